"""Surroundings: what the rest of a draft tells, beside the sentence that is compared.

A draft that tells much of a claim is on the claim's story. Where it then gives another number than
the claim, and the claim's nowhere, one of the two is likely wrong; where it tells the claim's in
another sentence, this one is on something else.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cached_property

import attrs

from factcheck.facts import CONTENT, DateMention, Facts, Quantity
from factcheck.text import Span

Told = frozenset[str]
"""What words tell, as keys that are the same wherever the same is told."""


def told_by(facts: Facts, span: Span | None = None) -> Told:
    """Return what a sentence tells, or its words at `span`: numbers, days and words of content.

    A number or a day is one key, however it is written; any other word is there as its lemma and as
    it stands, in lower case. At a span, the words of a number or a day are left out.
    """
    measured = [q for q in facts.quantities if span is None or q.span.overlaps(span)]
    days = [d for d in facts.dates if span is None or d.span.overlaps(span)]
    apart: set[int] = set()
    if span is not None:
        apart.update(i for q in measured for i in range(q.first, q.end))
        apart.update(i for d in days for i in range(d.first, d.end))
    made = {_of_quantity(each) for each in measured} | {_of_day(each) for each in days}
    for index, token in enumerate(facts.tokens):
        if token.tag in CONTENT and index not in apart:
            if span is None:
                made.update((token.lemma, token.norm))
            elif token.start < span.end and span.start < token.end:
                made.add(token.lemma)
    return frozenset(made)


def _of_quantity(quantity: Quantity) -> str:
    bounds = f"{quantity.low:.12g} {quantity.high:.12g}"
    return f"= {quantity.dimension} {quantity.unit} {bounds}"


def _of_day(day: DateMention) -> str:
    return f"@ {day.year} {day.month} {day.day} {day.weekday}"


@attrs.frozen(eq=False)
class DraftCounts:
    """How many sentences of a draft tell each thing, given what each of them tells.

    The sentences are gone through once, when the first count is asked for.
    """

    _told: Iterable[Told] = attrs.field(repr=False)
    _shares: dict[object, float] = attrs.field(factory=dict, init=False, repr=False)

    @cached_property
    def counts(self) -> Mapping[str, int]:
        """The number of sentences that tell each thing told."""
        counts: Counter[str] = Counter()
        for each in self._told:
            counts.update(each)
        return counts

    def around(self, own: Told) -> Surroundings:
        """Return what is around a sentence of the draft, given what it tells itself."""
        return Surroundings(self, own)

    def share_of(self, words: tuple[tuple[str, str, float, bool], ...]) -> float:
        """The share of a claim's `words`, by weight, that is told somewhere in the draft.

        Each has its lemma, its plain form and its weight.
        """
        known = self._shares.get(words)
        if known is None:
            total = sum(weight for _, _, weight, _ in words)
            met = sum(w for lemma, norm, w, _ in words if {lemma, norm} & self.counts.keys())
            known = self._shares[words] = met / total if total else 0.0
        return known


@attrs.frozen(eq=False)
class Surroundings:
    """A sentence's draft, and what the sentence itself tells."""

    draft: DraftCounts
    own: Told

    def elsewhere(self, told: Told) -> bool:
        """Whether other sentences of the draft tell all of that; never of nothing."""
        counts, own = self.draft.counts, self.own
        return bool(told) and all(counts.get(key, 0) > (key in own) for key in told)

    def answers(self, asked: Told) -> tuple[str, ...]:
        """What of `asked` the draft tells, and what of it in other sentences than this one.

        Two sentences that ask the same and get the same answers have the same surroundings.
        """
        met = sorted(key for key in asked if key in self.draft.counts)
        return tuple(f"{key}\t{self.elsewhere(frozenset((key,)))}" for key in met)


def alone(facts: Facts) -> Surroundings:
    """Return what is around a sentence that stands by itself."""
    told = told_by(facts)
    return DraftCounts((told,)).around(told)
