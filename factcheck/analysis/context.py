"""What a document has told so far: names introduced, who was spoken of last, an open quotation."""

from __future__ import annotations

from datetime import date

import attrs

from factcheck.facts import Entity, EntityType, Facts, Tag, Token
from factcheck.text import Span

_KEPT = 200
_OPENERS = frozenset({Tag.SUBORDINATOR, Tag.CONJUNCTION, Tag.RELATIVE, Tag.PUNCTUATION})
_PERSONAL = frozenset("he she him".split())
_NEUTER = frozenset(("it",))
_GENERAL_NOUNS = {
    "company": EntityType.ORGANISATION,
    "firm": EntityType.ORGANISATION,
    "corporation": EntityType.ORGANISATION,
    "agency": EntityType.ORGANISATION,
    "organisation": EntityType.ORGANISATION,
    "organization": EntityType.ORGANISATION,
    "group": EntityType.ORGANISATION,
    "bank": EntityType.ORGANISATION,
    "university": EntityType.ORGANISATION,
    "giant": EntityType.ORGANISATION,
    **dict.fromkeys(
        "council court ministry party club union committee board department association institute "
        "museum hospital school airline commission foundation authority".split(),
        EntityType.ORGANISATION,
    ),
    "city": EntityType.PLACE,
    "country": EntityType.PLACE,
    "state": EntityType.PLACE,
}
# Nouns too common to mean the last organisation named: only one whose name ends in them.
_ONLY_BY_NAME = frozenset(
    "council court ministry party club union committee board department association institute "
    "museum hospital school airline commission foundation authority group state".split()
)


@attrs.frozen
class Context:
    """What earlier sentences of a document give to the next.

    `published_on` is the date relative days count from; `names` the names introduced, latest
    last; `subject` and `person` what "it" or "the company", and "he" or "she", would mean, or None
    where more than one thing could be meant; `in_quotation` whether a quotation is still open.
    """

    published_on: date | None = None
    names: tuple[Entity, ...] = ()
    subject: Entity | None = None
    person: Entity | None = None
    in_quotation: bool = False

    def after(self, step: Step) -> Context:
        """Return the context after a sentence, for the next one, given what the sentence told."""
        names = self.names
        for entity in step.names:
            names = (*(n for n in names if n.words != entity.words), entity)
        return Context(
            self.published_on, names[-_KEPT:], step.subject, step.person, step.in_quotation
        )


@attrs.frozen
class Step:
    """What one sentence gives to those after it: the names in it, and what a context has of it.

    Of a name, the place in its sentence is forgotten.
    """

    names: tuple[Entity, ...]
    subject: Entity | None
    person: Entity | None
    in_quotation: bool


def antecedents(
    tokens: tuple[Token, ...], names: tuple[Entity, ...], context: Context
) -> tuple[Entity, ...]:
    """Resolve pronouns and "the company" where one antecedent is clear; else leave them alone.

    A name earlier in the sentence wins over those of sentences before it.
    """
    made: list[Entity] = []
    for index, token in enumerate(tokens):
        if token.tag is Tag.PRONOUN and token.norm in _PERSONAL:
            found = _meant(tokens, names, index, context.person, people=True)
            first = index
        elif token.tag is Tag.PRONOUN and token.norm in _NEUTER:
            found = _meant(tokens, names, index, context.subject, people=False)
            first = index
        elif token.tag is Tag.NOUN and token.lemma in _GENERAL_NOUNS and token.form != "plural":
            if index == 0 or tokens[index - 1].norm not in ("the", "that", "this"):
                continue
            if index + 1 < len(tokens) and tokens[index + 1].norm in ("of", "that", "which"):
                continue
            found = _meant(tokens, names, index, context.subject, people=False)
            named = _named_so(token.lemma, (*context.names, *names))
            found = named if named is not None else found
            wanted = _GENERAL_NOUNS[token.lemma]
            if found is not None and found.type not in (wanted, EntityType.UNKNOWN):
                found = None
            if named is None and token.lemma in _ONLY_BY_NAME:
                found = None
            first = index - 1
        else:
            continue
        if found is not None:
            span = Span(tokens[first].start, token.end)
            made.append(
                attrs.evolve(found, span=span, first=first, end=index + 1, resolved=True, title=())
            )
    return tuple(made)


def _named_so(lemma: str, names: tuple[Entity, ...]) -> Entity | None:
    """The one name that ends in the noun: "the council" after "Larkfield Town Council"."""
    found = {entity.words: entity for entity in names if entity.words[-1] == lemma}
    return next(iter(found.values())) if len(found) == 1 else None


def _meant(
    tokens: tuple[Token, ...],
    names: tuple[Entity, ...],
    index: int,
    before: Entity | None,
    *,
    people: bool,
) -> Entity | None:
    """The one fitting name before token `index` of the sentence, else what came before it.

    A word that is no subject of its own is not the name in its own clause: in "Smith met him" and
    "Amazon sued the company" someone else is meant.
    """
    fitting = [e for e in names if e.end <= index and _fits(e, people=people)]
    if not fitting:
        return before
    if len({e.words for e in fitting}) > 1:
        return None
    name = fitting[0]
    if _is_subject(tokens, index) or any(
        token.tag in _OPENERS for token in tokens[name.end : index]
    ):
        return name
    return before if before is not None and before.words != name.words else None


def _is_subject(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether a verb follows: "it will", "the company said"."""
    following = tokens[index + 1].tag if index + 1 < len(tokens) else None
    return following in (Tag.AUXILIARY, Tag.VERB, Tag.POSSESSIVE)


def step_of(context: Context, facts: Facts, *, in_quotation: bool) -> Step:
    """Return what a sentence, read in a context, gives to those after it."""
    return Step(
        tuple(_anywhere(e) for e in facts.entities if not e.resolved),
        _antecedent(facts, context.subject, people=False),
        _antecedent(facts, context.person, people=True),
        in_quotation,
    )


def _anywhere(entity: Entity) -> Entity:
    return attrs.evolve(entity, span=Span(0, 0), first=0, end=0)


def _antecedent(facts: Facts, before: Entity | None, *, people: bool) -> Entity | None:
    """Whom a pronoun in the next sentence means: the subject, or the only fitting name there is."""
    fitting = [e for e in facts.entities if _fits(e, people=people)]
    if not fitting:
        return before
    subjects = {a.head for a in facts.arguments if a.role in ("subject", "possessor")}
    leading = [e for e in fitting if any(e.first <= head < e.end for head in subjects)]
    chosen = leading if len({e.words for e in leading}) == 1 else fitting
    return _anywhere(chosen[0]) if len({e.words for e in chosen}) == 1 else None


def _fits(entity: Entity, *, people: bool) -> bool:
    if people:
        return entity.type is EntityType.PERSON
    return entity.type in (EntityType.ORGANISATION, EntityType.UNKNOWN, EntityType.PLACE)
