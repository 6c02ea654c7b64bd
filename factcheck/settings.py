"""Settings: what a newsroom chooses, read from `factcheck.toml` or `pyproject.toml`."""

from __future__ import annotations

import tomllib
from pathlib import Path

import attrs

from factcheck.errors import InvalidValueError, Problem, SettingsError

FAIL_ON = (
    "inaccurate",
    "mostly-inaccurate",
    "misleading",
    "mixed",
    "never",
)
"""What `Settings.fail_on` may be, worst first."""

LEVELS = {"strict": 0.85, "balanced": 0.5, "lenient": 0.3}
"""The confidence a finding needs at each named level; docs/explanation/accuracy.md has what each
gives."""

_FILES = ("factcheck.toml", "pyproject.toml")


def _known_level(_: object, attribute: attrs.Attribute[str], value: object) -> None:
    if value not in LEVELS:
        raise InvalidValueError(attribute.name, "one of " + ", ".join(LEVELS), value)


@attrs.frozen
class Settings:
    """What a newsroom chooses.

    `claims` lists where claims are kept (files or folders), relative to the settings file;
    `fail_on` is the mildest verdict that makes a run fail ("never": none does);
    `level` names how sure a finding must be to be shown: "strict" (hardly a false alarm),
    "balanced", or "lenient" (few misses); `min_confidence`, from 0 to 1, sets that by number
    instead; `encoder` names what `load_encoder` loads, None for nothing. Raises
    InvalidValueError for an unknown level.
    """

    claims: tuple[str, ...] = ("claims/",)
    fail_on: str = "inaccurate"
    level: str = attrs.field(default="balanced", validator=_known_level)
    min_confidence: float | None = None
    encoder: str | None = None

    @property
    def least(self) -> float:
        """The confidence below which a finding is not shown."""
        return LEVELS[self.level] if self.min_confidence is None else self.min_confidence


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
    """Read settings from `path`; claim paths come back joined to its folder.

    So does an encoder that lies there; another is a name on the hub.

    Raises SettingsError, naming the file and every field that is unknown or of a wrong type.
    """
    table = _read(path)
    if path.name == _FILES[1]:
        table = _own_table(path)
    problems = [
        Problem(str(path), f"unknown setting; known: {', '.join(_CHECKS)}", name)
        for name in table
        if name not in _CHECKS
    ]
    values: dict[str, object] = {}
    for name, (accepts, expected) in _CHECKS.items():
        if name not in table:
            continue
        if accepts(table[name]):
            values[name] = table[name]
        else:
            problems.append(Problem(str(path), f"expected {expected}, got {table[name]!r}", name))
    if problems:
        raise SettingsError(tuple(problems))
    claims = values.get("claims", list(Settings().claims))
    paths = [claims] if isinstance(claims, str) else claims
    assert isinstance(paths, list)
    # The address of a database is no path.
    values["claims"] = tuple(x if "://" in x else str(path.parent / x) for x in paths)
    if "encoder" in values and (path.parent / str(values["encoder"])).exists():
        values["encoder"] = str(path.parent / str(values["encoder"]))
    return Settings(**values)  # type: ignore[arg-type]


def _is_paths(value: object) -> bool:
    if isinstance(value, str):
        return bool(value)
    return isinstance(value, list) and bool(value) and all(v and isinstance(v, str) for v in value)


def _is_share(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 1


_CHECKS = {
    "claims": (_is_paths, "a path or a list of paths"),
    "fail_on": (lambda value: value in FAIL_ON, "one of " + ", ".join(FAIL_ON)),
    "level": (lambda value: value in LEVELS, "one of " + ", ".join(LEVELS)),
    "min_confidence": (_is_share, "a number from 0 to 1"),
    "encoder": (lambda value: isinstance(value, str) and value != "", "a path or a name"),
}


def _own_table(path: Path) -> dict[str, object]:
    table = _tool_tables(path).get("factcheck", {})
    if not isinstance(table, dict):
        problem = Problem(str(path), f"expected a table, got {table!r}", "tool.factcheck")
        raise SettingsError((problem,))
    return table


def _tool_tables(path: Path) -> dict[str, object]:
    tool = _read(path).get("tool", {})
    return tool if isinstance(tool, dict) else {}


def _read(path: Path) -> dict[str, object]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        reason = error.strerror or str(error)
        raise SettingsError((Problem(str(path), f"cannot be read: {reason}"),)) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError((Problem(str(path), f"not valid TOML: {error}"),)) from None
