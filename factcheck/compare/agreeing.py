"""Whether two dates can mean one time, at the precision of both, and whether one says the other."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

import attrs

from factcheck.compare.alignment import Alignment
from factcheck.facts import DateMention

BOUNDED = frozenset(("after", "since", "before", "until"))
"""The relations by which a date only bounds a time."""
_ALIKE = (("before", "until"), ("after", "since"))
_ANY_YEAR = 2000
_DAY = timedelta(days=1)


def may_be_compared(one: DateMention, two: DateMention) -> bool:
    """Whether two dates give some field that both have, or days that can be laid side by side."""
    one, two = _completed(one, _year_of(two)), _completed(two, _year_of(one))
    if one.starts_on is not None and two.starts_on is not None:
        return True
    return any(
        a is not None and b is not None for a, b in zip(_fields(one), _fields(two), strict=True)
    )


def agree(one: DateMention, two: DateMention) -> bool:
    """Whether two dates can mean the same time: no field differs, and the days overlap.

    "After 2006" takes in 2007 but not 2006, and "before May" April; a bound with no day known says
    nothing but of days in its month.
    """
    one, two = _completed(one, _year_of(two)), _completed(two, _year_of(one))
    weekdays = {one.weekday, two.weekday} - {None}
    if len(weekdays) > 1 and one.relation == two.relation == "on":
        return False
    if one.starts_on is None and two.starts_on is None and one.month == two.month:
        # Two days of one month, without a year, are of one.
        one, two = _completed(one, _ANY_YEAR), _completed(two, _ANY_YEAR)
    if one.starts_on and two.starts_on and one.ends_on and two.ends_on:
        if one.relation == two.relation:
            return one.starts_on <= two.ends_on and two.starts_on <= one.ends_on
        start, end = _reach(one)
        other_start, other_end = _reach(two)
        return start <= other_end and other_start <= end
    if BOUNDED & {one.relation, two.relation} and one.relation != two.relation:
        return True
    shared = [
        (a, b)
        for a, b in zip(_fields(one), _fields(two), strict=True)
        if a is not None and b is not None
    ]
    return bool(shared) and all(a == b for a, b in shared)


def of_a_kind(alignment: Alignment, mention: DateMention) -> list[DateMention]:
    """The claim's dates that bound a time as a draft's does, or where none does, all of them.

    "Before September" is told by "by March", whatever else came in May.
    """
    claimed = list(alignment.claim.dates)
    alike = next((kinds for kinds in _ALIKE if mention.relation in kinds), ())
    return [d for d in claimed if d.relation in alike] or claimed


def tells(claimed: DateMention, mention: DateMention) -> bool:
    """Whether a claim's date says what a draft's does: no more than both being right.

    What holds from 1 February on need not have come on 1 March, what came in 2018 not in June
    2018, and what was done by March not before February.
    """
    if not agree(mention, claimed):
        return False
    if claimed.relation in BOUNDED and mention.relation == "on":
        return mention.month is None or (mention.month, mention.day) == (claimed.month, claimed.day)
    # Of two dates without a year, both are of one.
    ours = _completed(mention, _year_of(claimed) or _ANY_YEAR)
    theirs = _completed(claimed, _year_of(mention) or _ANY_YEAR)
    if ours.starts_on is None or theirs.starts_on is None or None in (ours.ends_on, theirs.ends_on):
        return True
    (start, end), (first, last) = _reach(theirs), _reach(ours)
    return first <= start and end <= last


def _year_of(mention: DateMention) -> int | None:
    """The year of a date that gives one, or whose days are known."""
    starts, ends = mention.starts_on, mention.ends_on
    if mention.year is not None or starts is None or ends is None:
        return mention.year
    return starts.year if starts.year == ends.year else None


def _completed(mention: DateMention, year: int | None) -> DateMention:
    """A day or month without a year, taken to be of the other date's year."""
    if mention.starts_on is not None or mention.month is None or year is None:
        return mention
    last = monthrange(year, mention.month)[1]
    if mention.day is not None and mention.day > last:
        return mention
    start = date(year, mention.month, mention.day or 1)
    return attrs.evolve(
        mention, starts_on=start, ends_on=date(year, mention.month, mention.day or last)
    )


def _reach(mention: DateMention) -> tuple[date, date]:
    """The first and last day that a date with its preposition can mean.

    What is before or after a time lies outside it.
    """
    assert mention.starts_on is not None
    assert mention.ends_on is not None
    start, end = mention.starts_on, mention.ends_on
    if mention.relation == "after":
        return (end + _DAY if end < date.max else end), date.max
    if mention.relation == "since":
        return start, date.max
    if mention.relation == "before":
        return date.min, (start - _DAY if start > date.min else start)
    if mention.relation == "until":
        return date.min, end
    return start, end


def _fields(mention: DateMention) -> tuple[int | None, ...]:
    return (mention.year, mention.month, mention.day, mention.weekday)
