"""What both kinds of databases promise: nothing lost, nothing overwritten, nothing half."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path

import attrs
import pytest

import factcheck
from factcheck import Checker, Claim, ConflictError, StoreError
from factcheck.errors import InvalidValueError
from factcheck.facts import Facts
from factcheck.protocols import IndexedStore
from factcheck.stores.database_store import DatabaseStore
from factcheck.stores.derived import Mark
from factcheck.stores.disk_index import Change, DiskIndex
from factcheck.stores.history import Written
from factcheck.stores.rows import to_row
from tests.conftest import ROOT
from tests.encoders import Counting
from tests.stores.databases import DRAFT, GHENT, LYON, NEC, Kept, suggested


def test_it_finds_its_claims_by_itself(database_store: DatabaseStore) -> None:
    assert isinstance(database_store, IndexedStore)
    assert len(database_store) == 0
    assert Checker(database_store).check(DRAFT).findings == ()
    database_store.add(GHENT, NEC)
    assert list(database_store) == [GHENT, NEC]
    assert suggested(database_store) == ["Ghent"]


def test_the_claims_of_the_project_come_back_as_they_are(database_store: DatabaseStore) -> None:
    told = sorted(factcheck.load(ROOT / "claims"), key=lambda claim: claim.id)
    assert database_store.put(told) == Written(added=len(told))
    assert list(database_store) == told
    assert database_store.check() == ()


def test_history_tells_who_when_and_why(database_store: DatabaseStore) -> None:
    database_store.add(GHENT, by="ann", why="a new claim")
    database_store.edit(LYON, by="bob", why="it was Lyon")
    database_store.retire("ghent", by="ann")
    assert [
        (r.number, r.action.value, r.claim, r.made_by, r.why)
        for r in database_store.history("ghent")
    ] == [
        (1, "add", GHENT, "ann", "a new claim"),
        (2, "edit", LYON, "bob", "it was Lyon"),
        (3, "retire", LYON, "ann", None),
    ]
    moments = [r.made_at for r in database_store.history("ghent")]
    assert moments == sorted(moments)
    with pytest.raises(StoreError, match="no claim has the id 'nec'"):
        database_store.history("nec")


def test_any_past_state_can_be_read(database_store: DatabaseStore) -> None:
    database_store.add(GHENT)
    database_store.edit(LYON)
    database_store.add(NEC)
    database_store.retire("ghent")
    states = [
        list(database_store.as_of(datetime(2020, 6, 11, hour, 30, tzinfo=UTC)))
        for hour in range(12, 17)
    ]
    assert states == [[], [GHENT], [LYON], [LYON, NEC], [NEC]]


def test_a_change_is_seen_by_the_next_check(database_store: DatabaseStore, kept: Kept) -> None:
    database_store.add(GHENT)
    checker, other = Checker(database_store), kept.open()
    assert [f.suggestion for f in checker.check(DRAFT).findings] == ["Ghent"]
    other.edit(LYON)
    assert [f.suggestion for f in checker.check(DRAFT).findings] == ["Lyon"]
    other.retire("ghent")
    assert checker.check(DRAFT).findings == ()
    other.add(GHENT)
    assert [f.suggestion for f in checker.check(DRAFT).findings] == ["Ghent"]
    assert [r.action.value for r in database_store.history("ghent")] == [
        "add",
        "edit",
        "retire",
        "add",
    ]


def test_what_hinders_the_index_undoes_no_edit(
    database_store: DatabaseStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The change is stored by then; the next search brings the index up to date."""

    def hindered(_: DiskIndex) -> None:
        raise StoreError("the server is gone")

    with monkeypatch.context() as patched:
        patched.setattr(DiskIndex, "keep_up", hindered)
        database_store.add(GHENT)
    assert list(database_store) == [GHENT]
    assert suggested(database_store) == ["Ghent"]


def test_claims_are_added_all_or_none(database_store: DatabaseStore) -> None:
    database_store.add(GHENT)
    with pytest.raises(StoreError, match="'ghent' is held already"):
        database_store.add(NEC, LYON)
    assert list(database_store) == [GHENT]
    assert len(database_store.history("ghent")) == 1


def test_half_a_surrogate_pair_is_no_text(database_store: DatabaseStore) -> None:
    with pytest.raises(StoreError, match=r"half a surrogate pair \(U\+D83D\) cannot be stored"):
        database_store.add(NEC, attrs.evolve(GHENT, statement="Ghent \ud83d."))
    assert list(database_store) == []


def test_only_what_is_held_can_be_edited_or_retired(database_store: DatabaseStore) -> None:
    with pytest.raises(StoreError, match="no claim has the id 'ghent'"):
        database_store.edit(GHENT)
    with pytest.raises(StoreError, match="no claim has the id 'ghent'"):
        database_store.retire("ghent")


def test_an_edit_of_an_older_revision_is_a_conflict(database_store: DatabaseStore) -> None:
    database_store.add(GHENT)
    database_store.edit(LYON, number=1)
    with pytest.raises(ConflictError, match="revision 1 was edited, and revision 2 is held"):
        database_store.edit(GHENT, number=1)
    with pytest.raises(ConflictError, match="revision 1 was edited, and revision 2 is held"):
        database_store.retire("ghent", number=1)
    assert database_store.get("ghent") == LYON


def test_to_put_what_is_there_changes_nothing(database_store: DatabaseStore) -> None:
    assert database_store.put([GHENT, NEC]) == Written(added=2)
    assert database_store.put([GHENT, NEC]) == Written(unchanged=2)
    assert database_store.put([LYON, NEC]) == Written(changed=1, unchanged=1)
    assert [len(database_store.history(key)) for key in ("ghent", "nec")] == [2, 1]


def test_what_was_retired_is_not_put_back_as_it_was(database_store: DatabaseStore) -> None:
    database_store.put([GHENT, NEC])
    database_store.retire("ghent", why="a mistake")
    assert database_store.put([GHENT, NEC]) == Written(unchanged=2)
    assert list(database_store) == [NEC]
    assert database_store.put([LYON]) == Written(added=1)
    assert list(database_store) == [LYON, NEC]


def test_claims_may_be_changed_while_they_are_iterated_over(database_store: DatabaseStore) -> None:
    told = [Claim(f"c{n:04}", f"Town {n} has {n} parks.", "accurate") for n in range(1200)]
    database_store.put(told)
    seen = []
    for claim in database_store:
        seen.append(claim)
        if len(seen) % 400 == 1:
            database_store.edit(attrs.evolve(claim, verdict="mixed"))
            database_store.retire("c1100" if len(seen) == 1 else told[-len(seen)].id)
    assert seen == told


def test_a_claim_that_has_gone_without_a_trace_is_named(
    database_store: DatabaseStore, kept: Kept
) -> None:
    database_store.add(GHENT, NEC)
    kept.execute("DELETE FROM current WHERE claim_id = 'ghent'")
    with pytest.raises(StoreError, match="'ghent' has gone without having been retired"):
        suggested(database_store)


def test_revisions_cannot_be_altered(database_store: DatabaseStore, kept: Kept) -> None:
    database_store.add(GHENT)
    for change in ("UPDATE revisions SET why = 'x'", "DELETE FROM revisions"):
        with pytest.raises(Exception, match="a revision is never"):
            kept.execute(change)


def test_the_newer_claim_is_named_from_the_day_it_holds(database_store: DatabaseStore) -> None:
    newer = Claim(
        "newer",
        "Anna Berg is the mayor of Hexley.",
        "accurate",
        supersedes=("older",),
        valid_from=date(2020, 1, 1),
    )
    database_store.add(Claim("older", "Carl Dahl is the mayor of Hexley.", "accurate"), newer)
    for day, kinds in ((date(2021, 5, 1), ["outdated"]), (date(2019, 5, 1), [])):
        document = factcheck.Document("Carl Dahl is the mayor of Hexley.", published_on=day)
        found = Checker(database_store).check(document).findings
        assert [f.kind.value for f in found] == kinds
        assert [f.claim.id for f in found] == ["newer"] * len(kinds)


def test_facts_of_an_earlier_version_are_never_used(
    database_store: DatabaseStore, kept: Kept
) -> None:
    database_store.add(GHENT, NEC)
    kept.execute("UPDATE facts SET analyser = 'earlier' WHERE seq = 1")
    assert suggested(database_store) == ["Ghent"]
    assert database_store.reanalyse() == 1
    assert database_store.reanalyse() == 0
    assert suggested(database_store) == ["Ghent"]


def test_claims_are_analysed_anew_while_others_check_and_edit(
    database_store: DatabaseStore, kept: Kept
) -> None:
    """What is cut off goes on; nobody is held back; what is edited meanwhile is not undone."""
    database_store.put([GHENT, *(attrs.evolve(NEC, id=f"c{n:02}") for n in range(20))])
    before = reports(database_store)
    kept.execute("UPDATE facts SET analyser = 'earlier'")
    told: list[int] = []

    def meanwhile(count: int) -> None:
        told.append(count)
        other = kept.open()
        assert reports(other) == before, "facts of two versions side by side"
        other.edit(attrs.evolve(NEC, id="c19", tags=(f"{count}",)))
        other.close()
        if count == 12 and len(told) == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        database_store.reanalyse(batch=4, progress=meanwhile)
    assert told == [4, 8, 12]
    assert database_store.reanalyse(batch=4) == 21 - 12 - 1, "one was edited, and so analysed"
    assert database_store.reanalyse() == 0
    assert database_store.get("c19").tags == ("12",)
    assert reports(database_store) == before


def reports(store: DatabaseStore) -> list[object]:
    checked = Checker(store).check(f"{DRAFT} NEC is based in Osaka.")
    return [(finding.claim.id, finding.reason) for finding in checked.findings]


def test_an_index_that_is_gone_is_made_anew(database_store: DatabaseStore, kept: Kept) -> None:
    database_store.add(GHENT)
    shutil.rmtree(kept.index)
    assert database_store.check() == ("the index is missing, or of another version",)
    assert suggested(kept.open()) == ["Ghent"]
    assert database_store.check() == ()


def test_a_claim_whose_words_changed_is_named(database_store: DatabaseStore, kept: Kept) -> None:
    database_store.add(GHENT)
    kept.unguard()
    kept.execute("UPDATE revisions SET data = replace(data, 'Ghent', 'Lyon')")
    with pytest.raises(StoreError, match="a claim has changed since it was written"):
        suggested(kept.open())
    assert any("revision 1 has changed" in told for told in database_store.check())


def test_threads_write_and_read_together(database_store: DatabaseStore) -> None:
    database_store.add(
        *(Claim(f"c{n}", f"Volvo built {n} factories.", "accurate") for n in range(4))
    )
    checker = Checker(database_store)

    def edit(n: int) -> None:
        for turn in range(5):
            key = f"c{n % 4}"
            while True:
                held = database_store.history(key)[-1]
                text = f"{held.claim.statement} {n}-{turn}"
                try:
                    database_store.edit(
                        attrs.evolve(held.claim, statement=text), number=held.number
                    )
                    break
                except ConflictError:
                    continue
        database_store.close()

    def read(_: int) -> int:
        found = len(checker.check("Volvo built 3 factories.").sentences)
        database_store.close()
        return found

    with ThreadPoolExecutor(8) as pool:
        edits = [pool.submit(edit, n) for n in range(4)]
        reads = [pool.submit(read, n) for n in range(40)]
        assert [run.result() for run in edits] == [None] * 4
        assert {run.result() for run in reads} == {1}
    for n in range(4):
        assert len(database_store.history(f"c{n}")) == 6
        assert all(f" {n}-{turn}" in database_store.get(f"c{n}").statement for turn in range(5))
    assert database_store.check() == ()


def test_such_signs_do_no_harm_in_a_database(database_store: DatabaseStore) -> None:
    hostile = '\'); DROP TABLE revisions; -- body:* OR "Volvo"~2 ^9'
    database_store.add(Claim(hostile, f"Volvo {hostile}", "accurate", tags=(hostile,)))
    assert [c.id for c, _ in Checker(database_store).candidates(f"Volvo {hostile}")] == [hostile]
    assert database_store.get(hostile).tags == (hostile,)
    assert database_store.check() == ()


def test_facts_are_read_back_as_they_were_made(database_store: DatabaseStore) -> None:
    database_store.add(GHENT)
    database_store.refresh()
    [hit] = database_store.find(("ghent",), 5)
    stored = database_store.fetch((hit.revision,))[hit.revision]
    assert stored.claim == GHENT
    assert all(isinstance(facts, Facts) for facts in stored.texts)
    assert database_store.fetch(()) == {}
    assert database_store.find((), 5) == ()


def test_a_copy_that_goes_on_by_itself_shares_no_index(
    database_store: DatabaseStore, kept: Kept
) -> None:
    """The index of one state lies there, and the database has come as far by another way."""
    database_store.add(GHENT, NEC)
    database_store.edit(attrs.evolve(GHENT, statement="Rain fell in Oslo."))
    assert suggested(database_store) == []
    kept.unguard()
    kept.execute(
        "UPDATE current SET seq = 1 WHERE claim_id = 'ghent'",
        "DELETE FROM facts WHERE seq = 3",
        "DELETE FROM revisions WHERE seq = 3",
    )
    kept.execute(kept.back_to_two)
    other = kept.open()
    other.edit(LYON)
    assert suggested(other) == ["Lyon"]
    assert suggested(database_store) == ["Lyon"]
    assert other.check() == ()


def test_one_transaction_has_one_moment(database_store: DatabaseStore) -> None:
    database_store.put([GHENT, NEC])
    moments = {database_store.history(key)[0].made_at for key in ("ghent", "nec")}
    assert len(moments) == 1


def test_claims_that_come_twice_are_written_in_turn(database_store: DatabaseStore) -> None:
    assert database_store.put([GHENT, NEC, LYON, LYON]) == Written(2, 1, 1)
    assert [r.claim for r in database_store.history("ghent")] == [GHENT, LYON]
    with pytest.raises(StoreError, match="'c' is held already"):
        database_store.add(*(attrs.evolve(NEC, id="c") for _ in range(2)))
    assert len(database_store) == 2


def test_ids_sort_by_code_points(database_store: DatabaseStore) -> None:
    ids = ["a", "B", "b", "A", "a-b", "ab", "Ä", "z", "_", "10", "9", "é", "\uffff", "\U0001f600"]
    database_store.put(attrs.evolve(NEC, id=key) for key in ids)
    assert [claim.id for claim in database_store] == sorted(ids)


def test_any_character_comes_back(database_store: DatabaseStore) -> None:
    odd = [
        f"a{sign}" for sign in ("\x00", "\x00\x02", "\x01", "\x01\x00", "\x01\x01", "\x02", "\\")
    ]
    told = [
        Claim(key, f"Volvo {key} sold 3{key} buses.", "accurate", title=key, supersedes=(odd[0],))
        for key in odd
    ]
    database_store.add(*told, by="an\x00n", why="\x01\x02")
    assert list(database_store) == sorted(told, key=lambda claim: claim.id)
    [revision] = database_store.history(odd[0])
    assert (revision.made_by, revision.why) == ("an\x00n", "\x01\x02")
    expected = Checker(factcheck.MemoryStore(told)).candidates(told[0].statement)
    assert Checker(database_store).candidates(told[0].statement) == expected


def _replace(path: Path, data: bytes) -> None:
    """Other bytes in a file, which a store that has mapped it into memory does not see."""
    fresh = path.with_name(path.name + ".fresh")
    fresh.write_bytes(data)
    fresh.replace(path)


@pytest.mark.parametrize("how", ["gone", "cut", "changed", "emptied"])
def test_a_damaged_index_is_made_anew(database_store: DatabaseStore, kept: Kept, how: str) -> None:
    database_store.add(GHENT)
    for place in range(12):
        # Each time it is made anew, in another folder.
        files = [path for path in sorted(kept.index.rglob("*")) if path.is_file()]
        path = files[place % len(files)]
        data = path.read_bytes()
        if how == "gone":
            path.unlink()
        elif how == "cut":
            _replace(path, data[: len(data) // 2])
        elif how == "changed" and data:
            _replace(path, bytes([data[0] ^ 8]) + data[1:])
        else:
            _replace(path, b"")
        assert suggested(kept.open()) == ["Ghent"], path
    assert database_store.check() == ()


def test_reading_that_breaks_off_leaves_the_index_to_others(
    database_store: DatabaseStore, kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    database_store.put(attrs.evolve(NEC, id=f"c{n}") for n in range(500))
    database_store.add(GHENT)
    other = kept.open()
    assert suggested(other) == ["Ghent"]
    changes = other._index._changes

    @contextmanager
    def cut(since: int) -> Iterator[tuple[Mark, Iterator[Change]]]:
        def broken(told: Iterable[Change]) -> Iterator[Change]:
            yield next(iter(told))
            raise StoreError("the connection was lost")

        with changes(since) as (mark, told):
            yield mark, broken(told)

    database_store.put_rows([to_row(LYON)], index=False)
    database_store.put_rows([to_row(attrs.evolve(NEC, id="new"))], index=False)
    monkeypatch.setattr(other._index, "_changes", cut)
    with pytest.raises(StoreError, match="the connection was lost") as told:
        suggested(other)
    # While the failed attempt is still in sight.
    assert suggested(kept.open()) == ["Lyon"], told
    monkeypatch.undo()
    assert suggested(other) == ["Lyon"]
    assert database_store.check() == ()


def test_a_store_with_an_encoder_encodes_what_it_stores(kept: Kept) -> None:
    encoder, later = Counting(), Counting()
    store = kept.open(create=True, encoder=encoder)
    store.add(GHENT)
    assert encoder.asked == [GHENT.statement]
    store.edit(LYON)
    store.put([LYON, NEC])
    assert encoder.asked == [GHENT.statement, LYON.statement, NEC.statement]
    store.retire("nec")
    found = Checker(kept.open(), encoder=later).candidates("A factory was shut.")
    assert [claim for claim, _ in found] == [LYON]
    assert later.asked == ["A factory was shut."], "no claim is encoded again"
    store.close()


def test_what_was_stored_without_an_encoder_is_encoded_by_the_next_that_has_one(
    kept: Kept,
) -> None:
    kept.open(create=True).put([GHENT, NEC])
    encoder = Counting()
    store = kept.open(encoder=encoder)
    store.add(attrs.evolve(GHENT, id="other"))
    assert sorted(encoder.asked) == sorted([GHENT.statement, NEC.statement, GHENT.statement])
    told = list[int]()
    store.encode(told.append)
    assert told == []
    store.close()


def test_an_encoder_that_is_none_is_told(kept: Kept) -> None:
    with pytest.raises(InvalidValueError, match="encoder: expected fingerprint, dimensions"):
        kept.open(create=True, encoder="minilm")
