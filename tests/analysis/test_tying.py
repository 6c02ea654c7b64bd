"""What else a document calls a name."""

from __future__ import annotations

import pytest

from factcheck.analysis.tying import is_acronym


@pytest.mark.parametrize(
    ("short", "full", "expected"),
    [
        (("aclu",), ("american", "civil", "liberties", "union"), True),
        (("doj",), ("department", "of", "justice"), True),
        (("dj",), ("department", "of", "justice"), True),
        (("ucla",), ("university", "of", "california", "at", "los", "angeles"), True),
        (("ibm",), ("amazon",), False),
        (("a", "b"), ("a", "b"), False),
        (("a",), ("american", "union"), False),
    ],
)
def test_is_acronym(short: tuple[str, ...], full: tuple[str, ...], expected: bool) -> None:
    assert is_acronym(short, full) is expected
