"""Rows of tests/cases/analysis/dates.yaml, and what rows can't say."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.analysis import Context
from factcheck.analysis.dates import find_dates
from factcheck.facts import DateMention
from tests.analysis import reading

CASES = reading.cases("dates")


def plain(text: str, mention: DateMention) -> dict[str, Any]:
    """A date as a row gives it."""
    row: dict[str, Any] = {
        "words": mention.span.of(text),
        "year": mention.year,
        "month": mention.month,
        "day": mention.day,
        "weekday": mention.weekday,
        "from": mention.starts_on,
        "to": mention.ends_on,
        "relation": None if mention.relation == "on" else mention.relation,
    }
    return {key: value for key, value in row.items() if value is not None}


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["text"]))
def test_case(case: dict[str, Any]) -> None:
    text = case["text"]
    facts = reading.facts_of(text)
    reading.check(facts)
    assert case["dates"] == [plain(text, mention) for mention in facts.dates]


@given(st.dates(date(1000, 2, 1), date(2199, 11, 30)), st.sampled_from(range(7)))
def test_a_weekday_is_within_a_week(published_on: date, weekday: int) -> None:
    name = f"{date(2024, 1, 1) + timedelta(days=weekday):%A}"

    def read(text: str) -> date:
        facts = reading.facts_of(text, context=Context(published_on))
        (mention,) = facts.dates
        assert mention.weekday == weekday
        assert mention.starts_on is not None
        assert mention.starts_on.weekday() == weekday
        return mention.starts_on

    week = timedelta(days=7)
    assert published_on - week < read(f"It fell on {name}.") <= published_on
    assert published_on <= read(f"It will fall on {name}.") < published_on + week
    assert published_on - week <= read(f"It fell last {name}.") < published_on
    assert published_on < read(f"It falls next {name}.") <= published_on + week


@pytest.mark.parametrize("text", ["yesterday", "last year", "this week", "next month", "tomorrow"])
def test_a_relative_date_needs_a_day_to_count_from(text: str) -> None:
    assert find_dates(reading.tokens_of(f"It fell {text}.")) == ()


@pytest.mark.parametrize("text", ["on Thursday", "last June", "last Thursday"])
def test_without_a_day_to_count_from_the_name_remains(text: str) -> None:
    (mention,) = find_dates(reading.tokens_of(f"It fell {text}."))
    assert mention.starts_on is None
    assert mention.ends_on is None


@pytest.mark.parametrize(
    ("day", "text", "expect"),
    [
        (11, "She asked Congress to vote on Thursday.", date(2020, 6, 11)),
        (12, "She asked Congress to vote on Thursday.", None),
        (11, "She asked Congress to vote on Friday.", None),
        (12, "She will vote on Thursday.", date(2020, 6, 18)),
    ],
)
def test_the_day_of_publication_is_the_last_and_the_next(
    day: int, text: str, expect: date | None
) -> None:
    (mention,) = find_dates(reading.tokens_of(text), date(2020, 6, day))
    assert mention.starts_on == mention.ends_on == expect


@pytest.mark.parametrize("published_on", [date.min, date.max])
def test_a_document_from_the_end_of_the_calendar(published_on: date) -> None:
    for word in ("yesterday", "tomorrow", "next week", "last month", "next year", "on Monday"):
        reading.check(reading.facts_of(f"It fell {word}.", context=Context(published_on)))


@pytest.mark.parametrize(
    ("published_on", "text", "month"),
    [
        (date(2020, 1, 31), "last month", (2019, 12)),
        (date(2020, 12, 1), "next month", (2021, 1)),
        (date(2020, 6, 11), "this month", (2020, 6)),
    ],
)
def test_months_pass_the_turn_of_the_year(
    published_on: date, text: str, month: tuple[int, int]
) -> None:
    (mention,) = reading.facts_of(f"It fell {text}.", context=Context(published_on)).dates
    assert (mention.year, mention.month) == month
