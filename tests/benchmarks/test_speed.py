"""The bench of speed: every part runs, and what it tells is laid out."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.speed import others, plots
from benchmarks.speed.corpus import Corpus
from benchmarks.speed.own import LINES, drafts
from benchmarks.speed.places import Place, fresh_database
from tests.postgres_server import Server

ROOT = Path(__file__).parent.parent.parent
_DATABASES = "SELECT datname FROM pg_database ORDER BY 1"
_MEASURED = (
    "import_rate", "import_mb", "disk_mb", "cold_s", "check_mb", "check_ms", "clock_ms",
    "snapshot_ms", "find_ms", "rate",
)  # fmt: skip


def test_claims_and_drafts_are_the_same_for_a_seed() -> None:
    assert list(Corpus().claims(50)) == list(Corpus().claims(50))
    assert list(drafts(20)) == list(drafts(20))
    assert len({claim.statement for claim in Corpus().claims(200)}) > 190


@pytest.mark.parametrize("name", ["bm25s", "SQLite FTS5", "rapidfuzz extract"])
def test_another_way_finds_the_statement_itself(tmp_path: Path, name: str) -> None:
    if not others.can_run(name, None):
        pytest.skip(f"{name} is not installed: benchmarks/requirements-speed.txt")
    statements = [claim.statement for claim in Corpus().claims(60)]
    query, _ = others.SYSTEMS[name].build(tmp_path, statements, None)
    found = query(statements[17])
    if name == "bm25s":
        assert found[0][0][0] == 17
    elif name == "SQLite FTS5":
        assert found[0][0] == 17 + 1  # row ids begin with 1
    else:
        assert found[0][2] == 17


def test_a_model_needs_a_folder() -> None:
    assert not others.can_run("MiniLM + brute force", None)


def test_a_file_and_a_server_are_measured_and_the_server_left_as_it_was(
    postgres_server: Server, tmp_path: Path
) -> None:
    told = tmp_path / "told.json"
    before = postgres_server.execute(_DATABASES)
    command = [sys.executable, "-m", "benchmarks.speed", "--sizes", "30", "--drafts", "20"]
    command += ["--json", str(told)]
    command += ["--postgres", postgres_server.address("postgres")]
    environment = {**os.environ, "XDG_CACHE_HOME": str(tmp_path / "cache")}
    run = subprocess.run(
        command, capture_output=True, text=True, check=True, cwd=ROOT, env=environment
    )
    assert "| 30 | factcheck |" in run.stdout
    assert "| 30 | factcheck, PostgreSQL |" in run.stdout
    rows = json.loads(told.read_text("utf-8"))
    assert [row["store"] for row in rows] == ["SQLite", "PostgreSQL"]
    assert rows[0].keys() == rows[1].keys()
    assert all(row["claims"] == 30 for row in rows)
    assert all(row[key] > 0 for row in rows for key in _MEASURED)
    assert all(row["check_p99"] >= row["check_p95"] >= row["check_ms"] for row in rows)
    assert postgres_server.execute(_DATABASES) == before
    assert not (tmp_path / "cache").exists()


def test_a_database_is_removed_when_measuring_is_cut_off(
    postgres_server: Server, tmp_path: Path
) -> None:
    before = postgres_server.execute(_DATABASES)

    def measure() -> None:
        with fresh_database(postgres_server.address("postgres")) as address:
            store = Place(tmp_path, address).store(create=True)
            assert len(store) == 0
            assert len(postgres_server.execute(_DATABASES)) == len(before) + 1
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        measure()
    assert postgres_server.execute(_DATABASES) == before


def test_plots_are_drawn_as_png_and_svg(tmp_path: Path) -> None:
    pytest.importorskip("matplotlib")
    row = {"claims": 10, "check_p95": 3.0, "check_ms": 2.0, "rest_ms": 1.0, "find_ms": 0.5}
    row |= {"fetch_ms": 0.0, "found_by": {"factcheck": {"query_ms": 0.5}}}  # type: ignore[dict-item]
    plots.draw([row, {**row, "claims": 100}], tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {
        "speed-check.png",
        "speed-check.svg",
        "speed-find.png",
        "speed-find.svg",
    }
    assert b"factcheck" in (tmp_path / "speed-find.svg").read_bytes()


def test_drafts_take_up_claims_of_every_size(tmp_path: Path) -> None:
    path = tmp_path / LINES
    path.write_text("", encoding="utf-8")
    known = {claim.statement for claim in Corpus().claims(2000)}
    told = list(drafts(40))
    near = [d for d in told if any(len(set(d.split()) - set(k.split())) <= 1 for k in known)]
    assert len(near) >= 10
