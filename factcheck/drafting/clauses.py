"""Clauses: which verbs assert something, and what their subjects are."""

from __future__ import annotations

from collections.abc import Iterable

from factcheck.analysis.chunks import Group
from factcheck.analysis.phrases import Phrase
from factcheck.drafting.propositions import Reading, Words
from factcheck.facts import Tag
from factcheck.lexicon import lookup

_SUBJECTS = frozenset({Tag.NOUN, Tag.NAME, Tag.PRONOUN, Tag.RELATIVE})


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
    named = token.norm in ("called", "named", "dubbed") and bool(following)
    return by or (named and following[0].tag is Tag.NAME)


def _bare_base(reading: Reading, group: Group) -> bool:
    """A bare base form with no plural subject right before it: the second of "to buy and sell"."""
    token = reading.tokens[group.verb]
    if group.verb != group.first or token.form != "base" or token.tag is not Tag.VERB:
        return False
    before = group.first - 1
    while before >= 0 and reading.tokens[before].tag is Tag.ADVERB:
        before -= 1
    return before < 0 or reading.tokens[before].tag not in _SUBJECTS


def subject_of(
    reading: Reading, first: int, group: Group, gaps: Iterable[Words] = ()
) -> Words | None:
    """Return the words of the subject of a verb group, in a clause that begins at `first`.

    What stands in `gaps` is said elsewhere.
    """
    near = [
        p for p in reading.phrases
        if first <= p.first and p.end <= group.first
        and not any(a <= p.first and p.end <= b for a, b in gaps)
    ]  # fmt: skip
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


def only_adverbs(reading: Reading, first: int, end: int) -> bool:
    """Whether nothing but adverbs and negations stands in a range."""
    return all(t.tag in (Tag.ADVERB, Tag.NEGATION) for t in reading.tokens[first:end])


def first_phrase(reading: Reading, first: int, end: int) -> Phrase | None:
    """Return the first noun phrase of a range, or None."""
    return next((p for p in reading.phrases if first <= p.first and p.end <= end), None)
