"""GitLab Code Quality: one JSON array of issues, a subset of Code Climate's.

A location has ``positions`` and no ``lines``: Code Climate's specification has the one or the
other, and GitLab takes the line from either. Columns count code points from 1, and the end is the
column after the last character.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from typing import Any

from factcheck.findings import Finding, Report
from factcheck.reports import Options
from factcheck.reports.identity import Numbering
from factcheck.reports.layout import flat
from factcheck.reports.messages import Level, cited, level, whose
from factcheck.reports.places import shown_path
from factcheck.text import Document

_SEVERITIES = ("info", "info", "minor", "major", "major", "critical")
"""GitLab's word for each severity of a verdict, 0 to 5. Nothing here is a ``blocker``."""


def render(reports: Iterable[Report], options: Options) -> Iterator[str]:
    """Yield one array for all `reports`, an issue a line."""
    numbering = Numbering()
    yield "["
    first = True
    for report in reports:
        path = shown_path(report.document.path, options.folder)
        for finding in report.findings:
            fingerprint = _fingerprint(path, numbering.of(finding, report.document))
            plain = _issue(finding, report.document, path, fingerprint)
            yield ("\n  " if first else ",\n  ") + json.dumps(plain, ensure_ascii=False)
            first = False
    yield "]\n" if first else "\n]\n"


def _issue(finding: Finding, document: Document, path: str, fingerprint: str) -> dict[str, Any]:
    place = document.in_source(finding.span)
    begin, end = document.lines.position(place.start), document.lines.position(place.end)
    return {
        "description": _description(finding),
        "check_name": f"{finding.code} {finding.kind.value}",
        "fingerprint": fingerprint,
        "severity": _severity(finding),
        "location": {
            "path": path,
            "positions": {
                "begin": {"line": begin.line, "column": begin.column},
                "end": {"line": end.line, "column": end.column},
            },
        },
    }


def _severity(finding: Finding) -> str:
    return _SEVERITIES[0 if level(finding) is Level.NOTE else finding.verdict.severity]


def _description(finding: Finding) -> str:
    """Say it on one line, which is all that GitLab shows."""
    sources = dict.fromkeys(cited(evidence.source) for evidence in finding.evidence)
    quoted = () if finding.quoted is None else (whose(finding.quoted),)
    told = "; ".join([*quoted, f"claim {flat(finding.claim.id)}", *sources])
    return f"{flat(finding.reason)} ({told})"


def _fingerprint(path: str, numbered: str) -> str:
    """Make a fingerprint that no other issue of the report has, whatever its file."""
    made_of = json.dumps([path, numbered])
    return hashlib.sha256(made_of.encode()).hexdigest()[:32]
