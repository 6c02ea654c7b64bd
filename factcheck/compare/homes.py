"""Homes: where the bodies that a sentence names are told to be based, or from."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from factcheck.compare.holders import ending_at
from factcheck.facts import CORE_ROLES, EntityType, Facts, Tag, Token

NATIONS = frozenset({EntityType.NATIONALITY, EntityType.PLACE})
"""What names a nation, or may."""

_PLACES = frozenset({EntityType.PLACE, EntityType.UNKNOWN})
_BODIES = frozenset({EntityType.ORGANISATION, EntityType.UNKNOWN})
_BASED = frozenset(("base", "headquarter"))
_SEATS = frozenset(("headquarters", "headquarter", "head office", "main office", "hq"))
_FIRMS = frozenset(
    "airline bank brand broadcaster business carmaker company conglomerate corporation firm giant "
    "group maker manufacturer multinational retailer start-up".split()
)
_HOMES = frozenset(("home", "home base", "seat", "headquarters", "hometown", "base"))
_WAS = frozenset(("was", "were"))
# Nouns that tell where a body is when they are told to be its own.
_OWN_SEATS = _SEATS | {"base"}
_ITS = frozenset(("its", "their"))
# And these, where a body is told to have its own.
_SEATS_HAD = _SEATS | {"home", "home base", "base", "seat"}
_THE_ONE = _ITS | {"global", "main", "international", "his", "her", "world", "corporate"}
_HAVING = frozenset(("have", "keep", "make", "maintain"))
# How far from its verb or noun, in tokens, the place or the body may stand.
_REACH = 4
# "Idemia is a", "Idemia, a".
_OPENING = frozenset((",", "is", "was"))
# "Two French firms, A and B", "firms such as A": what may stand before those that are named.
_BRINGING = frozenset((",", "as", "like", "such"))
# "Is in", "is located in", "lies in".
_LYING = frozenset("are be is lie lies located situated sits".split())


@attrs.frozen
class Seat:
    """That a body is based in a place, both as indices of entities; `past` where it "was"."""

    body: int
    place: int
    past: bool = False


def find_seats(facts: Facts) -> tuple[Seat, ...]:
    """Where the bodies that a sentence names are told to be based, or from."""
    return (*_each(facts), *_of_nations(facts))


def find_nations(facts: Facts) -> tuple[Seat, ...]:
    """Of which nations the bodies that a sentence names are told to be."""
    return tuple(_of_nations(facts))


def _of_nations(facts: Facts) -> Iterator[Seat]:
    """ "Idemia is a European company", "the French firm Idemia", "two French firms, A and B"."""
    tokens = facts.tokens
    for place, nation in enumerate(facts.entities):
        head = nation.end
        if nation.type not in NATIONS:
            continue
        before = [t.norm for t in tokens[max(0, nation.first - 2) : nation.first]]
        if before[-1:] == ["both"] or before == ["of", "them"]:
            # "Idemia and Gemalto, both of them European".
            yield from _of_both(facts, place)
        if head >= len(tokens) or not _is_firm(tokens[head]):
            continue
        if {"are", "were"} & {t.norm for t in tokens[max(0, nation.first - 2) : nation.first]}:
            # "Idemia and Gemalto, which lead the market, are both American companies".
            yield from _opening_list(facts, place)
        if len(before) == 2 and before[0] in _OPENING and before[1] in ("a", "an"):
            for body in _told_of(facts, nation.first - 2):
                yield from _seat(body, place, past=before[0] == "was")
        for body in _listed_after(facts, head + 1):
            yield from _seat(body, place)


def _told_of(facts: Facts, opener: int) -> tuple[int | None, ...]:
    """The names that "is a" is said of: right before it, or its subject, if an aside parts them."""
    near = ending_at(facts, opener)
    if near is not None:
        return (near,)
    heads = [a.head for a in facts.arguments if a.role == "subject" and a.governor == opener]
    return tuple(
        n for n, e in enumerate(facts.entities) if any(e.first <= head < e.end for head in heads)
    )


def _is_firm(token: Token) -> bool:
    return token.lemma in _FIRMS or token.lemma.endswith("maker")


def _opening_list(facts: Facts, place: int) -> Iterator[Seat]:
    """Of the names that a sentence begins with, joined by "and", what it says they are."""
    first = facts.entities[0]
    end = first.end
    listed = [0] if first.first <= 1 else []
    for number, entity in enumerate(facts.entities):
        between = [t.norm for t in facts.tokens[end : entity.first]]
        if number and listed and between in (["and"], [","], [",", "and"]):
            listed.append(number)
            end = entity.end
    for body in listed if len(listed) > 1 else ():
        if facts.entities[body].type in _BODIES:
            yield from _seat(body, place)


def _of_both(facts: Facts, place: int) -> Iterator[Seat]:
    start = facts.entities[place].first - 1
    while start > 0 and facts.tokens[start].norm in ("both", "of", "them"):
        start -= 1
    if facts.tokens[start].norm != ",":
        return
    for body, entity in enumerate(facts.entities):
        joined = entity.end < start and facts.tokens[entity.end].norm == "and"
        if (entity.end == start or joined) and start - entity.end <= _REACH:
            yield from _seat(body, place)


def _listed_after(facts: Facts, start: int) -> Iterator[int]:
    """The names that a word for firms brings: "the firm IBM", "firms such as Ford and Fiat"."""
    tokens = facts.tokens
    while start < len(tokens) and tokens[start].norm in _BRINGING:
        start += 1
    while True:
        number = next((n for n, e in enumerate(facts.entities) if e.first == start), None)
        if number is None:
            return
        entity = facts.entities[number]
        following = tokens[entity.end : entity.end + 1]
        if entity.type not in _BODIES or any(t.tag is Tag.POSSESSIVE for t in following):
            return
        yield number
        start = entity.end
        while start < len(tokens) and tokens[start].norm in (",", "and"):
            start += 1
        if start == entity.end:
            return


def _each(facts: Facts) -> Iterator[Seat]:
    tokens = facts.tokens
    for index, token in enumerate(tokens):
        own = index > 0 and tokens[index - 1].norm in _ITS
        if token.norm == "based" or (token.lemma in _BASED and (own or token.tag is not Tag.NOUN)):
            if token.tag is Tag.ADJECTIVE and ending_at(facts, index) is not None:
                yield from _seat(_named_after(facts, index + 1), ending_at(facts, index))
            else:
                past = index > 0 and tokens[index - 1].norm in _WAS
                body = _body_before(facts, index)
                yield from _seat(body, _place_in(facts, index + 1), past=past)
        elif token.lemma in _OWN_SEATS and _owner(facts, index) is not None:
            yield from _seat(_owner(facts, index), _place_in(facts, index + 1))
        elif token.lemma in _SEATS_HAD and (verb := _having(facts, index)) is not None:
            if tokens[index - 1].norm not in (_THE_ONE if token.lemma in _SEATS else _ITS):
                # "Has a second headquarters in", "has its Asian headquarters in".
                continue
            past = tokens[verb].norm == "had"
            yield from _seat(_body_before(facts, index), _place_in(facts, index + 1), past=past)
        elif token.lemma in _HOMES and index + 1 < len(tokens):
            yield from _home(facts, index)


def _owner(facts: Facts, index: int) -> int | None:
    """Whose base or headquarters a noun is: "NEC's base in Osaka", "its", "NEC, whose base"."""
    if index == 0:
        return None
    if facts.tokens[index - 1].norm == "whose":
        return ending_at(facts, index - 2)
    if facts.tokens[index - 1].tag is Tag.POSSESSIVE:
        return ending_at(facts, index - 1)
    owned = facts.tokens[index - 1].norm in _ITS
    entity = next((n for n, e in enumerate(facts.entities) if e.end == index and e.resolved), None)
    return entity if owned else None


def _seat(body: int | None, place: int | None, *, past: bool = False) -> Iterator[Seat]:
    if body is not None and place is not None and body != place:
        yield Seat(body, place, past)


def _home(facts: Facts, index: int) -> Iterator[Seat]:
    """ "Osaka is the home base of NEC", "Osaka is home to NEC"."""
    tokens = facts.tokens
    start = index
    while start > 0 and tokens[start - 1].tag in (Tag.DETERMINER, Tag.NOUN, Tag.ADJECTIVE):
        start -= 1
    if start == 0 or tokens[start - 1].lemma != "be":
        return
    place = ending_at(facts, start - 1)
    located = place is not None and facts.entities[place].type in _PLACES
    if located and tokens[index + 1].norm in ("of", "to"):
        yield from _seat(_named_after(facts, index + 2), place)


def _having(facts: Facts, index: int) -> int | None:
    """The verb by which someone has it: "has its headquarters in"."""
    near = range(max(0, index - _REACH), index)
    return next((i for i in near if facts.tokens[i].lemma in _HAVING), None)


def _body_before(facts: Facts, index: int) -> int | None:
    """The last body named before a verb, with no other verb but "be" between: "NEC, based in".

    Or the one that is based: "NEC, one of the largest firms of its kind, is based in".
    """
    verbs = {index, *(a.governor for a in facts.arguments if a.head == index)}
    heads = {a.head for a in facts.arguments if a.governor in verbs and a.role in CORE_ROLES}
    heads.discard(index)
    for number, entity in enumerate(facts.entities):
        if entity.type in _BODIES and heads & set(range(entity.first, entity.end)):
            return number
    for number, entity in enumerate(facts.entities):
        if entity.end < index and entity.type in _BODIES and _has_aside(facts, entity.end, index):
            return number
    for number in range(len(facts.entities) - 1, -1, -1):
        entity = facts.entities[number]
        if entity.end > index:
            continue
        between = facts.tokens[entity.end : index]
        apart = any(t.tag is Tag.VERB and t.lemma not in _HAVING | {"be"} for t in between)
        owned = entity.first > 1 and facts.tokens[entity.first - 1].norm == "of"
        if apart or owned or len(between) > _REACH:
            # Where "the parent company of NEC" is based tells nothing of NEC's own seat.
            return None
        return number if entity.type in _BODIES else None
    return None


def _has_aside(facts: Facts, end: int, index: int) -> bool:
    """Whether an aside parts a name from its verb: "NEC, one of the makers of pumps, has"."""
    tokens = facts.tokens
    return tokens[end].norm == "," and any(
        tokens[place].norm == "," and tokens[place + 1].lemma in _HAVING | {"be"}
        for place in range(end + 1, index)
    )


def _place_in(facts: Facts, start: int) -> int | None:
    """The place that "in" or "at" takes, over "is located"."""
    while start < len(facts.tokens) and facts.tokens[start].norm in _LYING:
        start += 1
    if start + 1 >= len(facts.tokens) or facts.tokens[start].norm not in ("in", "at"):
        return None
    found = _named_after(facts, start + 1)
    return found if found is not None and facts.entities[found].type in _PLACES else None


def _named_after(facts: Facts, start: int) -> int | None:
    """The entity that begins near a token, over words that describe it: "the giant IBM"."""
    for place in range(start, min(start + _REACH, len(facts.tokens))):
        number = next((n for n, e in enumerate(facts.entities) if e.first == place), None)
        if number is not None:
            return number
        if facts.tokens[place].tag not in (Tag.DETERMINER, Tag.NOUN, Tag.ADJECTIVE):
            return None
    return None
