"""How far a directive reaches: a sentence, what stands between two, or the whole file."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

import attrs

from factcheck.errors import Problem
from factcheck.findings import Finding, Report
from factcheck.silence.directives import Directive, Name, Target
from factcheck.text import Document, Span

_WHERE = {
    Name.NEXT: "in the next sentence",
    Name.START: "before its factcheck-ignore-end",
    Name.FILE: "in this file",
}


_BESIDE = "in the sentences that it is about"


@attrs.define
class Reach:
    """A directive and where it holds, and which of its targets were of use.

    `sentences` are single ones, in the document's text; `block` is a stretch of the source; without
    both it holds in the whole file.
    """

    directive: Directive
    sentences: frozenset[Span] | None = None
    block: Span | None = None
    _used: set[Target | None] = attrs.field(factory=set, init=False)

    def covers(self, document: Document, finding: Finding) -> bool:
        """Whether the directive silences `finding`, which then counts as use."""
        if self.sentences is not None and finding.sentence not in self.sentences:
            return False
        if self.block is not None and not self.block.contains(document.in_source(finding.span)):
            return False
        targets = self.directive.targets
        found = [t for t in targets if t.covers(finding)] if targets else [None]
        self._used.update(found)
        return bool(found)

    def unused(self, document: Document) -> Iterator[Problem]:
        """Yield a note for what silenced nothing: the directive, or some of its targets."""
        directive = self.directive
        where = (
            _BESIDE if directive.about and directive.name is Name.NEXT else _WHERE[directive.name]
        )
        if not self._used:
            yield note(document, directive, f"{directive.words}: silences nothing {where}")
            return
        for target in directive.targets:
            if target not in self._used:
                message = f"{directive.name}: {target.words} silences nothing {where}"
                yield note(document, directive, message)


def note(document: Document, directive: Directive, message: str) -> Problem:
    """Return a note on a directive, with its place in the file."""
    position = document.lines.position(directive.span.start)
    return Problem(document.path or "", message, "", position.line, position.column)


def reaches(
    report: Report, directives: tuple[Directive, ...]
) -> tuple[tuple[Reach, ...], tuple[Problem, ...]]:
    """Return where each directive holds, and notes on those that are wrong.

    What is wrong silences nothing: a name or kind that isn't known, a start without an end.
    """
    document = report.document
    made: list[Reach] = []
    notes: list[Problem] = []
    opened: list[Directive] = []
    after = _Following(report) if any(d.name is Name.NEXT for d in directives) else None
    for directive in directives:
        if directive.wrong is not None:
            notes.append(note(document, directive, directive.wrong))
        if directive.name is Name.START:
            opened.append(directive)
        elif directive.name is Name.END and opened:
            begun = opened.pop()
            if begun.wrong is None:
                made.append(Reach(begun, block=Span(begun.span.end, directive.span.start)))
        elif directive.wrong is not None:
            continue
        elif directive.name is Name.END:
            message = f"{Name.END}: no {Name.START} comes before it"
            notes.append(note(document, directive, message))
        elif directive.name is Name.FILE:
            made.append(Reach(directive))
        elif after is not None:
            made.append(Reach(directive, after.find(directive)))
    for directive in (each for each in opened if each.wrong is None):
        message = f"{directive.words}: no {Name.END} follows, so it silences nothing"
        notes.append(note(document, directive, message))
    return tuple(made), tuple(notes)


class _Following:
    """The sentences of a report by their place in the source."""

    def __init__(self, report: Report) -> None:
        document = report.document
        spans = (checked.sentence.span for checked in report.sentences)
        self._placed = sorted((document.in_source(span), span) for span in spans)

    def find(self, directive: Directive) -> frozenset[Span]:
        """The sentences that a directive is about, or the one that it stands in.

        Else it is the first that follows, if any does.
        """
        if directive.about:
            about = directive.about
            end = bisect_left(self._placed, about.end, key=lambda pair: pair[0].start)
            start = bisect_left(self._placed, about.start, hi=end, key=lambda pair: pair[0].end)
            found = [span for place, span in self._placed[start:end] if place.overlaps(about)]
            if found:
                return frozenset(found)
        place = directive.span
        at = bisect_left(self._placed, place.start, key=lambda pair: pair[0].start)
        if at and self._placed[at - 1][0].contains(place):
            return frozenset((self._placed[at - 1][1],))
        at = bisect_left(self._placed, place.end, key=lambda pair: pair[0].start)
        return frozenset(span for _, span in self._placed[at : at + 1])
