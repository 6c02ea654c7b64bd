"""Settings: what a newsroom chooses, read from `factcheck.toml` or `pyproject.toml`.

`values` are what settings are in code, `fields` how a file holds them, `files` finds and reads one.
"""

from __future__ import annotations

from factcheck.settings.files import find_settings, load_settings, named
from factcheck.settings.values import (
    CHECK,
    DEFAULT,
    FAIL_ON,
    LEVELS,
    OFF,
    QUOTES,
    SKIP,
    Allowed,
    FailOn,
    PathRule,
    Settings,
)

__all__ = [
    "CHECK",
    "DEFAULT",
    "FAIL_ON",
    "LEVELS",
    "OFF",
    "QUOTES",
    "SKIP",
    "Allowed",
    "FailOn",
    "PathRule",
    "Settings",
    "find_settings",
    "load_settings",
    "named",
]
