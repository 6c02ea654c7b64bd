"""Two things in each other's places around "than"."""

from __future__ import annotations

from tests.compare.rows import check_row, each_row


@each_row("comparisons")
def test_rows(claim: str, draft: str, expect: list[dict[str, str]]) -> None:
    check_row(claim, draft, expect)
