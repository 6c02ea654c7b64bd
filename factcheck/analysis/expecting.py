"""What the words so far lead one to expect: a verb after a subject, no verb after an object."""

from __future__ import annotations

from factcheck.analysis.readings import FINITE, readings_of
from factcheck.analysis.tokens import Raw
from factcheck.analysis.words import BE, CLOSED, HAVE, REPORTING
from factcheck.facts import Tag, Token
from factcheck.lexicon import gazetteer

TAKES_CLAUSE = REPORTING | set(
    "know see hear feel hope fear expect wish learn find show prove mean ensure estimate doubt "
    "predict forecast speculate understand realise realize indicate imply assume guess bet".split()
)
"""Verbs after which a name may open a clause: "he said Ford plans a plant"."""
CLAUSE_ENDS = frozenset({Tag.CONJUNCTION, Tag.SUBORDINATOR, Tag.RELATIVE, Tag.PUNCTUATION})
"""What ends a clause, or may."""
CLAUSE_OPENERS = frozenset({Tag.SUBORDINATOR, Tag.RELATIVE})
"""What opens a clause of its own, whose verb shares nothing with the one before."""
COLLECTIVES = frozenset("police staff crew cattle clergy".split())
"""Nouns that are plural without an "s": "police search the house"."""
# After them a comma opens no aside behind the subject: "when sales fell, ".
_BEFORE_ASIDE = frozenset({Tag.VERB, Tag.AUXILIARY, Tag.SUBORDINATOR})
# How far after "before", in tokens, the verb of its clause may stand.
_CLAUSE = 9
# The commas of an aside.
_PAIR = 2
_YEAR_DIGITS = 4
_OWNED = frozenset(
    "all both few his her its many my our several some their these those your".split()
)
# Subjects of a bare verb: "before they sell".
_SEVERAL = frozenset("they we i you".split())
# The share of a word's uses that makes it mostly a plural.
_MOSTLY = 0.5
# The same that makes it a past form before a clause's end: "as Norda beat Tallo".
_OFTEN = 0.3
AFTER: dict[str, tuple[float, ...]] = {
    "start": (1.0, 0.15, 0.03, 0.3, 0.5, 1.0, 1.0),
    "D": (1.0, 0.01, 0.01, 0.25, 0.25, 1.0, 0.4),
    "A": (1.5, 0.02, 0.03, 0.05, 0.1, 0.6, 0.1),
    "N": (0.6, 0.05, 1.5, 0.5, 0.4, 0.12, 1.0),
    "plural": (0.4, 1.3, 0.9, 0.6, 0.5, 0.12, 1.0),
    "E": (0.8, 0.1, 2.0, 0.4, 0.3, 0.12, 1.0),
    "taken": (1.0, 0.05, 0.5, 0.4, 0.3, 0.12, 1.0),
    "counted": (1.5, 0.02, 0.1, 0.2, 0.2, 0.5, 0.3),
    "U": (1.5, 0.05, 0.1, 0.1, 0.1, 0.8, 0.1),
    "V": (0.8, 0.04, 0.02, 0.2, 0.5, 0.8, 1.0),
    "be": (0.4, 0.01, 0.01, 2.5, 2.5, 1.5, 1.0),
    "be not": (0.4, 0.01, 0.01, 2.5, 2.5, 3.0, 1.0),
    "have": (0.5, 0.01, 0.01, 4.0, 0.1, 0.5, 1.0),
    "modal": (0.05, 6.0, 0.01, 0.02, 0.02, 0.1, 1.0),
    "T": (0.4, 4.0, 0.01, 0.05, 0.2, 0.4, 0.2),
    "I": (0.03, 4.0, 0.01, 0.05, 0.2, 0.2, 0.2),
    "P": (1.2, 0.02, 0.02, 0.2, 1.0, 1.0, 0.3),
    "without": (1.2, 0.02, 0.02, 0.2, 2.5, 0.5, 0.3),
    "C": (1.0, 0.5, 0.8, 0.7, 0.7, 0.8, 0.8),
    "S": (1.0, 0.1, 0.2, 0.5, 0.6, 1.0, 1.0),
    "W": (0.6, 0.5, 2.0, 0.2, 0.2, 0.6, 1.0),
    "O": (0.05, 1.5, 2.5, 0.1, 0.2, 0.1, 1.0),
    "R": (0.3, 0.5, 1.0, 1.0, 0.7, 1.5, 0.5),
    "Z": (0.4, 1.0, 0.3, 1.5, 1.0, 1.0, 0.7),
    ".": (1.0, 0.1, 0.5, 0.7, 0.8, 0.9, 0.9),
}
"""How likely each reading is after a word of each class, relative to its share in the lexicon.

Noun, base verb, finite verb (past or third person), participle, -ing form, adjective, adverb. "I"
is the "to" after a verb that takes an infinitive: "hopes to film"; "taken" is a name that a verb or
a preposition takes: "face US sanctions"; "counted" one behind a number: "28 US judges".
"""


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
            return token.lemma not in TAKES_CLAUSE
        if token.tag in CLAUSE_ENDS:
            return False
    return False


def is_counted(tokens: list[Token]) -> bool:
    """Whether a name stands between a number and what it counts: "28 US | judges"."""
    if len(tokens) < _PAIR or tokens[-2].tag is not Tag.NUMBER:
        return False
    return not (tokens[-2].norm.isdigit() and len(tokens[-2].norm) == _YEAR_DIGITS)


def describes_by_nation(tokens: list[Token]) -> bool:
    """Whether a nationality stands before what somebody has, or several: "its British | stores"."""
    if len(tokens) < _PAIR or "demonym" not in gazetteer(tokens[-1].norm):
        return False
    before = tokens[-2]
    return before.tag is Tag.NUMBER or before.norm in _OWNED


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


def closes_aside(tokens: list[Token]) -> str:
    """The row of the subject that an aside parts from its verb: "the firm, which makes pumps,".

    Empty where the comma that ends the words so far closes none.
    """
    commas = [index for index, token in enumerate(tokens) if token.norm == ","]
    if len(commas) != _PAIR or not commas[0]:
        return ""
    subject, opener = tokens[commas[0] - 1], tokens[commas[0] + 1]
    if subject.tag not in (Tag.NOUN, Tag.NAME) or tokens[0].tag is Tag.PREPOSITION:
        return ""
    if any(token.tag in _BEFORE_ASIDE for token in tokens[: commas[0]]):
        return ""
    passive = opener.form in ("past", "participle") and opener.tag in (Tag.VERB, Tag.ADJECTIVE)
    return row_after(subject) if passive or opener.tag is Tag.RELATIVE else ""


def clause_follows(raw: tuple[Raw, ...], start: int) -> bool:
    """Whether a finite verb comes before the next comma or full stop, after a subject."""
    seen = several = owned = False
    for item in raw[start : start + _CLAUSE]:
        if item.norm in ",.;:)":
            return False
        if CLOSED.get(item.norm) is Tag.AUXILIARY:
            return seen
        readings = readings_of(item.norm) if item.norm[0].isalpha() else ()
        if seen and item.text[0].islower() and readings:
            best = max(readings, key=lambda r: r.weight)
            past = not owned and any(r.form == "past" and r.weight >= _OFTEN for r in readings)
            agrees = best.form in FINITE or past or (several and best.form == "base")
            if best.pos == "v" and agrees:
                return True
        owned = CLOSED.get(item.norm) is Tag.DETERMINER
        if not owned:
            seen = True
            several = item.norm in _SEVERAL or any(
                r.form == "plural" and r.weight > _MOSTLY for r in readings
            )
    return False


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
    if token.norm == "without":
        return "without"
    if tag is Tag.NEGATION:
        if token.norm in ("none", "nobody", "nothing"):
            return "O"
        return "Z" if token.norm != "neither" else "D"
    return tag.value
