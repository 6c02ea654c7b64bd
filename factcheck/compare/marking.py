"""Marking: which words of a draft and a claim show that a meaning is turned round."""

from __future__ import annotations

from factcheck.compare.alignment import Alignment
from factcheck.compare.negations import shared
from factcheck.facts import Facts, Negation, Tag
from factcheck.text import Span

# What may stand before a noun in its phrase, and is marked with it: "two metal detectors".
_BEFORE_NOUNS = frozenset((Tag.NUMBER, Tag.ADJECTIVE, Tag.NOUN, Tag.NAME))
_HAVING = frozenset(("have", "need", "ought"))
# The most tokens between a verb of the draft's own and the word that it brings.
_REACH = 4
# The most tokens between the verb that the claim denies and the one that hangs on it.
_FAR = 8


def turned_words(alignment: Alignment, i: int, j: int) -> tuple[Span, Span]:
    """What each side says where a denial turns round the pair of `i` and `j`."""
    draft, claim = alignment.draft, alignment.claim
    ours = [n for n in alignment.draft_side.governing(i) if not shared(alignment, n, mine=True)]
    theirs = [n for n in alignment.claim_side.governing(j) if not shared(alignment, n, mine=False)]
    expected = theirs[0].span if theirs else claim.tokens[j].span
    if ours:
        return ours[0].span.cover(draft.tokens[i].span), expected
    found = verb_span(draft, i)
    if theirs:
        expected = expected.cover(claim.tokens[j].span)
        found = found.cover(_asserting(alignment, i, theirs[0]))
    return found, expected


def _asserting(alignment: Alignment, i: int, negation: Negation) -> Span:
    """The words that assert of a draft's word what the claim denies.

    They are the draft's own verb before "to" ("agreed to pay"), the counterpart of the verb that
    the claim denies ("said she would leave"), and what counts a noun that there is none of.
    """
    draft, claim = alignment.draft, alignment.claim
    span = draft.tokens[i].span
    governor = _own_verb(alignment, i)
    if governor is not None:
        return span.cover(verb_span(draft, governor))
    denied = None if negation.focus is None else alignment.back.get(negation.focus)
    told = denied is not None and draft.tokens[denied].tag is Tag.VERB
    if denied is not None and told and 0 < i - denied <= _FAR and not negation.lexical:
        return span.cover(verb_span(draft, denied))
    none = claim.tokens[negation.token].norm == "no"
    if none and denied is not None and not told and 0 < i - denied <= _FAR:
        # "Clear evidence of a theft", where there was no evidence.
        return span.cover(_noun_phrase(draft, denied))
    if none and draft.tokens[i].tag is not Tag.VERB:
        return span.cover(_noun_phrase(draft, i))
    return span


def _own_verb(alignment: Alignment, i: int) -> int | None:
    """The verb that "to" joins to a word, where the claim has no counterpart for it."""
    draft = alignment.draft
    for index in range(i - 1, max(0, i - 1 - _REACH), -1):
        before = draft.tokens[index - 1]
        if draft.tokens[index].tag is Tag.TO and before.tag is Tag.VERB:
            met = index - 1 in alignment.pairs or index - 1 in alignment.opposed
            return None if met or index - 1 not in alignment.segment else index - 1
        if draft.tokens[index].tag not in (Tag.DETERMINER, Tag.ADJECTIVE):
            return None
    return None


def _noun_phrase(facts: Facts, index: int) -> Span:
    """A noun with the numbers and adjectives before it, and the nouns that go on from it."""
    first = end = index
    while first > 0 and facts.tokens[first - 1].tag in _BEFORE_NOUNS:
        first -= 1
    while end + 1 < len(facts.tokens) and facts.tokens[end + 1].tag is Tag.NOUN:
        end += 1
    return facts.tokens[first].span.cover(facts.tokens[end].span)


def denied_words(alignment: Alignment, negation: Negation, *, denies: bool) -> tuple[Span, Span]:
    """What the draft and the claim say where only one of them has a negation."""
    mine, other = alignment.draft, alignment.claim
    if not denies:
        mine, other = other, mine
    focus = negation.token if negation.focus is None else negation.focus
    marked = negation.span.cover(mine.tokens[focus].span)
    clause = next((c for c in other.clauses if c.predicate is not None), None)
    verb = 0 if clause is None or clause.predicate is None else clause.predicate
    against = verb_span(other, verb)
    return (marked, against) if denies else (against, marked)


def verb_span(facts: Facts, index: int) -> Span:
    """The verb with the auxiliaries right before it, "has to" among them."""
    tokens, first = facts.tokens, index
    if first > 1 and tokens[first - 1].tag is Tag.TO and tokens[first - 2].lemma in _HAVING:
        first -= 2
    while first > 0 and tokens[first - 1].tag in (Tag.AUXILIARY, Tag.ADVERB):
        first -= 1
    return facts.tokens[first].span.cover(facts.tokens[index].span)


def phrase_span(facts: Facts, index: int) -> Span:
    """A verb with the last word of its phrase, where the object parts them: "turned it down"."""
    verb = facts.tokens[index]
    last = verb.lemma.split()[-1]
    following = facts.tokens[index + 1 : index + 2 + _REACH]
    end = next((t for t in following if t.norm == last), verb)
    return verb.span.cover(end.span)
