"""Scope words that cannot both hold."""

from __future__ import annotations

from factcheck.compare.quantifiers import compare_quantifiers
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
