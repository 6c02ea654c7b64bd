"""Re-ranking: what shares words with a sentence, and what means the same, put in one order.

A claim's score is its BM25 score, relative to the best, plus `WEIGHT` times the cosine between its
vector and that of the sentence. docs/explanation/retrieval.md has what was measured.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

WEIGHT = 3.0
"""What a cosine counts beside a BM25 score of 0 to 1. On the train split of CheckThat! 2.5, 3 and
3.5 differ by less than half a point of MAP@5; 2 and 4 are worse."""
DEPTH = 100
"""So many claims of either kind are ranked: the best by words, and the nearest by meaning."""


def rerank(
    lexical: Sequence[tuple[str, float]], cosines: Mapping[str, float], limit: int
) -> tuple[tuple[str, float], ...]:
    """Return the best `limit` ids, best first, ties by id, each with a score of 0 to 1.

    `lexical` are the best `depth(limit)` by words, or all where there are fewer; `cosines` has
    theirs, and those of the nearest. A claim that is none of the best by words is taken to score
    as the last of them, the most that it can.
    """
    words = dict(lexical)
    most = lexical[-1][1] if len(lexical) >= depth(limit) else 0.0
    # A claim that was stored a moment ago may have no vector yet.
    ranked = sorted(
        (-(words.get(key, most) + WEIGHT * cosines.get(key, 0.0)), key)
        for key in words.keys() | cosines.keys()
    )[:limit]
    best = -ranked[0][0] if ranked else 0.0
    if best <= 0:
        return tuple((key, 0.0) for _, key in ranked)
    return tuple((key, max(0.0, -score) / best) for score, key in ranked)


def depth(limit: int) -> int:
    """How many claims of either kind are ranked to give the best `limit`."""
    return max(DEPTH, limit)
