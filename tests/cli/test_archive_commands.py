from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from factcheck.cli import archive
from factcheck.ingest import EXPORTS, FORMS

DB = "claims.db"


@pytest.fixture
def database(run: Any, newsroom: Path) -> Path:
    assert run("claims", "import", "claims", "--claims", DB, "--by", "ann").code == 0
    return newsroom / DB


def test_import_makes_the_database_and_changes_nothing_again(run: Any, newsroom: Path) -> None:
    ran = run("claims", "import", "claims", "--claims", DB)
    assert (ran.code, ran.out, ran.err) == (0, "2 added, 0 changed, 0 unchanged, 0 rejected\n", "")
    ran = run("claims", "import", "claims", "--claims", DB)
    assert (ran.code, ran.out) == (0, "0 added, 0 changed, 2 unchanged, 0 rejected\n")
    assert run("claims", "list", "--claims", DB).out == run("claims", "list").out


def test_a_check_against_a_database_says_what_one_against_files_says(
    run: Any, database: Path
) -> None:
    Path("draft.txt").write_text(
        "NEC is based in Osaka. NEC has 28 members of staff in Peru.", "utf-8"
    )
    files = run("check", "draft.txt", "--format", "json")
    assert files.code == 1
    assert run("check", "draft.txt", "--format", "json", "--claims", DB) == files


def test_a_dry_run_makes_nothing(run: Any, newsroom: Path) -> None:
    ran = run("claims", "import", "claims", "--claims", DB, "--dry-run")
    assert (ran.code, ran.out) == (0, "2 claims can be read, 0 items cannot\n")
    assert not (newsroom / DB).exists()


def test_rejects_are_told_or_written(run: Any, newsroom: Path) -> None:
    Path("in.jsonl").write_text('{"id": "x"}\n', "utf-8")
    ran = run("claims", "import", "in.jsonl", "--claims", DB)
    assert (ran.code, ran.out) == (1, "0 added, 0 changed, 0 unchanged, 1 rejected\n")
    assert ran.err.startswith("rejected: in.jsonl:1: $.")
    ran = run("claims", "import", "in.jsonl", "--claims", DB, "--rejects", "out.jsonl")
    assert (ran.code, ran.err) == (1, "")
    [line] = Path("out.jsonl").read_text("utf-8").splitlines()
    assert json.loads(line)["item"] == '{"id": "x"}'


def test_unknown_labels_are_noted(run: Any, newsroom: Path) -> None:
    review = {
        "@type": "ClaimReview",
        "claimReviewed": "Zingo contains no sugar.",
        "author": {"name": "Der Check"},
        "reviewRating": {"alternateName": "Falsch"},
    }
    Path("in.jsonl").write_text(json.dumps(review), "utf-8")
    ran = run("claims", "import", "in.jsonl", "--claims", DB)
    assert ran.err == "note: label without a verdict: 'Falsch' (Der Check), 1 times\n"
    Path("ratings.yaml").write_text("Der Check: {inaccurate: [Falsch]}", "utf-8")
    ran = run("claims", "import", "in.jsonl", "--claims", DB, "--ratings", "ratings.yaml")
    assert (ran.out, ran.err) == ("0 added, 1 changed, 0 unchanged, 0 rejected\n", "")
    assert "\tinaccurate\t" in run("claims", "list", "--claims", DB).out


@pytest.mark.parametrize("form", ["jsonl", "csv", "yaml"])
def test_export_gives_them_back(run: Any, database: Path, form: str) -> None:
    ran = run("claims", "export", "--claims", DB, "--format", form, "--output", f"out.{form}")
    assert (ran.code, ran.out) == (0, "")
    ran = run("claims", "import", f"out.{form}", "--claims", "other.db")
    assert ran.out == "2 added, 0 changed, 0 unchanged, 0 rejected\n"
    assert run("claims", "list", "--claims", "other.db").out == run("claims", "list").out


def test_claims_without_an_address_are_counted(run: Any, database: Path) -> None:
    words = ("claims", "export", "--claims", DB, "--format", "claimreview", "--output", "out.jsonl")
    ran = run(*words)
    assert ran.err == "note: claims without an address (url), which Google requires: 2\n"
    ran = run("claims", "import", "out.jsonl", "--claims", "other.db")
    assert ran.out == "2 added, 0 changed, 0 unchanged, 0 rejected\n"
    assert run("claims", "list", "--claims", "other.db").out == run("claims", "list").out
    assert run(*words[:5], "jsonl").err == ""


def test_add_tells_what_says_the_same_or_differs(run: Any, database: Path) -> None:
    ran = run("claims", "add", "new", "NEC is based in Osaka.", "--claims", DB, "--by", "bob")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err.startswith("note: the claim 'c1' differs: ")
    ran = run("claims", "add", "again", "NEC is based in Tokyo.", "--claims", DB)
    assert "note: the claim 'c1' says the same: " in ran.err
    ran = run("claims", "add", "c1", "Rain fell in Oslo.", "--claims", DB)
    assert (ran.code, ran.err) == (2, "error: a claim with the id 'c1' is held already\n")


def test_edit_retire_and_history(run: Any, database: Path) -> None:
    ran = run("claims", "edit", "c1", "--verdict", "misleading", "--why", "moved", "--claims", DB)
    assert (ran.code, ran.err) == (0, "")
    ran = run("claims", "edit", "c1", "--verdict", "mixed", "--revision", "1", "--claims", DB)
    assert ran.code == 2
    assert "revision 1 was edited, and revision 2 is held now" in ran.err
    assert run("claims", "retire", "c1", "--by", "bob", "--claims", DB).code == 0
    rows = [
        line.split("\t") for line in run("claims", "history", "c1", "--claims", DB).out.splitlines()
    ]
    assert [(row[0], row[2], row[3], row[4], row[6]) for row in rows] == [
        ("1", "add", "ann", "accurate", "-"),
        ("2", "edit", "-", "misleading", "moved"),
        ("3", "retire", "bob", "misleading", "-"),
    ]
    assert run("claims", "show", "c1", "--claims", DB).code == 2


def test_search(run: Any, database: Path) -> None:
    ran = run("claims", "search", "Where is NEC based?", "--claims", DB, "--limit", "1")
    assert ran.out == "1.00\tc1\taccurate\tNEC is based in Tokyo.\n"
    assert run("claims", "search", "Where is NEC based?", "--limit", "1").out == ran.out


def test_lint(run: Any, database: Path) -> None:
    ran = run("claims", "lint", "--claims", DB)
    assert (ran.code, ran.out) == (0, "nothing to say\n")
    assert run("claims", "lint").out == ran.out
    run(
        "claims",
        "add",
        "c3",
        "NEC is based in Osaka.",
        "--claims",
        DB,
        "--recheck-by",
        "2020-01-01",
    )
    ran = run("claims", "lint", "--claims", DB, "--as-of", "2020-06-11")
    assert ran.code == 1
    lines = ran.out.splitlines()
    assert [line.split(": ")[:2] for line in lines] == [["c3", "recheck"], ["c3", "contradiction"]]


def test_index(run: Any, database: Path) -> None:
    assert run("claims", "index", "--claims", DB, "--check").out == "all is well\n"
    state = database.with_name(DB + ".index") / "state.json"
    state.write_text("{", "utf-8")
    ran = run("claims", "index", "--claims", DB, "--check")
    assert (ran.code, ran.out) == (1, "the index is missing, or of another version\n")
    assert (
        run("claims", "index", "--claims", DB).out == "indexed 2 claims, 0 of them analysed anew\n"
    )
    assert run("claims", "index", "--claims", DB, "--check").code == 0


def test_the_forms_are_those_of_the_library() -> None:
    assert archive._IN == FORMS
    assert set(archive._OUT) == set(EXPORTS)


def test_migrate(run: Any, database: Path) -> None:
    assert run("claims", "migrate", "--claims", DB).out == "claims.db: format 1\n"


def test_the_quotes_of_a_database_are_looked_over_by_lint(run: Any, database: Path) -> None:
    ran = run("claims", "verify", "--claims", DB)
    assert ran.code == 2
    assert "'factcheck claims lint' looks a database over" in ran.err


def test_claim_files_are_not_changed_by_these(run: Any, newsroom: Path) -> None:
    for words in (("add", "x", "X is x."), ("retire", "c1"), ("history", "c1"), ("index",)):
        ran = run("claims", *words, "--claims", "claims")
        assert ran.code == 2
        assert "no database; name one that ends in .db" in ran.err
