"""Migrations of PostgreSQL databases: forward only, and a released script is never changed.

All that is kept lies in the schema ``factcheck``.
"""

from __future__ import annotations

from typing import Any

import psycopg

from factcheck.errors import StoreError

_FIRST = """
CREATE TABLE factcheck.meta (key text PRIMARY KEY, value text NOT NULL);
INSERT INTO factcheck.meta VALUES ('identity', replace(gen_random_uuid()::text, '-', ''));

-- Whoever writes locks this one row until the end of the transaction.
CREATE TABLE factcheck.writer (one boolean PRIMARY KEY CHECK (one));
INSERT INTO factcheck.writer VALUES (true);

CREATE TABLE factcheck.sources (key text COLLATE "C" PRIMARY KEY, data text NOT NULL);

-- Every change, in order; never altered and never deleted.
CREATE TABLE factcheck.revisions (
  seq bigint PRIMARY KEY,
  claim_id text COLLATE "C" NOT NULL,
  number integer NOT NULL,
  action text NOT NULL CHECK (action IN ('add', 'edit', 'retire')),
  made_at timestamptz NOT NULL,
  made_by text,
  why text,
  data text NOT NULL,
  digest text NOT NULL,
  UNIQUE (claim_id, number)
);

-- A number that is taken before another is also seen before it: an index that has followed up to a
-- number has missed nothing, whoever writes and by whatever program.
CREATE SEQUENCE factcheck.changes OWNED BY factcheck.revisions.seq;
CREATE FUNCTION factcheck.number_revision() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM factcheck.writer FOR UPDATE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'the table factcheck.writer has lost its row';
  END IF;
  NEW.seq := nextval('factcheck.changes');
  RETURN NEW;
END $$;
CREATE TRIGGER revisions_number BEFORE INSERT ON factcheck.revisions
FOR EACH ROW EXECUTE FUNCTION factcheck.number_revision();

CREATE FUNCTION factcheck.keep_revision() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a revision is never altered or deleted';
END $$;
CREATE TRIGGER revisions_stay BEFORE UPDATE OR DELETE ON factcheck.revisions
FOR EACH ROW EXECUTE FUNCTION factcheck.keep_revision();
CREATE TRIGGER revisions_last BEFORE TRUNCATE ON factcheck.revisions
FOR EACH STATEMENT EXECUTE FUNCTION factcheck.keep_revision();

-- The claims that are held now.
CREATE TABLE factcheck.current (
  claim_id text COLLATE "C" PRIMARY KEY,
  seq bigint NOT NULL UNIQUE REFERENCES factcheck.revisions (seq)
);

CREATE TABLE factcheck.superseding (
  old_id text COLLATE "C" NOT NULL,
  claim_id text COLLATE "C" NOT NULL
    REFERENCES factcheck.current (claim_id) ON DELETE CASCADE,
  PRIMARY KEY (old_id, claim_id)
);
CREATE INDEX superseding_by_claim ON factcheck.superseding (claim_id);

-- What analysis found in the statement and variants of a revision; it is compressed already.
CREATE TABLE factcheck.facts (
  seq bigint PRIMARY KEY REFERENCES factcheck.revisions (seq),
  analyser text NOT NULL,
  terms text NOT NULL,
  body bytea NOT NULL
);
ALTER TABLE factcheck.facts ALTER body SET STORAGE EXTERNAL;
"""
SCRIPTS = (_FIRST,)
"""One script for each version, from 1."""

# No other program takes this lock ("Fact").
_LOCK = 0x46616374
_LEAST = 13


def version(connection: psycopg.Connection[Any]) -> int:
    """The version of a database, 0 for one that holds no claims.

    Raises StoreError when its schema holds something else, when it was made by a later version, or
    when the database or its server cannot keep claims.
    """
    if connection.info.server_version < _LEAST * 10_000:
        raise StoreError(f"the server is older than PostgreSQL {_LEAST}")
    if connection.info.parameter_status("server_encoding") != "UTF8":
        raise StoreError("the database's encoding is not UTF8")
    query = (
        "SELECT relname FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace "
        "WHERE nspname = 'factcheck'"
    )
    tables = {row[0] for row in connection.execute(query)}
    if not tables:
        return 0
    if not {"meta", "revisions"} <= tables:
        raise StoreError("the schema factcheck holds something else than claims")
    rows = connection.execute("SELECT value FROM factcheck.meta WHERE key = 'format'").fetchall()
    made = int(rows[0][0])
    if made > len(SCRIPTS):
        raise StoreError(
            f"the database has format {made}, and this version of factcheck reads up to "
            f"{len(SCRIPTS)}: install a newer one"
        )
    return made


def migrate(connection: psycopg.Connection[Any], *, only_new: bool = False) -> None:
    """Bring a database to the newest version, each step in a transaction of its own.

    With `only_new`, only one that holds no claims yet.
    """
    while True:
        with connection.transaction():
            connection.execute("SELECT pg_advisory_xact_lock(%s)", (_LOCK,))
            # Another session may have made the step in the meantime.
            made = version(connection)
            if made == len(SCRIPTS) or (made and only_new):
                return
            if not connection.execute("SELECT to_regnamespace('factcheck')").fetchall()[0][0]:
                connection.execute("CREATE SCHEMA factcheck")
            connection.execute(SCRIPTS[made].encode())
            connection.execute(
                "INSERT INTO factcheck.meta VALUES ('format', %s) "
                "ON CONFLICT (key) DO UPDATE SET value = excluded.value",
                (str(made + 1),),
            )
