"""Formats of drafts: each a function that reads documents from a file's text, found by name.

A format that is no text (`BINARY`) is given bytes. Other packages add formats of text with an entry
point in the group ``factcheck.documents``, whose name is the format's and whose object is such a
function.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from importlib import import_module
from typing import Any, TypeAlias, cast

import attrs

from factcheck.errors import DocumentError, InvalidValueError
from factcheck.text import Document

ENTRY_POINTS = "factcheck.documents"
"""The entry point group in which other packages name their formats."""

FORMATS = {
    "text": "factcheck.documents.plain:read",
    "markdown": "factcheck.documents.markdown:read",
    "html": "factcheck.documents.html:read",
    "docx": "factcheck.documents.docx:read",
    "json": "factcheck.documents.json:read",
    "jsonl": "factcheck.documents.json:read_lines",
}
"""The built-in formats: name to ``module:function``."""

SUFFIXES = {
    ".txt": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".docx": "docx",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
}
"""The format of a file by how its name ends, compared without case; any other is text."""

WALKED = (".txt", ".md", ".markdown", ".html", ".htm", ".docx")
"""How the names of the files end that are checked when a folder is given."""

BINARY = frozenset(("docx",))
"""The formats that are no text by themselves."""

_DATA = frozenset(("json", "jsonl"))
"""The formats that hold texts of other formats, in fields."""


def _names(names: Iterable[str] | str) -> tuple[str, ...]:
    return (names,) if isinstance(names, str) else tuple(names)


def _some(_: object, attribute: attrs.Attribute[tuple[str, ...]], names: tuple[str, ...]) -> None:
    if not names:
        raise InvalidValueError(attribute.name, "the name of a field", names)


def _of_text(_: object, attribute: attrs.Attribute[str], name: str) -> None:
    resolve(name)
    if name in BINARY or name in _DATA:
        raise InvalidValueError(attribute.name, "a format of text, such as html", name)


@attrs.frozen(kw_only=True)
class Fields:
    """Where an article's parts stand in each item of a JSON file.

    A field is named by its name, or by a JSON Pointer (RFC 6901) such as ``/article/body``. `text`
    is the field that holds the words, or several, read in that order as one draft; `format` how
    they are written there; `id` the field of what names the article in its system, `date` that of
    the day it is published, as in ISO 8601.

    Raises InvalidValueError when `text` names no field, or `format` no format of text.
    """

    text: tuple[str, ...] = attrs.field(converter=_names, validator=_some)
    id: str | None = None
    date: str | None = None
    format: str = attrs.field(default="html", validator=_of_text)


@attrs.frozen(kw_only=True)
class Options:
    """What every reader is told.

    `path` is the name of the file in messages and reports; `published_on` the day of a draft that
    doesn't tell its own; `fields` where the parts of an article stand in data.
    """

    path: str = "<text>"
    published_on: date | None = None
    fields: Fields | None = None


def refuse_long(source: str, path: str, most: int) -> None:
    """Raise DocumentError when `source` has more than `most` code points."""
    if len(source) > most:
        raise DocumentError(f"{path}: one document of more than {most:,} characters; split it")


Reader: TypeAlias = Callable[[Any, Options], Iterator[Document]]
"""A format of drafts: what the file holds, and options, in; documents out."""


def by_name(path: str) -> str:
    """Return the name of the format of the file `path`, by how it ends."""
    lower = path.lower()
    return next((name for end, name in SUFFIXES.items() if lower.endswith(end)), "text")


def resolve(name: str) -> Reader:
    """Return the reader of the format `name`: a built-in one, else one of an entry point.

    Raises InvalidValueError, listing the formats there are, when none has that name.
    """
    target = FORMATS.get(name)
    if target is not None:
        module, _, function = target.partition(":")
        return cast(Reader, getattr(import_module(module), function))
    from importlib.metadata import entry_points  # slow to import, and seldom needed

    added = entry_points(group=ENTRY_POINTS)
    if name in added.names:
        return cast(Reader, added[name].load())
    known = (*FORMATS, *sorted(added.names))
    raise InvalidValueError("format", "one of " + ", ".join(known), name)
