"""Where the measured claims are kept: in a file, or in a PostgreSQL database made for it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

import attrs

if TYPE_CHECKING:
    from factcheck import PostgresStore, SqliteStore
    from factcheck.protocols import Encoder

SQLITE, POSTGRESQL = "SQLite", "PostgreSQL"
_DATABASE = "claims.db"
# The size of the tables, with their indexes and what is stored beside them.
_SIZE = (
    "SELECT sum(pg_total_relation_size(oid)) FROM pg_class "
    "WHERE relnamespace = 'factcheck'::regnamespace AND relkind = 'r'"
)


@attrs.frozen
class Place:
    """A database of claims: that at an address, with its index in `folder`, or a file there."""

    folder: Path
    address: str | None = None

    @property
    def name(self) -> str:
        """What keeps the claims."""
        return SQLITE if self.address is None else POSTGRESQL

    def store(
        self, *, create: bool = False, encoder: Encoder | None = None
    ) -> SqliteStore | PostgresStore:
        """Open the database; with `create`, make it."""
        from factcheck import PostgresStore, SqliteStore

        files = self.folder / self.name
        if self.address is not None:
            return PostgresStore(self.address, create=create, index_folder=files, encoder=encoder)
        files.mkdir(exist_ok=True)
        return SqliteStore(files / _DATABASE, create=create, encoder=encoder)

    def disk(self) -> float:
        """What database and index take, in MB."""
        files = (path for path in (self.folder / self.name).rglob("*") if path.is_file())
        size = sum(path.stat().st_size for path in files)
        if self.address is not None:
            import psycopg

            with psycopg.connect(self.address) as connection:
                size += sum(int(told) for (told,) in connection.execute(_SIZE))
        return size / 1e6


@contextmanager
def fresh_database(address: str) -> Iterator[str]:
    """The address of a new database on the server at `address`, which is removed afterwards.

    The role needs the right to make one (``CREATEDB``). Raises ImportError without psycopg.
    """
    import psycopg
    from psycopg.conninfo import make_conninfo
    from psycopg.sql import SQL, Identifier

    name = Identifier(told := f"factcheck_speed_{uuid4().hex}")
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(
            SQL("CREATE DATABASE {} ENCODING 'UTF8' TEMPLATE template0").format(name)
        )
    try:
        yield make_conninfo(address, dbname=told)
    finally:
        # Another connection: the first would have been idle for as long as a size takes.
        with psycopg.connect(address, autocommit=True) as connection:
            connection.execute(SQL("DROP DATABASE {} WITH (FORCE)").format(name))
