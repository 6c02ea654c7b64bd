"""Written dates: days, months, years, decades, centuries and seasons, as far as given."""

from __future__ import annotations

import calendar
import re
from datetime import date
from itertools import pairwise

import attrs

from factcheck.analysis.words import MONTHS, MULTIPLIERS, ORDINALS, WEEKDAYS
from factcheck.facts import Tag, Token
from factcheck.lexicon import classes

WHICH_ONE = {"last": -1, "past": -1, "this": 0, "current": 0, "next": 1, "coming": 1}
EARLIEST = 1000
LATEST = 2199
_PARTS_OF_TIME = frozenset("early late mid".split())
HYPHENS = frozenset(("-", "–"))
# Months that are also verbs, first names or short for other words: dates only where the words
# around say so.
_DOUBTFUL = frozenset("may march mar jan june april august".split())
# Weekdays of their own name, which are no day of this week.
NAMED_DAYS = frozenset("ash black bloody cyber easter good holy maundy palm shrove super".split())
_IN = frozenset("in since by until till from during before after through for to of".split())
_AMOUNTS = frozenset(("$", "€", "£", "¥", "about", "nearly", "almost", "over", "some", "least"))
_ABBREVIATED_UNITS = frozenset("% percent km kg mph ft m".split())
_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")


@attrs.frozen
class Parts:
    """A date as read from tokens: what is given, where it ends, and the days it can mean."""

    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    starts_on: date | None = None
    ends_on: date | None = None


def norm_at(tokens: tuple[Token, ...], index: int) -> str:
    """The plain form of the token at `index`, "" outside the sentence."""
    return tokens[index].norm if 0 <= index < len(tokens) else ""


def past_code(tokens: tuple[Token, ...], index: int) -> int:
    """The next place to look: after a row of digits and hyphens or strokes that is no date."""
    while (
        tokens[index].norm[0].isdigit()
        and norm_at(tokens, index + 1) in ("-", "–", "/")
        and norm_at(tokens, index + 2)[:1].isdigit()
        and tokens[index].end == tokens[index + 1].start
        and tokens[index + 1].end == tokens[index + 2].start
    ):
        index += 2
    return index + 1


def place_before(tokens: tuple[Token, ...], index: int) -> int:
    """The place before a date, and before "early" or "late"."""
    return index - (2 if norm_at(tokens, index - 1) in _PARTS_OF_TIME else 1)


def days_of(parts: Parts) -> tuple[date | None, date | None]:
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


def is_in_name(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether a capitalised word only goes on a name: "USA Today", "Theresa May"."""
    if index == 0 or not tokens[index].text[0].isupper():
        return False
    before = tokens[index - 1]
    return before.tag is Tag.NAME and before.norm not in WEEKDAYS


def names_month(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether the token names a month, rather than "may" or "march" the verb."""
    if index >= len(tokens):
        return False
    token = tokens[index]
    if token.norm not in MONTHS:
        return False
    if not token.text[0].isupper():
        # In small letters only between a day and a year: "14th january 2012".
        return day_named(tokens, index - 1) is not None and year_at(tokens, index + 1) is not None
    if day_named(tokens, index + 1) is not None or year_at(tokens, index + 1) is not None:
        return True
    if token.norm not in _DOUBTFUL:
        return not is_in_name(tokens, index)
    if day_named(tokens, index - 1) is not None:
        return True
    before = norm_at(tokens, index - 1)
    if before == "of" and day_named(tokens, index - 2) is not None:
        return True
    if before == "between" and norm_at(tokens, index + 1) == "and":
        return norm_at(tokens, index + 2) in MONTHS
    named = index + 1 < len(tokens) and tokens[index + 1].tag is Tag.NAME
    listed = before in ("and", ",") and norm_at(tokens, index - 2) not in MONTHS
    if named and (index == 0 or listed):
        # "The goalkeeper, Jan Novak", "April Jones".
        return False
    if index == 0:
        return token.tag is Tag.NAME and token.norm in ("june", "april", "august")
    return (
        before in _IN or before in WHICH_ONE or before in _PARTS_OF_TIME or before in ("and", ",")
    )


def month_first(tokens: tuple[Token, ...], index: int) -> Parts:
    """Month first: "June", "June 2020", "June 11", "June 11-12, 2020"."""
    month = MONTHS[tokens[index].norm]
    end = index + 1
    day = day_named(tokens, end)
    last = None
    if day is not None:
        end += 1
        last = _other_day(tokens, end, day)
        end += 2 if last is not None else 0
    place = end + 1 if norm_at(tokens, end) in (",", "of") else end
    year = year_at(tokens, place)
    # "On June 11, 2000 people marched" is rare, "On June 11, 2000, people marched" is not.
    if year is not None:
        end = place + 1
    return _day_range(Parts(end, year, month, day), last)


def day_first(tokens: tuple[Token, ...], index: int) -> Parts | None:
    """Day first: "11 June", "11th of June 2020", "5-7 June 2020"."""
    day = day_named(tokens, index)
    if day is None:
        return None
    at = index + 1
    last = _other_day(tokens, at, day)
    at += 2 if last is not None else 0
    at += norm_at(tokens, at) == "of"
    if not names_month(tokens, at):
        return None
    month = MONTHS[tokens[at].norm]
    place = at + 2 if norm_at(tokens, at + 1) == "," else at + 1
    year = year_at(tokens, place)
    end = at + 1 if year is None else place + 1
    return _day_range(Parts(end, year, month, day), last)


def _other_day(tokens: tuple[Token, ...], index: int, day: int) -> int | None:
    """The second day of "11-12" or "11 to 12", after the first."""
    last = day_named(tokens, index + 1) if norm_at(tokens, index) in (*HYPHENS, "to") else None
    return last if last is not None and last > day else None


def _day_range(parts: Parts, last: int | None) -> Parts:
    """The days from `parts` to `last` of the same month; no day is given when there are several."""
    if last is None:
        return parts
    starts, _ = days_of(parts)
    ends, _ = days_of(attrs.evolve(parts, day=last))
    whole = starts is not None and ends is not None
    return attrs.evolve(
        parts, day=None, starts_on=starts if whole else None, ends_on=ends if whole else None
    )


def day_named(tokens: tuple[Token, ...], index: int) -> int | None:
    """The day of the month that a token gives, 1 to 31, or None."""
    norm = norm_at(tokens, index)
    digits = norm[:-2] if norm.endswith(("st", "nd", "rd", "th")) else norm
    if digits.isdecimal() and len(digits) <= 2 and 1 <= int(digits) <= 31:
        return int(digits)
    return None


def year_at(tokens: tuple[Token, ...], index: int) -> int | None:
    """The year that four digits at `index` are, or None."""
    norm = norm_at(tokens, index)
    if len(norm) == 4 and norm.isdecimal() and EARLIEST <= int(norm) <= LATEST:
        return int(norm)
    return None


def numeric_date(tokens: tuple[Token, ...], index: int) -> Parts | None:
    """In figures: "2020-06-11", "11.06.2020", "25/12/2020".

    With strokes, day and month are told apart only where one is over twelve: the order differs
    between Britain and America.
    """
    dotted = _DOTTED.fullmatch(tokens[index].norm)
    if dotted is not None:
        return _checked(index + 1, int(dotted[3]), int(dotted[2]), int(dotted[1]))
    sign = norm_at(tokens, index + 1)
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
        return Parts(end, third) if EARLIEST <= third <= LATEST else None
    return _checked(end, third, min(first, second), max(first, second))


def _checked(end: int, year: int, month: int, day: int) -> Parts | None:
    try:
        made = date(year, month, day)
    except ValueError:
        return None
    return Parts(end, made.year, made.month, made.day)


def decade_at(tokens: tuple[Token, ...], index: int) -> Parts | None:
    """Ten years, "the 1990s", and "the 1800s", which are a century."""
    norm = tokens[index].norm
    if len(norm) != 5 or not norm.endswith("0s") or not norm[:4].isdecimal():
        return None
    start = int(norm[:4])
    if not EARLIEST <= start <= LATEST:
        return None
    years = 100 if start % 100 == 0 and start < 2000 else 10
    return Parts(index + 1, starts_on=date(start, 1, 1), ends_on=date(start + years - 1, 12, 31))


def short_decade_at(tokens: tuple[Token, ...], index: int) -> Parts | None:
    """Ten years, "the '90s", of the last century."""
    norm = norm_at(tokens, index + 1)
    if len(norm) != 3 or not norm.endswith("0s") or not "3" <= norm[0] <= "9":
        return None
    start = 1900 + int(norm[:2])
    return Parts(index + 2, starts_on=date(start, 1, 1), ends_on=date(start + 9, 12, 31))


def _in_name(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether a capitalised word runs on into a name: "20th Century Fox"."""
    after = tokens[index + 1 : index + 2]
    return tokens[index].text[0].isupper() and any(token.tag is Tag.NAME for token in after)


def century_at(tokens: tuple[Token, ...], index: int) -> Parts | None:
    """A hundred years: "the 20th century", which the year 2000 ended."""
    if norm_at(tokens, index + 1) not in ("century", "centuries") or _in_name(tokens, index + 1):
        return None
    norm = tokens[index].norm
    number = ORDINALS.get(norm) or day_named(tokens, index)
    if number is None or not 11 <= number <= 22 or norm.isdecimal():
        return None
    return Parts(
        index + 2,
        starts_on=date(100 * number - 99, 1, 1),
        ends_on=date(100 * number, 12, 31),
    )


def bare_year_at(tokens: tuple[Token, ...], index: int) -> Parts | None:
    """Read a year that stands alone; None for a number that counts something."""
    year = year_at(tokens, index)
    if year is None:
        return None
    before = norm_at(tokens, index - 1)
    if before in _AMOUNTS or (
        before == "than" and norm_at(tokens, index - 2) in ("more", "less", "fewer", "greater")
    ):
        return None
    if _joined(tokens, index):
        # "2018-19" is a season; any other number tied on makes a code.
        return _season(tokens, index, year)
    if _counts(tokens, index, before) or (year < 1400 and before not in (*_IN, "year")):
        return None
    return Parts(index + 1, year)


def _joined(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether a hyphen or stroke ties another number to the year."""
    return (
        norm_at(tokens, index + 1) in (*HYPHENS, "/")
        and norm_at(tokens, index + 2)[:1].isdigit()
        and tokens[index].end == tokens[index + 1].start
        and year_at(tokens, index + 2) is None
    )


def _season(tokens: tuple[Token, ...], index: int, year: int) -> Parts | None:
    last = norm_at(tokens, index + 2)
    if not (last.isdecimal() and len(last) == 2) or norm_at(tokens, index + 3) in HYPHENS:
        return None
    ends = year - year % 100 + int(last)
    if not year < ends <= year + 60:
        return None
    return Parts(index + 3, starts_on=date(year, 1, 1), ends_on=date(ends, 12, 31))


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
    if not plural and after.norm != "people":
        return False
    # "The twin 1998 bombings" tells which.
    told = norm_at(tokens, index - 2) == "the" and tokens[index - 1].tag in (
        Tag.ADJECTIVE,
        Tag.NOUN,
    )
    return before not in (*_IN, "the", "a") and not told
