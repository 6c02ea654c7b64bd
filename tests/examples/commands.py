"""Running what examples tell to run: scripts of jobs, git, and pre-commit."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

# How a runner calls bash: docs.github.com, "Workflow syntax", jobs.<job_id>.steps[*].shell
_BASH = ("bash", "--noprofile", "--norc", "-eo", "pipefail", "-c")


def shell(script: str, folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run the script of a step, with the `factcheck` of these tests."""
    environment = os.environ | {"PATH": _path()} | variables
    return subprocess.run(
        [*_BASH, script], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )


def git(folder: Path, *words: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run git as somebody, without the settings of who runs the tests."""
    return _ran(folder, "git", "-c", "init.defaultBranch=main", *words, **variables)


def pre_commit(folder: Path, *words: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run pre-commit."""
    return _ran(folder, sys.executable, "-m", "pre_commit", *words, **variables)


def _path() -> str:
    return os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])


def _ran(folder: Path, *words: str, **variables: str) -> subprocess.CompletedProcess[str]:
    # A hook's own git runs with variables that name its repository.
    environment = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    names = {f"GIT_{who}_NAME": "desk" for who in ("AUTHOR", "COMMITTER")}
    mails = {f"GIT_{who}_EMAIL": "desk@example.org" for who in ("AUTHOR", "COMMITTER")}
    alone = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull, "PATH": _path()}
    return subprocess.run(
        words,
        cwd=folder,
        env=environment | names | mails | alone | variables,
        capture_output=True,
        text=True,
        check=False,
    )
