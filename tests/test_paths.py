from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.paths import matches, relative


@pytest.mark.parametrize(
    ("path", "folder", "expected"),
    [
        ("drafts/a.md", "", "drafts/a.md"),
        ("./drafts//a.md", "", "drafts/a.md"),
        ("drafts/a.md", "drafts", "a.md"),
        ("a.md", "drafts", "../a.md"),
        ("<stdin>", "", "<stdin>"),
        ("", "", ""),
    ],
)
def test_relative(path: str, folder: str, expected: str) -> None:
    assert relative(path, folder) == expected


def test_relative_from_an_absolute_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert relative("drafts/a.md", str(tmp_path)) == "drafts/a.md"
    assert relative(str(tmp_path / "a.md"), "") == "a.md"


@pytest.mark.parametrize(
    ("patterns", "path", "expected"),
    [
        (("sport/**",), "sport/cup/final.md", True),
        (("sport/**",), "news/sport/final.md", False),
        (("sport/",), "news/sport/final.md", True),
        (("*.txt",), "sport/final.txt", True),
        (("*.txt",), "sport/final.md", False),
        (("/final.md",), "sport/final.md", False),
        (("*.md", "!index.md"), "index.md", False),
        (("*.md", "!index.md"), "a.md", True),
        (("[ab].md",), "b.md", True),
        (("*.md",), "../b.md", False),
        (("**",), "../b.md", False),
        ((), "a.md", False),
    ],
)
def test_matches(patterns: tuple[str, ...], path: str, expected: bool) -> None:
    assert matches(patterns, path) is expected


def test_a_pattern_that_is_none() -> None:
    with pytest.raises(ValueError, match="!"):
        matches(("!",), "a.md")
