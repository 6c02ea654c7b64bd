"""Which files are drafts: those named, and those in a folder that are called so."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from factcheck.documents.decoding import why_binary
from factcheck.documents.formats import BINARY, WALKED, by_name
from factcheck.errors import DocumentError

_SNIFFED = 8192


def walk(
    paths: Iterable[str],
    *,
    encoding: str | None = None,
    on_skip: Callable[[str, str], None] | None = None,
) -> Iterator[str]:
    """Yield the files to check: each file of `paths`, and the drafts of each folder, sorted.

    A file named outright is yielded whatever it is called, one found in a folder only when its
    name ends as `WALKED` says. There, hidden files and binary ones are left out, and
    `on_skip` is called with the path and the reason; hidden folders are not entered, and links to
    folders not followed. `encoding`, when named, makes no file binary. Each file comes once.
    A missing path is yielded too: reading it gives the message.
    """
    seen: set[str] = set()
    for path in paths:
        found = _walk_folder(path, encoding, on_skip) if Path(path).is_dir() else (path,)
        for name in found:
            real = os.path.realpath(name)
            if real not in seen:
                seen.add(real)
                yield name


def _walk_folder(
    folder: str, encoding: str | None, on_skip: Callable[[str, str], None] | None
) -> Iterator[str]:
    for place, folders, files in os.walk(folder, onerror=_refuse):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if not name.lower().endswith(WALKED):
                continue
            path = str(Path(place, name))
            why = "hidden" if name.startswith(".") else _why_skip(path, encoding)
            if why is None:
                yield path
            elif on_skip is not None:
                on_skip(path, why)


def _why_skip(path: str, encoding: str | None) -> str | None:
    if not Path(path).is_file():
        return "not a regular file"
    if encoding is not None or by_name(path) in BINARY:
        return None
    try:
        with Path(path).open("rb") as file:
            return why_binary(file.read(_SNIFFED))
    except OSError:
        return None


def _refuse(error: OSError) -> None:
    reason = (error.strerror or str(error)).lower()
    raise DocumentError(f"{error.filename}: cannot be read: {reason}")
