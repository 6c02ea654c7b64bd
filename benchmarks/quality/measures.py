"""All that is measured of one set, at one threshold."""

from __future__ import annotations

import statistics
from collections.abc import Sequence

import attrs

from benchmarks.quality.engine import Outcome
from benchmarks.quality.scores import (
    METRICS,
    RESAMPLES,
    Counts,
    Interval,
    Share,
    auc,
    by_kind,
    confident_half,
    count,
    intervals,
    kind_right,
    pairwise,
    recall_at,
    scored,
)

PRECISIONS = (0.85, 0.9)
"""At which precision the best recall is looked for."""


@attrs.frozen
class Measures:
    """What a set came to.

    `recall` holds the flagged rows of each planted kind, `alarms` those of each harmless rewrite;
    `refuted_higher` is the share of the `pairs` of one text in which the refuted row has the higher
    score; CPU times are in milliseconds a row.
    """

    counts: Counts
    intervals: dict[str, Interval]
    recall: dict[str, Share]
    alarms: dict[str, Share]
    kind_right: Share
    supported: Share
    auc: float | None
    recall_at: dict[float, float | None]
    confident_half: float | None
    refuted_higher: float | None
    pairs: int
    check_median: float
    check_mean: float
    build_median: float

    @property
    def rows(self) -> int:
        """How many rows were measured."""
        return self.counts.refutes + self.counts.supports + self.counts.neutral

    @property
    def figures(self) -> dict[str, float | None]:
        """Every measure that is one number, by name."""
        return {
            **{name: metric(self.counts) for name, metric in METRICS.items()},
            "kind_right": self.kind_right.value,
            "supported": self.supported.value,
            "auc": self.auc,
            **{f"recall_at_{precision}": found for precision, found in self.recall_at.items()},
            "confident_half": self.confident_half,
            "refuted_higher": self.refuted_higher,
            **{f"recall:{kind}": share.value for kind, share in self.recall.items()},
            **{f"alarms:{kind}": share.value for kind, share in self.alarms.items()},
            "check_ms_median": self.check_median,
            "check_ms_mean": self.check_mean,
            "build_ms_median": self.build_median,
        }


def measure(
    outcomes: Sequence[Outcome], threshold: float, *, resamples: int = RESAMPLES
) -> Measures:
    """Measure the outcomes, of which there is at least one."""
    pairs = scored(outcomes)
    supports = [outcome for outcome in outcomes if outcome.row.label == "supports"]
    higher, compared = pairwise(outcomes)
    taken = [1000 * outcome.check_seconds for outcome in outcomes]
    return Measures(
        counts=count(outcomes, threshold),
        intervals=intervals(outcomes, threshold, resamples=resamples),
        recall=by_kind(outcomes, threshold, refuted=True),
        alarms=by_kind(outcomes, threshold, refuted=False),
        kind_right=kind_right(outcomes, threshold),
        supported=Share(sum(outcome.supported for outcome in supports), len(supports)),
        auc=auc(pairs),
        recall_at={precision: recall_at(pairs, precision) for precision in PRECISIONS},
        confident_half=confident_half(outcomes, threshold),
        refuted_higher=higher,
        pairs=compared,
        check_median=statistics.median(taken),
        check_mean=statistics.mean(taken),
        build_median=statistics.median(1000 * outcome.build_seconds for outcome in outcomes),
    )
