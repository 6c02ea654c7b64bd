"""The package of a Word file: its parts, unpacked and packed again."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from posixpath import join, normpath
from typing import TypeAlias
from xml.parsers import expat

from factcheck.documents.docx_parts import SEPARATOR, Paragraph, new_parser, read_part
from factcheck.errors import DocumentError

MAX_PART = 16 * 2**20
"""The longest part of a Word file that is read, unpacked, in bytes (16 MB)."""

MAX_WHOLE = 256 * 2**20
"""The most that all parts together may unpack to in a Word file that is changed, in bytes."""

_RELATED = "http://schemas.openxmlformats.org/package/2006/relationships"
_NOTES = ("footnotes", "endnotes")

Edits: TypeAlias = Sequence[tuple[int, int, bytes]]
"""Stretches of a part, from the first byte to after the last, and the bytes to put there."""


def paragraphs(data: bytes, path: str) -> list[Paragraph]:
    """Return the paragraphs of a Word file, the empty ones, too; `path` is its name in messages.

    Raises DocumentError when the bytes are no Word file, or damaged, or unpack to too much.
    """
    with _telling(path), zipfile.ZipFile(io.BytesIO(data)) as package:
        main = _main_part(package, path)
        found = read_part(_unpacked(package, main, path), main, path)
        for kind in _NOTES:
            for name in _related(package, main, kind, path):
                found += read_part(_unpacked(package, name, path), name, path)
        return found


def comments(data: bytes, path: str) -> dict[str, str]:
    """Return what the comments of a Word file say, by their numbers, each paragraph a line.

    Raises what `paragraphs` raises.
    """
    found: dict[str, list[str]] = {}
    number = ""
    with _telling(path), zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in _related(package, _main_part(package, path), "comments", path):
            for paragraph in read_part(_unpacked(package, name, path), name, path):
                if paragraph and paragraph[0].comment is not None:
                    number = paragraph[0].comment
                    found[number] = []
                elif number in found:
                    found[number].append("".join(run.text for run in paragraph))
    return {number: "\n".join(lines) for number, lines in found.items()}


def rewritten(data: bytes, changes: Mapping[str, Edits], path: str) -> bytes:
    """Return the package with stretches of bytes of its parts replaced, everything else as it was.

    Raises DocumentError for a part that is not UTF-8, or has CDATA sections: Word writes neither;
    and for a package that unpacks to more than `MAX_WHOLE`.
    """
    made = io.BytesIO()
    with (
        _telling(path),
        zipfile.ZipFile(io.BytesIO(data)) as package,
        zipfile.ZipFile(made, "w") as copy,
    ):
        if sum(info.file_size for info in package.infolist()) > MAX_WHOLE:
            raise DocumentError(f"{path}: unpacks to more than {MAX_WHOLE // 2**20} MB; not edited")
        for info in package.infolist():
            edits = changes.get(info.filename)
            if edits is None:
                copy.writestr(info, package.read(info))
                continue
            part = _unpacked(package, info.filename, path)
            if part.startswith((b"\xff\xfe", b"\xfe\xff")) or b"<![CDATA[" in part:
                raise DocumentError(f"{path}: {info.filename} is spelled in a way not edited here")
            for start, end, told in sorted(edits, reverse=True):
                part = part[:start] + told + part[end:]
            copy.writestr(info, part)
    return made.getvalue()


@contextmanager
def _telling(path: str) -> Iterator[None]:
    """What goes wrong in unpacking is told of the file."""
    try:
        yield
    except (expat.ExpatError, UnicodeDecodeError) as error:
        raise DocumentError(f"{path}: a damaged Word file: {error}") from None
    except (
        zipfile.BadZipFile,
        zipfile.LargeZipFile,
        zlib.error,
        EOFError,
        LookupError,  # no such part, or no such encoding
        NotImplementedError,
        OSError,
        OverflowError,
        RuntimeError,
        ValueError,
    ) as error:
        reason = str(error).strip("'\"") or type(error).__name__
        raise DocumentError(f"{path}: no Word file, or a damaged one: {reason}") from None


def _unpacked(package: zipfile.ZipFile, name: str, path: str) -> bytes:
    # The size that a package tells of a part may be a lie.
    with package.open(name) as file:
        data = file.read(MAX_PART + 1)
    if len(data) > MAX_PART:
        raise DocumentError(f"{path}: {name} unpacks to more than {MAX_PART // 2**20} MB")
    return data


def _main_part(package: zipfile.ZipFile, path: str) -> str:
    names = set(package.namelist())
    if "_rels/.rels" in names:
        for sort, target in _relations(package, "_rels/.rels", path):
            name = normpath(target).lstrip("/")
            if sort.endswith("/officeDocument") and name in names and name.endswith(".xml"):
                return name
    raise DocumentError(f"{path}: no Word file: it names no main document")


def _related(package: zipfile.ZipFile, main: str, kind: str, path: str) -> Iterator[str]:
    """The names of the parts of a kind that belong to the main one."""
    for sort, target in _relations(package, _relations_of(main), path):
        if sort.endswith(f"/{kind}"):
            yield normpath(join(main.rpartition("/")[0], target)).lstrip("/")


def _relations_of(part: str) -> str:
    folder, _, name = part.rpartition("/")
    return join(folder, "_rels", f"{name}.rels")


def _relations(package: zipfile.ZipFile, name: str, path: str) -> list[tuple[str, str]]:
    """The types and targets of a part's relations; none where it has no such part."""
    if name not in package.namelist():
        return []
    made: list[tuple[str, str]] = []

    def started(tag: str, attributes: Mapping[str, str]) -> None:
        if tag == f"{_RELATED}{SEPARATOR}Relationship":
            made.append((attributes.get("Type", ""), attributes.get("Target", "")))

    parser = new_parser(path)
    parser.StartElementHandler = started
    parser.Parse(_unpacked(package, name, path), True)
    return made
