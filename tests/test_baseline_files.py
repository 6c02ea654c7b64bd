from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factcheck.baseline_files import dump_baseline, load_baseline
from factcheck.baselines import Baseline, KnownFinding, make_baseline
from factcheck.errors import BaselineError
from factcheck.findings import Kind
from factcheck.text import Document
from tests import strategies
from tests.silence.reading import CHECKER

ENTRY: dict[str, Any] = {
    "fingerprint": "0" * 32,
    "claim": "c1",
    "kind": "place",
    "sentence": "NEC is based in Osaka.",
    "path": "a.md",
}

entries = st.builds(
    KnownFinding,
    strategies.words,
    strategies.filled_texts,
    st.sampled_from(Kind),
    strategies.texts,
    st.none() | strategies.words,
    st.none() | strategies.filled_texts,
    st.integers(1, 9),
)


def write(folder: Path, data: object) -> str:
    path = folder / "factcheck-baseline.json"
    path.write_text(data if isinstance(data, str) else json.dumps(data), "utf-8")
    return str(path)


def test_the_file_is_pinned(tmp_path: Path) -> None:
    report = CHECKER.check(Document("NEC is based in Osaka.", path=str(tmp_path / "é" / "a.md")))
    path = str(tmp_path / "factcheck-baseline.json")
    assert dump_baseline(make_baseline([report], path=path)) == (
        "{\n"
        '  "version": 1,\n'
        '  "findings": [\n'
        "    {\n"
        '      "fingerprint": "234039a1be8087a3b08a57c2ed5daf35",\n'
        '      "claim": "c1",\n'
        '      "kind": "place",\n'
        '      "sentence": "NEC is based in Osaka.",\n'
        '      "path": "é/a.md"\n'
        "    }\n"
        "  ]\n"
        "}\n"
    )


def test_moving_a_paragraph_changes_no_byte() -> None:
    lines = ["NEC is based in Osaka.", "NEC has 38 members of staff in Peru.", "Snow fell."]
    first, second = (
        dump_baseline(make_baseline([CHECKER.check(Document("\n\n".join(order), path="a.md"))]))
        for order in (lines, reversed(lines))
    )
    assert first == second


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(entries, max_size=3).map(tuple))
def test_what_is_written_is_read(tmp_path: Path, findings: tuple[KnownFinding, ...]) -> None:
    path = write(tmp_path, dump_baseline(Baseline(findings=findings)))
    read = load_baseline(path)
    assert attrs.evolve(read, gone=frozenset()) == Baseline(path, findings)


def test_drafts_that_are_gone_are_known_to_be(tmp_path: Path) -> None:
    (tmp_path / "b.md").write_text("", "utf-8")
    entries = [ENTRY, {**ENTRY, "path": "b.md"}, {k: v for k, v in ENTRY.items() if k != "path"}]
    read = load_baseline(write(tmp_path, {"version": 1, "findings": entries}))
    assert read.gone == {"a.md"}
    assert read.drafts() == (str(tmp_path / "b.md"),)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ("", "not valid JSON: "),
        ("[" * 100_000, "not valid JSON: "),
        ([], "$: expected an object, got []"),
        ({"version": 1}, "$.findings: missing"),
        ({"version": 2, "findings": []}, "$.version: expected 1, got 2"),
        ({"version": 1, "findings": [{**ENTRY, "kind": "colour"}]}, "$.findings[0].kind: expected"),
        ({"version": 1, "findings": [{**ENTRY, "count": "2"}]}, "$.findings[0].count: expected a"),
        ({"version": 1, "findings": [{**ENTRY, "count": 0}]}, "$.findings[0].count: expected 1 or"),
        ({"version": 1, "findings": [{**ENTRY, "line": 3}]}, "$.findings[0].line: unknown field"),
    ],
    ids=lambda value: str(value)[:20],
)
def test_what_is_no_baseline(tmp_path: Path, data: object, message: str) -> None:
    path = write(tmp_path, data)
    with pytest.raises(BaselineError) as caught:
        load_baseline(path)
    [problem] = caught.value.problems
    assert str(problem).startswith(f"{path}: {message}")


def test_a_file_that_is_missing_or_a_folder_or_not_utf8(tmp_path: Path) -> None:
    with pytest.raises(BaselineError, match="no such file or directory; 'factcheck baseline"):
        load_baseline(str(tmp_path / "missing.json"))
    with pytest.raises(BaselineError, match="cannot be read: is a directory"):
        load_baseline(str(tmp_path))
    (tmp_path / "x.json").write_bytes(b"\xff")
    with pytest.raises(BaselineError, match="not valid JSON"):
        load_baseline(str(tmp_path / "x.json"))
