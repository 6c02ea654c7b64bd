"""Plain sentences: their files, and what is counted."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.quality.plain import (
    FOLDER,
    HELD_OUT,
    Stand,
    check_plain,
    read_plain,
    tally,
)
from benchmarks.quality.rows import DataError
from factcheck import Settings

_ROWS = """\
- claim: "The fire in Ghent destroyed 28 houses on Friday."
  wrong:
    - {text: "The fire in Ghent destroyed 82 houses on Friday.", kind: quantity}
    - {text: "A canal froze.", kind: polarity}
  right: ["The fire in Ghent destroyed 28 houses."]
  apart: ["Snow fell on the hills.", "Bread costs more than last year."]
"""


@pytest.mark.parametrize(("folder", "least"), [(FOLDER, 4000), (HELD_OUT, 800)])
def test_every_row_has_drafts_of_each_sort(folder: Path, least: int) -> None:
    sentences = read_plain(folder)
    assert len(sentences) >= least
    sorts: dict[str, set[Stand]] = {}
    for one in sentences:
        sorts.setdefault(one.claim.id, set()).add(one.stand)
        assert (one.kind is None) == (one.stand is not Stand.WRONG)
        assert one.text != one.claim.statement
    assert all(found == set(Stand) for found in sorts.values())


def test_what_is_counted(tmp_path: Path) -> None:
    (tmp_path / "fires.yaml").write_text(_ROWS, "utf-8")
    told = check_plain(read_plain(tmp_path), Settings())
    found = tally(told)
    assert (found.found.count, found.found.of) == (1, 2)
    assert (found.misled.count, found.misled.of) == (0, 2)
    assert (found.right_flagged.count, found.right_flagged.of) == (0, 1)
    assert (found.right_supported.count, found.right_supported.of) == (1, 1)
    assert (found.apart_flagged.count, found.apart_flagged.of) == (0, 2)
    assert (found.apart_supported.count, found.apart_supported.of) == (0, 2)
    assert found.figures["found"] == 0.5
    assert [one.right for one in told] == [True, False, True, True, True]


@pytest.mark.parametrize(
    "row",
    [
        "- {claim: A., wrong: [], right: []}",
        "- {claim: A., wrong: [{text: B., kind: colour}], right: [], apart: []}",
        "- {claim: A., wrong: [], right: [3], apart: []}",
        "- 3",
    ],
)
def test_other_forms_are_refused_by_name(tmp_path: Path, row: str) -> None:
    (tmp_path / "broken.yaml").write_text(row, "utf-8")
    with pytest.raises(DataError, match=r"broken\.yaml: row 1"):
        read_plain(tmp_path)


def test_no_claim_is_fitted_on_that_is_held_out() -> None:
    held_out = {one.claim.statement for one in read_plain(HELD_OUT)}
    assert not held_out & {one.claim.statement for one in read_plain()}
