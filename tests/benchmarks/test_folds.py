"""Folds: each page in one of them, judged by the model that has not seen it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.folds import COUNT, fold_of, judged_unseen, model_path
from factcheck.judge import scoring

_FEATURES = {"coverage": 1.0}


def _model(bias: float) -> str:
    forest = {"names": [], "bias": bias, "trees": []}
    return json.dumps({"conflict": forest, "support": forest, "slot bias": 0.0, "slots": {}})


@pytest.fixture
def folds(tmp_path: Path) -> Path:
    for fold in range(COUNT):
        model_path(tmp_path, fold).write_text(_model(float(fold)), encoding="utf-8")
    return tmp_path


def test_pages_are_spread_over_all_folds() -> None:
    pages = [f"page {number}" for number in range(200)]
    assert {fold_of(page) for page in pages} == set(range(COUNT))
    assert [fold_of(page) for page in pages] == [fold_of(page) for page in pages]


def test_a_page_is_judged_by_the_model_of_its_fold(folds: Path) -> None:
    for page in ("one page", "another", "a third"):
        with judged_unseen(folds, page):
            assert scoring.model().conflict.bias == float(fold_of(page))


def test_the_packages_own_model_judges_before_and_after(folds: Path) -> None:
    own = scoring.score(_FEATURES)
    with judged_unseen(None, "one page"):
        assert scoring.score(_FEATURES) == own
    with judged_unseen(folds, "one page"):
        pass
    assert scoring.score(_FEATURES) == own
