"""A PostgreSQL database of claims, and its transactions."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
from psycopg import conninfo

from factcheck.errors import StoreError
from factcheck.stores.addresses import address_of
from factcheck.stores.database import Connection, Result, Work
from factcheck.stores.derived import Mark
from factcheck.stores.postgres_connection import PostgresConnection
from factcheck.stores.postgres_migrations import SCRIPTS, migrate, version
from factcheck.stores.postgres_pool import Pool, is_lost
from factcheck.stores.reading import change_at, last_change

# What an address may leave out. A server that has gone without a word is noticed by these.
_DEFAULTS = {
    "application_name": "factcheck",
    "connect_timeout": "10",
    "keepalives_idle": "30",
    "keepalives_interval": "5",
    "keepalives_count": "3",
}


class PostgresDatabase:
    """A PostgreSQL database of claims, of the newest version. Threads share its connections."""

    def __init__(
        self, address: str, *, connections: int, create: bool = False, migrate: bool = False
    ) -> None:
        """Open the database at `address`; with `create`, make the tables where there are none.

        With `migrate`, an earlier version is brought to the newest, too. Raises StoreError when it
        cannot be reached, holds no claims, or holds those of another version.
        """
        options = {**_DEFAULTS, **_parsed(address), "client_encoding": "utf8"}
        self.place = address_of(options)
        self.version = len(SCRIPTS)
        self._pool = Pool(self.place, options, connections)
        with self._pool.telling(), self._pool.connected() as connection:
            try:
                self.identity = _identity(connection, create=create, migrating=migrate)
            except StoreError as error:
                raise StoreError(f"{self.place}: {error}") from None

    def read(self, work: Work[Result]) -> Result:
        """Return what `work` makes of a connection; it is called again where that is lost."""
        return self._pool.run(lambda connection: work(PostgresConnection(connection)))

    def change(self, work: Work[Result]) -> Result:
        """Return what `work` makes in one transaction, which holds all other writers back.

        Where the connection is lost while all is being committed, the next one looks whether its
        last revision is there: nothing is stored twice, and nothing is lost. Raises StoreError when
        that cannot be looked up in time.
        """
        done: list[Result] = []
        sent: list[Mark] = []

        def once(connection: psycopg.Connection[Any]) -> Result:
            own = PostgresConnection(connection)
            made = False
            try:
                with connection.transaction():
                    # Whoever wrote before has ended by then, and so has a try that was cut off. Its
                    # transaction's number would not tell: after a crash, another may have that.
                    self._hold(connection)
                    if sent and change_at(own, sent[0].seq) == sent[0]:
                        return done[0]
                    sent.clear()
                    before = last_change(own)
                    done[:] = [work(own)]
                    # What leaves no revision may be done twice.
                    sent.extend({last_change(own)} - {before})
                    made = True
            except psycopg.Error as error:
                if made and not is_lost(error):
                    sent.clear()
                raise
            return done[0]

        try:
            return self._pool.run(once)
        except StoreError as error:
            if not sent:
                raise
            raise StoreError(
                f"{error}; whether the last change was stored is not known: look at the history"
            ) from None

    @contextmanager
    def snapshot(self) -> Iterator[Connection]:
        """A connection that sees the database as it is now, whatever is written meanwhile."""
        # It is held for long: one of the pool would be missing there.
        fresh = self._pool.retried(lambda _: self._pool.connected())
        with self._pool.telling(), fresh as connection:
            connection.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
            yield PostgresConnection(connection)

    def problems(self, connection: Connection) -> Iterator[str]:
        """Nothing: the server sees to its pages and references itself."""
        return iter(())

    def close(self) -> None:
        """Close the connections; they are opened again when needed."""
        self._pool.close()

    def _hold(self, connection: psycopg.Connection[Any]) -> None:
        """Wait until no other transaction writes."""
        if not connection.execute("SELECT 1 FROM writer FOR UPDATE").fetchall():
            raise StoreError(f"{self.place}: damaged: the table factcheck.writer has lost its row")


def _parsed(address: str) -> dict[str, Any]:
    try:
        return dict(conninfo.conninfo_to_dict(address))
    except psycopg.Error:
        # What libpq says of it may hold a part of the password.
        raise StoreError(
            "the address of the database cannot be read: expected one such as "
            "postgresql://user@host:5432/name; signs other than letters and digits in a password "
            "are written as %40 and the like"
        ) from None


def _identity(connection: psycopg.Connection[Any], *, create: bool, migrating: bool) -> str:
    """See to the version of the tables; return what tells the database from any other."""
    made = version(connection)
    if migrating or (create and not made):
        migrate(connection, only_new=not migrating)
        made = version(connection)
    if not made:
        raise StoreError(
            "the database holds no claims: 'factcheck claims migrate' makes the tables"
        )
    if made < len(SCRIPTS):
        raise StoreError(
            f"it has format {made}, and this version of factcheck needs {len(SCRIPTS)}: "
            "let the owner of its tables run 'factcheck claims migrate'"
        )
    rows = connection.execute("SELECT value FROM meta WHERE key = 'identity'").fetchall()
    return str(rows[0][0])
