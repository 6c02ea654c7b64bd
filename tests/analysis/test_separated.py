"""Phrases that their object parts."""

from __future__ import annotations

import pytest

from tests.analysis import reading


def _verb(text: str, norm: str) -> str:
    return next(token.lemma for token in reading.tokens_of(text) if token.norm == norm)


@pytest.mark.parametrize(
    ("text", "norm", "lemma"),
    [
        ("The board turned the offer down.", "turned", "turn down"),
        ("Larvik lost 2-0 to Old Harbour.", "lost", "lose to"),
        ("Larvik won narrowly against the Rovers.", "won", "win against"),
        ("The board turned it down on Monday.", "turned", "turn down"),
        ("They have taken the publisher Fenmore to court over it.", "taken", "take to court"),
        ("The club called its match off.", "called", "call off"),
        ("He won the seat back in 2019.", "won", "win back"),
        ("The bank left its key rate unchanged on Thursday.", "left", "leave unchanged"),
        ("It held prices steady.", "held", "hold steady"),
        ("The jury found the surgeon not guilty of murder.", "found", "find not guilty"),
        ("The jury found Henrik Lund guilty.", "found", "find guilty"),
        ("Ireland won the rugby match against Scotland.", "won", "win against"),
        ("Sevilla lost 2-1 at home to Valencia.", "lost", "lose to"),
    ],
)
def test_the_verb_has_the_lemma_of_the_phrase(text: str, norm: str, lemma: str) -> None:
    assert _verb(text, norm) == lemma


@pytest.mark.parametrize(
    ("text", "norm", "lemma"),
    [
        # The particle has an object of its own, or there is no such phrase.
        ("He turned the car down the street.", "turned", "turn"),
        ("The party lost 30 to Labour.", "lost", "lose"),
        ("The bakery lost customers to Norwegian rivals.", "lost", "lose"),
        ("He lost to save face.", "lost", "lose"),
        ("He left the house up the road.", "left", "leave"),
        ("She took her children to court games.", "took", "take"),
        ("They built a wall over two years.", "built", "build"),
        ("She saw the ships off.", "saw", "see"),
        ("The board turned the offer that came down.", "turned", "turn"),
    ],
)
def test_what_is_no_phrase(text: str, norm: str, lemma: str) -> None:
    assert _verb(text, norm) == lemma


def test_each_word_keeps_its_place() -> None:
    text = "The board turned the offer down."
    assert [t.text for t in reading.tokens_of(text)] == [*text[:-1].split(), "."]
