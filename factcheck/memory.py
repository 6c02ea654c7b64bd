"""The seam to what is remembered of sentences that were checked before."""

from __future__ import annotations

from datetime import date
from typing import Protocol

from factcheck.compare import Surroundings
from factcheck.facts import Facts
from factcheck.judge import Judgement, Weighed
from factcheck.protocols import ClaimStore, Encoder, IndexedStore
from factcheck.settings import Settings
from factcheck.text import Sentence


class Cache(Protocol):
    """Where what came of sentences is kept, against the claims of any store."""

    def over(self, store: ClaimStore, encoder: Encoder | None) -> Memory:
        """Return what is remembered of sentences that were checked against the claims of `store`.

        Raises InvalidValueError for a store that finds claims and cannot tell its state.
        """
        ...


class Memory(Protocol):
    """What is remembered of sentences that were checked against the claims of one store."""

    def begin(
        self,
        sentences: tuple[Sentence, ...],
        on: date | None,
        settings: Settings,
        state: IndexedStore | None,
    ) -> Remembered:
        """Return what is remembered of the sentences of a draft of a day.

        `state` is the store as it is while the draft is checked, None where that doesn't change.
        """
        ...


class Remembered(Protocol):
    """The sentences of one draft, by their numbers: what is known of each, or is to be kept."""

    def find(self, number: int) -> Judgement | None:
        """Return what came of a sentence before in such a draft, None where that is not known."""
        ...

    def read(self, number: int) -> tuple[Facts, Surroundings]:
        """Return the facts of a sentence, and what is around it."""
        ...

    def keep(self, number: int, judgement: Judgement, weighed: tuple[Weighed, ...]) -> None:
        """Remember what came of a sentence, given what it was compared with."""
        ...

    def end(self) -> None:
        """Keep what is new, unless the claims have changed meanwhile."""
        ...
