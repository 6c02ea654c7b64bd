"""What every test shares: the same examples in every run, and the claims of the project, once."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

import factcheck
from factcheck.protocols import ClaimStore

ROOT = Path(__file__).parents[1]

pytest.register_assert_rewrite("tests.compare.rows")

# Examples that change from run to run make a red build nobody can repeat.
settings.register_profile("repeatable", derandomize=True, deadline=None)
settings.load_profile("repeatable")


@pytest.fixture(scope="session")
def store() -> ClaimStore:
    """The claims of ``claims/``."""
    return factcheck.load(ROOT / "claims")


@pytest.fixture(scope="session")
def checker(store: ClaimStore) -> factcheck.Checker:
    """A checker over the claims of ``claims/``."""
    return factcheck.Checker(store)
