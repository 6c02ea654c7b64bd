from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from factcheck.claims import Claim, Evidence, Rating, Source
from factcheck.cli.claims import _described


def test_verify_says_that_all_stands(run: Any) -> None:
    ran = run("claims", "verify")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == "2 stand as written, of 2 quotes of 2 claims\n"


def test_verify_finds_what_moved_and_fix_writes_it(run: Any, newsroom: Path) -> None:
    paper = newsroom / "claims" / "sources" / "paper.txt"
    paper.write_text("Update. " + paper.read_text("utf-8"), "utf-8")
    ran = run("claims", "verify")
    assert ran.code == 1
    lines = ran.out.splitlines()
    assert len(lines) == 3
    assert ": c1: moved: " in lines[0]
    assert lines[-1] == "0 stand as written, 2 moved, of 2 quotes of 2 claims"
    fixed = run("claims", "verify", "--fix")
    assert fixed.code == 0
    assert fixed.out.endswith("2 moved, 2 fixed, of 2 quotes of 2 claims\n")
    assert run("claims", "verify").code == 0
    assert "- id: c1  # the seat" in (newsroom / "claims" / "claims.yaml").read_text("utf-8")


def test_what_is_lost_stays_a_failure_with_fix(run: Any, newsroom: Path) -> None:
    (newsroom / "claims" / "sources" / "paper.txt").write_text("Nothing like it.", "utf-8")
    ran = run("claims", "verify", "--fix")
    assert ran.code == 1
    assert ran.out.count(": lost: ") == 2


def test_list(run: Any) -> None:
    ran = run("claims", "list")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines() == [
        "c1\taccurate\tNEC is based in Tokyo.",
        "c2\taccurate\tNEC has 28 members of staff in Peru.",
    ]


def test_list_on_a_terminal(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("factcheck.cli.claims.is_terminal", lambda stream: True)
    monkeypatch.setattr("factcheck.cli.claims.width", lambda: 40)
    ran = run("claims", "list")
    assert ran.out.splitlines() == [
        "c1  accurate  NEC is based in Tokyo.",
        "c2  accurate  NEC has 28 members of staf",
    ]


def test_show(run: Any) -> None:
    ran = run("claims", "show", "c2")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines() == [
        "id:          c2",
        "statement:   NEC has 28 members of staff in Peru.",
        "verdict:     accurate",
        "language:    en",
        "tags:        staff, peru",
        "evidence:    “It has 28 members of staff in Peru” (at 42 to 76)",
        "source:      Cameras of the world, 2020-06-11",
    ]


def test_show_tells_all_that_is_stored() -> None:
    claim = Claim(
        "c",
        "Ice is hot.",
        "inaccurate",
        evidence=(Evidence(Source("wire", url="https://wire.example/"), "Ice is cold."),),
        variants=("Hot is ice.",),
        ratings=(Rating("Checkers", "Pants on fire"),),
        exclusive=False,
    )
    told = list(_described(claim))
    assert ("variant", "Hot is ice.") in told
    assert ("rating", "Pants on fire (Checkers)") in told
    assert ("exclusive", "no") in told
    assert ("url", "https://wire.example/") in told
    assert ("evidence", "“Ice is cold.”") in told
