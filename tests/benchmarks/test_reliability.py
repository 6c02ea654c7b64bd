from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.quality.engine import Given, Outcome
from benchmarks.quality.picture import draw
from benchmarks.quality.reliability import (
    LEAST_IN_BIN,
    MOST_BINS,
    Bin,
    bins,
    findings,
    largest_gap,
)
from tests.benchmarks.outcomes import outcome

given_findings = st.lists(st.tuples(st.integers(1, 40).map(lambda n: n / 40), st.booleans()))


def test_every_finding_counts_by_its_row() -> None:
    row = outcome("refutes").row
    two = Outcome(row, (Given("place", 0.9), Given("date", 0.4)))
    rows = [two, outcome("supports", 0.8), outcome("neutral")]
    assert findings(rows, 0.5) == [(0.9, True), (0.8, False)]
    assert findings(rows, 0.0) == [(0.9, True), (0.4, True), (0.8, False)]


def test_findings_of_no_confidence_are_left_out() -> None:
    row = outcome("refutes").row
    assert findings([Outcome(row, (Given("place", 0.0),))], 0.0) == []


def test_bins_hold_equal_counts() -> None:
    made = bins([(number / 1000, number % 2 == 0) for number in range(1000)])
    assert [one.count for one in made] == [100] * MOST_BINS
    assert made[0].confidence == pytest.approx(0.0495)
    assert made[0].precision == 0.5


def test_few_findings_make_few_bins() -> None:
    assert bins([]) == ()
    assert [b.count for b in bins([(0.5, True)] * 3)] == [3]
    assert [b.count for b in bins([(n / 120, True) for n in range(120)])] == [60, 60]


def test_equal_confidences_share_a_bin() -> None:
    made = bins([*((0.4, True) for _ in range(150)), *((0.9, True) for _ in range(150))])
    assert [(one.count, round(one.confidence, 9)) for one in made] == [(150, 0.4), (150, 0.9)]


@given(given_findings)
def test_bins_lose_nothing_and_change_with_no_order(found: list[tuple[float, bool]]) -> None:
    made = bins(found)
    assert sum(one.count for one in made) == len(found)
    assert made == bins(found[::-1])
    assert len(made) <= MOST_BINS
    assert len(made) < 2 or all(one.count >= LEAST_IN_BIN for one in made)
    assert [one.confidence for one in made] == sorted(one.confidence for one in made)


def test_the_largest_gap_is_of_bins_that_hold_enough() -> None:
    made = (Bin(10, 0.9, 0.1), Bin(50, 0.9, 0.8), Bin(60, 0.5, 0.55))
    assert largest_gap(made) == pytest.approx(0.1)
    assert largest_gap(made[:1]) is None


def test_the_picture_is_whole_and_described() -> None:
    shown, every = (Bin(50, 0.9, 0.8),), (Bin(70, 0.2, 0.3), Bin(50, 0.9, 0.8))
    root = ET.fromstring(draw(shown, every, "balanced"))
    space = "{http://www.w3.org/2000/svg}"
    title, description = root.find(f"{space}title"), root.find(f"{space}desc")
    assert title is not None
    assert description is not None
    assert title.text
    assert "0.90 gives 0.80 of 50" in str(description.text)
    assert root.get("aria-labelledby") == f"{title.get('id')} {description.get('id')}"
    assert len(root.findall(f"{space}circle")) == len(shown) + 1
    assert "prefers-color-scheme: dark" in draw(shown, every, "balanced")


def test_a_picture_of_nothing_can_be_drawn() -> None:
    assert ET.fromstring(draw((), (), "balanced")).tag.endswith("svg")
