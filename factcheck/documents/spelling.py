"""How words are spelled in the source of a format, so that reading gives them back.

A format that escapes nothing has no entry in `SPELLINGS`. What is spelled is read back before a
file is changed, so a spelling may leave out what only some places of the format need.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable, Mapping
from typing import TypeAlias

Spelling: TypeAlias = Callable[[str], str]
"""From words to the characters that stand for them in a source."""

# What CommonMark 0.31 (6) and GFM 0.29 (4.10, 6.5) give a meaning inside a line of text. At a
# line's start more has one; words are put after or between others, or stand for such.
_MARKUP = re.compile(r"[\\`*_\[\]<>|~]|&(?=#?\w+;)")


def in_markdown(words: str) -> str:
    """Spell words as Markdown: characters with a meaning escaped by a backslash."""
    return _MARKUP.sub(r"\\\g<0>", words)


def in_html(words: str) -> str:
    """Spell words as HTML, for text and for attributes between either quotes."""
    return html.escape(words)


def in_json(words: str) -> str:
    """Spell words as they stand inside a JSON string."""
    return json.dumps(words, ensure_ascii=False)[1:-1]


SPELLINGS: Mapping[str, Spelling] = {
    "markdown": in_markdown,
    "html": in_html,
    "json": in_json,
    "jsonl": in_json,
}
"""The formats of text that escape something, by name."""


def spell(words: str, format: str) -> str:  # noqa: A002 (the word of the command line)
    """Return `words` as the source of a `format` spells them."""
    spelling = SPELLINGS.get(format)
    return words if spelling is None else spelling(words)
