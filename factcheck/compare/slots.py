"""Names in one slot: who did it, to whom, where. Gives attribution, entity and place."""

from __future__ import annotations

from math import fsum

from factcheck.compare.alignment import Alignment
from factcheck.compare.bystanders import PLACES, WHERE, are_of_two_slots, roles_of
from factcheck.compare.described import are_described_alike, is_of_nobody_named
from factcheck.compare.descriptions import describes, only_describes
from factcheck.compare.labels import is_label
from factcheck.compare.listed import lists_of_names, partners
from factcheck.compare.meeting import is_of_one_deed, same_role, slots_of_both
from factcheck.compare.names import (
    Match,
    is_carried_over,
    match,
    may_be_one,
    may_be_wider,
    overlap,
)
from factcheck.compare.predicates import DOERS
from factcheck.facts import CONTENT, Argument, Entity, EntityType, Facts, Scope, Tag
from factcheck.findings import (
    AttributionDiscrepancy,
    Discrepancy,
    EntityDiscrepancy,
    PlaceDiscrepancy,
)
from factcheck.lexicon import gazetteer

# Relations that hold of many things at a time: one visits several places, works with several
# partners. The object of such a verb in a claim doesn't exclude another. A verb is here when both
# "X ~ A" and "X ~ B" are ordinarily true together without any tension.
SEVERAL = frozenset(
    "visit star appear perform feature include contain comprise meet play tour travel sell buy "
    "supply serve work operate know like love own use read write speak cover support attend join "
    "collaborate cooperate see discuss mention criticise criticize praise represent".split()
)
# One is with one club or firm at a time: "plays for Leeds", of now.
_FOR_ONE = frozenset("plays works play work".split())
# Deeds that are done to a thing once, by one doer (or one pair): another name for the doer of the
# same deed contradicts the claim. A verb is here when "X ~ the work" and "Y ~ the work" clash.
ONE_SUBJECT = frozenset(
    "write author direct invent found compose paint discover co-found establish design "
    "assassinate murder kill defeat publish inherit succeed".split()
)
# The prepositions that bring what a noun of action is done to: "a fine on", "a win over".
_BEARING_ON = frozenset("of on against over".split())
# What each cue adds to the tie between two names; below the least they are not laid side by side.
_TIES = {
    "rival": 1.0,
    "type": 0.4,
    "near-type": -0.4,
    "other-type": -1.0,
    "slot": 1.6,
    "side": 1.2,
    "role": 0.6,
    "governor": 0.3,
    "loose": 0.0,
    "before": 0.7,
    "after": 0.7,
    "sole": 0.5,
    "several": 0.0,
    "aside": 0.5,
    "topic": 0.0,
    "listed": 0.0,
    "identifies": 0.0,
    "partner": 1.6,
    "partners": 0.0,
    "described": 1.2,
    "speakers": 0.6,
    "again": -0.4,
    "wider": -0.4,
}
_ENOUGH = 0.6
# What leaves no room for others.
_WHOLE = frozenset({Scope.ALL, Scope.ONLY, Scope.ENTIRELY})
# How many words may part a nation from its place: "Australian state of Tasmania".
_STATE_OF = 3
# Below enough, two names are laid side by side as a last resort, down to this.
_BARELY = -0.8


def compare_names(alignment: Alignment) -> list[Discrepancy]:
    """Pair names without a counterpart that stand in one slot, and report each pair."""
    draft, claim = alignment.draft, alignment.claim
    open_draft = [
        (n, e)
        for n, e in alignment.draft_entities()
        if n not in alignment.names
        and not _spelt_out(alignment, e)
        and not is_label(draft, e)
        and not _is_echoed(alignment, e)
        and not is_carried_over(draft, e)
        and not _is_described(alignment.same, claim, e)
        and not _is_unit(draft, e)
        and not is_of_nobody_named(alignment, e)
        and not _is_around_a_match(alignment, e)
    ]
    if not open_draft:
        return []
    taken = set(alignment.names.values())
    met = {name for m in taken for name in claim.entities[m].names}
    topic = alignment.claim_side.topic
    held_by = [
        (m, e)
        for m, e in enumerate(claim.entities)
        if not (e.words and topic.issuperset(e.words))
        and not is_label(claim, e)
        and not _is_described(alignment.same_back, draft, e)
        and not _is_unit(claim, e)
    ]
    open_claim = [(m, e) for m, e in held_by if m not in taken and met.isdisjoint(e.names)]
    sole = len(open_draft) == len(open_claim) == 1
    scored = []
    for n, entity in open_draft:
        own = _own_cues(alignment, entity)
        for m, other in open_claim:
            cues = _cues(alignment, entity, other, own)
            scored += _scored(alignment, n, m, cues | {"sole"} if cues and sole else cues)
        for m, other in held_by:
            if (m, other) not in open_claim and not other.resolved:
                scored += _scored(alignment, n, m, _cues_again(alignment, entity, other, own))
    made: list[Discrepancy] = []
    seen_draft: set[int] = set()
    seen_claim: set[int] = set()
    for _, _, n, m, cues in sorted(scored, key=lambda pair: pair[:4]):
        if n in seen_draft or m in seen_claim:
            continue
        seen_draft.add(n)
        seen_claim.add(m)
        made.append(name_discrepancy(alignment, draft.entities[n], claim.entities[m], cues))
    return made


def _scored(
    alignment: Alignment, n: int, m: int, cues: frozenset[str]
) -> list[tuple[float, int, int, int, frozenset[str]]]:
    """How strongly two names are tied to one slot, the strongest lowest; nothing if hardly."""
    entity, other = alignment.draft.entities[n], alignment.claim.entities[m]
    if entity.first in alignment.topical:
        # The claim is about the name; only where it gives another in its place, it differs.
        cues = cues | {"topic"} if cues & {"slot", "side"} else frozenset()
    if not cues:
        return []
    score = round(fsum(_TIES[cue] for cue in cues), 6)
    if score < _BARELY:
        return []
    cues = cues if score >= _ENOUGH else cues | {"weak"}
    return [(-score, abs(entity.first - other.first), n, m, cues)]


def _cues_again(
    alignment: Alignment, entity: Entity, other: Entity, own: frozenset[str]
) -> frozenset[str]:
    """The cues of a name in the very slot of one that the draft tells of elsewhere, too.

    "Acme holders get a Norda share for each Acme share" is wrong of Tallo's holders. But none where
    the draft has both in one list, or of one thing: "the PC market in Norway".
    """
    cues = _cues(alignment, entity, other, own)
    if "slot" not in cues or cues & {"several", "other-type"}:
        return frozenset()
    beside = alignment.draft_side.told(lists_of_names).get(entity.first, frozenset())
    draft, claim = alignment.draft.entities, alignment.claim.entities
    governors = {a.governor for a in roles_of(alignment.draft_roles, entity)}
    for number, met in alignment.names.items():
        roles = roles_of(alignment.draft_roles, draft[number])
        if claim[met].words == other.words and any(a.governor in governors for a in roles):
            return frozenset()
        if draft[number].first in beside and match(draft[number], other) is Match.SAME:
            return frozenset()
        if claim[met] is other and slots_of_both(alignment, draft[number], other):
            return frozenset()
    held = any(is_of_one_deed(alignment, *one) for one in slots_of_both(alignment, entity, other))
    return cues | {"again"} if held else frozenset()


def _is_around_a_match(alignment: Alignment, entity: Entity) -> bool:
    """Whether a name only says where one that both have is: "the Australian state of Tasmania"."""
    draft = alignment.draft
    for number, met in alignment.names.items():
        place = draft.entities[number]
        if 0 < place.first - entity.end <= _STATE_OF and draft.tokens[place.first - 1].norm == "of":
            return match(entity, alignment.claim.entities[met]) is Match.AROUND
    return False


def _is_unit(facts: Facts, entity: Entity) -> bool:
    """Whether a name is of what a number is measured in: "44 degrees Celsius"."""
    return any(q.first < entity.first < q.end for q in facts.quantities)


def _is_described(same: dict[int, int], other: Facts, entity: Entity) -> bool:
    """Whether the other side has "the company" or the like just where a name stands."""
    before, after = same.get(entity.first - 1), same.get(entity.end)
    if before is None or after is None or after - before < 2:
        return False
    return describes(other, range(before + 1, after))


def _is_echoed(alignment: Alignment, entity: Entity) -> bool:
    """Whether the claim has the same pronoun at the same place, whomever both mean by it."""
    if not entity.resolved or entity.first not in alignment.same:
        return False
    if alignment.draft.tokens[entity.first].tag is not Tag.PRONOUN:
        return False
    return not any(e.words == entity.words and not e.resolved for e in alignment.draft.entities)


def _spelt_out(alignment: Alignment, entity: Entity) -> bool:
    """Whether the claim has the name's words in small letters or inside another name."""
    return alignment.claim_side.norms.issuperset(entity.words)


def _own_cues(alignment: Alignment, entity: Entity) -> frozenset[str]:
    """What a name of the draft has to say on its slot, whatever it is laid beside."""
    made = set()
    if _identifies(alignment, entity):
        made.add("identifies")
    elif _several(alignment, entity):
        made.add("several")
    if alignment.aside:
        made.add("aside")
    if entity.first in alignment.draft_side.told(lists_of_names):
        made.add("listed")
    return frozenset(made)


def _cues(
    alignment: Alignment, entity: Entity, other: Entity, own: frozenset[str]
) -> frozenset[str]:
    """What ties two names to one slot, and what speaks against it; nothing where they agree.

    `own` are the cues of each name by itself.
    """
    how = match(entity, other)
    if how >= Match.WITHIN or overlap(entity, other):
        return frozenset()
    if only_describes(alignment.draft, entity, alignment.claim, other):
        return frozenset()
    if may_be_one(entity, other):
        return frozenset()
    made = {"rival", *own} if how is Match.RIVAL else set(own)
    if other.first in alignment.claim_side.told(lists_of_names):
        made.add("listed")
    kinds = {entity.type, other.type}
    if EntityType.UNKNOWN not in kinds:
        if len(kinds) == 1 or kinds <= PLACES:
            made.add("type")
        else:
            made.add("other-type" if EntityType.PERSON in kinds else "near-type")
    ties = {
        same_role(alignment, one, two)
        for one in roles_of(alignment.draft_roles, entity)
        for two in roles_of(alignment.claim_roles, other)
    }
    tie = next((tie for tie in ("slot", "side", "role", "governor") if tie in ties), "loose")
    if are_of_two_slots(alignment, entity, other, tie):
        return frozenset()
    made.add(tie)
    shared = partners(alignment, entity, other)
    if shared:
        made.add("partner")
    if shared > 1:
        made.add("partners")
    if _is_of_all(alignment, other):
        made.discard("several")
    if _are_club_and_country(alignment, entity, other):
        made.add("several")
    if may_be_wider(entity, other):
        made.add("wider")
    if are_described_alike(alignment, entity, other):
        made.add("described")
    if _both_speak(alignment, entity, other):
        made.add("speakers")
    for step, cue in ((-1, "before"), (1, "after")):
        one = _beside(alignment.draft, entity, step)
        two = _beside(alignment.claim, other, step)
        if one is not None and two is not None and alignment.aligned(one, two):
            made.add(cue)
    return frozenset(made)


def _identifies(alignment: Alignment, entity: Entity) -> bool:
    """Whether the name tells which thing it is that did something: "the trial of Ann Lee"."""
    draft = alignment.draft
    governors = {a.governor for a in roles_of(alignment.draft_roles, entity)}
    return any(
        a.head in governors and a.role in DOERS and draft.tokens[a.head].tag is Tag.NOUN
        for a in draft.arguments
    )


def _is_of_all(alignment: Alignment, other: Entity) -> bool:
    """Whether the claim ties a name to all there are: "play all their matches in Dunmore"."""
    claim = alignment.claim
    heads = {q.head for q in claim.quantifiers if q.scope in _WHOLE and q.head is not None}
    governors = {a.governor for a in roles_of(alignment.claim_roles, other)} if heads else set()
    return any(a.head in heads and a.governor in governors for a in claim.arguments)


def _are_club_and_country(alignment: Alignment, entity: Entity, other: Entity) -> bool:
    """Whether somebody plays for a club on one side, for a country on the other."""
    one, two = ("country" in gazetteer(" ".join(e.words)) for e in (entity, other))
    tokens = alignment.draft.tokens
    return one is not two and any(
        a.role == "for" and tokens[a.governor].lemma == "play"
        for a in roles_of(alignment.draft_roles, entity)
    )


def _both_speak(alignment: Alignment, entity: Entity, other: Entity) -> bool:
    """Whether each name is whom its side has say what it says."""
    return any(
        s.entity is not None and alignment.draft.entities[s.entity] is entity
        for s in alignment.draft.speakers
    ) and any(
        s.entity is not None and alignment.claim.entities[s.entity] is other
        for s in alignment.claim.speakers
    )


def _several(alignment: Alignment, entity: Entity) -> bool:
    """Whether the name is one of several that its slot can hold at once."""
    roles = [
        a
        for a in roles_of(alignment.draft_roles, entity)
        if a.governor in alignment.pairs and a.governor in alignment.segment
    ]
    if any(a.role in DOERS for a in roles):
        return False
    tokens = alignment.draft.tokens
    return any(
        tokens[a.governor].lemma in SEVERAL
        and not (a.role == "for" and tokens[a.governor].norm in _FOR_ONE)
        for a in roles
    )


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


def name_discrepancy(
    alignment: Alignment, entity: Entity, other: Entity, cues: frozenset[str]
) -> Discrepancy:
    """A draft's name where the claim has another, of the kind that its role and type make it."""
    roles = roles_of(alignment.draft_roles, entity)
    located = entity.type in PLACES or other.type in PLACES
    where = any(argument.role in WHERE for argument in roles)
    tongues = entity.type is other.type is EntityType.NATIONALITY and where
    if located and not tongues and (where or {entity.type, other.type} <= PLACES):
        cls: type[Discrepancy] = PlaceDiscrepancy
    elif any(a.role in DOERS for a in roles) or not roles or _titled(alignment, roles):
        cls = AttributionDiscrepancy
    else:
        cls = EntityDiscrepancy
    one_word_form = entity.type is EntityType.NATIONALITY and other.type is EntityType.PLACE
    words = alignment.draft.words(entity.span)
    return cls(
        # A hyphen inside a name is read as a space.
        entity.name if entity.resolved or entity.name in words else words,
        other.name,
        entity.span,
        other.span,
        None if one_word_form or entity.resolved else other.name,
        cues,
    )


def _titled(alignment: Alignment, roles: tuple[Argument, ...]) -> bool:
    """Whether the name says whose officer a person is: "Microsoft President Brad Smith"."""
    people = [e for e in alignment.draft.entities if e.type is EntityType.PERSON]
    return any(
        a.role == "modifier" and any(p.first <= a.governor < p.end for p in people) for a in roles
    )
