"""What lies beside a database and is derived from it: of which state it is, and if it is whole.

A folder has a ``state.json``, replaced in one step, and a lock for the one that writes.
"""

from __future__ import annotations

import errno
import json
import os
import time
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import attrs

from factcheck.errors import StoreError

READ_ONLY = frozenset((errno.EACCES, errno.EPERM, errno.EROFS, errno.EEXIST, errno.ENOTDIR))
"""The errors of a folder that cannot be written, or where something else stands in its way."""
_STATE = "state.json"
_LOCK = ".lock"
_CHECKSUM = "checksum"
_CHUNK = 1 << 20
_PATIENCE = 20.0
_PAUSE = 0.02


@attrs.frozen
class Mark:
    """A change of the database: its number, and what tells it from another of that number.

    Two copies of one database, or a back-up that was restored, go on with the same numbers.
    """

    seq: int
    token: str


def state_of(identity: str, mark: Mark) -> str:
    """What tells a database, after that change, from any other, and from itself after another."""
    return f"{identity}/{mark}"


def _json(told: Mapping[str, Any]) -> bytes:
    return json.dumps(told, sort_keys=True).encode()


def read_state(folder: Path) -> Any:
    """What ``state.json`` says, None where it is missing or damaged."""
    try:
        told = json.loads((folder / _STATE).read_text("utf-8"))
        expected = told.pop(_CHECKSUM)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None
    return told if expected == zlib.crc32(_json(told)) else None


def write_state(folder: Path, told: Mapping[str, Any]) -> None:
    """Replace ``state.json`` in one step."""
    fresh = folder / f"{_STATE}.new"
    with fresh.open("w", encoding="utf-8") as file:
        file.write(json.dumps({**told, _CHECKSUM: zlib.crc32(_json(told))}))
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(folder / _STATE)


def checksums(
    folder: Path, known: Mapping[str, tuple[int, int]]
) -> Iterator[tuple[str, tuple[int, int]]]:
    """The size and the checksum of each file in a folder; those `known` are not read again."""
    for path in sorted(folder.iterdir()):
        if not path.name.endswith(".lock"):
            yield path.name, known.get(path.name) or checksum(path)


def checksum(path: Path) -> tuple[int, int]:
    """The size of a file and the CRC-32 of its bytes."""
    size = crc = 0
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            size += len(chunk)
            crc = zlib.crc32(chunk, crc)
    return size, crc


def damaged(
    folder: Path, files: dict[str, tuple[int, int]], verified: dict[str, tuple[int, int]]
) -> Iterator[str]:
    """The files that are missing or changed; those verified before are not read again."""
    for name, expected in files.items():
        path = folder / name
        try:
            if verified.get(name) == expected:
                sound = path.stat().st_size == expected[0]
            else:
                sound = checksum(path) == expected
        except OSError:
            yield f"{path}: missing, or cannot be read"
            continue
        if not sound:
            yield f"{path}: changed since it was written"


@contextmanager
def locked_at_once(folder: Path) -> Iterator[bool]:
    """Hold the lock of a folder, unless another does: whether it is held."""
    with (folder / _LOCK).open("a+b") as file:
        yield _try_lock(file.fileno())


def state_age(folder: Path) -> float | None:
    """Seconds since ``state.json`` was written, by the system's clock; None where there is none."""
    try:
        return time.time() - (folder / _STATE).stat().st_mtime
    except OSError:
        return None


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold the lock of a folder, which a process that dies gives up.

    Raises StoreError when another process holds it for more than 20 seconds.
    """
    with (folder / _LOCK).open("a+b") as file:
        until = time.monotonic() + _PATIENCE
        while not _try_lock(file.fileno()):
            if time.monotonic() > until:
                raise StoreError(f"{folder}: another process is writing the index")
            time.sleep(_PAUSE)
        yield


def _try_lock(descriptor: int) -> bool:
    try:
        import fcntl
    except ImportError:  # Windows
        import msvcrt

        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
        except OSError:
            return False
        return True
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
