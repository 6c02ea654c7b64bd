from __future__ import annotations

import io
import sys
from collections.abc import Callable
from pathlib import Path

import attrs
import pytest

from factcheck.cli import main

CAPTURED = "NEC, the Tokyo-based firm, sells cameras. It has 28 members of staff in Peru."
CLAIMS = """\
sources:
  - id: paper
    title: Cameras of the world
    published_on: 2020-06-11
    text: sources/paper.txt
claims:
  - id: c1  # the seat
    statement: NEC is based in Tokyo.
    verdict: accurate
    evidence:
      - source: paper
        quote: the Tokyo-based firm
        start: 5
        end: 25
  - id: c2
    statement: NEC has 28 members of staff in Peru.
    verdict: accurate
    tags: [staff, peru]
    evidence:
      - source: paper
        quote: It has 28 members of staff in Peru
        start: 42
        end: 76
"""


@attrs.frozen
class Ran:
    code: int
    out: str
    err: str


class Input(io.TextIOWrapper):
    """Standard input that holds bytes, or is a terminal."""

    def __init__(self, data: bytes | None) -> None:
        super().__init__(io.BytesIO(data or b""), encoding="utf-8")
        self.terminal = data is None

    def isatty(self) -> bool:
        return self.terminal


Run = Callable[..., Ran]


@pytest.fixture
def newsroom(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two claims and a draft, made the working directory."""
    (tmp_path / "claims" / "sources").mkdir(parents=True)
    (tmp_path / "claims" / "claims.yaml").write_text(CLAIMS, "utf-8")
    (tmp_path / "claims" / "sources" / "paper.txt").write_text(CAPTURED, "utf-8")
    (tmp_path / "draft.md").write_text("NEC is based in Osaka. Snow fell.\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def run(
    newsroom: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfdbinary: pytest.CaptureFixture[bytes],
) -> Run:
    """Run the command line in the newsroom's folder; without `stdin`, that is a terminal."""

    def run(*words: str, stdin: bytes | None = None) -> Ran:
        monkeypatch.setattr(sys, "stdin", Input(stdin))
        code = main(words)
        out, err = capfdbinary.readouterr()
        return Ran(code, out.decode(), err.decode())

    return run
