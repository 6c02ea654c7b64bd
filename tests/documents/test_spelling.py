"""Words spelled for a format read back as themselves, by readers that know nothing of this one."""

from __future__ import annotations

import html
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.documents.spelling import in_html, in_json, in_markdown, spell


@given(st.text())
def test_json(words: str) -> None:
    assert json.loads(f'"{in_json(words)}"') == words


@given(st.text())
def test_html(words: str) -> None:
    spelled = in_html(words)
    assert html.unescape(spelled) == words
    assert not set(spelled) & set("<>\"'")


@pytest.mark.parametrize(
    ("words", "spelled"),
    [
        ("AT&T", "AT&T"),
        ("R&amp;D", r"R\&amp;D"),
        ("a*b_c", r"a\*b\_c"),
        ("[1] `x` | <b>", r"\[1\] \`x\` \| \<b\>"),
        ("28", "28"),
    ],
)
def test_markdown(words: str, spelled: str) -> None:
    assert in_markdown(words) == spelled


def test_a_format_that_escapes_nothing() -> None:
    assert spell("<a>", "text") == "<a>"
    assert spell("<a>", "html") == "&lt;a&gt;"
