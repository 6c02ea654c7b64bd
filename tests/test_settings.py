from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.claims import Verdict
from factcheck.errors import SettingsError
from factcheck.settings import FAIL_ON, Settings, find_settings, load_settings


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def test_nearest_file_wins_and_factcheck_toml_before_pyproject(tmp_path: Path) -> None:
    folder = tmp_path / "desk" / "today"
    folder.mkdir(parents=True)
    outer = write(tmp_path / "factcheck.toml", "")
    assert find_settings(folder) == outer
    project = write(tmp_path / "desk" / "pyproject.toml", "[tool.factcheck]\n")
    assert find_settings(folder) == project
    own = write(tmp_path / "desk" / "factcheck.toml", "")
    assert find_settings(folder) == own


def test_a_pyproject_without_our_table_does_not_count(tmp_path: Path) -> None:
    outer = write(tmp_path / "factcheck.toml", "")
    write(tmp_path / "desk" / "pyproject.toml", "[tool.other]\n")
    assert find_settings(tmp_path / "desk") == outer
    write(tmp_path / "desk" / "pyproject.toml", "tool = 3\n")
    assert find_settings(tmp_path / "desk") == outer


def test_claim_paths_are_joined_to_the_folder_of_the_file(tmp_path: Path) -> None:
    path = write(
        tmp_path / "factcheck.toml",
        'claims = ["politics/", "/shared/claims"]\nfail_on = "never"\nmin_confidence = 1\n',
    )
    assert load_settings(path) == Settings(
        claims=(str(tmp_path / "politics"), "/shared/claims"), fail_on="never", min_confidence=1
    )


def test_an_encoder_is_a_folder_beside_the_file_or_a_name(tmp_path: Path) -> None:
    path = write(tmp_path / "factcheck.toml", 'encoder = "models/mini"\n')
    assert load_settings(path).encoder == "models/mini"
    (tmp_path / "models" / "mini").mkdir(parents=True)
    assert load_settings(path).encoder == str(tmp_path / "models" / "mini")


def test_the_address_of_a_database_is_no_path(tmp_path: Path) -> None:
    address = "postgresql://ann@db.example/claims"
    path = write(tmp_path / "factcheck.toml", f'claims = "{address}"\n')
    assert load_settings(path).claims == (address,)


def test_one_claim_path_and_the_default(tmp_path: Path) -> None:
    path = write(tmp_path / "pyproject.toml", '[tool.factcheck]\nclaims = "mine.yaml"\n')
    assert load_settings(path).claims == (str(tmp_path / "mine.yaml"),)
    assert load_settings(write(tmp_path / "pyproject.toml", "")) == Settings(
        claims=(str(tmp_path / "claims"),)
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('encoder = ""', "encoder: expected a path or a name, got ''"),
        ("claims = 3", "claims: expected a path or a list of paths, got 3"),
        ("claims = []", "claims: expected a path or a list of paths, got []"),
        ('claims = ["a", ""]', "claims: expected a path or a list of paths, got ['a', '']"),
        ('claims = ""', "claims: expected a path or a list of paths, got ''"),
        ('fail_on = "accurate"', "fail_on: expected one of inaccurate, mostly-inaccurate,"),
        ("fail_on = [1]", "fail_on: expected one of"),
        ("min_confidence = 1.5", "min_confidence: expected a number from 0 to 1, got 1.5"),
        ("min_confidence = true", "min_confidence: expected a number from 0 to 1, got True"),
        ("min_confidence = nan", "min_confidence: expected a number from 0 to 1, got nan"),
        ("colour = 1", "colour: unknown setting; known: claims, fail_on, level, min_confidence"),
        ("claims", "not valid TOML: "),
    ],
)
def test_bad_settings(tmp_path: Path, text: str, message: str) -> None:
    path = write(tmp_path / "factcheck.toml", text)
    with pytest.raises(SettingsError) as caught:
        load_settings(path)
    (problem,) = caught.value.problems
    assert str(problem).startswith(f"{path}: {message}")


def test_all_problems_at_once(tmp_path: Path) -> None:
    path = write(tmp_path / "factcheck.toml", "a = 1\nb = 2\nclaims = 3\n")
    with pytest.raises(SettingsError) as caught:
        load_settings(path)
    assert [problem.field for problem in caught.value.problems] == ["a", "b", "claims"]


def test_a_table_that_is_no_table(tmp_path: Path) -> None:
    path = write(tmp_path / "pyproject.toml", "[tool]\nfactcheck = 'yes'\n")
    with pytest.raises(SettingsError, match=r"tool\.factcheck: expected a table, got 'yes'"):
        load_settings(path)


def test_a_file_that_is_missing_or_not_utf8(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="cannot be read: No such file or directory"):
        load_settings(tmp_path / "factcheck.toml")
    (tmp_path / "factcheck.toml").write_bytes(b"\xff")
    with pytest.raises(SettingsError, match="not valid TOML"):
        load_settings(tmp_path / "factcheck.toml")


def test_fail_on_names_verdicts_worst_first() -> None:
    severities = [Verdict(name).severity for name in FAIL_ON if name != "never"]
    assert severities == sorted(severities, reverse=True)
