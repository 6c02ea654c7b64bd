"""Elapsed time: "two years ago", "six months from now", counted from the document's date."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from factcheck.analysis.date_forms import norm_at
from factcheck.facts import DateMention, Token
from factcheck.text import Span

_DAYS = {"day": 1.0, "week": 7.0, "month": 365.25 / 12, "year": 365.25, "decade": 3652.5}
_ONE = frozenset(("a", "an"))
_AND_A_HALF = ["and", "a", "half"]
_MORE = frozenset(("more than", "well over", "over", "at least"))
_LESS = frozenset(("less than", "fewer than", "just under", "under", "within"))
# How far a count of units may be off: half a unit, or a tenth of them where they are many.
_HALF = 0.5
_TENTH = 0.1


def counted_at(tokens: tuple[Token, ...], index: int, reference: date) -> DateMention | None:
    """The days that a count of units before "ago", or "from now", at `index` can mean.

    Counts are rough: "two years ago" takes in all of that calendar year, and a year and a half to
    two and a half; "two days ago" is that day, and "two years ago this month" that month. "More
    than" and "less than" are bounds. None where no such count ends there.
    """
    end, back = index + 1, True
    if tokens[index].norm == "from" and norm_at(tokens, index + 1) == "now":
        end, back = index + 2, False
    elif tokens[index].norm != "ago":
        return None
    told = _count_before(tokens, index)
    if told is None:
        return None
    count, unit, first = told
    starts, ends = _reach(count, unit, reference) if back else _ahead(count, unit, reference)
    if back and unit == "year" and _tells_month(tokens, end):
        year = max(1, reference.year - round(count))
        starts, ends = _month(year, reference.month)
        end += 2
    before = " ".join(t.norm for t in tokens[max(0, first - 2) : first])
    relation = "on"
    more, less = (before in some or before.split(" ")[-1] in some for some in (_MORE, _LESS))
    if more and back:
        relation, starts = "before", ends
    elif more:
        relation, ends = "after", starts
    elif less:
        starts, ends = (starts, reference) if back else (reference, ends)
    span = Span(tokens[first].start, tokens[end - 1].end)
    weekday = starts.weekday() if starts == ends and relation == "on" else None
    return DateMention(
        span, first, end, weekday=weekday, starts_on=starts, ends_on=ends, relation=relation
    )


def _count_before(tokens: tuple[Token, ...], index: int) -> tuple[float, str, int] | None:
    """How many of which unit stand before `index`, and where they begin.

    "Two years", "a year", "half a year", "two and a half years", "a year and a half".
    """
    words = [token.norm for token in tokens[max(0, index - 5) : index]]
    halves = 0.0
    at = index - 1
    if words[-3:] == _AND_A_HALF:
        halves, at = 0.5, index - 4
    if at < 1 or tokens[at].lemma not in _DAYS:
        return None
    unit, first = tokens[at].lemma, at - 1
    if not halves and words[-4:-1] == _AND_A_HALF:
        halves, first = 0.5, at - 4
    if first < 0:
        return None
    amount = tokens[first]
    count = "1" if amount.norm in _ONE else amount.lemma
    if amount.norm == "dozen" and norm_at(tokens, first - 1) in _ONE:
        count, first = "12", first - 1
    elif amount.norm in _ONE and norm_at(tokens, first - 1) == "half":
        return 0.5, unit, first - 1
    if not count.isdecimal() or len(count) > 3:
        return None
    return int(count) + halves, unit, first


def _tells_month(tokens: tuple[Token, ...], index: int) -> bool:
    return norm_at(tokens, index) == "this" and norm_at(tokens, index + 1) == "month"


def _month(year: int, month: int) -> tuple[date, date]:
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def _reach(count: float, unit: str, reference: date) -> tuple[date, date]:
    """The first and the last day that lie so many units back."""
    days, off = _DAYS[unit], _off(count, unit)
    starts = _back(reference, days * (count + off))
    ends = _back(reference, days * max(0.0, count - off))
    whole = int(count)
    if count == whole and unit == "year" and whole < reference.year - 1:
        year = reference.year - whole
        starts, ends = min(starts, date(year, 1, 1)), max(ends, date(year, 12, 31))
    elif count == whole and unit == "month":
        first, last = _month_from(reference, -whole)
        starts, ends = min(starts, first), max(ends, last)
    return starts, min(ends, reference)


def _ahead(count: float, unit: str, reference: date) -> tuple[date, date]:
    """The first and the last day that lie so many units ahead."""
    days, off = _DAYS[unit], _off(count, unit)
    starts = _on(reference, days * max(0.0, count - off))
    ends = _on(reference, days * (count + off))
    if count == int(count) and unit == "month":
        first, last = _month_from(reference, int(count))
        starts, ends = min(starts, first), max(ends, last)
    return max(starts, reference), ends


def _off(count: float, unit: str) -> float:
    """How many units a count may be off."""
    least = 0.0 if unit == "day" else _HALF if count >= 1 else _HALF / 2
    return max(least, _TENTH * count)


def _month_from(reference: date, months: int) -> tuple[date, date]:
    """The first and last day of the month so many months from the reference's."""
    told = min(max(12, reference.year * 12 + reference.month - 1 + months), 9999 * 12 + 11)
    return _month(told // 12, told % 12 + 1)


def _back(reference: date, days: float) -> date:
    return reference - timedelta(days=min(round(days), (reference - date.min).days))


def _on(reference: date, days: float) -> date:
    return reference + timedelta(days=min(round(days), (date.max - reference).days))
