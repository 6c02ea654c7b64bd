"""Levels: the same thing told to have risen, fallen or stayed as it was, number or none."""

from __future__ import annotations

from collections.abc import Iterable

from factcheck.compare.alignment import Alignment
from factcheck.compare.sameness import are_of_two_times, qualifiers_left
from factcheck.compare.trends import EXTREMES, Level, levels
from factcheck.compare.unturned import is_unturned
from factcheck.facts import Facts
from factcheck.findings import Discrepancy, Kind, PolarityDiscrepancy
from factcheck.text import Span

_CUES = frozenset(("antonym", "direction", "predicate", "verb"))
_STAGES = frozenset("early midday noon open opened".split())


def compare_levels(alignment: Alignment) -> list[Discrepancy]:
    """Report a level that the claim has another way, of what both are told of.

    Verbs that oppose each other by themselves, "rose" and "fell", are for polarity to weigh.
    """
    told = alignment.claim_side.told(levels)
    if told and (are_of_two_times(alignment) or _is_stage(alignment)):
        return []
    against = set(alignment.opposed.values())
    for ours in alignment.draft_side.told(levels) if told else ():
        if ours.verb not in alignment.segment or ours.verb in alignment.opposed:
            continue
        same = [theirs for theirs in told if _are_of_one(alignment, ours, theirs)]
        if any(theirs.sign == ours.sign for theirs in same):
            continue
        for theirs in same:
            if theirs.verb in against or is_unturned(alignment, ours.word, theirs.word):
                continue
            if ours.by_verb and theirs.by_verb and ours.moved is theirs.moved:
                continue
            found = _span_of(alignment.draft, ours)
            expected = _span_of(alignment.claim, theirs)
            return [alignment.differ(PolarityDiscrepancy, found, expected, cues=_CUES)]
    return []


def _span_of(facts: Facts, level: Level) -> Span:
    """The word that tells a level, with its denial where that tells it: "did | not change"."""
    span = facts.tokens[level.word].span
    if level.sign != 0 or level.word != level.verb:
        return span
    denial = next((n.token for n in facts.negations if n.token + 1 == level.verb), level.verb)
    return facts.tokens[denial].span.cover(span)


def without_told_levels(
    alignment: Alignment, found: Iterable[Discrepancy]
) -> tuple[Discrepancy, ...]:
    """Leave out opposites of a word for a level that the claim tells of the same thing, too.

    "Revenue stagnated" is what "revenue was unchanged, while profit fell" says.
    """
    told = {(level.thing, level.sign) for level in alignment.claim_side.told(levels)}
    spans = [
        alignment.draft.tokens[level.word].span
        for level in (alignment.draft_side.told(levels) if told else ())
        if (alignment.pairs.get(level.thing), level.sign) in told
    ]
    return tuple(
        d
        for d in found
        if d.kind is not Kind.POLARITY or not any(d.span.overlaps(span) for span in spans)
    )


def _is_stage(alignment: Alignment) -> bool:
    """Whether one side alone tells how a day of trading began, or went on."""
    return bool(alignment.draft_side.norms & _STAGES) != bool(alignment.claim_side.norms & _STAGES)


def _are_of_one(alignment: Alignment, ours: Level, theirs: Level) -> bool:
    """Whether two levels are of one thing: "fewer people died" is told of "deaths"."""
    if not _have_one_base(ours, theirs):
        return False
    if any(qualifiers_left(alignment, ours.thing, theirs.thing)):
        return False
    met = alignment.pairs.get(ours.thing)
    if met == theirs.thing or (theirs.deed is not None and met == theirs.deed):
        return True
    return ours.deed is not None and alignment.pairs.get(ours.deed) == theirs.thing


def _have_one_base(ours: Level, theirs: Level) -> bool:
    """Whether two levels may be held against one time; a year, or a peak, is no other's."""
    bases = {ours.since, theirs.since}
    if any(isinstance(base, int) or base in EXTREMES for base in bases):
        return len(bases) == 1
    return len(bases - {None}) < 2
