"""Rows of digits: scores, ranges, fractions, and what is none: clock times, codes."""

from __future__ import annotations

import attrs

from factcheck.analysis.measures import counts_several_after, measure, quantity_of
from factcheck.analysis.numerals import Number, are_touching, norm_at, single_at
from factcheck.analysis.units import COUNT, PERCENT, Unit, unit_starting_at
from factcheck.facts import Dimension, Quantity, Tag, Token

RATINGS = frozenset((5.0, 10.0, 100.0))
"""The best marks that ratings are given out of: "8.5/10", "73 out of 100", "4/5"."""
_MATCH_VERBS = frozenset("win lose beat defeat draw score vote rule thrash".split())


def share_of(part: float, whole: float, end: int) -> Number:
    """A part as percent; what is no whole percent, as a third, is as good as the nearest."""
    percent = 100 * part / whole
    slack = 0.0 if abs(percent - round(percent)) < 1e-9 else 0.5
    return Number(percent - slack, percent + slack, 1.0, end)


def chain_at(tokens: tuple[Token, ...], index: int) -> tuple[int, ...]:
    """The numbers in digits that hyphens, strokes or colons tie together from `index` on."""
    found = [index]
    while (
        tokens[found[-1]].norm[0].isdigit()
        and norm_at(tokens, found[-1] + 1) in ("-", "–", "/", ":")
        and norm_at(tokens, found[-1] + 2)[:1].isdigit()
        and are_touching(tokens, found[-1] + 1)
        and are_touching(tokens, found[-1] + 2)
    ):
        found.append(found[-1] + 2)
    return tuple(found)


def read_chain(tokens: tuple[Token, ...], chain: tuple[int, ...]) -> Quantity | None:
    """A score, range or fraction; None for a date, a clock time, a telephone number, a code."""
    if len(chain) > 2:
        return None
    first, second = chain
    one, two = single_at(tokens, first), single_at(tokens, second)
    if one is None or two is None:
        return None
    sign = tokens[first + 1].norm
    if sign == "/" and two.low in RATINGS and one.low <= two.low:
        rating = attrs.evolve(one, end=two.end)
        return quantity_of(tokens, first, rating, Unit(Dimension.COUNT, 1.0, f"/{two.low:g}"))
    if sign == "/":
        if norm_at(tokens, second + 1) != "of" or not 0 < one.low < two.low:
            return None
        return quantity_of(tokens, first, share_of(one.low, two.low, second + 1), PERCENT)
    if sign == ":":
        return None
    number = attrs.evolve(two, low=one.low * (two.scale if one.scale == 1.0 else 1.0))
    if number.low < two.low and not _is_match(tokens, first, two.end):
        unit = unit_starting_at(tokens, two.end)
        if unit is not None or counts_several_after(tokens, two.end) or two.scale > 1:
            return measure(tokens, first, number)
        return None if two.low >= 1000 else quantity_of(tokens, first, number, COUNT)
    if max(one.low, two.low) >= 1000 or two.scale > 1:
        return None
    return quantity_of(tokens, first, _score(one, two), Unit(Dimension.SCORE, 1.0))


def _score(one: Number, two: Number) -> Number:
    low, high = sorted((one.low, two.low))
    return Number(low, high, 1.0, two.end)


def _is_match(tokens: tuple[Token, ...], index: int, end: int) -> bool:
    """Whether the words around say that two numbers are a result: "lost 1-3", "a 1-3 defeat"."""
    before = tokens[index - 1] if index > 0 else None
    if before is not None and before.tag is Tag.VERB and before.lemma.split()[0] in _MATCH_VERBS:
        return not counts_several_after(tokens, end)
    after = tokens[end] if end < len(tokens) else None
    single = after is not None and after.tag is Tag.NOUN and after.form != "plural"
    return (
        single and unit_starting_at(tokens, end) is None and not counts_several_after(tokens, end)
    )
