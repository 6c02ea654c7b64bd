"""Compare ways to find the nearest of many vectors: ``python -m benchmarks.speed.vectors``.

By default a million vectors of 384 numbers are generated, in clusters: each is one of 20,000 random
centres, themselves drawn around 200 topics, with noise of its own; queries are drawn the same way.
With ``--like FILE.npy`` the centres are the vectors of that file, such as those of real
statements.

Each way is measured in a process of its own: what it takes to make and to keep, the CPU time of
a query, how many of the 100 truly nearest (by the vectors before they were made bytes) it finds,
and its memory, told apart by what is its own and what is pages of a file. Prints a table in
Markdown.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median, quantiles
from typing import Any

import numpy as np
from numpy.typing import NDArray

from factcheck.vectors import Block, nearest, places, signs_of

_SEED = 3
_QUERIES = 200
_LIMIT = 100
_PART = 50_000
Floats = NDArray[np.float32]
Search = Callable[[Floats], list[int]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, default=1_000_000)
    parser.add_argument("--dimensions", type=int, default=384)
    parser.add_argument("--like", type=Path, help="vectors to take the centres from")
    parser.add_argument("--ways", nargs="+", choices=_WAYS, default=list(_WAYS))
    parser.add_argument("--way", choices=_WAYS, help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.way:
        print(json.dumps(_measure(args.way, args.folder)))
        return
    folder = Path(tempfile.mkdtemp(prefix="vectors-"))
    try:
        _generate(folder, args.size, args.dimensions, args.like)
        print(
            "| way | to make, s | on disk, MB | query, CPU ms, median | 95 of 100 | "
            "found of the nearest 100, 20, 5 | memory, MB, own | of files |"
        )
        print("| --- |" + " --: |" * 7)
        for way in args.ways:
            words = [sys.executable, "-m", "benchmarks.speed.vectors", "--way", way]
            run = subprocess.run(
                [*words, "--folder", str(folder)], stdout=subprocess.PIPE, check=True, text=True
            )
            print(_row(way, json.loads(run.stdout)), flush=True)
    finally:
        shutil.rmtree(folder)


def _generate(folder: Path, size: int, dimensions: int, like: Path | None) -> None:
    """Write the vectors as bytes, the queries, and the truly nearest of each."""
    chance = np.random.default_rng(_SEED)
    if like is None:
        topics = _unit(chance.standard_normal((200, dimensions)))
        centres = _around(topics, 20_000, 1.2, chance)
    else:
        centres = _unit(np.load(like).astype(np.float32))
    queries = _around(centres, _QUERIES, 0.7, chance)
    np.save(folder / "queries.npy", queries)
    best: list[tuple[Floats, NDArray[np.int64]]] = []
    with (folder / "rows.i8").open("wb") as file:
        for start in range(0, size, _PART):
            part = _around(centres, min(_PART, size - start), 0.7, chance)
            most = np.abs(part).max(axis=1, keepdims=True)
            np.rint(part / most * 127).astype(np.int8).tofile(file)
            met = queries @ part.T
            top = np.argpartition(-met, _LIMIT, axis=1)[:, :_LIMIT]
            best.append((np.take_along_axis(met, top, 1), top + start))
    scores = np.concatenate([some for some, _ in best], axis=1)
    found = np.concatenate([some for _, some in best], axis=1)
    order = np.argsort(-scores, axis=1)[:, :_LIMIT]
    np.save(folder / "nearest.npy", np.take_along_axis(found, order, 1))


def _around(centres: Floats, count: int, noise: float, chance: np.random.Generator) -> Floats:
    """Vectors around centres drawn at random; noise of 1 is as long as the centre itself."""
    drawn = centres[chance.integers(0, len(centres), count)]
    around = chance.standard_normal(drawn.shape, dtype=np.float32)
    return _unit(drawn + around * np.float32(noise / centres.shape[1] ** 0.5))


def _unit(vectors: NDArray[Any]) -> Floats:
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.asarray(vectors / lengths, np.float32)


def _bytes(vectors: Floats) -> NDArray[np.int8]:
    rows: NDArray[np.int8] = np.rint(
        vectors / np.abs(vectors).max(axis=1, keepdims=True) * 127
    ).astype(np.int8)
    return rows


def _mapped(folder: Path) -> NDArray[np.int8]:
    width = np.load(folder / "queries.npy").shape[1]
    return np.memmap(folder / "rows.i8", np.int8, "r").reshape(-1, width)


def _in_blocks(folder: Path) -> tuple[Search, int]:
    """Every vector, in blocks that are turned into floats and multiplied."""
    rows = _mapped(folder)
    lengths = np.concatenate(
        [
            np.linalg.norm(rows[start : start + _PART].astype(np.float32), axis=1)
            for start in range(0, len(rows), _PART)
        ]
    )

    def search(query: Floats) -> list[int]:
        asked = _bytes(query[None])[0].astype(np.float32)
        met = np.concatenate(
            [rows[s : s + 4096].astype(np.float32) @ asked for s in range(0, len(rows), 4096)]
        )
        met /= lengths
        top = np.argpartition(-met, _LIMIT)[:_LIMIT]
        return [int(place) for place in top[np.argsort(-met[top])]]

    return search, (folder / "rows.i8").stat().st_size


def _by_signs(folder: Path) -> tuple[Search, int]:
    """`factcheck.vectors.nearest`: those whose signs agree most, then their bytes."""
    rows = _mapped(folder)
    numbers = np.arange(len(rows), dtype=np.int64)
    parts = [signs_of(rows[start : start + _PART]) for start in range(0, len(rows), _PART)]
    _give_back(rows)
    block = Block(numbers, rows, np.concatenate(parts, axis=1), places(numbers, ()))

    def search(query: Floats) -> list[int]:
        found = nearest([block], _bytes(query[None])[0], _LIMIT)
        _give_back(rows)
        return sorted(found, key=lambda number: -found[number])

    return search, (folder / "rows.i8").stat().st_size


def _give_back(rows: NDArray[np.int8]) -> None:
    import mmap

    held: Any = rows
    while not isinstance(held, mmap.mmap):
        held = held.base if getattr(held, "base", None) is not None else held._mmap
    held.madvise(mmap.MADV_DONTNEED)


def _usearch_exact(folder: Path) -> tuple[Search, int]:
    """Every vector, by usearch's own loop over bytes."""
    from usearch.index import search as every

    rows = _mapped(folder)

    def search(query: Floats) -> list[int]:
        asked = _bytes(query[None])
        found = every(rows, asked, _LIMIT, "cos", exact=True, threads=1)
        return [int(key) for key in found.keys.ravel()]

    return search, (folder / "rows.i8").stat().st_size


def _usearch_graph(folder: Path) -> tuple[Search, int]:
    """usearch's graph of neighbours (HNSW), of bytes, with 2 threads to make it; mapped."""
    from usearch.index import Index

    rows = _mapped(folder)
    made = Index(ndim=rows.shape[1], metric="cos", dtype="i8")
    for start in range(0, len(rows), _PART):
        part = np.ascontiguousarray(rows[start : start + _PART])
        made.add(np.arange(start, start + len(part)), part, threads=2)
    path = folder / "graph.usearch"
    made.save(str(path))
    del made
    graph: Any = Index.restore(str(path), view=True)
    graph.expansion_search = 256

    def search(query: Floats) -> list[int]:
        found = graph.search(_bytes(query[None])[0], _LIMIT, threads=1)
        return [int(key) for key in found.keys]

    return search, path.stat().st_size


_WAYS: dict[str, Callable[[Path], tuple[Search, int]]] = {
    "numpy, bytes in blocks": _in_blocks,
    "numpy, signs and then bytes": _by_signs,
    "usearch, every vector": _usearch_exact,
    "usearch, graph": _usearch_graph,
}


def _measure(way: str, folder: Path) -> dict[str, Any]:
    before = time.perf_counter()
    search, size = _WAYS[way](folder)
    made = time.perf_counter() - before
    queries, truth = np.load(folder / "queries.npy"), np.load(folder / "nearest.npy")
    taken = []
    shares: dict[int, list[float]] = {100: [], 20: [], 5: []}
    for query, expected in zip(queries, truth, strict=True):
        before = time.process_time()
        found = search(query)
        taken.append((time.process_time() - before) * 1000)
        for count, share in shares.items():
            share.append(len(set(found) & set(expected[:count].tolist())) / count)
    own, files = _memory()
    return {
        "made": made,
        "disk": size / 1e6,
        "ms": median(taken),
        "p95": quantiles(taken, n=100)[94],
        "found": [sum(share) / len(share) for share in shares.values()],
        "own": own,
        "files": files,
    }


def _memory() -> tuple[float, float]:
    """What is resident of this process: its own pages and those of files, in MB."""
    if not Path("/proc/self/status").exists():
        return 0.0, 0.0
    told = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text().splitlines())
    own, files = (int(told[name].split()[0]) / 1024 for name in ("RssAnon", "RssFile"))
    return own, files


def _row(way: str, told: dict[str, Any]) -> str:
    found = ", ".join(f"{share:.3f}" for share in told["found"])
    return (
        f"| {way} | {told['made']:.1f} | {told['disk']:,.0f} | {told['ms']:.1f} | "
        f"{told['p95']:.1f} | {found} | {told['own']:,.0f} | {told['files']:,.0f} |"
    )


if __name__ == "__main__":
    main()
