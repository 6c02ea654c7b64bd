"""What became of a bill, a suit, a strike or a ban, and who decided it."""

from __future__ import annotations

import pytest

from factcheck import Checker, Claim, MemoryStore
from factcheck.compare.outcomes import compare_outcomes
from tests.compare.rows import aligned, check_row, each_row


@each_row("outcomes")
def test_rows(claim: str, draft: str, expect: list[dict[str, str]]) -> None:
    check_row(claim, draft, expect)


@pytest.mark.parametrize(
    ("claim", "draft"),
    [
        ("The Senate passed the bill.", "The House rejected the bill."),
        ("The assembly rejected the plan.", "The finance committee approved the plan."),
        ("Ann Lee rejected the offer.", "Tom Reed accepted the offer."),
    ],
)
def test_what_two_have_decided_is_no_opposition(claim: str, draft: str) -> None:
    [found] = compare_outcomes(aligned(claim, draft))
    assert "of-another" in found.cues
    stored = Claim("c", claim, "accurate")
    [sentence] = Checker(MemoryStore([stored])).check(draft).sentences
    assert sentence.verdict is None


@pytest.mark.parametrize("decider", ["They", "Deputies"])
def test_who_may_be_the_same_decided_it(decider: str) -> None:
    [found] = compare_outcomes(
        aligned("The Senate passed the bill.", f"{decider} rejected the bill.")
    )
    assert "of-another" not in found.cues


@pytest.mark.parametrize(
    "draft", ["The court had granted the appeal in March.", "The court may grant the appeal."]
)
def test_what_had_been_before_or_may_come_is_not_opposed(draft: str) -> None:
    assert compare_outcomes(aligned("The court rejected the appeal.", draft)) == []


def test_an_outcome_that_is_told_as_well_is_not_disputed() -> None:
    claim = "The ministry lifted the ban in May."
    draft = "The ministry, which extended the ban in March, lifted the ban in May."
    assert compare_outcomes(aligned(claim, draft)) == []
