"""Ties between numbers: what makes two of them count as being in one slot."""

from __future__ import annotations

from math import fsum

from factcheck.compare.alignment import Alignment
from factcheck.compare.amounts import comparable, measured_noun
from factcheck.compare.sides import Side
from factcheck.compare.slips import is_slip
from factcheck.facts import Comparator, Dimension, Facts, Quantity

# What each cue adds when numbers are paired, and a number that both sides give.
_TIES = {
    "noun": 2.0,
    "open-noun": 0.5,
    "other-noun": -0.7,
    "before": 0.8,
    "after": 0.8,
    "only": 0.5,
    "near": 0.6,
    "nearer": 0.4,
    "other-unit": -0.5,
}
# How far from a number, in tokens, words still tell what it is about.
_REACH = 7
# The most that one number may be of the other, and what that adds.
_NEAR = ((1.05, 1.0), (1.25, 0.8), (2.0, 0.4), (5.0, 0.2))
CLOSE = 0.8
# How many digits two numbers have to share for one to be a slip of the other, in any order and at
# another scale.
_SLIPPED = 3
_SCALED = 2
_MEASURED = frozenset(Dimension) - {Dimension.COUNT, Dimension.ORDINAL}


def ties_between(
    alignment: Alignment,
    one: Quantity,
    two: Quantity,
    ours: list[Quantity],
    theirs: list[Quantity],
) -> frozenset[str]:
    """What ties two numbers to one slot: what they count, and what stands around them."""
    made = {one.dimension.value}
    if one.noun is not None and two.noun is not None:
        if _counts_same(alignment, one, two):
            made.add("noun")
        elif _one_name(alignment, one.noun, two.noun):
            made.add("open-noun")
        else:
            made.add("other-noun")
    elif one.dimension in _MEASURED and not _one_substance(alignment, one, two):
        made.add("other-noun")
    if one.unit != two.unit:
        made.add("other-unit")
    near = _near(alignment, one, two, ours, theirs)
    made.update(("near", "nearer")[: min(near, 2)])
    for step, cue in ((-1, "before"), (1, "after")):
        mine = _beside(alignment.draft_side, one, step)
        claimed = _beside(alignment.claim_side, two, step)
        if mine is not None and claimed is not None and alignment.aligned(mine, claimed):
            made.add(cue)
    if all(
        sum(comparable(quantity, side) for side in sides) == 1
        for quantity, sides in ((one, theirs), (two, ours))
    ):
        made.add("only")
    if one.comparator is not Comparator.EQUAL or two.comparator is not Comparator.EQUAL:
        made.add("bounded")
    if nearness(one, two) >= CLOSE:
        made.add("close")
    if is_slip(one, two):
        made.add("slip")
    return frozenset(made)


def strength(cues: frozenset[str]) -> float:
    """How strongly cues tie two numbers to one slot."""
    return fsum(_TIES.get(cue, 0.0) for cue in cues)


def nearness(one: Quantity, two: Quantity) -> float:
    """Numbers close to each other are the likelier to give one thing, right or wrong.

    So are those of the same digits: 412 million and 412 billion, 1,204 and 2,140.
    """
    if one.dimension is Dimension.ORDINAL:
        return 0.0
    if _same_digits(one, two):
        return CLOSE
    low, high = sorted((abs(one.low), abs(two.low)))
    ratio = high / low if low else (1.0 if high == 0 else float("inf"))
    return next((worth for most, worth in _NEAR if ratio <= most), 0.0)


def _same_digits(one: Quantity, two: Quantity) -> bool:
    """Whether two numbers are written with the same digits, in any order or at another scale."""
    if not one.step or not two.step or one.low != one.high or two.low != two.high:
        return False
    mine, claimed = (f"{abs(q.low) / q.step:.0f}".strip("0") for q in (one, two))
    if mine == claimed:
        return len(mine) >= _SCALED
    return len(mine) >= _SLIPPED and sorted(mine) == sorted(claimed)


def _counts_same(alignment: Alignment, one: Quantity, two: Quantity) -> bool:
    """Whether two numbers count one thing: nouns that meet, or a noun and what befell it.

    "530 people recovered" and "503 recoveries" count the same.
    """
    i, j = one.noun, two.noun
    assert i is not None
    assert j is not None
    draft, claim = alignment.draft, alignment.claim
    if alignment.aligned(i, j) or draft.tokens[i].lemma == claim.tokens[j].lemma:
        return True
    befell = {a.governor for a in alignment.draft_side.headed(i)}
    befallen = {a.governor for a in alignment.claim_side.headed(j)}
    return any(alignment.pairs.get(verb) == j for verb in befell) or any(
        alignment.pairs.get(i) == verb for verb in befallen
    )


def _near(
    alignment: Alignment,
    one: Quantity,
    two: Quantity,
    ours: list[Quantity],
    theirs: list[Quantity],
) -> int:
    """How many words close to the one number stand for words close to the other."""
    claimed = _window(alignment.claim, two, theirs)
    return sum(
        alignment.pairs.get(i) in claimed
        for i in _window(alignment.draft, one, ours)
        if i != one.noun
    )


def _window(facts: Facts, quantity: Quantity, others: list[Quantity]) -> frozenset[int]:
    """The tokens around a number, up to the next number of its sort."""
    stops = {i for q in others if q is not quantity for i in range(q.first, q.end)}
    made: set[int] = set()
    for start, step in ((quantity.first - 1, -1), (quantity.end, 1)):
        place = start
        while 0 <= place < len(facts.tokens) and abs(place - start) < _REACH:
            if place in stops or facts.tokens[place].norm in (".", ";"):
                break
            made.add(place)
            place += step
    return frozenset(made)


def _one_substance(alignment: Alignment, one: Quantity, two: Quantity) -> bool:
    """Whether two measures may be of one thing: "28 tonnes of salmon", not "41 tonnes of cod"."""
    ours, theirs = measured_noun(alignment.draft, one), measured_noun(alignment.claim, two)
    return ours is None or theirs is None or alignment.pairs.get(ours) == theirs


def _one_name(alignment: Alignment, one: int, two: int) -> bool:
    """Whether the counted nouns may be one thing that the lexicon doesn't tie together."""
    return one not in alignment.pairs and two not in alignment.back


def _beside(side: Side, quantity: Quantity, step: int) -> int | None:
    return side.content_beside(quantity.end - 1 if step > 0 else quantity.first, step)
