"""Claims in a database: nothing lost, nothing overwritten, nothing half."""

from __future__ import annotations

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import factcheck
from factcheck import Checker, Claim, SqliteStore, StoreError
from factcheck.stores.rows import source_keys, to_claim, to_row, to_source
from tests.conftest import ROOT
from tests.stores.databases import DRAFT, GHENT, LYON, NEC, Clock, suggested
from tests.strategies import claims


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "claims.db"


@pytest.fixture
def store(path: Path) -> Iterator[SqliteStore]:
    made = SqliteStore(path, create=True, clock=Clock())
    yield made
    made.close()


def test_a_file_that_is_missing_is_not_made_by_reading(path: Path) -> None:
    with pytest.raises(StoreError, match="no such database"):
        SqliteStore(path)
    assert not path.exists()


def test_load_opens_a_database(store: SqliteStore, path: Path) -> None:
    store.add(GHENT)
    opened = factcheck.load(path)
    assert isinstance(opened, SqliteStore)
    assert list(opened) == [GHENT]
    with pytest.raises(StoreError, match="together with others"):
        factcheck.load(path, ROOT / "claims")


@given(claims)
def test_any_claim_comes_back_from_its_row(claim: Claim) -> None:
    row = to_row(claim)
    sources = {key: to_source(data) for key, data in row.sources}
    assert set(source_keys(row.data)) == set(sources)
    assert to_claim(row.data, sources) == claim


# Damage, and what is derived


def _index_of(path: Path) -> Path:
    return path.with_name(path.name + ".index")


def test_the_index_of_a_later_state_is_not_used(store: SqliteStore, path: Path) -> None:
    """A back-up was restored, and the index that lies beside it knows what came after."""
    store.add(GHENT, NEC)
    store.close()
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    kept = path.read_bytes()
    later = SqliteStore(path)
    later.edit(attrs.evolve(GHENT, statement="Rain fell in Oslo."))
    later.retire("nec")
    assert suggested(later) == []
    later.close()
    for file in path.parent.glob("claims.db-*"):
        file.unlink()
    path.write_bytes(kept)
    restored = SqliteStore(path)
    assert suggested(restored) == ["Ghent"]
    assert restored.check() == ()


@pytest.mark.parametrize("seed", range(40))
def test_a_damaged_file_is_repaired_or_named(path: Path, seed: int) -> None:
    """A bit flipped, a file cut short or deleted: the right report, or an error that names it."""
    made = SqliteStore(path, create=True)
    made.put(
        [GHENT, NEC, *(Claim(f"c{n}", f"Town {n} has {n} parks.", "accurate") for n in range(40))]
    )
    made.close()
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    chance = random.Random(seed)
    files = [path] * 4 + [p for p in sorted(_index_of(path).rglob("*")) if p.is_file()]
    victim = chance.choice(files)
    data = bytearray(victim.read_bytes())
    how = chance.choice(["flip", "flip", "cut", "gone"])
    if how == "gone":
        victim.unlink()
    elif how == "cut":
        victim.write_bytes(data[: chance.randrange(max(1, len(data)))])
    elif data:
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        victim.write_bytes(data)
    if victim == path:
        with suppress(StoreError):
            assert suggested(SqliteStore(path)) == ["Ghent"], how
    else:
        assert suggested(SqliteStore(path)) == ["Ghent"], f"{how} {victim}"


@pytest.mark.parametrize(
    "content", [b"no database at all" * 100, b"SQLite format 3\0" + b"x" * 500]
)
def test_a_file_of_another_kind_is_told(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with pytest.raises(StoreError, match=r"claims\.db"):
        SqliteStore(path)
    assert path.read_bytes() == content


def test_another_programs_database_is_left_alone(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE notes (text)")
    connection.close()
    with pytest.raises(StoreError, match="something else than claims"):
        SqliteStore(path)


def test_a_database_of_a_later_version_is_told(store: SqliteStore, path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 999")
    connection.close()
    with pytest.raises(StoreError, match="install a newer one"):
        SqliteStore(path)


def test_files_of_every_earlier_version_can_be_opened(tmp_path: Path) -> None:
    kept = sorted((Path(__file__).parent / "versions").glob("*.db"))
    assert [path.stem for path in kept] == ["1"]
    for path in kept:
        copied = tmp_path / path.name
        shutil.copy(path, copied)
        opened = SqliteStore(copied)
        assert list(opened) == [LYON, NEC]
        assert [r.claim for r in opened.history("ghent")] == [GHENT, LYON]
        assert suggested(opened) == ["Lyon"]
        assert opened.check() == ()
        # Facts and terms of that version are made anew.
        assert opened.reanalyse() == 2
        assert suggested(opened) == ["Lyon"]
        assert opened.check() == ()


_UNPRIVILEGED = """
import os, sys
from factcheck import Checker, load
draft = sys.argv[2]
Checker(load(sys.argv[3])).check(draft)  # everything is imported by now
os.seteuid(65534)
try:
    open(sys.argv[1] + ".probe", "w")
except PermissionError:
    print(Checker(load(sys.argv[1])).check(draft).findings[0].suggestion)
"""


@pytest.mark.skipif(
    getattr(os, "geteuid", lambda: 1)() != 0, reason="only root can become another user"
)
def test_a_folder_that_cannot_be_written_is_read_all_the_same() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path, other = folder / "claims.db", folder / "other.db"
        for place in (path, other):
            made = SqliteStore(place, create=True)
            made.add(GHENT)
            made.close()
        shutil.rmtree(_index_of(path))
        folder.chmod(0o755)
        path.chmod(0o444)
        run = subprocess.run(
            [sys.executable, "-c", _UNPRIVILEGED, str(path), DRAFT, str(other)],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
        assert run.stdout == "Ghent\n", run.stderr
        assert not _index_of(path).exists()


# Several processes and threads


_WRITER = """
import sys
from factcheck import Claim, SqliteStore
store = SqliteStore(sys.argv[1], create=True)
n = len(store)
while True:
    n += 1
    text = f"Volvo built factory {n} for"
    told = [Claim(f"k{n}-{m}", f"{text} {m} million euros.", "accurate") for m in range(5)]
    store.put(told)
    print(n, flush=True)
"""


def test_killed_writers_leave_whole_claims_and_a_sound_index(path: Path) -> None:
    chance = random.Random(7)
    said = 0
    for _ in range(8):
        run = subprocess.Popen(
            [sys.executable, "-c", _WRITER, str(path)], cwd=ROOT, stdout=subprocess.PIPE, text=True
        )
        assert run.stdout is not None
        line = run.stdout.readline()
        time.sleep(chance.random() * 0.1)
        run.send_signal(signal.SIGKILL)
        lines = [line, *run.stdout.readlines()]
        run.wait()
        run.stdout.close()
        said += len([text for text in lines if text.endswith("\n")])
        store = SqliteStore(path)
        assert len(store) % 5 == 0, "half of what was written together"
        assert len(store) >= 5 * said
        found = Checker(store).candidates("Volvo built a factory.", limit=10_000)
        assert len(found) == len(store)
        assert store.check() == ()
        store.close()


_FULL = """
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000))
from factcheck import Claim, SqliteStore, StoreError
store = SqliteStore(sys.argv[1])
try:
    for n in range(100):
        text = f"Volvo built factory {n} for"
        store.put([Claim(f"f{n}-{m}", f"{text} {m} million euros.", "accurate") for m in range(50)])
except StoreError as error:
    print(error)
"""


def test_a_full_disk_is_told_and_leaves_nothing_half(store: SqliteStore, path: Path) -> None:
    store.add(GHENT)
    run = subprocess.run(
        [sys.executable, "-c", _FULL, str(path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    assert path.name in run.stdout, run.stderr
    assert len(SqliteStore(path)) % 50 == 1
    assert suggested(SqliteStore(path)) == ["Ghent"]
    assert store.check() == ()


def test_a_locked_database_is_told(
    store: SqliteStore, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("factcheck.stores.sqlite_database._PATIENCE", 0.1)
    other = SqliteStore(path)
    blocker = sqlite3.connect(path, isolation_level=None)
    blocker.execute("BEGIN IMMEDIATE")
    assert list(SqliteStore(path)) == [], "reading goes on"
    with pytest.raises(StoreError, match="another process has held it locked"):
        other.add(GHENT)
    blocker.execute("ROLLBACK")
    blocker.close()
    other.add(GHENT)
    assert list(store) == [GHENT]


@given(
    st.lists(
        st.sampled_from("' \" ; -- ) ( * : ^ ~ OR AND NOT body:x DROP TABLE".split()), max_size=12
    )
)
def test_signs_of_query_languages_are_words_like_others(words: list[str]) -> None:
    text = "Volvo " + " ".join(words)
    made = factcheck.MemoryStore([Claim("x'; --", text, "accurate")])
    assert [c.id for c, _ in Checker(made).candidates(text)] == ["x'; --"]
