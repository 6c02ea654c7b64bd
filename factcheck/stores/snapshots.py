"""One state of the claims of a database, whatever is stored meanwhile.

No connection is held for it: the number of the last change says all. Revisions are never altered,
and whoever writes first is numbered first, so what was held after a change can be asked for ever
after.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress

from factcheck.candidates import claim_facts
from factcheck.claims import Claim
from factcheck.errors import DataError, StoreError, shown
from factcheck.facts import Facts
from factcheck.protocols import Hit, Stored
from factcheck.stores.database import Connection, Database, marks
from factcheck.stores.derived import Mark, state_of
from factcheck.stores.disk_index import IndexView
from factcheck.stores.packing import unpack
from factcheck.stores.reading import ClaimReader
from factcheck.stores.reading_back import (
    claims_after,
    claims_of,
    held_after,
    ids_after,
    revision_after,
)
from factcheck.stores.writing import MADE_BY


class StoreSnapshot:
    """The claims of a database as they were held after one of its changes."""

    def __init__(self, database: Database, reader: ClaimReader, index: IndexView) -> None:
        """The state is that of the index."""
        self._database = database
        self._reader = reader
        self._terms = index.terms
        self.mark: Mark = index.mark

    @property
    def state(self) -> str:
        """What tells this database, and its claims as they were held then, from any other."""
        return state_of(self._database.identity, self.mark)

    def __iter__(self) -> Iterator[Claim]:
        """Iterate over the claims, by id."""
        with self._database.snapshot() as connection:
            yield from claims_after(connection, self._reader, self.mark.seq)

    def __len__(self) -> int:
        """How many claims were held."""
        return len(self._terms)

    def get(self, claim_id: str) -> Claim:
        """Return the claim as it was held; raises StoreError when none of that id was."""

        def read(connection: Connection) -> Claim:
            at = revision_after(connection, claim_id, self.mark.seq)
            if at is None:
                raise StoreError(f"no claim has the id {shown(claim_id)}")
            return claims_of(connection, self._reader, [at])[at]

        return self._database.read(read)

    def refresh(self) -> None:
        """Do nothing: what it was stays."""

    def find(self, terms: tuple[str, ...], limit: int) -> tuple[Hit, ...]:
        """Return at most `limit` claims that share a term, best first, ties by claim id."""
        found = self._terms.search(terms, limit)
        return self._database.read(lambda c: self._hits(c, found)) if found else ()

    def hits(self, revisions: Sequence[int]) -> tuple[Hit, ...]:
        """Return those of the claims that were held in these revisions, with a score of 0."""

        def held(connection: Connection) -> tuple[Hit, ...]:
            ids = ids_after(connection, revisions, self.mark.seq)
            return self._hits(connection, tuple((claim_id, 0.0) for claim_id in ids))

        return self._database.read(held) if revisions else ()

    def fetch(self, revisions: tuple[int, ...]) -> Mapping[int, Stored]:
        """Return the claims of these revisions, each analysed by this version of the package."""
        return self._database.read(lambda c: self._stored(c, revisions)) if revisions else {}

    def _hits(
        self, connection: Connection, found: tuple[tuple[str, float], ...]
    ) -> tuple[Hit, ...]:
        ids = [claim_id for claim_id, _ in found]
        held, newer = held_after(connection, self._reader, ids, self.mark.seq)
        claims = claims_of(connection, self._reader, sorted(set(newer.values())))
        return tuple(
            Hit(held[key], key, score, claims[newer[key]] if key in newer else None)
            for key, score in found
        )

    def _stored(self, connection: Connection, revisions: tuple[int, ...]) -> dict[int, Stored]:
        rows = connection.rows(
            "SELECT data, digest, seq, analyser, body FROM revisions JOIN facts USING (seq) "
            f"WHERE seq IN ({marks(revisions)})",
            revisions,
        )
        claims = self._reader.claims(connection, rows)
        return {
            seq: Stored(claim, _facts(claim, analyser, body))
            for claim, (_, _, seq, analyser, body) in zip(claims, rows, strict=True)
        }


def _facts(claim: Claim, analyser: str, body: bytes) -> tuple[Facts, ...]:
    """The stored facts; those of another version, or damaged, are made anew."""
    if analyser == MADE_BY:
        with suppress(DataError):
            return unpack(body)
    return claim_facts(claim)
