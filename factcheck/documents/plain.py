"""Plain text: the file is the text."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.documents.formats import Options
from factcheck.text import Document


def read(source: str, options: Options) -> Iterator[Document]:
    """Yield the one document."""
    yield Document(source, path=options.path, published_on=options.published_on)
