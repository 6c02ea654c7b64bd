"""What comparing a clause with a claim comes to, and judgement weighs: shares, and what differs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

import attrs

from factcheck.findings import Discrepancy
from factcheck.text import Span


@attrs.frozen
class Extra:
    """A word of the draft without a counterpart in the claim.

    `weight` is how much it counts; `telling` is true for a part of a name, number or date and for a
    scope word, without which nothing can be said to be supported. `sort` tells what it is: "name",
    "number", "date", "standard" (what a number is only held against), "predicate", or its part of
    speech.
    """

    span: Span
    weight: float
    telling: bool = False
    sort: str = ""


class Bearing(Protocol):
    """Whether a claim that has a clause's words may bear the clause out, point by point."""

    @property
    def vouched(self) -> float:
        """The share of the counterparts that both sides commit to alike.

        Neither calls them false or leaves them open alone.
        """
        ...

    @property
    def another(self) -> bool:
        """Whether the clause tells of another one of its kind than the claim: "a second bus"."""
        ...

    @property
    def untold(self) -> bool:
        """Whether the claim tells another deed or state of the same thing than the clause."""
        ...

    @property
    def tied(self) -> bool:
        """Whether the claim ties together and asserts what the clause does.

        A year that it has of another deed, or a deed that was only tried, bears nothing out.
        """
        ...

    @property
    def settled(self) -> bool:
        """Whether the claim says what the clause says in another way.

        It is a comparison told from its other side, an exception, or a part of a list that leaves
        its verb out.
        """
        ...

    @property
    def reworded(self) -> bool:
        """Whether the claim has no word for a deed that the clause asserts."""
        ...

    @property
    def retold(self) -> bool:
        """Whether the clause has what the claim asserts, and not only of what."""
        ...


@attrs.frozen
class Comparison:
    """How one clause of a draft stands to one claim's statement, without a verdict.

    Every share is from 0 to 1; a noun or verb weighs about 1, a name 2.

    - `coverage`: the share of the clause's content that has a counterpart in the statement, words
      in a discrepancy left out; `claim_coverage`: the share of the statement's core that has one in
      the clause.
    - `shared`: the weight of the counterparts; `anchor`: that of the names and nouns among them
      that are the same; `total`: that of all the clause's content.
    - `relation`: how well the predicates agree; `subject`: whether they have the same subject, None
      where that cannot be told; `about`: whether the names that the claim is about are there.
    - `discrepancies`: the typed differences; `extra`: the draft's words without a counterpart.
    - `clear`: false when a negation on one side bears on words that the other side lacks, so that
      neither support nor conflict follows; `denied`: whether both sides deny the predicate; `mode`:
      whether both tell it as equally real (done, or only due or possible).
    - `alike`: the share of both sides' words that are the same in the same order; `dated`: whether
      the dates of both agree, None where one side has none; `topical` whether the clause has words
      that only the claim's title has.
    - `bearing`: whether the claim may bear the clause out.
    - `signs`: named numbers of what agrees and what doesn't, for judgement to weigh.
    - `quoted`: whether both sides quote one utterance; `exclusive`: whether the claim's relation
      holds of one subject only; `other_time`: whether the clause gives a time that the claim, told
      when it was, is not of.
    """

    coverage: float
    claim_coverage: float
    shared: float
    anchor: float
    relation: float
    bearing: Bearing = attrs.field(repr=False, eq=False)
    discrepancies: tuple[Discrepancy, ...] = ()
    extra: tuple[Extra, ...] = ()
    total: float = 0.0
    clear: bool = True
    quoted: bool = False
    exclusive: bool = False
    subject: bool | None = None
    about: bool = True
    denied: bool = False
    mode: bool = True
    alike: float = 0.0
    dated: bool | None = None
    topical: bool = False
    signs: Mapping[str, float] = attrs.field(factory=dict, repr=False, hash=False)
    other_time: bool = False
