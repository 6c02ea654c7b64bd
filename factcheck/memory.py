"""The seam to what is remembered of sentences that were checked before."""

from __future__ import annotations

from datetime import date
from typing import Protocol

from factcheck.analysis import Context, Step
from factcheck.judge import Judgement
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

    def begin(self, on: date | None, settings: Settings, state: IndexedStore | None) -> Remembered:
        """Return what is remembered of the sentences of a draft of a day.

        `state` is the store as it is while the draft is checked, None where that doesn't change.
        """
        ...


class Remembered(Protocol):
    """The sentences of one draft, in their order: what is known of each, or is to be kept."""

    @property
    def context(self) -> Context:
        """What the sentences before the next one have told."""
        ...

    def find(self, sentence: Sentence) -> Judgement | None:
        """Return what came of the next sentence before, None where that is not known."""
        ...

    def keep(self, sentence: Sentence, judgement: Judgement, step: Step) -> None:
        """Remember what came of the next sentence, and what it gives to those after it."""
        ...

    def end(self) -> None:
        """Keep what is new, unless the claims have changed meanwhile."""
        ...
