"""Standing alone: what in a statement can't be understood without the article."""

from __future__ import annotations

from itertools import pairwise

from factcheck.analysis import analyze, may_assert
from factcheck.drafting.tables import GENERAL
from factcheck.facts import Facts, Tag
from factcheck.text import Sentence, Span

_PRONOUNS = frozenset(
    "he she they it this that these those we i you his her its their our my".split()
)


def facts_of(statement: str) -> Facts:
    """Return the facts of a statement, read with nothing before it."""
    return analyze(Sentence(Span(0, len(statement)), statement))


def left_open(statement: str) -> tuple[str, ...]:
    """Return why a statement does not stand alone: nothing where it does.

    A pronoun as its subject, no verb, "the company" with no name for it, a relative day. What
    stands in a quotation is left as it was said.
    """
    facts = facts_of(statement)
    made = []
    quoted = [(q.first, q.end) for q in facts.quotations]
    tokens = [t for i, t in enumerate(facts.tokens) if not any(a <= i < b for a, b in quoted)]
    if not may_assert(facts):
        made.append("no verb")
    opener = tokens[0] if tokens else None
    if opener is not None and opener.norm in _PRONOUNS:
        following = tokens[1] if len(tokens) > 1 else None
        noun = following is not None and following.tag in (Tag.NOUN, Tag.ADJECTIVE, Tag.NUMBER)
        # "This sparked criticism": a participle there is the verb misread.
        noun = noun and following is not None and following.form not in ("past", "participle")
        if not (noun and opener.norm in ("this", "that", "these", "those")):
            made.append(f"“{opener.text}”: who or what?")
    for before, token in pairwise(tokens):
        if before.norm == "the" and token.lemma in GENERAL and token.form != "plural":
            at = facts.tokens.index(token)
            follows = facts.tokens[at + 1].norm if at + 1 < len(facts.tokens) else ""
            resolved = any(e.resolved and e.first <= at < e.end for e in facts.entities)
            if follows not in ("of", "that", "which", "who", "for", "in") and not resolved:
                if facts.tokens[at + 1 : at + 2] and facts.tokens[at + 1].tag in (
                    Tag.NOUN,
                    Tag.NAME,
                ):
                    continue
                made.append(f"“the {token.text}”: which?")
    for mention in facts.dates:
        words = facts.words(mention.span)
        inside = any(a <= mention.first < b for a, b in quoted)
        if mention.year is None and mention.starts_on is None and not inside:
            relative = mention.weekday is not None or words.lower().startswith(
                ("last ", "this ", "next ")
            )
            if (relative and mention.day is None) or words.lower() in (
                "yesterday",
                "today",
                "tomorrow",
            ):
                made.append(f"“{words}”: on which day?")
    return tuple(made)
