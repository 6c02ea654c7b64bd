"""Relative clauses set off by commas, each an assertion about what they describe."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.analysis.chunks import Group
from factcheck.drafting.clauses import finite_groups, first_phrase, only_adverbs
from factcheck.drafting.propositions import Proposition, Reading, Words, proposition
from factcheck.facts import Tag
from factcheck.lexicon import classes


def relatives(
    reading: Reading, words: Words, gaps: list[Words]
) -> Iterator[tuple[Proposition, Words]]:
    """Each "X, which …" with the range that it takes up, its commas included."""
    first, end = words
    groups = finite_groups(reading, words, gaps)
    for index in range(first + 1, end - 1):
        relative = reading.tokens[index + 1]
        if reading.norm(index) != "," or relative.norm not in ("which", "who", "whose"):
            continue
        if any(a <= index < b for a, b in gaps):
            continue
        described = _described(reading, index)
        own = next((g for g in groups if g.first > index), None)
        if described is None or own is None:
            continue
        if relative.norm != "whose" and own.first > index + 4:
            continue
        before = any(g.end <= index for g in groups if g.first >= first)
        close = _relative_end(reading, index, own, end, groups, main_told=before)
        if close is None:
            continue
        joined = (described, "'s") if relative.norm == "whose" else (described,)
        taken = (index, close + 1 if reading.norm(close) == "," and not before else close)
        yield proposition((*joined, (index + 2, close)), aside=True), taken


def _described(reading: Reading, comma: int) -> Words | None:
    """What a relative clause after a comma tells of: a name, or a noun phrase that ends there."""
    phrase = next((p for p in reading.phrases if p.end == comma), None)
    if phrase is None:
        return None
    entity = reading.entity_at(phrase.head)
    if entity is not None and not entity.resolved:
        first = entity.first
        if first > 0 and reading.norm(first - 1) == "the" and not entity.title:
            first -= 1
        return first, entity.end
    head = reading.tokens[phrase.head]
    kinds = classes(head.lemma.rpartition(" ")[2], "n")
    if head.tag is Tag.NOUN and kinds & {
        "person",
        "occupation",
        "group",
        "organisation",
        "place",
        "artifact",
        "building",
    }:
        return phrase.first, phrase.end
    return None


def _relative_end(
    reading: Reading, comma: int, own: Group, end: int, groups: list[Group], *, main_told: bool
) -> int | None:
    """Where the relative clause ends: before the main verb, or where the next clause begins."""
    for index in range(own.end, end):
        if reading.norm(index) == ";":
            return index
        if reading.norm(index) != ",":
            continue
        following = next((g for g in groups if g.first > index), None)
        if not main_told:
            if following is not None and only_adverbs(reading, index + 1, following.first):
                return index
        elif (
            reading.norm(index + 1) in ("and", "but")
            and following is not None
            and first_phrase(reading, index + 2, following.first) is not None
        ):
            return index
    # Where no comma follows, the main verb before it was not read as one.
    commas = any(reading.norm(i) == "," for i in range(own.end, end))
    return end if main_told or not commas else None
