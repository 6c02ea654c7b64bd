"""Which elements are open while HTML is read: what they hide, and when each ends.

A simpler reading than a browser's: it builds no tree and moves nothing. It ends elements where
their end tag is left out, and lets an end tag without a start pass, so that what is hidden ends
where it should.
"""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from typing import TypeAlias

import attrs

from factcheck.documents.html_elements import (
    BLOCKS,
    ENDS,
    ENDS_PARAGRAPH,
    FORMATTED,
    HEAD,
    SKIPPED,
    WALL,
    WALLS_OF_ENDS,
    WALLS_OF_STARTS,
)

_Key: TypeAlias = str | frozenset[str]
_FOREIGN = frozenset(("svg", "math"))
_SETS: frozenset[frozenset[str]] = frozenset(
    (BLOCKS, WALL, _FOREIGN, *WALLS_OF_STARTS.values(), *WALLS_OF_ENDS.values())
)

MAX_OPEN = 5_000
"""How many elements may be open: no page of a newspaper has a tenth of it."""


@attrs.frozen
class Element:
    """An open element: whether it hides its content, and the region that was read before it."""

    name: str
    hidden: bool
    region: int


class OpenElements:
    """The open elements, outermost first; each look-up takes the same time however many there are.

    `hidden` tells how many of them hide their content, `formatted` how many show white space as it
    stands, and `region` which region of the page they are in.
    """

    def __init__(self) -> None:
        self._elements: list[Element] = []
        # The places of the open elements of each name, and of those of each set of names.
        self._places: defaultdict[_Key, list[int]] = defaultdict(list)
        self.hidden = 0
        self.formatted = 0
        self.region = 0
        self._quotes = 0

    def __len__(self) -> int:
        """How many are open."""
        return len(self._elements)

    def __contains__(self, name: str) -> bool:
        """Whether an element of that name is open."""
        return bool(self._places.get(name))

    @property
    def innermost(self) -> str:
        """The name of the innermost open element, or ""."""
        return self._elements[-1].name if self._elements else ""

    @property
    def quote(self) -> int:
        """The number of the outermost block quote that is open, counted from 1; or 0."""
        return self._quotes if "blockquote" in self else 0

    def push(self, name: str, *, hidden: bool, region: int) -> None:
        """Open an element."""
        if name == "blockquote" and name not in self:
            self._quotes += 1
        for key in _keys(name):
            self._places[key].append(len(self._elements))
        self._elements.append(Element(name, hidden, self.region))
        self.hidden += hidden
        self.formatted += name in FORMATTED
        self.region = region

    def end_by_start(self, name: str) -> None:
        """Close what a start tag ends without saying so."""
        if name not in HEAD and (place := self._last("head")) >= 0:
            self._close(place)
        if name in BLOCKS and (foreign := self._last(_FOREIGN)) > self._last("foreignobject"):
            self._close(foreign)
        if name in ENDS_PARAGRAPH and (place := self._last("p")) > self._last(WALL):
            self._close(place)
        if name in ENDS:
            wall = self._last(WALLS_OF_STARTS.get(name, WALL))
            places = [place for ended in ENDS[name] if (place := self._last(ended)) > wall]
            if places:
                self._close(min(places))

    def end_by_end(self, name: str) -> None:
        """Close what an end tag ends."""
        place = self._last(name)
        if place < 0:
            return
        inline = name not in BLOCKS and name not in SKIPPED
        if place >= self._last(BLOCKS if inline else WALLS_OF_ENDS.get(name, WALL)):
            self._close(place)

    def _last(self, key: _Key) -> int:
        """The place of the innermost open element of a name, or of a set of names; or -1."""
        places = self._places.get(key)
        return places[-1] if places else -1

    def _close(self, place: int) -> None:
        while len(self._elements) > place:
            element = self._elements.pop()
            for key in _keys(element.name):
                self._places[key].pop()
            self.hidden -= element.hidden
            self.formatted -= element.name in FORMATTED
            self.region = element.region


@lru_cache(maxsize=1024)  # a page may make up names
def _keys(name: str) -> tuple[_Key, ...]:
    """A name, and the sets that hold it."""
    return (name, *(names for names in _SETS if name in names))
