"""One run of the bench: what is measured, and what came of it."""

from __future__ import annotations

import platform
from collections.abc import Callable, Mapping
from datetime import date
from functools import cached_property
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import attrs

import factcheck
from benchmarks.quality import articles, plain, reliability, seed, silence, suite
from benchmarks.quality.articles import Read
from benchmarks.quality.contest import Entrant, contest
from benchmarks.quality.engine import Outcome, Workers
from benchmarks.quality.measures import Measures, measure
from benchmarks.quality.plain import Told
from benchmarks.quality.reliability import Bin
from benchmarks.quality.rows import DataError, find_sets, find_statements, read_rows, sample
from benchmarks.quality.scores import RESAMPLES
from factcheck import Settings
from factcheck.settings import LEVELS

OWN = ("seed", "silence", "suite", "plain", "plain_held_out", *articles.STORIES)
"""The parts that are not sets of rows: they are asked for by these names."""

_ORDINARY = "typed_newswire"
_DEPENDENCIES = ("rapidfuzz", "tantivy", "PyStemmer")

Figures = Mapping[str, float | None]


@attrs.frozen
class Run:
    """What a run came to, at one level.

    `limit` is the number of rows a set was cut to, or None for whole sets; `command` is how to run
    it again, without the paths of the machine it ran on. `entrants` are this package and the peers
    it was measured beside, if any.
    """

    level: str
    limit: int | None
    command: str
    sets: Mapping[str, tuple[Outcome, ...]]
    seed: tuple[seed.Case, ...] = ()
    suite: tuple[suite.Judged, ...] = ()
    silence: silence.Silence | None = None
    stories: Mapping[str, tuple[Read, ...]] = attrs.field(factory=dict)
    plain: tuple[Told, ...] = ()
    plain_held_out: tuple[Told, ...] = ()
    made_on: date = attrs.field(factory=date.today)
    resamples: int = RESAMPLES
    entrants: tuple[Entrant, ...] = ()

    @property
    def threshold(self) -> float:
        """The confidence that a finding needs at the level."""
        return LEVELS[self.level]

    @cached_property
    def measures(self) -> Mapping[str, Measures]:
        """The measures of each set."""
        return {
            name: measure(outcomes, self.threshold, resamples=self.resamples)
            for name, outcomes in self.sets.items()
        }

    @cached_property
    def shown_bins(self) -> tuple[Bin, ...]:
        """The reliability of what an editor is shown, over all sets."""
        return self._bins(self.threshold)

    @cached_property
    def all_bins(self) -> tuple[Bin, ...]:
        """The reliability of every finding, however unsure, over all sets."""
        return self._bins(0.0)

    def _bins(self, least: float) -> tuple[Bin, ...]:
        pooled = [outcome for outcomes in self.sets.values() for outcome in outcomes]
        return reliability.bins(reliability.findings(pooled, least))

    @cached_property
    def figures(self) -> Mapping[str, Figures]:
        """Every measure that is one number: by part, then by name."""
        found: dict[str, Figures] = {n: m.figures for n, m in self.measures.items()}
        if self.sets:
            found["confidence"] = {
                "largest_gap": reliability.largest_gap(self.shown_bins),
                "largest_gap_all": reliability.largest_gap(self.all_bins),
            }
        if self.silence is not None:
            found["silence"] = self.silence.figures(self.threshold)
        if self.suite:
            found["suite"] = suite.tally(self.suite).figures
        found |= {name: articles.tally(read).figures for name, read in self.stories.items()}
        for name, told in (("plain", self.plain), ("plain_held_out", self.plain_held_out)):
            if told:
                found[name] = plain.tally(told).figures
        if self.seed:
            found["seed"] = {"right": float(sum(case.right for case in self.seed))}
        return found

    @property
    def versions(self) -> Mapping[str, str]:
        """What the run was made with: the package, Python, and what decides results."""
        found = {"factcheck": factcheck.__version__, "Python": platform.python_version()}
        for name in _DEPENDENCIES:
            try:
                found[name] = version(name)
            except PackageNotFoundError:
                continue
        for entrant in self.entrants:
            if entrant.package is not None and entrant.version is not None:
                found[entrant.package] = entrant.version
        return found


@attrs.frozen
class Plan:
    """What to measure: the evaluation folder, the parts by name (none: all), and how much.

    `peers` asks for the other checkers too; `folds` holds models that have not seen a row's page.
    """

    folder: Path
    level: str
    parts: tuple[str, ...] = ()
    limit: int | None = None
    command: str = ""
    peers: bool = False
    folds: Path | None = None

    def wants(self, part: str) -> bool:
        """Whether the part is to be measured."""
        return not self.parts or part in self.parts


def carry_out(plan: Plan, hands: Workers, tell: Callable[[str], None]) -> Run:
    """Measure all that the plan wants, and tell of each part as it is done.

    Raises DataError when a part is unknown, or its data is missing or not of the form.
    """
    found = find_sets(plan.folder)
    for part in plan.parts:
        if part not in found and part not in OWN:
            known = ", ".join((*found, *OWN))
            raise DataError(f"no set is called {part!r}; known: {known}")
    sets = {}
    for name, path in found.items():
        if plan.wants(name):
            rows = sample(read_rows(path), plan.limit)
            sets[name] = tuple(hands.check(rows, plan.level, plan.folds))
            tell(f"{name}: {len(rows)} rows")
    settings = Settings(level=plan.level)
    cases: tuple[seed.Case, ...] = ()
    judged: tuple[suite.Judged, ...] = ()
    heard = None
    if plan.wants("seed"):
        cases = seed.judge_cases(settings, folds=plan.folds)
        tell(f"seed: {len(cases)} cases")
    if plan.wants("suite"):
        judged = suite.judge_suite(suite.read_suite(), settings, plan.folds)
        tell(f"suite: {len(judged)} drafts")
    stories: dict[str, tuple[Read, ...]] = {}
    for name, folder in articles.STORIES.items():
        if plan.wants(name):
            read = articles.read_articles(folder)
            stories[name] = articles.check_articles(read, settings, plan.folds)
            tell(f"{name}: {len(read)}")
    told: dict[str, tuple[Told, ...]] = {"plain": (), "plain_held_out": ()}
    for name, folder in (("plain", plain.FOLDER), ("plain_held_out", plain.HELD_OUT)):
        if plan.wants(name):
            told[name] = plain.check_plain(plain.read_plain(folder), settings, plan.folds)
            tell(f"{name}: {len(told[name])} sentences")
    if plan.wants("silence"):
        heard = _listen(plan, found)
        tell(f"silence: {len(heard.heard)} sentences, {heard.statements} statements")
    entrants: tuple[Entrant, ...] = ()
    if plan.peers:
        entrants = contest(sets, LEVELS[plan.level], factcheck.__version__, tell)
    return Run(
        plan.level,
        plan.limit,
        plan.command,
        sets,
        cases,
        judged,
        heard,
        stories,
        told["plain"],
        told["plain_held_out"],
        entrants=entrants,
    )


def _listen(plan: Plan, found: Mapping[str, Path]) -> silence.Silence:
    if _ORDINARY not in found:
        raise DataError(f"{plan.folder}: no set {_ORDINARY}: silence cannot be measured")
    count = min(silence.SENTENCES, plan.limit or silence.SENTENCES)
    texts = silence.sentences(read_rows(found[_ORDINARY]), count)
    return silence.listen(silence.read_statements(find_statements(plan.folder)), texts, plan.level)
