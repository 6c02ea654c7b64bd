"""Excepting: what is set aside for another, excepted from what is said of all, or missing."""

from __future__ import annotations

from factcheck.facts import Tag, Token

IN_PHRASE = frozenset(
    {Tag.PREPOSITION, Tag.DETERMINER, Tag.ADJECTIVE, Tag.NOUN, Tag.NAME, Tag.NUMBER}
)
"""What a noun phrase is made of, with the preposition before it."""

# What sets a thing, or a deed, aside for another.
_SETTING_ASIDE = frozenset(("instead of", "rather than", "except", "except for", "excluding"))
_PAIRS = frozenset((("instead", "of"), ("except", "for")))
# What is told to be missing after an adjective: "tested negative for drugs", "free of lead".
_MISSING = frozenset((("negative", "for"), ("free", "of"), ("free", "from"), ("devoid", "of")))
_PRICES = frozenset("charge cost fees tax".split())
_ALL = frozenset("all every each everyone everybody everything".split())
# How far before "but" a word for all of a kind may stand.
_NEAR_ALL = 4


def is_missing(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether a thing is told to be missing: "negative for drugs"; "free of charge" is a price."""
    if tokens[index].tag is not Tag.ADJECTIVE or index + 2 >= len(tokens):
        return False
    missing, after = tokens[index + 2], (tokens[index].norm, tokens[index + 1].norm)
    nominal = missing.tag in (Tag.NOUN, Tag.ADJECTIVE)
    return after in _MISSING and nominal and missing.norm not in _PRICES


def set_aside_by(tokens: tuple[Token, ...], index: int) -> int | None:
    """Where that begins which a thing is done or chosen instead of, or which is excepted."""
    token, first = tokens[index], index + 1
    if first >= len(tokens):
        return None
    pair = (token.norm, tokens[first].norm)
    if pair in _PAIRS or (token.lemma == "exempt" and pair[1] == "from"):
        first += 1
    elif token.norm not in _SETTING_ASIDE and not _is_all_but(tokens, index):
        return None
    if first >= len(tokens) or tokens[first].tag not in IN_PHRASE | {Tag.VERB}:
        return None
    return first


def _is_all_but(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether "but" excepts a thing from all others: "in all subjects but physics"."""
    if tokens[index].norm != "but" or any(
        t.tag in (Tag.VERB, Tag.AUXILIARY) for t in tokens[index + 1 :]
    ):
        return False
    for token in reversed(tokens[max(0, index - _NEAR_ALL) : index]):
        if token.norm in _ALL:
            return True
        if token.tag in (Tag.VERB, Tag.AUXILIARY, Tag.PUNCTUATION):
            return False
    return False
