"""The settings as a file holds them: for each its form, its default and its meaning.

Reading, the JSON Schema (``docs/settings.schema.json``) and the reference page follow this table.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeAlias

import attrs

from factcheck.findings import Kind
from factcheck.paths import matches
from factcheck.settings.values import CHECK, DEFAULT, FAIL_ON, LEVELS, OFF, QUOTES, is_share

_LINK = re.compile(r"\[([^]]+)\]\([^)]+\)")

Problems: TypeAlias = Iterator[tuple[str, str]]
"""What is wrong with a value: the path to it, and a message."""


@attrs.frozen
class Form:
    """How a value is written: in words, as JSON Schema, and what finds problems in one."""

    expected: str
    schema: Mapping[str, Any]
    problems: Callable[[object, str], Problems]


@attrs.frozen
class Field:
    """One setting: `default` is how the reference shows what holds without it."""

    form: Form
    meaning: str
    default: str = ""
    required: bool = False


def _plain(expected: str, accepts: Callable[[Any], bool], **schema: object) -> Form:
    def problems(value: object, at: str) -> Problems:
        if not accepts(value):
            yield at, f"expected {expected}, got {value!r}"

    return Form(expected, schema, problems)


def _one_of(names: tuple[str, ...]) -> Form:
    return _plain("one of " + ", ".join(names), lambda value: value in names, enum=list(names))


def _table(fields: Mapping[str, Field], what: str, unknown: str) -> Form:
    def problems(value: object, at: str) -> Problems:
        if not isinstance(value, dict):
            yield at, f"expected {what}, got {value!r}"
            return
        for name in value:
            if name not in fields:
                yield _below(at, name), f"unknown {unknown}; known: {', '.join(fields)}"
        for name, field in fields.items():
            if name in value:
                yield from field.form.problems(value[name], _below(at, name))
            elif field.required:
                yield _below(at, name), f"missing; expected {field.form.expected}"

    return Form(what, _object_schema(fields), problems)


def _below(at: str, name: str) -> str:
    return f"{at}.{name}" if at else name


def _object_schema(fields: Mapping[str, Field]) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "type": "object",
        "additionalProperties": False,
        "properties": {
            name: {"description": _LINK.sub(r"\1", field.meaning), **field.form.schema}
            for name, field in fields.items()
        },
    }
    if required := [name for name, field in fields.items() if field.required]:
        schema["required"] = required
    return schema


def _list(item: Form, what: str, *, least: int = 0) -> Form:
    def problems(value: object, at: str) -> Problems:
        if not isinstance(value, list) or len(value) < least:
            yield at, f"expected {what}, got {value!r}"
            return
        for index, each in enumerate(value):
            yield from item.problems(each, f"{at}[{index}]")

    schema: dict[str, Any] = {"type": "array", "items": item.schema}
    if least:
        schema["minItems"] = least
    return Form(what, schema, problems)


def _or_table(plain: Form, table: Form) -> Form:
    """Either of two: what is a table is read as the one, anything else as the other."""
    expected = f"{plain.expected}, or {table.expected}"

    def problems(value: object, at: str) -> Problems:
        if isinstance(value, dict):
            yield from table.problems(value, at)
        elif any(plain.problems(value, at)):
            yield at, f"expected {expected}, got {value!r}"

    return Form(expected, {"anyOf": [plain.schema, table.schema]}, problems)


def _is_paths(value: object) -> bool:
    if isinstance(value, str):
        return bool(value)
    return isinstance(value, list) and bool(value) and all(v and isinstance(v, str) for v in value)


def _is_patterns(value: object) -> bool:
    if not _is_paths(value):
        return False
    patterns = (value,) if isinstance(value, str) else tuple(value)  # type: ignore[arg-type]
    try:
        matches(patterns, "")
    except ValueError:
        return False
    return True


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _is_level(value: object) -> bool:
    return value in (*LEVELS, OFF) or is_share(value)


_TEXT_SCHEMA = {"type": "string", "pattern": r"\S"}
_FILLED = {"type": "string", "minLength": 1}
_TEXTS = {"anyOf": [_FILLED, {"type": "array", "items": _FILLED, "minItems": 1}]}
_SHARE = {"type": "number", "minimum": 0, "maximum": 1}

_TEXT = _plain("text", _is_text, **_TEXT_SCHEMA)
_PATH = _plain("a path", lambda value: isinstance(value, str) and bool(value), **_FILLED)
_PATH_OR_NAME = _plain(
    "a path or a name", lambda value: isinstance(value, str) and bool(value), **_FILLED
)
_PATHS = _plain("a path or a list of paths", _is_paths, **_TEXTS)
_PATTERNS = _plain("a pattern such as sport/** or a list of them", _is_patterns, **_TEXTS)
_KINDS = _list(_one_of(tuple(kind.value for kind in Kind)), "a list of kinds")
_CONFIDENCE = _plain("a number from 0 to 1", is_share, **_SHARE)
_LEVEL = _one_of(tuple(LEVELS))
_KIND_LEVEL = _plain(
    f"one of {', '.join((*LEVELS, OFF))}, or a number from 0 to 1",
    _is_level,
    anyOf=[{"enum": [*LEVELS, OFF]}, _SHARE],
)
_VERDICT = _one_of(FAIL_ON)
_KIND_LEVELS = _table(
    {
        kind.value: Field(_KIND_LEVEL, f"How sure a finding of kind {kind.value} must be.")
        for kind in Kind
    },
    "a table of levels by kind",
    "kind",
)
_VERDICTS = _or_table(
    _VERDICT,
    _table(
        {
            DEFAULT: Field(_VERDICT, "That of every kind not named here."),
            **{
                kind.value: Field(_VERDICT, f"That of findings of kind {kind.value}.")
                for kind in Kind
            },
        },
        "a table of them by kind",
        "kind",
    ),
)

ALLOWED = {
    "phrase": Field(_TEXT, "Words that may stand.", required=True),
    "kinds": Field(_KINDS, "The kinds of finding that are silenced; all, when left out."),
    "reason": Field(_TEXT, "Why, for reports."),
}
"""An entry of `allow` that is a table."""

_ALLOW = _list(_or_table(_TEXT, _table(ALLOWED, "a table with a phrase", "field")), "a list")

_BY_PATH = {
    "fail_on": Field(
        _VERDICTS,
        "The mildest verdict that makes the exit code 1; or a table of such by kind, with that of "
        "all others under `default`.",
        "inaccurate",
    ),
    "level": Field(_LEVEL, "How sure a finding must be to be shown.", "balanced"),
    "min_confidence": Field(_CONFIDENCE, "Findings below it are not shown.", "that of the level"),
    "kinds": Field(
        _KIND_LEVELS,
        "How sure a finding of one kind must be to be shown; `off` silences the kind.",
        "{}",
    ),
    "quotes": Field(
        _one_of(QUOTES),
        "What is done about findings in [what someone is quoted as saying]"
        "(../how-to/check-quotations.md): `check`, as with all others; `speaker`: they are shown, "
        "say who spoke, and make no run fail; `skip`: they are silenced.",
        CHECK,
    ),
    "allow": Field(
        _ALLOW, "Phrases that may stand: findings whose sentence holds one are silenced.", "[]"
    ),
}

PATH_RULE = {
    "match": Field(
        _PATTERNS,
        "The drafts, as in a .gitignore file, from the folder of the settings file.",
        required=True,
    ),
    **_BY_PATH,
}
"""An entry of `paths`."""

SETTINGS = {
    "claims": Field(
        _PATHS,
        "Claim files and folders of them, or a database (`.db`), relative to the settings file; or "
        "the address of one (`postgresql://…`).",
        '["claims/"]',
    ),
    **_BY_PATH,
    "paths": Field(
        _list(_table(PATH_RULE, "a table with match", "field"), "a list of tables"),
        "What is different for some drafts; a later rule wins over an earlier one.",
        "[]",
    ),
    "baseline": Field(
        _PATH, "The file of findings that are known, relative to the settings file.", "none"
    ),
    "encoder": Field(
        _PATH_OR_NAME,
        "The [sentence encoder](../how-to/find-claims-by-meaning.md) by which claims are found, "
        "too: a folder, relative to the settings file, or a name on the hub.",
        "none",
    ),
}
"""Every setting, in the order in which the reference has them."""

_FILE = _table(SETTINGS, "a table", "setting")


def problems(table: Mapping[str, object]) -> Problems:
    """Yield what is wrong with the settings of a file, unknown names first."""
    return _FILE.problems(table, "")


def schema() -> dict[str, Any]:
    """Return the JSON Schema, draft 2020-12, of a settings file."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "factcheck settings",
        "description": "What factcheck.toml holds, and [tool.factcheck] of pyproject.toml.",
        **_FILE.schema,
    }
