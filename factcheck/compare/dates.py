"""Dates of one event: another day, month or year, at the precision that both sides give."""

from __future__ import annotations

from itertools import pairwise

import attrs

from factcheck.compare.agreeing import BOUNDED, agree, may_be_compared
from factcheck.compare.alignment import Alignment
from factcheck.compare.dating import (
    DATING,
    are_given_alike,
    are_of_one_event,
    clause_of,
    dates_one_noun,
    is_of_these_days,
    is_told_to_date,
    tell_of_one_thing,
    telling_before,
)
from factcheck.compare.implied import SPEAKING
from factcheck.compare.standards import is_measured_by
from factcheck.facts import Clause, DateMention, Facts, Tag
from factcheck.findings import DateDiscrepancy, Discrepancy

AS_OF = "as of"
_TIES = frozenset(("event", "only", "shape", "year", "month", "life"))
_BESIDE = frozenset(("apposition", "participial", "relative"))
_SETS_APART = frozenset("after before since until that who which and but".split())
_LIFE = (frozenset(("bear", "born", "birth")), frozenset(("die", "death")))
_DASHES = frozenset("-–—")
# How far back, in tokens, the bracket opens that holds a life's dates.
_WITHIN = 20

# What is denied after a day ended on it.
_BEYOND = frozenset(("after", "beyond", "past"))


def compare_dates(alignment: Alignment) -> list[Discrepancy]:
    """Pair the dates of the clause with the claim's, and report a pair that cannot be one day."""
    draft, claim = alignment.draft, alignment.claim
    claimed = _claimed(claim)
    ours = [d for d in draft.dates if d.first in alignment.segment and not _is_named(alignment, d)]
    open_ours = [d for d in ours if not _borne_out(alignment, d)]
    met = [d for d in ours if d not in open_ours]
    # What is before or after a time agrees with many a day; another may tell the same event.
    left = open_ours + [d for d in met if not _met_by_a_day(d, claimed)]
    given = [d for one in met for d in _counterparts(one, claimed)]
    rest = [d for d in claimed if d not in given]
    rest += [d for d in claimed if d not in rest and _is_finer_than_all(d, met, left)]
    rest = [d for d in rest if not any(_is_quoted(alignment, one, d) for one in ours)]
    scored = []
    for n, one in enumerate(left):
        for m, two in enumerate(rest):
            if may_be_compared(one, two) and not agree(one, two):
                if _is_held_against(alignment, one, two) or _is_last_day(alignment, one, two):
                    continue
                cues = _cues(alignment, one, two)
                if "other-event" in cues and _are_told_apart(alignment, one, two):
                    continue
                if "event" in cues and not tell_of_one_thing(alignment, one, two):
                    continue
                if one in met:
                    cues |= {"agrees-elsewhere"}
                beside = _is_told_beside(draft, one) is not _is_told_beside(claim, two)
                scored.append((-len(cues & _TIES), beside, n, m, cues))
    made: list[Discrepancy] = []
    seen_draft: set[int] = set()
    seen_claim: set[int] = set()
    for _, _, n, m, cues in sorted(scored, key=lambda pair: pair[:4]):
        if n in seen_draft or m in seen_claim:
            continue
        seen_draft.add(n)
        seen_claim.add(m)
        one, two = left[n], rest[m]
        made.append(
            alignment.differ(
                DateDiscrepancy,
                one.span,
                two.span,
                claim.words(two.span) if _shape(one) == _shape(two) else None,
                cues,
            )
        )
    return made


def _is_told_beside(facts: Facts, mention: DateMention) -> bool:
    """Whether a date only is in what tells more of something: ", which also erupted in 1921,"."""
    clause = clause_of(facts, mention)
    return clause is not None and clause.kind in _BESIDE


def _is_last_day(alignment: Alignment, one: DateMention, two: DateMention) -> bool:
    """Whether one side denies what is after the day on which it ends on the other.

    What will stop in 2027 will no longer be done after 2027.
    """
    if not _is_one_day(one, two):
        return False
    beside = {t.norm for t in alignment.draft.tokens[max(0, one.first - 1) : one.first + 1]}
    denied = any(n.token < one.first and not n.lexical for n in alignment.draft.negations)
    return denied and bool(beside & _BEYOND)


def _is_quoted(alignment: Alignment, one: DateMention, two: DateMention) -> bool:
    """Whether one utterance is quoted on both sides: its "today" is that of the speaker."""
    return (
        alignment.pairs.get(one.first) == two.first
        and alignment.draft.tokens[one.first].norm == alignment.claim.tokens[two.first].norm
        and any(q.first <= one.first < q.end for q in alignment.draft.quotations)
        and any(q.first <= two.first < q.end for q in alignment.claim.quotations)
    )


def _is_held_against(alignment: Alignment, one: DateMention, two: DateMention) -> bool:
    """Whether just one of two times tells what a number of another time is held against."""
    return is_measured_by(alignment.draft, one.first) != is_measured_by(alignment.claim, two.first)


def _is_named(alignment: Alignment, date: DateMention) -> bool:
    """Whether a year tells how old a thing is in the claim: "before 2019", "older than 2019"."""
    norm = alignment.draft.tokens[date.first].norm
    if date.end - date.first > 1 or not norm.isdigit():
        return False
    return any(
        two.norm == norm for one, two in pairwise(alignment.claim.tokens) if one.norm == "than"
    )


def _claimed(claim: Facts) -> list[DateMention]:
    """The claim's dates; the first and last day of a life are days, not bounds of a time."""
    return [
        d if _life_event(claim, d) is None else attrs.evolve(d, relation="on") for d in claim.dates
    ]


def _borne_out(alignment: Alignment, mention: DateMention) -> bool:
    """Whether the claim has a date that the draft's agrees with.

    Where the claim gives days, a year around them bears out no day; and what is before or after a
    time is measured by a like bound, or by the date of the same event, where there is one.
    """
    rivals = _claimed(alignment.claim)
    fine = [d for d in rivals if d.day is not None]
    if mention.day is not None and fine:
        rivals = fine
    if mention.relation in BOUNDED:
        same = [d for d in rivals if d.relation == mention.relation]
        tied = [d for d in rivals if _cues(alignment, mention, d) & {"event", "life"}]
        rivals = same or tied or rivals
    # "1995" is at odds with "1985", and nothing to "30 September" beside it.
    like = [d for d in rivals if are_given_alike(d, mention)]
    return any(agree(mention, other) for other in like or rivals)


def _met_by_a_day(mention: DateMention, claimed: list[DateMention]) -> bool:
    """Whether a date agrees with one of the claim's, or with a bound where there is nothing closer.

    "October 2019" agrees with "since 1979", but beside "October 2016" that says little.
    """
    if any(d.relation == mention.relation and agree(mention, d) for d in claimed):
        return True
    if any(d.relation == "since" and _is_one_day(d, mention) for d in claimed):
        # Who was married from 1963 on married in 1963.
        return True
    days = [d for d in claimed if d.relation not in BOUNDED and _shape(d) == _shape(mention)]
    return not days or any(agree(mention, d) for d in days)


def _is_one_day(one: DateMention, two: DateMention) -> bool:
    """Whether two dates give the same year, month and day, one of these at least."""
    given = one.year, one.month, one.day
    return any(given) and given == (two.year, two.month, two.day)


def _is_finer_than_all(other: DateMention, met: list[DateMention], left: list[DateMention]) -> bool:
    """Whether the year alone is borne out, and a month or day without a year is not.

    "Next year's fair opens in July" is at odds with "August 2027".
    """
    given = [d for d in met if _is_counterpart(d, other)]
    whole = all(d.month is None and d.weekday is None and d.relation == "on" for d in given)
    return whole and other.month is not None and any(d.year is None and d.month for d in left)


def _counterparts(mention: DateMention, claimed: list[DateMention]) -> list[DateMention]:
    """Those of the claim's dates that a date stands for: "July" for "July" before "19 July"."""
    met = [d for d in claimed if _is_counterpart(mention, d)]
    alike = [d for d in met if mention.month is not None and _shape(d) == _shape(mention)]
    return alike or met


def _is_counterpart(mention: DateMention, other: DateMention) -> bool:
    """Whether two dates that agree are one: 1904 lies before 1966, but is not "until 1966"."""
    bounds = {mention.relation, other.relation} & BOUNDED
    alike = agree(mention, other) and are_given_alike(mention, other)
    return alike and (not bounds or mention.relation == other.relation)


def _cues(alignment: Alignment, one: DateMention, two: DateMention) -> frozenset[str]:
    """What ties two dates to one event, and what speaks against it."""
    made = set()
    ours, theirs = _event(alignment.draft, one), _event(alignment.claim, two)
    if ours is not None and theirs is not None:
        one_event = are_of_one_event(alignment, ours, theirs) or (
            _only_reports(alignment.draft, ours)
            and _only_reports(alignment.claim, theirs)
            and _is_one_speaker(alignment, ours, theirs)
        )
        made.add("event" if one_event else "other-event")
    if is_told_to_date(alignment, one) and dates_one_noun(alignment, one, two):
        made.discard("other-event")
        made |= {"event", "dating"} if alignment.names else {"event"}
    bound = _life_event(alignment.claim, two)
    if ours is not None and bound is not None:
        made.discard("other-event")
        same = alignment.draft.tokens[ours].lemma in _LIFE[bound]
        made.add("life" if same else "other-event")
    if len(alignment.draft.dates) == len(alignment.claim.dates) == 1:
        made.add("only")
    if BOUNDED & {one.relation, two.relation}:
        made.add("bounded")
    if two.relation == "since" and one.relation == "on":
        # What is so since then may have been otherwise before.
        made.add("before-it-began")
    if _shape(one) == _shape(two):
        made.add("shape")
    if AS_OF in (one.relation, two.relation):
        made.add("record")
    if one.year is not None and one.year == two.year:
        made.add("year")
    if one.month is not None and one.month == two.month:
        made.add("month")
    return frozenset(made)


def _are_told_apart(alignment: Alignment, one: DateMention, two: DateMention) -> bool:
    """Whether the day of one event is laid beside that of another that both sides tell of.

    "Killed 20 rebels on Saturday" is not at odds with "killed 20 rebels, he said on Monday".
    """
    if AS_OF in (one.relation, two.relation):
        return False
    if is_of_these_days(alignment, one, two):
        return True
    ours, theirs = _dated_clause(alignment.draft, one), _dated_clause(alignment.claim, two)
    if theirs is None or theirs.predicate is None:
        return False
    met = alignment.back.get(theirs.predicate)
    if _only_reports(alignment.claim, theirs.predicate) and met is None:
        return True
    if ours is None or ours.predicate is None:
        return False
    told = alignment.pairs.get(ours.predicate)
    if _only_reports(alignment.draft, ours.predicate) and told is None:
        return True
    if BOUNDED & {one.relation, two.relation}:
        return False
    return (met is not None and not _goes_with(alignment.draft, ours, met)) or (
        told is not None and not _goes_with(alignment.claim, theirs, told)
    )


def _goes_with(facts: Facts, clause: Clause, predicate: int) -> bool:
    """Whether the date of a clause is that of a deed, too: its own, or one at the same time.

    "Stopped selling on Monday" dates the stop, and "died on Monday when the car overturned" both.
    """
    if predicate in clause.tokens or clause.predicate is None:
        return True
    first, last = sorted((predicate, clause.predicate))
    between = facts.tokens[first + 1 : last]
    if any(token.norm in ("when", "as") and token.tag is not Tag.PREPOSITION for token in between):
        return not any(token.norm in _SETS_APART for token in between)
    return len(between) <= 1 and all(token.norm == "to" for token in between)


def _life_event(facts: Facts, mention: DateMention) -> int | None:
    """0 or 1 for the first or last day of a life: "Ann Lee (8 May 1901 – 3 June 1980)"."""
    for place, step, bound in ((mention.end, 1, 0), (mention.first - 1, -1, 1)):
        if not 0 <= place < len(facts.tokens) or facts.tokens[place].norm not in _DASHES:
            continue
        other = place + step
        dated = any(d.first <= other < d.end for d in facts.dates)
        opened = any(t.norm == "(" for t in facts.tokens[max(0, mention.first - _WITHIN) : place])
        if dated and opened:
            return bound
    return None


def _event(facts: Facts, mention: DateMention) -> int | None:
    """What a date dates: the verb of telling right before it, or its clause's predicate."""
    told = telling_before(facts, mention)
    clause = clause_of(facts, mention)
    verb = None if clause is None else clause.predicate
    if told is None and verb is not None and facts.tokens[verb].lemma in DATING:
        return next((a.head for a in facts.arguments if a.governor == verb), verb)
    return verb if told is None else told


def _is_one_speaker(alignment: Alignment, ours: int, theirs: int) -> bool:
    """Whether who "said" is who "announced": then it is one telling."""
    spoke = {alignment.pairs.get(i) for i in alignment.subjects(ours)}
    return not spoke.isdisjoint(alignment.claim_subjects(theirs))


def _only_reports(facts: Facts, predicate: int) -> bool:
    return facts.tokens[predicate].lemma in SPEAKING


def _dated_clause(facts: Facts, mention: DateMention) -> Clause | None:
    """The clause that a date dates: not one that it only stands in, or as part of a name."""
    clause = clause_of(facts, mention)
    if clause is None or clause.predicate is None:
        return None
    before = facts.tokens[mention.first - 1].tag if mention.first else None
    if before in (Tag.NAME, Tag.NOUN, Tag.DETERMINER, Tag.ADJECTIVE):
        return None
    told = telling_before(facts, mention)
    if told is not None:
        return attrs.evolve(clause, predicate=told)
    opens = mention.first <= min(clause.tokens) + 1
    return clause if opens or mention.first > clause.predicate else None


def _shape(mention: DateMention) -> tuple[bool, ...]:
    return (
        mention.year is not None,
        mention.month is not None,
        mention.day is not None,
        mention.end - mention.first == 1,
    )
