"""Mentions: what a statement has named already, and what a pronoun can mean."""

from __future__ import annotations

import attrs

from factcheck.analysis.phrases import Phrase
from factcheck.drafting.casting import Thing
from factcheck.drafting.modifiers import is_plural
from factcheck.drafting.propositions import Reading
from factcheck.facts import Entity, EntityType, Tag
from factcheck.lexicon import classes


@attrs.frozen
class Named:
    """What is written for the tokens up to `end`; None: they stay as they are.

    `doubt` is what an editor should look at, or None; `open` says that it doesn't stand alone.
    """

    end: int
    text: str | None
    doubt: str | None = None
    open: bool = False


def is_subject(reading: Reading, index: int) -> bool:
    """Whether a finite verb follows a word."""
    return any(g.finite and g.first in (index + 1, index + 2) for g in reading.groups)


def is_person(reading: Reading, entity: Entity) -> bool:
    """Whether a name is a person's: by its own words, or by the office before it."""
    if entity.type is EntityType.PERSON:
        return True
    office = reading.tokens[entity.first - 1] if entity.first > 0 else None
    named = len(entity.words) > 1 and entity.type is EntityType.UNKNOWN and not entity.resolved
    occupied = office is not None and office.tag is Tag.NOUN and office.form != "plural"
    return named and (
        bool(entity.title)
        or (
            occupied
            and office is not None
            and bool({"person", "occupation"} & classes(office.lemma.rpartition(" ")[2], "n"))
        )
    )


def person_noun(reading: Reading, index: int, told: frozenset[int]) -> bool:
    """Whether the statement has a noun for a person before: "a man said he …"."""
    return any(
        phrase.head in told
        and phrase.end <= index
        and reading.tokens[phrase.head].tag is Tag.NOUN
        and {"person", "occupation"}
        & classes(reading.tokens[phrase.head].lemma.rpartition(" ")[2], "n")
        for phrase in reading.phrases
    )


def any_noun(reading: Reading, index: int, told: frozenset[int]) -> bool:
    """Whether the statement has a noun phrase for one thing before a word."""
    return any(
        p.head in told and p.end <= index and may_be_thing(reading, p.head, p.first, p.end)
        for p in reading.phrases
    )


def may_be_thing(reading: Reading, head: int, first: int, end: int) -> bool:
    """Whether a noun phrase is what “it” may mean: one, and no person."""
    token = reading.tokens[head]
    if token.tag not in (Tag.NOUN, Tag.NAME) or is_plural(reading, (first, end)):
        return False
    entity = reading.entity_at(head)
    if entity is not None:
        return entity.type is not EntityType.PERSON
    if any(d.first <= head < d.end for d in reading.facts.dates):
        return False
    return not {"person", "occupation"} & classes(token.lemma.rpartition(" ")[2], "n")


def stands_for_nothing(reading: Reading, index: int) -> bool:
    """As in "it is likely that", "it took two years to", "it rained"."""
    following = reading.tokens[index + 1 : index + 9]
    if not following:
        return False
    verbs = [t for t in following if t.tag in (Tag.VERB, Tag.AUXILIARY)]
    if verbs and verbs[-1].lemma in ("rain", "snow", "emerge"):
        return True
    be = bool(verbs) and verbs[0].lemma == "be"
    turns = any(t.norm in ("that", "to", "whether", "who", "when") for t in following[2:7])
    judged = len(following) > 2 and following[1].tag in (Tag.ADJECTIVE, Tag.ADVERB)
    clear = following[-1].tag is not Tag.PUNCTUATION or len(following) > 2
    return (be and judged and turns and clear) or (
        bool(verbs) and verbs[0].lemma in ("take", "seem", "appear") and turns
    )


def may_be_several(reading: Reading, phrase: Phrase) -> bool:
    """Whether a noun phrase is what “they” may mean."""
    token = reading.tokens[phrase.head]
    listed = reading.norm(phrase.first - 1) == "and"
    return token.tag in (Tag.NOUN, Tag.NAME) and (
        listed or is_plural(reading, (phrase.first, phrase.end))
    )


def is_written(reading: Reading, thing: Thing, told: frozenset[int]) -> bool:
    """Whether the statement has the longer form already."""
    bare = thing.text.removeprefix("the ").lower()
    said = " ".join(reading.tokens[i].text.lower() for i in sorted(told))
    return bare in said


def is_named(reading: Reading, entity: Entity, told: frozenset[int]) -> bool:
    """Whether the statement has a name already."""
    return any(
        e.first in told and e is not entity and set(e.names) & set(entity.names)
        for e in reading.facts.entities
    )
