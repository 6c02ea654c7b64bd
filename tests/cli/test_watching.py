"""``--watch``, as a real process."""

from __future__ import annotations

import os
import signal
import subprocess
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from factcheck.cli.watching import stamps
from tests.cli.conftest import CLAIMS
from tests.cli.test_process import START, posix


class Watching:
    """A process that watches, and what it has printed."""

    def __init__(self, *words: str) -> None:
        self.process = subprocess.Popen(
            [*START, "check", *words, "--watch"],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
        )
        self.lines: list[str] = []
        self._reader = threading.Thread(target=self._read)
        self._reader.start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.lines.append(line)

    def rounds(self, count: int) -> list[str]:
        """What was printed in the last of so many rounds, once it is over."""
        end = time.monotonic() + 60
        while time.monotonic() < end:
            ends = [n for n, line in enumerate(self.lines) if "watching for changes" in line]
            if len(ends) >= count:
                start = ends[count - 2] + 1 if count > 1 else 0
                return self.lines[start : ends[count - 1]]
            time.sleep(0.05)
        raise AssertionError(self.lines)

    def end(self) -> int:
        self.process.send_signal(signal.SIGINT)
        code = self.process.wait(timeout=30)
        self._reader.join()
        assert self.process.stdout is not None
        self.process.stdout.close()
        return code


@pytest.fixture
def watching(newsroom: Path) -> Iterator[Watching]:
    made = Watching("draft.md", "desk")
    yield made
    made.process.kill()
    made.process.wait()


def write(path: Path, text: str) -> None:
    """Write as editors do: a new file in the place of the old one."""
    part = path.with_name(path.name + ".part")
    part.write_text(text, "utf-8")
    part.replace(path)


@posix
def test_it_checks_again(newsroom: Path, watching: Watching) -> None:
    # The folder is missing at first: that is told, and watching goes on.
    assert any("desk: no such file" in line for line in watching.rounds(1))
    assert any("FC103" in line for line in watching.rounds(1))
    (newsroom / "desk").mkdir()
    watching.rounds(2)
    write(newsroom / "draft.md", "NEC is based in Tokyo.")
    assert watching.rounds(3)[-1].startswith("0 inaccurate, 1 supported")
    write(newsroom / "desk" / "new.txt", "NEC has 18 members of staff in Peru.")
    while "FC201" not in "".join(watching.lines):
        time.sleep(0.05)
        assert watching.process.poll() is None
    seen = len([line for line in watching.lines if "watching for changes" in line])
    write(newsroom / "claims" / "claims.yaml", CLAIMS.replace("28", "18"))
    told = "".join(watching.rounds(max(seen, 4) + 1))
    assert "error: claims/claims.yaml" in told  # its evidence says 28
    assert watching.end() == 130
    assert "Traceback" not in "".join(watching.lines)


def test_stamps(tmp_path: Path) -> None:
    (tmp_path / "desk").mkdir()
    before = stamps([str(tmp_path / "desk"), str(tmp_path / "gone.md")])
    assert stamps([str(tmp_path / "desk"), str(tmp_path / "gone.md")]) == before
    (tmp_path / "desk" / "a.txt").write_text("a", "utf-8")
    after = stamps([str(tmp_path / "desk")])
    assert after != before
    os.utime(tmp_path / "desk" / "a.txt", (1, 1))
    assert stamps([str(tmp_path / "desk")]) != after
