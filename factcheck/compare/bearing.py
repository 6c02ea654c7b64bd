"""Bearing: whether a claim that has a clause's words may bear the clause out."""

from __future__ import annotations

from functools import cached_property

import attrs

from factcheck.compare.alignment import Alignment
from factcheck.compare.attachment import hang_together
from factcheck.compare.beyond import goes_beyond
from factcheck.compare.commitment import vouched
from factcheck.compare.comparatives import tells_comparison
from factcheck.compare.elided import tells_elided
from factcheck.compare.embedding import is_only_embedded
from factcheck.compare.exceptions import tells_exception
from factcheck.compare.grades import is_comparative
from factcheck.compare.halves import tells_half
from factcheck.compare.limiting import is_limited
from factcheck.compare.order import tells_another_order
from factcheck.compare.others import tells_of_another
from factcheck.compare.predicates import is_retold, is_reworded, is_untold
from factcheck.compare.unvouched import goes_unvouched
from factcheck.facts import Clause

_DEGREES = frozenset(("more", "less"))


@attrs.frozen(slots=False, eq=False)
class Borne:
    """What the claim of an alignment bears out of `clause` (None: the whole sentence).

    `shared` is the weight of the counterparts. Each point is looked into when first asked for: of
    most claims none is, as they have too little of the clause.
    """

    _alignment: Alignment = attrs.field(repr=False)
    _clause: Clause | None
    _shared: float

    @cached_property
    def vouched(self) -> float:
        """The share of the counterparts that both sides commit to alike."""
        return vouched(self._alignment, self._shared)

    @cached_property
    def another(self) -> bool:
        """Whether the clause tells of another one of its kind than the claim does."""
        return tells_of_another(self._alignment)

    @cached_property
    def tied(self) -> bool:
        """Whether the claim asserts what the clause does, of the same deeds and without a limit."""
        alignment = self._alignment
        if alignment.claim.question:
            return False
        if is_limited(alignment) or is_only_embedded(alignment) or goes_beyond(alignment):
            return False
        if goes_unvouched(alignment):
            return False
        return hang_together(alignment) and not tells_another_order(alignment)

    @cached_property
    def untold(self) -> bool:
        """Whether the claim tells another deed or state of the same thing than the clause."""
        return is_untold(self._alignment, self._clause)

    @cached_property
    def settled(self) -> bool:
        """Whether a list, a comparison or an exception of the claim tells what the clause does.

        Nothing else may be told beside it. Whether a number or a day is of the same part of a list
        is not looked into.
        """
        alignment = self._alignment
        draft, inside = alignment.draft, alignment.segment
        if _tells_more(alignment):
            return False
        measured = any(q.first in inside for q in draft.quantities) or any(
            d.first in inside for d in draft.dates
        )
        return tells_comparison(alignment) or (
            not measured
            and (tells_half(alignment) or tells_exception(alignment) or tells_elided(alignment))
        )

    @cached_property
    def reworded(self) -> bool:
        """Whether the claim has no word for a deed that the clause asserts."""
        return is_reworded(self._alignment, self._clause)

    @cached_property
    def retold(self) -> bool:
        """Whether the clause has what the claim asserts, and not only of what."""
        return is_retold(self._alignment)


class Unmet:
    """Where too little is in common for anything to be looked into, and nothing is supported."""

    vouched = 1.0
    another = False
    untold = False
    tied = True
    settled = False
    reworded = False
    retold = True


def _tells_more(alignment: Alignment) -> bool:
    """Whether the clause has a word, comparatives and "one" aside, for which the claim has none."""
    tokens = alignment.draft.tokens
    met = {*alignment.pairs, *alignment.opposed, *alignment.topical}
    return any(
        i in alignment.segment
        and i not in met
        and tokens[i].norm != "one"
        and not is_comparative(tokens[i])
        and not (i > 0 and tokens[i - 1].norm in _DEGREES)
        for i, _ in alignment.draft_side.content
    )
