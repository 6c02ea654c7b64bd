"""Numbers that have changed places: "from 5.9 to 6.3" for "from 6.3 to 5.9", men for women."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from factcheck.compare.alignment import Alignment
from factcheck.compare.amounts import comparable, is_same_number
from factcheck.compare.quantities import cues_between, difference, numbers
from factcheck.facts import CONTENT, Facts, Quantity, Tag
from factcheck.findings import Discrepancy

_ENDS = frozenset(("from", "to"))
# Where what is told of one number ends, besides at the next one.
_PARTS = frozenset((",", ";", ":", ".", "(", ")", "—", "–"))
# How far from a number, in tokens, words still tell what it is of.
_REACH = 6
_Pair = tuple[Quantity, Quantity]


def compare_exchanges(alignment: Alignment) -> list[Discrepancy]:
    """Report two numbers of the claim that the draft gives, each in the other's place."""
    ours, theirs = numbers(alignment)
    if len(ours) < 2 or len(theirs) < 2:
        return []
    for one, two in combinations(ours, 2):
        if not comparable(one, two) or is_same_number(one, two):
            continue
        for first, second in _given_by(one, two, theirs):
            if _turned(alignment, one, two, first, second) or _crossed(
                alignment, (one, two), (first, second)
            ):
                return [
                    difference(alignment, mine, other, cues_between(alignment, mine, other) | _SAID)
                    for mine, other in ((one, second), (two, first))
                ]
    return []


_SAID = frozenset(("exchanged",))


def _given_by(one: Quantity, two: Quantity, theirs: list[Quantity]) -> Iterator[_Pair]:
    """The claim's numbers that are the draft's two, where it gives each of them once."""
    found = [
        [q for q in theirs if comparable(mine, q) and is_same_number(mine, q)]
        for mine in (one, two)
    ]
    if all(len(same) == 1 for same in found):
        yield found[0][0], found[1][0]


def _turned(
    alignment: Alignment, one: Quantity, two: Quantity, first: Quantity, second: Quantity
) -> bool:
    """Whether a change is told the other way round: what it was from is what it was to."""
    mine = [_end(alignment.draft, q) for q in (one, two)]
    claimed = [_end(alignment.claim, q) for q in (first, second)]
    return set(mine) == set(claimed) == _ENDS and mine != claimed


def _end(facts: Facts, quantity: Quantity) -> str:
    """Whether a change starts from a number or leads to it, "" where neither is told."""
    place = quantity.first - 1
    bound = quantity.comparator_span
    while place >= 0 and bound is not None and facts.tokens[place].start >= bound.start:
        place -= 1
    norm = facts.tokens[place].norm if place >= 0 else ""
    return norm if norm in _ENDS else ""


def _crossed(alignment: Alignment, mine: _Pair, claimed: _Pair) -> bool:
    """Whether the words around each number stand for those around the other, and none for its own.

    In "five women and three men" the order is another, and nothing is exchanged.
    """
    ours = [_around(alignment.draft, q) for q in mine]
    theirs = [_around(alignment.claim, q) for q in claimed]
    if any(_met(alignment, ours[n], theirs[n]) for n in (0, 1)):
        return False
    return all(_met(alignment, ours[n], theirs[1 - n]) for n in (0, 1))


def _met(alignment: Alignment, mine: frozenset[int], claimed: frozenset[int]) -> bool:
    return any(alignment.pairs.get(i) in claimed for i in mine)


def _around(facts: Facts, quantity: Quantity) -> frozenset[int]:
    """The content words that tell what a number is of, in its part of the sentence."""
    made: set[int] = set()
    counted = {i for q in facts.quantities for i in range(q.first, q.end)}
    counted |= {q.noun for q in facts.quantities if q is not quantity and q.noun is not None}
    counted.discard(quantity.noun if quantity.noun is not None else -1)
    for start, step in ((quantity.first - 1, -1), (quantity.end, 1)):
        place = start
        while 0 <= place < len(facts.tokens) and abs(place - start) < _REACH:
            token = facts.tokens[place]
            if place in counted or token.norm in _PARTS or token.tag is Tag.CONJUNCTION:
                break
            if token.tag in CONTENT:
                made.add(place)
            place += step
    return frozenset(made)
