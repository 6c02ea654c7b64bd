"""Dates of one event: another day, month or year, at the precision that both sides give."""

from __future__ import annotations

from datetime import date

from factcheck.compare.align import Alignment
from factcheck.facts import DateMention
from factcheck.findings import DateDiscrepancy, Discrepancy

AS_OF = "as of"
_BOUNDED = frozenset(("after", "since", "before", "until"))


def compare_dates(alignment: Alignment) -> list[Discrepancy]:
    """Pair the dates of the clause with the claim's, and report a pair that cannot be one day."""
    draft, claim = alignment.draft, alignment.claim
    ours = [d for d in draft.dates if d.first in alignment.segment]
    if any(agree(one, two) for one in ours for two in claim.dates):
        left = [d for d in ours if not any(agree(d, two) for two in claim.dates)]
        rest = [d for d in claim.dates if not any(agree(one, d) for one in ours)]
    else:
        left, rest = ours, list(claim.dates)
    made: list[Discrepancy] = []
    for one in left:
        other = next((d for d in rest if _alike(one, d)), None)
        if other is None:
            continue
        rest.remove(other)
        same_shape = _shape(one) == _shape(other)
        expected = claim.words(other.span)
        made.append(
            DateDiscrepancy(
                draft.words(one.span),
                expected,
                one.span,
                other.span,
                expected if same_shape else None,
            )
        )
    return made


def _alike(one: DateMention, two: DateMention) -> bool:
    """Whether two dates give some field that both have, or days that can be laid side by side.

    "As of" dates a record, not an event: another one is about another record.
    """
    if AS_OF in (one.relation, two.relation):
        return False
    if one.starts_on is not None and two.starts_on is not None:
        return True
    return any(
        a is not None and b is not None for a, b in zip(_fields(one), _fields(two), strict=True)
    )


def agree(one: DateMention, two: DateMention) -> bool:
    """Whether two dates can mean the same time: no field differs, and the days overlap.

    "After 2006" takes in 2007, and "before May" April; a bound with no day known says nothing.
    """
    if one.starts_on and two.starts_on and one.ends_on and two.ends_on:
        if one.relation == two.relation:
            return one.starts_on <= two.ends_on and two.starts_on <= one.ends_on
        start, end = _reach(one)
        other_start, other_end = _reach(two)
        return start <= other_end and other_start <= end
    if _BOUNDED & {one.relation, two.relation} and one.relation != two.relation:
        return True
    shared = [
        (a, b)
        for a, b in zip(_fields(one), _fields(two), strict=True)
        if a is not None and b is not None
    ]
    return bool(shared) and all(a == b for a, b in shared)


def _reach(mention: DateMention) -> tuple[date, date]:
    """The first and last day that a date with its preposition can mean."""
    assert mention.starts_on is not None
    assert mention.ends_on is not None
    start, end = mention.starts_on, mention.ends_on
    if mention.relation in ("after", "since"):
        return start, date.max
    if mention.relation in ("before", "until"):
        return date.min, end
    return start, end


def _fields(mention: DateMention) -> tuple[int | None, ...]:
    return (mention.year, mention.month, mention.day, mention.weekday)


def _shape(mention: DateMention) -> tuple[bool, ...]:
    return (
        mention.year is not None,
        mention.month is not None,
        mention.day is not None,
        mention.end - mention.first == 1,
    )
