"""The examples for continuous integration: well formed, and their commands run."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.examples.commands import shell
from tests.reports.readers import github_commands, rdjson_lines

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples"
SCHEMAS = {
    "github/action.yml": "github-actions",
    "github/workflow.yml": "github-workflows",
    "github/code-scanning.yml": "github-workflows",
    "github/reviewdog.yml": "github-workflows",
    "gitlab/gitlab-ci.yml": "gitlab-ci",
    "docs-repository/.github/workflows/factcheck.yml": "github-workflows",
}


@pytest.fixture
def newsroom(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "claims", tmp_path / "claims")
    (tmp_path / "drafts" / "more").mkdir(parents=True)
    shutil.copy(EXAMPLES / "draft.md", tmp_path / "drafts" / "draft.md")
    return tmp_path


def load(name: str) -> Any:
    return yaml.safe_load((EXAMPLES / name).read_text("utf-8"))


@pytest.mark.parametrize("name", SCHEMAS)
def test_it_follows_the_schema_of_its_service(name: str) -> None:
    pytest.importorskip("check_jsonschema", reason="the schemas come with check-jsonschema")
    ran = subprocess.run(
        [
            *(sys.executable, "-m", "check_jsonschema"),
            *("--builtin-schema", f"vendor.{SCHEMAS[name]}"),
            str(EXAMPLES / name),
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr


def test_every_example_is_tested() -> None:
    found = {path.relative_to(EXAMPLES).as_posix() for path in EXAMPLES.rglob("*.yml")}
    assert found == set(SCHEMAS)


def step(name: str) -> dict[str, Any]:
    [found] = [s for s in load("github/action.yml")["runs"]["steps"] if s.get("name") == name]
    assert isinstance(found, dict)
    return found


def run_step(name: str, folder: Path, **inputs: str) -> subprocess.CompletedProcess[str]:
    """Run a step of the action with `inputs`, or what it says is the default."""
    action = load("github/action.yml")
    given = {key: value["default"] for key, value in action["inputs"].items()}
    given |= {key.replace("_", "-"): value for key, value in inputs.items()}
    variables = {}
    for variable, expression in step(name)["env"].items():
        key = expression.removeprefix("${{ inputs.").removesuffix(" }}")
        variables[variable] = given[key]
    return shell(
        step(name)["run"], folder, GITHUB_STEP_SUMMARY=str(folder / "summary.md"), **variables
    )


def test_inputs_reach_the_shell_as_variables_alone() -> None:
    for each in load("github/action.yml")["runs"]["steps"]:
        assert "${{" not in each.get("run", "")


def test_the_action_annotates_and_sums_up(newsroom: Path) -> None:
    checked = run_step("Check the drafts", newsroom)
    assert checked.returncode == 1
    commands = github_commands(checked.stdout)
    assert len(commands) == 8
    assert {properties["file"] for _, properties, _ in commands} == {"drafts/draft.md"}
    assert step("Sum up")["if"] == "always()"
    summed = run_step("Sum up", newsroom)
    assert (summed.returncode, summed.stdout, summed.stderr) == (0, "", "")
    summary = (newsroom / "summary.md").read_text("utf-8")
    assert summary.startswith("## factcheck\n\n### drafts\\/draft\\.md\n")
    assert summary.count("\n- line ") == 8


def test_the_inputs_of_the_action(newsroom: Path) -> None:
    (newsroom / "a b.md").write_text("NEC is based in Osaka.", "utf-8")
    claims = "own claims.yaml"
    (newsroom / claims).write_text(
        "claims:\n  - id: nec\n    statement: NEC is based in Tokyo.\n    verdict: accurate\n",
        "utf-8",
    )
    ran = run_step("Check the drafts", newsroom, paths="a b.md\ndrafts/more\n", claims=claims)
    assert ran.returncode == 1
    [(_, properties, message)] = github_commands(ran.stdout)
    assert properties["file"] == "a b.md"
    assert "\nClaim: nec: " in message
    ran = run_step("Check the drafts", newsroom, paths="a b.md", fail_on="never")
    assert ran.returncode == 0


def commands(name: str) -> list[str]:
    """The commands of the only job of a workflow, or of a GitLab job."""
    plain = load(name)
    if "jobs" not in plain:
        return list(plain["factcheck"]["script"])
    return [s["run"] for s in plain["jobs"]["factcheck"]["steps"] if "run" in s]


@pytest.mark.parametrize(
    ("name", "code"),
    [("github/code-scanning.yml", 0), ("github/reviewdog.yml", 0), ("gitlab/gitlab-ci.yml", 1)],
)
def test_the_jobs_write_what_they_hand_on(newsroom: Path, name: str, code: int) -> None:
    [check] = [line for line in commands(name) if line.startswith("factcheck check")]
    ran = shell(check, newsroom)
    assert (ran.returncode, ran.stdout) == (code, ""), ran.stderr
    output = check.split("--output ")[1].split()[0]
    # What is written is what the service is told to read.
    assert yaml.safe_dump(load(name)).count(output) == 2
    text = (newsroom / output).read_text("utf-8")
    if name == "github/reviewdog.yml":
        paths = [each["location"]["path"] for each in rdjson_lines(text)]
    elif name == "gitlab/gitlab-ci.yml":
        paths = [each["location"]["path"] for each in json.loads(text)]
    else:
        locations = [each["locations"][0] for each in json.loads(text)["runs"][0]["results"]]
        paths = [each["physicalLocation"]["artifactLocation"]["uri"] for each in locations]
    assert paths == ["drafts/draft.md"] * 8
