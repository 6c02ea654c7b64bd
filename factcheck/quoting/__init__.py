"""Quoting: which findings are about what someone else said, and who that is.

What a quoted person says is their claim, not the paper's. A finding is theirs when all its words
stand inside their quotation; the paper's own words beside it are not. A name or title in quotation
marks, and a single word in scare quotes, say nothing of their own. Words that differ from what the
person is stored to have said are the paper's error.

A block quote without marks is a quotation, too, where quotations are left to the speaker or
skipped; where they are checked as all else is, it is read as the paper's own words.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterable, Iterator, Sequence
from functools import cached_property

import attrs

from factcheck.analysis import Context, analyze, read_on
from factcheck.analysis.words import CLOSED
from factcheck.facts import Facts, Tag, Token
from factcheck.findings import Finding, Kind, Quoted
from factcheck.quoting.marks import Stretch, stretches
from factcheck.quoting.speakers import Name, introduced, names, says_who, signed, speaker
from factcheck.settings import CHECK, Settings
from factcheck.text import Document, Sentence, Span

__all__ = ["told_apart"]

_DASH = re.compile(r"(?:\A|[\r\n])[ \t]*(?:[-–—―]|--)[ \t\xa0]*\Z")
_DASH_REACH = 8
"""How far before a name a dash is looked for, and the line's beginning before that."""

MIN_WORDS = 5
"""So many quoted words are somebody's own, whether or not the sentence says whose."""


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
    excused = settings.quotes != CHECK
    draft = _Draft(document, tuple(sentences), stretches(document.text))
    if not draft.stretches and not (excused and document.quotes):
        return tuple(findings)
    return tuple(_told(draft, finding, excused=excused) for finding in findings)


def _told(draft: _Draft, finding: Finding, *, excused: bool) -> Finding:
    if finding.kind is Kind.QUOTE:
        return finding
    around = draft.quotations(finding.span)
    if not around:
        return _set_off(draft, finding) if excused else finding
    facts = draft.facts(draft.at(finding.sentence.start))
    spoken = [each for each in around if draft.is_speech(each)]
    quoted = None
    if spoken and _is_within(finding.span, facts, draft.spans(facts, spoken)):
        said_by = draft.speaker(spoken[0])
        if not _is_misquoted(finding, said_by):
            quoted = Quoted(said_by, excused)
    elif excused and (told := _set_off(draft, finding)).quoted is not None:
        return told
    altering = any(each in spoken or not draft.is_name(each, facts) for each in around)
    suggestion = None if altering else finding.suggestion
    return attrs.evolve(finding, suggestion=suggestion, quoted=quoted)


def _set_off(draft: _Draft, finding: Finding) -> Finding:
    """A finding in a block quote is about the words of whoever is quoted."""
    quote = draft.block_quote(finding.span)
    if quote is None or not draft.says(quote):
        return finding
    said_by = draft.attributed(quote)
    if _is_misquoted(finding, said_by):
        return finding
    return attrs.evolve(finding, suggestion=None, quoted=Quoted(said_by, excused=True))


@attrs.frozen(eq=False)
class _Quotation:
    """The stretches of one quotation: more than one where it goes on in another paragraph."""

    stretches: tuple[Stretch, ...]

    @property
    def start(self) -> int:
        return self.stretches[0].span.start

    @property
    def end(self) -> int:
        return self.stretches[-1].span.end


@attrs.frozen(slots=False)
class _Draft:
    """A document, its sentences and its quotations.

    What was found out of a sentence or a quotation is kept: many findings may be in one.
    """

    document: Document
    sentences: tuple[Sentence, ...]
    stretches: tuple[Stretch, ...]
    _facts: dict[int, Facts] = attrs.field(factory=dict, init=False)
    _speech: dict[_Quotation, bool] = attrs.field(factory=dict, init=False)
    _speakers: dict[_Quotation, str | None] = attrs.field(factory=dict, init=False)
    _attributed: dict[Span, str | None] = attrs.field(factory=dict, init=False)

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

    def _near(self, span: Span) -> Iterator[int]:
        """The numbers of the stretches that share a character with a span.

        A span without any stands in one.
        """
        first = max(0, bisect_right(self._begun, span.start) - 1)
        for number in range(first, bisect_right(self._begun, span.end)):
            place = self.stretches[number].span
            if place.overlaps(span) or (not span and place.start < span.start < place.end):
                yield number

    def quotations(self, span: Span) -> list[_Quotation]:
        """The quotations with words at a span."""
        return list(dict.fromkeys(self._quotations[number] for number in self._near(span)))

    def spans(self, facts: Facts, quotations: Container[_Quotation] | None = None) -> list[Span]:
        """Where the words of a sentence are quoted: in any quotation, or in some."""
        return [
            self.stretches[number].span
            for number in self._near(facts.sentence.span)
            if quotations is None or self._quotations[number] in quotations
        ]

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

    def block_quote(self, span: Span) -> Span | None:
        """The block quote that holds a span."""
        quotes = self.document.quotes
        at = bisect_right(quotes, span.start, key=lambda quote: quote.start)
        return quotes[at - 1] if at and quotes[at - 1].contains(span) else None

    def says(self, quote: Span) -> bool:
        """Whether a block quote says something: no name or slogan alone."""
        several = len(self.around(quote)) > 1
        return several or len(quote.of(self.document.text).split()) >= MIN_WORDS

    def attributed(self, quote: Span) -> str | None:
        """Whose words a block quote has, by the sentence before it, or by the name below it."""
        if quote not in self._attributed:
            self._attributed[quote] = self._attribution(quote)
        return self._attributed[quote]

    def _attribution(self, quote: Span) -> str | None:
        near = self.around(quote)
        below = self._signature(near[-1])
        if below is None and near.stop < len(self.sentences):
            below = self._signature(near.stop)
        if below is not None or not near.start:
            return below
        facts = self.facts(near.start - 1)
        return introduced(facts, self.spans(facts), self._named_before(near.start - 1))

    def _signature(self, number: int) -> str | None:
        """The name of which a paragraph is, behind a dash: "— Ann Lee, editor"."""
        start = self.sentences[number].span.start
        if _DASH.search(self.document.text, max(0, start - _DASH_REACH), start) is None:
            return None
        return signed(self.facts(number))

    def _named_before(self, number: int) -> frozenset[Name]:
        """The names in the sentence before one."""
        if not number:
            return frozenset()
        before = self.facts(number - 1)
        return names(before, self.spans(before))

    def around(self, quotation: _Quotation | Span) -> range:
        """The numbers of the sentences from the first to the last with words of a quotation."""
        first = max(0, bisect_right(self._starts, quotation.start) - 1)
        if self.sentences[first].span.end <= quotation.start:
            first += 1
        return range(first, bisect_left(self._starts, quotation.end))

    def is_name(self, quotation: _Quotation, facts: Facts) -> bool:
        """Whether it is a name or a title alone: each word that tells something has a capital."""
        words = _words(facts, self.spans(facts, (quotation,)))
        telling = [token.text for token in words if token.norm not in CLOSED]
        capitals = [text for text in telling if text[0].isupper()]
        return bool(capitals) and all(text[0].isdigit() or text in capitals for text in telling)

    def is_speech(self, quotation: _Quotation) -> bool:
        """Whether a quotation says something."""
        if quotation not in self._speech:
            self._speech[quotation] = self._says(quotation)
        return self._speech[quotation]

    def _says(self, quotation: _Quotation) -> bool:
        near = self.around(quotation)
        if not near or not all(each.sure for each in quotation.stretches):
            return False
        if len(near) > 1:
            return True
        facts = self.facts(near[0])
        # One with hyphens is one: a "take-your-temperature" campaign.
        count = len(self.document.text[quotation.start : quotation.end].split())
        if count < 2 or self.is_name(quotation, facts):
            return False
        if count >= MIN_WORDS or any(says_who(facts, self.spans(facts))):
            return True
        words = _words(facts, self.spans(facts, (quotation,)))
        return count > 2 and any(t.tag in (Tag.VERB, Tag.AUXILIARY) for t in words)

    def speaker(self, quotation: _Quotation) -> str | None:
        """Who spoke, as the sentences around it tell; or, where they are all quoted, as before."""
        row: list[_Quotation] = []
        found: str | None = None
        before: _Quotation | None = quotation
        while before is not None:
            if before in self._speakers:
                found = self._speakers[before]
                break
            row.append(before)
            told = [self.facts(number) for number in _ends(self.around(before))]
            found = next(filter(None, (self._speaker(before, each) for each in told)), None)
            goes_on = found is None and all(map(self._is_quoted, told))
            before = self._before(before) if goes_on else None
        self._speakers.update(dict.fromkeys(row, found))
        return found

    def _before(self, quotation: _Quotation) -> _Quotation | None:
        """The quotation before another, in the same paragraph and the sentence before."""
        at = bisect_left(self._begun, quotation.start)
        before = self._quotations[at - 1] if at else None
        if before is None or not self.around(before):
            return None
        between = self.document.text[before.end : quotation.start]
        near = self.around(quotation)[0] - self.around(before)[-1] <= 1
        return before if near and "\n\n" not in between.replace("\r", "") else None

    def _speaker(self, quotation: _Quotation, facts: Facts) -> str | None:
        """Who one of its sentences says spoke."""
        known = self._named_before(self.at(facts.sentence.span.start))
        return speaker(facts, self.spans(facts, (quotation,)), self.spans(facts), known)

    def _is_quoted(self, facts: Facts) -> bool:
        """Whether every word of a sentence is in quotation marks."""
        return _is_within(facts.sentence.span, facts, self.spans(facts))


def _words(facts: Facts, spans: Sequence[Span]) -> list[Token]:
    """The words of a sentence at some spans."""
    return [
        token
        for token in facts.tokens
        if token.norm[0].isalnum() and any(span.contains(token.span) for span in spans)
    ]


def _ends(numbers: range) -> Iterable[int]:
    """The first and the last: who spoke is told where a quotation begins or ends."""
    return dict.fromkeys((*numbers[:1], *numbers[-1:]))


def _is_within(span: Span, facts: Facts, quoted: Sequence[Span]) -> bool:
    """Whether all words at a span are quoted, but for those that tell who spoke."""
    if not span:
        return any(each.start < span.start < each.end for each in quoted)
    beside = set(says_who(facts, quoted))
    words = [
        (number, token)
        for number, token in enumerate(facts.tokens)
        if token.norm[0].isalnum() and token.span.overlaps(span)
    ]
    held = [any(each.overlaps(token.span) for each in quoted) for _, token in words]
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
