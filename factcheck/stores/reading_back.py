"""Reading back: the claims as they were held after some change, whatever has been stored since.

What is held now in a revision that is no later is what was held then. Only where that doesn't say
are revisions looked through, so that reading the newest state takes one query. Each query sees the
database as it is by then, and none gives another answer for it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.claims import Claim
from factcheck.errors import StoreError, shown
from factcheck.stores.database import Connection, marks, parts
from factcheck.stores.history import Action
from factcheck.stores.reading import ClaimReader

_SUPERSEDING = '%"supersedes":%'


def revision_after(connection: Connection, claim_id: str, seq: int) -> int | None:
    """The revision in which a claim was held after the change `seq`, None when it was not."""
    return _revisions(connection, [claim_id], seq).get(claim_id)


def claims_of(connection: Connection, reader: ClaimReader, seqs: Sequence[int]) -> dict[int, Claim]:
    """The claims of revisions, by their numbers."""
    made: dict[int, Claim] = {}
    for some in parts(seqs):
        query = f"SELECT data, digest, seq FROM revisions WHERE seq IN ({marks(some)})"
        rows = connection.rows(query, some)
        made |= zip((row[2] for row in rows), reader.claims(connection, rows), strict=True)
    return made


def claims_after(connection: Connection, reader: ClaimReader, seq: int) -> Iterator[Claim]:
    """Every claim that was held after the change `seq`, by id."""
    query = (
        "SELECT data, digest, action FROM revisions "
        "JOIN (SELECT max(seq) AS seq FROM revisions WHERE seq <= ? GROUP BY claim_id) "
        "AS newest USING (seq) ORDER BY claim_id"
    )
    for batch in connection.batches(query, (seq,)):
        yield from reader.claims(connection, [row for row in batch if row[2] != Action.RETIRE])


def ids_after(connection: Connection, seqs: Sequence[int], seq: int) -> list[str]:
    """The ids of the claims that were held in these revisions after the change `seq`."""
    made: list[str] = []
    for some in parts([each for each in seqs if each <= seq]):
        query = f"SELECT seq, claim_id FROM current WHERE seq IN ({marks(some)})"
        held = dict(connection.rows(query, some))
        made += held.values()
        rest = [each for each in some if each not in held]
        if rest:
            query = f"SELECT seq, claim_id FROM revisions WHERE seq IN ({marks(rest)})"
            once = dict(connection.rows(query, rest))
            then = _revisions(connection, list(once.values()), seq)
            made += [claim_id for at, claim_id in once.items() if then.get(claim_id) == at]
    return made


def held_after(
    connection: Connection, reader: ClaimReader, claim_ids: Sequence[str], seq: int
) -> tuple[dict[str, int], dict[str, int]]:
    """The revisions in which claims were held after the change `seq`, and those superseding them.

    Both by id; of several that supersede a claim it is that of the lowest id. Raises StoreError for
    a claim that was not held then, or has gone since without having been retired.
    """
    held: dict[str, int] = {}
    newer: dict[str, tuple[str, int]] = {}
    last = 0
    for ids in parts(claim_ids):
        query = (
            "SELECT current.claim_id, current.seq, newer.claim_id, newer.seq, "
            "(SELECT max(seq) FROM revisions) FROM current "
            "LEFT JOIN superseding ON old_id = current.claim_id "
            "LEFT JOIN current AS newer ON newer.claim_id = superseding.claim_id "
            f"WHERE current.claim_id IN ({marks(ids)})"
        )
        for claim_id, at, newer_id, newer_at, end in connection.rows(query, ids):
            held[claim_id] = at
            if newer_id is not None:
                told = (newer_id, newer_at)
                newer[claim_id] = min(newer.get(claim_id, told), told)
            last = max(last, end)
    if last > seq or len(held) < len(claim_ids):
        held = _held_then(connection, reader, claim_ids, held, seq)
        newer = _newer_then(connection, reader, claim_ids, seq)
    return held, {claim_id: at for claim_id, (_, at) in newer.items()}


def _held_then(
    connection: Connection,
    reader: ClaimReader,
    claim_ids: Sequence[str],
    held: dict[str, int],
    seq: int,
) -> dict[str, int]:
    """What was held after the change `seq`, where something has changed since."""
    then = {claim_id: at for claim_id, at in held.items() if at <= seq}
    rest = [claim_id for claim_id in claim_ids if claim_id not in then]
    then |= _revisions(connection, rest, seq)
    lost = {claim_id for claim_id in claim_ids if claim_id not in then}
    for ids in parts([claim_id for claim_id in rest if claim_id not in held]):
        query = (
            "SELECT revisions.claim_id FROM revisions "
            f"JOIN (SELECT max(seq) AS seq FROM revisions WHERE claim_id IN ({marks(ids)}) "
            "GROUP BY claim_id) AS newest USING (seq) "
            "LEFT JOIN current ON current.claim_id = revisions.claim_id "
            "WHERE current.seq IS NULL AND action <> ?"
        )
        lost |= {claim_id for (claim_id,) in connection.rows(query, (*ids, Action.RETIRE.value))}
    for claim_id in sorted(lost):
        raise StoreError(
            f"{reader.place}: damaged: the claim {shown(claim_id)} has gone without having "
            "been retired"
        )
    return then


def _newer_then(
    connection: Connection, reader: ClaimReader, claim_ids: Sequence[str], seq: int
) -> dict[str, tuple[str, int]]:
    """The claims that superseded others after the change `seq`: id and revision of each."""
    found: list[tuple[str, str, int]] = []
    for ids in parts(claim_ids):
        query = (
            "SELECT old_id, claim_id, seq FROM superseding JOIN current USING (claim_id) "
            f"WHERE old_id IN ({marks(ids)}) AND seq <= ?"
        )
        found += connection.rows(query, (*ids, seq))
    # Those that have changed since no longer tell what they superseded then.
    query = (
        "SELECT data, digest, seq FROM revisions WHERE action <> ? AND data LIKE ? AND seq IN "
        "(SELECT max(seq) FROM revisions WHERE seq <= ? AND claim_id IN "
        "(SELECT claim_id FROM revisions WHERE seq > ? AND number > 1) GROUP BY claim_id)"
    )
    rows = connection.rows(query, (Action.RETIRE.value, _SUPERSEDING, seq, seq))
    for claim, (_, _, at) in zip(reader.claims(connection, rows), rows, strict=True):
        found += [(old, claim.id, at) for old in claim.supersedes]
    newer: dict[str, tuple[str, int]] = {}
    for old, claim_id, at in found:
        newer[old] = min(newer.get(old, (claim_id, at)), (claim_id, at))
    return {claim_id: newer[claim_id] for claim_id in claim_ids if claim_id in newer}


def _revisions(connection: Connection, claim_ids: Sequence[str], seq: int) -> dict[str, int]:
    """The revisions in which claims were held after the change `seq`, by id."""
    made: dict[str, int] = {}
    for ids in parts(claim_ids):
        query = (
            "SELECT claim_id, seq FROM revisions WHERE action <> ? AND seq IN "
            f"(SELECT max(seq) FROM revisions WHERE claim_id IN ({marks(ids)}) AND seq <= ? "
            "GROUP BY claim_id)"
        )
        made |= dict(connection.rows(query, (Action.RETIRE.value, *ids, seq)))
    return made
