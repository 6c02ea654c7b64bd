"""Fixing drafts: suggestions that are safe are put into the file, and no other byte changes.

A sentence is fixed as a whole or left to a person. Its suggestions are safe when each is sure
enough, is the only one for its words, and, put into the file and read back from there, leaves a
sentence that a claim supports, and no finding that was not there before.
"""

from __future__ import annotations

import difflib
import os
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import date

import attrs

from factcheck.caching import SentenceCache
from factcheck.checker import Checker
from factcheck.documents import Fields, read_data
from factcheck.documents.decoding import load
from factcheck.documents.edits import Edit, edited, edits_for
from factcheck.documents.formats import by_name
from factcheck.errors import DocumentError, InvalidValueError
from factcheck.findings import Considered, Finding, Report
from factcheck.settings import LEVELS
from factcheck.text import Document, Position, Span

SURE = LEVELS["strict"]
"""The confidence that a suggestion needs, unless another is asked for."""
# As sure as the least sure finding that any level shows: a claim that has other words for the same
# slot, this surely, is a second opinion.
_RIVAL = LEVELS["lenient"]

_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_WORD = re.compile(r"\s*\S+")


@attrs.frozen
class Fix:
    """A suggestion, and what came of it.

    `document` is the draft that the finding is in; `left` says why its words were left as they
    are, None where the suggestion was put in their place.
    """

    finding: Finding
    document: Document = attrs.field(repr=False)
    left: str | None = None

    @property
    def position(self) -> Position:
        """Line and column of the words in the source as it was."""
        return self.document.position(self.finding.span.start)


@attrs.frozen
class Fixed:
    """What fixing makes of one file.

    `data` is what the file should hold, the same bytes when nothing is fixed; `fixes` tells of each
    suggestion in reading order, `reports` what a check of `data` finds, one for each draft in it.
    `before` and `after` are the sources, for `diff`.
    """

    path: str
    data: bytes = attrs.field(repr=False)
    fixes: tuple[Fix, ...]
    reports: tuple[Report, ...] = attrs.field(repr=False)
    before: str = attrs.field(repr=False)
    after: str = attrs.field(repr=False)

    @property
    def applied(self) -> tuple[Fix, ...]:
        """The fixes that are in `data`."""
        return tuple(fix for fix in self.fixes if fix.left is None)

    @property
    def left(self) -> tuple[Fix, ...]:
        """The suggestions that were left to a person."""
        return tuple(fix for fix in self.fixes if fix.left is not None)

    def diff(self) -> str:
        """Return the change as a unified diff, "" where there is none.

        Of a Word file it shows the paragraphs, one a line.
        """
        before, after = _LINE.findall(self.before), _LINE.findall(self.after)
        lines = difflib.unified_diff(before, after, self.path, self.path)
        return "".join(
            line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
            for line in lines
        )


def apply_fixes(
    path: str | os.PathLike[str],
    checker: Checker,
    *,
    encoding: str | None = None,
    format: str | None = None,  # noqa: A002 (the word of the command line)
    published_on: date | None = None,
    fields: Fields | None = None,
    least: float = SURE,
) -> Fixed:
    """Return what the file `path` should hold, with the safe suggestions of `checker` put in.

    Nothing is written. A suggestion needs a confidence of `least`. The file is read as `read_all`
    reads it, and raises what that raises.
    """
    data, name = load(path)
    file = File(name, encoding, format, published_on, fields)
    return fix_data(data, file, checker, least=least)


@attrs.frozen
class File:
    """How the bytes of a file are read; its name is that in messages, and tells its format."""

    path: str
    encoding: str | None = None
    format: str | None = None
    published_on: date | None = None
    fields: Fields | None = None

    def read(self, data: bytes) -> tuple[Document, ...]:
        """Return the drafts in the bytes."""
        return tuple(
            read_data(
                data,
                self.path,
                encoding=self.encoding,
                format=self.format,
                published_on=self.published_on,
                fields=self.fields,
            )
        )

    def edited(self, data: bytes, edits: Iterable[Edit]) -> bytes:
        """Return the bytes with the edits made."""
        formats = [by_name(self.path) if self.format is None else self.format]
        if self.fields is not None:
            formats.append(self.fields.format)
        return edited(data, edits, self.path, formats=formats, encoding=self.encoding)


@attrs.frozen
class _Unit:
    """A sentence to be fixed: its draft's number, its findings, what changes in text and source."""

    number: int
    findings: tuple[Finding, ...]
    changes: tuple[Edit, ...]
    edits: tuple[Edit, ...]


@attrs.frozen
class _Trial:
    """The file with some sentences fixed, as it is read and checked again."""

    data: bytes
    documents: tuple[Document, ...]
    reports: tuple[Report, ...]


def fix_data(
    data: bytes,
    file: File,
    checker: Checker,
    *,
    least: float = SURE,
    only: Callable[[Document, Finding], bool] = lambda document, finding: True,
) -> Fixed:
    """Return what a file of these bytes should hold; a finding is fixed where `only` says so."""
    # Trying a suggestion leaves most sentences as they were. A store that can't tell its state is
    # asked each time.
    with suppress(InvalidValueError):
        checker = checker.remembering(SentenceCache())
    documents = file.read(data)
    found = _Trial(data, documents, tuple(map(checker.check, documents)))
    units: list[_Unit] = []
    left: dict[tuple[int, Finding], str] = {}
    for number, report in enumerate(found.reports):
        sentences = tuple(_by_sentence(f for f in report.findings if only(report.document, f)))
        considered = checker.explain(report.document) if sentences else ()
        for sentence in sentences:
            unit, why = _unit(number, found, sentence, file, least)
            rival = None if unit is None else _rival(report, sentence, considered, checker)
            if rival is not None:
                unit, why = None, f"another claim has “{rival}” there"
            if unit is None:
                left.update(((number, finding), why) for finding in sentence)
            else:
                units.append(unit)
    best = _fixed(found, units, file, checker, left)
    fixes = tuple(
        Fix(finding, report.document, left.get((number, finding)))
        for number, report in enumerate(found.reports)
        for finding in report.findings
        if finding.suggestion is not None and only(report.document, finding)
    )
    before, after = (trial.documents[0].source if documents else "" for trial in (found, best))
    return Fixed(file.path, best.data, fixes, best.reports, before, after)


def _by_sentence(findings: Iterable[Finding]) -> Iterator[tuple[Finding, ...]]:
    """The findings of each sentence that has one with a suggestion, in reading order."""
    made: dict[Span, list[Finding]] = {}
    for finding in findings:
        made.setdefault(finding.sentence, []).append(finding)
    for found in made.values():
        if any(finding.suggestion is not None for finding in found):
            yield tuple(sorted(found, key=lambda finding: finding.span))


def _unit(
    number: int, found: _Trial, findings: tuple[Finding, ...], file: File, least: float
) -> tuple[_Unit | None, str]:
    """What to change in a sentence; or None, and why it is left."""
    document = found.documents[number]
    changes: list[Edit] = []
    edits: list[Edit] = []
    done = 0
    for finding in findings:
        if finding.suggestion is None and finding.quoted is not None:
            return None, "what someone is quoted as saying in the sentence is wrong, too"
        if finding.suggestion is None:
            return None, "something else in the sentence is wrong, and has no suggestion"
        if not finding.suggestion.strip():
            return None, "it would leave words out"
        if finding.confidence < least:
            return None, f"its confidence is {finding.confidence:.2f}, below {least:.2f}"
        if finding.span.start < done:
            return None, "it overlaps with another"
        done = finding.span.end
        change = _narrowed(finding, document.text)
        ways = edits_for(document, *change)
        if not ways:
            return None, "the file doesn't spell these words out by themselves"
        changes.append(change)
        edits += next(
            (way for way in ways[:-1] if _reads(found, number, change, way, file)), ways[-1]
        )
    return _Unit(number, findings, tuple(changes), tuple(edits)), ""


def _reads(found: _Trial, number: int, change: Edit, edits: tuple[Edit, ...], file: File) -> bool:
    """Whether a file edited so reads as it should."""
    try:
        documents = file.read(file.edited(found.data, edits))
    except DocumentError:
        return False
    document = found.documents[number]
    return [document.text for document in documents] == [
        *(other.text for other in found.documents[:number]),
        _put(document.text, [change]),
        *(other.text for other in found.documents[number + 1 :]),
    ]


def _narrowed(finding: Finding, text: str) -> tuple[Span, str]:
    """The words that change, and what to: without those that both begin or end with.

    At the start of a sentence a capital stays a capital.
    """
    span, words = finding.span, finding.suggestion or ""
    found = span.of(text)
    if span.start == finding.sentence.start and found[:1].isupper():
        words = words[:1].upper() + words[1:]
    old, new = _WORD.findall(found), _WORD.findall(words)
    least = min(len(old), len(new)) - 1
    first = next((n for n in range(least) if old[n] != new[n]), max(least, 0))
    rest = min(len(old), len(new)) - first - 1
    last = next((n for n in range(rest) if old[-1 - n] != new[-1 - n]), max(rest, 0))
    kept = [*old[:first], *old[len(old) - last :]]
    if found != "".join(old) or words != "".join(new) or not kept:
        return span, words
    start, end = sum(map(len, old[:first])), sum(map(len, old[len(old) - last :]))
    return Span(span.start + start, span.end - end), "".join(new[first : len(new) - last])


def _rival(
    report: Report,
    findings: Sequence[Finding],
    considered: Iterable[Considered],
    checker: Checker,
) -> str | None:
    """What another claim has in place of words of a finding, and would bear out as well."""
    document = report.document
    others = {
        (c.discrepancy.span, c.discrepancy.replacement)
        for c in considered
        for f in findings
        if c.discrepancy is not None and c.discrepancy.replacement
        if c.confidence >= _RIVAL and c.claim.id != f.claim.id
        if c.discrepancy.span.overlaps(f.span) and c.discrepancy.replacement != f.suggestion
    }
    for span, words in sorted(others):
        text = _put(document.text, [(span, words)])
        instead = checker.check(
            attrs.evolve(document, text=text, source=text, pieces=(), comments=None, quotes=())
        )
        if _is_borne_out(instead, Span(span.start, span.start + len(words))):
            return words
    return None


def _fixed(
    found: _Trial,
    units: Sequence[_Unit],
    file: File,
    checker: Checker,
    left: dict[tuple[int, Finding], str],
) -> _Trial:
    """The file with as many of the sentences fixed as can be; why others are not goes to `left`.

    They are tried all together, and one after the other where that fails.
    """
    if not units:
        return found
    whole, why = _tried(found, units, file, checker)
    if whole is not None:
        return whole
    best = found
    kept: list[_Unit] = []
    for unit in units:
        if len(units) > 1:
            whole, why = _tried(found, [*kept, unit], file, checker)
        if whole is None:
            left.update(((unit.number, finding), why) for finding in unit.findings)
        else:
            best = whole
            kept.append(unit)
    return best


def _tried(
    found: _Trial, units: Sequence[_Unit], file: File, checker: Checker
) -> tuple[_Trial | None, str]:
    """The file with sentences fixed; or None, and why they cannot be."""
    try:
        data = file.edited(found.data, [edit for unit in units for edit in unit.edits])
        documents = file.read(data)
    except DocumentError as error:
        return None, str(error).removeprefix(f"{file.path}: ")
    changes: dict[int, list[Edit]] = {}
    for unit in units:
        changes.setdefault(unit.number, []).extend(unit.changes)
    texts = [
        _put(document.text, changes.get(number, ()))
        for number, document in enumerate(found.documents)
    ]
    if texts != [document.text for document in documents]:
        return None, "put into the file, the words would read otherwise"
    reports = tuple(
        checker.check(document) if number in changes else attrs.evolve(report, document=document)
        for number, (document, report) in enumerate(zip(documents, found.reports, strict=True))
    )
    for unit in units:
        report, made = reports[unit.number], changes[unit.number]
        places = [_moved(span, words, made) for span, words in unit.changes]
        if not all(_is_borne_out(report, place) for place in places):
            return None, "with it, the sentence would not be borne out by a claim as a whole"
    for number in changes:
        if _told(reports[number]) - _told(found.reports[number]):
            return None, "with it, something else would be found wrong"
    return _Trial(data, documents, reports), ""


def _put(text: str, changes: Iterable[Edit]) -> str:
    for span, words in sorted(changes, reverse=True):
        text = text[: span.start] + words + text[span.end :]
    return text


def _moved(span: Span, words: str, changes: Iterable[Edit]) -> Span:
    """Where the words put at `span` stand when all the changes are made."""
    start = span.start + sum(
        len(put) - len(other) for other, put in changes if other.end <= span.start
    )
    return Span(start, start + len(words))


def _is_borne_out(report: Report, place: Span) -> bool:
    """Whether a claim supports the sentence around a place, and nothing is found in it."""
    if any(finding.sentence.overlaps(place) for finding in report.findings):
        return False
    return any(checked.sentence.span.contains(place) for checked in report.supported)


def _told(report: Report) -> Counter[tuple[str, str, str]]:
    """What is found wrong, wherever it stands."""
    return Counter(
        (f.kind.value, f.claim.id, f.span.of(report.document.text)) for f in report.findings
    )
