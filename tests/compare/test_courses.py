"""What the course of time accounts for, and what departs from the claim all the same."""

from __future__ import annotations

from datetime import date

import pytest

from factcheck.analysis import Context, analyze
from factcheck.compare import compare
from factcheck.facts import Facts
from factcheck.text import Sentence, Span

# A Monday, and the Friday after it.
_CLAIMED = date(2024, 6, 10)
_TOLD = date(2024, 6, 14)


def _facts(text: str, told_on: date | None) -> Facts:
    return analyze(Sentence(Span(0, len(text)), text), Context(told_on))


def _kinds(claim: str, draft: str, told_on: date | None = _TOLD) -> list[str]:
    found = compare(_facts(claim, told_on and _CLAIMED), _facts(draft, told_on))
    return [d.kind.value for d in found.discrepancies if not d.cues & {"gap", "relinked", "weak"}]


@pytest.mark.parametrize(
    ("claim", "draft"),
    [
        # A denial that a day ends.
        (
            "The bridge reopened on 3 May 2024.",
            "The bridge did not reopen until 3 May.",
        ),
        (
            "The bridge did not reopen until 3 May.",
            "The bridge reopened on 3 May 2024.",
        ),
        ("The vote is due in April 2026.", "The vote is not due until April 2026."),
        ("The vote is due on 12 April 2026.", "The vote will not be held before April 2026."),
        ("The trial was put off until 14 July.", "The trial will not resume before 14 July."),
        # A day that has come.
        ("The bridge will open on 12 June.", "The bridge opened on 12 June."),
        ("The bridge will open on Wednesday.", "The bridge opened on Wednesday."),
        ("Ann Lee is to appear in court on 12 June.", "Ann Lee has appeared in court."),
        # A count that goes on.
        ("Divers have found 23 bodies.", "Divers have now found 31 bodies."),
        ("Divers have found 23 bodies.", "Divers have found 31 bodies."),
        ("Divers found 23 bodies.", "Divers found two more bodies on Thursday."),
        ("Divers found 23 bodies.", "Divers found another two bodies."),
        ("Divers have found 23 bodies, Lee said on Monday.", "31 bodies have now been found."),
        (
            "Ann Lee will appear in court on Wednesday.",
            "Ann Lee will appear in court again on Friday.",
        ),
    ],
)
def test_accounted_for(claim: str, draft: str) -> None:
    assert _kinds(claim, draft) == []


@pytest.mark.parametrize(
    ("claim", "draft", "kinds"),
    [
        ("The bridge reopened on 3 May 2024.", "The bridge did not reopen on 3 May.", "polarity"),
        (
            "The bridge reopened on 3 May 2024.",
            "The bridge did not reopen until 9 May.",
            "polarity",
        ),
        ("The shop is open until 14 July.", "The shop is not open until 14 July.", "polarity"),
        ("The bridge will open on 20 June.", "The bridge opened on 20 June.", "modality"),
        ("The bridge will open soon.", "The bridge opened on Wednesday.", "modality"),
        (
            "Lee said on Monday that the plant will close.",
            "The plant closed, Lee said on Monday.",
            "modality",
        ),
        ("Divers found 23 bodies.", "Divers found 31 bodies.", "quantity"),
        ("Divers have found 23 bodies.", "Divers have now found 13 bodies.", "quantity"),
        ("Divers found two more bodies.", "Divers found three more bodies.", "quantity"),
        (
            "Ann Lee will appear in court on Wednesday.",
            "Ann Lee will appear in court on Friday.",
            "date",
        ),
        (
            "Ann Lee will appear in court again on Wednesday.",
            "Ann Lee will appear in court again on Friday.",
            "date",
        ),
    ],
)
def test_not_accounted_for(claim: str, draft: str, kinds: str) -> None:
    assert kinds in _kinds(claim, draft)


def test_without_days_known() -> None:
    claim, draft = "Divers have found 23 bodies.", "Divers have now found 31 bodies."
    assert _kinds(claim, draft, None) == ["quantity"]
    claim, draft = "The bridge will open on 12 June.", "The bridge opened on 12 June."
    assert _kinds(claim, draft, None) == ["modality"]
