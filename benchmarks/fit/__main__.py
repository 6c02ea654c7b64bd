"""Fit the models of judgement, and write them.

Run ``python -m benchmarks.fit FOLDER``, where FOLDER holds the evaluation sets (`pairs/`,
`retrieval/`; see README.md). It reports what held on pages that the fit had not seen. ``--write``
writes `factcheck/judge/model.json`, fitted on all rows (``--write conflict`` leaves the support
trees there as they are); ``--folds`` the models that have each not seen one fold of the pages.
``--keep`` keeps the features of all rows in a file, and takes them from there when it exists.
"""

from __future__ import annotations

import argparse
import json
import pickle
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from multiprocessing import Pool
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.metrics import roc_auc_score

from benchmarks.fit.layout import Found, Table, lay_out, tabulate
from benchmarks.fit.models import (
    SUPPORT_TREES,
    TREES,
    calibrated,
    calibration,
    first_conflicts,
    fit_slots,
    fit_trees,
    likeliest,
    plain,
)
from benchmarks.fit.rows import ROOT, SETS, SUPPORT_SETS, WRONG, Row, read_rows
from benchmarks.folds import COUNT, fold_of, model_path
from benchmarks.quality.scores import NEIGHBOURS

_MODEL = ROOT / "factcheck" / "judge" / "model.json"
_PRECISIONS = (0.85, 0.9)
# The least weight of a slot's feature that is worth keeping.
_SLIGHT = 0.02


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rows", type=int, help="at most so many rows of each set")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument(
        "--write",
        nargs="?",
        const="all",
        choices=("all", "conflict"),
        help="write the fitted models, or all but support",
    )
    parser.add_argument("--folds", type=Path, help="write the model of each fold to this folder")
    parser.add_argument("--keep", type=Path, help="keep the features in this file")
    args = parser.parse_args()
    rows, found = _lay_out(args)
    fold = np.array([fold_of(row.page) for row in rows])
    weight = _weights(rows, SETS)
    told_wrong = np.array([WRONG.get(row.set, 1.0) if row.wrong else 1.0 for row in rows])
    conflict = _fit_conflict(rows, found, fold, weight * told_wrong)
    support = _fit_support(rows, found, fold, _weights(rows, SUPPORT_SETS))
    slots, right = _slots(rows, found)
    owner = fold[slots.owner]
    _report_slots(slots, right, owner)
    if args.folds is not None:
        args.folds.mkdir(parents=True, exist_ok=True)
        for number in range(COUNT):
            fitted = _plain(conflict(number), support(number), slots, right, owner != number)
            model_path(args.folds, number).write_text(_text(fitted), encoding="utf-8")
    if args.write:
        keeps = args.write == "conflict"
        told = json.loads(_MODEL.read_text("utf-8"))["support"] if keeps else support(None)
        fitted = _plain(conflict(None), told, slots, right, owner >= 0)
        _MODEL.write_text(_text(fitted), encoding="utf-8")


Fitted = Callable[[int | None], dict[str, Any]]
"""Gives the trees that have not seen a fold, or those that have seen all, as plain data."""


def _fit_conflict(rows: Sequence[Row], found: Sequence[Found], fold: Any, weight: Any) -> Fitted:
    """Fit how likely a clause is wrong, and print what held on unseen pages."""
    table = tabulate([[pair.features for pair in row.pairs] for row in found])
    print(f"conflict: {len(table.owner)} pairs, {len(table.names)} features")
    wrong = np.array([int(row.wrong) for row in rows])
    return _cross_fit(rows, table, wrong, weight, fold, first_conflicts(table), TREES)


def _fit_support(rows: Sequence[Row], found: Sequence[Found], fold: Any, weight: Any) -> Fitted:
    """Fit how likely a claim says what a clause says, and print what held on unseen pages."""
    told = [row.supported is not None for row in rows]
    table = tabulate(
        [row.supports if known else () for row, known in zip(found, told, strict=True)]
    )
    print(f"support: {len(table.owner)} pairs, {len(table.names)} features")
    said = np.array([int(bool(row.supported)) for row in rows])
    known = np.where(told, weight, 0.0)
    return _cross_fit(rows, table, said, known, fold, table.column("coverage"), SUPPORT_TREES)


def _cross_fit(
    rows: Sequence[Row],
    table: Table,
    truth: Any,
    weight: Any,
    fold: Any,
    first: Any,
    count: int,
) -> Fitted:
    boosters = [
        fit_trees(table, truth, weight, fold != number, first, count) for number in range(COUNT)
    ]
    p = np.zeros(len(rows))
    for number, booster in enumerate(boosters):
        best = likeliest(table, np.asarray(booster.predict(table.matrix)), len(rows))[0]
        p[fold == number] = best[fold == number]
    scale, shift = calibration(p[p > 0], truth[p > 0], weight[p > 0])
    print(f"log odds × {scale:.2f} {shift:+.2f} for unseen pages to come out as sure as they are")
    _report(rows, truth, weight, calibrated(p, scale, shift))

    def fitted(number: int | None) -> dict[str, Any]:
        if number is not None:
            return plain(boosters[number], table.names, scale, shift)
        booster = fit_trees(table, truth, weight, fold >= 0, first, count)
        return plain(booster, table.names, scale, shift)

    return fitted


def _plain(
    conflict: dict[str, Any], support: dict[str, Any], slots: Table, right: Any, train: Any
) -> dict[str, Any]:
    return {"conflict": conflict, "support": support, **_told(slots, right, train)}


def _text(fitted: dict[str, Any]) -> str:
    return json.dumps(fitted, separators=(",", ":")) + "\n"


def _told(slots: Table, right: Any, train: Any) -> dict[str, Any]:
    """The weights of the slots' features, fitted on some of the slots, as plain data."""
    model = fit_slots(slots.matrix[train], right[train])
    kept = {
        name: round(float(amount), 2)
        for name, amount in zip(slots.names, model.coef_[0], strict=True)
        if abs(amount) >= _SLIGHT
    }
    return {"slot bias": round(float(model.intercept_[0]), 2), "slots": kept}


def _lay_out(args: argparse.Namespace) -> tuple[list[Row], list[Found]]:
    if args.keep is not None and args.keep.exists():
        kept: tuple[list[Row], list[Found]] = pickle.loads(args.keep.read_bytes())
        return kept
    rows = read_rows(args.folder, args.rows)
    with Pool(args.jobs) as pool:
        found = pool.map(lay_out, rows, chunksize=50)
    if args.keep is not None:
        args.keep.write_bytes(pickle.dumps((rows, found)))
    return rows, found


def _weights(rows: Sequence[Row], sets: Mapping[str, float]) -> Any:
    """How much each row counts: its set's share, so that large sets don't drown small ones."""
    counts = Counter(row.set for row in rows)
    return np.array([1000 * sets[row.set] / counts[row.set] for row in rows])


def _report(rows: Sequence[Row], truth: Any, weight: Any, p: Any) -> None:
    """Print, for each set, what unseen pages came to at the balanced level."""
    sets = np.array([row.set for row in rows])
    for name in dict.fromkeys(sets):
        inside = (sets == name) & (weight > 0)
        true, score = truth[inside] == 1, p[inside]
        flagged = score >= 0.5
        if not true.any():
            print(f"{name:17} {inside.sum():6} rows  flagged {flagged.sum()}")
            continue
        recall, alarms = flagged[true].mean(), flagged[~true].mean()
        precision = true[flagged].mean() if flagged.any() else float("nan")
        reached = "  ".join(
            f"at {least} {_recall_at(true, score, least):.3f}" for least in _PRECISIONS
        )
        print(
            f"{name:17} {inside.sum():6} rows  recall {recall:.3f}  false alarms {alarms:.4f}  "
            f"precision {precision:.3f}  balanced {(recall + 1 - alarms) / 2:.3f}  "
            f"AUC {roc_auc_score(true, score):.3f}  recall {reached}"
        )


def _recall_at(truth: Any, score: Any, least: float) -> float:
    """The highest recall at which precision is still `least`."""
    order = np.argsort(-score, kind="stable")
    hits = np.cumsum(truth[order])
    held = hits / np.arange(1, len(order) + 1) >= least
    return float(hits[np.flatnonzero(held)[-1]] / truth.sum()) if held.any() else 0.0


def _slots(rows: Sequence[Row], found: Sequence[Found]) -> tuple[Table, Any]:
    """The slots of pairs that have several, and whether each is of the planted kind."""
    told: list[list[dict[str, float]]] = []
    right: list[int] = []
    for row, made in zip(rows, found, strict=True):
        lines: list[dict[str, float]] = []
        if row.wrong and row.kind is not None:
            kinds = NEIGHBOURS.get(row.kind, frozenset((row.kind,)))
            for pair in made.pairs:
                hits = [int(kind in kinds) for kind, _ in pair.slots]
                if len(hits) > 1 and any(hits):
                    lines.extend(features for _, features in pair.slots)
                    right.extend(hits)
        told.append(lines)
    return tabulate(told), np.array(right)


def _report_slots(table: Table, right: Any, fold: Any) -> None:
    """Print how well slots of the planted kind are told apart on unseen pages."""
    p = np.zeros(len(right))
    for number in range(COUNT):
        unseen = fold == number
        model = fit_slots(table.matrix[~unseen], right[~unseen])
        p[unseen] = model.predict_proba(table.matrix[unseen])[:, 1]
    print(f"slots of the planted kind: {len(right)}, AUC {roc_auc_score(right, p):.3f}")


if __name__ == "__main__":
    main()
