"""Dates: years, months, days, weekdays as far as given; relative days against a date known."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta
from itertools import pairwise

import attrs

from factcheck.analysis.words import MONTHS, MULTIPLIERS, ORDINALS, WEEKDAYS
from factcheck.facts import DateMention, Tag, Token
from factcheck.lexicon import classes
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
_UNITS = ("week", "month", "year")
_WHICH = {"last": -1, "past": -1, "this": 0, "current": 0, "next": 1, "coming": 1}
_DAYS = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}
_EARLIEST, _LATEST = 1000, 2199
_PARTS_OF_TIME = frozenset("early late mid".split())
_HYPHENS = frozenset(("-", "–"))
# Months that are also verbs, first names or short for other words: dates only where the words
# around say so.
_DOUBTFUL = frozenset("may march mar jan june april august".split())
_SHORT_DAYS = frozenset(name for name in WEEKDAYS if len(name) <= 5)
# Weekdays of their own name, which are no day of this week.
_NAMED_DAYS = frozenset("ash black bloody cyber easter good holy maundy palm shrove super".split())
_IN = frozenset("in since by until till from during before after through for to of".split())
_AMOUNTS = frozenset(("$", "€", "£", "¥", "about", "nearly", "almost", "over", "some", "least"))
_ABBREVIATED_UNITS = frozenset("% percent km kg mph ft m".split())
_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")


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


def find_dates(tokens: tuple[Token, ...], reference: date | None = None) -> tuple[DateMention, ...]:
    """Find the dates among `tokens`; `reference` is the day that "Thursday" counts from."""
    if reference is not None and not _EARLIEST <= reference.year <= _LATEST:
        reference = None
    made: list[DateMention] = []
    index = 0
    while index < len(tokens):
        parts = _date_at(tokens, index, reference)
        if parts is None:
            index = _past_code(tokens, index)
            continue
        opened = made[-1] if made else None
        if opened is not None and _range_goes_on(tokens, opened, index):
            made[-1] = attrs.evolve(opened, relation="since")
            made.append(attrs.evolve(_mention(tokens, index, parts), relation="until"))
        else:
            made.append(_mention(tokens, index, parts))
        index = parts.end
    return tuple(made)


def _norm(tokens: tuple[Token, ...], index: int) -> str:
    return tokens[index].norm if 0 <= index < len(tokens) else ""


def _past_code(tokens: tuple[Token, ...], index: int) -> int:
    """The next place to look: after a row of digits and hyphens or strokes that is no date."""
    while (
        tokens[index].norm[0].isdigit()
        and _norm(tokens, index + 1) in ("-", "–", "/")
        and _norm(tokens, index + 2)[:1].isdigit()
        and tokens[index].end == tokens[index + 1].start
        and tokens[index + 1].end == tokens[index + 2].start
    ):
        index += 2
    return index + 1


def _before(tokens: tuple[Token, ...], index: int) -> int:
    """The place before a date, and before "early" or "late"."""
    return index - (2 if _norm(tokens, index - 1) in _PARTS_OF_TIME else 1)


def _range_goes_on(tokens: tuple[Token, ...], opened: DateMention, index: int) -> bool:
    """Whether a date ends what an earlier one began: "from 2018 to 2020", "May 1 - May 5"."""
    if _before(tokens, index) != opened.end:
        return False
    link, before = tokens[opened.end].norm, _norm(tokens, _before(tokens, opened.first))
    return (
        link in _HYPHENS
        or (link in ("to", "until", "through") and before == "from")
        or (link == "and" and before == "between")
    )


def _mention(tokens: tuple[Token, ...], index: int, parts: _Parts) -> DateMention:
    starts, ends = parts.starts_on, parts.ends_on
    if starts is None:
        starts, ends = _days(parts)
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
    )


def _relation(tokens: tuple[Token, ...], index: int, parts: _Parts) -> str:
    """How the date bounds the time told: by the preposition before it.

    In "after the 2018 vote" the year tells which vote, and nothing comes after the year; days from
    one to another hold their own bounds.
    """
    if parts.day is None and tokens[parts.end - 1].norm in MONTHS and index + 2 < parts.end:
        return "on"
    before = _before(tokens, index)
    if _norm(tokens, before) == "the" and (parts.day is not None or parts.year is None):
        before -= 1
    if _norm(tokens, before) == "to" and _norm(tokens, before - 1) == "prior":
        return "before"
    if _norm(tokens, before) == "of" and _norm(tokens, before - 1) == "as":
        return "as of"
    return _RELATIONS.get(_norm(tokens, before), "on")


def _days(parts: _Parts) -> tuple[date | None, date | None]:
    """The first and last day of what is given; none where there is no such day ("31 June")."""
    if parts.year is None:
        return None, None
    if parts.month is None:
        return date(parts.year, 1, 1), date(parts.year, 12, 31)
    last = calendar.monthrange(parts.year, parts.month)[1]
    if parts.day is None:
        return date(parts.year, parts.month, 1), date(parts.year, parts.month, last)
    if parts.day > last:
        return None, None
    day = date(parts.year, parts.month, parts.day)
    return day, day


def _date_at(tokens: tuple[Token, ...], index: int, reference: date | None) -> _Parts | None:
    norm = tokens[index].norm
    if norm in WEEKDAYS:
        return _weekday(tokens, index, reference, 0)
    if _names_month(tokens, index):
        return _month_first(tokens, index)
    if norm[0].isdigit():
        return (
            _numeric(tokens, index)
            or _day_first(tokens, index)
            or _century(tokens, index)
            or _decade(tokens, index)
            or _bare_year(tokens, index)
        )
    if norm in ORDINALS:
        return _century(tokens, index)
    if norm in ("'", "‘", "’"):
        return _short_decade(tokens, index)
    if norm in _DAYS and reference is not None and not _in_name(tokens, index):
        day = reference + timedelta(days=_DAYS[norm])
        return _Parts(index + 1, day.year, day.month, day.day, starts_on=day, ends_on=day)
    if norm in _WHICH and index + 1 < len(tokens):
        return _relative(tokens, index, reference)
    return None


def _in_name(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether a capitalised word only goes on a name: "USA Today", "Theresa May"."""
    if index == 0 or not tokens[index].text[0].isupper():
        return False
    before = tokens[index - 1]
    return before.tag is Tag.NAME and before.norm not in WEEKDAYS


def _names_month(tokens: tuple[Token, ...], index: int) -> bool:
    if index >= len(tokens):
        return False
    token = tokens[index]
    if token.norm not in MONTHS or not token.text[0].isupper():
        return False
    if _day(tokens, index + 1) is not None or _year(tokens, index + 1) is not None:
        return True
    if token.norm not in _DOUBTFUL:
        return not _in_name(tokens, index)
    if _day(tokens, index - 1) is not None:
        return True
    before = _norm(tokens, index - 1)
    if before == "of" and _day(tokens, index - 2) is not None:
        return True
    if index == 0:
        return token.tag is Tag.NAME and token.norm in ("june", "april", "august")
    return before in _IN or before in _WHICH or before in _PARTS_OF_TIME or before in ("and", ",")


def _weekday(
    tokens: tuple[Token, ...], index: int, reference: date | None, step: int
) -> _Parts | None:
    """A weekday, with the date that follows it; `step` is -1 after "last", 1 after "next"."""
    norm = tokens[index].norm
    if not tokens[index].text[0].isupper() or _norm(tokens, index - 1) in _NAMED_DAYS:
        return None
    weekday = WEEKDAYS[norm]
    after = index + 2 if _norm(tokens, index + 1) == "," else index + 1
    rest = None
    if _names_month(tokens, after):
        rest = _month_first(tokens, after)
    elif _day(tokens, after) is not None:
        rest = _day_first(tokens, after)
    if rest is not None and rest.day is not None:
        return attrs.evolve(rest, weekday=weekday)
    if norm in _SHORT_DAYS and _norm(tokens, index - 1) != "on":
        return None
    if reference is None:
        return _Parts(index + 1, weekday=weekday)
    back = (reference.weekday() - weekday) % 7
    if step < 0:
        day = reference - timedelta(days=back or 7)
    elif step > 0:
        day = reference + timedelta(days=7 - back)
    elif _tells_future(tokens, index):
        day = reference + timedelta(days=-back % 7)
    else:
        day = reference - timedelta(days=back)
    return _Parts(index + 1, weekday=weekday, starts_on=day, ends_on=day)


def _tells_future(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether "on Friday" is the coming one: "will", or "this" before it."""
    if _norm(tokens, index - 1) in ("this", "coming"):
        return True
    return any(t.tag is Tag.AUXILIARY and t.lemma in ("will", "shall") for t in tokens)


def _month_first(tokens: tuple[Token, ...], index: int) -> _Parts:
    """Month first: "June", "June 2020", "June 11", "June 11-12, 2020"."""
    month = MONTHS[tokens[index].norm]
    end = index + 1
    day = _day(tokens, end)
    last = None
    if day is not None:
        end += 1
        last = _other_day(tokens, end, day)
        end += 2 if last is not None else 0
    year_at = end + 1 if _norm(tokens, end) in (",", "of") else end
    year = _year(tokens, year_at)
    # "On June 11, 2000 people marched" is rare, "On June 11, 2000, people marched" is not.
    if year is not None:
        end = year_at + 1
    return _day_range(_Parts(end, year, month, day), last)


def _day_first(tokens: tuple[Token, ...], index: int) -> _Parts | None:
    """Day first: "11 June", "11th of June 2020", "5-7 June 2020"."""
    day = _day(tokens, index)
    if day is None:
        return None
    at = index + 1
    last = _other_day(tokens, at, day)
    at += 2 if last is not None else 0
    at += _norm(tokens, at) == "of"
    if not _names_month(tokens, at):
        return None
    month = MONTHS[tokens[at].norm]
    year_at = at + 2 if _norm(tokens, at + 1) == "," else at + 1
    year = _year(tokens, year_at)
    end = at + 1 if year is None else year_at + 1
    return _day_range(_Parts(end, year, month, day), last)


def _other_day(tokens: tuple[Token, ...], index: int, day: int) -> int | None:
    """The second day of "11-12" or "11 to 12", after the first."""
    last = _day(tokens, index + 1) if _norm(tokens, index) in (*_HYPHENS, "to") else None
    return last if last is not None and last > day else None


def _day_range(parts: _Parts, last: int | None) -> _Parts:
    """The days from `parts` to `last` of the same month; no day is given when there are several."""
    if last is None:
        return parts
    starts, _ = _days(parts)
    ends, _ = _days(attrs.evolve(parts, day=last))
    whole = starts is not None and ends is not None
    return attrs.evolve(
        parts, day=None, starts_on=starts if whole else None, ends_on=ends if whole else None
    )


def _day(tokens: tuple[Token, ...], index: int) -> int | None:
    norm = _norm(tokens, index)
    digits = norm[:-2] if norm.endswith(("st", "nd", "rd", "th")) else norm
    if digits.isdecimal() and len(digits) <= 2 and 1 <= int(digits) <= 31:
        return int(digits)
    return None


def _year(tokens: tuple[Token, ...], index: int) -> int | None:
    norm = _norm(tokens, index)
    if len(norm) == 4 and norm.isdecimal() and _EARLIEST <= int(norm) <= _LATEST:
        return int(norm)
    return None


def _numeric(tokens: tuple[Token, ...], index: int) -> _Parts | None:
    """In figures: "2020-06-11", "11.06.2020", "25/12/2020".

    With strokes, day and month are told apart only where one is over twelve: the order differs
    between Britain and America.
    """
    dotted = _DOTTED.fullmatch(tokens[index].norm)
    if dotted is not None:
        return _checked(index + 1, int(dotted[3]), int(dotted[2]), int(dotted[1]))
    sign = _norm(tokens, index + 1)
    row = tokens[index : index + 5]
    apart = any(one.end != two.start for one, two in pairwise(row))
    if len(row) < 5 or sign not in ("-", "/") or row[3].norm != sign or apart:
        return None
    numbers = [token.norm for token in row[::2]]
    if not all(number.isdecimal() and len(number) <= 4 for number in numbers):
        return None
    first, second, third = map(int, numbers)
    end = index + 5
    if len(numbers[0]) == 4:
        return _checked(end, first, second, third)
    if len(numbers[2]) != 4:
        return None
    if first != second and first <= 12 and second <= 12:
        return _Parts(end, third) if _EARLIEST <= third <= _LATEST else None
    return _checked(end, third, min(first, second), max(first, second))


def _checked(end: int, year: int, month: int, day: int) -> _Parts | None:
    try:
        made = date(year, month, day)
    except ValueError:
        return None
    return _Parts(end, made.year, made.month, made.day)


def _decade(tokens: tuple[Token, ...], index: int) -> _Parts | None:
    """Ten years, "the 1990s", and "the 1800s", which are a century."""
    norm = tokens[index].norm
    if len(norm) != 5 or not norm.endswith("0s") or not norm[:4].isdecimal():
        return None
    start = int(norm[:4])
    if not _EARLIEST <= start <= _LATEST:
        return None
    years = 100 if start % 100 == 0 and start < 2000 else 10
    return _Parts(index + 1, starts_on=date(start, 1, 1), ends_on=date(start + years - 1, 12, 31))


def _short_decade(tokens: tuple[Token, ...], index: int) -> _Parts | None:
    """Ten years, "the '90s", of the last century."""
    norm = _norm(tokens, index + 1)
    if len(norm) != 3 or not norm.endswith("0s") or not "3" <= norm[0] <= "9":
        return None
    start = 1900 + int(norm[:2])
    return _Parts(index + 2, starts_on=date(start, 1, 1), ends_on=date(start + 9, 12, 31))


def _century(tokens: tuple[Token, ...], index: int) -> _Parts | None:
    """A hundred years: "the 20th century", which the year 2000 ended."""
    if _norm(tokens, index + 1) not in ("century", "centuries"):
        return None
    norm = tokens[index].norm
    number = ORDINALS.get(norm) or _day(tokens, index)
    if number is None or not 11 <= number <= 22 or norm.isdecimal():
        return None
    return _Parts(
        index + 2,
        starts_on=date(100 * number - 99, 1, 1),
        ends_on=date(100 * number, 12, 31),
    )


def _bare_year(tokens: tuple[Token, ...], index: int) -> _Parts | None:
    year = _year(tokens, index)
    if year is None:
        return None
    before = _norm(tokens, index - 1)
    if before in _AMOUNTS or (
        before == "than" and _norm(tokens, index - 2) in ("more", "less", "fewer", "greater")
    ):
        return None
    if _joined(tokens, index):
        # "2018-19" is a season; any other number tied on makes a code.
        return _season(tokens, index, year)
    if _counts(tokens, index, before) or (year < 1400 and before not in (*_IN, "year")):
        return None
    return _Parts(index + 1, year)


def _joined(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether a hyphen or stroke ties another number to the year."""
    return (
        _norm(tokens, index + 1) in (*_HYPHENS, "/")
        and _norm(tokens, index + 2)[:1].isdigit()
        and tokens[index].end == tokens[index + 1].start
        and _year(tokens, index + 2) is None
    )


def _season(tokens: tuple[Token, ...], index: int, year: int) -> _Parts | None:
    last = _norm(tokens, index + 2)
    if not (last.isdecimal() and len(last) == 2) or _norm(tokens, index + 3) in _HYPHENS:
        return None
    ends = year - year % 100 + int(last)
    if not year < ends <= year + 60:
        return None
    return _Parts(index + 3, starts_on=date(year, 1, 1), ends_on=date(ends, 12, 31))


def _counts(tokens: tuple[Token, ...], index: int, before: str) -> bool:
    """Whether four digits count or measure what follows: "2018 people", "in 2000 feet"."""
    if index + 1 >= len(tokens):
        return False
    after = tokens[index + 1]
    if after.norm in MULTIPLIERS or after.norm in _ABBREVIATED_UNITS:
        return True
    plural = after.tag is Tag.NOUN and after.form == "plural"
    if plural and {"unit", "money"} & classes(after.lemma, "n"):
        return True
    return (plural or after.norm == "people") and before not in (*_IN, "the", "a")


def _relative(tokens: tuple[Token, ...], index: int, reference: date | None) -> _Parts | None:
    """Read "last year", "this week" and the like against the reference where there is one."""
    norm, unit = tokens[index].norm, tokens[index + 1]
    step = _WHICH[norm]
    if unit.norm in WEEKDAYS:
        return _weekday(tokens, index + 1, reference, step)
    if _names_month(tokens, index + 1):
        inner = _month_first(tokens, index + 1)
        if inner.year is not None or reference is None or inner.month is None:
            return inner
        return attrs.evolve(inner, year=_nearest_year(inner.month, reference, step))
    if unit.norm not in _UNITS or reference is None or norm == "past":
        return None
    end = index + 2
    if unit.norm == "year":
        return _Parts(end, reference.year + step)
    if unit.norm == "month":
        month = reference.year * 12 + reference.month - 1 + step
        return _Parts(end, month // 12, month % 12 + 1)
    monday = reference - timedelta(days=reference.weekday()) + timedelta(weeks=step)
    return _Parts(end, starts_on=monday, ends_on=monday + timedelta(days=6))


def _nearest_year(month: int, reference: date, step: int) -> int:
    """The year of the last, this or next month of that name, as seen from the reference."""
    if step < 0 and month >= reference.month:
        return reference.year - 1
    if step > 0 and month <= reference.month:
        return reference.year + 1
    return reference.year
