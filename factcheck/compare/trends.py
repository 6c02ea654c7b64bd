"""Trends: which way a sentence tells that something went, by verb, noun or comparison."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from factcheck.compare.movement import sign_of
from factcheck.facts import Clause, Dimension, Facts, Mode, Quantity, Tag
from factcheck.lexicon import classes

# Verbs that tell nothing of a level but by what completes them: "closed higher", "was unchanged".
_LINKING = frozenset("be close end finish open remain stay stand trade".split())
_LEVELS = {
    **dict.fromkeys(("unchanged", "flat", "steady", "stable"), 0),
    **dict.fromkeys(("higher", "up"), 1),
    **dict.fromkeys(("lower", "down"), -1),
}
# These say it of a time that came before alone: "bigger than last year".
_COMPARED = {
    **dict.fromkeys("bigger higher larger longer greater more".split(), 1),
    **dict.fromkeys("fewer less lower shorter smaller".split(), -1),
}
_EARLIER = frozenset("before earlier previous previously".split())
# What is counted, by a word for its count: "the number of patients".
_COUNTS = frozenset("number amount count total volume level rate time".split())
_STAYING = frozenset(
    "hold steady,level off,plateau,remain the same,stagnate,stand still,stay the same".split(",")
)
_NOW = frozenset("now today".split())
_PARTICLES = {"up": 1, "down": -1}
_MULTIPLES = frozenset("half quarter third thrice times twice".split())
# Verbs whose object is how much the subject comes to.
_REACHING = frozenset("be come hit reach stand total".split())
# Verbs under which a noun of change tells what changed: "saw a fall in sales".
_SEEING = frozenset("experience post record register report see show suffer".split())
_DIGITS = 4
_UNITS = frozenset("month quarter season week year".split())
_WHEN = frozenset("last next this".split())
# How far after a linking verb, in tokens, the word that tells the level may stand.
_REACH = 7
_TIME = 5
_BETWEEN = frozenset(
    {Tag.ADVERB, Tag.NUMBER, Tag.NOUN, Tag.NAME, Tag.PREPOSITION, Tag.DETERMINER, Tag.POSSESSIVE}
)


@attrs.frozen
class Level:
    """A thing that rose (1), fell (-1) or stayed (0), the verb, and the word that tells which.

    `moved` is whether someone is told to have moved it: "raised the price". `deed` is the verb of
    which the thing counts who did it, "fewer people died", or what was done, "fewer cars were
    sold". `since` is what it is held against: a year that is named, or how far back,
    "year" or "month".
    """

    thing: int
    sign: int
    verb: int
    word: int
    moved: bool = False
    deed: int | None = None
    since: int | str | None = None

    @property
    def by_verb(self) -> bool:
        """Whether the verb itself tells which way: "rose"."""
        return self.word == self.verb and self.sign != 0


def levels(facts: Facts) -> tuple[Level, ...]:
    """The levels that a sentence tells of, clause by clause; how much it was is no thing."""
    return tuple(one for one in _each(facts) if facts.tokens[one.thing].tag is not Tag.NUMBER)


def _each(facts: Facts) -> Iterator[Level]:
    for clause in facts.clauses:
        verb = clause.predicate
        if verb is None or clause.kind == "conditional" or _is_possible(facts, verb):
            continue
        if _is_denied(facts, verb):
            yield from _unchanged(facts, verb)
            continue
        yield from _moved(facts, verb)
        yield from _more_than_before(facts, clause, verb)
        yield from _aside(facts, clause, verb)
        yield from _noun_of_change(facts, verb)
        told = _told(facts, clause, verb)
        if told is None:
            continue
        sign, word = told
        for head in _subjects(facts, clause, verb):
            for thing in _counted(facts, head):
                yield Level(thing, sign, verb, word, since=_since(facts, word))


def _is_possible(facts: Facts, verb: int) -> bool:
    """Whether a verb tells what may be, or what would be if: no level that anything has."""
    return bool(facts.conditions) or any(
        m.mode is Mode.POSSIBLE and m.token < verb <= m.token + _REACH for m in facts.modalities
    )


def _subjects(facts: Facts, clause: Clause, verb: int) -> Iterator[int]:
    """The heads of a verb's subject: where none is read, the noun that the clause begins with."""
    heads = [a.head for a in facts.arguments if a.governor == verb and a.role == "subject"]
    yield from (head for head in heads if head < verb)
    if heads or clause.kind != "main" or min(clause.tokens):
        return
    for place in range(verb):
        token = facts.tokens[place]
        if token.tag in (Tag.PUNCTUATION, Tag.SUBORDINATOR, Tag.RELATIVE, Tag.PREPOSITION):
            return
        if token.tag is Tag.NOUN and facts.tokens[place + 1].tag not in (Tag.NOUN, Tag.NAME):
            yield place
            return


def _counted(facts: Facts, head: int) -> Iterator[int]:
    """A thing, and what it is the number of: "the number of patients", "waiting times"."""
    yield head
    if facts.tokens[head].lemma in _COUNTS:
        yield from (a.head for a in facts.arguments if a.governor == head and a.role == "of")
        before = facts.tokens[head - 1] if head else None
        if before is not None and (before.tag is Tag.NOUN or before.form == "ing"):
            yield head - 1


def _than_before(facts: Facts, first: int, norm: str = "than") -> bool:
    """Whether "than" and an earlier time follow: "than a year earlier", "than last month"."""
    place = next((i for i in range(first, len(facts.tokens)) if facts.tokens[i].norm == norm), None)
    if place is None:
        return False
    after = facts.tokens[place + 1 : place + 1 + _TIME]
    if any(t.norm in _NOW for t in after):
        # "Lower in 2015 than it is now" tells of a rise.
        return False
    return any(
        t.norm in _EARLIER
        or (t.norm == "last" and n + 1 < len(after))
        or (n < 2 and any(d.first == place + 1 + n for d in facts.dates))
        for n, t in enumerate(after)
    )


# "Down from its peak" is held against no level of yesterday.
EXTREMES = frozenset("all-time high low peak record top trough".split())


def _since(facts: Facts, word: int) -> int | str | None:
    """What "than" or "from" holds a level against: a year by its number, or "year", "month"."""
    place = next(
        (i for i in range(word, len(facts.tokens)) if facts.tokens[i].norm in ("than", "from")),
        None,
    )
    if place is None:
        return None
    within = range(place + 1, min(place + 1 + _TIME, len(facts.tokens)))
    for date in facts.dates:
        if date.first in within and _is_year(facts.tokens[date.first].norm):
            return int(facts.tokens[date.first].norm)
        if date.first in within and date.month is not None:
            return "month"
    told = (facts.tokens[i].lemma for i in within)
    return next((lemma for lemma in told if lemma in _UNITS or lemma in EXTREMES), None)


def _is_year(norm: str) -> bool:
    return len(norm) == _DIGITS and norm.isdecimal()


def _unchanged(facts: Facts, verb: int) -> Iterator[Level]:
    """What "did not change"."""
    if facts.tokens[verb].lemma == "change" and not _has_object(facts, verb):
        for a in facts.arguments:
            if a.governor == verb and a.role == "subject":
                yield Level(a.head, 0, verb, verb)


def _more_than_before(facts: Facts, clause: Clause, verb: int) -> Iterator[Level]:
    """ "More patients were waiting than the month before"; "as many as the month before"."""
    tokens = facts.tokens
    for word in clause.tokens:
        norm = tokens[word].norm
        as_many = norm in ("many", "much") and _is_as(facts, word - 1)
        if norm not in ("more", "fewer", "less") and not as_many:
            continue
        thing = _counted_after(facts, word)
        if thing is not None and _than_before(facts, thing + 1, "as" if as_many else "than"):
            deed = verb if tokens[verb].lemma not in _LINKING else None
            sign = 0 if as_many else _COMPARED[norm]
            yield Level(thing, sign, verb, word, deed=deed, since=_since(facts, word))


def _is_as(facts: Facts, place: int) -> bool:
    """Whether "as" stands there, and no multiple before it: "twice as many"."""
    if place < 0 or facts.tokens[place].norm != "as":
        return False
    before = facts.tokens[place - 1] if place else None
    return before is None or (before.tag is not Tag.NUMBER and before.norm not in _MULTIPLES)


def _counted_after(facts: Facts, word: int) -> int | None:
    """The noun that "more" or "as many" counts; not a time: "more than two years before"."""
    tokens = facts.tokens
    place = word + 1
    while place < len(tokens) and tokens[place].tag in (Tag.ADJECTIVE, Tag.NOUN, Tag.NAME):
        following = tokens[place + 1].tag if place + 1 < len(tokens) else None
        if tokens[place].tag is Tag.NOUN and following is not Tag.NOUN:
            return None if "time" in classes(tokens[place].lemma, "n") else place
        place += 1
    return None


def _aside(facts: Facts, clause: Clause, verb: int) -> Iterator[Level]:
    """ "Drew 215,000 visitors, slightly fewer than last year"; "of 2 billion, up from 1.8"."""
    tokens = facts.tokens
    for quantity in facts.quantities:
        last = quantity.end if quantity.noun is None else max(quantity.end, quantity.noun + 1)
        comma = next((i for i in clause.tokens if last <= i and tokens[i].norm == ","), None)
        if comma is None or comma + 2 >= len(tokens) or comma - last > _REACH:
            continue
        word = comma + 1 + (tokens[comma + 1].tag is Tag.ADVERB)
        norm, following = tokens[word].norm, tokens[word + 1].norm if word + 1 < len(tokens) else ""
        if norm in _PARTICLES and following == "from":
            sign = _PARTICLES[norm]
        elif norm in _COMPARED and following == "than" and _than_before(facts, word):
            sign = _COMPARED[norm]
        else:
            continue
        for thing in _measured(facts, quantity, verb):
            yield Level(thing, sign, verb, word, since=_since(facts, word))


def _measured(facts: Facts, quantity: Quantity, verb: int) -> Iterator[int]:
    """What a number is of: what it counts, "a profit of 2 billion", "profit was 2 billion"."""
    if quantity.noun is not None and quantity.dimension is Dimension.COUNT:
        yield quantity.noun
        return
    within = range(quantity.first, quantity.end + 1)
    yield from (a.governor for a in facts.arguments if a.role == "of" and a.head in within)
    if facts.tokens[verb].lemma in _REACHING:
        yield from (a.head for a in facts.arguments if a.governor == verb and a.role == "subject")


def _noun_of_change(facts: Facts, verb: int) -> Iterator[Level]:
    """ "Recorded a fall in deliveries"."""
    if facts.tokens[verb].lemma not in _SEEING:
        return
    for a in facts.arguments:
        if a.governor != verb or a.role != "object" or facts.tokens[a.head].tag is not Tag.NOUN:
            continue
        sign = sign_of(facts.tokens[a.head], bare=False)
        for b in facts.arguments if sign else ():
            if b.governor == a.head and b.role in ("in", "of"):
                yield Level(b.head, sign, verb, a.head)


def _moved(facts: Facts, verb: int) -> Iterator[Level]:
    """What someone raised or lowered, unless it is an amount: "raised $4 million"."""
    sign = sign_of(facts.tokens[verb], bare=False) if _has_object(facts, verb) else 0
    counted = {i for q in facts.quantities for i in (*range(q.first, q.end), q.noun)}
    for a in facts.arguments if sign else ():
        if a.governor == verb and a.role == "object" and a.head not in counted:
            yield Level(a.head, sign, verb, verb, moved=True)


def _told(facts: Facts, clause: Clause, verb: int) -> tuple[int, int] | None:
    """Which way a verb tells that its subject went, and by which word; None for neither."""
    token = facts.tokens[verb]
    if token.lemma in _STAYING:
        return 0, verb
    if token.tag is Tag.VERB and not clause.passive and token.lemma not in _LINKING:
        sign = sign_of(token, bare=_has_object(facts, verb))
        if sign:
            return sign, verb
        # "Roared higher", "drifted lower".
        after = facts.tokens[verb + 1].norm if verb + 1 < len(facts.tokens) else ""
        told = after in ("higher", "lower") and _ends(facts, verb + 1)
        return (_LEVELS[after], verb + 1) if told else None
    if token.lemma not in _LINKING:
        return None
    for place in range(verb + 1, min(len(facts.tokens), verb + 1 + _REACH)):
        following = facts.tokens[place]
        if following.norm in _COMPARED and _follows(facts, place, "than"):
            before = _than_before(facts, place + 1)
            return (_COMPARED[following.norm], place) if before else None
        if following.norm in ("same", "level") and token.lemma != "close":
            return (0, place) if _is_as_before(facts, verb, place) else None
        if following.norm in _LEVELS:
            return (_LEVELS[following.norm], place) if _ends(facts, place) else None
        if following.tag not in _BETWEEN:
            return None
    return None


def _follows(facts: Facts, place: int, norm: str) -> bool:
    return norm in [t.norm for t in facts.tokens[place + 1 : place + 1 + _TIME]]


def _is_as_before(facts: Facts, verb: int, place: int) -> bool:
    """Whether a level is the one of before: "stay at last year's level", "the same as before"."""
    told = {t.norm for t in facts.tokens[verb + 1 : place + 1 + _TIME]}
    return bool(told & (_EARLIER | {"last"}))


def _ends(facts: Facts, place: int) -> bool:
    """Whether a word tells a level by itself: not in "a higher price", "up to 40"."""
    after = facts.tokens[place + 1] if place + 1 < len(facts.tokens) else None
    if after is None or after.tag is Tag.PUNCTUATION:
        return True
    if facts.tokens[place].norm in ("up", "down"):
        told = (Tag.NUMBER, Tag.PREPOSITION, Tag.ADVERB)
        return after.tag in told and after.norm not in ("to", "for")
    return after.norm in _WHEN or after.tag not in (Tag.NOUN, Tag.NAME, Tag.ADJECTIVE)


def _has_object(facts: Facts, verb: int) -> bool:
    return any(a.governor == verb and a.role == "object" for a in facts.arguments)


def _is_denied(facts: Facts, verb: int) -> bool:
    return any(n.scope[0] <= verb < n.scope[1] for n in facts.negations)
