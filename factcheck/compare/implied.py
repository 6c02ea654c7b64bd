"""Implied denials: what one side denies, and the other says without a negation of its own."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from factcheck.compare.firsts import denies_others, ranks
from factcheck.compare.parts import find_parts
from factcheck.facts import CONTENT, Dimension, Facts, Mode, Negation, Scope, Tag, Token

SPEAKING = frozenset("say tell state report add note claim announce".split())
"""Verbs that only tell who spoke: they are denied or not apart from what was said."""
ALL = frozenset(("all", "every", "everyone", "everybody"))
CLOSELY = 2
"""How far before a word, in tokens, what denies it by itself stands: "not a permanent ban"."""
# What excepts a thing from what is said of the others; "apart" and "aside" take "from".
_EXCEPTING = frozenset("except excluding".split()) | {"except for", "other than", "apart from"}
_TAKING_FROM = frozenset("apart aside".split())
# Few have done what most have not.
_FEW = frozenset(("only", "just", "few", "fewer", "fewer than", "less than", "minority"))
_PARTS = frozenset({Scope.MOST, Scope.MANY, Scope.SOME, Scope.FEW, Scope.PARTLY})
_MUCH = frozenset(("many", "much"))
_MANY = frozenset("most many majority several some".split())
# Who is told not to have answered may have spoken all the same, before or elsewhere.
_ANSWERING = frozenset("reply respond answer comment".split())
_NEEDING = frozenset("condition depend hinge necessary need require".split())
_ONLY_IF = frozenset(("only if", "until"))
_ONCE_MORE = frozenset(
    ("again", "before", "earlier", "once more", "previously", "second", "third", "twice")
)
_RAISING = frozenset("apply charge collect face levy owe pay".split())
_LIFTING = frozenset("abolish,axe,drop,eliminate,end,lift,remove,scrap,suspend,waive".split(","))
_KNOWING = frozenset("know recall remember".split())
_WHETHER = frozenset("how if what when where whether which who why".split())
_DISPUTING = frozenset("challenge contest dispute question".split())
# Who does one of these takes the other part.
_CONTENDING = frozenset("appeal complain criticise criticize deny oppose protest reject".split())
_NOBODY = frozenset(("nobody", "no one", "no-one", "none", "nothing"))
_BUT = frozenset(("but", "except", "besides"))
_ALONE = frozenset("alone lone only single single-handed single-handedly sole solely".split())
_STRIKES = frozenset("stoppage strike walkout".split())
_AT_WORK = (
    ("on", "the", "job"),
    ("at", "work"),
    ("at", "their", "posts"),
    ("for", "work"),
    ("working",),
)
# Deeds after which a thing is no longer in what it was in.
_TAKING_OUT = frozenset(
    "cut delete drop exclude omit remove scrap scratch strike strip withdraw".split()
) | {"leave out", "take out", "cut out", "strike out"}
# How many tokens after "yet" what is yet to be done may stand.
_AFTER_YET = 7
_NO_LONGER = frozenset(("no longer", "not any longer", "no more"))
_WORKING = frozenset(("function", "operate", "work"))
_BROKEN = frozenset(
    "breakdown broken defect defective fail failed failure fault faulty malfunction "
    "malfunctioning".split()
)
_UNANIMOUS = frozenset(("unanimous", "unanimously"))
_DIVIDED = frozenset("dissent dissenting dissenter divide divided majority split".split())
_SEEMING = frozenset(("appear", "look", "seem"))
_CLEAN = frozenset("clean clear negative unaffected uncontaminated".split())
_INSIDE = frozenset(("among", "in", "on"))
_FULLY = frozenset({Scope.PERMANENTLY, Scope.TEMPORARILY, Scope.PARTLY})


def is_implied(denying: Facts, other: Facts, negation: Negation) -> bool:
    """Whether what a negation of one side denies, the other says in a way of its own."""
    return (
        _is_excepted(denying, other)
        or _is_first_since(denying, other, negation)
        or denies_others(denying, other, negation)
        or is_done_by_few(denying, other)
        or _is_not_all(denying, other, negation)
        or _is_not_many(denying, other, negation)
        or _is_over(denying, other, negation)
        or _is_taken_out(denying, other, negation)
        or _is_not_for_good(denying, other, negation)
        or _is_yet_to_be(denying, other, negation)
        or _did_not_answer(denying, other, negation)
        or _does_not_know(denying, other, negation)
        or _does_not_dispute(denying, other, negation)
        or _is_alone(denying, other, negation)
        or _works_on(denying, other, negation)
        or _is_unless(denying, other, negation)
        or _is_only_if(denying, other, negation)
        or _is_not_first(denying, other, negation)
        or _is_last(denying, other, negation)
        or _is_waived(denying, other, negation)
        or _is_missing(denying, other)
        or _does_not_work(denying, other, negation)
        or _is_divided(denying, other, negation)
        or _is_clean(denying, other, negation)
    )


def _is_unless(denying: Facts, other: Facts, negation: Negation) -> bool:
    """Whether what will be "without" a thing will be so "unless" there is one."""
    without = denying.tokens[negation.token].norm == "without"
    supposed = any(m.mode is not Mode.FACT for m in denying.modalities)
    return without and supposed and any(c.marker == "unless" for c in other.conditions)


def _is_only_if(denying: Facts, other: Facts, negation: Negation) -> bool:
    """Whether what will "not" be "unless" something is will be "only if" it is, or needs it."""
    unless = [c for c in denying.conditions if c.marker == "unless"]
    if not unless or any(c.first <= negation.token < c.end for c in unless):
        return False
    needed = any(t.lemma in _NEEDING for t in other.tokens)
    return needed or any(c.marker in _ONLY_IF for c in other.conditions)


def _is_not_first(denying: Facts, other: Facts, negation: Negation) -> bool:
    """Whether what is "not the first" has been before, or is the second."""
    following = denying.tokens[negation.token + 1 : negation.token + 1 + CLOSELY]
    if not any(t.norm == "first" for t in following):
        return False
    again = any(t.norm in _ONCE_MORE for t in other.tokens)
    return again or any(q.dimension is Dimension.ORDINAL and q.low > 1 for q in other.quantities)


def _is_last(denying: Facts, other: Facts, negation: Negation) -> bool:
    """Whether there has been none "since" the year in which the other side says it last was."""
    last = any(t.norm == "last" for t in other.tokens)
    years = {d.year for d in other.dates if d.year is not None}
    return last and any(
        d.relation == "since" and d.first > negation.token and d.year in years
        for d in denying.dates
    )


def _is_waived(denying: Facts, other: Facts, negation: Negation) -> bool:
    """Whether of what has been lifted there is none: "lifted its duty", "no duty is charged"."""
    if denying.tokens[negation.token].norm not in ("no", "without", "none"):
        return False
    denied = {t.lemma for t in denying.tokens[slice(*negation.scope)] if t.tag is Tag.NOUN}
    if not any(t.lemma in _RAISING for t in denying.tokens):
        # "Issued no warning" tells of none that was lifted.
        return False
    return any(
        a.role == "object"
        and other.tokens[a.governor].lemma in _LIFTING
        and other.tokens[a.head].lemma in denied
        for a in other.arguments
    )


def _is_missing(denying: Facts, other: Facts) -> bool:
    """Whether who did not sign is missing from what was signed."""
    return any(
        one.norm in ("missing", "absent")
        and two.norm == "from"
        and not any(n.scope[0] <= place < n.scope[1] for n in other.negations)
        for place, (one, two) in enumerate(pairwise(other.tokens))
    ) and not any(t.norm in ("missing", "absent") for t in denying.tokens)


def _does_not_work(denying: Facts, other: Facts, negation: Negation) -> bool:
    """Whether what "did not work" is what was out of order, or has failed."""
    if negation.focus is None or denying.tokens[negation.focus].lemma not in _WORKING:
        return False
    if any(t.lemma in _WORKING for t in other.tokens):
        return False
    return any(t.lemma in _BROKEN or t.norm in _BROKEN for t in other.tokens) or any(
        one.norm in ("out", "out of") and two.norm in ("of", "order")
        for one, two in pairwise(other.tokens)
    )


def _is_divided(denying: Facts, other: Facts, negation: Negation) -> bool:
    """Whether what was "not unanimous" is told by who dissented, or of a split."""
    told = {denying.tokens[i].lemma for i in range(*negation.scope) if i < len(denying.tokens)}
    words = {t.lemma for t in other.tokens}
    return bool(told & _UNANIMOUS and words & _DIVIDED) and words.isdisjoint(_UNANIMOUS)


def _is_clean(denying: Facts, other: Facts, negation: Negation) -> bool:
    """Whether a thing was found, but "not in the water", which the other side says is clean."""
    after = denying.tokens[negation.token + 1 : negation.token + 2]
    if not any(t.tag is Tag.PREPOSITION for t in after):
        return False
    denied = {t.lemma for t in denying.tokens[slice(*negation.scope)] if t.tag is Tag.NOUN}
    return any(
        clause.predicate is not None
        and other.tokens[clause.predicate].lemma not in _SEEMING
        and any(i < clause.predicate and other.tokens[i].lemma in denied for i in clause.tokens)
        and any(i > clause.predicate and other.tokens[i].norm in _CLEAN for i in clause.tokens)
        for clause in other.clauses
    )


def _is_not_for_good(denying: Facts, other: Facts, negation: Negation) -> bool:
    """Whether one side denies that it is permanent, or partial, which the other doesn't say.

    "It is not permanent" beside "for a year", "nothing partial about it" beside "entirely".
    """
    denied = [
        q.scope
        for q in denying.quantifiers
        if 0 < q.token - negation.token <= CLOSELY and q.scope in _FULLY
    ]
    return bool(denied) and not any(q.scope in denied for q in other.quantifiers)


def _is_taken_out(denying: Facts, other: Facts, negation: Negation) -> bool:
    """Whether one side says what a thing is not in, the other what it is taken out of."""
    scope = range(*negation.scope)
    lemmas = {
        denying.tokens[a.head].lemma
        for a in denying.arguments
        if a.role in _INSIDE or (a.role == "of" and denying.tokens[a.governor].norm == "part")
        if a.head in scope
    }
    return any(
        argument.role == "from"
        and other.tokens[argument.governor].tag is Tag.VERB
        and other.tokens[argument.governor].lemma in _TAKING_OUT
        and other.tokens[argument.head].tag in (Tag.NOUN, Tag.NAME)
        and other.tokens[argument.head].lemma in lemmas
        for argument in other.arguments
    )


def _is_yet_to_be(denying: Facts, other: Facts, negation: Negation) -> bool:
    """Whether one side has yet to do what the other denies: "yet to report a case", "no cases"."""
    denied = {t.lemma for t in denying.tokens[slice(*negation.scope)] if t.tag in CONTENT}
    return any(
        one.norm == "yet" and two.tag is Tag.TO and denied & _told(other, place)
        for place, (one, two) in enumerate(pairwise(other.tokens))
    )


def _told(facts: Facts, first: int) -> set[str]:
    return {t.lemma for t in facts.tokens[first : first + _AFTER_YET] if t.tag in CONTENT}


def _is_excepted(denying: Facts, other: Facts) -> bool:
    """Whether what one side denies a thing, the other excepts it from: "all except Germany"."""
    excepted = _excepted(other)
    if not excepted or _excepted(denying):
        return False
    return any(_single(t.norm) in excepted for t in denying.tokens if t.tag in CONTENT)


def _excepted(facts: Facts) -> set[str]:
    """The nouns and names that are excepted from something, without their plural."""
    tokens = facts.tokens
    made: set[str] = set()
    for index, token in enumerate(tokens):
        taking = token.norm in _TAKING_FROM and any(
            following.norm == "from" for following in tokens[index + 1 : index + 2]
        )
        if token.norm in _EXCEPTING or taking:
            made |= _nouns_at(tokens[index + 1 + taking :])
    return made


def _nouns_at(tokens: Iterable[Token]) -> set[str]:
    """The nouns and names of the phrase that some tokens begin with, without their plural."""
    made: set[str] = set()
    for token in tokens:
        if token.tag in (Tag.NOUN, Tag.NAME):
            made.add(_single(token.norm))
        elif made or token.tag not in (Tag.DETERMINER, Tag.ADJECTIVE, Tag.PREPOSITION):
            break
    return made


def _single(word: str) -> str:
    """A day's name or a noun without its plural: "on Mondays"."""
    return word.removesuffix("s")


def _is_first_since(denying: Facts, other: Facts, negation: Negation) -> bool:
    """Whether "none since 2019" stands beside "the first since 2019"."""
    if ranks(denying):
        return False
    since, before = _since(denying), _since(other)
    if not since or not before or since[0] < negation.token:
        return False
    same = denying.tokens[since[0] + 1].norm == other.tokens[before[0] + 1].norm
    return same and any(rank < before[0] for rank in ranks(other))


def _since(facts: Facts) -> list[int]:
    last = len(facts.tokens) - 1
    return [i for i, token in enumerate(facts.tokens) if token.norm == "since" and i < last]


def is_done_by_few(denying: Facts, other: Facts) -> bool:
    """Whether one side says what most did not do, the other that only a few did."""
    clause = next((c for c in other.clauses if c.predicate is not None), None)
    negated = next((n.token for n in denying.negations if not n.lexical), None)
    if clause is None or clause.predicate is None or negated is None:
        return False
    few = any(t.norm in _FEW for t in other.tokens[: clause.predicate])
    plain = all(n.lexical for n in other.negations)
    words = {t.norm for t in denying.tokens[:negated]}
    return few and plain and bool(words & _MANY) and not words & _FEW


def _is_not_all(denying: Facts, other: Facts, negation: Negation) -> bool:
    """Whether "not all" stands beside what is told of most, or some, or one of them."""
    following = {t.norm for t in denying.tokens[negation.token + 1 : negation.token + 2]}
    if not following & ALL:
        return False
    return bool({q.scope for q in other.quantifiers} & _PARTS) or bool(find_parts(other))


def _is_not_many(denying: Facts, other: Facts, negation: Negation) -> bool:
    """Whether "not many" stands beside what is told of few."""
    following = {t.norm for t in denying.tokens[negation.token + 1 : negation.token + 2]}
    return bool(following & _MUCH) and any(q.scope is Scope.FEW for q in other.quantifiers)


def _is_over(denying: Facts, other: Facts, negation: Negation) -> bool:
    """Whether what is "no longer" so is what "used to" be so."""
    if denying.tokens[negation.token].norm not in _NO_LONGER or negation.focus is None:
        return False
    lemma = denying.tokens[negation.focus].lemma
    return lemma in _used_to(other) and not _used_to(denying)


def _used_to(facts: Facts) -> set[str]:
    """The verbs of what "used to" be so."""
    tokens = facts.tokens
    return {
        tokens[i + 2].lemma
        for i in range(len(tokens) - 2)
        if tokens[i].norm == "used" and tokens[i + 1].tag is Tag.TO
    }


def _does_not_know(denying: Facts, other: Facts, negation: Negation) -> bool:
    """Whether the one side only says what somebody could not tell: "did not remember whether"."""
    verb = negation.focus
    if verb is None or denying.tokens[verb].lemma not in _KNOWING:
        return False
    open_to = any(t.norm in _WHETHER for t in denying.tokens[verb + 1 : verb + 3])
    return open_to and all(t.lemma not in _KNOWING for t in other.tokens)


def _does_not_dispute(denying: Facts, other: Facts, negation: Negation) -> bool:
    """Whether what somebody did "not dispute" is what the other side says was right."""
    verb = negation.focus
    if verb is None or denying.tokens[verb].lemma not in _DISPUTING:
        return False
    agrees = all(t.lemma not in _DISPUTING | _CONTENDING for t in other.tokens)
    return agrees and not other.negations


def _is_alone(denying: Facts, other: Facts, negation: Negation) -> bool:
    """Whether "nobody but Lee" was there, and the other side says that Lee was alone."""
    following = denying.tokens[negation.token + 1 : negation.token + 2]
    none_but = denying.tokens[negation.token].norm in _NOBODY and any(
        t.norm in _BUT for t in following
    )
    return none_but and any(t.norm in _ALONE for t in other.tokens)


def _works_on(denying: Facts, other: Facts, negation: Negation) -> bool:
    """Whether who was on no strike is told to have been at work."""
    denied = {t.lemma for t in denying.tokens[slice(*negation.scope)]}
    if denied.isdisjoint(_STRIKES):
        return False
    words = [t.norm for t in other.tokens]
    return any(tuple(words[i : i + len(run)]) == run for run in _AT_WORK for i in range(len(words)))


def _did_not_answer(denying: Facts, other: Facts, negation: Negation) -> bool:
    """Whether the one side denies an answer, and the other only reports what was said."""
    if negation.focus is None or denying.quotations:
        return False
    denied = denying.tokens[negation.focus]
    spoken = {t.lemma for t in other.tokens if t.tag is Tag.VERB}
    return (
        denied.tag is Tag.VERB
        and denied.lemma in _ANSWERING
        and denied.lemma not in spoken
        and bool(spoken & SPEAKING)
    )
