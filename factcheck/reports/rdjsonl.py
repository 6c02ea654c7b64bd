"""rdjsonl, the Reviewdog Diagnostic Format: one line of JSON for each finding.

As ``reviewdog.proto`` has it: lines and columns count from 1, columns in bytes of UTF-8, and the
end of a range is exclusive. ``related_locations`` needs reviewdog 0.18 or later.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from factcheck.findings import Finding, Report
from factcheck.reports import Options
from factcheck.reports.layout import flat
from factcheck.reports.messages import Level, headline, level, message
from factcheck.reports.places import replacement, shown_path
from factcheck.reports.related import Places, Related
from factcheck.text import Document, Lines, Span

_SEVERITY = {Level.ERROR: "ERROR", Level.WARNING: "WARNING", Level.NOTE: "INFO"}


def render(reports: Iterable[Report], options: Options) -> Iterator[str]:
    """Yield one line for each finding, as the reports come in."""
    places = Places(options.origins)
    for report in reports:
        path = shown_path(report.document.path, options.folder)
        for finding in report.findings:
            plain = _diagnostic(finding, report.document, path, options)
            related = [
                _related(place, shown_path(place.path, options.folder))
                for place in places.of(finding)
            ]
            if related:
                plain["related_locations"] = related
            yield json.dumps(plain, ensure_ascii=False) + "\n"


def _diagnostic(
    finding: Finding, document: Document, path: str, options: Options
) -> dict[str, Any]:
    place = document.in_source(finding.span)
    begin = document.lines.position(place.start)
    told = f"{path}:{begin.line}:{begin.column}: {headline(finding)}: {flat(finding.reason)}"
    plain: dict[str, Any] = {
        "message": message(finding),
        "location": {"path": path, "range": _range(document.lines, place)},
        "severity": _SEVERITY[level(finding)],
        "source": {"name": "factcheck"},
        "code": {"value": finding.code},
        "original_output": told,
    }
    change = replacement(finding, document, options)
    if change is not None:
        where, text = change
        plain["suggestions"] = [{"range": _range(document.lines, where), "text": text}]
    return plain


def _related(place: Related, path: str) -> dict[str, Any]:
    if place.lines is None or place.span is None:
        where: dict[str, Any] = {"start": {"line": place.line}}
    else:
        where = _range(place.lines, place.span)
    return {"message": place.what, "location": {"path": path, "range": where}}


def _range(lines: Lines, place: Span) -> dict[str, Any]:
    return {"start": _position(lines, place.start), "end": _position(lines, place.end)}


def _position(lines: Lines, offset: int) -> dict[str, int]:
    return {"line": lines.position(offset).line, "column": lines.utf8_column(offset)}
