"""The format for people: each finding with its line, the wrong words underlined, why, and where
the source says so; a summary line at the end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache

from rich.cells import cell_len
from rich.color import ColorSystem
from rich.style import Style

from factcheck.claims import Claim, Evidence, Source, Verdict
from factcheck.findings import CheckedSentence, Finding, Report
from factcheck.reports import Options
from factcheck.reports.layout import cut, excerpts, flat, visible, wrap
from factcheck.text import Document

_PATH = "bold"
_CODE = "bold red"
_MARK = "red"
_QUIET = "dim"
_LABEL = "cyan"
_GOOD = "green"
_LABEL_WIDTH = len("reason: ")
_MOST_LINES = 3
"""How many lines of a finding that runs over several are shown."""

_Piece = tuple[str, str]
_Line = list[_Piece]


def render(reports: Iterable[Report], options: Options) -> Iterator[str]:
    """Yield each report's findings as they come, then one line that sums up the run.

    With ``options.show_all`` the other sentences are listed too, one line each, in reading order.
    Characters that could steer a terminal are spelled out, never passed on.
    """
    verdicts: Counter[Verdict | None] = Counter()
    documents = left_out = 0
    for report in reports:
        documents += 1
        left_out += report.left_out
        verdicts.update(checked.verdict for checked in report.sentences)
        for block in _blocks(report, options):
            yield _paint(block, color=options.color)
    yield _paint(
        [[(_summary(verdicts, documents, options.claims, left_out), "bold")]], color=options.color
    )


def _blocks(report: Report, options: Options) -> Iterator[list[_Line]]:
    items: list[tuple[int, Finding | CheckedSentence]] = [
        (finding.sentence.start, finding) for finding in report.findings
    ]
    if options.show_all:
        found = {finding.sentence for finding in report.findings}
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
        line = _sentence(item, report.document, options.width)
        last = place + 1 == len(items) or isinstance(items[place + 1][1], Finding)
        yield [line, []] if last else [line]


def _finding(finding: Finding, document: Document, width: int) -> Iterator[_Line]:
    yield [
        (_place(document, finding.span.start), _PATH),
        (" ", ""),
        (finding.code, _CODE),
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
            (line.marked, _MARK),
            (line.after, ""),
        ]
        yield [(f" {'':{gutter}} | ", _QUIET), (line.underline, _MARK)]
    yield from _labelled("reason", flat(finding.reason), width)
    yield from _labelled("claim", _described(finding.claim), width)
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
    for line in wrap(_cited(evidence.source), width - _LABEL_WIDTH - 3):
        yield [(" " * (_LABEL_WIDTH + 3), ""), (line, _QUIET)]


def _cited(source: Source) -> str:
    parts = [
        source.title or source.id,
        source.publisher,
        source.published_on.isoformat() if source.published_on else None,
        source.url,
    ]
    return ", ".join(flat(part) for part in parts if part)


def _described(claim: Claim) -> str:
    verdict = "" if claim.verdict is Verdict.ACCURATE else f" ({claim.verdict.value})"
    return f"{flat(claim.id)}: {flat(claim.statement)}{verdict}"


def _sentence(checked: CheckedSentence, document: Document, width: int) -> _Line:
    place = _place(document, checked.sentence.span.start)
    if checked.verdict is None:
        word, style = "not covered", _QUIET
    else:
        word = "supported" if checked.verdict.holds else checked.verdict.value
        style = _GOOD if checked.verdict.holds else _CODE
        if checked.claim is not None:
            word += f" by {flat(checked.claim.id)}"
    text = flat(checked.sentence.text)
    room = max(width - cell_len(place) - cell_len(word) - 3, 20)
    if cell_len(text) > room:
        text = cut(text, room - 1) + "…"
    return [(place, _PATH), (" ", ""), (word, style), (f": {text}", "")]


def _place(document: Document, offset: int) -> str:
    position = document.position(offset)
    return f"{visible(document.path or '<text>')}:{position.line}:{position.column}:"


def _summary(verdicts: Counter[Verdict | None], documents: int, claims: int, left_out: int) -> str:
    worst_first = sorted(Verdict, key=lambda verdict: -verdict.severity)
    parts = [
        f"{verdicts[verdict]} {verdict.value}"
        for verdict in worst_first
        if not verdict.holds and (verdicts[verdict] or verdict is Verdict.INACCURATE)
    ]
    parts.append(f"{sum(verdicts[v] for v in worst_first if v.holds)} supported")
    parts.append(f"{verdicts[None]} not covered")
    return (
        f"{', '.join(parts)}, in {_count(verdicts.total(), 'sentence')} "
        f"of {_count(documents, 'document')}, against {_count(claims, 'claim')}"
        + (f"; {_count(left_out, 'unchanged sentence')} left out" if left_out else "")
    )


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


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
