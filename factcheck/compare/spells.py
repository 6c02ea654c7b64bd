"""Spells: how long something went on, told without a number: "for years", "for a few weeks"."""

from __future__ import annotations

from collections.abc import Iterator
from math import inf

import attrs

from factcheck.compare.alignment import Alignment
from factcheck.facts import Dimension, Facts, Tag
from factcheck.findings import DateDiscrepancy, Discrepancy
from factcheck.text import Span

# Days of a unit, and how many of it "a few" or "several" are at most.
_UNITS = {"day": (1, 14), "week": (7, 12), "month": (30, 30), "year": (365, 15)}
_LONG = {"decade": 3650, "century": 36500, "generation": 7300}
_FEW = frozenset(("few", "several", "couple"))
_MANY = frozenset(("many", "countless"))
_WITHIN = frozenset("a of some just only the past last".split())
# How many times longer one must be, at least, for there to be no doubt: "weeks", "years".
_FAR = 4.0
# How many words may stand between "for" and the unit: "for only a few short weeks".
_REACH = 5


@attrs.frozen
class _Spell:
    """How many days something went on, at least and at most; `vague` where no number tells it."""

    low: float
    high: float
    span: Span
    first: int
    vague: bool


def compare_spells(alignment: Alignment) -> list[Discrepancy]:
    """Report that something has gone on for far longer, or less long, than the claim has it."""
    ours = alignment.draft_side.told(_spells)
    theirs = alignment.claim_side.told(_spells) if ours else ()
    for one in ours if theirs else ():
        if one.first not in alignment.segment or not alignment.meets_half_around(one.first):
            continue
        apart = all(one.low > two.high or one.high < two.low for two in theirs)
        if apart and (one.vague or any(two.vague for two in theirs)):
            far = all(one.low > _FAR * two.high or _FAR * one.high < two.low for two in theirs)
            cues = ("lag", "only", *(("turned-round",) if far else ()))
            return [alignment.differ(DateDiscrepancy, one.span, theirs[0].span, cues=cues)]
    return []


def _spells(facts: Facts) -> tuple[_Spell, ...]:
    return tuple(_each(facts))


def _each(facts: Facts) -> Iterator[_Spell]:
    tokens = facts.tokens
    for opener, token in enumerate(tokens):
        if token.norm != "for":
            continue
        counted = next(
            (
                q
                for q in facts.quantities
                if opener < q.first <= opener + 2 and q.dimension is Dimension.DURATION
            ),
            None,
        )
        if counted is not None:
            span = token.span.cover(counted.span)
            yield _Spell(counted.low, counted.high, span, opener, vague=False)
            continue
        for place in range(opener + 1, min(opener + 1 + _REACH, len(tokens))):
            unit = tokens[place]
            if unit.tag is Tag.NOUN and unit.form == "plural" and unit.lemma in {*_UNITS, *_LONG}:
                words = {t.norm for t in tokens[opener + 1 : place]}
                low, high = _range(unit.lemma, words)
                yield _Spell(low, high, token.span.cover(unit.span), opener, vague=True)
                break
            if unit.norm not in _WITHIN | _FEW | _MANY and unit.tag is not Tag.ADJECTIVE:
                break


def _range(unit: str, words: set[str]) -> tuple[float, float]:
    """The days that "weeks", "a few weeks" or "many weeks" come to, at least and at most."""
    if unit in _LONG:
        return _LONG[unit], inf
    days, few = _UNITS[unit]
    if words & _FEW:
        return 2 * days, few * days
    return (few if words & _MANY else 2) * days, inf
