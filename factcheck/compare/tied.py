"""Tied: the words of a sentence, found by what they may be related by."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from factcheck.facts import Token
from factcheck.lexicon import ties


@attrs.frozen
class Tied:
    """The readings of a sentence, each by its place among them, by what they may be related by.

    `words` finds them by lemma and plain form, `ties` by what the lexicon ties them to; `open` are
    those with a part of speech that it doesn't have, `verbs` those that are verbs, and `parted` all
    with a part of speech.
    """

    words: Mapping[str, list[int]]
    ties: Mapping[str, list[int]]
    keys: frozenset[str]
    open: frozenset[int]
    verbs: frozenset[int]
    parted: frozenset[int]

    def related(self, lemma: str, norm: str, pos: str, *, verb: bool) -> set[int]:
        """The readings that a word may be related to; with `verb` every verb is among them."""
        made = {*self.words.get(lemma, ()), *self.words.get(norm, ())}
        made.update(self.words.get(_last_word(norm), ()))
        if pos:
            tied = ties(lemma, pos)
            if tied is None:
                return made | self.parted
            made |= self.open
            for key in self.keys & tied:
                made.update(self.ties[key])
            if verb:
                made |= self.verbs
        return made


def _last_word(norm: str) -> str:
    """The noun that a compound is one of: "steps" for "first steps"; of one word, the word."""
    return norm.rpartition(" ")[2]


def find_tied(readings: tuple[tuple[int, str, str, str, Token], ...]) -> Tied:
    """Return where each reading of a sentence is found."""
    words: dict[str, list[int]] = {}
    by_tie: dict[str, list[int]] = {}
    unknown = set()
    for place, (_, lemma, norm, pos, _) in enumerate(readings):
        for word in {lemma, norm, _last_word(norm)}:
            words.setdefault(word, []).append(place)
        found = ties(lemma, pos) if pos else frozenset()
        if found is None:
            unknown.add(place)
        for key in found or ():
            by_tie.setdefault(key, []).append(place)
    parts = [pos for _, _, _, pos, _ in readings]
    return Tied(
        words,
        by_tie,
        frozenset(by_tie),
        frozenset(unknown),
        frozenset(place for place, pos in enumerate(parts) if pos == "v"),
        frozenset(place for place, pos in enumerate(parts) if pos),
    )
