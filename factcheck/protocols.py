"""The seams: what the pipeline asks of the parts that can be swapped."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Protocol, runtime_checkable

import attrs

from factcheck.claims import Claim
from factcheck.facts import Facts

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@runtime_checkable
class ClaimStore(Protocol):
    """Where claims are kept. Checking only reads; the same claims give the same report."""

    def __iter__(self) -> Iterator[Claim]:
        """Iterate over the claims, in an order that stays the same."""
        ...

    def __len__(self) -> int:
        """How many claims there are."""
        ...

    def get(self, claim_id: str) -> Claim:
        """Return the claim; raises StoreError when the store has none of that id."""
        ...


@attrs.frozen
class Hit:
    """A claim that a store found, by the number of its revision, never used for another.

    `score` is 0 to 1, relative to the best; `newer` is the claim that supersedes it, or None.
    """

    revision: int
    claim_id: str
    score: float
    newer: Claim | None = None


@attrs.frozen
class Stored:
    """One revision of a claim with the facts of its statement and variants."""

    claim: Claim
    texts: tuple[Facts, ...]


@runtime_checkable
class IndexedStore(ClaimStore, Protocol):
    """A store that finds claims by itself, so that none need be read beforehand."""

    def refresh(self) -> None:
        """See what has been stored by now, here or in another process."""
        ...

    def find(self, terms: tuple[str, ...], limit: int) -> tuple[Hit, ...]:
        """Return at most `limit` claims that share a term, best first, ties by claim id."""
        ...

    def fetch(self, revisions: tuple[int, ...]) -> Mapping[int, Stored]:
        """Return the claims of these revisions, each analysed by this version of the package."""
        ...


@runtime_checkable
class DatedStore(IndexedStore, Protocol):
    """A store that can tell one state of its claims from any other."""

    @property
    def state(self) -> str:
        """What tells this store, and its claims as they are held now, from any other."""
        ...


@runtime_checkable
class SnapshotStore(IndexedStore, Protocol):
    """A store that others may change while a text is checked."""

    def snapshot(self) -> DatedStore:
        """Return the claims as they are held now, whatever is stored meanwhile."""
        ...


@runtime_checkable
class Encoder(Protocol):
    """What turns a text into a vector, so that texts that mean the same lie near each other.

    `fingerprint` names the model: one that gives other vectors must have another. `dimensions` is
    how many numbers a vector has.
    """

    @property
    def fingerprint(self) -> str:
        """What tells this model from any other."""
        ...

    @property
    def dimensions(self) -> int:
        """How many numbers a vector has."""
        ...

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return the vectors of texts, of unit length, one row each.

        A text's vector must not depend on which others it comes with.
        """
        ...


class StoredVectors(Protocol):
    """The vectors of a store's claims by one encoder; claims go by the numbers of revisions."""

    @property
    def state(self) -> str:
        """Of which state of the store they are, as `DatedStore.state` tells it."""
        ...

    def follow(self) -> None:
        """Take in what has been stored by now, here or in another process."""
        ...

    def now(self) -> StoredVectors:
        """Return the vectors as they are now, whatever is taken in meanwhile."""
        ...

    def search(
        self, query: NDArray[np.int8], numbers: Iterable[int], limit: int
    ) -> Mapping[int, float]:
        """Return the cosines of these claims, and of the `limit` that are nearest to the query."""
        ...


@runtime_checkable
class NumberedStore(IndexedStore, Protocol):
    """A store that finds claims by the numbers of their revisions, too."""

    def hits(self, revisions: Sequence[int]) -> tuple[Hit, ...]:
        """Return those of the claims that are held in these revisions, with a score of 0."""
        ...


@runtime_checkable
class EncodedStore(NumberedStore, Protocol):
    """A store that finds claims by their meaning, too."""

    def vectors(self, encoder: Encoder) -> StoredVectors:
        """Return the vectors of its claims by an encoder; `follow` makes those that are missing."""
        ...
