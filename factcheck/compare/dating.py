"""Dating: what is told to date from a year, beside the year that stands before its name."""

from __future__ import annotations

from factcheck.compare.alignment import Alignment
from factcheck.facts import Clause, DateMention, Facts, Tag

DATING = frozenset(("date", "date back", "date from", "go back"))
"""Verbs whose date is that of their subject's beginning: "the ban dates back to 2015"."""


def dates_one_noun(alignment: Alignment, one: DateMention, two: DateMention) -> bool:
    """Whether a noun that one side dates has the other's year before it: "a 2018 study"."""
    ours, theirs = _dated_noun(alignment.draft, one), _dated_noun(alignment.claim, two)
    return ours is not None and alignment.pairs.get(ours) == theirs


def is_told_to_date(alignment: Alignment, mention: DateMention) -> bool:
    """Whether the draft's date is what it tells of something: "dates from 2018"."""
    clause = clause_of(alignment.draft, mention)
    verb = None if clause is None else clause.predicate
    return verb is not None and alignment.draft.tokens[verb].lemma in DATING


def _dated_noun(facts: Facts, mention: DateMention) -> int | None:
    """The noun that a date dates: "the study dates from 2018", "a 2018 study"."""
    clause = clause_of(facts, mention)
    verb = None if clause is None else clause.predicate
    if clause is not None and verb is not None and facts.tokens[verb].lemma in DATING:
        heads = [a.head for a in facts.arguments if a.governor == verb and a.role == "subject"]
        # Where a clause stands between, the noun that the sentence begins with.
        first = (i for i in sorted(clause.tokens) if facts.tokens[i].tag is Tag.NOUN)
        return next(iter((*heads, *first)), None)
    following = facts.tokens[mention.end : mention.end + 1]
    return mention.end if any(t.tag is Tag.NOUN for t in following) else None


def clause_of(facts: Facts, mention: DateMention) -> Clause | None:
    """The smallest clause with a predicate that a date stands in."""
    holding = [c for c in facts.clauses if mention.first in c.tokens and c.predicate is not None]
    return min(holding, key=lambda c: len(c.tokens)) if holding else None
