"""Scope words, degrees, and limits in time."""

from __future__ import annotations

import pytest

from factcheck.compare.quantifiers import (
    compare_conditions,
    compare_degrees,
    compare_quantifiers,
)
from tests.compare.rows import aligned, check_row, each_row


@each_row("quantifiers")
def test_rows(claim: str, draft: str, expect: list[dict[str, str]]) -> None:
    check_row(claim, draft, expect)


def test_a_free_scope_word_mends_the_draft() -> None:
    claim = "Ford is withdrawing entirely from the market."
    [found] = compare_quantifiers(aligned(claim, "Ford is withdrawing partly from the market."))
    assert (found.found, found.replacement) == ("partly", "entirely")
    [found] = compare_quantifiers(aligned(claim, "Partly, Ford is withdrawing from the market."))
    assert (found.found, found.replacement) == ("Partly", "Entirely")


def test_an_amount_is_not_replaced_since_its_noun_may_have_to_change() -> None:
    [found] = compare_quantifiers(
        aligned("All schools in the county were closed.", "Some schools in the county were closed.")
    )
    assert found.replacement is None


def test_scope_words_on_two_things_are_not_compared() -> None:
    made = aligned(
        "Most patients recovered, and all nurses were paid.",
        "All nurses were paid, and most patients recovered.",
    )
    assert compare_quantifiers(made) == []


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
