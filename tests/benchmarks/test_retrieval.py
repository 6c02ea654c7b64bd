"""The bench of retrieval: what its measures count."""

from __future__ import annotations

import pytest

from benchmarks.quality.retrieval import interval, rate, read_claims


@pytest.mark.parametrize(
    ("found", "relevant", "expected"),
    [
        (["a", "b"], {"a"}, (1.0, 1.0, 1.0)),
        (["b", "a"], {"a"}, (0.5, 0.0, 1.0)),
        (["a", "x", "b"], {"a", "b"}, ((1 + 2 / 3) / 2, 1.0, 1.0)),
        (["x"] * 5 + ["a"], {"a"}, (0.0, 0.0, 1.0)),
        ([], {"a"}, (0.0, 0.0, 0.0)),
        (list("abcdefg"), set("abcdefg"), (1.0, 1.0, 1.0)),
    ],
)
def test_rate(found: list[str], relevant: set[str], expected: tuple[float, ...]) -> None:
    assert rate(found, relevant) == pytest.approx(expected)


def test_claims_of_the_same_words_count_as_one() -> None:
    rows = [
        {"id": "1", "statement": "Zingo has no sugar."},
        {"id": "2", "statement": "Zingo has NO sugar!", "title": "Zingo"},
        {"id": "3", "statement": "Zingo has sugar."},
    ]
    claims, same = read_claims(rows)
    assert [claim.id for claim in claims] == ["1", "3"]
    assert same == {"1": "1", "2": "1", "3": "3"}


def test_an_interval_holds_the_mean() -> None:
    low, high = interval([0.0, 1.0] * 50, lambda values: sum(values) / len(values))
    assert 0.35 < low < 0.5 < high < 0.65
