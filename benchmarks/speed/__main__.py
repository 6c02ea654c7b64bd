"""Measure a database of claims: ``python -m benchmarks.speed --sizes 1000 10000``.

For each size, claims are generated, imported into a new database, and drafts checked against it,
each in a process of its own, so that its memory is its own. With ``--encoder PATH`` claims are
encoded, and found by their meaning, too. Prints a table in Markdown.
"""

from __future__ import annotations

import argparse
import json
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from benchmarks.speed.corpus import Corpus

_DRAFTS = 400
_WARM = 100
_COLUMNS = (
    ("claims", "claims", "{:,}"),
    ("import, claims/s", "import_rate", "{:,.0f}"),
    ("import, MB resident", "import_mb", "{:,.0f}"),
    ("database and index, MB", "disk_mb", "{:,.0f}"),
    ("first answer, s", "cold_s", "{:.2f}"),
    ("checking, MB resident", "check_mb", "{:,.0f}"),
    ("check of a sentence, CPU ms, median", "check_ms", "{:.2f}"),
    ("p95", "check_p95", "{:.2f}"),
    ("p99", "check_p99", "{:.2f}"),
    ("find", "find_ms", "{:.2f}"),
    ("fetch", "fetch_ms", "{:.2f}"),
    ("the rest", "rest_ms", "{:.2f}"),
)
_ENCODED = (
    ("encoded, claims/s", "encode_rate", "{:,.0f}"),
    ("own memory, MB", "own_mb", "{:,.0f}"),
    ("encode a sentence", "encode_ms", "{:.2f}"),
    ("find by vectors", "search_ms", "{:.2f}"),
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000, 100_000])
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--json", type=Path, help="write the figures to this file")
    parser.add_argument("--encoder", metavar="PATH", help="measure with a sentence encoder")
    parser.add_argument("--part", choices=("import", "check"), help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.part == "import":
        print(json.dumps(_import(args.folder, args.jobs, args.encoder)))
        return
    if args.part == "check":
        print(json.dumps(_check(args.folder, args.encoder)))
        return
    found = [_measure(size, args.jobs, args.encoder) for size in args.sizes]
    print(_table(found, _COLUMNS + (_ENCODED if args.encoder else ())))
    if args.json is not None:
        args.json.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")


def _measure(size: int, jobs: int, encoder: str | None) -> dict[str, Any]:
    folder = Path(tempfile.mkdtemp(prefix="claims-"))
    try:
        with (folder / "claims.jsonl").open("w", encoding="utf-8") as file:
            for claim in Corpus().claims(size):
                told = {"id": claim.id, "statement": claim.statement, "verdict": claim.verdict}
                file.write(json.dumps(told) + "\n")
        made = {"claims": size, **_part("import", folder, jobs, encoder)}
        kept = [path for path in folder.rglob("*") if path.is_file() and path.suffix != ".jsonl"]
        made["disk_mb"] = sum(path.stat().st_size for path in kept) / 1e6
        return {**made, **_part("check", folder, jobs, encoder)}
    finally:
        shutil.rmtree(folder)


def _part(name: str, folder: Path, jobs: int, encoder: str | None) -> dict[str, Any]:
    words = [sys.executable, "-m", "benchmarks.speed", "--part", name, "--folder", str(folder)]
    words += ["--encoder", encoder] if encoder else []
    run = subprocess.run(
        [*words, "--jobs", str(jobs)], stdout=subprocess.PIPE, check=True, text=True
    )
    told: dict[str, Any] = json.loads(run.stdout)
    return told


def _import(folder: Path, jobs: int, encoder: str | None) -> dict[str, float]:
    from factcheck import SqliteStore, import_claims, load_encoder

    start = time.perf_counter()
    store = SqliteStore(folder / "claims.db", create=True)
    done = import_claims([folder / "claims.jsonl"], store, jobs=jobs)
    taken = time.perf_counter() - start
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    child = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    made = {"import_rate": done.written.added / taken, "import_mb": (own + jobs * child) / 1024}
    if encoder is not None:
        start = time.perf_counter()
        store.vectors(load_encoder(encoder)).follow()
        made["encode_rate"] = done.written.added / (time.perf_counter() - start)
    return made


def _check(folder: Path, encoder: str | None) -> dict[str, float]:
    start = time.perf_counter()
    from factcheck import Checker, load, load_encoder

    model: Any = None if encoder is None else load_encoder(encoder)
    checker = Checker(load(folder / "claims.db"), encoder=model)
    checker.check("Borville sold 300 buses to the Marden Group in May 2019.")
    cold = time.perf_counter() - start
    corpus = Corpus(seed=5)
    known = list(Corpus().claims(2000))
    drafts = [corpus.draft(known) for _ in range(_WARM + _DRAFTS)]
    store: Any = checker._candidates._store  # type: ignore[attr-defined]
    spent = {"find": 0.0, "fetch": 0.0, "encode": 0.0, "search": 0.0}
    timed = {"find": store, "fetch": store}
    if model is not None:
        vectors = checker._candidates._vectors  # type: ignore[attr-defined]
        timed |= {"encode": model, "search": vectors}
    for name, owner in timed.items():
        setattr(owner, name, _timed(getattr(owner, name), name, spent))
    whole: list[float] = []
    parts: dict[str, list[float]] = {name: [] for name in spent}
    for number, draft in enumerate(drafts):
        spent.update(dict.fromkeys(spent, 0.0))
        before = time.process_time()
        checker.check(draft)
        taken = time.process_time() - before
        if number >= _WARM:
            whole.append(taken * 1000)
            for name, some in parts.items():
                some.append(spent[name] * 1000)
    cuts = quantiles(whole, n=100)
    rest = [each - sum(some) for each, *some in zip(whole, *parts.values(), strict=True)]
    return {
        "cold_s": cold,
        "check_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "check_ms": median(whole),
        "check_p95": cuts[94],
        "check_p99": cuts[98],
        **{f"{name}_ms": median(some) for name, some in parts.items()},
        "own_mb": _own_memory(),
        "rest_ms": median(rest),
    }


def _own_memory() -> float:
    """What is resident of this process without the pages of files, in MB; 0 where none can tell."""
    path = Path("/proc/self/status")
    lines = path.read_text("utf-8").splitlines() if path.exists() else []
    told = dict(line.split(":", 1) for line in lines)
    return int(told["RssAnon"].split()[0]) / 1024 if "RssAnon" in told else 0.0


def _timed(call: Callable[..., Any], name: str, spent: dict[str, float]) -> Callable[..., Any]:
    def timed(*args: Any) -> Any:
        before = time.process_time()
        try:
            return call(*args)
        finally:
            spent[name] += time.process_time() - before

    return timed


def _table(found: list[dict[str, Any]], columns: tuple[tuple[str, str, str], ...]) -> str:
    lines = ["| " + " | ".join(title for title, _, _ in columns) + " |"]
    lines.append("|" + " --: |" * len(columns))
    for row in found:
        cells = [form.format(row[key]) for _, key, form in columns]
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines)


if __name__ == "__main__":
    main()
