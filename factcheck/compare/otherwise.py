"""The same denial in other words: what one side denies, the other implies without a negation."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from itertools import pairwise

from factcheck.compare.alignment import Alignment
from factcheck.compare.asides import is_said_aside
from factcheck.compare.firsts import denies_others, ranks, says_less
from factcheck.compare.parts import find_parts
from factcheck.facts import CONTENT, Facts, Negation, Scope, Tag, Token

# What excepts a thing from what is said of the others; "apart" and "aside" take "from".
_EXCEPTING = frozenset("except excluding".split()) | {"except for", "other than", "apart from"}
_TAKING_FROM = frozenset("apart aside".split())
# Few have done what most have not.
_FEW = frozenset(("only", "just", "few", "fewer", "fewer than", "less than", "minority"))
_ALL = frozenset(("all", "every", "everyone", "everybody"))
_PARTS = frozenset({Scope.MOST, Scope.MANY, Scope.SOME, Scope.FEW, Scope.PARTLY})
_A_FEW = frozenset({Scope.SOME, Scope.FEW, Scope.MANY, Scope.MOST})
_MUCH = frozenset(("many", "much"))
_MANY = frozenset("most many majority several some".split())
# What says that nothing was changed, or said.
_AS_BEFORE = frozenset("unchanged silent flat steady stable remain stay keep".split())
# Who is told not to have answered may have spoken all the same, before or elsewhere.
_ANSWERING = frozenset("reply respond answer comment".split())
# Verbs that only tell who spoke: they are denied or not apart from what was said.
SPEAKING = frozenset("say tell state report add note claim announce".split())
# Deeds after which a thing is no longer in what it was in.
_TAKING_OUT = frozenset(
    "cut delete drop exclude omit remove scrap scratch strike strip withdraw".split()
) | {"leave out", "take out", "cut out", "strike out"}
# How many tokens after "yet" what is yet to be done may stand.
_AFTER_YET = 7
_NO_LONGER = frozenset(("no longer", "not any longer", "no more"))
_INSIDE = frozenset(("among", "in", "on"))
# What a deed hangs on: "only if it pays" is "not unless it pays", "not without its payment".
_IF = frozenset(("if", "only if", "while"))
# How far before a word, in tokens, what denies it by itself stands: "not a permanent ban".
_CLOSELY = 2
_FULLY = frozenset({Scope.PERMANENTLY, Scope.TEMPORARILY, Scope.PARTLY})
# What denies a thing or a person, not a deed.
_NOBODY = frozenset("no none nobody nothing".split())


def is_denied_otherwise(alignment: Alignment) -> bool:
    """Whether one side denies, and the other implies the same, or tells of something else."""
    draft, claim = alignment.draft, alignment.claim
    both = alignment.same
    ours = [
        n
        for n in draft.negations
        if not n.lexical and n.token not in both and _bears_on(n, alignment.segment)
    ]
    theirs = [n for n in claim.negations if not n.lexical and n.token not in both.values()]
    if is_not_without(alignment) or _is_so_long(alignment) or is_denied_of_some(alignment):
        return True
    if _denies_only(draft, ours, claim) or _denies_only(claim, theirs, draft):
        return True
    if len(ours) == 1 and not theirs:
        less = says_less(draft, claim, alignment.pairs.items())
        return less or _implied(draft, claim, ours[0])
    if len(theirs) == 1 and not ours:
        less = says_less(claim, draft, alignment.back.items())
        return less or _implied(claim, draft, theirs[0])
    return False


def is_not_without(alignment: Alignment) -> bool:
    """Whether one side says what will be if something is, the other what won't be without it."""
    draft, claim = alignment.draft, alignment.claim
    return _not_without(draft, claim) or _not_without(claim, draft)


def is_denied_of_some(alignment: Alignment) -> bool:
    """Whether one side denies a thing of some, the other that it is so of all: "not all did"."""
    draft, claim = alignment.draft, alignment.claim
    return any(
        _denies_of_all(one) and _denies_of_some(two)
        for one, two in ((draft, claim), (claim, draft))
    )


def _denies_of_all(facts: Facts) -> bool:
    plain = [n for n in facts.negations if not n.lexical]
    return len(plain) == 1 and any(
        t.norm in _ALL for t in facts.tokens[plain[0].token + 1 : plain[0].token + 2]
    )


def _denies_of_some(facts: Facts) -> bool:
    plain = [n for n in facts.negations if not n.lexical]
    some = [q.token for q in facts.quantifiers if q.scope in _A_FEW]
    some += [q.first for q in facts.quantities if q.noun is not None and q.first < q.noun]
    return len(plain) == 1 and any(token < plain[0].token for token in some)


def _is_so_long(alignment: Alignment) -> bool:
    """Whether one side lasts as long as there is no such thing, the other until there is one."""
    draft, claim = alignment.draft, alignment.claim
    return _lasts_without(draft, claim) or _lasts_without(claim, draft)


def denied_closely(facts: Facts, index: int) -> bool:
    """Whether a word is denied right before it: "not permanent", "nothing partial about"."""
    return any(not n.lexical and 0 < index - n.token <= _CLOSELY for n in facts.negations)


def _denies_only(denying: Facts, denials: Sequence[Negation], other: Facts) -> bool:
    """Whether all that is denied is "the only": "is not the only city where it was opposed"."""
    alone = [q.token for q in denying.quantifiers if q.scope is Scope.ONLY]
    if not alone or any(q.scope is Scope.ONLY for q in other.quantifiers):
        return False
    return bool(denials) and all(any(0 < i - n.token <= 2 for i in alone) for n in denials)


def _lasts_without(denying: Facts, other: Facts) -> bool:
    ends = [c for c in other.conditions if c.marker == "until"]
    for own in denying.conditions if ends else ():
        turns = [n for n in denying.negations if own.first <= n.token < own.end]
        if own.marker != "while" or len(turns) != 1:
            continue
        asked = _told(denying, own.first, own.end)
        if any(asked & _told(other, end.first, end.end) for end in ends):
            return True
    return False


def _bears_on(negation: Negation, segment: Collection[int]) -> bool:
    return negation.token in segment or any(i in segment for i in range(*negation.scope))


def _not_without(denying: Facts, other: Facts) -> bool:
    if any(not n.lexical for n in other.negations):
        return False
    plain = [n for n in denying.negations if not n.lexical]
    without = [n for n in plain if denying.tokens[n.token].norm == "without"]
    if len(plain) - len(without) != 1:
        return False
    for condition in other.conditions:
        if condition.marker not in _IF:
            continue
        asked = _told(other, condition.first, condition.end)
        if any(asked & _told(denying, n.token, n.scope[1]) for n in without):
            return True
        for own in denying.conditions:
            turns = [n for n in denying.negations if own.first <= n.token < own.end]
            turned = own.marker == "unless" if not turns else own.marker in _IF and len(turns) == 1
            if turned and asked & _told(denying, own.first, own.end):
                return True
    return False


def _told(facts: Facts, first: int, end: int) -> set[str]:
    return {t.lemma for t in facts.tokens[first:end] if t.tag in CONTENT}


def _implied(denying: Facts, other: Facts, negation: Negation) -> bool:
    return (
        _is_excepted(denying, other)
        or _is_first_since(denying, other, negation)
        or denies_others(denying, other, negation)
        or _is_done_by_few(denying, other)
        or _is_not_all(denying, other, negation)
        or _is_not_many(denying, other, negation)
        or _is_over(denying, other, negation)
        or _is_taken_out(denying, other, negation)
        or _is_not_for_good(denying, other, negation)
        or _is_yet_to_be(denying, other, negation)
        or _did_not_answer(denying, other, negation)
    )


def _is_not_for_good(denying: Facts, other: Facts, negation: Negation) -> bool:
    """Whether one side denies that it is permanent, or partial, which the other doesn't say.

    "It is not permanent" beside "for a year", "nothing partial about it" beside "entirely".
    """
    denied = [
        q.scope
        for q in denying.quantifiers
        if 0 < q.token - negation.token <= _CLOSELY and q.scope in _FULLY
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
        one.norm == "yet" and two.tag is Tag.TO and denied & _told(other, place, place + _AFTER_YET)
        for place, (one, two) in enumerate(pairwise(other.tokens))
    )


def is_as_before(denying: Facts, other: Facts) -> bool:
    """Whether the other side says that nothing was done or changed: "left rates unchanged"."""
    told = {t.lemma for t in denying.tokens}
    return any(t.lemma in _AS_BEFORE and t.lemma not in told for t in other.tokens)


def is_added(alignment: Alignment, negation: Negation) -> bool:
    """Whether what the draft denies is told besides: "seven were hurt, none seriously".

    The claim's deed isn't denied, nor anything else of the claim's; so it is with "began at six
    and was not over by noon". A denied verb is another matter where it may stand for the claim's:
    "was not influential" denies, though no word of it is in the claim.
    """
    draft = alignment.draft
    denied = range(*negation.scope)
    told = {alignment.back.get(c.predicate) for c in alignment.claim.clauses if c.predicate}
    besides = any(i is not None and i not in denied for i in told)
    if is_said_aside(alignment, negation):
        return True
    if draft.tokens[negation.token].norm not in _NOBODY:
        return besides and _is_a_further_deed(alignment, negation)
    if negation.focus in alignment.pairs or any(
        i in alignment.pairs and draft.tokens[i].tag is Tag.VERB for i in denied
    ):
        return False
    return besides


def _is_a_further_deed(alignment: Alignment, negation: Negation) -> bool:
    """Whether a verb is denied after the claim's, and with nothing that the claim tells of."""
    draft, focus = alignment.draft, negation.focus
    if focus is None or draft.tokens[focus].tag is not Tag.VERB:
        return False
    lemma = draft.tokens[focus].lemma
    joined = any(t.tag is Tag.CONJUNCTION for t in draft.tokens[: negation.token])
    return (
        joined
        and lemma not in SPEAKING
        and all(t.lemma != lemma for t in alignment.claim.tokens)
        and not any(i in alignment.pairs for i in range(*negation.scope))
    )


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


def is_done_by_few(alignment: Alignment) -> bool:
    """Whether most did not do what only a few did, whichever side tells of the few."""
    draft, claim = alignment.draft, alignment.claim
    return _is_done_by_few(draft, claim) or _is_done_by_few(claim, draft)


def _is_done_by_few(denying: Facts, other: Facts) -> bool:
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
    if not following & _ALL:
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
