"""How long many drafts take: a first run with an empty cache, a second, and one after an edit.

``python -m benchmarks.drafts`` makes generated claims and drafts (`speed.corpus`), runs
``factcheck check`` on them as a process of its own, and prints a table. Wall-clock time, since
what is asked is how long an editor, or a build, waits.
"""

from __future__ import annotations

import argparse
import hashlib
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.speed.corpus import Corpus
from factcheck import SqliteStore

_START = "import sys; from factcheck.cli import main; sys.exit(main())"
_PARAGRAPH = 5


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--drafts", type=int, default=1000)
    parser.add_argument("--words", type=int, default=600, help="of each draft, at least")
    parser.add_argument("--claims", type=int, default=10_000)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--folder", type=Path, help="where to work; kept (default: a fresh one)")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        _measure(args, args.folder or Path(made))


def _measure(args: argparse.Namespace, folder: Path) -> None:
    store, desk = folder / "claims.db", folder / "desk"
    corpus = Corpus()
    claims = list(corpus.claims(args.claims))
    with_claims = SqliteStore(store, create=True)
    with_claims.add(*claims)
    desk.mkdir(parents=True)
    sentences = 0
    for number in range(args.drafts):
        told: list[str] = []
        while sum(len(sentence.split()) for sentence in told) < args.words:
            told.append(corpus.draft(claims))
        sentences += len(told)
        parts = (" ".join(told[n : n + _PARAGRAPH]) for n in range(0, len(told), _PARAGRAPH))
        (desk / f"{number:05}.txt").write_text("\n\n".join(parts) + "\n", "utf-8")
    print(f"{args.drafts} drafts, {sentences} sentences, {args.claims} claims, {args.jobs} jobs\n")
    print("| run | s | drafts/s | sentences/s | report |")
    print("|---|---|---|---|---|")
    words = ["check", str(desk), "--claims", str(store), "--format", "json"]
    words += ["--jobs", str(args.jobs)]
    kept = ["--cache", str(folder / "cache")]
    for name, more in (("without a cache", []), ("first", kept), ("second", kept)):
        _row(name, [*words, *more], folder, args.drafts, sentences)
    path = desk / "00000.txt"
    path.write_text(path.read_text("utf-8").replace("1", "2"), "utf-8")
    _row("after an edit of one", [*words, *kept], folder, args.drafts, sentences)
    size = sum(file.stat().st_size for file in (folder / "cache").iterdir())
    print(f"\nThe cache takes {size / 2**20:.0f} MB.")


def _row(name: str, words: list[str], folder: Path, drafts: int, sentences: int) -> None:
    report = folder / "report.json"
    began = time.perf_counter()
    ran = subprocess.run(
        [sys.executable, "-c", _START, *words, "--output", str(report)], check=False
    )
    took = time.perf_counter() - began
    if ran.returncode not in (0, 1):
        raise SystemExit(f"it ended with {ran.returncode}")
    told = hashlib.sha256(report.read_bytes()).hexdigest()[:12]
    print(
        f"| {name} | {took:.1f} | {drafts / took:.1f} | {sentences / took:.0f} | {told} |",
        flush=True,
    )


if __name__ == "__main__":
    main()
