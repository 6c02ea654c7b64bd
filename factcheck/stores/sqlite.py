"""Claims in an SQLite database, a single file.

The index over it lies beside it. Many processes read while one writes (WAL).
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from factcheck.protocols import Encoder
from factcheck.stores.database_store import DatabaseStore
from factcheck.stores.sqlite_database import SqliteDatabase


class SqliteStore(DatabaseStore):
    """The claims of an SQLite database, and their history.

    Threads may share a store; every thread has its own connection. Raises StoreError when the file
    is missing (without `create`), damaged, locked for more than ten seconds, or of another kind.
    """

    def __init__(
        self,
        path: str | Path,
        *,
        create: bool = False,
        clock: Callable[[], datetime] | None = None,
        encoder: Encoder | None = None,
    ) -> None:
        """Open the database at `path`; make it where it is missing and `create` is given.

        A database of an earlier version is migrated. `clock` gives the moment of each
        change, with its time zone; without one it is now. With an `encoder`, claims get their
        vectors when they are stored.
        """
        self.path = Path(path)
        database = SqliteDatabase(self.path, create=create)
        super().__init__(database, self.path.with_name(self.path.name + ".index"), clock, encoder)
