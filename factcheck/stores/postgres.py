"""Claims in a PostgreSQL database, for a team: extra ``factcheck[postgres]``.

The index over it lies on each machine that checks, in the user's folder of caches.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from factcheck.errors import MissingExtra
from factcheck.protocols import Encoder
from factcheck.stores.database_store import DatabaseStore


class PostgresStore(DatabaseStore):
    """The claims of a PostgreSQL database, and their history.

    Threads may share a store, and with it a pool of connections. A connection that is lost is
    replaced, and what was being done is done again, for up to ten seconds. Raises StoreError when
    the database cannot be reached, holds no claims (without `create`), holds those of another
    version, or the role may not do what is asked; MissingExtra when the extra is not installed.
    """

    def __init__(
        self,
        address: str,
        *,
        create: bool = False,
        migrate: bool = False,
        index_folder: str | Path | None = None,
        connections: int = 8,
        clock: Callable[[], datetime] | None = None,
        encoder: Encoder | None = None,
    ) -> None:
        """Open the database at `address`, such as ``postgresql://user@host/name``.

        With `create`, the tables are made where there are none; with `migrate`, those of an earlier
        version are brought to the newest, which the owner of the tables may do. The index lies in
        `index_folder`, or in a folder of its own in the user's folder of caches. At most
        `connections` are open at once. `clock` gives the moment of each change, with its time zone;
        without one the server does. With an `encoder`, claims get their vectors when they are
        stored.
        """
        try:
            import platformdirs

            from factcheck.stores.postgres_database import PostgresDatabase
        except ImportError:
            raise MissingExtra("PostgresStore", "postgres") from None
        database = PostgresDatabase(
            address, connections=connections, create=create, migrate=migrate
        )
        if index_folder is None:
            index_folder = platformdirs.user_cache_path("factcheck") / database.identity
        super().__init__(database, Path(index_folder), clock, encoder)
