"""What a word may be, and whether the words after it leave it to be an adjective."""

from __future__ import annotations

import pytest

from factcheck.analysis.readings import is_past, may_be_verb, readings_of, stands_alone, verb_next
from factcheck.analysis.tokens import tokenize
from tests.analysis import reading


def test_a_word_that_the_lexicon_lacks_is_read_by_its_ending() -> None:
    assert {r.form for r in readings_of("blorfized")} == {"participle", "past", "base"}
    assert [(r.pos, r.lemma, r.form) for r in readings_of("gromfles")] == [
        ("n", "gromfle", "plural")
    ]
    assert next(r.pos for r in readings_of("zorbible")) == "a"


def test_shares_tell_what_a_word_mostly_is() -> None:
    assert is_past("fell")
    assert not is_past("ban")
    assert verb_next("goes")
    assert not verb_next("")
    assert may_be_verb("plans")
    assert not may_be_verb("library")


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("firm closed its plant", True),
        ("firm, based in Oslo, left", True),
        ("firm, which left", True),
        ("firm employs 300", True),
        ("firm plans to close", True),
        ("current plans to close it are old", False),
        ("recent reports to the board", False),
        ("ruined city", False),
        ("big, ugly house", False),
        ("firm", False),
    ],
)
def test_an_adjective_without_a_noun(text: str, alone: bool) -> None:
    assert stands_alone(tokenize(reading.sentence_of(text)), 0) is alone
