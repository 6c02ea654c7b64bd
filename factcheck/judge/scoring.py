"""The score card: how likely a discrepancy makes a clause wrong, and what each cue added.

A logistic regression over named features (`features.py`), so that every contribution can be shown.
The weights are fitted by ``python -m benchmarks.fit``.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import exp

from factcheck.judge.weights import BIAS, WEIGHTS


def score(features: Mapping[str, float]) -> float:
    """The probability, from 0 to 1, that the draft is wrong there."""
    total = BIAS + sum(added for _, added in contributions(features))
    return round(1.0 / (1.0 + exp(-total)), 3)


def contributions(features: Mapping[str, float]) -> tuple[tuple[str, float], ...]:
    """What each feature adds to the log odds, the largest first, names the table lacks left out."""
    added = [(name, WEIGHTS[name] * value) for name, value in features.items() if name in WEIGHTS]
    return tuple(sorted(added, key=lambda pair: (-abs(pair[1]), pair[0])))
