"""Dates: years, months, days and weekdays as far as given, and relative days against a date known."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

import attrs

from factcheck.analysis.words import CARDINALS, MONTHS, WEEKDAYS
from factcheck.facts import DateMention, Tag, Token
from factcheck.text import Span

_RELATIONS = {
    "before": "before",
    "after": "after",
    "since": "since",
    "until": "until",
    "till": "until",
    "by": "before",
    "following": "after",
    "from": "since",
}
_UNITS = ("day", "week", "month", "year")
_WHICH = {"last": -1, "previous": -1, "past": -1, "this": 0, "current": 0, "next": 1, "coming": 1}
_DAYS = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}
_EARLIEST, _LATEST = 1000, 2199


@attrs.frozen
class _Parts:
    """A date as read from tokens: what is given, where it ends, and the days it can mean."""

    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    starts_on: date | None = None
    ends_on: date | None = None


def find_dates(
    tokens: tuple[Token, ...], reference: date | None = None
) -> tuple[DateMention, ...]:
    """Find the dates among `tokens`; `reference` is the day that "Thursday" counts from."""
    made: list[DateMention] = []
    index = 0
    while index < len(tokens):
        parts = _date_at(tokens, index, reference)
        if parts is None:
            index += 1
            continue
        made.append(_mention(tokens, index, parts))
        index = parts.end
    return tuple(made)


def _mention(tokens: tuple[Token, ...], index: int, parts: _Parts) -> DateMention:
    starts, ends = parts.starts_on, parts.ends_on
    if starts is None:
        starts, ends = _days(parts)
    weekday = parts.weekday
    if weekday is None and starts is not None and starts == ends:
        weekday = starts.weekday()
    before = tokens[index - 1].norm if index > 0 else ""
    if before in ("the", "a", "early", "late", "mid") and index > 1:
        before = tokens[index - 2].norm
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
        _RELATIONS.get(before, "on"),
    )


def _days(parts: _Parts) -> tuple[date | None, date | None]:
    if parts.year is None:
        return None, None
    if parts.month is None:
        return date(parts.year, 1, 1), date(parts.year, 12, 31)
    last = calendar.monthrange(parts.year, parts.month)[1]
    if parts.day is None:
        return date(parts.year, parts.month, 1), date(parts.year, parts.month, last)
    day = date(parts.year, parts.month, min(parts.day, last))
    return day, day


def _date_at(tokens: tuple[Token, ...], index: int, reference: date | None) -> _Parts | None:
    token = tokens[index]
    norm = token.norm
    if norm in WEEKDAYS and token.text[0].isupper() and len(norm) > 2 and norm not in ("sun", "sat"):
        return _weekday(tokens, index, reference)
    if _names_month(token):
        return _month_first(tokens, index)
    if norm[0].isdigit() or norm in CARDINALS:
        return _number_first(tokens, index)
    if norm in _DAYS and reference is not None:
        day = reference + timedelta(days=_DAYS[norm])
        return _Parts(index + 1, day.year, day.month, day.day, starts_on=day, ends_on=day)
    if norm in _WHICH and index + 1 < len(tokens):
        return _relative(tokens, index, reference)
    return None


def _names_month(token: Token) -> bool:
    if token.norm.rstrip(".") not in MONTHS or not token.text[0].isupper():
        return False
    return token.tag is Tag.NAME or token.norm not in ("may", "march", "mar")


def _weekday(tokens: tuple[Token, ...], index: int, reference: date | None) -> _Parts:
    weekday = WEEKDAYS[tokens[index].norm]
    after = index + 1
    if after < len(tokens) and tokens[after].norm == ",":
        after += 1
    if after < len(tokens):
        rest = None
        if _names_month(tokens[after]):
            rest = _month_first(tokens, after)
        elif tokens[after].norm[0].isdigit():
            rest = _number_first(tokens, after)
        if rest is not None and rest.day is not None:
            return attrs.evolve(rest, weekday=weekday)
    if reference is None:
        return _Parts(index + 1, weekday=weekday)
    back = (reference.weekday() - weekday) % 7
    day = reference - timedelta(days=back)
    return _Parts(index + 1, weekday=weekday, starts_on=day, ends_on=day)


def _month_first(tokens: tuple[Token, ...], index: int) -> _Parts:
    month = MONTHS[tokens[index].norm.rstrip(".")]
    end = index + 1
    day = _day(tokens, end)
    if day is not None and _year(tokens, end) is None:
        end += 1
    else:
        day = None
    year_at = end + 1 if end < len(tokens) and tokens[end].norm in (",", "of") else end
    year = _year(tokens, year_at)
    if year is not None:
        end = year_at + 1
    return _Parts(end, year, month, day)


def _number_first(tokens: tuple[Token, ...], index: int) -> _Parts | None:
    day = _day(tokens, index)
    after = index + 1
    if day is not None and after < len(tokens):
        month_at = after + 1 if tokens[after].norm == "of" else after
        if month_at < len(tokens) and _names_month(tokens[month_at]):
            year = _year(tokens, month_at + 1)
            month = MONTHS[tokens[month_at].norm.rstrip(".")]
            return _Parts(month_at + (1 if year is None else 2), year, month, day)
    return _bare_year(tokens, index)


def _day(tokens: tuple[Token, ...], index: int) -> int | None:
    if index >= len(tokens):
        return None
    norm = tokens[index].norm
    digits = norm[:-2] if norm.endswith(("st", "nd", "rd", "th")) else norm
    if digits.isdecimal() and len(digits) <= 2 and 1 <= int(digits) <= 31:
        return int(digits)
    return None


def _year(tokens: tuple[Token, ...], index: int) -> int | None:
    if index >= len(tokens):
        return None
    norm = tokens[index].norm
    if len(norm) == 4 and norm.isdecimal() and _EARLIEST <= int(norm) <= _LATEST:
        return int(norm)
    return None


def _bare_year(tokens: tuple[Token, ...], index: int) -> _Parts | None:
    norm = tokens[index].norm
    if len(norm) == 5 and norm.endswith("0s") and norm[:4].isdecimal():
        start = int(norm[:4])
        if _EARLIEST <= start <= _LATEST:
            return _Parts(
                index + 1, starts_on=date(start, 1, 1), ends_on=date(start + 9, 12, 31)
            )
    year = _year(tokens, index)
    if year is None:
        return _iso(tokens, index)
    iso = _iso(tokens, index)
    if iso is not None:
        return iso
    before = tokens[index - 1].norm if index > 0 else ""
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    if before in ("$", "€", "£", "than", "about", "nearly", "almost", "over", "some", "least"):
        return None
    if after is not None and (
        after.norm in ("%", "percent", "people", "million", "km", "dollars", "votes", "miles")
        or (after.tag is Tag.NOUN and after.form == "plural" and before not in ("the", "a"))
    ):
        if before not in ("in", "since", "by", "until", "from"):
            return None
    if year < 1400 and before not in ("in", "since", "from", "until", "by", "to", "year"):
        return None
    return _Parts(index + 1, year)


def _iso(tokens: tuple[Token, ...], index: int) -> _Parts | None:
    """Read 2020-06-11, which the tokenizer takes apart at its hyphens."""
    if index + 2 >= len(tokens):
        return None
    year, month, day = tokens[index : index + 3]
    hyphens = year.end + 1 == month.start and month.end + 1 == day.start
    numbers = year.norm.isdecimal() and month.norm.isdecimal() and day.norm.isdecimal()
    if not (hyphens and numbers and len(year.norm) == 4 and len(month.norm) == 2):
        return None
    try:
        made = date(int(year.norm), int(month.norm), int(day.norm))
    except ValueError:
        return None
    return _Parts(index + 3, made.year, made.month, made.day)


def _relative(tokens: tuple[Token, ...], index: int, reference: date | None) -> _Parts | None:
    """Read "last year", "this week" and the like, against the reference where there is one."""
    token, unit = tokens[index], tokens[index + 1]
    step = _WHICH[token.norm]
    if unit.norm in WEEKDAYS:
        inner = _weekday(tokens, index + 1, reference)
        return inner
    if _names_month(unit):
        inner = _month_first(tokens, index + 1)
        return inner
    if unit.norm not in _UNITS or reference is None:
        return None
    if token.norm == "past":
        return None
    end = index + 2
    if unit.norm == "year":
        return _Parts(end, reference.year + step)
    if unit.norm == "month":
        month = reference.year * 12 + reference.month - 1 + step
        return _Parts(end, month // 12, month % 12 + 1)
    if unit.norm == "week":
        monday = reference - timedelta(days=reference.weekday()) + timedelta(weeks=step)
        return _Parts(end, starts_on=monday, ends_on=monday + timedelta(days=6))
    return None
