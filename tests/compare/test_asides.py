"""What a draft denies in passing, of which the claim tells nothing."""

from __future__ import annotations

from tests.compare.rows import check_row, each_row


@each_row("asides")
def test_rows(claim: str, draft: str, expect: list[dict[str, str]]) -> None:
    check_row(claim, draft, expect)
