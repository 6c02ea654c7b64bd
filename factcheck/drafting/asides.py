"""Asides: what a sentence says in passing, each made a statement of its own.

"Idemia, a French company, …", "Microsoft President Brad Smith", "Tokyo-based NEC", "the charity
Oxfam", "techniques, increasingly used by …", "(capable of …)", "Lee, 34,".
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.analysis.chunks import Phrase
from factcheck.drafting.propositions import Proposition, Reading, Words, proposition
from factcheck.drafting.splitting import is_reduced
from factcheck.drafting.tables import EVENTS, ORIGINS, RELATIONAL
from factcheck.facts import Clause, Entity, EntityType, Tag
from factcheck.lexicon import classes, gazetteer, lookup

_KINDS = frozenset({"person", "occupation", "group", "organisation", "place", "place-kind",
                    "work-kind", "landform", "organisation-kind"})  # fmt: skip
_CLOSERS = frozenset({",", ")", ";", ".", "–", "—"})
_LONGEST = 18
# Offices that one person holds at a time.
_SINGLE = frozenset(
    "president chief head director chair chairman chairwoman mayor founder chancellor governor "
    "secretary minister king queen".split()
)

Aside = tuple[Proposition, Words | None]
"""A statement, and the range that the sentence can do without, or None."""


def asides(reading: Reading) -> tuple[Aside, ...]:
    """Return what the sentence says in passing, outside quotations."""
    quoted = [(q.first, q.end) for q in reading.facts.quotations]
    made = (
        *_appositions(reading),
        *_titles(reading),
        *_premodified(reading),
        *_based(reading),
        *_ages(reading),
        *_reduced(reading),
        *_brackets(reading),
        *_events(reading),
        *_origins(reading),
        *_described(reading),
    )
    return tuple(
        (told, gap)
        for told, gap in made
        if not any(a < told.span[1] and told.span[0] < b for a, b in quoted)
        and told.span[0] >= reading.first
    )


def _named(entity: Entity) -> Words:
    """The name without the words that only describe who bears it."""
    first = entity.first + _describing(entity)
    return first, entity.end


def _with_the(reading: Reading, entity: Entity) -> Words:
    """The name with the article that stands before it: "the Serum Institute"."""
    first, end = _named(entity)
    the = entity.type is not EntityType.PERSON and reading.norm(first - 1) == "the"
    return first - the, end


def _describing(entity: Entity) -> int:
    """How many words before a person's name are a nationality: "African-American George Floyd"."""
    for length in (2, 1):
        words = entity.words
        if len(words) - length < 2 or len(words) != entity.end - entity.first:
            continue
        joined = " ".join(words[:length])
        if "nationality" in gazetteer(joined) and "given-name" in gazetteer(words[length]):
            return length
    return 0


def _be(*, plural: bool, past: bool = False) -> str:
    if past:
        return "were" if plural else "was"
    return "are" if plural else "is"


def _article(word: str) -> str:
    vowel = word[:1].lower() in "aeiou" and not word.lower().startswith(("uni", "eu", "us", "uk", "one"))
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
    if entity is None or entity.resolved or first >= end or end - first > _LONGEST:
        return None
    if any(first <= g.first < end and g.finite for g in reading.groups):
        return None
    head = next((p for p in reading.phrases if first <= p.first and p.end <= end), None)
    if head is None or reading.tokens[head.head].tag is not Tag.NOUN:
        return None
    noun = reading.tokens[head.head]
    if noun.form == "plural" or not _KINDS & classes(noun.lemma.rpartition(" ")[2], "n"):
        return None
    closed = reading.norm(end) in _CLOSERS or end >= len(reading.tokens) - 1
    if not closed or reading.norm(entity.first - 1) in ("and", "&"):
        return None
    if reading.norm(end) == "," and reading.norm(end + 1) in ("and", "or"):
        return None
    bare = reading.tokens[first].tag is not Tag.DETERMINER
    be = _be(plural=False)
    article = ("the" if _unique(reading, first, end) else _article(reading.norm(first)),) if bare else ()
    parts = (_with_the(reading, entity), be, *article, (first, end))
    gap_end = end + 1 if reading.norm(end) in (",", ")") else end
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
        if owner.type is EntityType.NATIONALITY:
            one = "the" if set(rank.split()) & _SINGLE else _article(reading.norm(owner.first))
            parts = (_named(person), f"is {one}", (owner.first, owner.end), rank)
        elif rank_first > owner.end or " of" not in rank:
            the = reading.norm(owner.first - 1) == "the"
            parts = (_named(person), f"is the {rank} of", (owner.first - the, owner.end))
        else:
            continue
        yield proposition(parts, aside=True, span=span), (owner.first, person.first)


def _premodified(reading: Reading) -> Iterator[Aside]:
    """"The US multinational Microsoft", "European companies Idemia and Gemalto"."""
    for entity in reading.facts.entities:
        if entity.resolved:
            continue
        length = _describing(entity)
        if length:
            told = (entity.first, entity.first + length)
            the = reading.norm(entity.first - 1) == "the"
            gap = (entity.first - the, entity.first + length)
            yield proposition((_named(entity), "is", told), aside=True), gap
        if entity.title:
            continue
        noun = entity.first - 1
        phrase = next((p for p in reading.phrases if p.first <= noun < p.end), None)
        head = reading.tokens[noun]
        if phrase is None or not _may_class(reading, phrase, noun):
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


def _may_class(reading: Reading, phrase: Phrase, noun: int) -> bool:
    """Whether a word before a name says of which kind it is: "the charity Oxfam".

    After a nationality or country so does a word that is read as an adjective as well as a noun:
    "the US multinational Microsoft".
    """
    head = reading.tokens[noun]
    if head.tag is Tag.NOUN:
        return bool(_KINDS & classes(head.lemma.rpartition(" ")[2], "n"))
    before = reading.entity_at(noun - 1)
    from_somewhere = before is not None and before.first > phrase.first and before.type in (
        EntityType.PLACE, EntityType.NATIONALITY,
    )  # fmt: skip
    nominal = any(reading_of_word.pos == "n" for reading_of_word in lookup(head.norm))
    return head.tag is Tag.ADJECTIVE and from_somewhere and nominal


def _classed(reading: Reading, entity: Entity, words: Words) -> Iterator[Proposition]:
    first, noun = words
    head = reading.tokens[noun]
    plural = head.form == "plural"
    if plural and reading.norm(entity.end) not in (",", "and"):
        return
    for member in _listed(reading, entity) if plural else (entity,):
        singular = head.lemma if plural else reading.text(noun, noun + 1)
        described = (reading.text(first, noun) + " " if first < noun else "") + singular
        if reading.tokens[first].tag is not Tag.NAME:
            described = described[:1].lower() + described[1:]
        opener = _article(described)
        parts = (_named(member), f"is {opener} {described}")
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
            yield proposition((owner, "is based in", (place.first, place.end)), aside=True, span=span), None


def _owner(reading: Reading, phrase: Phrase, index: int) -> Words | None:
    entity = next(
        (e for e in reading.facts.entities if index < e.first <= index + 4 and e.first < phrase.end),
        None,
    )
    if entity is not None:
        return _named(entity)
    first = phrase.first
    if reading.norm(first) == "the" and phrase.head > index:
        # "The Redmond-based company": who that is, naming must tell.
        return first, phrase.end
    return None


def _ages(reading: Reading) -> Iterator[Aside]:
    """"Ann Lee, 34, …"."""
    for entity in reading.facts.entities:
        at = entity.end + 1
        if entity.resolved or entity.type is not EntityType.PERSON or at + 1 >= len(reading.tokens):
            continue
        token = reading.tokens[at]
        closed = reading.norm(entity.end) in (",", "(") and reading.norm(at + 1) in (",", ")")
        if closed and token.tag is Tag.NUMBER and token.norm.isdigit() and 0 < int(token.norm) < 120:
            parts = (_named(entity), "is", (at, at + 1), "years old")
            yield proposition(parts, aside=True), (entity.end, at + 2)


def _reduced(reading: Reading) -> Iterator[Aside]:
    """"Techniques, increasingly used by authorities but criticized by groups"."""
    last: Words | None = None
    for group in reading.groups:
        if not group.finite:
            continue
        if not is_reduced(reading, group, after_reduced=last is not None):
            last = None
            continue
        start = group.first
        while reading.tokens[start - 1].tag is Tag.ADVERB and start > 0:
            start -= 1
        before = reading.norm(start - 1)
        end = next(
            (
                i for i in range(group.end, len(reading.tokens))
                if reading.norm(i) in (*_CLOSERS, "but")
                or (reading.norm(i) == "and" and reading.tokens[i + 1].form in ("past", "participle"))
            ),
            len(reading.tokens),
        )  # fmt: skip
        described = last
        if before in (",", "(") :
            phrase = next((p for p in reading.phrases if p.end == start - 1), None)
            described = None if phrase is None else (phrase.first, phrase.end)
        elif before not in ("but", "and"):
            described = None
        if described is None:
            continue
        last = described
        plural = is_plural(reading, described)
        gap = (start - 1, end + 1 if reading.norm(end) == ")" else end)
        yield proposition((described, _be(plural=plural), (start, end)), aside=True), gap


def is_plural(reading: Reading, words: Words) -> bool:
    """Whether a noun phrase means several."""
    first, end = words
    if any(reading.norm(i) == "and" for i in range(first, end)):
        return True
    phrase = next((p for p in reading.phrases if first <= p.first and p.end <= end), None)
    if phrase is None:
        return False
    head = reading.tokens[phrase.head]
    if head.tag is Tag.NAME:
        counted = [t.norm for t in reading.tokens[first : phrase.head] if t.tag is Tag.NUMBER]
        known = [r.form for r in lookup(head.norm) if r.pos == "n"]
        return known[:1] == ["plural"] and (bool(counted) or reading.entity_at(phrase.head) is None)
    return head.form == "plural" or head.norm in ("people", "police")


def _brackets(reading: Reading) -> Iterator[Aside]:
    """"Techniques (capable of …)", "members (mostly belonging to minorities)"."""
    for index, token in enumerate(reading.tokens):
        if token.norm != "(":
            continue
        close = next((i for i in range(index, len(reading.tokens)) if reading.norm(i) == ")"), None)
        phrase = next((p for p in reading.phrases if p.end == index), None)
        if close is None or phrase is None or not 3 <= close - index - 1 <= _LONGEST:
            continue
        start = index + 1
        while start < close and reading.tokens[start].tag is Tag.ADVERB:
            start += 1
        opener, following = reading.tokens[start], reading.tokens[start + 1]
        described = (phrase.first, phrase.end)
        plural = is_plural(reading, described)
        inside = (index + 1, close)
        if opener.tag is Tag.ADJECTIVE and following.tag in (Tag.PREPOSITION, Tag.TO):
            parts: tuple[object, ...] = (described, _be(plural=plural), inside)
        elif opener.tag is Tag.VERB and opener.form == "ing" and plural:
            parts = (described, (index + 1, start), opener.lemma, (start + 1, close))
        else:
            continue
        yield proposition(parts, aside=True), (index, close + 1)  # type: ignore[arg-type]


def _events(reading: Reading) -> Iterator[Aside]:
    """"The death of George Floyd in Minneapolis", "Floyd's arrest on Monday"."""
    for index, token in enumerate(reading.tokens):
        if token.tag is not Tag.NOUN or token.lemma not in EVENTS or token.form == "plural":
            continue
        start = index + 1
        if reading.norm(start) == "of":
            start += 1
            while reading.tokens[start : start + 1] and reading.norm(start) in ("the", "mr", "mrs"):
                start += 1
            person = reading.entity_at(start)
            after = start if person is None else person.end
        elif reading.norm(index - 1) in ("'s", "'"):
            person, after = reading.entity_at(index - 2), index + 1
        else:
            continue
        described = person is not None and (person.type is EntityType.PERSON or _describing(person))
        if person is None or not described or person.resolved:
            continue
        if reading.norm(after) not in ("in", "at", "on", "by", "as", "from"):
            continue
        end = next(
            (
                i for i in range(after, len(reading.tokens))
                if reading.norm(i) in _CLOSERS or any(g.first == i for g in reading.groups)
            ),
            len(reading.tokens),
        )  # fmt: skip
        parts = (_named(person), EVENTS[token.lemma], (after, end))
        yield proposition(parts, aside=True, span=(min(index, person.first), end)), None


def _origins(reading: Reading) -> Iterator[Aside]:
    """"Demands for justice, resulting from the death of …": where something comes from.

    What the verb tells of is the noun phrase before the comma; "in response to" and the like,
    which stand for one preposition, are no part of it.
    """
    for index, token in enumerate(reading.tokens):
        if token.lemma not in ORIGINS or token.form != "ing" or reading.norm(index + 1) != "from":
            continue
        phrase = next((p for p in reading.phrases if p.end == index - 1), None)
        if reading.norm(index - 1) != "," or phrase is None:
            continue
        first = phrase.first
        while True:
            before = next((p for p in reading.phrases if p.end <= first - 1 and p.end >= first - 3), None)
            tags = set() if before is None else {
                t.tag for t in reading.tokens[before.end : first]
            }  # fmt: skip
            if before is None or not tags or not tags <= {Tag.PREPOSITION, Tag.CONJUNCTION, Tag.TO}:
                break
            if _in_preposition(reading, before):
                break
            first = before.first
        end = next(
            (i for i in range(index, len(reading.tokens)) if reading.norm(i) in _CLOSERS),
            len(reading.tokens),
        )
        parts = ((first, phrase.end), ORIGINS[token.lemma], (index + 1, end))
        yield proposition(parts, aside=True), (index - 1, end)


def _in_preposition(reading: Reading, phrase: Phrase) -> bool:
    """Whether a bare noun stands between two prepositions: "in response to"."""
    head = reading.tokens[phrase.head]
    bare = phrase.first == phrase.head and head.tag is Tag.NOUN and head.form != "plural"
    around = (reading.tokens[phrase.first - 1].tag if phrase.first else None,
              reading.tokens[phrase.end].tag if phrase.end < len(reading.tokens) else None)  # fmt: skip
    return bare and around[0] is Tag.PREPOSITION and around[1] in (Tag.PREPOSITION, Tag.TO)


def _described(reading: Reading) -> Iterator[Aside]:
    """"Systems that have faced criticism": what is told of several things without an article."""
    for index in range(1, len(reading.tokens) - 2):
        if reading.norm(index) not in ("that", "which", "who"):
            continue
        phrase = next((p for p in reading.phrases if p.end == index), None)
        group = next((g for g in reading.groups if g.first == index + 1 and g.finite), None)
        if phrase is None or group is None or reading.norm(group.first) not in ("have", "were"):
            continue
        head, opener = reading.tokens[phrase.head], reading.tokens[phrase.first]
        if head.tag is not Tag.NOUN or head.form != "plural" or opener.tag is Tag.DETERMINER:
            continue
        end = next(
            (
                i for i in range(group.end, len(reading.tokens))
                if reading.norm(i) in _CLOSERS or any(g.first == i and g.finite for g in reading.groups)
            ),
            len(reading.tokens),
        )  # fmt: skip
        if end < len(reading.tokens) and reading.norm(end) not in _CLOSERS:
            continue
        yield proposition(((phrase.first, phrase.end), (index + 1, end)), aside=True), None
