"""Lags: how long after one event another came: "the same week that", "a month after", "later"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

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
_LATER = frozenset(("later", "afterwards"))
_LONGER = frozenset(("more than", "over", "well over", "at least"))
_SHORTER = frozenset(("less than", "under", "just under", "within", "not even"))
_TYING = frozenset(("that", "as", "when", "in"))
_ONE = frozenset(("a", "an", "one"))
_ANCHORS = _LATER | {"after", "before", "same"}
# The share of what stands beside a lag that the claim must tell: of one sentence's two events each,
# and of the one where the other is told in another sentence.
_HALF = 0.5
_MOSTLY = 0.75
# "The days after" are no length of time.
_NO_LENGTH = frozenset(("the", "few", "these", "those"))


@attrs.frozen
class Lag:
    """How many days lie between two events, at least and at most, and the words that say so.

    `anchor` is the word that tells from where they are counted; of "later", it is from what another
    sentence tells.
    """

    low: float
    high: float
    span: Span
    first: int
    end: int
    anchor: str

    @property
    def is_open(self) -> bool:
        """Whether the other event is told in another sentence."""
        return self.anchor in _LATER


def compare_lags(alignment: Alignment) -> list[Discrepancy]:
    """Report that two events lay further apart, or closer, than the claim has them."""
    ours = alignment.draft_side.told(_lags)
    theirs = alignment.claim_side.told(_lags) if ours else ()
    for one in ours if theirs else ():
        if one.first not in alignment.segment or not _is_of_these(alignment, one):
            continue
        others = [two for two in theirs if one.is_open is two.is_open]
        if others and all(one.low > two.high or one.high < two.low for two in others):
            span = others[0].span
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
        if not met or met < (_MOSTLY if lag.is_open else _HALF) * told:
            return False
    return True


def _sides(facts: Facts, lag: Lag) -> tuple[Iterable[int], ...]:
    end = len(facts.tokens)
    if lag.is_open:
        return ((*range(lag.first), *range(lag.end, end)),)
    if any(token.tag in CONTENT for token in facts.tokens[: lag.first]):
        return range(lag.first), range(lag.end, end)
    comma = next((i for i in range(lag.end, end) if facts.tokens[i].norm == ","), lag.end)
    return range(lag.end, comma), range(comma, end)


def _lags(facts: Facts) -> tuple[Lag, ...]:
    return tuple(_each(facts))


def _each(facts: Facts) -> Iterator[Lag]:
    tokens = facts.tokens
    for index, token in enumerate(tokens):
        if token.norm not in _ANCHORS:
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
        yield Lag(0, _UNITS[tokens[index + 1].lemma][1], span, index, index + 2, "same")


def _apart(facts: Facts, index: int) -> Iterator[Lag]:
    """ "A month after", "three days before", "weeks after", "less than a month later"."""
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
    first, low, high = _bounded(facts, first, low, high)
    span = tokens[first].span.cover(tokens[index].span)
    yield Lag(low, high, span, first, index + 1, tokens[index].norm)


def _bounded(facts: Facts, first: int, low: float, high: float) -> tuple[int, float, float]:
    """A length of time with the words before it that bound it."""
    for start in range(max(0, first - 2), first):
        words = " ".join(t.norm for t in facts.tokens[start:first])
        if words in _LONGER:
            return start, low, float("inf")
        if words in _SHORTER:
            return start, 0, high
    return first, low, high
