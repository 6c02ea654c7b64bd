"""Dates told by their place in a longer time: "the last Friday of August", "the sixties"."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

import attrs

from factcheck.analysis.date_forms import (
    EARLIEST,
    LATEST,
    WHICH_ONE,
    Parts,
    month_first,
    names_month,
    norm_at,
    year_at,
)
from factcheck.analysis.words import ORDINALS, WEEKDAYS
from factcheck.facts import Token

LAST = frozenset(("last", "final"))
"""Words that tell the last of its kind in a time, beside the ordinals."""
_DECADES = {
    "twenties": 1920,
    "thirties": 1930,
    "forties": 1940,
    "fifties": 1950,
    "sixties": 1960,
    "seventies": 1970,
    "eighties": 1980,
    "nineties": 1990,
}
_EARLY_AND_LATE = frozenset("early mid late".split())
_BESIDE_A_DAY = {("before", "yesterday"): -2, ("after", "tomorrow"): 2}


def placed_at(tokens: tuple[Token, ...], index: int, reference: date | None) -> Parts | None:
    """Return the weekday of a month, or the month of a year, that an ordinal or "last" begins.

    "The first Monday in May" is a weekday and a month, and a day where a year is given; a month
    needs its year, "2021" or "last year". None where the words tell no such time: "last Friday", or
    "the first month of the trial". Quarters and halves are told apart by their ordinals.
    """
    rank = _rank(tokens[index].norm)
    unit = norm_at(tokens, index + 1)
    if rank is None or not unit:
        return None
    if unit in WEEKDAYS:
        return _weekday_at(tokens, index, rank, reference)
    if unit != "month" or norm_at(tokens, index + 2) not in ("of", "in"):
        return None
    told = _year(tokens, index + 3, reference)
    return None if told is None else Parts(told[1], told[0], 12 if rank < 0 else rank)


def _rank(norm: str) -> int | None:
    """Which of the months or weekdays a word tells: 1 for the first, -1 for the last."""
    if norm in LAST:
        return -1
    told = ORDINALS.get(norm)
    if told is None and norm[:-2].isdecimal() and norm[-2:] in ("st", "nd", "rd", "th"):
        told = int(norm[:-2])
    return told if told is not None and 1 <= told <= 12 else None


def _weekday_at(
    tokens: tuple[Token, ...], index: int, rank: int, reference: date | None
) -> Parts | None:
    """The day that is the first, or the last, of its name in a month."""
    weekday = WEEKDAYS[tokens[index + 1].norm]
    link = norm_at(tokens, index + 2)
    if rank > 5 or not tokens[index + 1].text[0].isupper():
        return None
    if link in ("of", "in") and names_month(tokens, index + 3):
        month = of_this_or_that_year(tokens, month_first(tokens, index + 3), reference)
        day = None
        if month.day is None and month.year is not None and month.month is not None:
            day = _nth(month.year, month.month, weekday, rank)
        return attrs.evolve(month, day=day, weekday=weekday, starts_on=None, ends_on=None)
    apart = link in ("of", "before", "after") and norm_at(tokens, index - 1) == "the"
    # Of a holiday, or of no month that is told: not the one before the day of publication.
    return Parts(index + 2, weekday=weekday) if apart else None


def _nth(year: int, month: int, weekday: int, rank: int) -> int | None:
    """The day of the month that is a weekday for the first, second … or last time; None if none."""
    first, length = calendar.monthrange(year, month)
    days = range(1 + (weekday - first) % 7, length + 1, 7)
    place = rank if rank < 0 else rank - 1
    return days[place] if place < len(days) else None


def of_this_or_that_year(tokens: tuple[Token, ...], parts: Parts, reference: date | None) -> Parts:
    """Return a month or day with "last year" or "of this year" after it, as one date."""
    at = parts.end + (norm_at(tokens, parts.end) == "of")
    step = WHICH_ONE.get(norm_at(tokens, at))
    if parts.year is not None or step is None or norm_at(tokens, at + 1) != "year":
        return parts
    year = None if reference is None else reference.year + step
    return attrs.evolve(parts, end=at + 2, year=year)


def _year(tokens: tuple[Token, ...], index: int, reference: date | None) -> tuple[int, int] | None:
    """The year told at `index`, "2021" or "last year", and where the words end."""
    year = year_at(tokens, index)
    if year is not None:
        return year, index + 1
    step = WHICH_ONE.get(norm_at(tokens, index))
    if step is None or reference is None or norm_at(tokens, index + 1) != "year":
        return None
    return reference.year + step, index + 2


def decade_named(tokens: tuple[Token, ...], index: int) -> Parts | None:
    """Return the ten years that "the sixties" are: of the last century, and of nobody's age."""
    start = _DECADES.get(tokens[index].norm)
    before = index - 1
    before -= norm_at(tokens, before) in ("-", "–")
    before -= norm_at(tokens, before) in _EARLY_AND_LATE
    if start is None or norm_at(tokens, before) != "the":
        return None
    return Parts(index + 1, starts_on=date(start, 1, 1), ends_on=date(start + 9, 12, 31))


def beside_a_day(tokens: tuple[Token, ...], index: int, reference: date | None) -> Parts | None:
    """Return "the day before yesterday", or "after tomorrow", that begins at `index`."""
    told = _BESIDE_A_DAY.get((norm_at(tokens, index + 1), norm_at(tokens, index + 2)))
    if told is None or reference is None or not EARLIEST <= reference.year <= LATEST:
        return None
    day = reference + timedelta(days=told)
    return Parts(index + 3, day.year, day.month, day.day, starts_on=day, ends_on=day)


STARTERS = frozenset((*LAST, *_DECADES, "day"))
"""The words, beside ordinals, that a date of this kind can start at."""
