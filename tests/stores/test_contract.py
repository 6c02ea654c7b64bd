"""What every store promises: the same claims give the same report, byte for byte."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

import factcheck
from factcheck import Checker, Claim, MemoryStore, PostgresStore, SqliteStore, StoreError
from factcheck.protocols import ClaimStore, Encoder
from factcheck.wire import to_data
from tests.conftest import ROOT
from tests.encoders import WordEncoder, real_folder
from tests.postgres_server import Server

Make = Callable[[Iterable[Claim], Path], ClaimStore]


def _in_memory(claims: Iterable[Claim], folder: Path) -> ClaimStore:
    return MemoryStore(claims)


def _in_files(claims: Iterable[Claim], folder: Path) -> ClaimStore:
    """Claims without evidence, in two files."""
    told = [to_data(claim) for claim in claims]
    half = len(told) // 2
    for name, part in (("a", told[:half]), ("b", told[half:])):
        content = yaml.safe_dump({"claims": [_dated(fields) for fields in part]})
        (folder / f"{name}.yaml").write_text(content, encoding="utf-8")
    return factcheck.load(folder)


def _dated(fields: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in fields.items() if key != "evidence"}


def _in_sqlite(claims: Iterable[Claim], folder: Path) -> ClaimStore:
    store = SqliteStore(folder / "claims.db", create=True)
    store.put(claims)
    return store


def _in_postgres(server: Server, database: str) -> Make:
    def make(claims: Iterable[Claim], folder: Path) -> ClaimStore:
        server.execute("DROP SCHEMA IF EXISTS factcheck CASCADE", database)
        store = PostgresStore(server.address(database), create=True, index_folder=folder / "index")
        store.put(claims)
        return store

    return make


_STORES: dict[str, Make] = {"memory": _in_memory, "files": _in_files, "sqlite": _in_sqlite}


@pytest.fixture(scope="module", params=[*_STORES, "postgres"])
def make(request: pytest.FixtureRequest) -> Iterator[Make]:
    """What makes a store of each kind in turn."""
    if request.param != "postgres":
        yield _STORES[request.param]
        return
    server: Server = request.getfixturevalue("postgres_server")
    database = server.fresh()
    yield _in_postgres(server, database)
    server.drop(database)


ONE = Claim("one", "Volvo closed its factory in Ghent.", "accurate", title="Volvo")
TWO = Claim("two", "NEC is based in Tokyo.", "accurate", tags=("firms",), supersedes=("one",))


def test_it_holds_the_claims(make: Make, tmp_path: Path) -> None:
    store = make([ONE, TWO], tmp_path)
    assert isinstance(store, ClaimStore)
    assert sorted(store, key=lambda claim: claim.id) == [ONE, TWO]
    assert list(store) == list(store)
    assert len(store) == 2
    assert store.get("two") == TWO
    with pytest.raises(StoreError, match="no claim has the id 'three'"):
        store.get("three")


def _reports(store: ClaimStore, drafts: Iterable[str], encoder: Encoder | None = None) -> list[str]:
    return _told(Checker(store, encoder=encoder), drafts)


def _told(checker: Checker, drafts: Iterable[str]) -> list[str]:
    made = [checker.check(draft) for draft in drafts]
    return [
        json.dumps([report.claims, to_data(report.findings), to_data(report.sentences)])
        for report in made
    ]


@cache
def _seed() -> tuple[list[Claim], list[str], list[str]]:
    """The claims of the project in some order, the drafts, and the reports on those from files."""
    files = factcheck.load(ROOT / "claims")
    lines = (ROOT / "tests" / "cases" / "seed_cases.jsonl").read_text("utf-8").splitlines()
    drafts = [json.loads(line)["text"] for line in lines]
    claims = list(files)
    random.Random(1).shuffle(claims)
    return claims, drafts, _reports(files, drafts)


def test_every_seed_case_gives_the_same_report(make: Make, tmp_path: Path) -> None:
    claims, drafts, expected = _seed()
    assert any("inaccurate" in report for report in expected)
    if make is not _in_files:  # which leaves the evidence out
        assert _reports(make(claims, tmp_path), drafts) == expected


def test_with_an_encoder_every_seed_case_gives_the_same_report(make: Make, tmp_path: Path) -> None:
    encoder = _real()
    claims, drafts, _ = _seed()
    if make is not _in_files:
        found = _reports(make(claims, tmp_path), drafts[:12], encoder)
        assert found == _reports(MemoryStore(claims), drafts[:12], encoder)
        assert any("inaccurate" in report for report in found)


@cache
def _real() -> Encoder:
    return factcheck.load_encoder(real_folder())


_FIRMS = ("Volvo", "Scania", "NEC", "Amazon", "the town of Hexley")
_PLACES = ("Ghent", "Lyon", "Tokyo", "Oslo")
_DEEDS = ("closed its factory in", "opened an office in", "is based in", "sold 30 buses to")


@st.composite
def _statements(draw: st.DrawFn) -> str:
    parts = [draw(st.sampled_from(some)) for some in (_FIRMS, _DEEDS, _PLACES)]
    return " ".join(parts) + "."


@st.composite
def _claims(draw: st.DrawFn) -> list[Claim]:
    texts = draw(st.lists(_statements(), min_size=1, max_size=30))
    ids = [f"c{n}" for n in range(len(texts))]
    return [
        Claim(
            key,
            text,
            draw(st.sampled_from(["accurate", "inaccurate", "misleading"])),
            title=draw(st.sampled_from([None, "Volvo", "Is it so?"])),
            variants=draw(st.sampled_from([(), ("Volvo left Ghent.",)])),
            supersedes=draw(st.sampled_from([(), *((other,) for other in ids if other < key)])),
        )
        for key, text in zip(ids, texts, strict=True)
    ]


@settings(max_examples=25)
@given(_claims(), st.lists(_statements(), min_size=1, max_size=4))
def test_generated_claims_give_the_same_report(
    tmp_path_factory: pytest.TempPathFactory, make: Make, claims: list[Claim], drafts: list[str]
) -> None:
    store = make(claims, tmp_path_factory.mktemp("store"))
    memory = MemoryStore(claims)
    assert _reports(store, drafts) == _reports(memory, drafts)
    checker, expected = (Checker(each, encoder=WordEncoder()) for each in (store, memory))
    assert _told(checker, drafts) == _told(expected, drafts)
    for draft in drafts:
        assert checker.candidates(draft) == expected.candidates(draft)
