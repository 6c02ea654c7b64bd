"""Bounds: the words that say how a number bounds the true value ("at least", "nearly")."""

from __future__ import annotations

from factcheck.analysis.numerals import ORDINAL_WORDS, SCALES, counted_after, norm_at, span_of
from factcheck.analysis.units import CODES, SIGNS
from factcheck.analysis.words import CARDINALS, SIGN_PREFIXES
from factcheck.facts import Comparator, Tag, Token
from factcheck.lexicon import classes, is_phrase
from factcheck.text import Span

_BOUNDS: dict[str, Comparator] = {
    words: comparator
    for comparator, listed in {
        Comparator.AT_LEAST: (
            "at least|no fewer than|no less than|not less than|not fewer than|a minimum of|minimum|"
            "a floor of|"
            "as few as|as little as"
        ),
        Comparator.AT_MOST: (
            "at most|up to|as many as|as much as|no more than|not more than|a maximum of|maximum|"
            "a cap of|a limit of|a ceiling of|capped at|limited to"
        ),
        Comparator.MORE: (
            "more than|over|above|greater than|in excess of|upwards of|higher than|well over|"
            "longer than|older than|larger than|bigger than|heavier than|taller than|beyond|"
            "faster than|deeper than|wider than|further than|farther than|"
            "well above|exceed|exceeds|exceeded|exceeding|surpass|surpassed|surpassing|"
            "topped|topping"
        ),
        Comparator.LESS: (
            "less than|fewer than|under|below|lower than|short of|well under|well below|"
            "shorter than|younger than|smaller than|lighter than|slower than|fewer|less|not yet"
        ),
        Comparator.ABOUT: (
            "about|around|approximately|roughly|some|an estimated|estimated|circa|nearly|almost|"
            "close to|just under|just over|just short of|just below|just above|slightly over|"
            "slightly under|slightly more than|slightly less than|just more than|just less than|"
            "a little over|a little under|a little more than|a little less than"
        ),
        Comparator.EQUAL: "exactly|precisely",
    }.items()
    for words in listed.split("|")
}
_BOUNDS_AFTER: dict[str, Comparator] = {
    words: comparator
    for comparator, listed in {
        Comparator.AT_LEAST: "or more|or over|or above|or older|plus|+|at least|at minimum",
        Comparator.AT_MOST: "or less|or fewer|or under|or below|or younger|at most|at maximum",
        Comparator.ABOUT: "or so|odd",
    }.items()
    for words in listed.split("|")
}
# What a number is a grade of stands before it: "up to magnitude 6".
_GRADES = frozenset("age category magnitude".split())
# Prepositions that make a verb with the word before: "handed over 40 files" bounds nothing.
_PARTICLES = frozenset("over about around under".split())
# "There are over 40 files" bounds their number, though "to be over" is a phrase.
_NO_PARTICLE = frozenset("be have".split())
# So does "won over 40 cups"; but voters are won over.
_OF_PEOPLE = frozenset("win carry get".split())
_LACKING = frozenset("are were remain remained run ran running".split())
# "Averaged over 40 reviews" tells what was taken together, "stretches over 40 kilometres" how far.
_SPREAD = frozenset(
    "average spread calculate compute measure divide distribute extend stretch sprawl".split()
)
_DISPUTES = frozenset(
    "argument battle case clash controversy dispute fight inquiry investigation lawsuit probe row "
    "scandal suit trial".split()
)
# "There were cases over 40" and "trials over 3 weeks" may count.
_COUNTED = frozenset(("case", "trial"))
_DISPUTE_REACH = 8
_WINNING = frozenset("medal race title triumph victory win".split())
# What a number is set as: to be below "its 2 percent target" is to be below 2 percent.
_MARKS = frozenset("barrier cap ceiling floor goal level limit mark target threshold".split())
_PASSING = frozenset({Comparator.MORE, Comparator.LESS})
_IN_MARK = frozenset({Tag.DETERMINER, Tag.POSSESSIVE, Tag.NOUN, Tag.NAME, Tag.ADJECTIVE})
# How many tokens may stand between a bound and the number of a mark.
_TO_MARK = 6
# After these, "10 percent to 12 percent" tells how far and where to, not a range.
CHANGING = frozenset(
    "rise fall grow drop climb increase decrease decline jump slip shrink edge plunge surge soar "
    "dip gain advance tumble".split()
)
# A rank above another is a lower number.
_RANK_BOUNDS: dict[str, Comparator] = {
    words: comparator
    for comparator, listed in {
        Comparator.LESS: "above|higher than|better than|ahead of",
        Comparator.MORE: "below|lower than|worse than|outside|behind",
    }.items()
    for words in listed.split("|")
}
_RANKING = frozenset("rank rate place finish come stand chart peak".split())
# How far before a rank, in tokens, a verb of ranking may stand: "ranked the game below fifth".
_TO_RANKING = 5
# "Attendance passed 20,000"; but "passed 12 bills".
_HAVING_PASSED = frozenset(("passed", "passes"))
# "Climbed past 10,000 dollars".
_MOVING = frozenset("climb get go grow jump move push rise rocket shoot soar surge".split())
# How far before "past" such a verb may stand: "pushed cocoa past 9,000".
_TO_PAST = 4
# The words and signs that a quantity can start with, besides digits and verbs of multiplying.
OPENERS = frozenset(
    {*CARDINALS, *SCALES, *ORDINAL_WORDS, *SIGNS, *SIGN_PREFIXES, *CODES}
    | set("half a an once twice double no #".split())
)


def comparator_before(tokens: tuple[Token, ...], index: int) -> tuple[Comparator, int | None]:
    """The words right before a number that bound it, and the index of their first token."""
    if norm_at(tokens, index - 1) == "between" or norm_at(tokens, index - 1) in _GRADES:
        index -= 1
    if norm_at(tokens, index - 1) in _HAVING_PASSED and counted_after(tokens, index + 1) is None:
        return Comparator.MORE, index - 1
    if norm_at(tokens, index - 1) == "past" and any(
        token.lemma in _MOVING for token in tokens[max(0, index - 1 - _TO_PAST) : index - 1]
    ):
        return Comparator.MORE, index - 1
    for first in range(max(0, index - 4), index):
        words = " ".join(token.norm for token in tokens[first:index])
        found = _BOUNDS.get(words)
        if found is not None and not _is_particle(tokens, first, words):
            return found, first
    return Comparator.EQUAL, None


def comparator_of_rank(tokens: tuple[Token, ...], index: int) -> tuple[Comparator, int | None]:
    """The words before a rank that set something above or below it: "ranked above the fifth".

    As bounds of its number: who is above the fifth is the fourth, or less.
    """
    end = index - (norm_at(tokens, index - 1) == "the")
    for first in range(max(0, end - 2), end):
        found = _RANK_BOUNDS.get(" ".join(token.norm for token in tokens[first:end]))
        if found is not None:
            before = tokens[max(0, first - _TO_RANKING) : first]
            ranks = any(t.tag is Tag.VERB and t.lemma in _RANKING for t in before)
            return (found, first) if ranks else (Comparator.EQUAL, None)
    return Comparator.EQUAL, None


def comparator_of_mark(
    tokens: tuple[Token, ...], index: int, end: int
) -> tuple[Comparator, int | None]:
    """The word before a mark that its number bounds: "below the bank's 2 percent target".

    The number stands before the mark or after it: "above its target of 2 percent".
    """
    first = index - 1
    if norm_at(tokens, first) == "of" and first > 1 and tokens[first - 1].lemma in _MARKS:
        first -= 2
    elif not (end < len(tokens) and tokens[end].lemma in _MARKS):
        return Comparator.EQUAL, None
    while first > max(0, index - _TO_MARK) and tokens[first].tag in _IN_MARK:
        first -= 1
    found = _BOUNDS.get(tokens[first].norm)
    passes = found in _PASSING and first < index - 1
    return (found, first) if found is not None and passes else (Comparator.EQUAL, None)


def _is_particle(tokens: tuple[Token, ...], index: int, word: str) -> bool:
    """Whether the word belongs to the verb before it: "handed over 40 files"."""
    before = tokens[index - 1] if index > 0 else None
    if word == "over" and before is not None and before.lemma in _SPREAD:
        return True
    if word == "over" and _is_contested(tokens, index):
        # "A trial of three accountants over 17 million euros".
        return True
    if word == "over" and before is not None and _is_prize(before):
        # "Bronze over 50 metres", "a win over 12 rivals".
        return True
    if word == "short of" and before is not None and before.norm in _LACKING:
        # Schools that "are short of 400 teachers" lack 400.
        return True
    return (
        word in _PARTICLES
        and before is not None
        and before.tag is Tag.VERB
        and before.lemma not in _NO_PARTICLE | CHANGING
        and is_phrase((before.lemma, word))
        and not (before.lemma in _OF_PEOPLE and not _counts_people(tokens, index + 1))
    )


def _is_contested(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether a noun of dispute, with no verb between, is about what follows "over"."""
    for place in range(index - 1, max(-1, index - 1 - _DISPUTE_REACH), -1):
        token = tokens[place]
        if token.tag in (Tag.VERB, Tag.AUXILIARY, Tag.PUNCTUATION):
            return False
        if token.tag is Tag.NOUN and token.lemma in _DISPUTES:
            return place < index - 1 or token.lemma not in _COUNTED
    return False


def _is_prize(token: Token) -> bool:
    """Whether a noun is of something won, over a distance or over others."""
    return token.tag is Tag.NOUN and (
        token.lemma in _WINNING or "medal" in classes(token.lemma, "n")
    )


def _counts_people(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether a number counts people, who can be won over, or carried over."""
    noun = counted_after(tokens, index + 1)
    return noun is not None and "person" in classes(tokens[noun].lemma, "n")


def comparator_behind(tokens: tuple[Token, ...], end: int) -> tuple[Comparator, Span | None, int]:
    """The words after a number, or after what it counts, that bound it, and where they end."""
    noun = counted_after(tokens, end)
    for at in (end, *(() if noun is None else (noun + 1,))):
        for length in (2, 1):
            words = " ".join(token.norm for token in tokens[at : at + length])
            found = _BOUNDS_AFTER.get(words)
            if found is not None:
                stop = min(at + length, len(tokens))
                return found, span_of(tokens, at, stop), stop if at == end else end
    return Comparator.EQUAL, None, end
