"""Times by the clock: of the day ("6.40 p.m.", "18:40", "0400 GMT"), and taken ("14:05.92")."""

from __future__ import annotations

import re

from factcheck.analysis.numerals import are_touching, norm_at, span_of
from factcheck.facts import Comparator, Dimension, Quantity, Token

_HALVES = {"a.m.": 0, "am": 0, "a.m": 0, "p.m.": 720, "pm": 720, "p.m": 720}
_DOTTED = re.compile(r"(\d{1,2})\.([0-5]\d)")
_MINUTES = re.compile(r"[0-5]\d")
_SECONDS = re.compile(r"[0-5]\d\.\d{1,3}")
_FOUR_DIGITS = re.compile(r"[0-2]\d[0-5]\d")
# Clocks that differ from that of the place; days and names may follow a time as well.
_ZONES = frozenset(
    "gmt utc bst cet cest eet eest msk ist jst et est edt ct cst cdt mt mst mdt pt pst pdt eastern "
    "central pacific mountain greenwich".split()
)
# Before a time on the clock of 24 hours: "at 18:40", but "won in 18:40".
_AT = frozenset("at from to until till by before after since around about and –".split())
_BOUNDS = {"after": Comparator.AT_LEAST, "before": Comparator.AT_MOST, "by": Comparator.AT_MOST}
_ABOUT = frozenset("around about approximately roughly nearly almost".split())
# "Shortly after seven" is about seven.
_SHORTLY = frozenset("shortly just soon moments minutes right immediately".split())
_HOUR, _MINUTE = 60.0, 1.0
_A_DAY = 1440.0


def clock_at(tokens: tuple[Token, ...], index: int) -> Quantity | None:
    """The time of day that starts at `index`, in minutes, where its half of the day is known."""
    read = _hour_and_minute(tokens, index)
    if read is None:
        return _of_four_digits(tokens, index)
    hour, minute, end = read
    half = _HALVES.get(norm_at(tokens, end))
    if half is not None and 1 <= hour <= 12:
        minutes = hour % 12 * 60 + half + (minute or 0)
        return _time(tokens, index, end + 1, minutes, _HOUR if minute is None else _MINUTE)
    whole = tokens[index].norm
    plain = len(whole) == 2 and (hour > 12 or whole[0] == "0") and hour < 24
    if minute is None or not plain or norm_at(tokens, index + 1) != ":":
        return None
    if norm_at(tokens, index - 1) not in _AT and norm_at(tokens, end) not in _ZONES:
        return None
    return _time(tokens, index, end, hour * 60 + minute, _MINUTE)


def time_taken_at(tokens: tuple[Token, ...], index: int) -> Quantity | None:
    """A length of time in minutes and seconds, which a decimal tells from a time of day."""
    parts = [index]
    while len(parts) < 3 and norm_at(tokens, parts[-1] + 1) == ":" and _tied(tokens, parts[-1]):
        parts.append(parts[-1] + 2)
    words = [tokens[part].norm for part in parts]
    if len(parts) < 2 or not _SECONDS.fullmatch(words[-1]):
        return None
    if not all(word.isdecimal() and len(word) <= 2 for word in words[:-1]):
        return None
    seconds = 0.0
    for word in words:
        seconds = 60 * seconds + float(word)
    decimals = len(words[-1].partition(".")[2])
    return Quantity(
        span_of(tokens, index, parts[-1] + 1),
        index,
        parts[-1] + 1,
        seconds / 86400,
        seconds / 86400,
        10.0**-decimals / 86400,
        Dimension.DURATION,
        Comparator.EQUAL,
    )


def _tied(tokens: tuple[Token, ...], index: int) -> bool:
    return are_touching(tokens, index + 1) and are_touching(tokens, index + 2)


def _hour_and_minute(tokens: tuple[Token, ...], index: int) -> tuple[int, int | None, int] | None:
    """The hour, the minute where one is given, and where they end: "6", "6.40", "6:40"."""
    norm = tokens[index].norm
    dotted = _DOTTED.fullmatch(norm)
    if dotted is not None:
        return int(dotted[1]), int(dotted[2]), index + 1
    if not norm.isdecimal() or len(norm) > 2:
        return None
    after = norm_at(tokens, index + 2)
    if norm_at(tokens, index + 1) == ":" and _tied(tokens, index):
        goes_on = norm_at(tokens, index + 3) == ":" and are_touching(tokens, index + 3)
        if not _MINUTES.fullmatch(after) or goes_on:
            return None
        return int(norm), int(after), index + 3
    return int(norm), None, index + 1


def _of_four_digits(tokens: tuple[Token, ...], index: int) -> Quantity | None:
    norm = tokens[index].norm
    if not _FOUR_DIGITS.fullmatch(norm) or norm_at(tokens, index + 1) not in ("gmt", "utc"):
        return None
    minutes = int(norm[:2]) * 60 + int(norm[2:])
    return _time(tokens, index, index + 1, minutes, _MINUTE) if minutes < _A_DAY else None


def _time(tokens: tuple[Token, ...], index: int, end: int, minutes: float, step: float) -> Quantity:
    comparator, first = _bound_before(tokens, index)
    span = None if first is None else span_of(tokens, first, index)
    zone = norm_at(tokens, end)
    named = zone if zone in _ZONES else ""
    if not named and norm_at(tokens, end + 1) == "time" and zone != "local":
        # "London time" is another clock than that of the place told of.
        named = zone
    return Quantity(
        span_of(tokens, index, end),
        index,
        end,
        float(minutes),
        float(minutes),
        step,
        Dimension.CLOCK,
        comparator,
        named,
        None,
        span,
    )


def _bound_before(tokens: tuple[Token, ...], index: int) -> tuple[Comparator, int | None]:
    """How the words before a time bound it, and the index of the first of them."""
    before = norm_at(tokens, index - 1)
    if before in _ABOUT:
        return Comparator.ABOUT, index - 1
    bound = _BOUNDS.get(before)
    if bound is None:
        return Comparator.EQUAL, None
    if norm_at(tokens, index - 2) in _SHORTLY:
        return Comparator.ABOUT, index - 2
    return bound, index - 1
