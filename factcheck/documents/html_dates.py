"""The day of publication that a page of HTML tells, in the ways that publishers do."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date

from factcheck.documents.dating import day_of

_META = (
    "article:published_time",
    "og:published_time",
    "datepublished",
    "date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publication_date",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date",
    "dc.date.issued",
    "dcterms.created",
    "dcterms.date",
)
"""What ``<meta>`` calls it, in ``property``, ``name`` or ``itemprop``: Open Graph, schema.org,
Dublin Core and the names that analytics services ask for. The earlier here, the surer."""

_LINKED_DATA = -1
_MARKED = len(_META)
_TIME = _MARKED + 1


class Days:
    """The days a page tells; `best` is that of the surest telling, the first of its sort."""

    def __init__(self) -> None:
        self._found: dict[int, date] = {}

    @property
    def best(self) -> date | None:
        """The day, or None when the page tells none that can be read."""
        return self._found[min(self._found)] if self._found else None

    def _note(self, rank: int, value: object) -> None:
        day = day_of(value)
        if day is not None:
            self._found.setdefault(rank, day)

    def meta(self, attributes: Mapping[str, str]) -> None:
        """Take a ``<meta>`` element."""
        for key in ("property", "name", "itemprop"):
            name = attributes.get(key, "").strip().lower()
            if name in _META:
                self._note(_META.index(name), attributes.get("content"))

    def time(self, attributes: Mapping[str, str]) -> None:
        """Take a ``<time>`` element that stands by itself, not in running text."""
        self._note(_TIME, attributes.get("datetime"))

    def marked(self, attributes: Mapping[str, str]) -> None:
        """Take any element: it may be marked as schema.org's ``datePublished``."""
        marks = attributes.get("itemprop", "").lower().split()
        if "datepublished" in marks or "pubdate" in attributes:
            self._note(_MARKED, attributes.get("datetime") or attributes.get("content"))

    def linked_data(self, text: str) -> None:
        """Take a script of JSON-LD: the first ``datePublished`` in it, if it can be read."""
        try:
            waiting = [json.loads(text)]
        except (ValueError, RecursionError):
            return
        for value in waiting:  # it grows while it is read
            if isinstance(value, dict):
                self._note(_LINKED_DATA, value.get("datePublished"))
                waiting.extend(value.values())
            elif isinstance(value, list):
                waiting.extend(value)
