"""Wording: a proposition as a sentence that stands alone."""

from __future__ import annotations

import re

import attrs

from factcheck.drafting.days import Day
from factcheck.drafting.naming import Namer
from factcheck.drafting.propositions import Proposition, Reading, Words

_TIGHT = re.compile(r" +(?=[,.;:?!%)\]”’])|(?<=[(\[“]) +")
_SPACES = re.compile(r"\s+")
_DOUBLED = re.compile(r"([,;:])(?:\s*[,;:])+")
_ENDS = (".", "!", "?", "…", '."', '?"', '!"', ".”", "?”", "!”")
_MARKS = str.maketrans("", "", "*_")


@attrs.frozen
class Worded:
    """A statement, what is doubtful in it, and whether it stands alone."""

    statement: str
    doubts: tuple[str, ...] = ()
    alone: bool = True


def word(reading: Reading, told: Proposition, namer: Namer, days: tuple[Day, ...]) -> Worded:
    """Return the statement of a proposition."""
    starts = {day.first: day for day in days}
    out: list[str] = []
    doubts: dict[str, None] = {} if told.doubt is None else {told.doubt: None}
    alone = told.alone
    used: set[int] = set()
    for part in told.parts:
        if isinstance(part, str):
            _put(out, part, part.startswith(("’s", "'s", ":")))
            continue
        index, end = part
        fresh = True
        while index < end:
            day = starts.get(index)
            if day is not None and day.end <= end:
                if day.open:
                    doubts[f"“{day.text}”: on which day?"] = None
                    alone = False
                if day.text is not None:
                    _put(out, _dated(out, day, reading, end), False)
                index, fresh = day.end, False
                continue
            named = namer.at(index, frozenset(used))
            if named is not None and named.end <= end:
                if named.doubt is not None:
                    doubts[named.doubt] = None
                alone = alone and not named.open
                if named.text is not None:
                    _put(out, _in_place(reading, index, named.end, named.text), False)
                    used |= set(range(index, named.end))
                    index, fresh = named.end, False
                    continue
            gap = "" if fresh else _between(reading, index)
            _put(out, gap + reading.text(index, index + 1), not fresh)
            used.add(index)
            index, fresh = index + 1, False
    return Worded(_finished("".join(out), told.quoted), tuple(doubts), alone)


def _in_place(reading: Reading, first: int, end: int, text: str) -> str:
    """The name in the form that what follows wants: no second possessive."""
    follows = reading.norm(end)
    return text.removesuffix("’s") if follows in ("'s", "'") else text


def _between(reading: Reading, index: int) -> str:
    """What stands between two tokens: a space, a hyphen, the stop of "Mr."."""
    sentence = reading.facts.sentence
    start = sentence.span.start
    gap = sentence.text[reading.tokens[index - 1].end - start : reading.tokens[index].start - start]
    return _SPACES.sub(" ", gap.translate(_MARKS))


def _put(out: list[str], text: str, glued: bool) -> None:
    if out and not glued and text:
        out.append(" ")
    out.append(text)


def _dated(out: list[str], day: Day, reading: Reading, end: int) -> str:
    """The day, with the comma that a full date wants before what follows."""
    assert day.text is not None
    follows = reading.norm(day.end) if day.end < end else ""
    comma = "," in day.text and follows and follows[0].isalnum()
    return day.text + ("," if comma else "")


def _finished(text: str, quoted: str | None) -> str:
    text = " ".join(text.split())
    text = _DOUBLED.sub(r"\1", _TIGHT.sub("", text)).strip(" ,;:–—-")
    if text.count('"') == 1:
        # The other mark stands in another sentence.
        text = text.replace('"', "")
    if quoted is not None:
        return f"{_capital(text)}: “{quoted}”"
    return _capital(text if text.endswith(_ENDS) else text + ".")


def _capital(text: str) -> str:
    first = next((i for i, char in enumerate(text) if char.isalnum()), None)
    if first is None:
        return text
    return text[:first] + text[first].upper() + text[first + 1 :]


def evidence(reading: Reading, words: Words) -> tuple[int, int]:
    """Return the offsets of the words that bear a proposition."""
    return reading.tokens[words[0]].start, reading.tokens[words[1] - 1].end
