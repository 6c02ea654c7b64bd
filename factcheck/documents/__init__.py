"""Reading drafts: from bytes on disk to documents whose words are traced to the file.

::

    read(path) -> Document                a file that holds one draft
    read_all(path) -> Iterator[Document]  a file that may hold several
    parse(text, format="html")            what a program has at hand
    walk(paths) -> Iterator[str]          the files that are drafts
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date

import attrs

from factcheck.documents.decoding import decode, load, lookup_encoding, refuse_large
from factcheck.documents.formats import (
    BINARY,
    FORMATS,
    Fields,
    Options,
    Reader,
    by_name,
    resolve,
)
from factcheck.documents.walking import walk
from factcheck.errors import DocumentError, InvalidValueError
from factcheck.text import Document

__all__ = [
    "FORMATS",
    "Fields",
    "Options",
    "Reader",
    "decode",
    "lookup_encoding",
    "parse",
    "read",
    "read_all",
    "read_data",
    "walk",
]


def read(
    path: str | os.PathLike[str],
    *,
    encoding: str | None = None,
    format: str | None = None,  # noqa: A002 (the word of the command line)
    published_on: date | None = None,
    fields: Fields | None = None,
) -> Document:
    """Return the draft in the file `path`.

    Its `format` is told by how its name ends, unless it is named; text is decoded as `decode` says.
    `published_on` is the day of a draft that doesn't tell its own; `fields` says where the articles
    stand in JSON.

    Raises DocumentError, naming the file, when it is missing, a folder, unreadable, too large,
    binary, not in the encoding or format, or holds several drafts; InvalidValueError for an unknown
    encoding or format.
    """
    found = iter(
        read_all(path, encoding=encoding, format=format, published_on=published_on, fields=fields)
    )
    document = next(found, None)
    if document is None or next(found, None) is not None:
        how_many = "no draft" if document is None else "several drafts"
        raise DocumentError(f"{os.fspath(path)}: holds {how_many}; read_all takes them")
    return document


def read_all(
    path: str | os.PathLike[str],
    *,
    encoding: str | None = None,
    format: str | None = None,  # noqa: A002
    published_on: date | None = None,
    fields: Fields | None = None,
) -> Iterator[Document]:
    """Yield every draft in the file `path`; raises as `read` does."""
    data, name = load(path)
    yield from read_data(
        data, name, encoding=encoding, format=format, published_on=published_on, fields=fields
    )


def read_data(
    data: bytes,
    path: str,
    *,
    encoding: str | None = None,
    format: str | None = None,  # noqa: A002
    published_on: date | None = None,
    fields: Fields | None = None,
) -> Iterator[Document]:
    """Yield every draft in the bytes of a file called `path`; raises as `read` does."""
    name = by_name(path) if format is None else format
    reader = resolve(name)
    options = Options(path=path, published_on=published_on, fields=fields)
    if name in BINARY:
        refuse_large(data, path)
        yield from reader(data, options)
    else:
        yield from reader(decode(data, encoding=encoding, path=path), options)


def parse(
    text: str,
    *,
    format: str = "text",  # noqa: A002
    path: str | None = None,
    published_on: date | None = None,
    fields: Fields | None = None,
) -> Document:
    """Return the draft that `text` holds in a `format` of text, such as the HTML of a CMS.

    Raises DocumentError when it holds none or several, InvalidValueError for an unknown format or
    one that is no text.
    """
    if format in BINARY:
        raise InvalidValueError("format", "a format of text", format)
    options = Options(path=path or "<text>", published_on=published_on, fields=fields)
    found = list(resolve(format)(text, options))
    if len(found) != 1:
        raise DocumentError(f"{options.path}: holds {len(found)} drafts, not one")
    return attrs.evolve(found[0], path=path)
