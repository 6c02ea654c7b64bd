"""A draft's clause beside a claim's statement: which words stand for each other."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property
from typing import Any, TypeVar

import attrs

from factcheck.compare.sides import Side
from factcheck.facts import CONTENT, Argument, Entity, Facts
from factcheck.findings import Discrepancy
from factcheck.lexicon import Relation
from factcheck.text import Span

T = TypeVar("T")

_SUBJECTS = frozenset(("subject", "possessor"))


@attrs.frozen(slots=False)
class Alignment:
    """A draft's clause beside a claim's statement.

    `segment` holds the draft tokens compared; `pairs` maps draft tokens to claim tokens, `links`
    says how each pair is related; `names` maps draft entities to claim entities by index.
    `opposed` maps draft tokens to claim tokens whose meanings oppose or exclude each other. `aside`
    is true for a clause that only says what someone or something is, `nominal` for one that only
    names a deed. `topical` holds draft tokens that only the claim's title has,
    `same` maps draft tokens to the same words of the claim where the two run alike, in order.
    """

    claim_side: Side
    draft_side: Side
    segment: frozenset[int]
    pairs: dict[int, int]
    links: dict[int, Relation]
    names: dict[int, int]
    opposed: dict[int, int]
    aside: bool = False
    nominal: bool = False
    topical: frozenset[int] = frozenset()
    same: dict[int, int] = attrs.field(factory=dict)

    @cached_property
    def _told(self) -> dict[Callable[[Alignment], Any], Any]:
        return {}

    def told(self, reader: Callable[[Alignment], T]) -> T:
        """What a reader of the two sides finds; it is asked once."""
        if reader not in self._told:
            self._told[reader] = reader(self)
        found: T = self._told[reader]
        return found

    @cached_property
    def back(self) -> dict[int, int]:
        """Claim tokens to draft tokens."""
        return {claim: draft for draft, claim in self.pairs.items()}

    @cached_property
    def same_back(self) -> dict[int, int]:
        """`same` the other way round: claim tokens to draft tokens."""
        return {claim: draft for draft, claim in self.same.items()}

    @cached_property
    def claim(self) -> Facts:
        """The claim's facts."""
        return self.claim_side.facts

    @cached_property
    def draft(self) -> Facts:
        """The draft sentence's facts."""
        return self.draft_side.facts

    @property
    def draft_weights(self) -> tuple[float, ...]:
        """How much each draft token counts."""
        return self.draft_side.weights

    @property
    def claim_weights(self) -> tuple[float, ...]:
        """How much each claim token counts."""
        return self.claim_side.weights

    @property
    def draft_roles(self) -> dict[int, tuple[Argument, ...]]:
        """The roles of each draft token's phrase."""
        return self.draft_side.roles

    @property
    def claim_roles(self) -> dict[int, tuple[Argument, ...]]:
        """The roles of each claim token's phrase."""
        return self.claim_side.roles

    def neighbours_meet(self, draft: int, claim: int, step: int) -> bool:
        """Whether the content words beside the two tokens stand for each other."""
        one = self.draft_side.content_beside(draft, step)
        two = self.claim_side.content_beside(claim, step)
        return one is not None and two is not None and self.pairs.get(one) == two

    def pair_beside(self, draft: int, step: int) -> int | None:
        """The claim token that stands for the content word beside a draft token, None without."""
        one = self.draft_side.content_beside(draft, step)
        return None if one is None else self.pairs.get(one)

    def carrier(self, draft: int) -> int:
        """The noun of action that a draft verb only carries, or the verb itself."""
        return self.draft_side.carried.get(draft, draft)

    def subjects(self, predicate: int) -> list[int]:
        """The heads of the phrases that are subject of a draft predicate, within the segment."""
        verbs = {predicate, *(v for v, n in self.draft_side.carried.items() if n == predicate)}
        return [
            a.head
            for a in self.draft.arguments
            if a.governor in verbs and a.role in _SUBJECTS and a.head in self.segment
        ]

    def claim_subjects(self, predicate: int) -> list[int]:
        """The heads of the phrases that are subject of a claim predicate."""
        verbs = {predicate, *(v for v, n in self.claim_side.carried.items() if n == predicate)}
        return [a.head for a in self.claim.arguments if a.governor in verbs and a.role in _SUBJECTS]

    def meets_half_around(self, draft: int) -> bool:
        """Whether half of the content words of the clauses around a draft token are the claim's."""
        inside = {i for c in self.draft.clauses if draft in c.tokens for i in c.tokens}
        words = [i for i in inside if self.draft.tokens[i].tag in CONTENT]
        return 0 < len(words) <= 2 * sum(i in self.pairs for i in words)

    def same_claim_name(self, one: int, two: int) -> bool:
        """Whether two claim tokens are one, or belong to mentions of one name."""
        if one == two:
            return True
        first = next((e for e in self.claim.entities if e.first <= one < e.end), None)
        second = next((e for e in self.claim.entities if e.first <= two < e.end), None)
        return (
            first is not None and second is not None and bool(set(first.names) & set(second.names))
        )

    def aligned(self, draft: int, claim: int) -> bool:
        """Whether the two tokens stand for each other, or oppose each other in one slot.

        A verb that only carries a noun of action stands for that noun.
        """
        if self.pairs.get(draft) == claim:
            return True
        draft = self.draft_side.carried.get(draft, draft)
        claim = self.claim_side.carried.get(claim, claim)
        return self.pairs.get(draft) == claim or self.opposed.get(draft) == claim

    def differ(
        self,
        kind: type[Discrepancy],
        found: Span,
        expected: Span,
        replacement: str | None = None,
        cues: Iterable[str] = (),
    ) -> Discrepancy:
        """The discrepancy between the draft's words at `found` and the claim's at `expected`."""
        words, told = self.draft.words(found), self.claim.words(expected)
        return kind(words, told, found, expected, replacement, frozenset(cues))

    def draft_entities(self) -> list[tuple[int, Entity]]:
        """The names of the clause, with their indices."""
        return [
            (number, entity)
            for number, entity in enumerate(self.draft.entities)
            if entity.first in self.segment
        ]
