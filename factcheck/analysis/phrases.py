"""Noun phrases: a noun or name with what describes it, or a pronoun alone."""

from __future__ import annotations

import attrs

from factcheck.analysis.chunks import FINITE_FORMS, IN_PHRASE, NOMINAL
from factcheck.analysis.words import MONTHS, MULTIPLIERS, WEEKDAYS
from factcheck.facts import Tag, Token
from factcheck.lexicon import classes

_TIMES = frozenset("minute hour day week month year decade".split())
# Adverbs that else are part of a phrase: "Cole | first met her".
_ORDERING = frozenset("first last next".split())
# Which day or period is meant, beside the present one.
_NEIGHBOURING = frozenset(("last", "next"))
_PERIODS = _TIMES | set("night weekend quarter season spring summer autumn fall winter".split())
# What opens a time, and what may stand before one in front of its clause.
_DATED = frozenset("in on by since until during from last next this".split())
_BEFORE_FRONT = frozenset({"“", '"', "and", "but", "that"})
_YEAR_DIGITS = 4
# Words that stand for a noun where none follows: "many of them", "both resigned".
_STANDING = frozenset(
    "all another any both each either few many more most much neither nobody none nothing several "
    "some that these this those less fewer".split()
)
_MAY_STAND = frozenset({Tag.DETERMINER, Tag.NEGATION})


@attrs.frozen
class Phrase:
    """A noun phrase: its tokens and head."""

    first: int
    end: int
    head: int

    @property
    def tokens(self) -> tuple[int, ...]:
        """The indices of its tokens."""
        return tuple(range(self.first, self.end))


def find_phrases(tokens: tuple[Token, ...]) -> tuple[Phrase, ...]:
    """Find the noun phrases, cut at a possessive: "Microsoft's decision" is two."""
    made: list[Phrase] = []
    index = 0
    while index < len(tokens):
        token = tokens[index]
        if token.tag is Tag.PRONOUN or _stands_for_noun(tokens, index):
            made.append(Phrase(index, index + 1, index))
            index += 1
            continue
        if token.tag not in IN_PHRASE:
            index += 1
            continue
        first = index
        head = -1
        while index < len(tokens):
            tag = tokens[index].tag
            inner = tag in IN_PHRASE or (
                tag is Tag.ADVERB
                and index + 1 < len(tokens)
                and tokens[index + 1].tag is Tag.ADJECTIVE
            )
            inner = inner or _premodifier(tokens, index)
            if not inner or (tag is Tag.DETERMINER and head >= first):
                break
            if first <= head == index - 1 and (
                _tells_order(tokens, index)
                or _starts_amount(tokens, index)
                or _starts_time(tokens, index)
                or _ends_time(tokens, first, index)
            ):
                break
            if tag is Tag.POSSESSIVE and head >= 0:
                made.append(Phrase(first, index, head))
                first, head = index + 1, -1
            elif tag in NOMINAL and not (
                # "Beat Harcourt 2-0": a result stands behind a name.
                tag is Tag.NUMBER and head == index - 1 and tokens[head].tag is Tag.NAME
            ):
                head = index
            index += 1
        if head >= 0:
            made.append(Phrase(first, head + 1, head))
        index = max(index, first + 1)
    return tuple(made)


def _stands_for_noun(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether a word that else describes a noun stands alone: "many of them", "both resigned"."""
    token = tokens[index]
    if token.norm not in _STANDING or index + 1 >= len(tokens):
        return False
    following = tokens[index + 1]
    if following.norm == "of":
        return token.tag in _MAY_STAND or token.tag is Tag.ADVERB
    acts = following.tag is Tag.AUXILIARY or (
        following.tag is Tag.VERB and following.form in FINITE_FORMS
    )
    return token.tag in _MAY_STAND and acts


def _tells_order(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether "first" and the like belong to the verb after them: "when Cole first met her"."""
    following = tokens[index + 1 : index + 2]
    return tokens[index].norm in _ORDERING and any(
        token.tag in (Tag.VERB, Tag.AUXILIARY) for token in following
    )


def _ends_time(tokens: tuple[Token, ...], first: int, index: int) -> bool:
    """Whether a front-placed time ends before `index`: "In 2019 | Ford", "On Monday | police"."""
    head = tokens[index - 1]
    year = head.tag is Tag.NUMBER and head.norm.isdigit() and len(head.norm) == _YEAR_DIGITS
    if not (year or _is_day_or_month(head)):
        return False
    if tokens[index].tag not in (Tag.NAME, Tag.NOUN, Tag.ADJECTIVE):
        return False
    time = tokens[first:index]
    whole = all(_is_day_or_month(token) or token.tag is Tag.NUMBER for token in time)
    opened = whole and first > 0 and tokens[first - 1].norm in _DATED
    return opened and (first == 1 or tokens[first - 2].norm in _BEFORE_FRONT)


def _is_day_or_month(token: Token) -> bool:
    return token.norm in MONTHS or token.norm in WEEKDAYS


def _starts_amount(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether an amount follows a name: "in Oslo five years ago", "fined Acme 3 million euros"."""
    if tokens[index].tag is not Tag.NUMBER or tokens[index - 1].tag is not Tag.NAME:
        return False
    following = next((t for t in tokens[index + 1 :] if t.norm not in MULTIPLIERS), None)
    if following is None or following.tag is not Tag.NOUN:
        return False
    return following.lemma in _TIMES or "money" in classes(following.lemma, "n")


def _starts_time(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether a time follows a noun: "sold to Norway | last year"."""
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    return (
        tokens[index].norm in _NEIGHBOURING
        and following is not None
        and (following.lemma in _PERIODS or _is_day_or_month(following))
    )


def _premodifier(tokens: tuple[Token, ...], index: int) -> bool:
    """A participle between a determiner and its noun: "the growing protests"."""
    token = tokens[index]
    if token.tag is not Tag.VERB or token.form not in ("participle", "ing") or index == 0:
        return False
    before = tokens[index - 1].tag
    after = tokens[index + 1].tag if index + 1 < len(tokens) else None
    return before in (Tag.DETERMINER, Tag.ADJECTIVE, Tag.POSSESSIVE) and after in (
        Tag.NOUN,
        Tag.NAME,
        Tag.ADJECTIVE,
    )


def left_of(tokens: tuple[Token, ...], first: int) -> int:
    """The token before a phrase, its article skipped."""
    left = first - 1
    while left > 0 and tokens[left].tag in (Tag.DETERMINER, Tag.ADVERB):
        left -= 1
    return left
