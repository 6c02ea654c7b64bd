"""Vectors: what is nearest, against a plain search of all."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from factcheck import vectors
from factcheck.errors import ModelError
from factcheck.vectors import Block, cosines, encoded, nearest, signs_of
from tests.encoders import WordEncoder

_WIDTHS = (1, 7, 48, 64, 70, 384)


def _rows(count: int, width: int, seed: int = 1) -> NDArray[np.int8]:
    """Vectors in clusters, as encoders give them."""
    chance = np.random.default_rng(seed)
    centres = chance.standard_normal((max(1, count // 20), width))
    made = centres[chance.integers(0, len(centres), count)]
    made = made + chance.standard_normal(made.shape) * 0.6
    most = np.abs(made).max(axis=1, keepdims=True)
    rows: NDArray[np.int8] = np.rint(made / most * 127).astype(np.int8)
    return rows


def _plain(rows: NDArray[np.int8], query: NDArray[np.int8]) -> dict[int, float]:
    wide = [[int(value) for value in row] for row in rows]
    asked = [int(value) for value in query]
    made = {}
    for number, row in enumerate(wide):
        met = sum(a * b for a, b in zip(row, asked, strict=True))
        size = sum(a * a for a in row) * sum(a * a for a in asked)
        made[number] = met / size**0.5
    return made


@pytest.mark.parametrize("width", _WIDTHS)
def test_the_nearest_are_those_of_a_plain_search(width: int) -> None:
    rows = _rows(300, width)
    query = _rows(1, width, seed=2)[0]
    expected = _plain(rows, query)
    block = Block.of(range(300), rows)
    assert nearest([block], query, 300) == pytest.approx(expected)
    least = sorted(expected.values(), reverse=True)[9]
    found = nearest([block], query, 10)
    assert found == pytest.approx({n: c for n, c in expected.items() if c >= least - 1e-12})
    assert cosines([block], query, [7, 3, 7, 999]) == pytest.approx(
        {3: expected[3], 7: expected[7]}
    )


def test_nearly_all_of_the_nearest_are_among_those_whose_signs_agree() -> None:
    rows = _rows(20_000, 384)
    block = Block.of(range(len(rows)), rows)
    exact = rows.astype(np.float64)
    exact /= np.linalg.norm(exact, axis=1, keepdims=True)
    shares = []
    chance = np.random.default_rng(3)
    for row in rows[::1000]:
        query = np.clip(row + chance.normal(0, 25, len(row)), -127, 127).astype(np.int8)
        truth = np.argsort(-(exact @ query))[:20]
        shares.append(len(set(nearest([block], query, 20)) & set(truth.tolist())) / 20)
    assert sum(shares) / len(shares) > 0.95


@given(st.integers(0, 40), st.integers(1, 12), st.data())
def test_how_vectors_are_laid_out_changes_nothing(
    count: int, limit: int, data: st.DataObject
) -> None:
    """Nor in how many blocks they come, nor what else was there and is gone."""
    rows = _rows(60, 48)[:count]
    query = _rows(1, 48, seed=2)[0]
    expected = nearest([Block.of(range(0, 2 * count, 2), rows)], query, limit)
    cut = data.draw(st.integers(0, count))
    gone = data.draw(st.sets(st.integers(0, 10)))
    extra = _rows(len(gone), 48, seed=4) if gone else np.empty((0, 48), np.int8)
    first = Block.of(range(0, 2 * cut, 2), rows[:cut])
    numbers = [*range(2 * cut, 2 * count, 2), *(1001 + 2 * n for n in sorted(gone))]
    second = Block.of(numbers, np.concatenate([rows[cut:], extra]), [n for n in numbers if n % 2])
    assert nearest([first, second], query, limit) == expected
    asked = range(0, 2 * count, 3)
    assert cosines([first, second], query, asked) == cosines(
        [Block.of(range(0, 2 * count, 2), rows)], query, asked
    )


def test_a_cut_by_signs_takes_all_that_agree_as_much(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vectors, "_COARSE", 3)
    query = np.array([9, 9, 9, 9], np.int8)
    rows = np.array([[9, 9, 9, -1], [1, 9, 9, 9], [9, 9, -1, 9], [-1, 9, 9, 9], [-9, -9, 1, 1]])
    found = nearest([Block.of(range(5), rows.astype(np.int8))], query, 5)
    assert sorted(found) == [0, 1, 2, 3]


def test_a_claim_of_several_texts_is_as_near_as_the_nearest() -> None:
    rows = np.array([[1, 0], [127, 127], [127, 0], [0, 127]], np.int8)
    block = Block.of([4, 4, 4, 9], rows)
    query = np.array([3, 3], np.int8)
    assert nearest([block], query, 2) == pytest.approx({4: 1.0, 9: 0.5**0.5})
    assert nearest([block], query, 1) == pytest.approx({4: 1.0})
    assert cosines([block], query, [4]) == pytest.approx({4: 1.0})


def test_nothing_is_near_in_nothing() -> None:
    query = np.ones(8, np.int8)
    assert nearest([], query, 5) == cosines([], query, [1]) == {}
    none = Block.of([], np.empty((0, 8), np.int8))
    assert nearest([none], query, 5) == cosines([none], query, []) == {}


def test_signs_are_packed_in_columns() -> None:
    rows = np.ones((3, 65), np.int8)
    rows[1, 64] = rows[2, 0] = -1
    signs = signs_of(rows)
    assert signs.shape == (2, 3)
    away = np.bitwise_count(signs ^ signs[:, :1]).sum(axis=0)
    assert away.tolist() == [0, 1, 1]


def test_what_an_encoder_gives_becomes_bytes() -> None:
    rows = encoded(WordEncoder(), ["Volvo closed.", "Scania opened."])
    assert rows.dtype == np.int8
    assert np.abs(rows).max(axis=1).tolist() == [127, 127]


@pytest.mark.parametrize(
    "given_",
    [
        np.ones((1, 3), np.float32),
        np.ones((2, 48), np.float32),
        np.ones((1, 48), np.int64),
        np.zeros((1, 48), np.float32),
        np.full((1, 48), np.nan, np.float32),
        np.full((1, 48), np.inf, np.float32),
        [["a"] * 48],
    ],
)
def test_an_encoder_that_gives_something_else_is_told(given_: object) -> None:
    class Odd(WordEncoder):
        def encode(self, texts: Sequence[str]) -> Any:
            return given_

    with pytest.raises(ModelError, match=r"encode: expected"):
        encoded(Odd(), ["Volvo closed."])
