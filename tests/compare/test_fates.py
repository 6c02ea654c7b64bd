"""Who lived and who died, by verb or adjective."""

from __future__ import annotations

import pytest

from factcheck.compare.fates import compare_fates
from tests.compare.rows import aligned, check_row, each_row


@each_row("fates")
def test_rows(claim: str, draft: str, expect: list[dict[str, str]]) -> None:
    check_row(claim, draft, expect)


@pytest.mark.parametrize(
    "draft",
    [
        "Two sailors from the ferry off Malta died in hospital.",
        "Most of the sailors on the ferry off Malta died.",
        "Sailors on the ferry off Malta died.",
    ],
)
def test_some_of_them_may_have_met_another_fate(draft: str) -> None:
    claim = "Lifeboats rescued 62 sailors from a sinking ferry off Malta."
    assert compare_fates(aligned(claim, draft)) == []
