"""Others: what a sentence tells of another one of a kind, or of a part only.

"A second bus", "another fire" and "a further 4,500 homes" are others than those told of before,
"in Leeds alone" is a part of the whole, and "that trial" or "turnout there" means one told of last.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.analysis.words import ORDINALS
from factcheck.facts import Other, OtherSort, Tag, Token

_ORDINALS = frozenset(ORDINALS) - {"first"}
# Said with "a" or "an", these set a thing apart from the one told of before.
_APART = frozenset(
    "separate different additional earlier later previous subsequent similar further".split()
)
# These do so by its size or age; of a loss or a rise they only say how it compares with others.
_COMPARED = frozenset("smaller larger bigger older younger newer".split())
_MORE = frozenset("further additional extra".split())
_AFTER_NAMES = frozenset({Tag.NAME, Tag.NOUN, Tag.NUMBER})
_IN_PHRASE = frozenset({Tag.ADJECTIVE, Tag.NUMBER, Tag.NOUN, Tag.NAME})
_BETWEEN_CLAUSES = frozenset((",", ";", ":", "and", "but", "or", "while", "—", "–"))
# "A second in a row", "one after another": no things of a kind.
_NO_HEADS = frozenset(("time", "one", "day", "week", "month", "year", "hour", "term", "chance"))
_POINTING = frozenset(("there", "then"))
# How many tokens after "a" a noun may stand, and how far "also" from the noun it is said of.
_NEAR = 7


def find_others(tokens: tuple[Token, ...]) -> tuple[Other, ...]:
    """Find the noun phrases that tell of another one of their kind, and those of a part only."""
    return tuple(sorted(set(_others(tokens)), key=lambda o: (o.first, o.end)))


def _others(tokens: tuple[Token, ...]) -> Iterator[Other]:
    yield from _told_before(tokens)
    for index, token in enumerate(tokens[:-1]):
        if token.norm == "alone" and _tells_a_part(tokens, index):
            yield Other(index - 1, index + 1, index - 1, OtherSort.PART)
        if token.norm not in ("a", "an", "another"):
            continue
        after = tokens[index + 1].norm
        head = _head(tokens, index)
        if head is None:
            continue
        numbered = _number(tokens, index + (1 if token.norm == "another" else 2))
        if numbered and (token.norm == "another" or after in _MORE):
            if not _continues(tokens, index):
                yield Other(index, head + 1, head, OtherSort.MORE)
        elif tokens[head].lemma in _NO_HEADS:
            continue
        elif token.norm == "another":
            if index == 0 or tokens[index - 1].norm not in ("one", "after"):
                yield Other(index, head + 1, head, OtherSort.OTHER)
        elif after in _ORDINALS or after in _APART:
            yield Other(index, head + 1, head, OtherSort.OTHER)
        elif after in _COMPARED:
            yield Other(index, head + 1, head, OtherSort.COMPARED)
        elif _also(tokens, index, head):
            yield Other(index, head + 1, head, OtherSort.ALSO)


def _told_before(tokens: tuple[Token, ...]) -> Iterator[Other]:
    """What points back to another thing, place or time: "that trial", "turnout there"."""
    for index, token in enumerate(tokens):
        following = tokens[index + 1] if index + 1 < len(tokens) else None
        if token.norm == "that" and token.tag is Tag.DETERMINER:
            head = _head(tokens, index)
            opens = index == 0 or (index == 1 and tokens[0].tag is Tag.PREPOSITION)
            if opens and head is not None:
                yield Other(index, head + 1, head, OtherSort.BEFORE)
        elif token.norm in _POINTING and _stands_alone(
            tokens[max(0, index - 1) : index], following
        ):
            if any(t.tag is Tag.NAME for t in tokens[:index]):
                # "Returned to Brno and died there": it is the sentence that tells where.
                continue
            yield Other(index, index + 1, index, OtherSort.BEFORE)


def _stands_alone(before: tuple[Token, ...], following: Token | None) -> bool:
    """Whether "there" or "then" tells a place or time: not "there are" or "and then left"."""
    if not before or before[0].tag in (Tag.PUNCTUATION, Tag.CONJUNCTION, Tag.PREPOSITION):
        return False
    if following is None or following.tag in (Tag.PUNCTUATION, Tag.CONJUNCTION):
        return True
    described = before[0].tag in (Tag.NOUN, Tag.NAME)
    return described and following.tag in (Tag.VERB, Tag.AUXILIARY)


def _head(tokens: tuple[Token, ...], first: int) -> int | None:
    """The last noun of the phrase that a determiner opens; None where it has no common noun."""
    place = first + 1
    while place < len(tokens) and (
        tokens[place].tag in _IN_PHRASE or (place == first + 1 and tokens[place].norm in _MORE)
    ):
        place += 1
    last = place - 1
    if last > first and tokens[last].tag is Tag.NOUN and last - first <= _NEAR:
        return last
    return None


def _number(tokens: tuple[Token, ...], index: int) -> bool:
    return index < len(tokens) and tokens[index].tag is Tag.NUMBER


def _continues(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether the sentence itself tells what more is added to: "killed two and hurt another 12"."""
    return any(t.tag is Tag.NUMBER or t.norm in _BETWEEN_CLAUSES for t in tokens[:index])


def _also(tokens: tuple[Token, ...], first: int, head: int) -> bool:
    """Whether "also" is said of what is done to "a man": "was also arrested", "also arrested"."""
    if [t.norm for t in tokens[head + 1 : head + 2]] == ["was"]:
        done = tokens[head + 3 : head + 4]
        return (
            tokens[head + 2 : head + 3] != ()
            and tokens[head + 2].norm == "also"
            and bool(done and done[0].form in ("past", "participle"))
        )
    before = tokens[max(0, first - 2) : first]
    return len(before) == 2 and before[0].norm == "also" and before[1].tag is Tag.VERB


def _tells_a_part(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether "alone" limits a place, a time or who did it: "in Leeds alone", "Norda alone"."""
    if index < 1 or tokens[index - 1].tag not in _AFTER_NAMES:
        return False
    place = index - 1
    while place > 0 and tokens[place].tag in (*_AFTER_NAMES, Tag.ADJECTIVE, Tag.DETERMINER):
        place -= 1
    if tokens[place].tag in _AFTER_NAMES:
        return place == 0
    return tokens[place].norm in ("in", "on", "at", "for", "during")
