"""The seed cases: forty drafts about the two captured articles, against the claims kept here."""

from __future__ import annotations

from pathlib import Path

import attrs

import factcheck
from benchmarks.folds import judged_unseen
from benchmarks.quality.rows import DataError, read_lines
from factcheck import Checker, Finding, Settings

_ROOT = Path(__file__).parents[2]
CASES = _ROOT / "tests" / "cases" / "seed_cases.jsonl"
CLAIMS = _ROOT / "claims"


@attrs.frozen
class Case:
    """A draft, the kind of error in it or None, and what checking it came to."""

    id: str
    text: str
    kind: str | None
    wrong: bool
    findings: tuple[Finding, ...]

    @property
    def right(self) -> bool:
        """Whether it is flagged just when it should be."""
        return bool(self.findings) == self.wrong


def judge_cases(
    settings: Settings, path: Path = CASES, folds: Path | None = None
) -> tuple[Case, ...]:
    """Check every seed case; with `folds`, by the model that has not seen it.

    Raises DataError, naming the line, for a row not of the form.
    """
    checker = Checker(factcheck.load(CLAIMS), settings=settings)
    cases = []
    for place, data in read_lines(path):
        if not {"id", "text", "expect"} <= data.keys():
            raise DataError(f"{place}: expected id, text and expect, got {data!r}")
        with judged_unseen(folds, str(data["id"])):
            report = checker.check(data["text"])
        wrong = data["expect"] == "inaccurate"
        cases.append(Case(str(data["id"]), data["text"], data.get("kind"), wrong, report.findings))
    return tuple(cases)
