from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from factcheck import Kind
from factcheck.kinds import EXPLANATIONS
from tests.documents.word_files import paragraph, word_file


@pytest.mark.parametrize("kind", Kind)
def test_every_code_is_explained(run: Any, kind: Kind) -> None:
    ran = run("explain", kind.code)
    assert (ran.code, ran.err) == (0, "")
    assert ran == run("explain", kind.value) == run("explain", kind.code.lower())
    lines = ran.out.splitlines()
    assert lines[0] == f"{kind.code} {kind.value}"
    told = EXPLANATIONS[kind]
    (at,) = (n for n, line in enumerate(lines) if line == f"found:      {told.found}")
    start, end = lines[at + 1].index("^"), lines[at + 1].rindex("^") + 1
    assert lines[at][start:end] == told.span.of(told.found)
    assert lines[-1].endswith(told.passed)


def test_a_code_as_data(run: Any) -> None:
    data = json.loads(run("explain", "FC103", "--format", "json").out)
    assert data["kind"] == "place"
    found = data["found"]
    assert found["text"][found["start"] : found["end"]] == found["marked"] == "Osaka"
    assert data["passed"] == {"text": "NEC is based in Japan.", "supported": True}


def explained(run: Any, target: str) -> Any:
    ran = run("explain", target, "--format", "json")
    assert (ran.code, ran.err) == (0, "")
    return json.loads(ran.out)


def test_a_finding(run: Any) -> None:
    first, second = explained(run, "draft.md:1")
    assert first["sentence"]["text"] == "NEC is based in Osaka."
    assert [f["code"] for f in first["findings"]] == ["FC103"]
    (whole,) = first["clauses"]
    considered = {each["claim"]["id"]: each for each in whole["considered"]}
    told = considered["c1"]
    assert told["outcome"] == "departs from the claim"
    assert [(a["found"], a["expected"], a["relation"]) for a in told["aligned"]] == [
        ("NEC", "NEC", "same"),
        ("based", "based", "same"),
    ]
    (difference,) = told["differences"]
    assert (difference["kind"], difference["found"], difference["expected"]) == (
        "place",
        "Osaka",
        "Tokyo",
    )
    assert told["confidence"] == first["findings"][0]["confidence"]
    assert told["contributions"]
    assert (second["verdict"], second["findings"], second["clauses"]) == (None, [], [])


def test_a_finding_as_text(run: Any) -> None:
    ran = run("explain", "draft.md:1:17")
    assert ran.code == 0
    assert "Snow" not in ran.out  # the column says which sentence
    lines = [line.strip() for line in ran.out.splitlines()]
    assert lines[0] == "draft.md:1:1: NEC is based in Osaka."
    assert lines[1] == "=> FC103 place: “Osaka”; write “Tokyo”"
    assert "c1: departs from the claim" in lines
    assert "differs:    “Osaka” where the claim has “Tokyo” (place)" in lines
    assert any(re.match(r"weighed: +[01]\.\d\d that it is wrong: [+-]\d", line) for line in lines)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("NEC is based in Tokyo.", "=> supported by c1"),
        ("Snow fell.", "=> not covered: it asks, or no claim has enough words in common with it"),
        ("Is NEC based in Osaka?", "=> not covered: it asks"),
        ("NEC sells cameras in Tokyo.", "=> not covered: no claim supports it"),
    ],
)
def test_why_silence(run: Any, newsroom: Path, text: str, told: str) -> None:
    (newsroom / "draft.md").write_text(text, "utf-8")
    assert told in run("explain", "draft.md:1").out


@pytest.mark.parametrize(
    ("quotes", "told"),
    [
        ("check", "=> FC103 place: “Osaka”, said by Ann Smith\n"),
        (
            "speaker",
            "=> FC103 place: “Osaka”, said by Ann Smith – the speaker's claim, not the paper",
        ),
        ("skip", "=> silenced in quotations (said by Ann Smith): FC103 place: “Osaka”\n"),
    ],
)
def test_what_is_quoted(run: Any, newsroom: Path, quotes: str, told: str) -> None:
    (newsroom / "draft.md").write_text('"NEC is based in Osaka," Ann Smith said.', "utf-8")
    (newsroom / "factcheck.toml").write_text(f"quotes = '{quotes}'", "utf-8")
    out = run("explain", "draft.md:1").out
    assert told in out
    assert "supported by" not in out
    (one,) = explained(run, "draft.md:1")
    found = one["findings"] or [each["finding"] for each in one["silenced"]]
    assert [each["quoted"]["speaker"] for each in found] == ["Ann Smith"]
    assert ("silenced" in one) == (quotes == "skip")


def test_lines_of_other_files(run: Any, newsroom: Path) -> None:
    (newsroom / "bom.txt").write_bytes("\ufeffSnow fell. NEC is based in Osaka.".encode())
    (one,) = explained(run, "bom.txt:1:12")
    assert one["sentence"]["text"] == "NEC is based in Osaka."
    (newsroom / "d.docx").write_bytes(
        word_file(paragraph("Snow fell.") + paragraph("NEC is based in Osaka."))
    )
    (one,) = explained(run, "d.docx:2")
    assert one["sentence"]["line"] == 2
    assert run("explain", "bom.txt:1:99").err == (
        "error: bom.txt:1:99: there is no sentence at this place\n"
    )


def test_a_claim_no_longer_in_force(run: Any, newsroom: Path) -> None:
    (newsroom / "more.yaml").write_text(
        "claims:\n"
        "  - {id: old, statement: The ferry to Gotland costs 40 euros., verdict: accurate}\n"
        "  - {id: new, statement: The ferry to Gotland costs 55 euros., verdict: accurate,\n"
        "     supersedes: [old]}\n",
        "utf-8",
    )
    (newsroom / "draft.md").write_text("The ferry to Gotland costs 40 euros.", "utf-8")
    out = run("explain", "draft.md:1", "--claims", "more.yaml").out
    assert "=> FC501 outdated" in out
    assert "old: new has superseded the claim" in out
