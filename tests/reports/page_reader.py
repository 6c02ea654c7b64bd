"""Reads a page back: which words are marked, and whether every element is closed in order."""

from __future__ import annotations

import re
from collections import defaultdict
from html.parser import HTMLParser

from factcheck.reports.layout import visible

VOID = {"br", "input", "meta"}


class Page(HTMLParser):
    """What a page holds: marked words and links of each note, ids, elements, text of elements."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[tuple[str, dict[str, str | None]]] = []
        self.marked: dict[str, str] = defaultdict(str)
        self.ids: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(text)
        self.close()
        assert self.open == []
        assert len(self.ids) == len(set(self.ids))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        assert len(attributes) == len(attrs)
        self.elements.append((tag, attributes))
        if attributes.get("id"):
            self.ids.append(str(attributes["id"]))
        if tag == "mark" and "data-note" in attributes:
            self.marked[str(attributes["data-note"])] += ""
        if tag not in VOID:
            self.open.append((tag, attributes))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        assert not any(tag == "a" for tag, _ in self.open[:-3])
        if self.open and self.open[-1][0] not in ("style", "script"):
            self.text += data
        for tag, attributes in self.open:
            if tag == "mark" and "data-note" in attributes:
                self.marked[str(attributes["data-note"])] += data

    def all(self, tag: str, name: str = "") -> list[dict[str, str | None]]:
        """The attributes of the elements `tag` of the class `name`."""
        return [
            attributes
            for found, attributes in self.elements
            if found == tag and (not name or name in (attributes.get("class") or "").split())
        ]


def without_spaces(text: str) -> str:
    """Text as a page shows it, spaces and line ends left out."""
    return visible(re.sub("[ \t\r\n]", "", text))
