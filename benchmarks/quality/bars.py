"""The bars: the least that the whole sets must show at the balanced level."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from benchmarks.quality.run import Figures


@attrs.frozen
class Bar:
    """A figure of a part, what it says, and the least (or, with `most`, the most) it may be."""

    part: str
    figure: str
    says: str
    bound: float
    most: bool = False

    def met(self, value: float) -> bool:
        """Whether the value reaches the bar."""
        return value <= self.bound if self.most else value >= self.bound


@attrs.frozen
class Held:
    """A bar and what was measured against it."""

    bar: Bar
    value: float

    @property
    def met(self) -> bool:
        """Whether the bar is reached."""
        return self.bar.met(self.value)


BARS = (
    Bar("typed_statements", "recall", "recall", 0.95),
    Bar("typed_statements", "false_alarms", "false alarms", 0.010, most=True),
    Bar("typed_statements", "precision", "precision", 0.985),
    Bar("vitaminc", "balanced_accuracy", "balanced accuracy", 0.83),
    Bar("vitaminc", "recall_at_0.85", "recall at a precision of .85 or more", 0.65),
    Bar("vitaminc", "refuted_higher", "the refuting row scores higher", 0.90),
    Bar("typed_newswire", "recall", "recall", 0.85),
    Bar("typed_newswire", "alarms:paraphrase", "flagged paraphrases", 0.06, most=True),
    Bar("typed_newswire", "kind_right", "kind right among flagged", 0.85),
    Bar("fever_symmetric", "accuracy", "accuracy", 0.80),
    Bar("fever_symmetric", "confident_half", "accuracy on the more confident half", 0.90),
    Bar("fool_me_twice", "accuracy", "accuracy", 0.67),
    Bar("sick", "balanced_accuracy", "balanced accuracy", 0.93),
    Bar("sick", "precision", "precision", 0.88),
    Bar("silence", "flags_per_1000", "flags in 1,000 sentences", 1, most=True),
    Bar("seed", "right", "right of 40", 39),
    Bar("suite", "rows_right", "rows right", 1.0),
    Bar("suite", "kinds_right", "kind right among flagged", 0.97),
    Bar("confidence", "largest_gap", "largest gap to precision", 0.06, most=True),
)


def hold(figures: Mapping[str, Figures]) -> tuple[Held, ...]:
    """Return the bars of all parts that were measured."""
    found = []
    for bar in BARS:
        value = figures.get(bar.part, {}).get(bar.figure)
        if value is not None:
            found.append(Held(bar, value))
    return tuple(found)
