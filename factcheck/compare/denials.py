"""Denials that the other side has nothing for: "did not play", of words that it may lack."""

from __future__ import annotations

from factcheck.compare.alignment import Alignment
from factcheck.compare.marking import denied_words
from factcheck.compare.negations import is_quoted_apart, put_in, unmatched
from factcheck.compare.otherwise import is_added, is_as_before
from factcheck.compare.unturned import is_only_wished
from factcheck.facts import CONTENT, Facts, Negation, Tag
from factcheck.findings import Discrepancy, PolarityDiscrepancy

# Verbs that tell that something is not so, or no longer.
_CALLING_OFF = frozenset(
    "acquit,annul,ban,bar,block,call off,cancel,clear,close,collapse,decline,delay,deny,die,"
    "dismiss,drop,end,exonerate,fail,find not guilty,halt,leave,lose,miss,postpone,quit,refuse,"
    "reject,resign,scrap,shut,sink,stop,suspend,withdraw".split(",")
)
# All that stands behind "not" where a denial only repeats another.
_ALSO = frozenset(("either", ".", ","))


def loose_denial(alignment: Alignment) -> list[Discrepancy]:
    """A plain negation that the other side has no counterpart for, of words that it may lack."""
    draft, claim = alignment.draft, alignment.claim
    # "Not injured" and "unhurt" come to the same: an opposite takes up the negation on it.
    ours = [
        n
        for n in unmatched(alignment, draft.negations, mine=True)
        if n.token in alignment.segment and n.focus not in alignment.opposed
        if _governs(draft, n) and not _is_term(draft, n) and _counts(alignment, n)
    ]
    theirs = [
        n
        for n in unmatched(alignment, claim.negations, mine=False)
        if n.focus not in alignment.opposed.values()
        and _governs(claim, n)
        and not _is_term(claim, n)
    ]
    plain = [n for n in ours if not n.lexical] or [n for n in theirs if not n.lexical]
    if not plain or (len(ours) + len(theirs)) % 2 == 0:
        return []
    negation = plain[0]
    denies = negation in ours
    side = draft if denies else claim
    met = alignment.pairs if denies else alignment.back
    same = alignment.same if denies else alignment.same_back
    if not _denies_a_clause(side, negation) or not _is_met_after(side, negation, {**met, **same}):
        return []
    if denies and (
        is_added(alignment, negation)
        or is_as_before(draft, claim)
        or is_quoted_apart(alignment, negation)
    ):
        return []
    if negation.focus in met and not denies:
        # What the claim denies is in the draft, where no one asserts it: "before it sells".
        return []
    if denies and _is_of_others(alignment, negation):
        return []
    focus = negation.focus
    if denies and focus in met and is_only_wished(alignment, focus, met[focus]):
        return []
    if denies and _is_of_the_main_deed(alignment, negation):
        # "Did not play" is what "withdrew" comes to.
        return []
    found, expected = denied_words(alignment, negation, denies=denies)
    cues = {"loose", "denies" if denies else "asserts"}
    for cue, holds in (
        ("put-in", put_in(alignment)),
        ("undone", _tells_undoing(alignment, mine=not denies)),
        ("alone", len(ours) + len(theirs) == 1),
        ("met", negation.focus in met),
        ("verb", negation.focus is not None and side.tokens[negation.focus].tag is Tag.VERB),
        ("main", any(c.kind == "main" and negation.token in c.tokens for c in side.clauses[:1])),
        ("whole", negation.scope[0] <= negation.token),
    ):
        if holds:
            cues.add(cue)
    return [alignment.differ(PolarityDiscrepancy, found, expected, cues=cues)]


def _is_of_others(alignment: Alignment, negation: Negation) -> bool:
    """Whether a draft denies of others a deed that the claim lacks: "no children died"."""
    tokens, met = alignment.draft.tokens, {*alignment.pairs, *alignment.opposed}
    if tokens[negation.token].norm != "no" or negation.focus in met:
        return False
    head = negation.token + 1
    if head >= len(tokens):
        return False
    while head + 1 < len(tokens) and tokens[head + 1].tag in (Tag.NOUN, Tag.NAME):
        head += 1
    return tokens[head].tag is Tag.NOUN and head not in met and head != negation.focus


def _is_of_the_main_deed(alignment: Alignment, negation: Negation) -> bool:
    """Whether a draft denies, in its main clause, and the claim's first deed is an undoing."""
    draft, claim = alignment.draft, alignment.claim
    first = next((c.predicate for c in claim.clauses if c.predicate is not None), None)
    main = any(c.kind == "main" and negation.token in c.tokens for c in draft.clauses[:1])
    return (
        main
        and first is not None
        and first not in alignment.back
        and claim.tokens[first].lemma in _CALLING_OFF
    )


def _tells_undoing(alignment: Alignment, *, mine: bool) -> bool:
    """Whether the other side has a verb of undoing in a denial's place: "was postponed"."""
    facts, met = (alignment.draft, alignment.pairs) if mine else (alignment.claim, alignment.back)
    predicates = (c.predicate for c in facts.clauses if c.predicate is not None)
    return any(p not in met and facts.tokens[p].lemma in _CALLING_OFF for p in predicates)


def _governs(facts: Facts, negation: Negation) -> bool:
    """Whether a negation denies anything: not in "the line that failed", nor "did not either"."""
    first, end = negation.scope
    return first < end and any(token.norm not in _ALSO for token in facts.tokens[first:end])


def _counts(alignment: Alignment, negation: Negation) -> bool:
    """Whether a draft's word of denial is of what the claim tells, or denied itself.

    "Its refusal to sell did not come in response": the selling is no matter of the claim's.
    """
    if not negation.lexical or negation.focus in alignment.pairs:
        return True
    plain = (n for n in alignment.draft.negations if not n.lexical)
    return any(n.scope[0] <= negation.token < n.scope[1] for n in plain)


def _is_term(facts: Facts, negation: Negation) -> bool:
    """Whether "without" sets a term to what is denied: "no sales without a law"."""
    return facts.tokens[negation.token].norm == "without" and any(
        other.scope[0] <= negation.token < other.scope[1]
        for other in facts.negations
        if other is not negation and not other.lexical
    )


def _denies_a_clause(facts: Facts, negation: Negation) -> bool:
    """Whether a negation denies what is told; "if not", "decides not to" and "without" do not."""
    token = facts.tokens[negation.token]
    if any(c.kind == "conditional" and negation.token in c.tokens for c in facts.clauses):
        return False
    if token.norm == "no" and negation.scope[0] > negation.token:
        # "At no cost" denies the cost alone.
        return False
    before = facts.tokens[negation.token - 1] if negation.token > 0 else None
    if token.tag is Tag.NEGATION and before is not None and before.lemma == "be":
        # "Was not over", "is not to be": the verb itself is denied.
        return True
    following = facts.tokens[negation.token + 1 : negation.token + 2]
    return token.norm != "without" and not any(
        t.tag in (Tag.TO, Tag.PREPOSITION) for t in following
    )


def _is_met_after(facts: Facts, negation: Negation, met: dict[int, int]) -> bool:
    """Whether what "was not over" or "is not to" takes is on the other side, too."""
    following = facts.tokens[negation.token + 1 : negation.token + 2]
    if not any(t.tag in (Tag.TO, Tag.PREPOSITION) for t in following):
        return True
    for index in range(negation.token + 1, len(facts.tokens)):
        token = facts.tokens[index]
        if token.tag is Tag.PUNCTUATION:
            break
        if token.tag in CONTENT:
            return index in met
    return negation.token + 1 in met
