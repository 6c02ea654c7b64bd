"""Numbers that follow from the other side's by arithmetic."""

from __future__ import annotations

from tests.compare.rows import check_row, each_row


@each_row("changes")
def test_rows(claim: str, draft: str, expect: list[dict[str, str]]) -> None:
    check_row(claim, draft, expect)
