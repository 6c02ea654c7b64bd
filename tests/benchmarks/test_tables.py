from __future__ import annotations

from datetime import date

import pytest

from benchmarks.quality import tables
from benchmarks.quality.bars import BARS, Bar, hold
from benchmarks.quality.engine import Given
from benchmarks.quality.run import Run
from benchmarks.quality.scores import Interval, Share
from benchmarks.quality.silence import Heard, Silence
from tests.benchmarks.outcomes import outcome

ROWS = (
    outcome("refutes", 0.9, planted="place"),
    outcome("supports", 0.0, planted="paraphrase"),
    outcome("neutral", 0.6),
)


def run(**changes: object) -> Run:
    heard = (Heard("a", "Rain fell.", (Given("date", 0.6),), 0.002, "Snow fell."),)
    values = {
        "level": "balanced",
        "limit": None,
        "command": "python -m benchmarks.quality FOLDER",
        "sets": {"typed_newswire": ROWS},
        "silence": Silence(heard, 12, 3.0),
        "made_on": date(2026, 11, 24),
        "resamples": 20,
        **changes,
    }
    return Run(**values)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("value", "text"),
    [(None, "–"), (0.0, ".000"), (0.8314, ".831"), (0.9999, "1.000"), (1, "1.000")],
)
def test_a_share_is_written_to_three_places(value: float | None, text: str) -> None:
    assert tables.share(value) == text


def test_a_share_stands_with_its_interval_and_with_what_it_is_of() -> None:
    assert tables.between(0.5, Interval(0.25, 0.75)) == ".500 (.250 to .750)"
    assert tables.between(None, None) == "–"
    assert tables.counted(Share(1, 4)) == ".250 of 4"
    assert tables.counted(Share(0, 0)) == tables.counted(None) == "–"


def test_a_table() -> None:
    assert tables.table(("set", "rows"), [("a", "1"), ("b", "2")]) == (
        "| set | rows |\n| --- | --: |\n| a | 1 |\n| b | 2 |"
    )


def test_the_page_says_how_it_was_made() -> None:
    page = "\n\n".join(tables.render(run()))
    assert page.startswith("Measured on 2026-11-24 with factcheck ")
    assert "```text\npython -m benchmarks.quality FOLDER\n```" in page
    assert "at the level balanced (confidence .500), whole sets" in page
    assert "1 flags in 1 ordinary sentences against 12 unrelated claims" in page


def test_every_table_of_the_page_is_whole() -> None:
    blocks = [block for block in tables.render(run()) if block.startswith("|")]
    assert len(blocks) == 7
    for block in blocks:
        widths = {line.count("|") for line in block.splitlines()}
        assert len(widths) == 1, block


def test_a_page_of_one_part_holds_no_other() -> None:
    page = "\n\n".join(tables.render(run(sets={})))
    assert "### Silence" in page
    assert "### Sets" not in page


def test_bars_are_held_against_what_was_measured() -> None:
    held = {(one.bar.part, one.bar.figure): one for one in hold(run().figures)}
    assert held["typed_newswire", "recall"].met
    assert held["typed_newswire", "alarms:paraphrase"].met
    assert not held["silence", "flags_per_1000"].met
    assert ("vitaminc", "balanced_accuracy") not in held


def test_a_bar_is_met_at_its_bound() -> None:
    assert Bar("a", "b", "c", 0.9).met(0.9)
    assert not Bar("a", "b", "c", 0.9).met(0.8999)
    assert Bar("a", "b", "c", 0.06, most=True).met(0.06)
    assert not Bar("a", "b", "c", 0.06, most=True).met(0.0601)
    assert len({(bar.part, bar.figure) for bar in BARS}) == len(BARS)


def test_a_sample_says_that_the_bars_are_for_whole_sets() -> None:
    told = "The bars are set for whole sets at the level balanced."
    assert told in tables.render(run(limit=3))
    assert told not in tables.render(run())
