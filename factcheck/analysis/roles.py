"""Roles: which noun phrase is subject, object or prepositional complement of which word."""

from __future__ import annotations

from itertools import pairwise

from factcheck.analysis.chunks import Group, Phrase, adjacent, group_before, is_inverted
from factcheck.analysis.expecting import TAKES_CLAUSE
from factcheck.analysis.parted import main_after, whole_end
from factcheck.analysis.words import OBJECT_CONTROL, REPORTING, TAKES_INFINITIVE
from factcheck.facts import Argument, Clause, Tag, Token
from factcheck.lexicon import classes

# Verbs after which a phrase and its verb are a clause: "he said Ford plans", "let Ford plan".
_TAKES_CLAUSE = TAKES_CLAUSE | {"let", "help", "watch"}
_DEEDS = frozenset({"act", "event"})
# Verbs whose subject is that of the infinitive after them.
_HANDING_ON = TAKES_INFINITIVE - OBJECT_CONTROL
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
_SIGNS = frozenset("$£€¥")
# What may stand between a verb of saying and the end of the report: "said on Monday".
_OF_REPORT = frozenset({Tag.ADVERB, Tag.NAME, Tag.PREPOSITION, Tag.DETERMINER, Tag.NOUN})
_REPORT_ENDS = frozenset({".", ",", "”", '"', ";"})


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
    made.extend(_controlled(tokens, groups, phrases))
    made.extend(_carried_on(tokens, groups, made))
    return tuple(made)


def _is_agent(tokens: tuple[Token, ...], argument: Argument) -> bool:
    """Whether "by" brings the subject, which a passive verb has beside its object."""
    return argument.first > 0 and tokens[argument.first - 1].norm == "by"


def _carried_on(
    tokens: tuple[Token, ...], groups: tuple[Group, ...], found: list[Argument]
) -> list[Argument]:
    """The subjects of infinitives that the verb before them hands on: "UBS agreed to buy it"."""
    made = []
    for group in groups:
        before = group_before(groups, group.first) if group.infinitive else None
        if before is None or not adjacent(tokens, before.end, group.first):
            continue
        if tokens[before.verb].lemma not in _HANDING_ON:
            continue
        for a in found:
            if a.governor == before.verb and a.role == ("object" if before.passive else "subject"):
                role = "object" if group.passive else "subject"
                made.append(Argument(role, a.head, a.first, a.end, group.verb))
    return made


def _controlled(
    tokens: tuple[Token, ...], groups: tuple[Group, ...], phrases: tuple[Phrase, ...]
) -> list[Argument]:
    """The objects of verbs that make someone act: in "asked Ann to sell", Ann is to sell."""
    made = []
    for group in groups:
        phrase = next((p for p in phrases if adjacent(tokens, p.end, group.first)), None)
        if not group.infinitive or phrase is None:
            continue
        before = group_before(groups, phrase.first)
        if before is None or tokens[before.verb].lemma not in OBJECT_CONTROL:
            continue
        if adjacent(tokens, before.end, phrase.first):
            role = "object" if group.passive else "subject"
            made.append(Argument(role, phrase.head, phrase.first, phrase.end, group.verb))
    return made


def _roles_of(
    tokens: tuple[Token, ...],
    groups: tuple[Group, ...],
    phrases: tuple[Phrase, ...],
    phrase: Phrase,
) -> list[Argument]:
    made: list[Argument] = []
    start = _bounded_from(tokens, phrase)
    left = _opener(tokens, phrases, phrase) if start == phrase.first else start - 1
    before = tokens[left] if left >= 0 else None
    verb_before = group_before(groups, phrase.first)
    verb_after = _group_after(groups, phrase.end)

    def make(role: str, governor: int) -> None:
        made.append(Argument(role, phrase.head, phrase.first, phrase.end, governor))

    apostrophe = _possessive_after(tokens, phrases, phrase)
    if apostrophe is not None:
        owned = next((p for p in phrases if p.first >= apostrophe), None)
        if owned is not None:
            make("possessor", owned.head)
        return made
    if before is not None and _brings(before):
        # Where a phrase attaches is left open: to the noun before it, to the verb, or to both.
        noun = left - 1
        nominal = noun >= 0 and tokens[noun].tag in (Tag.NOUN, Tag.NAME)
        if nominal:
            make(before.norm, noun)
            if before.norm == "of":
                for other in _coordinated(tokens, phrases, noun):
                    make("of", other)
        verb = verb_before or verb_after
        if verb is not None and not (nominal and before.norm == "of"):
            passive_agent = before.norm == "by" and (
                verb.passive or tokens[verb.verb].form == "participle"
            )
            make("subject" if passive_agent else before.norm, verb.verb)
        return made
    report = _report_after(tokens, groups, phrase) if verb_before is not None else None
    if report is not None and before is not None and before.norm == ",":
        make("subject", report.verb)
        return made
    if before is not None and (before.tag is Tag.CONJUNCTION or before.norm == ","):
        joined = next((p for p in reversed(phrases) if p.end <= left + 1 and p.end >= left), None)
        opens = _opens_clause(tokens, phrase.end, verb_after)
        inner = () if joined is None else _roles_of(tokens, groups, phrases, joined)
        if inner and (not opens or inner[0].role == "subject"):
            for argument in inner:
                make(argument.role, argument.governor)
            return made
    if _opens_clause(tokens, phrase.end, verb_after) and before is not None and before.norm == ",":
        assert verb_after is not None
        make("object" if verb_after.passive else "subject", verb_after.verb)
        return made
    if verb_before is not None and adjacent(tokens, verb_before.end, start):
        if is_inverted(tokens, verb_before):
            make("subject", verb_before.verb)
            return made
        if tokens[verb_before.verb].lemma in _TAKES_CLAUSE and _opens_clause(
            tokens, whole_end(tokens, phrases, phrase), verb_after
        ):
            assert verb_after is not None
            make("object" if verb_after.passive else "subject", verb_after.verb)
            return made
        copula = tokens[verb_before.verb].lemma == "be"
        make("complement" if copula else "object", verb_before.verb)
    elif verb_after is not None and verb_after.finite:
        make("object" if verb_after.passive else "subject", verb_after.verb)
    elif verb_after is not None and verb_before is None:
        passive = tokens[verb_after.verb].form == "participle"
        make("object" if passive else "subject", verb_after.verb)
    elif verb_before is not None:
        make("object", verb_before.verb)
    return made


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
    if number > 0 and tokens[number - 1].norm in _SIGNS:
        number -= 1
    for words in _BOUNDING:
        first = number - len(words)
        if first >= 0 and tuple(token.norm for token in tokens[first:number]) == words:
            described = first > 0 and tokens[first - 1].tag in (Tag.NOUN, Tag.NAME, Tag.ADJECTIVE)
            return phrase.first if described and words[0] in _PLACING else first
    return phrase.first


def _report_after(
    tokens: tuple[Token, ...], groups: tuple[Group, ...], phrase: Phrase
) -> Group | None:
    """The verb of saying that a phrase and it end a report with: "sales fell, the army said"."""
    verb = _group_after(groups, phrase.end)
    if verb is None or verb.passive or not _opens_clause(tokens, phrase.end, verb):
        return None
    place = verb.end
    while place < len(tokens) and tokens[place].tag in _OF_REPORT:
        place += 1
    ends = place >= len(tokens) or tokens[place].norm in _REPORT_ENDS
    return verb if ends and tokens[verb.verb].lemma in REPORTING else None


def _opener(tokens: tuple[Token, ...], phrases: tuple[Phrase, ...], phrase: Phrase) -> int:
    """The token before a phrase, its article skipped: for "in Volvo's plant", the preposition."""
    left = phrase.first - 1
    while left >= 0 and (
        tokens[left].tag in (Tag.DETERMINER, Tag.ADVERB) or tokens[left].norm in _SIGNS
    ):
        left -= 1
    if left < 0 or tokens[left].tag is not Tag.POSSESSIVE:
        return left
    owner = next((p for p in phrases if p.end == left), None)
    if owner is None:
        return left
    outer = _opener(tokens, phrases, owner)
    if outer >= 0 and tokens[outer].norm == "of" and _is_group_genitive(tokens, phrases, outer):
        return left
    opens = outer >= 0 and tokens[outer].tag in (Tag.PREPOSITION, Tag.TO)
    return outer if opens else left


def _is_group_genitive(
    tokens: tuple[Token, ...], phrases: tuple[Phrase, ...], preposition: int
) -> bool:
    """Whether a possessive sign is that of all before it: "the mayor of Lyon's".

    Not where that is a deed: "the sale of Volvo's plant" is the sale of a plant.
    """
    whole = next((p for p in phrases if p.end == preposition), None)
    return whole is not None and not (
        tokens[whole.head].tag is Tag.NOUN and _DEEDS & classes(tokens[whole.head].lemma, "n")
    )


def _possessive_after(
    tokens: tuple[Token, ...], phrases: tuple[Phrase, ...], phrase: Phrase
) -> int | None:
    """Where the possessive sign stands that a phrase takes: "Lyon's", "the mayor of Lyon's"."""
    end = phrase.end
    of = end < len(tokens) and tokens[end].norm == "of"
    if of and _is_group_genitive(tokens, phrases, end):
        inner = next((p for p in phrases if end < p.first <= end + 2), None)
        if inner is not None:
            end = inner.end
    return end if end < len(tokens) and tokens[end].tag is Tag.POSSESSIVE else None


def _opens_clause(tokens: tuple[Token, ...], end: int, verb_after: Group | None) -> bool:
    """Whether a finite verb stands right after a phrase that ends at `end`."""
    return verb_after is not None and verb_after.finite and adjacent(tokens, end, verb_after.first)


def _coordinated(
    tokens: tuple[Token, ...], phrases: tuple[Phrase, ...], noun: int
) -> tuple[int, ...]:
    """The head that "and" joins to `noun`: "the president and counsel of" is president of, too."""
    own = next((p for p in phrases if p.head == noun), None)
    if own is None or own.first == 0 or tokens[own.first - 1].tag is not Tag.CONJUNCTION:
        return ()
    return tuple(p.head for p in phrases if p.end == own.first - 1)


def _group_after(groups: tuple[Group, ...], index: int) -> Group | None:
    return next((g for g in groups if g.first >= index), None)


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
        and tokens[left := _left_of(tokens, phrase.first)].tag in (Tag.PREPOSITION, Tag.TO)
    )


def _left_of(tokens: tuple[Token, ...], first: int) -> int:
    """The token before a phrase, its article skipped."""
    left = first - 1
    while left > 0 and tokens[left].tag in (Tag.DETERMINER, Tag.ADVERB):
        left -= 1
    return left
