"""Sentences in which no verb was seen: the word that may best be one is read so.

"The film stars Ann Lee", "Ann Lee and Bob Cole play Ada and Max", "Cole, 62, vanished in May".
"""

from __future__ import annotations

import attrs

from factcheck.analysis.readings import FINITE, Reading, readings_of
from factcheck.facts import Tag, Token

_ENDS = frozenset((".", "!", "”", '"'))
_READ_OTHERWISE = frozenset({Tag.NOUN, Tag.ADJECTIVE})
_SUBJECTS = frozenset({Tag.NOUN, Tag.NAME, Tag.PRONOUN})
# What may stand between a subject and its verb: "Cole, 62, vanished", "Lee also chairs".
_BETWEEN = frozenset({Tag.NUMBER, Tag.ADVERB, Tag.PUNCTUATION})
# What an object, or what goes with a verb, begins with.
_OBJECTS = frozenset({Tag.DETERMINER, Tag.NAME, Tag.NUMBER, Tag.PRONOUN, Tag.PREPOSITION})
_PHRASE = frozenset({Tag.NOUN, Tag.NAME, Tag.ADJECTIVE, Tag.DETERMINER, Tag.NUMBER})
# The share of a word's uses below which it is no verb even where none is seen.
_LEAST = 0.05
_SHORTEST = 4


def give_verb(tokens: list[Token]) -> None:
    """Read one word of a sentence as its verb where none was seen, in place."""
    if len(tokens) < _SHORTEST or tokens[-1].norm not in _ENDS or _has_verb(tokens):
        return
    best: tuple[float, int, Reading] | None = None
    for index in range(1, len(tokens) - 2):
        if tokens[index].tag not in _READ_OTHERWISE:
            continue
        subject = _subject_before(tokens, index)
        if subject is None:
            continue
        for reading in readings_of(tokens[index].norm):
            if reading.pos != "v" or reading.weight < _LEAST:
                continue
            if not _agree(tokens, subject, reading.form):
                continue
            score = reading.weight * (2.0 if tokens[index + 1].tag in _OBJECTS else 1.0)
            if best is None or score > best[0]:
                best = score, index, reading
    if best is not None:
        _, index, found = best
        tokens[index] = attrs.evolve(
            tokens[index], tag=Tag.VERB, lemma=found.lemma, form=found.form
        )


def _has_verb(tokens: list[Token]) -> bool:
    """Whether a sentence has a finite verb, or an auxiliary."""
    return any(
        token.tag is Tag.AUXILIARY
        or (token.tag is Tag.VERB and token.form not in ("ing", "participle", "base"))
        or (token.tag is Tag.VERB and token.form == "base" and not _after_to(tokens, index))
        for index, token in enumerate(tokens)
    )


def _after_to(tokens: list[Token], index: int) -> bool:
    return index > 0 and tokens[index - 1].tag is Tag.TO


def _subject_before(tokens: list[Token], index: int) -> int | None:
    """The noun or name that a verb at `index` would follow."""
    place = index - 1
    while place > 0 and tokens[place].tag in _BETWEEN:
        place -= 1
    return place if tokens[place].tag in _SUBJECTS else None


def _agree(tokens: list[Token], subject: int, form: str) -> bool:
    """Whether a verb of this form goes with what stands before it."""
    head = _head(tokens, subject)
    plural = tokens[head].form == "plural" or _are_joined(tokens, head)
    if form == "base":
        return plural
    return form in FINITE and not (plural and form == "third")


def _head(tokens: list[Token], subject: int) -> int:
    """The noun that a phrase belongs to that ends before a verb: "complications from flu"."""
    place = subject
    while place > 0 and tokens[place - 1].tag in _PHRASE:
        place -= 1
    return place - 2 if place > 1 and tokens[place - 1].tag is Tag.PREPOSITION else subject


def _are_joined(tokens: list[Token], subject: int) -> bool:
    """Whether "and" joins the subject to another: "Lee and Cole play"."""
    place = subject
    while place > 0 and tokens[place].tag is tokens[subject].tag:
        place -= 1
    return place > 0 and tokens[place].norm == "and" and tokens[place - 1].tag in _SUBJECTS
