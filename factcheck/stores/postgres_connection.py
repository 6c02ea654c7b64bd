"""A connection to a PostgreSQL database of claims, and how text travels over it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import lru_cache
from typing import Any

import psycopg
from psycopg.abc import Buffer
from psycopg.types.string import StrDumperUnknown, TextLoader

from factcheck.stores.database import BATCH

# PostgreSQL cannot keep the character U+0000 in text. Written so, text keeps its order.
_ESCAPED = {"\x00": "\x01\x01", "\x01": "\x01\x02"}
_RESTORED = {stored: char for char, stored in _ESCAPED.items()}
_TO_ESCAPE = re.compile("[\x00\x01]")
_TO_RESTORE = re.compile("\x01[\x01\x02]")


def escaped(text: str) -> str:
    """Text as it is stored: without U+0000, and sorted by code points as before."""
    return _TO_ESCAPE.sub(lambda found: _ESCAPED[found[0]], text)


def restored(text: str) -> str:
    """The text that `escaped` made `text` of."""
    if "\x01" not in text:
        return text
    return _TO_RESTORE.sub(lambda found: _RESTORED[found[0]], text)


class _Dumper(StrDumperUnknown):
    def dump(self, obj: str) -> Buffer | None:
        return super().dump(escaped(obj))


class _Loader(TextLoader):
    def load(self, data: Buffer) -> str:
        return restored(str(super().load(data)))


class PostgresConnection:
    """A connection to a PostgreSQL database of claims."""

    def __init__(self, connection: psycopg.Connection[Any]) -> None:
        """Speak through `connection`, which `prepare` has prepared."""
        self._connection = connection

    def rows(self, query: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """Return all rows that a query gives."""
        return self._connection.execute(_native(query), values).fetchall()

    def batches(
        self, query: str, values: Sequence[Any] = ()
    ) -> Iterator[Sequence[tuple[Any, ...]]]:
        """Yield the rows that a query gives, at most `BATCH` at a time."""
        with self._connection.cursor("batches") as cursor:
            cursor.execute(_native(query), values)
            while batch := cursor.fetchmany(BATCH):
                yield batch

    def write(self, statement: str, rows: Sequence[Sequence[Any]]) -> None:
        """Run a statement that gives no rows once for each row of values."""
        with self._connection.cursor() as cursor:
            cursor.executemany(_native(statement), rows)

    def now(self) -> datetime:
        """The moment by the clock of the server."""
        told = self._connection.execute(b"SELECT clock_timestamp()").fetchall()
        return datetime.fromisoformat(told[0][0])


def prepare(connection: psycopg.Connection[Any]) -> None:
    """Make a fresh connection one to claims: where they are, and how long it waits for a lock."""
    connection.adapters.register_dumper(str, _Dumper)
    connection.adapters.register_loader("text", _Loader)
    # A moment is told as text, like everywhere in a database of claims.
    connection.adapters.register_loader("timestamptz", TextLoader)
    connection.execute(
        b"SET search_path = factcheck; SET lock_timeout = '10s'; SET timezone = 'UTC'; "
        b"SET default_transaction_isolation = 'read committed'"
    )


@lru_cache
def _native(query: str) -> bytes:
    return query.replace("?", "%s").encode()
