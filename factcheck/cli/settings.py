"""``factcheck settings``: what is in force, and from where."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import attrs
import click

from factcheck.cli.options import (
    baseline_option,
    claims_option,
    config_option,
    encoder_option,
    fail_on_option,
    quotes_option,
    settings_from,
    settings_path,
    with_options,
)
from factcheck.cli.output import writer
from factcheck.paths import relative
from factcheck.settings import DEFAULT, Allowed, PathRule, Settings, named

_ADDED = ("kinds", "allow")
_COMMAND_LINE = "command line"


@click.command("settings")
@click.argument("draft", required=False, metavar="[DRAFT]")
@claims_option
@fail_on_option
@quotes_option
@baseline_option
@encoder_option
@config_option
def settings(
    draft: str | None,
    claims: tuple[str, ...],
    fail_on: dict[str, str],
    quotes: str | None,
    baseline: str | None,
    encoder: str | None,
    config: str | None,
) -> None:
    """Print the settings in force, and where each comes from.

    That is a settings file, the command line or the default. With a DRAFT, the rules for its path
    are applied. Paths are shown from the working folder; what is printed is TOML.

    \b
    Examples:
      factcheck settings
      factcheck settings drafts/sport/cup.md
    """
    path = settings_path(config)
    found = with_options(settings_from(config), fail_on, baseline, quotes)
    found = attrs.evolve(found, claims=claims or found.claims, encoder=encoder or found.encoder)
    given = {
        **{"claims": claims, "fail_on": fail_on, "quotes": quotes},
        **{"baseline": baseline, "encoder": encoder},
    }
    origins = _origins(path, draft, found, given)
    shown = found.at(draft) if draft is not None else found
    with writer(None) as write:
        for name, value in _values(shown).items():
            if draft is not None and name == "paths":
                continue
            line = f"# {name} is not set" if value is None else f"{name} = {_toml(value)}"
            write(f"{line}  # {', '.join(origins[name])}\n")


def _origins(
    path: Path | None, draft: str | None, found: Settings, given: dict[str, Any]
) -> dict[str, list[str]]:
    """Where each setting comes from, by its name."""
    file = "" if path is None else os.path.relpath(path)
    in_file = frozenset[str]() if path is None else named(path)
    fields = [field.name for field in attrs.fields(Settings)]
    made = {name: [file if name in in_file else "default"] for name in fields}
    for index, rule in enumerate(found.paths):
        if draft is None or not rule.applies(draft):
            continue
        for name in _set_by(rule):
            before = made[name] if name in _ADDED and made[name] != ["default"] else []
            made[name] = [*before, f"{file}: paths[{index}]"]
    for name, value in given.items():
        if value:
            # A verdict of one kind leaves those of the others as they were.
            partly = name == "fail_on" and DEFAULT not in value and made[name] != ["default"]
            made[name] = [*(made[name] if partly else ()), _COMMAND_LINE]
    return made


def _set_by(rule: PathRule) -> Iterator[str]:
    for name in ("fail_on", "level", "min_confidence", "kinds", "allow", "quotes"):
        # A level takes the place of a number.
        by_level = name == "min_confidence" and rule.level is not None
        if by_level or getattr(rule, name) not in (None, {}, ()):
            yield name


def _values(settings: Settings) -> dict[str, Any]:
    """The settings as a file in the working folder would have them; None for what is not set."""
    values = _plain(settings)
    values["claims"] = [_from_here(place) for place in settings.claims]
    for name in ("baseline", "encoder"):
        # What a settings file names as a path has come back joined to its folder.
        if values[name] is not None and Path(values[name]).is_absolute():
            values[name] = _from_here(values[name])
    rules = (_plain(rule) for rule in settings.paths)
    values["paths"] = [
        {name: value for name, value in rule.items() if value not in (None, {}, [], "")}
        for rule in rules
    ]
    return values


def _plain(value: Settings | PathRule) -> dict[str, Any]:
    made = {field.name: getattr(value, field.name) for field in attrs.fields(type(value))}
    made.pop("folder", None)
    made["allow"] = [_allowed(each) for each in value.allow]
    return {name: list(each) if isinstance(each, tuple) else each for name, each in made.items()}


def _allowed(allowed: Allowed) -> str | dict[str, Any]:
    if not allowed.kinds and allowed.reason is None:
        return allowed.phrase
    made: dict[str, Any] = {"phrase": allowed.phrase}
    if allowed.kinds:
        made["kinds"] = list(allowed.kinds)
    if allowed.reason is not None:
        made["reason"] = allowed.reason
    return made


def _from_here(path: str) -> str:
    """A path from the working folder; the address of a database, without its password."""
    if "://" in path:
        from factcheck.stores.addresses import without_password

        return without_password(path)
    return relative(path, "") + ("/" if path.endswith("/") else "")


def _toml(value: Any) -> str:
    """A value on one line of TOML, whose strings are escaped as those of JSON are."""
    if isinstance(value, dict):
        inside = ", ".join(f"{name} = {_toml(each)}" for name, each in value.items())
        return f"{{{inside}}}"
    if isinstance(value, list):
        return f"[{', '.join(map(_toml, value))}]"
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
