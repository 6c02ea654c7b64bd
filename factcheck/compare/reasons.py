"""Reasons: the words of a sentence for what brought something about, and for what it brought."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from factcheck.facts import Argument, Facts, Tag

# What brings in the cause of the deed told before, or of the one behind the next comma.
_MARKERS = tuple(
    tuple(words.split())
    for words in (
        "as a consequence of",
        "as a result of",
        "because of",
        "because",
        "due to",
        "in reaction to",
        "in response to",
        "on account of",
        "owing to",
        "thanks to",
    )
)
CAUSING = frozenset(
    "bring about,cause,give rise to,kindle,lead to,prompt,provoke,spark,spur,trigger".split(",")
)
"""Verbs of bringing about: the subject is the cause, the object what it brought about."""
# Their subject makes their object do what a verb with "to" tells: "led her to pull out".
_MAKING = frozenset("cause compel drive force lead oblige prompt push".split())
# Whom they are done to does nothing by a verb of its own: "an injury rules her out".
_RULING_OUT = frozenset("drive out,force off,force out,push out,rule out".split(","))
# "The decision was a response to the protests", "the fire resulted from a fault".
_RESPONSES = frozenset(("consequence", "reaction", "response", "result"))
_RESULTING = frozenset(("arise", "result", "stem"))
_SOURCES = frozenset(("from", "of", "to"))
# What is a penalty is told with what it is for: "the ban is for missing three tests".
_PENALTIES = frozenset("ban fine penalty sentence suspension".split())
# How many tokens what is said to be the cause may have, and how far a deed is from its marker.
_LONGEST = 10
_REACH = 25


@attrs.frozen
class Cause:
    """What brought something about: the words for it, and that for what it brought about.

    `effect` is the verb or noun of the deed, None where none is told but who was made to do it;
    `whom` holds those.
    """

    effect: int | None
    first: int
    end: int
    whom: frozenset[int] = frozenset()


def find_causes(facts: Facts) -> tuple[Cause, ...]:
    """What a sentence says brought what about."""
    return tuple(cause for cause in _each(facts) if cause.first < cause.end)


def _each(facts: Facts) -> Iterator[Cause]:
    norms = [token.norm for token in facts.tokens]
    for index in range(len(norms)):
        marker = next((m for m in _MARKERS if tuple(norms[index : index + len(m)]) == m), None)
        if marker is not None:
            yield from _marked(facts, index, index + len(marker))
    for argument in facts.arguments:
        for subject in facts.arguments:
            if subject.governor == argument.governor and subject.role == "subject":
                yield from _by_verb(facts, subject, argument)


def _by_verb(facts: Facts, subject: Argument, argument: Argument) -> Iterator[Cause]:
    """What a verb says brought about what, of its subject and another part of it."""
    tokens = facts.tokens
    verb, start = tokens[argument.governor], argument.first
    if verb.tag is Tag.VERB and argument.role == "object":
        if verb.lemma in CAUSING:
            yield Cause(argument.head, subject.first, subject.end)
        if verb.lemma in _MAKING:
            yield from _made(facts, argument.governor, argument.head, subject.first)
        if verb.lemma in _RULING_OUT or _is_out(facts, verb.lemma, argument.head):
            yield Cause(None, subject.first, subject.end, frozenset((argument.head,)))
    if argument.role in _SOURCES and verb.lemma in _RESULTING:
        yield Cause(subject.head, start, cause_end(facts, start))
    if argument.role == "complement" and tokens[argument.head].lemma in _RESPONSES:
        start = argument.head + 2
        if start <= len(tokens) and tokens[start - 1].norm in _SOURCES:
            yield Cause(subject.head, start, cause_end(facts, start))
    punished = tokens[subject.head].lemma in _PENALTIES
    if verb.lemma == "be" and argument.role == "for" and punished:
        yield Cause(subject.head, start, cause_end(facts, start))


def _is_out(facts: Facts, lemma: str, whom: int) -> bool:
    """Whether a verb rules somebody out, with the two words parted: "ruled Lee out of"."""
    after = facts.tokens[whom + 1].norm if whom + 1 < len(facts.tokens) else ""
    return f"{lemma} {after}" in _RULING_OUT


def _marked(facts: Facts, index: int, start: int) -> Iterator[Cause]:
    """The cause that a marker at `index` brings in, and the deed that it is of."""
    end = clause_end(facts, start) if start == index + 1 else cause_end(facts, start)
    if start < end and facts.tokens[start].tag is Tag.PRONOUN:
        start += 1
    before = _deed_before(facts, index)
    if before is None and _opens(facts, index):
        before = _deed_behind(facts, end)
    if before is not None:
        whom = (a.head for a in facts.arguments if a.governor == before and a.role == "subject")
        yield Cause(before, start, end, frozenset(whom))


def _made(facts: Facts, verb: int, whom: int, start: int) -> Iterator[Cause]:
    """What a subject that begins at `start` made somebody do: "a dispute led her to pull out"."""
    tokens = facts.tokens
    end = cause_end(facts, start)
    after = whom + 1
    deed = next(
        (
            i
            for i in range(after, min(after + _LONGEST, len(tokens)))
            if tokens[i].tag is Tag.VERB and tokens[i - 1].tag is Tag.TO
        ),
        None,
    )
    if deed is not None and all(tokens[i].norm != "," for i in range(after, deed)):
        yield Cause(deed, start, min(end, verb), frozenset((whom,)))


def _opens(facts: Facts, index: int) -> bool:
    """Whether a marker opens its sentence or a part of it: "Because of the storm, "."""
    return index == 0 or facts.tokens[index - 1].norm in (",", ";", "that", "and")


def _deed_behind(facts: Facts, end: int) -> int | None:
    """The verb behind the comma that ends a cause."""
    tokens = facts.tokens
    if end >= len(tokens) or tokens[end].norm != ",":
        return None
    behind = range(end + 1, min(end + _REACH, len(tokens)))
    return next((i for i in behind if tokens[i].tag is Tag.VERB), None)


def _deed_before(facts: Facts, index: int) -> int | None:
    """The verb, or noun, of what the marker at a token tells the cause of."""
    for place in range(index - 1, -1, -1):
        token = facts.tokens[place]
        if token.tag is Tag.VERB:
            return place
        if token.tag in (Tag.CONJUNCTION, Tag.SUBORDINATOR, Tag.RELATIVE):
            return None
    return None


def clause_end(facts: Facts, start: int) -> int:
    """Where a clause that tells a cause ends: "because it had struck a reef"."""
    for place in range(start, min(start + _LONGEST, len(facts.tokens))):
        if facts.tokens[place].tag in (Tag.PUNCTUATION, Tag.RELATIVE, Tag.SUBORDINATOR):
            return place
    return min(start + _LONGEST, len(facts.tokens))


def cause_end(facts: Facts, start: int) -> int:
    """Where the words for a cause end: at a sign, or the next clause."""
    for place in range(start, min(start + _LONGEST, len(facts.tokens))):
        token = facts.tokens[place]
        if token.tag in (Tag.PUNCTUATION, Tag.AUXILIARY, Tag.RELATIVE, Tag.SUBORDINATOR):
            return place
        if token.tag is Tag.PRONOUN:
            return start
    return min(start + _LONGEST, len(facts.tokens))
