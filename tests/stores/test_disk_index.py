"""The index beside a database: who waits for it, and what it is taken to hold."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import attrs
import pytest

from factcheck.retrieve import TermIndex
from factcheck.stores import disk_index
from factcheck.stores.database_store import DatabaseStore
from factcheck.stores.derived import checksum, damaged, locked
from tests.stores.databases import GHENT, LYON, NEC, Kept, suggested


def _goes_up_to(kept: Kept) -> int:
    return int(json.loads((kept.index / "state.json").read_text("utf-8"))["seq"])


@pytest.mark.parametrize(("pause", "seq"), [(3600, 2), (0, 12)])
def test_edits_in_quick_succession_leave_the_index_to_a_search(
    database_store: DatabaseStore,
    kept: Kept,
    monkeypatch: pytest.MonkeyPatch,
    pause: float,
    seq: int,
) -> None:
    monkeypatch.setattr(disk_index, "_PAUSE", pause)
    database_store.add(GHENT, NEC)
    for n in range(10):
        database_store.edit(LYON if n % 2 else attrs.evolve(GHENT, tags=(f"{n}",)))
    assert _goes_up_to(kept) == seq
    assert database_store.check() == (), "to be behind is no damage"
    assert suggested(database_store) == ["Lyon"]
    assert _goes_up_to(kept) == 12
    database_store.edit(GHENT)
    other = kept.open()
    assert suggested(other) == suggested(database_store) == ["Ghent"]
    other.close()


def test_an_index_that_was_written_long_ago_is_brought_up_to_date_by_an_edit(
    database_store: DatabaseStore, kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    database_store.add(GHENT)
    for age, seq in ((60.0, 2), (0.1, 2), (-60.0, 4)):
        monkeypatch.setattr(disk_index, "state_age", lambda _, age=age: age)
        database_store.edit(attrs.evolve(GHENT, tags=(f"{age}",)))
        assert _goes_up_to(kept) == seq


def test_an_edit_waits_for_nobody_who_writes_the_index(
    database_store: DatabaseStore, kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(disk_index, "_PAUSE", 0)
    monkeypatch.setattr("factcheck.stores.derived._PATIENCE", 0.0)
    database_store.add(GHENT)
    with locked(kept.index):
        database_store.edit(LYON)
    assert _goes_up_to(kept) == 1
    assert suggested(database_store) == ["Lyon"]


def test_what_another_process_commits_is_not_taken_for_the_state_before(
    database_store: DatabaseStore, kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It commits between a look at the files and opening them, and is killed before it says so."""
    database_store.add(GHENT)
    [folder] = kept.index.glob("terms-*")
    looks = 0

    def interrupted(place: Path, *more: Any) -> Iterator[str]:
        nonlocal looks
        yield from damaged(place, *more)
        looks += 1
        if looks == 1:
            index = TermIndex(folder)
            index.add("stray", ["volvo"])
            index.commit()

    monkeypatch.setattr(disk_index, "damaged", interrupted)
    other = kept.open()
    snapshot = other.snapshot()
    assert looks >= 1
    assert [hit.claim_id for hit in snapshot.find(("volvo",), 10)] == ["ghent"]
    assert len(snapshot) == 1
    other.close()


def test_files_that_were_written_once_are_not_read_again(
    database_store: DatabaseStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    database_store.put(attrs.evolve(NEC, id=f"c{n:03}") for n in range(300))
    read: list[str] = []

    def noted(path: Path) -> tuple[int, int]:
        read.append(path.name)
        return checksum(path)

    monkeypatch.setattr("factcheck.stores.derived.checksum", noted)
    before = {path.name for path in database_store._folder.glob("terms-*/*")}
    database_store.edit(attrs.evolve(NEC, id="c000", tags=("new",)))
    database_store.refresh()
    again = {name for name in read if name in before}
    assert again <= {"meta.json", ".managed.json"}
    assert any(name not in before for name in read), "and what is new was"
    assert database_store.check() == ()
