"""What there is to check in a statement."""

from __future__ import annotations

import pytest

from factcheck.drafting.standing import facts_of
from factcheck.drafting.worth import opinion, reasons, score, unworthy


@pytest.mark.parametrize(
    ("statement", "found"),
    [
        ("Volvo closed a factory in Ghent.", ("names", "a deed")),
        ("Sales rose by 12% in May 2020.", ("a number", "a date", "a deed")),
        ("The bridge is old.", ()),
    ],
)
def test_reasons(statement: str, found: tuple[str, ...]) -> None:
    assert reasons(facts_of(statement), quoted=False, claimant=False) == found


def test_more_reasons_score_higher() -> None:
    assert score(()) < score(("a deed",)) < score(("names", "a deed")) <= 1
    assert score(("names", "a number", "a date", "a quotation", "a speaker", "a deed")) == 1


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Did Volvo close a factory?", "a question"),
        ("Read more about Volvo here.", "no news"),
        ("ADVERTISEMENT", "no news"),
        ("A mayor without an office", "no assertion"),
        ("Volvo closed a factory.", None),
    ],
)
def test_unworthy(text: str, why: str | None) -> None:
    assert unworthy(facts_of(text), text) == why


@pytest.mark.parametrize(
    ("statement", "claimant", "why"),
    [
        ("The view is stunning.", False, "an opinion: “stunning”"),
        ("Anna Lind said that the view is stunning.", True, None),
        ("Prices will rise.", False, "a forecast without a speaker"),
        ("Volvo will close a factory.", False, None),
        ("We sell cars in Peru.", False, "in the first person"),
    ],
)
def test_opinion(statement: str, claimant: bool, why: str | None) -> None:
    assert opinion(facts_of(statement), claimant=claimant) == why
