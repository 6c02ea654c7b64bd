"""What a document has told so far: names introduced, who was spoken of last, an open quotation."""

from __future__ import annotations

from datetime import date

import attrs

from factcheck.facts import Entity, EntityType, Facts, Tag, Token
from factcheck.text import Span

_KEPT = 200
_OPENERS = frozenset({Tag.SUBORDINATOR, Tag.CONJUNCTION, Tag.RELATIVE, Tag.PUNCTUATION})
_GENDERS = {"he": "he", "him": "he", "she": "she", "his": "he", "her": "she"}
_PERSONAL = frozenset("he she him".split())
# How far before a name, in tokens, "his" may stand.
_KIN = 4
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
# Nouns of firms, and last words of names that are none's: "Securities and Exchange Commission".
_FIRMS = frozenset("company firm corporation bank giant airline".split())
_NO_FIRMS = frozenset(
    "administration agency army assembly association authority bureau commission committee "
    "congress council court department force government institute ministry nations navy office "
    "parliament party police school senate service treasury union university".split()
)
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
    `not_as` is "he" or "she" where `person` is not meant by it: by "he", after "his sister Ann".
    """

    published_on: date | None = None
    names: tuple[Entity, ...] = ()
    subject: Entity | None = None
    person: Entity | None = None
    in_quotation: bool = False
    not_as: str = ""

    def after(self, step: Step) -> Context:
        """Return the context after a sentence, for the next one, given what the sentence told."""
        names = self.names
        for entity in step.names:
            names = (*(n for n in names if n.words != entity.words), entity)
        return Context(
            self.published_on,
            names[-_KEPT:],
            step.subject,
            step.person,
            step.in_quotation,
            step.not_as,
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
    not_as: str = ""


def antecedents(
    tokens: tuple[Token, ...], names: tuple[Entity, ...], context: Context
) -> tuple[Entity, ...]:
    """Resolve pronouns and "the company" where one antecedent is clear; else leave them alone.

    A name earlier in the sentence wins over those of sentences before it.
    """
    made: list[Entity] = []
    quoted = _quoted_from(tokens)
    everyone, outside = names, context
    for index, token in enumerate(tokens):
        # Whoever is quoted speaks of what they spoke of, not of what the paper did.
        start = quoted.get(index)
        names = everyone if start is None else tuple(e for e in everyone if e.first >= start)
        context = outside if start is None else attrs.evolve(outside, subject=None, person=None)
        if token.tag is Tag.PRONOUN and token.norm in _PERSONAL:
            before = None if _GENDERS[token.norm] == context.not_as else context.person
            found = _meant(tokens, names, index, before, people=True)
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
            if found is not None and not _may_be(found, wanted):
                found = None
            if found is not None and token.lemma in _FIRMS and found.words[-1] in _NO_FIRMS:
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


def _may_be(name: Entity, wanted: EntityType) -> bool:
    """Whether "the company" or "the country" may mean a name of an earlier sentence.

    A name of two words that nothing is known of may be a person's; no country is called so.
    """
    if name.type is not EntityType.UNKNOWN:
        return name.type is wanted
    return wanted is not EntityType.PLACE or not _may_be_a_person(name)


def _quoted_from(tokens: tuple[Token, ...]) -> dict[int, int]:
    """The tokens inside quotations that open in the sentence, with where each one's starts."""
    made: dict[int, int] = {}
    start: int | None = None
    for index, token in enumerate(tokens):
        if token.norm == "“" or (token.norm == '"' and start is None):
            start = index + 1
        elif token.norm in ("”", '"'):
            start = None
        elif start is not None:
            made[index] = start
    return made


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
    gender = _GENDERS.get(tokens[index].norm)
    if people and any(_brought_in(tokens, e) == gender for e in fitting):
        # "His sister Ann said he": who it is, is told before.
        fitting = [e for e in fitting if _brought_in(tokens, e) != gender]
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
    person = _antecedent(facts, context.person, people=True)
    not_as = ""
    if person is not None:
        brought = [_brought_in(facts.tokens, e) for e in facts.entities if e.words == person.words]
        not_as = (brought[-1] or "") if brought else context.not_as
    return Step(
        tuple(_anywhere(e) for e in facts.entities if not e.resolved),
        _antecedent(facts, context.subject, people=False),
        person,
        in_quotation,
        not_as,
    )


def _anywhere(entity: Entity) -> Entity:
    return attrs.evolve(entity, span=Span(0, 0), first=0, end=0)


def _antecedent(facts: Facts, before: Entity | None, *, people: bool) -> Entity | None:
    """Whom a pronoun in the next sentence means: the subject, or the only fitting name there is."""
    fitting = [e for e in facts.entities if _fits(e, people=people)]
    subjects = {a.head for a in facts.arguments if a.role in ("subject", "possessor")}
    if people and any(
        _may_be_a_person(e) and e.first <= head < e.end for e in facts.entities for head in subjects
    ):
        return None
    if not fitting:
        return before
    leading = [e for e in fitting if any(e.first <= head < e.end for head in subjects)]
    if people and not leading and _is_someone_else(facts, fitting[0]):
        return None
    chosen = leading if len({e.words for e in leading}) == 1 else fitting
    return _anywhere(chosen[0]) if len({e.words for e in chosen}) == 1 else None


def _is_someone_else(facts: Facts, name: Entity) -> bool:
    """Whether a "he" or "she" before the first name in a sentence means someone told of before.

    After "he was a pupil of Ann Lee" it is the pupil that the next "he" means.
    """
    resolved = {e.first for e in facts.entities if e.resolved}
    return any(
        token.norm in ("he", "she") and index not in resolved
        for index, token in enumerate(facts.tokens[: name.first])
    )


def _fits(entity: Entity, *, people: bool) -> bool:
    if people:
        return entity.type is EntityType.PERSON
    return entity.type in (EntityType.ORGANISATION, EntityType.UNKNOWN, EntityType.PLACE)


def _may_be_a_person(entity: Entity) -> bool:
    """Whether a name of two words or more, of which nothing tells what it names, may be whose."""
    return entity.type is EntityType.UNKNOWN and len(entity.words) > 1


def _brought_in(tokens: tuple[Token, ...], entity: Entity) -> str | None:
    """The "he" or "she" that a name is told to belong to: "he" of "his sister Ann"."""
    for index in range(entity.first - 1, max(-1, entity.first - 1 - _KIN), -1):
        token = tokens[index]
        if token.norm in ("his", "her"):
            return _GENDERS[token.norm] if index < entity.first - 1 else None
        if token.tag not in (Tag.NOUN, Tag.ADJECTIVE) and token.norm != ",":
            return None
    return None
