"""What a clause adds that no claim vouches for: what was said, who it was, that it was all."""

from __future__ import annotations

from factcheck.compare.alignment import Alignment
from factcheck.compare.offices import calls_otherwise
from factcheck.compare.parts import find_parts
from factcheck.facts import CONTENT, Scope

# One word in quotation marks may be the writer's.
_FEWEST = 2
# The share of what is quoted, in words with content, that the claim must have.
_HALF = 0.5


def goes_unvouched(alignment: Alignment) -> bool:
    """Whether a clause quotes, calls somebody or counts what the claim doesn't."""
    return _quotes_more(alignment) or calls_otherwise(alignment) or _counts_all(alignment)


def _quotes_more(alignment: Alignment) -> bool:
    """Whether the clause quotes words of which the claim has less than half."""
    draft = alignment.draft
    met = {*alignment.pairs, *alignment.topical}
    for quotation in draft.quotations:
        told = range(quotation.first, quotation.end)
        words = [i for i in told if draft.tokens[i].tag in CONTENT]
        if quotation.first not in alignment.segment or len(quotation.words) < _FEWEST:
            continue
        if sum(i in met for i in words) < _HALF * len(words) or not words:
            return True
    return False


def _counts_all(alignment: Alignment) -> bool:
    """Whether the clause has all of what the claim has a part of: "all five", "two of the five"."""
    parts = find_parts(alignment.claim)
    heads = {
        alignment.pairs.get(q.head)
        for q in alignment.draft.quantifiers
        if q.scope is Scope.ALL and q.head is not None
    }
    return any(part.head in heads for part in parts)
