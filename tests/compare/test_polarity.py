"""Whether one side denies what the other asserts."""

from __future__ import annotations

import pytest

from factcheck.compare import compare
from factcheck.compare.polarity import compare_polarity, is_clear
from tests.compare.rows import aligned, check_row, differences, each_row, facts_of


@each_row("polarity")
def test_rows(claim: str, draft: str, expect: list[dict[str, str]]) -> None:
    check_row(claim, draft, expect)


@pytest.mark.parametrize(
    ("claim", "draft"),
    [
        ("Nokia does not make tyres.", "Nokia doesn't make tyres."),
        ("Nokia makes tyres.", "Nokia makes tyres."),
        ("Nokia does not make tyres.", "Nokia makes tyres."),
    ],
)
def test_negations_over_shared_words_are_clear(claim: str, draft: str) -> None:
    assert is_clear(aligned(claim, draft))


def test_a_negation_over_other_words_is_loose() -> None:
    made = aligned(
        "Nokia makes tyres in Finland.", "Nokia did not promise that it makes tyres in Finland."
    )
    assert not is_clear(made)
    [found] = compare_polarity(made)
    assert "loose" in found.cues


def test_what_is_only_supposed_is_not_denied() -> None:
    claim = facts_of("The bank will lend money.")
    found = compare(claim, facts_of("The bank waits until it does not lend money."))
    assert "polarity" not in [kind for kind, _, _ in differences(found)]


def test_an_opposite_of_the_same_form_mends_the_draft() -> None:
    claim = facts_of("Greece opposed the ban on plastic bags.")
    [same] = compare(claim, facts_of("Greece supported the ban on plastic bags.")).discrepancies
    assert same.replacement == "opposed"
    [other] = compare(claim, facts_of("Greece supports the ban on plastic bags.")).discrepancies
    assert other.replacement is None
    [denied] = compare(
        claim, facts_of("Greece did not oppose the ban on plastic bags.")
    ).discrepancies
    assert denied.replacement is None
