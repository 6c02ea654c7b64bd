"""Writing: how a change of a claim is put into the tables of a database."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime
from typing import Any

from factcheck.analysis import ANALYSER
from factcheck.errors import ConflictError, StoreError, shown
from factcheck.retrieve import TERMS
from factcheck.stores.history import Action
from factcheck.stores.rows import Row, digest

MADE_BY = f"{ANALYSER}.{TERMS}"
"""What made the facts and terms that are stored: those of another version are made anew."""


def current(connection: sqlite3.Connection, claim_id: str) -> tuple[int, str, int] | None:
    """The change, the digest and the number of the revision of a claim that is held now."""
    row: Any = connection.execute(
        "SELECT seq, digest, number FROM current JOIN revisions USING (seq) "
        "WHERE current.claim_id = ?",
        (claim_id,),
    ).fetchone()
    return row if row is None else (row[0], row[1], row[2])


def retired(connection: sqlite3.Connection, claim_id: str) -> str | None:
    """The digest of a claim as it was retired, None when its last revision is another."""
    row: Any = connection.execute(
        "SELECT digest, action FROM revisions WHERE claim_id = ? ORDER BY number DESC LIMIT 1",
        (claim_id,),
    ).fetchone()
    return row[0] if row is not None and row[1] == Action.RETIRE else None


def expect(connection: sqlite3.Connection, claim_id: str, number: int | None) -> None:
    """Raise StoreError when no such claim is held, ConflictError when not in that revision."""
    held = current(connection, claim_id)
    if held is None:
        raise StoreError(f"no claim has the id {shown(claim_id)}")
    if number is not None and held[2] != number:
        raise ConflictError(claim_id, number, held[2])


def write(
    connection: sqlite3.Connection,
    row: Row,
    action: Action,
    moment: datetime,
    by: str | None,
    why: str | None,
) -> None:
    """Write one revision of a claim, and hold it from now on, or hold the claim no longer."""
    connection.executemany("INSERT OR IGNORE INTO sources VALUES (?, ?)", row.sources)
    last = connection.execute(
        "SELECT max(number) FROM revisions WHERE claim_id = ?", (row.claim_id,)
    ).fetchone()[0]
    number = (last or 0) + 1
    seq = connection.execute(
        "INSERT INTO revisions (claim_id, number, action, made_at, made_by, why, data, digest) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            row.claim_id,
            number,
            action.value,
            written(moment),
            by,
            why,
            row.data,
            digest(row.data),
        ),
    ).lastrowid
    if number > 1:
        connection.execute("DELETE FROM current WHERE claim_id = ?", (row.claim_id,))
    if action is Action.RETIRE:
        return
    connection.execute("INSERT INTO current VALUES (?, ?)", (row.claim_id, seq))
    connection.executemany(
        "INSERT OR IGNORE INTO superseding VALUES (?, ?)",
        [(old, row.claim_id) for old in row.supersedes],
    )
    connection.execute(
        "INSERT INTO facts VALUES (?, ?, ?, ?)", (seq, MADE_BY, row.terms, row.facts)
    )


def written(moment: datetime) -> str:
    """A moment as text that sorts by time."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")
