"""Plain sentences: drafts of one sentence about one claim, as agencies write them.

A file is a list of rows: a `claim`; `wrong` drafts (`text` and `kind`) that cannot be true beside
it; `right` ones that say the same, or a part of it; and those `apart` that share words with it and
may be true as well. What is `right` or `apart` must not be flagged.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import Any

import attrs
import yaml

from benchmarks.folds import judged_unseen
from benchmarks.quality.rows import DataError
from benchmarks.quality.scores import Share
from benchmarks.yaml_files import read_yaml
from factcheck import Checker, Claim, Finding, InvalidValueError, Kind, MemoryStore, Settings

_CASES = Path(__file__).parents[2] / "tests" / "cases"
FOLDER = _CASES / "plain"
HELD_OUT = _CASES / "plain_held_out"
"""Rows that no model is fitted on, and that no rule is mended by."""


class Stand(StrEnum):
    """How a draft stands to its claim."""

    WRONG = "wrong"
    RIGHT = "right"
    APART = "apart"


@attrs.frozen
class Sentence:
    """A draft of one sentence, the claim it is about, and how it stands to it.

    `kind` is that of what is wrong, None for a draft that isn't.
    """

    id: str
    claim: Claim
    text: str
    stand: Stand
    kind: Kind | None = None


@attrs.frozen
class Told:
    """What was said of a sentence: its findings, and whether a claim was said to support it."""

    sentence: Sentence
    findings: tuple[Finding, ...]
    supported: bool

    @property
    def right(self) -> bool:
        """Whether it is flagged just when it is wrong."""
        return bool(self.findings) == (self.sentence.stand is Stand.WRONG)


@attrs.frozen
class PlainTally:
    """Shares: wrong drafts found or called supported, the others flagged, right ones supported."""

    found: Share
    misled: Share
    right_flagged: Share
    apart_flagged: Share
    right_supported: Share
    apart_supported: Share

    @property
    def figures(self) -> dict[str, float | None]:
        """Every measure that is one number, by name."""
        return {field.name: getattr(self, field.name).value for field in attrs.fields(type(self))}


def read_plain(folder: Path = FOLDER) -> tuple[Sentence, ...]:
    """Return the drafts of all files in `folder`. Raises DataError, naming the file and the row."""
    made: list[Sentence] = []
    for path in sorted(folder.glob("*.yaml")):
        try:
            rows = read_yaml(path)
        except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
            raise DataError(f"{path}: cannot be read: {error}") from None
        for number, row in enumerate(rows, start=1):
            try:
                made += _sentences(row, f"{path.stem}-{number}")
            except (KeyError, TypeError, ValueError, AttributeError, InvalidValueError) as error:
                message = f"{path}: row {number}: {type(error).__name__}: {error}"
                raise DataError(message) from None
    return tuple(made)


def _sentences(row: dict[str, Any], name: str) -> Iterable[Sentence]:
    claim = Claim(name, row["claim"], "accurate")
    for number, wrong in enumerate(row["wrong"], start=1):
        kind = Kind(wrong["kind"])
        yield Sentence(f"{name}/wrong-{number}", claim, wrong["text"], Stand.WRONG, kind)
    for stand in (Stand.RIGHT, Stand.APART):
        for number, text in enumerate(row[stand.value], start=1):
            if not isinstance(text, str):
                raise TypeError(f"{stand}: expected a sentence, got {text!r}")
            yield Sentence(f"{name}/{stand}-{number}", claim, text, stand)


def check_plain(
    sentences: Iterable[Sentence], settings: Settings, folds: Path | None = None
) -> tuple[Told, ...]:
    """Check each sentence against its claim; with `folds`, by the model that has not seen it."""
    made = []
    for sentence in sentences:
        with judged_unseen(folds, sentence.claim.statement):
            checker = Checker(MemoryStore([sentence.claim]), settings=settings)
            report = checker.check(sentence.text)
        holds = any(s.verdict is not None and s.verdict.holds for s in report.sentences)
        made.append(Told(sentence, report.findings, holds))
    return tuple(made)


def tally(told: Iterable[Told]) -> PlainTally:
    """Count what was found, flagged and said to be supported."""
    rows = tuple(told)
    wrong, right, apart = (
        [one for one in rows if one.sentence.stand is stand]
        for stand in (Stand.WRONG, Stand.RIGHT, Stand.APART)
    )
    return PlainTally(
        Share(sum(bool(one.findings) for one in wrong), len(wrong)),
        Share(sum(one.supported and not one.findings for one in wrong), len(wrong)),
        Share(sum(bool(one.findings) for one in right), len(right)),
        Share(sum(bool(one.findings) for one in apart), len(apart)),
        Share(sum(one.supported for one in right), len(right)),
        Share(sum(one.supported for one in apart), len(apart)),
    )
