"""Numbers in one slot: another amount, another bound, another rank."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from factcheck.compare.alignment import Alignment
from factcheck.compare.amounts import (
    DOWNWARD,
    UPWARD,
    agree,
    as_told,
    beyond,
    comparable,
    finer,
    is_another_rank,
    is_in_name,
    is_same_number,
    is_set_aside,
    pass_by,
    strictly_apart,
)
from factcheck.compare.changes import is_told_otherwise
from factcheck.compare.derived import is_derived
from factcheck.compare.standards import is_in_comparison
from factcheck.compare.ties import CLOSE, nearness, strength, ties_between
from factcheck.compare.unlike import are_unlike, bounds
from factcheck.facts import Comparator, Dimension, Facts, Quantity
from factcheck.findings import (
    ComparatorDiscrepancy,
    DateDiscrepancy,
    Discrepancy,
    QuantifierDiscrepancy,
    QuantityDiscrepancy,
)
from factcheck.text import Span

_SAME_NUMBER = 5.0
# How far apart, in percent, two shares may be that are one.
_SAME_SHARE = 0.5
_AGREEING = 0.8
# The tie from which two numbers count as being in one slot.
_TIED = 1.2
# How many steps of its last digit a number, or a sum, must have for few events to share it.
_TELLING = 100
_TELLING_SUM = 20
_PERIODS = frozenset(("quarter", "half"))
_DERIVED = frozenset(("derived",))
# How strongly two numbers are tied, how far apart they stand, their places, and what ties them.
_Pair = tuple[float, int, int, int, frozenset[str]]
_SIGNED = frozenset((Dimension.MONEY, Dimension.PERCENT))
# From so much, a number without a unit is hardly another thing's.
_TELLING_ALONE = 1000


def compare_quantities(alignment: Alignment) -> list[Discrepancy]:
    """Pair the numbers that stand in one slot, and report those that cannot both be right.

    A number that the claim gives, too, is its counterpart wherever it stands.
    """
    ours, theirs = numbers(alignment)
    scored = []
    for n, one in enumerate(ours):
        for m, two in enumerate(theirs):
            if comparable(one, two) and not are_unlike(alignment, one, two):
                cues = ties_between(alignment, one, two, ours, theirs)
                score = strength(cues)
                score += _SAME_NUMBER if _is_same(one, two) else nearness(one, two)
                score += _AGREEING * (agree(one, two) and not beyond(one, two))
                scored.append((-score, abs(one.first - two.first), n, m, cues))
    seen_draft: set[int] = set()
    seen_claim: set[int] = set()
    made: list[Discrepancy] = []
    ordered = sorted(scored, key=lambda pair: pair[:4])
    for _, _, n, m, cues in ordered:
        if n in seen_draft or m in seen_claim:
            continue
        seen_draft.add(n)
        seen_claim.add(m)
        one, two = ours[n], theirs[m]
        clash = not agree(one, two) or beyond(one, two)
        clash = clash or pass_by(alignment.draft, one, alignment.claim, two)
        if clash or strictly_apart(one, two) or _have_other_tops(alignment, one, two):
            said = cues | {"rounding"} if strictly_apart(one, two) and not clash else cues
        elif _is_same(one, two):
            continue
        elif finer(one, two):
            said = cues | {"finer"}
        else:
            # It may agree with a number that tells something else.
            pairs = [p for p in ordered if p[2] == n and not _is_given(p, ordered, ours, theirs)]
            rival = _rival(one, theirs, pairs, strength(cues))
            if rival is None:
                continue
            two, said = rival
        if is_derived(one, theirs):
            said |= _DERIVED
        made.append(difference(alignment, one, two, said))
    return [*made, *_numbered_names(alignment)]


def _have_other_tops(alignment: Alignment, one: Quantity, two: Quantity) -> bool:
    """Whether both are the most that is told: "faces up to 10 years" is not "up to 13"."""
    return one.high != two.high and bounds(alignment, one, two) == ["up to", "up to"]


def _is_same(one: Quantity, two: Quantity) -> bool:
    """Whether two numbers are one, as "two fifths" and "40 percent" are."""
    shares = one.dimension is two.dimension is Dimension.PERCENT
    alike = shares and one.comparator is two.comparator
    middle = abs((one.low + one.high) - (two.low + two.high)) / 2
    return is_same_number(one, two) or (alike and middle < _SAME_SHARE)


def _numbered_names(alignment: Alignment) -> list[Discrepancy]:
    """Numbers that tell two things of one name apart: "Apollo 13", "Apollo 11"."""
    draft, claim = alignment.draft, alignment.claim
    theirs = {q.first - 1: q for q in claim.quantities if is_in_name(claim, q)}
    made = []
    for one in draft.quantities:
        if one.first not in alignment.segment or not is_in_name(draft, one):
            continue
        two = theirs.get(alignment.pairs.get(one.first - 1, -1))
        numbers = {q.low for q in theirs.values()}
        own = {q.low for q in draft.quantities if is_in_name(draft, q)}
        if two is not None and one.low not in numbers and two.low not in own:
            made.append(difference(alignment, one, two, ("in-name",)))
    return made


def _is_given(
    pair: _Pair, ordered: list[_Pair], ours: list[Quantity], theirs: list[Quantity]
) -> bool:
    """Whether the draft has a pair's number of the claim as it is, tied to it as closely."""
    _, _, n, m, cues = pair
    tie = strength(cues)
    return any(
        m == other and n != one and _is_same(ours[one], theirs[m]) and strength(ties) >= tie
        for _, _, one, other, ties in ordered
    )


def _rival(
    one: Quantity,
    theirs: list[Quantity],
    pairs: list[_Pair],
    tie: float,
) -> tuple[Quantity, frozenset[str]] | None:
    """The number at odds with one that agrees with another, where its tie is as close.

    So is a bound that is only looser than the claim's.
    """
    for _, _, _, m, cues in pairs:
        two = theirs[m]
        if not _fits(one, two) and (strength(cues) >= tie or "close" in cues):
            return two, cues | {"agrees-elsewhere"}
        bounded = one.comparator is two.comparator and one.comparator in UPWARD | DOWNWARD
        if bounded and one.low != two.low:
            # "Over 4,000" is true of over 5,000, but not what was said.
            return two, cues | {"looser"}
    return None


@attrs.frozen
class Standing:
    """How a number of the draft stands to the claim's: each of the three is one of a few words.

    `known`: "same" (the claim gives it), "agrees" (with one of the claim's), "clashes" (with all
    that are comparable) or "unknown" (none is). `in_slot`: whether the number tied to the same slot
    agrees; `nearest`: whether the number nearest in value does; "none" where there isn't one.
    `telling`: whether it is a sum of money, or has three digits that count: few events share it.
    """

    known: str
    in_slot: str
    nearest: str
    bound: str
    dimension: str
    telling: bool


def standings(alignment: Alignment) -> list[Standing]:
    """How each number of the clause stands to the claim's numbers."""
    ours, theirs = numbers(alignment)
    return [_standing(alignment, one, ours, theirs) for one in ours]


def _standing(
    alignment: Alignment, one: Quantity, ours: list[Quantity], theirs: list[Quantity]
) -> Standing:
    others = [two for two in theirs if comparable(one, two)]
    agreeing = [two for two in others if _fits(one, two)]
    if any(is_same_number(one, two) for two in others):
        known = "same"
    else:
        known = "agrees" if agreeing else "clashes" if others else "unknown"
    tied = nearest = "none"
    ties = [(strength(ties_between(alignment, one, two, ours, theirs)), two) for two in others]
    strongest = max((tie for tie, _ in ties), default=0.0)
    if strongest >= _TIED:
        tied = _either([_fits(one, two) for tie, two in ties if tie == strongest])
    near = max((nearness(one, two) for two in others), default=0.0)
    if near >= CLOSE:
        nearest = _either([_fits(one, two) for two in others if nearness(one, two) == near])
    digits = _TELLING_SUM if one.dimension is Dimension.MONEY else _TELLING
    telling = one.step > 0 and one.low >= digits * one.step
    bound = one.comparator.name.lower()
    return Standing(known, tied, nearest, bound, one.dimension.value, telling)


def _either(fits: list[bool]) -> str:
    return "agrees" if all(fits) else "mixed" if any(fits) else "clashes"


def _fits(one: Quantity, two: Quantity) -> bool:
    return agree(one, two) and not beyond(one, two) and not strictly_apart(one, two)


def numbers(alignment: Alignment) -> tuple[list[Quantity], list[Quantity]]:
    """The numbers of the clause and of the claim, without those that belong to names.

    Nor with those that others are set against ("three, not two", "three instead of two") or held
    against, or that follow from the claim's.
    """
    draft, claim = alignment.draft, alignment.claim
    ours = [
        as_told(draft, q)
        for q in draft.quantities
        if q.first in alignment.segment and not _is_beside(draft, q)
    ]
    bare = {(q.low, q.high) for q in draft.quantities if _is_bare(q)}
    theirs = [
        as_told(claim, q)
        for q in claim.quantities
        if not _is_beside(claim, q) and not (q.dimension in _SIGNED and (q.low, q.high) in bare)
    ]
    return [
        q
        for q in ours
        if not is_told_otherwise(alignment, q, theirs) and not is_another_rank(draft, q, theirs)
    ], theirs


def _is_bare(quantity: Quantity) -> bool:
    """Whether a number leaves out its unit, which one before has: "6.1 percent, from 6.8"."""
    plain = quantity.dimension is Dimension.COUNT and not quantity.unit and quantity.noun is None
    return plain and (quantity.low % 1 != 0 or quantity.low >= _TELLING_ALONE)


def _is_beside(facts: Facts, quantity: Quantity) -> bool:
    """Whether a number counts nothing that the sentence asserts."""
    aside = is_set_aside(facts, quantity) or is_in_comparison(facts, quantity)
    return aside or is_in_name(facts, quantity)


def difference(
    alignment: Alignment, one: Quantity, two: Quantity, cues: Iterable[str]
) -> Discrepancy:
    """Return the discrepancy between two numbers, of the kind that it is."""
    if one.dimension is Dimension.CLOCK or _is_period(alignment.draft, one):
        cls: type[Discrepancy] = DateDiscrepancy
    elif one.dimension is Dimension.ORDINAL:
        cls = QuantifierDiscrepancy
    elif one.low == two.low and one.high == two.high:
        cls = ComparatorDiscrepancy
    else:
        cls = QuantityDiscrepancy
    ranked = one.dimension is Dimension.ORDINAL and one.comparator is not two.comparator
    if cls is ComparatorDiscrepancy or ranked:
        return alignment.differ(cls, _with_bound(one), _with_bound(two), cues=cues)
    replacement = _replacement(alignment.draft, alignment.claim, one, two)
    return alignment.differ(cls, one.span, two.span, replacement, cues)


def _is_period(facts: Facts, quantity: Quantity) -> bool:
    """Whether a rank tells which part of a year or match is meant: "the second quarter"."""
    following = facts.tokens[quantity.end].lemma if quantity.end < len(facts.tokens) else ""
    return quantity.dimension is Dimension.ORDINAL and following in _PERIODS


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


def cues_between(alignment: Alignment, one: Quantity, two: Quantity) -> frozenset[str]:
    """What ties two numbers of the two sides to one slot."""
    return ties_between(alignment, one, two, *numbers(alignment))
