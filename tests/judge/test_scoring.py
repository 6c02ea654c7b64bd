"""The score card: probabilities, and what each feature added."""

from __future__ import annotations

from math import log

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.judge.scoring import contributions, score
from factcheck.judge.weights import BIAS, WEIGHTS

_SOME = st.dictionaries(st.sampled_from(sorted(WEIGHTS)), st.floats(0, 1), max_size=40)


@given(_SOME)
def test_a_score_is_a_probability_that_the_contributions_add_up_to(
    features: dict[str, float],
) -> None:
    found = score(features)
    assert 0.0 <= found <= 1.0
    if 0.01 < found < 0.99:
        total = BIAS + sum(added for _, added in contributions(features))
        assert log(found / (1 - found)) == pytest.approx(total, abs=0.06)


@given(_SOME)
def test_the_largest_contributions_come_first(features: dict[str, float]) -> None:
    sizes = [abs(added) for _, added in contributions(features)]
    assert sizes == sorted(sizes, reverse=True)


def test_a_feature_without_a_weight_adds_nothing() -> None:
    assert contributions({"no such feature": 1.0}) == ()
    assert score({"no such feature": 1.0}) == score({})


def test_every_weight_is_of_a_kind_or_of_the_comparison() -> None:
    assert len(WEIGHTS) > 100
    assert all(abs(weight) < 6 for weight in WEIGHTS.values())
