"""Outcomes: what became of a bill, a suit, a strike or a ban that both sides tell of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from factcheck.compare.alignment import Alignment
from factcheck.compare.decisions import Outcome, outcomes
from factcheck.facts import Facts, Mode, Tag, Token
from factcheck.findings import Discrepancy, Kind, PolarityDiscrepancy

_ABOUT = frozenset("for of on about over against to".split())
_CUES = frozenset(("antonym", "predicate", "verb", "stance"))
_OF_ANOTHER = frozenset(("of-another",))


def compare_outcomes(alignment: Alignment) -> list[Discrepancy]:
    """Report that a thing had its way where the claim says that it hadn't, or the reverse.

    What two have decided is of another decision.
    """
    made = []
    pairs = tuple(_pairs(alignment))
    for ours, theirs in pairs:
        if ours.verb not in alignment.segment or ours.won is theirs.won:
            continue
        if any(a.won is b.won for a, b in pairs if b is theirs) or not _may_oppose(ours, theirs):
            continue
        if _is_one_verb(alignment, ours, theirs):
            # What is denied of it is for polarity to mark: "almost passed".
            continue
        one = _may_be_one_decision(alignment, ours, theirs)
        found = alignment.draft.tokens[ours.verb].span
        expected = alignment.claim.tokens[theirs.verb].span
        cues = _CUES if one else _CUES | _OF_ANOTHER
        made.append(alignment.differ(PolarityDiscrepancy, found, expected, cues=cues))
    return made


def _is_one_verb(alignment: Alignment, ours: Outcome, theirs: Outcome) -> bool:
    return alignment.draft.tokens[ours.verb].lemma == alignment.claim.tokens[theirs.verb].lemma


def _may_oppose(ours: Outcome, theirs: Outcome) -> bool:
    """Whether both tell what has come about, or what will, of a thing whose time is fixed."""
    modes = {ours.mode, theirs.mode} - {None}
    return not modes or (ours.sort.to_come and modes == {Mode.FUTURE})


def without_told_outcomes(
    alignment: Alignment, found: Iterable[Discrepancy]
) -> tuple[Discrepancy, ...]:
    """Leave out denials, opposites and roles that only tell an outcome in other words.

    "An amendment to cut taxes failed" says what "rejected an amendment to cut taxes" says, and "the
    bill passed the Senate" what "the Senate passed the bill" says.
    """
    kept = tuple(found)
    for ours, theirs in _pairs(alignment):
        if ours.won is not theirs.won and (
            not _may_oppose(ours, theirs) or _is_one_verb(alignment, ours, theirs)
        ):
            continue
        span = alignment.draft.tokens[ours.verb].span
        told = alignment.claim.tokens[theirs.verb].span
        thing = alignment.draft.tokens[ours.thing].span
        turned = ours.acting is not theirs.acting
        kept = tuple(
            d
            for d in kept
            if not (d.kind is Kind.ROLE and turned and d.span.overlaps(thing))
            and (
                d.kind is not Kind.POLARITY
                or (d.cues >= _CUES and d.span == span)
                or not (d.span.overlaps(span) or d.expected_span.overlaps(told))
            )
        )
    return kept


def _pairs(alignment: Alignment) -> Iterator[tuple[Outcome, Outcome]]:
    """The outcomes of things that stand for each other: of the draft's, those in the segment."""
    told = alignment.claim_side.told(outcomes)
    for ours in alignment.draft_side.told(outcomes) if told else ():
        thing = alignment.draft.tokens[ours.thing].lemma
        for theirs in told:
            other = alignment.claim.tokens[theirs.thing].lemma
            if alignment.pairs.get(ours.thing) == theirs.thing and any(
                thing in line and other in line for line in ours.sort.things
            ):
                yield ours, theirs


def _may_be_one_decision(alignment: Alignment, ours: Outcome, theirs: Outcome) -> bool:
    """Whether no two are told to have decided: a council may approve what a court rejects.

    "They", or "deputies", may be the parliament's. Nor may it be two plans, one for a hotel and one
    for a library.
    """
    about = _about(alignment.draft, ours.thing)
    of_theirs = _about(alignment.claim, theirs.thing)
    for role in about.keys() & of_theirs.keys():
        if alignment.pairs.get(about[role]) != of_theirs[role]:
            return False
    if not ours.decided or not theirs.decided:
        return True
    deciders = alignment.subjects(ours.verb)
    others = alignment.claim_subjects(theirs.verb)
    if any(alignment.pairs.get(one) in others for one in deciders):
        return True
    told = [alignment.draft.tokens[i] for i in deciders]
    other = [alignment.claim.tokens[i] for i in others]
    return not told or not other or any(_is_vague(token) for token in told + other)


def _about(facts: Facts, thing: int) -> dict[str, int]:
    """What a thing is for, on or about: the head of each phrase after it, by its preposition."""
    return {a.role: a.head for a in facts.arguments if a.governor == thing and a.role in _ABOUT}


def _is_vague(token: Token) -> bool:
    return token.tag is Tag.PRONOUN or (token.tag is Tag.NOUN and token.form == "plural")
