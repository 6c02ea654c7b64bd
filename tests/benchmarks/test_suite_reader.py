from __future__ import annotations

from datetime import date
from pathlib import Path

import attrs
import pytest

from benchmarks.quality.rows import DataError
from benchmarks.quality.scores import Share
from benchmarks.quality.suite import (
    Expected,
    Judged,
    by_beat,
    by_kind,
    judge_suite,
    near,
    read_beat,
    read_suite,
    tallies,
    tally,
)
from factcheck import Kind, Settings, Span, Verdict

PAIR = """
- id: town-01
  kind: place
  published_on: 2024-05-07
  claims:
    - NEC is based in Tokyo.
    - {id: old, statement: NEC is based in Kyoto., verdict: misleading, supersedes: [older]}
  wrong:
    draft: NEC is based in Osaka.
    findings:
      - {kind: place, marks: Osaka}
  right:
    draft: Rain fell in Osaka.
    covers: false
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "town.yaml").write_text(PAIR, "utf-8")
    return tmp_path


def test_a_pair_is_two_drafts(folder: Path) -> None:
    wrong, right = read_suite(folder)
    assert (wrong.id, right.id) == ("town-01/wrong", "town-01/right")
    assert wrong.expected == (Expected(Kind.PLACE, "Osaka"),)
    assert wrong.span(wrong.expected[0]) == Span(16, 21)
    assert right.expected == ()
    assert (wrong.covers, right.covers) == (True, False)
    assert wrong.published_on == date(2024, 5, 7)
    first, second = wrong.claims
    assert (first.id, first.verdict) == ("town-01.1", Verdict.ACCURATE)
    assert (second.id, second.verdict) == ("old", Verdict.MISLEADING)
    assert second.supersedes == ("older",)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("kind: place\n", "kind: weather\n", "weather"),
        ("marks: Osaka", "marks: Kobe", "does not stand exactly once"),
        ("marks: Osaka", "marks: s", "does not stand exactly once"),
        ("- {kind: place, marks: Osaka}", "[]", "no findings"),
        ("  right:", "  left:", "right"),
        ("2024-05-07", "May", "published_on"),
        ("verdict: misleading", "verdict: false", "verdict"),
        ("verdict: misleading", "colour: red", "colour"),
    ],
)
def test_a_bad_pair_is_named(old: str, new: str, message: str, folder: Path) -> None:
    path = folder / "town.yaml"
    path.write_text(PAIR.replace(old, new), "utf-8")
    with pytest.raises(DataError, match=r"town\.yaml: town-01: .*" + message):
        read_beat(path)


@pytest.mark.parametrize("text", ["a: 1", "- [", "- 1", "\x00"])
def test_a_bad_file_is_named(text: str, folder: Path) -> None:
    path = folder / "town.yaml"
    path.write_text(text, "utf-8")
    with pytest.raises(DataError, match=r"town\.yaml: "):
        read_beat(path)


def test_drafts_are_judged_against_their_claims(folder: Path) -> None:
    wrong, right = judge_suite(read_suite(folder), Settings())
    assert wrong.right
    assert wrong.kind_right
    assert wrong.marks_right
    assert right.right
    assert tally((wrong, right)).rows == Share(2, 2)


def test_kinds_marks_and_needless_findings_are_told_apart(folder: Path) -> None:
    wrong, right = judge_suite(read_suite(folder), Settings())
    [finding] = wrong.findings
    other = attrs.evolve(finding, kind=Kind.ENTITY, span=Span(0, 3))
    judged = Judged(wrong.draft, (other,))
    assert judged.right
    assert (judged.kind_right, judged.kind_exact) == (True, False)
    assert (judged.marks_right, judged.needless) == (False, 1)
    missed = Judged(wrong.draft, ())
    alarm = Judged(right.draft, (finding,))
    found = tally((judged, missed, alarm))
    assert (found.rows, found.fired, found.silent) == (Share(1, 3), Share(1, 2), Share(0, 1))
    assert (found.kinds, found.exact, found.marks) == (Share(1, 1), Share(0, 1), Share(0, 1))
    assert found.needless == 1


def test_tallies_by_beat_and_by_kind(folder: Path) -> None:
    judged = judge_suite(read_suite(folder), Settings())
    assert list(tallies(judged, by_beat)) == ["town"]
    assert list(tallies(judged, by_kind)) == ["place"]


def test_neighbours() -> None:
    assert near(Kind.ENTITY, Kind.ROLE)
    assert near(Kind.CONDITION, Kind.QUANTIFIER)
    assert near(Kind.DATE, Kind.DATE)
    assert not near(Kind.DATE, Kind.QUANTITY)
