"""Numbers told otherwise: "rose by 23" for "rose to 141 from 118"; what is left of a whole."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.compare.alignment import Alignment
from factcheck.compare.amounts import comparable
from factcheck.facts import Dimension, Facts, Quantity, Tag

# What makes a number beside it the size of a change.
_AFTER = frozenset(
    "more less fewer higher lower longer shorter larger smaller up down above below".split()
)
_BEFORE = frozenset("by up down another".split())
# How many tokens may stand between a number and "more", the thing counted among them.
_REACH = 2
# How many tokens part a part from its whole: "two of the nine".
_APART = 5
# As exact as the arithmetic of floating point is.
_EXACT = 1e-6


def is_change(facts: Facts, quantity: Quantity) -> bool:
    """Whether a number tells how far something moved: "by 23", "15 cents more", "up 4 percent"."""
    before = facts.tokens[quantity.first - 1].norm if quantity.first else ""
    following = facts.tokens[quantity.end : quantity.end + _REACH]
    told = next((t for t in following if t.norm in _AFTER), None)
    # "10 more than" and "200 fewer", not "100 up to".
    return before in _BEFORE or (told is not None and told.tag is not Tag.PREPOSITION)


def is_told_otherwise(alignment: Alignment, one: Quantity, theirs: list[Quantity]) -> bool:
    """Whether a number of the draft follows from two of the claim's by plain arithmetic.

    A change from the levels before and after it, a level from the change and the other level, what
    is left from a part and its whole.
    """
    claim = alignment.claim
    if is_change(alignment.draft, one):
        sums = {low for a, b in _levels(claim, theirs) for low in _changes(one, a, b)}
    else:
        rests = _rests(alignment, one, theirs)
        sums = {*_other_levels(claim, one, theirs), *rests, *_with_itself(alignment, one, theirs)}
    return any(abs(one.low - value) <= _EXACT * abs(value) for value in sums)


def _with_itself(alignment: Alignment, one: Quantity, theirs: list[Quantity]) -> Iterator[float]:
    """ "The three" are the claim's "two others" and the one that they are set beside."""
    draft, claim = alignment.draft, alignment.claim
    for two in theirs:
        if one.dimension is two.dimension is Dimension.COUNT:
            if _are_others(claim, two) and _is_whole(draft, one):
                yield two.low + 1
            if _are_others(draft, one) and _is_whole(claim, two):
                yield two.low - 1


def _are_others(facts: Facts, quantity: Quantity) -> bool:
    return any(t.lemma == "other" for t in facts.tokens[quantity.end : quantity.end + 1])


def _is_whole(facts: Facts, quantity: Quantity) -> bool:
    before = facts.tokens[max(0, quantity.first - 1) : quantity.first]
    return any(token.norm in ("the", "all") for token in before)


def _levels(facts: Facts, theirs: list[Quantity]) -> Iterator[tuple[Quantity, Quantity]]:
    """Two numbers between which something moved: "from 25 to 29", "to 141 from 118"."""
    for a in theirs:
        if a.first and facts.tokens[a.first - 1].norm == "from":
            yield from (
                (a, b)
                for b in theirs
                if b is not a and comparable(a, b) and not is_change(facts, b)
            )


def _changes(one: Quantity, a: Quantity, b: Quantity) -> Iterator[float]:
    """How far it is from `a` to `b`, in the unit of `one`, or as a share of `a` in percent."""
    moved = abs(b.low - a.low)
    shares = a.dimension is Dimension.PERCENT
    if one.dimension is a.dimension and (one.unit == a.unit or shares):
        yield moved
    elif one.dimension is Dimension.PERCENT and a.low and one.step:
        percent = 100 * moved / abs(a.low)
        # As exact as the draft tells it.
        yield one.low if abs(percent - one.low) <= one.step / 2 else percent


def _other_levels(facts: Facts, one: Quantity, theirs: list[Quantity]) -> Iterator[float]:
    """Where something stood before a change, and after it, as the level beside it tells."""
    for change in theirs:
        if is_change(facts, change) and comparable(one, change):
            for level in theirs:
                told = level.first and facts.tokens[level.first - 1].norm in ("to", "from")
                if told and level is not change and comparable(level, change):
                    yield level.low - change.low
                    yield level.low + change.low


def _rests(alignment: Alignment, one: Quantity, theirs: list[Quantity]) -> Iterator[float]:
    """What is left of a whole that a part is told of: "two of the nine", "one of its engines"."""
    if one.dimension is not Dimension.COUNT:
        return
    tokens, told = alignment.claim.tokens, _tells_the_same(alignment, one)
    for whole in theirs:
        if not comparable(one, whole) or whole.noun is None:
            continue
        for later in theirs:
            if later.first > whole.first and _is_of_them(alignment.claim, later):
                yield whole.low - later.low
        for place in range(max(0, whole.first - _APART), whole.first - 1):
            if tokens[place + 1].norm != "of":
                continue
            part = next((q.low for q in theirs if q.end == place + 1), None)
            if part is None and tokens[place].norm == "one":
                part = 1.0
            if part is not None and part < whole.low:
                yield part
                if not told:
                    yield whole.low - part


def _is_of_them(facts: Facts, quantity: Quantity) -> bool:
    """Whether a number is a part of what was counted before: "39 of them"."""
    following = [t.norm for t in facts.tokens[quantity.end : quantity.end + 2]]
    return following in (["of", "them"], ["of", "these"], ["of", "those"])


def _tells_the_same(alignment: Alignment, one: Quantity) -> bool:
    """Whether a number is told of the claim's deed, undenied: "five were rescued"."""
    draft, claim = alignment.draft, alignment.claim
    clause = next((c for c in draft.clauses if one.first in c.tokens), None)
    if clause is None or clause.predicate is None:
        return True
    verb = alignment.carrier(clause.predicate)
    deed = alignment.pairs.get(verb)
    if deed is None or any(n.focus == verb for n in draft.negations):
        return False
    # In "two of the nine miners trapped there were saved" the verb after the noun says of which.
    return not any(q.noun is not None and deed == q.noun + 1 for q in claim.quantities)
