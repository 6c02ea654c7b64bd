"""Forests: the leaves that are left over are those that the trees come to."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.judge.forest import Forest, Tree, probability
from factcheck.judge.scoring import model

_NAMES = ("a", "b", "c", "d")
_NUMBERS = st.integers(-3, 3).map(float) | st.floats(-4, 4)
_FITTED = (model().conflict, model().support)


def _walked(forest: Forest, features: dict[str, float]) -> float:
    """The score, each tree walked from its root."""
    total = forest.bias
    for tree in forest.trees:
        node = 0
        while (asked := tree.feature[node]) >= 0:
            value = features.get(forest.names[asked], 0.0)
            node = tree.low[node] if value <= tree.threshold[node] else tree.high[node]
        total += tree.value[node]
    return probability(total)


@st.composite
def _trees(draw: st.DrawFn) -> Tree:
    """A tree grown at random: up to 64 leaves, any feature at any threshold."""
    feature, threshold, low, high = [-1], [0.0], [0], [0]
    for _ in range(draw(st.integers(0, 63))):
        leaf = draw(st.sampled_from([n for n, asked in enumerate(feature) if asked < 0]))
        feature[leaf] = draw(st.integers(0, len(_NAMES) - 1))
        threshold[leaf] = draw(_NUMBERS)
        low[leaf], high[leaf] = len(feature), len(feature) + 1
        for column, value in ((feature, -1), (threshold, 0.0), (low, 0), (high, 0)):
            column.extend([value, value])  # type: ignore[list-item]
    values = tuple(draw(_NUMBERS) for _ in feature)
    return Tree(tuple(feature), tuple(threshold), tuple(low), tuple(high), values)


@given(
    st.lists(_trees(), max_size=4),
    st.dictionaries(st.sampled_from((*_NAMES, "unknown")), _NUMBERS),
)
def test_a_score_is_that_of_trees_walked_from_their_roots(
    trees: list[Tree], features: dict[str, float]
) -> None:
    forest = Forest(_NAMES, 0.5, tuple(trees))
    assert forest.score(features) == _walked(forest, features)


@pytest.mark.parametrize("forest", _FITTED, ids=("conflict", "support"))
@given(data=st.data())
def test_a_fitted_forest_scores_as_its_trees_do(forest: Forest, data: st.DataObject) -> None:
    bounds = sorted({bound for tree in forest.trees for bound in tree.threshold})
    values = st.floats(0, 5) | st.sampled_from(bounds)
    features = data.draw(st.dictionaries(st.sampled_from(sorted(forest.names)), values))
    assert forest.score(features) == _walked(forest, features)
