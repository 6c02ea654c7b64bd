"""Shares: a number for a share beside a word for one, "a third of" beside "most"."""

from __future__ import annotations

from factcheck.compare.alignment import Alignment
from factcheck.facts import Comparator, Dimension, Facts, Quantity
from factcheck.findings import Discrepancy, QuantifierDiscrepancy
from factcheck.text import Span

_HALF = 50.0
_MOSTLY = frozenset(("most", "mostly", "majority"))


def on_either_side_of_half(alignment: Alignment) -> list[Discrepancy]:
    """ "Fewer than half" where the claim says "most", and the reverse."""
    draft, claim = alignment.draft, alignment.claim
    for mine in (True, False):
        own, other = (draft, claim) if mine else (claim, draft)
        shares = [q for q in own.quantities if _is_share_of_some(own, q)]
        most = [q for q in other.quantifiers if other.tokens[q.token].lemma in _MOSTLY]
        if len(shares) != 1 or len(most) != 1 or not _is_under_half(shares[0]):
            continue
        share, scope = _share_span(shares[0]), most[0].span
        first = shares[0].first if mine else most[0].token
        if first not in alignment.segment or not alignment.meets_half_around(first):
            continue
        found, expected = (share, scope) if mine else (scope, share)
        return [alignment.differ(QuantifierDiscrepancy, found, expected, cues=("half",))]
    return []


def _is_share_of_some(facts: Facts, quantity: Quantity) -> bool:
    """Whether a share is one of things: "half of the pilots", not "rose 15 percent"."""
    following = facts.tokens[quantity.end : quantity.end + 1]
    return quantity.dimension is Dimension.PERCENT and any(t.norm == "of" for t in following)


def _is_under_half(share: Quantity) -> bool:
    below = share.comparator in (Comparator.LESS, Comparator.AT_MOST)
    return share.high < _HALF or (share.high == _HALF and below)


def _share_span(share: Quantity) -> Span:
    return share.span if share.comparator_span is None else share.comparator_span.cover(share.span)
