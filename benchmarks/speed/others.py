"""Other ways to find claims, that a user would pick instead: none tells what differs.

Each is given the same statements and asked for the 20 nearest to the same drafts.
"""

from __future__ import annotations

import json
import re
import sqlite3
import time
from collections.abc import Callable, Mapping
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import attrs

from benchmarks.speed.own import LINES, drafts, resident, spread
from factcheck.retrieve import STOP_WORDS

_LIMIT = 20
_WARM = 5
_QUERIES = 200
# A system that is slow is asked for so long, in seconds, and at least so often.
_PATIENCE = 20.0
_LEAST = 10
_WORD = re.compile(r"\w+")
# So many statements are encoded; a model's other vectors are drawn, which costs a search the same.
_ENCODED = 2000

Query = Callable[[str], Any]
"""Finds the nearest statements to a text."""


@attrs.frozen
class System:
    """A way to find claims: its name, the package it needs, and how to build its query."""

    name: str
    package: str | None
    build: Callable[[Path, list[str], str | None], tuple[Query, float]]


def measure(name: str, folder: Path, encoder: str | None) -> dict[str, float]:
    """Build one system over the statements of a folder, and look drafts up in it."""
    with (folder / LINES).open(encoding="utf-8") as file:
        statements = [json.loads(line)["statement"] for line in file]
    query, rate = SYSTEMS[name].build(folder, statements, encoder)
    del statements
    taken: list[float] = []
    until = time.monotonic() + _PATIENCE
    for number, draft in enumerate(drafts(_WARM + _QUERIES)):
        before = time.process_time()
        query(draft)
        if number >= _WARM:
            taken.append((time.process_time() - before) * 1000)
        if len(taken) >= _LEAST and time.monotonic() > until:
            break
    return {"build_rate": rate, "resident_mb": resident(), **spread("query", taken)}


def can_run(name: str, encoder: str | None) -> bool:
    """Whether what a system needs is installed."""
    package = SYSTEMS[name].package
    return (package is None or find_spec(package) is not None) and (
        name != _MODEL or encoder is not None
    )


def _words(text: str) -> list[str]:
    return [word for word in _WORD.findall(text.lower()) if word not in STOP_WORDS]


def _bm25s(_: Path, statements: list[str], __: str | None) -> tuple[Query, float]:
    bm25s: Any = import_module("bm25s")
    stemmer = import_module("Stemmer").Stemmer("english")
    start = time.perf_counter()
    index = bm25s.BM25()
    told = bm25s.tokenize(statements, stopwords="en", stemmer=stemmer, show_progress=False)
    index.index(told, show_progress=False)
    rate = len(statements) / (time.perf_counter() - start)

    def query(text: str) -> Any:
        asked = bm25s.tokenize([text], stopwords="en", stemmer=stemmer, show_progress=False)
        return index.retrieve(asked, k=_LIMIT, show_progress=False)

    return query, rate


def _fts5(folder: Path, statements: list[str], _: str | None) -> tuple[Query, float]:
    start = time.perf_counter()
    connection = sqlite3.connect(folder / "fts5.sqlite")
    connection.execute("CREATE VIRTUAL TABLE held USING fts5(told, tokenize='porter unicode61')")
    connection.executemany("INSERT INTO held VALUES (?)", ((told,) for told in statements))
    connection.commit()
    rate = len(statements) / (time.perf_counter() - start)

    def query(text: str) -> Any:
        asked = " OR ".join(f'"{word}"' for word in _words(text))
        return connection.execute(
            "SELECT rowid FROM held WHERE held MATCH ? ORDER BY rank LIMIT ?", (asked, _LIMIT)
        ).fetchall()

    return query, rate


def _rapidfuzz(_: Path, statements: list[str], __: str | None) -> tuple[Query, float]:
    from rapidfuzz import fuzz, process

    kept = list(statements)

    def query(text: str) -> Any:
        return process.extract(text, kept, scorer=fuzz.token_set_ratio, limit=_LIMIT)

    return query, float("nan")


def _model(_: Path, statements: list[str], encoder: str | None) -> tuple[Query, float]:
    import numpy as np

    from factcheck import load_encoder

    model = load_encoder(encoder or "")
    start = time.perf_counter()
    first = np.asarray(model.encode(statements[:_ENCODED]), dtype=np.float32)
    rate = len(first) / (time.perf_counter() - start)
    vectors = np.empty((len(statements), first.shape[1]), dtype=np.float32)
    vectors[: len(first)] = first
    chance = np.random.default_rng(5)
    for at in range(len(first), len(vectors), _ENCODED):
        part = vectors[at : at + _ENCODED]
        part[:] = chance.standard_normal(part.shape, dtype=np.float32)
        part /= np.linalg.norm(part, axis=1, keepdims=True)

    def query(text: str) -> Any:
        cosines = vectors @ np.asarray(model.encode([text]), dtype=np.float32)[0]
        return np.argpartition(-cosines, min(_LIMIT, len(cosines) - 1))[:_LIMIT]

    return query, rate


_MODEL = "MiniLM + brute force"
SYSTEMS: Mapping[str, System] = {
    system.name: system
    for system in (
        System("bm25s", "bm25s", _bm25s),
        System("SQLite FTS5", None, _fts5),
        System("rapidfuzz extract", None, _rapidfuzz),
        System(_MODEL, "numpy", _model),
    )
}
"""All that are measured, in the order of the table."""
