"""Scores of outcomes: pure functions, each of whole rows.

A row counts as flagged when a finding that its text is inaccurate reaches the threshold; only rows
that the claims refute ought to be.
"""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from math import ceil

import attrs

from benchmarks.quality.engine import Outcome

RESAMPLES = 1000
_SEED = 1
_OUTSIDE = 0.025

NEIGHBOURS: Mapping[str, frozenset[str]] = {
    "antonym": frozenset(("polarity",)),
    "entity": frozenset(("attribution", "entity", "place")),
    "role": frozenset(("role", "attribution", "entity")),
    "quantity": frozenset(("quantity", "comparator")),
    "comparator": frozenset(("quantity", "comparator")),
    "quantifier": frozenset(("quantifier", "condition")),
    "condition": frozenset(("quantifier", "condition")),
}
"""The kinds of finding that are right for what was planted; anything else only for itself."""


@attrs.frozen
class Share:
    """How many of how many."""

    count: int
    of: int

    @property
    def value(self) -> float | None:
        """The share, from 0 to 1; None of nothing."""
        return self.count / self.of if self.of else None


@attrs.frozen
class Interval:
    """Where 95 % of the resampled values lie."""

    low: float
    high: float


@attrs.frozen
class Counts:
    """How many rows of each label there are, and how many of them are flagged."""

    refutes: int = 0
    flagged_refutes: int = 0
    supports: int = 0
    flagged_supports: int = 0
    neutral: int = 0
    flagged_neutral: int = 0

    @property
    def accuracy(self) -> float | None:
        """Rows judged rightly, of those that the claims refute or support."""
        right = self.flagged_refutes + self.supports - self.flagged_supports
        return Share(right, self.refutes + self.supports).value

    @property
    def recall(self) -> float | None:
        """Flagged rows of those that the claims refute."""
        return Share(self.flagged_refutes, self.refutes).value

    @property
    def precision(self) -> float | None:
        """Refuted rows of those flagged."""
        wrong = self.flagged_supports + self.flagged_neutral
        return Share(self.flagged_refutes, self.flagged_refutes + wrong).value

    @property
    def false_alarms(self) -> float | None:
        """Flagged rows of those that the claims don't refute."""
        flagged = self.flagged_supports + self.flagged_neutral
        return Share(flagged, self.supports + self.neutral).value

    @property
    def false_alarms_supports(self) -> float | None:
        """Flagged rows of those that the claims support."""
        return Share(self.flagged_supports, self.supports).value

    @property
    def false_alarms_neutral(self) -> float | None:
        """Flagged rows of those that the claims neither support nor refute."""
        return Share(self.flagged_neutral, self.neutral).value

    @property
    def balanced_accuracy(self) -> float | None:
        """The mean of recall and of the share left alone among the other rows."""
        if self.recall is None or self.false_alarms is None:
            return None
        return (self.recall + 1 - self.false_alarms) / 2


METRICS: Mapping[str, Callable[[Counts], float | None]] = {
    "accuracy": lambda c: c.accuracy,
    "balanced_accuracy": lambda c: c.balanced_accuracy,
    "precision": lambda c: c.precision,
    "recall": lambda c: c.recall,
    "false_alarms": lambda c: c.false_alarms,
    "false_alarms_supports": lambda c: c.false_alarms_supports,
    "false_alarms_neutral": lambda c: c.false_alarms_neutral,
}
"""What is read off the counts, each with a bootstrap interval."""


def count(outcomes: Iterable[Outcome], threshold: float) -> Counts:
    """Count the outcomes by label, flagged or not."""
    counted: Counter[str] = Counter()
    for outcome in outcomes:
        counted[outcome.row.label] += 1
        counted["flagged_" + outcome.row.label] += outcome.flagged(threshold)
    return Counts(**counted)


def intervals(
    outcomes: Iterable[Outcome], threshold: float, *, resamples: int = RESAMPLES
) -> dict[str, Interval]:
    """Return the bootstrap interval of each metric that is defined.

    Rows of one title are drawn together: they tell of one thing, and stand or fall together.
    """
    groups: dict[object, list[Outcome]] = defaultdict(list)
    for number, outcome in enumerate(outcomes):
        groups[number if outcome.row.title is None else outcome.row.title].append(outcome)
    counted = [attrs.astuple(count(group, threshold)) for group in groups.values()]
    # Many groups have the same counts: it is cheaper to draw their sort than their rows.
    sorts = {counts: place for place, counts in enumerate(dict.fromkeys(counted))}
    drawn = [sorts[counts] for counts in counted]
    rng = random.Random(_SEED)
    values: dict[str, list[float]] = {name: [] for name in METRICS}
    for _ in range(resamples):
        times = Counter(rng.choices(drawn, k=len(drawn)))
        total = [0] * len(attrs.fields(Counts))
        for counts, place in sorts.items():
            for i, value in enumerate(counts):
                total[i] += value * times[place]
        resampled = Counts(*total)
        for name, metric in METRICS.items():
            if (value := metric(resampled)) is not None:
                values[name].append(value)
    return {name: _middle(found) for name, found in values.items() if found}


def _middle(values: list[float]) -> Interval:
    values.sort()
    last = ceil((1 - _OUTSIDE) * len(values)) - 1
    return Interval(values[int(_OUTSIDE * len(values))], values[last])


def auc(scored: Sequence[tuple[float, bool]]) -> float | None:
    """Return how often a refuted row has a higher score than another; a tie counts one half.

    `scored` holds each row's score, and whether the claims refute it.
    """
    by_score: dict[float, list[int]] = defaultdict(lambda: [0, 0])
    for score, refuted in scored:
        by_score[score][refuted] += 1
    below = wins = refuting = 0
    for score in sorted(by_score):
        others, ours = by_score[score]
        wins += ours * (2 * below + others)
        below += others
        refuting += ours
    return wins / (2 * below * refuting) if below and refuting else None


def recall_at(scored: Sequence[tuple[float, bool]], precision: float) -> float | None:
    """Return the best recall over all thresholds whose precision is at least `precision`.

    A row with a score of 0 has no finding, and no threshold flags it.
    """
    refuting = sum(refuted for _, refuted in scored)
    if not refuting:
        return None
    ordered = sorted((pair for pair in scored if pair[0] > 0), key=lambda pair: -pair[0])
    best = right = 0
    for flagged, (score, refuted) in enumerate(ordered, start=1):
        right += refuted
        ends = flagged == len(ordered) or ordered[flagged][0] != score
        if ends and right / flagged >= precision:
            best = max(best, right)
    return best / refuting


def scored(outcomes: Iterable[Outcome]) -> list[tuple[float, bool]]:
    """Return each outcome's score, and whether the claims refute its row."""
    return [(outcome.score, outcome.row.label == "refutes") for outcome in outcomes]


def pairwise(outcomes: Iterable[Outcome]) -> tuple[float | None, int]:
    """Compare rows of one text, one supported and one refuted; return share and number of pairs.

    The share is of pairs in which the refuted row has the higher score; a tie counts one half.
    """
    texts: dict[str, dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    for outcome in outcomes:
        texts[outcome.row.text][outcome.row.label].append(outcome.score)
    wins = pairs = 0
    for labels in texts.values():
        for ours in labels["refutes"]:
            for other in labels["supports"]:
                pairs += 1
                wins += 2 if ours > other else ours == other
    return (wins / (2 * pairs) if pairs else None), pairs


def confident_half(outcomes: Iterable[Outcome], threshold: float) -> float | None:
    """Return the accuracy on that half of the supported and refuted rows judged more confidently.

    The confidence of a verdict is how far the score lies from the threshold. Of rows equally
    confident, of which only some belong to the half, each counts in part.
    """
    judged: dict[float, list[bool]] = defaultdict(list)
    for outcome in outcomes:
        if outcome.row.label != "neutral":
            judged[abs(outcome.score - threshold)].append(outcome.right(threshold))
    left = half = sum(map(len, judged.values())) / 2
    right = 0.0
    for distance in sorted(judged, reverse=True):
        rows = judged[distance]
        taken = min(left, len(rows))
        right += taken * sum(rows) / len(rows)
        left -= taken
    return right / half if half else None


def by_kind(outcomes: Iterable[Outcome], threshold: float, *, refuted: bool) -> dict[str, Share]:
    """Return how many rows are flagged for each kind that was planted, or harmlessly rewritten."""
    rows: Counter[str] = Counter()
    flagged: Counter[str] = Counter()
    for outcome in outcomes:
        kind = outcome.row.kind
        if kind is not None and (outcome.row.label == "refutes") == refuted:
            rows[kind] += 1
            flagged[kind] += outcome.flagged(threshold)
    return {kind: Share(flagged[kind], rows[kind]) for kind, _ in rows.most_common()}


def kind_right(outcomes: Iterable[Outcome], threshold: float) -> Share:
    """Return how many flagged rows have the planted kind, or a neighbour, as surest finding."""
    flagged = [
        (outcome.kind, outcome.row.kind)
        for outcome in outcomes
        if outcome.row.label == "refutes" and outcome.row.kind and outcome.flagged(threshold)
    ]
    right = sum(found in NEIGHBOURS.get(str(kind), {kind}) for found, kind in flagged)
    return Share(right, len(flagged))
