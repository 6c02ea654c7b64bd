"""The hook of a CMS: what it tells of an article, and when publication waits."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import factcheck
from factcheck import Checker, Settings
from tests.conftest import ROOT

HOOK = ROOT / "examples" / "cms" / "prepublish.py"
WRONG = "<article><h1>\U0001f4f7 Who sells?</h1>\r\n<p>NEC is based in <b>Seo</b>ul."


@pytest.fixture(scope="module")
def review() -> Callable[..., dict[str, Any]]:
    spec = importlib.util.spec_from_file_location("prepublish", HOOK)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.review  # type: ignore[no-any-return]


Review = Callable[..., dict[str, Any]]


def marked(body: str, finding: dict[str, Any]) -> str:
    """The words at the marks, cut as JavaScript cuts."""
    units = body.encode("utf-16-le")
    cut = [units[2 * mark["start"] : 2 * mark["end"]] for mark in finding["marks"]]
    return b"".join(cut).decode("utf-16-le")


def test_an_article_that_must_wait(checker: Checker, review: Review) -> None:
    answer = review(checker, WRONG)
    assert json.loads(json.dumps(answer)) == answer
    (found,) = answer["findings"]
    assert (answer["publish"], answer["checked"], answer["message"]) == (False, True, None)
    assert (found["stops"], found["code"], found["verdict"]) == (True, "FC103", "inaccurate")
    assert marked(WRONG, found) == found["words"] == "Seoul"
    assert found["suggestion"] == "Tokyo"
    assert found["evidence"][0]["quote"] == "Tokyo-based NEC"
    assert "not in Seoul" in found["reason"]


@pytest.mark.parametrize("body", ["", "<p>Snow fell.", WRONG.replace("<b>Seo</b>ul", "Tokyo")])
def test_one_that_may_go_out(checker: Checker, review: Review, body: str) -> None:
    assert review(checker, body) == {
        "publish": True,
        "checked": True,
        "message": None,
        "findings": [],
    }


def test_what_is_not_sure_is_shown_and_stops_nothing(review: Review) -> None:
    store = factcheck.load(ROOT / "claims")
    body = "<p>The death of George Floyd took place in Los Angeles."
    (found,) = review(Checker(store), body)["findings"]
    assert found["confidence"] < 0.85
    assert not found["stops"]
    assert review(Checker(store), body)["publish"]


def test_what_the_newsroom_lets_pass(store: Any, review: Review) -> None:
    answer = review(Checker(store, settings=Settings(fail_on="never")), WRONG)
    assert answer["publish"]
    assert [found["stops"] for found in answer["findings"]] == [False]


def test_an_article_that_cannot_be_read_is_told_and_not_stopped(
    checker: Checker, review: Review
) -> None:
    answer = review(checker, "<div>" * 6_000 + WRONG)
    assert (answer["publish"], answer["checked"], answer["findings"]) == (True, False, [])
    assert "nested" in answer["message"]


@pytest.mark.parametrize(("body", "code"), [(WRONG, 1), ("<p>Snow fell.", 0)])
def test_from_another_language(body: str, code: int) -> None:
    ran = subprocess.run(
        [sys.executable, HOOK, "--claims", Path("claims")],
        input=body.encode(),
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    assert ran.returncode == code, ran.stderr
    answer = json.loads(ran.stdout)
    assert answer["publish"] == (code == 0)
    assert [marked(body, found) for found in answer["findings"]] == ["Seoul"] * code
