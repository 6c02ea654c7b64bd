"""Speakers: whether a verb of saying stands before or behind who says it."""

from __future__ import annotations

from factcheck.analysis.chunks import Group, group_after, opens_clause
from factcheck.analysis.phrases import Phrase
from factcheck.analysis.words import REPORTING
from factcheck.facts import Tag, Token

# What may stand between a verb of saying and the end of the report: "said on Monday".
_OF_REPORT = frozenset({Tag.ADVERB, Tag.NAME, Tag.PREPOSITION, Tag.DETERMINER, Tag.NOUN})
_REPORT_ENDS = frozenset({".", ",", "”", '"', ";"})
# Verbs of saying that stand before no speaker: they take the one spoken to.
_NEVER_INVERTED = frozenset(("tell", "accuse"))


def report_after(
    tokens: tuple[Token, ...], groups: tuple[Group, ...], phrase: Phrase
) -> Group | None:
    """The verb of saying that a phrase and it end a report with: "sales fell, the army said"."""
    verb = group_after(groups, phrase.end)
    if verb is None or verb.passive or not opens_clause(tokens, phrase.end, verb):
        return None
    place = verb.end
    while place < len(tokens) and tokens[place].tag in _OF_REPORT:
        place += 1
    ends = place >= len(tokens) or tokens[place].norm in _REPORT_ENDS
    return verb if ends and tokens[verb.verb].lemma in REPORTING else None


def is_inverted(tokens: tuple[Token, ...], group: Group) -> bool:
    """Whether a verb of saying stands between the words said and the speaker: "…," said Smith."""
    return (
        tokens[group.verb].lemma in REPORTING
        and group.first > 0
        and tokens[group.first - 1].norm in ("”", '"', ",", "’", "'")
    )


def may_speak(
    tokens: tuple[Token, ...], groups: tuple[Group, ...], verb: Group, phrase: Phrase
) -> bool:
    """Whether the phrase behind an inverted verb of saying is who says it.

    Not where it opens a clause of its own (", said the firm failed"), or behind a comma before
    which nothing is told ("Cole, a miner, announced the sale").
    """
    if tokens[verb.verb].lemma in _NEVER_INVERTED:
        return False
    if opens_clause(tokens, phrase.end, group_after(groups, phrase.end)):
        return False
    told = any(group.finite and group.end < verb.first for group in groups)
    return told or tokens[verb.first - 1].norm != ","
