"""Days: "on Thursday" and "last year" written out, so that a statement holds on any other day."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from datetime import date, timedelta

import attrs

from factcheck.drafting.propositions import Reading
from factcheck.drafting.tables import SEASONS, TIMES_OF_DAY
from factcheck.facts import DateMention, Tag

_MONTHS = calendar.month_name
_UNITS = {"day": 1, "week": 7, "month": 30, "year": 365}
_RELATIVE = frozenset("yesterday today tomorrow tonight".split())
_WHICH = frozenset("last this next past coming current".split())
_BOUNDING = frozenset("until till by since from before after between through".split())


@attrs.frozen
class Day:
    """Words for a relative day: their tokens, and what is written for them, None: left out.

    `open` says that the words stay, and that nothing tells which day they mean.
    """

    first: int
    end: int
    text: str | None
    open: bool = False


def days(reading: Reading, published_on: date | None) -> tuple[Day, ...]:
    """Return what is written for each relative day of the sentence.

    "This week" is the week of the day of publication, whichever day weeks begin on.
    """
    made = {day.first: day for day in _ago(reading, published_on)}
    for day in _seasons(reading, published_on):
        made.setdefault(day.first, day)
    for mention in reading.facts.dates:
        found = _named(reading, mention, published_on)
        if found is not None:
            made.setdefault(found.first, found)
    return tuple(made[first] for first in sorted(made))


def _named(reading: Reading, mention: DateMention, published_on: date | None) -> Day | None:
    norms = [reading.norm(i) for i in range(mention.first, mention.end)]
    if mention.month is not None and mention.year is None:
        return _this_year(reading, mention, published_on)
    weekday = mention.weekday is not None and mention.day is None and mention.year is None
    relative = bool(_RELATIVE & set(norms)) or (norms[0] in _WHICH and len(norms) > 1)
    if not (weekday or relative):
        return None
    first, end = mention.first, mention.end
    before = reading.norm(first - 1)
    if before in ("earlier", "later", "late", "early") and not weekday:
        first -= 1
        before = reading.norm(first - 1)
    told = before in ("on", "in", "during", "over", "of", "at", *_BOUNDING) or before == "'s"
    hour = ""
    if reading.norm(end) in TIMES_OF_DAY:
        hour, end = reading.norm(end), end + 1
    day, last = mention.starts_on, mention.ends_on
    if day is None or last is None:
        if before in _BOUNDING or before in ("of", "'s") or reading.norm(end) == "'s":
            return Day(first, end, reading.text(first, end), open=True)
        return Day(first - (before in ("on", "in")), end, None)
    if weekday and published_on is not None and day > published_on and _over(reading, first):
        day, last = day - timedelta(days=7), last - timedelta(days=7)
    within = published_on is not None and day <= published_on <= last
    anchor = published_on if within else None
    if reading.norm(end) == "'s":
        # "Thursday's vote": "11 June 2020's vote".
        return Day(first, end, _full(day) if day == last else _period(day, last, anchor))
    return _written(first, end, before if told else "", (day, last), hour, anchor)


def _over(reading: Reading, index: int) -> bool:
    """Whether the verb before a day tells of the past: "will close, she told us on Monday"."""
    verb = next((g for g in reversed(reading.groups) if g.end <= index and g.finite), None)
    return verb is not None and reading.tokens[verb.first].form == "past"


def _this_year(reading: Reading, mention: DateMention, published_on: date | None) -> Day | None:
    """A month or day without its year, told of in the past: the last one before publication."""
    verb = next((g for g in reversed(reading.groups) if g.end <= mention.first and g.finite), None)
    past = verb is not None and reading.tokens[verb.verb].form in ("past", "participle")
    due = any(reading.norm(i) in ("due", "until", "by") for i in range(mention.first))
    opened = reading.norm(mention.first - 1) in ("on", "in", "since")
    if published_on is None or mention.month is None or not past or due or not opened:
        return None
    day = mention.day or 1
    earlier = (mention.month, day) <= (published_on.month, published_on.day)
    year = published_on.year - (not earlier)
    words = reading.text(mention.first, mention.end)
    comma = "," if mention.day is not None and words[0].isalpha() else ""
    return Day(mention.first, mention.end, f"{words}{comma} {year}")


def _written(
    first: int, end: int, opener: str, reach: tuple[date, date], hour: str, told: date | None
) -> Day:
    day, last = reach
    bounded = opener in _BOUNDING or opener in ("of", "'s")
    preposition = opener if opener in ("on", "in", "during", "over", "at") else ""
    start = first - bool(preposition)
    if day == last:
        within = f"the {hour} of " if hour else ""
        name = f"{within}{calendar.day_name[day.weekday()]}, {_full(day)}"
        return Day(start, end, name if bounded else f"on {name}")
    name = _period(day, last, told)
    return Day(start, end, name if bounded else f"in {name}")


def _period(day: date, last: date, told: date | None) -> str:
    if last - day <= timedelta(days=7):
        return f"the week of {_full(told or day)}"
    if last - day <= timedelta(days=31):
        return f"{_MONTHS[day.month]} {day.year}"
    return str(day.year)


def _full(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month]} {day.year}"


def _ago(reading: Reading, published_on: date | None) -> Iterator[Day]:
    """As in "two years ago"."""
    for index, token in enumerate(reading.tokens):
        if token.norm != "ago" or index < 2:
            continue
        unit, amount = reading.tokens[index - 1], reading.tokens[index - 2]
        if unit.lemma not in _UNITS:
            continue
        told = {"a": "1", "an": "1"}.get(amount.norm, amount.lemma)
        count = int(told) if told.isdecimal() and len(told) < 4 else None
        first = index - 2
        if published_on is None or count is None or published_on.year - count < 1:
            yield Day(first, index + 1, reading.text(first, index + 1), open=True)
            continue
        yield Day(first, index + 1, _back(published_on, unit.lemma, count))


def _back(published_on: date, unit: str, count: int) -> str:
    if unit == "year":
        return f"in {published_on.year - count}"
    if unit == "month":
        months = published_on.year * 12 + published_on.month - 1 - count
        return f"in {_MONTHS[months % 12 + 1]} {months // 12}"
    day = published_on - timedelta(days=count * _UNITS[unit])
    return f"on {_full(day)}" if unit == "day" else f"in the week of {_full(day)}"


def _seasons(reading: Reading, published_on: date | None) -> Iterator[Day]:
    """As in "this summer", "this morning"."""
    for index in range(1, len(reading.tokens)):
        norm, before = reading.norm(index), reading.norm(index - 1)
        if before not in ("this", "last"):
            continue
        if norm in SEASONS and reading.tokens[index].tag is Tag.NOUN:
            year = None if published_on is None else published_on.year - (before == "last")
            text = None if year is None else f"in the {norm} of {year}"
        elif norm in TIMES_OF_DAY:
            day = None if published_on is None else published_on - timedelta(days=before == "last")
            text = None if day is None else f"on the {norm} of {_full(day)}"
        else:
            continue
        yield Day(index - 1, index + 1, text)
