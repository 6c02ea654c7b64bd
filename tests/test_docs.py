"""README and docs tell the truth: examples run, links lead somewhere, references are up to date."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import attrs
import pytest

import factcheck
from factcheck import Checker, Claim, Kind, MemoryStore, Settings, Verdict
from factcheck.cli.exits import Exit
from tests.pages import PAGES, ROOT, blocks, name_of, run, shortened

DOCS = ROOT / "docs"
LANGUAGES = {"console", "pycon", "python", "py", "sh", "sql", "text", "toml", "yaml"}
# Its example takes two claims, and stands on the page as code.
IN_CODE = {Kind.OUTDATED}
"""Kinds without a rule that reports them: their sections say so, and show no finding."""

_LINK = re.compile(r"\]\(([^)\s]+)\)")
_HEADING = re.compile(r"^#+ (.+)$", re.M)
_FENCED = re.compile(r"^```.*?^```$", re.M | re.S)


every_page = pytest.mark.parametrize("page", PAGES, ids=name_of)


@every_page
def test_a_page_shows_what_happens(page: Path, tmp_path: Path) -> None:
    for shown in run(page, tmp_path):
        assert shown.block.code == shown.actual, f"{name_of(page)}:{shown.block.line}"


@every_page
def test_every_block_is_run_or_exempt(page: Path) -> None:
    assert page.read_text("utf-8").count("\n```") == 2 * len(blocks(page))
    for block in blocks(page):
        assert block.language in LANGUAGES
        if block.language in ("toml", "yaml"):
            assert block.title is not None, f"{name_of(page)}:{block.line}: not a file, so not run"
        if block.language == "sh":
            made = block.code.startswith(("python3 -m venv .venv && ", "make "))
            assert made, f"{name_of(page)}:{block.line}: only installation may go without a run"


@every_page
def test_links_lead_somewhere(page: Path) -> None:
    for target in _LINK.findall(_FENCED.sub("", page.read_text("utf-8"))):
        if target.startswith(("https://", "mailto:")):
            continue
        path, _, anchor = target.partition("#")
        found = (page.parent / path).resolve() if path else page
        assert found.exists(), target
        if anchor:
            assert anchor in _anchors(found), target


def _anchors(page: Path) -> set[str]:
    headings = _HEADING.findall(_FENCED.sub("", page.read_text("utf-8")))
    return {re.sub(r"[^\w\- ]", "", heading).lower().replace(" ", "-") for heading in headings}


def test_reference_pages_are_those_of_the_code() -> None:
    ran = subprocess.run(
        [sys.executable, "scripts/reference.py", "--check"],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, f"{ran.stdout}{ran.stderr}; to rewrite them: make refresh"


def test_every_public_name_is_on_the_python_page() -> None:
    page = (DOCS / "reference" / "python.md").read_text("utf-8")
    missing = {
        name
        for name in factcheck.__all__
        if f"### {name}\n" not in page and f"| `{name}` |" not in page
    }
    assert missing == {"__version__"}


def test_readme_has_two_commands() -> None:
    commands = [block.code for block in blocks(ROOT / "README.md") if block.language == "sh"]
    assert len(commands) == 2
    assert all(command.count("\n") == 1 for command in commands)
    assert commands[0].rstrip().endswith("factcheck check examples/draft.md")
    assert commands[1].rstrip().endswith("pytest")


def test_every_setting_is_described_with_its_default() -> None:
    page = (DOCS / "reference" / "settings.md").read_text("utf-8")
    rows = dict(re.findall(r"^\| `(\w+)` \|.*\| `([^`]+)` \| [^|]+ \|$", page, re.M))
    shown = {
        "claims": str(list(Settings().claims)).replace("'", '"'),
        "fail_on": Settings().fail_on,
        "level": Settings().level,
        "min_confidence": "that of the level",
        "kinds": str(Settings().kinds),
        "allow": str(list(Settings().allow)),
        "paths": str(list(Settings().paths)),
        "baseline": "none",
        "encoder": "none",
        "quotes": Settings().quotes,
    }
    assert set(rows) == {field.name for field in attrs.fields(Settings)}
    assert rows == shown


def test_every_exit_code_is_described() -> None:
    page = (DOCS / "reference" / "exit-codes.md").read_text("utf-8")
    assert [int(code) for code in re.findall(r"^\| (\d+) \|", page, re.M)] == [*Exit]


def test_every_dependency_has_a_reason() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extras = project["optional-dependencies"]
    listed = [*project["dependencies"], *extras["postgres"], *extras["semantic"]]
    needed = {re.split(r"[\[<>=]", item)[0].lower() for item in listed}
    page = (DOCS / "explanation" / "dependencies.md").read_text("utf-8")
    assert {name.lower() for name in re.findall(r"^\| \[([\w-]+)\]", page, re.M)} == needed


def test_the_changelog_has_this_version() -> None:
    changes = (ROOT / "CHANGELOG.md").read_text("utf-8")
    assert f"## [{factcheck.__version__}]" in changes


@attrs.frozen
class Section:
    """What the page of kinds says of one: its code, and the examples by their label."""

    code: str
    examples: dict[str, str]


def _sections() -> dict[str, Section]:
    _, *parts = re.split(
        r"^## (.+)$", (DOCS / "explanation" / "kinds.md").read_text("utf-8"), flags=re.M
    )
    return {
        name: Section(
            re.findall(r"^Code `(\w+)`\.", text, re.M)[0],
            dict(re.findall(r"^- (\w+(?: \([\w-]+\))?): (.+)$", text, re.M)),
        )
        for name, text in zip(parts[::2], parts[1::2], strict=True)
    }


def _checker(section: Section) -> Checker:
    [(label, statement)] = [
        item for item in section.examples.items() if item[0].startswith("Claim")
    ]
    verdict = label.partition("(")[2].rstrip(")") or "accurate"
    return Checker(MemoryStore([Claim(id="claim", statement=statement, verdict=verdict)]))


def test_every_kind_has_a_section_with_its_code() -> None:
    assert {name: section.code for name, section in _sections().items()} == {
        kind.value: kind.code for kind in Kind
    }


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind not in IN_CODE])
def test_a_kind_fires_on_its_example(kind: Kind) -> None:
    section = _sections()[kind]
    marked = section.examples["Finding"]
    draft = marked.replace("**", "")
    [finding] = _checker(section).check(draft).findings
    assert finding.kind is kind
    assert finding.span.of(draft) == marked.split("**")[1]


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind not in IN_CODE])
def test_a_kind_is_silent_on_its_other_example(kind: Kind) -> None:
    section = _sections()[kind]
    supported = section.examples.get("Supported")
    draft = supported or section.examples["Silent"]
    report = _checker(section).check(draft)
    assert report.findings == ()
    assert [s.verdict for s in report.sentences] == [Verdict.ACCURATE if supported else None]


def test_every_other_kind_shows_a_finding() -> None:
    sections = _sections()
    assert {kind for kind in Kind if "Finding" not in sections[kind].examples} == IN_CODE


def test_shown_output_may_leave_paragraphs_out() -> None:
    output = "a\na\n\nb\n\nc\n\nd\n"
    assert shortened(output, like="x\n\n...\n\ny\n") == "a\na\n\n...\n\nd\n"
    assert shortened(output, like="x\n\n...\n") == "a\na\n\n...\n"
    assert shortened(output, like="x\n") == output
