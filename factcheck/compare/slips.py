"""Slips: numbers that are easily written for each other, so that one of two is likely a mistake.

Two numbers on different things are seldom a slip of the pen apart. So where much else is reworded,
a slip still tells that one number is meant.
"""

from __future__ import annotations

from factcheck.facts import Comparator, Quantity

_TEENS = range(13, 20)
# The most that a number has one nought, or three, too many or too few.
_POWERS = (1, 2, 3)


def is_slip(one: Quantity, two: Quantity) -> bool:
    """Whether one number may be a slip for the other.

    So are two digits that changed places (138, 183), noughts too many or too few (25,000,
    250,000), and "-teen" for "-ty" (16, 60). Bounds and ranges are none.
    """
    if not (_is_plain(one) and _is_plain(two)) or one.low == two.low:
        return False
    if _is_tenfold(one.low, two.low) or _is_teen(one.low, two.low) or _is_teen(two.low, one.low):
        return True
    step = min(one.step, two.step)
    ours, theirs = _digits(one.low, step), _digits(two.low, step)
    if len(ours) != len(theirs):
        return False
    apart = [n for n, (a, b) in enumerate(zip(ours, theirs, strict=True)) if a != b]
    if len(apart) != 2 or apart[1] != apart[0] + 1:
        return False
    first, last = apart
    return (ours[first], ours[last]) == (theirs[last], theirs[first])


def _is_plain(quantity: Quantity) -> bool:
    exact = quantity.comparator in (Comparator.EQUAL, Comparator.ABOUT)
    return exact and quantity.low == quantity.high > 0 and quantity.step > 0


def _is_tenfold(one: float, two: float) -> bool:
    low, high = sorted((one, two))
    return any(abs(high - low * 10**power) <= 1e-9 * high for power in _POWERS)


def _is_teen(teen: float, ten: float) -> bool:
    return teen in _TEENS and ten == 10 * (teen - 10)


def _digits(value: float, step: float) -> str:
    """The digits of a number down to a place value."""
    return str(round(value / step))
