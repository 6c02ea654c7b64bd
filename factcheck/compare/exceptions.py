"""Exceptions: "nobody but the captain survived", "only the captain survived", "all but one".

What is said of all but one is not true of that one; what is said of only one is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

import attrs

from factcheck.compare.alignment import Alignment
from factcheck.compare.predicates import LIKE, are_alike, head_at
from factcheck.compare.sameness import has_another_time
from factcheck.facts import Clause, Facts, Scope, Tag
from factcheck.findings import (
    Discrepancy,
    Kind,
    PolarityDiscrepancy,
    QuantifierDiscrepancy,
)
from factcheck.text import Span

_ALL = frozenset("all every everyone everybody everything each".split())
_NONE = frozenset(("no", "nobody", "none", "nothing"))
# What sets one apart, in one word and in two.
_EXCEPTING = frozenset("but except excluding bar save".split())
_IN_TWO = frozenset((("apart", "from"), ("except", "for"), ("exception", "of")))
_SETTING_APART = frozenset({Tag.PREPOSITION, Tag.CONJUNCTION, Tag.SUBORDINATOR})
# What stands between "all" and "but", "all ministers but Lee", and what begins a phrase.
_NOMINAL = frozenset({Tag.NOUN, Tag.NAME, Tag.ADJECTIVE, Tag.DETERMINER, Tag.NUMBER})
# With these an exception may be told in other words.
_EXCEPTING_OTHERWISE = frozenset(
    "apart aside bar besides but else except excepting excluding including other save".split()
)
# How many words "all of the ministers" has before its noun.
_BEFORE_NOUN = 3
_EXPLAINED = frozenset({Kind.POLARITY, Kind.QUANTIFIER})
# How far before a verb, in tokens, the word stands that sets its mode.
_REACH = 3
_LATER = frozenset("later earlier afterwards since then".split())
_CUES = frozenset(("antonym", "exception", "predicate", "verb"))
_DROPPED = frozenset(("exception",))


@attrs.frozen
class _Single:
    """That the one whose head is `head` does, or doesn't do, what the verb at `verb` tells.

    `marked` says that it is set apart from others, `word` is the word for all or none of them that
    it is excepted from; `span` holds the words that tell so.
    """

    head: int
    verb: int
    does: bool
    marked: bool
    span: Span
    word: int | None = None


def compare_exceptions(alignment: Alignment) -> list[Discrepancy]:
    """Report who is told to do what the claim excepts them from, or the reverse."""
    for one, two, agrees in _met(alignment):
        if agrees or one.verb not in alignment.segment or _adds(alignment, one.verb):
            continue
        if not _may_be_another_time(alignment, one, two):
            return [alignment.differ(PolarityDiscrepancy, one.span, two.span, cues=_CUES)]
    return list(_exception_dropped(alignment))


def tells_exception(alignment: Alignment) -> bool:
    """Return whether the claim tells, of who is set apart, what the clause does."""
    return any(
        agrees and one.verb in alignment.segment and not _adds(alignment, one.verb)
        for one, _, agrees in _met(alignment)
    )


def _exception_dropped(alignment: Alignment) -> Iterator[Discrepancy]:
    """ "All ministers voted for it" where the claim excepts one."""
    theirs = [two for two in alignment.claim_side.told(_singles) if two.word is not None]
    if not theirs or not _EXCEPTING_OTHERWISE.isdisjoint(alignment.draft_side.norms):
        return
    draft, claim = alignment.draft, alignment.claim
    for clause in draft.clauses:
        verb = clause.predicate
        word = next((i for i in clause.tokens if draft.tokens[i].norm in _ALL | _NONE), None)
        if verb is None or word is None or word not in alignment.segment:
            continue
        for two in theirs:
            assert two.word is not None
            norms = draft.tokens[word].norm, claim.tokens[two.word].norm
            if (norms[0] in _NONE) is not (norms[1] in _NONE):
                continue
            alike = are_alike(draft.tokens[verb].lemma, claim.tokens[two.verb].lemma)
            if alike and _is_of_all(alignment, word, two.word) and not _adds(alignment, verb):
                span = draft.tokens[word].span
                yield alignment.differ(QuantifierDiscrepancy, span, two.span, cues=_DROPPED)
                return


def _is_of_all(alignment: Alignment, word: int, other: int) -> bool:
    """Whether a word for all is of the same things as the claim's, and of no fewer.

    "All ministers" is "all the ministers", but not "all ministers from Oslo".
    """
    mine, theirs = _counted(alignment.draft, word), _counted(alignment.claim, other)
    if mine is None or theirs is None:
        return mine is theirs
    after = alignment.draft.tokens[mine + 1 : mine + 2]
    plain = all(t.tag in (Tag.VERB, Tag.AUXILIARY, Tag.ADVERB, Tag.NEGATION) for t in after)
    return alignment.pairs.get(mine) == theirs and mine - word <= _BEFORE_NOUN and plain


def _counted(facts: Facts, word: int) -> int | None:
    """The noun that a word for all or none is of: "all of the | ministers"."""
    first = word + 1
    while first < len(facts.tokens) and facts.tokens[first].norm in ("of", "the"):
        first += 1
    return head_at(facts, first)


def _adds(alignment: Alignment, verb: int) -> bool:
    """Whether the draft tells of another deed than the claim's: of another thing, at another time.

    "Lee backed the budget" says nothing on who backed the plan.
    """
    if has_another_time(alignment):
        return True
    sides = alignment.draft_side.norms, alignment.claim_side.norms
    if ("against" in sides[0]) is not ("against" in sides[1]):
        return True
    return any(
        a.governor == verb
        and a.role != "subject"
        and not (a.head in alignment.pairs and alignment.links[a.head].kind in LIKE)
        and alignment.draft.tokens[a.head].tag in (Tag.NOUN, Tag.NAME, Tag.VERB)
        for a in alignment.draft.arguments
    )


def without_exceptions(
    alignment: Alignment, found: Iterable[Discrepancy]
) -> tuple[Discrepancy, ...]:
    """Leave out what differs only in how one is set apart: "only Lee", "nobody but Lee"."""
    kept = tuple(found)
    if not any(d.kind in _EXPLAINED for d in kept):
        return kept
    spans = [one.span for one, _, agrees in _met(alignment) if agrees]
    return tuple(
        d
        for d in kept
        if d.kind not in _EXPLAINED or not any(d.span.overlaps(span) for span in spans)
    )


def _may_be_another_time(alignment: Alignment, one: _Single, two: _Single) -> bool:
    """Whether just one side tells what was done: "resigned a year later", "may resign"."""
    draft, claim = alignment.draft, alignment.claim
    modes = [
        {m.mode for m in facts.modalities if 0 < verb - m.token <= _REACH}
        for facts, verb in ((draft, one.verb), (claim, two.verb))
    ]
    later = any(t.norm in _LATER for t in draft.tokens[one.verb :])
    return modes[0] != modes[1] or later


def _met(alignment: Alignment) -> Iterator[tuple[_Single, _Single, bool]]:
    """What both sides tell of one who is set apart in the claim, and whether both agree."""
    theirs = [two for two in alignment.claim_side.told(_singles) if two.marked]
    for one in alignment.draft_side.told(_singles) if theirs else ():
        for two in theirs:
            if alignment.pairs.get(one.head) != two.head:
                continue
            verbs = alignment.draft.tokens[one.verb], alignment.claim.tokens[two.verb]
            alike = are_alike(verbs[0].lemma, verbs[1].lemma)
            if alike is not None:
                yield one, two, (one.does is two.does) is alike


def _singles(facts: Facts) -> tuple[_Single, ...]:
    made = [single for clause in facts.clauses for single in _of_clause(facts, clause)]
    apart = {single.head for single in made if single.marked}
    return tuple(single for single in made if single.marked or single.head not in apart)


def _of_clause(facts: Facts, clause: Clause) -> Iterator[_Single]:
    verb = clause.predicate
    if verb is None or facts.tokens[verb].tag is not Tag.VERB or clause.kind == "conditional":
        return
    denials = [n for n in facts.negations if not n.lexical and n.focus == verb]
    excepted = _excepted(facts, clause)
    if excepted is not None:
        head, word, of_none = excepted
        others = [n for n in denials if n.token != word]
        does = of_none is not bool(len(others) % 2)
        first, last = min(head, verb, word), max(head, verb, word)
        yield _Single(head, verb, does, True, _cover(facts, first, last), word)
        return
    sole = _the_only(facts, clause) if clause.kind == "relative" else None
    if sole is not None:
        does = len(denials) % 2 == 0
        yield _Single(sole, verb, does, True, _cover(facts, min(sole, verb), max(sole, verb)))
        return
    within = set(clause.tokens)
    for argument in facts.arguments:
        if (argument.governor, argument.role) != (verb, "subject") or argument.head not in within:
            continue
        tokens = range(argument.first - 3, argument.head)
        words = [facts.tokens[i].norm for i in tokens if i >= 0]
        if ("not", "only") in pairwise(words):
            continue
        only = [
            q.token
            for q in facts.quantifiers
            if q.scope is Scope.ONLY and q.head == argument.head and q.token < argument.head
        ]
        told = [argument.first, verb, argument.head, *only, *(n.token for n in denials)]
        span = _cover(facts, min(told), max(told))
        yield _Single(argument.head, verb, len(denials) % 2 == 0, bool(only), span)


def _the_only(facts: Facts, clause: Clause) -> int | None:
    """Who is the only one that a relative clause is of: "Lee was the only one who voted"."""
    heads = {q.head for q in facts.quantifiers if q.scope is Scope.ONLY and q.head in clause.tokens}
    for argument in facts.arguments:
        if argument.head in heads and facts.tokens[argument.governor].lemma == "be":
            return next(
                (
                    a.head
                    for a in facts.arguments
                    if (a.governor, a.role) == (argument.governor, "subject")
                    and a.head not in heads
                ),
                None,
            )
    return None


def _excepted(facts: Facts, clause: Clause) -> tuple[int, int, bool] | None:
    """The one that a clause excepts, the word for all or none, and whether it is of none."""
    tokens = facts.tokens
    within = set(clause.tokens)
    word = next((i for i in clause.tokens if tokens[i].norm in _ALL | _NONE), None)
    if word is None:
        return None
    for index in range(len(tokens) - 1):
        two = (tokens[index].norm, tokens[index + 1].norm) in _IN_TWO
        if not two and not _sets_apart(facts, word, index):
            continue
        head = head_at(facts, index + 1 + two)
        if head is not None and (head in within or index in within):
            return head, word, tokens[word].norm in _NONE
    return None


def _sets_apart(facts: Facts, word: int, index: int) -> bool:
    """Whether one word excepts what follows it; "but" and the like, right behind those meant."""
    token = facts.tokens[index]
    if token.norm not in _EXCEPTING or token.tag not in _SETTING_APART:
        return False
    if token.norm in ("except", "excluding"):
        return True
    between = facts.tokens[word + 1 : index]
    return index > word and all(t.tag in _NOMINAL or t.norm == "of" for t in between)


def _cover(facts: Facts, first: int, last: int) -> Span:
    return facts.tokens[max(first, 0)].span.cover(facts.tokens[last].span)
