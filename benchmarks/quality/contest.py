"""The peers on the rows of a run: what each flags, beside what the run itself came to."""

from __future__ import annotations

import hashlib
import math
import statistics
import time
from collections.abc import Callable, Iterable, Mapping, Sequence

import attrs

from benchmarks.quality.engine import Outcome
from benchmarks.quality.peers import PEERS, REQUIREMENTS, Peer, Score
from benchmarks.quality.scores import Counts, auc


@attrs.frozen
class Mark:
    """What one row came to with a peer: its score, its label and the CPU seconds taken."""

    label: str
    score: float
    seconds: float

    @property
    def refuted(self) -> bool:
        """Whether the claims refute the row."""
        return self.label == "refutes"


@attrs.frozen
class Result:
    """What a checker came to on the reported half of a set.

    `cut` is the score from which it flags, and `fitted` whether that was chosen on the other half.
    """

    counts: Counts
    auc: float | None
    cut: float
    fitted: bool
    check_ms: float

    @property
    def figures(self) -> dict[str, float | None]:
        """Every measure that is one number, by name."""
        return {
            "balanced_accuracy": self.counts.balanced_accuracy,
            "precision": self.counts.precision,
            "recall": self.counts.recall,
            "false_alarms": self.counts.false_alarms,
            "auc": self.auc,
            "check_ms": self.check_ms,
        }


@attrs.frozen
class Entrant:
    """A checker, the package and version it comes in (None for what is built in), its results."""

    name: str
    package: str | None
    version: str | None
    note: str
    results: Mapping[str, Result]


def held_out(outcome: Outcome) -> bool:
    """Whether a row belongs to the half that is reported, not the one thresholds are chosen on."""
    return hashlib.sha256(outcome.row.id.encode()).digest()[0] % 2 == 1


def contest(
    sets: Mapping[str, Sequence[Outcome]],
    threshold: float,
    own_version: str,
    tell: Callable[[str], None],
    *,
    peers: Sequence[Peer] = PEERS,
) -> tuple[Entrant, ...]:
    """Return the results of this package, then of every peer that is installed, on the same rows.

    A peer that is missing is skipped, and `tell` is told how to install it.
    """
    results = {name: _own(outcomes, threshold) for name, outcomes in sets.items()}
    own = Entrant("factcheck", "factcheck", own_version, "", results)
    entrants = [own]
    for peer in peers:
        try:
            score = peer.make()
        except ImportError as error:
            package = peer.package or peer.name
            tell(f"{peer.name}: skipped ({error}); pip install {package}, or -r {REQUIREMENTS}")
            continue
        results = {name: _result(peer, score, outcomes) for name, outcomes in sets.items()}
        entrants.append(Entrant(peer.name, peer.package, peer.version, peer.note, results))
        tell(f"{peer.name}: done")
    return tuple(entrants)


def best_cut(marks: Iterable[tuple[float, bool]]) -> float:
    """Return the score from which flagging gives the best balanced accuracy.

    `marks` hold each row's score, and whether the claims refute it. Infinity, which flags nothing,
    when no score does better.
    """
    ordered = sorted(marks, reverse=True)
    refuted = sum(is_refuted for _, is_refuted in ordered)
    others = len(ordered) - refuted
    best, cut = 0.0, math.inf
    right = wrong = 0
    for place, (score, is_refuted) in enumerate(ordered):
        right += is_refuted
        wrong += not is_refuted
        if place + 1 < len(ordered) and ordered[place + 1][0] == score:
            continue
        gain = right / max(1, refuted) - wrong / max(1, others)
        if gain > best:
            best, cut = gain, score
    return cut


def result(reported: Sequence[Mark], cut: float, *, fitted: bool) -> Result:
    """Return what the marks of the reported half come to."""
    return Result(
        _counts(reported, cut),
        auc([(mark.score, mark.refuted) for mark in reported]),
        cut,
        fitted,
        1000 * statistics.median(mark.seconds for mark in reported) if reported else 0.0,
    )


def _own(outcomes: Sequence[Outcome], threshold: float) -> Result:
    reported = [Mark(o.row.label, o.score, o.check_seconds) for o in outcomes if held_out(o)]
    # No finding, no flag, whatever the threshold: a score of 0 must lie below the cut.
    return result(reported, max(threshold, 1e-9), fitted=False)


def _result(peer: Peer, score: Score, outcomes: Sequence[Outcome]) -> Result:
    reported = [_mark(score, outcome) for outcome in outcomes if held_out(outcome)]
    if peer.cut is not None:
        return result(reported, peer.cut, fitted=False)
    others = [_mark(score, outcome) for outcome in outcomes if not held_out(outcome)]
    cut = best_cut((mark.score, mark.refuted) for mark in others)
    return result(reported, cut, fitted=True)


def _mark(score: Score, outcome: Outcome) -> Mark:
    start = time.process_time()
    found = score(outcome.row.statements, outcome.row.text)
    return Mark(outcome.row.label, found, time.process_time() - start)


def _counts(marks: Iterable[Mark], cut: float) -> Counts:
    counted: dict[str, int] = {}
    for mark in marks:
        flagged = "flagged_" + mark.label
        counted[mark.label] = counted.get(mark.label, 0) + 1
        counted[flagged] = counted.get(flagged, 0) + (mark.score >= cut)
    return Counts(**counted)
