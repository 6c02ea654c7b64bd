"""A database of each kind."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from factcheck.stores.database_store import DatabaseStore
from tests.stores.databases import Clock, Kept, PostgresKept, SqliteKept


@pytest.fixture(params=["sqlite", "postgres"])
def kept(request: pytest.FixtureRequest, tmp_path: Path) -> Kept:
    """A place for a database, SQLite's and PostgreSQL's in turn."""
    if request.param == "sqlite":
        return SqliteKept(tmp_path)
    server = request.getfixturevalue("postgres_server")
    return PostgresKept(server, request.getfixturevalue("database"), tmp_path)


@pytest.fixture
def database_store(kept: Kept) -> Iterator[DatabaseStore]:
    """A store of an empty database, whose changes are an hour apart."""
    made = kept.open(create=True, clock=Clock())
    yield made
    made.close()
