"""The cast of an article: full names, the longer forms of things, who was spoken of last."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import attrs

from factcheck.analysis.phrases import Phrase
from factcheck.drafting.intentions import Intention, intentions
from factcheck.drafting.propositions import Reading, Words
from factcheck.drafting.tables import GENDERS, POSSESSIVES, TIME_NOUNS
from factcheck.facts import Entity, EntityType, Tag
from factcheck.lexicon import classes, relation

_REMEMBERED = 60
# What tells a thing from those before only for a moment.
_PASSING = frozenset(
    "other same such own new first last similar two three several many more".split()
)
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
    recent: frozenset[tuple[str, ...]] = frozenset()
    things_recent: tuple[str, ...] = ()
    people_recent: int = 0
    plurals: int = 0
    mentions: Counter[tuple[str, ...]] = attrs.field(factory=Counter)
    genders: dict[str, str] = attrs.field(factory=dict)
    intention: Intention | None = None

    def note(self, reading: Reading) -> None:
        """Take in what a sentence introduces."""
        for entity in reading.facts.entities:
            if not entity.resolved:
                self._introduce(reading, entity)
        self._remember(reading)
        if any(group.finite for group in reading.groups):
            self.things += _things(reading)
        del self.things[:-_REMEMBERED]
        listed = tuple(_lists(reading))
        self.groups += listed
        self.groups += _with_subject(self, reading, listed)
        own = tuple(_subjects(reading))
        self.subjects = own or self.subjects
        self.intention = next(intentions(reading, self.full_name), self.intention)

    def _remember(self, reading: Reading) -> None:
        """Keep who was spoken of in this sentence, how often in all, and as "he" or "she"."""
        spoken_of = set()
        people = set()
        named: dict[tuple[str, ...], str] = {}
        for entity in reading.facts.entities:
            gender = GENDERS.get(reading.norm(entity.first)) if entity.resolved else None
            if gender is not None and entity.words[-1] in self.genders:
                continue
            if gender is not None and self.people_recent < 2:
                self.genders[entity.words[-1]] = gender
            spoken_of.add(entity.words)
            if entity.type is EntityType.PERSON:
                people.add(entity.words[-1])
            elif entity.type is not EntityType.NATIONALITY:
                named[entity.words] = _called(reading, entity)
            if entity.type in (EntityType.ORGANISATION, EntityType.UNKNOWN):
                self.mentions[entity.words] += 1
        if any(group.finite for group in reading.groups):
            self.recent = frozenset(spoken_of)
            self.people_recent = len(people)
            self.things_recent = (*named.values(), *_definite_things(reading))
            self.plurals = sum(reading.tokens[p.head].form == "plural" for p in reading.phrases)

    def is_other(self, entity: Entity, pronoun: str) -> bool:
        """Whether a person was called "she" before, and is called "he" now."""
        told = self.genders.get(entity.words[-1])
        return told is not None and told != GENDERS.get(pronoun, told)

    def is_minor(self, entity: Entity) -> bool:
        """Whether the article names another thing more often: "the company" may be that one."""
        most = max(self.mentions.values(), default=0)
        return self.mentions[entity.words] < most

    def _introduce(self, reading: Reading, entity: Entity) -> None:
        described = len(entity.words) if entity.end - entity.first == len(entity.words) else 0
        may_be_person = entity.type in (EntityType.PERSON, EntityType.UNKNOWN)
        if may_be_person and 1 < described <= 4:
            self.people.setdefault(entity.words[-1], set()).add(entity.words)
        self.full.setdefault(entity.words, reading.text(entity.first, entity.end))

    def full_name(self, entity: Entity) -> str | None:
        """Return the longest form by which the article calls a name, or None."""
        longer = [words for words in entity.names if words in self.full and len(words) > 1]
        known = self.people.get(entity.words[-1], set())
        size = len(entity.words)
        longer += [words for words in known if len(words) > size and words[-size:] == entity.words]
        acronym = size == 1 and entity.name.isupper()
        if not longer or acronym:
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


def _definite_things(reading: Reading) -> Iterator[str]:
    """Things told apart by "the": "the bridge", a Bridge with a capital that is no name."""
    for phrase in reading.phrases:
        token = reading.tokens[phrase.head]
        if reading.norm(phrase.first) != "the" or token.tag is not Tag.NOUN:
            continue
        kinds = classes(token.lemma.rpartition(" ")[2], "n")
        dated = any(d.first <= phrase.head < d.end for d in reading.facts.dates)
        if token.form != "plural" and not dated and not kinds & {"person", "occupation"}:
            yield definite(reading, (phrase.first, phrase.end))


def _called(reading: Reading, entity: Entity) -> str:
    """A name with the article that it goes with: "the Harbour Bridge"."""
    the = not entity.resolved and reading.norm(entity.first - 1) == "the"
    return f"the {entity.name}" if the else entity.name


def _means(head: str, other: str) -> bool:
    found = relation(head, other, "n", "n")
    return (
        found is not None
        and found.kind in ("synonym", "narrower", "broader")
        and found.strength >= 0.7
    )


def _things(reading: Reading) -> Iterator[Thing]:
    """Noun phrases with a word that tells them from others of their kind."""
    for phrase in reading.phrases:
        token = reading.tokens[phrase.head]
        if token.tag is not Tag.NOUN:
            continue
        first = phrase.first
        while first < phrase.head and reading.tokens[first].tag not in _PARTS_OF_NAMES:
            first += 1
        head = token.lemma.rpartition(" ")[2]
        told = [t for t in reading.tokens[first : phrase.head] if t.tag in _PARTS_OF_NAMES]
        owned = reading.norm(phrase.first - 1) == "'s"
        if head in TIME_NOUNS or not (told or owned or " " in token.lemma):
            continue
        while first < phrase.head and reading.norm(first) in _PASSING:
            first += 1
        owned = reading.norm(phrase.first - 1) == "'s"
        if first == phrase.head and " " not in token.lemma and not owned:
            continue
        start = _owner(reading, phrase) if owned else first
        article = "the " if owned or reading.norm(phrase.first) in ("the", "a", "an") else ""
        if owned and reading.tokens[start].tag is Tag.NAME and reading.norm(start - 1) != "the":
            article = ""  # "Peru's ministry", but "the children's hospital"
        text = article + reading.text(start, _placed(reading, phrase))
        yield Thing(head, text, token.form == "plural", bool({"person"} & classes(head, "n")))


def _owner(reading: Reading, phrase: Phrase) -> int:
    """Where the possessive before a noun begins, its article left out: "children's hospital"."""
    owner = next((p for p in reading.phrases if p.end == phrase.first - 1), None)
    first = phrase.first if owner is None else owner.first
    while first < phrase.first and reading.tokens[first].tag is Tag.DETERMINER:
        first += 1
    return first


def _placed(reading: Reading, phrase: Phrase) -> int:
    """The end of a noun phrase with the name that places it: "a hospital in Leeds"."""
    entity = reading.entity_at(phrase.end + 1)
    if reading.norm(phrase.end) in ("in", "of") and entity is not None and not entity.resolved:
        return entity.end if entity.first == phrase.end + 1 else phrase.end
    return phrase.end


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
        if any(q.first <= phrase.head < q.end for q in reading.facts.quotations):
            continue
        entity = reading.entity_at(phrase.head)
        if token.tag is Tag.PRONOUN and entity is not None:
            yield Thing(entity.words[-1], entity.name, False, entity.type is EntityType.PERSON)
        if token.tag not in (Tag.NOUN, Tag.NAME):
            continue
        explained = _explained(reading, phrase)
        if explained is not None:
            yield Thing(explained.words[-1], explained.name, False, True)
            continue
        owned = reading.norm(phrase.first) in POSSESSIVES or reading.norm(phrase.first - 1) == "'s"
        if owned and entity is None:
            continue
        person = (
            entity.type is EntityType.PERSON
            if entity is not None
            else bool({"person", "occupation"} & classes(token.lemma, "n"))
        )
        plural = token.tag is Tag.NOUN and token.form == "plural"
        if entity is not None and entity.resolved:
            yield Thing(token.lemma, entity.name, plural, person)
            continue
        words = (entity.first, entity.end) if entity is not None else (phrase.first, phrase.end)
        yield Thing(token.lemma, definite(reading, words), plural, person)


def _explained(reading: Reading, phrase: Phrase) -> Entity | None:
    """The person whom a noun phrase explains: "her coach, Patrick Sang,", "Ann Lee, a doctor,"."""
    token = reading.tokens[phrase.head]
    kinds = classes(token.lemma.rpartition(" ")[2], "n")
    if token.tag is not Tag.NOUN or not kinds & {"person", "occupation"}:
        return None
    for entity in reading.facts.entities:
        after = entity.first == phrase.end + 1 and reading.norm(phrase.end) == ","
        before = entity.end == phrase.first - 1 and reading.norm(entity.end) == ","
        if (after or before) and not entity.resolved:
            return entity
    return None


def definite(reading: Reading, words: Words) -> str:
    """Return a noun phrase as it is called again: with "the" for "a", and no capital of its own."""
    text = reading.text(*words)
    opener, _, rest = text.partition(" ")
    if opener.lower() in ("a", "an") and rest:
        return f"the {rest}"
    first = reading.tokens[words[0]]
    lowered = first.tag is not Tag.NAME and not first.text.isupper()
    return text[:1].lower() + text[1:] if lowered else text


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
