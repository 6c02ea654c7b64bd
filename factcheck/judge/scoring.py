"""Scoring: how likely a clause is wrong, which words make it so, and what each feature added.

Two models over named features (`features.py`), fitted by ``python -m benchmarks.fit`` and kept in
``model.json`` beside this file:

- *trees*, a sum of small decision trees (gradient boosting: Friedman, "Greedy Function
  Approximation", Annals of Statistics 2001), for the pair of a clause and a claim. Every split
  moves the log odds by a known amount, which is the contribution of the feature it asks for; what
  all features contribute adds up to the score.
- *slots*, a logistic regression, for which of several differing stretches is the wrong one.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from math import exp

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


@attrs.frozen
class Model:
    """The fitted numbers: the trees over `names`, and the weights of the slots' features."""

    names: tuple[str, ...]
    bias: float
    trees: tuple[Tree, ...]
    slot_bias: float
    slots: Mapping[str, float]


@cache
def model() -> Model:
    """The fitted model, read when first asked for."""
    return read_model(files(__package__).joinpath(_FILE).read_text("utf-8"))


def read_model(text: str) -> Model:
    """Return the model that the text of a model file holds."""
    data = json.loads(text)
    trees = tuple(Tree(*(tuple(column) for column in tree)) for tree in data["trees"])
    return Model(tuple(data["names"]), data["bias"], trees, data["slot bias"], data["slots"])


def score(features: Mapping[str, float]) -> float:
    """The probability, from 0 to 1, that the clause is wrong, given the features of a pair."""
    fitted = model()
    row = [features.get(name, 0.0) for name in fitted.names]
    total = fitted.bias
    for tree in fitted.trees:
        feature, threshold, low, high = tree.feature, tree.threshold, tree.low, tree.high
        node = 0
        asked = feature[0]
        while asked >= 0:
            node = low[node] if row[asked] <= threshold[node] else high[node]
            asked = feature[node]
        total += tree.value[node]
    return _probability(total)


def contributions(features: Mapping[str, float]) -> tuple[tuple[str, float], ...]:
    """What each feature of a pair adds to the log odds, the largest first.

    With the bias of the model they add up to the log odds of `score`.
    """
    fitted = model()
    row = [features.get(name, 0.0) for name in fitted.names]
    added: dict[str, float] = defaultdict(float)
    for tree in fitted.trees:
        node = 0
        while (asked := tree.feature[node]) >= 0:
            below = tree.low[node] if row[asked] <= tree.threshold[node] else tree.high[node]
            added[fitted.names[asked]] += tree.value[below] - tree.value[node]
            node = below
    found = ((name, round(amount, 4)) for name, amount in added.items())
    return tuple(sorted(found, key=lambda pair: (-abs(pair[1]), pair[0])))


def slot_score(features: Mapping[str, float]) -> float:
    """The probability that a stretch is among the wrong ones of a clause that is wrong."""
    fitted = model()
    weights = fitted.slots
    total = sum(weights[name] * value for name, value in features.items() if name in weights)
    return _probability(fitted.slot_bias + total)


def _probability(log_odds: float) -> float:
    return round(1.0 / (1.0 + exp(-max(-30.0, min(30.0, log_odds)))), 3)
