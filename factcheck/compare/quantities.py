"""Numbers in one slot: another amount, another bound, another rank."""

from __future__ import annotations

from factcheck.compare.align import Alignment
from factcheck.compare.sides import content_beside
from factcheck.facts import Comparator, Dimension, Facts, Quantity, Tag
from factcheck.findings import (
    ComparatorDiscrepancy,
    Discrepancy,
    QuantifierDiscrepancy,
    QuantityDiscrepancy,
)
from factcheck.text import Span

# "About 30" takes in what lies within a tenth; "nearly 30" the same.
_ABOUT = 0.1
# Twelve months, 52 weeks and a year are one length of time.
_CALENDAR = 0.008
# Bounds in opposite directions: on one number they clash, "fewer than 50" and "at least 50".
_OPPOSITE_BOUNDS = (
    {Comparator.LESS, Comparator.AT_LEAST},
    {Comparator.MORE, Comparator.AT_MOST},
    {Comparator.LESS, Comparator.MORE},
    {Comparator.AT_LEAST, Comparator.AT_MOST},
)
# The place value from which a number written with zeros may be a round one.
_ROUND = 100
_SPANS_OF_TIME = frozenset({Dimension.DURATION, Dimension.AGE})
_UPWARD = frozenset({Comparator.MORE, Comparator.AT_LEAST})
_DOWNWARD = frozenset({Comparator.LESS, Comparator.AT_MOST})
# A counted noun in common, or a neighbour: what ties two numbers to one slot.
_ENOUGH = 0.8
_MEASURED = frozenset(Dimension) - {Dimension.COUNT, Dimension.ORDINAL}


def compare_quantities(alignment: Alignment) -> list[Discrepancy]:
    """Pair the numbers that stand in one slot, and report those that cannot both be right."""
    draft, claim = alignment.draft, alignment.claim
    ours = [q for q in draft.quantities if q.first in alignment.segment and not _in_name(draft, q)]
    theirs = [q for q in claim.quantities if not _in_name(claim, q)]
    agreed_draft: set[int] = set()
    agreed_claim: set[int] = set()
    for n, one in enumerate(ours):
        for m, two in enumerate(theirs):
            if m not in agreed_claim and comparable(one, two) and agree(one, two):
                agreed_draft.add(n)
                agreed_claim.add(m)
                break
    scored = []
    for n, one in enumerate(ours):
        for m, two in enumerate(theirs):
            if n in agreed_draft or m in agreed_claim or not comparable(one, two):
                continue
            score = _slot_score(alignment, one, two)
            if score >= _ENOUGH or (score > 0 and _only_pair(one, two, ours, theirs)):
                scored.append((-score, abs(one.first - two.first), n, m))
    made: list[Discrepancy] = []
    for _, _, n, m in sorted(scored):
        if n in agreed_draft or m in agreed_claim:
            continue
        agreed_draft.add(n)
        agreed_claim.add(m)
        made.append(_discrepancy(draft, claim, ours[n], theirs[m]))
    return made


def _in_name(facts: Facts, quantity: Quantity) -> bool:
    """Whether a bare number belongs to the name before it: "Apollo 13", "Gundam 00"."""
    bare = quantity.dimension is Dimension.COUNT and quantity.noun is None
    return bare and quantity.first > 0 and facts.tokens[quantity.first - 1].tag is Tag.NAME


def _only_pair(one: Quantity, two: Quantity, ours: list[Quantity], theirs: list[Quantity]) -> bool:
    """Whether each side has just one measure of the sort, so that nothing else could be meant."""
    return one.dimension in _MEASURED and all(
        sum(comparable(quantity, side) for side in sides) == 1
        for quantity, sides in ((one, ours), (two, theirs))
    )


def comparable(one: Quantity, two: Quantity) -> bool:
    """Whether two numbers measure the same sort of thing."""
    return one.dimension is two.dimension and one.unit == two.unit


def agree(one: Quantity, two: Quantity) -> bool:
    """Whether two numbers can both be right: equal, within each other's bounds, or rounded.

    The less precise side sets how far rounding reaches: half its last digit's place value.
    """
    if one.dimension is Dimension.SCORE:
        return (one.low, one.high) == (two.low, two.high)
    low, high = _bounds(one)
    other_low, other_high = _bounds(two)
    if {one.comparator, two.comparator} in _OPPOSITE_BOUNDS and one.low == two.low:
        return False
    reach = 0.0
    if one.step != two.step and one.dimension not in _SPANS_OF_TIME:
        coarse = one if one.step > two.step else two
        if coarse.step >= _ROUND or coarse.step < 1:
            reach = coarse.step / 2
    reach += 1e-9 * max(abs(one.high), abs(two.high))
    return low <= other_high + reach and other_low <= high + reach


def _bounds(quantity: Quantity) -> tuple[float, float]:
    low, high = quantity.low, quantity.high
    how = quantity.comparator
    if how is Comparator.ABOUT:
        return low * (1 - _ABOUT), high * (1 + _ABOUT)
    if how in _UPWARD:
        return low, float("inf")
    if how in _DOWNWARD:
        return float("-inf"), high
    if quantity.dimension in _SPANS_OF_TIME:
        return low * (1 - _CALENDAR), high * (1 + _CALENDAR)
    return low, high


def _slot_score(alignment: Alignment, one: Quantity, two: Quantity) -> float:
    """How surely two numbers stand in one slot: what they count, and what stands around them."""
    score = 0.0
    if one.noun is not None and two.noun is not None:
        if alignment.aligned(one.noun, two.noun):
            score += 2.0
        elif _one_name(alignment, one.noun, two.noun):
            score += 1.0
        elif one.dimension is not Dimension.PERCENT:
            score -= 0.7
    elif one.dimension in _MEASURED:
        score += 0.6 if _one_substance(alignment, one, two) else -1.0
    else:
        score += 0.2
    for step in (-1, 1):
        ours = _beside(alignment.draft, one, step)
        claimed = _beside(alignment.claim, two, step)
        if ours is not None and claimed is not None and alignment.aligned(ours, claimed):
            score += 0.8
    return score


def _one_substance(alignment: Alignment, one: Quantity, two: Quantity) -> bool:
    """Whether two measures may be of one thing: "28 tonnes of salmon", not "41 tonnes of cod"."""
    ours, theirs = _measured_noun(alignment.draft, one), _measured_noun(alignment.claim, two)
    return ours is None or theirs is None or alignment.pairs.get(ours) == theirs


def _measured_noun(facts: Facts, quantity: Quantity) -> int | None:
    if quantity.end + 1 >= len(facts.tokens) or facts.tokens[quantity.end].norm != "of":
        return None
    for index in range(quantity.end + 1, min(quantity.end + 5, len(facts.tokens))):
        if facts.tokens[index].tag in (Tag.NOUN, Tag.NAME):
            return index
    return None


def _one_name(alignment: Alignment, one: int, two: int) -> bool:
    """Whether the counted nouns may be one thing that the lexicon doesn't tie together."""
    return one not in alignment.pairs and two not in alignment.back


def _beside(facts: Facts, quantity: Quantity, step: int) -> int | None:
    return content_beside(facts, quantity.end - 1 if step > 0 else quantity.first, step)


def _discrepancy(draft: Facts, claim: Facts, one: Quantity, two: Quantity) -> Discrepancy:
    if one.dimension is Dimension.ORDINAL:
        cls: type[Discrepancy] = QuantifierDiscrepancy
    elif one.low == two.low and one.high == two.high:
        cls = ComparatorDiscrepancy
    else:
        cls = QuantityDiscrepancy
    if cls is ComparatorDiscrepancy:
        found, expected = _with_bound(one), _with_bound(two)
        return cls(draft.words(found), claim.words(expected), found, expected)
    replacement = _replacement(draft, claim, one, two)
    return cls(draft.words(one.span), claim.words(two.span), one.span, two.span, replacement)


def _with_bound(quantity: Quantity) -> Span:
    """The number with the words that bound it: "fewer than 500"."""
    bound = quantity.comparator_span
    return quantity.span if bound is None else quantity.span.cover(bound)


def _replacement(draft: Facts, claim: Facts, one: Quantity, two: Quantity) -> str | None:
    """The claim's number, where it stands in the same form ("five years" for "two years")."""
    ours = [t.norm for t in draft.tokens[one.first + 1 : one.end]]
    theirs = [t.norm for t in claim.tokens[two.first + 1 : two.end]]
    plain = one.comparator is Comparator.EQUAL and two.comparator is Comparator.EQUAL
    return claim.words(two.span) if plain and ours == theirs else None
