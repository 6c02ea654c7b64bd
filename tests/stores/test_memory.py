"""Claims in memory."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.claims import Claim
from factcheck.errors import InvalidValueError, StoreError
from factcheck.protocols import ClaimStore
from factcheck.stores import MemoryStore
from tests.strategies import claims

ONE = Claim("one", "One is one.", "accurate")
TWO = Claim("two", "Two is two.", "accurate")


def test_it_is_a_store() -> None:
    assert isinstance(MemoryStore(), ClaimStore)


def test_it_keeps_the_order() -> None:
    store = MemoryStore(iter([TWO, ONE]))
    assert list(store) == [TWO, ONE]
    assert list(store) == [TWO, ONE]
    assert len(store) == 2
    assert repr(store) == "MemoryStore(2 claims)"


def test_get() -> None:
    store = MemoryStore([ONE, TWO])
    assert store.get("two") is TWO
    with pytest.raises(StoreError, match="no claim has the id 'three'"):
        store.get("three")


def test_an_empty_store() -> None:
    assert list(MemoryStore()) == []
    assert len(MemoryStore()) == 0


def test_two_claims_of_one_id() -> None:
    with pytest.raises(StoreError, match="two claims have the id 'one'"):
        MemoryStore([ONE, TWO, ONE])


def test_something_else_than_a_claim() -> None:
    with pytest.raises(InvalidValueError, match="claims: expected claims, got 'one'"):
        MemoryStore(["one"])  # type: ignore[list-item]


def test_threads_may_share_it() -> None:
    store = MemoryStore([ONE, TWO])
    with ThreadPoolExecutor(8) as pool:
        seen = set(pool.map(lambda _: tuple(claim.id for claim in store), range(100)))
    assert seen == {("one", "two")}


@given(st.lists(claims, unique_by=lambda claim: claim.id, max_size=4))
def test_every_claim_is_found_by_its_id(some: list[Claim]) -> None:
    store = MemoryStore(some)
    assert [store.get(claim.id) for claim in some] == some
