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
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import factcheck
from factcheck import Checker, Claim, ConflictError, SqliteStore, StoreError
from factcheck.facts import Facts
from factcheck.protocols import IndexedStore
from factcheck.stores.history import Written
from factcheck.stores.rows import source_keys, to_claim, to_row, to_source
from tests.conftest import ROOT
from tests.strategies import claims

GHENT = Claim("ghent", "Volvo closed its factory in Ghent.", "accurate")
LYON = attrs.evolve(GHENT, statement="Volvo closed its factory in Lyon.")
NEC = Claim("nec", "NEC is based in Tokyo.", "accurate")
DRAFT = "Volvo closed its factory in Oslo."


class _Clock:
    """Moments an hour apart."""

    def __init__(self) -> None:
        self.now = datetime(2020, 6, 11, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.now += timedelta(hours=1)
        return self.now


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "claims.db"


@pytest.fixture
def store(path: Path) -> Iterator[SqliteStore]:
    made = SqliteStore(path, create=True, clock=_Clock())
    yield made
    made.close()


def _suggested(store: SqliteStore) -> list[str | None]:
    return [finding.suggestion for finding in Checker(store).check(DRAFT).findings]


def test_it_finds_its_claims_by_itself(store: SqliteStore) -> None:
    assert isinstance(store, IndexedStore)
    assert len(store) == 0
    assert Checker(store).check(DRAFT).findings == ()
    store.add(GHENT, NEC)
    assert list(store) == [GHENT, NEC]
    assert _suggested(store) == ["Ghent"]
    assert repr(store).endswith("claims.db')")


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


def test_the_claims_of_the_project_come_back_as_they_are(store: SqliteStore) -> None:
    told = sorted(factcheck.load(ROOT / "claims"), key=lambda claim: claim.id)
    assert store.put(told) == Written(added=len(told))
    assert list(store) == told
    assert store.check() == ()


@given(claims)
def test_any_claim_comes_back_from_its_row(claim: Claim) -> None:
    row = to_row(claim)
    sources = {key: to_source(data) for key, data in row.sources}
    assert set(source_keys(row.data)) == set(sources)
    assert to_claim(row.data, sources) == claim


# Changes and history


def test_history_tells_who_when_and_why(store: SqliteStore) -> None:
    store.add(GHENT, by="ann", why="a new claim")
    store.edit(LYON, by="bob", why="it was Lyon")
    store.retire("ghent", by="ann")
    assert [
        (r.number, r.action.value, r.claim, r.made_by, r.why) for r in store.history("ghent")
    ] == [
        (1, "add", GHENT, "ann", "a new claim"),
        (2, "edit", LYON, "bob", "it was Lyon"),
        (3, "retire", LYON, "ann", None),
    ]
    moments = [r.made_at for r in store.history("ghent")]
    assert moments == sorted(moments)
    with pytest.raises(StoreError, match="no claim has the id 'nec'"):
        store.history("nec")


def test_any_past_state_can_be_read(store: SqliteStore) -> None:
    store.add(GHENT)
    store.edit(LYON)
    store.add(NEC)
    store.retire("ghent")
    states = [
        list(store.as_of(datetime(2020, 6, 11, hour, 30, tzinfo=UTC))) for hour in range(12, 17)
    ]
    assert states == [[], [GHENT], [LYON], [LYON, NEC], [NEC]]


def test_a_change_is_seen_by_the_next_check(store: SqliteStore, path: Path) -> None:
    store.add(GHENT)
    checker, other = Checker(store), SqliteStore(path)
    assert [f.suggestion for f in checker.check(DRAFT).findings] == ["Ghent"]
    other.edit(LYON)
    assert [f.suggestion for f in checker.check(DRAFT).findings] == ["Lyon"]
    other.retire("ghent")
    assert checker.check(DRAFT).findings == ()
    other.add(GHENT)
    assert [f.suggestion for f in checker.check(DRAFT).findings] == ["Ghent"]
    assert [r.action.value for r in store.history("ghent")] == ["add", "edit", "retire", "add"]


def test_claims_are_added_all_or_none(store: SqliteStore) -> None:
    store.add(GHENT)
    with pytest.raises(StoreError, match="'ghent' is held already"):
        store.add(NEC, LYON)
    assert list(store) == [GHENT]
    assert len(store.history("ghent")) == 1


def test_only_what_is_held_can_be_edited_or_retired(store: SqliteStore) -> None:
    with pytest.raises(StoreError, match="no claim has the id 'ghent'"):
        store.edit(GHENT)
    with pytest.raises(StoreError, match="no claim has the id 'ghent'"):
        store.retire("ghent")


def test_an_edit_of_an_older_revision_is_a_conflict(store: SqliteStore) -> None:
    store.add(GHENT)
    store.edit(LYON, number=1)
    with pytest.raises(ConflictError, match="revision 1 was edited, and revision 2 is held"):
        store.edit(GHENT, number=1)
    with pytest.raises(ConflictError, match="revision 1 was edited, and revision 2 is held"):
        store.retire("ghent", number=1)
    assert store.get("ghent") == LYON


def test_to_put_what_is_there_changes_nothing(store: SqliteStore) -> None:
    assert store.put([GHENT, NEC]) == Written(added=2)
    assert store.put([GHENT, NEC]) == Written(unchanged=2)
    assert store.put([LYON, NEC]) == Written(changed=1, unchanged=1)
    assert [len(store.history(key)) for key in ("ghent", "nec")] == [2, 1]


def test_what_was_retired_is_not_put_back_as_it_was(store: SqliteStore) -> None:
    store.put([GHENT, NEC])
    store.retire("ghent", why="a mistake")
    assert store.put([GHENT, NEC]) == Written(unchanged=2)
    assert list(store) == [NEC]
    assert store.put([LYON]) == Written(added=1)
    assert list(store) == [LYON, NEC]


def test_claims_may_be_changed_while_they_are_iterated_over(store: SqliteStore) -> None:
    told = [Claim(f"c{n:04}", f"Town {n} has {n} parks.", "accurate") for n in range(1200)]
    store.put(told)
    seen = []
    for claim in store:
        seen.append(claim)
        if len(seen) % 400 == 1:
            store.edit(attrs.evolve(claim, verdict="mixed"))
            store.retire("c1100" if len(seen) == 1 else told[-len(seen)].id)
    assert seen == told


def test_a_claim_that_has_gone_without_a_trace_is_named(store: SqliteStore, path: Path) -> None:
    store.add(GHENT, NEC)
    with sqlite3.connect(path) as connection:
        connection.execute("DELETE FROM current WHERE claim_id = 'ghent'")
    connection.close()
    with pytest.raises(StoreError, match="'ghent' has gone without having been retired"):
        _suggested(store)


def test_revisions_cannot_be_altered(store: SqliteStore, path: Path) -> None:
    store.add(GHENT)
    with sqlite3.connect(path) as connection:
        for change in ("UPDATE revisions SET why = 'x'", "DELETE FROM revisions"):
            with pytest.raises(sqlite3.IntegrityError, match="a revision is never"):
                connection.execute(change)
    connection.close()


def test_the_newer_claim_is_named_from_the_day_it_holds(store: SqliteStore) -> None:
    newer = Claim(
        "newer",
        "Anna Berg is the mayor of Hexley.",
        "accurate",
        supersedes=("older",),
        valid_from=date(2020, 1, 1),
    )
    store.add(Claim("older", "Carl Dahl is the mayor of Hexley.", "accurate"), newer)
    for day, kinds in ((date(2021, 5, 1), ["outdated"]), (date(2019, 5, 1), [])):
        document = factcheck.Document("Carl Dahl is the mayor of Hexley.", published_on=day)
        found = Checker(store).check(document).findings
        assert [f.kind.value for f in found] == kinds
        assert [f.claim.id for f in found] == ["newer"] * len(kinds)


# Facts of another version


def test_facts_of_an_earlier_version_are_never_used(store: SqliteStore, path: Path) -> None:
    store.add(GHENT, NEC)
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE facts SET analyser = 'earlier', body = x'00' WHERE seq = 1")
    connection.close()
    assert _suggested(store) == ["Ghent"]
    assert store.reanalyse() == 1
    assert store.reanalyse() == 0
    assert _suggested(store) == ["Ghent"]


# Damage, and what is derived


def _index_of(path: Path) -> Path:
    return path.with_name(path.name + ".index")


def test_an_index_that_is_gone_is_made_anew(store: SqliteStore, path: Path) -> None:
    store.add(GHENT)
    shutil.rmtree(_index_of(path))
    assert store.check() == ("the index is missing, or of another version",)
    assert _suggested(SqliteStore(path)) == ["Ghent"]
    assert store.check() == ()


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
    assert _suggested(later) == []
    later.close()
    for file in path.parent.glob("claims.db-*"):
        file.unlink()
    path.write_bytes(kept)
    restored = SqliteStore(path)
    assert _suggested(restored) == ["Ghent"]
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
            assert _suggested(SqliteStore(path)) == ["Ghent"], how
    else:
        assert _suggested(SqliteStore(path)) == ["Ghent"], f"{how} {victim}"


def test_a_claim_whose_words_changed_is_named(store: SqliteStore, path: Path) -> None:
    store.add(GHENT)
    with sqlite3.connect(path) as connection:
        connection.execute("DROP TRIGGER revisions_stay")
        connection.execute("UPDATE revisions SET data = replace(data, 'Ghent', 'Lyon')")
    connection.close()
    with pytest.raises(StoreError, match="a claim has changed since it was written"):
        _suggested(SqliteStore(path))
    assert any("revision 1 has changed" in told for told in store.check())


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
        assert _suggested(opened) == ["Lyon"]
        assert opened.check() == ()
        # Facts and terms of that version are made anew.
        assert opened.reanalyse() == 2
        assert _suggested(opened) == ["Lyon"]
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
    assert _suggested(SqliteStore(path)) == ["Ghent"]
    assert store.check() == ()


def test_threads_write_and_read_together(store: SqliteStore) -> None:
    store.add(*(Claim(f"c{n}", f"Volvo built {n} factories.", "accurate") for n in range(4)))
    checker = Checker(store)

    def edit(n: int) -> None:
        for turn in range(5):
            key = f"c{n % 4}"
            while True:
                held = store.history(key)[-1]
                text = f"{held.claim.statement} {n}-{turn}"
                try:
                    store.edit(attrs.evolve(held.claim, statement=text), number=held.number)
                    break
                except ConflictError:
                    continue
        store.close()

    def read(_: int) -> int:
        found = len(checker.check("Volvo built 3 factories.").sentences)
        store.close()
        return found

    with ThreadPoolExecutor(8) as pool:
        edits = [pool.submit(edit, n) for n in range(4)]
        reads = [pool.submit(read, n) for n in range(40)]
        assert [run.result() for run in edits] == [None] * 4
        assert {run.result() for run in reads} == {1}
    for n in range(4):
        assert len(store.history(f"c{n}")) == 6
        assert all(f" {n}-{turn}" in store.get(f"c{n}").statement for turn in range(5))
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


def test_such_signs_do_no_harm_in_a_database(store: SqliteStore) -> None:
    hostile = '\'); DROP TABLE revisions; -- body:* OR "Volvo"~2 ^9'
    store.add(Claim(hostile, f"Volvo {hostile}", "accurate", tags=(hostile,)))
    assert [c.id for c, _ in Checker(store).candidates(f"Volvo {hostile}")] == [hostile]
    assert store.get(hostile).tags == (hostile,)
    assert store.check() == ()


def test_facts_are_read_back_as_they_were_made(store: SqliteStore) -> None:
    store.add(GHENT)
    store.refresh()
    [hit] = store.find(("ghent",), 5)
    stored = store.fetch((hit.revision,))[hit.revision]
    assert stored.claim == GHENT
    assert all(isinstance(facts, Facts) for facts in stored.texts)
    assert store.fetch(()) == {}
    assert store.find((), 5) == ()
