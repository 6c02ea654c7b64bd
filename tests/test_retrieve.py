"""Candidates: ranking, ties, and texts that mean something to a query parser."""

from __future__ import annotations

import random
from concurrent.futures import ThreadPoolExecutor

import pytest

from factcheck.claims import Claim
from factcheck.retrieve import STOP_WORDS, Candidate, Index, stem, terms
from tests.compare.rows import facts_of

_TEXTS = {
    "a": "Volvo closed its factory in Ghent.",
    "b": "Scania opened a factory in Lyon.",
    "c": "The mayor of Lyon sold twelve horses.",
    "d": "Rain fell in Oslo for a week.",
}


def _index(texts: dict[str, str], titles: dict[str, str] | None = None) -> Index:
    made = []
    for key, text in texts.items():
        title = (titles or {}).get(key)
        facts = [facts_of(text)] + ([facts_of(title)] if title else [])
        made.append((Claim(key, text, "accurate", title=title), tuple(facts)))
    return Index(made)


def _ids(found: tuple[Candidate, ...]) -> list[str]:
    return [candidate.claim.id for candidate in found]


@pytest.mark.parametrize(
    ("query", "best"),
    [
        ("Volvo closed a factory.", "a"),
        ("Two factories of Scania were opened.", "b"),
        ("Twelve horses were sold by the mayor.", "c"),
        ("It rained in Oslo.", "d"),
    ],
)
def test_the_claim_with_the_words_comes_first(query: str, best: str) -> None:
    assert _ids(_index(_TEXTS).candidates(facts_of(query)))[0] == best


def test_scores_fall_from_one_and_stay_above_nothing() -> None:
    found = _index(_TEXTS).candidates(facts_of("Volvo opened a factory in Lyon."))
    scores = [candidate.score for candidate in found]
    assert scores[0] == 1.0
    assert scores == sorted(scores, reverse=True)
    assert all(0 < score <= 1 for score in scores)


def test_claims_that_share_no_word_are_left_out() -> None:
    assert _ids(_index(_TEXTS).candidates(facts_of("Volvo sells trucks."))) == ["a"]


def test_the_limit_holds() -> None:
    index = _index({f"k{n:03}": f"Volvo built factory number {n}." for n in range(60)})
    facts = facts_of("Volvo built a factory.")
    assert len(index) == 60
    assert len(index.candidates(facts)) == 20
    assert len(index.candidates(facts, limit=5)) == 5
    assert len(index.candidates(facts, limit=100)) == 60


def test_ties_go_by_id_whatever_the_order_of_the_claims() -> None:
    texts = {f"k{n}": "Volvo closed its factory in Ghent." for n in range(9)}
    order = list(texts)
    for seed in range(3):
        random.Random(seed).shuffle(order)
        index = _index({key: texts[key] for key in order})
        found = index.candidates(facts_of("Volvo closed a factory."), limit=6)
        assert _ids(found) == sorted(texts)[:6]
        assert {candidate.score for candidate in found} == {1.0}


def test_an_empty_store_has_no_candidates() -> None:
    index = _index({})
    assert len(index) == 0
    assert index.candidates(facts_of("Volvo closed a factory.")) == ()


@pytest.mark.parametrize(
    "query", ["", "   ", "It was the one that they had.", "… — !", "Nobody whatsoever yawned."]
)
def test_nothing_to_look_for_gives_nothing(query: str) -> None:
    assert _index(_TEXTS).candidates(facts_of(query)) == ()


@pytest.mark.parametrize(
    "query",
    [
        '+-&|!(){}[]^"~*?:\\/ AND OR NOT',
        "body:volvo",
        "+Volvo -factory",
        '"Volvo closed"~3',
        "Volvo^5 OR (Scania AND NOT Lyon)",
        "volv* gh?nt",
        "Volvo [a TO z]",
        "Volvo\\",
        "{Volvo",
        "row:0 Volvo",
    ],
)
def test_signs_of_a_query_language_are_words_like_others(query: str) -> None:
    found = _index(_TEXTS).candidates(facts_of(query))
    assert ("a" in _ids(found)) == (
        "volvo" in query.lower().replace(":", " ").split() or bool(found)
    )


def test_such_signs_within_claims_do_no_harm() -> None:
    index = _index({"x": 'AND (Volvo" OR +Ghent):* \\ ~2', "y": "NOT [Scania TO Lyon]^9"})
    assert _ids(index.candidates(facts_of("Volvo in Ghent"))) == ["x"]
    assert _ids(index.candidates(facts_of("Scania in Lyon"))) == ["y"]


def test_the_title_is_searched() -> None:
    index = _index(_TEXTS, {"d": "Did a hurricane hit Norway?"})
    assert _ids(index.candidates(facts_of("A hurricane struck."))) == ["d"]


def test_names_known_from_the_document_are_searched() -> None:
    facts = facts_of("The International Monetary Fund (IMF) said so.")
    index = _index({"x": "The IMF was founded in Washington.", **_TEXTS})
    assert "x" in _ids(index.candidates(facts))


def test_a_word_said_twice_counts_once() -> None:
    index = _index(_TEXTS)
    once = index.candidates(facts_of("horses in a factory of Volvo"))
    again = index.candidates(facts_of("horses horses horses horses in a factory of Volvo"))
    assert [(c.claim.id, c.score) for c in once] == [(c.claim.id, c.score) for c in again]


def test_a_very_long_sentence_is_searched_by_its_beginning() -> None:
    words = " ".join(f"word{n}" for n in range(1000))
    assert _ids(_index(_TEXTS).candidates(facts_of(f"Volvo {words}")))[0] == "a"


def test_threads_share_an_index() -> None:
    index = _index(_TEXTS)
    queries = [facts_of(text) for text in _TEXTS.values()] * 10
    alone = [index.candidates(query) for query in queries]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(index.candidates, queries)) == alone


def test_terms_are_stems_without_stop_words() -> None:
    assert terms(["the", "factories", "were", "closed", "."]) == ("factori", "close")
    assert terms(["pull out", "the"]) == (stem("pull"),)
    assert stem("closing") == stem("closed") == "close"
    assert {"the", "not", "n't"} <= STOP_WORDS
