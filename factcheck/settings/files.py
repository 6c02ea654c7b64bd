"""Finding and reading the settings file."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from factcheck.errors import Problem, SettingsError
from factcheck.settings.fields import problems
from factcheck.settings.values import Allowed, PathRule, Settings

_FILES = ("factcheck.toml", "pyproject.toml")


def find_settings(folder: Path) -> Path | None:
    """Return the settings file that is in force in `folder`: its own or a parent's, else None.

    `factcheck.toml` wins over a `pyproject.toml` beside it; a `pyproject.toml` counts only when it
    has a ``[tool.factcheck]`` table.
    """
    for place in (folder, *folder.parents):
        for name in _FILES:
            path = place / name
            if path.is_file() and (name == _FILES[0] or "factcheck" in _tool_tables(path)):
                return path
    return None


def load_settings(path: Path) -> Settings:
    """Read settings from `path`; claim paths and the baseline come back joined to its folder.

    So does an encoder that lies there; another is a name on the hub.

    Raises SettingsError, naming the file and every field that is unknown or of a wrong type.
    """
    table = _table(path)
    found = tuple(Problem(str(path), message, field) for field, message in problems(table))
    if found:
        raise SettingsError(found)
    values = dict(table)
    claims = values.get("claims", list(Settings().claims))
    paths = [claims] if isinstance(claims, str) else claims
    # The address of a database is no path.
    values["claims"] = tuple(x if "://" in x else str(path.parent / x) for x in paths)
    if "encoder" in values and (path.parent / values["encoder"]).exists():
        values["encoder"] = str(path.parent / values["encoder"])
    if "baseline" in values:
        values["baseline"] = str(path.parent / values["baseline"])
    rules = [_allowing(rule) for rule in values.get("paths", ())]
    values["paths"] = tuple(PathRule(folder=str(path.parent), **rule) for rule in rules)
    return Settings(**_allowing(values))


def named(path: Path) -> frozenset[str]:
    """Return the names of the settings that the file `path` sets; raises SettingsError."""
    return frozenset(_table(path))


def _allowing(values: dict[str, Any]) -> dict[str, Any]:
    """The same, with its allowed phrases made values."""
    phrases = values.get("allow", ())
    made = (Allowed(p) if isinstance(p, str) else Allowed(**p) for p in phrases)
    return {**values, "allow": tuple(made)}


def _table(path: Path) -> dict[str, Any]:
    return _own_table(path) if path.name == _FILES[1] else _read(path)


def _own_table(path: Path) -> dict[str, Any]:
    table = _tool_tables(path).get("factcheck", {})
    if not isinstance(table, dict):
        problem = Problem(str(path), f"expected a table, got {table!r}", "tool.factcheck")
        raise SettingsError((problem,))
    return table


def _tool_tables(path: Path) -> dict[str, Any]:
    tool = _read(path).get("tool", {})
    return tool if isinstance(tool, dict) else {}


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        reason = error.strerror or str(error)
        raise SettingsError((Problem(str(path), f"cannot be read: {reason}"),)) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError((Problem(str(path), f"not valid TOML: {error}"),)) from None
