"""Read the facts out of a sentence: one module a facet, joined here in the order they need."""

from __future__ import annotations

import re
from datetime import date

from factcheck.analysis.commitment import find_uncommitted
from factcheck.analysis.conditions import find_conditions
from factcheck.analysis.context import Context, Step, antecedents, step_of
from factcheck.analysis.datelines import dateline_end
from factcheck.analysis.dates import find_dates
from factcheck.analysis.entities import find_entities
from factcheck.analysis.gapping import fill_gaps
from factcheck.analysis.modality import find_modalities
from factcheck.analysis.others import find_others
from factcheck.analysis.polarity import find_negations
from factcheck.analysis.quantifiers import find_quantifiers
from factcheck.analysis.quantities import find_quantities
from factcheck.analysis.quotations import find_quotations, find_speakers, leaves_open
from factcheck.analysis.readings import may_be_verb
from factcheck.analysis.relations import find_clauses
from factcheck.analysis.tags import tag
from factcheck.analysis.tokens import Raw, tokenize
from factcheck.analysis.words import CLOSED
from factcheck.facts import Entity, EntityType, Facts, Tag, Token
from factcheck.text import Sentence, Span

__all__ = [
    "ANALYSER",
    "Context",
    "Step",
    "about",
    "analyze",
    "may_assert",
    "read_on",
    "step_after",
    "topic_words",
]

ANALYSER = "25"
"""The version of what analysis makes of a sentence: stored facts of another are made anew."""
_MAX_TOKENS = 400
_MAX_TOPIC = 12
# What a title adds to tell two things of one name apart: "Hero (2015 film)".
_PARENTHESIS = re.compile(r"\s*\([^()]*\)\s*$")


def analyze(sentence: Sentence, context: Context | None = None) -> Facts:
    """Return the facts of `sentence`, read in the light of what the document told before.

    A "sentence" of more than 400 tokens (a table, a list of numbers) is analysed up to there. A
    dateline is left out.
    """
    context = context or Context()
    tokens = _tagged(tokenize(sentence)[:_MAX_TOKENS], goes_on=context.in_quotation)
    dates = find_dates(tokens, context.published_on)
    dated = frozenset(i for mention in dates for i in range(mention.first, mention.end))
    names = find_entities(tokens, context.names, dated)
    entities = tuple(sorted((*names, *antecedents(tokens, names, context)), key=lambda e: e.first))
    quantities, clauses, arguments = fill_gaps(
        tokens, find_quantities(tokens, dated), *find_clauses(tokens, entities)
    )
    conditions = find_conditions(tokens)
    return Facts(
        sentence,
        tokens,
        entities,
        quantities,
        dates,
        find_negations(tokens, clauses),
        find_quantifiers(tokens),
        conditions,
        find_modalities(tokens),
        find_quotations(tokens, entities, opened=context.in_quotation),
        find_speakers(tokens, entities, arguments),
        clauses,
        arguments,
        find_uncommitted(tokens, conditions),
        find_others(tokens),
        question=bool(tokens) and tokens[-1].norm == "?",
        told_on=context.published_on,
    )


def read_on(context: Context, facts: Facts) -> Context:
    """Return the context for the sentence after the one that `facts` are about."""
    return context.after(step_after(context, facts))


def step_after(context: Context, facts: Facts) -> Step:
    """Return what the sentence that `facts` are about gives to those after it."""
    still_open = leaves_open(facts.tokens, opened=context.in_quotation)
    return step_of(context, facts, in_quotation=still_open)


def may_assert(facts: Facts) -> bool:
    """Return whether a sentence has a verb, or a word that may be one."""
    return any(
        token.tag in (Tag.VERB, Tag.AUXILIARY) or may_be_verb(token.norm) for token in facts.tokens
    )


def topic_words(title: str | None) -> frozenset[str]:
    """Return the words, in lower case, of what a claim's title says it is about.

    A headline of more than 12 words names no topic.
    """
    raw = tokenize(Sentence(Span(0, len(title)), title)) if title else ()
    words = [token.norm for token in raw if token.norm[0].isalnum()]
    return frozenset(words) if len(words) <= _MAX_TOPIC else frozenset()


def about(title: str | None, published_on: date | None = None) -> Context:
    """Return the context in which a claim's statement is read: its title names what "it" is.

    A title that is a question or a sentence names nothing.
    """
    named = _PARENTHESIS.sub("", title or "").strip()
    if not topic_words(named) or named[-1] in "?!.":
        return Context(published_on)
    facts = analyze(Sentence(Span(0, len(named)), named))
    end = len(facts.tokens)
    found = next((e for e in facts.entities if (e.first, e.end) == (0, end)), None)
    if found is None:
        words = tuple(token.norm for token in facts.tokens)
        span = facts.sentence.span
        found = Entity(span, 0, end, named, words, EntityType.UNKNOWN, (words,))
    person = found if found.type in (EntityType.PERSON, EntityType.UNKNOWN) else None
    subject = None if found.type is EntityType.PERSON else found
    return Context(published_on, (found,), subject, person)


def _tagged(raw: tuple[Raw, ...], *, goes_on: bool) -> tuple[Token, ...]:
    """The tokens of a sentence, with their parts of speech; where it goes on none is a dateline."""
    tokens = tag(raw, title_case=_is_title_case(raw))
    end = 0 if goes_on else dateline_end(tokens)
    if not end:
        return tokens
    rest = tuple(token for token in raw if token.start >= tokens[end - 1].end)
    return tag(rest, title_case=_is_title_case(rest))


def _is_title_case(raw: tuple[Raw, ...]) -> bool:
    """Whether a headline writes most words with a capital, so that capitals mark no names."""
    words = [token.text for token in raw if len(token.text) > 3 and token.text[0].isalpha()]
    capitals = sum(word[0].isupper() for word in words[1:])
    small = any(word[0].islower() and word not in CLOSED for word in words)
    if small and raw[-1].norm == ".":
        # A sentence of many names: "Norda Systems was founded in Oslo by Ann Lee and Paul Moe."
        return False
    return len(words) > 4 and capitals > 0.8 * (len(words) - 1)
