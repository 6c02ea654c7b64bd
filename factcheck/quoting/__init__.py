"""Quoting: which findings are about what someone else said, and who that is.

What a quoted person says is their claim, not the paper's. A finding is theirs when all its words
stand inside their quotation; the paper's own words beside it are not. A name or title in quotation
marks, and a single word in scare quotes, say nothing of their own. Words that differ from what the
person is stored to have said are the paper's error.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from functools import cached_property

import attrs

from factcheck.analysis import Context, analyze, read_on
from factcheck.analysis.words import CLOSED
from factcheck.facts import Facts, Tag, Token
from factcheck.findings import Finding, Kind, Quoted
from factcheck.quoting.marks import Stretch, stretches
from factcheck.quoting.speakers import names, says_who, speaker
from factcheck.settings import CHECK, Settings
from factcheck.text import Document, Sentence, Span

__all__ = ["told_apart"]

MIN_WORDS = 5
"""So many quoted words are somebody's own, whether or not the sentence says whose."""

_MOST_BEFORE = 20
"""How many quotations in a row, without a word between them, may be one person's."""


def told_apart(
    document: Document,
    sentences: Sequence[Sentence],
    findings: Sequence[Finding],
    settings: Settings,
) -> tuple[Finding, ...]:
    """Return the findings, those with words that someone else said told as such.

    A suggestion that would alter quoted words is left out: only one of kind quote restores them.
    """
    if not findings:
        return ()
    draft = _Draft(document, tuple(sentences), stretches(document.text))
    if not draft.stretches:
        return tuple(findings)
    excused = settings.quotes != CHECK
    return tuple(_told(draft, finding, excused=excused) for finding in findings)


def _told(draft: _Draft, finding: Finding, *, excused: bool) -> Finding:
    if finding.kind is Kind.QUOTE:
        return finding
    around = draft.quotations(finding.span)
    if not around:
        return finding
    facts = draft.facts(draft.at(finding.sentence.start))
    spoken = [each for each in around if draft.is_speech(each, facts)]
    quoted = None
    if spoken and _is_within(finding.span, facts, [s for each in spoken for s in each.spans]):
        said_by = draft.speaker(spoken[0], facts)
        if not _is_misquoted(finding, said_by):
            quoted = Quoted(said_by, excused)
    altering = any(each in spoken or not each.is_name(facts) for each in around)
    suggestion = None if altering else finding.suggestion
    return attrs.evolve(finding, suggestion=suggestion, quoted=quoted)


@attrs.frozen
class _Quotation:
    """The stretches of one quotation: more than one where it goes on in another paragraph."""

    stretches: tuple[Stretch, ...]

    @property
    def spans(self) -> tuple[Span, ...]:
        return tuple(each.span for each in self.stretches)

    def overlaps(self, span: Span) -> bool:
        """Whether a span shares a character with it; one without any, stands in it."""
        if not span:
            return any(each.start < span.start < each.end for each in self.spans)
        return any(each.overlaps(span) for each in self.spans)

    def words(self, facts: Facts) -> list[Token]:
        """The words of it that are in a sentence."""
        return [
            token
            for token in facts.tokens
            if token.norm[0].isalnum() and any(span.contains(token.span) for span in self.spans)
        ]

    def is_name(self, facts: Facts) -> bool:
        """Whether it is a name or a title alone: each word that tells something has a capital."""
        telling = [token.text for token in self.words(facts) if token.norm not in CLOSED]
        capitals = [text for text in telling if text[0].isupper()]
        return bool(capitals) and all(text[0].isdigit() or text in capitals for text in telling)


@attrs.frozen(slots=False)
class _Draft:
    """A document, its sentences and its quotations."""

    document: Document
    sentences: tuple[Sentence, ...]
    stretches: tuple[Stretch, ...]
    _facts: dict[int, Facts] = attrs.field(factory=dict, init=False)

    @cached_property
    def _quotations(self) -> tuple[_Quotation, ...]:
        """For each stretch, the quotation that it is of."""
        made: list[_Quotation] = []
        parts: list[Stretch] = []
        for each in self.stretches:
            parts.append(each)
            if not each.carried:
                made += [_Quotation(tuple(parts))] * len(parts)
                parts = []
        return (*made, *[_Quotation(tuple(parts))] * len(parts))

    @cached_property
    def _begun(self) -> list[int]:
        return [each.span.start for each in self.stretches]

    @cached_property
    def _starts(self) -> list[int]:
        return [sentence.span.start for sentence in self.sentences]

    def quotations(self, span: Span) -> list[_Quotation]:
        """The quotations that share a character with a span, or hold the place without any."""
        first = max(0, bisect_right(self._begun, span.start) - 1)
        last = bisect_right(self._begun, span.end)
        found = dict.fromkeys(self._quotations[first:last])
        return [each for each in found if each.overlaps(span)]

    def at(self, start: int) -> int:
        """The number of the sentence that starts at an offset."""
        return bisect_left(self._starts, start)

    def facts(self, number: int) -> Facts:
        """What a sentence says, read in the light of the one before: who "he" is, it tells."""
        if number not in self._facts:
            context = Context(self.document.published_on)
            if number:
                context = read_on(context, analyze(self.sentences[number - 1], context))
            self._facts[number] = analyze(self.sentences[number], context)
        return self._facts[number]

    def around(self, quotation: _Quotation) -> range:
        """The numbers of the sentences from the first to the last with words of a quotation."""
        first = max(0, bisect_right(self._starts, quotation.spans[0].start) - 1)
        if self.sentences[first].span.end <= quotation.spans[0].start:
            first += 1
        return range(first, bisect_left(self._starts, quotation.spans[-1].end))

    def is_speech(self, quotation: _Quotation, facts: Facts) -> bool:
        """Whether a quotation says something, `facts` being of a sentence with words of it."""
        if not all(each.sure for each in quotation.stretches):
            return False
        if len(self.around(quotation)) > 1:
            return True
        words = quotation.words(facts)
        # One with hyphens is one: a "take-your-temperature" campaign.
        count = sum(len(span.of(self.document.text).split()) for span in quotation.spans)
        if count < 2 or quotation.is_name(facts):
            return False
        if count >= MIN_WORDS or any(says_who(facts, self._spans(facts))):
            return True
        return count > 2 and any(t.tag in (Tag.VERB, Tag.AUXILIARY) for t in words)

    def speaker(self, quotation: _Quotation, facts: Facts) -> str | None:
        """Who spoke, as the sentences around it tell; or, where they are all quoted, as before."""
        for _ in range(_MOST_BEFORE):
            near = self.around(quotation)
            told = [facts, *(self.facts(number) for number in _ends(near))]
            found = next(filter(None, (self._speaker(quotation, each) for each in told)), None)
            before = self._goes_on(quotation) if found is None else None
            if before is None or not all(map(self._is_quoted, told)):
                return found
            quotation, facts = before, self.facts(self.around(before)[-1])
        return None

    def _goes_on(self, quotation: _Quotation) -> _Quotation | None:
        """The quotation before another, in the same paragraph and the sentence before."""
        at = bisect_left(self._begun, quotation.spans[0].start)
        before = self._quotations[at - 1] if at else None
        if before is None or not self.around(before):
            return None
        between = self.document.text[before.spans[-1].end : quotation.spans[0].start]
        near = self.around(quotation)[0] - self.around(before)[-1] <= 1
        return before if near and "\n\n" not in between.replace("\r", "") else None

    def _speaker(self, quotation: _Quotation, facts: Facts) -> str | None:
        """Who one of its sentences says spoke."""
        number = self.at(facts.sentence.span.start)
        before = self.facts(number - 1) if number else None
        known = frozenset() if before is None else names(before, self._spans(before))
        return speaker(facts, quotation.spans, self._spans(facts), known)

    def _is_quoted(self, facts: Facts) -> bool:
        """Whether every word of a sentence is in quotation marks."""
        return _is_within(facts.sentence.span, facts, self._spans(facts))

    def _spans(self, facts: Facts) -> tuple[Span, ...]:
        """The quotations with words in a sentence."""
        place = facts.sentence.span
        found = (each.spans for each in self.quotations(place))
        return tuple(span for spans in found for span in spans if span.overlaps(place))


def _ends(numbers: range) -> Iterable[int]:
    """The first and the last: who spoke is told where a quotation begins or ends."""
    return dict.fromkeys((*numbers[:1], *numbers[-1:]))


def _is_within(span: Span, facts: Facts, quoted: Iterable[Span]) -> bool:
    """Whether all words at a span are quoted, but for those that tell who spoke."""
    inside = tuple(quoted)
    if not span:
        return any(each.start < span.start < each.end for each in inside)
    beside = set(says_who(facts, inside))
    words = [
        (number, token)
        for number, token in enumerate(facts.tokens)
        if token.norm[0].isalnum() and token.span.overlaps(span)
    ]
    held = [any(each.overlaps(token.span) for each in inside) for _, token in words]
    return any(held) and all(h or n in beside for h, (n, _) in zip(held, words, strict=True))


def _is_misquoted(finding: Finding, said_by: str | None) -> bool:
    """Whether the claim has the words of this speaker, from which the draft's depart."""
    claim = finding.claim
    for discrepancy in finding.discrepancies:
        span = discrepancy.expected_span
        for text in (claim.statement, *claim.variants):
            said = [s.span for s in stretches(text) if len(s.span.of(text).split()) > 2]
            if span.of(text) != discrepancy.expected or not any(s.contains(span) for s in said):
                continue
            if said_by is None or said_by.split()[-1].casefold() in _without(text, said).split():
                return True
    return False


def _without(text: str, quoted: Iterable[Span]) -> str:
    """The words of a text that are not quoted, in lower case and without stops."""
    for span in sorted(quoted, reverse=True):
        text = text[: span.start] + " " + text[span.end :]
    return "".join(c if c.isalnum() else " " for c in text.casefold())
