"""The documentation of a product, held against what its owners confirmed: at a commit and in CI."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import ROOT
from tests.examples.commands import git, pre_commit, shell
from tests.reports.readers import github_commands

EXAMPLE = ROOT / "examples" / "docs-repository"
WORKFLOW = EXAMPLE / ".github" / "workflows" / "factcheck.yml"
WRONG = {
    ("docs/guide/plans.md", "ten"),
    ("docs/install.md", "3.9"),
    ("docs/releases/1.0.md", "seven days"),
}
"""The places that depart from the claims, and the words there."""


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    return shutil.copytree(EXAMPLE, tmp_path / "lantern")


def steps() -> list[str]:
    loaded = yaml.safe_load(WORKFLOW.read_text("utf-8"))
    return [step["run"] for step in loaded["jobs"]["factcheck"]["steps"] if "run" in step]


def mend(repository: Path) -> None:
    for path, right in (("docs/install.md", "3.11"), ("docs/guide/plans.md", "five")):
        (words,) = (words for name, words in WRONG if name == path)
        page = repository / path
        page.write_text(page.read_text("utf-8").replace(words, right), "utf-8")


def test_the_job_fails_and_then_passes(repository: Path) -> None:
    install, lint, check = steps()
    assert install.endswith("tools/factcheck/")
    linted = shell(lint, repository)
    assert (linted.returncode, linted.stdout) == (0, "nothing to say\n"), linted.stderr
    ran = shell(check, repository)
    assert ran.returncode == 1, ran.stderr
    told = [properties for _, properties, _ in github_commands(ran.stdout)]
    found = {(each["file"], words_at(repository, each)) for each in told if "file" in each}
    assert found == WRONG
    mend(repository)
    again = shell(check, repository)
    # What the release notes say is still shown, and fails nothing.
    assert again.returncode == 0, again.stdout
    assert again.stdout.count("file=docs/releases/1.0.md") == 1


def words_at(repository: Path, place: dict[str, str]) -> str:
    line = (repository / place["file"]).read_text("utf-8").splitlines()[int(place["line"]) - 1]
    return line[int(place["col"]) - 1 : int(place["endColumn"]) - 1]


def hooks() -> list[dict[str, Any]]:
    """The example's hooks, as the manifest completes them, with the program that is installed."""
    config = yaml.safe_load((EXAMPLE / ".pre-commit-config.yaml").read_text("utf-8"))
    manifest = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    known = {hook["id"]: hook for hook in manifest}
    return [
        {**known[hook["id"]], **hook, "language": "system"} for hook in config["repos"][0]["hooks"]
    ]


def test_which_files_the_hook_takes() -> None:
    (hook,) = hooks()
    taken = re.compile(hook["files"])
    assert all(taken.search(path) for path in ("docs/a.md", "docs/guide/more/a.md"))
    assert not any(taken.search(path) for path in ("README.md", "docs/a.png", "src/docs/a.md"))


@pytest.mark.skipif(shutil.which("git") is None, reason="needs git")
def test_a_commit_is_refused_and_then_taken(repository: Path, tmp_path: Path) -> None:
    pytest.importorskip("pre_commit", reason="needs pre-commit")
    config = {"repos": [{"repo": "local", "hooks": hooks()}]}
    (repository / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config), "utf-8")
    (repository / "README.md").write_text("Lantern needs Python 2.7 or later.\n", "utf-8")
    home = {"PRE_COMMIT_HOME": str(tmp_path / "home")}
    git(repository, "init", "--quiet")
    git(repository, "add", "--all")
    installed = pre_commit(repository, "install", **home)
    assert installed.returncode == 0, installed.stdout + installed.stderr
    refused = git(repository, "commit", "--message", "Pages", **home)
    assert refused.returncode == 1
    assert "docs/install.md:3:22: FC201 quantity: inaccurate" in refused.stderr
    assert "README.md" not in refused.stderr
    mend(repository)
    git(repository, "add", "--all")
    taken = git(repository, "commit", "--message", "Pages", **home)
    assert taken.returncode == 0, taken.stdout + taken.stderr
