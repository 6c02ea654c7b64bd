"""What the words so far lead one to expect: a verb after a subject, no verb after an object."""

from __future__ import annotations

from factcheck.analysis.tokens import Raw
from factcheck.analysis.words import BE, CLOSED, HAVE, REPORTING
from factcheck.facts import Tag, Token

# Verbs after which a name may open a clause: "he said Ford plans a plant".
_TAKES_CLAUSE = REPORTING | set(
    "know see hear feel hope fear expect wish learn find show prove mean ensure estimate doubt "
    "predict forecast speculate understand realise realize indicate imply assume guess bet".split()
)
CLAUSE_ENDS = frozenset({Tag.CONJUNCTION, Tag.SUBORDINATOR, Tag.RELATIVE, Tag.PUNCTUATION})
"""What ends a clause, or may."""


def is_taken(tokens: list[Token]) -> bool:
    """Whether a name that ends the words so far is what the clause's verb or a preposition takes.

    In "he said Ford", "she knew Ford" it may open a clause.
    """
    place = len(tokens) - 1
    while place > 0 and tokens[place].tag is Tag.NAME:
        place -= 1
    if tokens[place].tag not in (Tag.VERB, Tag.PREPOSITION):
        return False
    for token in reversed(tokens[: place + 1]):
        if token.tag is Tag.VERB:
            return token.lemma not in _TAKES_CLAUSE
        if token.tag in CLAUSE_ENDS:
            return False
    return False


def ends_plural_phrase(tokens: list[Token], following: Raw | None) -> bool:
    """Whether a name that ends "visitors from Japan" stands before a word and an article.

    "Need a visa" goes on with a verb that agrees with the visitors.
    """
    if following is None or CLOSED.get(following.norm) is not Tag.DETERMINER:
        return False
    place = len(tokens) - 1
    while place > 1 and tokens[place].tag is Tag.NAME:
        place -= 1
    if place < 1 or place == len(tokens) - 1 or tokens[place].tag is not Tag.PREPOSITION:
        return False
    return tokens[place - 1].tag is Tag.NOUN and tokens[place - 1].form == "plural"


def row_after(token: Token) -> str:
    """The row of the table that a token gives to the next."""
    tag = token.tag
    if tag is Tag.AUXILIARY:
        return "be" if token.norm in BE else "have" if token.norm in HAVE else "modal"
    if tag is Tag.VERB and token.lemma in ("be", "have"):
        return token.lemma
    if tag is Tag.NOUN and token.form == "plural":
        return "plural"
    if tag is Tag.POSSESSIVE or token.norm == "no":
        return "D"
    if tag is Tag.NEGATION:
        if token.norm in ("none", "nobody", "nothing"):
            return "O"
        return "Z" if token.norm != "neither" else "D"
    return tag.value
