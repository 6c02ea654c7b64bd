"""Ratings: what a publisher's own words for its judgement come to."""

from __future__ import annotations

import re
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml

from factcheck.claims import Verdict, to_verdict
from factcheck.errors import ClaimFileError, InvalidValueError, Problem

_ANY = "*"
_SPACE = re.compile(r"\s+")
_MOST = 1_000_000


class Ratings:
    """A table of verdicts by publisher and label; what a user adds goes before what is built in."""

    def __init__(self, path: Path | None = None) -> None:
        """Read the built-in table, and before it that of `path`.

        Raises ClaimFileError when the file cannot be read or holds another thing.
        """
        built_in = files(__package__).joinpath("ratings.yaml").read_text("utf-8")
        self._tables = [_read(yaml.safe_load(built_in), "ratings.yaml")]
        if path is not None:
            self._tables.insert(0, _read(_load(path), str(path)))

    def verdict(self, publisher: str, label: str) -> Verdict | None:
        """The verdict that a label stands for with a publisher, None where the table has none."""
        name, word = _plain(publisher), _plain(label)
        for table in self._tables:
            for key in (name, _ANY):
                found = table.get(key, {}).get(word)
                if found is not None:
                    return found
        return None


def _plain(text: str) -> str:
    """In lower case, without stops at the end and with single spaces."""
    return _SPACE.sub(" ", text).strip().rstrip(".").casefold()


def _load(path: Path) -> Any:
    try:
        if path.stat().st_size > _MOST:
            raise ClaimFileError((Problem(str(path), "larger than 1 MB"),))
        return yaml.safe_load(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise ClaimFileError((Problem(str(path), f"cannot be read: {error}"),)) from None


def _read(told: Any, path: str) -> Mapping[str, Mapping[str, Verdict]]:
    if not isinstance(told, dict):
        raise ClaimFileError((Problem(path, "expected publishers, each with its labels"),))
    problems: list[Problem] = []
    made: dict[str, dict[str, Verdict]] = {}
    for publisher, verdicts in told.items():
        labels = made.setdefault(_plain(str(publisher)), {})
        if not isinstance(verdicts, dict):
            problems.append(
                Problem(path, "expected verdicts, each with its labels", str(publisher))
            )
            continue
        for name, words in verdicts.items():
            field = f"{publisher}.{name}"
            try:
                verdict = to_verdict(name)
            except InvalidValueError as error:
                problems.append(Problem(path, str(error), field))
                continue
            if not isinstance(words, list):
                problems.append(Problem(path, "expected a list of labels", field))
                continue
            labels.update((_plain(str(word)), verdict) for word in words)
    if problems:
        raise ClaimFileError(tuple(problems))
    return made
