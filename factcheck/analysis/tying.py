"""Tying: what else a document calls a name: short forms, acronyms in brackets, a share's code."""

from __future__ import annotations

from factcheck.facts import Entity, EntityType, Token

_LINKS = frozenset("of for and & the at".split())


def tied(
    entity: Entity, others: list[Entity], tokens: tuple[Token, ...], known: tuple[Entity, ...]
) -> Entity:
    """Tie a name to what the document ties it to: its full form, or the acronym in brackets."""
    names = dict.fromkeys(entity.names)
    for other in (*others, *known):
        if other is not entity and same_document_name(entity, other, tokens, others):
            names.update(dict.fromkeys(other.names))
    if len(names) == len(entity.names):
        return entity
    kind = entity.type
    if kind is EntityType.UNKNOWN:
        kind = next(
            (o.type for o in known if set(o.names) & set(names) and o.type is not kind), kind
        )
    return Entity(
        entity.span,
        entity.first,
        entity.end,
        entity.name,
        entity.words,
        kind,
        tuple(names),
        entity.title,
    )


def same_document_name(
    entity: Entity, other: Entity, tokens: tuple[Token, ...], here: list[Entity]
) -> bool:
    """Whether two mentions in one document name one thing.

    A surname and a full name, a bracketed acronym and what stands before it, or the same words.
    """
    if entity.words == other.words:
        return True
    if other in here:
        later = max(entity.first, other.first)
        earlier = min(entity.end, other.end)
        if later - earlier != 1 or tokens[earlier].norm != "(":
            return False
        return (
            is_acronym(entity.words, other.words)
            or is_acronym(other.words, entity.words)
            or _is_share_of(*sorted((entity, other), key=lambda e: e.first))
        )
    if other.type is EntityType.PERSON and len(other.words) > 1 and len(entity.words) == 1:
        return entity.words[0] == other.words[-1]
    if is_acronym(entity.words, other.words):
        return True
    return (
        other.type is EntityType.ORGANISATION
        and len(other.words) > len(entity.words)
        and other.words[: len(entity.words)] == entity.words
    )


def _is_share_of(company: Entity, code: Entity) -> bool:
    """Whether a name in brackets is the code of a company's shares: "Walgreen Co. (WAG)"."""
    organisation = EntityType.ORGANISATION
    return (
        company.type is code.type is organisation and code.name.isupper() and len(code.words) == 1
    )


def is_acronym(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether `short` is one word made of the initials of `full` (links left out or kept)."""
    if len(short) != 1 or len(full) < 2:
        return False
    letters = short[0].replace(".", "")
    initials = "".join(word[0] for word in full)
    content = "".join(word[0] for word in full if word not in _LINKS)
    return len(letters) > 1 and letters in (initials, content)
