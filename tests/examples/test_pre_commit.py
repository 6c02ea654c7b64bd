"""The hooks for pre-commit, in a git repository of their own: a commit refused, then taken."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import yaml

from tests.examples.commands import git, pre_commit

ROOT = Path(__file__).parents[2]
PACKAGE = ("pyproject.toml", "README.md", "LICENSE", ".pre-commit-hooks.yaml", "factcheck")
# What pip says when no registry answers: then nothing here can be tried.
UNREACHABLE = ("No matching distribution", "Could not find a version", "ConnectionError")

pytest.importorskip("pre_commit", reason="needs pre-commit")
pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="needs git")


@pytest.mark.parametrize(
    ("command", "path"),
    [
        ("validate-manifest", ".pre-commit-hooks.yaml"),
        ("validate-config", "examples/pre-commit-config.yaml"),
        ("validate-config", "examples/docs-repository/.pre-commit-config.yaml"),
    ],
)
def test_it_is_well_formed(command: str, path: str) -> None:
    done = pre_commit(ROOT, command, path)
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_commit_is_refused_and_then_taken(tmp_path: Path) -> None:
    # This tree, as a repository that pre-commit can clone.
    tool = tmp_path / "factcheck"
    tool.mkdir()
    for name in PACKAGE:
        if (ROOT / name).is_dir():
            ignored = shutil.ignore_patterns("__pycache__")  # other tests may be writing there
            shutil.copytree(ROOT / name, tool / name, ignore=ignored)
        else:
            shutil.copy(ROOT / name, tool / name)
    git(tool, "init", "--quiet")
    git(tool, "add", "--all")
    git(tool, "commit", "--quiet", "--message", "factcheck")
    revision = git(tool, "rev-parse", "HEAD").stdout.strip()

    newsroom = tmp_path / "newsroom"
    (newsroom / "drafts").mkdir(parents=True)
    shutil.copytree(ROOT / "claims", newsroom / "claims")
    config = yaml.safe_load((ROOT / "examples" / "pre-commit-config.yaml").read_text("utf-8"))
    config["repos"][0] |= {"repo": str(tool), "rev": revision}
    (newsroom / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config), "utf-8")
    draft = newsroom / "drafts" / "cameras.md"
    draft.write_text("# Cameras\n\nNEC, which is based in Osaka, sells cameras.\n", "utf-8")
    git(newsroom, "init", "--quiet")
    git(newsroom, "add", "--all")

    home = {"PRE_COMMIT_HOME": str(tmp_path / "home")}
    installed = pre_commit(newsroom, "install", "--install-hooks", **home)
    if installed.returncode and any(word in installed.stdout for word in UNREACHABLE):
        pytest.skip("no package registry to install the hook from")
    assert installed.returncode == 0, installed.stdout + installed.stderr

    refused = git(newsroom, "commit", "--message", "Cameras", **home)
    assert refused.returncode == 1
    assert "drafts/cameras.md:3:24: FC103 place: inaccurate" in refused.stderr
    assert git(newsroom, "rev-parse", "--verify", "HEAD").returncode != 0

    draft.write_text(draft.read_text("utf-8").replace("Osaka", "Tokyo"), "utf-8")
    git(newsroom, "add", "--all")
    taken = git(newsroom, "commit", "--message", "Cameras", **home)
    assert taken.returncode == 0, taken.stdout + taken.stderr
    assert taken.stderr.count("Passed") == 2
    assert git(newsroom, "log", "--format=%s").stdout == "Cameras\n"

    # A quote that its source doesn't hold is refused as well.
    claims = newsroom / "claims" / "microsoft-third-to-stop.yaml"
    claims.write_text(claims.read_text("utf-8").replace("Tokyo-based NEC", "Paris-based NEC"))
    git(newsroom, "add", "--all")
    again = git(newsroom, "commit", "--message", "Claims", **home)
    assert again.returncode == 1
    assert "altered" in again.stderr
