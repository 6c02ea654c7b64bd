from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.quality import compare, results
from benchmarks.quality.engine import Outcome
from benchmarks.quality.rows import DataError
from benchmarks.quality.run import Run
from tests.benchmarks.outcomes import outcome

THEN = (
    outcome("refutes", 0.9, name="kept"),
    outcome("refutes", 0.0, name="found"),
    outcome("supports", 0.0, name="lost", text="word " * 40),
    outcome("supports", 0.0, name="gone"),
)
NOW = (
    outcome("refutes", 0.7, name="kept"),
    outcome("refutes", 0.6, name="found", planted="date"),
    outcome("supports", 0.8, name="lost", text="word " * 40),
    outcome("neutral", 0.0, name="new"),
)


def run(rows: tuple[Outcome, ...], level: str = "balanced") -> Run:
    return Run(level, None, "", {"some": rows}, resamples=5)


@pytest.fixture
def earlier(tmp_path: Path) -> results.Earlier:
    path = tmp_path / "old.json"
    results.write(run(THEN), path)
    return results.read(path)


def test_a_run_can_be_read_again(earlier: results.Earlier) -> None:
    stored = earlier.rows["some"]
    assert {name: one.right for name, one in stored.items()} == {
        "kept": True,
        "found": False,
        "lost": True,
        "gone": True,
    }
    assert [stored[o.row.id].outcome(o.row) for o in THEN] == list(THEN)
    assert earlier.figures["some"]["recall"] == 0.5


def test_what_is_stored_holds_no_text(tmp_path: Path) -> None:
    results.write(run(THEN), tmp_path / "old.json")
    assert "word" not in (tmp_path / "old.json").read_text("utf-8")


def test_rows_newly_right_and_newly_wrong(earlier: results.Earlier) -> None:
    [changes] = compare.compare(earlier, run(NOW))
    assert [line.id for line in changes.better] == ["found"]
    assert [line.id for line in changes.worse] == ["lost"]
    assert (changes.shared, changes.only_old, changes.only_new) == (3, 1, 1)


def test_figures_are_of_the_rows_both_judged(earlier: results.Earlier) -> None:
    [changes] = compare.compare(earlier, run(NOW))
    assert changes.figures["recall"] == (0.5, 1.0)
    assert changes.figures["false_alarms"] == (0.0, 1.0)
    assert "recall:date" in changes.figures


def test_the_same_run_changes_nothing(earlier: results.Earlier) -> None:
    [changes] = compare.compare(earlier, run(THEN))
    assert not changes.better
    assert not changes.worse
    assert all(was == now for was, now in changes.figures.values())


def test_a_part_measured_only_now_is_left_out(earlier: results.Earlier) -> None:
    assert compare.compare(earlier, Run("balanced", None, "", {"other": NOW})) == ()


def test_parts_without_a_shared_row_have_no_figures(earlier: results.Earlier) -> None:
    [changes] = compare.compare(earlier, run(NOW[-1:]))
    assert (changes.shared, changes.figures) == (0, {})


def test_what_a_reader_is_told(earlier: results.Earlier) -> None:
    now = run(NOW, "strict")
    lines = list(compare.render(earlier, compare.compare(earlier, now), now.level))
    assert "  note: that was at the level balanced, this at strict" in lines
    now = run(NOW)
    lines = list(compare.render(earlier, compare.compare(earlier, now), now.level))
    assert lines[2] == "some: 1 newly right, 1 newly wrong, of 3 rows"
    assert "  + found refutes date: Rain fell." in lines
    [worse] = [line for line in lines if line.startswith("  - ")]
    assert worse.startswith("  - lost supports: word word")
    assert worse.endswith("…")
    assert any(line.split()[:2] == ["recall", "0.500"] for line in lines)


@pytest.mark.parametrize("text", ["{", "[]", "{}", '{"format": 9}', '{"format": 1, "rows": []}'])
def test_a_file_that_is_no_run_is_told(text: str, tmp_path: Path) -> None:
    path = tmp_path / "old.json"
    path.write_text(text, "utf-8")
    with pytest.raises(DataError, match=r"old\.json"):
        results.read(path)
    with pytest.raises(DataError, match="cannot be read"):
        results.read(tmp_path / "none.json")


def test_the_data_is_plain(tmp_path: Path) -> None:
    data = results.to_data(run(NOW))
    assert json.loads(json.dumps(data)) == data
