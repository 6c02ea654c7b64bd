"""Limits in time, and exceptions."""

from __future__ import annotations

import pytest

from factcheck.compare.conditions import compare_conditions
from tests.compare.rows import aligned, check_row, each_row


@pytest.mark.parametrize(
    ("claim", "draft", "expect"),
    [
        (
            "Peru banned imports unless they are tested.",
            "Peru permanently banned imports.",
            [("permanently", "unless they are tested")],
        ),
        (
            "Peru imposed a two-year ban on imports.",
            "Peru imposed a permanent ban on imports.",
            [("permanent", "two-year")],
        ),
        ("Two years passed.", "Peru permanently banned imports.", []),
        ("Peru banned imports.", "Peru permanently banned imports.", []),
        ("Peru banned imports for a year.", "Peru banned imports until May 2021.", []),
        pytest.param(
            "Peru took two years to ban imports.",
            "Peru permanently banned imports.",
            [],
        ),
    ],
)
def test_limits(claim: str, draft: str, expect: list[tuple[str, str]]) -> None:
    found = compare_conditions(aligned(claim, draft))
    assert [(d.found, d.expected) for d in found] == expect


def test_an_exception_for_what_the_claim_includes() -> None:
    claim = "The curfew applies to everyone, including doctors."
    [found] = compare_conditions(aligned(claim, "The curfew applies to everyone except doctors."))
    assert (found.kind, found.found, found.expected) == (
        "quantifier",
        "except doctors",
        "including doctors",
    )
    assert compare_conditions(aligned(claim, "The curfew applies to all except nurses.")) == []


@each_row("conditions")
def test_rows(claim: str, draft: str, expect: list[dict[str, str]]) -> None:
    check_row(claim, draft, expect)
