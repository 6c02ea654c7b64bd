"""The allow list: which of its phrases lets a finding stand, and which were of no use in a run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import attrs

from factcheck.findings import Finding, Report
from factcheck.fingerprints import normalized
from factcheck.settings import Allowed, Settings


def allowing(report: Report, finding: Finding, phrases: Iterable[Allowed]) -> Allowed | None:
    """Return the first of `phrases` that the sentence of a finding holds, for its kind."""
    sentence = ""
    for allowed in phrases:
        if allowed.kinds and finding.kind not in allowed.kinds:
            continue
        sentence = sentence or normalized(finding.sentence.of(report.document.text))
        if _holds(sentence, normalized(allowed.phrase)):
            return allowed
    return None


@attrs.define
class PhraseUse:
    """What came of the phrases of the settings in the reports of a run.

    A phrase is of use where a finding holds it, whatever else silences that finding.
    """

    settings: Settings
    _used: set[Allowed] = attrs.field(factory=set, init=False)
    _applied: set[int] = attrs.field(factory=set, init=False)

    def add(self, report: Report) -> None:
        """Take a report into account."""
        path = report.document.path
        rules = enumerate(self.settings.paths)
        self._applied.update(n for n, rule in rules if path is not None and rule.applies(path))
        for silenced in report.silenced:
            for allowed in self.settings.at(path).allow:
                if allowing(report, silenced.finding, (allowed,)) is not None:
                    self._used.add(allowed)

    def unused(self) -> Iterator[tuple[str, Allowed]]:
        """Yield each phrase that was of no use, with its place in the settings.

        Those of a rule by path count only where the rule was for a draft.
        """
        listed = [(f"allow[{n}]", allowed) for n, allowed in enumerate(self.settings.allow)]
        for number, rule in enumerate(self.settings.paths):
            if number in self._applied:
                listed += [(f"paths[{number}].allow[{n}]", a) for n, a in enumerate(rule.allow)]
        return ((place, allowed) for place, allowed in listed if allowed not in self._used)


def _holds(text: str, phrase: str) -> bool:
    """Whether `text` has the words of `phrase`, neither end of it inside a longer word."""
    at = text.find(phrase)
    while at >= 0:
        end = at + len(phrase)
        if not _joined(text, at) and not _joined(text, end):
            return True
        at = text.find(phrase, at + 1)
    return False


def _joined(text: str, at: int) -> bool:
    return 0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum()
