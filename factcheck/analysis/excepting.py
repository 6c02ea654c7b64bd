"""Excepting: what is set aside for another, excepted from all, missing, or lifted."""

from __future__ import annotations

from factcheck.facts import Tag, Token

IN_PHRASE = frozenset(
    {Tag.PREPOSITION, Tag.DETERMINER, Tag.ADJECTIVE, Tag.NOUN, Tag.NAME, Tag.NUMBER}
)
"""What a noun phrase is made of, with the preposition before it."""
_BEFORE_NOUN = IN_PHRASE - {Tag.PREPOSITION} | {Tag.POSSESSIVE}

# What sets a thing, or a deed, aside for another.
_SETTING_ASIDE = frozenset(("instead of", "rather than", "except", "except for", "excluding"))
_PAIRS = frozenset((("instead", "of"), ("except", "for")))
# What tells that a state is not reached: "far from over", "anything but certain".
_FALLING_SHORT = frozenset((("far", "from"), ("anything", "but")))
# What is told to be missing after an adjective: "tested negative for drugs", "free of lead".
_MISSING = frozenset((("negative", "for"), ("free", "of"), ("free", "from"), ("devoid", "of")))
_PRICES = frozenset("charge cost fees tax".split())
_ALL = frozenset("all every each everyone everybody everything".split())
# What undoes a ban, beside the verbs that deny by themselves ("end", "scrap").
_LIFTING = frozenset("abolish,drop,ease,lift,overturn,remove,repeal,strike down".split(","))
# How far before "but" a word for all of a kind may stand.
_NEAR_ALL = 4


def is_missing(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether a thing is told to be missing: "negative for drugs"; "free of charge" is a price."""
    if tokens[index].tag is not Tag.ADJECTIVE or index + 2 >= len(tokens):
        return False
    missing, after = tokens[index + 2], (tokens[index].norm, tokens[index + 1].norm)
    nominal = missing.tag in (Tag.NOUN, Tag.ADJECTIVE)
    return after in _MISSING and nominal and missing.norm not in _PRICES


def lifted_by(tokens: tuple[Token, ...], index: int, bans: frozenset[str]) -> int | None:
    """Where the ban stands that a verb lifts: "lifted the ban", "the ban on flights was lifted".

    `bans` are the nouns that deny what they are a ban on; None where the verb lifts none.
    """
    if tokens[index].tag is not Tag.VERB or tokens[index].lemma not in _LIFTING:
        return None
    for place in range(index + 1, len(tokens)):
        if tokens[place].lemma in bans:
            return place
        if tokens[place].tag not in _BEFORE_NOUN:
            break
    if tokens[index - 1].tag not in (Tag.AUXILIARY, Tag.ADVERB):
        return None
    for place in range(index - 1, -1, -1):
        if tokens[place].lemma in bans:
            return place
        if tokens[place].tag not in IN_PHRASE | {Tag.AUXILIARY, Tag.ADVERB}:
            break
    return None


def set_aside_by(tokens: tuple[Token, ...], index: int) -> int | None:
    """Where that begins which a thing is done or chosen instead of, or which is excepted."""
    token, first = tokens[index], index + 1
    if first >= len(tokens):
        return None
    pair = (token.norm, tokens[first].norm)
    if pair in _PAIRS or (token.lemma == "exempt" and pair[1] == "from"):
        first += 1
    elif pair in _FALLING_SHORT:
        if not _falls_short(tokens, index):
            return None
        first += 1
    elif token.norm not in _SETTING_ASIDE and not _is_all_but(tokens, index):
        return None
    if first >= len(tokens) or tokens[first].tag not in IN_PHRASE | {Tag.VERB}:
        return None
    return first


def _falls_short(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether what follows two words of `_FALLING_SHORT` is a state that is not reached.

    "Far from home" is a place, and "anything but meat" a thing.
    """
    if index + 2 >= len(tokens):
        return False
    token, following = tokens[index], tokens[index + 2]
    if token.norm == "far" and (
        following.form in ("ing", "participle") or following.norm == "over"
    ):
        return True
    return following.tag is Tag.ADJECTIVE


def _is_all_but(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether "but" excepts a thing from all others: "in all subjects but physics"."""
    if tokens[index].norm != "but" or any(
        t.tag in (Tag.VERB, Tag.AUXILIARY) for t in tokens[index + 1 :]
    ):
        return False
    after = tokens[index + 1 : index + 2]
    if index and tokens[index - 1].norm == "all" and any(t.tag is Tag.ADJECTIVE for t in after):
        # "All but complete" is nearly so.
        return False
    for token in reversed(tokens[max(0, index - _NEAR_ALL) : index]):
        if token.norm in _ALL:
            return True
        if token.tag in (Tag.VERB, Tag.AUXILIARY, Tag.PUNCTUATION):
            return False
    return False
