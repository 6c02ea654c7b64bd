"""Articles: whole drafts on stories that a store holds claims on, and errors planted in them.

A file ``<id>.yaml`` is one story: its `claims` (the fields of a claim, accurate unless it says
otherwise), an `article` that agrees with all of them, `published_on`, and `errors`: the `kind`,
words of the article that are `right` and stand there once, and the `wrong` ones to put in their
place. Every finding in the article as it is is a false alarm; each error is tried alone.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

import attrs
import yaml

from benchmarks.folds import judged_unseen
from benchmarks.quality.rows import DataError
from benchmarks.quality.scores import Share
from benchmarks.quality.suite import near
from benchmarks.yaml_files import read_yaml
from factcheck import (
    Checker,
    Claim,
    Document,
    Finding,
    InvalidValueError,
    Kind,
    MemoryStore,
    Report,
    Settings,
    Span,
)

_CASES = Path(__file__).parents[2] / "tests" / "cases"
FOLDER = _CASES / "articles"
HELD_OUT = _CASES / "held_out"
"""Articles that no model is fitted on: what they come to is counted, not read."""
FOLLOW_UPS = _CASES / "follow_ups"
"""Agency stories of the days after, in plain words: no model is fitted on them."""
STORIES = {
    "articles": FOLDER,
    "held_out": HELD_OUT,
    "follow_ups": FOLLOW_UPS,
    "follow_ups_held_out": _CASES / "follow_ups_held_out",
}
"""The sets of articles, by the names that they are asked for by."""
READ = ("articles", "follow_ups")
"""Those that may be read, and rules mended by them."""


@attrs.frozen
class Error:
    """One error: the words that are right, and those put in their place."""

    kind: Kind
    right: str
    wrong: str

    def planted(self, text: str) -> tuple[str, Span]:
        """The text with the error in it, and where the words that are wrong stand there."""
        start = text.index(self.right)
        made = text[:start] + self.wrong + text[start + len(self.right) :]
        same = _same_ends(self.right, self.wrong)
        return made, Span(start + same[0], start + len(self.wrong) - same[1])


def _same_ends(one: str, two: str) -> tuple[int, int]:
    """How many characters are the same at the start and at the end; at least one isn't."""
    most = min(len(one), len(two))
    first = next((i for i in range(most) if one[i] != two[i]), most)
    first = min(first, len(two) - 1)
    left = min(most, len(two) - 1) - first
    last = next((i for i in range(left) if one[-1 - i] != two[-1 - i]), max(left, 0))
    return first, last


@attrs.frozen
class Article:
    """One story: what the store holds, an article that agrees with it, and errors to plant."""

    id: str
    text: str
    published_on: date
    claims: tuple[Claim, ...]
    errors: tuple[Error, ...]


@attrs.frozen
class Caught:
    """What came of one error: whether its words were marked, by which kind, and what was said.

    `supported`: whether a sentence that it stands in was said to be supported.
    """

    error: Error
    found: bool
    kind_right: bool
    supported: bool


@attrs.frozen
class Read:
    """What came of an article: the findings in it as it is, and each of its errors."""

    article: Article
    report: Report
    caught: tuple[Caught, ...]

    @property
    def alarms(self) -> tuple[Finding, ...]:
        """The findings in the article as it is."""
        return self.report.findings


@attrs.frozen
class Tally:
    """Shares over all articles: false alarms and support of sentences; errors found, and so on."""

    alarms: Share
    quiet: Share
    supported: Share
    found: Share
    kinds: Share
    misled: Share

    @property
    def figures(self) -> dict[str, float | None]:
        """Every measure that is one number, by name."""
        alarms = self.alarms.value
        return {
            "alarms_per_1000": None if alarms is None else 1000 * alarms,
            "articles_without": self.quiet.value,
            "supported": self.supported.value,
            "errors_found": self.found.value,
            "kinds_right": self.kinds.value,
            "errors_supported": self.misled.value,
        }


def read_articles(folder: Path = FOLDER) -> tuple[Article, ...]:
    """Return the articles in `folder`. Raises DataError, naming the file, for one of other form."""
    return tuple(_read(path) for path in sorted(folder.glob("*.yaml")))


def _read(path: Path) -> Article:
    try:
        made = _article(read_yaml(path))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise DataError(f"{path}: cannot be read: {error}") from None
    except (KeyError, TypeError, ValueError, AttributeError, InvalidValueError) as error:
        raise DataError(f"{path}: {type(error).__name__}: {error}") from None
    if made.id != path.stem:
        raise DataError(f"{path}: the id is {made.id!r}")
    return made


def _article(data: dict[str, Any]) -> Article:
    text, published = str(data["article"]), data["published_on"]
    if not isinstance(published, date):
        raise TypeError(f"published_on: expected a date, got {published!r}")
    errors = tuple(Error(Kind(e["kind"]), e["right"], e["wrong"]) for e in data["errors"])
    for error in errors:
        if text.count(error.right) != 1:
            raise ValueError(f"{error.right!r} does not stand exactly once in the article")
    claims = tuple(Claim(**{"verdict": "accurate", **entry}) for entry in data["claims"])
    return Article(str(data["id"]), text, published, claims, errors)


def check_article(article: Article, settings: Settings) -> Read:
    """Check an article as it is, and with each of its errors alone."""
    checker = Checker(MemoryStore(article.claims), settings=settings)

    def check(text: str) -> Report:
        return checker.check(Document(text, published_on=article.published_on))

    def caught(error: Error) -> Caught:
        text, span = error.planted(article.text)
        report = check(text)
        hits = [f for f in report.findings if f.span.overlaps(span)]
        said = [s for s in report.sentences if s.sentence.span.overlaps(span)]
        return Caught(
            error,
            bool(hits),
            any(near(f.kind, error.kind) for f in hits),
            not hits and any(s.verdict is not None and s.verdict.holds for s in said),
        )

    return Read(article, check(article.text), tuple(caught(e) for e in article.errors))


def check_articles(
    articles: Iterable[Article], settings: Settings, folds: Path | None = None
) -> tuple[Read, ...]:
    """Check every article; with `folds`, by the model that has not seen it."""
    made = []
    for article in articles:
        with judged_unseen(folds, article.id):
            made.append(check_article(article, settings))
    return tuple(made)


def tally(read: Iterable[Read]) -> Tally:
    """Count false alarms a sentence, articles without any, and what became of the errors."""
    rows = tuple(read)
    sentences = [s for one in rows for s in one.report.sentences]
    caught = [c for one in rows for c in one.caught]
    found = [c for c in caught if c.found]
    return Tally(
        Share(sum(len(one.alarms) for one in rows), len(sentences)),
        Share(sum(not one.alarms for one in rows), len(rows)),
        Share(sum(s.verdict is not None and s.verdict.holds for s in sentences), len(sentences)),
        Share(len(found), len(caught)),
        Share(sum(c.kind_right for c in found), len(found)),
        Share(sum(c.supported for c in caught), len(caught)),
    )
