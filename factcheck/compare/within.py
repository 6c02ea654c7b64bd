"""Where a place lies: "Redmond, Oregon" for the claim's "Redmond, Washington"."""

from __future__ import annotations

from factcheck.compare.alignment import Alignment
from factcheck.compare.homes import find_seats
from factcheck.compare.names import Match, match, overlap
from factcheck.facts import CONTENT, Entity, EntityType, Facts, Tag
from factcheck.findings import Discrepancy, PlaceDiscrepancy
from factcheck.lexicon import gazetteer

_PLACES = frozenset({EntityType.PLACE, EntityType.NATIONALITY, EntityType.UNKNOWN})
# Sorts of places of which a place lies in one: not "a Baltic city", "an Asian city".
_SORTS = frozenset(("country", "region"))
_SETTLEMENTS = frozenset(
    "capital city community district hamlet municipality neighbourhood neighborhood port resort "
    "seaport settlement suburb town township village".split()
)


def compare_within(alignment: Alignment) -> list[Discrepancy]:
    """Report that a place lies in another country or state than the claim has it in."""
    made: list[Discrepancy] = []
    for number, entity in alignment.draft_entities():
        met = alignment.names.get(number)
        if met is None or entity.type not in _PLACES:
            continue
        ours = _around(alignment.draft, entity)
        theirs = _around(alignment.claim, alignment.claim.entities[met])
        if ours is None or theirs is None or not _are_apart(ours, theirs):
            continue
        if _sorts(entity) & _sorts(ours):
            # "Mexico, Sweden and Spain" is a list.
            continue
        seat = _is_one_seat(alignment, number, met)
        if seat or _is_told_alike(alignment, entity):
            expected = theirs.name if ours.type is theirs.type else None
            cues = ("within", "seat", "defined") if seat else ("within", "role")
            made.append(alignment.differ(PlaceDiscrepancy, ours.span, theirs.span, expected, cues))
    return made


def _is_one_seat(alignment: Alignment, place: int, met: int) -> bool:
    """Whether both sides tell that one body is based in the place."""
    ours = {seat.body for seat in alignment.draft_side.told(find_seats) if seat.place == place}
    theirs = {seat.body for seat in alignment.claim_side.told(find_seats) if seat.place == met}
    return any(alignment.names.get(body) in theirs for body in ours)


def _is_told_alike(alignment: Alignment, entity: Entity) -> bool:
    """Whether half of what is told around a place is the claim's: names recur in many states."""
    draft = alignment.draft
    clauses = [c for c in draft.clauses if entity.first in c.tokens and c.predicate is not None]
    named = {i for e in draft.entities if e.type in _PLACES for i in range(e.first, e.end)}
    told = {i for c in clauses for i in c.tokens if draft.tokens[i].tag in CONTENT} - named
    return 2 * sum(i in alignment.pairs for i in told) >= len(told)


def _around(facts: Facts, entity: Entity) -> Entity | None:
    """The place that a name is told to lie in, beside the name: "Redmond in Oregon"."""
    tokens = facts.tokens
    starts = {other.first: other for other in facts.entities}
    after = entity.end
    if after < len(tokens) and tokens[after].norm in (",", "(", "in"):
        place = after + 1
        if place < len(tokens) and tokens[place].norm in ("the", "in"):
            place += 1
        other = starts.get(place)
        opened = tokens[after].norm == "," and place > after + 1
        if other is not None and _owns(facts, other):
            return None
        if other is not None and (not opened or _is_settlement(facts, other)):
            return other
    # "The Oregon town of Redmond".
    start = entity.first - 1
    if start > 1 and tokens[start].norm == "of" and tokens[start - 1].lemma in _SETTLEMENTS:
        return next((e for e in facts.entities if e.end == start - 1), None)
    return None


def _owns(facts: Facts, entity: Entity) -> bool:
    """Whether a possessive follows a name: "left Split, Italy's coast guard said"."""
    following = facts.tokens[entity.end : entity.end + 1]
    return any(t.tag is Tag.POSSESSIVE for t in following)


def _is_settlement(facts: Facts, entity: Entity) -> bool:
    """Whether a noun for a settlement follows a name: "the Oregon town"."""
    following = facts.tokens[entity.end : entity.end + 1]
    return any(t.tag is Tag.NOUN and t.lemma in _SETTLEMENTS for t in following)


def _are_apart(one: Entity, other: Entity) -> bool:
    """Whether two places are of one sort, and neither lies in the other."""
    sorts = _sorts(one) & _sorts(other)
    return bool(sorts) and match(one, other) <= Match.RIVAL and not overlap(one, other)


def _sorts(entity: Entity) -> frozenset[str]:
    return _SORTS & gazetteer(" ".join(entity.words))
