"""Elided: clauses that leave out the verb which another clause has: "…, but Google was not"."""

from __future__ import annotations

import attrs

from factcheck.compare.alignment import Alignment
from factcheck.facts import CORE_ROLES, Facts, Tag
from factcheck.text import Span

_NOT = frozenset(("not", "n't", "never"))
_ALSO = frozenset(("either", "too", "also"))


@attrs.frozen
class Answer:
    """What a claim tells of one in an elided clause: its words, and whether it denies."""

    span: Span
    denied: bool


def answered(alignment: Alignment, predicate: int) -> Answer | None:
    """What the claim tells in an elided clause of whom a deed of the draft is told; else None.

    The deed is told in full of another one: "Acme was fined, but Norda was not".
    """
    other = alignment.pairs.get(predicate)
    if other is None:
        return None
    claim = alignment.claim
    heads = [
        alignment.pairs[a.head]
        for a in alignment.draft.arguments
        if a.governor == predicate and a.role in CORE_ROLES and a.head in alignment.pairs
    ]
    of_deed = {a.head for a in claim.arguments if a.governor == other and a.role in CORE_ROLES}
    for head in heads:
        if head > other and head not in of_deed:
            found = _answer_at(claim, head)
            if found is not None:
                return found
    return None


def tells_elided(alignment: Alignment) -> bool:
    """Return whether a clause of the claim that leaves its verb out tells what the clause does."""
    for clause in alignment.draft.clauses:
        verb = clause.predicate
        answer = None if verb is None else answered(alignment, verb)
        if verb is None or answer is None or verb not in alignment.segment:
            continue
        if any(not n.lexical for n in alignment.draft_side.governing(verb)) is answer.denied:
            return True
    return False


def _answer_at(facts: Facts, head: int) -> Answer | None:
    """The elided clause of which a word is the subject: "Norda did", "Norda was not"."""
    tokens = facts.tokens
    place = head + 1
    if place >= len(tokens) or tokens[place].tag not in (Tag.AUXILIARY, Tag.VERB):
        return None
    if tokens[place].lemma not in ("be", "do", "have") and tokens[place].tag is Tag.VERB:
        return None
    last, denied = place, False
    place += 1
    while place < len(tokens) and tokens[place].norm in _NOT | _ALSO:
        denied = denied or tokens[place].norm in _NOT
        last, place = place, place + 1
    if place < len(tokens) and tokens[place].tag not in (Tag.PUNCTUATION, Tag.CONJUNCTION):
        return None
    return Answer(tokens[head].span.cover(tokens[last].span), denied)
