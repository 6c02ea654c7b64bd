"""Opposites: whether two words that oppose each other are told of one thing."""

from __future__ import annotations

from collections.abc import Iterable

from factcheck.compare.alignment import Alignment
from factcheck.facts import CORE_ROLES, Facts, Tag
from factcheck.findings import Discrepancy

# What draws praise or criticism, and what either is for.
_DRAWING = frozenset(("subject", "for", "over"))
_OF_DEED = frozenset("by in object of possessor subject".split())
_ENDS = frozenset(("from", "to", "for", "against"))
# The roles of whom a thing comes from, or goes to.
_WHERE = frozenset(("at", "in", "on"))
_BESIDE = frozenset(("other", "same"))
_OUTCOMES = frozenset("defeat loss victory win".split())
_OWNING = frozenset(("possessor", "by"))


def have_changed_ends(alignment: Alignment, i: int, j: int) -> bool:
    """Whether two verbs tell one deed from its two ends: "took the port from X", "X lost the port".

    The draft's subject is whom the claim's verb has it taken from, or given to; or its object is
    where the claim's leads: "left Dinamo for Torino", "joined Torino".
    """
    if alignment.draft.tokens[i].tag is alignment.claim.tokens[j].tag is Tag.NOUN:
        return _are_of_two_owners(alignment, i, j)
    if not alignment.draft.tokens[i].tag is alignment.claim.tokens[j].tag is Tag.VERB:
        return False
    doers = alignment.subjects(i)
    theirs = alignment.claim_subjects(j)
    ends = {a.head for a in alignment.claim.arguments if a.governor == j and a.role in _ENDS}
    met = {alignment.pairs.get(head) for head in doers}
    objects = {a.head for a in alignment.draft.arguments if a.governor == i and a.role == "object"}
    done = {a.head for a in alignment.claim.arguments if a.governor == j and a.role == "object"}
    reached = {alignment.pairs.get(head) for head in objects}
    if reached & ends and not reached & done:
        return True
    return bool(met & ends) and not met & set(theirs)


def _are_of_two_owners(alignment: Alignment, i: int, j: int) -> bool:
    """Whether each side's owner is at the other's end: "Italy's imports of steel from Turkey"."""

    def ends(facts: Facts, index: int, roles: frozenset[str]) -> set[int]:
        of = {a.head for a in facts.arguments if a.governor == index and a.role == "of"}
        return {a.head for a in facts.arguments if a.governor in {index, *of} and a.role in roles}

    draft, claim = alignment.draft, alignment.claim
    owners = {alignment.pairs.get(head) for head in ends(draft, i, _OWNING)}
    others = {alignment.pairs.get(head) for head in ends(draft, i, _ENDS)}
    return bool(owners & ends(claim, j, _ENDS)) and bool(others & ends(claim, j, _OWNING))


def without_changed_ends(
    alignment: Alignment, found: Iterable[Discrepancy]
) -> tuple[Discrepancy, ...]:
    """Leave out two opposite nouns that tell one deal from its two ends."""
    spans = [
        alignment.draft.tokens[i].span
        for i, j in alignment.opposed.items()
        if alignment.draft.tokens[i].tag is Tag.NOUN and have_changed_ends(alignment, i, j)
    ]
    return tuple(d for d in found if not any(d.span.overlaps(span) for span in spans))


def are_tied(alignment: Alignment, i: int, j: int) -> bool:
    """Whether two words that oppose each other qualify or govern words that stand together."""
    ours, theirs = alignment.draft, alignment.claim
    if ours.tokens[i].tag is theirs.tokens[j].tag is Tag.ADVERB:
        mine, other = _leans_on(ours, i), _leans_on(theirs, j)
        if mine is not None and other is not None and alignment.pairs.get(mine, other) != other:
            return False
    # An adjective belongs to the noun after it; other words may lean on either neighbour.
    steps = (1,) if ours.tokens[i].tag is Tag.ADJECTIVE else (-1, 1)
    if any(alignment.neighbours_meet(i, j, step) for step in steps):
        return True
    if {ours.tokens[i].tag, theirs.tokens[j].tag} == {Tag.NOUN, Tag.VERB}:
        return _is_deed_on_one(alignment, i, j)
    if _are_said_of_one(alignment, i, j):
        return True
    filled = {a.role: a.head for a in ours.arguments if a.governor == i}
    claimed = {a.role: a.head for a in theirs.arguments if a.governor == j}
    return any(
        alignment.pairs.get(filled[role]) == claimed[role] for role in filled.keys() & claimed
    )


def _are_said_of_one(alignment: Alignment, i: int, j: int) -> bool:
    """Whether "unknown" and "known" are told of one subject, or one thing draws both.

    "Earned praise for its stance" and "its stance drew criticism".
    """
    tags = (alignment.draft.tokens[i].tag, alignment.claim.tokens[j].tag)
    if Tag.ADJECTIVE not in tags and tags != (Tag.NOUN, Tag.NOUN):
        return False
    ours = _bearers(alignment.draft, i)
    theirs = _bearers(alignment.claim, j)
    return any(alignment.pairs.get(head) in theirs for head in ours)


def _bearers(facts: Facts, index: int) -> set[int]:
    """What "be" or a passive says an adjective of; what else the verb has that takes a noun."""
    tag = facts.tokens[index].tag
    if tag is Tag.NOUN:
        verbs = {a.governor for a in facts.arguments if a.head == index and a.role == "object"}
        roles = _DRAWING
    else:
        verbs = {place for place in (index, index - 1, index - 2) if _may_say(facts, place, index)}
        roles = CORE_ROLES
    return {a.head for a in facts.arguments if a.governor in verbs and a.role in roles} - {index}


def _may_say(facts: Facts, verb: int, index: int) -> bool:
    """Whether the word at `verb` may be what says an adjective or participle of something."""
    if verb < 0 or facts.tokens[index].tag not in (Tag.ADJECTIVE, Tag.VERB):
        return False
    between = facts.tokens[verb + 1 : index]
    return (verb == index or facts.tokens[verb].lemma == "be") and all(
        t.tag is Tag.ADVERB for t in between
    )


def _is_deed_on_one(alignment: Alignment, i: int, j: int) -> bool:
    """Whether a deed told by a noun and one told by a verb are of one thing, or by one.

    "The closure of the plant" and "opened the plant"; not "the draw at Ashcombe" and "beat".
    """
    mine = {a.head for a in alignment.draft.arguments if a.governor == i and a.role in _OF_DEED}
    theirs = {a.head for a in alignment.claim.arguments if a.governor == j and a.role in _OF_DEED}
    return any(alignment.pairs.get(head) in theirs for head in mine)


def are_of_two(alignment: Alignment, i: int, j: int) -> bool:
    """Whether two words that oppose each other are told of two things.

    "Ultimately denied" says nothing of "the original application", nor "beat" of "the draw", nor
    one speaker's "denied" of another's "insisted".
    """
    tags = {alignment.draft.tokens[i].tag, alignment.claim.tokens[j].tag}
    roles = {a.role for a in (*alignment.draft_side.headed(i), *alignment.claim_side.headed(j))}
    where = tags == {Tag.NOUN, Tag.VERB} and bool(roles) and roles <= _WHERE
    if len(tags) > 1 and not _OUTCOMES.isdisjoint(
        (alignment.draft.tokens[i].lemma, alignment.claim.tokens[j].lemma)
    ):
        # Whose victory it was, and who beat whom, is for roles to weigh.
        return True
    if _say_two(alignment, i, j) or _sets_beside(alignment, i, j):
        return True
    if _tell_how_of_two(alignment, i, j):
        return True
    return len(tags) > 1 and (Tag.ADVERB in tags or where) and not are_tied(alignment, i, j)


def _say_two(alignment: Alignment, i: int, j: int) -> bool:
    """Whether two verbs of speaking are of two speakers: one "denied" it, another "insisted"."""
    draft, claim = alignment.draft, alignment.claim
    if not draft.tokens[i].tag is claim.tokens[j].tag is Tag.VERB:
        return False
    says = [{c.predicate for c in facts.clauses if c.reporting} for facts in (draft, claim)]
    ours, theirs = alignment.subjects(i), alignment.claim_subjects(j)
    if not (i in says[0] or j in says[1]) or not ours or not theirs:
        return False
    return not any(alignment.pairs.get(head) in theirs for head in ours)


def _tell_how_of_two(alignment: Alignment, i: int, j: int) -> bool:
    """Whether two adverbs tell how of two things: "rose sharply", "slightly weaker than hoped"."""
    tags = {alignment.draft.tokens[i].tag, alignment.claim.tokens[j].tag}
    if tags != {Tag.ADVERB} or are_tied(alignment, i, j):
        return False
    ours, theirs = (
        {c.predicate for c in facts.clauses if place in c.tokens and c.predicate is not None}
        for facts, place in ((alignment.draft, i), (alignment.claim, j))
    )
    told = [alignment.draft.tokens[v] for v in ours] + [alignment.claim.tokens[v] for v in theirs]
    if not (ours and theirs) or any(token.lemma == "be" for token in told):
        return False
    return not any(alignment.pairs.get(verb) in theirs for verb in ours)


def _leans_on(facts: Facts, adverb: int) -> int | None:
    """What an adverb tells how of: the verb right before it, or the adjective right behind."""
    before = facts.tokens[adverb - 1] if adverb else None
    if before is not None and before.tag is Tag.VERB:
        return adverb - 1
    behind = facts.tokens[adverb + 1 : adverb + 2]
    return adverb + 1 if any(t.tag in (Tag.ADJECTIVE, Tag.VERB) for t in behind) else None


def _sets_beside(alignment: Alignment, i: int, j: int) -> bool:
    """Whether words that set one thing beside another are of two: "the other two", "the same"."""
    words = {alignment.draft.tokens[i].lemma, alignment.claim.tokens[j].lemma}
    return not words.isdisjoint(_BESIDE) and not are_tied(alignment, i, j)
