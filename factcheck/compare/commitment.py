"""Commitment beside each other: what one side vouches for and the other only mentions."""

from __future__ import annotations

from factcheck.compare.alignment import Alignment
from factcheck.compare.sides import Side
from factcheck.facts import Tag
from factcheck.findings import Discrepancy, Kind
from factcheck.text import Span

# These are about the limits themselves.
_OF_LIMITS = frozenset((Kind.CONDITION, Kind.MODALITY))
_UNCOMMITTED = frozenset(("uncommitted",))


def vouched(alignment: Alignment, shared: float) -> float:
    """The share of the words in common, which weigh `shared`, that both sides commit to alike.

    "Posts falsely claim that the bank closed" shares its words with "the bank closed", and says
    the opposite.
    """
    ours, theirs = alignment.draft_side.uncommitted, alignment.claim_side.uncommitted
    if not shared or not (ours or theirs):
        return 1.0
    apart = sum(
        alignment.draft_weights[i] * alignment.links[i].strength
        for i, j in sorted(alignment.pairs.items())
        if (i in ours) != (j in theirs)
    )
    return max(0.0, 1.0 - apart / shared)


def commitment(alignment: Alignment, discrepancy: Discrepancy) -> frozenset[str]:
    """The cue "uncommitted" where just one side vouches for the words of a discrepancy."""
    if discrepancy.kind in _OF_LIMITS:
        return frozenset()
    ours = _inside(alignment.draft_side, discrepancy.span)
    theirs = _inside(alignment.claim_side, discrepancy.expected_span)
    return frozenset() if ours == theirs else _UNCOMMITTED


def _inside(side: Side, span: Span) -> bool:
    """Whether all words at a span are uncommitted, but for what denies them."""
    if not side.uncommitted:
        return False
    within = side.inside(span)
    told = [i for i in within if side.facts.tokens[i].tag is not Tag.NEGATION] or within
    return bool(told) and side.uncommitted.issuperset(told)
