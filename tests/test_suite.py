"""The suite: pairs of drafts, one that must be flagged and one that must not, beat by beat."""

from __future__ import annotations

from collections import Counter
from functools import cache

import pytest

from benchmarks.quality.suite import Draft, Judged, judge_suite, read_suite
from factcheck import Kind, Settings

# How many drafts of a beat are judged rightly. Raise a floor with the engine, never lower it.
FLOORS: dict[str, int] = {
    "business": 50,
    "crime": 45,
    "culture": 42,
    "elections": 49,
    "health": 46,
    "international": 42,
    "media": 19,
    "politics": 45,
    "science": 47,
    "sport": 49,
    "technology": 45,
    "transport": 41,
    "weather": 43,
}

LEAST_ROWS = 600
LEAST_BEATS = 10
LEAST_PAIRS_OF_A_KIND = 20


@cache
def drafts() -> tuple[Draft, ...]:
    """Every draft of the suite."""
    return read_suite()


@cache
def judged(beat: str) -> tuple[Judged, ...]:
    """What checking the drafts of a beat comes to."""
    return judge_suite((draft for draft in drafts() if draft.beat == beat), Settings())


def test_ids_are_unique_and_name_their_beat() -> None:
    ids = Counter(draft.id for draft in drafts())
    assert [name for name, times in ids.items() if times > 1] == []
    assert [draft.id for draft in drafts() if not draft.id.startswith(draft.beat + "-")] == []


def test_the_suite_is_large_enough() -> None:
    assert len(drafts()) >= LEAST_ROWS
    assert len({draft.beat for draft in drafts()}) >= LEAST_BEATS


def test_every_kind_has_enough_pairs() -> None:
    pairs = Counter(draft.kind for draft in drafts() if draft.expected)
    assert {kind: pairs[kind] for kind in Kind if pairs[kind] < LEAST_PAIRS_OF_A_KIND} == {}


def test_every_pair_has_a_finding_of_its_kind() -> None:
    wrong = [draft for draft in drafts() if draft.expected]
    assert [d.id for d in wrong if all(e.kind is not d.kind for e in d.expected)] == []


def test_words_marked_stand_exactly_once() -> None:
    counts = [(d.id, e.marks, d.text.count(e.marks)) for d in drafts() for e in d.expected]
    assert [one for one in counts if one[2] != 1] == []


def test_the_drafts_of_a_pair_differ() -> None:
    texts = Counter((draft.id.split("/")[0], draft.text) for draft in drafts())
    assert [pair for pair, times in texts.items() if times > 1] == []


def test_every_beat_has_a_floor() -> None:
    assert {draft.beat for draft in drafts()} == set(FLOORS)


@pytest.mark.parametrize("beat", FLOORS)
def test_drafts_are_flagged_or_left_alone_as_an_editor_would_have_it(beat: str) -> None:
    failures = [shown(one) for one in judged(beat) if not one.right]
    right = len(judged(beat)) - len(failures)
    assert right >= FLOORS[beat], "\n".join(failures)


def shown(one: Judged) -> str:
    """A line on a draft that is judged wrongly."""
    found = ", ".join(f"{f.kind} at {f.span.of(one.draft.text)!r}" for f in one.findings)
    wanted = ", ".join(f"{e.kind} at {e.marks!r}" for e in one.draft.expected)
    return f"{one.draft.id}: found {found or 'nothing'}, wanted {wanted or 'nothing'}: " + (
        one.draft.text
    )
