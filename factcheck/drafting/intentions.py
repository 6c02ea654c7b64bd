"""Intentions: what someone is going to do, which "the decision" or "the plan" means later."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import attrs

from factcheck.drafting.clauses import subject_of
from factcheck.drafting.propositions import Reading, Words
from factcheck.facts import Entity, EntityType


@attrs.frozen
class Intention:
    """What someone was said to be going to do: "to" and the rest, or "not to" and the rest."""

    who: str
    deed: str


def intentions(reading: Reading, full_name: Callable[[Entity], str | None]) -> Iterator[Intention]:
    """Yield what the sentence says that someone named will, or will not, do, quotations aside."""
    for group in reading.groups:
        words = subject_of(reading, 0, group)
        entity = None if words is None else _first_name(reading, words)
        if entity is None or entity.type is EntityType.NATIONALITY:
            continue
        norms = [reading.norm(i) for i in range(group.first, group.verb)]
        quoted = any(q.first <= group.verb < q.end for q in reading.facts.quotations)
        if quoted or group.passive or not {"will", "would", "wo"} & set(norms):
            continue
        end = next(
            (i for i in range(group.end, len(reading.tokens)) if _ends_deed(reading, i)),
            len(reading.tokens),
        )
        negated = bool({"not", "n't", "never"} & set(norms))
        deed = f"{'not to' if negated else 'to'} {reading.text(group.verb, end)}"
        yield Intention(full_name(entity) or entity.name, deed)


def _first_name(reading: Reading, words: Words) -> Entity | None:
    """The name that a noun phrase begins with: of "the Red Cross in Bern", the first."""
    first = words[0] + (reading.norm(words[0]) == "the")
    return reading.entity_at(first)


def _ends_deed(reading: Reading, index: int) -> bool:
    """Whether a clause is over: at a stop, or at "and" and "but" before another verb."""
    if reading.norm(index) in (",", ";", ":", ".", "–", "—", "("):
        return True
    return reading.norm(index) in ("and", "but", "while") and any(
        g.finite and g.first > index for g in reading.groups
    )
