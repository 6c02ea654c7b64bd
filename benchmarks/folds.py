"""Folds: which rows a model is fitted on, and which it is measured on.

All rows of one page lie in one fold. The fit also makes a model for each fold that has not seen the
fold's rows, so that every row can be measured by a model that doesn't know its page.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from unittest.mock import patch

from factcheck.judge import scoring

COUNT = 4


def fold_of(page: str) -> int:
    """The fold, from 0, that a page belongs to: the same for every run."""
    return hashlib.sha256(page.encode()).digest()[0] % COUNT


def model_path(folder: Path, fold: int) -> Path:
    """Where the model that has not seen a fold is kept."""
    return folder / f"fold-{fold}.json"


@contextmanager
def judged_unseen(folder: Path | None, page: str) -> Iterator[None]:
    """Judge by the model in `folder` that has not seen the page; by the package's own for None."""
    if folder is None:
        yield
        return
    fitted = _read(model_path(folder, fold_of(page)))
    with patch.object(scoring, "model", lambda: fitted):
        yield


@cache
def _read(path: Path) -> scoring.Model:
    return scoring.read_model(path.read_text("utf-8"))
