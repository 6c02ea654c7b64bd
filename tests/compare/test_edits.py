"""Words replaced, put in or left out between two sentences that run alike."""

from __future__ import annotations

import pytest

from factcheck.compare.edits import compare_edits, frame
from tests.compare.rows import aligned, check_row, each_row


@each_row("edits")
def test_rows(claim: str, draft: str, expect: list[dict[str, str]]) -> None:
    check_row(claim, draft, expect)


def test_a_long_stretch_is_no_edit() -> None:
    claim = "The mill on the old canal road in the north burned down in May."
    draft = "The mill that a young baker bought from two brothers burned down in May."
    assert compare_edits(aligned(claim, draft)) == []


@pytest.mark.parametrize(
    ("draft", "sides"),
    [
        ("The bus stopped without the crew in Leeds.", {"left", "far-left", "right", "far-right"}),
        ("Yesterday a bus stopped without the crew.", {"left", "right"}),
    ],
)
def test_what_runs_alike_on_either_side_is_told(draft: str, sides: set[str]) -> None:
    made = aligned("The bus stopped with the crew in Leeds.", draft)
    [found] = compare_edits(made)
    assert sides <= found.cues | frame(made, found)


def test_a_sentence_has_no_edits_with_itself() -> None:
    text = "The firm may sell only 3 of its 5 mills before May."
    assert compare_edits(aligned(text, text)) == []
