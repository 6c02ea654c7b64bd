"""Dates of one event, at the precision that both sides give."""

from __future__ import annotations

from datetime import date

import pytest

from factcheck.analysis import Context, analyze
from factcheck.compare import compare
from factcheck.facts import DateMention, Facts
from factcheck.text import Sentence, Span
from tests.compare.rows import check_row, differences, each_row, facts_of


def _on(text: str, day: date) -> Facts:
    """The facts of a sentence published on `day`."""
    return analyze(Sentence(Span(0, len(text)), text), Context(day))


def _date(text: str) -> DateMention:
    [mention] = facts_of(f"The minister resigned {text}.").dates
    return mention


@each_row("dates")
def test_rows(claim: str, draft: str, expect: list[dict[str, str]]) -> None:
    check_row(claim, draft, expect)


@pytest.mark.parametrize(
    ("draft", "published", "expect"),
    [
        ("The minister resigned on Thursday.", date(2020, 6, 12), []),
        ("The minister resigned on Wednesday.", date(2020, 6, 12), ["Wednesday"]),
        ("The minister resigned yesterday.", date(2020, 6, 12), []),
        ("The minister resigned yesterday.", date(2020, 6, 15), ["yesterday"]),
        ("The minister resigned last year.", date(2021, 2, 1), []),
        ("The minister resigned last year.", date(2020, 2, 1), ["last year"]),
    ],
)
def test_relative_days_count_from_each_sides_own_date(
    draft: str, published: date, expect: list[str]
) -> None:
    claim = facts_of("The minister resigned on 11 June 2020.")
    found = compare(claim, _on(draft, published))
    assert [d.found for d in found.discrepancies] == expect


def test_only_the_date_that_agrees_with_none_is_reported() -> None:
    claim = facts_of("The treaty was signed in 1998 and ratified in 2001.")
    found = compare(claim, facts_of("The treaty was signed in 1998 and ratified in 2004."))
    assert differences(found) == [("date", "2004", "2001")]


def test_a_date_of_the_same_form_mends_the_draft() -> None:
    claim = facts_of("Parliament passed the law in 2012.")
    [same] = compare(claim, facts_of("Parliament passed the law in 2015.")).discrepancies
    assert same.replacement == "2012"
    claim = facts_of("Parliament passed the law on 4 March 2012.")
    [other] = compare(claim, facts_of("Parliament passed the law in May 2012.")).discrepancies
    assert other.replacement is None


def test_a_month_beside_the_year_it_is_of_is_compared_with_the_month_of_that_year() -> None:
    claim = facts_of("The championships will be held in Nairobi in August 2027.")
    told_on = date(2026, 8, 20)
    wrong = _on("Next year's championships will be held in Nairobi in July.", told_on)
    right = _on("Next year's championships will be held in Nairobi in August.", told_on)
    assert differences(compare(claim, wrong)) == [("date", "July", "August 2027")]
    assert differences(compare(claim, right)) == []


@pytest.mark.parametrize(
    ("claim", "draft", "expect"),
    [
        # Another, or one to come, did something else on a day of this week.
        (
            "Thieves stole four paintings from the museum in Merel on June 14, 2026.",
            "Prosecutors on Friday offered a reward for the four paintings taken from the museum.",
            [],
        ),
        (
            "Argentina sent 140 firefighters to Chile on June 11, 2026.",
            "The 140 firefighters from Argentina will leave Chile on Wednesday.",
            [],
        ),
        (
            "The quake struck Quillamar on June 15, 2026, killing 41 people.",
            "Funerals for the 41 people killed in the quake were held in Quillamar on Wednesday.",
            [],
        ),
        (
            "Nadia Ferrand, who pleaded guilty in January 2026, will testify.",
            "Nadia Ferrand is due to give evidence next week.",
            [],
        ),
        # The same one spoke on another day, of something else.
        (
            "The knife had not been found, Inspector Hemi Rangi said on June 15, 2026.",
            "Inspector Hemi Rangi said on Friday that a man had handed in his passport.",
            [],
        ),
        (
            "The bribery trial of Esteban Quiroga opened on June 8, 2026.",
            "A former accountant told the bribery trial of Esteban Quiroga on Thursday of a bag.",
            [],
        ),
        # The deed itself, told by the same verb or by another.
        (
            "Thieves stole four paintings from the museum in Merel on June 14, 2026.",
            "Four paintings vanished from the museum in Merel on Friday.",
            ["Friday"],
        ),
        (
            "Argentina sent 140 firefighters to Chile on June 11, 2026.",
            "Argentina dispatched 140 firefighters to Chile on Wednesday.",
            ["Wednesday"],
        ),
        (
            "The knife had not been found, Inspector Hemi Rangi said on June 15, 2026.",
            "Inspector Hemi Rangi said on Friday that the knife had not been found.",
            ["Friday"],
        ),
    ],
)
def test_a_day_of_this_week_is_of_the_claims_deed_or_of_what_came_after(
    claim: str, draft: str, expect: list[str]
) -> None:
    found = compare(facts_of(claim), _on(draft, date(2026, 6, 19)))
    assert [d.found for d in found.discrepancies if d.kind.value == "date"] == expect
