"""Who said what stands in quotation marks, as the sentence around it tells."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.analysis.words import REPORTING
from factcheck.facts import EntityType, Facts, Tag, Token
from factcheck.text import Span

_ACCORDING = ("according", "to")
_REACH = 10
"""How many tokens after "said" a name may stand: "said the head of its union, Ann Lee"."""


def speaker(facts: Facts, quoted: tuple[Span, ...]) -> str | None:
    """Return who the sentence says spoke, None where it names nobody.

    `quoted` are the quotations: what stands in them names no speaker.
    """
    outside = [not _inside(token, quoted) for token in facts.tokens]
    found = sorted((*_subjects(facts, outside), *_sources(facts, outside)))
    found = found or sorted(_inverted(facts, outside))
    return found[0][1] if found else None


def says_who(facts: Facts, quoted: tuple[Span, ...]) -> Iterator[int]:
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


def _inside(token: Token, quoted: tuple[Span, ...]) -> bool:
    return any(token.span.overlaps(span) for span in quoted)


def _subjects(facts: Facts, outside: list[bool]) -> Iterator[tuple[int, str]]:
    """Yield subjects of verbs of saying, with how far from the verb they are."""
    for argument in facts.arguments:
        verb, head = argument.governor, argument.head
        if argument.role != "subject" or not _says(facts.tokens[verb]):
            continue
        if outside[verb] and outside[head]:
            name = _name(facts, argument.first, argument.end, head)
            if name is not None:
                yield abs(verb - head), name


def _sources(facts: Facts, outside: list[bool]) -> Iterator[tuple[int, str]]:
    """Yield who is named after "according to"."""
    for first, end, head in _named_sources(facts, outside):
        name = _name(facts, first, end, head)
        if name is not None:
            yield 0, name


def _named_sources(facts: Facts, outside: list[bool]) -> Iterator[tuple[int, int, int]]:
    """Yield the phrases after "according to": first token, end and head."""
    for found in facts.speakers:
        first = next(n for n, token in enumerate(facts.tokens) if token.start == found.span.start)
        end = next(n for n, token in enumerate(facts.tokens) if token.end == found.span.end) + 1
        before = tuple(token.norm for token in facts.tokens[max(0, first - 2) : first])
        if before == _ACCORDING and outside[found.head]:
            yield first, end, found.head


def _inverted(facts: Facts, outside: list[bool]) -> Iterator[tuple[int, str]]:
    """Yield who is named after a verb of saying that follows a quotation: "said Ann Lee"."""
    for verb, token in enumerate(facts.tokens):
        if not (outside[verb] and _says(token)):
            continue
        before = facts.tokens[verb - 1] if verb else None
        if before is not None and before.norm[0].isalnum() and outside[verb - 1]:
            continue
        named = [
            entity
            for entity in facts.entities
            if verb < entity.first <= verb + _REACH and outside[entity.first]
        ]
        people = [entity for entity in named if entity.type is EntityType.PERSON]
        if people:
            # A person speaks before a company does: "said Microsoft's president, Brad Smith".
            yield people[0].first - verb, people[0].name
        elif named and named[0].first == verb + 1:
            yield 1, named[0].name


def _name(facts: Facts, first: int, end: int, head: int) -> str | None:
    """How a noun phrase names who speaks: by name, or in its own words; a pronoun by neither."""
    entity = next((e for e in facts.entities if e.first <= head < e.end), None)
    if entity is not None:
        return entity.name
    if facts.tokens[head].tag is Tag.PRONOUN:
        return None
    words = facts.words(facts.tokens[first].span.cover(facts.tokens[end - 1].span))
    if facts.tokens[first].tag is Tag.DETERMINER:
        words = words[0].lower() + words[1:]
    return " ".join(words.split())
