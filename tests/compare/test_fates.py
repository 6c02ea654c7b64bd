"""Who lived and who died, by verb or adjective."""

from __future__ import annotations

import pytest

from factcheck.compare.fates import compare_fates
from tests.compare.rows import aligned, check_row, each_row


@each_row("fates")
def test_rows(claim: str, draft: str, expect: list[dict[str, str]]) -> None:
    check_row(claim, draft, expect)


_OTHER_FATES = [
    ("62 sailors drowned off Malta.", "Two sailors from the ferry off Malta survived."),
    ("62 sailors drowned off Malta.", "Most of the sailors on the ferry off Malta survived."),
    ("62 sailors drowned off Malta.", "Sailors on the ferry off Malta survived."),
    ("Two sailors drowned off Malta.", "Two sailors survived off Malta."),
    ("The officer died in the raid.", "The officer recovered weapons in the raid."),
    ("The first patient died in Lima.", "The second patient in Lima survived."),
]


@pytest.mark.parametrize(("claim", "draft"), _OTHER_FATES)
def test_others_may_have_met_another_fate(claim: str, draft: str) -> None:
    assert compare_fates(aligned(claim, draft)) == []


def test_all_of_them_have_not() -> None:
    found = compare_fates(
        aligned("62 sailors drowned off Malta.", "The 62 sailors survived off Malta.")
    )
    assert [one.found for one in found] == ["survived"]
