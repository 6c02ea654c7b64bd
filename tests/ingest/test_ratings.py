"""The table of publishers' labels, and those that users add."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.claims import Verdict
from factcheck.errors import ClaimFileError
from factcheck.ingest.ratings import Ratings


@pytest.mark.parametrize(
    ("publisher", "label", "verdict"),
    [
        ("PolitiFact", "Pants on Fire!", Verdict.INACCURATE),
        ("Anyone", " MOSTLY   false. ", Verdict.MOSTLY_INACCURATE),
        ("Snopes", "Mixture", Verdict.MIXED),
        ("Snopes", "Legend", Verdict.UNVERIFIABLE),
        ("Anyone", "Legend", None),
        ("Anyone", "3", None),
    ],
)
def test_labels(publisher: str, label: str, verdict: Verdict | None) -> None:
    assert Ratings().verdict(publisher, label) is verdict


def test_a_users_table_goes_first(tmp_path: Path) -> None:
    path = tmp_path / "ratings.yaml"
    path.write_text("Der Check:\n  inaccurate: [Falsch, '1']\n'*':\n  mixed: [legend]\n", "utf-8")
    table = Ratings(path)
    assert table.verdict("der check", "falsch") is Verdict.INACCURATE
    assert table.verdict("der check", "1") is Verdict.INACCURATE
    assert table.verdict("Snopes", "Legend") is Verdict.MIXED
    assert table.verdict("Snopes", "Mixture") is Verdict.MIXED


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("- false", "expected publishers"),
        ("a: [b]", "a: expected verdicts"),
        ("a: {wrong: [b]}", "a.wrong: verdict: expected one of"),
        ("a: {inaccurate: b}", "a.inaccurate: expected a list"),
        ("a: [", "cannot be read"),
    ],
)
def test_a_wrong_table_is_told(content: str, message: str, tmp_path: Path) -> None:
    path = tmp_path / "ratings.yaml"
    path.write_text(content, "utf-8")
    with pytest.raises(ClaimFileError, match=message):
        Ratings(path)


def test_a_missing_table_is_told(tmp_path: Path) -> None:
    with pytest.raises(ClaimFileError, match="cannot be read"):
        Ratings(tmp_path / "gone.yaml")
