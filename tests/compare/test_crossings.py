"""What stands in one half of a sentence with what the claim has in the other."""

from __future__ import annotations

from tests.compare.rows import check_row, each_row


@each_row("crossings")
def test_rows(claim: str, draft: str, expect: list[dict[str, str]]) -> None:
    check_row(claim, draft, expect)
