"""Grades: which words a comparative may be of."""

from __future__ import annotations

import pytest

from factcheck.compare.grades import bases_of, is_comparative
from tests.analysis import reading


@pytest.mark.parametrize(
    ("norm", "base"),
    [("larger", "large"), ("stricter", "strict"), ("worse", "bad"), ("faster", "fast")],
)
def test_a_comparative_has_its_base(norm: str, base: str) -> None:
    assert base in bases_of(norm)


@pytest.mark.parametrize("norm", ["large", "largest", "table", "rather", ""])
def test_other_words_have_none(norm: str) -> None:
    assert bases_of(norm) == ()


def test_a_word_is_told_by_its_form() -> None:
    tokens = reading.tokens_of("The larger house is warm.")
    assert [token.norm for token in tokens if is_comparative(token)] == ["larger"]
