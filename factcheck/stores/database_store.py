"""Claims in a database: nothing is ever overwritten, and every past state can be read.

The database is the truth; the index over it (`disk_index`) is derived. Many processes read while
one writes: each sees whole transactions.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.candidates import claim_texts
from factcheck.claims import Claim
from factcheck.errors import InvalidValueError, MissingExtra, StoreError
from factcheck.protocols import Encoder, Hit, Stored
from factcheck.stores import reading, writing
from factcheck.stores.database import BATCH, Connection, Database
from factcheck.stores.derived import Mark, state_of
from factcheck.stores.disk_index import Change, DiskIndex
from factcheck.stores.history import Action, Revision, Written
from factcheck.stores.memory import MemoryStore
from factcheck.stores.rows import Row, to_row
from factcheck.stores.snapshots import StoreSnapshot
from factcheck.stores.vector_files import Lot, problems_in
from factcheck.stores.writing import MADE_BY, Note

if TYPE_CHECKING:
    from factcheck.stores.disk_vectors import DiskVectors


class DatabaseStore:
    """The claims of a database, and their history. Threads may share a store."""

    def __init__(
        self,
        database: Database,
        folder: Path,
        clock: Callable[[], datetime] | None,
        encoder: Encoder | None,
    ) -> None:
        """Keep the index in `folder`; `clock` gives the moment of each change, or the database."""
        self._database = database
        self._folder = folder
        self._clock = clock
        self._counted: tuple[Mark, int] | None = None
        self._reader = reading.ClaimReader(database.place)
        identity = f"{database.identity}/{MADE_BY}"
        self._index = DiskIndex(folder, identity, self._last, self._at, self._changes)
        self._encoder = encoder
        self._vectors = None if encoder is None else self._vectors_by(encoder)

    @property
    def place(self) -> str:
        """Where the claims are, as messages name it."""
        return self._database.place

    @property
    def state(self) -> str:
        """What tells this database, and its claims as they are held now, from any other."""
        return state_of(self._database.identity, self._last())

    @property
    def version(self) -> int:
        """The version of the database's tables."""
        return self._database.version

    def __repr__(self) -> str:
        """Show where the claims are."""
        return f"{type(self).__name__}({self.place!r})"

    def __iter__(self) -> Iterator[Claim]:
        """Iterate over the claims that are held now, by id, whatever is changed meanwhile."""
        with self._database.snapshot() as connection:
            yield from reading.held_claims(connection, self._reader)

    def __len__(self) -> int:
        """How many claims are held now."""
        counted, last = self._counted, self._last()
        if counted is None or counted[0] != last:
            # Counting reads the whole table: once for each state of it.
            rows = self._database.read(lambda c: c.rows("SELECT count(*) FROM current"))
            counted = self._counted = (last, int(rows[0][0]))
        return counted[1]

    def get(self, claim_id: str) -> Claim:
        """Return the claim as it is held now; raises StoreError when none of that id is."""
        return self._database.read(lambda c: reading.held_claim(c, self._reader, claim_id))

    def history(self, claim_id: str) -> tuple[Revision, ...]:
        """Return every revision of a claim, the first one first.

        Raises StoreError when there never was a claim of that id.
        """
        return self._database.read(lambda c: reading.revisions_of(c, self._reader, claim_id))

    def as_of(self, moment: datetime) -> MemoryStore:
        """Return the claims as they were held at a moment (with its time zone), by id."""
        told = writing.written(moment)
        return MemoryStore(self._database.read(lambda c: reading.claims_at(c, self._reader, told)))

    def add(self, *claims: Claim, by: str | None = None, why: str | None = None) -> None:
        """Store new claims, all of them or, when one cannot be, none.

        Raises StoreError when a claim of the same id is held.
        """
        rows = [to_row(claim) for claim in claims]
        self._database.change(lambda c: writing.add(c, rows, self._note(c, by, why)))
        self._changed()

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
        self._database.change(
            lambda c: writing.alter(c, row, Action.EDIT, number, self._note(c, by, why))
        )
        self._changed()

    def retire(
        self,
        claim_id: str,
        *,
        number: int | None = None,
        by: str | None = None,
        why: str | None = None,
    ) -> None:
        """Hold a claim no longer; its history stays. Raises as `edit` does."""

        def retire(connection: Connection) -> None:
            row = to_row(reading.held_claim(connection, self._reader, claim_id))
            note = self._note(connection, by, why)
            writing.alter(connection, row, Action.RETIRE, number, note)

        self._database.change(retire)
        self._changed()

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
        """The same for claims that are analysed; without `index`, index and vectors follow later.

        A claim that was retired as it is stays retired.
        """
        told = list(rows)
        done = self._database.change(lambda c: writing.put(c, told, self._note(c, by, why)))
        if index:
            self._changed()
        return done

    def digests(self, claim_ids: Sequence[str]) -> dict[str, str]:
        """The digests of the rows of claims, by id, as they are held or were retired."""
        last = self._database.read(lambda c: writing.last_revisions(c, claim_ids))
        return {claim_id: revision.digest for claim_id, revision in last.items()}

    def refresh(self) -> None:
        """See what has been stored by now, here or in another process."""
        self._index.follow()

    def snapshot(self) -> StoreSnapshot:
        """Return the claims as they are held now, whatever is stored meanwhile."""
        return StoreSnapshot(self._database, self._reader, self._index.follow())

    def find(self, terms: tuple[str, ...], limit: int) -> tuple[Hit, ...]:
        """Return at most `limit` claims that share a term, best first, ties by claim id.

        They are looked for among those that were held at the last `refresh`.
        """
        return self._held().find(terms, limit)

    def vectors(self, encoder: Encoder) -> DiskVectors:
        """Return the vectors of the claims by an encoder; `follow` makes those that are missing.

        They lie beside the index. Raises MissingExtra without the extra ``semantic``.
        """
        if self._vectors is not None and encoder is self._encoder:
            return self._vectors
        return self._vectors_by(encoder)

    def encode(self, progress: Callable[[int], None] | None = None) -> None:
        """Make the vectors that are missing, by the encoder that the store was opened with.

        They are made some hundreds at a time, and those made are kept, whatever comes between.
        `progress` is told how many claims have been encoded here. Does nothing without an encoder.
        """
        if self._vectors is not None:
            self._vectors.follow(progress)

    def _changed(self) -> None:
        """Let what is derived follow a change: the index, if it has not a moment ago.

        The change is stored by then. What hinders the index now, a search will make good or tell.
        """
        with suppress(StoreError):
            self._index.keep_up()
        self.encode()

    def _held(self) -> StoreSnapshot:
        return StoreSnapshot(self._database, self._reader, self._index.held())

    def _vectors_by(self, encoder: Encoder) -> DiskVectors:
        if not isinstance(encoder, Encoder):
            raise InvalidValueError("encoder", "fingerprint, dimensions and encode", encoder)
        if find_spec("numpy") is None:
            raise MissingExtra("an encoder", "semantic")
        from factcheck.stores.disk_vectors import DiskVectors

        return DiskVectors(
            self._folder, self._database.identity, encoder, self._last, self._at, self._lot
        )

    def hits(self, revisions: Sequence[int]) -> tuple[Hit, ...]:
        """Return those of the claims that were held in these revisions at the last `refresh`.

        Their score is 0.
        """
        return self._held().hits(revisions)

    def fetch(self, revisions: tuple[int, ...]) -> Mapping[int, Stored]:
        """Return the claims of these revisions, each analysed by this version of the package."""
        return self._held().fetch(revisions)

    def reanalyse(
        self, *, batch: int = BATCH, progress: Callable[[int], None] | None = None
    ) -> int:
        """Analyse anew what an earlier version of the package analysed; return how many claims.

        A batch is analysed while nobody is held back, and then written in one transaction: checks
        and changes go on meanwhile, and what was done stays where it is cut off. `progress` is told
        how many claims have been analysed.
        """
        count = since = 0
        while True:
            rows = self._stale(since, batch)
            facts = [(MADE_BY, row.terms, row.facts, seq) for seq, row in rows]
            # Who may not write is told so, even where there is nothing to write.
            self._database.change(partial(writing.write_facts, facts=facts))
            if not rows:
                return count
            since, count = rows[-1][0], count + len(rows)
            if progress is not None:
                progress(count)

    def check(self) -> tuple[str, ...]:
        """Return what is wrong with the database and its index; nothing when all is well."""
        with self._database.snapshot() as connection:
            found = [*self._database.problems(connection), *reading.altered(connection)]
        told = [f"{self.place}: {problem}" for problem in found]
        return (*told, *self._index.problems(), *problems_in(self._folder))

    def rebuild_index(self) -> None:
        """Make the index anew from the database."""
        self._index.rebuild()

    def close(self) -> None:
        """Close what is open; it is opened again when needed."""
        self._database.close()

    def _note(self, connection: Connection, by: str | None, why: str | None) -> Note:
        return Note(connection.now() if self._clock is None else self._clock(), by, why)

    def _stale(self, since: int, batch: int) -> list[tuple[int, Row]]:
        """The first claims held after a revision that another version analysed, analysed anew."""

        def read(connection: Connection) -> list[tuple[int, Claim]]:
            return reading.analysed_otherwise(connection, self._reader, since, batch)

        return [(seq, to_row(claim)) for seq, claim in self._database.read(read)]

    @contextmanager
    def _changes(self, since: int) -> Iterator[tuple[Mark, Iterator[Change]]]:
        with self._database.snapshot() as connection:
            changes = reading.changes_since(connection, self._reader, since)
            yield reading.last_change(connection), changes

    def _lot(self, since: int) -> Lot:
        with self._database.snapshot() as connection:
            last = reading.last_change(connection)
            gone = reading.numbers_left(connection, since)
            found = reading.held_since(connection, self._reader, since, BATCH)
            whole = len(found) < BATCH
            mark = last if whole else reading.change_at(connection, found[-1][0])
        texts = [(seq, claim_texts(claim)) for seq, claim in found]
        return Lot(mark, texts, frozenset(gone), whole)

    def _last(self) -> Mark:
        return self._database.read(reading.last_change)

    def _at(self, seq: int) -> Mark:
        return self._database.read(lambda c: reading.change_at(c, seq))
