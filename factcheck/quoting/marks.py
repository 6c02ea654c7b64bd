"""Quotation marks: which stretches of a text stand between them.

A quotation ends in its paragraph, or goes on in the next, which then begins with a mark of its own
(The Chicago Manual of Style, 17th edition, section 13.30). A mark that nothing closes is no sign
that the rest of a draft is quoted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import attrs

from factcheck.text import Span

_BREAK = re.compile(r"(?:\r\n|\r|\n)[ \t]*(?:\r\n|\r|\n)\s*|\u2029")
_MARK = re.compile("[“”„«»\"‘’']")
_CLOSERS = {"“": "”", "„": "“”", "«": "»", '"': '"', "‘": "’", "'": "'"}
# How words begin that have lost their first letters: no quotation opens there.
_SHORTENED = re.compile(r"(?:\d\ds|tis|twas|em|til|cause|cos|n|bout|round|neath)\b", re.I)
# What a plural's possessive goes on with: "the workers' pay".
_POSSESSED = re.compile(r"[ \t\r\n]+[^\W\d_A-Z]")


@attrs.frozen
class Stretch:
    """What stands between two quotation marks, without them.

    `closed` is false where no mark closes it: `span` then ends with its paragraph, or before the
    next mark that opens one. `carried` says that the quotation goes on in the next stretch.
    """

    span: Span
    closed: bool = True
    carried: bool = False

    @property
    def sure(self) -> bool:
        """Whether both ends are known."""
        return self.closed or self.carried


def stretches(text: str) -> tuple[Stretch, ...]:
    """Return the outermost quotations of a text, in order; time grows with its length."""
    made: list[Stretch] = []
    blocks = [_Paragraph.of(text, span) for span in _paragraphs(text)]
    going_on = ""
    for block, following in zip(blocks, [*blocks[1:], None], strict=True):
        found = list(block.stretches(going_on))
        mark, going_on = going_on, ""
        if found and not found[-1].sure and following is not None:
            mark = text[found[-1].span.start - 1] if len(found) > 1 or not mark else mark
            ended = following.ends(mark)
            if ended or text.startswith(mark, following.span.start):
                found[-1] = attrs.evolve(found[-1], carried=True)
                going_on = mark if ended else ""
        made.extend(found)
    return tuple(made)


def _paragraphs(text: str) -> Iterator[Span]:
    start = len(text) - len(text.lstrip("\ufeff \t\r\n"))
    for gap in _BREAK.finditer(text, start):
        yield Span(start, gap.start())
        start = gap.end()
    yield Span(start, max(start, len(text)))


@attrs.frozen
class _Paragraph:
    """One paragraph of a text, and where marks stand in it."""

    text: str
    span: Span
    marks: tuple[int, ...]

    @classmethod
    def of(cls, text: str, span: Span) -> _Paragraph:
        return cls(text, span, tuple(m.start() for m in _MARK.finditer(text, *attrs.astuple(span))))

    def stretches(self, opened: str) -> Iterator[Stretch]:
        """Yield the quotations of the paragraph; `opened` is the mark of one that goes on in it."""
        at = 0
        if opened:
            stretch = self._double(at, self.span.start, opened)
            if stretch.span:
                yield stretch
            at = self._after(at, stretch)
        while at < len(self.marks):
            start = self.marks[at] + 1
            mark = self.text[start - 1]
            at += 1
            if mark not in _CLOSERS or not self._opens(start - 1):
                continue
            if mark in "‘'":
                end = self._single_end(at, mark)
                if end is None:
                    continue
                stretch = Stretch(Span(start, end))
            else:
                stretch = self._double(at, start, mark)
            if stretch.span:
                yield stretch
            at = self._after(at, stretch)

    def _after(self, at: int, stretch: Stretch) -> int:
        """The number of the first mark after a quotation, from that of one inside it."""
        while at < len(self.marks) and self.marks[at] < stretch.span.end + stretch.closed:
            at += 1
        return at

    def ends(self, mark: str) -> bool:
        """Whether a quotation that an earlier paragraph opened with `mark` ends in this one."""
        if mark == '"':
            return False  # a straight mark may as well open one
        found = (self.text[place] for place in self.marks)
        return next((f != mark for f in found if f == mark or f in _CLOSERS[mark]), False)

    def _double(self, at: int, start: int, mark: str) -> Stretch:
        """The quotation that a double mark opens, before the mark of number `at`."""
        depth = 1
        closers = _CLOSERS[mark]
        rest = range(at, len(self.marks))
        if not any(self.text[self.marks[n]] in closers for n in rest):
            closers += '"'  # “so, too, ends what a curly mark opens"
        for number in rest:
            place = self.marks[number]
            found = self.text[place]
            straight = found == '"'
            if found == mark and self._opens(place) and not (straight and self._closes(place)):
                begins = self._begins_line(place)
                if straight or begins:
                    # A straight mark opens none inside another: the first was never closed.
                    return self._unclosed(Span(start, place), carried=begins)
                depth += 1
            elif found in closers and (not straight or self._closes(place)):
                depth -= 1
                if not depth:
                    return Stretch(Span(start, place))
        return self._unclosed(Span(start, self.span.end))

    def _unclosed(self, span: Span, *, carried: bool = False) -> Stretch:
        words = span.of(self.text)
        return Stretch(Span(span.start, span.start + len(words.rstrip())), False, carried)

    def _single_end(self, at: int, mark: str) -> int | None:
        """Where the quotation ends that a single mark opens; apostrophes look like its end."""
        closer = _CLOSERS[mark]
        unsure: int | None = None
        for number in range(at, len(self.marks)):
            place = self.marks[number]
            if self.text[place] == mark and self._opens(place):
                break
            if self.text[place] != closer or not self._closes(place):
                continue
            plural = self.text[place - 1] in "sS"
            if not (plural and _POSSESSED.match(self.text, place + 1, self.span.end)):
                return place
            unsure = place if unsure is None else unsure
        return unsure

    def _opens(self, place: int) -> bool:
        """Whether a quotation may open at a mark: no word, and no number, ends there."""
        before, after = self._around(place)
        if self.text[place] in "“„«":
            return True
        if before.isalnum() or (after.isspace() and before and not before.isspace()):
            return False
        if self.text[place] == '"':
            return bool(after) and not (before and before in ".,!?…" and not after.isalnum())
        shortened = _SHORTENED.match(self.text, place + 1, self.span.end)
        starts = not before or before.isspace() or before in "([{–—-/:*_“\"‘'"
        return starts and (after.isalnum() or after in '“"$£€([') and not shortened

    def _closes(self, place: int) -> bool:
        before, after = self._around(place)
        spaced = before.isspace() and (not after or after.isspace())
        return bool(before) and (not before.isspace() or spaced) and not after.isalnum()

    def _begins_line(self, place: int) -> bool:
        return place == self.span.start or self.text[place - 1] in "\r\n"

    def _around(self, place: int) -> tuple[str, str]:
        before = self.text[place - 1] if place > self.span.start else ""
        after = self.text[place + 1] if place + 1 < self.span.end else ""
        return before, after
