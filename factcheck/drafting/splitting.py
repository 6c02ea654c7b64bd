"""Splitting: the assertions of a sentence, each with its own subject.

Works on the finite verb groups from left to right. Between two of them stands what joins them: a
comma and "which", "and", "but", "while", a semicolon; anything else ("that", "if", a relative
clause without a comma) keeps them together.
"""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from factcheck.analysis.chunks import Group
from factcheck.analysis.words import REPORTING
from factcheck.drafting.clauses import finite_groups, first_phrase, only_adverbs, subject_of
from factcheck.drafting.propositions import Proposition, Reading, Words, proposition, without
from factcheck.drafting.relatives import relatives
from factcheck.drafting.tables import BESIDE, CONNECTIVES
from factcheck.facts import Tag
from factcheck.lexicon import lookup

_LONGEST_CONNECTIVE = 5
_CLAUSE_ENDS = frozenset(".;!?:")


@attrs.frozen
class _Segment:
    """A stretch with one finite verb that asserts something: its words, and the subject carried."""

    words: Words
    group: Group
    subject: Words | None = None


def split(reading: Reading, left_out: tuple[Words, ...] = ()) -> tuple[Proposition, ...]:
    """Return what the sentence asserts; the ranges `left_out` are said elsewhere."""
    end = _end(reading)
    made: list[Proposition] = []
    gaps = list(left_out)
    for first, last in _semicolons(reading, 0, end):
        told = tuple(relatives(reading, (first, last), gaps))
        made += [found for found, _ in told]
        gaps += [gap for _, gap in told]
        for segment in _segments(reading, (first, last), gaps):
            made.append(_proposed(reading, segment, gaps))
    return tuple(made)


def _end(reading: Reading) -> int:
    end = len(reading.tokens)
    while end > 0 and reading.norm(end - 1) in (".", "!", "?"):
        end -= 1
    return end


def _semicolons(reading: Reading, first: int, end: int) -> Iterator[Words]:
    """The parts between semicolons; those without a finite verb stay with the part before."""
    start = first
    for index in range(first, end):
        if reading.norm(index) != ";":
            continue
        if finite_groups(reading, (start, index), []) and _opens(reading, index + 1, end):
            yield start, index
            start = index + 1
    yield start, end


def _opens(reading: Reading, first: int, end: int) -> bool:
    """Whether a clause with a subject and a finite verb begins here."""
    rest = finite_groups(reading, (first, end), [])
    if not rest:
        return False
    phrase = first_phrase(reading, first, rest[0].first)
    return phrase is not None


def _segments(reading: Reading, words: Words, gaps: list[Words]) -> Iterator[_Segment]:
    groups = finite_groups(reading, words, gaps)
    if not groups:
        return
    first, end = words
    start = opening(reading, first, end)
    segment_first, told, subject = start, groups[0], None
    last_subject = subject_of(reading, start, groups[0], gaps)
    for number, group in enumerate(groups[1:], start=1):
        cut = _cut(reading, groups[number - 1], group, told, segment_first)
        if cut is None:
            continue
        at, resume = cut
        yield _Segment((segment_first, at), told, subject)
        own = subject_of(reading, resume, group, gaps)
        if own is None and reading.norm(resume) == "none":
            own = (resume, resume + 1)
        subject = None if own is not None else last_subject
        last_subject = own or last_subject
        segment_first, told = resume, group
    if segment_first == start and reading.norm(start - 1) in BESIDE and start > first:
        # "While many will quit, said Soltes": the clause stands beside nothing.
        segment_first -= 1
    yield _Segment((segment_first, end), told, subject)


def opening(reading: Reading, first: int, end: int) -> int:
    """Return where a clause begins: after "However,", "But", "In this regard,"."""
    moved = True
    while moved:
        moved = False
        for length in range(_LONGEST_CONNECTIVE, 0, -1):
            said = " ".join(reading.norm(i) for i in range(first, min(first + length, end)))
            comma = reading.norm(first + length) == ","
            joined = said in ("and", "but", "so", "or", "yet")
            if said in CONNECTIVES and (comma or joined):
                first += length + comma
                moved = True
                break
        if reading.norm(first) in BESIDE and first < end:
            first += 1
            moved = True
        while first < end and reading.norm(first) in (",", "–", "—", "-", ":"):
            first += 1
            moved = True
    return first


def _cut(
    reading: Reading, before: Group, group: Group, told: Group, first: int
) -> tuple[int, int] | None:
    """Where a clause ends and the next begins, between two finite verbs; None: they are one."""
    if _complement(reading, told, first) and not _leaves_complement(reading, before, group):
        return None
    for index in range(group.first - 1, before.end - 1, -1):
        norm, tag = reading.norm(index), reading.tokens[index].tag
        comma = reading.norm(index - 1) == ","
        if tag is Tag.RELATIVE:
            return None
        if norm in BESIDE and (comma or index == first):
            return index - comma, index + 1
        if tag is Tag.SUBORDINATOR:
            return None
        if norm in ("and", "but") and tag is Tag.CONJUNCTION:
            own = first_phrase(reading, index + 1, group.first)
            if own is None:
                if not only_adverbs(reading, index + 1, group.first):
                    return None
                return (index - comma, index + 1) if _joins_verbs(reading, told, group) else None
            if any(
                reading.norm(i) in ("that", "which", "who") for i in range(own.end, group.first)
            ):
                return None
            if not comma and own.end < group.first - 3:
                return None
            if not comma and _in_noun_list(reading, index):
                continue
            return index - comma, index + 1
    # "While X sells Y, Z does": the clause before the comma stands beside.
    if reading.norm(first - 1) in BESIDE:
        commas = (i for i in range(group.first - 1, before.end - 1, -1) if reading.norm(i) == ",")
        comma_at = next(commas, None)
        if comma_at is not None and _first_subject(reading, comma_at + 1, group):
            return comma_at, comma_at + 1
    return None


def _first_subject(reading: Reading, first: int, group: Group) -> bool:
    """Whether a subject, "none" included, stands before a verb."""
    return first_phrase(reading, first, group.first) is not None or reading.norm(first) == "none"


def _joins_verbs(reading: Reading, told: Group, group: Group) -> bool:
    """Whether the second of two verbs can take over the subject alone, its auxiliary its own."""
    bare = group.first == group.verb
    helped = told.first != told.verb
    second = reading.tokens[group.verb]
    if not bare:
        return True
    if second.form == "base":
        return not helped
    participle = any(r.form == "participle" for r in lookup(second.norm))
    return second.form == "third" or (second.form == "past" and not (helped and participle))


def _in_noun_list(reading: Reading, index: int) -> bool:
    """Whether "and" joins two nouns of one subject: "protests and strikes have"."""
    before, after = reading.tokens[index - 1], reading.tokens[index + 1]
    nominal = (Tag.NOUN, Tag.NAME)
    return before.tag in nominal and after.tag in nominal


def _complement(reading: Reading, told: Group, first: int) -> bool:
    """Whether a clause is what someone says: "said that …", "says Microsoft is …"."""
    verb = reading.tokens[told.verb]
    if verb.lemma not in REPORTING and verb.lemma not in (
        "find",
        "show",
        "know",
        "learn",
        "decide",
    ):
        return False
    for index in range(told.end, min(told.end + 8, len(reading.tokens))):
        token = reading.tokens[index]
        if token.norm in ("that", "whether", "how", "why", "what"):
            return True
        if any(g.first == index and g.finite for g in reading.groups):
            return True
        if token.norm in (",", ";", "and", "but"):
            return False
    return False


def _leaves_complement(reading: Reading, before: Group, group: Group) -> bool:
    """Whether ", but" with a subject of its own goes back to the writer's own words."""
    for index in range(group.first - 1, before.end - 1, -1):
        if reading.norm(index) == "but" and reading.norm(index - 1) == ",":
            own = first_phrase(reading, index + 1, group.first)
            return own is not None and reading.tokens[own.head].tag is not Tag.PRONOUN
    return False


def _proposed(reading: Reading, segment: _Segment, gaps: list[Words]) -> Proposition:
    parts: list[Words] = []
    if segment.subject is not None:
        parts += without(segment.subject, gaps)
    parts += without(_trimmed(reading, segment.words), gaps)
    return proposition(parts, claimant=_claimant(reading, segment, gaps))


def _trimmed(reading: Reading, words: Words) -> Words:
    first, end = words
    while end > first and reading.norm(end - 1) in (",", ";", "–", "—", "-", "and", "but", ":"):
        end -= 1
    return first, end


def _claimant(reading: Reading, segment: _Segment, gaps: list[Words]) -> Words | None:
    """The words for who said it, where the clause is about what someone said."""
    verb = reading.tokens[segment.group.verb]
    if verb.lemma in REPORTING and verb.tag is Tag.VERB and not segment.group.passive:
        return segment.subject or subject_of(reading, segment.words[0], segment.group, gaps)
    for index in range(segment.words[0], segment.words[1] - 2):
        if reading.norm(index) == "according" and reading.norm(index + 1) == "to":
            phrase = first_phrase(reading, index + 2, segment.words[1])
            return None if phrase is None else (phrase.first, phrase.end)
    return None
