"""Fit the score card of judgement, and write its table of weights.

Run ``python -m benchmarks.fit FOLDER [--write] [--rows N] [--jobs N]``: FOLDER holds the evaluation
sets (`pairs/`, `retrieval/`; see README.md). Each row gives the discrepancies that judgement would
weigh, with their features; a row that refutes is wrong in at least one of them, others in none
(multiple-instance learning: each row is fitted by its likeliest discrepancy, chosen anew after each
round). Reports what held on rows whose page the fit had not seen; ``--write`` fits on all rows and
writes `factcheck/judge/weights.py`.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter
from collections.abc import Iterable
from functools import cache
from multiprocessing import Pool
from pathlib import Path
from typing import Any

import attrs
import numpy as np
import yaml
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import GroupKFold

from factcheck.analysis import Context, analyze, read_on
from factcheck.checker import Checker
from factcheck.claims import Claim, Verdict
from factcheck.judge.conflict import open_slots
from factcheck.judge.features import features
from factcheck.judge.weighing import by_clause
from factcheck.sentences import segment
from factcheck.stores import MemoryStore, load
from factcheck.text import Document

ROOT = Path(__file__).parent.parent
TABLE = ROOT / "factcheck" / "judge" / "weights.py"
# How much all rows of a set count together, in thousands of rows.
SETS = {
    "vitaminc": 6.0,
    "typed_statements": 2.0,
    "typed_newswire": 4.0,
    "fever_symmetric": 0.7,
    "sick": 1.5,
    "fool_me_twice": 0.5,
    "silence": 6.0,
    "drafts": 4.0,
    "quiet": 2.0,
    "suite": 4.0,
    "neighbours": 1.0,
}
_SEED = 7
_ROUNDS = 4
_FOLDS = 4
# Strength of the ridge penalty, as scikit-learn counts it: smaller is stronger.
_PENALTY = 0.3
# Rows a feature must occur in to get a weight, and the least weight worth keeping.
_RARE = 15
_SLIGHT = 0.02

Features = dict[str, float]


@attrs.frozen
class Row:
    """One text with its label, the page it belongs to, and the claims to check it against.

    `store` names a store shared by many rows, or is None where `claims` holds them.
    """

    set: str
    id: str
    text: str
    wrong: bool
    page: str
    claims: tuple[Claim, ...] = ()
    store: str | None = None


def read_rows(folder: Path, limit: int | None) -> list[Row]:
    """The rows of every set, at most `limit` of each, the same for each call."""
    made: list[Row] = []
    for name in SETS:
        rows = list(_own(name) if name in _OWN else _given(folder, name))
        random.Random(_SEED).shuffle(rows)
        made.extend(rows[:limit])
    return made


def _given(folder: Path, name: str) -> Iterable[Row]:
    if name == "silence":
        lines = (folder / "pairs" / "typed_newswire_dev.jsonl").read_text("utf-8").splitlines()
        texts = sorted({json.loads(line)["text"] for line in lines})
        random.Random(_SEED).shuffle(texts)
        store = str(folder / "retrieval" / "checkthat2020" / "claims.jsonl")
        for n, text in enumerate(texts[1000:2000]):
            yield Row(name, str(n), text, False, text, store=store)
        return
    for line in (folder / "pairs" / f"{name}_dev.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        told = [s for s in (*row["claims"], *row.get("distractors", ())) if s.strip()]
        title = row.get("title")
        claims = tuple(
            Claim(f"c{n}", statement, Verdict.ACCURATE, title=title)
            for n, statement in enumerate(told)
        )
        page = title or row["claims"][0]
        yield Row(name, row["id"], row["text"], row["label"] == "refutes", page, claims)


_OWN = ("drafts", "quiet", "suite", "neighbours")


def _own(name: str) -> Iterable[Row]:
    cases = ROOT / "tests" / "cases"
    if name == "drafts":
        for line in (cases / "drafts.jsonl").read_text("utf-8").splitlines():
            row = json.loads(line)
            wrong = row["expect"] == "inaccurate"
            yield Row(name, row["id"], row["text"], wrong, row["id"], store="claims")
    elif name == "quiet":
        for n, line in enumerate((cases / "silence.txt").read_text("utf-8").splitlines()):
            if line.strip():
                yield Row(name, str(n), line, False, line, store="claims")
    elif name == "neighbours":
        pairs = yaml.safe_load((cases / "neighbours.yaml").read_text("utf-8"))
        for n, (claim, draft) in enumerate(pairs):
            yield Row(name, str(n), draft, False, claim, (Claim("c", claim, Verdict.ACCURATE),))
    else:
        for path in sorted((cases / "suite").glob("*.yaml")):
            for pair in yaml.safe_load(path.read_text("utf-8")):
                if pair["kind"] not in ("known", "outdated"):
                    claims = tuple(_stored(n, c) for n, c in enumerate(pair["claims"]))
                    for side in ("wrong", "right"):
                        text, ident = pair[side]["draft"], f"{pair['id']}-{side}"
                        yield Row(name, ident, text, side == "wrong", pair["id"], claims)


def _stored(number: int, told: str | dict[str, Any]) -> Claim:
    """A claim of the suite: a statement, or fields."""
    fields: dict[str, Any] = {"statement": told} if isinstance(told, str) else told
    return Claim(**{"id": f"c{number}", "verdict": Verdict.ACCURATE, **fields})


@cache
def _shared(store: str) -> Checker:
    if store == "claims":
        return Checker(load(ROOT / "claims"))
    lines = Path(store).read_text("utf-8").splitlines()
    told = [json.loads(line) for line in lines]
    return Checker(
        MemoryStore([Claim(str(c["id"]), c["statement"], Verdict.ACCURATE) for c in told])
    )


def slots(row: Row) -> list[Features]:
    """The features of every discrepancy that judgement would weigh in a row."""
    checker = Checker(MemoryStore(row.claims)) if row.store is None else _shared(row.store)
    context = Context()
    made: list[Features] = []
    for sentence in segment(Document(row.text)):
        facts = analyze(sentence, context)
        context = read_on(context, facts)
        if facts.question:
            continue
        for group in by_clause(checker.weigh(facts)).values():
            made.extend(features(item, d, group) for item, d in open_slots(group))
    return made


@attrs.frozen
class Table:
    """The slots of all rows as a matrix, one line a slot, with the row each belongs to."""

    names: tuple[str, ...]
    matrix: csr_matrix
    owner: np.ndarray[Any, np.dtype[np.int64]]


def tabulate(found: list[list[Features]]) -> Table:
    """Lay the features of all slots out as a matrix; rare ones are left out."""
    counts = Counter(name for row in found for name in {n for slot in row for n in slot})
    names = tuple(sorted(name for name, count in counts.items() if count >= _RARE))
    column = {name: n for n, name in enumerate(names)}
    line: list[int] = []
    place: list[int] = []
    value: list[float] = []
    owner: list[int] = []
    for number, row in enumerate(found):
        for slot in row:
            for name, amount in slot.items():
                if name in column:
                    line.append(len(owner))
                    place.append(column[name])
                    value.append(amount)
            owner.append(number)
    shape = (len(owner), len(names))
    return Table(names, csr_matrix((value, (line, place)), shape=shape), np.array(owner))


def likeliest(table: Table, p: Any, count: int) -> tuple[Any, Any]:
    """Each row's highest probability, and the slot that has it (-1 for a row without any)."""
    best, slot = np.zeros(count), np.full(count, -1)
    order = np.argsort(p, kind="stable")
    best[table.owner[order]] = p[order]
    slot[table.owner[order]] = order
    return best, slot


def fit(table: Table, wrong: Any, weight: Any, train: Any) -> LogisticRegression:
    """Fit on the rows of `train`, each by its likeliest slot, chosen anew in each round."""
    coverage = [n for n, name in enumerate(table.names) if name.endswith(" coverage")]
    p = np.asarray(table.matrix[:, coverage].sum(axis=1)).ravel()
    for _ in range(_ROUNDS):
        slot = likeliest(table, p, len(wrong))[1]
        chosen = slot[(slot >= 0) & train]
        owner = table.owner[chosen]
        model = LogisticRegression(C=_PENALTY, max_iter=3000)
        model.fit(table.matrix[chosen], wrong[owner], sample_weight=weight[owner])
        p = model.predict_proba(table.matrix)[:, 1]
    return model


def weights_of(rows: list[Row]) -> Any:
    """How much each row counts: its set's share, so that large sets don't drown small ones."""
    counts = Counter(row.set for row in rows)
    return np.array([1000 * SETS[row.set] / counts[row.set] for row in rows])


def report(rows: list[Row], wrong: Any, p: Any) -> None:
    """Print, for each set, what unseen pages came to at the balanced level."""
    sets = np.array([row.set for row in rows])
    for name in dict.fromkeys(sets):
        inside = sets == name
        truth, flagged = wrong[inside], p[inside] >= 0.5
        recall = flagged[truth == 1].mean() if truth.any() else float("nan")
        alarms = flagged[truth == 0].mean()
        precision = truth[flagged].mean() if flagged.any() else float("nan")
        area = roc_auc_score(truth, p[inside]) if 0 < truth.sum() < len(truth) else float("nan")
        print(
            f"{name:17} {inside.sum():6} rows  recall {recall:.3f}  false alarms {alarms:.4f}  "
            f"precision {precision:.3f}  balanced {(recall + 1 - alarms) / 2:.3f}  AUC {area:.3f}"
        )


def write(model: LogisticRegression, names: tuple[str, ...]) -> None:
    """Write the table of weights."""
    kept = [
        (name, round(float(weight), 2))
        for name, weight in zip(names, model.coef_[0], strict=True)
        if abs(weight) >= _SLIGHT
    ]
    lines = [
        '"""The weights of the score card, in log odds: what each unit of a feature adds.',
        "",
        "Fitted by ``python -m benchmarks.fit FOLDER --write``: do not edit by hand. What a",
        "feature means is told in `features.py`.",
        '"""',
        "",
        f"BIAS = {float(model.intercept_[0]):.2f}",
        "WEIGHTS: dict[str, float] = {",
        *(f'    "{name}": {weight},' for name, weight in kept),
        "}",
    ]
    TABLE.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rows", type=int, help="at most so many rows of each set")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--write", action="store_true", help="write the table of weights")
    args = parser.parse_args()
    rows = read_rows(args.folder, args.rows)
    with Pool(args.jobs) as pool:
        found = pool.map(slots, rows, chunksize=50)
    table = tabulate(found)
    wrong = np.array([int(row.wrong) for row in rows])
    weight = weights_of(rows)
    p = np.zeros(len(rows))
    pages = [f"{row.set}|{row.page}" for row in rows]
    for seen, unseen in GroupKFold(_FOLDS).split(rows, groups=pages):
        train = np.zeros(len(rows), bool)
        train[seen] = True
        model = fit(table, wrong, weight, train)
        p[unseen] = likeliest(table, model.predict_proba(table.matrix)[:, 1], len(rows))[0][unseen]
    report(rows, wrong, p)
    if args.write:
        write(fit(table, wrong, weight, np.ones(len(rows), bool)), table.names)


if __name__ == "__main__":
    main()
