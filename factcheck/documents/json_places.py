"""Where the values of a JSON text stand in it.

The standard library's decoder reads JSON and tells no places. It has accepted the text before this
module looks at it, so that here only the ends of values have to be found. Nothing recurs: the depth
of a value costs no more than its length.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from factcheck.documents.tracing import Tracer
from factcheck.text import Document

_SPACE = re.compile(r"[ \t\n\r]*")
_STRING = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*"', re.DOTALL)
_MARK = re.compile(rf"{_STRING.pattern}|[\[\]{{}}]", re.DOTALL)
_STEPS = {"[": 1, "{": 1, "]": -1, "}": -1}
_SCALAR = re.compile(r"[^\s,\]}]*")
_ESCAPE = re.compile(
    r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.", re.DOTALL
)
_SHORT = {"\\n": "\n", '\\"': '"', "\\/": "/", "\\r": "\r", "\\t": "\t", "\\\\": "\\"}


def skip_space(source: str, at: int) -> int:
    """Return the offset of the first character from `at` on that is no white space."""
    match = _SPACE.match(source, at)
    return match.end() if match else at


def end_of(source: str, at: int) -> int:
    """Return where the value that begins at `at` ends; in a text cut off, at its end."""
    first = source[at : at + 1]
    if first == '"':
        string = _STRING.match(source, at)
        return string.end() if string else len(source)
    if first not in ("[", "{"):
        scalar = _SCALAR.match(source, at)
        return scalar.end() if scalar else at
    depth = 0
    for mark in _MARK.finditer(source, at):
        depth += _STEPS.get(mark.group(), 0)
        if not depth:
            return mark.end()
    return len(source)


def members(source: str, at: int) -> Iterator[tuple[str, int]]:
    """Yield the name, or the index, of each value in the object or array at `at`, and its place."""
    named = source[at] == "{"
    at = skip_space(source, at + 1)
    index = 0
    while source[at] not in "]}":
        name = str(index)
        if named:
            end = end_of(source, at)
            name = json.loads(source[at:end])
            at = skip_space(source, skip_space(source, end) + 1)
        yield name, at
        at = skip_space(source, end_of(source, at))
        if source[at] == ",":
            at = skip_space(source, at + 1)
        index += 1


def find(source: str, at: int, path: tuple[str, ...]) -> int | None:
    """Return the place of the value that `path` leads to from the value at `at`, or None.

    Of several members of one name, the last counts, as for the decoder.
    """
    for name in path:
        if source[at] not in "[{":
            return None
        places = [place for found, place in members(source, at) if found == name]
        if not places:
            return None
        at = places[-1]
    return at


def text_at(source: str, at: int) -> Document:
    """Return the text of the string at `at`, with the map from it to the source."""
    made = Tracer()
    done, last = at + 1, end_of(source, at) - 1
    for escape in _ESCAPE.finditer(source, done, last):
        made.copy(source[done : escape.start()], done, escape.start())
        written = escape.group()
        meant = _SHORT.get(written) or json.loads(f'"{written}"')
        made.copy(meant, escape.start(), escape.end())
        done = escape.end()
    made.copy(source[done:last], done, last)
    text, pieces = made.finish()
    return Document(text, source=source, pieces=pieces)
