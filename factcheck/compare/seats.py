"""Seats: where a body is told to be based, in another place than the claim has it."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from factcheck.compare.alignment import Alignment
from factcheck.compare.holders import ending_at
from factcheck.compare.names import Match, match, overlap
from factcheck.compare.sides import Side
from factcheck.facts import Entity, EntityType, Facts, Tag
from factcheck.findings import Discrepancy, PlaceDiscrepancy

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
_BEARERS = frozenset(("subject", "object"))
# Nouns that tell where a body is when they are told to be its own.
_OWN_SEATS = _SEATS | {"base"}
_ITS = frozenset(("its", "their"))
_HAVING = frozenset(("have", "keep", "maintain"))
# How far from its verb or noun, in tokens, the place or the body may stand.
_REACH = 4


@attrs.frozen
class Seat:
    """That a body is based in a place, both as indices of entities; `past` where it "was"."""

    body: int
    place: int
    past: bool = False


def find_seats(facts: Facts) -> tuple[Seat, ...]:
    """Where the bodies that a sentence names are told to be based, or from."""
    return (*_each(facts), *_of_nations(facts))


def _of_nations(facts: Facts) -> Iterator[Seat]:
    """ "Idemia is a European company", "Idemia, a French firm"."""
    tokens = facts.tokens
    for place, nation in enumerate(facts.entities):
        head = nation.end
        if nation.type is not EntityType.NATIONALITY or head >= len(tokens):
            continue
        before = [t.norm for t in tokens[max(0, nation.first - 2) : nation.first]]
        if tokens[head].lemma not in _FIRMS or before[-1:] not in (["a"], ["an"]):
            continue
        if len(before) == 2 and (before[0] == "," or before[0] in ("is", "was")):
            yield from _seat(ending_at(facts, nation.first - 2), place, past=before[0] == "was")


def compare_seats(alignment: Alignment) -> list[Discrepancy]:
    """Report a body that is based elsewhere in the claim."""
    ours = alignment.draft_side.told(find_seats)
    theirs = alignment.claim_side.told(find_seats) if ours else ()
    made: list[Discrepancy] = []
    for one in ours if theirs else ():
        place = alignment.draft.entities[one.place]
        if place.first not in alignment.segment:
            continue
        known = [
            two
            for two in theirs
            if alignment.names.get(one.body) == two.body and one.past == two.past
        ]
        places = [alignment.claim.entities[two.place] for two in known]
        if places and all(_are_apart(place, other) for other in places):
            expected = places[0]
            nations = {e.type for e in (place, expected)} & {EntityType.NATIONALITY}
            cues = ("seat",) if nations else ("seat", "defined")
            name = None if nations else expected.name
            made.append(alignment.differ(PlaceDiscrepancy, place.span, expected.span, name, cues))
    return made


def tells_seat(claim: Side, draft: Side) -> bool:
    """Whether a claim tells where a body is based of which the draft tells it, too."""
    ours = draft.told(find_seats)
    theirs = claim.told(find_seats) if ours else ()
    mine, known = draft.facts.entities, claim.facts.entities
    return any(match(mine[a.body], known[b.body]) is Match.SAME for a in ours for b in theirs)


def _are_apart(one: Entity, other: Entity) -> bool:
    return match(one, other) <= Match.RIVAL and not overlap(one, other)


def _each(facts: Facts) -> Iterator[Seat]:
    tokens = facts.tokens
    for index, token in enumerate(tokens):
        if token.lemma in _BASED or token.norm == "based":
            if token.tag is Tag.ADJECTIVE and ending_at(facts, index) is not None:
                yield from _seat(_named_after(facts, index + 1), ending_at(facts, index))
            else:
                past = index > 0 and tokens[index - 1].norm in _WAS
                body = _body_before(facts, index)
                yield from _seat(body, _place_in(facts, index + 1), past=past)
        elif token.lemma in _OWN_SEATS and _owner(facts, index) is not None:
            yield from _seat(_owner(facts, index), _place_in(facts, index + 1))
        elif token.lemma in _SEATS and _has(facts, index):
            yield from _seat(_body_before(facts, index), _place_in(facts, index + 1))
        elif token.lemma in _HOMES and index + 1 < len(tokens):
            yield from _home(facts, index)


def _owner(facts: Facts, index: int) -> int | None:
    """Whose base or headquarters a noun is: "NEC's base in Osaka", "its base in Osaka"."""
    if index == 0:
        return None
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


def _has(facts: Facts, index: int) -> bool:
    """Whether someone has it: "has its headquarters in"."""
    return any(t.lemma in _HAVING for t in facts.tokens[max(0, index - _REACH) : index])


def _body_before(facts: Facts, index: int) -> int | None:
    """The last body named before a verb, with no other verb but "be" between: "NEC, based in".

    Or the one that is based: "NEC, one of the largest firms of its kind, is based in".
    """
    heads = {a.head for a in facts.arguments if a.governor == index and a.role in _BEARERS}
    for number, entity in enumerate(facts.entities):
        if entity.type in _BODIES and heads & set(range(entity.first, entity.end)):
            return number
    for number in range(len(facts.entities) - 1, -1, -1):
        entity = facts.entities[number]
        if entity.end > index:
            continue
        between = facts.tokens[entity.end : index]
        apart = any(t.tag is Tag.VERB and t.lemma not in _HAVING | {"be"} for t in between)
        if apart or len(between) > _REACH:
            return None
        return number if entity.type in _BODIES else None
    return None


def _place_in(facts: Facts, start: int) -> int | None:
    """The place that "in" or "at" takes."""
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
