"""Check one row through the public API, and many rows in as many processes as asked for."""

from __future__ import annotations

import multiprocessing
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from multiprocessing.pool import Pool
from pathlib import Path

import attrs

from benchmarks.folds import judged_unseen
from benchmarks.quality.rows import Row
from factcheck import Checker, Claim, MemoryStore, Report, Settings, Verdict
from factcheck.settings import LEVELS

_CHUNK = 16
_WARM_UP = Row("", "neutral", "Rain fell in May.", ("Snow fell in Oslo on 2 March 2020.",))


@attrs.frozen
class Given:
    """A finding that the row's text is inaccurate: its kind and confidence."""

    kind: str
    confidence: float


@attrs.frozen
class Outcome:
    """What checking a row came to.

    `findings` are those that call the text inaccurate, at any confidence, the surest first;
    `supported` tells whether a stored claim supports the text, at the level measured. CPU times are
    in seconds: `build_seconds` to make the checker, `check_seconds` to check the text.
    """

    row: Row
    findings: tuple[Given, ...] = ()
    supported: bool = False
    check_seconds: float = 0.0
    build_seconds: float = 0.0

    @property
    def score(self) -> float:
        """How sure the check is that the text is inaccurate: the highest confidence, else 0."""
        return self.findings[0].confidence if self.findings else 0.0

    @property
    def kind(self) -> str | None:
        """The kind of the surest finding."""
        return self.findings[0].kind if self.findings else None

    def flagged(self, threshold: float) -> bool:
        """Whether an editor would be shown a finding. Without one, no threshold makes it so."""
        return bool(self.findings) and self.score >= threshold

    def right(self, threshold: float) -> bool:
        """Whether it is flagged just when the claims refute it."""
        return self.flagged(threshold) == (self.row.label == "refutes")


def checker_for(row: Row, settings: Settings) -> Checker:
    """Return a checker whose store holds the row's statements and nothing else."""
    return Checker(
        MemoryStore(
            Claim(f"c{number}", statement, Verdict.ACCURATE, title=row.title)
            for number, statement in enumerate(row.statements, start=1)
        ),
        settings=settings,
    )


def given(report: Report) -> tuple[Given, ...]:
    """Return the report's findings that the text is inaccurate, the surest first."""
    found = (f for f in report.findings if f.verdict is Verdict.INACCURATE)
    return tuple(
        Given(f.kind.value, f.confidence) for f in sorted(found, key=lambda f: -f.confidence)
    )


def check_row(row: Row, level: str, folds: Path | None = None) -> Outcome:
    """Check the row's text, keeping every finding however unsure.

    `folds` holds the models of the folds, each for the pages that it has not seen.
    """
    with judged_unseen(folds, row.page):
        return _checked(row, level)


def _checked(row: Row, level: str) -> Outcome:
    every = Settings(level=level, min_confidence=0.0)
    start = time.process_time()
    checker = checker_for(row, every)
    built = time.process_time()
    report = checker.check(row.text)
    checked = time.process_time()
    found = given(report)
    # A sentence with a finding is not reported as supported, so that findings below the level
    # would hide support that its user sees.
    if report.findings and not any(f.confidence >= LEVELS[level] for f in report.findings):
        report = checker_for(row, Settings(level=level)).check(row.text)
    return Outcome(row, found, bool(report.supported), checked - built, built - start)


class Workers:
    """Checks rows, in this process or in several; outcomes come in the order of the rows."""

    def __init__(self, pool: Pool | None = None) -> None:
        self._pool = pool

    def check(
        self, rows: Iterable[Row], level: str, folds: Path | None = None
    ) -> Iterator[Outcome]:
        """Yield the outcome of each row."""
        one = partial(check_row, level=level, folds=folds)
        if self._pool is None:
            warm_up()
            return map(one, rows)
        return self._pool.imap(one, rows, chunksize=_CHUNK)


@contextmanager
def workers(jobs: int) -> Iterator[Workers]:
    """Provide `jobs` processes to check rows in; 1 is this process."""
    if jobs == 1:
        yield Workers()
        return
    with multiprocessing.get_context("spawn").Pool(jobs, initializer=warm_up) as pool:
        yield Workers(pool)


def warm_up() -> None:
    """Load what the first check of a process loads, so that no row is charged for it."""
    check_row(_WARM_UP, "balanced")
