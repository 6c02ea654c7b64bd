"""What is over on one side, and goes on on the other."""

from __future__ import annotations

from tests.compare.rows import check_row, each_row


@each_row("endings")
def test_rows(claim: str, draft: str, expect: list[dict[str, str]]) -> None:
    check_row(claim, draft, expect)
