"""What a name is described by: "the second seed, Ann Lee", "midfielder Ann Lee".

Two names that one description fits answer one question, wherever they stand in their sentences; a
name whose description fits someone that the claim doesn't name has no rival in it.
"""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from factcheck.compare.alignment import Alignment
from factcheck.compare.names import Match, match
from factcheck.compare.sides import Side
from factcheck.facts import CONTENT, Entity, EntityType, Facts, Tag

# What a description may have before its noun.
_BEFORE_HEAD = frozenset(
    {Tag.DETERMINER, Tag.ADJECTIVE, Tag.NUMBER, Tag.NOUN, Tag.NAME, Tag.POSSESSIVE}
)
_OF = frozenset("at for from in of".split())
# The weaker sign of one description: so many words of both stand for each other.
_IN_COMMON = 2
_ARTICLES = frozenset(("a", "an"))


@attrs.frozen
class Description:
    """The noun that says what a named thing is, and the tokens of its phrase."""

    head: int
    words: frozenset[int]


def find_descriptions(facts: Facts) -> dict[int, tuple[Description, ...]]:
    """What each name is described by, by the token that the name begins with."""
    made = {}
    for entity in facts.entities:
        if not entity.resolved:
            told = (_before(facts, entity), _after(facts, entity), _complement(facts, entity))
            made[entity.first] = tuple(d for d in told if d is not None)
    return made


def are_described_alike(alignment: Alignment, entity: Entity, other: Entity) -> bool:
    """Whether one description fits a draft's name and a claim's."""
    pairs = alignment.pairs
    for ours in alignment.draft_side.told(find_descriptions).get(entity.first, ()):
        for theirs in alignment.claim_side.told(find_descriptions).get(other.first, ()):
            met = sum(pairs.get(i) in theirs.words for i in ours.words)
            alike = (
                alignment.draft.tokens[ours.head].lemma == alignment.claim.tokens[theirs.head].lemma
            )
            if alike or pairs.get(ours.head) == theirs.head or met >= _IN_COMMON:
                return True
    return False


def is_of_nobody_named(alignment: Alignment, entity: Entity) -> bool:
    """Whether a name's description fits someone whom the claim leaves unnamed.

    "Amateur astronomer Ann Lee saw it" has nobody's place where "an amateur astronomer" saw it.
    """
    tokens = alignment.claim.tokens
    told = alignment.claim_side.told(find_descriptions).values()
    described = {tokens[d.head].lemma for found in told for d in found}
    for description in alignment.draft_side.told(find_descriptions).get(entity.first, ()):
        met = alignment.pairs.get(description.head)
        if met is None or tokens[met].lemma in described or tokens[met].tag is not Tag.NOUN:
            continue
        first = met
        while first > 0 and tokens[first - 1].tag in (Tag.ADJECTIVE, Tag.NOUN):
            first -= 1
        if first > 0 and tokens[first - 1].norm in _ARTICLES:
            return True
    return False


def _before(facts: Facts, entity: Entity) -> Description | None:
    """ "Midfielder Ann Lee", "a newer ship, the Aurelia", "the mayor of Oslo, Ann Lee"."""
    tokens = facts.tokens
    end = entity.first
    while end and tokens[end - 1].norm in entity.title:
        end -= 1
    if end < entity.first:
        return Description(entity.first - 1, frozenset(range(end, entity.first)))
    if end and tokens[end - 1].norm == "the":
        end -= 1
    if end and tokens[end - 1].norm == ",":
        end -= 1
        body = next((e for e in facts.entities if e.end == end), None)
        if body is not None and body.first > 1 and tokens[body.first - 1].norm in _OF:
            end = body.first - 1
    return _phrase(facts, end, entity)


def _phrase(facts: Facts, end: int, entity: Entity) -> Description | None:
    """The noun phrase that ends before a token, or the nationality: "the Austrian Ann Lee"."""
    tokens = facts.tokens
    first = end
    while first and tokens[first - 1].tag in _BEFORE_HEAD:
        first -= 1
    if first == end:
        return None
    nation = next((e for e in facts.entities if e.end == end), None)
    if nation is not None:
        agent = nation.type is EntityType.NATIONALITY and end == entity.first
        return Description(end - 1, frozenset((end - 1,))) if agent else None
    if tokens[end - 1].tag is not Tag.NOUN:
        return None
    return Description(end - 1, _content(facts, first, max(end, entity.first)))


def _after(facts: Facts, entity: Entity) -> Description | None:
    """ "Ann Lee, the smallest member of the team"."""
    tokens = facts.tokens
    if entity.end + 1 >= len(tokens) or tokens[entity.end].norm != ",":
        return None
    first = end = entity.end + 1
    while end < len(tokens) and tokens[end].tag in _BEFORE_HEAD:
        end += 1
    if end == first or tokens[end - 1].tag is not Tag.NOUN:
        return None
    # "Ann Lee, police said" and "Oslo, police in Bern" tell of another.
    if tokens[first].tag not in (Tag.DETERMINER, Tag.NAME) or not _may_end(facts, end):
        return None
    last = end
    if last + 1 < len(tokens) and tokens[last].norm in _OF:
        last += 1
        while last < len(tokens) and tokens[last].tag in _BEFORE_HEAD:
            last += 1
    return Description(end - 1, _content(facts, first, last))


def _may_end(facts: Facts, end: int) -> bool:
    """Whether what stands behind a phrase leaves it a description: no verb of its own."""
    return end >= len(facts.tokens) or facts.tokens[end].tag not in (Tag.VERB, Tag.AUXILIARY)


def _complement(facts: Facts, entity: Entity) -> Description | None:
    """ "Ann Lee is an astronomer"."""
    verbs = {
        a.governor
        for a in facts.arguments
        if a.role == "subject" and entity.first <= a.head < entity.end
    }
    for argument in facts.arguments:
        if argument.role == "complement" and argument.governor in verbs:
            return Description(argument.head, _content(facts, argument.first, argument.end))
    return None


def _content(facts: Facts, first: int, end: int) -> frozenset[int]:
    return frozenset(i for i in range(first, end) if facts.tokens[i].tag in CONTENT)


def is_same_one(alignment: Alignment, draft: int, claim: int) -> bool:
    """Whether a name of the draft and one of the claim, by index of entities, are of one."""
    named = alignment.draft.entities[draft], alignment.claim.entities[claim]
    return alignment.names.get(draft) == claim and match(*named) is Match.SAME


def share_a_name(draft: Side, ours: Iterable[int], claim: Side, theirs: Iterable[int]) -> bool:
    """Whether some of a draft's names is some of a claim's, each told by its index of entities."""
    mine = [draft.facts.entities[n] for n in ours]
    known = [claim.facts.entities[n] for n in theirs]
    return any(match(one, two) is Match.SAME for one in mine for two in known)
