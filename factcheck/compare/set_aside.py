"""What a sentence sets aside for something else: "sewage, not oil", "cash rather than shares"."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.facts import Facts, Tag

SKIPPED = frozenset((Tag.DETERMINER, Tag.ADJECTIVE, Tag.NOUN))
"""What may stand within a phrase before its last noun."""
NOMINAL = frozenset((Tag.NOUN, Tag.NAME))
LINKING = frozenset((Tag.PREPOSITION, Tag.SUBORDINATOR, Tag.TO))
"""What may open a phrase that is set aside: "not because of ice"."""
BETWEEN = 4
"""How many words may stand between the word that sets something aside and what is set aside."""


def words_set_aside(facts: Facts) -> Iterator[tuple[int, range]]:
    """Give the last word of each phrase that holds, and the phrase that is set aside for it."""
    for index in range(1, len(facts.tokens)):
        norm, before = facts.tokens[index].norm, facts.tokens[index - 1].norm
        if norm == "rather than":
            # "Lobbying, rather than the protests, ".
            kept = index - 1 - (before == ",")
        elif (before, norm) == ("instead", "of") or (norm == "not" and before in (",", "and")):
            kept = index - 2
            # "Sewage, and not oil".
            kept -= before == "and" and facts.tokens[kept].norm == ","
        else:
            continue
        phrase = _phrase(facts, index + 1)
        if kept >= 0 and phrase and facts.tokens[kept].tag in NOMINAL:
            yield kept, phrase


def _phrase(facts: Facts, start: int) -> range:
    """The phrase that starts there, to its last noun: "not because of ice", "not a nurse"."""
    end = start
    for index in range(start, min(start + BETWEEN, len(facts.tokens))):
        tag = facts.tokens[index].tag
        if tag in NOMINAL:
            end = index + 1
        elif end > start or tag not in SKIPPED | LINKING:
            break
    return range(start, end)
