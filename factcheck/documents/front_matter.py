"""What stands above a Markdown draft for the program that publishes it: YAML or TOML."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from datetime import date
from typing import Any

import yaml

from factcheck.documents.dating import day_of
from factcheck.text import BYTE_ORDER_MARK

# As Jekyll and Hugo write it: a fence on the first line, and the same fence again.
_FENCED = re.compile(r"(?P<fence>---|\+\+\+)[ \t]*\n(?P<data>(?:.*\n)*?)(?P=fence)[ \t]*(?:\n|\Z)")
_DAYS = ("published_on", "published_at", "published", "publishdate", "pubdate", "date")
"""The fields that may name the day, the surest first; compared without case, ``-`` and ``_``."""


def split(text: str) -> tuple[int, date | None]:
    """Return where the draft begins in `text`, and the day that its front matter names.

    What stands between the fences must be a mapping; else it is no front matter, and the draft
    begins at its first character, a byte order mark left out. A day that cannot be read is none.
    """
    start = len(BYTE_ORDER_MARK) if text.startswith(BYTE_ORDER_MARK) else 0
    match = _FENCED.match(text, start)
    if match is None:
        return start, None
    load = _yaml if match["fence"] == "---" else _toml
    data = load(match["data"])
    if data is None:
        return start, None
    named = {str(key).lower().replace("-", "").replace("_", ""): data[key] for key in data}
    days = (day_of(named.get(name.replace("_", ""))) for name in _DAYS)
    return match.end(), next((day for day in days if day is not None), None)


def _yaml(text: str) -> Mapping[Any, Any] | None:
    try:
        # Every value as text: a day that is none makes no error of it all.
        data = yaml.load(text, Loader=yaml.BaseLoader)
    except (yaml.YAMLError, RecursionError):
        return None
    if not text.strip():
        return {}
    return data if isinstance(data, Mapping) else None


def _toml(text: str) -> Mapping[Any, Any] | None:
    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError):
        return None
