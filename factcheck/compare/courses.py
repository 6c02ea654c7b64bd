"""What the course of time accounts for: a day that ends a denial, a day come, a count gone on.

None of it is a departure: "did not reopen until Monday" is "reopened on Monday", what was to open
on Monday has opened on Tuesday, and of 23 bodies found there are 31 by now.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import pairwise

import attrs

from factcheck.compare.agreeing import agree
from factcheck.compare.alignment import Alignment
from factcheck.facts import DateMention, Facts, Negation, Quantity, Tag
from factcheck.findings import Discrepancy, Kind
from factcheck.text import Span

_ENDS = frozenset(("until", "before"))
_BEGINS = frozenset(("on", "since", "after"))
_TO_COME = frozenset(("future-done", "plan-done"))
# A count with one of these is of what came since; "more than 30" bounds a number.
_SINCE = frozenset(("more", "further"))
_BEFORE_COUNT = frozenset(("another", "further"))
_HAVE = frozenset("has have had 've".split())
# How far before a verb its "have" may stand, and how far after a count the word "more".
_REACH = 3


def accounted_for(alignment: Alignment, found: Iterable[Discrepancy]) -> list[Discrepancy]:
    """Leave out of what was found what the course of time accounts for."""
    kept = list(found)
    if not kept:
        return kept
    ended = _ended(alignment)
    if ended:
        kept = [d for d in kept if not _is_of(d, alignment, ended)]
    kept = [d for d in kept if not (d.cues & _TO_COME and _has_come(alignment, d))]
    gone_on = _gone_on(alignment)
    if not gone_on and not _says_again(alignment):
        return kept
    return [
        d
        for d in kept
        if not (d.kind is Kind.QUANTITY and any(q.span.overlaps(d.span) for q in gone_on))
        and not (d.kind is Kind.DATE and _is_later(alignment, d))
    ]


# A denial up to a day


def _ended(alignment: Alignment) -> list[DateMention]:
    """The dates of either side that end a denial on the day that the other side tells of."""
    made = []
    for mine, other in (
        (alignment.draft, alignment.claim),
        (alignment.claim, alignment.draft),
    ):
        for mention in mine.dates:
            if mention.relation not in _ENDS or not _denied_to(mine, mention):
                continue
            if any(two.relation in _BEGINS and _is_one_day(mention, two) for two in other.dates):
                made.append(mention)
            elif any(two.relation == "until" and _is_one_day(mention, two) for two in other.dates):
                # "Will not resume before Monday" beside "was adjourned until Monday".
                made.extend([mention] if not _same_deed(alignment, mine, mention) else [])
    return made


def _denied_to(facts: Facts, mention: DateMention) -> list[Negation]:
    """The plain negations of the clause that a date ends."""
    return [
        n
        for n in facts.negations
        if not n.lexical
        and n.token < mention.first
        and any(n.token in c.tokens and mention.first in c.tokens for c in facts.clauses)
    ]


def _same_deed(alignment: Alignment, mine: Facts, mention: DateMention) -> bool:
    """Whether what is denied up to a date is what the other side tells: open, and not open."""
    met = alignment.pairs if mine is alignment.draft else alignment.back
    return any(n.focus in met for n in _denied_to(mine, mention))


def _is_of(discrepancy: Discrepancy, alignment: Alignment, ended: list[DateMention]) -> bool:
    """Whether a discrepancy is that of a denial that a day ends, or of that day."""
    if discrepancy.kind is Kind.DATE:
        spans = {mention.span for mention in ended}
        return discrepancy.span in spans or discrepancy.expected_span in spans
    if discrepancy.kind is not Kind.POLARITY or not discrepancy.cues & {"negation", "loose"}:
        return False
    denied = [
        (facts, n)
        for facts in (alignment.draft, alignment.claim)
        for mention in facts.dates
        if mention in ended
        for n in _denied_to(facts, mention)
    ]
    return any(
        n.span.overlaps(discrepancy.span if facts is alignment.draft else discrepancy.expected_span)
        for facts, n in denied
    )


def _is_one_day(one: DateMention, two: DateMention) -> bool:
    return agree(attrs.evolve(one, relation="on"), attrs.evolve(two, relation="on"))


# What was to come


def _has_come(alignment: Alignment, discrepancy: Discrepancy) -> bool:
    """Whether the day of what the claim has as to come is there when the draft tells it as done."""
    draft, claim = alignment.draft, alignment.claim
    if draft.told_on is None:
        return False
    days = [d for d in claim.dates if _is_of_deed(claim, d, discrepancy.expected_span)]
    return any(
        (end := _last_day(day, draft.told_on)) is not None
        and end <= draft.told_on
        and (not draft.dates or any(_is_one_day(day, one) for one in draft.dates))
        for day in days
    )


def _is_of_deed(facts: Facts, mention: DateMention, told: Span) -> bool:
    """Whether a date stands in the clause of a deed, after it."""
    holding = [c for c in facts.clauses if mention.first in c.tokens and c.predicate is not None]
    if not holding or mention.relation != "on":
        return False
    deed = min(holding, key=lambda c: len(c.tokens)).predicate
    return deed is not None and facts.tokens[deed].span.overlaps(told)


def _last_day(mention: DateMention, near: date) -> date | None:
    """The last day that a date can mean; a day without a year is taken to be of this one."""
    if mention.ends_on is not None:
        return mention.ends_on
    if mention.month is None or mention.day is None or mention.year is not None:
        return None
    try:
        return date(near.year, mention.month, mention.day)
    except ValueError:
        return None


# Counts that go on


def _gone_on(alignment: Alignment) -> list[Quantity]:
    """The draft's counts of what came since the claim's, or that are the claim's gone on."""
    draft, claim = alignment.draft, alignment.claim
    return [
        ours
        for ours in draft.quantities
        for theirs in claim.quantities
        if ours.noun is not None and theirs.noun is not None
        if draft.tokens[ours.noun].lemma == claim.tokens[theirs.noun].lemma
        if _goes_on(draft, ours, claim, theirs)
    ]


def _goes_on(draft: Facts, ours: Quantity, claim: Facts, theirs: Quantity) -> bool:
    if _is_added(draft, ours) != _is_added(claim, theirs):
        return _is_added(draft, ours)
    if draft.told_on is None or claim.told_on is None or draft.told_on <= claim.told_on:
        return False
    if ours.low <= theirs.high:
        return False
    return _is_so_far(draft) or (_is_perfect(draft, ours) and _is_perfect(claim, theirs))


def _is_added(facts: Facts, count: Quantity) -> bool:
    """Whether a count comes on top of another: "two more bodies", "another two"."""
    tokens = facts.tokens
    if count.first and tokens[count.first - 1].norm in _BEFORE_COUNT:
        return True
    for index in range(count.end, min(count.end + _REACH, len(tokens))):
        if tokens[index].norm in _SINCE:
            return not (index + 1 < len(tokens) and tokens[index + 1].norm == "than")
        if tokens[index].tag not in (Tag.NOUN, Tag.ADJECTIVE):
            return False
    return False


def _is_so_far(facts: Facts) -> bool:
    """Whether a sentence says that it tells of the time being: "now", "so far"."""
    norms = [token.norm for token in facts.tokens]
    return "now" in norms or "so far" in norms or ("so", "far") in pairwise(norms)


def _is_perfect(facts: Facts, count: Quantity) -> bool:
    """Whether the verb before a count is told as "have recovered"."""
    verbs = [i for i in range(count.first) if facts.tokens[i].tag is Tag.VERB]
    if not verbs:
        return False
    before = facts.tokens[max(0, verbs[-1] - _REACH) : verbs[-1]]
    return any(token.norm in _HAVE for token in before)


def _says_again(alignment: Alignment) -> bool:
    """Whether the draft alone says that something is done again."""
    return "again" in alignment.draft_side.norms and "again" not in alignment.claim_side.norms


def _is_later(alignment: Alignment, discrepancy: Discrepancy) -> bool:
    """Whether the draft's date lies after the claim's."""
    ours = next((d for d in alignment.draft.dates if d.span == discrepancy.span), None)
    theirs = next((d for d in alignment.claim.dates if d.span == discrepancy.expected_span), None)
    if ours is None or theirs is None or ours.starts_on is None or theirs.ends_on is None:
        return False
    return ours.starts_on > theirs.ends_on
