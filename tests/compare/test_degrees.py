"""Words of degree beside the same words."""

from __future__ import annotations

import pytest

from factcheck.compare.degrees import compare_degrees
from tests.compare.rows import aligned, check_row, each_row


@pytest.mark.parametrize(
    ("claim", "draft", "expect"),
    [
        ("The engine uses less fuel.", "The engine uses more fuel.", ["more"]),
        ("The engine uses more fuel.", "The engine uses less fuel.", ["less"]),
        ("Fewer students passed.", "More students passed.", ["More"]),
        ("The engine uses less fuel.", "The engine uses less fuel.", []),
        ("The engine uses less fuel.", "The engine makes more noise.", []),
        ("The engine uses fuel.", "The engine uses more fuel.", []),
    ],
)
def test_degrees(claim: str, draft: str, expect: list[str]) -> None:
    assert [d.found for d in compare_degrees(aligned(claim, draft))] == expect


@each_row("degrees")
def test_rows(claim: str, draft: str, expect: list[dict[str, str]]) -> None:
    check_row(claim, draft, expect)
