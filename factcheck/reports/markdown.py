"""A summary in GitHub Flavored Markdown: for a job's summary, a comment, or a mail.

Whatever comes from drafts, claims and sources is escaped: it is shown, and formats nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from factcheck.findings import Finding, Report, Silenced
from factcheck.reports import Options
from factcheck.reports.layout import flat
from factcheck.reports.messages import Tally, headline, silenced_where, statements
from factcheck.reports.places import shown_path
from factcheck.text import Document

_PUNCTUATION = re.compile(r"([\\`*_{}\[\]()#+\-.!|~$:@/])")
"""What Markdown may read as its own: a backslash before it makes it a plain character."""


def render(reports: Iterable[Report], options: Options) -> Iterator[str]:
    """Yield a section for each document with findings, then a line that sums up the run.

    With ``options.show_all`` the supported sentences, those not covered and the findings that were
    silenced are listed too.
    """
    tally = Tally()
    yield "## factcheck\n\n"
    for report in reports:
        tally.add(report)
        yield from _section(report, options)
    yield f"{tally.summary(options.claims)}.\n"
    if hidden := tally.hidden():
        yield f"\n{hidden}.\n"
    for problem in options.unread:
        yield f"\nNot read: {escaped(problem)}\n"


def _section(report: Report, options: Options) -> Iterator[str]:
    document = report.document
    listed = [_item(finding, document) for finding in report.findings]
    if options.show_all:
        listed += [_silenced(each, document) for each in report.silenced]
        listed += [
            f"- {_line(document, checked.sentence.span.start)}: "
            f"{'not covered' if checked.verdict is None else 'supported'}: "
            f"{escaped(checked.sentence.text)}\n"
            for checked in report.sentences
            if checked.verdict is None or checked.verdict.holds
        ]
    if listed:
        name = escaped(shown_path(document.path, options.folder))
        slug = "" if document.id is None else f" ({escaped(document.id)})"
        yield f"### {name}{slug}\n\n"
        yield from listed
        yield "\n"


def _item(finding: Finding, document: Document) -> str:
    words = escaped(finding.span.of(document.text))
    head = f"- {_line(document, finding.span.start)}: **{headline(finding)}**"
    lines = [f"{head}: {words}" if words else head]
    lines += [
        f"  {label}: {escaped(text)}" if label else f"  {escaped(text)}"
        for label, text in statements(finding)
    ]
    return "  \n".join(lines) + "\n"


def _silenced(silenced: Silenced, document: Document) -> str:
    finding = silenced.finding
    what = f"{silenced_where(silenced)}: {headline(finding)}: {finding.sentence.of(document.text)}"
    return f"- {_line(document, finding.span.start)}: {escaped(what)}\n"


def _line(document: Document, offset: int) -> str:
    position = document.position(offset)
    return f"line {position.line}, column {position.column}"


def escaped(text: str) -> str:
    """Return `text` on one line, so that it is shown as it is, and formats or links nothing."""
    shown = flat(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _PUNCTUATION.sub(r"\\\1", shown)
