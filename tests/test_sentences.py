"""Rows of tests/cases/sentences.yaml, and what holds of any text."""

from __future__ import annotations

import gc
import re
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.yaml_files import read_yaml
from factcheck.sentences import MAX_SENTENCE, segment
from factcheck.text import Document, Sentence

CASES: list[dict[str, Any]] = read_yaml(Path(__file__).parent / "cases" / "sentences.yaml")
PIECES = st.sampled_from(
    [
        *"aZ9é中؟。.!?…;:,-–—#>*=_()[]\"'“”‘’ \t\n\r\v\f\0",
        *("\r\n", "\n\n", "\u2028", "\u2029", "\x85", "\ufeff", "\u00a0", "🎉"),
        *(
            " The ",
            "U.S.",
            " Mr. ",
            "etc.",
            " p.m.",
            " USA And how",
            "\n# ",
            "\n- ",
            "\n> ",
            "\n1. ",
        ),
        *("word " * 9, "said ", "Smith said", "..", " . . .", "[1]", "x" * 90, "---", "Yahoo!"),
    ]
)
TEXTS = st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=40).map("".join))
UNITS = [
    *("a", "word ", ".", "a.", "a. ", "A. ", "U.S. ", '."', '. "', ")", "\n", "abcd\n", ". ", "# "),
    *("\n> a", "-", "a - ", "1", ".[1", "。", "\u2028", '?" Aa Bb Cc Dd ', "! \t"),
]
MARKS = re.compile(r"[-=_*+~#`>•‣◦▪●–—\s]*")


def texts_of(text: str) -> list[str]:
    return [sentence.text for sentence in segment(Document(text))]


def check(text: str) -> tuple[Sentence, ...]:
    """Assert what holds of the segmentation of any text."""
    sentences = segment(Document(text))
    reached = 0
    for index, sentence in enumerate(sentences):
        assert sentence.index == index
        assert sentence.span.start >= reached
        assert 0 < len(sentence.span) <= MAX_SENTENCE
        assert sentence.span.of(text) == sentence.text == sentence.text.strip()
        assert_outside(text, reached, sentence.span.start)
        reached = sentence.span.end
    assert_outside(text, reached, len(text))
    return sentences


def assert_outside(text: str, start: int, end: int) -> None:
    """Between sentences lies nothing but whitespace, marks of lines, and a byte order mark."""
    if start == 0 and text.startswith("\ufeff"):
        start = 1
    assert MARKS.fullmatch(text, start, max(start, end)), text[start:end]


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["name"]))
def test_case(case: dict[str, Any]) -> None:
    assert texts_of(case["text"]) == case["sentences"]
    check(case["text"])


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param(sentence, id=f"{case['name']}-{number}")
        for case in CASES
        if case.get("whole", True)
        for number, sentence in enumerate(case["sentences"])
    ],
)
def test_sentence_alone_is_one_sentence(sentence: str) -> None:
    assert texts_of(sentence) == [sentence]


def test_cases_split_and_do_not_split() -> None:
    names = [case["name"] for case in CASES]
    assert len(set(names)) == len(names)
    assert sum(len(case["sentences"]) > 1 for case in CASES) >= 30
    assert sum(len(case["sentences"]) == 1 for case in CASES) >= 30


@given(TEXTS)
def test_any_text(text: str) -> None:
    check(text)


@given(TEXTS)
def test_same_text_same_sentences(text: str) -> None:
    assert segment(Document(text)) == segment(Document(text))


@given(
    st.lists(st.sampled_from(["It fell.", "The police said so.", "Did she know?"]), min_size=1),
    st.sampled_from([" ", "  ", "\n", "\n\n", "\r\n", "\r", "\t"]),
)
def test_plain_sentences_come_back(sentences: list[str], gap: str) -> None:
    assert texts_of(gap.join(sentences)) == sentences


@given(TEXTS, TEXTS)
def test_paragraphs_do_not_touch(first: str, second: str) -> None:
    # Each paragraph is read as if it stood alone; a byte order mark is one only at offset 0.
    second = second.replace("\ufeff", "")
    assert texts_of(f"{first}\n\n{second}") == texts_of(first) + texts_of(second)


def test_cap_cuts_at_whitespace() -> None:
    sentences = check("word " * 3_000)
    assert [len(sentence.span) for sentence in sentences] == [4_999, 4_999, 4_999]


def test_cap_cuts_where_there_is_no_whitespace() -> None:
    sentences = check("x" * (2 * MAX_SENTENCE + 1))
    assert [len(sentence.span) for sentence in sentences] == [MAX_SENTENCE, MAX_SENTENCE, 1]


def test_cap_keeps_a_word_that_just_fits() -> None:
    text = "a " + "x" * (MAX_SENTENCE - 2)
    assert texts_of(f"{text} end") == [text, "end"]


@pytest.mark.parametrize("unit", UNITS)
def test_time_is_linear(unit: str) -> None:
    def seconds(size: int) -> float:
        document = Document(unit * (size // len(unit)))
        # What a collection takes depends on what other tests have left.
        gc.disable()
        try:
            begun = time.process_time()
            segment(document)
            return time.process_time() - begun
        finally:
            gc.enable()

    # Sixteen times the text in quadratic time would take 256 times as long.
    small, large = 25_000, 400_000
    assert seconds(large) < 64 * max(seconds(small), seconds(small), 0.002)
