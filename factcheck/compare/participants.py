"""Participants: who has which part in a deed, where the claim gives that part to another.

"Bought Norda" for "bought the arm from Norda", "Brandvik was bought" for "Brandvik bought Norda",
"left Norda" for "left Tallo for Norda": each has a counterpart in the claim, in another part of the
same deed, and whom the claim has in its part isn't told of.
"""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet

import attrs

from factcheck.compare.alignment import Alignment
from factcheck.compare.identities import names_of
from factcheck.compare.links import is_party
from factcheck.compare.predicates import LIKE, MUTUAL, is_passive
from factcheck.compare.sameness import has_another_time, may_not_be
from factcheck.compare.sides import Side
from factcheck.facts import Entity, EntityType, Facts, Tag
from factcheck.findings import Discrepancy, RoleDiscrepancy
from factcheck.lexicon import classes
from factcheck.text import Span

# Of whom something is had "from", "to", "with" or "for" is no part of what is had itself. Verbs
# whose object may be either are left out: "supplied parts to Norda", "supplied Norda"; "cleared the
# street of snow", "cleared snow from the street".
_TAKING = frozenset(
    "acquire borrow buy hire import inherit lease obtain poach purchase receive recruit rent sign "
    "steal".split()
)
_GIVING = frozenset("donate export hand lend sell transfer".split())
_EXCHANGING = frozenset("exchange swap trade".split())
_LEAVING = frozenset("abandon ditch leave quit".split())
_REPLACING = frozenset("replace substitute".split())
_OBJECT_APART = {
    "from": _TAKING,
    "to": _GIVING,
    "with": _REPLACING,
    "for": _EXCHANGING | _LEAVING,
}
# Deeds told of either party: one rents a flat from another, or to another.
_OF_BOTH = frozenset("charter hire lease let rent".split())
# Of these, a sum or a time is no object without whom it is done to.
_DONE_TO = frozenset("ban deny dock fine jail sentence suspend".split())
# What one gives, another gets: the deeds that are told of whoever gives, and of whoever gets.
_GIVERS = frozenset("award donate export give grant hand lend loan pay present sell".split())
_GETTERS = frozenset("acquire borrow buy get import obtain purchase receive win".split())
_PARTS = frozenset("subject object from to with for".split())
# Of a noun's phrases, those that say of whom it is, each with what else says so: "a stake in
# Norda", "the request of the council", "the council's request".
_OF_WHOM = {"in": ("in",), "of": ("of", "possessor"), "possessor": ("of", "possessor")}
_CUES = frozenset(("by-place", "participant"))


@attrs.frozen
class Misplaced:
    """A participant of the draft's deed, by its head, that has another part in the claim's.

    `told` is the head of whom the claim has in its part.
    """

    head: int
    told: int


def compare_participants(alignment: Alignment) -> list[Discrepancy]:
    """Report who has a part in a deed that the claim gives to another."""
    if has_another_time(alignment) or names_another(alignment):
        return []
    for one in alignment.told(misplaced):
        found, doer = _named(alignment.draft, one.head)
        expected, other = _named(alignment.claim, one.told)
        cues = _CUES | {"names" if doer and other else "nouns"}
        return [alignment.differ(RoleDiscrepancy, found, expected, cues=cues)]
    return []


def misplaced(alignment: Alignment) -> tuple[Misplaced, ...]:
    """Return each participant of the clause's deeds that has another part in the claim's."""
    return tuple(_each(alignment))


def _each(alignment: Alignment) -> Iterator[Misplaced]:
    draft, claim = alignment.draft, alignment.claim
    for i, j in alignment.pairs.items():
        if i not in alignment.segment or draft.tokens[i].tag is not claim.tokens[j].tag:
            continue
        if draft.tokens[i].tag is Tag.VERB:
            yield from _of_deed(alignment, i, j)
        elif draft.tokens[i].tag is Tag.NOUN and draft.tokens[i].lemma == claim.tokens[j].lemma:
            yield from _of_thing(alignment, i, j)


_Filled = dict[str, tuple[int, ...]]


def _of_deed(alignment: Alignment, i: int, j: int) -> Iterator[Misplaced]:
    draft, claim = alignment.draft, alignment.claim
    verbs = {draft.tokens[i].lemma, claim.tokens[j].lemma}
    if verbs & MUTUAL or may_not_be(draft, i) is not may_not_be(claim, j):
        return
    ours, told = _parts(alignment.draft_side, i), _parts(alignment.claim_side, j)
    theirs = _as_told_by(alignment, i, j, told)
    if theirs is None:
        return
    here = {head for heads in ours.values() for head in heads}
    for part in ("object", "subject"):
        for head in ours.get(part, ()):
            met = counterparts(alignment, head)
            claimed = theirs.get(part, ())
            if not met or not claimed or _is_one_of(alignment, met, claimed):
                break
            others = {p for p, heads in theirs.items() if _is_one_of(alignment, met, heads)}
            if part == "subject":
                # Of a converse, roles tells who it was.
                apart = theirs is told and _is_subject_apart(alignment, i, ours, theirs, others)
                rivals = claimed
            else:
                apart = _is_object_apart(alignment, i, j, ours, others)
                # "Was awarded a contract" is told of whom it was awarded to.
                rivals = (*claimed, *(theirs.get("to", ()) if others == {"subject"} else ()))
            rivals = tuple(k for k in rivals if not _is_among(alignment, k, here))
            if others == {"subject"}:
                rivals = tuple(k for k in rivals if _is_party(claim, k))
            if not rivals or len(rivals) < len(claimed) - (part == "object"):
                # Where both are told of, a full turn is for roles to tell.
                break
            if apart:
                yield Misplaced(head, rivals[0])


def _as_told_by(alignment: Alignment, i: int, j: int, theirs: _Filled) -> _Filled | None:
    """The parts of the claim's deed as the draft's verb has them; None where that isn't known.

    Who sold is whom it was bought from, and to whom it was sold is who bought.
    """
    kind = alignment.links[i].kind
    if kind in LIKE:
        return theirs
    mine, other = alignment.draft.tokens[i].lemma, alignment.claim.tokens[j].lemma
    if kind != "converse":
        return None
    parts = {"object": theirs.get("object", ())}
    if mine in _GETTERS and other in _GIVERS:
        parts |= {"subject": theirs.get("to", ()), "from": theirs.get("subject", ())}
    elif mine in _GIVERS and other in _GETTERS:
        parts |= {"to": theirs.get("subject", ()), "subject": theirs.get("from", ())}
    else:
        return None
    return {part: heads for part, heads in parts.items() if heads}


def _is_object_apart(alignment: Alignment, i: int, j: int, ours: _Filled, others: set[str]) -> bool:
    """Whether to whom a deed is done has a part in the claim's that nothing has beside that."""
    draft, claim = alignment.draft, alignment.claim
    if others == {"subject"}:
        # Who acquired is not what was acquired. Where another did it, it is another deed.
        return is_passive(draft, i) and "subject" not in ours
    if len(ours.get("object", ())) > 1:
        # "The city was given a house" tells to whom.
        return False
    verbs = (draft.tokens[i].lemma, claim.tokens[j].lemma)
    return any(verb in _OBJECT_APART.get(part, ()) for part in others for verb in verbs)


def _is_subject_apart(
    alignment: Alignment, i: int, ours: _Filled, theirs: _Filled, others: set[str]
) -> bool:
    """The same of who did it: "Tallo sold its arm", which was sold to Tallo."""
    draft = alignment.draft
    done = ours.get("object", ())
    if is_passive(draft, i) or not others or not others <= {"from", "to", "object"}:
        return False
    if draft.tokens[i].lemma in _OF_BOTH and not any(_is_person(draft, head) for head in done):
        return False
    if draft.tokens[i].lemma in _DONE_TO and all(_is_in_number(draft, head) for head in done):
        # "Norda fined $22 billion", a headline's passive.
        return False
    met = {k for head in done for k in counterparts(alignment, head)} & {*theirs.get("object", ())}
    if not met:
        return False
    # "Lent Tallo 5 million" names Tallo first; "owns half, and the staff the rest" has no verb.
    return "object" not in others or theirs["object"][0] not in met


def _of_thing(alignment: Alignment, i: int, j: int) -> Iterator[Misplaced]:
    """Of whom a thing is: "a stake in Tallo", of one in Norda that Tallo sold."""
    draft, claim = alignment.draft, alignment.claim
    verbs = {a.governor for a in claim.arguments if a.head == j} | {j}
    for one in draft.arguments:
        if one.governor != i or one.role not in _OF_WHOM:
            continue
        roles = _OF_WHOM[one.role]
        told = [a.head for a in claim.arguments if a.governor == j and a.role in roles]
        met = counterparts(alignment, one.head)
        if not told or not met or _is_one_of(alignment, met, told):
            continue
        if any(_is_among(alignment, other, alignment.pairs.keys()) for other in told):
            continue
        if not _is_party(draft, one.head) or not _is_party(claim, told[0]):
            continue
        if any(a.governor in verbs and a.head in met for a in claim.arguments):
            yield Misplaced(one.head, told[0])


def _parts(side: Side, verb: int) -> _Filled:
    made: dict[str, tuple[int, ...]] = {}
    for a in side.facts.arguments:
        if a.governor == verb and a.role in _PARTS and a.head != verb:
            heads = (a.head, *sorted(side.told(names_of).get(a.head, ())))
            made[a.role] = (*made.get(a.role, ()), *heads)
    return made


def counterparts(alignment: Alignment, head: int) -> frozenset[int]:
    """Return the claim's tokens for the head of a draft's phrase: all of those of a name."""
    number = next(
        (n for n, e in enumerate(alignment.draft.entities) if e.first <= head < e.end), None
    )
    if number is not None:
        other = alignment.names.get(number)
        if other is None or alignment.draft.entities[number].resolved:
            return frozenset()
        entity = alignment.claim.entities[other]
        return frozenset(range(entity.first, entity.end))
    found = alignment.pairs.get(head)
    return frozenset() if found is None else frozenset((found,))


def _is_one_of(
    alignment: Alignment, met: frozenset[int], heads: tuple[int, ...] | list[int]
) -> bool:
    return any(alignment.same_claim_name(one, two) for one in met for two in heads)


def _is_among(alignment: Alignment, claimed: int, heads: AbstractSet[int]) -> bool:
    """Whether a participant of the claim is one of the draft's, or the claim doesn't say who."""
    claim = alignment.claim
    if claim.tokens[claimed].tag not in (Tag.NOUN, Tag.NAME):
        return True
    entity = entity_at(claim, claimed)
    words = range(claimed, claimed + 1) if entity is None else range(entity.first, entity.end)
    return any(not counterparts(alignment, head).isdisjoint(words) for head in heads)


def _is_party(facts: Facts, head: int) -> bool:
    """Whether somebody, or a named body, is told of: "struck a guard", not "struck a deal"."""
    entity = entity_at(facts, head)
    if entity is not None:
        return entity.type is not EntityType.NATIONALITY
    return is_party(facts.tokens[head])


def _is_in_number(facts: Facts, head: int) -> bool:
    return any(q.first <= head < q.end or q.noun == head for q in facts.quantities)


def _is_person(facts: Facts, head: int) -> bool:
    entity = entity_at(facts, head)
    if entity is not None:
        return entity.type is EntityType.PERSON
    return "person" in classes(facts.tokens[head].lemma, "n")


def is_one_verb(alignment: Alignment, mine: int, other: int) -> bool:
    """Return whether two words are of one deed, so that roles lays them side by side."""
    link = alignment.links.get(mine)
    met = alignment.pairs.get(mine) == other and alignment.draft.tokens[mine].tag is Tag.VERB
    return met and link is not None and (link.kind in LIKE or link.kind == "converse")


def names_another(alignment: Alignment) -> bool:
    """Return whether the clause names somebody or something of which the claim doesn't tell."""
    return any(
        n not in alignment.names and not e.resolved and e.first not in alignment.topical
        for n, e in alignment.draft_entities()
    )


def entity_at(facts: Facts, index: int) -> Entity | None:
    """Return the name that a token belongs to."""
    return next((e for e in facts.entities if e.first <= index < e.end), None)


def _named(facts: Facts, head: int) -> tuple[Span, bool]:
    entity = entity_at(facts, head)
    return (facts.tokens[head].span, False) if entity is None else (entity.span, True)
