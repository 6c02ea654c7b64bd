"""A run as Markdown, ready to stand on a page of the documentation."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from benchmarks.quality import articles, plain
from benchmarks.quality.bars import hold
from benchmarks.quality.contest import Entrant
from benchmarks.quality.measures import PRECISIONS, Measures
from benchmarks.quality.reliability import Bin
from benchmarks.quality.run import Run
from benchmarks.quality.scores import Interval, Share
from benchmarks.quality.suite import Tally, by_beat, by_kind, tallies, tally

_NONE = "–"

_HEADINGS = {
    "accuracy": "accuracy",
    "balanced_accuracy": "balanced accuracy",
    "precision": "precision",
    "recall": "recall",
    "false_alarms": "false alarms",
}


def render(run: Run) -> Iterator[str]:
    """Yield the blocks of the page, from what was run to each part's tables."""
    yield _about(run)
    yield from _bars(run)
    if run.sets:
        yield from _sets(run.measures)
        yield from _kinds(run.measures)
        yield from _reliability(run)
    yield from _own(run)
    yield from _peers(run)


def table(headings: Sequence[str], rows: Iterable[Sequence[str]], *, names: int = 1) -> str:
    """Return a Markdown table; the first `names` columns hold words, the others figures."""
    line = "| " + " | ".join(headings) + " |"
    rule = "|" + " --- |" * names + " --: |" * (len(headings) - names)
    return "\n".join([line, rule, *("| " + " | ".join(cells) + " |" for cells in rows)])


def share(value: float | None) -> str:
    """Write a share to three places, as ``.831``; a dash where there is none."""
    if value is None:
        return _NONE
    text = f"{value:.3f}"
    return text[1:] if text.startswith("0.") else text


def between(value: float | None, interval: Interval | None) -> str:
    """Write a share with its interval."""
    if value is None or interval is None:
        return share(value)
    return f"{share(value)} ({share(interval.low)} to {share(interval.high)})"


def counted(found: Share | None) -> str:
    """Write a share with what it is of."""
    return _NONE if found is None or not found.of else f"{share(found.value)} of {found.of}"


def _about(run: Run) -> str:
    versions = ", ".join(f"{name} {number}" for name, number in run.versions.items())
    rows = "whole sets" if run.limit is None else f"at most {run.limit} rows of each set"
    return (
        f"Measured on {run.made_on} with {versions}, at the level {run.level} (confidence "
        f"{share(run.threshold)}), {rows}:\n\n```text\n{run.command}\n```"
    )


def _bars(run: Run) -> Iterator[str]:
    held = hold(run.figures)
    if not held:
        return
    yield "### Bars"
    yield table(
        ("part", "measure", "bar", "measured", "met"),
        (
            (
                one.bar.part,
                one.bar.says,
                ("≤ " if one.bar.most else "≥ ") + _figure(one.bar.bound),
                _figure(one.value),
                "met" if one.met else "**not met**",
            )
            for one in held
        ),
        names=2,
    )
    if run.limit is not None or run.level != "balanced":
        yield "The bars are set for whole sets at the level balanced."


def _figure(value: float) -> str:
    return share(value) if value < 1 else f"{value:.3g}"


def _sets(measures: Mapping[str, Measures]) -> Iterator[str]:
    yield "### Sets"
    yield table(
        ("set", "rows", *_HEADINGS.values()),
        (
            (
                name,
                str(m.rows),
                *(between(m.figures[metric], m.intervals.get(metric)) for metric in _HEADINGS),
            )
            for name, m in measures.items()
        ),
    )
    yield (
        "Every figure is over whole rows. A row is flagged when a finding that its text is "
        "inaccurate reaches the level's confidence. Accuracy leaves neutral rows out; all else "
        "holds refuted rows against the rest. In brackets: 95 % of 1,000 bootstrap resamples, "
        "rows of one title drawn together."
    )
    columns: dict[str, Callable[[Measures], str]] = {
        "false alarms, supported": lambda m: share(m.counts.false_alarms_supports),
        "false alarms, neutral": lambda m: share(m.counts.false_alarms_neutral),
        "kind right": lambda m: counted(m.kind_right),
        "supported": lambda m: share(m.supported.value),
        "AUC": lambda m: share(m.auc),
        **{
            f"recall at precision {share(p)}": lambda m, p=p: share(m.recall_at[p])  # type: ignore[misc]
            for p in PRECISIONS
        },
        "more confident half": lambda m: share(m.confident_half),
        "refuted higher": lambda m: f"{share(m.refuted_higher)} of {m.pairs}" if m.pairs else _NONE,
        "CPU ms a row, median": lambda m: f"{m.check_median:.2f}",
        "mean": lambda m: f"{m.check_mean:.2f}",
        "to build": lambda m: f"{m.build_median:.2f}",
    }
    yield table(
        ("set", *columns),
        ((name, *(cell(m) for cell in columns.values())) for name, m in measures.items()),
    )
    yield (
        "Kind right: the surest finding of a flagged row has the planted kind or a neighbour of "
        "it. Supported: supported rows that a stored claim is found to support. AUC: how often a "
        "refuted row has a higher score than another; ties count one half. More confident half: "
        "accuracy on the half of the supported and refuted rows whose score is farthest from the "
        "level's confidence. Refuted higher: of two rows of one text, one supported and one "
        "refuted, the refuted one has the higher score."
    )


def _kinds(measures: Mapping[str, Measures]) -> Iterator[str]:
    planted = {name: m.recall for name, m in measures.items() if m.recall}
    if planted:
        yield "### Recall by what was planted"
        yield _by_kind(planted)
    harmless = {name: m.alarms for name, m in measures.items() if m.alarms}
    if harmless:
        yield "### False alarms by harmless rewrite"
        yield _by_kind(harmless)


def _by_kind(sets: Mapping[str, Mapping[str, Share]]) -> str:
    totals: dict[str, int] = {}
    for shares in sets.values():
        for kind, found in shares.items():
            totals[kind] = totals.get(kind, 0) + found.of
    return table(
        ("kind", *sets),
        (
            (kind, *(counted(shares.get(kind)) for shares in sets.values()))
            for kind in sorted(totals, key=lambda kind: (-totals[kind], kind))
        ),
    )


def _reliability(run: Run) -> Iterator[str]:
    yield "### Confidence and precision"
    for title, bins in (
        (f"Findings shown at the level {run.level}, all sets", run.shown_bins),
        ("All findings, however unsure, all sets", run.all_bins),
    ):
        if bins:
            yield f"{title}:"
            yield _bins(bins)
    yield "A finding is right when its row is one that the claims refute, whatever its kind."


def _bins(bins: Iterable[Bin]) -> str:
    return table(
        ("mean confidence", "precision", "gap", "findings"),
        (
            (share(one.confidence), share(one.precision), share(one.gap), str(one.count))
            for one in bins
        ),
    )


def _own(run: Run) -> Iterator[str]:
    if run.silence is not None:
        found = run.silence.figures(run.threshold)
        flags, built = run.silence.flags(run.threshold), run.silence.build_seconds
        yield "### Silence"
        yield (
            f"{flags} flags in {len(run.silence.heard):,} ordinary sentences against "
            f"{run.silence.statements:,} unrelated claims; {found['check_ms_median']:.1f} ms CPU a "
            f"sentence (median; mean {found['check_ms_mean']:.1f}), {built:.0f} s to build."
        )
    if run.plain or run.plain_held_out:
        yield from _plain(run)
    if run.stories:
        yield from _articles(run)
    if run.seed:
        yield "### Seed cases"
        yield f"{sum(case.right for case in run.seed)} of {len(run.seed)} right."
    if run.suite:
        yield "### Own suite"
        yield _tallies({"all": tally(run.suite), **tallies(run.suite, by_beat)}, "beat")
        yield _tallies(tallies(run.suite, by_kind), "kind")
        yield (
            "Fired and silent: wrong drafts flagged, right drafts left alone. Kind (a neighbour "
            "counts; exact: it doesn't) and marked words are of the wrong drafts flagged. "
            "Needless: findings in wrong drafts outside the words marked."
        )


def _plain(run: Run) -> Iterator[str]:
    yield "### Plain sentences"
    yield table(
        (
            *("sentences", "wrong", "found", "called supported"),
            *("right", "flagged", "supported", "apart", "flagged", "supported"),
        ),
        [
            _of_plain(name, told)
            for name, told in (("read", run.plain), ("held out", run.plain_held_out))
            if told
        ],
    )
    yield (
        "Drafts of one sentence about one claim, as agencies write them: wrong ones cannot be true "
        "beside it, right ones say the same or a part of it, and those apart share words with it "
        "and may be true as well. Called supported: of the wrong ones, those that nothing marks "
        "and that the claim is said to support. No model is fitted on those held out, and no rule "
        "was mended by them."
    )


def _of_plain(name: str, told: tuple[plain.Told, ...]) -> tuple[str, ...]:
    found = plain.tally(told)
    return (
        name,
        f"{found.found.of:,}",
        *(share(s.value) for s in (found.found, found.misled)),
        f"{found.right_flagged.of:,}",
        *(share(s.value) for s in (found.right_flagged, found.right_supported)),
        f"{found.apart_flagged.of:,}",
        *(share(s.value) for s in (found.apart_flagged, found.apart_supported)),
    )


_STORIES = {
    "articles": "read",
    "held_out": "held out",
    "follow_ups": "the days after, read",
    "follow_ups_held_out": "the days after, held out",
}


def _articles(run: Run) -> Iterator[str]:
    yield "### Articles"
    yield table(
        (
            *("stories", "articles", "sentences", "false alarms", "without any", "supported"),
            *("errors", "found", "kind right", "called supported"),
        ),
        [_of_articles(_STORIES[name], read) for name, read in run.stories.items()],
    )
    yield (
        "Whole articles that agree with the claims on their stories, and errors planted in them "
        "one by one. Supported: of the sentences, those that a claim is said to support; called "
        "supported: of the errors, those that nothing marks and whose sentence is said to be. "
        "Rules were mended by what was wrong in the stories read, never by those held out; no "
        "model is fitted on the latter, nor on those of the days after."
    )


def _of_articles(name: str, read: tuple[articles.Read, ...]) -> tuple[str, ...]:
    found = articles.tally(read)
    return (
        name,
        str(len(read)),
        f"{found.alarms.of:,}",
        str(found.alarms.count),
        share(found.quiet.value),
        share(found.supported.value),
        str(found.found.of),
        *(share(s.value) for s in (found.found, found.kinds, found.misled)),
    )


def _tallies(found: Mapping[str, Tally], of: str) -> str:
    return table(
        (of, "rows right", "fired", "silent", "kind right", "exact", "marks right", "needless"),
        (
            (
                name,
                *(counted(s) for s in (t.rows, t.fired, t.silent)),
                *(share(s.value) for s in (t.kinds, t.exact, t.marks)),
                str(t.needless),
            )
            for name, t in found.items()
        ),
    )


def _peers(run: Run) -> Iterator[str]:
    if not run.entrants or not run.sets:
        return
    yield "### Peers"
    yield "Balanced accuracy:"
    yield table(
        ("checker", *run.sets),
        (
            (
                _named(entrant),
                *(share(r.figures["balanced_accuracy"]) for r in entrant.results.values()),
            )
            for entrant in run.entrants
        ),
    )
    yield table(
        ("set", "checker", "precision", "recall", "false alarms", "AUC", "CPU ms a row"),
        (
            (
                name,
                entrant.name,
                *(share(entrant.results[name].figures[f]) for f in _PEER_FIGURES),
                f"{entrant.results[name].check_ms:.2f}",
            )
            for name in run.sets
            for entrant in run.entrants
        ),
        names=2,
    )
    fitted = {e.name for e in run.entrants if any(r.fitted for r in e.results.values())}
    half = (
        "All figures of the peers' tables, those of factcheck too, are over one half of each set's "
        "rows, chosen by a hash of the id."
    )
    if fitted:
        half += (
            f" Without a verdict of their own, {' and '.join(sorted(fitted))} flag on each set "
            "from the score that gives the best balanced accuracy on the other half."
        )
    yield half
    flags = "; ".join(f"{e.name}: {e.note}" for e in run.entrants if e.note)
    yield f"What a flag is taken from. {flags}."


_PEER_FIGURES = ("precision", "recall", "false_alarms", "auc")


def _named(entrant: Entrant) -> str:
    return entrant.name if entrant.version is None else f"{entrant.name} {entrant.version}"
