from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import attrs
import pytest

from factcheck.settings import Settings, load_settings

FULL = """
claims = ["claims", "postgresql://desk/claims"]
min_confidence = 0.25
allow = ["a \\"so-called\\" \\u007f firm", {phrase = "38", kinds = ["date"], reason = "ours"}]
fail_on = {default = "misleading", quantity = "never"}
[kinds]
date = "off"
[[paths]]
match = "sport/**"
level = "strict"
kinds = {place = 0.5}
[[paths]]
match = "sport/cup.md"
level = "lenient"
quotes = "speaker"
"""


def lines(out: str) -> dict[str, str]:
    return {line.removeprefix("# ").split()[0]: line for line in out.splitlines()}


def test_without_a_file_all_is_default(run: Any) -> None:
    ran = run("settings")
    assert (ran.code, ran.err) == (0, "")
    assert all(line.endswith("  # default") for line in ran.out.splitlines())
    assert list(lines(ran.out)) == [field.name for field in attrs.fields(Settings)]


def test_each_says_where_it_is_from(run: Any, newsroom: Path) -> None:
    (newsroom / "factcheck.toml").write_text(FULL, "utf-8")
    shown = lines(run("settings", "--fail-on", "never", "--baseline", "b.json").out)
    assert shown["level"] == 'level = "balanced"  # default'
    assert shown["min_confidence"] == "min_confidence = 0.25  # factcheck.toml"
    assert shown["kinds"] == 'kinds = {date = "off"}  # factcheck.toml'
    assert shown["fail_on"] == 'fail_on = "never"  # command line'
    assert shown["baseline"] == 'baseline = "b.json"  # command line'
    assert shown["quotes"] == 'quotes = "check"  # default'
    shown = lines(run("settings", "--quotes", "skip").out)
    assert shown["quotes"] == 'quotes = "skip"  # command line'
    shown = lines(run("settings", "--fail-on", "date=mixed", "--claims", "c.yaml").out)
    assert shown["fail_on"] == (
        'fail_on = {default = "misleading", quantity = "never", date = "mixed"}'
        "  # factcheck.toml, command line"
    )
    assert shown["claims"] == 'claims = ["c.yaml"]  # command line'


def test_for_a_draft_the_rules_of_its_path(run: Any, newsroom: Path) -> None:
    (newsroom / "factcheck.toml").write_text(FULL, "utf-8")
    cup = lines(run("settings", "sport/cup.md").out)
    assert cup["quotes"] == 'quotes = "speaker"  # factcheck.toml: paths[1]'
    assert cup["level"] == 'level = "lenient"  # factcheck.toml: paths[1]'
    assert cup["kinds"] == (
        'kinds = {date = "off", place = 0.5}  # factcheck.toml, factcheck.toml: paths[0]'
    )
    assert cup["min_confidence"] == "# min_confidence is not set  # factcheck.toml: paths[1]"
    assert "paths" not in cup
    assert lines(run("settings", "news.md").out)["level"] == 'level = "balanced"  # default'


def test_what_is_printed_is_a_settings_file(
    run: Any, newsroom: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (newsroom / "factcheck.toml").write_text(FULL, "utf-8")
    ran = run("settings")
    (newsroom / "printed.toml").write_text(ran.out, "utf-8")
    assert tomllib.loads(ran.out)["allow"][0] == 'a "so-called" \x7f firm'
    assert load_settings(newsroom / "printed.toml") == load_settings(newsroom / "factcheck.toml")
    (newsroom / "desk").mkdir()
    monkeypatch.chdir(newsroom / "desk")
    shown = lines(run("settings").out)
    assert shown["claims"].startswith('claims = ["../claims", ')
    assert shown["claims"].endswith("# ../factcheck.toml")


def test_a_file_that_is_wrong(run: Any, newsroom: Path) -> None:
    (newsroom / "factcheck.toml").write_text("kinds = 3", "utf-8")
    ran = run("settings")
    assert (ran.code, ran.out) == (2, "")
    assert "kinds: expected a table of levels by kind, got 3" in ran.err


def test_a_password_is_not_shown(run: Any, newsroom: Path) -> None:
    text = 'claims = "postgresql://ann:secret@desk/claims"\n'
    (newsroom / "factcheck.toml").write_text(text, "utf-8")
    assert run("settings").out.startswith('claims = ["postgresql://ann@desk/claims"]  # factcheck')
    ran = run("settings", "--claims", "postgresql://ann:secret@desk/other")
    assert "secret" not in ran.out


def test_an_encoder(run: Any, newsroom: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (newsroom / "factcheck.toml").write_text('encoder = "model"', "utf-8")
    assert lines(run("settings").out)["encoder"] == 'encoder = "model"  # factcheck.toml'
    (newsroom / "model").mkdir()
    (newsroom / "desk").mkdir()
    monkeypatch.chdir(newsroom / "desk")
    assert lines(run("settings").out)["encoder"] == 'encoder = "../model"  # ../factcheck.toml'
    ran = run("settings", "--encoder", "some/name")
    assert lines(ran.out)["encoder"] == 'encoder = "some/name"  # command line'
