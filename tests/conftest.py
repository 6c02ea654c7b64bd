"""What every test shares: the same examples in every run, and the claims of the project, once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
from hypothesis import settings

import factcheck
from factcheck.protocols import ClaimStore
from tests.postgres_server import Server, serving

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


@pytest.fixture(scope="session")
def report_of(checker: factcheck.Checker) -> Callable[[str], factcheck.Report]:
    """The report on a draft that is checked by itself: made once, for all that look at it."""
    return cache(checker.check)


@pytest.fixture(scope="session")
def remembering(store: ClaimStore) -> factcheck.Checker:
    """One that remembers sentences, for tests that meet the same ones in many files.

    What is remembered is what checking would give: ``caching/test_sentences.py`` holds that.
    """
    return factcheck.Checker(store, cache=factcheck.SentenceCache())


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[Server]:
    """A PostgreSQL server that these tests have for themselves."""
    yield from serving()


@pytest.fixture
def database(postgres_server: Server) -> Iterator[str]:
    """The name of an empty database."""
    name = postgres_server.fresh()
    yield name
    postgres_server.drop(name)


@pytest.fixture
def address(
    postgres_server: Server, database: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> str:
    """The address of an empty database; indexes lie in the test's folder."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return postgres_server.address(database)
