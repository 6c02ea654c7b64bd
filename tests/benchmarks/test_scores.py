from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.quality import scores
from benchmarks.quality.engine import Outcome
from benchmarks.quality.measures import measure
from benchmarks.quality.scores import Counts, Share
from tests.benchmarks.outcomes import many, outcome, scored

# Of four refuted rows three are flagged; of four supported one, of two neutral one.
COUNTS = Counts(4, 3, 4, 1, 2, 1)
ROWS = [
    *(outcome("refutes", score) for score in (0.9, 0.8, 0.5, 0.4)),
    *(outcome("supports", score) for score in (0.6, 0.2, 0.0, 0.0)),
    *(outcome("neutral", score) for score in (0.7, 0.0)),
]


def test_rows_are_counted_by_label_and_flag() -> None:
    assert scores.count(ROWS, 0.5) == COUNTS


@pytest.mark.parametrize(
    ("metric", "value"),
    [
        ("accuracy", 6 / 8),
        ("recall", 3 / 4),
        ("precision", 3 / 5),
        ("false_alarms", 2 / 6),
        ("false_alarms_supports", 1 / 4),
        ("false_alarms_neutral", 1 / 2),
        ("balanced_accuracy", (3 / 4 + 4 / 6) / 2),
    ],
)
def test_metrics(metric: str, value: float) -> None:
    assert scores.METRICS[metric](COUNTS) == pytest.approx(value)


@pytest.mark.parametrize("metric", scores.METRICS)
def test_a_metric_of_nothing_is_none(metric: str) -> None:
    assert scores.METRICS[metric](Counts()) is None


def test_no_finding_is_never_flagged() -> None:
    assert not outcome("refutes", 0.0).flagged(0.0)
    assert outcome("refutes", 0.1).flagged(0.0)


def test_the_threshold_itself_flags() -> None:
    assert outcome("refutes", 0.5).flagged(0.5)
    assert not outcome("refutes", 0.4999).flagged(0.5)


class TestAuc:
    def test_counts_pairs_and_halves_ties(self) -> None:
        # .9 beats both others, .4 beats one and ties with one.
        ranked = [(0.9, True), (0.4, True), (0.4, False), (0.1, False)]
        assert scores.auc(ranked) == pytest.approx(3.5 / 4)

    def test_is_none_without_one_of_the_two(self) -> None:
        assert scores.auc([(0.9, True)]) is None
        assert scores.auc([(0.9, False)]) is None

    @given(scored)
    def test_of_reversed_scores_is_the_rest_to_one(self, ranked: list[tuple[float, bool]]) -> None:
        found = scores.auc(ranked)
        turned = scores.auc([(1 - score, refuted) for score, refuted in ranked])
        if found is None:
            assert turned is None
        else:
            assert turned == pytest.approx(1 - found)

    @given(scored)
    def test_agrees_with_every_pair_compared(self, ranked: list[tuple[float, bool]]) -> None:
        ours = [score for score, refuted in ranked if refuted]
        others = [score for score, refuted in ranked if not refuted]
        wins = [(a > b) + (a == b) / 2 for a in ours for b in others]
        slow = sum(wins) / len(wins) if wins else None
        assert scores.auc(ranked) == (None if slow is None else pytest.approx(slow))


class TestRecallAt:
    RANKED = ((0.9, True), (0.8, True), (0.7, False), (0.6, True), (0.5, False), (0.0, True))

    @pytest.mark.parametrize(
        ("precision", "recall"), [(1.0, 2 / 4), (0.75, 3 / 4), (0.7, 3 / 4), (0.5, 3 / 4)]
    )
    def test_is_the_best_over_all_thresholds(self, precision: float, recall: float) -> None:
        assert scores.recall_at(self.RANKED, precision) == pytest.approx(recall)

    def test_equal_scores_are_flagged_together(self) -> None:
        assert scores.recall_at([(0.9, True), (0.9, False)], 0.6) == 0.0

    def test_is_none_when_nothing_is_refuted(self) -> None:
        assert scores.recall_at([(0.9, False)], 0.5) is None

    @given(scored, st.floats(0.01, 1), st.floats(0.01, 1))
    def test_falls_as_more_precision_is_asked(
        self, ranked: list[tuple[float, bool]], one: float, two: float
    ) -> None:
        low, high = sorted((one, two))
        much, little = scores.recall_at(ranked, low), scores.recall_at(ranked, high)
        assert (much is None) == (little is None)
        assert much is None or little is None or little <= much


def test_pairwise_compares_rows_of_one_text() -> None:
    rows = [
        outcome("refutes", 0.6, text="a"),
        outcome("supports", 0.2, text="a"),
        outcome("supports", 0.6, text="a"),
        outcome("neutral", 0.9, text="a"),
        outcome("refutes", 0.1, text="b"),
        outcome("supports", 0.2, text="b"),
        outcome("refutes", 0.9, text="c"),
    ]
    assert scores.pairwise(rows) == (0.5, 3)
    assert scores.pairwise(rows[-1:]) == (None, 0)


class TestConfidentHalf:
    def test_takes_the_rows_farthest_from_the_threshold(self) -> None:
        rows = [
            outcome("refutes", 1.0),
            outcome("supports", 0.9),
            outcome("supports", 0.6),
            outcome("refutes", 0.4),
        ]
        assert scores.confident_half(rows, 0.5) == pytest.approx(1 / 2)

    def test_rows_equally_confident_count_in_part(self) -> None:
        rows = [outcome("refutes"), outcome("supports"), outcome("supports"), outcome("supports")]
        assert scores.confident_half(rows, 0.5) == pytest.approx(3 / 4)

    def test_leaves_neutral_rows_out(self) -> None:
        assert scores.confident_half([outcome("neutral", 0.9)], 0.5) is None


def test_shares_by_kind() -> None:
    rows = [
        outcome("refutes", 0.9, planted="entity"),
        outcome("refutes", 0.1, planted="entity"),
        outcome("refutes", 0.9, planted="antonym"),
        outcome("refutes", 0.9),
        outcome("supports", 0.9, planted="synonym"),
    ]
    assert scores.by_kind(rows, 0.5, refuted=True) == {
        "entity": Share(1, 2),
        "antonym": Share(1, 1),
    }
    assert scores.by_kind(rows, 0.5, refuted=False) == {"synonym": Share(1, 1)}


@pytest.mark.parametrize(
    ("planted", "found", "right"),
    [
        ("antonym", "polarity", True),
        ("antonym", "entity", False),
        ("entity", "attribution", True),
        ("entity", "place", True),
        ("entity", "role", False),
        ("role", "attribution", True),
        ("quantity", "comparator", True),
        ("date", "date", True),
        ("date", "quantity", False),
        ("quantifier", "condition", True),
        ("modality", "modality", True),
    ],
)
def test_which_kinds_are_right_for_what_was_planted(planted: str, found: str, right: bool) -> None:
    row = outcome("refutes", 0.9, planted=planted, found=found)
    assert scores.kind_right([row], 0.5) == Share(int(right), 1)


def test_kinds_count_only_where_flagged_and_planted() -> None:
    rows = [
        outcome("refutes", 0.9),
        outcome("refutes", 0.1, planted="place"),
        outcome("supports", 0.9, planted="paraphrase"),
    ]
    assert scores.kind_right(rows, 0.5) == Share(0, 0)


class TestIntervals:
    def test_hold_the_value_and_are_the_same_each_time(self) -> None:
        first = scores.intervals(ROWS, 0.5)
        assert first == scores.intervals(ROWS, 0.5)
        for metric, interval in first.items():
            value = scores.METRICS[metric](COUNTS)
            assert value is not None
            assert interval.low <= value <= interval.high

    def test_rows_of_one_title_stand_or_fall_together(self) -> None:
        apart = [outcome("refutes", score) for score in (0.9, 0.1) * 20]
        paired = [outcome("refutes", score, title="ab"[score < 0.5]) for score in (0.9, 0.1) * 20]
        narrow = scores.intervals(apart, 0.5)["recall"]
        wide = scores.intervals(paired, 0.5)["recall"]
        assert (wide.low, wide.high) == (0.0, 1.0)
        assert narrow.high - narrow.low < 0.5

    def test_leave_out_what_is_undefined(self) -> None:
        assert "false_alarms" not in scores.intervals([outcome("refutes")], 0.5)


@given(many, st.sampled_from((0.3, 0.5, 0.85)))
def test_every_share_is_one(rows: list[Outcome], threshold: float) -> None:
    measures = measure(rows, threshold, resamples=20)
    assert measures.rows == len(rows)
    for name, value in measures.figures.items():
        if "_ms_" not in name and value is not None:
            assert 0 <= value <= 1, name
    for interval in measures.intervals.values():
        assert 0 <= interval.low <= interval.high <= 1


@given(many)
def test_a_higher_threshold_flags_no_more(rows: list[Outcome]) -> None:
    few, many_ = scores.count(rows, 0.8), scores.count(rows, 0.3)
    assert few.flagged_refutes <= many_.flagged_refutes
    assert few.flagged_supports <= many_.flagged_supports
    assert few.flagged_neutral <= many_.flagged_neutral
