"""What changed since an earlier run: row by row, and figure by figure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import attrs

from benchmarks.quality.articles import READ, Read
from benchmarks.quality.measures import measure
from benchmarks.quality.results import Earlier, Stored
from benchmarks.quality.run import Figures, Run

_MOST_TEXT = 100
_SMALLEST = 0.0005


@attrs.frozen
class Line:
    """One row of any part, and whether it was judged rightly."""

    id: str
    right: bool
    label: str
    kind: str | None
    text: str


@attrs.frozen
class Changes:
    """What changed in a part, over the rows that both runs judged.

    `figures` holds each figure that both have, as it was and as it is. `only_old` and `only_new`
    count the rows that only one of the runs judged.
    """

    part: str
    better: tuple[Line, ...]
    worse: tuple[Line, ...]
    figures: Mapping[str, tuple[float, float]]
    shared: int
    only_old: int = 0
    only_new: int = 0


def lines_of(run: Run) -> dict[str, tuple[Line, ...]]:
    """Return every row of the run, by part."""
    found = {
        name: tuple(
            Line(o.row.id, o.right(run.threshold), o.row.label, o.row.kind, o.row.text)
            for o in outcomes
        )
        for name, outcomes in run.sets.items()
    }
    if run.seed:
        found["seed"] = tuple(
            Line(c.id, c.right, "wrong" if c.wrong else "right", c.kind, c.text) for c in run.seed
        )
    if run.suite:
        found["suite"] = tuple(
            Line(
                one.draft.id,
                one.right,
                "wrong" if one.draft.expected else "right",
                one.draft.kind.value,
                one.draft.text,
            )
            for one in run.suite
        )
    for name, read in run.stories.items():
        if name in READ:
            found[name] = tuple(line for one in read for line in _of_article(one))
    if run.plain:
        found["plain"] = tuple(
            Line(
                one.sentence.id,
                one.right,
                one.sentence.stand.value,
                None if one.sentence.kind is None else one.sentence.kind.value,
                one.sentence.text,
            )
            for one in run.plain
        )
    if run.silence is not None:
        found["silence"] = tuple(
            Line(one.id, not one.flags(run.threshold), "ordinary", None, one.text)
            for one in run.silence.heard
        )
    return found


def _of_article(one: Read) -> Iterator[Line]:
    quiet = not one.alarms
    yield Line(one.article.id, quiet, "right", None, one.article.text.partition("\n")[0])
    for number, caught in enumerate(one.caught, start=1):
        error = caught.error
        name = f"{one.article.id}/{number}"
        yield Line(name, caught.found, "wrong", error.kind.value, error.wrong)


def compare(old: Earlier, run: Run) -> tuple[Changes, ...]:
    """Return what changed in each part that both runs measured."""
    return tuple(
        _changes(part, old.rows[part], lines, _figures(part, old, run))
        for part, lines in lines_of(run).items()
        if part in old.rows
    )


def _changes(
    part: str,
    before: Mapping[str, Stored],
    now: tuple[Line, ...],
    figures: Mapping[str, tuple[float, float]],
) -> Changes:
    both = [line for line in now if line.id in before]
    return Changes(
        part,
        tuple(line for line in both if line.right and not before[line.id].right),
        tuple(line for line in both if before[line.id].right and not line.right),
        figures,
        len(both),
        len(before) - len(both),
        len(now) - len(both),
    )


def _figures(part: str, old: Earlier, run: Run) -> dict[str, tuple[float, float]]:
    """Pair the figures; those of a set are measured anew, on the rows that both runs judged."""
    before: Figures = old.figures.get(part, {})
    now: Figures = run.figures[part]
    if part in run.sets:
        stored = old.rows[part]
        shared = [outcome for outcome in run.sets[part] if outcome.row.id in stored]
        if not shared:
            return {}
        then = [stored[outcome.row.id].outcome(outcome.row) for outcome in shared]
        before = measure(then, old.threshold, resamples=0).figures
        now = measure(shared, run.threshold, resamples=0).figures
    pairs = {name: (before.get(name), value) for name, value in now.items()}
    return {
        name: (was, value)
        for name, (was, value) in pairs.items()
        if was is not None and value is not None
    }


def render(old: Earlier, changes: tuple[Changes, ...], level: str) -> Iterator[str]:
    """Yield the lines that tell a reader what changed."""
    yield f"since the run of {old.made_on}:"
    if old.level != level:
        yield f"  note: that was at the level {old.level}, this at {level}"
    for change in changes:
        yield ""
        yield (
            f"{change.part}: {len(change.better)} newly right, {len(change.worse)} newly wrong, "
            f"of {change.shared} rows"
        )
        if change.only_old or change.only_new:
            yield f"  not compared: {change.only_old} rows only then, {change.only_new} only now"
        for name, (was, now) in change.figures.items():
            if abs(now - was) >= _SMALLEST:
                yield f"  {name:24} {was:8.3f} -> {now:8.3f}  {now - was:+.3f}"
        for sign, lines in (("+", change.better), ("-", change.worse)):
            for line in lines:
                kind = f" {line.kind}" if line.kind else ""
                yield f"  {sign} {line.id} {line.label}{kind}: {shortened(line.text)}"


def shortened(text: str) -> str:
    """Return the text on one line, cut to what fits beside an id."""
    flat = " ".join(text.split())
    return flat if len(flat) <= _MOST_TEXT else flat[: _MOST_TEXT - 1].rstrip() + "…"
