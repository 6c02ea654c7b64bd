"""The same thing told to have risen, fallen or stayed as it was."""

from __future__ import annotations

import pytest

from factcheck.compare.levels import compare_levels
from tests.compare.rows import aligned, check_row, each_row


@each_row("levels")
def test_rows(claim: str, draft: str, expect: list[dict[str, str]]) -> None:
    check_row(claim, draft, expect)


@pytest.mark.parametrize(
    ("claim", "draft"),
    [
        ("The number of bears rose last year.", "The price of bread was unchanged last year."),
        ("Shares in the brewer fell.", "Shares in the brewer did not close higher."),
        ("Prices fell in May.", "Prices rose in May."),
        ("Prices fell in May.", "Prices were higher taxes."),
        ("Prices fell to 40 euros.", "Prices were up to 40 euros."),
    ],
)
def test_no_other_level_is_told(claim: str, draft: str) -> None:
    assert compare_levels(aligned(claim, draft)) == []
