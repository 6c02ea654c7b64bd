"""Migrations: what turns a database of each earlier version into one of the next.

Forward only. A script that has been released is never changed: files of every version are kept
among the tests, and each must come out as the newest.
"""

from __future__ import annotations

import sqlite3

from factcheck.errors import StoreError

APPLICATION = 0x46616374
"""What SQLite's application_id says of a database of claims ("Fact")."""

_FIRST = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE sources (key TEXT PRIMARY KEY, data TEXT NOT NULL) STRICT;

-- Every change, in order; never altered and never deleted.
CREATE TABLE revisions (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  claim_id TEXT NOT NULL,
  number INTEGER NOT NULL,
  action TEXT NOT NULL CHECK (action IN ('add', 'edit', 'retire')),
  made_at TEXT NOT NULL,
  made_by TEXT,
  why TEXT,
  data TEXT NOT NULL,
  digest TEXT NOT NULL,
  UNIQUE (claim_id, number)
) STRICT;
CREATE TRIGGER revisions_stay BEFORE UPDATE ON revisions
BEGIN SELECT RAISE(ABORT, 'a revision is never altered'); END;
CREATE TRIGGER revisions_last BEFORE DELETE ON revisions
BEGIN SELECT RAISE(ABORT, 'a revision is never deleted'); END;

-- The claims that are held now.
CREATE TABLE current (
  claim_id TEXT PRIMARY KEY,
  seq INTEGER NOT NULL UNIQUE REFERENCES revisions (seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE superseding (
  old_id TEXT NOT NULL,
  claim_id TEXT NOT NULL REFERENCES current (claim_id) ON DELETE CASCADE,
  PRIMARY KEY (old_id, claim_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX superseding_by_claim ON superseding (claim_id);

-- What analysis found in the statement and variants of a revision.
CREATE TABLE facts (
  seq INTEGER PRIMARY KEY REFERENCES revisions (seq),
  analyser TEXT NOT NULL,
  terms TEXT NOT NULL,
  body BLOB NOT NULL
) STRICT;
"""
SCRIPTS = (_FIRST,)
"""One script for each version, from 1."""


def version(connection: sqlite3.Connection) -> int:
    """The version of a database, 0 for an empty file.

    Raises StoreError when it holds something else, or was made by a later version.
    """
    made = int(connection.execute("PRAGMA user_version").fetchone()[0])
    application = int(connection.execute("PRAGMA application_id").fetchone()[0])
    tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if application != APPLICATION and (tables or made):
        raise StoreError("the database holds something else than claims")
    if made > len(SCRIPTS):
        raise StoreError(
            f"the database has format {made}, and this version of factcheck reads up to "
            f"{len(SCRIPTS)}: install a newer one"
        )
    return made


def migrate(connection: sqlite3.Connection) -> None:
    """Bring a database to the newest version, each step in a transaction of its own."""
    while (made := version(connection)) < len(SCRIPTS):
        # Another process may have made the step in the meantime.
        connection.execute("BEGIN IMMEDIATE")
        try:
            if version(connection) == made:
                for statement in _statements(SCRIPTS[made]):
                    connection.execute(statement)
                connection.execute(f"PRAGMA application_id = {APPLICATION}")
                connection.execute(f"PRAGMA user_version = {made + 1}")
            connection.execute("COMMIT")
        except BaseException:
            connection.execute("ROLLBACK")
            raise


def _statements(script: str) -> list[str]:
    """The statements of a script: `executescript` would end the transaction that they are in."""
    made: list[str] = []
    told = ""
    for line in script.splitlines(keepends=True):
        told += line
        if sqlite3.complete_statement(told):
            made.append(told)
            told = ""
    return made
