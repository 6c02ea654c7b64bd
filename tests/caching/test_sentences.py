"""Remembered results are those that checking would give, whatever was checked before."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import factcheck
from factcheck import Checker, Claim, Document, MemoryStore, SentenceCache, Settings, SqliteStore
from factcheck.caching import sentences
from factcheck.reports import Options
from factcheck.reports.json import render
from tests.conftest import ROOT

CLAIMS = (
    Claim("c1", "NEC is based in Tokyo.", "accurate"),
    Claim("c2", "The fire in the valley destroyed 28 homes.", "accurate"),
    Claim("c3", "Brad Smith is the president of Microsoft.", "accurate"),
    Claim("c4", "The ferry to Gotland costs 40 euros.", "accurate"),
    Claim("c5", "The ferry to Gotland costs 55 euros.", "accurate", supersedes=["c4"]),
    Claim("c6", "Carrots improve night vision.", "misleading"),
    Claim("c7", "NEC was founded on 17 July 1899.", "accurate"),
    Claim("c8", "Larkfield Town Council closed the library on 3 June 2020.", "accurate"),
)
PARTS = (
    "NEC is based in Osaka. ",
    "It was founded on 17 July 1899. ",
    "It was founded on 18 July 1899.\n\n",
    "Brad Smith spoke. ",
    "He is the president of Amazon. ",
    "The fire in the valley destroyed 38 homes. ",
    "The ferry to Gotland costs 40 euros. ",
    "Eating carrots improves night vision. ",
    "Larkfield Town Council met. ",
    "The council closed the library last Friday. ",
    "The council opened the library on 3 June 2020. ",
    "Sony makes films. ",
    '"We will go, ',
    'he said. "',
    "Snow fell 👍🏽. ",
    "Is NEC based in Osaka? ",
)
DAYS = (None, date(2020, 6, 5), date(2020, 6, 12))


@cache
def plain() -> Checker:
    return Checker(MemoryStore(CLAIMS))


@cache
def remembering() -> Checker:
    """One that remembers whatever other examples were about."""
    return Checker(MemoryStore(CLAIMS), cache=SentenceCache())


def written(checker: Checker, document: Document) -> str:
    report = checker.check(document)
    return "".join(render([report], Options(claims=report.claims, show_all=True)))


@given(st.lists(st.sampled_from(PARTS), max_size=7), st.sampled_from(DAYS))
def test_the_same_bytes(parts: list[str], day: date | None) -> None:
    document = Document("".join(parts), published_on=day)
    expected = plain().check(document)
    assert remembering().check(document) == expected
    assert remembering().check(document) == expected
    assert written(remembering(), document) == written(plain(), document)


@given(st.lists(st.sampled_from(PARTS), min_size=1, max_size=5), st.data())
def test_the_same_after_an_edit(parts: list[str], data: st.DataObject) -> None:
    checker = Checker(MemoryStore(CLAIMS), cache=SentenceCache())
    checker.check("".join(parts))
    parts[data.draw(st.integers(0, len(parts) - 1))] = data.draw(st.sampled_from(PARTS))
    assert checker.check("".join(parts)) == plain().check("".join(parts))


class Counted(Checker):
    """Counts the sentences that it judges."""

    judged = 0

    def weigh(self, *args: object, **more: object) -> object:  # type: ignore[override]
        type(self).judged += 1
        return super().weigh(*args, **more)  # type: ignore[arg-type]


@pytest.fixture
def judged() -> Callable[[Checker, str], int]:
    def judged(checker: Checker, text: str) -> int:
        Counted.judged = 0
        checker.check(text)
        return Counted.judged

    return judged


TEXT = "NEC is based in Osaka. It was founded on 18 July 1899. Snow fell. Brad Smith spoke."
Judged = Callable[[Checker, str], int]


def test_a_sentence_is_judged_once(tmp_path: Path, judged: Judged) -> None:
    def checker(**more: object) -> Checker:
        return Counted(
            MemoryStore(CLAIMS),
            cache=SentenceCache(tmp_path),
            **more,  # type: ignore[arg-type]
        )

    assert judged(checker(), TEXT) == 4
    assert judged(checker(), TEXT) == 0
    # A number says nothing to the sentences after it; a name does.
    assert judged(checker(), TEXT.replace("18 July", "19 July")) == 1
    assert judged(checker(), TEXT.replace("NEC", "Sony")) == 4
    assert judged(checker(settings=Settings(level="strict")), TEXT) == 4
    assert judged(checker(settings=Settings(level="strict")), TEXT) == 0


def test_what_a_sentence_asks_for_may_be_told_in_another(judged: Judged) -> None:
    checker = Counted(MemoryStore(CLAIMS), cache=SentenceCache())
    fire = "The fire in the valley destroyed 38 homes."
    text = f"{fire} Snow fell. Homes cost little."
    assert judged(checker, text) == 3
    assert judged(checker, text.replace("little", "much")) == 1
    # The claim has 28.
    assert judged(checker, text.replace("cost little", "are 28")) == 2
    for draft in (text, text.replace("cost little", "are 28")):
        assert checker.check(draft) == plain().check(draft)


def test_a_long_draft_is_remembered_as_a_short_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sentences, "KEPT", 1)
    checker = Checker(MemoryStore(CLAIMS), cache=SentenceCache())
    for text in (TEXT, TEXT + " " + TEXT, TEXT):
        assert checker.check(text) == plain().check(text)


def test_other_claims_are_another_key(tmp_path: Path, judged: Judged) -> None:
    def checker(claims: tuple[Claim, ...]) -> Checker:
        return Counted(MemoryStore(claims), cache=SentenceCache(tmp_path))

    assert judged(checker(CLAIMS), TEXT) == 4
    assert judged(checker(CLAIMS[:-1]), TEXT) == 4
    changed = (Claim("c1", "NEC is based in Kyoto.", "accurate"), *CLAIMS[1:])
    [finding, *_] = checker(changed).check(TEXT).findings
    assert finding.suggestion == "Kyoto"


def test_a_database_that_changes(tmp_path: Path, judged: Judged) -> None:
    store = SqliteStore(tmp_path / "claims.db", create=True)
    store.add(*CLAIMS[:4])
    checker = Counted(store, cache=SentenceCache(tmp_path))
    assert judged(checker, TEXT) == 4
    assert judged(checker, TEXT) == 0
    assert checker.check(TEXT) == Checker(store).check(TEXT)
    store.edit(Claim("c1", "NEC is based in Kyoto.", "accurate"))
    assert checker.check(TEXT).findings[0].suggestion == "Kyoto"
    assert checker.check(TEXT) == Checker(store).check(TEXT)
    store.retire("c1")
    assert checker.check(TEXT) == Checker(store).check(TEXT)


def test_another_program_is_another_key(
    tmp_path: Path, judged: Judged, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert judged(Counted(MemoryStore(CLAIMS), cache=SentenceCache(tmp_path)), TEXT) == 4
    monkeypatch.setattr(sentences, "engine", lambda: "another")
    assert judged(Counted(MemoryStore(CLAIMS), cache=SentenceCache(tmp_path)), TEXT) == 4


def test_any_change_of_the_program_is_another_key(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ignored = shutil.ignore_patterns("__pycache__")  # other tests may be writing there
    shutil.copytree(ROOT / "factcheck", tmp_path / "factcheck", ignore=ignored)
    monkeypatch.setattr(sentences, "_PACKAGE", tmp_path / "factcheck")
    digests = {sentences.engine.__wrapped__()}
    for name in ("judge/model.json", "lexicon/words.dat", "settings.py", "analysis/tokens.py"):
        with (tmp_path / "factcheck" / name).open("ab") as file:
            file.write(b" ")
        digests.add(sentences.engine.__wrapped__())
    assert len(digests) == 5


def test_a_value_that_was_damaged_is_found_anew(tmp_path: Path, judged: Judged) -> None:
    class Odd(SentenceCache):
        def get(self, key: bytes) -> bytes | None:
            found = super().get(key)
            return None if found is None else found.replace(b'"verdict"', b'"verdikt"')

    checker = Counted(MemoryStore(CLAIMS), cache=Odd())
    assert judged(checker, TEXT) == judged(checker, TEXT) == 4
    assert checker.check(TEXT) == plain().check(TEXT)


def test_a_store_that_cannot_tell_its_state() -> None:
    class Finding(MemoryStore):
        def refresh(self) -> None: ...
        def find(self, terms: object, limit: object) -> tuple[()]:
            return ()

        def fetch(self, revisions: object) -> dict[int, object]:
            return {}

    with pytest.raises(factcheck.InvalidValueError, match="cannot tell its state"):
        Checker(Finding(), cache=SentenceCache())


def test_a_checker_can_be_made_to_remember(judged: Judged) -> None:
    fresh, cache = plain(), SentenceCache()
    remembering = fresh.remembering(cache)
    assert remembering is not fresh
    assert remembering.remembering(SentenceCache()) is remembering
    assert remembering.check(TEXT) == remembering.check(TEXT) == fresh.check(TEXT)
    # What one has kept, another over the same claims needn't find out.
    assert judged(Counted(MemoryStore(CLAIMS), cache=cache), TEXT) == 0
