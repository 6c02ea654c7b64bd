"""Tallies: how many each of several has: "the Greens won 41 seats and the Liberals 33".

So it is with parts: "31 seats in the lower house and 14 in the senate".
"""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from factcheck.compare.alignment import Alignment
from factcheck.compare.amounts import agree, comparable, is_same_number
from factcheck.compare.quantities import difference
from factcheck.compare.sameness import has_another_time, may_not_be
from factcheck.facts import Clause, Dimension, Facts, Quantity, Tag
from factcheck.findings import Discrepancy, RoleDiscrepancy

_CUES = frozenset(("of-the-other", "noun"))
_THE_REST = frozenset("other others remainder rest".split())
_UNRANKED = frozenset(Dimension) - {Dimension.ORDINAL, Dimension.CLOCK}


@attrs.frozen
class _Tally:
    """That the word at `holder` has a number, by the verb or the preposition at `tie`."""

    holder: int
    tie: int
    quantity: Quantity


def compare_tallies(alignment: Alignment) -> list[Discrepancy]:
    """Report the number of another one: "the Liberals won 41 seats", which the Greens did."""
    theirs = alignment.claim_side.told(_tallies)
    if not theirs or has_another_time(alignment):
        return []
    return [
        made
        for one in alignment.draft_side.told(_tallies)
        if one.quantity.first in alignment.segment
        for made in (
            *_of_another(alignment, one, theirs),
            *_of_whom_none_is_told(alignment, one, theirs),
        )
    ]


def _of_whom_none_is_told(
    alignment: Alignment, one: _Tally, theirs: tuple[_Tally, ...]
) -> Iterator[Discrepancy]:
    """The number of another one where the claim tells the same deed of both, one without a number.

    "Lee owns 51 percent and the employees own the rest."
    """
    claim, holder = alignment.claim, alignment.pairs.get(one.holder)
    if holder is None or any(two.holder == holder for two in theirs):
        return
    for two in theirs:
        verb = claim.tokens[two.tie]
        if verb.tag is not Tag.VERB or not is_same_number(one.quantity, two.quantity):
            continue
        if not (
            _are_tied_alike(alignment, one.tie, two.tie)
            and comparable(one.quantity, two.quantity)
            and _counts_one_thing(alignment, one.quantity, two.quantity)
            and any(
                (a.role, a.head) == ("subject", holder)
                and a.governor != two.tie
                and claim.tokens[a.governor].lemma == verb.lemma
                and _has_the_rest(claim, a.governor)
                for a in claim.arguments
            )
        ):
            continue
        spans = alignment.draft.tokens[one.holder].span, claim.tokens[two.holder].span
        yield alignment.differ(RoleDiscrepancy, *spans, cues=("by-place", "nouns"))


def _of_another(
    alignment: Alignment, one: _Tally, theirs: tuple[_Tally, ...]
) -> Iterator[Discrepancy]:
    holder = alignment.pairs.get(one.holder)
    rivals = [
        two
        for two in theirs
        if _are_tied_alike(alignment, one.tie, two.tie)
        and comparable(one.quantity, two.quantity)
        and _counts_one_thing(alignment, one.quantity, two.quantity)
    ]
    own = [two for two in rivals if two.holder == holder]
    if not own or any(agree(one.quantity, two.quantity) for two in own):
        return
    if any(two.holder != holder and is_same_number(one.quantity, two.quantity) for two in rivals):
        yield difference(alignment, one.quantity, own[0].quantity, _CUES)


def _has_the_rest(facts: Facts, verb: int) -> bool:
    """Whether what is left is what a verb takes: "own the rest"."""
    objects = (a.head for a in facts.arguments if (a.governor, a.role) == (verb, "object"))
    return any(facts.tokens[head].lemma in _THE_REST for head in objects)


def _are_tied_alike(alignment: Alignment, tie: int, other: int) -> bool:
    """Whether two numbers are told by verbs that meet, or after one preposition."""
    draft, claim = alignment.draft.tokens[tie], alignment.claim.tokens[other]
    if draft.tag is not Tag.VERB or claim.tag is not Tag.VERB:
        return draft.norm == claim.norm and _are_of_one_deed(alignment, tie, other)
    met = alignment.pairs.get(tie)
    if may_not_be(alignment.draft, tie) is not may_not_be(alignment.claim, other):
        return False
    return met is not None and alignment.claim.tokens[met].lemma == claim.lemma


def _are_of_one_deed(alignment: Alignment, tie: int, other: int) -> bool:
    """Whether the verbs and subjects of the clauses of two prepositions meet."""
    mine, theirs = _verb_of(alignment.draft, tie), _verb_of(alignment.claim, other)
    if mine is None or theirs is None or alignment.pairs.get(mine) != theirs:
        return False
    doers, others = alignment.subjects(mine), alignment.claim_subjects(theirs)
    return not doers or not others or any(alignment.pairs.get(head) in others for head in doers)


def _verb_of(facts: Facts, index: int) -> int | None:
    return next((c.predicate for c in facts.clauses if index in c.tokens), None)


def _counts_one_thing(alignment: Alignment, one: Quantity, two: Quantity) -> bool:
    if one.noun is None or two.noun is None:
        return one.noun is two.noun
    met = alignment.pairs.get(one.noun) == two.noun
    return met or alignment.draft.tokens[one.noun].lemma == alignment.claim.tokens[two.noun].lemma


def _tallies(facts: Facts) -> tuple[_Tally, ...]:
    if len(facts.quantities) == 0:
        return ()
    made = [tally for clause in facts.clauses for tally in _of_clause(facts, clause)]
    return (*made, *_of_parts(facts))


def _of_clause(facts: Facts, clause: Clause) -> Iterator[_Tally]:
    """The one number of its sort in a clause with one subject."""
    verb = clause.predicate
    if verb is None or facts.tokens[verb].tag is not Tag.VERB:
        return
    within = set(clause.tokens)
    holders = {
        a.head
        for a in facts.arguments
        if (a.governor, a.role) == (verb, "subject") and a.head in within
    }
    if len(holders) != 1:
        return
    numbers = [q for q in facts.quantities if q.first in within and q.dimension in _UNRANKED]
    for quantity in numbers:
        if quantity.first > verb and sum(comparable(quantity, q) for q in numbers) == 1:
            yield _Tally(min(holders), verb, quantity)


def _of_parts(facts: Facts) -> Iterator[_Tally]:
    """The numbers that a preposition with what they are of follows: "31 seats | in the senate"."""
    for quantity in facts.quantities:
        noun = quantity.noun
        end = quantity.end if noun is None or noun < quantity.end else noun + 1
        if quantity.dimension not in _UNRANKED or end >= len(facts.tokens):
            continue
        if facts.tokens[end].tag is not Tag.PREPOSITION:
            continue
        of = (a.head for a in facts.arguments if a.role == facts.tokens[end].norm)
        holder = min((head for head in of if head > end), default=None)
        if holder is not None and not any(end < q.first < holder for q in facts.quantities):
            yield _Tally(holder, end, quantity)
