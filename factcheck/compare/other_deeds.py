"""Other deeds: what a draft denies beside the claim's: "none was killed, but two were hurt"."""

from __future__ import annotations

from factcheck.compare.alignment import Alignment
from factcheck.compare.negations import unmatched
from factcheck.facts import Facts, Tag

_NOBODY = frozenset(("no", "no one", "nobody", "none"))


def is_denied_of_another_deed(alignment: Alignment, i: int, j: int) -> bool:
    """Whether a draft denies a deed that the claim lacks, and tells the claim's deed besides.

    "No guest was killed, but several were dragged under the stage" denies no dragging.
    """
    if alignment.draft.tokens[i].tag is not Tag.NOUN:
        return False
    denied = alignment.draft_side.governing(i)
    if not denied or alignment.claim_side.governing(j):
        return False
    met = {*alignment.pairs, *alignment.opposed}
    verbs = _deeds_around(alignment.draft, i)
    if not verbs or not met.isdisjoint(verbs) or any(n.focus in met for n in denied):
        return False
    told = (alignment.back.get(verb) for verb in _deeds_around(alignment.claim, j))
    return any(k is not None and not alignment.draft_side.governing(k) for k in told)


def _deeds_around(facts: Facts, index: int) -> set[int]:
    """The predicates of the clauses that a word stands in, apart from who says so."""
    return {
        c.predicate
        for c in facts.clauses
        if index in c.tokens and c.predicate is not None and not c.reporting
    }


def denies_another_deed(alignment: Alignment) -> bool:
    """Whether the draft tells a deed of the claim's, and denies another: "none was killed, but"."""
    met, tokens = {*alignment.pairs, *alignment.opposed}, alignment.draft.tokens
    told = [i for i in alignment.pairs if tokens[i].tag is Tag.VERB]
    claimed = {c.predicate for c in alignment.claim.clauses if not c.reporting} - {None}
    if any(not n.lexical for n in alignment.claim.negations) or not claimed <= {*alignment.back}:
        # What is denied may be what the claim tells in other words.
        return False
    return any(
        n.token in alignment.segment
        and n.focus is not None
        and n.focus not in met
        and tokens[n.focus].tag is Tag.VERB
        and tokens[n.token].norm in _NOBODY
        and any(not n.scope[0] <= i < n.scope[1] for i in told)
        for n in unmatched(alignment, alignment.draft.negations, mine=True)
        if not n.lexical
    )
