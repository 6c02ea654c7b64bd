"""The baseline: a file of findings that are known, so that only new ones are shown.

A finding is known by its fingerprint (claim, kind, and the words of the sentence), within its file;
never by a line number. Of a file that is no longer there, the findings are known wherever they have
gone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import attrs

from factcheck.errors import InvalidValueError, Problem
from factcheck.findings import Finding, Kind, Report, Scope
from factcheck.fingerprints import fingerprint
from factcheck.paths import relative
from factcheck.text import Document

DEFAULT_PATH = "factcheck-baseline.json"
"""Where the baseline is kept unless something else is named."""

_Place = tuple[str | None, str | None]


@attrs.frozen
class KnownFinding:
    """An entry of the baseline: `count` findings of one fingerprint in one draft.

    `path` is that of the draft, from the baseline's folder, with slashes, and `id` its id, each
    None without one. `claim` (an id), `kind` and `sentence` say to people what it is. Raises
    InvalidValueError for a count below 1.
    """

    fingerprint: str
    claim: str
    kind: Kind
    sentence: str
    path: str | None = None
    id: str | None = None
    count: int = attrs.field(default=1)

    @count.validator
    def _counts(self, _: object, value: int) -> None:
        if value < 1:
            raise InvalidValueError("count", "1 or more", value)

    @property
    def place(self) -> tuple[str | None, str | None]:
        """The draft: its path and its id."""
        return self.path, self.id

    @property
    def described(self) -> str:
        """The entry in words, for people."""
        place = " ".join(filter(None, self.place)) or "the text"
        times = "" if self.count == 1 else f" ({self.count} times)"
        return f"{place}: {self.kind.code} {self.kind.value}: {self.sentence}{times}"


@attrs.frozen
class Baseline:
    """Findings that are known; `path` is the file they are kept in.

    `gone` holds the paths of drafts that are no longer there: what is known of them is known in
    every draft, so that a file may be renamed.
    """

    path: str = DEFAULT_PATH
    findings: tuple[KnownFinding, ...] = ()
    gone: frozenset[str] = frozenset()

    def place(self, document: Document) -> tuple[str | None, str | None]:
        """Return how the baseline names `document`: by path and id."""
        if document.path is None:
            return None, document.id
        return relative(document.path, str(Path(self.path).parent)), document.id

    def drafts(self) -> tuple[str, ...]:
        """Return the paths, from the working folder, of the drafts that it names and are there."""
        folder = Path(self.path).parent
        paths = {known.path for known in self.findings if known.path is not None}
        return tuple(str(folder / path) for path in sorted(paths - self.gone))

    def counts(self, document: Document) -> Counter[str]:
        """Return how many findings of each fingerprint are known in `document`."""
        place = self.place(document)
        made: Counter[str] = Counter()
        for known in self.findings:
            if known.place == place or known.path in self.gone:
                made[known.fingerprint] += known.count
        return made

    def with_stale(self, report: Report) -> Report:
        """Return the report with a note for each entry of its document that no longer occurs."""
        place = self.place(report.document)
        if place == (None, None):
            return report
        left = _met(report)
        notes: list[Problem] = []
        for known in self.findings:
            if known.place == place and (over := known.count - _take(known, left)):
                stale = attrs.evolve(known, count=over)
                notes.append(Problem(self.path, f"no longer there: {stale.described}"))
        return attrs.evolve(report, notes=(*report.notes, *notes))

    def compared(self, reports: Iterable[Report]) -> Compared:
        """Return which entries still occur, given reports that were made with this baseline.

        Entries of drafts that are there and were not checked are kept as they are; those of drafts
        that are gone come to the drafts in which they were met.
        """
        left: dict[_Place, Counter[str]] = {}
        for report in reports:
            left.setdefault(self.place(report.document), Counter()).update(_met(report))
        checked = {path for path, _ in left}
        kept: Counter[KnownFinding] = Counter()
        stale: list[KnownFinding] = []
        # What is met in its own draft is not met again for one that is gone.
        for known in sorted(self.findings, key=lambda known: known.path in self.gone):
            if known.path in self.gone:
                places = sorted(left, key=_sortable)
            elif known.path in checked:
                places = [known.place] if known.place in left else []
            else:
                kept[attrs.evolve(known, count=1)] += known.count
                continue
            over = known.count
            for place in places:
                met = _take(attrs.evolve(known, count=over), left[place]) if over else 0
                kept[attrs.evolve(known, path=place[0], id=place[1], count=1)] += met
                over -= met
            if over:
                stale.append(attrs.evolve(known, count=over))
        pruned = (attrs.evolve(known, count=count) for known, count in kept.items() if count)
        return Compared(_in_order(stale), attrs.evolve(self, findings=_in_order(pruned)))


@attrs.frozen
class Compared:
    """What became of a baseline: entries that no longer occur, and the baseline without them."""

    stale: tuple[KnownFinding, ...]
    pruned: Baseline


def make_baseline(reports: Iterable[Report], *, path: str = DEFAULT_PATH) -> Baseline:
    """Return the baseline, kept in the file `path`, in which every finding of `reports` is known.

    What is silenced already is left out.
    """
    empty = Baseline(path)
    made: list[KnownFinding] = []
    for report in reports:
        made += _entries(empty.place(report.document), report.document, report.findings)
    return attrs.evolve(empty, findings=_in_order(made))


def _met(report: Report) -> Counter[str]:
    return Counter(s.by for s in report.silenced if s.scope is Scope.BASELINE)


def _take(known: KnownFinding, left: Counter[str]) -> int:
    """How many of the findings of an entry were met; these are taken out of `left`."""
    met = min(known.count, left[known.fingerprint])
    left[known.fingerprint] -= met
    return met


def _entries(
    place: _Place, document: Document, findings: Iterable[Finding]
) -> Iterator[KnownFinding]:
    made: dict[str, KnownFinding] = {}
    for finding in findings:
        mark = fingerprint(document, finding)
        if mark in made:
            made[mark] = attrs.evolve(made[mark], count=made[mark].count + 1)
            continue
        sentence = " ".join(finding.sentence.of(document.text).split())
        made[mark] = KnownFinding(mark, finding.claim.id, finding.kind, sentence, *place)
    yield from made.values()


def _in_order(findings: Iterable[KnownFinding]) -> tuple[KnownFinding, ...]:
    """By draft, then by what is said: moving a paragraph changes no line of the file."""
    return tuple(sorted(findings, key=lambda k: (_sortable(k.place), k.sentence, k.kind, k.claim)))


def _sortable(place: _Place) -> tuple[str, str]:
    return place[0] or "", place[1] or ""
