from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path

import attrs
import pytest
from jsonschema import Draft202012Validator

from factcheck.claims import Claim, Verdict
from factcheck.errors import InvalidValueError, SettingsError
from factcheck.findings import Finding, Kind
from factcheck.settings import (
    FAIL_ON,
    OFF,
    Allowed,
    FailOn,
    PathRule,
    Settings,
    find_settings,
    load_settings,
    named,
)
from factcheck.settings.fields import schema
from factcheck.text import Span


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
        ("kinds = 3", "kinds: expected a table of levels by kind, got 3"),
        ("kinds.colour = 'off'", "kinds.colour: unknown kind; known: attribution, entity, place,"),
        ("kinds.date = 'of'", "kinds.date: expected one of strict, balanced, lenient, off, or a"),
        ("kinds.date = 2", "kinds.date: expected one of strict, balanced, lenient, off, or a"),
        ("kinds.date = true", "kinds.date: expected one of strict, balanced, lenient, off, or a"),
        ("fail_on.date = 'bad'", "fail_on.date: expected one of inaccurate, mostly-inaccurate,"),
        ("fail_on.colour = 'mixed'", "fail_on.colour: unknown kind; known: default, attribution,"),
        ("allow = 'NEC'", "allow: expected a list, got 'NEC'"),
        ("allow = ['NEC', ' ']", "allow[1]: expected text, or a table with a phrase, got ' '"),
        ("allow = [{reason = 'a'}]", "allow[0].phrase: missing; expected text"),
        ("allow = [{phrase = 3}]", "allow[0].phrase: expected text, got 3"),
        ("allow = [{phrase = 'a', kind = 'date'}]", "allow[0].kind: unknown field; known: phrase,"),
        (
            "allow = [{phrase = 'a', kinds = 'date'}]",
            "allow[0].kinds: expected a list of kinds, got 'date'",
        ),
        (
            "allow = [{phrase = 'a', kinds = ['date', 'time']}]",
            "allow[0].kinds[1]: expected one of attribution, entity,",
        ),
        ("paths = {}", "paths: expected a list of tables, got {}"),
        ("paths = [3]", "paths[0]: expected a table with match, got 3"),
        ("[[paths]]", "paths[0].match: missing; expected a pattern such as sport/** or a list"),
        ("[[paths]]\nmatch = '!'", "paths[0].match: expected a pattern such as sport/** or a list"),
        ("[[paths]]\nmatch = 'a'\nclaims = 'b'", "paths[0].claims: unknown field; known: match,"),
        ("[[paths]]\nmatch = 'a'\nlevel = 'b'", "paths[0].level: expected one of strict, balanced"),
        ("baseline = ''", "baseline: expected a path, got ''"),
        ("quotes = 'no'", "quotes: expected one of check, speaker, skip, got 'no'"),
        ("quotes = ['skip']", "quotes: expected one of check, speaker, skip, got ['skip']"),
        (
            "[[paths]]\nmatch = 'a'\nquotes = 'b'",
            "paths[0].quotes: expected one of check, speaker,",
        ),
    ],
)
def test_bad_settings(tmp_path: Path, text: str, message: str) -> None:
    path = write(tmp_path / "factcheck.toml", text)
    with pytest.raises(SettingsError) as caught:
        load_settings(path)
    (problem,) = caught.value.problems
    assert str(problem).startswith(f"{path}: {message}")


FULL = """
claims = "claims"
baseline = "known.json"
level = "strict"
quotes = "speaker"
allow = ["as the company counts", {phrase = "38 members", kinds = ["quantity"], reason = "ours"}]

[fail_on]
default = "misleading"
quantity = "never"

[kinds]
date = "off"
place = 0.9

[[paths]]
match = ["sport/**", "*.txt"]
level = "lenient"
kinds = {quantity = "strict"}
allow = ["the derby"]

[[paths]]
match = "sport/cup/"
fail_on = "never"
min_confidence = 0.1
kinds = {quantity = 0.2}
quotes = "skip"
"""


def test_everything_that_a_file_may_hold(tmp_path: Path) -> None:
    path = write(tmp_path / "factcheck.toml", FULL)
    phrases = (
        Allowed("as the company counts"),
        Allowed("38 members", (Kind.QUANTITY,), "ours"),
    )
    assert load_settings(path) == Settings(
        claims=(str(tmp_path / "claims"),),
        fail_on={"default": "misleading", "quantity": "never"},
        level="strict",
        kinds={Kind.DATE: OFF, Kind.PLACE: 0.9},
        allow=phrases,
        paths=(
            PathRule(
                ("sport/**", "*.txt"),
                str(tmp_path),
                level="lenient",
                kinds={Kind.QUANTITY: "strict"},
                allow=(Allowed("the derby"),),
            ),
            PathRule(
                "sport/cup/",
                str(tmp_path),
                fail_on="never",
                min_confidence=0.1,
                kinds={"quantity": 0.2},
                quotes="skip",
            ),
        ),
        baseline=str(tmp_path / "known.json"),
        quotes="speaker",
    )
    names = "claims baseline level allow fail_on kinds paths quotes"
    assert named(path) == set(names.split())
    assert load_settings(path).at(str(tmp_path / "sport" / "a.md")).quotes == "speaker"
    assert load_settings(path).at(str(tmp_path / "sport" / "cup" / "a.md")).quotes == "skip"


def test_rules_by_path_are_applied_in_order(tmp_path: Path) -> None:
    read = load_settings(write(tmp_path / "desk" / "factcheck.toml", FULL))
    other = read.at(str(tmp_path / "desk" / "news.md"))
    assert other == attrs.evolve(read, paths=())
    sport = read.at(str(tmp_path / "desk" / "sport" / "final.md"))
    assert (sport.level, sport.least, sport.fail_on) == ("lenient", 0.3, read.fail_on)
    assert sport.least_of(Kind.QUANTITY) == 0.85
    assert sport.kinds[Kind.DATE] == OFF
    assert [allowed.phrase for allowed in sport.allow][2:] == ["the derby"]
    cup = read.at(str(tmp_path / "desk" / "sport" / "cup" / "final.md"))
    assert (cup.level, cup.least, cup.fail_on) == ("lenient", 0.1, "never")
    assert (cup.least_of(Kind.QUANTITY), cup.least_of(Kind.PLACE)) == (0.2, 0.9)
    assert read.at(str(tmp_path / "sport" / "final.md")) == other
    assert read.at(None) is read


def test_a_level_by_path_wins_over_a_number() -> None:
    settings = Settings(min_confidence=0.9, paths=(PathRule("a.md", level="lenient"),))
    assert settings.at("a.md").least == 0.3
    assert settings.at("b.md").least == 0.9


def test_a_kind_that_is_off_is_found_at_the_level_of_all() -> None:
    settings = Settings(level="strict", kinds={Kind.DATE: OFF})
    assert settings.least_of(Kind.DATE) == 0.85


@pytest.mark.parametrize(
    ("fail_on", "kind", "verdict", "fails"),
    [
        ("inaccurate", Kind.DATE, Verdict.INACCURATE, True),
        ("inaccurate", Kind.DATE, Verdict.MISLEADING, False),
        ("never", Kind.DATE, Verdict.INACCURATE, False),
        ({"date": "never"}, Kind.DATE, Verdict.INACCURATE, False),
        ({"date": "never"}, Kind.PLACE, Verdict.INACCURATE, True),
        ({"date": "never"}, Kind.PLACE, Verdict.MISLEADING, False),
        ({"default": "never", "date": "mixed"}, Kind.DATE, Verdict.MIXED, True),
        ({"default": "never", "date": "mixed"}, Kind.PLACE, Verdict.INACCURATE, False),
    ],
)
def test_what_fails_a_run(fail_on: FailOn, kind: Kind, verdict: Verdict, fails: bool) -> None:
    claim = Claim("c", "Ice is cold.", "accurate")
    finding = Finding(verdict, kind, Span(0, 1), Span(0, 1), claim, (), (), "Why.", 0.9)
    assert Settings(fail_on=fail_on).fails(finding) is fails


@pytest.mark.parametrize(
    ("make", "field"),
    [
        (lambda: Settings(level="loud"), "level"),
        (lambda: Settings(fail_on="accurate"), "fail_on"),
        (lambda: Settings(fail_on={"date": "accurate"}), "fail_on"),
        (lambda: Settings(fail_on={"colour": "mixed"}), "kinds"),
        (lambda: Settings(kinds={"colour": "off"}), "kinds"),
        (lambda: Settings(kinds={Kind.DATE: 1.5}), "kinds.date"),
        (lambda: Allowed(""), "phrase"),
        (lambda: Allowed("a", "date"), "kinds"),
        (lambda: PathRule("!"), "match"),
        (lambda: PathRule("a", level="loud"), "level"),
        (lambda: Settings(quotes="no"), "quotes"),
        (lambda: PathRule("a", quotes="no"), "quotes"),
    ],
)
def test_bad_values(make: Callable[[], object], field: str) -> None:
    with pytest.raises(InvalidValueError) as caught:
        make()
    assert caught.value.field == field


def test_the_schema_is_one_and_takes_what_reading_takes(tmp_path: Path) -> None:
    Draft202012Validator.check_schema(schema())
    validator = Draft202012Validator(schema())
    validator.validate(tomllib.loads(FULL))
    for text in ("", 'fail_on = "never"', 'claims = ["a"]', "kinds = {date = 1}"):
        load_settings(write(tmp_path / "factcheck.toml", text))
        validator.validate(tomllib.loads(text))


@pytest.mark.parametrize(
    "text",
    [
        *("claims = 3", "claims = []", "fail_on = 'accurate'", "min_confidence = 1.5", "a = 1"),
        *("kinds.colour = 'off'", "kinds.date = 'of'", "allow = ['']", "allow = [{}]"),
        *("[[paths]]", "[[paths]]\nmatch = 'a'\nclaims = 'b'", "baseline = ''"),
        *("quotes = 'no'", "[[paths]]\nmatch = 'a'\nquotes = 'b'"),
    ],
)
def test_the_schema_refuses_what_reading_refuses(tmp_path: Path, text: str) -> None:
    with pytest.raises(SettingsError):
        load_settings(write(tmp_path / "factcheck.toml", text))
    assert not Draft202012Validator(schema()).is_valid(tomllib.loads(text))


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
