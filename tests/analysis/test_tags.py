"""Rows of tests/cases/analysis/tags.yaml: words whose part of speech the words around decide."""

from __future__ import annotations

from typing import Any

import pytest

from factcheck.analysis.tags import tag
from factcheck.analysis.tokens import tokenize
from factcheck.facts import Tag
from tests.analysis import reading

CASES = reading.cases("tags")


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["text"]))
def test_case(case: dict[str, Any]) -> None:
    tokens = {token.text: token for token in reading.tokens_of(case["text"])}
    for word, expected in case["words"].items():
        token = tokens[word]
        found = {"tag": token.tag.name.lower(), "lemma": token.lemma, "form": token.form}
        assert {key: found[key] for key in expected} == expected, word


def test_every_tag_has_a_case() -> None:
    shown = {word["tag"] for case in CASES for word in case["words"].values()}
    assert shown == {tag.name.lower() for tag in Tag}


def test_a_phrase_is_one_token_over_all_its_words() -> None:
    text = "They pulled   out of it."
    token = next(token for token in reading.tokens_of(text) if token.lemma == "pull out")
    assert text[token.start : token.end] == "pulled   out"
    assert token.text == "pulled out"


def test_title_case_marks_no_names() -> None:
    raw = tokenize(reading.sentence_of("Retailer Stops Major Sales"))
    assert Tag.NAME in {token.tag for token in tag(raw)[1:]}
    assert Tag.NAME not in {token.tag for token in tag(raw, title_case=True)}


def test_no_tokens() -> None:
    assert tag(()) == ()
