from __future__ import annotations

import math
from collections.abc import Sequence

import pytest
from hypothesis import given

from benchmarks.quality import tables
from benchmarks.quality.contest import Entrant, best_cut, contest, held_out
from benchmarks.quality.engine import Outcome
from benchmarks.quality.peers import PEERS, Peer, Score
from benchmarks.quality.results import to_data
from benchmarks.quality.run import Run
from benchmarks.quality.scores import Counts
from tests.benchmarks.outcomes import outcome, scored

ROWS = tuple(
    outcome(
        "refutes" if number % 2 else "supports",
        0.9 if number % 2 else 0.0,
        name=str(number),
        text="wrong" if number % 2 else "right",
    )
    for number in range(40)
)
HALF = sum(held_out(row) for row in ROWS)


def judge() -> Score:
    def score(claims: Sequence[str], text: str) -> float:
        return 0.7 if text == "wrong" else 0.2

    return score


def missing() -> Score:
    raise ImportError("no module")


def entrants(*peers: Peer) -> tuple[tuple[Entrant, ...], list[str]]:
    told: list[str] = []
    found = contest({"some": ROWS}, 0.5, "1.0", told.append, peers=peers)
    return found, told


def test_halves_are_fixed_and_about_equal() -> None:
    assert 10 < HALF < 30
    assert [held_out(row) for row in ROWS] == [held_out(row) for row in ROWS]


def test_the_package_stands_first_on_the_same_half() -> None:
    [own], _ = entrants()
    counts = own.results["some"].counts
    assert (own.name, own.version) == ("factcheck", "1.0")
    assert counts.refutes + counts.supports == HALF
    assert counts.balanced_accuracy == 1.0


def test_a_peer_keeps_its_own_verdict() -> None:
    (_, strict, lenient), told = entrants(
        Peer("strict", None, judge, 0.9, ""), Peer("lenient", None, judge, 0.1, "")
    )
    assert strict.results["some"].counts.recall == 0.0
    assert lenient.results["some"].counts.false_alarms == 1.0
    assert not strict.results["some"].fitted
    assert told == ["strict: done", "lenient: done"]


def test_a_baseline_gets_its_threshold_from_the_other_half() -> None:
    (_, base), _ = entrants(Peer("base", None, judge, None, ""))
    result = base.results["some"]
    assert (result.cut, result.fitted) == (0.7, True)
    assert result.counts.balanced_accuracy == 1.0
    assert result.counts.refutes + result.counts.supports == HALF


def test_a_missing_peer_is_skipped_and_named() -> None:
    found, told = entrants(Peer("absent", "some-package", missing, 0.5, ""))
    assert [one.name for one in found] == ["factcheck"]
    [line] = told
    assert "absent: skipped" in line
    assert "pip install some-package" in line


@pytest.mark.parametrize(
    ("marks", "cut"),
    [
        ([(0.9, True), (0.5, True), (0.4, False)], 0.5),
        ([(0.9, False), (0.1, True)], math.inf),
        ([(0.5, True), (0.5, False)], math.inf),
        ([], math.inf),
    ],
)
def test_the_best_cut(marks: list[tuple[float, bool]], cut: float) -> None:
    assert best_cut(marks) == cut


@given(scored)
def test_no_other_cut_is_better(marks: list[tuple[float, bool]]) -> None:
    def gain(cut: float) -> float:
        ours = [score >= cut for score, refuted in marks if refuted]
        others = [score >= cut for score, refuted in marks if not refuted]
        return sum(ours) / max(1, len(ours)) - sum(others) / max(1, len(others))

    best = gain(best_cut(marks))
    assert all(best >= gain(score) - 1e-12 for score, _ in marks)


def test_peers_stand_on_the_page_and_in_the_data() -> None:
    found, _ = entrants(
        Peer("base", "some-package", judge, None, "far away"), Peer("own", None, judge, 0.5, "")
    )
    sets: dict[str, tuple[Outcome, ...]] = {"some": ROWS}
    run = Run("balanced", None, "", sets, resamples=5, entrants=found)
    page = "\n\n".join(tables.render(run))
    assert "| factcheck 1.0 | 1.000 |" in page
    assert "Without a verdict of their own, base flag on each set" in page
    assert "base: far away" in page
    data = to_data(run)["peers"]
    assert data["base"]["sets"]["some"]["fitted"] is True
    assert data["own"]["sets"]["some"]["cut"] == 0.5


def test_token_overlap_is_high_for_what_shares_nothing() -> None:
    [peer] = [one for one in PEERS if one.name == "token overlap"]
    score = peer.make()
    claims = ["NEC opened a shop in Tokyo."]
    assert score(claims, "NEC opens shops in Tokyo") == 0.0
    assert score(claims, "Rain fell.") == 1.0
    assert score([*claims, "Rain fell."], "Rain fell.") == 0.0
    assert 0 < score(claims, "NEC opened a school in Tokyo.") < 1
    assert score([], "Rain fell.") == 1.0


def test_peers_have_names_of_their_own() -> None:
    assert len({peer.name for peer in PEERS}) == len(PEERS)


def test_counts_of_a_label_that_is_absent_are_zero() -> None:
    [own], _ = entrants()
    assert own.results["some"].counts.neutral == Counts().neutral
