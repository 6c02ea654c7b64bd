"""Doers: a deed given to somebody to whom the claim gives another: "written by Lee", who sang it.

Or to one alone, where the claim has others beside.

A name that the claim has elsewhere holds no open slot, so that no other facet lays it beside the
one who did it.
"""

from __future__ import annotations

from factcheck.compare.alignment import Alignment
from factcheck.compare.identities import names_of
from factcheck.compare.implied import SPEAKING
from factcheck.compare.sameness import has_another_time
from factcheck.compare.sides import Side
from factcheck.compare.slots import ONE_SUBJECT
from factcheck.facts import Argument, Entity, EntityType, Facts, Tag
from factcheck.findings import AttributionDiscrepancy, Discrepancy, QuantifierDiscrepancy
from factcheck.text import Span

# Besides the deeds that are done to a thing once: those whose doers a sentence names in full.
_OF_FEW = ONE_SUBJECT | frozenset(
    "acquire adapt ascend assemble buy build chair choreograph climb coach commission construct "
    "cover create develop draft edit file fund illustrate introduce launch lead make manage "
    "manufacture narrate operate organise organize own pay print produce propose publish purchase "
    "record release sculpt sell sign sing sponsor start supply translate win".split()
)
_ALONE = frozenset("alone singlehandedly solo unaided".split())
_BY_ONESELF = frozenset(
    (("single", "handedly"), *(("by", word) for word in ("herself", "himself", "itself")))
)
_SHARING = frozenset(("also", "jointly", "together", "with", "co"))
# What was done two years ago, or once before, is another deed of its kind.
_AT_ANOTHER_TIME = frozenset("again ago before earlier formerly once previous previously".split())
# How many tokens a name may have before the noun for its sort.
_LONGEST = 6
_CUES = frozenset(("doer", "names"))


def compare_doers(alignment: Alignment) -> list[Discrepancy]:
    """Report who did a thing that the claim has others do, and to whom it gives another deed."""
    draft, claim = alignment.draft, alignment.claim
    if not alignment.names or has_another_time(alignment):
        return []
    if not alignment.draft_side.norms.isdisjoint(_SHARING | _AT_ANOTHER_TIME):
        return []
    for i, j in alignment.pairs.items():
        one, two = draft.tokens[i], claim.tokens[j]
        if not one.tag is two.tag is Tag.VERB or i not in alignment.segment:
            continue
        if one.lemma not in _OF_FEW or alignment.links[i].kind == "converse":
            continue
        ours, theirs = _doers(draft, i), _doers(claim, j)
        met = {n: alignment.names[n] for n in ours if n in alignment.names}
        if not theirs or not met or len(met) < len(ours):
            continue
        told = {name for m in theirs for name in claim.entities[m].names}
        if any(told & set(claim.entities[m].names) for m in met.values()):
            alone = _alone(alignment, i) if len(met) < len(theirs) else None
            if alone is not None and _is_of_one_thing(alignment, i, j):
                others = [claim.entities[m] for m in sorted(theirs - {*met.values()})]
                expected_span = others[0].span.cover(others[-1].span)
                cues = ("alone", "doer")
                return [alignment.differ(QuantifierDiscrepancy, alone, expected_span, cues=cues)]
            continue
        if theirs & {*alignment.names.values()}:
            # Where both are told of, who did it to whom is a matter of roles.
            continue
        if any(_does_it_too(alignment, m, i, j) for m in met.values()):
            continue
        if not all(_is_told_otherwise(claim, m, theirs) for m in met.values()):
            continue
        if not _is_of_one_thing(alignment, i, j):
            continue
        found, expected = draft.entities[min(met)], claim.entities[min(theirs)]
        replacement = expected.name if len(met) == len(theirs) == 1 else None
        return [
            AttributionDiscrepancy(
                draft.words(found.span),
                claim.words(expected.span),
                found.span,
                expected.span,
                replacement,
                _CUES,
            )
        ]
    return []


def _alone(alignment: Alignment, verb: int) -> Span | None:
    """The words that have a deed done by one alone: "by himself", "single-handedly"."""
    draft = alignment.draft
    for clause in draft.clauses:
        if clause.predicate != verb:
            continue
        for place in clause.tokens:
            token = draft.tokens[place]
            before = draft.tokens[place - 1] if place else None
            if before is not None and (before.norm, token.norm) in _BY_ONESELF:
                return before.span.cover(token.span)
            if token.norm in _ALONE and token.tag is Tag.ADVERB:
                return token.span
    return None


def _doers(facts: Facts, verb: int) -> set[int]:
    """The names that do a deed, by index; none where somebody who isn't named does it, too."""
    heads = {a.head for a in facts.arguments if (a.governor, a.role) == (verb, "subject")}
    named = {h: n for h in heads for n, e in enumerate(facts.entities) if _heads(e, h)}
    titles = {h for h in heads - named.keys() if _is_title(facts, h, {*named.values()})}
    if len(named) + len(titles) < len(heads) or any(
        facts.entities[n].resolved for n in named.values()
    ):
        return set()
    return {*named.values()}


def _is_title(facts: Facts, index: int, named: set[int]) -> bool:
    """Whether a noun only leads up to a name: "the governor, Ann Lee"."""
    following = facts.tokens[index + 1] if index + 1 < len(facts.tokens) else None
    return (
        following is not None
        and following.norm == ","
        and any(facts.entities[n].first == index + 2 for n in named)
    )


def _heads(entity: Entity, index: int) -> bool:
    """Whether a phrase's head is of a name, or names its sort: "the Kessler company"."""
    if entity.type is EntityType.NATIONALITY:
        # "A British chemist" is anybody.
        return False
    return entity.first <= index <= entity.end and index - entity.first < _LONGEST


def _holds(facts: Facts, number: int, index: int) -> bool:
    return facts.entities[number].first <= index < facts.entities[number].end


def _does_it_too(alignment: Alignment, number: int, i: int, deed: int) -> bool:
    """Whether the claim has somebody do the like to the same thing, or to one not named there."""
    claim = alignment.claim
    for argument in claim.arguments:
        verb = argument.governor
        if not (_acts(argument) and _holds(claim, number, argument.head)) or verb == deed:
            continue
        if claim.tokens[verb].lemma != claim.tokens[deed].lemma:
            continue
        done = _done_to(alignment.claim_side, verb)
        named = any(claim.tokens[head].tag in (Tag.NOUN, Tag.NAME) for head in done)
        if not named or _is_of_one_thing(alignment, i, verb):
            return True
    return False


def _is_told_otherwise(claim: Facts, number: int, doers: set[int]) -> bool:
    """Whether the claim tells something of a name by which it can't stand for who did it.

    "Lee, Norda's head, bought it" may be told as "Norda bought it".
    """
    told = [a for a in claim.arguments if _holds(claim, number, a.head)]
    if any(
        _acts(a)
        and claim.tokens[a.governor].tag is Tag.VERB
        and claim.tokens[a.governor].lemma not in SPEAKING
        for a in told
    ):
        return True
    kinds = {claim.entities[n].type for n in (number, *doers)}
    return kinds == {EntityType.PERSON} and not any(
        _holds(claim, n, a.governor) for a in told for n in doers
    )


def _acts(argument: Argument) -> bool:
    return argument.role == "subject"


def _is_of_one_thing(alignment: Alignment, i: int, j: int) -> bool:
    """Whether a deed is done to the same thing on both sides."""
    ours = _done_to(alignment.draft_side, i)
    theirs = _done_to(alignment.claim_side, j)
    return any(alignment.pairs.get(head) in theirs for head in ours) or any(
        _holds(alignment.draft, n, head) and any(_holds(alignment.claim, m, k) for k in theirs)
        for head in ours
        for n, m in alignment.names.items()
    )


def _done_to(side: Side, verb: int) -> set[int]:
    """The heads of what a deed is done to, and of the names that they are said of."""
    facts = side.facts
    heads = {a.head for a in facts.arguments if (a.governor, a.role) == (verb, "object")}
    return heads.union(*(side.told(names_of).get(head, ()) for head in heads))
