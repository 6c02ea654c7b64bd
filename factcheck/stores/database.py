"""Connections to an SQLite database, its transactions, and what its errors mean."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from factcheck.errors import StoreError
from factcheck.stores.migrations import SCRIPTS, migrate, version

_PATIENCE = 10.0


class Database:
    """An SQLite database of claims, of the newest version. Every thread has its own connection."""

    def __init__(self, path: Path, *, create: bool) -> None:
        """Open the database at `path`; make it where it is missing and `create` is given.

        Raises StoreError when it is missing, damaged, locked for more than ten seconds, or no
        database of claims.
        """
        self.path = path
        self._local = threading.local()
        if not create and not path.exists():
            raise StoreError(f"{path}: no such database")
        with self.reading() as connection:
            if version(connection) < len(SCRIPTS):
                migrate(connection)

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """This thread's connection; what SQLite says of an error becomes a StoreError."""
        try:
            yield self._connection()
        except sqlite3.Error as error:
            raise StoreError(f"{self.path}: {_reason(error)}") from None

    @contextmanager
    def snapshot(self) -> Iterator[sqlite3.Connection]:
        """A connection that sees the database as it is now, whatever is written meanwhile."""
        try:
            connection = _connect(self.path)
            try:
                connection.execute("BEGIN")
                yield connection
            finally:
                connection.close()
        except sqlite3.Error as error:
            raise StoreError(f"{self.path}: {_reason(error)}") from None

    @contextmanager
    def changing(self) -> Iterator[sqlite3.Connection]:
        """A transaction that writes: all of it, or nothing."""
        with self.reading() as connection:
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
                connection.execute("COMMIT")
            except BaseException:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise

    def close(self) -> None:
        """Close this thread's connection; it is opened again when needed."""
        connection: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if connection is not None:
            connection.close()
            self._local.connection = None

    def _connection(self) -> sqlite3.Connection:
        connection: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if connection is None:
            connection = self._local.connection = _connect(self.path)
        return connection


def _connect(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None)
    try:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        return connection
    except sqlite3.OperationalError as error:
        connection.close()
        if "readonly" not in str(error) and "unable to open" not in str(error):
            raise
    return _connect_to_read(path)


def _connect_to_read(path: Path) -> sqlite3.Connection:
    """A connection to a database in a folder that cannot be written.

    There WAL has no room for the files that it shares between processes: where nothing waits in it,
    the file is read as one that doesn't change.
    """
    waiting = path.with_name(path.name + "-wal")
    still = not waiting.exists() or waiting.stat().st_size == 0
    how = "mode=ro&immutable=1" if still else "mode=ro"
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?{how}", uri=True, isolation_level=None, timeout=_PATIENCE
    )
    try:
        connection.execute("SELECT count(*) FROM sqlite_master")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _reason(error: sqlite3.Error) -> str:
    told = str(error)
    if "locked" in told or "busy" in told:
        return f"another process has held it locked for {_PATIENCE:.0f} seconds"
    if "malformed" in told or "not a database" in told or "corrupt" in told:
        return f"damaged, or no database ({told}): restore a back-up"
    return told
