"""Candidates: ranking, ties, and texts that mean something to a query parser."""

from __future__ import annotations

import random
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.errors import StoreError
from factcheck.facts import Facts
from factcheck.retrieve import (
    STOP_WORDS,
    TermIndex,
    held_terms,
    query_terms,
    stem,
    terms,
    text_terms,
)
from tests.compare.rows import facts_of

_TEXTS = {
    "a": "Volvo closed its factory in Ghent.",
    "b": "Scania opened a factory in Lyon.",
    "c": "The mayor of Lyon sold twelve horses.",
    "d": "Rain fell in Oslo for a week.",
}


Found = tuple[tuple[str, float], ...]


def _index(texts: dict[str, str], titles: dict[str, str] | None = None) -> TermIndex:
    index = TermIndex()
    for key, text in texts.items():
        title = (titles or {}).get(key)
        index.add(key, text_terms([facts_of(text), *([facts_of(title)] if title else [])]))
    index.commit()
    return index


def _found(index: TermIndex, facts: Facts, limit: int = 20) -> Found:
    return index.search(query_terms(facts), limit)


def _ids(found: Found) -> list[str]:
    return [key for key, _ in found]


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
    assert _ids(_found(_index(_TEXTS), facts_of(query)))[0] == best


def test_scores_fall_from_one_and_stay_above_nothing() -> None:
    found = _found(_index(_TEXTS), facts_of("Volvo opened a factory in Lyon."))
    scores = [score for _, score in found]
    assert scores[0] == 1.0
    assert scores == sorted(scores, reverse=True)
    assert all(0 < score <= 1 for score in scores)


def test_claims_that_share_no_word_are_left_out() -> None:
    assert _ids(_found(_index(_TEXTS), facts_of("Volvo sells trucks."))) == ["a"]


def test_the_limit_holds() -> None:
    index = _index({f"k{n:03}": f"Volvo built factory number {n}." for n in range(60)})
    facts = facts_of("Volvo built a factory.")
    assert len(index) == 60
    assert len(_found(index, facts)) == 20
    assert len(_found(index, facts, 5)) == 5
    assert len(_found(index, facts, 100)) == 60


def test_ties_go_by_id_whatever_the_order_of_the_claims() -> None:
    texts = {f"k{n}": "Volvo closed its factory in Ghent." for n in range(9)}
    order = list(texts)
    for seed in range(3):
        random.Random(seed).shuffle(order)
        index = _index({key: texts[key] for key in order})
        found = _found(index, facts_of("Volvo closed a factory."), 6)
        assert _ids(found) == sorted(texts)[:6]
        assert {score for _, score in found} == {1.0}


def test_an_empty_store_has_no_candidates() -> None:
    index = _index({})
    assert len(index) == 0
    assert _found(index, facts_of("Volvo closed a factory.")) == ()


@pytest.mark.parametrize(
    "query", ["", "   ", "It was the one that they had.", "… — !", "Nobody whatsoever yawned."]
)
def test_nothing_to_look_for_gives_nothing(query: str) -> None:
    assert _found(_index(_TEXTS), facts_of(query)) == ()


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
    found = _found(_index(_TEXTS), facts_of(query))
    assert ("a" in _ids(found)) == (
        "volvo" in query.lower().replace(":", " ").split() or bool(found)
    )


def test_such_signs_within_claims_do_no_harm() -> None:
    index = _index({"x": 'AND (Volvo" OR +Ghent):* \\ ~2', "y": "NOT [Scania TO Lyon]^9"})
    assert _ids(_found(index, facts_of("Volvo in Ghent"))) == ["x"]
    assert _ids(_found(index, facts_of("Scania in Lyon"))) == ["y"]


def test_the_title_is_searched() -> None:
    index = _index(_TEXTS, {"d": "Did a hurricane hit Norway?"})
    assert _ids(_found(index, facts_of("A hurricane struck."))) == ["d"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("#VolvoFactory https://t.co/Scania", ["a", "b"]),
        ("@LyonMayor twelve", ["c", "b"]),
        ("See www.example.com/volvo/ghent?q=scania and pic.twitter.com/oslo", []),
        ("#OsloRainhttps://t.co/x", ["d"]),
        ("Volvo#2", ["a"]),
    ],
)
def test_tags_are_taken_apart_and_addresses_left_out(query: str, found: list[str]) -> None:
    assert _ids(_found(_index(_TEXTS), facts_of(query))) == found


def test_a_tag_is_found_by_itself_too() -> None:
    index = _index({"x": "#MeToo began in 2017.", **_TEXTS})
    assert _ids(_found(index, facts_of("#MeToo")))[0] == "x"


def test_names_known_from_the_document_are_searched() -> None:
    facts = facts_of("The International Monetary Fund (IMF) said so.")
    index = _index({"x": "The IMF was founded in Washington.", **_TEXTS})
    assert "x" in _ids(_found(index, facts))


def test_a_word_said_twice_counts_once() -> None:
    index = _index(_TEXTS)
    once = _found(index, facts_of("horses in a factory of Volvo"))
    again = _found(index, facts_of("horses horses horses horses in a factory of Volvo"))
    assert once == again


def test_a_very_long_sentence_is_searched_by_its_beginning() -> None:
    words = " ".join(f"word{n}" for n in range(1000))
    assert _ids(_found(_index(_TEXTS), facts_of(f"Volvo {words}")))[0] == "a"


def test_threads_share_an_index() -> None:
    index = _index(_TEXTS)
    queries = [facts_of(text) for text in _TEXTS.values()] * 10
    alone = [_found(index, query) for query in queries]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(lambda query: _found(index, query), queries)) == alone


def test_terms_are_stems_without_stop_words() -> None:
    assert terms(["the", "factories", "were", "closed", "."]) == ("factori", "close")
    assert terms(["pull out", "the"]) == (stem("pull"),)
    assert stem("closing") == stem("closed") == "close"
    assert {"the", "not", "n't"} <= STOP_WORDS


def test_what_is_removed_is_no_longer_found() -> None:
    index = _index(_TEXTS)
    index.remove("a")
    index.remove("nothing of that key")
    index.commit()
    assert len(index) == 3
    assert _ids(_found(index, facts_of("Volvo closed a factory."))) == ["b"]


def test_an_index_in_a_folder_is_there_when_it_is_opened_again(tmp_path: Path) -> None:
    query = facts_of("Volvo opened a factory in Lyon.")
    made = TermIndex(tmp_path)
    for key, text in _TEXTS.items():
        made.add(key, text_terms([facts_of(text)]))
    assert len(made) == 0, "nothing is seen before it is committed"
    made.commit()
    other = TermIndex(tmp_path)
    assert _found(other, query) == _found(made, query) == _found(_index(_TEXTS), query)
    made.remove("b")
    made.commit()
    other.reload()
    assert _found(other, query) == _found(made, query)


def test_a_folder_that_holds_no_index_is_told(tmp_path: Path) -> None:
    (tmp_path / "meta.json").write_text("{", encoding="utf-8")
    with pytest.raises(StoreError, match="cannot be opened"):
        TermIndex(tmp_path)


def test_one_writes_at_a_time(tmp_path: Path) -> None:
    first, second = TermIndex(tmp_path), TermIndex(tmp_path)
    first.add("a", ["volvo"])
    with pytest.raises(StoreError, match="cannot be written"):
        second.add("b", ["volvo"])
    first.commit()
    second.add("b", ["volvo"])
    second.commit()
    assert len(second) == 2


@given(st.lists(st.sampled_from(["volvo", "scania", "factori", "lyon"]), min_size=1), st.data())
def test_the_order_in_which_claims_came_changes_nothing(
    told: list[str], data: st.DataObject
) -> None:
    claims = [(f"k{n}", told[n:] + told[:2]) for n in range(len(told))]
    found = []
    for order in (claims, data.draw(st.permutations(claims))):
        index = TermIndex()
        for key, terms_of in order:
            index.add(key, terms_of)
        index.commit()
        found.append(index.search(("volvo", "lyon"), 3))
    assert found[0] == found[1]


def test_what_is_rolled_back_was_never_there(tmp_path: Path) -> None:
    index = TermIndex(tmp_path)
    index.add("one", ["volvo"])
    index.commit()
    index.add("two", ["volvo"])
    index.roll_back()
    other = TermIndex(tmp_path)
    other.add("three", ["volvo"])
    other.commit()
    index.reload()
    assert [key for key, _ in index.search(("volvo",), 9)] == ["one", "three"]


@pytest.mark.parametrize(
    "told",
    [("volvo", "factori"), ("a ",), ("", "volvo"), ("x" * 65_530,), ("x" * 65_531, "volvo")],
    ids=["words", "space", "nothing", "longest", "too-long"],
)
def test_the_terms_held_are_those_that_find(told: tuple[str, ...]) -> None:
    index = TermIndex()
    index.add("c", told)
    index.commit()
    held = held_terms(told)
    for term in {*told, *held, "other"} - {""}:
        assert bool(index.search((term,), 1)) is (term in held)
