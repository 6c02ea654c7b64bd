"""Propositions: what a sentence asserts, as the words of it that a statement is made of."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from factcheck.analysis.chunks import Group, find_groups
from factcheck.analysis.phrases import Phrase, find_phrases
from factcheck.facts import Entity, Facts, Token

Words = tuple[int, int]
"""A half-open range of tokens."""
Part = Words | str
"""Words of the sentence, or words put between them."""


@attrs.frozen
class Reading:
    """A sentence as drafting reads it: its facts, noun phrases and verb groups."""

    facts: Facts
    groups: tuple[Group, ...]
    phrases: tuple[Phrase, ...]

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The tokens of the sentence."""
        return self.facts.tokens

    def norm(self, index: int) -> str:
        """The plain form of a token, "" outside the sentence."""
        return self.tokens[index].norm if 0 <= index < len(self.tokens) else ""

    def text(self, first: int, end: int) -> str:
        """The words of a range of tokens as they are written, whitespace made single."""
        tokens, sentence = self.tokens, self.facts.sentence
        start = tokens[first].start - sentence.span.start
        return " ".join(sentence.text[start : tokens[end - 1].end - sentence.span.start].split())

    def entity_at(self, index: int) -> Entity | None:
        """The name, or the word that stands for one, that a token belongs to."""
        found = (e for e in self.facts.entities if e.first <= index < e.end)
        return min(found, key=lambda e: e.resolved, default=None)


def reading_of(facts: Facts) -> Reading:
    """Return what drafting needs of a sentence."""
    return Reading(facts, find_groups(facts.tokens), find_phrases(facts.tokens))


@attrs.frozen
class Proposition:
    """One assertion: the parts that make its statement, and what is known of it.

    `span` is the range of tokens that bears it. `claimant` is the range of the words that name who
    said it, and `quoted` the words of a quotation, which are left as they are. `aside` is true of
    what is said in passing, `doubt` what an editor should look at; `alone` is false of what cannot
    be understood without its sentence.
    """

    parts: tuple[Part, ...]
    span: Words
    claimant: Words | None = None
    quoted: str | None = None
    aside: bool = False
    doubt: str | None = None
    alone: bool = True


def proposition(
    parts: Iterable[Part],
    *,
    claimant: Words | None = None,
    aside: bool = False,
    span: Words | None = None,
) -> Proposition:
    """Return the proposition of `parts`, borne by all words from the first to the last of them."""
    made = tuple(part for part in parts if isinstance(part, str) or part[0] < part[1])
    ranges = [part for part in made if not isinstance(part, str)]
    cover = span or (min(r[0] for r in ranges), max(r[1] for r in ranges))
    return Proposition(made, cover, claimant, None, aside)


def without(words: Words, left_out: Iterable[Words]) -> tuple[Words, ...]:
    """Return `words` less the ranges `left_out`."""
    made: list[Words] = []
    first, end = words
    for gap_first, gap_end in sorted(left_out):
        if gap_end <= first or gap_first >= end:
            continue
        if gap_first > first:
            made.append((first, gap_first))
        first = max(first, gap_end)
    if first < end:
        made.append((first, end))
    return tuple(made)
