"""Things that have changed places between two halves: "convicted of murder, cleared of assault"."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeVar

import attrs

from factcheck.compare.align import COPULAS
from factcheck.compare.alignment import Alignment
from factcheck.compare.amounts import comparable
from factcheck.facts import CONTENT, DateMention, Facts, Quantity, Tag
from factcheck.findings import (
    DateDiscrepancy,
    Discrepancy,
    QuantityDiscrepancy,
    RoleDiscrepancy,
)
from factcheck.text import Span

_PARTING = frozenset("and but while whereas though although who which".split())
_KINDS: dict[str, type[Discrepancy]] = {"number": QuantityDiscrepancy, "date": DateDiscrepancy}
# A noun may have a noun or an adjective before it: "pilot error", "a technical fault".
_NOMINAL = frozenset(("noun", "adjective"))
_LIGHT = frozenset("be do have".split())
# What tells one half of a sentence from the other, beside whom it is of.
_TELLING = frozenset(("verb", "number", "date", "adjective"))
# How many things may have changed places at once: "fell by 3", "rose by 5".
_MOST = 2

_T = TypeVar("_T", Quantity, DateMention)


@attrs.frozen
class _Thing:
    """A name, number, date or word of the draft with its counterpart: first tokens of each."""

    sort: str
    mine: int
    theirs: int


def compare_crossings(alignment: Alignment) -> list[Discrepancy]:
    """Report what stands in one half of a sentence with what the claim has in the other.

    Some of both halves must stand where it stood, so that no mere change of order is meant: "died
    in Bari, was born in Split" for "was born in Split and died in Bari".
    """
    places = alignment.draft_side.told(_partings)
    others = alignment.claim_side.told(_partings)
    if not places or not others:
        return []
    things = tuple(_things(alignment))
    verbs = {c.predicate for c in alignment.draft.clauses if c.predicate is not None}
    said = all(alignment.draft.tokens[verb].lemma in COPULAS for verb in verbs)
    for place in places:
        for other in others:
            crossed = _crossed(things, place, other, said=said)
            if crossed is not None:
                one, two = crossed
                if _goes_with_its_noun(alignment, one) or not _measure_alike(alignment, one, two):
                    # "Three guns and a knife", "a knife and three guns".
                    continue
                found = _span(alignment.draft, one.mine)
                expected = _span(alignment.claim, two.theirs)
                words = alignment.draft.words(found), alignment.claim.words(expected)
                told = alignment.claim.words(_span(alignment.claim, one.theirs))
                if words[1].lower() in (words[0].lower(), told.lower()) or (
                    alignment.same_claim_name(one.theirs, two.theirs)
                ):
                    # A thing that is only told twice: "PBL, which said that PBL would".
                    continue
                kind = _KINDS.get(one.sort, RoleDiscrepancy)
                return [alignment.differ(kind, found, expected, cues=("crossed", one.sort))]
    return []


def _goes_with_its_noun(alignment: Alignment, thing: _Thing) -> bool:
    """Whether a number counts the same on both sides, wherever both stand."""
    ours = next((q.noun for q in alignment.draft.quantities if q.first == thing.mine), None)
    theirs = next((q.noun for q in alignment.claim.quantities if q.first == thing.theirs), None)
    return ours is not None and theirs is not None and alignment.pairs.get(ours) == theirs


def _measure_alike(alignment: Alignment, one: _Thing, two: _Thing) -> bool:
    """Whether two numbers may have changed places: not a sum of money and a count."""
    ours = next((q for q in alignment.draft.quantities if q.first == one.mine), None)
    theirs = next((q for q in alignment.claim.quantities if q.first == two.theirs), None)
    return ours is None or theirs is None or comparable(ours, theirs)


def _crossed(
    things: tuple[_Thing, ...], place: int, other: int, *, said: bool
) -> tuple[_Thing, _Thing] | None:
    """What has changed places around a parting word: the first thing, and what it stands for."""
    halves: dict[tuple[bool, bool], list[_Thing]] = {}
    for thing in things:
        halves.setdefault((thing.mine > place, thing.theirs > other), []).append(thing)
    if not halves.get((False, False)) or not halves.get((True, True)):
        return None
    ahead, back = halves.get((False, True), []), halves.get((True, False), [])
    days = _days_kept(halves)
    if days is not None and all(any(t.sort == "verb" for t in side) for side in (ahead, back)):
        # "Won in 2023 and lost in 2024", "lost in 2023 and won in 2024".
        return days
    if not ahead or len(ahead) > _MOST:
        return None
    ours, theirs = {t.sort: t for t in ahead}, {t.sort: t for t in back}
    both = [sort for sort in ours if sort in theirs]
    if len(ahead) != len(back) or not both:
        return None
    if ours.keys() != theirs.keys() and not ours.keys() | theirs.keys() <= _NOMINAL:
        return None
    if "name" in both and (len(both) > 1 or not _have_deeds(halves, said=said)):
        # A name that moves with its number, or its deed, is told in another order.
        return None
    return ours[both[0]], theirs[both[0]]


def _have_deeds(halves: dict[tuple[bool, bool], list[_Thing]], *, said: bool) -> bool:
    """Whether a deed, a number or a date stands in either half where it stood.

    Where it is only `said` what two things are, a noun tells one half from the other.
    """
    telling = _TELLING | {"noun"} if said else _TELLING
    return all(
        any(thing.sort in telling for thing in halves[half])
        for half in ((False, False), (True, True))
    )


def _days_kept(halves: dict[tuple[bool, bool], list[_Thing]]) -> tuple[_Thing, _Thing] | None:
    """The date of either half that stands in the same half on both sides, if nothing else does."""
    first = next((t for t in halves[False, False] if t.sort == "date"), None)
    second = halves[True, True]
    if first is None or any(t.sort != "date" for t in second):
        return None
    return first, second[0]


def _partings(facts: Facts) -> list[int]:
    """The words that part a sentence into halves, and don't join two things in a list."""
    return [
        i
        for i, token in enumerate(facts.tokens)
        if (token.norm in _PARTING and _beside(facts, i, -1) != _beside(facts, i, 1))
        or (token.norm == "not" and i and facts.tokens[i - 1].norm == ",")
    ]


def _beside(facts: Facts, index: int, step: int) -> str:
    """The sort of the nearest thing before a token (`step` -1), or after it (1)."""
    place = index + step
    while 0 <= place < len(facts.tokens):
        sort, _ = _thing(facts, place)
        if sort:
            return sort
        place += step
    return ""


def _things(alignment: Alignment) -> Iterator[_Thing]:
    """What both sides tell of, in the draft's order: names, equal numbers and dates, words."""
    draft, claim = alignment.draft, alignment.claim
    made = [
        _Thing("name", draft.entities[n].first, claim.entities[m].first)
        for n, m in alignment.names.items()
    ]
    made += [_Thing("number", *pair) for pair in _equal(draft.quantities, claim.quantities, _size)]
    made += [_Thing("date", *pair) for pair in _equal(draft.dates, claim.dates, _day)]
    for i, j in alignment.pairs.items():
        (sort, first), (other, second) = _thing(draft, i), _thing(claim, j)
        if sort == other and sort not in ("", "name", "number", "date"):
            made.append(_Thing(sort, first, second))
    return iter(sorted((t for t in made if t.mine in alignment.segment), key=lambda t: t.mine))


def _equal(
    ours: tuple[_T, ...], theirs: tuple[_T, ...], value: Callable[[_T], object]
) -> Iterator[tuple[int, int]]:
    """The first tokens of numbers, or dates, that are the same and stand once on either side."""
    for one in ours:
        same = [two for two in theirs if value(two) == value(one)]
        if len(same) == 1 and sum(value(other) == value(one) for other in ours) == 1:
            yield one.first, same[0].first


def _size(quantity: Quantity) -> object:
    return quantity.low, quantity.high, quantity.unit


def _day(mention: DateMention) -> object:
    return mention.year, mention.month, mention.day, mention.weekday


def _thing(facts: Facts, index: int) -> tuple[str, int]:
    """The sort of thing that a token belongs to, "" for none, and its first token."""
    for sort, found in (
        ("name", facts.entities),
        ("date", facts.dates),
        ("number", facts.quantities),
    ):
        for one in found:
            if one.first <= index < one.end:
                return sort, one.first
    token = facts.tokens[index]
    tells = token.tag in CONTENT and token.tag is not Tag.ADVERB and token.lemma not in _LIGHT
    return (token.tag.name.lower() if tells else ""), index


def _span(facts: Facts, first: int) -> Span:
    for found in (facts.entities, facts.dates, facts.quantities):
        for one in found:
            if one.first == first:
                return one.span
    return facts.tokens[first].span
