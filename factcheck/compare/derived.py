"""Derived numbers: those that plain arithmetic gives of the claim's: sums, differences, shares."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, permutations

from factcheck.compare.amounts import comparable
from factcheck.facts import Dimension, Quantity

# How far a derived number may be off where it is rounded, as a share of it, and in points.
_ROUNDED = 0.006
_POINTS = 0.6
# Beside more numbers than this, some sum or other fits by chance.
_MOST = 5


def is_derived(one: Quantity, theirs: Sequence[Quantity]) -> bool:
    """Return whether a number of the draft is a sum, difference, share or multiple of the claim's.

    Whether it is the right one to work out isn't told by it: judgement weighs it.
    """
    if one.low != one.high or len(theirs) > _MOST:
        return False
    reach = max(one.step / 2 if one.low >= 1 else 0.0, _ROUNDED * abs(one.low))
    if one.dimension is Dimension.PERCENT:
        return any(abs(value - one.low) <= _POINTS for value in _shares(theirs))
    return any(abs(value - one.low) <= reach for value in _values(one, theirs))


def _values(one: Quantity, theirs: Sequence[Quantity]) -> Iterator[float]:
    same = [q.low for q in theirs if comparable(one, q)]
    for a, b in combinations(same, 2):
        yield a + b
        yield abs(a - b)
    for factor in _factors(theirs):
        for value in same:
            yield value * factor
            yield value * (1 + factor)
            yield value * abs(1 - factor)
            if factor:
                yield value / factor


def _factors(theirs: Sequence[Quantity]) -> Iterator[float]:
    for quantity in theirs:
        if quantity.dimension is Dimension.MULTIPLE:
            yield quantity.low
        elif quantity.dimension is Dimension.PERCENT:
            yield (quantity.low + quantity.high) / 200.0


def _shares(theirs: Sequence[Quantity]) -> Iterator[float]:
    """One number as a share of another, and the change from one to another, in percent."""
    for a, b in permutations(theirs, 2):
        if comparable(a, b) and b.low:
            yield 100.0 * a.low / b.low
            yield 100.0 * abs(a.low - b.low) / abs(b.low)
            if a.dimension is Dimension.PERCENT:
                yield abs(a.low - b.low)
    for a in theirs:
        if a.dimension is Dimension.PERCENT:
            yield 100.0 - a.low
