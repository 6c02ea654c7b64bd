"""History: who changed a claim, when and why."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

import attrs

from factcheck.claims import Claim


class Action(StrEnum):
    """What a revision did."""

    ADD = "add"
    EDIT = "edit"
    RETIRE = "retire"


@attrs.frozen
class Revision:
    """One change of a claim, which stays as it was made.

    `number` counts the claim's revisions from 1; `claim` is how the claim stood after it, for a
    retired one how it stood last. `made_at` is in UTC; `made_by` and `why` are the editor's words.
    """

    claim: Claim
    number: int
    action: Action
    made_at: datetime
    made_by: str | None = None
    why: str | None = None


@attrs.frozen
class Written:
    """What writing claims came to: how many were new, changed, and there already as they are."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0

    def __add__(self, other: Written) -> Written:
        """Both together."""
        return Written(
            self.added + other.added,
            self.changed + other.changed,
            self.unchanged + other.unchanged,
        )
