"""Claims in an SQLite database: nothing is ever overwritten, and every past state can be read.

The database is the truth; the index over it (`disk_index`) is derived, and lies beside it. Many
processes read while one writes (WAL): each sees whole transactions.
"""

from __future__ import annotations

import sqlite3
import uuid
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

from factcheck.candidates import claim_facts
from factcheck.claims import Claim, Source
from factcheck.errors import DataError, StoreError, shown
from factcheck.facts import Facts
from factcheck.protocols import Hit, Stored
from factcheck.stores.database import Database
from factcheck.stores.disk_index import Change, DiskIndex
from factcheck.stores.history import Action, Revision, Written
from factcheck.stores.memory import MemoryStore
from factcheck.stores.packing import unpack
from factcheck.stores.rows import (
    Row,
    digest,
    joined_terms,
    source_keys,
    to_claim,
    to_row,
    to_source,
)
from factcheck.stores.writing import MADE_BY, current, expect, retired, write, written

_SOURCES_KEPT = 1024
# The most values that one statement is given.
_BATCH = 500


def _now() -> datetime:
    return datetime.now(UTC)


class SqliteStore:
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
    ) -> None:
        """Open the database at `path`; make it where it is missing and `create` is given.

        A database of an earlier version is migrated. `clock` gives the moment of each
        change, with its time zone; without one it is now.
        """
        self.path = Path(path)
        self._clock = clock or _now
        self._database = Database(self.path, create=create)
        self._counted: tuple[int, int] | None = None
        identity = self._identity()
        self._source = lru_cache(_SOURCES_KEPT)(self._read_source)
        folder = self.path.with_name(self.path.name + ".index")
        self._index = DiskIndex(folder, f"{identity}/{MADE_BY}", self._last, self._changes)

    def __repr__(self) -> str:
        """Show where the claims are."""
        return f"SqliteStore({str(self.path)!r})"

    def __iter__(self) -> Iterator[Claim]:
        """Iterate over the claims that are held now, by id, whatever is changed meanwhile."""
        query = (
            "SELECT data, digest FROM current JOIN revisions USING (seq) ORDER BY current.claim_id"
        )
        with self._database.snapshot() as connection:
            rows = connection.execute(query)
            while batch := rows.fetchmany(_BATCH):
                yield from (self._claim(data, told) for data, told in batch)

    def __len__(self) -> int:
        """How many claims are held now."""
        counted, last = self._counted, self._last()
        if counted is None or counted[0] != last:
            # Counting reads the whole table: once for each state of it.
            with self._database.reading() as connection:
                count = connection.execute("SELECT count(*) FROM current").fetchone()[0]
            counted = self._counted = (last, int(count))
        return counted[1]

    def get(self, claim_id: str) -> Claim:
        """Return the claim as it is held now; raises StoreError when none of that id is."""
        return self._held(claim_id)[0]

    def history(self, claim_id: str) -> tuple[Revision, ...]:
        """Return every revision of a claim, the first one first.

        Raises StoreError when there never was a claim of that id.
        """
        query = (
            "SELECT data, digest, number, action, made_at, made_by, why FROM revisions "
            "WHERE claim_id = ? ORDER BY number"
        )
        with self._database.reading() as connection:
            rows = connection.execute(query, (claim_id,)).fetchall()
        if not rows:
            raise StoreError(f"no claim has the id {shown(claim_id)}")
        return tuple(
            Revision(
                self._claim(data, told),
                number,
                Action(action),
                datetime.fromisoformat(made_at),
                made_by,
                why,
            )
            for data, told, number, action, made_at, made_by, why in rows
        )

    def as_of(self, moment: datetime) -> MemoryStore:
        """Return the claims as they were held at a moment (with its time zone), by id."""
        query = (
            "SELECT data, digest, action FROM revisions "
            "JOIN (SELECT max(seq) AS seq FROM revisions WHERE made_at <= ? GROUP BY claim_id) "
            "USING (seq) ORDER BY claim_id"
        )
        with self._database.reading() as connection:
            rows = connection.execute(query, (written(moment),)).fetchall()
        return MemoryStore(
            self._claim(data, told) for data, told, action in rows if action != Action.RETIRE
        )

    def add(self, *claims: Claim, by: str | None = None, why: str | None = None) -> None:
        """Store new claims, all of them or, when one cannot be, none.

        Raises StoreError when a claim of the same id is held.
        """
        rows = [to_row(claim) for claim in claims]
        with self._database.changing() as connection:
            for row in rows:
                if current(connection, row.claim_id) is not None:
                    raise StoreError(f"a claim with the id {shown(row.claim_id)} is held already")
                write(connection, row, Action.ADD, self._clock(), by, why)
        self.refresh()

    def edit(
        self,
        claim: Claim,
        *,
        number: int | None = None,
        by: str | None = None,
        why: str | None = None,
    ) -> None:
        """Store a new revision of a claim that is held.

        `number` is that of the revision that was edited. Raises ConflictError when another one has
        been stored since, and StoreError when no claim of that id is held.
        """
        row = to_row(claim)
        with self._database.changing() as connection:
            expect(connection, claim.id, number)
            write(connection, row, Action.EDIT, self._clock(), by, why)
        self.refresh()

    def retire(
        self,
        claim_id: str,
        *,
        number: int | None = None,
        by: str | None = None,
        why: str | None = None,
    ) -> None:
        """Hold a claim no longer; its history stays. Raises as `edit` does."""
        with self._database.changing() as connection:
            expect(connection, claim_id, number)
            write(connection, to_row(self.get(claim_id)), Action.RETIRE, self._clock(), by, why)
        self.refresh()

    def put(
        self, claims: Iterable[Claim], *, by: str | None = None, why: str | None = None
    ) -> Written:
        """Store claims as they are, in one transaction: the new ones, and those that differ."""
        return self.put_rows([to_row(claim) for claim in claims], by=by, why=why)

    def put_rows(
        self,
        rows: Iterable[Row],
        *,
        by: str | None = None,
        why: str | None = None,
        index: bool = True,
    ) -> Written:
        """The same for claims that are analysed; without `index` the index follows later.

        A claim that was retired as it is stays retired.
        """
        added = changed = unchanged = 0
        with self._database.changing() as connection:
            for row in rows:
                held = current(connection, row.claim_id)
                if (held[1] if held else retired(connection, row.claim_id)) == digest(row.data):
                    unchanged += 1
                elif held is None:
                    write(connection, row, Action.ADD, self._clock(), by, why)
                    added += 1
                else:
                    write(connection, row, Action.EDIT, self._clock(), by, why)
                    changed += 1
        if index:
            self.refresh()
        return Written(added, changed, unchanged)

    def digests(self, claim_ids: list[str]) -> dict[str, str]:
        """The digests of the rows of claims, by id, as they are held or were retired."""
        made: dict[str, str] = {}
        with self._database.reading() as connection:
            for start in range(0, len(claim_ids), _BATCH):
                ids = claim_ids[start : start + _BATCH]
                query = (
                    "SELECT claim_id, digest FROM revisions JOIN (SELECT max(seq) AS seq FROM "
                    f"revisions WHERE claim_id IN ({_marks(ids)}) GROUP BY claim_id) USING (seq)"
                )
                made.update(connection.execute(query, ids))
        return made

    def refresh(self) -> None:
        """See what has been stored by now, here or in another process."""
        self._index.follow()

    def find(self, terms: tuple[str, ...], limit: int) -> tuple[Hit, ...]:
        """Return at most `limit` claims that share a term, best first, ties by claim id."""
        found = self._index.search(terms, limit)
        ids = [claim_id for claim_id, _ in found]
        if not ids:
            return ()
        marks = _marks(ids)
        with self._database.reading() as connection:
            held = dict(
                connection.execute(
                    f"SELECT claim_id, seq FROM current WHERE claim_id IN ({marks})", ids
                )
            )
            self._expect_retired(connection, set(ids) - set(held))
            newer = dict(
                connection.execute(
                    "SELECT old_id, min(claim_id) FROM superseding "
                    f"WHERE old_id IN ({marks}) GROUP BY old_id",
                    ids,
                )
            )
        return tuple(
            Hit(held[key], score, self.get(newer[key]) if key in newer else None)
            for key, score in found
            if key in held
        )

    def fetch(self, revisions: tuple[int, ...]) -> Mapping[int, Stored]:
        """Return the claims of these revisions, each analysed by this version of the package."""
        if not revisions:
            return {}
        query = (
            "SELECT seq, data, digest, analyser, body FROM revisions JOIN facts USING (seq) "
            f"WHERE seq IN ({_marks(revisions)})"
        )
        with self._database.reading() as connection:
            rows = connection.execute(query, revisions).fetchall()
        made = {}
        for seq, data, told, analyser, body in rows:
            claim = self._claim(data, told)
            made[seq] = Stored(claim, _facts(claim, analyser, body))
        return made

    def reanalyse(self, *, batch: int = _BATCH) -> int:
        """Analyse anew what an earlier version of the package analysed; return how many claims."""
        count = 0
        while True:
            with self._database.changing() as connection:
                rows = connection.execute(
                    "SELECT seq, data, digest FROM current JOIN revisions USING (seq) "
                    "JOIN facts USING (seq) WHERE analyser <> ? LIMIT ?",
                    (MADE_BY, batch),
                ).fetchall()
                for seq, data, told in rows:
                    row = to_row(self._claim(data, told))
                    connection.execute(
                        "UPDATE facts SET analyser = ?, terms = ?, body = ? WHERE seq = ?",
                        (MADE_BY, row.terms, row.facts, seq),
                    )
            count += len(rows)
            if len(rows) < batch:
                return count

    def check(self) -> tuple[str, ...]:
        """Return what is wrong with the database and its index; nothing when all is well."""
        found = []
        with self._database.reading() as connection:
            told = [row[0] for row in connection.execute("PRAGMA integrity_check")]
            found += [f"{self.path}: {line}" for line in told if line != "ok"]
            found += [
                f"{self.path}: {table}, row {row}: refers to a row of {parent} that is missing"
                for table, row, parent, _ in connection.execute("PRAGMA foreign_key_check")
            ]
            for seq, data, expected in connection.execute(
                "SELECT seq, data, digest FROM revisions"
            ):
                if digest(data) != expected:
                    found.append(f"{self.path}: revision {seq} has changed since it was written")
        found += self._index.problems()
        return tuple(found)

    def rebuild_index(self) -> None:
        """Make the index anew from the database."""
        self._index.rebuild()

    def close(self) -> None:
        """Close this thread's connection; it is opened again when needed."""
        self._database.close()

    def _claim(self, data: str, told: str) -> Claim:
        if digest(data) != told:
            raise StoreError(f"{self.path}: damaged: a claim has changed since it was written")
        return to_claim(data, {key: self._source(key) for key in source_keys(data)})

    def _read_source(self, key: str) -> Source:
        with self._database.reading() as connection:
            row = connection.execute("SELECT data FROM sources WHERE key = ?", (key,)).fetchone()
        if row is None or digest(row[0]) != key:
            raise StoreError(f"{self.path}: damaged: a source is missing or has changed")
        return to_source(row[0])

    def _expect_retired(self, connection: sqlite3.Connection, claim_ids: set[str]) -> None:
        """Claims that the index has and that are not held must have been retired a moment ago."""
        for claim_id in sorted(claim_ids):
            if retired(connection, claim_id) is None:
                raise StoreError(
                    f"{self.path}: damaged: the claim {shown(claim_id)} has gone without having "
                    "been retired"
                )

    def _held(self, claim_id: str) -> tuple[Claim, int]:
        """The claim as it is held now, and the number of its revision."""
        query = (
            "SELECT data, digest, number FROM current JOIN revisions USING (seq) "
            "WHERE current.claim_id = ?"
        )
        with self._database.reading() as connection:
            row = connection.execute(query, (claim_id,)).fetchone()
        if row is None:
            raise StoreError(f"no claim has the id {shown(claim_id)}")
        return self._claim(row[0], row[1]), row[2]

    def _changes(self, since: int) -> Iterator[Change]:
        """The last state of every claim that changed after `since`, by id."""
        query = (
            "SELECT claim_id, current.seq, analyser, terms FROM "
            "(SELECT DISTINCT claim_id FROM revisions WHERE seq > ?) "
            "LEFT JOIN current USING (claim_id) LEFT JOIN facts ON facts.seq = current.seq "
            "ORDER BY claim_id"
        )
        if since == 0:
            query = (
                "SELECT claim_id, seq, analyser, terms FROM current JOIN facts USING (seq) "
                "WHERE ? = 0 ORDER BY claim_id"
            )
        with self._database.snapshot() as connection:
            rows = connection.execute(query, (since,))
            while batch := rows.fetchmany(_BATCH):
                for claim_id, seq, analyser, terms in batch:
                    if seq is not None and analyser != MADE_BY:
                        claim = self.get(claim_id)
                        terms = joined_terms(claim, claim_facts(claim))
                    yield claim_id, None if seq is None else terms

    def _last(self) -> int:
        """The number of the last change."""
        with self._database.reading() as connection:
            return int(connection.execute("SELECT max(seq) FROM revisions").fetchone()[0] or 0)

    def _identity(self) -> str:
        """What tells this database from any other: made once."""
        query = "SELECT value FROM meta WHERE key = 'identity'"
        with self._database.reading() as connection:
            row = connection.execute(query).fetchone()
        if row is None:
            with self._database.changing() as connection:
                fresh = ("identity", uuid.uuid4().hex)
                connection.execute("INSERT OR IGNORE INTO meta VALUES (?, ?)", fresh)
                row = connection.execute(query).fetchone()
        return str(row[0])


def _facts(claim: Claim, analyser: str, body: bytes) -> tuple[Facts, ...]:
    """The stored facts; those of another version, or damaged, are made anew."""
    if analyser == MADE_BY:
        with suppress(DataError):
            return unpack(body)
    return claim_facts(claim)


def _marks(values: Iterable[Any]) -> str:
    return ",".join("?" for _ in values)
