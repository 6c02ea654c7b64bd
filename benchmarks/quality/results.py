"""A run as JSON: each row's outcome and every figure, for `compare` and for other tools.

Rows are named by their id; nothing of their text is kept.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import attrs

from benchmarks.quality.bars import hold
from benchmarks.quality.engine import Given, Outcome
from benchmarks.quality.reliability import Bin
from benchmarks.quality.rows import DataError, Row
from benchmarks.quality.run import Figures, Run

FORMAT = 1


@attrs.frozen
class Stored:
    """One row's outcome as an earlier run stored it."""

    right: bool
    findings: tuple[Given, ...] = ()
    supported: bool = False
    check_ms: float = 0.0
    build_ms: float = 0.0

    def outcome(self, row: Row) -> Outcome:
        """Return the outcome as it was, on the row as it is."""
        return Outcome(
            row, self.findings, self.supported, self.check_ms / 1000, self.build_ms / 1000
        )


@attrs.frozen
class Earlier:
    """An earlier run: its level and threshold, its figures, and its rows by part and id."""

    made_on: str
    level: str
    threshold: float
    figures: Mapping[str, Figures]
    rows: Mapping[str, Mapping[str, Stored]]


def to_data(run: Run) -> dict[str, Any]:
    """Return the run as plain data."""
    return {
        "format": FORMAT,
        "made_on": run.made_on.isoformat(),
        "versions": dict(run.versions),
        "command": run.command,
        "level": run.level,
        "threshold": run.threshold,
        "rows_a_set": run.limit,
        "figures": {part: dict(figures) for part, figures in run.figures.items()},
        "counts": {name: attrs.asdict(m.counts) for name, m in run.measures.items()},
        "intervals": {
            name: {metric: [i.low, i.high] for metric, i in m.intervals.items()}
            for name, m in run.measures.items()
        },
        "bars": [
            {
                "part": held.bar.part,
                "figure": held.bar.figure,
                "most" if held.bar.most else "least": held.bar.bound,
                "value": held.value,
                "met": held.met,
            }
            for held in hold(run.figures)
        ],
        "reliability": {"shown": _bins(run.shown_bins), "all": _bins(run.all_bins)},
        "peers": {
            entrant.name: {
                "version": entrant.version,
                "sets": {
                    name: {**result.figures, "cut": _finite(result.cut), "fitted": result.fitted}
                    for name, result in entrant.results.items()
                },
            }
            for entrant in run.entrants
        },
        "rows": _rows(run),
    }


def write(run: Run, path: Path) -> None:
    """Write the run to `path`."""
    path.write_text(json.dumps(to_data(run)) + "\n", encoding="utf-8")


def read(path: Path) -> Earlier:
    """Return the run stored at `path`. Raises DataError when it is none of this format."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        if data["format"] != FORMAT:
            raise DataError(f"{path}: expected format {FORMAT}, got {data['format']!r}")
        rows = {
            part: {entry["id"]: _stored(entry) for entry in entries}
            for part, entries in data["rows"].items()
        }
        return Earlier(data["made_on"], data["level"], data["threshold"], data["figures"], rows)
    except OSError as error:
        raise DataError(f"{path}: cannot be read: {error.strerror}") from None
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise DataError(f"{path}: not a run of this bench: {error!r}") from None


def _stored(entry: dict[str, Any]) -> Stored:
    return Stored(
        entry["right"],
        tuple(Given(kind, confidence) for kind, confidence in entry.get("findings", ())),
        entry.get("supported", False),
        entry.get("check_ms", 0.0),
        entry.get("build_ms", 0.0),
    )


def _rows(run: Run) -> dict[str, list[dict[str, Any]]]:
    rows = {name: [_row(o, run.threshold) for o in found] for name, found in run.sets.items()}
    if run.seed:
        rows["seed"] = [{"id": case.id, "right": case.right} for case in run.seed]
    if run.suite:
        rows["suite"] = [{"id": one.draft.id, "right": one.right} for one in run.suite]
    for name, read in run.stories.items():
        rows[name] = [
            row
            for one in read
            for row in (
                {"id": one.article.id, "right": not one.alarms},
                *(
                    {"id": f"{one.article.id}/{number}", "right": caught.found}
                    for number, caught in enumerate(one.caught, start=1)
                ),
            )
        ]
    for name, told in (("plain", run.plain), ("plain_held_out", run.plain_held_out)):
        if told:
            rows[name] = [{"id": one.sentence.id, "right": one.right} for one in told]
    if run.silence is not None:
        rows["silence"] = [
            {"id": one.id, "right": not one.flags(run.threshold), "findings": _given(one.findings)}
            for one in run.silence.heard
        ]
    return rows


def _row(outcome: Outcome, threshold: float) -> dict[str, Any]:
    return {
        "id": outcome.row.id,
        "label": outcome.row.label,
        "kind": outcome.row.kind,
        "right": outcome.right(threshold),
        "score": outcome.score,
        "findings": _given(outcome.findings),
        "supported": outcome.supported,
        "check_ms": round(1000 * outcome.check_seconds, 3),
        "build_ms": round(1000 * outcome.build_seconds, 3),
    }


def _given(findings: tuple[Given, ...]) -> list[list[object]]:
    return [[found.kind, found.confidence] for found in findings]


def _finite(value: float) -> float | None:
    return value if math.isfinite(value) else None


def _bins(bins: tuple[Bin, ...]) -> list[dict[str, float]]:
    return [{**attrs.asdict(one), "gap": one.gap} for one in bins]
