from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.cli.test_process import START


def completed(*words: str) -> list[str]:
    """The words that bash would be offered for the last one."""
    environment = {
        **os.environ,
        "_FACTCHECK_COMPLETE": "bash_complete",
        "COMP_WORDS": " ".join(("factcheck", *words)),
        "COMP_CWORD": str(len(words)),
    }
    ran = subprocess.run(START, env=environment, capture_output=True, timeout=60, check=True)
    assert ran.stderr == b""
    return [line.partition(",")[2] for line in ran.stdout.decode().split()]


def test_words(newsroom: Path) -> None:
    assert completed("ex") == ["explain"]
    assert completed("check", "--form") == ["--format"]
    assert completed("check", "--format", "js") == ["json", "jsonl"]
    assert completed("explain", "FC10") == ["FC101", "FC102", "FC103", "FC104"]
    assert completed("explain", "pla") == ["place"]
    assert completed("claims", "show", "c") == ["c1", "c2"]
    (newsroom / "claims" / "claims.yaml").write_text("claims: 3", "utf-8")
    assert completed("claims", "show", "c") == []


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_scripts(run: Any, shell: str, tmp_path: Path) -> None:
    ran = run("completion", shell)
    assert (ran.code, ran.err) == (0, "")
    assert f"_FACTCHECK_COMPLETE={shell}_complete" in ran.out
    program = shutil.which(shell)
    if program is None:
        pytest.skip(f"{shell} is not installed")
    script = tmp_path / "script"
    script.write_text(ran.out, "utf-8")
    subprocess.run([program, "-n", script], check=True, timeout=60)
