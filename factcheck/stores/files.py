"""Claim files and captured sources on disk: found, kept within their folder, bounded, decoded."""

from __future__ import annotations

import codecs
import os
from collections.abc import Iterable, Sequence
from pathlib import Path, PurePosixPath, PureWindowsPath

import attrs

from factcheck.errors import InvalidValueError, StoreError, shown

StorePath = str | os.PathLike[str]

SUFFIXES = (".yaml", ".yml")
"""How the name of a claim file ends."""

MAX_BYTES = 16 * 1024 * 1024
"""Largest claim file or captured source, in bytes; a database holds more claims."""


@attrs.frozen
class Place:
    """A claim file to read: its path as the caller named it, and the claims folder around it."""

    path: Path
    root: Path


class UnreadableError(Exception):
    """A file cannot be used; the message says why, without its name."""


def locate(paths: Sequence[StorePath]) -> tuple[Place, ...]:
    """Return the claim files that `paths` name: those of a folder sorted, no file twice.

    Files and folders whose name begins with a dot are passed over. Raises StoreError as `read`.
    """
    if not paths:
        raise StoreError("no path given: name a claim file or a folder of claim files")
    places: dict[Path, Place] = {}
    for name in paths:
        for place in _locate_one(name):
            places.setdefault(place.path.resolve(), place)
    return tuple(places.values())


def _locate_one(name: StorePath) -> Iterable[Place]:
    if not isinstance(name, str | os.PathLike) or not isinstance(os.fspath(name), str):
        raise InvalidValueError("path", "the path of a claim file or folder", name)
    path = Path(name)
    written = str(name) if str(name).isprintable() else shown(str(name))
    try:
        if path.is_dir():
            found = tuple(Place(item, path) for item in _walk(path))
            if not found:
                raise StoreError(f"{written}: no claim files (.yaml, .yml) in this folder")
            return found
        exists = path.exists()
    except OSError as error:
        raise StoreError(f"{written}: cannot be read: {error.strerror or error}") from None
    may_be_one = path.suffix.lower() in SUFFIXES
    if not exists and (may_be_one or (not path.suffix and "://" not in str(name))):
        raise StoreError(f"{written}: no such file or folder")
    if not may_be_one:
        accepted = (
            "a claim file (.yaml, .yml), a folder of claim files, "
            "or a database (.db, or postgresql://…)"
        )
        raise StoreError(f"{written}: unknown kind of store; accepted: {accepted}")
    return (Place(path, path.parent),)


def _walk(folder: Path) -> list[Path]:
    def fail(error: OSError) -> None:
        raise error

    found: list[Path] = []
    for parent, folders, files in os.walk(folder, onerror=fail):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found += [
            Path(parent, name)
            for name in files
            if Path(name).suffix.lower() in SUFFIXES and not name.startswith(".")
        ]
    return sorted(found, key=lambda path: path.relative_to(folder).parts)


def read_text(path: Path) -> str:
    """Return the decoded text of `path`, line ends and byte order mark as they are.

    Raises UnreadableError for a file that is missing, no file, too large or not UTF-8.
    """
    try:
        if not path.exists():
            raise UnreadableError("there is no such file")
        if not path.is_file():
            raise UnreadableError("it is not a file")
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise UnreadableError(f"it cannot be read: {error.strerror or error}") from None
    if len(content) > MAX_BYTES:
        raise UnreadableError(f"it is larger than {MAX_BYTES // 1024 // 1024} MB")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        byte = content[error.start]
        raise UnreadableError(
            f"it is not UTF-8: byte 0x{byte:02x} at position {error.start}{_guess(content)}"
        ) from None


def _guess(content: bytes) -> str:
    marks = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
    return " (it looks like UTF-16)" if content.startswith(marks) else ""


def resolve(name: str, *, folder: Path, root: Path) -> Path:
    """Return the file that `name`, written in a claim file in `folder`, refers to.

    Raises UnreadableError when it is absolute or leaves `root`, by itself or by a symbolic link.
    """
    windows = PureWindowsPath(name)
    if PurePosixPath(name).is_absolute() or windows.drive or windows.root:
        raise UnreadableError("it must be relative to the claim file")
    try:
        path = (folder / name).resolve()
        inside = path.is_relative_to(root.resolve())
    except (OSError, ValueError, RuntimeError) as error:
        raise UnreadableError(f"it cannot be read: {error}") from None
    if not inside:
        raise UnreadableError("it leaves the claims folder")
    return path
