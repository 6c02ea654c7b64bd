from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import attrs
import jsonschema
import pytest

from factcheck.claims import Claim, Evidence, Source, Verdict
from factcheck.errors import InvalidValueError, Problem
from factcheck.findings import Kind, Report, Scope, Silenced
from factcheck.reports import Options, resolve

SCHEMA = json.loads(
    (Path(__file__).parents[2] / "docs" / "report.schema.json").read_text(encoding="utf-8")
)
TEXT = "Microsoft left. IBM left.\nSnow 日本 fell."


def render(name: str, *reports: Report, show_all: bool = False) -> str:
    return "".join(resolve(name)(reports, Options(claims=40, show_all=show_all)))


def test_json_is_the_contract(make: Any) -> None:
    text = render("json", make(TEXT, "Microsoft", supported="IBM left."), show_all=True)
    claim = {
        "id": "ibm-exits",
        "statement": "IBM is withdrawing from the business.",
        "verdict": "accurate",
    }
    evidence = [
        {
            "source": {
                "id": "paper",
                "title": "The week in cameras",
                "url": "https://paper.example/cameras",
            },
            "start": 0,
            "end": 25,
            "exact": "It was IBM that withdrew.",
        }
    ]
    expected = {
        "version": 1,
        "claims": 40,
        "documents": [
            {
                "path": "draft.md",
                "sentences": 3,
                "findings": [
                    {
                        "code": "FC101",
                        "kind": "attribution",
                        "verdict": "inaccurate",
                        "confidence": 0.9412,
                        "reason": "The claim ties this to IBM.",
                        "span": {
                            "start": 0,
                            "end": 9,
                            "line": 1,
                            "column": 1,
                            "text": "Microsoft",
                        },
                        "sentence": {
                            "start": 0,
                            "end": 15,
                            "line": 1,
                            "column": 1,
                            "text": "Microsoft left.",
                        },
                        "claim": claim,
                        "evidence": evidence,
                        "discrepancies": [
                            {"kind": "attribution", "found": "Microsoft", "expected": "IBM"}
                        ],
                        "suggestion": "IBM",
                    }
                ],
                "supported": [
                    {
                        "sentence": {
                            "start": 16,
                            "end": 25,
                            "line": 1,
                            "column": 17,
                            "text": "IBM left.",
                        },
                        "claim": claim,
                        "evidence": evidence,
                    }
                ],
                "uncovered": [
                    {
                        "sentence": {
                            "start": 26,
                            "end": 39,
                            "line": 2,
                            "column": 1,
                            "text": "Snow 日本 fell.",
                        }
                    }
                ],
            }
        ],
    }
    assert text == json.dumps(expected, ensure_ascii=False, indent=2) + "\n"
    jsonschema.validate(expected, SCHEMA)


def test_findings_only(make: Any) -> None:
    (document,) = json.loads(render("json", make(TEXT, "Microsoft")))["documents"]
    assert list(document) == ["path", "sentences", "findings"]


@pytest.mark.parametrize("show_all", [False, True])
@pytest.mark.parametrize("number", [0, 1, 3])
def test_json_and_jsonl_say_the_same(make: Any, number: int, show_all: bool) -> None:
    reports = [make(TEXT, "Microsoft", supported="IBM left.")] * number
    whole = json.loads(render("json", *reports, show_all=show_all))
    text = render("jsonl", *reports, show_all=show_all)
    lines = [json.loads(line) for line in text.splitlines()]
    assert [{"version": 1, "claims": 40} | each for each in whole["documents"]] == lines
    jsonschema.validate(whole, SCHEMA)
    for line in lines:
        jsonschema.validate(line, SCHEMA["$defs"]["line"] | {"$defs": SCHEMA["$defs"]})


def test_what_is_silenced_is_there_with_all_the_rest(make: Any) -> None:
    report = make(TEXT, "Microsoft")
    [finding] = report.findings
    each = Silenced(finding, Scope.TEXT, "factcheck-ignore place", "satire", 3)
    note = Problem("draft.md", "factcheck-ignroe: no such directive", "", 4, 1)
    hidden = attrs.evolve(report, findings=(), silenced=(each,), notes=(note,))
    [shown] = json.loads(render("json", report))["documents"][0]["findings"]
    whole = json.loads(render("json", hidden, show_all=True))
    jsonschema.validate(whole, SCHEMA)
    (document,) = whole["documents"]
    assert document["findings"] == []
    assert document["silenced"] == [
        {
            "scope": "text",
            "by": "factcheck-ignore place",
            "reason": "satire",
            "line": 3,
            "finding": shown,
        }
    ]
    assert document["notes"] == [
        {
            "path": "draft.md",
            "line": 4,
            "column": 1,
            "message": "factcheck-ignroe: no such directive",
        }
    ]
    (document,) = json.loads(render("json", hidden))["documents"]
    assert not {"silenced", "notes"} & set(document)


def test_the_schema_knows_every_scope() -> None:
    assert SCHEMA["$defs"]["silenced"]["properties"]["scope"]["enum"] == list(Scope)


def test_values_that_are_not_known_are_null(make: Any) -> None:
    claim = Claim("c", "IBM left.", "accurate", evidence=(Evidence(Source("wire"), "left"),))
    report = make("NEC left.", "NEC", claim=claim, path=None, suggestion=None)
    whole = json.loads(render("json", report))
    (document,) = whole["documents"]
    (finding,) = document["findings"]
    assert document["path"] is None
    assert finding["suggestion"] is None
    assert finding["evidence"] == [
        {
            "source": {"id": "wire", "title": None, "url": None},
            "start": None,
            "end": None,
            "exact": "left",
        }
    ]
    jsonschema.validate(whole, SCHEMA)


def test_line_separators_stay_inside_their_line(make: Any) -> None:
    report = make("NEC\u2028left\x85 \x0b it.", "NEC\u2028left\x85")
    assert render("jsonl", report).count("\n") == 1
    whole = json.loads(render("json", report))
    assert whole["documents"][0]["findings"][0]["span"]["text"] == "NEC\u2028left\x85"


def test_the_schema_knows_every_kind_and_verdict() -> None:
    definitions = SCHEMA["$defs"]
    assert definitions["kind"]["enum"] == list(Kind)
    assert definitions["verdict"]["enum"] == list(Verdict)
    assert definitions["code"]["enum"] == [kind.code for kind in Kind]
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_the_schema_refuses_what_is_no_report(make: Any) -> None:
    whole = json.loads(render("json", make(TEXT, "Microsoft")))
    whole["documents"][0]["findings"][0]["span"]["line"] = 0
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(whole, SCHEMA)


def test_an_unknown_format_names_those_there_are() -> None:
    with pytest.raises(
        InvalidValueError, match=r"format: expected one of text, json, .*, markdown, got 'x"
    ):
        resolve("xml")


def test_other_packages_add_formats(monkeypatch: pytest.MonkeyPatch) -> None:
    from importlib import metadata

    point = metadata.EntryPoint("mine", "factcheck.reports.json:render", "factcheck.reports")
    monkeypatch.setattr(metadata, "entry_points", lambda *, group: metadata.EntryPoints([point]))
    assert resolve("mine") is resolve("json")
