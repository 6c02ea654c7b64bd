"""The same denial in other words: what one side denies, the other implies without a negation."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from factcheck.compare.alignment import Alignment
from factcheck.compare.asides import is_said_aside
from factcheck.compare.firsts import says_less
from factcheck.compare.implied import ALL, CLOSELY, SPEAKING, is_done_by_few, is_implied
from factcheck.facts import CONTENT, Facts, Negation, Scope, Tag

_A_FEW = frozenset({Scope.SOME, Scope.FEW, Scope.MANY, Scope.MOST})
# What says that nothing was changed, or said.
_AS_BEFORE = frozenset("unchanged silent flat steady stable remain stay keep".split())
# What a deed hangs on: "only if it pays" is "not unless it pays", "not without its payment".
_IF = frozenset(("if", "only if", "while"))
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
        return less or is_implied(draft, claim, ours[0])
    if len(theirs) == 1 and not ours:
        less = says_less(claim, draft, alignment.back.items())
        return less or is_implied(claim, draft, theirs[0])
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
        t.norm in ALL for t in facts.tokens[plain[0].token + 1 : plain[0].token + 2]
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
    return any(not n.lexical and 0 < index - n.token <= CLOSELY for n in facts.negations)


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


def are_done_by_few(alignment: Alignment) -> bool:
    """Whether most did not do what only a few did, whichever side tells of the few."""
    draft, claim = alignment.draft, alignment.claim
    return is_done_by_few(draft, claim) or is_done_by_few(claim, draft)
