"""Claims on a PostgreSQL server: opening them, who may do what, and what goes wrong on the way."""

from __future__ import annotations

import os
import random
import signal
import stat
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from itertools import pairwise
from pathlib import Path
from typing import Any

import attrs
import pytest

import factcheck
from factcheck import Checker, Claim, ConflictError, MissingExtra, PostgresStore, StoreError
from factcheck.cli.exits import Exit
from factcheck.cli.exits import run as run_command
from factcheck.stores import postgres_migrations as migrations
from tests.conftest import ROOT
from tests.pages import blocks
from tests.postgres_server import PASSWORD, Server
from tests.stores.databases import DRAFT, GHENT, LYON, NEC, suggested

psycopg = pytest.importorskip("psycopg")
PAGE = ROOT / "docs" / "how-to" / "postgresql-for-a-team.md"


@pytest.fixture
def store(address: str) -> Iterator[PostgresStore]:
    made = PostgresStore(address, create=True)
    yield made
    made.close()


# Opening


def test_load_opens_an_address(store: PostgresStore, address: str) -> None:
    store.add(GHENT)
    opened = factcheck.load(address)
    assert isinstance(opened, PostgresStore)
    assert list(opened) == [GHENT]
    with pytest.raises(StoreError, match="together with others") as told:
        factcheck.load(address, ROOT / "claims")
    assert PASSWORD not in str(told.value)


def test_a_database_without_claims_is_told_and_left_alone(
    postgres_server: Server, address: str, database: str
) -> None:
    with pytest.raises(StoreError, match="holds no claims: 'factcheck claims migrate'"):
        factcheck.load(address)
    assert postgres_server.execute("SELECT to_regnamespace('factcheck')", database) == [(None,)]


def test_several_may_make_the_tables_at_once(address: str) -> None:
    with ThreadPoolExecutor(4) as pool:
        made = list(pool.map(lambda _: PostgresStore(address, create=True), range(4)))
    assert len({store._database.identity for store in made}) == 1


def test_another_programs_schema_is_left_alone(
    postgres_server: Server, address: str, database: str
) -> None:
    postgres_server.execute("CREATE SCHEMA factcheck; CREATE TABLE factcheck.x ()", database)
    with pytest.raises(StoreError, match="something else than claims"):
        PostgresStore(address, migrate=True)


def test_versions_are_told_and_migrated_on_demand(
    store: PostgresStore, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.add(GHENT)
    scripts = (*migrations.SCRIPTS, "ALTER TABLE factcheck.sources ADD note text")
    with monkeypatch.context() as later:
        for module in ("postgres_migrations", "postgres_database"):
            later.setattr(f"factcheck.stores.{module}.SCRIPTS", scripts)
        for create in (False, True):
            with pytest.raises(StoreError, match=r"format 1, and this version .* needs 2: let"):
                PostgresStore(address, create=create)
        assert list(PostgresStore(address, migrate=True)) == [GHENT]
        assert list(PostgresStore(address)) == [GHENT]
    with pytest.raises(StoreError, match=r"format 2, and .* reads up to 1: install a newer one"):
        PostgresStore(address, migrate=True)


def test_a_step_of_a_migration_is_done_as_a_whole(
    store: PostgresStore, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = "ALTER TABLE factcheck.sources ADD note text; SELECT 1/0"
    monkeypatch.setattr(migrations, "SCRIPTS", (*migrations.SCRIPTS, broken))
    with pytest.raises(StoreError, match="division by zero"):
        PostgresStore(address, migrate=True)
    monkeypatch.undo()
    store.add(GHENT)
    assert store.check() == ()


@pytest.mark.parametrize(
    "change",
    [
        {"password": "not the secret"},
        {"user": "nobody", "password": "not the secret"},
        {"database": "missing"},
    ],
)
def test_what_the_server_refuses_is_told_at_once(
    postgres_server: Server, change: dict[str, str]
) -> None:
    bad = postgres_server.address(**{"database": "postgres", **change})
    started = time.monotonic()
    with pytest.raises(StoreError, match=r"postgresql://.*: connection failed.*FATAL") as told:
        factcheck.load(bad)
    assert time.monotonic() - started < 5
    assert PASSWORD not in str(told.value)
    assert "not the secret" not in str(told.value)


@pytest.mark.parametrize(
    "bad",
    [
        "postgresql://ann:pa%ss-word@db/claims",
        "postgresql://ann:pass-word@db:port/claims",
        "postgresql://ann:pass-word@db/claims?colour=red",
        "postgresql://ann:x@127.0.0.1:1/claims?sslpassword=pass-word",
        "postgresql://ann:pass-word@127.0.0.1:1/claims",
    ],
)
def test_no_message_shows_a_password(bad: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(StoreError) as told:
        factcheck.load(bad)
    for command in (["check", "-"], ["claims", "verify"], ["claims", "add", "x", "y"]):
        assert run_command([*command, "--claims", bad]) == Exit.ERROR
        # Two are never taken.
        assert run_command([*command, "--claims", bad, "--claims", bad]) == Exit.ERROR
    shown = f"{told.value!r}{told.value}{capsys.readouterr()}"
    assert "pass" not in shown.replace("password", "")
    assert "ss-word" not in shown


def test_a_missing_extra_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    for name in [name for name in sys.modules if name.startswith("factcheck.stores.postgres_")]:
        monkeypatch.delitem(sys.modules, name)
    with pytest.raises(MissingExtra, match=r"pip install 'factcheck\[postgres\]'"):
        factcheck.load("postgresql://db/claims")


# The command line


def test_commands_take_an_address(
    address: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    draft = tmp_path / "draft.md"
    draft.write_text(DRAFT, "utf-8")
    (tmp_path / "factcheck.toml").write_text(f'claims = ["{address}"]', "utf-8")
    monkeypatch.chdir(tmp_path)

    def said(*words: str, code: Exit = Exit.CLEAN) -> str:
        assert run_command(words) == code, capsys.readouterr()
        told = capsys.readouterr()
        assert PASSWORD not in f"{told.out}{told.err}"
        return told.out

    assert said("claims", "migrate").endswith(": format 1\n")
    said("claims", "add", "ghent", GHENT.statement, "--by", "ann")
    assert "Ghent" in said("check", str(draft), code=Exit.FOUND)
    assert "ghent" in said("claims", "search", DRAFT)
    said("claims", "edit", "ghent", "--statement", LYON.statement, "--revision", "1")
    said("claims", "edit", "ghent", "--verdict", "mixed", "--revision", "1", code=Exit.ERROR)
    assert len(said("claims", "history", "ghent").splitlines()) == 2
    exported = said("claims", "export")
    assert said("claims", "import", str(ROOT / "claims")).startswith("64 added")
    assert said("claims", "import", str(ROOT / "claims")).startswith("0 added, 0 changed, 64 unch")
    (tmp_path / "out.jsonl").write_text(exported, "utf-8")
    assert said("claims", "import", "out.jsonl").startswith("0 added, 0 changed, 1 unch")
    said("claims", "retire", "ghent")
    assert said("claims", "import", "out.jsonl").startswith("0 added, 0 changed, 1 unch")
    assert said("claims", "index", "--check") == "all is well\n"
    assert said("claims", "index") == "indexed 64 claims, 0 of them analysed anew\n"
    said("claims", "lint", code=Exit.FOUND)


# Who may do what


@pytest.fixture(scope="module")
def team(postgres_server: Server) -> Iterator[Server]:
    """A database with the roles that the page describes, by its own statements."""
    making, granting = [block.code for block in blocks(PAGE) if block.language == "sql"]
    for statement in making.split(";\n"):
        if statement.strip():
            postgres_server.execute(statement)
    owner = postgres_server.address("claims", "claims_owner", "first secret")
    assert run_command(["claims", "migrate", "--claims", owner]) == Exit.CLEAN
    with psycopg.connect(owner) as connection:
        connection.execute(granting)
    yield postgres_server
    postgres_server.drop("claims")
    postgres_server.execute("DROP ROLE claims_owner, claims_editor, claims_checker")


def _editor(team: Server, folder: Path) -> PostgresStore:
    address = team.address("claims", "claims_editor", "second secret")
    return PostgresStore(address, index_folder=folder)


def test_a_checker_reads_and_cannot_write(team: Server, tmp_path: Path) -> None:
    editor = _editor(team, tmp_path)
    editor.put([GHENT, NEC])
    address = team.address("claims", "claims_checker", "third secret")
    checking = PostgresStore(address, index_folder=tmp_path / "its own")
    assert suggested(checking) == ["Ghent"]
    assert list(checking) == list(editor)
    assert checking.history("ghent")
    assert checking.check() == ()
    for change in (
        lambda: checking.add(Claim("x", "Rain fell.", "accurate")),
        lambda: checking.edit(LYON),
        lambda: checking.retire("ghent"),
        checking.reanalyse,
    ):
        with pytest.raises(StoreError, match="the role may not do this: permission denied"):
            change()
    for statement in (
        "DELETE FROM factcheck.current",
        "SELECT 1 FROM factcheck.writer FOR UPDATE",
        "CREATE TABLE factcheck.x ()",
    ):
        with (
            psycopg.connect(address) as connection,
            pytest.raises(psycopg.errors.InsufficientPrivilege),
        ):
            connection.execute(statement)


def test_an_editor_writes_and_cannot_alter_history(team: Server, tmp_path: Path) -> None:
    editor = _editor(team, tmp_path)
    newer = Claim("newer", "Volvo left Ghent.", "accurate", supersedes=("ghent",))
    editor.put([GHENT, NEC, newer])
    editor.edit(LYON)
    editor.edit(attrs.evolve(newer, supersedes=()))
    editor.retire("newer")
    editor.put([GHENT])
    assert suggested(editor) == ["Ghent"]
    team.execute("UPDATE factcheck.facts SET analyser = 'earlier'", "claims")
    assert editor.reanalyse() == 2
    address = team.address("claims", "claims_editor", "second secret")
    for statement in (
        "UPDATE factcheck.revisions SET made_by = 'someone else'",
        "DELETE FROM factcheck.revisions",
        "TRUNCATE factcheck.revisions CASCADE",
        "UPDATE factcheck.sources SET data = ''",
        "DELETE FROM factcheck.sources",
        "DELETE FROM factcheck.writer",
        "UPDATE factcheck.meta SET value = '9'",
        "SELECT setval('factcheck.changes', 1)",
        "ALTER TABLE factcheck.revisions DISABLE TRIGGER ALL",
        "DROP TRIGGER revisions_stay ON factcheck.revisions",
        "CREATE OR REPLACE FUNCTION factcheck.keep_revision() RETURNS trigger "
        "LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'",
    ):
        with (
            psycopg.connect(address) as connection,
            pytest.raises(psycopg.errors.InsufficientPrivilege),
        ):
            connection.execute(statement)
    assert editor.check() == ()


def test_the_owner_meets_a_trigger(team: Server, tmp_path: Path) -> None:
    _editor(team, tmp_path).put([GHENT])
    owner = team.address("claims", "claims_owner", "first secret")
    for statement in (
        "UPDATE factcheck.revisions SET why = 'x'",
        "DELETE FROM factcheck.revisions",
        "TRUNCATE factcheck.revisions CASCADE",
    ):
        with (
            psycopg.connect(owner) as connection,
            pytest.raises(psycopg.errors.RaiseException, match="never altered or deleted"),
        ):
            connection.execute(statement)


# The order of changes


def test_a_change_is_never_seen_before_an_earlier_one(
    store: PostgresStore, postgres_server: Server, database: str, address: str
) -> None:
    """Whoever writes first is numbered first and seen first, by hand or by this package."""
    store.add(NEC)
    row = (
        "INSERT INTO factcheck.revisions (seq, claim_id, number, action, made_at, data, digest) "
        "VALUES ({}, 'x{}', 1, 'retire', now(), '{{}}', '') RETURNING seq"
    )
    with psycopg.connect(address) as first, ThreadPoolExecutor(2) as pool:
        [(early,)] = first.execute(row.format(900, 1)).fetchall()
        assert early == 2, "a number that was asked for is not given"
        by_hand = pool.submit(postgres_server.execute, row.format(1, 2), database)
        by_store = pool.submit(store.add, GHENT)
        time.sleep(0.3)
        assert not by_hand.done()
        assert not by_store.done()
        other = PostgresStore(address)
        other.refresh()
        assert other._last().seq == 1
        first.commit()
        [(late,)] = by_hand.result()
        by_store.result()
    assert {late, store._last().seq} >= {4}
    assert suggested(other) == ["Ghent"]


def test_an_index_misses_nothing_that_many_write(store: PostgresStore, address: str) -> None:
    """A reader that follows all the time has in the end what a fresh index has."""
    stopped = threading.Event()
    reader = PostgresStore(address)

    def follow() -> None:
        while not stopped.is_set():
            reader.refresh()

    def write(n: int) -> None:
        for turn in range(12):
            key = f"k{n}-{turn}"
            store.add(Claim(key, f"Volvo built factory {n} in {turn}.", "accurate"))

    with ThreadPoolExecutor(5) as pool:
        following = pool.submit(follow)
        writing = [pool.submit(write, n) for n in range(4)]
        for each in writing:
            each.result()
        stopped.set()
        following.result()
    found = Checker(reader).candidates("Volvo built a factory.", limit=100)
    assert len(found) == 48


# What goes wrong on the way


def test_a_lost_connection_is_replaced(
    store: PostgresStore, postgres_server: Server, database: str
) -> None:
    store.add(GHENT)
    checker = Checker(store)
    for change in ("edit", "check"):
        postgres_server.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            f"WHERE datname = '{database}' AND pid <> pg_backend_pid()"
        )
        if change == "edit":
            store.edit(LYON, number=1)
        else:
            assert [f.suggestion for f in checker.check(DRAFT).findings] == ["Lyon"]
    assert len(store.history("ghent")) == 2


def test_a_restart_in_the_middle_leaves_nothing_half(
    store: PostgresStore, postgres_server: Server
) -> None:
    """Writers go on after the server has crashed and come back, and nothing is stored twice."""
    stopped = threading.Event()

    def write(n: int) -> int:
        turn = 0
        while not stopped.is_set():
            text = f"Volvo built factory {n} for {turn}"
            told = [Claim(f"k{n}-{turn}-{m}", f"{text}{m} euros.", "accurate") for m in range(3)]
            store.add(*told)
            turn += 1
        return 3 * turn

    with ThreadPoolExecutor(3) as pool:
        writing = [pool.submit(write, n) for n in range(3)]
        for _ in range(2):
            time.sleep(0.5)
            postgres_server.control("restart", "-m", "immediate")
        time.sleep(0.5)
        stopped.set()
        stored = sum(each.result() for each in writing)
    # `add` would have told of a claim that was held already.
    assert len(store) == stored
    assert all(len(store.history(claim.id)) == 1 for claim in store)
    assert store.check() == ()


@pytest.mark.parametrize("committed", [True, False])
def test_a_commit_of_which_the_end_is_not_seen_is_not_done_again(
    store: PostgresStore, monkeypatch: pytest.MonkeyPatch, committed: bool
) -> None:
    """The connection is cut after the server has committed, or before."""
    commit = psycopg.Transaction._commit_gen
    cuts = 0

    def cut(transaction: Any) -> Iterator[Any]:
        nonlocal cuts
        cuts += 1
        if cuts > 1 or committed:
            yield from commit(transaction)
        if cuts == 1:
            transaction.connection.close()
            raise psycopg.OperationalError("the connection was cut")

    monkeypatch.setattr(psycopg.Transaction, "_commit_gen", cut)
    store.add(NEC)
    assert cuts == 2, "it is looked up in a transaction of its own"
    assert len(store.history("nec")) == 1
    assert list(store) == [NEC]


def test_a_commit_that_a_crash_cut_off_is_done_again(
    store: PostgresStore,
    postgres_server: Server,
    address: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The server may have given the number of the lost transaction to the next one."""
    commit = psycopg.Transaction._commit_gen

    def cut(transaction: Any) -> Iterator[Any]:
        monkeypatch.setattr(psycopg.Transaction, "_commit_gen", commit)
        postgres_server.control("restart", "-m", "immediate")
        other = PostgresStore(address)
        other.add(GHENT)
        other.close()
        yield from commit(transaction)

    monkeypatch.setattr(psycopg.Transaction, "_commit_gen", cut)
    store.add(NEC)
    assert list(store) == [GHENT, NEC]
    assert store.check() == ()


def test_a_server_that_stays_away_is_told(
    postgres_server: Server, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("factcheck.stores.postgres_pool._PATIENCE", 2.0)
    store = PostgresStore(address, create=True)
    store.add(GHENT)
    checker = Checker(store)
    postgres_server.control("stop", "-m", "immediate")
    try:
        for act in (lambda: checker.check(DRAFT), lambda: store.add(NEC), lambda: list(store)):
            with pytest.raises(StoreError, match=r"postgresql://.*refused") as told:
                act()
            assert PASSWORD not in str(told.value)
    finally:
        postgres_server.control("start")
    assert [f.suggestion for f in checker.check(DRAFT).findings] == ["Ghent"]
    store.add(NEC)
    assert len(store) == 2


def test_a_locked_table_is_told(
    store: PostgresStore, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.add(GHENT)
    other = PostgresStore(address)
    with psycopg.connect(address) as blocker:
        blocker.execute("SELECT 1 FROM factcheck.writer FOR UPDATE")
        assert suggested(other) == ["Ghent"], "reading goes on"
        started = time.monotonic()
        with pytest.raises(StoreError, match="another session has held it locked for ten seconds"):
            other.edit(LYON)
        assert 9 < time.monotonic() - started < 15
        blocker.rollback()
    other.edit(LYON)
    assert suggested(store) == ["Lyon"]


def test_a_pool_that_is_used_up_is_told(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("factcheck.stores.postgres_pool._PATIENCE", 0.5)
    store = PostgresStore(address, create=True, connections=1)
    with pytest.raises(StoreError, match="all 1 connections have been in use"):
        store._database.read(lambda _: store._last())
    assert len(store) == 0


def test_deadlocks_are_tried_again(store: PostgresStore, address: str) -> None:
    """A session holds a row that the store wants, and wants the lock that the store holds."""
    store.add(GHENT)
    store.close()
    with psycopg.connect(address) as other, ThreadPoolExecutor(1) as pool:
        other.execute("SET deadlock_timeout = '5s'; SELECT FROM factcheck.current FOR UPDATE")
        editing = pool.submit(store.edit, LYON)
        time.sleep(0.3)
        with suppress(psycopg.errors.DeadlockDetected):
            other.execute("SELECT FROM factcheck.writer FOR UPDATE")
        other.rollback()
        editing.result()
    assert store.get("ghent") == LYON
    assert len(store.history("ghent")) == 2


def test_an_id_that_is_too_long_is_told(store: PostgresStore) -> None:
    chance = random.Random(1)
    key = "".join(chr(chance.randrange(0x4E00, 0x9FFF)) for _ in range(3000))
    with pytest.raises(StoreError, match="an id is too long for PostgreSQL"):
        store.add(attrs.evolve(NEC, id=key))
    assert len(store) == 0


_FORKED = """
import os, sys
from factcheck import Checker, load
store = load(sys.argv[1])
checker = Checker(store)
draft = sys.argv[2]
def tell():
    # In one piece: two processes write to one pipe.
    os.write(1, b"%d\\n" % len(checker.check(draft).findings))
tell()
child = os.fork()
tell()
if child:
    os.waitpid(child, 0)
    tell()
"""


def test_a_store_may_be_made_before_a_fork(store: PostgresStore, address: str) -> None:
    store.add(GHENT)
    run = subprocess.run(
        [sys.executable, "-c", _FORKED, address, DRAFT],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout.split() == ["1"] * 4
    assert run.stderr == ""


# Many at once


_WRITER = """
import sys
from factcheck import Claim, PostgresStore
store = PostgresStore(sys.argv[1], index_folder=sys.argv[2])
n = len(store)
while True:
    n += 1
    text = f"Volvo built factory {n} for"
    told = [Claim(f"k{n}-{m}", f"{text} {m} million euros.", "accurate") for m in range(5)]
    store.put(told)
    print(n, flush=True)
"""


def test_killed_writers_leave_whole_claims_and_a_sound_index(
    store: PostgresStore, address: str, tmp_path: Path
) -> None:
    chance = random.Random(7)
    said = 0
    for _ in range(int(os.environ.get("FACTCHECK_KILLS", "5"))):
        run = subprocess.Popen(
            [sys.executable, "-c", _WRITER, address, str(tmp_path / "shared")],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert run.stdout is not None
        line = run.stdout.readline()
        time.sleep(chance.random() * 0.1)
        run.send_signal(signal.SIGKILL)
        said += len([text for text in (line, *run.stdout.readlines()) if text.endswith("\n")])
        run.wait()
        run.stdout.close()
        opened = PostgresStore(address, index_folder=tmp_path / "shared")
        assert len(opened) % 5 == 0, "half of what was written together"
        assert len(opened) >= 5 * said
        found = Checker(opened).candidates("Volvo built a factory.", limit=10_000)
        assert len(found) == len(opened)
        assert opened.check() == ()
        opened.close()


def test_writers_and_readers_lose_nothing(store: PostgresStore, address: str) -> None:
    """Eight of each: every edit is there in the end, and nothing fails but by conflict."""
    seconds = float(os.environ.get("FACTCHECK_SECONDS", "3"))
    store.put(Claim(f"c{n}", f"Volvo built {n} factories.", "accurate") for n in range(4))
    until = time.monotonic() + seconds

    def edit(n: int) -> tuple[int, int]:
        own = PostgresStore(address)
        done = conflicts = 0
        while not done or time.monotonic() < until:
            held = own.history(f"c{(n + done) % 4}")[-1]
            changed = attrs.evolve(held.claim, tags=(*held.claim.tags, f"{n}-{done}")[-50:])
            try:
                own.edit(changed, number=held.number, by=f"{n}-{done}")
                done += 1
            except ConflictError:
                conflicts += 1
        own.close()
        return done, conflicts

    def read(n: int) -> int:
        own = PostgresStore(address)
        checker = Checker(own)
        count = 0
        while not count or time.monotonic() < until:
            assert len(checker.check("Volvo built 3 factories.").sentences) == 1
            assert len(list(own)) == 4
            count += 1
        own.close()
        return count

    with ThreadPoolExecutor(16) as pool:
        edits = [pool.submit(edit, n) for n in range(8)]
        reads = [pool.submit(read, n) for n in range(8)]
        done = [each.result() for each in edits]
        checks = [each.result() for each in reads]
    told = (sum(a for a, _ in done), sum(b for _, b in done), sum(checks))
    print("edits, conflicts, checks:", told)
    histories = [store.history(f"c{n}") for n in range(4)]
    made = sorted(r.made_by or "" for history in histories for r in history[1:])
    assert made == sorted(f"{n}-{k}" for n, (count, _) in enumerate(done) for k in range(count))
    for history in histories:
        assert [r.number for r in history] == list(range(1, len(history) + 1))
        for before, after in pairwise(history):
            assert after.claim.tags == (*before.claim.tags, after.made_by)[-50:], "a lost update"
    assert store.check() == ()


# The index on this machine


def test_the_index_lies_among_the_caches_of_the_user(store: PostgresStore, tmp_path: Path) -> None:
    store.add(GHENT)
    [folder] = (tmp_path / "cache" / "factcheck").iterdir()
    assert folder.name == store._database.identity
    assert (folder / "state.json").is_file()


@pytest.mark.parametrize("how", ["a file in its way", "no right to write"])
def test_an_index_that_cannot_be_written_is_made_in_memory(
    store: PostgresStore, address: str, tmp_path: Path, how: str
) -> None:
    store.add(GHENT)
    place = tmp_path / "closed"
    if how == "a file in its way":
        place.write_text("", "utf-8")
    else:
        place.mkdir()
        place.chmod(stat.S_IRUSR | stat.S_IXUSR)
    for folder in (place, place / "index") if how == "a file in its way" else (place / "index",):
        opened = PostgresStore(address, index_folder=folder)
        assert suggested(opened) == ["Ghent"]
        store.edit(LYON)
        assert suggested(opened) == ["Lyon"]
        store.edit(GHENT)


def test_a_dump_is_restored_with_its_history(
    store: PostgresStore, postgres_server: Server, database: str, tmp_path: Path
) -> None:
    store.put([GHENT, NEC])
    store.edit(LYON, by="ann")
    store.retire("nec")
    copy = postgres_server.fresh()
    try:
        whole, target = postgres_server.address(database), postgres_server.address(copy)
        postgres_server.run("pg_dump", "--format=custom", "--file=claims.dump", whole)
        postgres_server.run("pg_restore", f"--dbname={target}", "claims.dump")
        restored = PostgresStore(postgres_server.address(copy))
        assert restored.history("ghent") == store.history("ghent")
        assert list(restored) == [LYON]
        assert suggested(restored) == ["Lyon"]
        # The two go on by themselves, with one index folder between them.
        restored.edit(attrs.evolve(GHENT, statement="Volvo closed its factory in Bern."))
        store.edit(GHENT)
        assert suggested(restored) == ["Bern"]
        assert suggested(store) == ["Ghent"]
        assert suggested(restored) == ["Bern"]
        restored.close()
    finally:
        postgres_server.drop(copy)
