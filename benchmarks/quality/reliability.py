"""Whether a confidence means what it says: of findings given with .8, are 80 % right?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import attrs

from benchmarks.quality.engine import Outcome

MOST_BINS = 10
LEAST_IN_BIN = 50


@attrs.frozen
class Bin:
    """Findings of about the same confidence: their number, mean confidence, and share right."""

    count: int
    confidence: float
    precision: float

    @property
    def gap(self) -> float:
        """How far the confidence lies from what came true."""
        return abs(self.confidence - self.precision)


def findings(outcomes: Iterable[Outcome], least: float) -> list[tuple[float, bool]]:
    """Return the confidence of every finding of at least `least`, and whether it is right.

    It is right when the claims refute its row. Findings of confidence 0 are left out.
    """
    return [
        (found.confidence, outcome.row.label == "refutes")
        for outcome in outcomes
        for found in outcome.findings
        if found.confidence >= least and found.confidence > 0
    ]


def bins(given: Iterable[tuple[float, bool]]) -> tuple[Bin, ...]:
    """Sort findings by confidence into at most ten bins of about equal count, 50 or more in each.

    Findings of the same confidence are kept in one bin, so that the order they come in changes
    nothing. When there are fewer than 50 in all, there is one bin.
    """
    ordered = sorted(given)
    if not ordered:
        return ()
    number = max(1, min(MOST_BINS, len(ordered) // LEAST_IN_BIN))
    made: list[list[tuple[float, bool]]] = []
    start = 0
    for place in range(1, number + 1):
        end = max(start, round(place * len(ordered) / number))
        while 0 < end < len(ordered) and ordered[end][0] == ordered[end - 1][0]:
            end += 1
        if start == end:
            continue
        if made and end - start < LEAST_IN_BIN:
            made[-1].extend(ordered[start:end])
        else:
            made.append(ordered[start:end])
        start = end
    return tuple(map(_bin, made))


def largest_gap(made: Iterable[Bin]) -> float | None:
    """Return the largest gap of any bin that holds at least 50 findings."""
    return max((one.gap for one in made if one.count >= LEAST_IN_BIN), default=None)


def _bin(inside: Sequence[tuple[float, bool]]) -> Bin:
    return Bin(
        len(inside),
        sum(confidence for confidence, _ in inside) / len(inside),
        sum(right for _, right in inside) / len(inside),
    )
