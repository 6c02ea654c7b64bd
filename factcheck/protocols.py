"""The seams: what the pipeline asks of the parts that can be swapped."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol, runtime_checkable

from factcheck.claims import Claim


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
