"""Conflict: which claim, if any, contradicts a clause, in which slot, and how surely."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.comparison import Comparison
from factcheck.findings import Discrepancy, Kind
from factcheck.judge.features import pair_features, slot_features
from factcheck.judge.scoring import score, slot_score
from factcheck.judge.weighing import (
    ALIKE_BUT_FOR_A_DENIAL,
    ALIKE_BUT_FOR_TWO,
    CONFLICT_SHARED,
    FAR_BEST,
    HARDLY_LESS,
    ITS_OWN,
    LAST_RESORT,
    MUCH_SHARED,
    NAMES,
    NEAR_BEST,
    SURE_OF_SPEAKER,
    SURE_OF_TURN,
    SURE_OF_WORDS,
    Conflict,
    Group,
    Weighed,
    is_firm,
    is_negated,
    is_thin,
    is_turned_round,
    rank,
    tells_standing,
)

_LAST_RESORTS = frozenset(("gap", "weak"))
# A denial that belongs to nothing in particular, in words that the claim hasn't.
_UNTIED = frozenset(("alone", "loose"))
_NAMED = frozenset((Kind.ATTRIBUTION, Kind.ENTITY, Kind.PLACE))
_MEASURED = frozenset((Kind.QUANTITY, Kind.DATE))
_TELLING_APART = _NAMED | {Kind.DATE, Kind.QUANTITY, Kind.COMPARATOR, Kind.POLARITY}
_OF_SPEAKERS = frozenset(("speaker", "speakers"))
# Weight of what is in common up to which it may be told of any deed of its kind.
_OF_ANY = 3.0
# A part of a name in another's place.
_OTHER_SURNAME = frozenset(("edit", "left", "name", "unrelated"))
# What says what someone is, whatever else is told.
_DEFINING = frozenset(("defined", "station", "kin", "nation", "years-old"))
# What a date says beside itself, by which it is none of the day that is told of.
_NO_DAY = frozenset("bounded order other-event agrees-elsewhere".split())


def conflicts(group: Group) -> tuple[Conflict, ...]:
    """The possible conflicts of one clause, the surest first.

    The stretch that is likeliest the wrong one has the confidence that the clause is wrong at all;
    any further one has its share of that. Words laid side by side as a last resort have less.
    """
    found: list[Conflict] = []
    for item, slots in open_slots(group):
        likely = score(pair_features(item, slots, group))
        shares = [(slot_score(slot_features(item, slot)), slot) for slot in slots]
        best = max(share for share, _ in shares)
        misattributed = any("verbatim" in slot.cues for slot in slots)
        for share, slot in shares:
            part = 1.0 if share == best else share
            least = _least(slot, item.comparison)
            if slot.cues & _LAST_RESORTS and misattributed:
                # The speaker is what differs; the words around need not.
                continue
            if slot.cues & _LAST_RESORTS or (part < 1.0 and slot.cues >= _UNTIED):
                part *= LAST_RESORT
            found.append(Conflict(item, slot, max(least, round(likely * part, 3)), share))
    return tuple(
        sorted(
            found,
            key=lambda c: (-c.confidence, -c.share, c.item.claim.id, c.discrepancy.span),
        )
    )


def _least(slot: Discrepancy, comparison: Comparison) -> float:
    """The least confidence of a difference that a rule is sure of, whatever the model says."""
    if "verbatim" in slot.cues:
        return SURE_OF_SPEAKER
    if "one-edit" in slot.cues:
        return SURE_OF_WORDS
    return SURE_OF_TURN if is_turned_round(slot, comparison) else 0.0


def open_slots(group: Group) -> Iterator[tuple[Weighed, tuple[Discrepancy, ...]]]:
    """Each claim with its discrepancies that are worth weighing: it must speak of the slot.

    A claim that holds, on what the clause is about, aligned with it nearly as well as the best; and
    no better aligned claim has counterparts for the words in question.
    """
    if not group:
        return
    best = rank(group[0])
    for number, item in enumerate(group):
        c = item.comparison
        if not c.discrepancies or why_shut(item, best) is not None:
            continue
        slots = tuple(d for d in c.discrepancies if _is_open(d, item, group, number))
        if slots:
            yield item, slots


def why_shut(item: Weighed, best: float) -> str | None:
    """Why nothing that differs from a claim is worth weighing; None where something may be.

    `best` is the rank of the claim that the clause is aligned with best.
    """
    c = item.comparison
    if not item.claim.verdict.holds:
        return "differs, and the claim is none that holds"
    if c.shared < CONFLICT_SHARED:
        return "differs, and has too little in common with the clause to be about the same thing"
    if is_another_record(c):
        return "tells of something else: a name differs, and a day, a number or a further name"
    if is_denied_too(c):
        return "differs in what the clause denies"
    same_event = c.relation >= 0.85 and c.subject is not False and c.anchor >= 2.0
    defined = any(d.cues & _DEFINING for d in c.discrepancies)
    if not defined and rank(item) < (FAR_BEST if same_event else NEAR_BEST) * best:
        return "differs, and another claim is closer to the clause"
    return None


def is_another_record(c: Comparison) -> bool:
    """Whether a name differs and a day, a number, a denial or a further name does, too.

    "A 16-year-old named A is missing" says nothing on a 10-year-old named B. Where all else runs
    alike, or runs on around a denial put in, two slots that are not measured may be wrong.
    """
    firm = [d for d in c.discrepancies if is_firm(d)]
    if _is_of_another_day(firm) or (_is_done_elsewhere(firm) and not _is_nearly_the_same(c)):
        return True
    # "At least 29" agrees with much.
    kinds = {d.kind for d in firm if "bounded" not in d.cues or _is_other_bound(d)}
    kinds &= _TELLING_APART
    if kinds & _MEASURED and any(_is_other_surname(d) for d in c.discrepancies):
        # "John Smith died in 1994" says nothing on the day on which John Amos did.
        return True
    if not kinds & _NAMED or len(kinds) == 1 or _is_one_difference(firm):
        return False
    if len(kinds) > 2 or kinds & _MEASURED:
        # Courts, matches and markets are told in one form of words.
        return True
    put_in = any("put-in" in d.cues for d in firm)
    runs_on = put_in and c.alike >= ALIKE_BUT_FOR_A_DENIAL and c.shared >= MUCH_SHARED
    return not runs_on and not _is_nearly_the_same(c)


def _is_other_bound(discrepancy: Discrepancy) -> bool:
    """Whether one number is bounded the other way, and not only on one side."""
    return discrepancy.kind is Kind.COMPARATOR and "rounding" not in discrepancy.cues


def _is_one_difference(firm: list[Discrepancy]) -> bool:
    """Whether one name stands for one other wherever they differ, if by a pronoun."""
    told = [d for d in firm if d.kind in _TELLING_APART]
    return len({(d.found, d.expected) for d in told}) == 1


def _is_other_surname(discrepancy: Discrepancy) -> bool:
    """Whether one word of a name is another behind the same given name."""
    words = (discrepancy.found, discrepancy.expected)
    return discrepancy.cues >= _OTHER_SURNAME and all(
        word[0].isupper() and word.isalpha() for word in words
    )


def _is_of_another_day(firm: list[Discrepancy]) -> bool:
    """Whether another day or year is told of, and a number or an opposite goes with it.

    One report after the other runs like that: "rose in 2019", "fell in 2023".
    """
    day = any(
        d.kind is Kind.DATE and ("before-it-began" in d.cues or not d.cues & _NO_DAY) for d in firm
    )
    return day and any(
        d.kind is Kind.QUANTITY
        or (d.kind in (Kind.POLARITY, Kind.COMPARATOR) and "antonym" in d.cues)
        for d in firm
        if "agrees-elsewhere" not in d.cues
    )


def _is_done_elsewhere(firm: list[Discrepancy]) -> bool:
    """Whether what has been done for one name was only planned for another.

    To have opened a consulate in Oslo is not at odds with a plan for one in Bern.
    """
    return any("plan-done" in d.cues for d in firm) and any(d.kind in _NAMED for d in firm)


def is_denied_too(c: Comparison) -> bool:
    """Whether the draft denies what differs from the claim: killing 40 people, not 12."""
    denied = any(
        d.kind is Kind.POLARITY and is_firm(d) and "denies" in d.cues for d in c.discrepancies
    )
    return denied and any(d.kind in _MEASURED and is_firm(d) for d in c.discrepancies)


def _is_open(discrepancy: Discrepancy, item: Weighed, group: Group, number: int) -> bool:
    """Whether no other claim settles what a discrepancy is about."""
    standing = tells_standing(discrepancy)
    # Nor does another claim on what is told instead settle what the claim's is set aside for.
    settled_elsewhere = not standing and "turned-round" not in discrepancy.cues
    if settled_elsewhere and any(
        _covers(better, discrepancy)
        and not ("put-in" in discrepancy.cues and _is_nearer(item, better))
        for better in group[:number]
    ):
        # Where a body is named elsewhere tells nothing of who holds its offices, or of its seat.
        return False
    # What is put in the claim's place, "not the protests", may have its own time.
    in_place = "contrast" in discrepancy.cues
    if item.comparison.other_time and not (in_place or _is_whenever(discrepancy, item)):
        return False
    if "identifies" in discrepancy.cues and item.comparison.shared < _OF_ANY:
        # "The trial of Lee begins in May" says nothing on that of Moe.
        return False
    if "uncommitted" in discrepancy.cues:
        # What the sentence calls false, or leaves open, it doesn't say.
        return False
    if {"other-event"} <= discrepancy.cues and any(
        _has_day(other, discrepancy) for other in group if other is not item
    ):
        # Another claim tells what was on that day.
        return False
    if "of-another" in discrepancy.cues:
        # What is told of a second bus may be true beside what is known of the first.
        return False
    if discrepancy.kind is Kind.POLARITY and any(
        "uncommitted" in d.cues and is_firm(d) for d in item.comparison.discrepancies
    ):
        # Nor is it at odds with the claim to call something else false.
        return False
    if isinstance(discrepancy, NAMES) and (
        _may_both_be(discrepancy, item)
        or _is_far_fetched(discrepancy, item)
        or (settled_elsewhere and _has_its_own(discrepancy, group, item))
    ):
        return False
    if {"loose", "asserts"} <= discrepancy.cues and "put-in" not in discrepancy.cues:
        # Where the claim denies what the draft doesn't tell of, the draft may deny it otherwise:
        # "turned away" denies without a negation.
        return False
    if {"loose", "denies"} <= discrepancy.cues and _is_denied_elsewhere(item, group):
        return False
    return discrepancy.kind is not Kind.QUOTE or not any(_quotes_truly(other) for other in group)


def _has_day(item: Weighed, discrepancy: Discrepancy) -> bool:
    """Whether a claim that holds, and is told as a whole, has a clause's day, and not another."""
    c = item.comparison
    apart = (*(d.span for d in c.discrepancies), *(extra.span for extra in c.extra))
    told = item.claim.verdict.holds and c.claim_coverage >= ITS_OWN
    return told and not any(discrepancy.span.overlaps(other) for other in apart)


def _is_nearer(item: Weighed, other: Weighed) -> bool:
    """Whether a claim has all of a clause but for a denial put in, and another has less of it."""
    return item.comparison.coverage > other.comparison.coverage + HARDLY_LESS


def _is_denied_elsewhere(item: Weighed, group: Group) -> bool:
    """Whether another claim denies something, too, has as much of the clause, and is not at odds.

    "Neither A nor B sells cars" is what that claim tells of, not one on what A and B asked for.
    """
    return any(
        is_negated(other.facts)
        and other.comparison.coverage >= item.comparison.coverage - HARDLY_LESS
        and not any(is_firm(d) or "denies" in d.cues for d in other.comparison.discrepancies)
        for other in group
        if other is not item and other.claim.verdict.holds
    )


def _is_whenever(discrepancy: Discrepancy, item: Weighed) -> bool:
    """Whether a slot is filled in one way for all time: who wrote a book, not how many it sold."""
    exclusive = item.claim.exclusive
    named = isinstance(discrepancy, NAMES) or discrepancy.kind is Kind.QUOTE
    return named and (item.comparison.exclusive if exclusive is None else exclusive)


def _may_both_be(discrepancy: Discrepancy, item: Weighed) -> bool:
    """Whether what the claim says of one name may be true of another as well.

    So it is where the claim says so, where its relation holds of several things at a time (one
    visits Oslo and Helsinki), and of what is denied: several don't sell to the police. Where the
    two are nearly the same otherwise, or in lists that share two names, the model weighs it.
    """
    if item.claim.exclusive is not None:
        return not item.claim.exclusive
    if discrepancy.cues & _OF_SPEAKERS:
        return False
    # Lists that share two names, and differ in another, are two answers to one question.
    listed_alike = "partners" in discrepancy.cues
    if "several" in discrepancy.cues and not (listed_alike or _is_one_event(item)):
        return True
    if _is_nearly_the_same(item.comparison):
        return False
    said_to_be = "complement" in discrepancy.cues
    of_subject = discrepancy.kind is Kind.ATTRIBUTION or said_to_be
    return of_subject and item.comparison.denied


def _is_nearly_the_same(c: Comparison) -> bool:
    """Whether two long sentences run alike but for a stretch: so they hardly do by chance."""
    return c.alike >= ALIKE_BUT_FOR_TWO and c.shared >= MUCH_SHARED


def _is_one_event(item: Weighed) -> bool:
    """Whether the clause and the claim share a day, or a sum or number that is no round one.

    Who bought a company for $340 million in 2022 may have bought another, but hardly for as much.
    """
    signs = item.comparison.signs
    return bool(signs.get("day borne out") or signs.get("telling number same"))


def _is_far_fetched(discrepancy: Discrepancy, item: Weighed) -> bool:
    """Whether little but the name that differs ties the clause to the claim, or the names no slot.

    "Renault shut down a factory" says nothing on Volvo's, nor a dateline on who announced it.
    """
    thin = is_thin(discrepancy, item.comparison) and "aside" not in discrepancy.cues
    if discrepancy.kind is Kind.ATTRIBUTION and thin:
        return item.claim.exclusive is None
    return "weak" in discrepancy.cues and bool(discrepancy.cues & {"other-type", "near-type"})


def _quotes_truly(item: Weighed) -> bool:
    """Whether a claim quotes the same utterance in the same words."""
    c = item.comparison
    return c.quoted and not any(d.kind is Kind.QUOTE for d in c.discrepancies)


def _covers(item: Weighed, discrepancy: Discrepancy) -> bool:
    """Whether a claim on the same event has counterparts for the words in question.

    One that is at odds with the same words in the same way is no witness for them.
    """
    c = item.comparison
    if c.relation < 0.5 or c.subject is False:
        return False
    if any(d.span.overlaps(discrepancy.span) for d in c.discrepancies):
        return False
    return not any(extra.span.overlaps(discrepancy.span) for extra in c.extra)


def _has_its_own(discrepancy: Discrepancy, group: Group, best: Weighed) -> bool:
    """Whether a claim about the draft's own name says nearly the same: then it isn't misplaced."""
    return any(
        item is not best
        and not any(is_firm(d) for d in item.comparison.discrepancies)
        and item.comparison.coverage >= ITS_OWN
        and item.comparison.mode
        and item.comparison.relation >= 0.5
        and item.comparison.subject is not False
        and not any(e.span.overlaps(discrepancy.span) for e in item.comparison.extra)
        and not any(d.span.overlaps(discrepancy.span) for d in item.comparison.discrepancies)
        for item in group
    )
