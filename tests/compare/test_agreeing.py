"""Whether two dates can mean one time, and whether one says the other."""

from __future__ import annotations

import pytest

from factcheck.compare.agreeing import agree, of_a_kind, tells
from factcheck.facts import DateMention
from tests.compare.rows import aligned, facts_of


def _date(text: str) -> DateMention:
    [mention] = facts_of(f"The minister resigned {text}.").dates
    return mention


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("on 4 March 1998", "in March 1998"),
        ("on 4 March 1998", "in March"),
        ("on 4 March 1998", "in 1998"),
        ("in March 1998", "in 1998"),
        ("on 4 March", "in March"),
        ("on Tuesday", "on Tuesday"),
    ],
)
def test_dates_that_can_be_one_day(one: str, two: str) -> None:
    assert agree(_date(one), _date(two))
    assert agree(_date(two), _date(one))


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("on 4 March 1998", "on 5 March 1998"),
        ("on 4 March 1998", "in April 1998"),
        ("in March", "in May"),
        ("in 1998", "in 1999"),
        ("on Tuesday", "on Friday"),
        ("on Tuesday", "in 1998"),
    ],
)
def test_dates_that_cannot_or_that_share_no_field(one: str, two: str) -> None:
    assert not agree(_date(one), _date(two))
    assert not agree(_date(two), _date(one))


@pytest.mark.parametrize(
    ("claimed", "told", "expect"),
    [
        ("from 1 February", "on 1 February", True),
        ("from 1 February", "on 1 March", False),
        ("since 2019", "in 2021", True),
        ("until May", "in April", False),
        ("in May", "on 4 May", False),
        ("on 4 May", "in May", True),
        ("by March", "before February", False),
        ("on 4 May", "on 5 May", False),
        ("in 2018", "in November 2018", False),
        ("in November 2018", "in 2018", True),
        ("by March 2018", "before September 2017", False),
        ("by March 2018", "before September 2018", True),
        ("after 2005", "after 2010", False),
    ],
)
def test_a_claim_tells_no_more_than_it_says(claimed: str, told: str, *, expect: bool) -> None:
    assert tells(_date(claimed), _date(told)) is expect


@pytest.mark.parametrize(
    ("claim", "draft", "expect"),
    [
        (
            "The game had sold a million copies by March 2018 and led the list in 2009.",
            "The game sold a million copies before May 2017.",
            ["March 2018"],
        ),
        (
            "The game came out in March 2018 and led the list in 2009.",
            "The game came out before May 2017.",
            ["March 2018", "2009"],
        ),
    ],
)
def test_a_bound_is_told_by_a_bound_where_there_is_one(
    claim: str, draft: str, expect: list[str]
) -> None:
    alignment = aligned(claim, draft)
    found = of_a_kind(alignment, alignment.draft.dates[0])
    assert [alignment.claim.words(date.span) for date in found] == expect
