"""Written dates: every form, and the numbers that only look like one."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.analysis.date_forms import (
    Parts,
    bare_year_at,
    century_at,
    day_first,
    days_of,
    decade_at,
    month_first,
    names_month,
    numeric_date,
    past_code,
    short_decade_at,
)
from tests.analysis import reading

_FORMS = [
    "{0.day} {0:%B} {0.year}",
    "{0.day}th of {0:%B} {0.year}",
    "{0:%B} {0.day}, {0.year}",
    "{0:%b} {0.day}, {0.year}",
    "{0:%A}, {0:%B} {0.day}, {0.year}",
    "{0:%A} {0.day} {0:%B} {0.year}",
    "{0:%Y-%m-%d}",
    "{0:%Y/%m/%d}",
    "{0:%d.%m.%Y}",
]


@pytest.mark.parametrize("form", _FORMS)
@given(st.dates(date(1000, 1, 1), date(2199, 12, 31)))
def test_a_full_date_in_every_form_is_that_day(form: str, day: date) -> None:
    text = f"It fell on {form.format(day)}."
    (mention,) = reading.facts_of(text).dates
    assert (mention.year, mention.month, mention.day) == (day.year, day.month, day.day)
    assert mention.starts_on == mention.ends_on == day
    assert mention.weekday == day.weekday()


@pytest.mark.parametrize(
    ("text", "year", "month", "day"),
    [
        ("June", None, 6, None),
        ("June 2020", 2020, 6, None),
        ("June 11", None, 6, 11),
        ("June 11th, 2020", 2020, 6, 11),
        ("June of 2020", 2020, 6, None),
    ],
)
def test_month_first(text: str, year: int | None, month: int, day: int | None) -> None:
    tokens = reading.tokens_of(text)
    assert month_first(tokens, 0) == Parts(len(tokens), year, month, day)


@pytest.mark.parametrize("text", ["June 11-12, 2020", "June 11 to 12, 2020"])
def test_days_of_one_month(text: str) -> None:
    parts = month_first(reading.tokens_of(text), 0)
    assert (parts.day, parts.starts_on, parts.ends_on) == (
        None,
        date(2020, 6, 11),
        date(2020, 6, 12),
    )


def test_day_first() -> None:
    assert day_first(reading.tokens_of("11th of June 2020"), 0) == Parts(4, 2020, 6, 11)
    assert day_first(reading.tokens_of("11 people"), 0) is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2020-06-11", (2020, 6, 11)),
        ("11.06.2020", (2020, 6, 11)),
        ("25/12/2020", (2020, 12, 25)),
        ("12/25/2020", (2020, 12, 25)),
        ("06/06/2020", (2020, 6, 6)),
        ("06/11/2020", (2020, None, None)),
    ],
)
def test_in_figures(text: str, found: tuple[int, int | None, int | None]) -> None:
    parts = numeric_date(reading.tokens_of(text), 0)
    assert parts is not None
    assert (parts.year, parts.month, parts.day) == found


@pytest.mark.parametrize(
    "text", ["31.02.2020", "2020-13-11", "555-1234-77", "3-1", "2020 - 06 - 11"]
)
def test_no_date_in_figures(text: str) -> None:
    assert numeric_date(reading.tokens_of(text), 0) is None


@pytest.mark.parametrize(
    ("parts", "starts", "ends"),
    [
        (Parts(1, 2020), date(2020, 1, 1), date(2020, 12, 31)),
        (Parts(1, 2020, 2), date(2020, 2, 1), date(2020, 2, 29)),
        (Parts(1, 2020, 2, 29), date(2020, 2, 29), date(2020, 2, 29)),
        (Parts(1, 2019, 2, 29), None, None),
        (Parts(1, None, 6, 11), None, None),
    ],
)
def test_the_days_that_are_meant(parts: Parts, starts: date | None, ends: date | None) -> None:
    assert days_of(parts) == (starts, ends)


def test_rows_of_years() -> None:
    nineties = (date(1990, 1, 1), date(1999, 12, 31))
    for parts in (
        decade_at(reading.tokens_of("1990s"), 0),
        short_decade_at(reading.tokens_of("’90s"), 0),
    ):
        assert parts is not None
        assert (parts.starts_on, parts.ends_on) == nineties
    for words in ("20th century", "twentieth century"):
        century = century_at(reading.tokens_of(words), 0)
        assert century is not None
        assert (century.starts_on, century.ends_on) == (date(1901, 1, 1), date(2000, 12, 31))
    season = bare_year_at(reading.tokens_of("2018-19"), 0)
    assert season is not None
    assert (season.starts_on, season.ends_on) == (date(2018, 1, 1), date(2019, 12, 31))


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("in 2018", 2018),
        ("the 2018 vote", 2018),
        ("nearly 2018 horses", None),
        ("they 2018 horses", None),
        ("the 2018 km", None),
        ("some 1200", None),
        ("they 1200", None),
        ("in 1200", 1200),
        ("$ 2018", None),
    ],
)
def test_a_year_stands_alone_and_counts_nothing(text: str, year: int | None) -> None:
    tokens = reading.tokens_of(text)
    place = next(i for i, token in enumerate(tokens) if token.norm[0].isdigit())
    found = bare_year_at(tokens, place)
    assert (None if found is None else found.year) == year


@pytest.mark.parametrize(
    ("text", "word", "month"),
    [
        ("It opened in May.", "May", True),
        ("It opened on 5 May.", "May", True),
        ("Theresa May resigned.", "May", False),
        ("They may resign.", "may", False),
        ("They met in March.", "March", True),
        ("The March began.", "March", False),
        ("It opened last June.", "June", True),
    ],
)
def test_words_that_are_months_and_more(text: str, word: str, month: bool) -> None:
    tokens = reading.tokens_of(text)
    place = next(i for i, token in enumerate(tokens) if token.text == word)
    assert names_month(tokens, place) is month


def test_a_telephone_number_is_passed_whole() -> None:
    tokens = reading.tokens_of("555-1234-2020 rang")
    assert tokens[past_code(tokens, 0)].text == "rang"
