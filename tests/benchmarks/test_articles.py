"""The articles: their files, errors planted, and what is counted."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from benchmarks.quality.articles import (
    STORIES,
    Article,
    Error,
    check_article,
    read_articles,
    tally,
)
from benchmarks.quality.rows import DataError
from factcheck import Claim, Kind, Settings

_STORY = """\
id: ferry
published_on: 2024-06-12
claims:
- {id: a, statement: The ferry Alma sank off Skagen on 9 June 2024.}
article: The ferry Alma sank off Skagen. It rained.
errors:
- {kind: place, right: off Skagen, wrong: off Bergen}
"""


def _article(*errors: Error) -> Article:
    claims = (
        Claim("a", "The ferry Alma sank off Skagen.", "accurate"),
        Claim("b", "The ferry Bruna carried 40 people.", "accurate"),
    )
    text = "The ferry Alma sank off Skagen. It rained. The ferry Bruna carried 12 people."
    return Article("ferry", text, date(2024, 6, 12), claims, errors)


@pytest.mark.parametrize("folder", STORIES.values(), ids=STORIES)
def test_every_file_is_read_and_every_error_can_be_planted(folder: Path) -> None:
    articles = read_articles(folder)
    assert len(articles) >= 20
    for article in articles:
        for error in article.errors:
            text, span = error.planted(article.text)
            assert text != article.text
            assert 0 < len(span) <= len(error.wrong)
            assert span.of(text) in error.wrong


@pytest.mark.parametrize(
    ("right", "wrong", "marked"),
    [
        ("off Skagen", "off Bergen", "Ber"),
        ("sank", "nearly sank", "nearly "),
        ("nearly sank", "sank", "s"),
        ("12 people", "120 people", "0"),
    ],
)
def test_what_an_error_changes(right: str, wrong: str, marked: str) -> None:
    text, span = Error(Kind.PLACE, right, wrong).planted(f"It {right} at dawn.")
    assert text == f"It {wrong} at dawn."
    assert span.of(text) == marked


def test_an_article_is_read(tmp_path: Path) -> None:
    (tmp_path / "ferry.yaml").write_text(_STORY, "utf-8")
    [article] = read_articles(tmp_path)
    assert (article.id, article.published_on) == ("ferry", date(2024, 6, 12))
    assert article.errors == (Error(Kind.PLACE, "off Skagen", "off Bergen"),)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("right: off Skagen", "right: off Oslo"),
        ("kind: place", "kind: mood"),
        ("published_on: 2024-06-12", "published_on: soon"),
        ("id: ferry", "id: train"),
        ("claims:", "claim:"),
        ("id: ferry", "{"),
    ],
)
def test_a_file_of_another_form_is_named(tmp_path: Path, old: str, new: str) -> None:
    (tmp_path / "ferry.yaml").write_text(_STORY.replace(old, new), "utf-8")
    with pytest.raises(DataError, match=r"ferry\.yaml"):
        read_articles(tmp_path)


def test_alarms_and_errors_are_counted() -> None:
    article = _article(
        Error(Kind.PLACE, "off Skagen", "off Bergen"), Error(Kind.ENTITY, "rained", "snowed")
    )
    counted = tally([check_article(article, Settings())])
    assert (counted.alarms.count, counted.alarms.of) == (1, 3)
    assert (counted.quiet.count, counted.quiet.of) == (0, 1)
    assert (counted.supported.count, counted.supported.of) == (1, 3)
    assert (counted.found.count, counted.found.of) == (1, 2)
    assert (counted.kinds.count, counted.kinds.of) == (1, 1)
    assert (counted.misled.count, counted.misled.of) == (0, 2)
    assert counted.figures["alarms_per_1000"] == pytest.approx(1000 / 3)


def test_no_model_is_fitted_on_what_is_held_out() -> None:
    fitted = {article.id for article in read_articles()}
    for name, folder in STORIES.items():
        if name != "articles":
            assert not fitted & {article.id for article in read_articles(folder)}
