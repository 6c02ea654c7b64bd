"""Dates of one event: another day, month or year, at the precision that both sides give."""

from __future__ import annotations

from factcheck.compare.align import Alignment
from factcheck.facts import DateMention, Facts
from factcheck.findings import DateDiscrepancy, Discrepancy


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
        expected = _words(claim, other)
        made.append(
            DateDiscrepancy(
                _words(draft, one),
                expected,
                one.span,
                other.span,
                expected if same_shape else None,
            )
        )
    return made


def _alike(one: DateMention, two: DateMention) -> bool:
    """Whether two dates give some field that both have, or days that can be laid side by side."""
    if one.relation != two.relation and {one.relation, two.relation} != {"on", "after"}:
        return False
    if one.starts_on is not None and two.starts_on is not None:
        return True
    return any(
        a is not None and b is not None for a, b in zip(_fields(one), _fields(two), strict=True)
    )


def agree(one: DateMention, two: DateMention) -> bool:
    """Whether two dates can mean the same time: no field differs, and the days overlap."""
    if not any(
        a is not None and b is not None for a, b in zip(_fields(one), _fields(two), strict=True)
    ) and (one.starts_on is None or two.starts_on is None):
        return False
    if one.starts_on and two.starts_on and one.ends_on and two.ends_on:
        return one.starts_on <= two.ends_on and two.starts_on <= one.ends_on
    return all(
        a is None or b is None or a == b for a, b in zip(_fields(one), _fields(two), strict=True)
    )


def _fields(mention: DateMention) -> tuple[int | None, ...]:
    return (mention.year, mention.month, mention.day, mention.weekday)


def _shape(mention: DateMention) -> tuple[bool, ...]:
    return (
        mention.year is not None,
        mention.month is not None,
        mention.day is not None,
        mention.end - mention.first == 1,
    )


def _words(facts: Facts, mention: DateMention) -> str:
    base = facts.sentence.span.start
    return facts.sentence.text[mention.span.start - base : mention.span.end - base]
