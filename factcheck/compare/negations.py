"""Negations beside each other: which both sides have."""

from __future__ import annotations

from collections.abc import Collection

from factcheck.compare.alignment import Alignment
from factcheck.compare.sides import POS
from factcheck.facts import Facts, Negation, Tag, Token
from factcheck.lexicon import relation

_OPPOSING = frozenset("against oppose opposed opposition".split())
_NOBODY = frozenset(("none", "neither", "nobody", "no one"))
_LIKE = frozenset(("same", "synonym", "derived"))
_NEARLY = frozenset(("almost", "nearly"))
_BREAKING = frozenset("breach break violate".split())
_TRYING = frozenset(("attempt", "try", "want"))
# The most tokens between which a sentence runs on as before.
_CLOSE = 3
# How far before a deed, in tokens, "yet to" may stand.
_REACH = 4


def unmatched(
    alignment: Alignment, negations: tuple[Negation, ...], *, mine: bool
) -> list[Negation]:
    """The negations of one side that the other has no counterpart for."""
    denials = (alignment.draft_side if mine else alignment.claim_side).denials
    return [n for n in negations if n in denials and not shared(alignment, n, mine=mine)]


def shared(alignment: Alignment, negation: Negation, *, mine: bool) -> bool:
    """Whether both sides have a negator: the same word, or two that deny the same word.

    One that the other side has as it is stands for no second one: "a ban will go into effect" does
    not say that the ban will not.
    """
    others = alignment.claim.negations if mine else alignment.draft.negations
    if _same(alignment, negation, others, mine=mine) is not None:
        return True
    draft, claim = alignment.draft, alignment.claim
    own, facts, other = (draft.negations, draft, claim) if mine else (claim.negations, claim, draft)
    met = _met(alignment, mine=mine)
    foci = {met[i] for i in _borne_on(facts, negation) if i is not None and i in met}
    taken = {_same(alignment, n, others, mine=mine) for n in own if n is not negation}
    if _is_denied_by_itself(facts, negation, other, taken):
        return True
    if not foci:
        return False
    if facts.tokens[negation.token].norm in _NEARLY and any(_is_tried(other, i) for i in foci):
        return True
    if not negation.lexical and any(
        _is_of_nobody(other, n, foci) for n in other.negations if n.token not in taken
    ):
        return True
    if not negation.lexical and any(_is_to_come(other, focus) for focus in foci):
        return True
    # Who used it mistakenly did use it.
    erring = errs(facts, [negation])
    return any(
        not foci.isdisjoint(_borne_on(other, n))
        and n.token not in taken
        and errs(other, [n]) == erring
        for n in others
    )


def _is_tried(facts: Facts, index: int) -> bool:
    """Whether a deed is only tried: who tried to hide has almost hidden."""
    before = facts.tokens[max(0, index - 2) : index]
    return len(before) > 1 and before[1].tag is Tag.TO and before[0].lemma in _TRYING


def _is_of_nobody(facts: Facts, negation: Negation, foci: set[int]) -> bool:
    """Whether what a word bears on is denied of all: "none of them has a coach"."""
    denied = range(*negation.scope)
    return facts.tokens[negation.token].norm in _NOBODY and any(i in denied for i in foci)


def _is_denied_by_itself(
    facts: Facts, negation: Negation, other: Facts, taken: Collection[int | None]
) -> bool:
    """Whether the other side denies in a clause of its own what a negation does: "found no link".

    "Found that they are not linked" doesn't deny the finding.
    """
    if negation.lexical:
        return False
    words = [facts.tokens[i] for i in _borne_on(facts, negation) if i is not None]
    free = (n for n in other.negations if not n.lexical and n.token not in taken)
    foci = (n.focus for n in free if n.focus is not None)
    return any(_is_said_by(other.tokens[focus], word) for focus in foci for word in words)


def _is_said_by(token: Token, word: Token) -> bool:
    pos, other = POS.get(token.tag), POS.get(word.tag)
    if token.lemma == word.lemma or pos is None or other is None:
        return token.lemma == word.lemma
    link = relation(token.lemma, word.lemma, pos, other)
    return link is not None and link.kind in _LIKE


def is_quoted_apart(alignment: Alignment, negation: Negation) -> bool:
    """Whether what a draft denies is only said, in words that the claim hasn't got.

    Who hid the pupils and said "I did not think" hid them.
    """
    draft, weights = alignment.draft, alignment.draft_weights
    quoted = next((q for q in draft.quotations if q.first <= negation.token < q.end), None)
    if quoted is None or alignment.claim.quotations:
        return False
    if negation.focus in alignment.pairs or negation.focus in alignment.opposed:
        return False
    # Where the quotation itself is what the claim tells, it tells it wrongly.
    within = sum(weights[i] for i in alignment.pairs if quoted.first <= i < quoted.end)
    return within < sum(weights[i] for i in alignment.pairs) / 2


def _borne_on(facts: Facts, negation: Negation) -> set[int | None]:
    """The words that a negation bears on: with "caused no injuries", the verb and the noun."""
    made = {negation.focus}
    if facts.tokens[negation.token].norm == "no":
        noun = None
        for index in range(negation.token + 1, len(facts.tokens)):
            if facts.tokens[index].tag not in (Tag.NOUN, Tag.ADJECTIVE, Tag.NAME):
                break
            noun = index
        made.add(noun)
    return made


def _is_to_come(facts: Facts, index: int) -> bool:
    """Whether "yet to" stands before a deed: what has yet to be done has not been done."""
    return any(
        facts.tokens[m.token].norm == "yet" and 0 < index - m.token <= _REACH
        for m in facts.modalities
    )


def _same(
    alignment: Alignment, negation: Negation, others: tuple[Negation, ...], *, mine: bool
) -> int | None:
    """The place of the other side's negator that is the same word, or stands for it."""
    same = alignment.same if mine else alignment.same_back
    met = (_met(alignment, mine=mine).get(negation.token), same.get(negation.token))
    found = next((n.token for n in others if n.token in met), None)
    facts, other = alignment.draft, alignment.claim
    if not mine:
        facts, other = other, facts
    if found is None and facts.tokens[negation.token].lemma in _OPPOSING:
        # "With the party opposed", "the party voted against".
        return next((n.token for n in others if other.tokens[n.token].lemma in _OPPOSING), None)
    return found


def _met(alignment: Alignment, *, mine: bool) -> dict[int, int]:
    return alignment.pairs if mine else alignment.back


def put_in(alignment: Alignment) -> bool:
    """Whether a plain negation stands on one side where the other runs on without it."""
    same, back = alignment.same, alignment.same_back
    return any(
        _runs_on(facts, met, negation.token)
        for facts, met in ((alignment.draft, same), (alignment.claim, back))
        for negation in facts.negations
        if not negation.lexical and negation.token not in met
    )


def _runs_on(facts: Facts, met: dict[int, int], index: int) -> bool:
    """Whether words close before and after a token are the same on the other side, and close."""
    before = next((met[i] for i in range(index - 1, index - 4, -1) if i in met), None)
    after = next((i for i in range(index + 1, index + 4) if i in met), None)
    if after is None or facts.tokens[after].tag is Tag.PUNCTUATION:
        return False
    return before is not None and 0 < met[after] - before <= _CLOSE


def errs(facts: Facts, negations: list[Negation]) -> bool:
    """Whether an adverb of error is among the negations."""
    return any(n.lexical and facts.tokens[n.token].tag is Tag.ADVERB for n in negations)


def echoed(alignment: Alignment, negation: Negation) -> bool:
    """Whether a draft's word of denial stands for a claim's word that analysis took for none."""
    other = alignment.pairs.get(negation.token)
    return other is not None and all(n.token != other for n in alignment.claim.negations)


def echoes(alignment: Alignment, negation: Negation) -> bool:
    """Whether a claim's word of denial stands for a draft's word that analysis took for none."""
    other = alignment.back.get(negation.token)
    return other is not None and all(n.token != other for n in alignment.draft.negations)


def is_denied_alike(alignment: Alignment, i: int, j: int) -> bool:
    """Whether both sides deny as often, in words that the other lacks, and no verb is turned.

    "Found nothing wrong with the track", "no defects were found"; "did nothing illegal", "broke no
    law".
    """
    draft, claim = alignment.draft, alignment.claim
    if Tag.VERB in (draft.tokens[i].tag, claim.tokens[j].tag):
        return False
    if alignment.opposed.get(i) == j:
        parted = _is_broken(draft, i) is not _is_broken(claim, j)
        over = (alignment.draft_side.governing(i), alignment.claim_side.governing(j))
        return parted and all(any(not n.lexical for n in denied) for denied in over)
    ours = [n for n in unmatched(alignment, draft.negations, mine=True) if not n.lexical]
    theirs = [n for n in unmatched(alignment, claim.negations, mine=False) if not n.lexical]
    met = {**alignment.pairs, **alignment.opposed}
    mine = {i for n in ours for i in (*range(*n.scope), n.focus)}
    other = {j for n in theirs for j in (*range(*n.scope), n.focus)}
    # "The weather, not human error" denies what the claim's "not the weather" doesn't.
    foci = {n.focus for n in ours}, {n.focus for n in theirs}
    apart = all(j in other for i, j in met.items() if i in foci[0])
    apart = apart and all(i in mine for i, j in met.items() if j in foci[1])
    return apart and len(ours) == len(theirs) > 0


def _is_broken(facts: Facts, index: int) -> bool:
    """Whether a noun is what somebody breaks: "broke no law" is "did nothing illegal"."""
    return any(
        a.head == index and a.role == "object" and facts.tokens[a.governor].lemma in _BREAKING
        for a in facts.arguments
    )
