"""Rows of tests/cases/compare/comparatives.yaml."""

from __future__ import annotations

from tests.compare.rows import check_row, each_row


@each_row("comparatives")
def test_rows(claim: str, draft: str, expect: list[dict[str, str]]) -> None:
    check_row(claim, draft, expect)
