"""What the bench of drafting measures on the project's own claims."""

from __future__ import annotations

import pytest

import factcheck
from benchmarks import drafting
from benchmarks.drafting import Found, main, measure
from tests.conftest import ROOT


@pytest.fixture(scope="module")
def claims() -> list[factcheck.Claim]:
    return list(factcheck.load(ROOT / "claims"))


@pytest.fixture(scope="module")
def measured(claims: list[factcheck.Claim]) -> tuple[Found, ...]:
    """What is measured on them, once."""
    return measure(claims)


def test_four_in_five_hand_written_claims_are_found(measured: tuple[Found, ...]) -> None:
    assert len(measured) == 2
    for found in measured:
        assert found.recall >= 0.8
        assert len(found.open) <= len(found.draft.claims) / 10


def test_a_claim_that_the_article_lacks_is_not_found(claims: list[factcheck.Claim]) -> None:
    evidence = next(c.evidence for c in claims if c.evidence)
    other = factcheck.Claim("x", "Volvo closed a factory in Ghent.", "accurate", evidence=evidence)
    [found] = measure([other])
    assert found.matched == {"x": None}
    assert found.recall == 0


def test_the_table(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    claims: list[factcheck.Claim],
    measured: tuple[Found, ...],
) -> None:
    known = {tuple(claims): measured}
    monkeypatch.setattr(drafting, "measure", lambda given: known[tuple(given)])
    assert main([str(ROOT / "claims"), "--show"]) == 0
    out = capsys.readouterr().out
    assert "claims found" in out
    assert "nec-tokyo: nec-based-tokyo" in out
