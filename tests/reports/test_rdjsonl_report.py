from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from factcheck.claims import Origins, Verdict
from factcheck.findings import Report
from factcheck.reports import Options, resolve
from tests.reports.readers import rdjson_lines

SCHEMA = json.loads((Path(__file__).parent / "schemas" / "rdformat.json").read_text("utf-8"))
TEXT = "Microsoft left. IBM left."
ORIGINS = Origins({"ibm-exits": ("claims/ibm.yaml", 12)}, {"paper": "claims/sources/paper.txt"})


def render(*reports: Report, **options: Any) -> list[dict[str, Any]]:
    text = "".join(resolve("rdjsonl")(reports, Options(claims=40, **options)))
    found = rdjson_lines(text)
    for each in found:
        jsonschema.validate(each, SCHEMA)
    return found


def test_a_diagnostic(make: Any) -> None:
    extent = {"start": {"line": 1, "column": 1}, "end": {"line": 1, "column": 10}}
    assert render(make(TEXT, "Microsoft"), origins=ORIGINS) == [
        {
            "message": "The claim ties this to IBM.\n"
            "Claim: ibm-exits: IBM is withdrawing from the business.\n"
            "Source: “It was IBM that withdrew.”, The week in cameras, Daily Paper, 2020-06-11, "
            "https://paper.example/cameras\n"
            "Write: IBM",
            "location": {"path": "draft.md", "range": extent},
            "severity": "ERROR",
            "source": {"name": "factcheck"},
            "code": {"value": "FC101"},
            "original_output": "draft.md:1:1: FC101 attribution: inaccurate: "
            "The claim ties this to IBM.",
            "suggestions": [{"range": extent, "text": "IBM"}],
            "related_locations": [
                {
                    "message": "Claim ibm-exits",
                    "location": {"path": "claims/ibm.yaml", "range": {"start": {"line": 12}}},
                },
                {
                    "message": "Source paper",
                    "location": {
                        "path": "claims/sources/paper.txt",
                        "range": {
                            "start": {"line": 1, "column": 1},
                            "end": {"line": 1, "column": 26},
                        },
                    },
                },
            ],
        }
    ]


@pytest.mark.parametrize(
    ("verdict", "severity"),
    [
        (Verdict.INACCURATE, "ERROR"),
        (Verdict.MISLEADING, "WARNING"),
        (Verdict.UNVERIFIABLE, "INFO"),
    ],
)
def test_severity(make: Any, verdict: Verdict, severity: str) -> None:
    (found,) = render(make(TEXT, "Microsoft", verdict=verdict, suggestion=None))
    assert found["severity"] == severity
    assert "suggestions" not in found


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("/press/desk/drafts/a b.md", "drafts/a b.md"),
        ("/else/a.md", "/else/a.md"),
        ("./ü.md", "ü.md"),
        ("<stdin>", "<stdin>"),
        (None, "<text>"),
    ],
)
def test_paths(make: Any, path: str | None, shown: str) -> None:
    (found,) = render(make(TEXT, "Microsoft", path=path), folder="/press/desk")
    assert found["location"]["path"] == shown


def test_a_word_file_cannot_be_mended_by_columns(make: Any) -> None:
    (found,) = render(make(TEXT, "Microsoft", path="a.docx"), binary=(".docx",))
    assert "suggestions" not in found


def test_one_line_each_whatever_they_hold(make: Any) -> None:
    bad = make("NEC\u2028left\x85 \x0b it.", "NEC\u2028left\x85", reason="a\nb\u2028c")
    assert len(render(bad, bad)) == 2
    assert render() == []


def test_nothing_waits_for_the_end(make: Any) -> None:
    pieces = resolve("rdjsonl")(iter([make(TEXT, "Microsoft")] * 2), Options(claims=1))
    assert next(pieces).endswith("}\n")
