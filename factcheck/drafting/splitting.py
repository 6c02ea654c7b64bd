"""Splitting: the assertions of a sentence, each with its own subject.

Works on the finite verb groups from left to right. Between two of them stands what joins them: a
comma and "which", "and", "but", "while", a semicolon; anything else ("that", "if", a relative
clause without a comma) keeps them together.
"""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from factcheck.analysis.chunks import Group, Phrase
from factcheck.analysis.words import REPORTING
from factcheck.drafting.propositions import Proposition, Reading, Words, proposition, without
from factcheck.drafting.tables import BESIDE, CONNECTIVES
from factcheck.facts import Tag
from factcheck.lexicon import classes, lookup

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
    for first, last in _semicolons(reading, reading.first, end):
        relatives = tuple(_relatives(reading, (first, last), gaps))
        made += [found for found, _ in relatives]
        gaps += [gap for _, gap in relatives]
        for segment in _segments(reading, (first, last), gaps):
            made.append(_proposed(reading, segment, gaps))
    return tuple(made)


def finite_groups(reading: Reading, words: Words, gaps: list[Words]) -> list[Group]:
    """Return the verb groups in `words`, outside `gaps`, that carry an assertion by themselves."""
    made: list[Group] = []
    reduced = False
    for group in reading.groups:
        if not group.finite or _bare_base(reading, group):
            continue
        reduced = is_reduced(reading, group, after_reduced=reduced)
        inside = words[0] <= group.first and group.end <= words[1]
        if inside and not reduced and not any(a <= group.verb < b for a, b in gaps):
            made.append(group)
    return made


def is_reduced(reading: Reading, group: Group, *, after_reduced: bool = False) -> bool:
    """Whether a past form is a participle that describes the noun before: "a package sparked by".

    Told by what follows, "by" and no number; and by having no subject of its own beside it.
    """
    token = reading.tokens[group.verb]
    if group.verb != group.first or token.tag is not Tag.VERB or token.form != "past":
        return False
    if not any(r.form == "participle" for r in lookup(token.norm)):
        return False
    before = group.first - 1
    while before >= 0 and reading.tokens[before].tag is Tag.ADVERB:
        before -= 1
    opener = reading.norm(before)
    following = reading.tokens[group.end : group.end + 2]
    by = bool(following) and following[0].norm == "by"
    if by and len(following) > 1 and following[1].tag is Tag.NUMBER:
        return False
    if opener in ("but", "and", "or"):
        return after_reduced and by
    return by


def _bare_base(reading: Reading, group: Group) -> bool:
    """A bare base form with no plural subject right before it: the second of "to buy and sell"."""
    token = reading.tokens[group.verb]
    if group.verb != group.first or token.form != "base" or token.tag is not Tag.VERB:
        return False
    before = group.first - 1
    while before >= 0 and reading.tokens[before].tag is Tag.ADVERB:
        before -= 1
    return before < 0 or reading.tokens[before].tag not in (Tag.NOUN, Tag.NAME, Tag.PRONOUN)


def _end(reading: Reading) -> int:
    end = len(reading.tokens)
    while end > reading.first and reading.norm(end - 1) in (".", "!", "?"):
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
    phrase = _first_phrase(reading, first, rest[0].first)
    return phrase is not None


def _relatives(
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
    if head.tag is Tag.NOUN and kinds & {"person", "occupation", "group", "organisation", "place",
                                         "artifact", "building"}:
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
            if following is not None and _only_adverbs(reading, index + 1, following.first):
                return index
        elif reading.norm(index + 1) in ("and", "but") and following is not None:
            if _first_phrase(reading, index + 2, following.first) is not None:
                return index
    # Where no comma follows, the main verb before it was not read as one.
    commas = any(reading.norm(i) == "," for i in range(own.end, end))
    return end if main_told or not commas else None


def _only_adverbs(reading: Reading, first: int, end: int) -> bool:
    return all(t.tag in (Tag.ADVERB, Tag.NEGATION) for t in reading.tokens[first:end])


def _first_phrase(reading: Reading, first: int, end: int) -> Phrase | None:
    return next((p for p in reading.phrases if first <= p.first and p.end <= end), None)


def _segments(reading: Reading, words: Words, gaps: list[Words]) -> Iterator[_Segment]:
    groups = finite_groups(reading, words, gaps)
    if not groups:
        return
    first, end = words
    start = opening(reading, first, end)
    segment_first, told, subject = start, groups[0], None
    last_subject = subject_of(reading, start, groups[0])
    for number, group in enumerate(groups[1:], start=1):
        cut = _cut(reading, groups[number - 1], group, told, segment_first)
        if cut is None:
            continue
        at, resume = cut
        yield _Segment((segment_first, at), told, subject)
        own = subject_of(reading, resume, group)
        if own is None and reading.norm(resume) == "none":
            own = (resume, resume + 1)
        subject = None if own is not None else last_subject
        last_subject = own or last_subject
        segment_first, told = resume, group
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


def subject_of(reading: Reading, first: int, group: Group) -> Words | None:
    """Return the words of the subject of a verb group, in a clause that begins at `first`."""
    near = [p for p in reading.phrases if first <= p.first and p.end <= group.first]
    if not near:
        return None
    start, number = near[-1].first, len(near) - 1
    if any(t.norm in (",", ")") for t in reading.tokens[near[-1].end : group.first]):
        # "Lee, 34, said": an aside between subject and verb.
        while number > 0 and reading.norm(near[number].first - 1) in (",", "("):
            number -= 1
            start = near[number].first
        return start, near[number].end
    listed = False
    while number > 0:
        previous = near[number - 1]
        between = [reading.norm(i) for i in range(previous.end, start)]
        tags = {t.tag for t in reading.tokens[previous.end : start]}
        linked = bool(between) and tags <= {
            Tag.PREPOSITION, Tag.CONJUNCTION, Tag.DETERMINER, Tag.ADJECTIVE, Tag.POSSESSIVE, Tag.TO,
        }  # fmt: skip
        reduced = len(between) == 1 and reading.tokens[previous.end].form in ("ing", "participle")
        comma = between == [","] and listed
        if not (linked or reduced or comma):
            break
        listed = listed or "and" in between
        start, number = previous.first, number - 1
    return start, near[-1].end


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
            own = _first_phrase(reading, index + 1, group.first)
            if own is None:
                if not _only_adverbs(reading, index + 1, group.first):
                    return None
                return (index - comma, index + 1) if _joins_verbs(reading, told, group) else None
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
    return _first_phrase(reading, first, group.first) is not None or reading.norm(first) == "none"




def _joins_verbs(reading: Reading, told: Group, group: Group) -> bool:
    """Whether the second of two verbs can take over the subject alone: its own auxiliary, or none."""
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
    if verb.lemma not in REPORTING and verb.lemma not in ("find", "show", "know", "learn", "decide"):
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
    """Whether ", but" or ", while" with a subject of its own goes back to the writer's own words."""
    for index in range(group.first - 1, before.end - 1, -1):
        if reading.norm(index) == "but" and reading.norm(index - 1) == ",":
            own = _first_phrase(reading, index + 1, group.first)
            return own is not None and reading.tokens[own.head].tag is not Tag.PRONOUN
    return False


def _proposed(reading: Reading, segment: _Segment, gaps: list[Words]) -> Proposition:
    parts: list[Words] = []
    if segment.subject is not None:
        parts += without(segment.subject, gaps)
    parts += without(_trimmed(reading, segment.words), gaps)
    return proposition(parts, claimant=_claimant(reading, segment))


def _trimmed(reading: Reading, words: Words) -> Words:
    first, end = words
    while end > first and reading.norm(end - 1) in (",", ";", "–", "—", "-", "and", "but", ":"):
        end -= 1
    return first, end


def _claimant(reading: Reading, segment: _Segment) -> Words | None:
    """The words for who said it, where the clause is about what someone said."""
    verb = reading.tokens[segment.group.verb]
    if verb.lemma in REPORTING and verb.tag is Tag.VERB and not segment.group.passive:
        return segment.subject or subject_of(reading, segment.words[0], segment.group)
    for index in range(segment.words[0], segment.words[1] - 2):
        if reading.norm(index) == "according" and reading.norm(index + 1) == "to":
            phrase = _first_phrase(reading, index + 2, segment.words[1])
            return None if phrase is None else (phrase.first, phrase.end)
    return None
