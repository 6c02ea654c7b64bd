"""Outcomes made by hand, and strategies for them."""

from __future__ import annotations

from hypothesis import strategies as st

from benchmarks.quality.engine import Given, Outcome
from benchmarks.quality.rows import LABELS, Row


def outcome(
    label: str,
    score: float = 0.0,
    *,
    name: str = "1",
    text: str = "Rain fell.",
    title: str | None = None,
    planted: str | None = None,
    found: str = "place",
) -> Outcome:
    """An outcome with one finding of confidence `score`, or with none when it is 0."""
    row = Row(name, label, text, ("Snow fell.",), title=title, kind=planted)
    return Outcome(row, (Given(found, score),) if score else ())


labels = st.sampled_from(LABELS)
scores = st.sampled_from((0.0, 0.1, 0.3, 0.5, 0.5001, 0.8, 1.0))
outcomes = st.builds(
    outcome,
    labels,
    scores,
    name=st.uuids().map(str),
    text=st.sampled_from("abc"),
    title=st.sampled_from((None, "x", "y")),
    planted=st.sampled_from((None, "place", "entity", "paraphrase")),
)
many = st.lists(outcomes, min_size=1, max_size=30)
scored = st.lists(st.tuples(scores, st.booleans()), max_size=40)
