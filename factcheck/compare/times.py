"""Times: whether a clause tells of another time than the claim, as far as the days are known.

Dates that clash are for `dates` to report. This is for what is only implied: a claim without a date
tells of the days around the day it was told on, and a month without a year is of a likely one.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from factcheck.compare.alignment import Alignment
from factcheck.compare.standards import is_measured_by
from factcheck.facts import DateMention, Facts, Tag

Time = tuple[date, date]
"""The first and the last day."""

# How far apart dates lie, at least, that are of different years, and not just other days.
_APART = timedelta(days=90)
# How far from the day it was told on a claim without a date may lie.
_AROUND = timedelta(days=75)
_PERIODS = frozenset("week month quarter year season term edition campaign".split())
_LAST = frozenset(("last", "previous", "preceding"))
# What is held to come may be held otherwise later; and how far before the verb "had" may stand.
_EXPECTING = frozenset("expect forecast predict project anticipate estimate plan".split())
_AUXILIARIES = 3
_EARLIER = frozenset(("earlier", "before", "previously", "ago"))


def is_of_another_time(alignment: Alignment) -> bool:
    """Whether the clause gives a time at which the claim's event isn't, by what is implied."""
    draft, claim = alignment.draft, alignment.claim
    if _is_expected_no_more(alignment):
        return True
    if claim.told_on is None:
        return False
    given = [d for d in draft.dates if d.first in alignment.segment]
    told = [d for d in given if not is_measured_by(draft, d.first)]
    if not told:
        return not claim.dates and _is_said_to_be(alignment)
    times = [_time(d) for d in told]
    if claim.dates:
        if not any(d.likely_year is not None for d in (*told, *claim.dates)):
            return False
        others, apart = [_time(d) for d in claim.dates], _APART
    else:
        others, apart = [(claim.told_on, claim.told_on)], _AROUND
    return not any(
        one is None or two is None or (one[0] - two[1] <= apart and two[0] - one[1] <= apart)
        for one in times
        for two in others
    )


def _is_expected_no_more(alignment: Alignment) -> bool:
    """Whether the clause tells what "had been" expected, the claim what is expected now."""
    draft, claim = alignment.draft, alignment.claim
    return any(
        draft.tokens[i].lemma in _EXPECTING
        and claim.tokens[j].lemma in _EXPECTING
        and claim.tokens[j].form == "third"
        and any(t.norm == "had" for t in draft.tokens[max(0, i - _AUXILIARIES) : i])
        for i, j in alignment.pairs.items()
        if i in alignment.segment
    )


def _time(mention: DateMention) -> Time | None:
    """The days that a date can mean; None where they aren't known, or any may be meant."""
    starts, ends = mention.starts_on, mention.ends_on
    if starts is None or ends is None:
        year, month = mention.likely_year, mention.month
        if year is None or month is None:
            return None
        last = monthrange(year, month)[1]
        if (mention.day or 1) > last:
            return None
        starts = date(year, month, mention.day or 1)
        ends = date(year, month, mention.day or last)
    if mention.relation in ("after", "since"):
        return starts, date.max
    if mention.relation in ("before", "until"):
        return date.min, ends
    return starts, ends


def _is_said_to_be(alignment: Alignment) -> bool:
    """Whether words alone tell of another time: "last season", where the claim has none of it."""
    draft, claim = alignment.draft, alignment.claim
    if any(first in alignment.segment for first in _these_times(draft)):
        return bool(_earlier_times(claim))
    return not _earlier_times(claim) and any(
        first in alignment.segment and not is_measured_by(draft, first)
        for first in _earlier_times(draft)
    )


def _these_times(facts: Facts) -> list[int]:
    """Where words for the present time begin: "this season"."""
    return [
        index
        for index, token in enumerate(facts.tokens[:-1])
        if token.norm == "this" and facts.tokens[index + 1].lemma in _PERIODS
    ]


def _earlier_times(facts: Facts) -> list[int]:
    """Where words for an earlier time begin."""
    norms = [t.norm for t in facts.tokens]
    made = []
    for index, token in enumerate(facts.tokens):
        if token.lemma not in _PERIODS or token.tag is not Tag.NOUN or not index:
            continue
        before, after = norms[index - 1], norms[index + 1 : index + 2]
        over_the_last = before == "last" and norms[index - 2 : index - 1] == ["the"]
        if (before in _LAST and not over_the_last) or (after and after[0] in _EARLIER):
            made.append(index - 1)
    return made
