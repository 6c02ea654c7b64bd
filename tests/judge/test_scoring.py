"""Scoring: probabilities, and what each feature added."""

from __future__ import annotations

from math import log

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.judge.scoring import contributions, model, score, slot_score, support_score

_FORESTS = (model().conflict, model().support)
_NAMES = sorted({name for forest in _FORESTS for name in forest.names})
_SOME = st.dictionaries(st.sampled_from(_NAMES), st.floats(0, 5), max_size=40)
_CUES = st.dictionaries(st.sampled_from(sorted(model().slots)), st.floats(0, 1), max_size=20)


@pytest.mark.parametrize("number", range(len(_FORESTS)))
@given(features=_SOME)
def test_a_score_is_a_probability_that_the_contributions_add_up_to(
    number: int, features: dict[str, float]
) -> None:
    forest = _FORESTS[number]
    found = forest.score(features)
    assert 0.0 <= found <= 1.0
    if 0.01 < found < 0.99:
        total = forest.bias + sum(added for _, added in forest.contributions(features))
        assert log(found / (1 - found)) == pytest.approx(total, abs=0.06)


@given(_SOME)
def test_the_largest_contributions_come_first(features: dict[str, float]) -> None:
    sizes = [abs(added) for _, added in contributions(features)]
    assert sizes == sorted(sizes, reverse=True)


def test_an_unknown_feature_adds_nothing() -> None:
    assert contributions({"no such feature": 1.0}) == contributions({})
    assert score({"no such feature": 1.0}) == score({})
    assert support_score({"no such feature": 1.0}) == support_score({})
    assert slot_score({"no such feature": 1.0}) == slot_score({})


@given(_CUES)
def test_a_slots_share_is_a_probability(features: dict[str, float]) -> None:
    assert 0.0 <= slot_score(features) <= 1.0


@pytest.mark.parametrize("number", range(len(_FORESTS)))
def test_the_trees_ask_only_for_features_that_have_a_name(number: int) -> None:
    fitted = _FORESTS[number]
    assert len(fitted.trees) > 100
    for tree in fitted.trees:
        size = len(tree.feature)
        assert {len(tree.threshold), len(tree.low), len(tree.high), len(tree.value)} == {size}
        for node, asked in enumerate(tree.feature):
            assert asked < len(fitted.names)
            # A tree without a loop: every split leads on to later nodes.
            assert asked < 0 or node < min(tree.low[node], tree.high[node])
