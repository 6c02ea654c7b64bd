"""Ages: numbers that tell how old somebody is: "Smith, 43", "she was 81", "in her 30s"."""

from __future__ import annotations

from factcheck.analysis.numerals import Number, counted_after, norm_at
from factcheck.facts import Tag, Token
from factcheck.lexicon import classes

_PERSONS = frozenset(("gender", "child-gender"))
_SOMEONE = _PERSONS | {"occupation"}
# Below it a bare number is hardly an age, above it nobody's.
_GROWN, _OLDEST = 10, 110
_OPENS_CLAUSE = frozenset((",", ";", ":", "that", "said", "says", "and", "but", '"', "“", "”"))
# Whom an age is given of with "of"; "a father of four" has four children.
_PEOPLE = frozenset(
    "man woman boy girl child youth teenager youngster pensioner widow widower".split()
)
_AFTER_AGE = frozenset(("", *'. , ; : ) " ” when and in from who last on this'.split()))
_BEFORE_NOUN = frozenset({Tag.DETERMINER, Tag.ADJECTIVE})


def is_age(tokens: tuple[Token, ...], index: int, number: Number) -> bool:
    """Whether a number is told as somebody's age: "aged 43", "in her 40s", "Smith (43)"."""
    before = tuple(norm_at(tokens, index - n) for n in (2, 1))
    if before[1] in ("aged", "age", "ages") or before == ("age", "of"):
        return True
    if number.glued == "s":
        return before[1] in ("his", "her", "their", "my", "your")
    if _tells_age(tokens, index, number):
        return True
    if index < 2 or not tokens[index].norm.isdecimal() or not 0 < number.low < 130:
        return False
    if before[1] == "of" and tokens[index - 2].form != "plural":
        # "A man of 81", but "a crew of 12" and "a driver of 12 buses".
        someone = _PERSONS & classes(tokens[index - 2].lemma, "n")
        return bool(someone) and counted_after(tokens, number.end) is None
    # "The man, 24, was arrested", "Smith (24)".
    named = tokens[index - 2].tag in (Tag.NAME, Tag.NOUN) and tokens[index - 2].form != "plural"
    marks = (before[1], norm_at(tokens, number.end))
    return named and marks in ((",", ","), ("(", ")"), (",", "."))


def _tells_age(tokens: tuple[Token, ...], index: int, number: Number) -> bool:
    """Whether a bare number is told as someone's age: "a man of 81", "she was 81", "died at 81".

    What it counts would follow: "a man of 40 disguises", "she was 3 seconds behind".
    """
    if not 0 < number.low < 130 or not number.low.is_integer() or number.scale > 1:
        return False
    if index == 1:
        # "At 56, the coach has signed".
        grown = _GROWN <= number.low <= _OLDEST
        return tokens[0].norm == "at" and grown and norm_at(tokens, number.end) == ","
    if index < 2:
        return False
    one, two = tokens[index - 2], tokens[index - 1]
    if two.norm == "of" and one.lemma in _PEOPLE and one.form != "plural":
        return counted_after(tokens, number.end) is None
    if norm_at(tokens, number.end) not in _AFTER_AGE:
        return False
    if two.norm == "now":
        # "Ann Lee, now 43, …".
        return one.norm == "," and norm_at(tokens, number.end) in (",", ".")
    if two.lemma in ("be", "turn"):
        return one.norm in ("he", "she", "who") or _is_of_someone(tokens, index - 1, number)
    return two.norm == "at" and one.lemma == "die"


def _is_of_someone(tokens: tuple[Token, ...], verb: int, number: Number) -> bool:
    """Whether the subject of a verb is one person: "Benali is 43", "the man held there is 43"."""
    if tokens[verb].form == "plural" or not _GROWN <= number.low <= _OLDEST:
        return False
    first = verb
    while first > 0 and tokens[first - 1].norm not in _OPENS_CLAUSE:
        first -= 1
    while first < verb and tokens[first].tag in _BEFORE_NOUN:
        first += 1
    head = first
    while head + 1 < verb and tokens[head].tag is tokens[head + 1].tag is Tag.NOUN:
        head += 1
    if tokens[head].tag is Tag.NAME:
        return all(t.tag is Tag.NAME for t in tokens[head:verb])
    someone = _SOMEONE & classes(tokens[head].lemma.split()[-1], "n")
    return tokens[head].tag is Tag.NOUN and tokens[head].form != "plural" and bool(someone)
