"""Asides: what a sentence says in passing, each made a statement of its own.

"Idemia, a French company, …", "Microsoft President Brad Smith", "Tokyo-based NEC", "the charity
Oxfam", "techniques, increasingly used by …", "(capable of …)", "Lee, 34,".
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.analysis.phrases import Phrase
from factcheck.drafting.modifiers import (
    CLOSERS,
    LONGEST,
    Aside,
    describing,
    modifiers,
    named_words,
)
from factcheck.drafting.propositions import Part, Proposition, Reading, Words, proposition
from factcheck.drafting.tables import GENERAL, RELATIONAL
from factcheck.facts import Clause, Entity, EntityType, Tag
from factcheck.lexicon import classes

_KINDS = frozenset({"person", "occupation", "group", "organisation", "place", "place-kind",
                    "work-kind", "landform", "organisation-kind"})  # fmt: skip
# Offices that one person holds at a time.
_SINGLE = frozenset(
    "president chief head director chair chairman chairwoman mayor founder chancellor governor "
    "secretary minister king queen".split()
)


def asides(reading: Reading) -> tuple[Aside, ...]:
    """Return what the sentence says in passing, outside quotations."""
    quoted = [(q.first, q.end) for q in reading.facts.quotations]
    made = (
        *_appositions(reading),
        *_titles(reading),
        *_premodified(reading),
        *_based(reading),
        *_ages(reading),
        *modifiers(reading),
    )
    return tuple(
        (told, gap)
        for told, gap in made
        if not any(a < told.span[1] and told.span[0] < b for a, b in quoted)
    )


def _with_the(reading: Reading, entity: Entity) -> Words:
    """The name with the article that stands before it: "the Serum Institute"."""
    first, end = named_words(entity)
    the = entity.type is not EntityType.PERSON and reading.norm(first - 1) == "the"
    return first - the, end


def _article(word: str) -> str:
    vowel = word[:1].lower() in "aeiou" and not word.lower().startswith(
        ("uni", "eu", "us", "uk", "one")
    )
    return "an" if vowel or (word.isupper() and word[:1] in "FHLMNRSX" and len(word) < 4) else "a"


def _appositions(reading: Reading) -> Iterator[Aside]:
    for clause in reading.facts.clauses:
        if clause.kind == "apposition":
            found = _apposition(reading, clause)
            if found is not None:
                yield found


def _apposition(reading: Reading, clause: Clause) -> Aside | None:
    name_end = next(
        i + 1 for i, j in zip(clause.tokens, (*clause.tokens[1:], -1), strict=True) if j != i + 1
    )
    entity = reading.entity_at(name_end - 1)
    first, end = name_end + 1, clause.tokens[-1] + 1
    if entity is None or entity.resolved or first >= end or end - first > LONGEST:
        return None
    if any(first <= g.first < end and g.finite for g in reading.groups):
        return None
    head = next((p for p in reading.phrases if first <= p.first and p.end <= end), None)
    if head is None or reading.tokens[head.head].tag is not Tag.NOUN:
        return None
    noun = reading.tokens[head.head]
    kinds = classes(noun.lemma.rpartition(" ")[2], "n")
    if noun.form == "plural" or not (_KINDS & kinds or noun.lemma in _SINGLE):
        return None
    closed = reading.norm(end) in CLOSERS or end >= len(reading.tokens) - 1
    if not closed or reading.norm(entity.first - 1) in ("and", "&"):
        return None
    if reading.norm(end) == "," and reading.norm(end + 1) in ("and", "or"):
        return None
    bare = reading.tokens[first].tag is not Tag.DETERMINER
    article = (
        ("the" if _unique(reading, first, end) else _article(reading.norm(first)),) if bare else ()
    )
    parts = (_with_the(reading, entity), "is", *article, (first, end))
    # "The man, Ann Lee, a doctor, …" keeps the comma after the name.
    set_off = reading.norm(entity.first - 1) == "," and reading.norm(end) == ","
    gap_end = end + 1 if reading.norm(end) in (",", ")") and not set_off else end
    return proposition(parts, aside=True), (name_end, gap_end)


def _unique(reading: Reading, first: int, end: int) -> bool:
    """Whether an office is held by one: "president of", "head of", "chief executive"."""
    norms = [reading.norm(i) for i in range(first, end)]
    kinds = {kind for norm in norms[:3] for kind in classes(norm, "n")}
    return "of" in norms and bool(_SINGLE & set(norms[:3])) and "vice" not in norms and bool(kinds)


def _titles(reading: Reading) -> Iterator[Aside]:
    for clause in reading.facts.clauses:
        if clause.kind != "title":
            continue
        first, end = clause.tokens[0], clause.tokens[-1] + 1
        owner, person = reading.entity_at(first), reading.entity_at(end - 1)
        if owner is None or person is None or owner.resolved or person.resolved:
            continue
        rank_first = owner.end + (reading.norm(owner.end) == "'s")
        rank = reading.text(rank_first, person.first)
        rank = rank if any(w.isupper() and len(w) > 1 for w in rank.split()) else rank.lower()
        span = (owner.first, person.end)
        if not rank or {rank.split()[0], rank.split()[-1]} & {"and", "of", "&"}:
            continue
        if owner.type is EntityType.NATIONALITY:
            one = "the" if set(rank.split()) & _SINGLE else _article(reading.norm(owner.first))
            parts: tuple[Part, ...] = (
                named_words(person),
                f"is {one}",
                (owner.first, owner.end),
                rank,
            )
        elif rank_first > owner.end or " of" not in rank:
            the = reading.norm(owner.first - 1) == "the"
            parts = (named_words(person), f"is the {rank} of", (owner.first - the, owner.end))
        else:
            continue
        yield proposition(parts, aside=True, span=span), (owner.first, person.first)


def _premodified(reading: Reading) -> Iterator[Aside]:
    """As in "the US multinational Microsoft", "European companies Idemia and Gemalto"."""
    for entity in reading.facts.entities:
        if entity.resolved:
            continue
        length = describing(entity)
        if length:
            from_where = (entity.first, entity.first + length)
            the = reading.norm(entity.first - 1) == "the"
            gap = (entity.first - the, entity.first + length)
            yield proposition((named_words(entity), "is", from_where), aside=True), gap
        if entity.title:
            continue
        noun = entity.first - 1
        phrase = next((p for p in reading.phrases if p.first <= noun < p.end), None)
        head = reading.tokens[noun]
        kinds = classes(head.lemma.rpartition(" ")[2], "n")
        if phrase is None or head.tag is not Tag.NOUN or not _KINDS & kinds:
            continue
        if phrase.end > entity.end or any(
            t.tag is Tag.NUMBER or t.norm in ("other", "own", "same")
            for t in reading.tokens[phrase.first : noun]
        ):
            continue
        if head.lemma in RELATIONAL or (phrase.first == noun and head.text[0].isupper()):
            continue
        first = phrase.first
        while first < noun and reading.tokens[first].tag is Tag.DETERMINER:
            first += 1
        if any(reading.tokens[i].tag in (Tag.POSSESSIVE, Tag.VERB) for i in range(first, noun)):
            continue
        if reading.tokens[phrase.first].norm in ("his", "her", "its", "their", "our", "my", "no"):
            continue
        for told in _classed(reading, entity, (first, noun)):
            yield told, None if head.form == "plural" else (phrase.first, entity.first)


def _classed(reading: Reading, entity: Entity, words: Words) -> Iterator[Proposition]:
    first, noun = words
    head = reading.tokens[noun]
    plural = head.form == "plural"
    if plural and reading.norm(entity.end) not in (",", "and"):
        return
    for member in _listed(reading, entity) if plural else (entity,):
        described = reading.text(first, noun + 1)
        if plural:
            described = f"{reading.text(first, noun)} {head.lemma}" if first < noun else head.lemma
        if reading.tokens[first].tag is not Tag.NAME:
            described = described[:1].lower() + described[1:]
        opener = _article(described)
        parts = (named_words(member), f"is {opener} {described}")
        span = (first, member.end)
        yield proposition(parts, aside=True, span=span)


def _listed(reading: Reading, entity: Entity) -> tuple[Entity, ...]:
    """The names in a list that begins with one: "Idemia and Gemalto"."""
    made = [entity]
    for other in reading.facts.entities:
        if other.first == made[-1].end + 1 and reading.norm(made[-1].end) in (",", "and"):
            made.append(other)
    return tuple(made)


def _based(reading: Reading) -> Iterator[Aside]:
    for index, token in enumerate(reading.tokens):
        place = next((e for e in reading.facts.entities if e.end == index and not e.resolved), None)
        if token.norm != "based" or place is None:
            continue
        phrase = next((p for p in reading.phrases if p.first <= index < p.end), None)
        owner = None if phrase is None else _owner(reading, phrase, index)
        if owner is not None:
            span = (place.first, max(owner[1], index + 1))
            the = reading.norm(place.first - 1) == "the"
            gap = (place.first - the, index + 1) if owner[0] == index + 1 else None
            parts = (owner, "is based in", (place.first, place.end))
            yield proposition(parts, aside=True, span=span), gap


def _owner(reading: Reading, phrase: Phrase, index: int) -> Words | None:
    entity = next(
        (
            e
            for e in reading.facts.entities
            if index < e.first <= index + 4 and e.first < phrase.end
        ),
        None,
    )
    if entity is not None:
        return named_words(entity)
    first = phrase.first
    if reading.norm(first) == "the" and phrase.head > index:
        # "The Redmond-based company": who that is, naming must tell.
        general = reading.tokens[phrase.head].lemma.rpartition(" ")[2] in GENERAL
        return (first, phrase.end) if general else None
    return None


def _ages(reading: Reading) -> Iterator[Aside]:
    """As in "Ann Lee, 34, …"."""
    for entity in reading.facts.entities:
        at = entity.end + 1
        if entity.resolved or entity.type is not EntityType.PERSON or at + 1 >= len(reading.tokens):
            continue
        token = reading.tokens[at]
        closed = reading.norm(entity.end) in (",", "(") and reading.norm(at + 1) in (",", ")")
        if (
            closed
            and token.tag is Tag.NUMBER
            and token.norm.isdigit()
            and 0 < int(token.norm) < 120
        ):
            parts = (named_words(entity), "is", (at, at + 1), "years old")
            yield proposition(parts, aside=True), (entity.end, at + 2)
