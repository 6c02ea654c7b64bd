"""Conflict: which claim, if any, contradicts a clause, in which slot, and how surely."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.findings import Comparison, Discrepancy, Kind
from factcheck.judge.features import features
from factcheck.judge.scoring import score
from factcheck.judge.weighing import (
    CONFLICT_SHARED,
    FAR_BEST,
    NAMES,
    NEAR_BEST,
    SUPPORT_COVERAGE,
    Conflict,
    Group,
    Weighed,
    rank,
)

# The least share of words that are the same, in order, for a denial or a word to tell.
_LOOSELY_ALIKE = 0.25
_CLOSELY_ALIKE = 0.5
_NAMES = frozenset((Kind.ATTRIBUTION, Kind.ENTITY, Kind.PLACE))
# Where a name or a day differs, each of these tells of another event when it differs, too.
_TELLING_APART = frozenset((Kind.DATE, Kind.QUANTITY, Kind.PLACE, Kind.ATTRIBUTION, Kind.POLARITY))


def conflicts(group: Group) -> tuple[Conflict, ...]:
    """The possible conflicts of one clause, the surest first."""
    found = [
        Conflict(item, discrepancy, score(features(item, discrepancy, group)))
        for item, discrepancy in open_slots(group)
    ]
    return tuple(sorted(found, key=lambda c: (-c.confidence, c.item.claim.id, c.discrepancy.span)))


def open_slots(group: Group) -> Iterator[tuple[Weighed, Discrepancy]]:
    """The discrepancies that are worth weighing: of a claim that speaks of the slot.

    A claim that holds, on what the clause is about, aligned with it nearly as well as the best; and
    no better aligned claim has counterparts for the words in question.
    """
    if not group:
        return
    best = rank(group[0])
    for number, item in enumerate(group):
        c = item.comparison
        if not c.discrepancies or not item.claim.verdict.holds or c.shared < CONFLICT_SHARED:
            continue
        same_event = c.relation >= 0.85 and c.subject is not False and c.anchor >= 2.0
        if rank(item) < (FAR_BEST if same_event else NEAR_BEST) * best:
            continue
        for discrepancy in c.discrepancies:
            if any(_covers(better, discrepancy) for better in group[:number]):
                continue
            if _may_both_be(discrepancy, item) or _is_another_record(discrepancy, c):
                continue
            if _is_rewording(discrepancy, c) or _is_of_another(discrepancy, c):
                continue
            if isinstance(discrepancy, NAMES) and _has_its_own(discrepancy, group, item):
                continue
            if discrepancy.kind is Kind.QUOTE and any(_quotes_truly(other) for other in group):
                continue
            yield item, discrepancy


def _may_both_be(discrepancy: Discrepancy, item: Weighed) -> bool:
    """Whether what the claim says of one name may be true of another as well.

    So it is where the claim says so, where its relation holds of several things at a time (one
    visits Oslo and Helsinki), and of what is denied: several don't sell to the police.
    """
    if not isinstance(discrepancy, NAMES) or item.claim.exclusive is True:
        return False
    said_to_be = "complement" in discrepancy.cues
    if (discrepancy.kind is Kind.ATTRIBUTION or said_to_be) and item.comparison.denied:
        return True
    return item.claim.exclusive is False or "several" in discrepancy.cues


def _is_another_record(discrepancy: Discrepancy, c: Comparison) -> bool:
    """Whether what happened, to whom, and when or where all differ: something else is told.

    "A 16-year-old named A is missing" says nothing on a 10-year-old named B.
    """
    if c.subject is False and discrepancy.kind is not Kind.ROLE:
        return not isinstance(discrepancy, NAMES)
    others = [d for d in c.discrepancies if d is not discrepancy and "word" not in d.cues]
    kinds = {d.kind for d in others}
    if isinstance(discrepancy, NAMES) or discrepancy.kind is Kind.DATE:
        return bool(kinds & _TELLING_APART)
    return bool(kinds & _NAMES) and Kind.DATE in kinds


def _is_rewording(discrepancy: Discrepancy, c: Comparison) -> bool:
    """Whether the sides run so little alike that a word, or a denial, may just be put otherwise.

    "Giant" stands for "company", and "turned away" denies without a negation.
    """
    cues = discrepancy.cues
    if discrepancy.kind is Kind.POLARITY and "loose" in cues:
        # Where the claim denies what the draft doesn't tell of, the draft may deny it otherwise.
        return c.alike < _LOOSELY_ALIKE or ("asserts" in cues and "put-in" not in cues)
    return {"word", "unrelated"} <= cues and "edit" not in cues and c.alike < _CLOSELY_ALIKE


def _is_of_another(discrepancy: Discrepancy, c: Comparison) -> bool:
    """Whether a day or a number is told of another name than the claim's: another's death, say."""
    if discrepancy.kind not in (Kind.DATE, Kind.QUANTITY):
        return False
    return not c.about and not c.topical


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
        and all("word" in d.cues for d in item.comparison.discrepancies)
        and item.comparison.coverage >= SUPPORT_COVERAGE
        and item.comparison.mode
        and item.comparison.relation >= 0.5
        and item.comparison.subject is not False
        and not any(e.span.overlaps(discrepancy.span) for e in item.comparison.extra)
        for item in group
    )
