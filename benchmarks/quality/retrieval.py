"""How well claims are found: ``python -m benchmarks.quality.retrieval FOLDER``.

FOLDER is the evaluation folder, which holds ``retrieval/``. For each set there, the claims go into
a store and each query is looked up by `Checker.candidates`. Claims of the same words count as one.
With ``--encoder PATH`` the same is done by their vectors alone, and by both together. Prints MAP@5,
P@1 and recall@20 with 95 % intervals over 1,000 bootstrap resamples of the queries.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from factcheck import Checker, Claim, MemoryStore, load_encoder
from factcheck.protocols import Encoder

SPLITS = ("train", "dev")
_SEED = 5
_RESAMPLES = 1000
_LIMIT = 20
_WORDS = re.compile(r"\W+")
Scores = tuple[float, float, float]
Search = Callable[[str], list[str]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--encoder", metavar="PATH", help="a sentence encoder to measure with")
    args = parser.parse_args()
    encoder = None if args.encoder is None else load_encoder(args.encoder)
    print("| set | queries | found by | MAP@5 | P@1 | recall@20 |")
    print("| --- | --: | --- | --: | --: | --: |")
    for folder in sorted((args.folder / "retrieval").iterdir()):
        claims, same = read_claims(_lines(folder / "claims.jsonl"))
        for name, search in systems(claims, encoder):
            for split in SPLITS:
                path = folder / f"{split}.jsonl"
                if path.exists():
                    scores = [
                        rate(search(row["text"]), {same[key] for key in row["relevant"]})
                        for row in _lines(path)
                    ]
                    cells = [_shown([score[n] for score in scores]) for n in range(3)]
                    row = (f"{folder.name}, {split}", str(len(scores)), name, *cells)
                    print(f"| {' | '.join(row)} |", flush=True)


def systems(claims: list[Claim], encoder: Encoder | None) -> Iterator[tuple[str, Search]]:
    """What finds claims: their words, and with an encoder their meaning, and both."""
    store = MemoryStore(claims)
    yield "words", _by(Checker(store))
    if encoder is not None:
        yield "meaning", _by_meaning(claims, encoder)
        yield "both", _by(Checker(store, encoder=encoder))


def _by(checker: Checker) -> Search:
    return lambda text: [claim.id for claim, _ in checker.candidates(text, limit=_LIMIT)]


def _by_meaning(claims: list[Claim], encoder: Encoder) -> Search:
    from factcheck.vectors import Block, encoded, nearest

    ids = sorted(claim.id for claim in claims)
    told = {claim.id: claim.statement for claim in claims}
    block = Block.of(range(len(ids)), encoded(encoder, [told[key] for key in ids]))

    def search(text: str) -> list[str]:
        found = nearest([block], encoded(encoder, [text])[0], _LIMIT)
        return [ids[n] for n in sorted(found, key=lambda n: (-found[n], n))[:_LIMIT]]

    return search


def read_claims(rows: Sequence[dict[str, Any]]) -> tuple[list[Claim], dict[str, str]]:
    """The claims, those of the same words once; and for every id the id that stands for it."""
    first: dict[str, str] = {}
    same: dict[str, str] = {}
    claims: list[Claim] = []
    for row in rows:
        words = _WORDS.sub(" ", row["statement"].lower()).strip()
        same[row["id"]] = first.setdefault(words, row["id"])
        if same[row["id"]] == row["id"]:
            title = row.get("title") or None
            claims.append(Claim(row["id"], row["statement"], "accurate", title=title))
    return claims, same


def rate(found: Sequence[str], relevant: set[str]) -> Scores:
    """Average precision over the first five, whether the first is relevant, recall over all."""
    hits, precision = 0, 0.0
    for place, key in enumerate(found[:5], 1):
        if key in relevant:
            hits += 1
            precision += hits / place
    first = float(bool(found) and found[0] in relevant)
    return precision / min(5, len(relevant)), first, len(relevant & set(found)) / len(relevant)


def interval(
    values: Sequence[float], mean: Callable[[Sequence[float]], float]
) -> tuple[float, ...]:
    """The 2.5th and 97.5th percentile of the mean over resamples."""
    chance = random.Random(_SEED)
    means = sorted(mean(chance.choices(values, k=len(values))) for _ in range(_RESAMPLES))
    return means[int(0.025 * _RESAMPLES)], means[int(0.975 * _RESAMPLES) - 1]


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)


def _shown(values: Sequence[float]) -> str:
    low, high = interval(values, _mean)
    return f"{_mean(values):.3f} ({low:.3f} to {high:.3f})"


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


if __name__ == "__main__":
    main()
