"""Dating: which event a date is told of, and what is told to date from a year."""

from __future__ import annotations

import attrs

from factcheck.compare.alignment import Alignment
from factcheck.compare.implied import SPEAKING
from factcheck.facts import CONTENT, Clause, DateMention, Facts, Mode, Tag

DATING = frozenset(("date", "date back", "date from", "go back"))
"""Verbs whose date is that of their subject's beginning: "the ban dates back to 2015"."""
# What something was done at has the day of the deed: "announced at a meeting on Monday".
_AT = frozenset(("at", "during"))


_SUBJECTS = frozenset(("subject", "object"))
# Verbs that tell when a thing was, whatever it is called: "the attack happened on Friday".
_HAPPENING = frozenset(("begin", "come", "happen", "hit", "occur", "strike", "take place"))
_TO_COME = frozenset((Mode.FUTURE, Mode.PLAN))
# How far from a verb, in tokens, stands what says that it is still to come.
_REACH = 4


def is_of_these_days(alignment: Alignment, one: DateMention, two: DateMention) -> bool:
    """Whether "on Friday" only dates what has happened since, or will, beside the claim's day.

    "Prosecutors offered a reward on Friday" says nothing on the day of the theft. Where the one who
    acts is whom the claim tells of, another verb may tell the same deed.
    """
    told_from_today = one.day is None and one.month is None and one.year is None
    if not told_from_today or one.starts_on is None or two.month is None:
        return False
    clause = clause_of(alignment.draft, one)
    verb = None if clause is None else clause.predicate
    if clause is None or verb is None or verb in alignment.pairs:
        return False
    if _is_to_come(alignment, verb):
        return True
    if alignment.draft.tokens[verb].lemma in _HAPPENING:
        return False
    # Before a passive stands what it is done to.
    before = [
        a.head
        for a in alignment.draft.arguments
        if a.governor == verb and a.head < verb and a.role in _SUBJECTS
    ]
    return bool(before) and max(before) not in alignment.pairs


def _is_to_come(alignment: Alignment, verb: int) -> bool:
    """Whether a deed that the claim has no word for is still to come: "is due to testify"."""
    near = [m for m in alignment.draft.modalities if abs(verb - m.token) <= _REACH]
    return any(m.mode in _TO_COME for m in near) and not any(
        i in alignment.pairs and alignment.draft.tokens[i].tag is Tag.VERB
        for m in near
        for i in range(m.token, m.token + _REACH)
    )


def tell_of_one_thing(alignment: Alignment, one: DateMention, two: DateMention) -> bool:
    """Whether some is the same of what is said on the two days, where both only date a saying.

    An inspector speaks every day, and of another matter each time.
    """
    ours, theirs = _told_on(alignment.draft, one), _told_on(alignment.claim, two)
    if not ours or not theirs:
        return True
    if _is_said_by_another(alignment, one, two):
        return False
    return any(alignment.pairs.get(i) in theirs for i in ours)


def _is_said_by_another(alignment: Alignment, one: DateMention, two: DateMention) -> bool:
    """Whether who spoke on a day is named, and is nobody who spoke on the other."""
    ours, theirs = clause_of(alignment.draft, one), clause_of(alignment.claim, two)
    if ours is None or ours.predicate is None or theirs is None or theirs.predicate is None:
        return False
    spoke = alignment.subjects(ours.predicate)
    known = alignment.claim_subjects(theirs.predicate)
    told = all(alignment.draft.tokens[i].tag in (Tag.NOUN, Tag.NAME) for i in spoke)
    return bool(spoke and known) and told and not {alignment.pairs.get(i) for i in spoke} & {*known}


def _told_on(facts: Facts, mention: DateMention) -> frozenset[int]:
    """The words with content of what was said on a day; none where the day dates no saying."""
    clause = clause_of(facts, mention)
    if clause is None or clause.predicate is None or not clause.reporting:
        return frozenset()
    if facts.tokens[clause.predicate].lemma not in SPEAKING:
        return frozenset()
    return frozenset(
        i for i, t in enumerate(facts.tokens) if t.tag in CONTENT and i not in clause.tokens
    )


def dates_one_noun(alignment: Alignment, one: DateMention, two: DateMention) -> bool:
    """Whether a noun that one side dates has the other's year before it: "a 2018 study"."""
    ours, theirs = _dated_noun(alignment.draft, one), _dated_noun(alignment.claim, two)
    return ours is not None and alignment.pairs.get(ours) == theirs


def are_of_one_event(alignment: Alignment, ours: int, theirs: int) -> bool:
    """Whether two words tell one event, or verbs joined to them do: "shot and killed in May"."""
    return any(
        alignment.aligned(i, j)
        for i in _joined(alignment.draft, ours)
        for j in _joined(alignment.claim, theirs)
    )


def _joined(facts: Facts, verb: int) -> tuple[int, ...]:
    """A verb, with the one that "and" joins to it at once."""
    pair = facts.tokens[verb - 2 : verb] if verb > 1 else ()
    joins = len(pair) > 1 and pair[0].tag is Tag.VERB and pair[1].norm == "and"
    return (verb, verb - 2) if joins else (verb,)


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
    """The smallest clause with a predicate that a date stands in.

    Where it is told of a participle there, what begins with that: "a suit | filed in May". The day
    of what a deed was done at is the deed's: "spoke at an event on Monday".
    """
    holding = [
        c
        for c in facts.clauses
        if mention.first in c.tokens and c.predicate is not None
        if not (_is_occasion(facts, c) or _is_told_of(facts, c))
    ]
    if not holding:
        return None
    clause = min(holding, key=lambda c: len(c.tokens))
    stressed = _stressed_of(facts, clause, mention)
    if stressed is not None:
        return stressed
    dated = [
        a.governor
        for a in facts.arguments
        if mention.first <= a.head < mention.end and _is_reduced(facts, clause, a.governor)
    ]
    if not dated:
        return clause
    behind = tuple(i for i in clause.tokens if i >= dated[0])
    return attrs.evolve(clause, predicate=dated[0], tokens=behind)


def _stressed_of(facts: Facts, clause: Clause, mention: DateMention) -> Clause | None:
    """The clause whose day another sets first: "it was on Monday | that Ann Lee resigned"."""
    opener = min(clause.tokens)
    verb = clause.predicate
    if verb is None or facts.tokens[opener].norm != "it" or facts.tokens[verb].lemma != "be":
        return None
    that = facts.tokens[mention.end : mention.end + 1]
    if not any(t.norm in ("that", "when") for t in that):
        return None
    behind = (c for c in facts.clauses if mention.end in c.tokens and c.predicate is not None)
    return next((c for c in behind if c.predicate != verb), None)


def _is_occasion(facts: Facts, clause: Clause) -> bool:
    """Whether an event is only what the deed of another clause was done at."""
    if clause.kind != "nominal":
        return False
    deeds = {c.predicate for c in facts.clauses if c.kind != "nominal"}
    return any(
        a.head == clause.predicate and a.role in _AT and a.governor in deeds
        for a in facts.arguments
    )


def _is_told_of(facts: Facts, clause: Clause) -> bool:
    """Whether an event is only to whom, or of what, another clause says something."""
    if clause.kind != "nominal":
        return False
    told = {c.predicate for c in facts.clauses if c.reporting}
    return any(
        a.head == clause.predicate and a.role == "object" and a.governor in told
        for a in facts.arguments
    )


def _is_reduced(facts: Facts, clause: Clause, word: int) -> bool:
    """Whether a word is a participle behind the predicate of a clause, within it."""
    token = facts.tokens[word]
    if token.tag is not Tag.VERB or token.form != "participle" or word not in clause.tokens:
        return False
    later = clause.predicate is not None and word > clause.predicate
    return later and all(c.predicate != word for c in facts.clauses)


def telling_before(facts: Facts, mention: DateMention) -> int | None:
    """The "said" of "he said on Monday they had left", which no comma or "that" parts."""
    before = mention.first - 1
    if before >= 0 and facts.tokens[before].tag is Tag.PREPOSITION:
        before -= 1
    token = facts.tokens[before] if before >= 0 else None
    told = token is not None and token.tag is Tag.VERB and token.lemma in SPEAKING
    return before if told else None


def are_given_alike(one: DateMention, two: DateMention) -> bool:
    """Return whether two dates give some part alike; "last week" gives none, and may be any."""
    given = _given(one), _given(two)
    return not all(given) or not given[0].isdisjoint(given[1])


def _given(mention: DateMention) -> frozenset[str]:
    """Which parts a date gives: "year", "month", "weekday"."""
    parts = {"year": mention.year, "month": mention.month, "weekday": mention.weekday}
    return frozenset(name for name, value in parts.items() if value is not None)
