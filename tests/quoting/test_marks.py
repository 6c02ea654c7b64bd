"""Quotation marks: what stands between them, whatever the writer's marks and slips."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.quoting.marks import stretches

CLOSED = [
    ('"a b," he said. "c d"', ["a b,", "c d"]),
    ("“a ‘b c’ d” e", ["a ‘b c’ d"]),
    ("“a “b” c” d", ["a “b” c"]),
    ("«a b» c", ["a b"]),
    ("„a b“ c", ["a b"]),
    ("(“a”)", ["a"]),
    ("“a b” he said, “c”", ["a b", "c"]),
    ('“a b" he said', ["a b"]),
    ('said:"a b."', ["a b."]),
    ('"a b"—c', ["a b"]),
    ('" a b " c', [" a b "]),
    ("\"I saw 'Hero' there,\" he said", ["I saw 'Hero' there,"]),
    ("He said 'it's “fine” now' today", ["it's “fine” now"]),
    (
        "'We don't know,' he said. 'The workers' pay is low.'",
        [
            "We don't know,",
            "The workers' pay is low.",
        ],
    ),
    ("‘It’s the workers’ right,’ he said", ["It’s the workers’ right,"]),
    ("‘38 members’ in Peru and ‘a giant’ here", ["38 members", "a giant"]),
    ("O'Neill's and D'Arcy's 'x' y", ["x"]),
    ('"a?" he asked', ["a?"]),
    ("", []),
    ('"', []),
    ("“”", []),
    ('He is 6\' 2" tall and 5" wide.', []),
    ("The workers' pay and the bosses' cars.", []),
    ("the '90s, 'em and rock 'n' roll", []),
    ("a” b", []),
]

# With what is closed, what is carried on in the next stretch, and what is neither.
OPEN = [
    ('"a b\n\n"c d," he said', [("a b", "carried"), ("c d,", "closed")]),
    ("“a b\n\n“c\n\n“d,” he", [("a b", "carried"), ("c", "carried"), ("d,", "closed")]),
    ("“a b\n\nc d,” he said", [("a b", "carried"), ("c d,", "closed")]),
    ('"a b\n\nc d," he said', [("a b", "open")]),
    ("“a b\n\nc d, he said. “e”", [("a b", "open"), ("e", "closed")]),
    ("“a b\n“c d,” he said", [("a b", "carried"), ("c d,", "closed")]),
    ('"a b\r\n"c d," he said', [("a b", "carried"), ("c d,", "closed")]),
    ('"a. "b," he said', [("a.", "open"), ("b,", "closed")]),
    ("“a b", [("a b", "open")]),
]


@pytest.mark.parametrize(("text", "expected"), CLOSED)
def test_what_stands_between_marks(text: str, expected: list[str]) -> None:
    found = stretches(text)
    assert [each.span.of(text) for each in found] == expected
    assert all(each.closed and each.sure for each in found)


@pytest.mark.parametrize(("text", "expected"), OPEN)
def test_what_no_mark_closes(text: str, expected: list[tuple[str, str]]) -> None:
    def how(closed: bool, carried: bool) -> str:
        return "closed" if closed else "carried" if carried else "open"

    found = stretches(text)
    assert [(e.span.of(text), how(e.closed, e.carried)) for e in found] == expected


@given(st.text("“”‘’\"'„«» \r\n\ufeffas.,9", max_size=40))
def test_any_text_has_stretches_in_order_and_without_overlap(text: str) -> None:
    found = stretches(text)
    assert all(each.span and each.span.end <= len(text) for each in found)
    assert all(one.span.end <= two.span.start for one, two in pairwise(found))
    assert not any(each.closed and each.carried for each in found)


@pytest.mark.parametrize(
    "text",
    [
        *('"a ' * 100_000, "'a " * 100_000, "“a " * 100_000, '"a" ' * 100_000, "“" * 100_000),
        *("“a\n\n" * 50_000, "“" + "a”“ " * 50_000, "‘" + "s’ a " * 50_000, "‘s’ a " * 50_000),
    ],
    ids=str.__len__,
)
def test_a_long_text_takes_no_long_time(text: str) -> None:
    started = time.process_time()
    stretches(text)
    assert time.process_time() - started < 3
