"""The file of a cache: whatever is done to it, it gives what was put in, or nothing."""

from __future__ import annotations

import multiprocessing
import random
import sqlite3
from pathlib import Path

import pytest

from factcheck.caching import results
from factcheck.caching.results import Results

FILE = "sentences-1.db"


def test_in_and_out(tmp_path: Path) -> None:
    first = Results(tmp_path / "new" / "folder")
    first.put({b"a": b"one", b"b": b""})
    assert (first.get(b"a"), first.get(b"b"), first.get(b"c")) == (b"one", b"", None)
    first.close()
    assert first.get(b"a") is None
    assert Results(tmp_path / "new" / "folder").get(b"a") == b"one"


def test_in_memory() -> None:
    kept = Results()
    kept.put({b"a": b"one"})
    assert kept.get(b"a") == b"one"
    assert Results().get(b"a") is None


@pytest.mark.parametrize("data", [b"", b"no database at all" * 100, b"SQLite format 3\0" * 99])
def test_what_is_no_database_is_begun_anew(tmp_path: Path, data: bytes) -> None:
    (tmp_path / FILE).write_bytes(data)
    kept = Results(tmp_path)
    kept.put({b"a": b"one"})
    assert kept.get(b"a") == b"one"


@pytest.mark.parametrize("seed", range(20))
def test_damaged_bytes_never_give_another_value(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    kept = Results(tmp_path)
    written = {bytes([n]) * 32: bytes([n]) * 500 for n in range(200)}
    kept.put(written)
    kept.close()
    path = tmp_path / FILE
    data = bytearray(path.read_bytes())
    for _ in range(chance.choice((1, 10, 1000))):
        data[chance.randrange(len(data))] = chance.randrange(256)
    if seed % 4 == 0:
        del data[chance.randrange(len(data)) :]
    path.write_bytes(data)
    again = Results(tmp_path)
    for key, value in written.items():
        assert again.get(key) in (value, None)
    again.put({b"x": b"y"})
    assert again.get(b"x") in (b"y", None)
    again.close()


def test_a_value_moved_to_another_key_is_not_given(tmp_path: Path) -> None:
    kept = Results(tmp_path)
    kept.put({b"a": b"one"})
    with sqlite3.connect(tmp_path / FILE) as connection:
        connection.execute("UPDATE results SET key = ?", (b"b",))
    connection.close()
    assert kept.get(b"b") is None


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    kept = Results(tmp_path / "file")
    kept.put({b"a": b"one"})
    assert kept.get(b"a") is None


def test_a_file_that_is_locked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(results, "_WAIT", 0.05)
    kept = Results(tmp_path)
    kept.put({b"a": b"one"})
    other = sqlite3.connect(tmp_path / FILE, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    kept.put({b"b": b"two"})
    other.execute("ROLLBACK")
    other.close()
    assert (kept.get(b"a"), kept.get(b"b")) == (b"one", None)


def test_a_large_file_is_begun_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Results(tmp_path).put({b"a": b"one"})
    monkeypatch.setattr(results, "MAX_BYTES", 10)
    assert Results(tmp_path).get(b"a") is None


def _writes(folder: str, number: int) -> None:
    kept = Results(folder)
    for n in range(50):
        kept.put({b"%d-%d" % (number, n): b"%d" % n})
        assert kept.get(b"%d-%d" % (number, n)) in (b"%d" % n, None)


def test_two_processes(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    with context.Pool(2) as pool:
        pool.starmap(_writes, [(str(tmp_path), 0), (str(tmp_path), 1)])
    kept = Results(tmp_path)
    assert {kept.get(b"%d-%d" % (k, n)) for k in range(2) for n in range(50)} == {
        b"%d" % n for n in range(50)
    }
