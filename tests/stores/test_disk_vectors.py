"""The vectors beside a database: made once, followed, and never trusted when they are not whole."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Sequence
from pathlib import Path

import attrs
import numpy as np
import pytest
from numpy.typing import NDArray

from factcheck import Checker, Claim, MemoryStore, SqliteStore
from factcheck.errors import InvalidValueError, StoreError
from factcheck.stores import database_store
from factcheck.stores.derived import locked
from factcheck.stores.vector_files import FOLDERS, NUMBERS, ROWS, read_vector_state
from tests.conftest import ROOT
from tests.encoders import Counting, WordEncoder

CLAIMS = [
    Claim("ghent", "Volvo closed its factory in Ghent.", "accurate"),
    Claim("lyon", "Scania opened an office in Lyon.", "accurate"),
    Claim("nec", "NEC is based in Tokyo.", "accurate", variants=("NEC sits in Tokyo.",)),
    Claim("oslo", "The council of Oslo raised fares by 4 percent.", "accurate"),
]
DRAFT = "Volvo shut a plant there."


@pytest.fixture
def store(tmp_path: Path) -> SqliteStore:
    made = SqliteStore(tmp_path / "claims.db", create=True)
    made.put(CLAIMS)
    return made


def _folder(store: SqliteStore) -> Path:
    [folder] = store.path.with_name("claims.db.index").glob(FOLDERS)
    return folder


def _file(store: SqliteStore, name: str) -> Path:
    [found] = _folder(store).glob(f"rows-*/{name}")
    return found


def _found(store: SqliteStore, encoder: Counting | WordEncoder | None = None) -> object:
    """The candidates of the draft, and whether they are those of the same claims in memory."""
    encoder = encoder or WordEncoder()
    found = Checker(SqliteStore(store.path), encoder=encoder).candidates(DRAFT)
    store.rebuild_index()
    same = Checker(MemoryStore(store), encoder=WordEncoder()).candidates(DRAFT)
    assert [claim.id for claim, _ in found] == [claim.id for claim, _ in same]
    return [claim.id for claim, _ in found]


def test_what_shares_no_word_is_found(store: SqliteStore) -> None:
    assert [c.id for c, _ in Checker(store).candidates("A plant was shut.")] == []
    [(claim, score), *_] = Checker(store, encoder=WordEncoder()).candidates("A plant was shut.")
    assert (claim.id, score) == ("ghent", 1.0)


def test_a_claim_is_encoded_once(store: SqliteStore) -> None:
    first = Counting()
    checker = Checker(store, encoder=first)
    assert sorted(first.asked) == sorted(t for c in CLAIMS for t in (c.statement, *c.variants))
    second = Counting()
    Checker(SqliteStore(store.path), encoder=second)
    assert second.asked == []
    store.add(Claim("new", "Volvo moved to Metz.", "accurate"))
    assert next(claim.id for claim, _ in checker.candidates("Who went to Metz?")) == "new"
    assert first.asked[-2:] == ["Volvo moved to Metz.", "Who went to Metz?"]


def test_edits_and_retirements_are_followed(store: SqliteStore) -> None:
    checker = Checker(store, encoder=WordEncoder())
    store.edit(attrs.evolve(CLAIMS[0], statement="Volvo kept its factory in Ghent."))
    store.retire("nec")
    found = [claim.id for claim, _ in checker.candidates(DRAFT)]
    assert found == _found(store)
    assert "nec" not in found
    state = read_vector_state(_folder(store))
    assert state is not None
    assert (state.count, state.gone) == (3, ()), "what is gone was too much, and was left out"


def test_a_few_that_are_gone_are_passed_over(store: SqliteStore) -> None:
    more = [Claim(f"c{n:03}", f"Firm {n} sold {n + 7} buses.", "accurate") for n in range(120)]
    store.put(more)
    Checker(store, encoder=WordEncoder())
    store.retire("ghent")
    assert "ghent" not in str(_found(store))
    state = read_vector_state(_folder(store))
    assert state is not None
    assert (state.count, len(state.gone)) == (125, 1)
    for claim in more[:5]:
        store.retire(claim.id)
    _found(store)
    state = read_vector_state(_folder(store))
    assert state is not None
    assert (state.count, state.gone) == (119, ())
    assert store.check() == ()


def test_what_was_cut_off_goes_on(store: SqliteStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database_store, "BATCH", 2)

    class Failing(Counting):
        def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
            if self.asked:
                raise KeyboardInterrupt
            return super().encode(texts)

    with pytest.raises(KeyboardInterrupt):
        Checker(store, encoder=Failing())
    rest, told = Counting(), list[int]()
    store.vectors(rest).follow(told.append)
    assert rest.asked == ["NEC is based in Tokyo.", "NEC sits in Tokyo.", CLAIMS[3].statement]
    assert told == [2]
    _found(store)


def _flip(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 16
    path.write_bytes(content)


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-3])


@pytest.mark.parametrize("damage", [_flip, _cut, Path.unlink])
@pytest.mark.parametrize("name", [ROWS, NUMBERS, "state.json"])
def test_damage_is_told_and_mended(
    store: SqliteStore, name: str, damage: Callable[[Path], None]
) -> None:
    Checker(store, encoder=WordEncoder())
    assert store.check() == ()
    path = _folder(store) / name if name == "state.json" else _file(store, name)
    damage(path)
    [problem] = store.check()
    assert str(_folder(store)) in problem
    encoder = Counting()
    _found(store, encoder)
    assert len(encoder.asked) == 6, "all texts anew, and the draft"
    assert store.check() == ()


def test_each_model_has_vectors_of_its_own(store: SqliteStore) -> None:
    one, other = Counting("one"), Counting("other")
    for encoder in (one, other, one, other):
        Checker(SqliteStore(store.path), encoder=encoder)
    assert len(one.asked) == len(other.asked) == 5
    index = store.path.with_name("claims.db.index")
    assert len(list(index.glob(FOLDERS))) == 2
    store.vectors(one).keep_alone()
    [kept] = index.glob(FOLDERS)
    state = read_vector_state(kept)
    assert state is not None
    assert "one" in state.identity


def test_vectors_of_another_state_of_the_database_are_not_used(store: SqliteStore) -> None:
    copy = store.path.with_name("copy.db")
    store.close()
    shutil.copy(store.path, copy)
    store.add(Claim("new", "Volvo moved to Metz.", "accurate"))
    Checker(store, encoder=WordEncoder())
    store.close()
    for left in ("claims.db-wal", "claims.db-shm"):
        store.path.with_name(left).unlink(missing_ok=True)
    shutil.copy(copy, store.path)
    back = SqliteStore(store.path)
    back.add(Claim("other", "Scania moved to Metz.", "accurate"))
    encoder = Counting()
    _found(back, encoder)
    assert len(encoder.asked) == 7


def test_two_processes_share_what_is_to_be_encoded(
    store: SqliteStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database_store, "BATCH", 1)
    encoders = [Counting(), Counting()]
    # Each store follows for itself, as one in another process does.
    stores = [SqliteStore(store.path) for _ in encoders]
    threads = [
        threading.Thread(target=lambda s=s, e=e: s.vectors(e).follow())
        for s, e in zip(stores, encoders, strict=True)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    asked = [text for encoder in encoders for text in encoder.asked]
    assert sorted(asked) == sorted(t for c in CLAIMS for t in (c.statement, *c.variants))


def test_a_folder_that_another_holds_is_told(
    store: SqliteStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    Checker(store, encoder=WordEncoder())
    store.add(Claim("new", "Volvo moved to Metz.", "accurate"))
    monkeypatch.setattr("factcheck.stores.derived._PATIENCE", 0.1)
    with locked(_folder(store)), pytest.raises(StoreError, match=r"another process is writing"):
        Checker(store, encoder=WordEncoder())


_KILLED = """
import sys
from factcheck import SqliteStore
from tests.encoders import Counting, WordEncoder
store = SqliteStore(sys.argv[1])
print("ready", flush=True)
store.vectors(WordEncoder()).follow(lambda count: print(count, flush=True))
"""


def test_who_is_killed_leaves_whole_vectors(store: SqliteStore) -> None:
    store.put(
        Claim(f"c{n:04}", f"Firm {n} sold {n + 7} buses in {n % 9} towns.", "accurate")
        for n in range(2000)
    )
    run = subprocess.Popen(
        [sys.executable, "-c", _KILLED, str(store.path)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )
    assert run.stdout is not None
    with run.stdout:
        lines = [run.stdout.readline() for _ in range(3)]
        run.kill()
        run.wait()
    assert lines == ["ready\n", "500\n", "1000\n"]
    assert store.check() == ()
    encoder = Counting()
    _found(store, encoder)
    assert len(encoder.asked) <= 2005 - 1000 + 1
    assert store.check() == ()


_UNPRIVILEGED = """
import os, sys
from factcheck import Checker, Claim, load
from tests.encoders import Counting, WordEncoder
def found(path):
    checker = Checker(load(path), encoder=WordEncoder())
    return [claim.id for claim, _ in checker.candidates("A plant was shut.")]
found(sys.argv[2])  # everything is imported by now
os.seteuid(65534)
print(found(sys.argv[1])[0], found(sys.argv[1]) == found(sys.argv[2]))
"""


@pytest.mark.skipif(
    getattr(os, "geteuid", lambda: 1)() != 0, reason="only root can become another user"
)
@pytest.mark.parametrize("known", [0, 2, 4])
def test_a_folder_that_cannot_be_written_is_read_all_the_same(known: int) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path, other = folder / "claims.db", folder / "other.db"
        for place in (path, other):
            made = SqliteStore(place, create=True)
            made.put(CLAIMS[:known])
            if known:
                Checker(made, encoder=WordEncoder())
            made.put(CLAIMS)
            if place == other:
                made.rebuild_index()
                Checker(made, encoder=WordEncoder())
            made.close()
        for place in [folder, *folder.rglob("*")]:
            place.chmod(0o755 if place.is_dir() else 0o444)
        run = subprocess.run(
            [sys.executable, "-c", _UNPRIVILEGED, str(path), str(other)],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
        assert run.stdout == "ghent True\n", run.stderr


def test_a_database_without_claims_has_no_vectors(tmp_path: Path) -> None:
    store = SqliteStore(tmp_path / "claims.db", create=True)
    checker = Checker(store, encoder=WordEncoder())
    assert checker.candidates(DRAFT) == ()
    store.put(CLAIMS)
    assert checker.candidates(DRAFT)


def test_a_store_that_keeps_no_vectors_is_told() -> None:
    class Plain:
        refresh = find = fetch = get = __iter__ = __len__ = lambda *_: None

    with pytest.raises(InvalidValueError, match=r"store: expected one that keeps vectors"):
        Checker(Plain(), encoder=WordEncoder())  # type: ignore[arg-type]
    with pytest.raises(InvalidValueError, match=r"encoder: expected fingerprint, dimensions"):
        Checker(MemoryStore(CLAIMS), encoder="minilm")  # type: ignore[arg-type]
