from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import pytest

from benchmarks.quality import results
from benchmarks.quality.__main__ import main

CLAIM = "NEC is based in Tokyo."
ROWS = [
    {
        "id": "1",
        "label": "refutes",
        "claims": [CLAIM],
        "text": "NEC is based in Osaka.",
        "kind": "entity",
    },
    {
        "id": "2",
        "label": "supports",
        "claims": [CLAIM],
        "text": "Tokyo is where NEC is based.",
        "kind": "reordered",
    },
    {
        "id": "3",
        "label": "neutral",
        "claims": [CLAIM],
        "distractors": [" "],
        "text": "Rain fell.",
        "title": "NEC",
    },
]
MISSED = {"id": "4", "label": "refutes", "claims": [CLAIM], "text": "Rain fell.", "title": "NEC"}


def write(path: Path, rows: list[dict[str, Any]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write(tmp_path / "data" / "pairs" / "tiny_dev.jsonl", ROWS)
    return tmp_path / "data"


def untimed(path: Path) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads(path.read_text("utf-8"))["rows"]["tiny"]
    return [{k: v for k, v in row.items() if not k.endswith("_ms")} for row in rows]


def test_a_set_from_end_to_end(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = {name: tmp_path / name for name in ("out.json", "out.md", "out.svg")}
    code = main(
        [
            *(str(folder), "--set", "tiny"),
            *("--json", str(out["out.json"]), "--markdown", str(out["out.md"])),
            *("--picture", str(out["out.svg"])),
        ]
    )
    assert code == 0
    page = out["out.md"].read_text("utf-8")
    assert "| tiny | 3 | 1.000 (" in page
    assert str(folder) not in page
    assert "python -m benchmarks.quality FOLDER --set tiny --level balanced" in page
    run = results.read(out["out.json"])
    assert [one.right for one in run.rows["tiny"].values()] == [True, True, True]
    assert run.figures["tiny"]["kind_right"] == 1.0
    assert str(folder) not in out["out.json"].read_text("utf-8")
    assert ET.fromstring(out["out.svg"].read_text("utf-8")).tag.endswith("svg")
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err == "tiny: 3 rows\n"


def test_processes_change_nothing(folder: Path, tmp_path: Path) -> None:
    one, two = tmp_path / "one.json", tmp_path / "two.json"
    assert main([str(folder), "--set", "tiny", "--json", str(one)]) == 0
    assert main([str(folder), "--set", "tiny", "--json", str(two), "--jobs", "2"]) == 0
    assert untimed(one) == untimed(two)


def test_errors_show_what_both_sides_are_read_as(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(folder / "pairs" / "tiny_dev.jsonl", [*ROWS, MISSED])
    assert main([str(folder), "--set", "tiny", "--errors", "5"]) == 0
    shown = capsys.readouterr().out
    assert "4 missed (refutes)\n  title: NEC\n  draft: Rain fell.\n" in shown
    assert f"  claim: {CLAIM}\n" in shown
    assert "names: NEC (organisation); Tokyo (place)" in shown
    assert "arguments: " in shown


def test_a_comparison_with_an_earlier_run(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old = tmp_path / "old.json"
    assert main([str(folder), "--set", "tiny", "--json", str(old)]) == 0
    capsys.readouterr()
    assert main([str(folder), "--set", "tiny", "--compare", str(old)]) == 0
    assert "tiny: 0 newly right, 0 newly wrong, of 3 rows" in capsys.readouterr().out


def test_silence_against_many_statements(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(folder / "pairs" / "typed_newswire_dev.jsonl", ROWS)
    statements = folder / "retrieval" / "checkthat2020" / "claims.jsonl"
    write(statements, [{"id": "a", "statement": CLAIM, "title": "Where is NEC?"}])
    assert main([str(folder / "pairs"), "--set", "silence", "--errors", "3"]) == 0
    shown = capsys.readouterr().out
    assert "1 flags in 4 ordinary sentences against 1 unrelated claims" in shown
    assert "NEC is based in Osaka.\n  -> place" in shown
    write(statements, [{"id": "a"}])
    assert main([str(folder), "--set", "silence"]) == 2
    assert "claims.jsonl:1: expected an id and a statement" in capsys.readouterr().err


def test_the_seed_cases_are_read(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(folder), "--set", "seed"]) == 0
    assert "of 40 right" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--set", "none"], "no set is called 'none'; known: tiny, seed, silence, suite"),
        (["--set", "silence"], "no set typed_newswire"),
        (["--compare", "none.json"], "none.json: cannot be read"),
    ],
)
def test_what_cannot_be_measured_is_told(
    arguments: list[str], message: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(folder), *arguments]) == 2
    told = capsys.readouterr()
    assert message in told.err
    assert told.out == ""


@pytest.mark.parametrize("arguments", [["--rows", "0"], ["--jobs", "x"], ["--level", "none"]])
def test_bad_options_are_refused(arguments: list[str], folder: Path) -> None:
    with pytest.raises(SystemExit) as caught:
        main([str(folder), *arguments])
    assert caught.value.code == 2
