"""The models of judgement, and how they are fitted.

A row that refutes is wrong in at least one of its pairs, others in none (multiple-instance
learning): each row is fitted by its likeliest pair, chosen anew after each round. So it is with a
row that a claim supports. Which slot of a pair is the wrong one is learnt from the rows whose
planted kind is known.
"""

from __future__ import annotations

from typing import Any

import lightgbm
import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from benchmarks.fit.layout import Table

_ROUNDS = 3
# How many pairs of a row that is right are fitted on.
_COUNTED = 5
TREES = 600
SUPPORT_TREES = 300
_PARAMETERS = {
    "objective": "binary",
    "learning_rate": 0.045,
    "num_leaves": 32,
    "max_depth": 8,
    "min_data_in_leaf": 15,
    "lambda_l2": 10.0,
    "feature_fraction": 0.2,
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
    "max_bin": 63,
    "seed": 7,
    "num_threads": 2,
    "deterministic": True,
    "force_col_wise": True,
    "verbose": -1,
}
# Strength of the ridge penalty, as scikit-learn counts it: smaller is stronger.
_PENALTY = 0.3
# A pair whose only slot is a gap is the last to be taken for the wrong one, before any fit.
_GAP_LAST = 0.5


def likeliest(table: Table, p: Any, count: int) -> tuple[Any, Any]:
    """Each row's highest probability, and the pair that has it (-1 for a row without any)."""
    best, chosen = np.zeros(count), np.full(count, -1)
    order = np.argsort(p, kind="stable")
    best[table.owner[order]] = p[order]
    chosen[table.owner[order]] = order
    return best, chosen


def _places(table: Table, p: Any) -> Any:
    """The place of each pair among those of its row, from 1 for the likeliest."""
    order = np.lexsort((-p, table.owner))
    owner = table.owner[order]
    starts = np.flatnonzero(np.r_[True, owner[1:] != owner[:-1]])
    first = np.repeat(starts, np.diff(np.r_[starts, len(owner)]))
    place = np.empty(len(owner))
    place[order] = np.arange(len(owner)) - first + 1
    return place


def first_conflicts(table: Table) -> Any:
    """How likely each pair is the wrong one of its row, before any fit."""
    gaps_alone = table.column("cue gap") == table.column("slots")
    return table.column("coverage") - _GAP_LAST * gaps_alone


def fit_trees(
    table: Table, truth: Any, weight: Any, train: Any, first: Any, count: int
) -> lightgbm.Booster:
    """Fit `count` trees on the rows of `train`: a row of which it is true by its likeliest pair.

    Where it isn't, it is of none of the row's pairs; the likeliest count, the first the most.
    `first` says how likely each pair is before any fit.
    """
    p = first
    for number in range(_ROUNDS):
        place = _places(table, p)
        lines = np.flatnonzero(
            (place <= np.where(truth[table.owner] == 1, 1, _COUNTED)) & train[table.owner]
        )
        owner = table.owner[lines]
        counts = weight[owner] / place[lines]
        data = lightgbm.Dataset(table.matrix[lines], truth[owner], weight=counts)
        last = number == _ROUNDS - 1
        booster = lightgbm.train(_PARAMETERS, data, count if last else count // 2)
        p = np.asarray(booster.predict(table.matrix))
    return booster


def fit_slots(matrix: csr_matrix, right: Any) -> LogisticRegression:
    """Fit which slots are of the planted kind."""
    model = LogisticRegression(C=_PENALTY, max_iter=3000)
    model.fit(matrix, right)
    return model


def calibration(p: Any, truth: Any, weight: Any) -> tuple[float, float]:
    """The scale and shift of the log odds with which unseen pages come out as sure as they are."""
    model = LogisticRegression(C=1e6)
    model.fit(_log_odds(p).reshape(-1, 1), truth, sample_weight=weight)
    return float(model.coef_[0][0]), float(model.intercept_[0])


def calibrated(p: Any, scale: float, shift: float) -> Any:
    """Probabilities with their log odds scaled and shifted; 0 stays 0."""
    return np.where(p > 0, 1 / (1 + np.exp(-scale * _log_odds(p) - shift)), 0.0)


def _log_odds(p: Any) -> Any:
    clipped = np.clip(p, 1e-6, 1 - 1e-6)
    return np.log(clipped / (1 - clipped))


def plain(
    booster: lightgbm.Booster, names: tuple[str, ...], scale: float, shift: float
) -> dict[str, Any]:
    """The trees as plain data, their values scaled; only the features that they ask for."""
    roots = [tree["tree_structure"] for tree in booster.dump_model()["tree_info"]]
    asked = sorted({n for root in roots for n in _asked(root)})
    number = {feature: n for n, feature in enumerate(asked)}
    bias = shift + scale * sum(_value(root) for root in roots)
    trees = [_flat(root, number, scale) for root in roots]
    return {"names": [names[n] for n in asked], "bias": round(bias, 4), "trees": trees}


def _asked(node: dict[str, Any]) -> list[int]:
    if "split_feature" not in node:
        return []
    return [node["split_feature"], *_asked(node["left_child"]), *_asked(node["right_child"])]


def _value(node: dict[str, Any]) -> float:
    """The log odds at a node or leaf."""
    return float(node["internal_value"] if "split_feature" in node else node["leaf_value"])


def _flat(root: dict[str, Any], number: dict[int, int], scale: float) -> list[list[Any]]:
    """A tree as columns: feature, threshold, low, high, and what reaching the node adds."""
    columns: list[list[Any]] = [[], [], [], [], []]

    def add(node: dict[str, Any]) -> int:
        place = len(columns[0])
        inner = "split_feature" in node
        feature = number[node["split_feature"]] if inner else -1
        threshold = float(f"{node['threshold']:.9g}") if inner else 0
        added = round(scale * (_value(node) - _value(root)), 4)
        for column, entry in zip(columns, (feature, threshold, 0, 0, added), strict=True):
            column.append(entry)
        if inner:
            columns[2][place] = add(node["left_child"])
            columns[3][place] = add(node["right_child"])
        return place

    add(root)
    return columns
