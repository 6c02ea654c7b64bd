"""Comparisons: "less to A than to B" beside "more to B than to A", or "less to B than to A"."""

from __future__ import annotations

from factcheck.compare.alignment import Alignment
from factcheck.facts import CONTENT, Facts
from factcheck.findings import Discrepancy, RoleDiscrepancy

_MORE = frozenset("more greater higher".split())
_LESS = frozenset("less fewer lower".split())
# How far after "than", in tokens, what is compared with stands.
_REACH = 4


def compare_comparisons(alignment: Alignment) -> list[Discrepancy]:
    """Report two things in each other's places around "than", and one degree on both sides."""
    if not turned_comparison(alignment):
        return []
    ours, theirs = _than(alignment.draft), _than(alignment.claim)
    assert ours is not None
    assert theirs is not None
    found, expected = _compared(alignment.draft, ours), _compared(alignment.claim, theirs)
    i = next((i for i in found if i in alignment.pairs and i in alignment.segment), None)
    if i is None or not expected:
        return []
    spans = alignment.draft.tokens[i].span, alignment.claim.tokens[expected[0]].span
    return [alignment.differ(RoleDiscrepancy, *spans, cues=("by-place", "comparison"))]


def turned_comparison(alignment: Alignment) -> bool | None:
    """Whether what two things are compared by is turned round with them, or not (True).

    None where they have kept their places, or nothing is compared.
    """
    draft, claim = alignment.draft, alignment.claim
    ours, theirs = _than(draft), _than(claim)
    if ours is None or theirs is None:
        return None
    mine, other = _degree(draft, ours), _degree(claim, theirs)
    if mine is None or other is None:
        return None
    went = [alignment.pairs[i] for i in _compared(draft, ours) if i in alignment.pairs]
    came = [alignment.back[j] for j in _compared(claim, theirs) if j in alignment.back]
    if not went or not came or any(j > theirs for j in went) or any(i > ours for i in came):
        return None
    return mine is other


def _than(facts: Facts) -> int | None:
    places = [i for i, t in enumerate(facts.tokens) if t.norm == "than"]
    return places[0] if len(places) == 1 else None


def _degree(facts: Facts, than: int) -> bool | None:
    """Whether it is more that is told before "than", or less; None where neither is."""
    norms = {t.norm for t in facts.tokens[:than]}
    more, less = bool(norms & _MORE), bool(norms & _LESS)
    return None if more is less else more


def _compared(facts: Facts, than: int) -> list[int]:
    """The content words right after "than"."""
    end = min(than + 1 + _REACH, len(facts.tokens))
    inside = [i for i in range(than + 1, end) if facts.tokens[i].tag in CONTENT]
    return inside[:1]
