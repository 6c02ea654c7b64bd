"""Finding passages again."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.claims import Selector
from factcheck.stores.selectors import MIN_SIMILARITY, find
from factcheck.text import Span
from tests.strategies import filled_texts, texts, words

TEXT = "The board met. The vote was 7 to 2. The board met again, and the vote was 7 to 2.\n"


@pytest.mark.parametrize(
    ("selector", "span", "rivals"),
    [
        (Selector("The board", position=Span(0, 9)), Span(0, 9), 0),
        (Selector("The board", position=Span(3, 12)), Span(0, 9), 1),
        (Selector("The board", position=Span(30, 39)), Span(36, 45), 1),
        (Selector("The board"), Span(0, 9), 1),
        (Selector("vote was 7 to 2", prefix="and the "), Span(65, 80), 0),
        (Selector("vote was 7 to 2", suffix=". The"), Span(19, 34), 0),
        # The frame decides before the distance does, and a frame that stands nowhere does not.
        (Selector("The board", suffix=" met again", position=Span(1, 10)), Span(36, 45), 0),
        (Selector("The board", suffix=" sat", position=Span(1, 10)), Span(0, 9), 1),
        # As far to the one as to the other: the first, and the other is told.
        (Selector("The board", position=Span(18, 27)), Span(0, 9), 1),
    ],
)
def test_exact_words(selector: Selector, span: Span, rivals: int) -> None:
    match = find(TEXT, selector)
    assert match is not None
    assert match.similarity == 1
    assert match.span == span
    assert len(match.rivals) == rivals


@pytest.mark.parametrize(
    ("quote", "words"),
    [
        ("board met again and the vote was 7", "board met again, and the vote was 7"),
        ("the board met again, and the vote", "The board met again, and the vote"),
        ("board met again, and then the vote was", "board met again, and the vote was"),
        ("The board met.  The vote was 7 to 2", "The board met. The vote was 7 to 2"),
    ],
)
def test_words_nearly_the_same(quote: str, words: str) -> None:
    match = find(TEXT, Selector(quote))
    assert match is not None
    assert match.span.of(TEXT) == words
    assert MIN_SIMILARITY <= match.similarity < 1


@pytest.mark.parametrize(
    ("text", "quote"),
    [("", "words"), (TEXT, "Nobody came to the meeting"), (TEXT, "The bored"), ("a", "a" * 50)],
)
def test_nothing_like_it(text: str, quote: str) -> None:
    assert find(text, Selector(quote)) is None


def test_altered_words_in_several_places_are_told() -> None:
    line = "The committee approved the annual budget of the city.\n"
    quote = "The committee approved the annual budgets of the city."
    match = find(line * 3, Selector(quote))
    assert match is not None
    assert match.span.start == 0
    assert [rival.start for rival in match.rivals] == [len(line), 2 * len(line)]
    nearer = find(line * 3, Selector(quote, position=Span(60, 90)))
    assert nearer is not None
    assert nearer.span.start == len(line)


def test_a_long_text_is_searched_in_time() -> None:
    text = "".join(f"In year {n} the council met {n % 7} times and voted. " for n in range(200_000))
    begun = time.process_time()
    assert (
        find(text, Selector("Nobody in the whole town had ever seen such a thing happen")) is None
    )
    assert time.process_time() - begun < 10


@given(before=texts, quote=filled_texts, after=texts)
def test_words_that_are_there_are_found(before: str, quote: str, after: str) -> None:
    text = before + quote + after
    position = Span(len(before), len(before) + len(quote))
    match = find(text, Selector(quote, position=position))
    assert match is not None
    assert match.span == position
    moved = find("\n" + text, Selector(quote, position=position))
    assert moved is not None
    assert moved.span.of("\n" + text) == quote


@given(st.lists(words, min_size=20, max_size=40), st.integers(4, 15))
def test_one_word_put_in_does_not_lose_a_passage(tokens: list[str], at: int) -> None:
    quote = " ".join(tokens)
    text = " ".join(("Before.", *tokens[:at], "so", *tokens[at:], "After."))
    match = find(text, Selector(quote))
    assert match is not None
    assert match.similarity >= MIN_SIMILARITY
    assert find(text, Selector(quote)) == match
