"""The project's own cases: pairs of drafts, one that must be flagged and one that must not.

A file ``<beat>.yaml`` is a list of pairs. Each has an `id`, the `kind` of error, `claims` (a
statement, or a mapping of the fields of a claim, accurate unless it says otherwise), and two
drafts: `wrong` with the `findings` wanted (`kind`, and the words it `marks`, which stand once in
the draft), and `right`, which must not be flagged (``covers: false`` where the claims don't speak
of it). `published_on` is the drafts' date.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Any

import attrs
import yaml

from benchmarks.folds import judged_unseen
from benchmarks.quality.rows import DataError
from benchmarks.quality.scores import Share
from benchmarks.yaml_files import read_yaml
from factcheck import (
    Checker,
    Claim,
    Document,
    Finding,
    InvalidValueError,
    Kind,
    MemoryStore,
    Settings,
    Span,
)

FOLDER = Path(__file__).parents[2] / "tests" / "cases" / "suite"

_FAMILIES = (
    frozenset((Kind.ATTRIBUTION, Kind.ENTITY, Kind.PLACE, Kind.ROLE)),
    frozenset((Kind.QUANTIFIER, Kind.CONDITION)),
    frozenset((Kind.QUANTITY, Kind.COMPARATOR)),
)
"""Kinds near enough to each other that a draft may be filed under either."""


@attrs.frozen
class Expected:
    """A finding that an editor would want: its kind, and the wrong words in the draft."""

    kind: Kind
    marks: str


@attrs.frozen
class Draft:
    """One row: a draft, the claims stored, and the findings wanted; none means silence.

    `covers` tells whether the claims speak of a draft that must not be flagged.
    """

    id: str
    beat: str
    kind: Kind
    text: str
    claims: tuple[Claim, ...]
    expected: tuple[Expected, ...]
    published_on: date | None = None
    covers: bool = True

    @property
    def pair(self) -> str:
        """The pair of drafts that it is one of."""
        return self.id.partition("/")[0]

    def span(self, expected: Expected) -> Span:
        """Where the words marked stand in the draft."""
        start = self.text.index(expected.marks)
        return Span(start, start + len(expected.marks))


@attrs.frozen
class Judged:
    """What checking a draft of the suite came to, at the level measured."""

    draft: Draft
    findings: tuple[Finding, ...]

    @property
    def right(self) -> bool:
        """Whether it is flagged just when it should be."""
        return bool(self.findings) == bool(self.draft.expected)

    @property
    def kind_right(self) -> bool:
        """Whether each finding wanted is there by its kind, or a neighbour of it."""
        return all(any(near(f.kind, e.kind) for f in self.findings) for e in self.draft.expected)

    @property
    def kind_exact(self) -> bool:
        """Whether each finding wanted is there by its very kind."""
        return all(any(f.kind is e.kind for f in self.findings) for e in self.draft.expected)

    @property
    def marks_right(self) -> bool:
        """Whether for each finding wanted, some finding's span overlaps the words marked."""
        spans = [self.draft.span(expected) for expected in self.draft.expected]
        return all(any(f.span.overlaps(span) for f in self.findings) for span in spans)

    @property
    def needless(self) -> int:
        """How many findings lie outside all the words marked."""
        spans = [self.draft.span(expected) for expected in self.draft.expected]
        return sum(not any(f.span.overlaps(span) for span in spans) for f in self.findings)


@attrs.frozen
class Tally:
    """How many rows are right; of the flagged wrong drafts, how many kinds and marked words."""

    rows: Share
    fired: Share
    silent: Share
    kinds: Share
    exact: Share
    marks: Share
    needless: int

    @property
    def figures(self) -> dict[str, float | None]:
        """Every measure that is one number, by name."""
        return {
            "rows_right": self.rows.value,
            "fired": self.fired.value,
            "silent": self.silent.value,
            "kinds_right": self.kinds.value,
            "kinds_exact": self.exact.value,
            "marks_right": self.marks.value,
        }


def near(found: Kind, wanted: Kind) -> bool:
    """Whether a kind is the one wanted, or a close neighbour of it."""
    return found is wanted or any(found in f and wanted in f for f in _FAMILIES)


def read_suite(folder: Path = FOLDER) -> tuple[Draft, ...]:
    """Return the drafts of every ``<beat>.yaml`` in `folder`: of each pair the wrong, the right.

    Raises DataError, naming the file and the pair, for one that is not of the form.
    """
    return tuple(draft for path in sorted(folder.glob("*.yaml")) for draft in read_beat(path))


def read_beat(path: Path) -> tuple[Draft, ...]:
    """Return the drafts of one file of pairs. Raises DataError as `read_suite` does."""
    try:
        pairs = read_yaml(path)
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise DataError(f"{path}: cannot be read: {error}") from None
    if not isinstance(pairs, list):
        raise DataError(f"{path}: expected a list of pairs, got {type(pairs).__name__}")
    drafts: list[Draft] = []
    for number, pair in enumerate(pairs, start=1):
        name = pair.get("id", f"pair {number}") if isinstance(pair, dict) else f"pair {number}"
        try:
            drafts.extend(_drafts(pair, path.stem))
        except (KeyError, TypeError, ValueError, AttributeError, InvalidValueError) as error:
            raise DataError(f"{path}: {name}: {type(error).__name__}: {error}") from None
    return tuple(drafts)


def _drafts(pair: dict[str, Any], beat: str) -> Iterable[Draft]:
    claims = tuple(
        _claim(entry, f"{pair['id']}.{number}")
        for number, entry in enumerate(pair["claims"], start=1)
    )
    kind = Kind(pair["kind"])
    wrong, right = pair["wrong"], pair["right"]
    expected = tuple(Expected(Kind(f["kind"]), str(f["marks"])) for f in wrong["findings"])
    published = pair.get("published_on")
    if published is not None and not isinstance(published, date):
        raise TypeError(f"published_on: expected a date, got {published!r}")
    if not expected:
        raise ValueError("wrong: no findings")
    for one in expected:
        if wrong["draft"].count(one.marks) != 1:
            raise ValueError(f"{one.marks!r} does not stand exactly once in the wrong draft")
    for side, draft, found in (("wrong", wrong, expected), ("right", right, ())):
        yield Draft(
            f"{pair['id']}/{side}",
            beat,
            kind,
            draft["draft"],
            claims,
            found,
            published,
            bool(draft.get("covers", True)),
        )


def _claim(entry: str | dict[str, Any], name: str) -> Claim:
    fields: dict[str, Any] = {"statement": entry} if isinstance(entry, str) else dict(entry)
    for each in ("supersedes", "variants"):
        if isinstance(fields.get(each), str):
            fields[each] = [fields[each]]
    return Claim(**{"id": name, "verdict": "accurate", **fields})


def judge_draft(draft: Draft, settings: Settings) -> Judged:
    """Check the draft against its claims and nothing else."""
    checker = Checker(MemoryStore(draft.claims), settings=settings)
    report = checker.check(Document(draft.text, published_on=draft.published_on))
    return Judged(draft, report.findings)


def judge_suite(
    drafts: Iterable[Draft], settings: Settings, folds: Path | None = None
) -> tuple[Judged, ...]:
    """Check every draft; with `folds`, by the model that has not seen its pair."""
    made = []
    for draft in drafts:
        with judged_unseen(folds, draft.pair):
            made.append(judge_draft(draft, settings))
    return tuple(made)


def tally(judged: Iterable[Judged]) -> Tally:
    """Count what is right; kinds and marked words only where a wrong draft is flagged."""
    rows = tuple(judged)
    wrong = [one for one in rows if one.draft.expected]
    right = [one for one in rows if not one.draft.expected]
    flagged = [one for one in wrong if one.findings]
    return Tally(
        Share(sum(one.right for one in rows), len(rows)),
        Share(len(flagged), len(wrong)),
        Share(sum(one.right for one in right), len(right)),
        Share(sum(one.kind_right for one in flagged), len(flagged)),
        Share(sum(one.kind_exact for one in flagged), len(flagged)),
        Share(sum(one.marks_right for one in flagged), len(flagged)),
        sum(one.needless for one in wrong),
    )


def tallies(judged: Iterable[Judged], by: Callable[[Draft], str]) -> dict[str, Tally]:
    """Tally the drafts apart, by beat or by kind."""
    rows = tuple(judged)
    names = Counter(by(one.draft) for one in rows)
    return {name: tally(o for o in rows if by(o.draft) == name) for name in sorted(names)}


def by_beat(draft: Draft) -> str:
    """The beat of a draft."""
    return draft.beat


def by_kind(draft: Draft) -> str:
    """The kind of error planted in a draft, or looked like by it."""
    return draft.kind.value
