"""Elapsed time: "two years ago", as days counted back from the document's date."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from factcheck.facts import DateMention, Token
from factcheck.text import Span

_DAYS = {"day": 1.0, "week": 7.0, "month": 365.25 / 12, "year": 365.25, "decade": 3652.5}
_ONE = frozenset(("a", "an"))
_MORE = frozenset(("more than", "well over", "over", "at least"))
_LESS = frozenset(("less than", "fewer than", "just under", "under", "within"))
# How far a count of units may be off: half a unit, or a tenth of them where they are many.
_HALF = 0.5
_TENTH = 0.1


def ago_at(tokens: tuple[Token, ...], index: int, reference: date) -> DateMention | None:
    """The days that a count of units before the word "ago" at `index` can mean; None without one.

    Counts are rough: "two years ago" takes in all of that calendar year, and a year and a half to
    two and a half; "two days ago" is that day. "More than" and "less than" are bounds.
    """
    if index < 2 or tokens[index].norm != "ago":
        return None
    unit, amount = tokens[index - 1], tokens[index - 2]
    told = "1" if amount.norm in _ONE else amount.lemma
    if unit.lemma not in _DAYS or not told.isdecimal() or len(told) > 3:
        return None
    starts, ends = _reach(int(told), unit.lemma, reference)
    before = " ".join(t.norm for t in tokens[max(0, index - 4) : index - 2])
    first = index - 2
    relation = "on"
    if before in _MORE or before.split(" ")[-1] in _MORE:
        relation, starts = "before", ends
    elif before in _LESS or before.split(" ")[-1] in _LESS:
        ends = reference
    span = Span(tokens[first].start, tokens[index].end)
    weekday = starts.weekday() if starts == ends and relation == "on" else None
    return DateMention(
        span, first, index + 1, weekday=weekday, starts_on=starts, ends_on=ends, relation=relation
    )


def _reach(count: int, unit: str, reference: date) -> tuple[date, date]:
    """The first and the last day that lie so many units back."""
    days = _DAYS[unit]
    off = max(0.0 if unit == "day" else _HALF, _TENTH * count)
    starts = _back(reference, days * (count + off))
    ends = _back(reference, days * max(0.0, count - off))
    if unit == "year" and count < reference.year - 1:
        year = reference.year - count
        starts, ends = min(starts, date(year, 1, 1)), max(ends, date(year, 12, 31))
    elif unit == "month":
        months = max(12, reference.year * 12 + reference.month - 1 - count)
        year, month = months // 12, months % 12 + 1
        starts = min(starts, date(year, month, 1))
        ends = max(ends, date(year, month, monthrange(year, month)[1]))
    return starts, min(ends, reference)


def _back(reference: date, days: float) -> date:
    return reference - timedelta(days=min(round(days), (reference - date.min).days))
