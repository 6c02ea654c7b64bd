"""The format for people: each finding with its line, the wrong words underlined, why, and where
the source says so; a summary line at the end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from rich.cells import cell_len
from rich.color import ColorSystem
from rich.style import Style

from factcheck.claims import Evidence
from factcheck.findings import CheckedSentence, Finding, Report, Silenced
from factcheck.reports import Options
from factcheck.reports.layout import cut, excerpts, flat, visible, wrap
from factcheck.reports.messages import Level, Tally, cited, described, level, silenced_where, whose
from factcheck.reports.places import NO_FILE
from factcheck.text import Document

_PATH = "bold"
_CODE = "bold red"
_MARK = "red"
_CODE_OF_NOTE = "bold blue"
_MARK_OF_NOTE = "blue"
_QUIET = "dim"
_LABEL = "cyan"
_GOOD = "green"
_LABEL_WIDTH = len("reason: ")
_MOST_LINES = 3
"""How many lines of a finding that runs over several are shown."""

_Piece = tuple[str, str]
_Line = list[_Piece]


def render(reports: Iterable[Report], options: Options) -> Iterator[str]:
    """Yield each report's findings as they come, then what sums up the run.

    With ``options.show_all`` the other sentences and what was silenced are listed too, one line
    each, in reading order. Characters that could steer a terminal are spelled out, never passed on.
    """
    tally = Tally()
    for report in reports:
        tally.add(report)
        for block in _blocks(report, options):
            yield _paint(block, color=options.color)
    lines: list[_Line] = [[(tally.summary(options.claims), "bold")]]
    if hidden := tally.hidden():
        lines.append([(hidden, "")])
    yield _paint(lines, color=options.color)


def _blocks(report: Report, options: Options) -> Iterator[list[_Line]]:
    items: list[tuple[int, Finding | Silenced | CheckedSentence]] = [
        (finding.sentence.start, finding) for finding in report.findings
    ]
    if options.show_all:
        items += [(each.finding.sentence.start, each) for each in report.silenced]
        found = {finding.sentence for finding in report.findings}
        found |= {each.finding.sentence for each in report.silenced}
        items += [
            (checked.sentence.span.start, checked)
            for checked in report.sentences
            if checked.sentence.span not in found
        ]
    items.sort(key=lambda item: item[0])
    for place, (_, item) in enumerate(items):
        if isinstance(item, Finding):
            yield [*_finding(item, report.document, options.width), []]
            continue
        if isinstance(item, Silenced):
            line = _silenced(item, report.document, options.width)
        else:
            line = _sentence(item, report.document, options.width)
        last = place + 1 == len(items) or isinstance(items[place + 1][1], Finding)
        yield [line, []] if last else [line]


def _finding(finding: Finding, document: Document, width: int) -> Iterator[_Line]:
    is_note = level(finding) is Level.NOTE
    code, mark = (_CODE_OF_NOTE, _MARK_OF_NOTE) if is_note else (_CODE, _MARK)
    yield [
        (_place(document, finding.span.start), _PATH),
        (" ", ""),
        (finding.code, code),
        (f" {finding.kind.value}: {finding.verdict.value}", ""),
    ]
    gutter = len(str(document.position(finding.span.end).line))
    shown = excerpts(document, finding.span, width=width - gutter - 4)
    for count, line in enumerate(shown):
        if count == _MOST_LINES:
            yield [(f" {'':{gutter}} | ", _QUIET), ("…", "")]
            break
        yield [
            (f" {line.number:>{gutter}} | ", _QUIET),
            (line.before, ""),
            (line.marked, mark),
            (line.after, ""),
        ]
        yield [(f" {'':{gutter}} | ", _QUIET), (line.underline, mark)]
    yield from _labelled("reason", flat(finding.reason), width)
    if finding.quoted is not None:
        yield from _labelled("quoted", whose(finding.quoted), width)
    yield from _labelled("claim", described(finding.claim), width)
    for evidence in finding.evidence:
        yield from _source(evidence, width)
    if finding.suggestion is not None:
        # Taken as it stands: a suggestion is typed into the draft.
        yield from _labelled("write", visible(finding.suggestion) or "nothing: delete it", width)


def _labelled(label: str, text: str, width: int) -> Iterator[_Line]:
    head = f"{label}:"
    for line in wrap(text, width - _LABEL_WIDTH - 3):
        yield [(f"   {head:<{_LABEL_WIDTH}}", _LABEL), (line, "")]
        head = ""


def _source(evidence: Evidence, width: int) -> Iterator[_Line]:
    yield from _labelled("source", f"“{flat(evidence.exact)}”", width)
    for line in wrap(cited(evidence.source), width - _LABEL_WIDTH - 3):
        yield [(" " * (_LABEL_WIDTH + 3), ""), (line, _QUIET)]


def _sentence(checked: CheckedSentence, document: Document, width: int) -> _Line:
    place = _place(document, checked.sentence.span.start)
    if checked.verdict is None:
        word, style = "not covered", _QUIET
    else:
        word = "supported" if checked.verdict.holds else checked.verdict.value
        style = _GOOD if checked.verdict.holds else _CODE
        if checked.claim is not None:
            word += f" by {flat(checked.claim.id)}"
    return _one_line(place, word, style, checked.sentence.text, width)


def _silenced(silenced: Silenced, document: Document, width: int) -> _Line:
    finding = silenced.finding
    place = _place(document, finding.span.start)
    word = f"{silenced_where(silenced)}: {finding.code} {finding.kind.value}"
    return _one_line(place, word, _QUIET, finding.sentence.of(document.text), width)


def _one_line(place: str, word: str, style: str, text: str, width: int) -> _Line:
    text = flat(text)
    room = max(width - cell_len(place) - cell_len(word) - 3, 20)
    if cell_len(text) > room:
        text = cut(text, room - 1) + "…"
    return [(place, _PATH), (" ", ""), (word, style), (f": {text}", "")]


def _place(document: Document, offset: int) -> str:
    position = document.position(offset)
    return f"{visible(document.path or NO_FILE)}:{position.line}:{position.column}:"


def _paint(lines: Iterable[_Line], *, color: bool) -> str:
    painted = []
    for line in lines:
        if color:
            text = "".join(
                _style(style).render(piece, color_system=_SYSTEM) for piece, style in line
            )
        else:
            text = "".join(piece for piece, _ in line).rstrip()
        painted.append(text + "\n")
    return "".join(painted)


# The sixteen colours follow the reader's own theme.
_SYSTEM = ColorSystem.STANDARD


@cache
def _style(definition: str) -> Style:
    return Style.parse(definition)
