"""Silence: ordinary sentences against thousands of unrelated statements must give no finding."""

from __future__ import annotations

import hashlib
import random
import statistics
import time
from collections.abc import Iterable
from pathlib import Path

import attrs

from benchmarks.quality.engine import Given, given, warm_up
from benchmarks.quality.rows import DataError, Row, read_lines
from factcheck import Checker, Claim, Finding, MemoryStore, Settings, Verdict

SENTENCES = 1000
_SEED = 1


@attrs.frozen
class Heard:
    """One sentence and the findings that call it inaccurate; `claim` is what the surest rests on.

    `seconds` is the CPU time of its check.
    """

    id: str
    text: str
    findings: tuple[Given, ...]
    seconds: float
    claim: str | None = None

    def flags(self, threshold: float) -> int:
        """How many findings an editor would be shown."""
        return sum(found.confidence >= threshold for found in self.findings)


@attrs.frozen
class Silence:
    """What the sentences came to, against `statements` claims built in `build_seconds`."""

    heard: tuple[Heard, ...]
    statements: int
    build_seconds: float

    def flags(self, threshold: float) -> int:
        """How many findings there are in all."""
        return sum(one.flags(threshold) for one in self.heard)

    def figures(self, threshold: float) -> dict[str, float | None]:
        """Every measure that is one number, by name."""
        taken = [1000 * one.seconds for one in self.heard]
        return {
            "flags_per_1000": 1000 * self.flags(threshold) / len(self.heard),
            "check_ms_median": statistics.median(taken),
            "check_ms_mean": statistics.mean(taken),
            "build_seconds": self.build_seconds,
        }


def sentences(rows: Iterable[Row], count: int) -> tuple[str, ...]:
    """Return `count` of the rows' claims and texts, each once, drawn at random, always the same."""
    texts = list(dict.fromkeys(text for row in rows for text in (*row.claims, row.text)))
    order = list(range(len(texts)))
    random.Random(_SEED).shuffle(order)
    return tuple(texts[i] for i in sorted(order[:count]) if texts[i].strip())


def read_statements(path: Path) -> MemoryStore:
    """Return a store of the statements at `path`, all taken as accurate.

    Raises DataError, naming the line, for one without an id or a statement.
    """
    claims = []
    for place, data in read_lines(path):
        statement, title = data.get("statement"), data.get("title")
        if not isinstance(statement, str) or "id" not in data:
            raise DataError(f"{place}: expected an id and a statement, got {data!r}")
        if statement.strip():
            named = str(title) if title else None
            claims.append(Claim(str(data["id"]), statement, Verdict.ACCURATE, title=named))
    return MemoryStore(claims)


def listen(store: MemoryStore, texts: Iterable[str], level: str) -> Silence:
    """Check each text against the whole store, keeping every finding however unsure."""
    warm_up()
    start = time.process_time()
    checker = Checker(store, settings=Settings(level=level, min_confidence=0.0))
    built = time.process_time() - start
    heard = []
    for text in texts:
        start = time.process_time()
        report = checker.check(text)
        taken = time.process_time() - start
        found = [f for f in report.findings if f.verdict is Verdict.INACCURATE]
        surest = max(found, key=_confidence, default=None)
        name = hashlib.sha256(text.encode()).hexdigest()[:12]
        rests_on = surest.claim.statement if surest is not None else None
        heard.append(Heard(name, text, given(report), taken, rests_on))
    return Silence(tuple(heard), len(store), built)


def _confidence(finding: Finding) -> float:
    return finding.confidence
