"""Words of denial that deny nothing by themselves: in names, in "No. 5", in "not only"."""

from __future__ import annotations

from itertools import takewhile

from factcheck.analysis.governing import CLOSING
from factcheck.analysis.words import CARDINALS, HARDLY
from factcheck.facts import Tag, Token
from factcheck.lexicon import classes

# "Not merely A" tells of A, too.
_MERELY = frozenset("only just least merely simply solely purely".split())
_IDIOMS = frozenset(
    "more less fewer later sooner earlier doubt matter secret choice wonder".split()
)
# After them a word has a capital as at a sentence's start.
_OPENING_MARKS = frozenset(("“", '"', "‘", "'", ":"))
# Who has no confidence denies it as any other thing.
_PLACING = frozenset("express have place show with".split())
_NOMINAL = frozenset({Tag.DETERMINER, Tag.ADJECTIVE, Tag.NOUN, Tag.NAME, Tag.NUMBER})


def in_title(tokens: tuple[Token, ...], index: int) -> bool:
    """Tell whether the word belongs to a name: "Never Say Die", "the No Child Left Behind Act"."""
    if not tokens[index].text[0].isupper() or index + 1 >= len(tokens):
        return False
    capital = tokens[index + 1].text[0].isupper()
    return capital and (index > 0 or tokens[index + 1].tag is not Tag.NAME)


def not_only(tokens: tuple[Token, ...], index: int) -> bool:
    """Tell whether "not" means "not only": "not merely the owners", "not the owners alone"."""
    if tokens[index].norm not in ("not", "n't") or index + 1 >= len(tokens):
        return False
    if tokens[index + 1].norm in _MERELY:
        return True
    phrase = takewhile(lambda t: t.tag in _NOMINAL and t.norm != "alone", tokens[index + 1 :])
    end = index + 1 + sum(1 for _ in phrase)
    return end < len(tokens) and tokens[end].norm == "alone"


def votes_no(tokens: tuple[Token, ...], index: int) -> bool:
    """Tell whether "no" is what somebody votes: "voted no on the bill", "voted no"."""
    if tokens[index].norm != "no" or index == 0 or tokens[index - 1].lemma != "vote":
        return False
    following = tokens[index + 1 : index + 2]
    return not any(t.tag in _NOMINAL for t in following)


def nothing_but(tokens: tuple[Token, ...], index: int) -> bool:
    """Tell whether "nothing but" says "only": "sells nothing but cheese"."""
    following = tokens[index + 1 : index + 2]
    return tokens[index].norm == "nothing" and any(t.norm == "but" for t in following)


def not_even(tokens: tuple[Token, ...], index: int) -> bool:
    """Tell whether "not even" bounds a number, and no coming is denied: "not even 50 people came".

    So is a measure in "not even a metre long".
    """
    if tokens[index].norm != "not" or index + 2 >= len(tokens):
        return False
    if tokens[index + 1].norm != "even":
        return False
    if tokens[index + 2].norm in ("a", "an"):
        return "unit" in classes(tokens[min(index + 3, len(tokens) - 1)].lemma, "n")
    return tokens[index + 2].tag is Tag.NUMBER


def puts_off(tokens: tuple[Token, ...], index: int) -> bool:
    """Tell whether "not" only says when something is: "the vote is not until March"."""
    if tokens[index].norm not in ("not", "n't") or index + 1 >= len(tokens) or index == 0:
        return False
    return tokens[index + 1].norm in ("until", "till") and tokens[index - 1].lemma == "be"


def sets_aside(tokens: tuple[Token, ...], index: int) -> bool:
    """Tell whether "not" sets a name aside, and denies nothing: "Seaguard, not Bluewater"."""
    if tokens[index].norm != "not" or index == 0 or index + 1 >= len(tokens):
        return False
    after = tokens[index + 1]
    closed = index + 2 < len(tokens) and tokens[index + 2].norm == ","
    ended = index + 2 >= len(tokens) or tokens[index + 2].norm in CLOSING
    if tokens[index - 1].norm in (",", "and", "but") and after.tag is Tag.NUMBER and ended:
        return True
    if tokens[index - 1].norm == "," and after.tag is Tag.NOUN and closed:
        return True
    return tokens[index - 1].norm in (",", "and", "but") and after.tag is Tag.NAME


def no_number(tokens: tuple[Token, ...], index: int) -> bool:
    """Tell whether "no" is no plain denial of the clause: "No. 5", "no more than", "no longer"."""
    if tokens[index].norm != "no" or index + 1 >= len(tokens):
        return False
    after = index + 1
    if tokens[after].norm == "." and after + 1 < len(tokens):
        after += 1
    following = tokens[after].norm
    if following in _IDIOMS or following[0].isdigit():
        return True
    if following == "time" and index > 0 and tokens[index - 1].lemma in ("waste", "lose"):
        return True
    # "The No. two maker", but "No two makers" of a sentence's start, or a quotation's.
    opens = index == 0 or tokens[index - 1].norm in _OPENING_MARKS
    return not opens and following in CARDINALS and tokens[index].text[0].isupper()


def is_no_confidence(tokens: tuple[Token, ...], index: int) -> bool:
    """Tell whether "no" is of what is moved or voted: "a motion of no confidence"."""
    following = tokens[index + 1 : index + 2]
    moved = index > 0 and tokens[index - 1].lemma not in _PLACING
    return tokens[index].norm == "no" and moved and any(t.norm == "confidence" for t in following)


def no_more_than_named(tokens: tuple[Token, ...], index: int) -> bool:
    """Tell whether a word of denial is part of what a thing is called, or bounds a number.

    "A no-fly zone"; "lost scarcely ten", "not yet 16".
    """
    token, after = tokens[index], tokens[index + 1 : index + 3]
    if token.tag is Tag.ADJECTIVE:
        return True
    yet = token.norm == "not" and bool(after) and after[0].norm == "yet"
    number = after[yet : yet + 1]
    return (yet or token.norm in HARDLY) and any(one.tag is Tag.NUMBER for one in number)
