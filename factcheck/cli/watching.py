"""``factcheck check --watch``: checks again whenever a draft, the claims or the settings change."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import NoReturn

import click

from factcheck.cli.output import is_terminal, tell, tell_error
from factcheck.errors import FactcheckError, SettingsError
from factcheck.settings import Settings, find_settings, load_settings

watch_option = click.option(
    "--watch",
    "watching",
    is_flag=True,
    help="Check again whenever a draft, the claims or the settings change, until Ctrl-C.",
)

_PAUSE = 0.3
"""Seconds between two looks at the files."""
_CLEAR = "\x1b[2J\x1b[3J\x1b[H"

Stamps = dict[str, tuple[int, int, int]]
"""Of each file, what changes when it is written: time, size and number."""


def watched(paths: Iterable[str], claims: tuple[str, ...], config: str | None) -> tuple[str, ...]:
    """Where something may change: drafts, claims, settings, as they are named now."""
    held = claims
    found = find_settings(Path.cwd()) if config is None else Path(config)
    with suppress(SettingsError):
        settings = Settings() if found is None else load_settings(found)
        held = claims or settings.claims
    return (*paths, *held, *(() if found is None else (str(found),)))


def watch(check: Callable[[], object], places: Callable[[], Iterable[str]]) -> NoReturn:
    """Call `check`, and call it again when a file in `places` changes; returns never.

    `places` are files and folders, asked for anew each time. What goes wrong is told, and may be
    mended meanwhile. Raises KeyboardInterrupt, as Ctrl-C does.
    """
    while True:
        before = stamps(places())
        if is_terminal(sys.stdout):
            click.echo(_CLEAR, nl=False)
        try:
            check()
        except (click.ClickException, FactcheckError) as error:
            tell_error(error)
        except click.exceptions.Exit:
            pass
        tell("note", "watching for changes; Ctrl-C ends")
        while stamps(places()) == before:
            time.sleep(_PAUSE)


def stamps(places: Iterable[str]) -> Stamps:
    """Return what tells the files in `places` from what they will be once one is written."""
    made: Stamps = {}
    for path in _files(places):
        try:
            found = path.stat()
        except (OSError, ValueError):
            continue
        made[str(path)] = (found.st_mtime_ns, found.st_size, found.st_ino)
    return made


def _files(places: Iterable[str]) -> Iterator[Path]:
    for place in places:
        path = Path(place)
        yield path
        # A database is written beside its file first.
        yield Path(f"{place}-wal")
        if path.is_dir():
            for folder, folders, names in os.walk(path):
                folders[:] = [name for name in folders if not name.startswith(".")]
                yield from (Path(folder, name) for name in names if not name.startswith("."))
