"""Features of rows, laid out as a matrix."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

import attrs
import numpy as np
from scipy.sparse import csr_matrix

from benchmarks.fit.rows import Row, shared
from factcheck.checker import Checker
from factcheck.judge.conflict import open_slots
from factcheck.judge.features import Features, pair_features, slot_features
from factcheck.judge.support import supporting
from factcheck.judge.weighing import by_clause
from factcheck.reading import read_facts
from factcheck.stores import MemoryStore
from factcheck.text import Document

# Rows that a feature must occur in to count.
_RARE = 15


@attrs.frozen
class Pair:
    """A clause that differs from a claim: its features, and each slot's kind and features."""

    features: Features
    slots: tuple[tuple[str, Features], ...]


@attrs.frozen
class Found:
    """What there is to weigh on a row: the pairs that differ, and those that may support it.

    `supports` has the features of whole sentences beside claims.
    """

    pairs: tuple[Pair, ...]
    supports: tuple[Features, ...]


def lay_out(row: Row) -> Found:
    """Every pair of a row's clauses and claims that judgement would weigh."""
    checker = Checker(MemoryStore(row.claims)) if row.store is None else shared(row.store)
    made: list[Pair] = []
    supports: list[Features] = []
    for facts, around in read_facts(Document(row.text, published_on=row.published_on)):
        outside = row.focus is not None and not facts.sentence.span.overlaps(row.focus)
        if facts.question or outside:
            continue
        weighed = checker.weigh(facts, row.published_on, around=around)
        for key, group in by_clause(tuple(item for item in weighed if item.current)).items():
            if not key:
                supports.extend(features for _, features in supporting(group))
            for item, slots in open_slots(group):
                told = tuple((slot.kind.value, slot_features(item, slot)) for slot in slots)
                made.append(Pair(pair_features(item, slots, group), told))
    return Found(tuple(made), tuple(supports))


@attrs.frozen
class Table:
    """Features as a matrix, one line each, with the number of the row that each belongs to."""

    names: tuple[str, ...]
    matrix: csr_matrix
    owner: np.ndarray[Any, np.dtype[np.int64]]

    def column(self, name: str) -> Any:
        """The values of one feature."""
        return np.asarray(self.matrix[:, [self.names.index(name)]].todense()).ravel()


def tabulate(found: Sequence[Iterable[Features]]) -> Table:
    """Lay out the features of all rows; those of few rows are left out."""
    rows = [tuple(lines) for lines in found]
    counts = Counter(name for row in rows for name in {n for line in row for n in line})
    names = tuple(sorted(name for name, count in counts.items() if count >= _RARE))
    columns = {name: n for n, name in enumerate(names)}
    line: list[int] = []
    place: list[int] = []
    value: list[float] = []
    owner: list[int] = []
    for number, row in enumerate(rows):
        for features in row:
            for name, amount in features.items():
                if amount and name in columns:
                    line.append(len(owner))
                    place.append(columns[name])
                    value.append(amount)
            owner.append(number)
    shape = (len(owner), len(names))
    return Table(names, csr_matrix((value, (line, place)), shape=shape), np.array(owner))
