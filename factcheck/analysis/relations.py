"""Clauses: the assertions within a sentence, their predicates, and who fills their roles.

A shallow reading: verb groups are found first, the text between them is shared out at
conjunctions, relative words and commas, and noun phrases take their role from where they stand.
"""

from __future__ import annotations

from itertools import pairwise

import attrs

from factcheck.analysis.adverbials import BRINGING, tells_time
from factcheck.analysis.asides import appositions_of, based_in, nominals, titles
from factcheck.analysis.chunks import CONDITIONS, Group, find_groups
from factcheck.analysis.phrases import Phrase, find_phrases, left_of
from factcheck.analysis.roles import find_arguments, roles_of_nominals
from factcheck.analysis.speakers import is_inverted
from factcheck.analysis.words import CONTROL, HOW_SURE, REPORTING
from factcheck.facts import Argument, Clause, Entity, Tag, Token

_NOUNS = frozenset({Tag.NOUN, Tag.NAME, Tag.PRONOUN, Tag.NUMBER})
_BREAKS = frozenset({",", ";", ":", "—", "–", "(", ")", "“", "”", '"', "...", "…"})
_AS_MANY = frozenset("few little many much of".split())
_CLAUSE_OPENERS = frozenset({Tag.SUBORDINATOR, Tag.RELATIVE, Tag.CONJUNCTION})
_LISTED = frozenset({Tag.NOUN, Tag.NAME, Tag.ADJECTIVE, Tag.DETERMINER, Tag.NUMBER})
# What a conjunction without a verb may stand before: "if elected", "although weak", "while in".
_VERBLESS = frozenset({Tag.VERB, Tag.ADJECTIVE, Tag.PREPOSITION})
# What follows these is not asserted: "before it sells", "if it sells".
_UNASSERTED = frozenset("before until till unless if once whether provided lest".split())
# Verbs that a clause may follow without a word between: "who said | a king was hanged".
_OF_CLAUSES = REPORTING | frozenset(
    "agree assume decide deny discover doubt ensure expect fear feel find guess hear hope know "
    "learn mean notice promise prove realise realize see show suspect swear understand".split()
)
# What a phrase goes on by: "shot the king's brother", "the king and the queen".
_GOING_ON = frozenset({Tag.POSSESSIVE, Tag.CONJUNCTION})
# What may stand before them all the same: "Even if it sells".
_BEFORE_CONDITION = frozenset(('"', "“", "”", "'", ",", "(", "even", "only", "just"))


def find_clauses(
    tokens: tuple[Token, ...], entities: tuple[Entity, ...]
) -> tuple[tuple[Clause, ...], tuple[Argument, ...]]:
    """Split a sentence into clauses, and name the phrases that fill their predicates' roles."""
    groups = find_groups(tokens)
    phrases = find_phrases(tokens)
    clauses = _main_clauses(tokens, groups, phrases)
    arguments = find_arguments(tokens, groups, phrases, clauses)
    appositions = appositions_of(tokens, entities, phrases)
    clauses = tuple(_without(clause, appositions) for clause in clauses)
    asides = (
        *appositions,
        *based_in(tokens, entities),
        *titles(tokens, entities),
        *nominals(tokens, entities, phrases, clauses),
    )
    return (*clauses, *asides), (*arguments, *roles_of_nominals(tokens, phrases, asides))


def _without(clause: Clause, appositions: tuple[Clause, ...]) -> Clause:
    """The clause less the asides within it, the names they explain kept."""
    aside = {i for a in appositions for i in a.tokens if i > _name_end(a)}
    if clause.predicate in aside or not aside & set(clause.tokens):
        return clause
    return attrs.evolve(clause, tokens=tuple(i for i in clause.tokens if i not in aside))


def _name_end(aside: Clause) -> int:
    """The last token of the name that an apposition explains: where its tokens first break."""
    for one, two in zip(aside.tokens, aside.tokens[1:], strict=False):
        if two != one + 1:
            return one
    return aside.tokens[-1]


def _main_clauses(
    tokens: tuple[Token, ...], groups: tuple[Group, ...], phrases: tuple[Phrase, ...]
) -> tuple[Clause, ...]:
    finite = [group for group in groups if group.finite]
    colon = next((i for i, t in enumerate(tokens) if t.norm == ":" and 0 < i < 5), None)
    if colon is not None and not any(g.first < colon for g in groups):
        # "ACLU: 28 members misidentified": who says it, then what is said.
        rest = tuple(range(colon + 1, len(tokens)))
        opening = next((g for g in (*finite, *groups) if g.first > colon), None)
        said = Clause(
            rest,
            None if opening is None else opening.verb,
            passive=opening is not None and opening.passive,
        )
        return (Clause(tuple(range(colon)), None, reporting=True), said)
    if not finite:
        only = groups[0].verb if groups else None
        passive = only is not None and tokens[only].form == "participle"
        return (Clause(tuple(range(len(tokens))), only, passive=passive),)
    starts = [0]
    for before, group in pairwise(finite):
        starts.append(_boundary(tokens, phrases, before, group))
    ends = [*starts[1:], len(tokens)]
    made: list[Clause] = []
    outer: tuple[int, ...] = ()
    for number, group in enumerate(finite):
        first, end = starts[number], ends[number]
        own = tuple(range(first, end))
        opener = tokens[_opener_of(tokens, first, group)]
        kind = "main"
        carried: tuple[int, ...] = ()
        subject = _subject(tokens, phrases, first, group.first)
        if opener.tag is Tag.RELATIVE or _comma_relative(tokens, first):
            kind = "relative"
            if subject is None:
                carried = _before(tokens, phrases, first)
        elif number == 0 and len(finite) > 1 and _is_in_subject(tokens, phrases, group):
            kind = "relative"
            if subject is not None:
                outer = own if _restricts(tokens, own) else subject.tokens
        elif _is_inverted_condition(tokens, first) or (
            opener.norm in _UNASSERTED
            and opener.tag is not Tag.PREPOSITION
            and not _is_elided(tokens, first, group)
        ):
            kind = "conditional"
        elif number > 0 and subject is None and not is_inverted(tokens, group):
            carried = outer
        elif (
            opener.tag is Tag.SUBORDINATOR
            and not _is_elided(tokens, first, group)
            and not _opens_phrase(tokens, phrases, first, group)
        ):
            kind = "subordinate"
        reporting = tokens[group.verb].lemma in REPORTING and not group.passive
        deed = _governed(tokens, groups, group)
        passive = next(g.passive for g in groups if g.verb == deed)
        made.append(Clause((*carried, *own), deed, passive, reporting, kind))
        if kind == "relative" and carried and len(made) > 1 and made[-2].reporting:
            # "Police said the man, who was armed, was shot."
            outer = (*carried, *own) if _restricts(tokens, own) else carried
        if kind != "relative":
            outer = subject.tokens if subject is not None else carried
    return (*made, *_participials(tokens, groups, made, outer))


def _restricts(tokens: tuple[Token, ...], clause: tuple[int, ...]) -> bool:
    """Whether a relative clause tells which one is meant, and so is of the subject: no comma."""
    first = next((i for i in clause if tokens[i].tag is Tag.RELATIVE), None)
    return first is not None and first > 0 and tokens[first - 1].tag is not Tag.PUNCTUATION


def _opener_of(tokens: tuple[Token, ...], first: int, group: Group) -> int:
    """Where a clause opens: behind a quotation mark, "and" or "even", where a condition follows."""
    place = first
    while place + 1 < group.first and (
        tokens[place].norm in _BEFORE_CONDITION or tokens[place].tag is Tag.CONJUNCTION
    ):
        place += 1
    return place if tokens[place].norm in _UNASSERTED else first


def _is_in_subject(tokens: tuple[Token, ...], phrases: tuple[Phrase, ...], group: Group) -> bool:
    """Whether the first verb only tells which subject is meant: "the man who fled was caught"."""
    for index in range(1, group.first):
        if tokens[index].tag is not Tag.RELATIVE:
            continue
        if any(index < phrase.first and phrase.end <= group.first for phrase in phrases):
            continue
        described = index - 1 - (tokens[index - 1].norm == ",")
        return described >= 0 and tokens[described].tag in _NOUNS
    return False


def _is_inverted_condition(tokens: tuple[Token, ...], first: int) -> bool:
    """Whether an auxiliary opens a sentence that is no question: "Had Norda sold it, …"."""
    opens = first == 0 and tokens[0].tag is Tag.AUXILIARY and tokens[0].norm in CONDITIONS
    return opens and tokens[-1].norm != "?"


def _is_elided(tokens: tuple[Token, ...], first: int, group: Group) -> bool:
    """Whether a conjunction has no verb of its own: "If elected, she | would", "Once a miner,"."""
    comma = next((i for i in range(first + 1, group.first) if tokens[i].norm == ","), None)
    if comma is None:
        return False
    between = tokens[first + 1 : comma]
    subject = tokens[comma + 1 : group.first]
    if any(t.norm == "," for t in subject) or not any(t.tag in _NOUNS for t in subject):
        return False
    head = next((t for t in between if t.tag is not Tag.ADVERB), None)
    return head is not None and (head.tag in _VERBLESS or head.norm in ("a", "an"))


def _opens_phrase(
    tokens: tuple[Token, ...], phrases: tuple[Phrase, ...], first: int, group: Group
) -> bool:
    """Whether a subordinator has no clause of its own: "While on leave, he", "As many as 40"."""
    if tokens[first].norm == "as" and tokens[first + 1].norm in _AS_MANY:
        return True
    return any(
        phrase.first > first + 1
        and phrase.end <= group.first
        and tokens[phrase.first - 1].norm == "," != tokens[phrase.end].norm
        and not _in_list(tokens, phrase.first - 1)
        and tokens[phrase.first].tag is not Tag.NUMBER
        for phrase in phrases
    )


def _governed(tokens: tuple[Token, ...], groups: tuple[Group, ...], group: Group) -> int:
    """The verb that tells the deed: "sell" in "agreed to sell", "plans to begin selling"."""
    verb = group.verb
    for following in groups:
        if following.first < group.end:
            continue
        near = following.first == group.end or (
            following.first == group.end + 1 and tokens[group.end].tag is Tag.NEGATION
        )
        opens = following.infinitive or tokens[following.verb].form == "ing"
        if not (near and opens and tokens[verb].lemma in CONTROL) and not (
            following.infinitive and _is_sure_to(tokens, group, following)
        ):
            break
        group, verb = following, following.verb
    return verb


def _is_sure_to(tokens: tuple[Token, ...], group: Group, following: Group) -> bool:
    """Whether only a word for how sure it is stands before an infinitive: "is sure | to strike"."""
    return (
        tokens[group.verb].lemma == "be"
        and following.first == group.end + 1
        and tokens[group.end].norm in HOW_SURE
    )


def _comma_relative(tokens: tuple[Token, ...], first: int) -> bool:
    return (
        tokens[first].tag is Tag.PUNCTUATION
        and first + 1 < len(tokens)
        and tokens[first + 1].tag is Tag.RELATIVE
    )


def _boundary(
    tokens: tuple[Token, ...], phrases: tuple[Phrase, ...], before: Group, group: Group
) -> int:
    """Where the clause of `group` starts: the last place between the two where one can open."""
    parted = _parted_from(tokens, phrases, before, group)
    if parted is not None:
        return parted
    for index in range(group.first - 1, before.end - 1, -1):
        token = tokens[index]
        if token.tag in (Tag.SUBORDINATOR, Tag.RELATIVE):
            return index
        if token.tag is Tag.CONJUNCTION and not (
            _joins_nouns(tokens, index, group.first) or _is_of_list(tokens, before, index)
        ):
            return index
        if token.tag is Tag.PUNCTUATION and token.norm in _BREAKS and not _in_list(tokens, index):
            return index
    return group.first if _takes_all(tokens, phrases, before, group) else before.end


def _takes_all(
    tokens: tuple[Token, ...], phrases: tuple[Phrase, ...], before: Group, group: Group
) -> bool:
    """Whether all between two verbs is the first one's: "the man who shot a king | was hanged".

    Not after a verb that takes a clause: "the man who said | a king was hanged".
    """
    describes = before.first > 0 and tokens[before.first - 1].tag is Tag.RELATIVE
    if not describes or tokens[before.verb].lemma in _OF_CLAUSES:
        return False
    brought = tokens[before.end].tag is Tag.PREPOSITION
    if before.passive and not brought:
        return False
    inside = [p for p in phrases if before.end <= p.first and p.end <= group.first]
    return [p.first for p in inside[:1]] == [before.end + brought] and all(
        tokens[p.first - 1].tag in _GOING_ON or _is_brought(tokens, p) or tells_time(tokens, p)
        for p in inside[1:]
    )


def _parted_from(
    tokens: tuple[Token, ...], phrases: tuple[Phrase, ...], before: Group, group: Group
) -> int | None:
    """Where a clause starts whose subject an aside parts from its verb; None for any other.

    "Police said Cole, 62, was hurt", "left because Norda, a bank, failed".
    """
    closing = group.first - 1
    if closing < 0 or tokens[closing].norm != "," or _is_reporting_back(tokens, group):
        return None
    for phrase in phrases:
        if phrase.first < before.end or phrase.end >= closing or tokens[phrase.end].norm != ",":
            continue
        opener = phrase.first - 1
        if opener >= before.end and tokens[opener].tag in _CLAUSE_OPENERS:
            return opener
        if phrase.first == before.end and tokens[before.verb].lemma in REPORTING:
            return phrase.first
    return None


def _is_reporting_back(tokens: tuple[Token, ...], group: Group) -> bool:
    """Whether a verb only tells who said what stands before it: ", said its chairman"."""
    following = tokens[group.end : group.end + 1]
    return tokens[group.verb].lemma in REPORTING and any(
        t.tag in (Tag.NAME, Tag.DETERMINER, Tag.PRONOUN) for t in following
    )


def _joins_nouns(tokens: tuple[Token, ...], index: int, verb: int) -> bool:
    """Whether "and" only joins two names or bare nouns before the verb ("Amazon and IBM are")."""
    if index == 0 or index + 1 >= verb:
        return False
    left, right = tokens[index - 1], tokens[index + 1]
    plural = tokens[verb].norm in ("are", "were", "have") or tokens[verb].form == "base"
    return left.tag in _NOUNS and right.tag is left.tag and plural


def _is_of_list(tokens: tuple[Token, ...], before: Group, index: int) -> bool:
    """Whether "and" joins what is told of as one: "said Norda, Tallo and Vexo left"."""
    told = tokens[before.end : index]
    return (
        tokens[before.verb].lemma in REPORTING
        and bool(told)
        and tokens[index].norm == "and"
        and all(token.tag in _LISTED or token.norm == "," for token in told)
        and tokens[index + 1].tag in _LISTED
    )


def _in_list(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether a comma stands inside an enumeration of names ("Microsoft, Amazon and IBM")."""
    if tokens[index].norm != "," or index == 0 or index + 2 >= len(tokens):
        return False
    if tokens[index - 1].tag is not Tag.NAME or tokens[index + 1].tag is not Tag.NAME:
        return False
    return any(token.tag is Tag.CONJUNCTION for token in tokens[index + 2 : index + 6]) and not any(
        token.tag in (Tag.VERB, Tag.AUXILIARY) for token in tokens[index + 1 : index + 4]
    )


def _subject(
    tokens: tuple[Token, ...], phrases: tuple[Phrase, ...], first: int, verb: int
) -> Phrase | None:
    """The first phrase before a verb, but for those that tell when or where: "In 1995, | Norda"."""
    inside = [p for p in phrases if first <= p.first and p.end <= verb]
    own = (p for p in inside if not _is_brought(tokens, p) and not tells_time(tokens, p))
    return next(own, inside[0] if inside else None)


def _is_brought(tokens: tuple[Token, ...], phrase: Phrase) -> bool:
    """Whether a preposition stands before a phrase, its article skipped."""
    left = left_of(tokens, phrase.first)
    return left >= 0 and tokens[left].tag in BRINGING


def _before(tokens: tuple[Token, ...], phrases: tuple[Phrase, ...], index: int) -> tuple[int, ...]:
    """What a relative clause at `index` describes: the noun phrase that ends there.

    Where that only explains a name ("Ann Lee, a doctor who …"), it is the name.
    """
    near = [p for p in phrases if p.end <= index and index - p.end <= 1]
    if not near:
        return ()
    described = near[-1]
    named = next((p for p in phrases if p.end == described.first - 1), None)
    if (
        named is not None
        and tokens[described.first - 1].norm == ","
        and tokens[named.head].tag is Tag.NAME
        and tokens[described.head].tag is Tag.NOUN
    ):
        described = named
    return tuple(range(described.first, described.end))


def _participials(
    tokens: tuple[Token, ...],
    groups: tuple[Group, ...],
    clauses: list[Clause],
    subject: tuple[int, ...],
) -> tuple[Clause, ...]:
    """Clauses such as ", barring sales to the police": the subject is the main clause's."""
    made = []
    for group in groups:
        if group.finite or group.infinitive or group.first == 0:
            continue
        if tokens[group.first - 1].norm != ",":
            continue
        end = next(
            (i for i in range(group.end, len(tokens)) if tokens[i].norm in (",", ";", ".")),
            len(tokens),
        )
        own = tuple(range(group.first, end))
        passive = tokens[group.verb].form == "participle"
        made.append(Clause((*subject, *own), group.verb, passive, kind="participial"))
    return tuple(made)
