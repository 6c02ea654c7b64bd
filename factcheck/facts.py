"""What analysis reads out of one sentence: its facets, each with the words that carry it.

Token indices count from 0 within `Facts.tokens`; ranges of tokens are half-open. Spans are offsets
into the text the sentence came from.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum

import attrs

from factcheck.text import Sentence, Span


class Tag(StrEnum):
    """Coarse part of speech: as much as comparison needs."""

    NOUN = "N"
    NAME = "E"
    VERB = "V"
    AUXILIARY = "X"
    ADJECTIVE = "A"
    ADVERB = "R"
    NUMBER = "U"
    PRONOUN = "O"
    DETERMINER = "D"
    PREPOSITION = "P"
    CONJUNCTION = "C"
    SUBORDINATOR = "S"
    RELATIVE = "W"
    TO = "T"
    POSSESSIVE = "G"
    NEGATION = "Z"
    PUNCTUATION = "."


CONTENT = frozenset({Tag.NOUN, Tag.NAME, Tag.VERB, Tag.ADJECTIVE, Tag.ADVERB, Tag.NUMBER})


@attrs.frozen
class Token:
    """A word, number, sign, or a fixed phrase of several words ("pull out").

    `norm` is the text in lower case with plain apostrophes, `lemma` its base form, `tag` its part
    of speech, `form` the verb's inflection ("base", "past", "participle", "ing", "third") or "".
    """

    start: int
    end: int
    text: str
    norm: str
    lemma: str
    tag: Tag
    form: str = ""

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.end)


class EntityType(StrEnum):
    """What a name names, where the words themselves tell."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    NATIONALITY = "nationality"
    WORK = "work"
    UNKNOWN = "unknown"


@attrs.frozen
class Entity:
    """A named thing.

    `name` is as written, without titles and possessive; `words` the name's words in lower case;
    `names` every name by which it may be matched: its own, and those that the document ties to it
    (full name, acronym). `first` and `end` are token indices. `title` holds the words of rank or
    office before a person's name. `resolved` is true when the words are a pronoun or "the company"
    and the name was taken from an earlier sentence.
    """

    span: Span
    first: int
    end: int
    name: str
    words: tuple[str, ...]
    type: EntityType
    names: tuple[tuple[str, ...], ...] = ()
    title: tuple[str, ...] = ()
    resolved: bool = False


class Dimension(StrEnum):
    """What a number measures; only numbers of one dimension are compared."""

    COUNT = "count"
    ORDINAL = "ordinal"
    PERCENT = "percent"
    MONEY = "money"
    DURATION = "duration"
    AGE = "age"
    LENGTH = "length"
    AREA = "area"
    MASS = "mass"
    VOLUME = "volume"
    SPEED = "speed"
    TEMPERATURE = "temperature"
    POWER = "power"
    ENERGY = "energy"
    CLOCK = "clock"
    MULTIPLE = "multiple"
    SCORE = "score"


class Comparator(StrEnum):
    """How a number bounds the true value."""

    EQUAL = "="
    ABOUT = "~"
    MORE = ">"
    AT_LEAST = ">="
    LESS = "<"
    AT_MOST = "<="


@attrs.frozen
class Quantity:
    """A number and what it counts or measures.

    `low` and `high` bound the value in the dimension's base unit (seconds are not used: durations
    are in days, times of day in minutes, lengths in metres, masses in kilograms, powers in watts,
    energies in watt-hours, money in its currency); for one number both are equal. `step` is the
    place value of its last significant digit, so that rounding can be judged; 0 where it can't be
    rounded. `unit` is the currency for money, "point" for percentage points, the zone of a time of
    day that names one, else "". `noun` is the index of the token counted, or None.
    `comparator_span` marks the words that bound the number, or is None.
    """

    span: Span
    first: int
    end: int
    low: float
    high: float
    step: float
    dimension: Dimension
    comparator: Comparator
    unit: str = ""
    noun: int | None = None
    comparator_span: Span | None = None


@attrs.frozen
class DateMention:
    """A date as far as it is given.

    `year`, `month`, `day` and `weekday` (0 is Monday) are None where not given. `start` and `end`
    are the first and last day it can mean, when the words or the document's date settle them.
    `relation` is "on", "before", "after", "since", "until" or "as of". `likely_year` is the year
    that a day or month without one is most likely of, as seen from the document's date.
    """

    span: Span
    first: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    relation: str = "on"
    likely_year: int | None = None


@attrs.frozen
class Negation:
    """A word that turns its scope round: "not", "never", "no", or a verb such as "refuse".

    `scope` is the half-open range of tokens it governs, and `focus` the first of them that carries
    the assertion denied (a verb, or the head of a noun phrase). `lexical` is true for content words
    that imply the negation of what they govern ("refuse to sell", "a ban on sales").
    """

    span: Span
    token: int
    scope: tuple[int, int]
    lexical: bool = False
    focus: int | None = None


class Scope(StrEnum):
    """How much of its class a quantifier or scope word takes in."""

    ALL = "all"
    MOST = "most"
    MANY = "many"
    SOME = "some"
    FEW = "few"
    NONE = "none"
    ONLY = "only"
    ENTIRELY = "entirely"
    PARTLY = "partly"
    ALWAYS = "always"
    OFTEN = "often"
    NEVER = "never"
    PERMANENTLY = "permanently"
    TEMPORARILY = "temporarily"


@attrs.frozen
class Quantifier:
    """A quantifier or scope word, and the token that it bears on (None: the whole clause)."""

    span: Span
    token: int
    scope: Scope
    head: int | None = None


@attrs.frozen
class Condition:
    """A limit on the assertion: `marker` ("until", "unless", "if", …) and the tokens it brings."""

    span: Span
    first: int
    end: int
    marker: str


class Mode(StrEnum):
    """How real the assertion is held to be."""

    FACT = "fact"
    FUTURE = "future"
    PLAN = "plan"
    POSSIBLE = "possible"
    NECESSARY = "necessary"


@attrs.frozen
class Modality:
    """A word that sets how real the clause it stands in is."""

    span: Span
    token: int
    mode: Mode


@attrs.frozen
class Quotation:
    """Words inside quotation marks.

    `span` lies inside the marks; `words` are its words in lower case; `first` and `end` the tokens.
    `speaker` is the index of the entity who is said to have spoken, or None.
    """

    span: Span
    first: int
    end: int
    words: tuple[str, ...]
    speaker: int | None = None


@attrs.frozen
class Speaker:
    """Who the sentence says said it: the phrase "Smith said", "according to the ACLU".

    `head` is the index of the phrase's head token, `entity` that of the name it holds, or None.
    """

    span: Span
    head: int
    entity: int | None = None


CORE_ROLES = frozenset(("subject", "object"))
"""The roles of who does a deed, and of what it is done to."""


@attrs.frozen
class Argument:
    """A phrase that fills a role of a predicate: "subject", "object", or the preposition.

    `head` is the index of its head token, `first` and `end` the phrase's tokens. `governor` is the
    index of the token it depends on: a verb, or a noun for "the sale of X".
    """

    role: str
    head: int
    first: int
    end: int
    governor: int


@attrs.frozen
class Clause:
    """One assertion within the sentence.

    `tokens` are the indices of its words, those carried over from outside included (the subject of
    a second verb, the noun that a relative clause describes). `predicate` is the index of its main
    verb or predicate noun, None for a headline without one. `passive` says that the grammatical
    subject is what the deed was done to, `reporting` that the clause only says who spoke. `kind` is
    main, subordinate, conditional (not asserted: "if", "before", "until"), relative, participial,
    or, for what is said in passing, apposition, based, title or nominal.
    """

    tokens: tuple[int, ...]
    predicate: int | None
    passive: bool = False
    reporting: bool = False
    kind: str = "main"


@attrs.frozen
class Uncommitted:
    """Tokens from `first` to `end` that the sentence mentions and doesn't vouch for.

    `denied` tells those that it calls false from those that it leaves open.
    """

    first: int
    end: int
    denied: bool


class OtherSort(StrEnum):
    """How a phrase tells that it is of another thing of its kind, or of less than all of it."""

    OTHER = "other"
    COMPARED = "compared"
    ALSO = "also"
    MORE = "more"
    PART = "part"
    BEFORE = "before"


@attrs.frozen
class Other:
    """A noun phrase that tells of another one of its kind, or of a part only.

    `head` is the index of its noun. `sort` is "other" ("another fire", "a second bus"), "compared"
    ("a smaller fire"), "also" ("a man was also held"), "more" (a number that comes on top: "a
    further 40 homes"), "part" ("in Leeds alone", whose noun is the place) or "before" (one told of
    just before: "that trial", and the place or time of "there" and "then", which is its own noun).
    """

    first: int
    end: int
    head: int
    sort: OtherSort


@attrs.frozen
class Facts:
    """All that analysis found in one sentence.

    `told_on` is the document's date, None where that isn't known.
    """

    sentence: Sentence
    tokens: tuple[Token, ...]
    entities: tuple[Entity, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    dates: tuple[DateMention, ...] = ()
    negations: tuple[Negation, ...] = ()
    quantifiers: tuple[Quantifier, ...] = ()
    conditions: tuple[Condition, ...] = ()
    modalities: tuple[Modality, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    speakers: tuple[Speaker, ...] = ()
    clauses: tuple[Clause, ...] = ()
    arguments: tuple[Argument, ...] = ()
    uncommitted: tuple[Uncommitted, ...] = ()
    others: tuple[Other, ...] = ()
    question: bool = False
    told_on: date | None = None

    def words(self, span: Span) -> str:
        """Return the characters of the sentence at `span`."""
        offset = self.sentence.span.start
        return self.sentence.text[span.start - offset : span.end - offset]
