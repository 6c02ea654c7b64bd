"""A cache on disk: an SQLite file that many processes share, and that anyone may take away."""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")

# SQLite's own messages may hold bytes of a damaged file, which are then no text.
_DAMAGED = (sqlite3.Error, UnicodeDecodeError)
_FILE = "sentences-1.db"
_TABLE = (
    "CREATE TABLE IF NOT EXISTS results (key BLOB PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID"
)
MAX_BYTES = 2**30
"""The size (1 GB) beyond which a cache is begun anew."""
_WAIT = 2.0
"""How many seconds a write waits for that of another process, before it is given up."""
_CHECKED = 8
"""How many bytes of a digest go before each value, and tell what was damaged."""


class Results:
    """Results by keys that are never used for another result, in a folder or in memory."""

    def __init__(self, folder: str | os.PathLike[str] | None = None) -> None:
        """Open what is in `folder`, made where it is missing; None keeps all in memory."""
        self._lock = threading.Lock()
        self._path = None if folder is None else Path(folder) / _FILE
        self._connection = _open(self._path) or _open(self._path)

    def get(self, key: bytes) -> bytes | None:
        """Return what was put there, None where nothing is."""
        rows = self._run(
            lambda c: c.execute("SELECT value FROM results WHERE key = ?", (key,)).fetchall()
        )
        for (told,) in rows or ():
            if isinstance(told, bytes) and told[:_CHECKED] == _check(key, told[_CHECKED:]):
                return told[_CHECKED:]
        return None

    def put(self, results: Mapping[bytes, bytes]) -> None:
        """Keep results."""
        rows = [(key, _check(key, value) + value) for key, value in results.items()]

        def write(connection: sqlite3.Connection) -> None:
            with connection:
                connection.executemany("INSERT OR REPLACE INTO results VALUES (?, ?)", rows)

        self._run(write)

    def close(self) -> None:
        """Let go of the file; nothing is kept or given any more."""
        with self._lock:
            if self._connection is not None:
                self._connection.close()
            self._connection = None

    def _run(self, work: Callable[[sqlite3.Connection], T]) -> T | None:
        with self._lock:
            if self._connection is None:
                return None
            try:
                return work(self._connection)
            except sqlite3.OperationalError:
                return None
            except _DAMAGED:
                self._connection.close()
                self._connection = None
                _take_away(self._path)
                return None


def _check(key: bytes, value: bytes) -> bytes:
    return sha256(key + value).digest()[:_CHECKED]


def _take_away(path: Path | None) -> None:
    if path is not None:
        for end in ("", "-wal", "-shm"):
            with suppress(OSError):
                path.with_name(path.name + end).unlink()


def _open(path: Path | None) -> sqlite3.Connection | None:
    """Open the file; None where it cannot be, and it is taken away where it is no database."""
    connection = None
    try:
        if path is not None:
            path.parent.mkdir(parents=True, exist_ok=True)
            if path.exists() and path.stat().st_size > MAX_BYTES:
                _take_away(path)
        connection = sqlite3.connect(
            ":memory:" if path is None else path, timeout=_WAIT, check_same_thread=False
        )
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        with connection:
            connection.execute(_TABLE)
    except (*_DAMAGED, OSError) as error:
        if connection is not None:
            connection.close()
        if not isinstance(error, sqlite3.OperationalError | OSError):
            _take_away(path)
        return None
    return connection
