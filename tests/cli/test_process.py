"""The command line as the shell meets it: real pipes, real signals, a bare start."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

import factcheck

START = [sys.executable, "-c", "import sys; from factcheck.cli import main; sys.exit(main())"]

posix = pytest.mark.skipif(os.name != "posix", reason="signals and pipes of POSIX")


def start(*words: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([*START, *words], input=stdin, capture_output=True, timeout=60)


def test_a_whole_run(newsroom: Path) -> None:
    ran = start("check", stdin=b"NEC is based in Osaka.")
    assert ran.returncode == 1
    assert ran.stderr == b""
    assert ran.stdout.startswith(b"<stdin>:1:17: FC103 place: inaccurate\n")


def test_version() -> None:
    ran = start("--version")
    assert ran.returncode == 0
    assert ran.stdout.decode() == f"factcheck {factcheck.__version__}\n"


def test_the_environment_decides_nothing(newsroom: Path) -> None:
    words = [*START, "check", "draft.md", "--show", "all"]
    (newsroom / "draft.md").write_text("日本: NEC is based in Osaka.", "utf-8")
    bare = {name: os.environ[name] for name in ("PATH", "PYTHONPATH") if name in os.environ}
    loud = {"FORCE_COLOR": "1", "COLUMNS": "30", "LC_ALL": "C", "PYTHONIOENCODING": "latin-1"}
    outs = {
        subprocess.run(words, capture_output=True, env=bare | more, timeout=60).stdout
        for more in ({}, loud, {"LC_ALL": "C.UTF-8", "NO_COLOR": "1"})
    }
    assert len(outs) == 1


def test_help_loads_nothing_heavy() -> None:
    code = (
        "import sys; from factcheck.cli import main; main(['check', '--help']); "
        "print(*sorted({name.partition('.')[0] for name in sys.modules}))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, timeout=60, check=True)
    loaded = set(ran.stdout.decode().splitlines()[-1].split())
    assert "click" in loaded
    assert loaded & {"rich", "yaml", "tantivy", "rapidfuzz", "Stemmer", "cattrs"} == set()


@posix
@pytest.mark.parametrize("words", [("check", "many.txt", "--show", "all"), ("--help",)])
def test_a_reader_that_goes_away(newsroom: Path, words: tuple[str, ...]) -> None:
    # More findings than a pipe holds.
    (newsroom / "many.txt").write_text("NEC is based in Osaka.\n" * 300, "utf-8")
    reading, writing = os.pipe()
    os.close(reading)
    ran = subprocess.run([*START, *words], stdout=writing, stderr=subprocess.PIPE, timeout=60)
    os.close(writing)
    assert ran.stderr == b""
    assert ran.returncode == 128 + signal.SIGPIPE


@posix
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full device here")
def test_standard_output_that_is_full(newsroom: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        ran = subprocess.run(
            [*START, "check", "draft.md"], stdout=full, stderr=subprocess.PIPE, timeout=60
        )
    assert ran.returncode == 2
    assert ran.stderr == b"error: standard output: cannot be written: no space left on device\n"


@posix
def test_standard_output_that_is_closed(newsroom: Path) -> None:
    ran = subprocess.run(
        ["sh", "-c", '"$@" >&-', "sh", *START, "check", "draft.md"],
        stderr=subprocess.PIPE,
        timeout=60,
    )
    assert ran.returncode == 2
    assert ran.stderr == b"error: standard output is closed; name a file with --output\n"


@posix
def test_interrupted(newsroom: Path) -> None:
    pipe = newsroom / "pipe.txt"
    os.mkfifo(pipe)
    words = ["check", "pipe.txt", "--output", "report.txt"]
    process = subprocess.Popen([*START, *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    handle = None
    while handle is None and process.poll() is None:
        with suppress(OSError):  # opens once the other side has: it waits for text from then on
            handle = os.open(pipe, os.O_WRONLY | os.O_NONBLOCK)
        time.sleep(0.01)
    # Between opening and reading, a signal would wait for the read to end, which it never does.
    time.sleep(0.2)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    if handle is not None:
        os.close(handle)
    assert (process.returncode, out, err) == (130, b"", b"")
    assert not (newsroom / "report.txt").exists()
    assert list(newsroom.glob(".*")) == []


@posix
def test_a_draft_through_a_pipe(newsroom: Path) -> None:
    ran = subprocess.run(
        ["sh", "-c", 'cat draft.md | "$@"', "sh", *START, "check", "/dev/stdin"],
        capture_output=True,
        timeout=60,
    )
    assert ran.stdout.startswith(b"/dev/stdin:1:17: FC103")


_MEASURED = """
import resource, subprocess, sys
code = subprocess.call(sys.argv[1:], stdout=subprocess.DEVNULL)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(used.ru_utime, used.ru_maxrss)
sys.exit(code)
"""
"""Tells what a command used. A child of the tests' own process is taken to be as large as that."""


@posix
def test_one_line_of_a_megabyte(newsroom: Path) -> None:
    prose = "Snow fell on the hills, and the road above the valley stayed closed until noon. "
    measured = [sys.executable, "-c", _MEASURED, *START, "check", "long.txt"]
    seconds = []
    # Time by the square, and memory of a hundred times the text, show in no more than this.
    for size in (100_000, 1_000_000):
        (newsroom / "long.txt").write_text(prose * (size // len(prose)), "utf-8")
        ran = subprocess.run(measured, capture_output=True, timeout=300)
        assert (ran.returncode, ran.stderr) == (0, b"")
        used, kilobytes = map(float, ran.stdout.split())
        seconds.append(used)  # of CPU: others do not count
    assert seconds[1] < 14 * seconds[0]  # were it by the square, a hundred times
    assert kilobytes < 160 * 2**10
