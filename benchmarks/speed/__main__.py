"""Measure a database of claims: ``python -m benchmarks.speed --sizes 1000 10000``.

For each size, claims are generated, imported into a new database, and drafts checked against it;
then other ways to find claims are given the same. Each part runs in a process of its own, so that
its memory is its own. With ``--encoder PATH`` claims are encoded, and found by their meaning, too.
With ``--postgres ADDRESS`` the same is done in databases on that server, each made for a size and
removed afterwards. Prints tables in Markdown; ``--plots`` draws them.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from benchmarks.speed import others, own, plots
from benchmarks.speed.corpus import Corpus
from benchmarks.speed.places import SQLITE, Place, fresh_database

_COLUMNS = (
    ("claims", "claims", "{:,}"),
    ("kept in", "store", "{}"),
    ("import, claims/s", "import_rate", "{:,.0f}"),
    ("import, MB resident", "import_mb", "{:,.0f}"),
    ("database and index, MB", "disk_mb", "{:,.0f}"),
    ("first answer, s", "cold_s", "{:.2f}"),
    ("checking, MB resident", "check_mb", "{:,.0f}"),
    ("check of a sentence, CPU ms, median", "check_ms", "{:.2f}"),
    ("p95", "check_p95", "{:.2f}"),
    ("p99", "check_p99", "{:.2f}"),
    ("median by the clock, ms", "clock_ms", "{:.2f}"),
    ("see what is new", "snapshot_ms", "{:.2f}"),
    ("find", "find_ms", "{:.2f}"),
    ("fetch", "fetch_ms", "{:.2f}"),
    ("the rest", "rest_ms", "{:.2f}"),
    ("sentences/s, 2 processes", "rate", "{:,.0f}"),
)
_ENCODED = (
    ("encoded, claims/s", "encode_rate", "{:,.0f}"),
    ("own memory, MB", "own_mb", "{:,.0f}"),
    ("encode a sentence", "encode_ms", "{:.2f}"),
    ("find by vectors", "search_ms", "{:.2f}"),
)
_FOUND_COLUMNS = (
    ("build, claims/s", "build_rate", "{:,.0f}"),
    ("MB resident", "resident_mb", "{:,.0f}"),
    ("query, CPU ms, median", "query_ms", "{:.2f}"),
    ("p95", "query_p95", "{:.2f}"),
    ("p99", "query_p99", "{:.2f}"),
)
_OWN = "factcheck"
_PROCESSES = 2


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000, 100_000])
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--drafts", type=int, default=own.DRAFTS, help="measure over so many")
    parser.add_argument("--others", action="store_true", help="measure other ways to find claims")
    parser.add_argument("--encoder", metavar="PATH", help="measure with a sentence encoder")
    parser.add_argument("--postgres", metavar="ADDRESS", help="measure on this server, too")
    parser.add_argument("--json", type=Path, help="write the figures to this file")
    parser.add_argument("--plots", type=Path, help="draw plots into this folder")
    parser.add_argument("--part", help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--address", help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.part is not None:
        print(json.dumps(_measured(args)))
        return
    found = [row for size in args.sizes for row in _measure(size, args)]
    print(_table(found, _COLUMNS + (_ENCODED if args.encoder else ())))
    print(_found_table(found))
    if args.json is not None:
        args.json.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    if args.plots is not None:
        plots.draw([row for row in found if row["store"] == SQLITE], args.plots)


def _measured(args: argparse.Namespace) -> dict[str, float]:
    """What one part comes to, in this process."""
    if args.part in others.SYSTEMS:
        return others.measure(args.part, args.folder, args.encoder)
    place = Place(args.folder, args.address)
    if args.part == "import":
        return own.measure_import(place, args.jobs, args.encoder)
    if args.part == "check":
        return own.measure_check(place, args.encoder, args.drafts)
    parts = {"rate": own.measure_rate, _OWN: own.measure_candidates}
    return parts[args.part](place, args.drafts)


def _measure(size: int, args: argparse.Namespace) -> list[dict[str, Any]]:
    """The rows of one size, one for each place where the claims are kept."""
    folder = Path(tempfile.mkdtemp(prefix="claims-"))
    try:
        with (folder / own.LINES).open("w", encoding="utf-8") as file:
            for claim in Corpus().claims(size):
                told = {"id": claim.id, "statement": claim.statement, "verdict": claim.verdict}
                file.write(json.dumps(told) + "\n")
        made = [_measure_place(size, Place(folder), args)]
        if args.others:
            for name in others.SYSTEMS:
                if others.can_run(name, args.encoder):
                    made[0]["found_by"][name] = _ended(_begun(name, Place(folder), args))
        if args.postgres is not None:
            with fresh_database(args.postgres) as address:
                made.append(_measure_place(size, Place(folder, address), args))
        return made
    finally:
        shutil.rmtree(folder)


def _measure_place(size: int, place: Place, args: argparse.Namespace) -> dict[str, Any]:
    made: dict[str, Any] = {"claims": size, "store": place.name}
    made.update(_ended(_begun("import", place, args)))
    made["disk_mb"] = place.disk()
    made.update(_ended(_begun("check", place, args)))
    together = [_begun("rate", place, args) for _ in range(_PROCESSES)]
    made["rate"] = sum(_ended(run)["rate"] for run in together)
    found = {**_ended(_begun(_OWN, place, args)), "build_rate": made["import_rate"]}
    made["found_by"] = {_OWN if place.address is None else f"{_OWN}, {place.name}": found}
    return made


def _begun(name: str, place: Place, args: argparse.Namespace) -> subprocess.Popen[str]:
    words = [sys.executable, "-m", "benchmarks.speed", "--part", name]
    words += ["--folder", str(place.folder), "--jobs", str(args.jobs)]
    words += ["--drafts", str(args.drafts)]
    words += ["--encoder", args.encoder] if args.encoder else []
    words += ["--address", place.address] if place.address else []
    return subprocess.Popen(words, stdout=subprocess.PIPE, text=True)


def _ended(run: subprocess.Popen[str]) -> dict[str, float]:
    """What a process tells when it ends."""
    printed, _ = run.communicate()
    if run.returncode:
        raise SystemExit(run.returncode)
    told: dict[str, float] = json.loads(printed)
    return told


def _table(found: list[dict[str, Any]], columns: tuple[tuple[str, str, str], ...]) -> str:
    lines = ["| " + " | ".join(title for title, _, _ in columns) + " |"]
    lines.append("|" + " --: |" * len(columns))
    for row in found:
        cells = [form.format(row[key]) for _, key, form in columns]
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n"


def _found_table(found: list[dict[str, Any]]) -> str:
    """The ways to find claims, one line for each and each size."""
    titles = ("claims", "found by", *(title for title, _, _ in _FOUND_COLUMNS))
    lines = ["| " + " | ".join(titles) + " |", "| --: | --- |" + " --: |" * len(_FOUND_COLUMNS)]
    for row in found:
        for name, told in row["found_by"].items():
            cells = [form.format(told[key]) for _, key, form in _FOUND_COLUMNS]
            cells = ["–" if cell == "nan" else cell for cell in cells]
            lines.append(f"| {row['claims']:,} | {name} | " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
