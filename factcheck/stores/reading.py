"""Reading: claims and their histories out of the tables of a database."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any

from factcheck.candidates import claim_facts
from factcheck.claims import Claim, Source
from factcheck.errors import StoreError, shown
from factcheck.stores.database import Connection, marks, parts
from factcheck.stores.derived import Mark
from factcheck.stores.disk_index import Change
from factcheck.stores.history import Action, Revision
from factcheck.stores.rows import digest, joined_terms, source_keys, to_claim, to_source
from factcheck.stores.writing import MADE_BY

_SOURCES_KEPT = 1024


class ClaimReader:
    """Makes claims of rows; the sources read last are kept. Threads may share it.

    Raises StoreError, naming `place`, where a row has changed since it was written.
    """

    def __init__(self, place: str) -> None:
        """Nothing is read yet."""
        self.place = place
        self._sources: OrderedDict[str, Source] = OrderedDict()
        self._lock = threading.Lock()

    def claims(self, connection: Connection, rows: Iterable[Sequence[Any]]) -> list[Claim]:
        """Return the claims of rows that begin with a claim's JSON and its digest."""
        told = [(row[0], row[1]) for row in rows]
        for data, expected in told:
            if digest(data) != expected:
                raise StoreError(f"{self.place}: damaged: a claim has changed since it was written")
        sources = self._read(connection, {key for data, _ in told for key in source_keys(data)})
        return [to_claim(data, sources) for data, _ in told]

    def _read(self, connection: Connection, keys: set[str]) -> dict[str, Source]:
        with self._lock:
            made = {key: self._sources[key] for key in keys if key in self._sources}
        for some in parts(sorted(keys - made.keys())):
            query = f"SELECT key, data FROM sources WHERE key IN ({marks(some)})"
            made |= {
                key: to_source(data)
                for key, data in connection.rows(query, some)
                if digest(data) == key
            }
        if len(made) < len(keys):
            raise StoreError(f"{self.place}: damaged: a source is missing or has changed")
        with self._lock:
            for key, source in made.items():
                self._sources[key] = source
                self._sources.move_to_end(key)
            while len(self._sources) > _SOURCES_KEPT:
                self._sources.popitem(last=False)
        return made


def held_claims(connection: Connection, reader: ClaimReader) -> Iterator[Claim]:
    """Every claim that is held now, by id."""
    query = "SELECT data, digest FROM current JOIN revisions USING (seq) ORDER BY current.claim_id"
    for batch in connection.batches(query):
        yield from reader.claims(connection, batch)


def held_claim(connection: Connection, reader: ClaimReader, claim_id: str) -> Claim:
    """The claim as it is held now; raises StoreError when none of that id is."""
    query = "SELECT data, digest FROM current JOIN revisions USING (seq) WHERE current.claim_id = ?"
    rows = connection.rows(query, (claim_id,))
    if not rows:
        raise StoreError(f"no claim has the id {shown(claim_id)}")
    return reader.claims(connection, rows)[0]


def revisions_of(
    connection: Connection, reader: ClaimReader, claim_id: str
) -> tuple[Revision, ...]:
    """Every revision of a claim, the first one first; raises StoreError when there is none."""
    query = (
        "SELECT data, digest, number, action, made_at, made_by, why FROM revisions "
        "WHERE claim_id = ? ORDER BY number"
    )
    rows = connection.rows(query, (claim_id,))
    if not rows:
        raise StoreError(f"no claim has the id {shown(claim_id)}")
    claims = reader.claims(connection, rows)
    return tuple(
        Revision(claim, number, Action(action), datetime.fromisoformat(made_at), made_by, why)
        for claim, (_, _, number, action, made_at, made_by, why) in zip(claims, rows, strict=True)
    )


def claims_at(connection: Connection, reader: ClaimReader, moment: str) -> list[Claim]:
    """The claims as they were held at a moment, by id."""
    query = (
        "SELECT data, digest, action FROM revisions "
        "JOIN (SELECT max(seq) AS seq FROM revisions WHERE made_at <= ? GROUP BY claim_id) "
        "AS newest USING (seq) ORDER BY claim_id"
    )
    rows = connection.rows(query, (moment,))
    return reader.claims(connection, [row for row in rows if row[2] != Action.RETIRE])


def last_change(connection: Connection) -> Mark:
    """The database's last change."""
    rows = connection.rows("SELECT seq, digest, made_at FROM revisions ORDER BY seq DESC LIMIT 1")
    return _mark(rows)


def change_at(connection: Connection, seq: int) -> Mark:
    """The change of that number, or the state without any."""
    query = "SELECT seq, digest, made_at FROM revisions WHERE seq = ?"
    return _mark(connection.rows(query, (seq,)))


def _mark(rows: list[tuple[Any, ...]]) -> Mark:
    return Mark(rows[0][0], f"{rows[0][1]} {rows[0][2]}") if rows else Mark(0, "")


def changes_since(connection: Connection, reader: ClaimReader, seq: int) -> Iterator[Change]:
    """The last state of every claim that changed after the change `seq`, by id; 0: of all held."""
    if seq == 0:
        query = (
            "SELECT claim_id, seq, analyser, terms FROM current JOIN facts USING (seq) "
            "ORDER BY claim_id"
        )
        values: tuple[int, ...] = ()
    else:
        query = (
            "SELECT claim_id, current.seq, analyser, terms FROM "
            "(SELECT DISTINCT claim_id FROM revisions WHERE seq > ?) AS changed "
            "LEFT JOIN current USING (claim_id) LEFT JOIN facts ON facts.seq = current.seq "
            "ORDER BY claim_id"
        )
        values = (seq,)
    for batch in connection.batches(query, values):
        stale = [at for _, at, analyser, _ in batch if at is not None and analyser != MADE_BY]
        fresh = _terms(connection, reader, stale) if stale else {}
        for claim_id, at, _, terms in batch:
            yield claim_id, None if at is None else fresh.get(at, terms)


def held_since(
    connection: Connection, reader: ClaimReader, seq: int, limit: int
) -> list[tuple[int, Claim]]:
    """The first claims held whose revision is later than the change `seq`, by its number."""
    query = (
        "SELECT data, digest, seq FROM current JOIN revisions USING (seq) WHERE seq > ? "
        "ORDER BY seq LIMIT ?"
    )
    rows = connection.rows(query, (seq, limit))
    numbers = [row[2] for row in rows]
    return list(zip(numbers, reader.claims(connection, rows), strict=True))


def analysed_otherwise(
    connection: Connection, reader: ClaimReader, seq: int, limit: int
) -> list[tuple[int, Claim]]:
    """The first claims held after the change `seq` whose facts another version has made."""
    query = (
        "SELECT data, digest, seq FROM current JOIN revisions USING (seq) "
        "JOIN facts USING (seq) WHERE seq > ? AND analyser <> ? ORDER BY seq LIMIT ?"
    )
    rows = connection.rows(query, (seq, MADE_BY, limit))
    numbers = [row[2] for row in rows]
    return list(zip(numbers, reader.claims(connection, rows), strict=True))


def numbers_left(connection: Connection, seq: int) -> set[int]:
    """The numbers up to the change `seq` of claims that have changed after it."""
    if seq == 0:
        return set()
    query = (
        "SELECT seq FROM revisions WHERE seq <= ? AND claim_id IN "
        "(SELECT claim_id FROM revisions WHERE seq > ?)"
    )
    return {number for batch in connection.batches(query, (seq, seq)) for (number,) in batch}


def _terms(connection: Connection, reader: ClaimReader, seqs: list[int]) -> dict[int, str]:
    """The terms of revisions whose own are of another version."""
    rows = connection.rows(
        f"SELECT data, digest, seq FROM revisions WHERE seq IN ({marks(seqs)})", seqs
    )
    claims = reader.claims(connection, rows)
    return {
        row[2]: joined_terms(claim, claim_facts(claim))
        for claim, row in zip(claims, rows, strict=True)
    }


def altered(connection: Connection) -> Iterator[str]:
    """The revisions and sources that have changed since they were written."""
    for batch in connection.batches("SELECT seq, data, digest FROM revisions"):
        for seq, data, expected in batch:
            if digest(data) != expected:
                yield f"revision {seq} has changed since it was written"
    for batch in connection.batches("SELECT key, data FROM sources"):
        for key, data in batch:
            if digest(data) != key:
                yield f"the source {key} has changed since it was written"
