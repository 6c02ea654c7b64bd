"""Numbers: which are laid side by side, and how each stands to the claim's."""

from __future__ import annotations

import pytest

from factcheck.compare import compare
from factcheck.compare.quantities import standings
from tests.compare.rows import aligned, check_row, differences, each_row, facts_of


@each_row("quantities")
def test_rows(claim: str, draft: str, expect: list[dict[str, str]]) -> None:
    check_row(claim, draft, expect)


def test_one_number_of_the_claim_answers_one_of_the_draft() -> None:
    claim = facts_of("The fire destroyed 28 houses.")
    draft = facts_of("The fire destroyed 30 houses, then 31 houses.")
    assert differences(compare(claim, draft)) == [("quantity", "30", "28")]


def test_each_number_has_one_counterpart() -> None:
    claim = facts_of("The fire destroyed 28 houses and killed five people.")
    draft = facts_of("The fire destroyed 30 houses and killed nine people.")
    found = compare(claim, draft)
    assert differences(found) == [("quantity", "30", "28"), ("quantity", "nine", "five")]


def test_a_number_in_the_same_form_mends_the_draft() -> None:
    claim = facts_of("The judge suspended the licence for five years.")
    [same] = compare(
        claim, facts_of("The judge suspended the licence for two years.")
    ).discrepancies
    assert same.replacement == "five years"
    [other] = compare(claim, facts_of("The judge suspended the licence for a month.")).discrepancies
    assert other.replacement is None


@pytest.mark.parametrize(
    ("claim", "draft", "expect"),
    [
        ("The film has 46 reviews.", "The film has 46 reviews.", ("same", "agrees", "agrees")),
        (
            "The film has 46 reviews.",
            "The film has over 40 reviews.",
            ("agrees", "agrees", "agrees"),
        ),
        ("The film has 46 reviews.", "The film has 96 reviews.", ("clashes", "clashes", "none")),
        ("The film has reviews.", "The film has 96 reviews.", ("unknown", "none", "none")),
        (
            "It took $47 million at home and $433.5 million worldwide.",
            "It took less than $433.2 million worldwide.",
            ("agrees", "clashes", "clashes"),
        ),
    ],
)
def test_how_a_number_stands_to_the_claims(
    claim: str, draft: str, expect: tuple[str, str, str]
) -> None:
    [found] = standings(aligned(claim, draft))
    assert (found.known, found.in_slot, found.nearest) == expect


def test_a_bound_that_is_only_looser_is_left_to_judgement() -> None:
    claim = facts_of("Kenosha is home to a university with over 5,000 students.")
    draft = facts_of("Kenosha is home to a university with over 4,000 students.")
    [found] = compare(claim, draft).discrepancies
    assert (found.found, found.expected) == ("4,000", "5,000")
    assert "looser" in found.cues
