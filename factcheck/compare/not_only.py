"""What is "not only" so, where the claim has it so "only"; and the reverse."""

from __future__ import annotations

from factcheck.compare.alignment import Alignment
from factcheck.facts import CONTENT, Facts, Scope
from factcheck.findings import Discrepancy, QuantifierDiscrepancy
from factcheck.text import Span

# What may follow "not only" of itself: "not only Norda but Tallo", "not only sold it, it also".
_GOING_ON = frozenset(("but", "also", "too", "as", ";"))
# How far behind the two words, in tokens, what they single out may stand.
_REACH = 4


def compare_not_only(alignment: Alignment) -> list[Discrepancy]:
    """Report "not only" beside "only", where both single out one thing."""
    draft, claim = alignment.draft, alignment.claim
    for mine in (True, False):
        own, other = (draft, claim) if mine else (claim, draft)
        for place in _not_only(own):
            told = _singled_out(own, place + 2)
            for only in _only(other):
                met = _singled_out(other, only + 1)[:1]
                pairs = [(i, j) if mine else (j, i) for i in told for j in met]
                if not any(alignment.pairs.get(i) == j for i, j in pairs):
                    continue
                if (place if mine else only) not in alignment.segment:
                    continue
                both = own.tokens[place].span.cover(own.tokens[place + 1].span)
                single = other.tokens[only].span
                found, expected = (both, single) if mine else (single, both)
                return [_differ(alignment, found, expected)]
    return []


def _differ(alignment: Alignment, found: Span, expected: Span) -> Discrepancy:
    name = alignment.claim.words(expected)
    return alignment.differ(QuantifierDiscrepancy, found, expected, name, ("only",))


def _not_only(facts: Facts) -> list[int]:
    """Where "not only" stands that nothing goes on with."""
    norms = [token.norm for token in facts.tokens]
    return [
        i
        for i in range(len(norms) - 1)
        if norms[i] == "not" and norms[i + 1] == "only" and _GOING_ON.isdisjoint(norms[i + 2 :])
    ]


def _only(facts: Facts) -> list[int]:
    return [
        q.token
        for q in facts.quantifiers
        if q.scope is Scope.ONLY
        and facts.tokens[q.token].norm == "only"
        and not (q.token and facts.tokens[q.token - 1].norm in ("not", "n't"))
        and not any(n.scope[0] <= q.token < n.scope[1] for n in facts.negations)
    ]


def _singled_out(facts: Facts, start: int) -> list[int]:
    """The next words of meaning from `start` on: "only four | companies"."""
    within = range(start, min(start + _REACH, len(facts.tokens)))
    return [i for i in within if facts.tokens[i].tag in CONTENT]
