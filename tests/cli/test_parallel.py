"""``--jobs`` and ``--cache``: the same bytes, whoever checks, and whatever is known."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from tests.cli.test_process import START, posix

FORMATS = ("text", "json", "jsonl")


@pytest.fixture
def desk(newsroom: Path) -> Path:
    folder = newsroom / "desk"
    folder.mkdir()
    for number in range(13):
        town = ("Osaka", "Tokyo", "Kyoto")[number % 3]
        text = f"NEC is based in {town}. " + "It has 18 members of staff in Peru. " * (number % 4)
        (folder / f"{number:02}.txt").write_text(text, "utf-8")
    (folder / "07.txt").write_bytes(b"\xff\xfe\xfd")
    return folder


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_bytes_with_several_jobs(run: Any, desk: Path, form: str) -> None:
    words = ("check", "desk", "--format", form, "--show", "all")
    one = run(*words)
    assert one.code == 2
    assert "error: desk/07.txt: " in one.err
    assert run(*words, "--jobs", "2") == one


def test_the_same_bytes_with_a_cache(run: Any, desk: Path) -> None:
    words = ("check", "desk", "--show", "all", "--format", "json")
    plain = run(*words)
    for jobs in ("1", "2", "1"):
        assert run(*words, "--cache", "kept", "--jobs", jobs) == plain
    assert [path.name for path in Path("kept").glob("*.db")] == ["sentences-1.db"]


def test_standard_input_beside_files(run: Any, desk: Path) -> None:
    words = ("check", "desk/00.txt", "-", "draft.md")
    one = run(*words, stdin=b"NEC is based in Kyoto.")
    assert "<stdin>:1:17" in one.out
    assert run(*words, "--jobs", "2", stdin=b"NEC is based in Kyoto.") == one


def test_claims_that_cannot_be_loaded_are_told_once(run: Any, desk: Path, newsroom: Path) -> None:
    (newsroom / "bad.yaml").write_text("claims: 3", "utf-8")
    ran = run("check", "desk", "--claims", "bad.yaml", "--jobs", "2")
    assert ran.code == 2
    assert ran.err == run("check", "desk", "--claims", "bad.yaml").err
    assert len(ran.err.splitlines()) == 1


@posix
def test_an_interrupt_ends_all_processes(desk: Path) -> None:
    for number in range(40):
        (desk / f"{number:02}.txt").write_text("NEC is based in Osaka. " * 2000, "utf-8")
    process = subprocess.Popen(
        [*START, "check", "desk", "--jobs", "2"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    time.sleep(4)
    assert process.poll() is None
    os.killpg(process.pid, signal.SIGINT)
    _, err = process.communicate(timeout=30)
    assert process.returncode == 130
    assert b"Traceback" not in err
    end = time.monotonic() + 20
    with suppress(ProcessLookupError):
        while True:
            os.killpg(process.pid, 0)
            assert time.monotonic() < end
            time.sleep(0.1)


def test_help_names_the_options() -> None:
    ran = subprocess.run([*START, "check", "--help"], capture_output=True, timeout=60, check=True)
    for option in (b"--jobs", b"--cache", b"--watch", b"--fix", b"--dry-run", b"--diff"):
        assert option in ran.stdout
