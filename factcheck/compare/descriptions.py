"""Descriptions: what says which one is meant without a name, "the Kenyan" or "the teenager"."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.facts import Entity, EntityType, Facts, Tag
from factcheck.lexicon import classes

_PLACES = frozenset({EntityType.PLACE, EntityType.NATIONALITY})
_PERHAPS_PEOPLE = frozenset({EntityType.PERSON, EntityType.UNKNOWN})
_PEOPLE = frozenset(("person", "occupation"))
_BODIES = frozenset(
    "agency airline bank brewer broadcaster carmaker company corporation firm".split()
)
# What a nationality follows where it stands for someone.
_ONE = frozenset(("the", "a", "an"))
_BEFORE = frozenset({Tag.ADJECTIVE, Tag.NUMBER, Tag.NOUN})
_GOING_ON = frozenset({Tag.NOUN, Tag.NAME, Tag.ADJECTIVE, Tag.NUMBER})


def only_describes(draft: Facts, entity: Entity, claim: Facts, other: Entity) -> bool:
    """Whether one side describes by a country whom or what the other names.

    "The Kenyan won" and "Lee of Kenya won" are not at odds with "Lee won"; that "the Kenyan" and
    "the Ethiopian" won may be.
    """
    if _owns_a_name(draft, entity) and other.type not in _PLACES:
        # "Europe's Gemalto" says where the one named is from.
        return True
    described, told = is_agent(draft, entity), is_agent(claim, other)
    if described != told:
        return (other if described else entity).type not in _PLACES
    return (_is_origin(draft, entity) and not _tells_origin(claim, other)) or (
        _is_origin(claim, other) and not _tells_origin(draft, entity)
    )


def is_agent(facts: Facts, entity: Entity) -> bool:
    """Whether a nationality stands for someone: "the Kenyan", "the 24-year-old Kenyan"."""
    if entity.type is not EntityType.NATIONALITY or entity.resolved:
        return False
    following = facts.tokens[entity.end : entity.end + 1]
    if any(token.tag in _GOING_ON for token in following):
        return False
    place = entity.first - 1
    while place > 0 and facts.tokens[place].tag in _BEFORE:
        place -= 1
    return place >= 0 and facts.tokens[place].norm in _ONE


def describes(facts: Facts, stretch: Sequence[int]) -> bool:
    """Whether a stretch says which one is meant by what it is: "the teenager", "the company"."""
    if len(stretch) < 2:
        return False
    first, last = facts.tokens[stretch[0]], facts.tokens[stretch[-1]]
    if first.norm != "the":
        return False
    agent = any(e.end == stretch[-1] + 1 and is_agent(facts, e) for e in facts.entities)
    if last.tag is not Tag.NOUN:
        return agent
    return agent or last.lemma in _BODIES or bool(_PEOPLE & classes(last.lemma, "n"))


def is_name(facts: Facts, stretch: Sequence[int]) -> bool:
    """Whether a stretch is a name that is no country's."""
    return any(
        (e.first, e.end) == (stretch[0], stretch[-1] + 1) and e.type not in _PLACES
        for e in facts.entities
    )


def _owns_a_name(facts: Facts, entity: Entity) -> bool:
    """Whether a place only says where the one named right after it is from: "Europe's Gemalto"."""
    if entity.type not in _PLACES or entity.end >= len(facts.tokens):
        return False
    owned = facts.tokens[entity.end].tag is Tag.POSSESSIVE
    return owned and any(e.first == entity.end + 1 for e in facts.entities)


def _is_origin(facts: Facts, entity: Entity) -> bool:
    """Whether a place only says where the person named before it is from: "Lee of Kenya"."""
    if entity.type is not EntityType.PLACE or not entity.first:
        return False
    return facts.tokens[entity.first - 1].norm == "of" and any(
        e.end == entity.first - 1 and e.type in _PERHAPS_PEOPLE for e in facts.entities
    )


def _tells_origin(facts: Facts, entity: Entity) -> bool:
    """Whether a name may say where someone is from: "Kenyan", "from Kenya"."""
    before = facts.tokens[entity.first - 1].norm if entity.first else ""
    of_place = entity.type is EntityType.PLACE and before in ("of", "from")
    return of_place or entity.type is EntityType.NATIONALITY
