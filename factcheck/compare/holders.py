"""Offices: who is told to hold which, and in what body: "IBM President Ann Lee"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs

from factcheck.facts import Entity, EntityType, Facts, Tag
from factcheck.lexicon import classes
from factcheck.text import Span

_PEOPLE = frozenset({EntityType.PERSON, EntityType.UNKNOWN})
_OFFICES = frozenset(
    "occupation political-office company-office court-role army-rank navy-rank police-rank".split()
)
# Words of an office that is no longer held, or isn't yet, or is held for another.
_NOT_NOW = frozenset(
    "former ex onetime one-time then late outgoing incoming acting interim future ex-".split()
)
_RETIRED = "retired"
_WITHIN = frozenset({Tag.NOUN, Tag.ADJECTIVE})
_FIELD = _WITHIN | {Tag.POSSESSIVE}
_OF = frozenset(("of", "at", "for", "with", "from", "in", "to"))
# Heads of offices that say nothing without a field: "the head of security", "security chief".
_OF_A_FIELD = frozenset("attaché boss chief head leader".split())
_OF_FIELDS = frozenset(("of", "for"))
_ENDS = frozenset((",", ".", ")", ";", ":", "—", "–", "who", "and", "said", "told", "says"))
_ARTICLES = frozenset(("the", "a", "an"))
_THE = frozenset("the her his its their our".split())
_SAID = frozenset(("complement", "object"))
_IS = frozenset(("is", "'s", "are", "be"))
_SERVES = frozenset(("serves", "works"))
# How many words an office may have.
_LONGEST = 6


@attrs.frozen
class Office:
    """That a person holds an office: the entity's index, the office's words and where they stand.

    `body` is the index of the entity that it is held in, None where none is named. `defines` is
    true where the sentence says that the person is it, and doesn't only call the person so.
    `retired` is true of who was it before retirement: "the retired judge Ann Lee". `field` is how
    many of the words stand behind "of": "the chair of the employers' federation".
    """

    person: int
    words: tuple[str, ...]
    span: Span
    first: int
    body: int | None = None
    defines: bool = False
    retired: bool = False
    field: int = 0

    @property
    def plain(self) -> str:
        """The office without the field behind its "of": "chair"."""
        return " ".join(self.words[self.field :])

    @property
    def head(self) -> str:
        """The last word of the office: "minister"."""
        return self.words[-1]


def find_offices(facts: Facts) -> tuple[Office, ...]:
    """The offices that a sentence ascribes to the people it names."""
    return tuple(_each(facts))


def office_bodies(facts: Facts) -> frozenset[int]:
    """The first tokens of the names of bodies in which somebody is told to hold an office."""
    bodies = {office.body for office in find_offices(facts)}
    return frozenset(facts.entities[body].first for body in bodies if body is not None)


def _each(facts: Facts) -> Iterator[Office]:
    for person, entity in enumerate(facts.entities):
        if entity.type in _PEOPLE and not entity.resolved:
            yield from _before(facts, person, entity)
            yield from _after(facts, person, entity)
            yield from _said(facts, person, entity)
            yield from _served(facts, person, entity)


def _before(facts: Facts, person: int, entity: Entity) -> Iterator[Office]:
    """ "IBM President Ann Lee", "IBM's chief counsel, Ann Lee", "the head of IBM, Ann Lee"."""
    tokens = facts.tokens
    end = entity.first
    if end and tokens[end - 1].norm == ",":
        end -= 1
        body = next((n for n, e in enumerate(facts.entities) if e.end == end), None)
        if body is not None:
            opener = facts.entities[body].first - 1
            if opener > 0 and tokens[opener].norm in _OF:
                yield from _offices(
                    facts, person, range(_start(facts, entity, opener), opener), body
                )
            return
        yield from _before_comma(facts, person, entity, end)
        return
    start = _start(facts, entity, end)
    owned = start > 0 and tokens[start - 1].tag is Tag.POSSESSIVE
    body = ending_at(facts, start - owned)
    before = (start if body is None else facts.entities[body].first) - 1
    if before < 0 or tokens[before].norm not in _NOT_NOW:
        yield from _offices(facts, person, range(start, end), body)


def _before_comma(facts: Facts, person: int, entity: Entity, end: int) -> Iterator[Office]:
    """ "IBM's chief counsel, Ann Lee", "her chief counsel, Ann Lee,", "the head of security, …"."""
    tokens = facts.tokens
    start, of = _start(facts, entity, end), None
    opener = start - 1
    if opener > 0 and tokens[opener].norm in _ARTICLES:
        opener -= 1
    if opener > 0 and tokens[opener].norm in _OF_FIELDS and start < end:
        start, of = _start(facts, entity, opener), range(start, end)
        end = opener
    before = tokens[start - 1] if start else None
    if before is None or before.tag is Tag.POSSESSIVE:
        body = ending_at(facts, start - 1) if before is not None else None
        yield from _offices(facts, person, range(start, end), body, of)
    elif before.norm in _THE and _stands_apart(facts, entity):
        yield from _offices(facts, person, range(start, end), None, of)


def _stands_apart(facts: Facts, entity: Entity) -> bool:
    """Whether a name is said of what stands before its comma, and is not the next of a list."""
    end = entity.end
    return end >= len(facts.tokens) or facts.tokens[end].norm not in ("and", "or", "&")


def _after(facts: Facts, person: int, entity: Entity) -> Iterator[Office]:
    """ "Ann Lee, the president of IBM", "Ann Lee, IBM's chief counsel"."""
    tokens = facts.tokens
    if entity.end + 1 >= len(tokens) or tokens[entity.end].norm != ",":
        return
    start, body = entity.end + 1, None
    owner = next((n for n, e in enumerate(facts.entities) if e.first == start), None)
    if owner is not None:
        start, body = facts.entities[owner].end, owner
        if start >= len(tokens) or tokens[start].tag is not Tag.POSSESSIVE:
            return
        start += 1
    elif tokens[start].norm in _ARTICLES:
        start += 1
        body = next((n for n, e in enumerate(facts.entities) if e.first == start), None)
        start = _past_owner(facts, start) if body is None else facts.entities[body].end
    end = start
    while end < len(tokens) and end - start < _LONGEST and _is_within(facts, end):
        end += 1
    if end < len(tokens) and tokens[end].norm not in _ENDS | _OF:
        return
    of = None
    if body is None:
        body = _body_after(facts, end)
        of = _field_after(facts, end) if body is None else None
    yield from _offices(facts, person, range(start, end), body, of)


def _past_owner(facts: Facts, start: int) -> int:
    """Where an office begins behind whose it is: "the shipyard's | finance director"."""
    place = start
    while place + 1 < len(facts.tokens) and facts.tokens[place].tag in _WITHIN:
        place += 1
    return place + 1 if facts.tokens[place].tag is Tag.POSSESSIVE else start


def _said(facts: Facts, person: int, entity: Entity) -> Iterator[Office]:
    """ "Ann Lee is the president and chief counsel of IBM"."""
    tokens = facts.tokens
    verbs = {
        a.governor
        for a in facts.arguments
        if a.role == "subject" and entity.first <= a.head < entity.end
        if tokens[a.governor].norm in _IS
    }
    for argument in facts.arguments:
        # "Is IBM's president" is read as if "be" took an object.
        if argument.role not in _SAID or argument.governor not in verbs:
            continue
        start = end = argument.head + 1
        while start > argument.governor + 1 and tokens[start - 1].tag in _WITHIN:
            start -= 1
        owner = start - 1 if tokens[start - 1].tag is Tag.POSSESSIVE else None
        of = (a.head for a in facts.arguments if a.governor == argument.head and a.role in _OF)
        bodies = (n for head in of for n, e in enumerate(facts.entities) if e.first <= head < e.end)
        body = next(bodies, None) if owner is None else ending_at(facts, owner)
        for office in _offices(facts, person, range(start, end), body):
            yield attrs.evolve(office, defines=True)


def _served(facts: Facts, person: int, entity: Entity) -> Iterator[Office]:
    """ "Ann Lee serves as president of IBM", "Ann Lee, who works as a lawyer at IBM,"."""
    subjects = [a for a in facts.arguments if a.role == "subject"]
    for argument in facts.arguments:
        verb = facts.tokens[argument.governor]
        if argument.role != "as" or verb.norm not in _SERVES:
            continue
        if not any(
            a.governor == argument.governor and entity.first <= a.head < entity.end
            for a in subjects
        ):
            continue
        start, end = argument.head, argument.head + 1
        while facts.tokens[start - 1].tag in _WITHIN:
            start -= 1
        for office in _offices(facts, person, range(start, end), _body_after(facts, end)):
            yield attrs.evolve(office, defines=True)


def _offices(
    facts: Facts, person: int, words: range, body: int | None, of: range | None = None
) -> Iterator[Office]:
    """The offices in a stretch of words, parted by "and".

    `of` are the words behind its "of": "the head of security" is the security head.
    """
    run: list[int] = []
    field = tuple(part for i in of or () for part in facts.tokens[i].lemma.split())
    for index in (*words, None):
        if index is not None and facts.tokens[index].norm not in ("and", "-"):
            run.append(index)
            continue
        if index is not None and facts.tokens[index].norm == "-":
            continue
        if run and (_is_office(facts, run) or _is_of_a_field(facts, run, field)):
            told = tuple(part for i in run for part in facts.tokens[i].lemma.split())
            if not _NOT_NOW & set(told):
                last = run[-1] if of is None else of[-1]
                span = facts.tokens[run[0]].span.cover(facts.tokens[last].span)
                retired = told[0] == _RETIRED
                words_told = (*field, *told[retired:])
                yield Office(
                    person, words_told, span, run[0], body, retired=retired, field=len(field)
                )
        run = []


def _is_office(facts: Facts, run: Sequence[int]) -> bool:
    last = facts.tokens[run[-1]]
    words = tuple(facts.tokens[i].lemma for i in run)
    return any(
        _OFFICES & classes(name, "n")
        for name in (last.lemma.split()[-1], " ".join(words), " ".join(words[-2:]))
    )


def _field_after(facts: Facts, end: int) -> range | None:
    """The words of a field behind "of" or "for": "head of security", "minister for transport"."""
    tokens = facts.tokens
    if end + 1 >= len(tokens) or tokens[end].norm not in _OF_FIELDS:
        return None
    first = last = end + 1 + (tokens[end + 1].norm in _ARTICLES)
    while last < len(tokens) and tokens[last].tag in _FIELD:
        if tokens[last].tag is Tag.POSSESSIVE:
            first = last + 1
        last += 1
    return range(first, last) if last > first and tokens[last - 1].tag is Tag.NOUN else None


def _is_of_a_field(facts: Facts, run: Sequence[int], field: tuple[str, ...]) -> bool:
    """Whether words tell whom somebody heads: "security chief", "the head of security"."""
    return facts.tokens[run[-1]].lemma in _OF_A_FIELD and (len(run) > 1 or bool(field))


def _start(facts: Facts, entity: Entity, end: int) -> int:
    """Where the words of an office begin that end before `end`."""
    start = end
    while start > 0 and end - start < _LONGEST:
        token = facts.tokens[start - 1]
        held = any(e.first < start <= e.end for e in facts.entities)
        titled = token.norm in entity.title
        joined = token.norm in ("and", "-") and start < end
        if held or not (token.tag in _WITHIN or titled or joined):
            break
        start -= 1
    return start


def _is_within(facts: Facts, index: int) -> bool:
    token = facts.tokens[index]
    if token.norm == "in" and facts.tokens[index - 1].norm in _ARTICLES:
        # "An in-house lawyer".
        return True
    joins = token.norm in ("and", "-") and index + 1 < len(facts.tokens)
    return token.tag in _WITHIN or (joins and facts.tokens[index + 1].tag in _WITHIN)


def ending_at(facts: Facts, end: int) -> int | None:
    """The entity that ends at a token, None without one."""
    return next((n for n, e in enumerate(facts.entities) if e.end == end), None)


def _body_after(facts: Facts, place: int) -> int | None:
    """The entity after "of" or "at the"."""
    if place + 1 >= len(facts.tokens) or facts.tokens[place].norm not in _OF:
        return None
    first = place + 1 + (facts.tokens[place + 1].norm in _ARTICLES)
    return next((n for n, e in enumerate(facts.entities) if e.first == first), None)
