"""Vectors: which stored statements lie nearest to a sentence in meaning.

A vector is kept in bytes, each number as a share of the largest, and all that is computed of them
is computed in whole numbers, so that the order does not depend on how many are taken at once, or on
the machine. The nearest are looked for among those whose signs agree most with the sentence's.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import attrs
import numpy as np
from numpy.typing import NDArray

from factcheck.errors import ModelError
from factcheck.protocols import Encoder

RECIPE = "1"
"""The version of which texts of a claim have vectors, and of how those are kept; vectors of another
are made anew."""
Bytes = NDArray[np.int8]
Numbers = NDArray[np.int64]
# Among so many vectors whose signs agree most, the nearest are looked for.
_COARSE = 2000
_LARGEST = 127
_SLICE = 1 << 16


def encoded(encoder: Encoder, texts: Sequence[str]) -> Bytes:
    """Return the vectors of texts as they are kept, one row each.

    Raises ModelError when the encoder gives anything else than finite vectors of its dimensions.
    """
    made = np.asarray(encoder.encode(texts))
    expected = (len(texts), encoder.dimensions)
    if made.shape != expected or made.dtype.kind != "f":
        raise ModelError(
            repr(encoder), "encode", f"{expected} floats", f"{made.shape} {made.dtype}"
        )
    most = np.abs(made).max(axis=1, keepdims=True, initial=0.0)
    if not np.isfinite(most).all() or not most.all():
        raise ModelError(repr(encoder), "encode", "finite vectors of unit length", most.ravel())
    rows: Bytes = np.rint(made.astype(np.float64) / most * _LARGEST).astype(np.int8)
    return rows


def signs_of(rows: Bytes) -> NDArray[np.uint64]:
    """Return the signs of vectors, 64 in a number: a column for each vector."""
    bits = np.packbits(rows > 0, axis=1)
    wide = np.zeros((len(rows), -(-rows.shape[1] // 64) * 8), np.uint8)
    wide[:, : bits.shape[1]] = bits
    return np.ascontiguousarray(wide.view(np.uint64).T)


@attrs.frozen(eq=False)
class Block:
    """Vectors with the numbers of their claims, which rise; a claim may have several.

    `rows` may lie in a file; `gone` are the places of those that are passed over.
    """

    numbers: Numbers
    rows: Bytes
    signs: NDArray[np.uint64]
    gone: Numbers

    @classmethod
    def of(cls, numbers: Iterable[int], rows: Bytes, gone: Iterable[int] = ()) -> Block:
        """Return the block of vectors in memory; `gone` are numbers of claims."""
        held = np.fromiter(numbers, np.int64)
        return cls(held, rows, signs_of(rows), places(held, gone))


def places(numbers: Numbers, some: Iterable[int]) -> Numbers:
    """Return the places of claims in `numbers`, which rise."""
    return np.flatnonzero(np.isin(numbers, np.fromiter(some, np.int64)))


def cosines(blocks: Sequence[Block], query: Bytes, numbers: Iterable[int]) -> dict[int, float]:
    """Return the cosine of the nearest vector of each claim that has one."""
    asked = np.unique(np.fromiter(numbers, np.int64))
    made: dict[int, float] = {}
    for block in blocks:
        first = np.searchsorted(block.numbers, asked, "left")
        last = np.searchsorted(block.numbers, asked, "right")
        runs = [np.arange(a, b) for a, b in zip(first, last, strict=True)]
        found = np.concatenate(runs) if runs else np.empty(0, np.int64)
        met = _measured(block.rows[found], query).tolist()
        for number, cosine in zip(block.numbers[found].tolist(), met, strict=True):
            made[number] = max(cosine, made.get(number, -1.0))
    return made


def nearest(blocks: Sequence[Block], query: Bytes, limit: int) -> dict[int, float]:
    """Return the `limit` nearest claims with their cosines, and all as near as the last of them.

    They are looked for among the 2,000 vectors whose signs agree most with the query's (and all
    that agree as much as the last of them).
    """
    away = [_disagreeing(block, query) for block in blocks]
    counts = sum(np.bincount(some, minlength=len(query) + 2) for some in away)
    if isinstance(counts, int):
        return {}
    # What is gone is further away than anything can be.
    within = np.cumsum(counts[:-1])
    cut = min(int(np.searchsorted(within, _COARSE)), len(query))
    numbers, found = [], []
    for block, some in zip(blocks, away, strict=True):
        close = np.flatnonzero(some <= cut)
        numbers.append(block.numbers[close])
        found.append(_measured(block.rows[close], query))
    order = np.argsort(-np.concatenate(found))
    made: dict[int, float] = {}
    least = -1.0
    for number, cosine in zip(
        np.concatenate(numbers)[order].tolist(), np.concatenate(found)[order].tolist(), strict=True
    ):
        if len(made) >= limit and cosine < least:
            break
        if number not in made:
            made[number] = least = cosine
    return made


def _disagreeing(block: Block, query: Bytes) -> NDArray[np.uint16]:
    """In how many signs each vector differs from the query."""
    asked = signs_of(query[None, :])[:, 0]
    made = np.zeros(len(block.numbers), np.uint16)
    for start in range(0, len(made), _SLICE):
        part = made[start : start + _SLICE]
        for signs, sign in zip(block.signs, asked, strict=True):
            part += np.bitwise_count(signs[start : start + _SLICE] ^ sign)
    made[block.gone] = len(query) + 1
    return made


def _measured(rows: Bytes, query: Bytes) -> NDArray[np.float64]:
    """The cosines of vectors with the query: of whole numbers up to the last step."""
    wide, asked = rows.astype(np.int32), query.astype(np.int32)
    squares = np.einsum("ij,ij->i", wide, wide).astype(np.float64)
    made: NDArray[np.float64] = (wide @ asked) / np.sqrt(squares * float(asked @ asked))
    return made
