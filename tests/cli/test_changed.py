"""``--diff`` on real git repositories."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from factcheck.cli import changed
from tests.documents.word_files import paragraph, word_file

Git = Callable[..., str]

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")

OSAKA = "NEC is based in Osaka."
FEWER = "NEC has 18 members of staff in Peru."


@pytest.fixture
def git(newsroom: Path, monkeypatch: pytest.MonkeyPatch) -> Git:
    """Run git in the newsroom's folder, now a repository with one commit."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    changed._top.cache_clear()
    changed._verify.cache_clear()
    changed._names.cache_clear()

    def git(*words: str) -> str:
        who = ("-c", "user.name=Desk", "-c", "user.email=desk@example.org")
        ran = subprocess.run(
            ["git", *who, *words], cwd=newsroom, capture_output=True, check=True, text=True
        )
        return ran.stdout

    git("init", "-q", "-b", "main")
    write(newsroom / "draft.md", f"{OSAKA}\n\nSnow fell.\n\nRain is due.\n")
    git("add", ".")
    git("commit", "-q", "-m", "one")
    return git


def write(path: Path, text: str) -> None:
    path.write_bytes(text.encode())


def found(run: Any, *words: str) -> dict[str, tuple[int, int, list[str]]]:
    """Of each document: sentences reported, those left out, and the words that are marked."""
    ran = run("check", *words, "--format", "json")
    assert ran.err == ""
    return {
        d["path"]: (
            d["sentences"] - d.get("left_out", 0),
            d.get("left_out", 0),
            [f["span"]["text"] for f in d["findings"]],
        )
        for d in json.loads(ran.out)["documents"]
    }


def test_only_what_changed(run: Any, newsroom: Path, git: Git) -> None:
    assert found(run, "draft.md", "--diff", "HEAD") == {"draft.md": (0, 3, [])}
    assert run("check", "draft.md", "--diff", "HEAD").code == 0
    write(newsroom / "draft.md", f"{OSAKA}\n\nSnow fell.\n\n{FEWER}\n")
    assert found(run, "draft.md", "--diff", "HEAD") == {"draft.md": (1, 2, ["18"])}
    ran = run("check", "draft.md", "--diff", "HEAD")
    assert ran.code == 1
    assert ran.out.endswith("against 2 claims; 2 unchanged sentences left out\n")
    git("commit", "-aqm", "two")
    assert found(run, "draft.md", "--diff", "HEAD~1") == {"draft.md": (1, 2, ["18"])}
    assert found(run, "draft.md", "--diff", "HEAD") == {"draft.md": (0, 3, [])}


def test_lines_that_move_did_not_change(run: Any, newsroom: Path, git: Git) -> None:
    write(newsroom / "draft.md", f"Hail came.\n\n{OSAKA}\n\nSnow fell.\n\nRain is due.\n")
    assert found(run, "draft.md", "--diff", "HEAD") == {"draft.md": (1, 3, [])}


def test_a_sentence_over_lines(run: Any, newsroom: Path, git: Git) -> None:
    write(newsroom / "draft.md", "NEC is\nbased\nin Osaka. Snow\nfell.\n")
    git("commit", "-aqm", "two")
    write(newsroom / "draft.md", "NEC is\nin Osaka. Snow\nfell.\n")
    assert found(run, "draft.md", "--diff", "HEAD")["draft.md"][:2] == (1, 1)
    write(newsroom / "draft.md", "NEC is\nbased\nin Osaka. Snow\nmelts.\n")
    assert found(run, "draft.md", "--diff", "HEAD") == {"draft.md": (1, 1, [])}


def test_what_git_does_not_know_is_new(run: Any, newsroom: Path, git: Git) -> None:
    write(newsroom / "new.md", OSAKA)
    assert found(run, "new.md", "--diff", "HEAD") == {"new.md": (1, 0, ["Osaka"])}
    git("add", "new.md")
    assert found(run, "new.md", "--diff", "HEAD") == {"new.md": (1, 0, ["Osaka"])}
    write(newsroom / ".gitignore", "secret.md\n")
    write(newsroom / "secret.md", OSAKA)
    assert found(run, "secret.md", "--diff", "HEAD") == {"secret.md": (1, 0, ["Osaka"])}


def test_renames_are_followed(run: Any, newsroom: Path, git: Git) -> None:
    write(newsroom / "draft.md", f"{OSAKA}\n\n" + "Snow fell on the hills.\n\n" * 9)
    git("commit", "-aqm", "two")
    (newsroom / "desk [1]").mkdir()
    git("mv", "draft.md", "desk [1]/né\tw.md")
    assert found(run, "desk [1]", "--diff", "HEAD") == {"desk [1]/né\tw.md": (0, 10, [])}
    path = newsroom / "desk [1]" / "né\tw.md"
    write(path, path.read_text("utf-8") + FEWER)
    assert found(run, "desk [1]", "--diff", "HEAD") == {"desk [1]/né\tw.md": (1, 10, ["18"])}


def test_from_a_folder_below(
    run: Any, newsroom: Path, git: Git, monkeypatch: pytest.MonkeyPatch
) -> None:
    (newsroom / "desk").mkdir()
    monkeypatch.chdir(newsroom / "desk")
    write(newsroom / "draft.md", FEWER)
    assert found(run, "../draft.md", "--claims", "../claims", "--diff", "main") == {
        "../draft.md": (1, 0, ["18"])
    }


@pytest.mark.parametrize("end", ["\r\n", "\n"])
def test_line_ends(run: Any, newsroom: Path, git: Git, end: str) -> None:
    lines = [OSAKA, "", "Snow fell.", "", "Rain is due.", ""]
    write(newsroom / "draft.md", end.join(lines))
    git("commit", "-aqm", "two", "--allow-empty")
    lines[2] = FEWER
    write(newsroom / "draft.md", end.join(lines))
    assert found(run, "draft.md", "--diff", "HEAD") == {"draft.md": (1, 2, ["18"])}


def test_text_that_git_takes_for_binary(run: Any, newsroom: Path, git: Git) -> None:
    path = newsroom / "wide.txt"
    path.write_bytes(f"{OSAKA}\n\nSnow fell.\n".encode("utf-16"))
    git("add", ".")
    git("commit", "-qm", "two")
    path.write_bytes(f"{OSAKA}\n\n{FEWER}\n".encode("utf-16"))
    assert found(run, "wide.txt", "--diff", "HEAD") == {"wide.txt": (1, 1, ["18"])}


def test_a_word_file(run: Any, newsroom: Path, git: Git) -> None:
    path = newsroom / "draft.docx"
    path.write_bytes(word_file(paragraph(OSAKA) + paragraph("Snow fell.")))
    git("add", ".")
    git("commit", "-qm", "two")
    assert found(run, "draft.docx", "--diff", "HEAD") == {"draft.docx": (0, 2, [])}
    path.write_bytes(word_file(paragraph(OSAKA) + paragraph(FEWER)))
    assert found(run, "draft.docx", "--diff", "HEAD") == {"draft.docx": (1, 1, ["18"])}


def test_only_what_changed_is_fixed(run: Any, newsroom: Path, git: Git) -> None:
    write(newsroom / "draft.md", f"{OSAKA}\n\nSnow fell.\n\n{FEWER}\n")
    ran = run("check", "draft.md", "--diff", "HEAD", "--fix")
    assert ran.code == 0
    assert (newsroom / "draft.md").read_text("utf-8") == (
        f"{OSAKA}\n\nSnow fell.\n\n{FEWER.replace('18', '28')}\n"
    )
    assert ran.out.endswith("2 unchanged sentences left out\n")


@pytest.mark.parametrize("revision", ["nowhere", "--all", "", "HEAD~9"])
def test_an_unknown_revision(run: Any, newsroom: Path, git: Git, revision: str) -> None:
    ran = run("check", "draft.md", f"--diff={revision}")
    top = os.path.realpath(newsroom)
    assert ran.code == 2
    assert ran.err == f"error: --diff {revision}: the git repository {top} has no such revision\n"


def test_a_repository_without_commits(run: Any, newsroom: Path, git: Git) -> None:
    git("checkout", "-q", "--orphan", "empty")
    assert "has no such revision" in run("check", "draft.md", "--diff", "HEAD").err


def test_without_git(run: Any, newsroom: Path, git: Git, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(newsroom))
    ran = run("check", "draft.md", "--diff", "HEAD")
    assert ran.code == 2
    assert ran.err == ("error: --diff needs git, which cannot be run: no such file or directory\n")
