"""Words and meaning in one order."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.rerank import DEPTH, WEIGHT, depth, rerank

_KEYS = st.sampled_from([f"k{n}" for n in range(12)])
_SHARES = st.floats(0, 1)
_COSINES = st.floats(-1, 1)


def test_a_cosine_counts_beside_words() -> None:
    ranked = rerank([("a", 1.0), ("b", 0.5)], {"a": 0.1, "b": 0.4, "c": 0.9}, 3)
    told = {"a": 1.0 + WEIGHT * 0.1, "b": 0.5 + WEIGHT * 0.4, "c": WEIGHT * 0.9}
    assert [key for key, _ in ranked] == ["c", "b", "a"]
    assert dict(ranked) == pytest.approx({key: score / told["c"] for key, score in told.items()})


def test_what_is_none_of_the_best_by_words_scores_as_the_last_of_them() -> None:
    lexical = [(f"w{n:03}", 1 - n / 200) for n in range(DEPTH)]
    cosines = {key: 0.0 for key, _ in lexical} | {"near": 0.1}
    ranked = dict(rerank(lexical, cosines, DEPTH))
    assert ranked["near"] == pytest.approx(lexical[-1][1] + WEIGHT * 0.1)
    # Where fewer share a word at all, what is none of them shares none.
    assert dict(rerank(lexical[:-1], cosines, DEPTH))["near"] == pytest.approx(WEIGHT * 0.1)


def test_ties_go_by_id_and_no_score_is_below_zero() -> None:
    assert rerank([], {"b": 0.5, "a": 0.5, "c": -0.2}, 3) == (("a", 1.0), ("b", 1.0), ("c", 0.0))
    assert rerank([], {"b": -0.5, "a": -0.1}, 2) == (("a", 0.0), ("b", 0.0))
    assert rerank([("a", 1.0)], {}, 5) == (("a", 1.0),)
    assert rerank([], {}, 5) == ()
    assert depth(20) == DEPTH
    assert depth(500) == 500


@given(st.dictionaries(_KEYS, _SHARES), st.dictionaries(_KEYS, _COSINES), st.integers(1, 12))
def test_scores_fall_from_one_and_a_limit_only_cuts(
    words: dict[str, float], cosines: dict[str, float], limit: int
) -> None:
    lexical = sorted(words.items(), key=lambda pair: (-pair[1], pair[0]))
    whole = rerank(lexical, cosines, 100)
    assert {key for key, _ in whole} == words.keys() | cosines.keys()
    scores = [score for _, score in whole]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 1 for score in scores)
    assert rerank(lexical, cosines, limit) == whole[:limit]
