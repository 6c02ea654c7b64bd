"""Writing: how changes of claims are put into the tables of a database."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

import attrs

from factcheck.analysis import ANALYSER
from factcheck.errors import ConflictError, StoreError, shown
from factcheck.retrieve import TERMS
from factcheck.stores.database import Connection, marks, parts
from factcheck.stores.history import Action, Written
from factcheck.stores.rows import Row, digest

MADE_BY = f"{ANALYSER}.{TERMS}"
"""What made the facts and terms that are stored: those of another version are made anew."""


@attrs.frozen
class Last:
    """The last revision of a claim: its number, whether it holds the claim, and its digest."""

    number: int
    held: bool
    digest: str


@attrs.frozen
class Change:
    """A revision of a claim to be written."""

    row: Row
    action: Action
    number: int


@attrs.frozen
class Note:
    """What is written of every revision of one transaction: when, who and why."""

    moment: datetime
    by: str | None
    why: str | None


def last_revisions(connection: Connection, claim_ids: Sequence[str]) -> dict[str, Last]:
    """The last revisions of claims, by id, as they are held or were retired."""
    made = {}
    for ids in parts(claim_ids):
        query = (
            "SELECT claim_id, number, action, digest FROM revisions JOIN "
            f"(SELECT max(seq) AS seq FROM revisions WHERE claim_id IN ({marks(ids)}) "
            "GROUP BY claim_id) AS newest USING (seq)"
        )
        for claim_id, number, action, told in connection.rows(query, ids):
            made[claim_id] = Last(number, action != Action.RETIRE, told)
    return made


def add(connection: Connection, rows: Sequence[Row], note: Note) -> None:
    """Write claims of which none may be held; raises StoreError for one that is, or comes twice."""
    last = last_revisions(connection, [row.claim_id for row in rows])
    changes, seen = [], {claim_id for claim_id, revision in last.items() if revision.held}
    for row in rows:
        if row.claim_id in seen:
            raise StoreError(f"a claim with the id {shown(row.claim_id)} is held already")
        seen.add(row.claim_id)
        changes.append(Change(row, Action.ADD, _following(last, row.claim_id)))
    _write(connection, changes, note)


def alter(
    connection: Connection, row: Row, action: Action, expected: int | None, note: Note
) -> None:
    """Write a revision of a claim that is held, in the revision `expected` if that is given.

    Raises StoreError when no such claim is held, ConflictError when not in that revision.
    """
    last = last_revisions(connection, [row.claim_id])
    held = last.get(row.claim_id)
    if held is None or not held.held:
        raise StoreError(f"no claim has the id {shown(row.claim_id)}")
    if expected is not None and held.number != expected:
        raise ConflictError(row.claim_id, expected, held.number)
    _write(connection, [Change(row, action, held.number + 1)], note)


def put(connection: Connection, rows: Sequence[Row], note: Note) -> Written:
    """Write claims as they are: those that are new, and those that differ from the held ones.

    A claim that was retired as it is stays retired.
    """
    done = Written()
    for group in _distinct(rows):
        last = last_revisions(connection, [row.claim_id for row in group])
        changes = []
        for row in group:
            there = last.get(row.claim_id)
            if there is not None and there.digest == digest(row.data):
                continue
            action = Action.EDIT if there is not None and there.held else Action.ADD
            changes.append(Change(row, action, _following(last, row.claim_id)))
        _write(connection, changes, note)
        added = sum(change.action is Action.ADD for change in changes)
        done += Written(added, len(changes) - added, len(group) - len(changes))
    return done


def _distinct(rows: Sequence[Row]) -> Iterable[Sequence[Row]]:
    """The rows in groups in which no claim comes twice, in their order."""
    group: dict[str, Row] = {}
    for row in rows:
        if row.claim_id in group:
            yield tuple(group.values())
            group = {}
        group[row.claim_id] = row
    if group:
        yield tuple(group.values())


def _following(last: dict[str, Last], claim_id: str) -> int:
    return last[claim_id].number + 1 if claim_id in last else 1


def _write(connection: Connection, changes: Sequence[Change], note: Note) -> None:
    """Write revisions of different claims, and hold them from now on, or hold them no longer."""
    if not changes:
        return
    sources = {key: data for change in changes for key, data in change.row.sources}
    connection.write(
        "INSERT INTO sources VALUES (?, ?) ON CONFLICT DO NOTHING", list(sources.items())
    )
    connection.write(
        "INSERT INTO revisions (claim_id, number, action, made_at, made_by, why, data, digest) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                change.row.claim_id,
                change.number,
                change.action.value,
                written(note.moment),
                note.by,
                note.why,
                change.row.data,
                digest(change.row.data),
            )
            for change in changes
        ],
    )
    connection.write(
        "DELETE FROM current WHERE claim_id = ?",
        [(change.row.claim_id,) for change in changes if change.number > 1],
    )
    kept = [change for change in changes if change.action is not Action.RETIRE]
    connection.write(
        "INSERT INTO current SELECT claim_id, seq FROM revisions WHERE claim_id = ? AND number = ?",
        [(change.row.claim_id, change.number) for change in kept],
    )
    connection.write(
        "INSERT INTO superseding VALUES (?, ?) ON CONFLICT DO NOTHING",
        [(old, change.row.claim_id) for change in kept for old in change.row.supersedes],
    )
    connection.write(
        "INSERT INTO facts SELECT seq, ?, ?, ? FROM revisions WHERE claim_id = ? AND number = ?",
        [
            (MADE_BY, change.row.terms, change.row.facts, change.row.claim_id, change.number)
            for change in kept
        ],
    )


def write_facts(connection: Connection, facts: Sequence[tuple[str, str, bytes, int]]) -> None:
    """Replace what analysis found in revisions: what made it, terms, facts, and the number."""
    connection.write("UPDATE facts SET analyser = ?, terms = ?, body = ? WHERE seq = ?", facts)


def written(moment: datetime) -> str:
    """A moment as text that sorts by time."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")
