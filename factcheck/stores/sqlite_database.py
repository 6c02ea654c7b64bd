"""Connections to an SQLite database, its transactions, and what its errors mean."""

from __future__ import annotations

import sqlite3
import threading
import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import Any

from factcheck.errors import StoreError
from factcheck.stores.database import BATCH, Connection, Result, Work
from factcheck.stores.migrations import SCRIPTS, migrate, version

_PATIENCE = 10.0


class SqliteConnection:
    """A connection to an SQLite database of claims."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Speak through `connection`."""
        self._connection = connection

    def rows(self, query: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """Return all rows that a query gives."""
        return self._connection.execute(query, values).fetchall()

    def batches(
        self, query: str, values: Sequence[Any] = ()
    ) -> Iterator[Sequence[tuple[Any, ...]]]:
        """Yield the rows that a query gives, at most `BATCH` at a time."""
        cursor = self._connection.execute(query, values)
        while batch := cursor.fetchmany(BATCH):
            yield batch

    def write(self, statement: str, rows: Sequence[Sequence[Any]]) -> None:
        """Run a statement that gives no rows once for each row of values."""
        self._connection.executemany(statement, rows)

    def now(self) -> datetime:
        """The moment by the clock of this machine, on which all writers run."""
        return datetime.now(UTC)


class SqliteDatabase:
    """An SQLite database of claims, of the newest version. Every thread has its own connection."""

    version = len(SCRIPTS)

    def __init__(self, path: Path, *, create: bool) -> None:
        """Open the database at `path`; make it where it is missing and `create` is given.

        Raises StoreError when it is missing, damaged, locked for more than ten seconds, or no
        database of claims.
        """
        self.path = path
        self._local = threading.local()
        if not create and not path.exists():
            raise StoreError(f"{path}: no such database")
        with self._telling():
            connection = self._connection()
            if version(connection) < len(SCRIPTS):
                migrate(connection)

    @property
    def place(self) -> str:
        """The path of the file."""
        return str(self.path)

    @cached_property
    def identity(self) -> str:
        """What tells this database from any other: made once."""
        query = "SELECT value FROM meta WHERE key = 'identity'"

        def make(connection: Connection) -> list[tuple[Any, ...]]:
            fresh = ("identity", uuid.uuid4().hex)
            connection.write("INSERT INTO meta VALUES (?, ?) ON CONFLICT DO NOTHING", [fresh])
            return connection.rows(query)

        rows = self.read(lambda c: c.rows(query)) or self.change(make)
        return str(rows[0][0])

    def read(self, work: Work[Result]) -> Result:
        """Return what `work` makes of this thread's connection."""
        with self._telling():
            return work(SqliteConnection(self._connection()))

    def change(self, work: Work[Result]) -> Result:
        """Return what `work` makes in a transaction that writes: all of it, or nothing."""
        with self._telling():
            connection = self._connection()
            connection.execute("BEGIN IMMEDIATE")
            try:
                done = work(SqliteConnection(connection))
                connection.execute("COMMIT")
            except BaseException:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise
            return done

    @contextmanager
    def snapshot(self) -> Iterator[Connection]:
        """A connection that sees the database as it is now, whatever is written meanwhile."""
        with self._telling():
            connection = _connect(self.path)
            try:
                connection.execute("BEGIN")
                yield SqliteConnection(connection)
            finally:
                connection.close()

    def problems(self, connection: Connection) -> Iterator[str]:
        """What SQLite finds wrong with its pages and references."""
        for (line,) in connection.rows("PRAGMA integrity_check"):
            if line != "ok":
                yield line
        for table, row, parent, _ in connection.rows("PRAGMA foreign_key_check"):
            yield f"{table}, row {row}: refers to a row of {parent} that is missing"

    def close(self) -> None:
        """Close this thread's connection; it is opened again when needed."""
        connection: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if connection is not None:
            connection.close()
            self._local.connection = None

    @contextmanager
    def _telling(self) -> Iterator[None]:
        """What SQLite says of an error becomes a StoreError."""
        try:
            yield
        except sqlite3.Error as error:
            raise StoreError(f"{self.path}: {_reason(error)}") from None

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
