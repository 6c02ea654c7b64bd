"""Plan and possibility against fact."""

from __future__ import annotations

import pytest

from factcheck.compare.modality import compare_modality
from tests.compare.rows import aligned, check_row, each_row


@each_row("modality")
def test_rows(claim: str, draft: str, expect: list[dict[str, str]]) -> None:
    check_row(claim, draft, expect)


@pytest.mark.parametrize(
    ("claim", "draft", "cue"),
    [
        ("The bank plans to close its branch.", "The bank has closed its branch.", "plan-done"),
        ("The bank may close its branch.", "The bank closed its branch.", "possible-done"),
        ("The bank will close its branch.", "The bank closed its branch.", "future-done"),
        ("The bank closed its branch.", "The bank plans to close its branch.", "done-plan"),
    ],
)
def test_the_cue_says_which_is_which(claim: str, draft: str, cue: str) -> None:
    [found] = compare_modality(aligned(claim, draft))
    assert cue in found.cues
