"""Claims in and out: nothing lost, nothing twice, and what cannot be read is told."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import attrs
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import factcheck
from factcheck import Claim, SqliteStore, StoreError
from factcheck.errors import InvalidValueError
from factcheck.ingest import EXPORTS, Imported, export_claims, import_claims
from factcheck.ingest.reading import Entry
from factcheck.stores.history import Written
from factcheck.wire import to_data
from tests.conftest import ROOT
from tests.encoders import Counting, WordEncoder
from tests.ingest.schema_org import departures, missing
from tests.ingest.test_claimreview import REVIEW
from tests.strategies import claims

ONE = Claim("one", "Volvo closed its factory in Ghent.", "accurate")
TWO = Claim("two", "NEC is based in Tokyo.", "misleading", tags=("a|b", "=1+1"))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqliteStore]:
    made = SqliteStore(tmp_path / "claims.db", create=True)
    yield made
    made.close()


def _file(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def _lines(*items: Any) -> str:
    return "".join(json.dumps(item) + "\n" for item in items)


def _imported(path: Path, store: SqliteStore, **options: Any) -> tuple[Imported, list[Entry]]:
    rejected: list[Entry] = []
    done = import_claims([path], store, reject=rejected.append, jobs=1, **options)
    assert done.rejected == len(rejected)
    return done, rejected


def test_claim_files_go_in(store: SqliteStore) -> None:
    told = sorted(factcheck.load(ROOT / "claims"), key=lambda claim: claim.id)
    done, _ = _imported(ROOT / "claims", store)
    assert done == Imported(Written(added=len(told)))
    assert list(store) == told
    again, _ = _imported(ROOT / "claims", store)
    assert again == Imported(Written(unchanged=len(told)))
    assert all(len(store.history(claim.id)) == 1 for claim in told)


@pytest.mark.parametrize("form", ["jsonl", "csv", "yaml"])
def test_what_goes_out_comes_in_again(form: str, store: SqliteStore, tmp_path: Path) -> None:
    store.put([ONE, TWO])
    path = _file(tmp_path, f"out.{form}", "".join(export_claims(store, form)))
    done, _ = _imported(path, store)
    assert done == Imported(Written(unchanged=2))


@settings(max_examples=15)
@given(st.lists(claims, max_size=4, unique_by=lambda claim: claim.id))
def test_json_lines_hold_any_claim(
    tmp_path_factory: pytest.TempPathFactory, told: list[Claim]
) -> None:
    folder = tmp_path_factory.mktemp("lines")
    path = _file(folder, "out.jsonl", "".join(export_claims(told, "jsonl")))
    store = SqliteStore(folder / "claims.db", create=True)
    done, _ = _imported(path, store)
    assert done.written == Written(added=len(told))
    assert list(store) == sorted(told, key=lambda claim: claim.id)


@pytest.mark.parametrize(
    "statement",
    [
        "2020-06-08 The bridge opened.",
        "2020-6-8t The bridge opened.",
        "2020-06-08",
        "1_000",
        "12:30",
        "No",
        "~",
        "null",
        "- a bridge",
        "the bridge: it opened # at noon",
        "'It' opened",
        "a\ttab, a line\nbreak and \u2028 another",
    ],
)
def test_a_claim_file_takes_text_for_text(
    statement: str, store: SqliteStore, tmp_path: Path
) -> None:
    claim = attrs.evolve(ONE, statement=statement)
    path = _file(tmp_path, "out.yaml", "".join(export_claims([claim], "yaml")))
    _imported(path, store)
    assert list(store) == [claim]


def test_what_differs_gets_a_new_revision(store: SqliteStore, tmp_path: Path) -> None:
    store.put([ONE, TWO])
    path = _file(tmp_path, "in.jsonl", _lines({**to_data(ONE), "verdict": "mixed"}, to_data(TWO)))
    done, _ = _imported(path, store, by="ann", why="a new look")
    assert done.written == Written(changed=1, unchanged=1)
    last = store.history("one")[-1]
    assert (last.claim.verdict.value, last.made_by, last.why) == ("mixed", "ann", "a new look")


def test_an_import_brings_back_nothing_that_was_retired(store: SqliteStore, tmp_path: Path) -> None:
    path = _file(tmp_path, "in.jsonl", _lines(to_data(ONE), to_data(TWO)))
    _imported(path, store)
    store.retire("one")
    done, _ = _imported(path, store)
    assert done.written == Written(unchanged=2)
    assert [claim.id for claim in store] == ["two"]


def test_bad_lines_are_told_and_the_rest_goes_in(store: SqliteStore, tmp_path: Path) -> None:
    bad = [
        b"{",
        b"[]",
        b'"words"',
        b'{"id": "x", "statement": "X is x."}',
        b'{"id": "x", "statement": "X is x.", "verdict": "so so"}',
        b'{"id": "x", "statement": "X is x.", "verdict": "accurate", "colour": "red"}',
        b'{"id": "", "statement": "X is x.", "verdict": "accurate"}',
        b'{"id": "x", "statement": "\xff", "verdict": "accurate"}',
        b'{"id": "x", "statement": "X is \\ud83d.", "verdict": "accurate"}',
        b"[" * 100_000,
        json.dumps(to_data(ONE)).encode(),
        json.dumps({**REVIEW, "claimReviewed": "", "itemReviewed": None}).encode(),
    ]
    good = [json.dumps(to_data(claim)).encode() for claim in (ONE, TWO)]
    path = _file(tmp_path, "in.jsonl", b"\xef\xbb\xbf" + b"\n".join([*good, b"", *bad]) + b"\n")
    done, rejected = _imported(path, store)
    assert done.written == Written(added=2)
    assert [entry.line for entry in rejected] == list(range(4, 4 + len(bad)))
    assert all(entry.reason for entry in rejected)
    reasons = " / ".join(entry.reason for entry in rejected)
    for told in (
        "$.verdict: missing",
        "$.colour: unknown field",
        "nested too deeply",
        "half a surrogate pair (U+D83D) cannot be stored",
        "'one' came",
    ):
        assert told in reasons


def test_csv_as_people_write_it(store: SqliteStore, tmp_path: Path) -> None:
    path = _file(
        tmp_path,
        "in.csv",
        "\ufeffid,statement,verdict,tags\r\n"
        'a,"Ann said ""no"".\r\nTwice.",accurate,x|y\r\n'
        "b,'=SUM(A1),inaccurate,\r\n"
        "\r\n"
        "c,No verdict.,,\r\n"
        "d,Too many.,accurate,,,\r\n"
        "e,Short.,accurate\r\n",
    )
    done, rejected = _imported(path, store)
    assert done.written == Written(added=3)
    assert store.get("a").statement == 'Ann said "no".\r\nTwice.'
    assert store.get("a").tags == ("x", "y")
    assert store.get("b").statement == "=SUM(A1)"
    assert [(entry.line, entry.reason.partition(":")[0]) for entry in rejected] == [
        (6, "$.verdict"),
        (7, "row"),
    ]


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("in.csv", "id,colour\na,red\n", "unknown columns: colour; accepted: id, statement"),
        ("in.csv", "id,id\na,b\n", "the same name twice"),
        ("in.txt", "words", "unknown form; say --format"),
        ("gone.jsonl", None, "cannot be read"),
    ],
)
def test_a_file_that_cannot_be_read_at_all(
    name: str, content: str | None, message: str, store: SqliteStore, tmp_path: Path
) -> None:
    path = tmp_path / name if content is None else _file(tmp_path, name, content)
    with pytest.raises(StoreError, match=message):
        _imported(path, store)


_PAGE = """<html><head><script>var x = "{";</script>
<script type="application/ld+json">{}</script>
<script type='application/ld+json; charset=utf-8'>{{broken</script></head>
<body><p>Words</p></body></html>"""


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("page.html", _PAGE.replace("{}", json.dumps(REVIEW)).replace("{{broken", "[]")),
        ("item.json", json.dumps(REVIEW, indent=2)),
        ("array.json", json.dumps([REVIEW])),
        ("lines.jsonl", _lines(REVIEW)),
        ("feed.json", json.dumps({"@type": "DataFeed", "dataFeedElement": [{"item": [REVIEW]}]})),
        ("graph.jsonld", json.dumps({"@context": "x", "@graph": [{"@type": "A"}, REVIEW]})),
        ("array.json", " [ " + json.dumps(REVIEW) + " , {} ] "),
    ],
)
def test_reviews_are_found_in_every_container(
    name: str, content: str, store: SqliteStore, tmp_path: Path
) -> None:
    done, _ = _imported(_file(tmp_path, name, content), store)
    assert done == Imported(Written(added=1))
    assert [claim.statement for claim in store] == ["Zingo contains no sugar."]


def test_a_broken_script_of_a_page_is_told(store: SqliteStore, tmp_path: Path) -> None:
    page = _PAGE.replace("{}", json.dumps(REVIEW))
    done, rejected = _imported(_file(tmp_path, "page.html", page), store)
    assert done.written == Written(added=1)
    assert [entry.raw for entry in rejected] == ["{{broken"]


def test_an_array_that_breaks_off_gives_what_came_before(
    store: SqliteStore, tmp_path: Path
) -> None:
    items = [{**REVIEW, "url": f"https://check.example/{n}"} for n in range(3)]
    text = json.dumps(items)[:-20]
    done, rejected = _imported(_file(tmp_path, "cut.json", text), store)
    assert done.written == Written(added=2)
    assert len(rejected) == 1


def test_a_long_array_is_read_piece_by_piece(
    store: SqliteStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("factcheck.ingest.reading._CHUNK", 64)
    items = [{**REVIEW, "url": f"https://check.example/{n}"} for n in range(50)]
    done, _ = _imported(_file(tmp_path, "long.json", json.dumps(items)), store)
    assert done.written == Written(added=50)


def test_many_reviews_go_out_and_come_in_as_they_were(store: SqliteStore, tmp_path: Path) -> None:
    items = [
        {
            **REVIEW,
            "url": f"https://check.example/{n}",
            "claimReviewed": f"Firm {n} &amp; Sons sold <b>{n + 7}</b> buses “in” {n % 9} towns.",
            "reviewRating": {"alternateName": ("False", "Half true", "Ñ/a")[n % 3]},
        }
        for n in range(1100)
    ]
    _imported(_file(tmp_path, "in.jsonl", _lines(*items)), store)
    assert len(store) == 1100
    out = _file(tmp_path, "out.jsonl", "".join(export_claims(store, "claimreview")))
    for line in out.read_text("utf-8").splitlines():
        assert [*departures(json.loads(line)), *missing(json.loads(line))] == []
    done, _ = _imported(out, store)
    assert done.written == Written(unchanged=1100)
    other = SqliteStore(tmp_path / "other.db", create=True)
    _imported(out, other)
    assert list(other) == list(store)
    assert "".join(export_claims(other, "claimreview")) == out.read_text("utf-8")


def test_labels_without_a_verdict_are_listed(store: SqliteStore, tmp_path: Path) -> None:
    items = [
        {**REVIEW, "url": f"https://check.example/{n}", "reviewRating": {"alternateName": label}}
        for n, label in enumerate(["Odd", "False", "Odd", "Unproven", "3 of 5"])
    ]
    done, _ = _imported(_file(tmp_path, "in.jsonl", _lines(*items)), store)
    assert done.labels == (("Check Example", "Odd", 2), ("Check Example", "3 of 5", 1))


def test_a_dry_run_writes_nothing(tmp_path: Path) -> None:
    path = _file(tmp_path, "in.jsonl", _lines(to_data(ONE), {}))
    done = import_claims([path], None)
    assert (done.written, done.rejected) == (Written(added=1), 1)
    assert [p.name for p in tmp_path.iterdir()] == ["in.jsonl"]


def test_many_claims_are_analysed_in_several_processes(store: SqliteStore, tmp_path: Path) -> None:
    told = [Claim(f"c{n:04}", f"Town {n} has {n} parks.", "accurate") for n in range(1200)]
    path = _file(tmp_path, "in.jsonl", "".join(export_claims(told, "jsonl")))
    counts: list[int] = []
    done = import_claims([path], store, jobs=2, progress=counts.append)
    assert done.written == Written(added=1200)
    assert counts == [1000, 1200]
    assert list(store) == told


def test_a_form_that_is_none_is_told() -> None:
    with pytest.raises(InvalidValueError, match="one of jsonl, csv, yaml, claimreview"):
        export_claims([], "xml")
    assert set(EXPORTS) == {"jsonl", "csv", "yaml", "claimreview"}


def test_claims_are_encoded_as_they_come_in(tmp_path: Path) -> None:
    encoder = Counting()
    store = SqliteStore(tmp_path / "claims.db", create=True, encoder=encoder)
    told = [attrs.evolve(ONE, id=f"c{n}", statement=f"Firm {n} left Ghent.") for n in range(2500)]
    path = _file(tmp_path, "many.jsonl", _lines(*map(to_data, told)))
    asked = list[int]()
    _imported(path, store, progress=lambda _: asked.append(len(encoder.asked)))
    assert asked == [1000, 2000, 2500], "each thousand before the next"
    _imported(path, store)
    assert len(encoder.asked) == 2500


_KILLED = """
import sys
from pathlib import Path
from factcheck import SqliteStore, import_claims
from tests.encoders import WordEncoder
class Slow(WordEncoder):
    def encode(self, texts):
        print(len(texts), flush=True)
        return super().encode(texts)
store = SqliteStore(sys.argv[1], create=True, encoder=Slow())
import_claims([Path(sys.argv[2])], store, jobs=1)
"""


@pytest.mark.parametrize("lines", [1, 2, 4])
def test_an_import_that_is_killed_leaves_nothing_without_a_vector_for_long(
    tmp_path: Path, lines: int
) -> None:
    told = [attrs.evolve(ONE, id=f"c{n}", statement=f"Firm {n} left Ghent.") for n in range(3000)]
    path = _file(tmp_path, "many.jsonl", _lines(*map(to_data, told)))
    database = tmp_path / "claims.db"
    run = subprocess.Popen(
        [sys.executable, "-c", _KILLED, database, path],
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )
    assert run.stdout is not None
    with run.stdout:
        for _ in range(lines):
            assert run.stdout.readline() == "500\n"
        time.sleep(0.02 * lines)
        run.kill()
        run.wait()
    encoder = Counting()
    store = SqliteStore(database, encoder=encoder)
    committed = len(store)
    assert committed % 1000 == 0
    kept = 500 * (lines - 1)
    assert kept < committed < 3000
    store.encode()
    assert len(encoder.asked) <= committed - kept, "what was encoded is not encoded again"
    _imported(path, store)
    assert len(store) == 3000
    assert len(encoder.asked) <= 3000 - kept
    numbers = range(1, 3001)
    query = WordEncoder().encode(["Firm 1 left Ghent."])
    found = store.vectors(encoder).search(np.sign(query[0]).astype(np.int8), numbers, 0)
    assert sorted(found) == list(numbers)
    assert store.check() == ()
