"""Whole articles and short texts: what is drafted from them, and what is passed over."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import factcheck
from benchmarks.yaml_files import read_yaml
from factcheck import Claim, Document, Draft, MemoryStore, Rule, draft_claims
from factcheck.errors import InvalidValueError
from tests.conftest import ROOT
from tests.strategies import characters

CASES = ROOT / "tests" / "cases" / "drafting"
TODAY = date(2020, 6, 11)
ARTICLES: list[dict[str, Any]] = read_yaml(CASES / "articles.yaml")
SENTENCES: list[dict[str, Any]] = read_yaml(CASES / "sentences.yaml")


def _draft(text: str, **options: Any) -> Draft:
    return draft_claims(Document(text, published_on=TODAY), **options)


def _statements(draft: Draft) -> list[str]:
    return [item.claim.statement for item in draft.claims]


@pytest.mark.parametrize("case", ARTICLES, ids=lambda case: case["article"])
def test_an_article_gives_its_claims(case: Mapping[str, Any]) -> None:
    text = (CASES / case["article"]).read_text("utf-8")
    draft = draft_claims(Document(text, path=case["article"]))
    told = {name: getattr(draft.source, name) for name in ("title", "publisher", "url", "author")}
    told["published_on"] = draft.source.published_on
    assert {name: value for name, value in told.items() if value is not None} == case["told"]
    claimants = {item.claim.statement: item.claim.claimant for item in draft.claims}
    for wanted in case["claims"]:
        assert wanted["statement"] in claimants
        assert claimants[wanted["statement"]] == wanted.get("claimant")
    doubtful = [item.claim.statement for item in draft.claims if item.doubts]
    for opening in case["doubtful"]:
        assert any(statement.startswith(opening) for statement in doubtful), opening
    for opening, reason in case.get("passed", {}).items():
        assert any(p.text.startswith(opening) and p.reason == reason for p in draft.passed)
    for words in case["never"]:
        assert not [s for s in claimants if words in s]


@pytest.mark.parametrize("case", SENTENCES, ids=lambda case: case["text"][:60])
def test_a_text_gives_its_statements(case: Mapping[str, Any]) -> None:
    draft = _draft(case["text"])
    assert sorted(_statements(draft)) == sorted(case.get("claims", []))
    if "passed" in case:
        assert draft.passed[0].reason == case["passed"]
    doubtful = [item.claim.statement for item in draft.claims if item.doubts]
    assert sorted(doubtful) == sorted(case.get("doubtful", doubtful))


def test_claims_come_with_the_most_to_check_first_and_the_doubtful_last() -> None:
    draft = draft_claims(Document((CASES / "council.txt").read_text("utf-8")))
    order = [(bool(item.doubts), -item.score) for item in draft.claims]
    assert order == sorted(order)
    assert all(item.reasons for item in draft.claims if item.score > 0.5)
    assert all(("doubtful" in item.claim.tags) == bool(item.doubts) for item in draft.claims)


def test_options_win_over_what_the_article_tells() -> None:
    text = "Title: A\nDate: 2019-01-01\n\nVolvo closed a factory in Ghent on Thursday."
    draft = draft_claims(Document(text), title="B", publisher="P", published_on=TODAY, url="u")
    source = draft.source
    assert (source.title, source.publisher, source.url) == ("B", "P", "u")
    assert source.published_on == TODAY
    assert _statements(draft) == ["Volvo closed a factory in Ghent on Thursday, 11 June 2020."]
    assert draft.claims[0].claim.asserted_on == TODAY


def test_a_weekday_is_left_out_where_nothing_tells_its_date() -> None:
    draft = draft_claims(Document("Volvo closed a factory in Ghent on Thursday."))
    assert _statements(draft) == ["Volvo closed a factory in Ghent."]
    until = draft_claims(Document("Volvo will close a factory in Ghent until Thursday."))
    assert not until.claims
    assert until.passed[0].reason == "“Thursday”: on which day?"


def test_what_the_store_says_is_left_out_and_what_it_contradicts_is_told() -> None:
    store = MemoryStore(
        [
            Claim("seat", "NEC is based in Tokyo.", "accurate"),
            Claim("fire", "The fire in Ostrow killed 12 people.", "accurate"),
        ]
    )
    draft = _draft(
        "Tokyo-based NEC sells cameras. The fire in Ostrow killed 40 people.", store=store
    )
    assert _statements(draft) == ["The fire in Ostrow killed 40 people.", "NEC sells cameras."]
    assert [d.claim_id for d in draft.claims[0].departures] == ["fire"]
    assert [(p.held, p.text) for p in draft.passed] == [("seat", "Tokyo-based NEC")]


def test_nothing_is_held_by_a_claim_that_is_false() -> None:
    store = MemoryStore([Claim("seat", "NEC is based in Tokyo.", "inaccurate")])
    [item] = _draft("NEC is based in Tokyo.", store=store).claims
    assert [d.claim_id for d in item.departures] == ["seat"]


def test_ids_are_words_of_the_statement_and_are_not_taken_twice() -> None:
    text = "Volvo closed a factory in Ghent."
    [item] = _draft(text).claims
    assert item.claim.id == "volvo-closed-factory-ghent"
    store = MemoryStore([Claim(item.claim.id, "Kia sells cars.", "accurate")])
    assert _draft(text, store=store).claims[0].claim.id == "volvo-closed-factory-ghent-2"
    assert _draft(text, taken=[item.claim.id]).claims[0].claim.id.endswith("-2")


def test_the_verdict_is_as_asked_for() -> None:
    [item] = _draft("Volvo closed a factory in Ghent.", verdict="unverifiable").claims
    assert item.claim.verdict == "unverifiable"
    with pytest.raises(InvalidValueError, match="verdict"):
        _draft("", verdict="true")


def test_a_quotation_over_several_sentences_has_one_speaker() -> None:
    text = "“Sales fell by 12% in Peru. We will close two plants there,” said Anna Lind of Kia."
    assert sorted(_statements(_draft(text))) == [
        "Anna Lind said: “Sales fell by 12% in Peru.”",
        "Anna Lind said: “We will close two plants there.”",
    ]


_NEWS = sorted({w for p in CASES.glob("*.txt") for w in p.read_text("utf-8").split()})
_HARD = (
    "he|It|they|its|the company|the trio|none|who|, which|whose|while|and|but|on Thursday|"
    'last year|two years ago|said|“|”|"|(|)|,|;|:|.|’s|\n\n|Date: 2020-06-11\n|2020-06-11'
).split("|")
_PIECES = st.one_of(st.sampled_from(_NEWS), st.sampled_from(_HARD), st.text(characters, max_size=3))


@settings(max_examples=40)
@given(st.lists(_PIECES, max_size=40).map(" ".join), st.none() | st.just(TODAY))
def test_whatever_the_text_the_file_loads_and_each_quote_stands(
    text: str, published_on: date | None
) -> None:
    draft = draft_claims(Document(text), published_on=published_on)
    for passed in draft.passed:
        assert passed.span.of(text) == passed.text
    with tempfile.TemporaryDirectory() as folder:
        factcheck.write_drafts([draft], Path(folder) / "draft.yaml")
        store = factcheck.load(folder)
        assert [c.statement for c in store] == _statements(draft)
        for claim in store:
            [evidence] = claim.evidence
            assert evidence.span is not None
            assert evidence.span.of(text) == evidence.exact
        wording = (Rule.PRONOUN, Rule.VERB, Rule.DUPLICATE, Rule.EVIDENCE)
        assert not [r for r in factcheck.lint(store) if r.rule in wording]
