"""Roles: which noun phrase is subject, object or prepositional complement of which word."""

from __future__ import annotations

from itertools import pairwise

from factcheck.analysis.adverbials import tells_time
from factcheck.analysis.chunks import Group, adjacent, group_after, group_before, opens_clause
from factcheck.analysis.expecting import TAKES_CLAUSE
from factcheck.analysis.handing import carried_on, controlled, doing_besides, with_doing
from factcheck.analysis.owners import SIGNS, opener_of, owned_from, possessive_after
from factcheck.analysis.parted import has_nearer_subject, main_after, whole_end
from factcheck.analysis.phrases import Phrase, left_of
from factcheck.analysis.speakers import is_inverted, may_speak, report_after
from factcheck.analysis.words import (
    MONTHS,
    WEEKDAYS,
)
from factcheck.facts import Argument, Clause, Tag, Token

# Verbs after which a phrase and its verb are a clause: "he said Ford plans", "let Ford plan".
_TAKES_CLAUSE = TAKES_CLAUSE | {"let", "help", "watch"}
# Words that bound the number after them, and are no prepositions there: "in at least 30 towns".
_BOUNDING = frozenset(
    tuple(words.split())
    for words in (
        "at least|at most|up to|more than|fewer than|less than|as many as|close to|some|about|"
        "around|over|under"
    ).split("|")
)
# Those of them that tell the place of a noun before them: "a book about 40 towns".
_PLACING = frozenset("about around over under".split())
# Words of a bound that may be counted to the phrase itself: "at | least 30", "half a million".
_OF_BOUND = frozenset("least most a half".split())
# When something is done by is nobody who did it.
_TIMES = (
    MONTHS.keys() | WEEKDAYS.keys() | frozenset("dawn midnight nightfall noon now then".split())
)
# Roles of no phrase that a preposition brings.
_PLACES = frozenset(("subject", "object", "complement", "possessor"))


def find_arguments(
    tokens: tuple[Token, ...],
    groups: tuple[Group, ...],
    phrases: tuple[Phrase, ...],
    clauses: tuple[Clause, ...],
) -> tuple[Argument, ...]:
    """Find what fills the roles of verbs, and of nouns with a preposition or possessive."""
    made: list[Argument] = []
    resumed: set[int] = set()
    for phrase in phrases:
        own = [
            a
            for a in _roles_of(tokens, groups, phrases, phrase)
            if not (a.role == "subject" and a.governor in resumed) or _is_agent(tokens, a)
        ]
        main, other = main_after(tokens, groups, phrases, phrase)
        if main is not None:
            own = [a for a in own if a.governor not in (other, main.verb)]
            role = "object" if main.passive else "subject"
            resumed.add(main.verb)
            own.append(Argument(role, phrase.head, phrase.first, phrase.end, main.verb))
        made.extend(own)
    for clause in clauses:
        made.extend(_carried(tokens, phrases, clause))
    made.extend(controlled(tokens, groups, phrases))
    made.extend(_described(tokens, groups, phrases, made))
    made.extend(with_doing(tokens, groups, phrases))
    made.extend(carried_on(tokens, groups, made))
    made.extend(doing_besides(tokens, groups, made))
    return tuple(made)


def _described(
    tokens: tuple[Token, ...],
    groups: tuple[Group, ...],
    phrases: tuple[Phrase, ...],
    found: list[Argument],
) -> list[Argument]:
    """The nouns that a participle right behind them tells of: "sold a car | made by Norda"."""
    filled = {a.governor for a in found if a.role == "object"}
    told: dict[int, Phrase] = {}
    for group in groups:
        if group.finite or tokens[group.verb].form != "participle" or group.verb in filled:
            continue
        left = group.verb - 1
        while left > 0 and tokens[left].tag is Tag.ADVERB:
            left -= 1
        before = group_before(groups, group.first)
        phrase = next((p for p in phrases if p.end == left + 1), None)
        if phrase is not None and tokens[phrase.head].tag is Tag.NOUN:
            told[group.verb] = phrase
        elif tokens[left].norm in ("and", "or", ",") and before is not None and before.verb in told:
            # "A game developed by Norda and published by Tallo."
            told[group.verb] = told[before.verb]
    return [
        Argument("object", phrase.head, phrase.first, phrase.end, verb)
        for verb, phrase in told.items()
    ]


def _is_agent(tokens: tuple[Token, ...], argument: Argument) -> bool:
    """Whether "by" brings the subject, which a passive verb has beside its object."""
    return argument.first > 0 and tokens[argument.first - 1].norm == "by"


def _roles_of(
    tokens: tuple[Token, ...],
    groups: tuple[Group, ...],
    phrases: tuple[Phrase, ...],
    phrase: Phrase,
) -> list[Argument]:
    start = _bounded_from(tokens, phrase)
    left = opener_of(tokens, phrases, phrase) if start == phrase.first else start - 1
    before = tokens[left] if left >= 0 else None
    verb_before = group_before(groups, phrase.first)
    verb_after = group_after(groups, phrase.end)

    def fills(role: str, governor: int) -> list[Argument]:
        return [Argument(role, phrase.head, phrase.first, phrase.end, governor)]

    def serves(verb: Group) -> list[Argument]:
        return fills("object" if verb.passive else "subject", verb.verb)

    apostrophe = possessive_after(tokens, phrases, phrase)
    if apostrophe is not None:
        owned = next((p for p in phrases if p.first >= apostrophe), None)
        return [] if owned is None else fills("possessor", owned.head)
    opens = opens_clause(tokens, phrase.end, verb_after)
    if _is_adverbial(tokens, phrase, verb_before, opens=opens):
        verb = verb_before or verb_after
        return [] if verb is None else fills("on", verb.verb)
    if before is not None and _brings(before):
        return _brought(tokens, phrases, phrase, left, verb_before or verb_after)
    report = report_after(tokens, groups, phrase) if verb_before is not None else None
    if report is not None and before is not None and before.norm == ",":
        return fills("subject", report.verb)
    if before is not None and (before.tag is Tag.CONJUNCTION or before.norm == ","):
        joined = next((p for p in reversed(phrases) if p.end <= left + 1 and p.end >= left), None)
        inner = [] if joined is None else _roles_of(tokens, groups, phrases, joined)
        if joined is not None and inner and before.norm == "," and inner[0].role not in _PLACES:
            goes_on = _goes_on(tokens, phrases, phrase, verb_after)
            fronted = _opens_with_front(tokens) and verb_before is None
            if goes_on and fronted and verb_after is not None and verb_after.finite:
                return serves(verb_after)
        if inner and (not opens or inner[0].role == "subject"):
            return [fills(argument.role, argument.governor)[0] for argument in inner]
    if opens and before is not None and before.norm == ",":
        assert verb_after is not None
        return serves(verb_after)
    owned_start = owned_from(tokens, phrases, phrase)
    whole_start = start if owned_start == phrase.first else owned_start
    if verb_before is not None and adjacent(tokens, verb_before.end, whole_start):
        if is_inverted(tokens, verb_before) and may_speak(tokens, groups, verb_before, phrase):
            return fills("subject", verb_before.verb)
        if tokens[verb_before.verb].lemma in _TAKES_CLAUSE and opens_clause(
            tokens, whole_end(tokens, phrases, phrase), verb_after
        ):
            assert verb_after is not None
            return serves(verb_after)
        copula = tokens[verb_before.verb].lemma == "be"
        return fills("complement" if copula else "object", verb_before.verb)
    if verb_after is None or not verb_after.finite:
        if verb_before is not None:
            return fills("object", verb_before.verb)
        if verb_after is None:
            return []
        passive = tokens[verb_after.verb].form == "participle"
        return fills("object" if passive else "subject", verb_after.verb)
    if verb_before is not None and has_nearer_subject(
        tokens, phrases, phrase, verb_before, verb_after
    ):
        return fills("object", verb_before.verb)
    return serves(verb_after)


def _goes_on(
    tokens: tuple[Token, ...], phrases: tuple[Phrase, ...], phrase: Phrase, verb: Group | None
) -> bool:
    """Whether a subject goes on: "shares | of Norda fell", "Lee | and Cole left"."""
    following = tokens[phrase.end].tag if phrase.end < len(tokens) else None
    if following is not Tag.CONJUNCTION:
        return following is Tag.PREPOSITION
    other = next((p for p in phrases if p.first > phrase.end), None)
    return other is not None and opens_clause(tokens, other.end, verb)


def _opens_with_front(tokens: tuple[Token, ...]) -> bool:
    """Whether a sentence begins with when or where: "On Saturday", "That Saturday"."""
    return tokens[0].tag in (Tag.PREPOSITION, Tag.DETERMINER) and any(
        token.norm == "," for token in tokens
    )


def _is_adverbial(
    tokens: tuple[Token, ...], phrase: Phrase, verb_before: Group | None, *, opens: bool
) -> bool:
    """Whether a phrase only tells when: "left Monday"; not "is Monday", "last year saw"."""
    after_verb = verb_before is not None and verb_before.end == phrase.first
    if opens and not after_verb:
        return False
    if after_verb and verb_before is not None and tokens[verb_before.verb].lemma == "be":
        return False
    return tells_time(tokens, phrase)


def _brought(
    tokens: tuple[Token, ...],
    phrases: tuple[Phrase, ...],
    phrase: Phrase,
    preposition: int,
    verb: Group | None,
) -> list[Argument]:
    """The roles that a preposition gives a phrase: of the noun before it, of the verb, or both."""
    before, noun = tokens[preposition], preposition - 1
    made: list[tuple[str, int]] = []
    # "Several of the guests": what is counted heads its phrase, too.
    counted = before.norm == "of" and any(p.head == noun for p in phrases)
    nominal = noun >= 0 and (counted or tokens[noun].tag in (Tag.NOUN, Tag.NAME))
    if nominal:
        made.append((before.norm, noun))
        if before.norm == "of":
            made.extend(("of", other) for other in _coordinated(tokens, phrases, noun))
    if verb is not None and not (nominal and before.norm == "of"):
        passive = verb.passive or (tokens[verb.verb].form == "participle" and not verb.finite)
        agent = passive and before.norm == "by" and tokens[phrase.head].norm not in _TIMES
        made.append(("subject" if agent else before.norm, verb.verb))
    return [
        Argument(role, phrase.head, phrase.first, phrase.end, governor) for role, governor in made
    ]


def _brings(token: Token) -> bool:
    """Whether a token is a preposition: "without" is one too, for all that it denies."""
    return token.tag in (Tag.PREPOSITION, Tag.TO) or token.norm == "without"


def _bounded_from(tokens: tuple[Token, ...], phrase: Phrase) -> int:
    """Where the words begin that bound a counted phrase: "at least 30 people", "about 40"."""
    inside = range(phrase.first, phrase.head + 1)
    number = next((i for i in inside if tokens[i].tag is Tag.NUMBER), None)
    if number is None or not all(
        token.norm in _OF_BOUND or token.tag is Tag.ADVERB
        for token in tokens[phrase.first : number]
    ):
        return phrase.first
    if number > 0 and tokens[number - 1].norm in SIGNS:
        number -= 1
    for words in _BOUNDING:
        first = number - len(words)
        if first >= 0 and tuple(token.norm for token in tokens[first:number]) == words:
            described = first > 0 and tokens[first - 1].tag in (Tag.NOUN, Tag.NAME, Tag.ADJECTIVE)
            return phrase.first if described and words[0] in _PLACING else first
    return phrase.first


def _coordinated(
    tokens: tuple[Token, ...], phrases: tuple[Phrase, ...], noun: int
) -> tuple[int, ...]:
    """The head that "and" joins to `noun`: "the president and counsel of" is president of, too."""
    own = next((p for p in phrases if p.head == noun), None)
    if own is None or own.first == 0 or tokens[own.first - 1].tag is not Tag.CONJUNCTION:
        return ()
    return tuple(p.head for p in phrases if p.end == own.first - 1)


def _carried(
    tokens: tuple[Token, ...], phrases: tuple[Phrase, ...], clause: Clause
) -> list[Argument]:
    """The subject that a clause takes over from outside, as an argument of its own verb."""
    if (
        clause.predicate is None
        or not clause.tokens
        or clause.kind in ("subordinate", "conditional")
    ):
        return []
    first = clause.tokens[0]
    gap = _gap_of(tokens, clause)
    if gap is None:
        return []
    phrase = next((p for p in phrases if p.first >= first and p.end <= gap + 1), None)
    if phrase is None:
        return []
    role = "object" if clause.passive else "subject"
    return [Argument(role, phrase.head, phrase.first, phrase.end, clause.predicate)]


def _gap_of(tokens: tuple[Token, ...], clause: Clause) -> int | None:
    """The last token of what a clause takes over: it breaks off there, or a relative word opens."""
    for one, two in pairwise(clause.tokens):
        if two != one + 1:
            return one
    if clause.kind != "relative":
        return None
    # The described phrase may stand right before the relative word.
    first = clause.tokens[0]
    return next((i - 1 for i in clause.tokens if tokens[i].tag is Tag.RELATIVE and i > first), None)


def roles_of_nominals(
    tokens: tuple[Token, ...], phrases: tuple[Phrase, ...], asides: tuple[Clause, ...]
) -> tuple[Argument, ...]:
    """The phrases after a noun of action as its own: "in Y" in "the death of X in Y"."""
    return tuple(
        Argument(tokens[left].norm, phrase.head, phrase.first, phrase.end, aside.predicate)
        for aside in asides
        if aside.kind == "nominal" and aside.predicate is not None
        for phrase in phrases
        if phrase.first > aside.predicate
        and phrase.head in aside.tokens
        and tokens[left := left_of(tokens, phrase.first)].tag in (Tag.PREPOSITION, Tag.TO)
    )
