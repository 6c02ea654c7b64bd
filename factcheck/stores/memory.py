"""Claims kept in memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from factcheck.claims import Claim, Origins
from factcheck.errors import InvalidValueError, StoreError, shown


class MemoryStore:
    """A store of the claims handed to it, in their order.

    It never changes once made, so that threads may share it. `origins` tells where the claims are
    written, as far as that is known. Raises InvalidValueError for anything that is not a Claim, and
    StoreError when two claims have the same id.
    """

    def __init__(self, claims: Iterable[Claim] = (), *, origins: Origins | None = None) -> None:
        """Take the claims, in their order."""
        self.origins = origins or Origins()
        self._claims: dict[str, Claim] = {}
        for claim in claims:
            if not isinstance(claim, Claim):
                raise InvalidValueError("claims", "claims", claim)
            if claim.id in self._claims:
                raise StoreError(f"two claims have the id {shown(claim.id)}")
            self._claims[claim.id] = claim

    def __iter__(self) -> Iterator[Claim]:
        """Iterate over the claims, in the order in which they were given."""
        return iter(self._claims.values())

    def __len__(self) -> int:
        """How many claims there are."""
        return len(self._claims)

    def __repr__(self) -> str:
        """Show how many claims it holds."""
        return f"MemoryStore({len(self)} claims)"

    def get(self, claim_id: str) -> Claim:
        """Return the claim of that id; raises StoreError when there is none."""
        try:
            return self._claims[claim_id]
        except KeyError:
            raise StoreError(f"no claim has the id {shown(claim_id)}") from None
