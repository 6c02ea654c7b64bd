"""Bounds: the words before and after a number that say how it bounds the true value."""

from __future__ import annotations

import pytest

from factcheck.analysis.bounds import comparator_before, comparator_behind
from factcheck.facts import Comparator
from tests.analysis import reading


@pytest.mark.parametrize(
    ("words", "comparator"),
    [
        ("at least", Comparator.AT_LEAST),
        ("no fewer than", Comparator.AT_LEAST),
        ("as few as", Comparator.AT_LEAST),
        ("up to", Comparator.AT_MOST),
        ("no more than", Comparator.AT_MOST),
        ("more than", Comparator.MORE),
        ("well over", Comparator.MORE),
        ("fewer than", Comparator.LESS),
        ("short of", Comparator.LESS),
        ("nearly", Comparator.ABOUT),
        ("just under", Comparator.ABOUT),
        ("a little more than", Comparator.ABOUT),
        ("exactly", Comparator.EQUAL),
    ],
)
def test_before(words: str, comparator: Comparator) -> None:
    tokens = reading.tokens_of(f"They counted {words} 40 files.")
    number = next(i for i, token in enumerate(tokens) if token.norm == "40")
    found, first = comparator_before(tokens, number)
    assert found is comparator
    assert first is not None
    assert " ".join(token.text for token in tokens[first:number]) == words


@pytest.mark.parametrize(
    "words", ["They handed over", "They counted", "than", "", "She won bronze over", "a win over"]
)
def test_nothing_before(words: str) -> None:
    tokens = reading.tokens_of(f"{words} 40 files.")
    number = next(i for i, token in enumerate(tokens) if token.norm == "40")
    assert comparator_before(tokens, number) == (Comparator.EQUAL, None)


@pytest.mark.parametrize(
    ("text", "comparator", "words"),
    [
        ("40 or more files", Comparator.AT_LEAST, "or more"),
        ("40 files or fewer", Comparator.AT_MOST, "or fewer"),
        ("40 at most", Comparator.AT_MOST, "at most"),
        ("40 or so files", Comparator.ABOUT, "or so"),
        ("40 plus files", Comparator.AT_LEAST, "plus"),
    ],
)
def test_behind(text: str, comparator: Comparator, words: str) -> None:
    found, span, _ = comparator_behind(reading.tokens_of(text), 1)
    assert found is comparator
    assert span is not None
    assert span.of(text) == words


@pytest.mark.parametrize("text", ["40 files", "40", "40 files or folders"])
def test_nothing_behind(text: str) -> None:
    assert comparator_behind(reading.tokens_of(text), 1) == (Comparator.EQUAL, None, 1)
