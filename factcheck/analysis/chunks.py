"""Noun phrases and verb groups: the chunks that clauses are made of."""

from __future__ import annotations

import attrs

from factcheck.analysis.readings import readings_of
from factcheck.analysis.words import (
    BE,
    DO,
    HAVE,
    MODALS,
    MONTHS,
    MULTIPLIERS,
    OBJECT_CONTROL,
    REPORTING,
    WEEKDAYS,
)
from factcheck.facts import Tag, Token
from factcheck.lexicon import classes

_NOMINAL = frozenset({Tag.NOUN, Tag.NAME, Tag.PRONOUN, Tag.NUMBER})
_IN_PHRASE = frozenset(
    {Tag.NOUN, Tag.NAME, Tag.ADJECTIVE, Tag.NUMBER, Tag.DETERMINER, Tag.POSSESSIVE}
)
_TIMES = frozenset("minute hour day week month year decade".split())
_FINITE_FORMS = ("past", "third", "base")
_PAST_FORMS = ("participle", "past")
_AUXILIARIES = BE | HAVE | DO | MODALS
# The forms of the verb that an auxiliary takes; "do" and modals take the bare one.
_SERVED = {"have": _PAST_FORMS, "be": (*_PAST_FORMS, "ing")}
_BARE_FORMS = ("base", "")
# What a subject between the two may hold beside nouns, and how long it may be.
_IN_SUBJECT = frozenset("of and on in for".split())
_LONGEST_SUBJECT = 7
# Where the words before an auxiliary begin.
_STOPS = frozenset({",", ";", ":", '"', "“", "and", "but"})
# What asks for the auxiliary before the subject: "never had", "under no terms would".
_NEGATIVE_OPENERS = frozenset(
    "never nor hardly scarcely barely rarely seldom neither little so not only no".split()
)
_NO_OPENERS = frozenset("under at in on".split())
CONDITIONS = frozenset("had were should".split())
"""Auxiliaries that state a condition where they open a sentence: "had it sold"."""
_JOINING = frozenset("and but or then".split())
# How far behind a listed verb the "and" of its list may stand.
_LIST_REACH = 3
# Verbs that need no object, so that the lack of one tells nothing.
_EITHER_WAY = frozenset(
    "move turn return fall die recover survive escape flee retire resign appear continue "
    "begin start end stop work live stay go come become run walk pass lose win".split()
)
# Verbs whose object stands before an infinitive or a place: "was ordered to", "was sent to".
_TO_FOLLOWS = OBJECT_CONTROL | {"order", "sentence", "transfer", "send", "move"}
_ENDS_OBJECT = frozenset({Tag.PREPOSITION, Tag.PUNCTUATION, Tag.CONJUNCTION, Tag.ADVERB})
# Adverbs that else are part of a phrase: "Cole | first met her".
_ORDERING = frozenset("first last next".split())
# What opens a time, and what may stand before one in front of its clause.
_DATED = frozenset("in on by since until during from last next this".split())
_BEFORE_FRONT = frozenset({"“", '"', "and", "but", "that"})
_YEAR_DIGITS = 4


@attrs.frozen
class Group:
    """A verb group: its tokens, main verb, and what its auxiliaries tell."""

    first: int
    end: int
    verb: int
    finite: bool
    passive: bool
    infinitive: bool


def find_groups(tokens: tuple[Token, ...]) -> tuple[Group, ...]:
    """Find the verb groups: auxiliaries, negations and adverbs with their main verb."""
    made: list[Group] = []
    index = 0
    while index < len(tokens):
        if tokens[index].tag in (Tag.AUXILIARY, Tag.VERB) or _infinitive_at(tokens, index):
            group = _group(tokens, index)
            made.append(group)
            index = group.end
        else:
            index += 1
    return tuple(_share_passive(tokens, _turn_round(tokens, made)))


def _turn_round(tokens: tuple[Token, ...], groups: list[Group]) -> list[Group]:
    """Give the verb behind its subject the auxiliary before it: "never had the bank cut rates"."""
    made: list[Group] = []
    index = 0
    while index < len(groups):
        pair = groups[index : index + 2]
        turned = _turned(tokens, *pair) if len(pair) > 1 else None
        made.append(turned or groups[index])
        index += 1 if turned is None else 2
    return made


def _turned(tokens: tuple[Token, ...], asked: Group, group: Group) -> Group | None:
    """The verb with the auxiliary that only its subject parts from it; None where it has none."""
    auxiliary, main = tokens[asked.verb], tokens[group.verb]
    lone = asked.end - asked.first == 1 and auxiliary.norm in _AUXILIARIES
    bare = group.first == group.verb and not group.infinitive
    served = main.form in _SERVED.get(auxiliary.lemma, _BARE_FORMS)
    between = tokens[asked.end : group.first]
    if not (lone and bare and served and _is_subject(between) and _inverts(tokens, asked)):
        return None
    passive = auxiliary.lemma == "be" and main.form in _PAST_FORMS
    return attrs.evolve(group, finite=True, passive=passive)


def _is_subject(between: tuple[Token, ...]) -> bool:
    """Whether nothing but a noun phrase stands between an auxiliary and its verb."""
    return (
        len(between) <= _LONGEST_SUBJECT
        and any(token.tag in _NOMINAL for token in between)
        and all(
            token.tag in _IN_PHRASE or token.tag is Tag.PRONOUN or token.norm in _IN_SUBJECT
            for token in between
        )
    )


def _inverts(tokens: tuple[Token, ...], group: Group) -> bool:
    """Whether an auxiliary opens its sentence, or what opens it asks for one before the subject."""
    start = group.first
    while start > 0 and tokens[start - 1].norm not in _STOPS:
        start -= 1
    asks = tokens[-1].norm == "?"
    if start == group.first:
        return start == 0 and (asks or tokens[group.verb].norm in CONDITIONS)
    opening = tokens[start]
    return (
        opening.norm in _NEGATIVE_OPENERS
        or (
            opening.norm in _NO_OPENERS and any(t.norm == "no" for t in tokens[start : group.first])
        )
        or (asks and opening.tag is Tag.RELATIVE)
    )


def _share_passive(tokens: tuple[Token, ...], groups: list[Group]) -> list[Group]:
    """Make the second of two joined verbs passive where the first is: "was tried and sentenced"."""
    made: list[Group] = []
    for group in groups:
        # Infinitives and the like may stand between the two.
        before = next((g for g in reversed(made) if g.finite), made[-1] if made else None)
        shares = before is not None and before.passive and _is_joined(tokens, group)
        if shares and _lacks_object(tokens, group):
            made.append(attrs.evolve(group, finite=True, passive=True))
        else:
            made.append(group)
    return made


def _is_joined(tokens: tuple[Token, ...], group: Group) -> bool:
    """Whether a lone past form goes on with the verb before it: "tried, sentenced and jailed"."""
    main = tokens[group.verb]
    if group.first == 0 or group.first != group.verb or main.tag is not Tag.VERB:
        return False
    before = tokens[group.first - 1].norm
    following = tokens[group.end : group.end + _LIST_REACH]
    listed = before == "," and any(token.norm in ("and", "or") for token in following)
    return main.form in _PAST_FORMS and (before in _JOINING or listed)


def _lacks_object(tokens: tuple[Token, ...], group: Group) -> bool:
    """Whether what follows shows that the verb's object is its subject."""
    main = tokens[group.verb]
    if not any(r.pos == "v" and r.form == "participle" for r in readings_of(main.norm.split()[0])):
        return False
    after, behind = (*tokens[group.end : group.end + 2], None, None)[:2]
    if after is not None and after.norm == "by":
        # "Cut by 40" tells how much.
        return behind is not None and behind.tag is not Tag.NUMBER
    if main.lemma.split()[0] in _EITHER_WAY:
        return False
    if after is None or after.tag in _ENDS_OBJECT:
        return True
    return after.tag is Tag.TO and main.lemma in _TO_FOLLOWS


def _infinitive_at(tokens: tuple[Token, ...], index: int) -> bool:
    if tokens[index].tag is not Tag.TO:
        return False
    for token in tokens[index + 1 : index + 3]:
        if token.tag in (Tag.VERB, Tag.AUXILIARY):
            return token.form in ("base", "") or token.norm == "be"
        if token.tag not in (Tag.ADVERB, Tag.NEGATION):
            return False
    return False


def _group(tokens: tuple[Token, ...], first: int) -> Group:
    infinitive = tokens[first].tag is Tag.TO
    index = first + 1 if infinitive else first
    be = have = modal = False
    verb = index
    while index < len(tokens):
        token = tokens[index]
        if token.tag is Tag.AUXILIARY:
            verb = index
            be = token.norm in BE or be
            have = have or token.lemma == "have"
            modal = modal or token.lemma not in ("be", "have")
        elif token.tag is Tag.VERB:
            verb = index
            index += 1
            break
        elif token.tag not in (Tag.ADVERB, Tag.NEGATION) or not _verb_ahead(tokens, index):
            break
        index += 1
    main = tokens[verb]
    passive = be and main.tag is Tag.VERB and main.form in ("participle", "past")
    bare = first == verb and main.tag is Tag.VERB
    finite = not infinitive and (main.form in _FINITE_FORMS or not bare or main.form == "")
    if bare and main.form in ("participle", "ing"):
        finite = False
    return Group(first, max(index, verb + 1), verb, finite, passive, infinitive)


def _verb_ahead(tokens: tuple[Token, ...], index: int) -> bool:
    for token in tokens[index + 1 : index + 4]:
        if token.tag in (Tag.AUXILIARY, Tag.VERB):
            return True
        if token.tag not in (Tag.ADVERB, Tag.NEGATION):
            return False
    return False


@attrs.frozen
class Phrase:
    """A noun phrase: its tokens and head."""

    first: int
    end: int
    head: int


def find_phrases(tokens: tuple[Token, ...]) -> tuple[Phrase, ...]:
    """Find the noun phrases, cut at a possessive: "Microsoft's decision" is two."""
    made: list[Phrase] = []
    index = 0
    while index < len(tokens):
        token = tokens[index]
        if token.tag is Tag.PRONOUN:
            made.append(Phrase(index, index + 1, index))
            index += 1
            continue
        if token.tag not in _IN_PHRASE:
            index += 1
            continue
        first = index
        head = -1
        while index < len(tokens):
            tag = tokens[index].tag
            inner = tag in _IN_PHRASE or (
                tag is Tag.ADVERB
                and index + 1 < len(tokens)
                and tokens[index + 1].tag is Tag.ADJECTIVE
            )
            inner = inner or _premodifier(tokens, index)
            if not inner or (tag is Tag.DETERMINER and head >= first):
                break
            if head == index - 1 and (
                _tells_order(tokens, index)
                or _starts_amount(tokens, index)
                or _ends_time(tokens, first, index)
            ):
                break
            if tag is Tag.POSSESSIVE and head >= 0:
                made.append(Phrase(first, index, head))
                first, head = index + 1, -1
            elif tag in _NOMINAL and not (
                # "Beat Harcourt 2-0": a result stands behind a name.
                tag is Tag.NUMBER and head == index - 1 and tokens[head].tag is Tag.NAME
            ):
                head = index
            index += 1
        if head >= 0:
            made.append(Phrase(first, head + 1, head))
        index = max(index, first + 1)
    return tuple(made)


def _tells_order(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether "first" and the like belong to the verb after them: "when Cole first met her"."""
    following = tokens[index + 1 : index + 2]
    return tokens[index].norm in _ORDERING and any(
        token.tag in (Tag.VERB, Tag.AUXILIARY) for token in following
    )


def _ends_time(tokens: tuple[Token, ...], first: int, index: int) -> bool:
    """Whether a front-placed time ends before `index`: "In 2019 | Ford", "On Monday | police"."""
    head = tokens[index - 1]
    year = head.tag is Tag.NUMBER and head.norm.isdigit() and len(head.norm) == _YEAR_DIGITS
    if not (year or _is_day_or_month(head)):
        return False
    if tokens[index].tag not in (Tag.NAME, Tag.NOUN, Tag.ADJECTIVE):
        return False
    time = tokens[first:index]
    whole = all(_is_day_or_month(token) or token.tag is Tag.NUMBER for token in time)
    opened = whole and first > 0 and tokens[first - 1].norm in _DATED
    return opened and (first == 1 or tokens[first - 2].norm in _BEFORE_FRONT)


def _is_day_or_month(token: Token) -> bool:
    return token.norm in MONTHS or token.norm in WEEKDAYS


def _starts_amount(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether an amount follows a name: "in Oslo five years ago", "fined Acme 3 million euros"."""
    if tokens[index].tag is not Tag.NUMBER or tokens[index - 1].tag is not Tag.NAME:
        return False
    following = next((t for t in tokens[index + 1 :] if t.norm not in MULTIPLIERS), None)
    if following is None or following.tag is not Tag.NOUN:
        return False
    return following.lemma in _TIMES or "money" in classes(following.lemma, "n")


def _premodifier(tokens: tuple[Token, ...], index: int) -> bool:
    """A participle between a determiner and its noun: "the growing protests"."""
    token = tokens[index]
    if token.tag is not Tag.VERB or token.form not in ("participle", "ing") or index == 0:
        return False
    before = tokens[index - 1].tag
    after = tokens[index + 1].tag if index + 1 < len(tokens) else None
    return before in (Tag.DETERMINER, Tag.ADJECTIVE, Tag.POSSESSIVE) and after in (
        Tag.NOUN,
        Tag.NAME,
        Tag.ADJECTIVE,
    )


def adjacent(tokens: tuple[Token, ...], end: int, first: int) -> bool:
    """Whether nothing but articles, adverbs and negations stands between two chunks."""
    return all(t.tag in (Tag.DETERMINER, Tag.ADVERB, Tag.NEGATION) for t in tokens[end:first])


def group_before(groups: tuple[Group, ...], index: int) -> Group | None:
    """The last verb group that ends before a token."""
    return next((g for g in reversed(groups) if g.end <= index), None)


def is_inverted(tokens: tuple[Token, ...], group: Group) -> bool:
    """Whether a verb of saying stands between the words said and the speaker: "…," said Smith."""
    return (
        tokens[group.verb].lemma in REPORTING
        and group.first > 0
        and tokens[group.first - 1].norm in ("”", '"', ",", "’", "'")
    )
