"""One state of a database: what is judged together is judged against the same claims."""

from __future__ import annotations

import random
import threading
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any

import attrs
import pytest

from factcheck import Checker, Claim, MemoryStore, SentenceCache, StoreError
from factcheck.judge import Weighed
from factcheck.protocols import Encoder, NumberedStore
from factcheck.stores.database_store import DatabaseStore
from factcheck.wire import to_data
from tests.encoders import WordEncoder
from tests.stores.databases import GHENT, LYON, NEC, Kept

MAYOR = Claim("mayor", "Carl Dahl is the mayor of Hexley.", "accurate")
SINCE = Claim("since", "Dora Lind is the mayor of Hexley.", "accurate", supersedes=("mayor",))
TEXT = (
    "Volvo closed its factory in Oslo. NEC is based in Osaka. Carl Dahl is the mayor of Hexley. "
    "Volvo closed its factory in Oslo. NEC is based in Osaka. Carl Dahl is the mayor of Hexley. "
    "Scania sold 40 buses."
)


def _told(checker: Checker) -> object:
    report = checker.check(TEXT)
    return to_data(report.findings), to_data(report.sentences), report.claims


def _writes_after(
    sentences: int, write: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Let someone write while a text is checked, after so many sentences were judged."""
    weigh, numbers = Checker.weigh, count()

    def interrupted(*args: Any, **more: Any) -> tuple[Weighed, ...]:
        if next(numbers) == sentences:
            write()
        return weigh(*args, **more)

    monkeypatch.setattr(Checker, "weigh", interrupted)


def _change(store: DatabaseStore) -> None:
    """Everything that can happen to a claim, and an index that has followed."""
    store.edit(LYON)
    store.retire("nec")
    store.edit(attrs.evolve(SINCE, supersedes=()))
    store.add(Claim("buses", "Scania sold 30 buses.", "accurate"))
    store.refresh()


@pytest.mark.parametrize("encoder", [None, WordEncoder()])
@pytest.mark.parametrize("cached", [False, True])
def test_a_text_is_judged_against_one_state(
    kept: Kept,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    encoder: Encoder | None,
    cached: bool,
) -> None:
    store, other = kept.open(create=True), kept.open()
    store.put([GHENT, NEC, MAYOR, SINCE])
    before = _told(Checker(MemoryStore(store), encoder=encoder))
    cache = SentenceCache(tmp_path / "cache") if cached else None
    checker = Checker(store, encoder=encoder, cache=cache)
    with monkeypatch.context() as meanwhile:
        _writes_after(3, lambda: _change(other), meanwhile)
        assert _told(checker) == before
    after = _told(Checker(MemoryStore(store), encoder=encoder))
    assert after != before
    assert _told(checker) == after, "and the next check against the next"
    if cached:
        assert _told(Checker(kept.open(), encoder=encoder, cache=cache)) == after
    for each in (store, other):
        each.close()


def test_what_changes_together_is_seen_together(kept: Kept) -> None:
    """A writer alters two claims in one transaction, all the time."""
    store, stopped = kept.open(create=True), threading.Event()
    texts = ("Volvo built {} factories in Ghent.", "Scania opened {} offices in Lyon.")
    draft = " ".join(text.format(999) for text in (*texts, *texts))

    def put(n: int) -> None:
        store.put(Claim(f"c{k}", text.format(n), "accurate") for k, text in enumerate(texts))

    def write() -> None:
        n = 101
        while not stopped.is_set():
            put(n)
            n += 1
        store.close()

    put(100)
    writer = threading.Thread(target=write)
    reader = kept.open()
    checker = Checker(reader)
    writer.start()
    seen = set()
    try:
        for _ in range(25):
            found = [f.suggestion for f in checker.check(draft).findings]
            assert len(found) == 4
            assert len({(told or "").split()[0] for told in found}) == 1, found
            seen.add(found[0])
    finally:
        stopped.set()
        writer.join()
    assert len(seen) > 3, "the writer was seen"
    reader.close()


@pytest.mark.parametrize("seed", range(3))
def test_every_state_can_be_asked_for_later(kept: Kept, seed: int) -> None:
    """Against a slow and obviously right way: all claims of each state, kept in memory."""
    chance = random.Random(seed)
    store = kept.open(create=True)
    places = ("Ghent", "Lyon", "Oslo", "Metz")
    keys = [f"k{n}" for n in range(8)]
    held: dict[str, Claim] = {}
    states = []
    for _ in range(30):
        key = chance.choice(keys)
        if key in held and chance.random() < 0.3:
            store.retire(key)
            del held[key]
        else:
            text = f"Volvo closed its factory in {chance.choice(places)}."
            newer = tuple(chance.sample([k for k in keys if k != key], chance.randrange(3)))
            claim = Claim(key, text, "accurate", supersedes=newer)
            if held.get(key) == claim:
                continue
            (store.edit if key in held else store.add)(claim)
            held[key] = claim
        states.append((store.snapshot(), dict(sorted(held.items()))))
    revisions = range(1, 40)
    for snapshot, claims in states:
        assert isinstance(snapshot, NumberedStore)
        assert list(snapshot) == list(claims.values())
        assert len(snapshot) == len(claims)
        for key in keys:
            if key in claims:
                assert snapshot.get(key) == claims[key]
            else:
                with pytest.raises(StoreError, match=f"no claim has the id '{key}'"):
                    snapshot.get(key)
        hits = snapshot.find(("volvo",), 20)
        assert {hit.claim_id for hit in hits} == claims.keys()
        assert set(snapshot.hits(revisions)) == {attrs.evolve(hit, score=0.0) for hit in hits}
        for hit in hits:
            over = sorted(k for k, claim in claims.items() if hit.claim_id in claim.supersedes)
            assert hit.newer == (claims[over[0]] if over else None)
            assert snapshot.fetch((hit.revision,))[hit.revision].claim == claims[hit.claim_id]
    store.close()
