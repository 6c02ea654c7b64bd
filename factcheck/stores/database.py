"""The seam between what a database of claims does and the kind of database that does it.

SQL is written once, in what SQLite and PostgreSQL have in common, with ``?`` for each value.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from typing import Any, Protocol, TypeVar

Result = TypeVar("Result")

BATCH = 500
"""The most values that one statement is given, and the most rows that are read at a time."""


class Connection(Protocol):
    """A connection to a database of claims."""

    def rows(self, query: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """Return all rows that a query gives."""
        ...

    def batches(
        self, query: str, values: Sequence[Any] = ()
    ) -> Iterator[Sequence[tuple[Any, ...]]]:
        """Yield the rows that a query gives, at most `BATCH` at a time, however many there are."""
        ...

    def write(self, statement: str, rows: Sequence[Sequence[Any]]) -> None:
        """Run a statement that gives no rows once for each row of values."""
        ...

    def now(self) -> datetime:
        """The moment by the clock that all writers of the database share."""
        ...


Work = Callable[[Connection], Result]


class Database(Protocol):
    """A database of claims, of the newest version. Threads may share it.

    What goes wrong in it is raised as StoreError, which names `place`.
    """

    @property
    def place(self) -> str:
        """Where it is, as it is named in messages: without any password."""
        ...

    @property
    def version(self) -> int:
        """The version of its tables, which is the newest."""
        ...

    @property
    def identity(self) -> str:
        """What tells this database from any other."""
        ...

    def read(self, work: Work[Result]) -> Result:
        """Return what `work` makes of a connection, each query of the newest state.

        `work` may be called again where a connection is lost.
        """
        ...

    def change(self, work: Work[Result]) -> Result:
        """Return what `work` makes in one transaction, which holds all other writers back.

        All of it is stored, or nothing. `work` may be called again where nothing was stored.
        """
        ...

    def snapshot(self) -> AbstractContextManager[Connection]:
        """A connection that sees the database as it is now, whatever is written meanwhile."""
        ...

    def problems(self, connection: Connection) -> Iterator[str]:
        """What the database itself finds wrong with its files and its references."""
        ...

    def close(self) -> None:
        """Close what is open; it is opened again when needed."""
        ...


def marks(values: Sequence[Any]) -> str:
    """So many ``?`` as there are values, for ``IN``."""
    return ",".join("?" * len(values))


def parts(values: Sequence[Any]) -> Iterator[Sequence[Any]]:
    """The values, at most `BATCH` at a time."""
    for start in range(0, len(values), BATCH):
        yield values[start : start + BATCH]
