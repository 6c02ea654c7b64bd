"""A pool of connections to a PostgreSQL server: lost ones replaced, and work done again."""

from __future__ import annotations

import logging
import os
import threading
import time
import weakref
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import psycopg
from psycopg import errors
from psycopg_pool import ConnectionPool, PoolTimeout

from factcheck.errors import StoreError
from factcheck.stores.database import Result
from factcheck.stores.postgres_connection import prepare

_Connection = psycopg.Connection[Any]
_PATIENCE = 10.0
_PAUSE = 0.05
_LONGEST_PAUSE = 1.0
# The connection is lost, or the server goes down or comes up.
_GONE = ("08", "57P01", "57P02", "57P03")
# The transaction met another one; or there are too many connections.
_MEETING = ("40001", "40P01", "53300")
# What the pool says of a lost connection is told by what comes of it here. Who wants to read it
# gives the logger a handler.
logging.getLogger("psycopg.pool").addHandler(logging.NullHandler())


class Pool:
    """At most `size` connections of these options, which threads share.

    What fails because a connection was lost, the server is starting, or two transactions met, is
    done again for up to ten seconds. Errors are raised as StoreError, which names `place`.
    """

    def __init__(self, place: str, options: Mapping[str, Any], size: int) -> None:
        """Nothing is connected yet."""
        self._place = place
        self._options = {**options, "autocommit": True}
        self._size = size
        self._lock = threading.Lock()
        self._connections: _Connections | None = None

    def connected(self) -> _Connection:
        """A connection beside the pool, which the caller closes; raises what psycopg raises."""
        connection: _Connection = psycopg.connect(**self._options)
        prepare(connection)
        return connection

    def run(self, work: Callable[[_Connection], Result]) -> Result:
        """Return what `work` makes of a connection; it is called again where another try may do."""
        lost = False

        def once(left: float) -> Result:
            nonlocal lost
            if lost:
                # Whether the server is back: a pool waits, and keeps the reason to itself.
                self.connected().close()
            connections = self._open()
            try:
                with connections.pool.connection(timeout=left) as connection:
                    return work(connection)
            except PoolTimeout:
                try:
                    self.connected().close()
                except psycopg.Error:
                    # A pool waits ever longer between its tries: a new one tries at once.
                    lost = True
                    self._drop(connections, wait=0)
                    raise
                raise StoreError(
                    f"{self._place}: all {self._size} connections have been in use for "
                    f"{_PATIENCE:.0f} seconds"
                ) from None
            except psycopg.Error as error:
                if is_lost(error):
                    # Where one connection is lost, so may be those that wait.
                    lost = True
                    self._drop(connections, wait=0)
                raise

        return self.retried(once)

    def retried(self, attempt: Callable[[float], Result]) -> Result:
        """Return what `attempt` gives, which is told how many seconds are left."""
        until = time.monotonic() + _PATIENCE
        pause = _PAUSE
        with self.telling():
            while True:
                try:
                    return attempt(max(_PAUSE, until - time.monotonic()))
                except psycopg.Error as error:
                    again = is_lost(error) or (error.sqlstate or "").startswith(_MEETING)
                    if not again or time.monotonic() + pause > until:
                        raise
                time.sleep(pause)
                pause = min(2 * pause, _LONGEST_PAUSE)

    @contextmanager
    def telling(self) -> Iterator[None]:
        """What PostgreSQL says of an error becomes a StoreError."""
        try:
            yield
        except psycopg.Error as error:
            raise StoreError(f"{self._place}: {_reason(error)}") from None

    def close(self) -> None:
        """Close the connections; they are opened again when needed."""
        if self._connections is not None:
            self._drop(self._connections, wait=_PATIENCE)

    def _open(self) -> _Connections:
        with self._lock:
            # A process that was forked off has none of the threads of a pool.
            if self._connections is None or self._connections.made_by != os.getpid():
                made = _Connections(self._options, self._size)
                # At the latest when the process ends: its threads would be waited for in vain.
                made.closing = weakref.finalize(self, made.close)
                self._connections = made
            return self._connections

    def _drop(self, connections: _Connections, *, wait: float) -> None:
        with self._lock:
            if self._connections is connections:
                self._connections = None
        connections.closing.detach()
        connections.close(wait)


class _Connections:
    """The connections of one process."""

    closing: weakref.finalize[[], Pool]

    def __init__(self, options: Mapping[str, Any], size: int) -> None:
        self.made_by = os.getpid()
        self.pool: ConnectionPool[_Connection] = ConnectionPool(
            kwargs=dict(options), configure=prepare, min_size=0, max_size=size, open=True
        )

    def close(self, wait: float = _PATIENCE) -> None:
        """Close them; threads that are connecting just now are waited for so many seconds."""
        if self.made_by == os.getpid():
            self.pool.close(wait)


def is_lost(error: psycopg.Error) -> bool:
    """Whether the connection is lost, or the server going down or coming up."""
    if error.sqlstate is None:
        return isinstance(error, psycopg.OperationalError | psycopg.InterfaceError)
    return error.sqlstate.startswith(_GONE)


def _reason(error: psycopg.Error) -> str:
    told = error.diag.message_primary or " ".join(str(error).split())
    match error:
        case errors.LockNotAvailable():
            return "another session has held it locked for ten seconds"
        case errors.InsufficientPrivilege():
            return f"the role may not do this: {told}"
        case errors.ReadOnlySqlTransaction():
            return f"the server takes no changes: {told}"
        case errors.ProgramLimitExceeded():
            return f"an id is too long for PostgreSQL: {told}"
        case errors.UndefinedTable() | errors.UndefinedFunction() | errors.UndefinedColumn():
            return f"the tables are not those of a database of claims: {told}"
    return told
