"""GitHub annotations: workflow commands, which a runner turns into marks beside the lines.

A runner keeps ten errors, ten warnings and ten notices of each step, and drops the rest without a
word. So the worst come first, and what would be dropped is told in the log as it stands.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

import attrs

from factcheck.findings import Finding, Report
from factcheck.reports import Options
from factcheck.reports.layout import visible
from factcheck.reports.messages import Level, counted, headline, level, message
from factcheck.reports.places import ends, is_file, shown_path
from factcheck.text import Document

MOST = 10
"""Annotations of one level that GitHub keeps of a step (actions/toolkit, docs/problem-matchers.md).

It keeps 50 of a job besides, which one step of three levels cannot reach.
"""

_COMMANDS = {Level.ERROR: "error", Level.WARNING: "warning", Level.NOTE: "notice"}
_ORDER = {each: number for number, each in enumerate(Level)}
_OLD_COMMAND = re.compile(r"##\[")
"""How the older form of commands begins, which a runner finds anywhere in a line."""


@attrs.frozen
class _Told:
    """A finding as it is told: as an annotation, or as lines of the log."""

    level: Level
    rank: tuple[int, int, float]
    annotation: str
    log: str


def render(reports: Iterable[Report], options: Options) -> Iterator[str]:
    """Yield an annotation a line, worst first, then what GitHub would not show, then how many.

    Nothing is written before the last report has come in.
    """
    told = [
        _told(finding, report.document, options)
        for report in reports
        for finding in report.findings
    ]
    told.sort(key=lambda each: each.rank)
    kept: Counter[Level] = Counter()
    rest = []
    for each in told:
        kept[each.level] += 1
        if kept[each.level] <= MOST:
            yield each.annotation
        else:
            rest.append(each)
    yield from (each.log for each in rest)
    if rest:
        text = (
            f"{counted(len(rest), 'more finding')}, in the log of this step alone: GitHub shows "
            f"{MOST} errors, {MOST} warnings and {MOST} notices of a step."
        )
        yield f"::notice title=factcheck::{_data(text)}\n"


def _told(finding: Finding, document: Document, options: Options) -> _Told:
    path = shown_path(document.path, options.folder)
    place = document.in_source(finding.span)
    first, last = ends(document, place)
    shown = f"{visible(path)}:{first.line}:{first.column}"
    properties: dict[str, object] = {}
    said = message(finding)
    if is_file(document.path):
        properties = {"file": path, "line": first.line, "endLine": last.line}
        # A runner drops the columns of what runs over several lines.
        if first.line == last.line:
            properties["col"] = document.lines.utf16_column(place.start)
            end = max(place.start, place.end - 1)
            properties["endColumn"] = document.lines.utf16_column(end) + _width(document, end)
    else:
        said = f"{shown}: {said}"
    properties["title"] = headline(finding)
    listed = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    lines = f"{shown}: {headline(finding)}\n{message(finding)}".splitlines()
    return _Told(
        level(finding),
        (_ORDER[level(finding)], -finding.verdict.severity, -finding.confidence),
        f"::{_COMMANDS[level(finding)]} {listed}::{_data(said)}\n",
        "".join(f"  {_OLD_COMMAND.sub('# #[', line)}\n" for line in lines),
    )


def _width(document: Document, offset: int) -> int:
    """How many UTF-16 code units the character at `offset` of the source takes."""
    end = min(offset + 1, len(document.source))
    return document.lines.utf16(end) - document.lines.utf16(offset)


def _data(text: str) -> str:
    """Escape the message of a command."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: object) -> str:
    """Escape a property of a command."""
    return _data(str(value)).replace(":", "%3A").replace(",", "%2C")
