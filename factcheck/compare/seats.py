"""Seats: where a body is told to be based, in another place than the claim has it."""

from __future__ import annotations

from factcheck.compare.alignment import Alignment
from factcheck.compare.homes import NATIONS, find_nations, find_seats
from factcheck.compare.names import Match, match, overlap
from factcheck.compare.sides import Side
from factcheck.facts import Entity, EntityType
from factcheck.findings import Discrepancy, Kind, PlaceDiscrepancy

_NAMED = frozenset((Kind.ATTRIBUTION, Kind.ENTITY, Kind.PLACE))
_PARTS = frozenset(
    "branch depot division factory hub laboratory mill mine office plant refinery shop site store "
    "studio subsidiary unit warehouse yard".split()
)
# Words that a claim on a body's seat or nation has.
_DEFINING = ("based", "company")


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
            nations = EntityType.NATIONALITY in (place.type, expected.type)
            # A town that no list knows may lie in the nation.
            sure = not nations or {place.type, expected.type} <= NATIONS
            cues = ("seat", "defined") if sure else ("seat",)
            name = None if nations else expected.name
            made.append(alignment.differ(PlaceDiscrepancy, place.span, expected.span, name, cues))
    return made


def seat_words(draft: Side) -> tuple[tuple[str, ...], ...]:
    """The words by which a claim on where a body is based may be found, for each that is told."""
    named = draft.facts.entities
    return tuple((*named[seat.body].words, *_DEFINING) for seat in draft.told(find_seats))


def without_others_nations(
    alignment: Alignment, found: tuple[Discrepancy, ...]
) -> tuple[Discrepancy, ...]:
    """Leave out a nation that the draft gives to no body of which the claim tells it.

    That "Opel is a German carmaker" is not at odds with "the American carmaker bought Opel"; nor is
    where one firm is based with where another is.
    """
    seats = alignment.claim_side.told(find_seats)
    if not seats:
        return found
    met = alignment.names.values()
    if len(alignment.claim.clauses) == 1 and not any(seat.body in met for seat in seats):
        return tuple(d for d in found if d.kind not in _NAMED)
    nations = alignment.claim_side.told(find_nations)
    known = {alignment.claim.entities[seat.place].span for seat in nations}
    told = {alignment.draft.entities[s.place].span for s in alignment.draft_side.told(find_seats)}
    if _tells_a_part(alignment):
        based = [alignment.claim.entities[s.place] for s in seats]
        # With where the place lies: "Aurora, Colorado".
        known |= {
            other.span
            for place in based
            for other in alignment.claim.entities
            if other is place or other.first == place.end + 1
        }
    return tuple(
        d
        for d in found
        if "seat" in d.cues or d.expected_span not in known or d.span in told or not _is_nation(d)
    )


def tells_seat(claim: Side, draft: Side) -> bool:
    """Whether a claim tells where a body is based of which the draft tells it, too."""
    ours = draft.told(find_seats)
    theirs = claim.told(find_seats) if ours else ()
    mine, known = draft.facts.entities, claim.facts.entities
    return any(match(mine[a.body], known[b.body]) is Match.SAME for a in ours for b in theirs)


def _tells_a_part(alignment: Alignment) -> bool:
    """Whether the draft tells where a part of a body is: "whose office in Oslo was raided"."""
    tokens = alignment.draft.tokens
    return any(
        e.first > 1
        and tokens[e.first - 1].norm in ("in", "at")
        and tokens[e.first - 2].lemma in _PARTS
        for e in alignment.draft.entities
    )


def _is_nation(discrepancy: Discrepancy) -> bool:
    return discrepancy.kind is Kind.PLACE and "complement" not in discrepancy.cues


def _are_apart(one: Entity, other: Entity) -> bool:
    return match(one, other) <= Match.RIVAL and not overlap(one, other)
