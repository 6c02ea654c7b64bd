from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from benchmarks.quality.rows import (
    DataError,
    Row,
    find_sets,
    find_statements,
    read_rows,
    sample,
)

WHOLE = {"id": "1", "label": "refutes", "claims": ["A."], "text": "B."}


def write(path: Path, *rows: object) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return path


def test_a_row_has_all_its_fields(tmp_path: Path) -> None:
    more = {**WHOLE, "id": 2, "distractors": ["C.", " "], "title": "T", "kind": "date"}
    first, second = read_rows(write(tmp_path / "a_dev.jsonl", WHOLE, more))
    assert first == Row("1", "refutes", "B.", ("A.",))
    assert second == Row("2", "refutes", "B.", ("A.",), ("C.", " "), "T", "date")
    assert second.statements == ("A.", "C.")


def test_a_line_separator_within_a_text_ends_no_row(tmp_path: Path) -> None:
    path = tmp_path / "a_dev.jsonl"
    row = {**WHOLE, "text": "B\u2028B."}
    path.write_text(json.dumps(row, ensure_ascii=False) + "\n\n", "utf-8")
    assert [one.text for one in read_rows(path)] == ["B\u2028B."]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"label": "true"}, "label: expected one of"),
        ({"label": None}, "label: expected a text"),
        ({"claims": "A."}, "claims: expected a list of texts"),
        ({"claims": [1]}, "claims: expected a list of texts"),
        ({"distractors": "A."}, "distractors: expected a list of texts"),
        ({"text": None}, "text: expected a text"),
        ({"title": 3}, "title: expected a text"),
        ({"kind": ["x"]}, "kind: expected a text"),
    ],
)
def test_a_bad_row_is_named_by_its_line(
    change: dict[str, Any], message: str, tmp_path: Path
) -> None:
    path = write(tmp_path / "a_dev.jsonl", WHOLE, {**WHOLE, "id": "2", **change})
    with pytest.raises(DataError, match=r"a_dev\.jsonl:2: ") as caught:
        read_rows(path)
    assert message in str(caught.value)


def test_missing_claims_are_told(tmp_path: Path) -> None:
    path = write(tmp_path / "a_dev.jsonl", {"id": "1", "label": "refutes", "text": "B."})
    with pytest.raises(DataError, match="claims: missing"):
        read_rows(path)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "no rows"),
        ("{", "not valid JSON"),
        ("[1]", "expected an object"),
        (json.dumps(WHOLE) + "\n" + json.dumps(WHOLE), "two rows have the id '1'"),
    ],
)
def test_a_bad_file_is_told(text: str, message: str, tmp_path: Path) -> None:
    path = tmp_path / "a_dev.jsonl"
    path.write_text(text, "utf-8")
    with pytest.raises(DataError, match=message):
        read_rows(path)


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="cannot be read"):
        read_rows(tmp_path / "none_dev.jsonl")
    (tmp_path / "bad_dev.jsonl").write_bytes(b"\xff")
    with pytest.raises(DataError, match="cannot be read"):
        read_rows(tmp_path / "bad_dev.jsonl")


def test_sets_are_found_in_either_folder(tmp_path: Path) -> None:
    one = write(tmp_path / "pairs" / "b_dev.jsonl", WHOLE)
    two = write(tmp_path / "pairs" / "a_dev.jsonl", WHOLE)
    assert list(find_sets(tmp_path).items()) == [("a", two), ("b", one)]
    assert find_sets(tmp_path / "pairs") == find_sets(tmp_path)
    with pytest.raises(DataError, match="nothing to measure on"):
        find_sets(tmp_path / "retrieval")


def test_statements_are_found_from_either_folder(tmp_path: Path) -> None:
    (tmp_path / "pairs").mkdir()
    with pytest.raises(DataError, match="silence cannot be measured"):
        find_statements(tmp_path)
    path = write(tmp_path / "retrieval" / "checkthat2020" / "claims.jsonl", {})
    assert find_statements(tmp_path) == path
    assert find_statements(tmp_path / "pairs") == path


def test_a_sample_is_always_the_same_and_holds_the_smaller_ones() -> None:
    rows = tuple(Row(str(number), "neutral", "B.", ("A.",)) for number in range(50))
    few, more = sample(rows, 10), sample(rows, 20)
    assert few == sample(rows, 10)
    assert len(few) == 10
    assert set(few) < set(more)
    assert list(more) == sorted(more, key=lambda row: int(row.id))
    assert sample(rows, None) == sample(rows, 99) == rows
