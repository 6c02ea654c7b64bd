from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from factcheck.claims import Verdict
from factcheck.findings import Report
from factcheck.reports import Options, resolve

SCHEMA = json.loads((Path(__file__).parent / "schemas" / "codequality.json").read_text("utf-8"))
TEXT = "Microsoft left. IBM left."


def render(*reports: Report, **options: Any) -> list[dict[str, Any]]:
    found = json.loads("".join(resolve("gitlab")(reports, Options(claims=40, **options))))
    jsonschema.validate(found, SCHEMA)
    assert isinstance(found, list)
    return found


def test_an_issue(make: Any) -> None:
    (issue,) = render(make(TEXT, "Microsoft"))
    assert issue == {
        "description": "The claim ties this to IBM. (claim ibm-exits; The week in cameras, "
        "Daily Paper, 2020-06-11, https://paper.example/cameras)",
        "check_name": "FC101 attribution",
        "fingerprint": issue["fingerprint"],
        "severity": "critical",
        "location": {
            "path": "draft.md",
            "positions": {
                "begin": {"line": 1, "column": 1},
                "end": {"line": 1, "column": 10},
            },
        },
    }


def test_nothing_found_is_an_empty_array(make: Any) -> None:
    assert render() == render(make("Snow fell.")) == []


@pytest.mark.parametrize(
    ("verdict", "severity"),
    [
        (Verdict.INACCURATE, "critical"),
        (Verdict.MOSTLY_INACCURATE, "major"),
        (Verdict.MISLEADING, "major"),
        (Verdict.MIXED, "minor"),
        (Verdict.UNVERIFIABLE, "info"),
    ],
)
def test_severity(make: Any, verdict: Verdict, severity: str) -> None:
    (issue,) = render(make(TEXT, "Microsoft", verdict=verdict))
    assert issue["severity"] == severity


def test_fingerprints_are_unique_in_the_report_and_stay_when_lines_move(make: Any) -> None:
    same, other = make(TEXT, "Microsoft"), make(TEXT, "Microsoft", path="other.md")
    found = [issue["fingerprint"] for issue in render(same, same, other)]
    assert len(set(found)) == 3
    moved = make("\n\n" + TEXT, "Microsoft")
    assert found[0] not in (found[1], found[2])
    assert [issue["fingerprint"] for issue in render(moved, same, other)] == found


def test_paths_are_relative_and_as_they_are_written(make: Any) -> None:
    (issue,) = render(make(TEXT, "Microsoft", path="/press/ü b/./a.md"), folder="/press")
    assert issue["location"]["path"] == "ü b/a.md"
