"""Bystanders: names that hold no slot which the other side's name could hold in their place."""

from __future__ import annotations

from factcheck.compare.alignment import Alignment
from factcheck.compare.descriptions import is_agent
from factcheck.compare.holders import find_offices, office_bodies
from factcheck.compare.listed import partners
from factcheck.compare.participants import entity_at
from factcheck.facts import CORE_ROLES, Argument, Entity, EntityType, Facts, Tag
from factcheck.lexicon import classes

PLACES = frozenset({EntityType.PLACE, EntityType.NATIONALITY})
"""Sorts of names that may tell where."""
WHERE = frozenset("in at near from outside inside across around into to".split())
"""The roles of a phrase that tells where."""
# What brings for whom a thing is, and whence it comes, or to whom it goes.
_FOR = {"for"}
_ENDS = frozenset(("by", "from", "to"))
_DISPUTING = frozenset("contest contradict deny dismiss dispute refute reject".split())
_ADDRESSING = frozenset("assure inform notify remind tell".split())
_WE = frozenset(("our", "us", "we"))
_TOGETHER = frozenset((EntityType.ORGANISATION, EntityType.PLACE))
# A name of so many words, which nothing tells to be a place's, is rather a person's or a body's.
_FULL_NAME = 3
# A passive's subject is its object.
# What a name of these sorts names is no answer to where something is.
_NOWHERE = frozenset((EntityType.PERSON, EntityType.ORGANISATION, EntityType.WORK))


def are_of_two_slots(alignment: Alignment, entity: Entity, other: Entity, tie: str) -> bool:
    """Whether a draft's name and a claim's are no answers to one question.

    `tie` is how their roles meet: "slot", "side", "role", "governor" or "loose".
    """
    if _is_instance(alignment.draft, entity) or _is_instance(alignment.claim, other):
        # "Guests from 42 countries, including Canada" are where they are all the same, and
        # countries such as Peru are at odds with none such as Chile, unless lists share a name.
        return not partners(alignment, entity, other)
    if EntityType.NATIONALITY is entity.type is other.type and (
        _is_joined(alignment.draft, entity) is not _is_joined(alignment.claim, other)
    ):
        # Who is Austrian-born may be German.
        return True
    if tie == "loose" and (
        _is_joined(alignment.draft, entity)
        or _is_joined(alignment.claim, other)
        or _is_addressed(alignment.draft, entity)
        or _is_addressed(alignment.claim, other)
        or _is_heard_alone(alignment, entity, other)
    ):
        return True
    if tie == "loose" and entity.first in alignment.draft_side.told(office_bodies):
        # Whose president somebody is tells nothing of whose event he spoke at.
        return _describes_a_thing(alignment, other)
    if tie in ("governor", "loose") and _is_where_alone(alignment, entity, other):
        return True
    if tie == "governor" and (
        _come_and_go(alignment, entity, other) or _is_of_another_bout(alignment, entity)
    ):
        return True
    if tie == "role" and (
        _speaks_for(alignment, other, entity)
        or _is_where_else(alignment, entity, other)
        or _disputes(alignment, entity, other)
        or _own_two_things(alignment, entity, other)
    ):
        return True
    return _acts_for(alignment, entity, other)


def _is_of_another_bout(alignment: Alignment, entity: Entity) -> bool:
    """Whether who does to the draft's name what the claim tells of has it done to them there.

    That Oslo beat Bergen is not at odds with Bergen's having beaten Malmo before.
    """
    draft, claim = alignment.draft, alignment.claim
    verbs = {
        a.governor
        for a in roles_of(alignment.draft_roles, entity)
        if a.role == "object" and draft.tokens[a.governor].tag is Tag.VERB
    }
    doers = [a for a in draft.arguments if a.role == "subject" and a.governor in verbs]
    done = {
        (a.governor, k)
        for a in claim.arguments
        if a.role == "object"
        for named in [entity_at(claim, a.head)]
        for k in ((a.head,) if named is None else range(named.first, named.end))
    }
    return any(
        (alignment.pairs.get(a.governor), alignment.pairs.get(a.head)) in done for a in doers
    )


def _come_and_go(alignment: Alignment, entity: Entity, other: Entity) -> bool:
    """Whether of one thing two ends are told: "34 million from Norda", "34 million for Lee"."""
    ours = {a.role for a in roles_of(alignment.draft_roles, entity)}
    theirs = {a.role for a in roles_of(alignment.claim_roles, other)}
    return (ours == _FOR and bool(theirs) and theirs <= _ENDS) or (
        theirs == _FOR and bool(ours) and ours <= _ENDS
    )


def _own_two_things(alignment: Alignment, entity: Entity, other: Entity) -> bool:
    """Whether what one of two names owns is named, and not by the other side: "Oslo's Norda"."""
    ours = [a for a in roles_of(alignment.draft_roles, entity) if a.role == "possessor"]
    theirs = [a for a in roles_of(alignment.claim_roles, other) if a.role == "possessor"]
    if not ours or not theirs or _act_alike(alignment, ours, theirs):
        return False
    named, known = alignment.draft_side.named, alignment.claim_side.named
    return all(a.governor in named and a.governor not in alignment.pairs for a in ours) or all(
        a.governor in known and a.governor not in alignment.back for a in theirs
    )


def _act_alike(alignment: Alignment, ours: list[Argument], theirs: list[Argument]) -> bool:
    """Whether what both own does one deed: "Norda's mine flooded", "Tallo's site flooded"."""
    mine, other = {a.governor for a in ours}, {a.governor for a in theirs}
    return any(
        alignment.pairs.get(one.governor) == two.governor and one.role == two.role
        for one in alignment.draft.arguments
        if one.head in mine
        for two in alignment.claim.arguments
        if two.head in other
    )


def _disputes(alignment: Alignment, entity: Entity, other: Entity) -> bool:
    """Whether the draft's name is who disputes what the claim's has said."""
    disputed = any(
        alignment.draft.tokens[a.governor].lemma in _DISPUTING and a.governor not in alignment.pairs
        for a in roles_of(alignment.draft_roles, entity)
        if a.role == "subject"
    )
    return disputed and any(
        other.first <= s.head < other.end or s.entity == number
        for s in alignment.claim.speakers
        for number, named in enumerate(alignment.claim.entities)
        if named is other
    )


def _is_joined(facts: Facts, entity: Entity) -> bool:
    """Whether a name is part of a word: "his French-born wife", "the US-led talks"."""
    if len(entity.words) > 1:
        return False
    after = entity.span.end - facts.sentence.span.start
    joined = next((t for t in facts.tokens if t.start == entity.span.end + 1), None)
    if joined is None or facts.sentence.text[after : after + 1] != "-":
        return False
    return joined.form in ("participle", "past")


def _is_addressed(facts: Facts, entity: Entity) -> bool:
    """Whether a name only tells to whom something was said: "told Reuters"."""
    return any(
        a.role == "object"
        and entity.first <= a.head < entity.end
        and facts.tokens[a.governor].lemma in _ADDRESSING
        and any(c.reporting and c.predicate == a.governor for c in facts.clauses)
        for a in facts.arguments
    )


def _is_heard_alone(alignment: Alignment, entity: Entity, other: Entity) -> bool:
    """Whether a draft's name is of who said so, and the claim's is not."""

    def speaks(facts: Facts, named: Entity) -> bool:
        return any(named.first <= s.head < named.end for s in facts.speakers)

    if set(entity.words) & set(other.words):
        # "The Oslo Symphony" is no bystander of "the Bergen Symphony".
        return False
    return speaks(alignment.draft, entity) and not speaks(alignment.claim, other)


def _describes_a_thing(alignment: Alignment, other: Entity) -> bool:
    """Whether a claim's name only tells which thing is meant: "a Norda video event"."""
    return any(
        role.role == "modifier" and not {"person", "occupation"} & classes(noun.lemma, "n")
        for role in roles_of(alignment.claim_roles, other)
        if (noun := alignment.claim.tokens[role.governor]).tag is Tag.NOUN
    )


def _acts_for(alignment: Alignment, entity: Entity, other: Entity) -> bool:
    """Whether somebody holds an office in a body that the claim names beside the other.

    "Lee, Norda's president, asked for it" is at odds with no "Norda, Tallo and Vexo asked", but it
    is with "Norda's president, Moe, asked".
    """
    if any(
        alignment.claim.entities[o.person] is other for o in alignment.claim_side.told(find_offices)
    ):
        return False
    for office in alignment.draft_side.told(find_offices):
        named = None if office.body is None else alignment.names.get(office.body)
        if alignment.draft.entities[office.person] is not entity or named is None:
            continue
        body = alignment.claim.entities[named]
        roles = {(a.role, a.governor) for a in roles_of(alignment.claim_roles, body)}
        if body is not other and any(
            (a.role, a.governor) in roles for a in roles_of(alignment.claim_roles, other)
        ):
            return True
    return False


def roles_of(roles: dict[int, tuple[Argument, ...]], entity: Entity) -> tuple[Argument, ...]:
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


def _is_where_alone(alignment: Alignment, entity: Entity, other: Entity) -> bool:
    """Whether one name tells where and the other is no place: "in Rotterdam", "of Damask Foods"."""
    sides = (
        (entity, alignment.draft, alignment.draft_roles),
        (other, alignment.claim, alignment.claim_roles),
    )
    where = [
        named.type in PLACES and any(a.role in WHERE for a in roles_of(roles, named))
        for named, _, roles in sides
    ]
    if where[0] is where[1]:
        return False
    named, facts, _ = sides[where.index(False)]
    return (
        named.type in _NOWHERE
        or is_agent(facts, named)
        or (named.type is EntityType.NATIONALITY and len(named.words) > 1)
        # "Ann Jane Lee", of whom nothing else is known.
        or (named.type is EntityType.UNKNOWN and len(named.words) >= _FULL_NAME)
    )


def _is_where_else(alignment: Alignment, entity: Entity, other: Entity) -> bool:
    """Whether two places are of two events: "his funeral was held in Houston", "died in Paris"."""
    if entity.type not in PLACES or other.type not in PLACES:
        return False
    for argument in roles_of(alignment.draft_roles, entity):
        verb = argument.governor
        if argument.role not in WHERE or alignment.draft.tokens[verb].tag is not Tag.VERB:
            continue
        subjects = [
            a.head
            for a in alignment.draft.arguments
            if a.governor == verb and a.role in CORE_ROLES and a.head != argument.head
        ]
        met = {*alignment.pairs, *alignment.opposed}
        told = [i for i in (verb, *subjects) if i in met or alignment.carrier(i) in met]
        if subjects and not told:
            return True
    return False


def _is_instance(facts: Facts, entity: Entity) -> bool:
    """Whether a name is only one of those told of: "including Canada", "such as Ford and Fiat"."""
    place = entity.first - 1
    while place > 0 and (
        facts.tokens[place].tag is Tag.NAME or facts.tokens[place].norm in (",", "and", "the")
    ):
        place -= 1
    if place < 0:
        return False
    such = place > 0 and facts.tokens[place - 1].norm == "such"
    bringing = facts.tokens[place]
    if bringing.norm == "like":
        return bringing.tag is Tag.PREPOSITION
    return bringing.norm == "including" or (bringing.norm == "as" and such)


def _speaks_for(alignment: Alignment, speaker: Entity, body: Entity) -> bool:
    """Whether the claim's name says "we", and the draft's is of a body that may be meant by it."""
    if body.type not in _TOGETHER or alignment.claim_side.norms.isdisjoint(_WE):
        return False
    return any(speaker.first <= s.head < speaker.end for s in alignment.claim.speakers)
