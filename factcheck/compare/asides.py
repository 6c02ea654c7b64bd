"""Asides beside each other: what a draft denies in passing, of which the claim tells nothing."""

from __future__ import annotations

from factcheck.compare.alignment import Alignment
from factcheck.facts import Clause, Facts, Negation, Tag
from factcheck.lexicon import Relation, relation

_SAME = Relation("same", 1.0)
# How a draft's verb must stand to a claim's to tell its deed.
_TELLING = frozenset(("same", "synonym", "narrower"))
_MANNER = frozenset((Tag.ADVERB, Tag.ADJECTIVE))
_DENYING_MANNER = frozenset(("none", "not"))
_SAYING = frozenset(
    "say tell state report add note claim announce disclose reveal explain confirm".split()
)
_KNOWING = frozenset("certain clear decide determine know sure".split())
# What is left open: "did not say why". "Whether" may leave open what the claim tells.
_OPEN = frozenset("how more what when where which who whom whose why".split())
_GOING_ON = frozenset("although and but though yet while".split())
_WHEN = frozenset("after as because since when while".split())
_UNDER = frozenset(("conditional", "relative", "subordinate"))
_LINKING = frozenset((Tag.AUXILIARY, Tag.VERB))


def is_said_aside(alignment: Alignment, negation: Negation) -> bool:
    """Whether a draft tells all that the claim asserts, and denies something else besides.

    "A man, who was not named, was arrested" denies no arrest, nor does "hurt, though not badly".
    Where the claim denies something itself, the draft may deny the same in other words.
    """
    if _leaves_open(alignment, negation.focus):
        return True
    if any(not n.lexical for n in alignment.claim.negations):
        return False
    deeds = _deeds_told(alignment)
    if not deeds or any(_is_denied(alignment, deed) for deed in deeds):
        return False
    return (
        _denies_manner(alignment, negation)
        or _denies_a_deed(alignment, negation, deeds)
        or _denies_beside(alignment, negation, deeds)
    )


def _deeds_told(alignment: Alignment) -> set[int]:
    """The draft's words for all deeds of the claim, inside the clause or out; none if one lacks."""
    told = [c for c in alignment.claim.clauses if c.predicate is not None]
    deeds = {c.predicate for c in told if not c.reporting} or {c.predicate for c in told}
    found = {_told_as(alignment, deed) for deed in deeds if deed is not None}
    return {i for i in found if i is not None} if None not in found else set()


def _told_as(alignment: Alignment, deed: int) -> int | None:
    """The draft's word for a deed of the claim."""
    if deed in alignment.back:
        return alignment.back[deed]
    lemma = alignment.claim.tokens[deed].lemma
    for index, token in enumerate(alignment.draft.tokens):
        if index in alignment.segment or token.tag is not Tag.VERB:
            continue
        link = _SAME if token.lemma == lemma else relation(token.lemma, lemma, "v", "v")
        if link is not None and link.kind in _TELLING:
            return index
    return None


def _is_denied(alignment: Alignment, index: int) -> bool:
    return any(not n.lexical for n in alignment.draft_side.governing(index))


def _denies_manner(alignment: Alignment, negation: Negation) -> bool:
    """Whether only how or where is denied, which the claim doesn't say: "not far from Bari"."""
    tokens, after = alignment.draft.tokens, negation.token + 1
    before = tokens[negation.token - 1] if negation.token else None
    if after >= len(tokens) or tokens[after].tag not in _MANNER or after in alignment.pairs:
        return False
    if tokens[negation.token].norm not in _DENYING_MANNER:
        return False
    return before is None or before.tag not in _LINKING


def _denies_a_deed(alignment: Alignment, negation: Negation, deeds: set[int]) -> bool:
    """Whether what is denied is a deed of a clause of its own, with nothing that the claim has.

    A day may be that of both.
    """
    draft, focus = alignment.draft, negation.focus
    tokens = draft.tokens
    days = {i for d in draft.dates for i in range(d.first, d.end)}
    met = {i for i in (*alignment.pairs, *alignment.opposed) if i in range(*negation.scope)} - days
    told = any(tokens[i].tag is not Tag.PRONOUN for i in met)
    if focus is None or told or tokens[focus].lemma in _SAYING:
        return False
    if any(token.lemma == tokens[focus].lemma for token in alignment.claim.tokens):
        return False
    clause = alignment.draft_side.clause_around(negation.token)
    if clause is None or clause.predicate in deeds:
        return False
    return _is_set_apart(draft, clause, negation.token) or _is_of_others(alignment, clause, deeds)


def _denies_beside(alignment: Alignment, negation: Negation, deeds: set[int]) -> bool:
    """Whether a deed of which the claim has nothing is denied, and when or why tells the claim's.

    "Norda did not appeal when the court fined it".
    """
    draft, focus = alignment.draft, negation.focus
    clause = alignment.draft_side.clause_around(negation.token)
    if focus is None or clause is None or draft.tokens[focus].tag is not Tag.VERB:
        return False
    if clause.predicate in deeds or focus in alignment.pairs or focus in alignment.opposed:
        return False
    return all(
        any(
            deed in c.tokens and deed > negation.token and draft.tokens[min(c.tokens)].norm in _WHEN
            for c in draft.clauses
            if c.kind in _UNDER
        )
        for deed in deeds
    )


def _leaves_open(alignment: Alignment, index: int | None) -> bool:
    """Whether it is only denied that more was said or known: "did not say on which day"."""
    if index is None or index in alignment.pairs or index in alignment.opposed:
        return False
    tokens = alignment.draft.tokens
    after = tokens[index + 1 : index + 3]
    brought = bool(after) and after[0].tag is Tag.PREPOSITION
    words = [token.norm for token in after[brought : brought + 1]]
    return tokens[index].lemma in _SAYING | _KNOWING and bool(_OPEN.intersection(words))


def _is_of_others(alignment: Alignment, clause: Clause, deeds: set[int]) -> bool:
    """Whether it is denied of others than the claim tells of, at the time of its deed.

    "Unions were not asked before the plant closed".
    """
    draft, role = alignment.draft, "object" if clause.passive else "subject"
    doers = [
        a.head
        for a in draft.arguments
        if a.governor == clause.predicate and a.role == role and a.head < a.governor
    ]
    others = all(draft.tokens[i].tag is Tag.NOUN and i not in alignment.pairs for i in doers)
    return (
        bool(doers)
        and others
        and any(c.predicate in deeds and c.kind in _UNDER for c in draft.clauses)
    )


def _is_set_apart(facts: Facts, clause: Clause, index: int) -> bool:
    """Whether a clause describes what is told of, or goes on from it: "who …", "but …"."""
    first = index
    while first - 1 in clause.tokens:
        first -= 1
    before = facts.tokens[first:index]
    return any(token.tag is Tag.RELATIVE for token in before) or any(
        token.norm in _GOING_ON for token in before[:1]
    )
