"""The cast of an article: full names, the longer forms of things, who was spoken of last."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from factcheck.analysis.chunks import Phrase
from factcheck.drafting.propositions import Reading, Words
from factcheck.drafting.tables import TIME_NOUNS
from factcheck.facts import Entity, EntityType, Tag
from factcheck.lexicon import classes, relation

_REMEMBERED = 60
_PARTS_OF_NAMES = frozenset({Tag.NOUN, Tag.ADJECTIVE, Tag.NAME})


@attrs.frozen
class Thing:
    """What a noun phrase was about: its last word, its text, and how it may be meant again."""

    head: str
    text: str
    plural: bool
    person: bool


@attrs.define
class Cast:
    """What the sentences so far have introduced; each adds to it, in their order."""

    full: dict[tuple[str, ...], str] = attrs.field(factory=dict)
    people: dict[str, set[tuple[str, ...]]] = attrs.field(factory=dict)
    things: list[Thing] = attrs.field(factory=list)
    subjects: tuple[Thing, ...] = ()
    groups: list[tuple[str, ...]] = attrs.field(factory=list)

    def note(self, reading: Reading) -> None:
        """Take in what a sentence introduces."""
        for entity in reading.facts.entities:
            if not entity.resolved:
                self._introduce(reading, entity)
        if any(group.finite for group in reading.groups):
            self.things += _things(reading)
        del self.things[:-_REMEMBERED]
        listed = tuple(_lists(reading))
        self.groups += listed
        self.groups += _with_subject(self, reading, listed)
        own = tuple(_subjects(reading))
        self.subjects = own or self.subjects

    def _introduce(self, reading: Reading, entity: Entity) -> None:
        described = len(entity.words) if entity.end - entity.first == len(entity.words) else 0
        if entity.type is EntityType.PERSON and described > 1:
            self.people.setdefault(entity.words[-1], set()).add(entity.words)
        self.full.setdefault(entity.words, reading.text(entity.first, entity.end))

    def full_name(self, entity: Entity) -> str | None:
        """Return the longest form by which the article calls a name, or None."""
        longer = [words for words in entity.names if words in self.full and len(words) > 1]
        if entity.type is EntityType.PERSON or len(entity.words) == 1:
            known = self.people.get(entity.words[-1], set())
            longer += [words for words in known if len(entity.words) == 1]
        acronym = len(entity.words) == 1 and entity.name.isupper()
        if not longer or len(entity.words) > 1 or acronym:
            return self.full.get(entity.words)
        best = max(longer, key=len)
        return self.full[best]

    def ambiguous(self, entity: Entity) -> bool:
        """Whether two people of the article have the name."""
        return len(entity.words) == 1 and len(self.people.get(entity.words[0], ())) > 1

    def surnames(self) -> frozenset[str]:
        """The last names of the people named so far."""
        return frozenset(self.people)

    def longer(self, head: str) -> Thing | None:
        """Return the latest thing that "the technology" may mean, named at greater length."""
        same = (t for t in reversed(self.things) if t.head == head)
        return next(same, None) or next(
            (t for t in reversed(self.things) if _means(head, t.head)), None
        )

    def group_of(self, size: int) -> tuple[str, ...] | None:
        """Return the names that "the trio" or "both companies" mean."""
        return next((names for names in reversed(self.groups) if len(names) == size), None)


def _means(head: str, other: str) -> bool:
    found = relation(head, other, "n", "n")
    return found is not None and found.kind in ("synonym", "narrower", "broader") and found.strength >= 0.7


def _things(reading: Reading) -> Iterator[Thing]:
    """Noun phrases with a word that tells them from others of their kind."""
    for phrase in reading.phrases:
        token = reading.tokens[phrase.head]
        if token.tag is not Tag.NOUN or phrase.first < reading.first:
            continue
        first = phrase.first
        while first < phrase.head and reading.tokens[first].tag not in _PARTS_OF_NAMES:
            first += 1
        head = token.lemma.rpartition(" ")[2]
        told = [t for t in reading.tokens[first : phrase.head] if t.tag in _PARTS_OF_NAMES]
        if head in TIME_NOUNS or not (told or " " in token.lemma):
            continue
        if told and told[0].norm in ("other", "same", "such", "own", "new", "first", "last", "similar"):
            continue
        definite = reading.norm(phrase.first) in ("the", "a", "an")
        text = ("the " if definite else "") + reading.text(first, phrase.end)
        yield Thing(head, text, token.form == "plural", bool({"person"} & classes(head, "n")))


def subject_phrases(reading: Reading) -> Iterator[Phrase]:
    """Yield the noun phrases that are the subject of a verb, from left to right."""
    seen = set()
    for argument in sorted(reading.facts.arguments, key=lambda a: a.first):
        governor = argument.governor
        group = next((g for g in reading.groups if g.verb == governor), None)
        if group is None or argument.head in seen:
            continue
        subject = argument.role == "subject" or (argument.role == "object" and group.passive)
        if subject and argument.end <= group.first:
            seen.add(argument.head)
            yield Phrase(argument.first, argument.end, argument.head)


def _subjects(reading: Reading) -> Iterator[Thing]:
    for phrase in subject_phrases(reading):
        token = reading.tokens[phrase.head]
        if token.tag not in (Tag.NOUN, Tag.NAME):
            continue
        entity = reading.entity_at(phrase.head)
        person = (
            entity.type is EntityType.PERSON
            if entity is not None
            else bool({"person", "occupation"} & classes(token.lemma, "n"))
        )
        plural = token.tag is Tag.NOUN and token.form == "plural"
        words = (entity.first, entity.end) if entity is not None else (phrase.first, phrase.end)
        yield Thing(token.lemma, _definite(reading, words), plural, person)


def _definite(reading: Reading, words: Words) -> str:
    text = reading.text(*words)
    opener, _, rest = text.partition(" ")
    return f"the {rest}" if opener.lower() in ("a", "an") and rest else text


def _lists(reading: Reading) -> Iterator[tuple[str, ...]]:
    """Names joined by commas and "and"."""
    run: list[Entity] = []
    for entity in (e for e in reading.facts.entities if not e.resolved):
        joined = bool(run) and all(
            reading.norm(i) in (",", "and", "the") for i in range(run[-1].end, entity.first)
        )
        if not joined and len(run) > 1:
            yield tuple(e.name for e in run)
        run = [*run, entity] if joined else [entity]
    if len(run) > 1:
        yield tuple(e.name for e in run)


def _with_subject(
    cast: Cast, reading: Reading, listed: tuple[tuple[str, ...], ...]
) -> Iterator[tuple[str, ...]]:
    """The subject together with a list: "Microsoft followed IBM and Amazon" names three."""
    subject = next(
        (
            e for p in subject_phrases(reading)
            if (e := reading.entity_at(p.head)) is not None and not e.resolved
        ),
        None,
    )  # fmt: skip
    if subject is None or subject.type is EntityType.PERSON:
        return
    for names in listed:
        if subject.name not in names:
            yield (subject.name, *names)
