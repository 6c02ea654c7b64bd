"""Lags: how long after one event another came: "the same week that", "a month after"."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from factcheck.compare.alignment import Alignment
from factcheck.facts import CONTENT, Dimension, Facts, Tag
from factcheck.findings import DateDiscrepancy, Discrepancy
from factcheck.text import Span

# Days of a unit: the shortest and the longest.
_UNITS = {
    "day": (1, 1),
    "week": (7, 7),
    "month": (28, 31),
    "year": (365, 366),
    "decade": (3650, 3660),
}
# What "days", "weeks" or "months" without a number come to, from two to so many.
_SOME = {"day": 13, "week": 10, "month": 23, "year": 30, "decade": 9}
_TYING = frozenset(("that", "as", "when", "in"))
_ONE = frozenset(("a", "an", "one"))
# "The days after" are no length of time.
_NO_LENGTH = frozenset(("the", "few", "these", "those"))


@attrs.frozen
class Lag:
    """How many days lie between two events, at least and at most, and the words that say so."""

    low: float
    high: float
    span: Span
    first: int
    end: int


def compare_lags(alignment: Alignment) -> list[Discrepancy]:
    """Report that two events lay further apart, or closer, than the claim has them."""
    ours = alignment.draft_side.told(_lags)
    theirs = alignment.claim_side.told(_lags) if ours else ()
    for one in ours if theirs else ():
        if one.first not in alignment.segment or not _is_of_these(alignment, one):
            continue
        if all(one.low > two.high or one.high < two.low for two in theirs):
            span = theirs[0].span
            return [alignment.differ(DateDiscrepancy, one.span, span, cues=("lag", "only"))]
    return []


def _is_of_these(alignment: Alignment, lag: Lag) -> bool:
    """Whether most of what stands on either side of a lag is told in the claim, too.

    Where it opens the sentence, both are behind it: "a month after A had acted, B did".
    """
    weights = alignment.draft_weights
    for words in _sides(alignment.draft, lag):
        told = sum(weights[i] for i in words)
        met = sum(weights[i] for i in words if i in alignment.pairs)
        if not met or 2 * met < told:
            return False
    return True


def _sides(facts: Facts, lag: Lag) -> tuple[range, range]:
    end = len(facts.tokens)
    if any(token.tag in CONTENT for token in facts.tokens[: lag.first]):
        return range(lag.first), range(lag.end, end)
    comma = next((i for i in range(lag.end, end) if facts.tokens[i].norm == ","), lag.end)
    return range(lag.end, comma), range(comma, end)


def _lags(facts: Facts) -> tuple[Lag, ...]:
    return tuple(_each(facts))


def _each(facts: Facts) -> Iterator[Lag]:
    tokens = facts.tokens
    for index, token in enumerate(tokens):
        if token.norm not in ("after", "before", "same"):
            continue
        if token.norm == "same":
            yield from _at_the_same(facts, index)
        elif index and tokens[index - 1].tag is Tag.NOUN and tokens[index - 1].lemma in _UNITS:
            yield from _apart(facts, index)


def _at_the_same(facts: Facts, index: int) -> Iterator[Lag]:
    """ "The same week that", "on the same day as"."""
    tokens = facts.tokens
    if index + 2 >= len(tokens) or tokens[index + 1].lemma not in _UNITS:
        return
    if tokens[index + 2].norm in _TYING and tokens[index + 1].form != "plural":
        span = tokens[index].span.cover(tokens[index + 1].span)
        yield Lag(0, _UNITS[tokens[index + 1].lemma][1], span, index, index + 2)


def _apart(facts: Facts, index: int) -> Iterator[Lag]:
    """ "A month after", "three days before", "weeks after"."""
    tokens = facts.tokens
    unit = tokens[index - 1]
    short, long = _UNITS[unit.lemma]
    before = tokens[index - 2].norm if index > 1 else ""
    counted = next((q for q in facts.quantities if q.end == index), None)
    low: float
    high: float
    if counted is not None:
        if counted.dimension is not Dimension.DURATION:
            return
        first = counted.first
        low, high = counted.low - counted.step / 2, counted.high + counted.step / 2
    elif before in _ONE:
        first, low, high = index - 2, short, long
    elif unit.form == "plural" and before not in _NO_LENGTH:
        first, low, high = index - 1, 2 * short, _SOME[unit.lemma] * long
    else:
        return
    span = tokens[first].span.cover(tokens[index].span)
    yield Lag(low, high, span, first, index + 1)
