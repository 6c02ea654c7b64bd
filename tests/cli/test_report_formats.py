"""The report formats of other tools, on the command line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.reports.readers import github_commands, rdjson_lines, sarif_path, sarif_words

FORMATS = ("sarif", "rdjsonl", "github", "gitlab", "markdown")


@pytest.mark.parametrize("name", FORMATS)
def test_a_finding_gives_1_and_the_same_bytes_each_time(run: Any, name: str) -> None:
    first = run("check", "draft.md", "--format", name)
    assert (first.code, first.err) == (1, "")
    assert first.out.endswith("\n")
    assert run("check", "draft.md", "--format", name) == first


@pytest.mark.parametrize("name", FORMATS)
def test_nothing_found_gives_0(run: Any, newsroom: Path, name: str) -> None:
    (newsroom / "fine.md").write_text("NEC is based in Tokyo.", "utf-8")
    assert run("check", "fine.md", "--format", name).code == 0


def test_sarif_names_claim_file_and_copy(run: Any, newsroom: Path) -> None:
    draft = newsroom / "drafts" / "ü b.md"
    draft.parent.mkdir()
    draft.write_text("NEC is based in Osaka.", "utf-8")
    ran = run("check", str(draft), "--format", "sarif")
    (log,) = json.loads(ran.out)["runs"]
    (result,) = log["results"]
    assert sarif_words(result, log, draft.read_bytes()) == "Osaka"
    places = [*result["locations"], *result["relatedLocations"]]
    paths = [sarif_path(place["physicalLocation"]["artifactLocation"]) for place in places]
    assert paths == ["drafts/ü b.md", "claims/claims.yaml", "claims/sources/paper.txt"]
    assert result["relatedLocations"][0]["physicalLocation"]["region"] == {"startLine": 7}


def test_drafts_that_cannot_be_read_are_in_sarif_and_markdown(run: Any) -> None:
    ran = run("check", "draft.md", "none.md", "--format", "sarif")
    assert ran.code == 2
    (log,) = json.loads(ran.out)["runs"]
    assert len(log["results"]) == 1
    ((said,),) = (each["toolExecutionNotifications"] for each in log["invocations"])
    assert said["message"]["text"] == "none.md: no such file"
    assert not log["invocations"][0]["executionSuccessful"]
    told = run("check", "draft.md", "none.md", "--format", "markdown").out
    assert told.endswith("\nNot read: none\\.md\\: no such file\n")


def test_standard_input(run: Any) -> None:
    text = b"NEC is based in Osaka."
    (found,) = rdjson_lines(run("check", "--format", "rdjsonl", stdin=text).out)
    assert found["location"]["path"] == "<stdin>"
    ((_, properties, _),) = github_commands(run("check", "--format", "github", stdin=text).out)
    assert "file" not in properties
    (issue,) = json.loads(run("check", "--format", "gitlab", stdin=text).out)
    assert issue["location"]["path"] == "<stdin>"
    (result,) = json.loads(run("check", "--format", "sarif", stdin=text).out)["runs"][0]["results"]
    artifact = result["locations"][0]["physicalLocation"]["artifactLocation"]
    assert artifact == {"uri": "%3Cstdin%3E"}


def test_a_database_tells_no_places(run: Any) -> None:
    assert run("claims", "import", "claims", "--claims", "claims.db").code == 0
    ran = run("check", "draft.md", "--claims", "claims.db", "--format", "sarif")
    (result,) = json.loads(ran.out)["runs"][0]["results"]
    assert "relatedLocations" not in result
