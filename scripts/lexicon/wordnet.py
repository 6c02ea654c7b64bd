"""Read WordNet's database files.

Their format is described in wndb(5WN), cntlist(5WN) and morphy(7WN).
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile
from pathlib import Path

import attrs

POS_FILES = {"n": "noun", "v": "verb", "a": "adj", "r": "adv"}
SS_TYPES = {"1": "n", "2": "v", "3": "a", "4": "r", "5": "a"}


@attrs.frozen
class Pointer:
    """A relation from a synset, or from one of its words (`source` > 0, 1-based), to another."""

    symbol: str
    target: str
    source: int
    target_word: int


@attrs.frozen
class Synset:
    """A set of synonyms. `id` is the part of speech and the file offset, as in ``v00001740``."""

    id: str
    lexfile: int
    words: tuple[str, ...]
    pointers: tuple[Pointer, ...]

    @property
    def pos(self) -> str:
        return self.id[0]

    def hypernyms(self) -> list[str]:
        return [p.target for p in self.pointers if p.symbol in ("@", "@i")]

    def is_instance(self) -> bool:
        return any(p.symbol == "@i" for p in self.pointers)


@attrs.frozen
class WordNet:
    """The database: synsets by id, each lemma's synsets in sense order, counts, exceptions."""

    synsets: dict[str, Synset]
    senses: dict[tuple[str, str], tuple[str, ...]]
    counts: dict[tuple[str, str, int], int]
    exceptions: tuple[tuple[str, str, str], ...]
    _ancestors: dict[str, list[str]] = attrs.field(factory=dict, init=False, eq=False)

    def resolve(self, name: str) -> str | None:
        """Find the synset of ``word.pos.number``, or None where the database lacks it."""
        word, pos, number = name.rsplit(".", 2)
        ids = self.senses.get((plain(word), pos), ())
        return ids[int(number) - 1] if len(ids) >= int(number) else None

    def ancestors(self, synset: str) -> list[str]:
        """Every hypernym of a synset, nearest first."""
        if synset not in self._ancestors:
            self._ancestors[synset] = self._climb(synset)
        return self._ancestors[synset]

    def _climb(self, synset: str) -> list[str]:
        seen: dict[str, None] = {}
        level = [synset]
        while level:
            level = [up for s in level for up in self.synsets[s].hypernyms() if up not in seen]
            seen.update(dict.fromkeys(level))
        return list(seen)

    def shares(self, lemma: str, pos: str) -> dict[str, float]:
        """The share of each sense in a word's uses; unseen senses fall off with their rank."""
        ids = self.senses[lemma, pos]
        counts = [self.counts.get((lemma, pos, i + 1), 0) for i in range(len(ids))]
        if not any(counts):
            counts = [self._variant_count(lemma, synset) for synset in ids]
        weights = [count + 1 / (i + 1) for i, count in enumerate(counts)]
        return {s: weight / sum(weights) for s, weight in zip(ids, weights, strict=True)}

    def _variant_count(self, lemma: str, synset: str) -> int:
        """How often a sense is seen in another spelling: SemCor is American."""
        pos = synset[0]
        found = 0
        for other in map(plain, self.synsets[synset].words):
            if other != lemma and _is_variant(lemma, other):
                sense = self.senses[other, pos].index(synset) + 1
                found = max(found, self.counts.get((other, pos, sense), 0))
        return found

    def count(self, lemma: str, pos: str) -> int:
        ids = self.senses.get((lemma, pos), ())
        return sum(self.counts.get((lemma, pos, i + 1), 0) for i in range(len(ids)))


def plain(word: str) -> str:
    """Lower case, words parted by single spaces, without an adjective's position marker."""
    return " ".join(word.split("(")[0].replace("_", " ").lower().split())


def _is_variant(a: str, b: str) -> bool:
    """Whether two synonyms differ by at most two letters in one place (colour, organise, grey)."""
    start = _shared_start(a, b)
    end = _shared_start(a[start:][::-1], b[start:][::-1])
    return start > 1 and max(len(a), len(b)) - start - end <= 2


def _shared_start(a: str, b: str) -> int:
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(a, b, strict=False)))


def read_wordnet(folder: Path) -> WordNet:
    synsets: dict[str, Synset] = {}
    senses: dict[tuple[str, str], tuple[str, ...]] = {}
    exceptions: list[tuple[str, str, str]] = []
    for pos, name in POS_FILES.items():
        for line in _lines(folder / f"data.{name}"):
            synset = _parse_synset(pos, line)
            synsets[synset.id] = synset
        for line in _lines(folder / f"index.{name}"):
            parts = line.split()
            number = int(parts[2])
            senses[plain(parts[0]), pos] = tuple(pos + offset for offset in parts[-number:])
        path = folder / f"{name}.exc"
        if path.exists():
            for line in path.read_text("utf-8").splitlines():
                form, *lemmas = (plain(word) for word in line.split())
                exceptions.extend((form, lemma, pos) for lemma in lemmas)
    counts: dict[tuple[str, str, int], int] = {}
    for line in (folder / "cntlist.rev").read_text("utf-8").splitlines():
        key, sense, count = line.split()
        lemma, rest = key.split("%")
        counts[plain(lemma), SS_TYPES[rest[0]], int(sense)] = int(count)
    return WordNet(synsets, senses, counts, tuple(exceptions))


def _lines(path: Path) -> Iterator[str]:
    # The licence at the head of each file is indented by two spaces.
    return (line for line in path.read_text("utf-8").splitlines() if not line.startswith("  "))


def _parse_synset(pos: str, line: str) -> Synset:
    parts = line.split(" | ")[0].split()
    number = int(parts[3], 16)
    words = tuple(parts[4 : 4 + 2 * number : 2])
    start = 4 + 2 * number
    pointers = []
    for i in range(int(parts[start])):
        symbol, offset, target_pos, ends = parts[start + 1 + 4 * i : start + 5 + 4 * i]
        target = ("a" if target_pos == "s" else target_pos) + offset
        pointers.append(Pointer(symbol, target, int(ends[:2], 16), int(ends[2:], 16)))
    return Synset(pos + parts[0], int(parts[1]), words, tuple(pointers))
