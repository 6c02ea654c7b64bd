"""--encoder, and the setting: on every command that finds or stores claims."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from factcheck.stores.vector_files import read_vector_state
from tests.encoders import write_encoder

DB = "claims.db"


@pytest.fixture
def model(newsroom: Path) -> Path:
    """The folder of a small encoder, in the working folder."""
    return write_encoder(newsroom / "model")


def _vectors() -> list[Path]:
    return sorted(Path(f"{DB}.index").glob("vectors-*"))


def test_claims_are_found_by_their_meaning(run: Any, model: Path) -> None:
    words = run("claims", "search", "qwertz")
    assert (words.code, words.out) == (0, "")
    found = run("claims", "search", "qwertz", "--encoder", "model")
    assert found.code == 0
    assert sorted(line.split("\t")[1] for line in found.out.splitlines()) == ["c1", "c2"]
    Path("factcheck.toml").write_text('encoder = "model"\n', encoding="utf-8")
    assert run("claims", "search", "qwertz") == found


def test_a_database_gives_what_files_give(run: Any, model: Path) -> None:
    ran = run("claims", "import", "claims", "--claims", DB, "--encoder", "model")
    assert (ran.code, ran.err) == (0, "")
    assert len(_vectors()) == 1
    words = ("check", "draft.md", "--encoder", "model", "--format", "json", "--show", "all")
    assert run(*words, "--claims", DB) == run(*words)


def test_an_index_gets_the_vectors_that_are_missing(run: Any, model: Path) -> None:
    run("claims", "import", "claims", "--claims", DB, "--encoder", "model")
    other = write_encoder(Path("other"), {"sentence_bert_config.json": {"max_seq_length": 9}})
    before = _vectors()
    ran = run("claims", "index", "--claims", DB, "--encoder", str(other))
    assert (ran.code, ran.out) == (0, "indexed 2 claims, 0 of them analysed anew\n")
    assert len(_vectors()) == 1
    assert _vectors() != before
    assert run("claims", "index", "--claims", DB, "--check").out == "all is well\n"
    next(_vectors()[0].glob("rows-*/rows.i8")).write_bytes(b"")
    ran = run("claims", "index", "--claims", DB, "--check")
    assert ran.code == 1
    assert "rows.i8: missing, too short, or cannot be read" in ran.out


def test_a_dry_run_loads_no_encoder(run: Any, newsroom: Path) -> None:
    ran = run("claims", "import", "claims", "--claims", DB, "--dry-run", "--encoder", "none")
    assert ran.code == 0


@pytest.mark.parametrize(
    "words", [("check", "draft.md"), ("claims", "search", "x"), ("claims", "index", "--claims", DB)]
)
def test_an_encoder_that_is_not_there_is_told(run: Any, newsroom: Path, words: Any) -> None:
    assert run("claims", "import", "claims", "--claims", DB).code == 0
    ran = run(*words, "--encoder", "none")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("error: none: expected a folder, or owner/name on the Hugging Face")


def test_a_claim_that_is_added_or_edited_gets_its_vector(run: Any, model: Path) -> None:
    words = ("--claims", DB, "--encoder", "model")
    assert run("claims", "add", "new", "Hexley built a bridge.", *words).code == 0
    assert run("claims", "edit", "new", "--statement", "Hexley built a pier.", *words).code == 0
    [folder] = _vectors()
    state = read_vector_state(folder)
    assert state is not None
    assert state.seq == 2
