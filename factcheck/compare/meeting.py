"""Meeting: how the roles of two names, or of the phrases they head, stand to each other."""

from __future__ import annotations

from factcheck.compare.alignment import Alignment
from factcheck.compare.bystanders import roles_of
from factcheck.compare.predicates import DOERS
from factcheck.facts import Argument, Entity, Facts, Tag

# The prepositions that bring what a noun of action is done to: "a fine on", "a win over".
_BEARING_ON = frozenset("of on against over".split())


def same_role(alignment: Alignment, one: Argument, two: Argument) -> str:
    """How two phrases' roles meet: in one slot, on one side of it, by role or governor alone."""
    governed = alignment.aligned(one.governor, two.governor)
    if one.role == two.role:
        return "slot" if governed else "loose" if one.role == "modifier" else "role"
    if _is_undergone(alignment, one, two):
        return "side"
    if governed:
        return "side" if {one.role, two.role} <= DOERS | {"by", "of", "modifier"} else "governor"
    return "loose"


def _is_undergone(alignment: Alignment, one: Argument, two: Argument) -> bool:
    """Whether one name is what a verb takes, the other what its noun bears on: "a fine on Acme"."""
    if two.role == "object" and one.role in _BEARING_ON:
        deeds = _deeds_borne_by(alignment.draft, one)
        return any(alignment.pairs.get(deed) == two.governor for deed in deeds)
    if one.role == "object" and two.role in _BEARING_ON:
        deeds = _deeds_borne_by(alignment.claim, two)
        return any(alignment.pairs.get(one.governor) == deed for deed in deeds)
    return False


def _deeds_borne_by(facts: Facts, argument: Argument) -> list[int]:
    """The noun that a phrase hangs on, or the nouns that its verb takes: "imposed a fine on"."""
    objects = [a.head for a in facts.arguments if a.governor == argument.governor]
    return [i for i in (argument.governor, *objects) if facts.tokens[i].tag is Tag.NOUN]


def slots_of_both(
    alignment: Alignment, entity: Entity, other: Entity
) -> list[tuple[Argument, Argument]]:
    """The roles in which two names stand in one slot."""
    return [
        (one, two)
        for one in roles_of(alignment.draft_roles, entity)
        for two in roles_of(alignment.claim_roles, other)
        if same_role(alignment, one, two) == "slot"
    ]


def is_of_one_deed(alignment: Alignment, one: Argument, two: Argument) -> bool:
    """Whether a name, or what it stands before, does one deed on both sides, or undergoes it.

    The deed is told by one word: who supplies is not who gets.
    """
    if one.role != "modifier":
        return _is_one_word(alignment, one.governor, two.governor)
    return any(
        _is_one_word(alignment, ours.governor, theirs.governor)
        for ours in alignment.draft_side.headed(one.governor)
        for theirs in alignment.claim_side.headed(two.governor)
        if ours.role == theirs.role
    )


def _is_one_word(alignment: Alignment, ours: int, theirs: int) -> bool:
    return alignment.draft.tokens[ours].lemma == alignment.claim.tokens[theirs].lemma
