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
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from math import fsum
from typing import Any

import attrs

from factcheck.judge.forest import Forest, Tree, probability

_FILE = "model.json"


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
    return probability(fitted.slot_bias + total)
