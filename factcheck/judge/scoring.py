"""Scoring: how likely a clause is wrong, or supported, and what each feature added.

Three models over named features (`features.py`), fitted by ``python -m benchmarks.fit`` and kept in
``model.json`` beside this file:

- *conflict* and *support*, each a sum of small decision trees (gradient boosting: Friedman, "Greedy
  Function Approximation", Annals of Statistics 2001), for the pair of a clause and a claim. Every
  split moves the log odds by a known amount, which is the contribution of the feature it asks for;
  what all features contribute adds up to the score.
- *slots*, a logistic regression, for which of several differing stretches is the wrong one.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping
from functools import cache, cached_property
from importlib.resources import files
from math import exp, fsum
from typing import Any

import attrs

_FILE = "model.json"


@attrs.frozen
class Tree:
    """A decision tree in arrays, the root first.

    At node `n`, a value of feature `feature[n]` up to `threshold[n]` leads to node `low[n]`, a
    higher one to `high[n]`; a leaf has -1 for its feature. `value[n]` is what has been added to the
    log odds on the way from the root to `n`.
    """

    feature: tuple[int, ...]
    threshold: tuple[float, ...]
    low: tuple[int, ...]
    high: tuple[int, ...]
    value: tuple[float, ...]


# What a node leads to: for a leaf its value; else a tuple of the feature asked for, its threshold,
# and what a value up to it and a higher one lead to.
_Branch = Any


@attrs.frozen(slots=False)
class Forest:
    """Trees over the features `names`: what they and `bias` add up to are log odds."""

    names: tuple[str, ...]
    bias: float
    trees: tuple[Tree, ...]

    @cached_property
    def _branches(self) -> tuple[_Branch, ...]:
        """The trees as nested branches, which are the quickest to walk."""
        return tuple(_nested(tree) for tree in self.trees)

    def score(self, features: Mapping[str, float]) -> float:
        """The probability, from 0 to 1, given the features."""
        row = [features.get(name, 0.0) for name in self.names]
        total = self.bias
        branch: _Branch
        for branch in self._branches:
            while type(branch) is tuple:
                asked, threshold, low, high = branch
                branch = low if row[asked] <= threshold else high
            total += branch
        return _probability(total)

    def contributions(self, features: Mapping[str, float]) -> tuple[tuple[str, float], ...]:
        """What each feature adds to the log odds, the largest first.

        With the bias they add up to the log odds of `score`.
        """
        row = [features.get(name, 0.0) for name in self.names]
        added: dict[str, float] = defaultdict(float)
        for tree in self.trees:
            node = 0
            while (asked := tree.feature[node]) >= 0:
                below = tree.low[node] if row[asked] <= tree.threshold[node] else tree.high[node]
                added[self.names[asked]] += tree.value[below] - tree.value[node]
                node = below
        found = ((name, round(amount, 4)) for name, amount in added.items())
        return tuple(sorted(found, key=lambda pair: (-abs(pair[1]), pair[0])))


@attrs.frozen
class Model:
    """The fitted numbers: two sums of trees over pairs, and the weights of the slots' features."""

    conflict: Forest
    support: Forest
    slot_bias: float
    slots: Mapping[str, float]


@cache
def model() -> Model:
    """The fitted model, read when first asked for."""
    return read_model(files(__package__).joinpath(_FILE).read_text("utf-8"))


def read_model(text: str) -> Model:
    """Return the model that the text of a model file holds."""
    # Equal numbers are one object: the trees then fit into a processor's cache, which they are
    # walked out of many times a sentence.
    numbers: dict[str, float] = {}
    data = json.loads(text, parse_float=lambda told: numbers.setdefault(told, float(told)))
    return Model(
        _forest(data["conflict"]), _forest(data["support"]), data["slot bias"], data["slots"]
    )


def _forest(data: Mapping[str, Any]) -> Forest:
    trees = tuple(Tree(*(tuple(column) for column in tree)) for tree in data["trees"])
    return Forest(tuple(data["names"]), data["bias"], trees)


def _nested(tree: Tree) -> _Branch:
    made: list[_Branch] = [0.0] * len(tree.feature)
    # A node stands before those that it leads to.
    for node in range(len(tree.feature) - 1, -1, -1):
        if tree.feature[node] < 0:
            made[node] = tree.value[node]
        else:
            low, high = made[tree.low[node]], made[tree.high[node]]
            made[node] = (tree.feature[node], tree.threshold[node], low, high)
    return made[0]


def score(features: Mapping[str, float]) -> float:
    """The probability, from 0 to 1, that the clause is wrong, given the features of a pair."""
    return model().conflict.score(features)


def support_score(features: Mapping[str, float]) -> float:
    """The probability, from 0 to 1, that the claim says what the clause says."""
    return model().support.score(features)


def contributions(features: Mapping[str, float]) -> tuple[tuple[str, float], ...]:
    """What each feature of a pair adds to the log odds that it is wrong, the largest first."""
    return model().conflict.contributions(features)


def slot_score(features: Mapping[str, float]) -> float:
    """The probability that a stretch is among the wrong ones of a clause that is wrong."""
    fitted = model()
    weights = fitted.slots
    total = fsum(weights[name] * value for name, value in features.items() if name in weights)
    return _probability(fitted.slot_bias + total)


def _probability(log_odds: float) -> float:
    return round(1.0 / (1.0 + exp(-max(-30.0, min(30.0, log_odds)))), 3)
