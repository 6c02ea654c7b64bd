"""Modifiers: what stands behind a noun phrase and tells something of it.

"Techniques, increasingly used by …", "(capable of …)", "the death of …", "demands, resulting
from …", "systems that have faced criticism".
"""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from factcheck.analysis.phrases import Phrase
from factcheck.drafting.clauses import is_reduced
from factcheck.drafting.propositions import Part, Proposition, Reading, Words, proposition
from factcheck.drafting.tables import AMOUNTS, EVENTS, ORIGINS
from factcheck.facts import Entity, EntityType, Tag
from factcheck.lexicon import gazetteer, lookup

CLOSERS = frozenset({",", ")", ";", ".", "–", "—"})
LONGEST = 18

Aside = tuple[Proposition, Words | None]
"""A statement, and the range that the sentence can do without, or None."""


def modifiers(reading: Reading) -> Iterator[Aside]:
    """Yield what is told of noun phrases behind them."""
    yield from _reduced(reading)
    yield from _brackets(reading)
    yield from _events(reading)
    yield from _origins(reading)
    yield from _restrictive(reading)


def named_words(entity: Entity) -> Words:
    """The name without the words that only describe who bears it."""
    first = entity.first + describing(entity)
    return first, entity.end


def describing(entity: Entity) -> int:
    """How many words before a person's name are a nationality: "African-American George Floyd"."""
    for length in (2, 1):
        words = entity.words
        if len(words) - length < 2 or len(words) != entity.end - entity.first:
            continue
        joined = " ".join(words[:length])
        if "nationality" in gazetteer(joined) and "given-name" in gazetteer(words[length]):
            return length
    return 0


def be(*, plural: bool) -> str:
    """Return the verb that goes with one or several."""
    return "are" if plural else "is"


def _reduced(reading: Reading) -> Iterator[Aside]:
    """As in "techniques, increasingly used by authorities but criticized by groups"."""
    last: Words | None = None
    for group in reading.groups:
        if not group.finite:
            continue
        if not is_reduced(reading, group, after_reduced=last is not None):
            last = None
            continue
        start = group.first
        while reading.tokens[start - 1].tag is Tag.ADVERB and start > 0:
            start -= 1
        before = reading.norm(start - 1)
        end = next(
            (
                i for i in range(group.end, len(reading.tokens))
                if reading.norm(i) in (*CLOSERS, "but") or _second_deed(reading, i)
            ),
            len(reading.tokens),
        )  # fmt: skip
        described = last
        if before in (",", "("):
            phrase = next((p for p in reading.phrases if p.end == start - 1), None)
            described = None if phrase is None else (phrase.first, phrase.end)
        elif before not in ("but", "and"):
            described = None
        if described is None:
            continue
        last = described
        plural = is_plural(reading, described)
        closed = ")" if before == "(" else "," if before == "," else ""
        gap = (start - 1, end + 1 if reading.norm(end) == closed else end)
        yield _told(reading, described, (be(plural=plural), (start, end))), gap


def _told(reading: Reading, described: Words, parts: tuple[Part, ...]) -> Proposition:
    """What is said of a noun phrase in passing.

    It does not stand alone where the phrase counts things that only its sentence tells from others,
    as in "28 members (mostly women)".
    """
    made = proposition((described, *parts), aside=True)
    opener = reading.tokens[described[0]]
    if opener.tag is not Tag.NUMBER and opener.norm not in AMOUNTS:
        return made
    return attrs.evolve(made, alone=False, doubt=f"“{reading.text(*described)}”: which?")


def _second_deed(reading: Reading, index: int) -> bool:
    """Whether "and" joins a second participle: "used by banks and criticized by groups"."""
    following = reading.tokens[index + 1 : index + 2]
    return reading.norm(index) == "and" and any(t.form in ("past", "participle") for t in following)


def is_plural(reading: Reading, words: Words) -> bool:
    """Whether a noun phrase means several."""
    first, end = words
    if any(reading.norm(i) == "and" for i in range(first, end)):
        return True
    phrase = next((p for p in reading.phrases if first <= p.first and p.end <= end), None)
    if phrase is None:
        return False
    head = reading.tokens[phrase.head]
    if head.tag is Tag.NAME:
        counted = [t.norm for t in reading.tokens[first : phrase.head] if t.tag is Tag.NUMBER]
        known = [r.form for r in lookup(head.norm) if r.pos == "n"]
        return known[:1] == ["plural"] and (bool(counted) or reading.entity_at(phrase.head) is None)
    return head.form == "plural" or head.norm in ("people", "police")


def _brackets(reading: Reading) -> Iterator[Aside]:
    """As in "techniques (capable of …)", "members (mostly belonging to minorities)"."""
    for index, token in enumerate(reading.tokens):
        if token.norm != "(":
            continue
        close = next((i for i in range(index, len(reading.tokens)) if reading.norm(i) == ")"), None)
        phrase = next((p for p in reading.phrases if p.end == index), None)
        if close is None or phrase is None or not 3 <= close - index - 1 <= LONGEST:
            continue
        start = index + 1
        while start < close and reading.tokens[start].tag is Tag.ADVERB:
            start += 1
        opener, following = reading.tokens[start], reading.tokens[start + 1]
        described = (phrase.first, phrase.end)
        plural = is_plural(reading, described)
        inside = (index + 1, close)
        if opener.tag is Tag.ADJECTIVE and following.tag in (Tag.PREPOSITION, Tag.TO):
            parts: tuple[Part, ...] = (be(plural=plural), inside)
        elif opener.tag is Tag.VERB and opener.form == "ing" and plural:
            parts = ((index + 1, start), opener.lemma, (start + 1, close))
        else:
            continue
        yield _told(reading, described, parts), (index, close + 1)


def _events(reading: Reading) -> Iterator[Aside]:
    """As in "the death of George Floyd in Minneapolis", "Floyd's arrest on Monday"."""
    for index, token in enumerate(reading.tokens):
        if token.tag is not Tag.NOUN or token.lemma not in EVENTS or token.form == "plural":
            continue
        start = index + 1
        if reading.norm(start) == "of":
            start += 1
            while reading.tokens[start : start + 1] and reading.norm(start) in ("the", "mr", "mrs"):
                start += 1
            person = reading.entity_at(start)
            after = start if person is None else person.end
        elif reading.norm(index - 1) in ("'s", "'"):
            person, after = reading.entity_at(index - 2), index + 1
        else:
            continue
        described = person is not None and (person.type is EntityType.PERSON or describing(person))
        if person is None or not described or person.resolved:
            continue
        if reading.norm(after) not in ("in", "at", "on", "by", "as", "from"):
            continue
        end = next(
            (
                i for i in range(after, len(reading.tokens))
                if reading.norm(i) in CLOSERS or any(g.first == i for g in reading.groups)
            ),
            len(reading.tokens),
        )  # fmt: skip
        parts = (named_words(person), EVENTS[token.lemma], (after, end))
        yield proposition(parts, aside=True, span=(min(index, person.first), end)), None


def _origins(reading: Reading) -> Iterator[Aside]:
    """As in "demands for justice, resulting from the death of …": where something comes from.

    What the verb tells of is the noun phrase before the comma; "in response to" and the like,
    which stand for one preposition, are no part of it.
    """
    for index, token in enumerate(reading.tokens):
        if token.lemma not in ORIGINS or token.form != "ing" or reading.norm(index + 1) != "from":
            continue
        phrase = next((p for p in reading.phrases if p.end == index - 1), None)
        if reading.norm(index - 1) != "," or phrase is None:
            continue
        first = phrase.first
        while True:
            ended = [p for p in reading.phrases if first - 3 <= p.end <= first - 1]
            before = ended[-1] if ended else None
            tags = set() if before is None else {
                t.tag for t in reading.tokens[before.end : first]
            }  # fmt: skip
            if before is None or not tags or not tags <= {Tag.PREPOSITION, Tag.CONJUNCTION, Tag.TO}:
                break
            if _in_preposition(reading, before):
                break
            first = before.first
        end = next(
            (i for i in range(index, len(reading.tokens)) if reading.norm(i) in CLOSERS),
            len(reading.tokens),
        )
        parts = ((first, phrase.end), ORIGINS[token.lemma], (index + 1, end))
        yield proposition(parts, aside=True), (index - 1, end)


def _in_preposition(reading: Reading, phrase: Phrase) -> bool:
    """Whether a bare noun stands between two prepositions: "in response to"."""
    head = reading.tokens[phrase.head]
    bare = phrase.first == phrase.head and head.tag is Tag.NOUN and head.form != "plural"
    opens = phrase.first > 0 and reading.tokens[phrase.first - 1].tag is Tag.PREPOSITION
    closes = phrase.end < len(reading.tokens) and reading.tokens[phrase.end].tag in (
        Tag.PREPOSITION, Tag.TO,
    )  # fmt: skip
    return bare and opens and closes


def _restrictive(reading: Reading) -> Iterator[Aside]:
    """As in "systems that have faced criticism": what is told of things without an article."""
    for index in range(1, len(reading.tokens) - 2):
        if reading.norm(index) not in ("that", "which", "who"):
            continue
        phrase = next((p for p in reading.phrases if p.end == index), None)
        group = next((g for g in reading.groups if g.first == index + 1 and g.finite), None)
        if phrase is None or group is None or reading.norm(group.first) not in ("have", "were"):
            continue
        head, opener = reading.tokens[phrase.head], reading.tokens[phrase.first]
        if head.tag is not Tag.NOUN or head.form != "plural" or opener.tag is Tag.DETERMINER:
            continue
        end = next(
            (
                i for i in range(group.end, len(reading.tokens))
                if reading.norm(i) in CLOSERS
                or any(g.first == i and g.finite for g in reading.groups)
            ),
            len(reading.tokens),
        )  # fmt: skip
        if end < len(reading.tokens) and reading.norm(end) not in CLOSERS:
            continue
        yield _told(reading, (phrase.first, phrase.end), ((index + 1, end),)), None
