"""Quotations: who said which words, as a statement of the form ``Name said: "…"``."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from factcheck.analysis.words import REPORTING
from factcheck.drafting.clauses import subject_of
from factcheck.drafting.propositions import Part, Proposition, Reading, Words
from factcheck.facts import EntityType, Quotation, Tag

_SAYING = REPORTING | frozenset(
    "ask call urge promise predict joke recall continue conclude complain agree cry shout".split()
)
_LEAST_WORDS = 4
_NEAR = 6
_LONGEST_ADJUNCT = 9
_ADJUNCT = frozenset("in at on during to after before".split())


@attrs.frozen
class Said:
    """Who is said to have spoken, where and when: ranges of tokens, None where not told."""

    speaker: Words
    adjunct: Words | None = None


def whole(reading: Reading, quotation: Quotation) -> bool:
    """Whether a quotation asserts something by itself, rather than lend words to the writer's."""
    if len(quotation.words) < _LEAST_WORDS:
        return False
    inside = [g for g in reading.groups if quotation.first <= g.first < quotation.end]
    if not any(g.finite for g in inside):
        return False
    opener = quotation.first - 2
    if opener < 0:
        return True
    before = reading.tokens[opener]
    named = before.text[0].isupper()
    return before.tag is Tag.PUNCTUATION or before.lemma in _SAYING or named


def is_quoted(reading: Reading) -> bool:
    """Whether the sentence brings someone's words as an assertion of theirs."""
    return any(_chunks(reading))


def _chunks(reading: Reading) -> Iterator[tuple[Quotation, ...]]:
    """The quotations that assert something, each with the part after "she said" that goes on."""
    joined: list[Quotation] = []
    for quotation in reading.facts.quotations:
        if joined and not reading.tokens[quotation.first].text[:1].islower():
            yield from _asserting(reading, joined)
            joined = []
        joined.append(quotation)
    yield from _asserting(reading, joined)


def _asserting(reading: Reading, joined: list[Quotation]) -> Iterator[tuple[Quotation, ...]]:
    """Joined quotations as one where the first breaks off at a comma; else those that are whole."""
    broken = len(joined) > 1 and reading.norm(joined[0].end - 1) == ","
    if broken and any(whole(reading, q) for q in joined):
        yield tuple(joined)
        return
    for quotation in joined:
        if whole(reading, quotation):
            yield (quotation,)


def said_in(reading: Reading, known: frozenset[str] = frozenset()) -> Said | None:
    """Return who spoke; `known` are the last names of people that the article has named."""
    quoted = [(q.first - 1, q.end + 1) for q in reading.facts.quotations]

    def outside(index: int) -> bool:
        return not any(a <= index < b for a, b in quoted)

    for index, token in enumerate(reading.tokens):
        if not outside(index) or token.tag is not Tag.VERB or token.lemma not in _SAYING:
            continue
        if index == 0 or token.form == "ing":
            continue
        inverted = reading.norm(index - 1) in (",", '"', "”", "’", "»")
        speaker = _before(reading, index) or (_after(reading, index) if inverted else None)
        if speaker is None or not outside(speaker[0]):
            continue
        return Said(speaker, _adjunct(reading, max(index + 1, speaker[1]), outside))
    for index in range(len(reading.tokens) - 1):
        if (
            reading.norm(index) == "according"
            and reading.norm(index + 1) == "to"
            and outside(index)
        ):
            phrase = next((p for p in reading.phrases if p.first == index + 2), None)
            if phrase is not None:
                return Said((phrase.first, phrase.end))
    # "… well," Smith "We need …": a name between two quotations, and nothing else.
    bare = [i for i, t in enumerate(reading.tokens) if outside(i) and t.norm[0].isalnum()]
    if 0 < len(bare) <= 3 and reading.norm(bare[-1]) in known and bare[-1] - bare[0] < 3:
        return Said((bare[0], bare[-1] + 1))
    return None


def _before(reading: Reading, verb: int) -> Words | None:
    """As in "Smith said", "Smith, a lawyer, said"."""
    end = verb
    while end > 0 and reading.tokens[end - 1].tag in (Tag.ADVERB, Tag.AUXILIARY):
        end -= 1
    phrase = next((p for p in reading.phrases if p.end == end), None)
    group = next((g for g in reading.groups if g.first <= verb < g.end), None)
    whole_subject = None if group is None else subject_of(reading, _clause(reading, verb), group)
    if whole_subject is not None and phrase is not None:
        for entity in reading.facts.entities:
            inside = whole_subject[0] <= entity.first and entity.end <= whole_subject[1]
            if inside and entity.type is EntityType.PERSON and not entity.resolved:
                return entity.first, entity.end
    if phrase is None and reading.norm(end - 1) == ",":
        people = [
            e for e in reading.facts.entities
            if e.end <= end and end - e.end < 12 and e.type is EntityType.PERSON
        ]  # fmt: skip
        return None if not people else (people[-1].first, people[-1].end)
    return None if phrase is None else _name_in(reading, phrase.first, phrase.end)


def _clause(reading: Reading, verb: int) -> int:
    """Where the clause of a verb may begin: after the quotation before it."""
    return max((q.end for q in reading.facts.quotations if q.end <= verb), default=0)


def _after(reading: Reading, verb: int) -> Words | None:
    """As in "said Smith", "said Microsoft's president, Brad Smith"."""
    phrase = next((p for p in reading.phrases if verb < p.first <= verb + 2), None)
    if phrase is None:
        return None
    near = [
        e for e in reading.facts.entities
        if verb < e.first <= verb + _NEAR + len(e.title) and e.type is EntityType.PERSON
    ]  # fmt: skip
    if near:
        return near[0].first, near[0].end
    return _name_in(reading, phrase.first, phrase.end)


def _name_in(reading: Reading, first: int, end: int) -> Words:
    """The name that a phrase ends in, without the titles before; else the phrase."""
    entity = reading.entity_at(end - 1)
    if entity is None or entity.resolved or entity.first < first:
        return first, end
    return (entity.first, end) if entity.type is EntityType.PERSON else (first, end)


def _adjunct(reading: Reading, start: int, outside: object) -> Words | None:
    """As in "in a statement on Thursday", right after, or after an aside that ends with a stop."""
    assert callable(outside)
    end = len(reading.tokens)
    for index in range(start, end):
        if not outside(index):
            return None
        dated = any(d.first == index for d in reading.facts.dates)
        opens = reading.norm(index) in _ADJUNCT and reading.norm(index - 1) in (",", ".", ")")
        if dated or opens or (index == start and reading.norm(index) in _ADJUNCT):
            stop = next(
                (
                    i
                    for i in range(index, end)
                    if reading.norm(i) in (".", ",", ":", ";") or not outside(i)
                ),
                end,
            )
            finite = any(g.finite and index <= g.first < stop for g in reading.groups)
            return (
                (index, stop) if index < stop <= index + _LONGEST_ADJUNCT and not finite else None
            )
    return None


def quotations(reading: Reading, said: Said | None) -> Iterator[Proposition]:
    """Yield the statement for each quotation that asserts something; unattributed without `said`.

    Two parts of one sentence ("Sales," she said, "rose") are put together.
    """
    for joined in _chunks(reading):
        words = " ".join(_quoted(reading, q) for q in joined)
        words = words.replace(", ", " ", 1) if len(joined) > 1 else words
        yield _stated(reading, said, _closed(words), joined[0].first, joined[-1].end)


def _quoted(reading: Reading, quotation: Quotation) -> str:
    text = reading.text(quotation.first, quotation.end)
    return text.replace(" ,", ",").replace(" .", ".")


def _closed(words: str) -> str:
    words = words.rstrip(" ,;:–—")
    return words if words.endswith((".", "?", "!", "…")) else words + "."


def _stated(reading: Reading, said: Said | None, words: str, first: int, end: int) -> Proposition:
    first, end = _with_marks(reading, first, end)
    parts: tuple[Part, ...]
    if said is None:
        return Proposition((), (first, end), None, words)
    cover = (min(first, said.speaker[0]), max(end, said.speaker[1]))
    parts = (said.speaker, "said")
    if said.adjunct is not None:
        parts += (said.adjunct,)
        cover = (min(cover[0], said.adjunct[0]), max(cover[1], said.adjunct[1]))
    return Proposition(parts, cover, said.speaker, words)


def _with_marks(reading: Reading, first: int, end: int) -> Words:
    marks = '"“”«»„‘’'
    before = first > 0 and reading.norm(first - 1) in marks
    after = end < len(reading.tokens) and reading.norm(end) in marks
    return first - before, end + after
