"""Verb groups: a main verb with its auxiliaries, negations and adverbs."""

from __future__ import annotations

import attrs

from factcheck.analysis.expecting import CLAUSE_OPENERS
from factcheck.analysis.readings import readings_of
from factcheck.analysis.words import (
    BE,
    DO,
    HAVE,
    MODALS,
    OBJECT_CONTROL,
)
from factcheck.facts import Tag, Token

NOMINAL = frozenset({Tag.NOUN, Tag.NAME, Tag.PRONOUN, Tag.NUMBER})
"""What may be the head of a noun phrase."""
IN_PHRASE = frozenset(
    {Tag.NOUN, Tag.NAME, Tag.ADJECTIVE, Tag.NUMBER, Tag.DETERMINER, Tag.POSSESSIVE}
)
"""What a noun phrase is made of."""
FINITE_FORMS = ("past", "third", "base")
"""The forms of a verb that may be a clause's, without an auxiliary."""
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
            if made and _shares_to(tokens, made[-1], group):
                group = attrs.evolve(group, infinitive=True, finite=False)
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
        and any(token.tag in NOMINAL for token in between)
        and all(
            token.tag in IN_PHRASE or token.tag is Tag.PRONOUN or token.norm in _IN_SUBJECT
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
    left = group.first - 1
    while left > 0 and tokens[left].tag in (Tag.ADVERB, Tag.NEGATION):
        left -= 1
    before = tokens[left].norm
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


def _shares_to(tokens: tuple[Token, ...], before: Group, group: Group) -> bool:
    """Whether a verb shares the "to" of the one before it: "to close it and | cut jobs"."""
    if not before.infinitive or group.first != group.verb:
        return False
    verb = tokens[group.verb]
    if verb.tag is not Tag.VERB or verb.form != "base":
        return False
    left = group.first - 1
    while left > before.end and tokens[left].tag in (Tag.ADVERB, Tag.NEGATION):
        left -= 1
    return (
        left >= before.end
        and tokens[left].norm in ("and", "or")
        and not any(token.tag in CLAUSE_OPENERS for token in tokens[before.end : left])
    )


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
    finite = not infinitive and (main.form in FINITE_FORMS or not bare or main.form == "")
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


def adjacent(tokens: tuple[Token, ...], end: int, first: int) -> bool:
    """Whether nothing but articles, adverbs and negations stands between two chunks."""
    return all(t.tag in (Tag.DETERMINER, Tag.ADVERB, Tag.NEGATION) for t in tokens[end:first])


def group_before(groups: tuple[Group, ...], index: int) -> Group | None:
    """The last verb group that ends before a token."""
    return next((g for g in reversed(groups) if g.end <= index), None)


def group_after(groups: tuple[Group, ...], index: int) -> Group | None:
    """The first verb group that starts at a token or behind it."""
    return next((g for g in groups if g.first >= index), None)


def opens_clause(tokens: tuple[Token, ...], end: int, verb_after: Group | None) -> bool:
    """Whether a finite verb stands right after a phrase that ends at `end`."""
    return verb_after is not None and verb_after.finite and adjacent(tokens, end, verb_after.first)
