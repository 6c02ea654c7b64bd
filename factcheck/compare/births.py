"""Births: where somebody is told to have been born, in another place than the claim has it."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from factcheck.compare.alignment import Alignment
from factcheck.compare.holders import ending_at
from factcheck.compare.names import Match, match, overlap
from factcheck.facts import Entity, EntityType, Facts, Tag
from factcheck.findings import Discrepancy, PlaceDiscrepancy
from factcheck.lexicon import gazetteer

_PEOPLE = frozenset({EntityType.PERSON, EntityType.UNKNOWN})
_WITHIN = frozenset({Tag.NOUN, Tag.ADJECTIVE, Tag.NAME})
# Places of one of these are apart unless one lies in the other.
_RANKS = frozenset(("city", "country", "region"))
# How many words may tell what somebody is: "the Porto-born television presenter Ann Lee".
_REACH = 4


@attrs.frozen
class Birth:
    """That somebody was born in a place: both as indexes of entities."""

    person: int
    place: int


def compare_births(alignment: Alignment) -> list[Discrepancy]:
    """Report somebody who was born elsewhere in the claim."""
    ours = alignment.draft_side.told(find_births)
    theirs = alignment.claim_side.told(find_births) if ours else ()
    made: list[Discrepancy] = []
    for one in ours if theirs else ():
        place = alignment.draft.entities[one.place]
        known = [
            alignment.claim.entities[two.place]
            for two in theirs
            if alignment.names.get(one.person) == two.person
        ]
        if place.first not in alignment.segment or not known:
            continue
        if all(_are_apart(place, other) for other in known):
            span, name = known[0].span, known[0].name
            cues = ("birth", "defined")
            made.append(alignment.differ(PlaceDiscrepancy, place.span, span, name, cues))
    return made


def find_births(facts: Facts) -> tuple[Birth, ...]:
    """Where those that a sentence names are told to have been born."""
    return (*_said(facts), *_called(facts))


def _said(facts: Facts) -> Iterator[Birth]:
    """ "Ann Lee was born in Porto"."""
    for argument in facts.arguments:
        if argument.role != "in" or facts.tokens[argument.governor].norm != "born":
            continue
        place = _named_at(facts, argument.head)
        for other in facts.arguments:
            if place is None or other.governor != argument.governor or other.role != "object":
                continue
            person = _named_at(facts, other.head)
            if person is not None and facts.entities[person].type in _PEOPLE:
                yield Birth(person, place)


def _called(facts: Facts) -> Iterator[Birth]:
    """ "The Porto-born presenter Ann Lee"."""
    for index, token in enumerate(facts.tokens):
        if token.norm != "born" or token.tag is not Tag.ADJECTIVE:
            continue
        place = ending_at(facts, index)
        if place is None:
            continue
        for person, entity in enumerate(facts.entities):
            between = facts.tokens[index + 1 : entity.first]
            near = index < entity.first <= index + _REACH
            if near and entity.type in _PEOPLE and all(t.tag in _WITHIN for t in between):
                yield Birth(person, place)
                break


def _named_at(facts: Facts, head: int) -> int | None:
    return next((n for n, e in enumerate(facts.entities) if e.first <= head < e.end), None)


def _are_apart(one: Entity, other: Entity) -> bool:
    """Whether two places can't both be right: both cities, say, where neither lies in the other."""
    alike = _RANKS & gazetteer(" ".join(one.words)) & gazetteer(" ".join(other.words))
    return bool(alike) and match(one, other) <= Match.RIVAL and not overlap(one, other)
