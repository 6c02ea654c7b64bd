"""Generated claims and drafts: any number of them, the same for one seed.

Words are those of the package's lexicon, each as often as its count of uses tells (about Zipf's
law, as in real text); names are made of syllables, a few of them very frequent; statements have 8
to 25 words, most a name or two, and half a number.
"""

from __future__ import annotations

import random
from bisect import bisect
from collections.abc import Iterator
from functools import cache
from itertools import accumulate

from factcheck.claims import Claim
from factcheck.lexicon import records

_SEED = 11
_SYLLABLES = (
    "ba be bor da den el far gen hal in kar lo mar nor os per ral sen tor ul van wes yor zim"
)
_VERDICTS = ("accurate",) * 6 + ("inaccurate",) * 3 + ("misleading",)
_PERSONS = 20_000
_SUBJECT = (
    "The {adj} {noun}",
    "{person}",
    "{person}, the {noun} of {place},",
    "The {noun} of {place}",
    "{number} {plural} in {place}",
    "{firm}",
)
_DEED = ("{past} the {adj} {noun}", "{past} {number} {plural}", "{past} a {noun} for {place}")
_END = (
    "in {place}",
    "in {month} {year}",
    "after the {noun} of {person}",
    "because of the {noun}",
    "with {percent} percent of the {plural}",
    "for {money} million dollars",
    "",
)
_MONTHS = (
    "January February March April May June July August September October November December"
).split()
_PLAIN = ("n", "v", "a")


@cache
def _words() -> dict[str, tuple[list[str], list[float]]]:
    """Words by part of speech with their cumulated weights."""
    data, count, offsets = records._file()
    made: dict[str, tuple[list[str], list[float]]] = {}
    found: dict[str, list[tuple[str, float]]] = {pos: [] for pos in _PLAIN}
    for index in range(1, count):
        start = records._OFFSETS.unpack_from(data, offsets + 4 * index)[0]
        # A process that measures does this first: the record's line is read once, not by its key.
        key, *fields = data[start : data.find(b"\n", start)].decode().split("\t")
        if not key.isalpha() or len(key) < 4:
            continue
        for field in fields:
            if field[0] in found:
                uses = int(field[1:].partition(";")[0] or "0", 36)
                found[field[0]].append((key, uses + 0.05))
    for pos, pairs in found.items():
        pairs.sort(key=lambda pair: -pair[1])
        made[pos] = [word for word, _ in pairs], list(accumulate(weight for _, weight in pairs))
    return made


class Corpus:
    """Claims and drafts from one seed."""

    def __init__(self, seed: int = _SEED) -> None:
        self._chance = random.Random(seed)
        names = random.Random(_SEED)
        parts = _SYLLABLES.split()
        self._names = [
            "".join(names.choice(parts) for _ in range(names.choice((2, 2, 3)))).capitalize()
            for _ in range(_PERSONS)
        ]

    def claims(self, count: int) -> Iterator[Claim]:
        """Yield `count` claims."""
        for number in range(count):
            verdict = self._chance.choice(_VERDICTS)
            yield Claim(f"g{number:07}", self.statement(), verdict)

    def statement(self) -> str:
        """Return one sentence."""
        chance = self._chance
        form = f"{chance.choice(_SUBJECT)} {chance.choice(_DEED)} {chance.choice(_END)}"
        if chance.random() < 0.4:
            form += f" {chance.choice(_END)}"
        told = form.format_map(_Filler(self))
        return " ".join(told.split()) + "."

    def draft(self, claims: list[Claim]) -> str:
        """Return a sentence of a draft: every other one a claim with a word or number changed."""
        if self._chance.random() < 0.5:
            return self.statement()
        words = self._chance.choice(claims).statement.rstrip(".").split()
        place = self._chance.randrange(len(words))
        word = words[place]
        if word.isdigit():
            words[place] = str(int(word) + 7)
        elif word[0].isupper():
            words[place] = self._name()
        else:
            words[place] = self._word("n")
        return " ".join(words) + "."

    def _word(self, pos: str) -> str:
        words, weights = _words()[pos]
        return words[bisect(weights, self._chance.random() * weights[-1])]

    def _name(self) -> str:
        # The n-th name is about 1/n as frequent as the first.
        return self._names[int(_PERSONS ** self._chance.random()) - 1]

    def fill(self, slot: str) -> str:
        """Return words for a slot of a form."""
        chance = self._chance
        if slot in ("noun", "plural"):
            return self._word("n") + ("s" if slot == "plural" else "")
        if slot == "adj":
            return self._word("a")
        if slot == "past":
            verb = self._word("v")
            return verb + ("d" if verb.endswith("e") else "ed")
        if slot == "person":
            return f"{self._name()} {self._name()}"
        if slot == "firm":
            return f"{self._name()} Group"
        if slot == "place":
            return self._name() + "ville"
        if slot == "month":
            return chance.choice(_MONTHS)
        if slot == "year":
            return str(chance.randint(1990, 2025))
        if slot == "percent":
            return str(chance.randint(1, 99))
        return str(int(10 ** (1 + 4 * chance.random())))


class _Filler(dict[str, str]):
    def __init__(self, corpus: Corpus) -> None:
        super().__init__()
        self._corpus = corpus

    def __missing__(self, slot: str) -> str:
        return self._corpus.fill(slot)
