"""Names in one slot: who did it, to whom, where. Gives attribution, entity, place and role."""

from __future__ import annotations

from factcheck.compare.align import Alignment
from factcheck.compare.names import Match, match
from factcheck.facts import CONTENT, Argument, Entity, EntityType, Facts, Tag
from factcheck.findings import (
    AttributionDiscrepancy,
    Discrepancy,
    EntityDiscrepancy,
    PlaceDiscrepancy,
    RoleDiscrepancy,
)

_PLACES = frozenset({EntityType.PLACE, EntityType.NATIONALITY})
_WHERE = frozenset("in at near from outside inside across around into to".split())
# Relations that hold of many things at a time: one visits several places, works with several
# partners. The object of such a verb in a claim doesn't exclude another. A verb is here when both
# "X ~ A" and "X ~ B" are ordinarily true together without any tension.
SEVERAL = frozenset(
    "visit star appear perform feature include contain comprise meet play tour travel sell buy "
    "supply serve work operate know like love own use read write speak cover support attend join "
    "collaborate cooperate see discuss mention criticise criticize praise represent".split()
)
# Deeds that are done to a thing once, by one doer (or one pair): another name for the doer of the
# same deed contradicts the claim. A verb is here when "X ~ the work" and "Y ~ the work" clash.
ONE_SUBJECT = frozenset(
    "write author direct invent found compose paint discover co-found establish design "
    "assassinate murder kill defeat publish inherit succeed".split()
)
DOERS = frozenset(("subject", "possessor"))
# What two mentions must score to stand in one slot: the same role of aligned words suffices.
_ENOUGH = 1.5


def compare_names(alignment: Alignment) -> list[Discrepancy]:
    """Pair names without a counterpart that stand in one slot, and report each pair."""
    draft, claim = alignment.draft, alignment.claim
    open_draft = [
        (n, e)
        for n, e in alignment.draft_entities()
        if n not in alignment.names and not _spelt_out(alignment, e)
    ]
    taken = set(alignment.names.values())
    open_claim = [(m, e) for m, e in enumerate(claim.entities) if m not in taken]
    scored = []
    for n, entity in open_draft:
        for m, other in open_claim:
            score = _slot_score(alignment, entity, other)
            if len(open_draft) == len(open_claim) == 1:
                score += 1.5 if alignment.aside else 0.3
            if score >= _ENOUGH:
                scored.append((-score, abs(entity.first - other.first), n, m))
    made: list[Discrepancy] = []
    seen_draft: set[int] = set()
    seen_claim: set[int] = set()
    for _, _, n, m in sorted(scored):
        if n in seen_draft or m in seen_claim:
            continue
        seen_draft.add(n)
        seen_claim.add(m)
        made.append(_discrepancy(alignment, draft.entities[n], claim.entities[m]))
    return made


def _spelt_out(alignment: Alignment, entity: Entity) -> bool:
    """Whether the claim has the name's words in small letters or inside another name."""
    words = {token.norm for token in alignment.claim.tokens}
    return all(word in words for word in entity.words)


def _slot_score(alignment: Alignment, entity: Entity, other: Entity) -> float:
    how = match(entity, other)
    if how >= Match.WITHIN or _several(alignment, entity):
        return 0.0
    score = 1.0 if how is Match.RIVAL else 0.0
    score += _types(entity, other)
    score += max(
        (
            _same_role(alignment, one, two)
            for one in _roles(alignment.draft_roles, entity)
            for two in _roles(alignment.claim_roles, other)
        ),
        default=0.0,
    )
    for step in (-1, 1):
        one = _beside(alignment.draft, entity, step)
        two = _beside(alignment.claim, other, step)
        if one is not None and two is not None and alignment.aligned(one, two):
            score += 0.7
    return score


def _several(alignment: Alignment, entity: Entity) -> bool:
    """Whether the name is one of several that its slot can hold at once."""
    roles = [
        a
        for a in _roles(alignment.draft_roles, entity)
        if a.governor in alignment.pairs and a.governor in alignment.segment
    ]
    if any(a.role in DOERS for a in roles):
        return False
    return any(alignment.draft.tokens[a.governor].lemma in SEVERAL for a in roles)


def _types(entity: Entity, other: Entity) -> float:
    if EntityType.UNKNOWN in (entity.type, other.type):
        return 0.0
    if entity.type is other.type or {entity.type, other.type} <= _PLACES:
        return 0.4
    return -0.4 if EntityType.PERSON not in (entity.type, other.type) else -1.0


def _roles(roles: dict[int, tuple[Argument, ...]], entity: Entity) -> tuple[Argument, ...]:
    """The roles of the phrase the name heads; a name before another noun modifies that noun."""
    made = []
    for argument in roles.get(entity.first, ()):
        if entity.first <= argument.head < entity.end:
            made.append(argument)
        else:
            made.append(
                Argument("modifier", entity.end - 1, entity.first, entity.end, argument.head)
            )
    return tuple(made)


def _same_role(alignment: Alignment, one: Argument, two: Argument) -> float:
    governed = alignment.aligned(one.governor, two.governor)
    if one.role == two.role:
        return 1.6 if governed else 0.5
    if governed:
        return 1.2 if {one.role, two.role} <= DOERS | {"by", "of", "modifier"} else 0.3
    return 0.0


def _beside(facts: Facts, entity: Entity, step: int) -> int | None:
    place = entity.end if step > 0 else entity.first - 1
    while 0 <= place < len(facts.tokens):
        tag = facts.tokens[place].tag
        if tag in CONTENT:
            return place
        if tag is Tag.PUNCTUATION:
            return None
        place += step
    return None


def _discrepancy(alignment: Alignment, entity: Entity, other: Entity) -> Discrepancy:
    roles = _roles(alignment.draft_roles, entity)
    located = entity.type in _PLACES or other.type in _PLACES
    where = any(argument.role in _WHERE for argument in roles)
    tongues = entity.type is other.type is EntityType.NATIONALITY and where
    if located and not tongues and (where or {entity.type, other.type} <= _PLACES):
        cls: type[Discrepancy] = PlaceDiscrepancy
    elif any(a.role in DOERS for a in roles) or not roles or _titled(alignment, roles):
        cls = AttributionDiscrepancy
    else:
        cls = EntityDiscrepancy
    one_word_form = entity.type is EntityType.NATIONALITY and other.type is EntityType.PLACE
    return cls(
        entity.name,
        other.name,
        entity.span,
        other.span,
        None if one_word_form or entity.resolved else other.name,
    )


def _titled(alignment: Alignment, roles: tuple[Argument, ...]) -> bool:
    """Whether the name says whose officer a person is: "Microsoft President Brad Smith"."""
    people = [e for e in alignment.draft.entities if e.type is EntityType.PERSON]
    return any(
        a.role == "modifier" and any(p.first <= a.governor < p.end for p in people) for a in roles
    )


def compare_roles(alignment: Alignment) -> list[Discrepancy]:
    """Report two names that stand in each other's places around one aligned predicate."""
    draft, claim = alignment.draft, alignment.claim
    for i, j in alignment.pairs.items():
        if draft.tokens[i].tag is not Tag.VERB or claim.tokens[j].tag is not Tag.VERB:
            continue
        ours = _filled(alignment, alignment.draft_roles, draft, i)
        theirs = _filled(alignment, alignment.claim_roles, claim, j)
        turned = _turned(alignment, ours, theirs)
        if turned is None:
            continue
        converse = alignment.links[i].kind == "converse"
        if turned == converse:
            continue
        doer, other = ours["subject"][0], theirs["subject"][0]
        return [
            RoleDiscrepancy(
                draft.entities[doer].name,
                claim.entities[other].name,
                draft.entities[doer].span,
                claim.entities[other].span,
            )
        ]
    return []


def _filled(
    alignment: Alignment, roles: dict[int, tuple[Argument, ...]], facts: Facts, verb: int
) -> dict[str, list[int]]:
    """Which names are subjects of a verb, and which its objects."""
    made: dict[str, list[int]] = {"subject": [], "object": []}
    for number, entity in enumerate(facts.entities):
        for argument in roles.get(entity.first, ()):
            if argument.governor != verb or not entity.first <= argument.head < entity.end:
                continue
            if argument.role == "subject":
                made["subject"].append(number)
            elif argument.role in ("object", "to", "from", "with", "of"):
                made["object"].append(number)
    return made


def _turned(
    alignment: Alignment, ours: dict[str, list[int]], theirs: dict[str, list[int]]
) -> bool | None:
    """True when subject and object changed places, False when they kept them, None if unknown."""
    mapped = {
        role: {alignment.names[n] for n in numbers if n in alignment.names}
        for role, numbers in ours.items()
    }
    subjects, objects = set(theirs["subject"]), set(theirs["object"])
    if mapped["subject"] & objects and mapped["object"] & subjects:
        return True
    if mapped["subject"] & subjects and mapped["object"] & objects:
        return False
    return None
