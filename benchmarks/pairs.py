"""Quality on pairs of stored claims and a new sentence: what is flagged, what is missed.

Run ``python -m benchmarks.pairs FOLDER [--set NAME] [--rows N] [--errors N]``: FOLDER holds the
sets as ``NAME_dev.jsonl`` (see README.md here for a row's fields). ``--rows`` takes a fixed random
sample; ``--errors`` prints rows judged wrongly.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

import attrs

from factcheck.checker import Checker
from factcheck.claims import Claim, Verdict
from factcheck.findings import Report
from factcheck.stores import MemoryStore

_SEED = 1


@attrs.define
class Tally:
    """Counts over the rows of a set."""

    flagged: Counter[str] = attrs.field(factory=Counter)
    rows: Counter[str] = attrs.field(factory=Counter)
    kind_right: int = 0
    supported: int = 0
    seconds: float = 0.0

    def line(self, name: str) -> str:
        """One line of figures for the set."""
        right = self.flagged["refutes"]
        wrong = self.flagged["supports"] + self.flagged["neutral"]
        others = self.rows["supports"] + self.rows["neutral"]
        recall = right / max(1, self.rows["refutes"])
        alarms = wrong / max(1, others)
        return (
            f"{name:18} recall {recall:.3f}  false alarms {alarms:.3f}  "
            f"precision {right / max(1, right + wrong):.3f}  "
            f"balanced {(recall + 1 - alarms) / 2:.3f}  "
            f"kind right {self.kind_right / max(1, right):.3f}  "
            f"supported {self.supported / max(1, self.rows['supports']):.3f}  "
            f"{1000 * self.seconds / max(1, self.rows.total()):.1f} ms CPU a row"
        )


def check(row: dict[str, Any]) -> Report:
    """Check a row's text against a store of just its claims."""
    statements = [s for s in (*row["claims"], *row.get("distractors", ())) if s.strip()]
    claims = [
        Claim(f"c{n}", statement, Verdict.ACCURATE, title=row.get("title"))
        for n, statement in enumerate(statements)
    ]
    return Checker(MemoryStore(claims)).check(row["text"])


def measure(path: Path, limit: int | None, errors: int) -> Tally:
    """Tally a set; print at most `errors` rows judged wrongly."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    if limit is not None:
        random.Random(_SEED).shuffle(rows)
        rows = rows[:limit]
    tally = Tally()
    for row in rows:
        start = time.process_time()
        report = check(row)
        tally.seconds += time.process_time() - start
        label, flagged = row["label"], bool(report.findings)
        tally.rows[label] += 1
        tally.flagged[label] += flagged
        tally.supported += label == "supports" and bool(report.supported)
        if label == "refutes" and flagged:
            tally.kind_right += any(f.kind == row.get("kind") for f in report.findings)
        if flagged != (label == "refutes") and errors > 0:
            errors -= 1
            _show(row, report)
    return tally


def _show(row: dict[str, Any], report: Report) -> None:
    print(f"{row['id']} {row['label']} {row.get('kind', '')}\n  draft: {row['text']}")
    for statement in row["claims"]:
        print(f"  claim: {statement}")
    for finding in report.findings:
        for d in finding.discrepancies:
            print(f"  -> {finding.kind} {finding.confidence}: {d.found!r} / {d.expected!r}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--set", action="append", dest="sets")
    parser.add_argument("--rows", type=int)
    parser.add_argument("--errors", type=int, default=0)
    args = parser.parse_args()
    paths = sorted(args.folder.glob("*_dev.jsonl"))
    if not paths:
        sys.exit(f"{args.folder}: no *_dev.jsonl here: nothing measured")
    for path in paths:
        name = path.name.removesuffix("_dev.jsonl")
        if not args.sets or name in args.sets:
            print(measure(path, args.rows, args.errors).line(name), flush=True)


if __name__ == "__main__":
    main()
