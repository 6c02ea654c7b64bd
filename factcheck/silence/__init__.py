"""Silencing: which findings are not shown, what silences each, and why.

Directives in the text come first, then the allow list, what is quoted where that is skipped, and
the kinds that are off, then the baseline: the first that answers silences a finding. Nothing is
lost: what is silenced stays in the report, and what was meant to silence something and does not is
told in its notes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

import attrs

from factcheck.findings import Finding, Report, Scope, Silenced
from factcheck.fingerprints import fingerprint
from factcheck.settings import OFF, SKIP, Settings
from factcheck.silence.directives import Directive, read_directives, without_directives
from factcheck.silence.phrases import PhraseUse, allowing
from factcheck.silence.reach import Reach, reaches

__all__ = ["Directive", "PhraseUse", "read_directives", "silence", "without_directives"]


def silence(
    report: Report,
    directives: tuple[Directive, ...],
    settings: Settings,
    known: Mapping[str, int],
) -> Report:
    """Return the report with every finding that something silences told apart.

    `settings` are those of the report's document; `known` says how many findings of a fingerprint
    the baseline knows there.
    """
    reach, notes = reaches(report, directives)
    left = Counter(known)
    kept: list[Finding] = []
    silenced: list[Silenced] = []
    for finding in report.findings:
        found = (
            _by_text(report, finding, reach)
            or _by_phrase(report, finding, settings)
            or _as_quoted(finding, settings)
            or _by_kind(finding, settings)
            or _by_baseline(report, finding, left)
        )
        if found is None:
            kept.append(finding)
        else:
            silenced.append(found)
    notes += tuple(note for each in reach for note in each.unused(report.document))
    return attrs.evolve(
        report,
        findings=tuple(kept),
        silenced=tuple(silenced),
        notes=tuple(sorted(notes, key=lambda note: (note.line or 0, note.column or 0))),
    )


def _by_text(report: Report, finding: Finding, reach: tuple[Reach, ...]) -> Silenced | None:
    # All are asked: each that covers a finding is of use.
    found = [each.directive for each in reach if each.covers(report.document, finding)]
    if not found:
        return None
    first = found[0]
    line = report.document.lines.position(first.span.start).line
    return Silenced(finding, Scope.TEXT, first.words, first.reason, line)


def _by_phrase(report: Report, finding: Finding, settings: Settings) -> Silenced | None:
    allowed = allowing(report, finding, settings.allow)
    if allowed is None:
        return None
    return Silenced(finding, Scope.ALLOW, allowed.phrase, allowed.reason)


def _as_quoted(finding: Finding, settings: Settings) -> Silenced | None:
    if finding.quoted is None or settings.quotes != SKIP:
        return None
    return Silenced(finding, Scope.QUOTE, f"quotes = {SKIP}")


def _by_kind(finding: Finding, settings: Settings) -> Silenced | None:
    if settings.kinds.get(finding.kind) != OFF:
        return None
    return Silenced(finding, Scope.KIND, finding.kind.value)


def _by_baseline(report: Report, finding: Finding, left: Counter[str]) -> Silenced | None:
    if not left:
        return None
    mark = fingerprint(report.document, finding)
    if not left[mark]:
        return None
    left[mark] -= 1
    return Silenced(finding, Scope.BASELINE, mark)
