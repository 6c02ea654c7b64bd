"""Databases of both kinds, for tests that hold for either."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Protocol

import attrs

from factcheck import Checker, Claim, PostgresStore, SqliteStore
from factcheck.stores.database_store import DatabaseStore
from tests.postgres_server import Server

GHENT = Claim("ghent", "Volvo closed its factory in Ghent.", "accurate")
LYON = attrs.evolve(GHENT, statement="Volvo closed its factory in Lyon.")
NEC = Claim("nec", "NEC is based in Tokyo.", "accurate")
DRAFT = "Volvo closed its factory in Oslo."


class Clock:
    """Moments an hour apart."""

    def __init__(self) -> None:
        self.now = datetime(2020, 6, 11, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.now += timedelta(hours=1)
        return self.now


def suggested(store: DatabaseStore) -> list[str | None]:
    """What a check of the draft suggests."""
    return [finding.suggestion for finding in Checker(store).check(DRAFT).findings]


class Kept(Protocol):
    """A place for one database."""

    back_to_two: str
    """A statement after which the next change has the number three."""

    @property
    def index(self) -> Path:
        """The folder of its index."""
        ...

    def open(self, **options: Any) -> DatabaseStore:
        """Open it, with the options of its store."""
        ...

    def execute(self, *statements: str) -> None:
        """Do what no store does."""
        ...

    def unguard(self) -> None:
        """Let revisions be altered and deleted."""
        ...


class SqliteKept:
    """An SQLite file."""

    back_to_two = "UPDATE sqlite_sequence SET seq = 2"

    def __init__(self, folder: Path) -> None:
        self.path = folder / "claims.db"
        self.index = folder / "claims.db.index"

    def open(self, **options: Any) -> DatabaseStore:
        return SqliteStore(self.path, **options)

    def execute(self, *statements: str) -> None:
        with sqlite3.connect(self.path) as connection:
            for statement in statements:
                connection.execute(statement)
        connection.close()

    def unguard(self) -> None:
        self.execute("DROP TRIGGER revisions_stay", "DROP TRIGGER revisions_last")


class PostgresKept:
    """A database of a server."""

    back_to_two = "SELECT setval('changes', 2)"

    def __init__(self, server: Server, database: str, folder: Path) -> None:
        self._server, self._database = server, database
        self.address = server.address(database)
        self.index = folder / "index"

    def open(self, **options: Any) -> DatabaseStore:
        return PostgresStore(self.address, index_folder=self.index, **options)

    def execute(self, *statements: str) -> None:
        joined = "; ".join(("SET search_path = factcheck", *statements))
        self._server.execute(joined, self._database)

    def unguard(self) -> None:
        self.execute("DROP TRIGGER revisions_stay ON revisions")
