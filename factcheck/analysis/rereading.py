"""Words read anew once the whole sentence is known: a clause has one finite verb, and not two.

And a deed named behind a preposition, "accused of forging papers", is a verb with an object.
"""

from __future__ import annotations

import attrs

from factcheck.analysis.expecting import CLAUSE_ENDS, COLLECTIVES, TAKES_CLAUSE
from factcheck.analysis.readings import FINITE, Reading, readings_of
from factcheck.analysis.words import MONTHS, WEEKDAYS
from factcheck.facts import Tag, Token
from factcheck.lexicon import classes

_NOUN_LIKE = frozenset({Tag.NOUN, Tag.NAME})
_COMPOUND = frozenset({Tag.NOUN, Tag.NAME, Tag.ADJECTIVE})
_PHRASE = _COMPOUND | {Tag.DETERMINER, Tag.NUMBER, Tag.POSSESSIVE}
_VERBAL = frozenset({Tag.VERB, Tag.AUXILIARY})
_MISREAD = frozenset({Tag.NOUN, Tag.ADJECTIVE})
# What may stand between a word and what it is held against.
_PASSED = frozenset({Tag.ADVERB, Tag.NEGATION})
# Words of blame and praise, after which "of", "for" and "with" bring in a deed.
_BLAMING = frozenset(
    "accuse accusation acquit allegation arrest ban blame charge clear convict conviction "
    "criticise criticize detain fine guilty indict investigate jail praise prosecute punish "
    "sanction sentence sue suspect suspend suspicion trial".split()
)
_OF_BLAME = frozenset(("for", "of", "over", "with"))
# How far before the preposition, in tokens, such a word may stand.
_BLAME_REACH = 5
# The share of its uses in which a word in "-ing" is an adjective from which it is one before a
# name: "neighbouring Mirandol".
_MOSTLY_ADJECTIVE = 0.6
# The same for a verb between two names: "as Norda beat Tallo".
_OFTEN_PAST = 0.3
# Adjectives that are nouns behind the name of what they belong to: "the Tallo Cup final".
_HEADS_OF_NAMES = frozenset("classic final open".split())
_OPENS_OBJECT = frozenset({Tag.DETERMINER, Tag.NAME, Tag.NUMBER, Tag.PRONOUN})
_OPENS_CLAUSE = frozenset(("that", ";", "because", "if", "as", "while"))
_STOPS = frozenset((".", ",", ";", ")"))
# What opens no object: "left it to her sister", "returned masks to Nigeria".
_OWNED = frozenset({Tag.DETERMINER, Tag.NAME, Tag.PRONOUN, Tag.NUMBER})
# The share of its uses in which a word is a verb from which several may be its subject.
_OFTEN_VERB = 0.1
_PHRASAL = frozenset((("account", "for"), ("amount", "to")))
_RELATING = frozenset("that which who whom".split())
_PEOPLE = frozenset(("people",))
_TAKING_BARE = frozenset("have hear help let make see watch".split())
# Words in "-ing" that tell of what stands behind them, and are no deed done to it.
_TELLING = frozenset(
    "acting aspiring competing defending existing following founding including incoming leading "
    "managing missing neighboring neighbouring outgoing practising practicing reigning retiring "
    "rising ruling serving sitting surviving visiting".split()
)


def read_again(tokens: list[Token]) -> None:
    """Read verbs as nouns, and nouns as verbs, where the rest of the clause shows so, in place."""
    for index in range(1, len(tokens)):
        token = tokens[index]
        if token.tag is Tag.VERB:
            noun = _as_noun(tokens, index)
            if noun is not None:
                tokens[index] = _read(token, noun, Tag.NOUN)
        elif token.tag in _MISREAD:
            verb = _as_verb(tokens, index)
            if verb is not None:
                tokens[index] = _read(token, verb, Tag.VERB)
            elif _heads_name(tokens, index):
                noun = next(r for r in readings_of(token.norm) if r.pos == "n")
                tokens[index] = _read(token, noun, Tag.NOUN)


def _read(token: Token, reading: Reading, tag: Tag) -> Token:
    return attrs.evolve(token, tag=tag, lemma=reading.lemma, form=reading.form)


def _as_noun(tokens: list[Token], index: int) -> Reading | None:
    """The noun that a word is that was taken for a finite verb; None for a verb."""
    token = tokens[index]
    noun = next((r for r in readings_of(token.norm) if r.pos == "n"), None)
    if noun is None or (token.form not in FINITE and token.form != "base"):
        return None
    if token.form == "third" and _ends_compound(tokens, index):
        return noun
    if token.form == "past" and _has_verb_behind(tokens, index):
        return noun
    if token.form == "base" and _follows_one(tokens, index) and _has_finite(tokens, index):
        return None if _is_bare(tokens, index) else noun
    return None


def _is_bare(tokens: list[Token], index: int) -> bool:
    """Whether a verb before takes a bare one: "lets the government buy", "should they stay"."""
    before = next((t for t in reversed(tokens[:index]) if t.tag in _VERBAL), None)
    return before is not None and (before.tag is Tag.AUXILIARY or before.lemma in _TAKING_BARE)


def _ends_compound(tokens: list[Token], index: int) -> bool:
    """Whether a word in "-s" is the head of a compound: "the collapse of wage talks has".

    It is before another finite verb, and where a phrase that a preposition or a verb takes ends
    with it.
    """
    before, after = tokens[index - 1], _after(tokens, index)
    if after is not None and after.tag is Tag.VERB and after.form in (*FINITE, "base"):
        # "Court records show."
        return before.tag in _COMPOUND
    if after is not None and not _leaves_alone(tokens, index):
        return False
    if before.tag is Tag.VERB and before.form in FINITE:
        # "That set plans in motion."
        return True
    if before.tag not in _COMPOUND:
        return False
    start = index - 1
    while start > 0 and tokens[start - 1].tag in _PHRASE:
        start -= 1
    opener = tokens[start - 1] if start else None
    if opener is None:
        return False
    if opener.tag is Tag.PREPOSITION:
        first = start == 1 or tokens[start - 2].norm in _STOPS
        stops = after is None or after.norm in _STOPS
        return _finite_after(tokens, index) or (stops and (first or _finite_before(tokens, start)))
    taken = opener.tag is Tag.VERB and opener.lemma not in TAKES_CLAUSE
    return taken and (opener.form in ("ing", "base") or opener.form in FINITE)


def _has_verb_behind(tokens: list[Token], index: int) -> bool:
    """Whether a past form after a noun stands right before its clause's verb: "the cut was"."""
    after = _after(tokens, index)
    if after is None or tokens[index - 1].tag not in _COMPOUND or " " in tokens[index].norm:
        return False
    opener = next((i for i in range(index - 1, 0, -1) if tokens[i].tag in CLAUSE_ENDS), 0)
    if tokens[opener].norm in _RELATING and tokens[opener - 1].tag in _NOUN_LIKE:
        # "The bill that the senate cut was".
        return False
    finite = after.tag is Tag.VERB and (after.form == "third" or after.lemma == "be")
    return after.tag is Tag.AUXILIARY or finite


def _leaves_alone(tokens: list[Token], index: int) -> bool:
    """Whether nothing follows that a verb takes: "masks to Nigeria", "talks in Winnipeg"."""
    after = tokens[index + 1]
    if after.norm in _STOPS or after.tag in (Tag.PREPOSITION, Tag.AUXILIARY):
        return True
    if after.norm == "to" and index + 2 < len(tokens):
        return tokens[index + 2].tag in _OWNED
    return False


def _after(tokens: list[Token], index: int) -> Token | None:
    return tokens[index + 1] if index + 1 < len(tokens) else None


def _finite_after(tokens: list[Token], index: int) -> bool:
    """Whether the same clause goes on with a finite verb: "talks in Winnipeg have failed"."""
    for place in range(index + 1, len(tokens)):
        token = tokens[place]
        if token.tag in CLAUSE_ENDS:
            return False
        if token.tag is Tag.AUXILIARY or (token.tag is Tag.VERB and token.form in FINITE):
            return True
    return False


def _finite_before(tokens: list[Token], index: int) -> bool:
    """Whether a finite verb that takes no clause stands before, in the same clause."""
    for token in reversed(tokens[:index]):
        if token.tag in CLAUSE_ENDS:
            return False
        if token.tag is Tag.AUXILIARY:
            return True
        if token.tag is Tag.VERB and token.form in FINITE:
            return token.lemma not in TAKES_CLAUSE
    return False


def _follows_one(tokens: list[Token], index: int) -> bool:
    """Whether a bare verb would have one thing for its subject: "a fisheries accord with"."""
    before = tokens[index - 1]
    if before.tag is not Tag.NOUN:
        return False
    after = _after(tokens, index)
    if after is not None and after.tag in _OPENS_OBJECT | {Tag.TO}:
        return False
    start = index - 1
    while start > 0 and tokens[start - 1].tag in _COMPOUND:
        start -= 1
    if start == 0 or (before.form == "plural" and tokens[start - 1].norm not in ("a", "an")):
        return False
    return tokens[start - 1].tag in (Tag.DETERMINER, Tag.NUMBER, Tag.POSSESSIVE)


def _has_finite(tokens: list[Token], index: int) -> bool:
    return _finite_before(tokens, index) or _finite_after(tokens, index)


def _heads_name(tokens: list[Token], index: int) -> bool:
    """Whether what was read as an adjective is the noun that a name tells: "the Cup final on"."""
    token, after = tokens[index], _after(tokens, index)
    if token.tag is not Tag.ADJECTIVE or tokens[index - 1].tag is not Tag.NAME:
        return False
    ends = after is None or after.tag is Tag.PREPOSITION or after.norm in _STOPS
    return ends and token.norm in _HEADS_OF_NAMES


def _as_verb(tokens: list[Token], index: int) -> Reading | None:
    """The verb that a word is that was taken for a noun or an adjective; None for none."""
    token = tokens[index]
    verbs = [r for r in readings_of(token.norm) if r.pos == "v"]
    if not verbs or index + 1 == len(tokens):
        return None
    if _is_deed(tokens, index):
        return next((r for r in verbs if r.form == "ing"), None)
    if _is_of_whom(tokens, index) or _is_said(tokens, index):
        return next((r for r in verbs if r.form == "third"), None)
    if _is_of_several(tokens, index) or _is_helped(tokens, index):
        least = 0.0 if (token.norm, tokens[index + 1].norm) in _PHRASAL else _OFTEN_VERB
        return next((r for r in verbs if r.form == "base" and r.weight >= least), None)
    if _ends_relative(tokens, index):
        several = tokens[index - 1].form == "plural" or tokens[index].form != "plural"
        return next((r for r in verbs if r.form == ("base" if several else "third")), None)
    if _is_between_names(tokens, index):
        return next((r for r in verbs if r.form == "past" and r.weight >= _OFTEN_PAST), None)
    if _is_done_by(tokens, index):
        return next((r for r in verbs if r.form == "participle"), None)
    return None


def _is_deed(tokens: list[Token], index: int) -> bool:
    """Whether a form in "-ing" behind a preposition has an object: "of stabbing Ann Lee"."""
    token, before, after = tokens[index], tokens[index - 1], tokens[index + 1]
    if not token.norm.endswith("ing") or token.norm in _TELLING:
        return False
    if before.norm == "," and _finite_before(tokens, index - 1):
        # "Was named chief, succeeding Lee", "rose, accounting for half".
        takes = after.tag in _OPENS_OBJECT or after.tag is Tag.PREPOSITION
        return takes and not _is_mostly_adjective(token.norm)
    if before.tag not in (Tag.PREPOSITION, Tag.SUBORDINATOR):
        return False
    if after.norm in WEEKDAYS or after.norm in MONTHS:
        return False
    if after.tag in (Tag.NUMBER, Tag.PRONOUN, Tag.DETERMINER):
        return True
    behind = _after(tokens, index + 1)
    if after.tag is Tag.ADJECTIVE and behind is not None and behind.tag is Tag.PREPOSITION:
        # "After testing positive for a steroid."
        return True
    if _is_blamed(tokens, index - 1):
        return after.tag in _COMPOUND
    named = after.tag is Tag.NAME or _is_name_told(tokens, index + 1)
    return named and not _is_mostly_adjective(token.norm)


def _is_name_told(tokens: list[Token], index: int) -> bool:
    """Whether a name follows what somebody is: "jeweller Armand Tovi"."""
    following = _after(tokens, index)
    if tokens[index].tag is not Tag.NOUN or "person" not in classes(tokens[index].lemma, "n"):
        return False
    one = tokens[index].form != "plural"
    return one and following is not None and following.tag is Tag.NAME


def _is_mostly_adjective(norm: str) -> bool:
    share = sum(r.weight for r in readings_of(norm) if r.pos == "a")
    return share >= _MOSTLY_ADJECTIVE


def _is_blamed(tokens: list[Token], index: int) -> bool:
    """Whether a preposition brings in what somebody is blamed for: "accused him of"."""
    if tokens[index].norm not in _OF_BLAME or tokens[index - 1].norm == "because":
        return False
    return any(t.lemma in _BLAMING for t in tokens[max(0, index - _BLAME_REACH) : index])


def _is_of_whom(tokens: list[Token], index: int) -> bool:
    """Whether "who", or "that", is the subject: "who heads the board", "that ends a feud"."""
    token, before, after = tokens[index], tokens[index - 1], tokens[index + 1]
    if token.tag is not Tag.NOUN or token.form != "plural":
        return False
    if before.norm == "that" and index > 1 and tokens[index - 2].tag in _NOUN_LIKE:
        one = tokens[index - 2].form != "plural"
        return one and after.tag is Tag.DETERMINER and not _finite_after(tokens, index)
    return before.norm == "who" and after.tag in _OPENS_OBJECT


def _is_of_several(tokens: list[Token], index: int) -> bool:
    """Whether several are the subject of a clause without a verb: "people work there"."""
    token, before, after = tokens[index], tokens[index - 1], tokens[index + 1]
    if token.tag is not Tag.NOUN or token.form == "plural" or after.tag in _NOUN_LIKE:
        return False
    if after.norm in _STOPS or after.norm == "of" or _finite_after(tokens, index):
        return False
    related = before.norm == "that" and index > 1
    subject = tokens[index - 2] if related else before
    many = subject.form == "plural" or subject.lemma in COLLECTIVES | _PEOPLE
    if subject.tag is not Tag.NOUN or not many:
        return False
    return related or not _any_verb_before(tokens, index)


def _any_verb_before(tokens: list[Token], index: int) -> bool:
    """Whether a verb or an auxiliary, or a preposition, stands before in the same clause."""
    for token in reversed(tokens[:index]):
        if token.tag in CLAUSE_ENDS:
            return False
        if token.tag in _VERBAL or token.tag in (Tag.PREPOSITION, Tag.TO):
            return True
    return False


def _is_helped(tokens: list[Token], index: int) -> bool:
    """Whether a bare verb follows one that takes it: "helped preserve the mill", "did visit it"."""
    before, after = tokens[index - 1], tokens[index + 1]
    if tokens[index].tag is not Tag.NOUN or tokens[index].form == "plural":
        return False
    takes = before.tag in _VERBAL and before.lemma in ("help", "do")
    return takes and after.tag in (Tag.DETERMINER, Tag.PRONOUN)


def _is_said(tokens: list[Token], index: int) -> bool:
    """Whether a name is the subject of a clause without a verb: "means | Lee faces up to"."""
    token = tokens[index]
    if token.tag is not Tag.NOUN or token.form != "plural" or tokens[index - 1].tag is not Tag.NAME:
        return False
    start = index - 1
    while start > 0 and tokens[start - 1].tag is Tag.NAME:
        start -= 1
    opener = tokens[start - 1] if start else None
    taken = (
        opener is None
        or opener.norm in _OPENS_CLAUSE
        or (opener.tag is Tag.VERB and opener.lemma in TAKES_CLAUSE and opener.form in FINITE)
    )
    follows = tokens[index + 1].tag in _OPENS_OBJECT or tokens[index + 1].norm in ("up", "at")
    return taken and follows and not _finite_after(tokens, index)


def _ends_relative(tokens: list[Token], index: int) -> bool:
    """Whether a word is the verb that a relative clause lacks: "which Lee and Cole share"."""
    token, before = tokens[index], tokens[index - 1]
    if token.tag is not Tag.NOUN or tokens[index + 1].norm not in _STOPS:
        return False
    if before.tag not in _NOUN_LIKE:
        return False
    start = index - 1
    while start > 0 and (tokens[start].tag in _PHRASE or tokens[start].norm == "and"):
        start -= 1
    joined = any(t.norm == "and" for t in tokens[start:index])
    many = joined or before.form == "plural"
    agrees = many is not (token.form == "plural")
    return tokens[start].norm == "which" and agrees and index - start > 1


def _is_between_names(tokens: list[Token], index: int) -> bool:
    """Whether a word parts two names, and a clause has no verb yet: "as Norda beat Tallo"."""
    if tokens[index - 1].tag is not Tag.NAME or tokens[index + 1].tag is not Tag.NAME:
        return False
    start = index - 1
    while start > 0 and tokens[start - 1].tag is Tag.NAME:
        start -= 1
    opened = start > 0 and tokens[start - 1].norm in ("as", "when", "after", "while", "before")
    return opened and not _finite_after(tokens, index)


def _is_done_by(tokens: list[Token], index: int) -> bool:
    """Whether "be" and "by" tell that it was done: "was slightly wounded by"."""
    if tokens[index].tag is not Tag.ADJECTIVE or tokens[index + 1].norm != "by":
        return False
    place = index - 1
    while place > 0 and (tokens[place].tag in _PASSED or tokens[place].norm == "first"):
        place -= 1
    return tokens[place].tag in _VERBAL and tokens[place].lemma == "be"
