"""The text of a draft as paragraphs, wrong words marked in place, each note after its sentence.

A note follows the sentence that it is about, so that the page is in order for who hears it and for
who has it without style; the style sheet moves notes into the margin, beside that line.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

import attrs

from factcheck.findings import CheckedSentence, Report, Silenced
from factcheck.reports.html.elements import Html, as_html, element, joined
from factcheck.reports.html.notes import Note, finding_note, silenced_note, supported_note
from factcheck.reports.html.wording import tone
from factcheck.text import BYTE_ORDER_MARK, Document, Span

_LINE = r"(?:\r\n|\r(?!\n)|\n)"
_BREAK = re.compile(rf"{_LINE}[ \t]*{_LINE}[ \t\r\n]*")
_SPACE = " \t\r\n"
_ENDS_LINE = re.compile(r"[\r\n]")
_CLOSED = (".", "!", "?", "…", ":", ";", ",", '"', "”", "’", ")")

LONGEST_HEADING = 120
"""A paragraph of one sentence that ends without a stop and is no longer is set as a heading."""


def draft(report: Report, notes: Sequence[Note], *, show_all: bool) -> Html:
    """Return the paragraphs of a report's document, with `notes`, one for each of its findings."""
    document = report.document
    blocks = _blocks(document.text)
    placed: list[list[Note]] = [[] for _ in blocks]
    marked: list[list[Note]] = [[] for _ in blocks]
    starts = [block.start for block in blocks]
    for note in notes:
        span = _inside(note.finding.span, document.text)
        first = max(0, bisect_right(starts, span.start) - 1)
        last = max(first, bisect_right(starts, max(span.start, span.end - 1)) - 1)
        for at in range(first, last + 1):
            marked[at].append(note)
        placed[last].append(note)
    sentences = _by_block(report.sentences, starts)
    silenced: dict[Span, list[Silenced]] = {}
    for each in report.silenced:
        silenced.setdefault(each.finding.sentence, []).append(each)
    return joined(
        *(
            _Block(document, block, here, marks, ends, silenced if show_all else None).html()
            for block, here, marks, ends in zip(blocks, sentences, marked, placed, strict=True)
        )
    )


def _blocks(text: str) -> list[Span]:
    """The paragraphs of a text: what stands between blank lines. One at least, if an empty one."""
    begin = len(BYTE_ORDER_MARK) if text.startswith(BYTE_ORDER_MARK) else 0
    found: list[Span] = []
    for gap in (*_BREAK.finditer(text, begin), None):
        end = gap.start() if gap else len(text)
        if text[begin:end].strip(_SPACE):
            found.append(Span(begin, end))
        begin = gap.end() if gap else end
    return found or [Span(0, len(text))]


def _by_block(
    sentences: Iterable[CheckedSentence], starts: Sequence[int]
) -> list[list[CheckedSentence]]:
    made: list[list[CheckedSentence]] = [[] for _ in starts]
    for checked in sorted(sentences, key=lambda checked: checked.sentence.span):
        made[max(0, bisect_right(starts, checked.sentence.span.start) - 1)].append(checked)
    return made


def _inside(span: Span, text: str) -> Span:
    return Span(min(span.start, len(text)), min(span.end, len(text)))


@attrs.define
class _Stretch:
    """A part of a paragraph: a sentence, or what stands between two (`checked` is None).

    `marks` are the notes with words in it and where those are; `notes` those that follow it.
    """

    span: Span
    checked: CheckedSentence | None = None
    marks: list[tuple[Note, Span]] = attrs.field(factory=list)
    notes: list[Note] = attrs.field(factory=list)


@attrs.frozen
class _Block:
    """A paragraph and what falls into it: sentences, notes with words in it, and that end in it.

    `silenced` is what was silenced of the document, by sentence, None where findings alone are
    shown.
    """

    document: Document
    span: Span
    sentences: list[CheckedSentence]
    marked: list[Note]
    placed: list[Note]
    silenced: dict[Span, list[Silenced]] | None

    def html(self) -> Html:
        stretches = self._stretches()
        self._assign(stretches)
        wrapped = any(_ENDS_LINE.search(checked.sentence.text) for checked in self.sentences)
        parts: list[Html] = []
        for stretch in stretches:
            if stretch.checked is None:
                parts.append(self._gap(stretch, wrapped))
            else:
                parts.append(self._sentence(stretch, stretch.checked))
            parts += (finding_note(note, self.document) for note in stretch.notes)
        return element(
            "div" if self.placed or self.silenced is not None else "p",
            *parts,
            class_=" ".join(self._classes()),
            dir="auto",
        )

    def _classes(self) -> Iterator[str]:
        yield "block"
        if self.placed:
            yield "noted"
        text = self.span.of(self.document.text).strip()
        alone = len(self.sentences) == 1 and len(text) <= LONGEST_HEADING
        if alone and not text.endswith(_CLOSED) and not _ENDS_LINE.search(text):
            yield "heading"

    def _stretches(self) -> list[_Stretch]:
        made: list[_Stretch] = []
        done = self.span.start
        for checked in self.sentences:
            span = self._cut(checked.sentence.span)
            if span.start < done or not span:
                continue
            if span.start > done:
                made.append(_Stretch(Span(done, span.start)))
            made.append(_Stretch(span, checked))
            done = span.end
        if done < self.span.end or not made:
            made.append(_Stretch(Span(done, self.span.end)))
        return made

    def _assign(self, stretches: Sequence[_Stretch]) -> None:
        """Give each stretch its marks and its notes."""
        ends = [stretch.span.end for stretch in stretches]
        last = len(stretches) - 1
        for note in self.marked:
            words = self._cut(note.finding.span)
            # What ends with a stretch belongs to it, a place without words too.
            at = bisect_left(ends, words.end) if not words else bisect_right(ends, words.start)
            while at < len(stretches) and (not words or stretches[at].span.start < words.end):
                stretches[at].marks.append((note, words))
                if not words:
                    break
                at += 1
        for note in self.placed:
            end = self._cut(Span(0, max(note.finding.sentence.end, note.finding.span.end))).end
            stretches[min(bisect_left(ends, end), last)].notes.append(note)

    def _cut(self, span: Span) -> Span:
        start = min(max(span.start, self.span.start), self.span.end)
        return Span(start, max(start, min(span.end, self.span.end)))

    def _gap(self, stretch: _Stretch, wrapped: bool) -> Html:
        """What stands between sentences: spaces, line ends, and marks such as bullets."""
        span = stretch.span
        text = span.of(self.document.text)
        signs = text.strip(_SPACE)
        words = joined(*self._words(stretch))
        inside = self.span.start < span.start and span.end < self.span.end
        # A line end is kept where lines are not broken just to fit a width, or where a sign begins
        # the next one.
        broken = inside and _ENDS_LINE.search(text) and (signs or not wrapped)
        return joined(
            element("br") if broken else "",
            element("span", words, class_="signs") if signs else words,
        )

    def _sentence(self, stretch: _Stretch, checked: CheckedSentence) -> Html:
        words = joined(*self._words(stretch))
        span, verdict = checked.sentence.span, checked.verdict
        if self.silenced is None:
            return words
        hushed = [silenced_note(each) for each in self.silenced.get(span, ())]
        if any(note.finding.sentence == span for note, _ in stretch.marks):
            return joined(words, *hushed)
        if hushed:
            return joined(element("span", words, class_="s silenced"), *hushed)
        if verdict is None:
            title = "No stored claim covers this sentence"
            heard = element("span", " (not covered by any claim)", class_="heard")
            return joined(element("span", words, class_="s uncovered", title=title), heard)
        return joined(element("span", words, class_=f"s {tone(verdict)}"), supported_note(checked))

    def _words(self, stretch: _Stretch) -> Iterator[Html]:
        span, marks = stretch.span, stretch.marks
        ends = {place for _, mark in marks for place in (mark.start, mark.end)}
        cuts = sorted({span.start, span.end, *(p for p in ends if span.start < p < span.end)})
        yield from self._ending(marks, span.start) if span.start == self.span.start else ()
        for start, end in pairwise(cuts):
            here = [(note, mark) for note, mark in marks if mark.start <= start and end <= mark.end]
            # The longest outside: what lies wholly within another mark is marked within it.
            here.sort(key=lambda item: len(item[1]))
            piece = as_html(self.document.text[start:end])
            for note, _ in here:
                piece = _mark(note, piece)
            yield piece
            yield from self._ending(marks, end)

    def _ending(self, marks: Iterable[tuple[Note, Span]], place: int) -> Iterator[Html]:
        """What follows marks that end at `place`: the way to the note; for no words, a sign."""
        for note, mark in marks:
            if mark.end == place and any(note is each for each in self.placed):
                yield joined("" if mark else _mark(note, Html(), " point"), _reference(note))


def _mark(note: Note, words: Html, more: str = "") -> Html:
    return element("mark", words, class_=f"{note.classes}{more}", data_note=note.id)


def _reference(note: Note) -> Html:
    return element(
        "a",
        element("span", " (finding ", class_="heard"),
        str(note.number),
        element("span", ")", class_="heard"),
        class_=f"ref {note.classes}",
        id=note.mark,
        href=f"#{note.id}",
    )
