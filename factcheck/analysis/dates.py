"""Dates: years, months, days and weekdays, and relative days against a date known."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

import attrs

from factcheck.analysis.date_forms import (
    EARLIEST,
    HYPHENS,
    LATEST,
    NAMED_DAYS,
    WHICH_ONE,
    Parts,
    bare_year_at,
    century_at,
    day_first,
    day_named,
    days_of,
    decade_at,
    is_in_name,
    month_first,
    names_month,
    norm_at,
    numeric_date,
    past_code,
    place_before,
    short_decade_at,
)
from factcheck.analysis.date_phrases import (
    LAST,
    STARTERS,
    beside_a_day,
    decade_named,
    of_this_or_that_year,
    placed_at,
)
from factcheck.analysis.elapsed import counted_at
from factcheck.analysis.sparing import puts_off
from factcheck.analysis.tenses import Tense, tense_at
from factcheck.analysis.words import MONTHS, ORDINALS, WEEKDAYS
from factcheck.facts import DateMention, Token
from factcheck.text import Span

_RELATIONS = {
    "before": "before",
    "after": "after",
    "since": "since",
    "until": "until",
    "till": "until",
    "by": "until",
    "following": "after",
    "from": "since",
}
_ENDS = frozenset("close end middle".split())
_BEGINNINGS = frozenset("beginning start turn".split())
# What is done before the end of a time may be done in it, what comes after its start, too.
_OF_EDGE = {("before", True): "until", ("after", False): "since"}
_TO_COME = frozenset("will 'll shall would".split())
# What dates from a year began in it.
_DATING = frozenset("date dated dates dating".split())
# In months.
_JUST_GONE = 1
_UNITS = ("week", "month", "year")
_DAYS = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}
_SHORT_DAYS = frozenset(name for name in WEEKDAYS if len(name) <= 5)
_STARTERS = frozenset((*WEEKDAYS, *MONTHS, *ORDINALS, *_DAYS, *WHICH_ONE, *STARTERS))


def find_dates(tokens: tuple[Token, ...], reference: date | None = None) -> tuple[DateMention, ...]:
    """Find the dates among `tokens`; `reference` is the day that "Thursday" counts from."""
    if reference is not None and not EARLIEST <= reference.year <= LATEST:
        reference = None
    made: list[DateMention] = []
    index = 0
    while index < len(tokens):
        if not _may_start(tokens[index].norm):
            counted = None if reference is None else counted_at(tokens, index, reference)
            if counted is not None and (not made or made[-1].end <= counted.first):
                made.append(counted)
                index = counted.end
            else:
                index += 1
            continue
        parts = _date_at(tokens, index, reference)
        if parts is None:
            index = past_code(tokens, index)
            continue
        opened = made[-1] if made else None
        if opened is not None and _range_goes_on(tokens, opened, index):
            made[-1] = attrs.evolve(opened, relation="since")
            made.append(attrs.evolve(_mention(tokens, index, parts, reference), relation="until"))
        else:
            made.append(_mention(tokens, index, parts, reference))
        index = parts.end
    return tuple(made)


@lru_cache(maxsize=50_000)
def _may_start(norm: str) -> bool:
    """Whether a date can start at a word."""
    return norm[0].isdigit() or norm[0] in "'‘’" or norm in _STARTERS


def _range_goes_on(tokens: tuple[Token, ...], opened: DateMention, index: int) -> bool:
    """Whether a date ends what an earlier one began: "from 2018 to 2020", "May 1 - May 5"."""
    if place_before(tokens, index) != opened.end:
        return False
    link, before = tokens[opened.end].norm, norm_at(tokens, place_before(tokens, opened.first))
    return (
        link in HYPHENS
        or link == "through"
        or (link in ("to", "until") and before in ("from", "since"))
        or (link == "and" and before == "between")
    )


def _mention(
    tokens: tuple[Token, ...], index: int, parts: Parts, reference: date | None
) -> DateMention:
    starts, ends = parts.starts_on, parts.ends_on
    likely = None
    if starts is None and parts.year is None and parts.month is not None and reference is not None:
        likely = _likely_year(parts.month, parts.day or 1, reference, tense_at(tokens, index))
    if starts is None:
        starts, ends = days_of(parts)
    weekday = parts.weekday
    if weekday is None and starts is not None and starts == ends:
        weekday = starts.weekday()
    return DateMention(
        Span(tokens[index].start, tokens[parts.end - 1].end),
        index,
        parts.end,
        parts.year,
        parts.month,
        parts.day,
        weekday,
        starts,
        ends,
        _relation(tokens, index, parts),
        likely,
    )


def _likely_year(month: int, day: int, reference: date, tense: Tense | None) -> int:
    """The year of the last such day for what is past, of the next for what is ahead.

    What may be either, "to close in June", is ahead, unless that day has only just gone.
    """
    gone = (month, day) <= (reference.month, reference.day)
    if tense is Tense.PAST:
        return reference.year - (not gone)
    if tense is Tense.FUTURE or (reference.month - month) % 12 > _JUST_GONE:
        return reference.year + gone
    return reference.year - (month > reference.month)


def _relation(tokens: tuple[Token, ...], index: int, parts: Parts) -> str:
    """How the date bounds the time told: by the preposition before it.

    In "after the 2018 vote" the year tells which vote, and nothing comes after the year; days from
    one to another hold their own bounds.
    """
    several = parts.day is None and parts.weekday is None and tokens[parts.end - 1].norm in MONTHS
    if several and index + 2 < parts.end:
        return "on"
    before = place_before(tokens, index)
    placed = norm_at(tokens, index) in ORDINALS or norm_at(tokens, index) in LAST
    if norm_at(tokens, before) == "the" and (placed or parts.day is not None or parts.year is None):
        before -= 1
    edge, before = _edge(tokens, before)
    if norm_at(tokens, before) == "to" and norm_at(tokens, before - 1) == "prior":
        return "before"
    if norm_at(tokens, before) == "of" and norm_at(tokens, before - 1) == "as":
        # What will be so as of a day is so from then on.
        to_come = any(t.norm in _TO_COME for t in tokens[:before])
        return "since" if to_come else "as of"
    if norm_at(tokens, before) == "from" and norm_at(tokens, before - 1) in _DATING:
        return "on"
    if before > 0 and puts_off(tokens, before - 1):
        return "on"
    found = _RELATIONS.get(norm_at(tokens, before), "on")
    return _OF_EDGE.get((found, edge in _ENDS), found) if edge else found


def _edge(tokens: tuple[Token, ...], place: int) -> tuple[str, int]:
    """The word for the edge of a time, as in "by the very end of", and the place before the words.

    "" and `place` where no edge is told.
    """
    edge = norm_at(tokens, place - 1)
    if norm_at(tokens, place) != "of" or edge not in _ENDS | _BEGINNINGS:
        return "", place
    place -= 2
    while norm_at(tokens, place) in ("the", "very"):
        place -= 1
    return edge, place


def _date_at(tokens: tuple[Token, ...], index: int, reference: date | None) -> Parts | None:
    norm = tokens[index].norm
    if norm in WEEKDAYS:
        return _weekday(tokens, index, reference, 0)
    if names_month(tokens, index):
        return of_this_or_that_year(tokens, month_first(tokens, index), reference)
    if norm[0].isdigit():
        day = day_first(tokens, index)
        return (
            numeric_date(tokens, index)
            or (day and of_this_or_that_year(tokens, day, reference))
            or placed_at(tokens, index, reference)
            or century_at(tokens, index)
            or decade_at(tokens, index)
            or bare_year_at(tokens, index)
        )
    if norm in ORDINALS or norm in LAST:
        placed = placed_at(tokens, index, reference) or century_at(tokens, index)
        if placed is not None or norm not in WHICH_ONE:
            return placed
    if norm == "day":
        return beside_a_day(tokens, index, reference)
    if norm in ("'", "‘", "’"):
        return short_decade_at(tokens, index)
    if norm in _DAYS and reference is not None and not is_in_name(tokens, index):
        on = reference + timedelta(days=_DAYS[norm])
        return Parts(index + 1, on.year, on.month, on.day, starts_on=on, ends_on=on)
    if norm in WHICH_ONE and index + 1 < len(tokens):
        return _relative(tokens, index, reference)
    return decade_named(tokens, index)


def _weekday(
    tokens: tuple[Token, ...], index: int, reference: date | None, step: int
) -> Parts | None:
    """A weekday, with the date that follows it; `step` is -1 after "last", 1 after "next"."""
    norm = tokens[index].norm
    if not tokens[index].text[0].isupper() or norm_at(tokens, index - 1) in NAMED_DAYS:
        return None
    weekday = WEEKDAYS[norm]
    after = index + 2 if norm_at(tokens, index + 1) == "," else index + 1
    rest = None
    if names_month(tokens, after):
        rest = month_first(tokens, after)
    elif day_named(tokens, after) is not None:
        rest = day_first(tokens, after)
    if rest is not None and rest.day is not None:
        return attrs.evolve(rest, weekday=weekday)
    if norm in _SHORT_DAYS and norm_at(tokens, index - 1) != "on":
        return None
    if norm_at(tokens, index + 1) == "week":
        # A week on, or a week back.
        return Parts(index + 2, weekday=weekday)
    if reference is None:
        return Parts(index + 1, weekday=weekday)
    back = (reference.weekday() - weekday) % 7
    if step < 0:
        day = reference - timedelta(days=back or 7)
        return Parts(index + 1, weekday=weekday, starts_on=day, ends_on=day)
    if step > 0:
        # Some mean the coming one, some that of the week after.
        day = reference + timedelta(days=7 - back)
        last = day + timedelta(days=7) if day < _monday(reference) + timedelta(days=7) else day
        return Parts(index + 1, weekday=weekday, starts_on=day, ends_on=last)
    near = norm_at(tokens, index - 1) in ("this", "coming")
    tense = Tense.FUTURE if near else tense_at(tokens, index)
    if tense is None and back:
        # The day of publication itself is the last one of its name, and the next.
        return Parts(index + 1, weekday=weekday)
    day = reference + timedelta(days=-back % 7 if tense is Tense.FUTURE else -back)
    return Parts(index + 1, weekday=weekday, starts_on=day, ends_on=day)


def _monday(reference: date) -> date:
    return reference - timedelta(days=reference.weekday())


def _relative(tokens: tuple[Token, ...], index: int, reference: date | None) -> Parts | None:
    """Read "last year", "this week" and the like against the reference where there is one."""
    norm, unit = tokens[index].norm, tokens[index + 1]
    step = WHICH_ONE[norm]
    if unit.norm in WEEKDAYS:
        return _weekday(tokens, index + 1, reference, step)
    if names_month(tokens, index + 1):
        inner = month_first(tokens, index + 1)
        if inner.year is not None or reference is None or inner.month is None:
            return inner
        return attrs.evolve(inner, year=_nearest_year(inner.month, reference, step))
    if unit.norm not in _UNITS or reference is None or norm == "past":
        return None
    end = index + 2
    if unit.norm == "year":
        return Parts(end, reference.year + step)
    if unit.norm == "month":
        month = reference.year * 12 + reference.month - 1 + step
        return Parts(end, month // 12, month % 12 + 1)
    monday = reference - timedelta(days=reference.weekday()) + timedelta(weeks=step)
    return Parts(end, starts_on=monday, ends_on=monday + timedelta(days=6))


def _nearest_year(month: int, reference: date, step: int) -> int:
    """The year of the last, this or next month of that name, as seen from the reference."""
    if step < 0 and month >= reference.month:
        return reference.year - 1
    if step > 0 and month <= reference.month:
        return reference.year + 1
    return reference.year
