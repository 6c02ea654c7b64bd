"""What was considered for a sentence, and why it came to a finding or to silence."""

from __future__ import annotations

import pytest

from factcheck import Checker, Claim, InvalidValueError, MemoryStore, Settings

_CLAIMS = [
    Claim("fire", "The fire in Ghent destroyed 28 houses on Friday.", "accurate"),
    Claim("mayor", "The mayor of Ghent visited the burned houses.", "accurate"),
]


def _outcomes(draft: str, least: float | None = None) -> list[str]:
    checker = Checker(MemoryStore(_CLAIMS), settings=Settings(min_confidence=least))
    return [c.outcome for c in checker.explain(draft) if c.claim.id == "fire"]


def test_a_finding_is_explained_by_what_was_added() -> None:
    checker = Checker(MemoryStore(_CLAIMS))
    draft = "The fire in Ghent destroyed 38 houses on Friday."
    [finding] = checker.check(draft).findings
    departures = [c for c in checker.explain(draft) if c.outcome == "departs from the claim"]
    considered = max(departures, key=lambda c: c.confidence)
    assert considered.claim.id == "fire"
    assert considered.discrepancy == finding.discrepancies[0]
    assert considered.confidence == finding.confidence
    named = dict(considered.contributions).keys()
    assert "number in slot clashes" in named
    assert any(name.startswith("quantity: ") for name in named)


def test_silence_is_explained() -> None:
    supported = _outcomes("The fire in Ghent destroyed 28 houses.")
    assert "the claim supports the clause" in supported
    unsure = _outcomes("The fire in Ghent destroyed 38 houses on Friday.", least=1.0)
    assert any("not surely enough" in outcome for outcome in unsure)
    assert _outcomes("Bread costs more than last year.") == []
    assert _outcomes("Did the fire destroy 38 houses in Ghent on Friday?") == []


def test_only_text_can_be_explained() -> None:
    with pytest.raises(InvalidValueError):
        Checker(MemoryStore(_CLAIMS)).explain(3)  # type: ignore[arg-type]


def test_what_stands_for_what_is_told() -> None:
    checker = Checker(MemoryStore(_CLAIMS))
    draft = "Snow fell. The fire in Ghent destroyed 38 homes on Friday."
    for considered in checker.explain(draft):
        for pair in considered.aligned:
            assert pair.span.of(draft) == pair.found
            texts = [pair.expected_span.of(claim.statement) for claim in _CLAIMS]
            assert pair.expected in texts
        for span in considered.unmatched:
            assert not any(span.overlaps(pair.span) for pair in considered.aligned)
    [fire] = [c for c in checker.explain(draft) if c.claim.id == "fire"][:1]
    relations = {pair.found: pair.relation for pair in fire.aligned}
    assert relations["homes"] == "synonym"
    assert [d.found for d in fire.differences] == ["38"]


@pytest.mark.parametrize(
    ("draft", "outcome"),
    [
        (
            "The fire in Bruges destroyed 38 houses on Friday.",
            "tells of something else: a name differs, and a day, a number or a further name",
        ),
        (
            "The fire in Ghent on Friday was seen from Bruges by 300 people.",
            "differs",
        ),
    ],
)
def test_why_a_claim_is_not_weighed(draft: str, outcome: str) -> None:
    assert any(told.startswith(outcome) for told in _outcomes(draft))


@pytest.mark.parametrize(
    "draft",
    [
        "It is false that the fire in Ghent destroyed 38 houses.",
        "The fire in Ghent destroyed 38 houses, and the fire in Ghent destroyed 48 houses.",
        "The fire in Ghent destroyed 38 houses on Friday, and the mayor of Ghent saw them.",
        "The fire in Bruges destroyed 38 houses, and the mayor of Ghent visited the houses.",
    ],
)
def test_it_departs_where_a_finding_says_so_and_nowhere_else(draft: str) -> None:
    checker = Checker(MemoryStore(_CLAIMS), settings=Settings(min_confidence=0.1))
    told = {
        (finding.claim.id, discrepancy.span)
        for finding in checker.check(draft).findings
        for discrepancy in finding.discrepancies
    }
    departing = {
        (considered.claim.id, considered.discrepancy.span)
        for considered in checker.explain(draft)
        if considered.outcome == "departs from the claim" and considered.discrepancy is not None
    }
    assert departing == told


def test_a_clause_of_a_sentence_that_denies_it_says_so() -> None:
    outcomes = _outcomes("It is false that the fire in Ghent destroyed 38 houses.", least=0.1)
    assert "differs in what the clause denies" in outcomes
