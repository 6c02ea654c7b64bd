"""The words for what brought something about."""

from __future__ import annotations

import pytest

from factcheck.compare.reasons import find_causes
from tests.compare.rows import facts_of


@pytest.mark.parametrize(
    ("text", "cause", "effect"),
    [
        ("The road was closed because of a flood.", "a flood", "closed"),
        ("Because of a flood, the town closed the road.", "a flood", "closed"),
        ("The ship sank because it had struck a reef.", "had struck a reef", "sank"),
        ("A fault caused the outage.", "A fault", "outage"),
        ("A dispute led Ann Lee to pull out.", "A dispute", "pull out"),
        ("A strike has forced the firm to close its plant.", "A strike", "close"),
        ("The fire resulted from a fault.", "a fault", "fire"),
        ("The ban is for missing three tests.", "missing three tests", "ban"),
        ("An injury ruled Ann Lee out of the race.", "An injury", None),
    ],
)
def test_a_cause_and_what_it_brought_about_are_read(
    text: str, cause: str, effect: str | None
) -> None:
    facts = facts_of(text)
    told = [
        (
            facts.words(facts.tokens[c.first].span.cover(facts.tokens[c.end - 1].span)),
            None if c.effect is None else facts.tokens[c.effect].norm,
        )
        for c in find_causes(facts)
    ]
    assert (cause, effect) in told


@pytest.mark.parametrize(
    "text",
    ["The road was closed after a flood.", "Ann Lee led the team to victory.", "Lee quit."],
)
def test_what_only_came_before_is_no_cause(text: str) -> None:
    assert not find_causes(facts_of(text))
