"""Asides: what a sentence says in passing, of names and of deeds named by a noun."""

from __future__ import annotations

from itertools import pairwise

from factcheck.analysis.phrases import Phrase
from factcheck.analysis.words import GENERIC
from factcheck.facts import Clause, Entity, EntityType, Tag, Token
from factcheck.lexicon import classes

_RANKS = frozenset(("occupation", "person", "company-office", "political-office"))
# Adjectives within an office: "chief counsel", "general counsel".
_RANKED = frozenset("chief deputy general senior vice".split())
_DEEDS = frozenset({"act", "event"})


def appositions_of(
    tokens: tuple[Token, ...], entities: tuple[Entity, ...], phrases: tuple[Phrase, ...]
) -> tuple[Clause, ...]:
    """Asides that say what a name is: "Idemia, a French company, …"."""
    made = []
    for entity in entities:
        comma = entity.end
        if comma + 2 >= len(tokens) or tokens[comma].norm not in (",", "("):
            continue
        opener = tokens[comma + 1]
        owned = any(
            e.first == comma + 1 and e.end < len(tokens) and tokens[e.end].tag is Tag.POSSESSIVE
            for e in entities
        )
        if opener.norm not in ("a", "an", "the") and opener.tag is not Tag.NOUN and not owned:
            continue
        end = next(
            (
                i
                for i in range(comma + 1, len(tokens))
                if tokens[i].norm in (",", ")", ";", ".") or tokens[i].tag is Tag.AUXILIARY
            ),
            len(tokens),
        )
        if end < len(tokens) and tokens[end].tag is Tag.AUXILIARY:
            continue
        own = (*range(entity.first, entity.end), *range(comma + 1, end))
        head = next((p.head for p in phrases if comma < p.end and p.end <= end), None)
        if head is not None and tokens[head].lemma in GENERIC:
            head = None
        made.append(Clause(own, head, kind="apposition"))
    return tuple(made)


def titles(tokens: tuple[Token, ...], entities: tuple[Entity, ...]) -> tuple[Clause, ...]:
    """What "Microsoft President Brad Smith" says besides: that Smith is Microsoft's president."""
    made = []
    for owner, person in pairwise(entities):
        between = tokens[owner.end : person.first]
        if not 0 < len(between) <= 5 or person.type is EntityType.ORGANISATION:
            continue
        first = owner.first
        if between[0].norm == "," and len(between) == 1:
            # "The president of IBM, Ann Lee, …"
            first = _office_of(tokens, owner)
            if first < owner.first and _is_set_off(tokens, person):
                made.append(Clause(tuple(range(first, person.end)), None, kind="title"))
            continue
        set_off = between[-1].norm == "," and between[0].tag is Tag.POSSESSIVE
        if set_off and _is_set_off(tokens, person):
            between = between[:-1]
        ranks = [t for t in between if t.norm in person.title or _names_rank(t)]
        if ranks and all(t in ranks or _joins_rank(t) for t in between):
            made.append(Clause(tuple(range(first, person.end)), None, kind="title"))
    return tuple(made)


def _joins_rank(token: Token) -> bool:
    return token.norm in ("and", "'s", "of") or token.lemma in _RANKED


def _is_set_off(tokens: tuple[Token, ...], person: Entity) -> bool:
    """Whether a comma follows a name, or nothing: "IBM's president, Ann Lee, said"."""
    return all(t.tag is Tag.PUNCTUATION for t in tokens[person.end : person.end + 1])


def _office_of(tokens: tuple[Token, ...], owner: Entity) -> int:
    """Where the office that is "of" a name begins, the name's own place without one."""
    start = owner.first - 1
    if start <= 0 or tokens[start].norm not in ("of", "at", "for"):
        return owner.first
    while start > 0 and (_names_rank(tokens[start - 1]) or tokens[start - 1].norm == "and"):
        start -= 1
    return start if start < owner.first - 1 else owner.first


def _names_rank(token: Token) -> bool:
    return token.tag is Tag.NOUN and bool(_RANKS & classes(token.lemma, "n"))


def based_in(tokens: tuple[Token, ...], entities: tuple[Entity, ...]) -> tuple[Clause, ...]:
    """What "the Tokyo-based NEC" says besides: that NEC is based in Tokyo."""
    made = []
    for index in range(1, len(tokens) - 1):
        token = tokens[index]
        if token.norm != "based" or token.tag is not Tag.ADJECTIVE:
            continue
        place = next((e for e in entities if e.end == index), None)
        if place is None:
            continue
        owner = next((e for e in entities if index < e.first <= index + 3), None)
        if owner is None or any(
            t.tag in (Tag.VERB, Tag.PUNCTUATION, Tag.CONJUNCTION)
            for t in tokens[index + 1 : owner.first]
        ):
            owner = next((e for e in reversed(entities) if e.end <= place.first), None)
            if owner is None or place.first - owner.end > 3:
                continue
        own = (*range(owner.first, owner.end), index, *range(place.first, place.end))
        made.append(Clause(own, index, passive=True, kind="based"))
    return tuple(made)


def nominals(
    tokens: tuple[Token, ...],
    entities: tuple[Entity, ...],
    phrases: tuple[Phrase, ...],
    clauses: tuple[Clause, ...],
) -> tuple[Clause, ...]:
    """What a noun of action says of a name: "Amazon's ban on sales", "the death of X in Y"."""
    made = []
    for phrase in phrases:
        head = tokens[phrase.head]
        if head.tag is not Tag.NOUN or not _DEEDS & classes(head.lemma, "n"):
            continue
        first, end = phrase.first, phrase.end
        while first > 0 and (
            tokens[first - 1].tag is Tag.POSSESSIVE or tokens[first - 1].tag is Tag.NAME
        ):
            first -= 1
        while end < len(tokens) and tokens[end].tag in (Tag.PREPOSITION, Tag.TO):
            following = next((p for p in phrases if end < p.first <= end + 3), None)
            if following is None or any(
                t.tag in (Tag.VERB, Tag.AUXILIARY, Tag.PUNCTUATION)
                for t in tokens[end : following.first]
            ):
                break
            end = following.end
        named = any(first <= e.first < end for e in entities)
        if named and end - first > 2 and end - first < len(tokens) - 2:
            made.append(Clause(tuple(range(first, end)), phrase.head, kind="nominal"))
    return tuple(made)
