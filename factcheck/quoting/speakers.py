"""Who said what stands in quotation marks, as the sentence around it tells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeAlias

import attrs

from factcheck.analysis.words import REPORTING
from factcheck.facts import Entity, EntityType, Facts, Tag, Token
from factcheck.text import Span

_SIGNS = frozenset(",.?!…—–-")
_ACCORDING = ("according", "to")
_REACH = 10
"""How many tokens after "said" a name may stand: "said the head of its union, Ann Lee"."""


Name: TypeAlias = tuple[str, ...]
"""The words of a name, in lower case."""


@attrs.frozen
class _Told:
    """A verb of saying, by its token, and how its subject is named: None by a pronoun alone.

    Of several subjects that one verb seems to have, that with the lowest `rank` is meant. For "he"
    and "the company", `known_as` is the name that was taken from somewhere else.
    """

    verb: int
    name: str | None
    rank: tuple[bool, int] = (False, 0)
    known_as: Name | None = None


def names(facts: Facts, quoted: Sequence[Span]) -> frozenset[Name]:
    """Return the names that a sentence has outside of its quotations."""
    return frozenset(
        entity.words
        for entity in facts.entities
        if not entity.resolved and not _inside(facts.tokens[entity.first], quoted)
    )


def speaker(
    facts: Facts, said: Sequence[Span], quoted: Sequence[Span], before: frozenset[Name]
) -> str | None:
    """Return who the sentence says spoke the words at `said`, None where it names nobody.

    `quoted` are all quotations of the sentence: what stands in them names no speaker. "He" is
    whoever is named outside of them, or `before`, in the sentence before. Of several verbs of
    saying, that next to the words tells.
    """
    within = [n for n, token in enumerate(facts.tokens) if _inside(token, said)]
    return _nearest(facts, within[0], within[-1], quoted, before) if within else None


def introduced(facts: Facts, quoted: Sequence[Span], before: frozenset[Name]) -> str | None:
    """Return who a sentence says speaks the words set off after it: "Ann Lee wrote:"."""
    if not facts.tokens or facts.tokens[-1].norm != ":":
        return None
    return _nearest(facts, len(facts.tokens), len(facts.tokens), quoted, before)


def signed(facts: Facts) -> str | None:
    """Return the name that a sentence is, what it stands for aside: "Ann Lee, editor"."""
    named = next((entity for entity in facts.entities if not entity.first), None)
    if named is None or any(token.norm != "," for token in facts.tokens[named.end :][:1]):
        return None
    return named.name


def _nearest(
    facts: Facts, first: int, last: int, quoted: Sequence[Span], before: frozenset[Name]
) -> str | None:
    """Who the verb of saying next to the tokens from first to last has for its subject."""
    known = before | names(facts, quoted)
    outside = [not _inside(token, quoted) for token in facts.tokens]
    found = [
        (max(first - told.verb, told.verb - last), number, told)
        for number, function in enumerate((_subjects, _sources, _inverted))
        for told in function(facts, outside)
    ]
    if not found:
        return _label(facts, first)
    told = min(found, key=lambda each: (*each[:2], each[2].rank))[2]
    return told.name if told.known_as is None or told.known_as in known else None


def says_who(facts: Facts, quoted: Sequence[Span]) -> Iterator[int]:
    """Yield the tokens outside of `quoted` that only tell who spoke: "Smith said that"."""
    outside = [not _inside(token, quoted) for token in facts.tokens]
    for argument in facts.arguments:
        verb = argument.governor
        if argument.role == "subject" and _says(facts.tokens[verb]) and outside[verb]:
            yield from (n for n in range(argument.first, argument.end) if outside[n])
            yield verb
            if facts.tokens[verb + 1 : verb + 2] and facts.tokens[verb + 1].norm == "that":
                yield verb + 1
    for first, end, _ in _named_sources(facts, outside):
        yield from range(first - len(_ACCORDING), end)


def _says(token: Token) -> bool:
    return token.tag is Tag.VERB and token.lemma in REPORTING


def _inside(token: Token, quoted: Sequence[Span]) -> bool:
    return any(token.span.overlaps(span) for span in quoted)


def _label(facts: Facts, first: int) -> str | None:
    """The name that a sentence begins with, where a colon alone parts it from the words.

    So do headlines: "Ann Lee: “We won”".
    """
    named = next((entity for entity in facts.entities if not entity.first), None)
    if named is None or first > named.end + 2:
        return None
    between = [token.norm for token in facts.tokens[named.end : first]]
    return named.name if between[:1] == [":"] else None


def _subjects(facts: Facts, outside: list[bool]) -> Iterator[_Told]:
    """Yield verbs of saying with their subjects, a name before any other words."""
    for argument in facts.arguments:
        verb, head = argument.governor, argument.head
        if argument.role != "subject" or not _says(facts.tokens[verb]):
            continue
        if head > verb and not _follows_quotation(facts, verb, outside):
            continue  # whom they told
        if outside[verb] and outside[head]:
            name = _name(facts, argument.first, argument.end, head)
            entity = _entity(facts, head)
            known_as = entity.words if entity is not None and entity.resolved else None
            rank = name is not None and entity is None, abs(head - verb)
            yield _Told(verb, name, rank, known_as)


def _follows_quotation(facts: Facts, verb: int, outside: list[bool]) -> bool:
    """Whether a verb comes first, or after a quotation that a sign sets off from it."""
    before = facts.tokens[max(0, verb - 2) : verb]
    if not before:
        return True
    own = before[-1].norm[0].isalnum() and outside[verb - 1]
    return not own and any(token.norm in _SIGNS for token in before)


def _sources(facts: Facts, outside: list[bool]) -> Iterator[_Told]:
    """Yield where "according to" stands, and who is named after it."""
    for first, end, head in _named_sources(facts, outside):
        yield _Told(first - 1, _name(facts, first, end, head))


def _named_sources(facts: Facts, outside: list[bool]) -> Iterator[tuple[int, int, int]]:
    """Yield the phrases after "according to": first token, end and head."""
    for found in facts.speakers:
        first = next(n for n, token in enumerate(facts.tokens) if token.start == found.span.start)
        end = next(n for n, token in enumerate(facts.tokens) if token.end == found.span.end) + 1
        before = tuple(token.norm for token in facts.tokens[max(0, first - 2) : first])
        if before == _ACCORDING and outside[found.head]:
            yield first, end, found.head


def _inverted(facts: Facts, outside: list[bool]) -> Iterator[_Told]:
    """Yield verbs of saying that follow a quotation, and who is named after: "said Ann Lee"."""
    for verb, token in enumerate(facts.tokens):
        if not (outside[verb] and _says(token) and _follows_quotation(facts, verb, outside)):
            continue
        named = [
            entity
            for entity in facts.entities
            if verb < entity.first <= verb + _REACH and outside[entity.first]
        ]
        people = [entity for entity in named if entity.type is EntityType.PERSON]
        if people:
            # A person speaks before a company does: "said Microsoft's president, Brad Smith".
            yield _Told(verb, people[0].name)
        elif named and named[0].first == verb + 1:
            yield _Told(verb, named[0].name)


def _name(facts: Facts, first: int, end: int, head: int) -> str | None:
    """How a noun phrase names who speaks: by name, or in its own words; a pronoun by neither."""
    entity = _entity(facts, head)
    if entity is not None:
        return entity.name
    if facts.tokens[head].tag is Tag.PRONOUN:
        return None
    words = facts.words(facts.tokens[first].span.cover(facts.tokens[end - 1].span))
    if facts.tokens[first].tag is Tag.DETERMINER:
        words = words[0].lower() + words[1:]
    return " ".join(words.split())


def _entity(facts: Facts, head: int) -> Entity | None:
    return next((entity for entity in facts.entities if entity.first <= head < entity.end), None)
