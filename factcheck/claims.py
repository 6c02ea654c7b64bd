"""What a newsroom stores: claims, their verdicts, and the evidence in captured sources."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from enum import StrEnum
from typing import Any

import attrs

from factcheck.errors import InvalidValueError
from factcheck.text import Span


class Verdict(StrEnum):
    """What checking found of a statement, from true to false, and apart from both, unknown."""

    ACCURATE = "accurate"
    MOSTLY_ACCURATE = "mostly-accurate"
    MIXED = "mixed"
    MISLEADING = "misleading"
    MOSTLY_INACCURATE = "mostly-inaccurate"
    INACCURATE = "inaccurate"
    UNVERIFIABLE = "unverifiable"

    @property
    def severity(self) -> int:
        """How much it needs an editor: 0 (accurate) to 5 (inaccurate); unverifiable is 1."""
        return _SEVERITY[self]

    @property
    def holds(self) -> bool:
        """Whether a draft may repeat the statement: accurate or mostly accurate."""
        return self in (Verdict.ACCURATE, Verdict.MOSTLY_ACCURATE)

    @property
    def denies(self) -> bool:
        """Whether a draft that repeats the statement needs an editor: mixed or worse."""
        return self.severity >= Verdict.MIXED.severity


_SEVERITY = {
    Verdict.ACCURATE: 0,
    Verdict.MOSTLY_ACCURATE: 1,
    Verdict.UNVERIFIABLE: 1,
    Verdict.MIXED: 2,
    Verdict.MISLEADING: 3,
    Verdict.MOSTLY_INACCURATE: 4,
    Verdict.INACCURATE: 5,
}


def to_verdict(value: object) -> Verdict:
    """Return the verdict that `value` names; raises InvalidValueError for any other word."""
    try:
        return Verdict(str(value))
    except ValueError:
        raise InvalidValueError("verdict", "one of " + ", ".join(Verdict), value) from None


def _not_blank(_: object, attribute: attrs.Attribute[str], value: object) -> None:
    if not isinstance(value, str) or not value.strip():
        raise InvalidValueError(attribute.name, "text that is not empty", value)


def _to_tuple(values: object) -> tuple[Any, ...]:
    if isinstance(values, str | bytes) or not isinstance(values, Iterable):
        raise InvalidValueError("value", "a sequence", values)
    return tuple(values)


def _each(of: type) -> Callable[[object, attrs.Attribute[Any], tuple[object, ...]], None]:
    def check(_: object, attribute: attrs.Attribute[Any], values: tuple[object, ...]) -> None:
        for value in values:
            if not isinstance(value, of):
                raise InvalidValueError(attribute.name, f"a sequence of {of.__name__}", value)

    return check


@attrs.frozen
class Rating:
    """Another publisher's own judgement, kept verbatim beside our verdict.

    `label` is the publisher's wording; `value`, `best` and `worst` are its number and the ends of
    its scale. Never mapped to a verdict by number alone: some publishers count upwards, some down.
    """

    publisher: str = attrs.field(validator=_not_blank)
    label: str = attrs.field(validator=_not_blank)
    value: float | None = None
    best: float | None = None
    worst: float | None = None
    url: str | None = None


@attrs.frozen
class Source:
    """Where something was published.

    `text` is the captured copy, against which evidence spans are verified; `text_path` is the file
    that holds it, relative to the claim file.
    """

    id: str = attrs.field(validator=_not_blank)
    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    published_on: date | None = None
    captured_on: date | None = None
    url: str | None = None
    text: str | None = attrs.field(default=None, repr=False)
    text_path: str | None = None


@attrs.frozen
class Selector:
    """A lasting recipe to find a passage again: its words, those around them, where they were.

    The quote and position selectors of the W3C Web Annotation Data Model (2017), sections 4.2.4
    and 4.2.5.
    """

    exact: str = attrs.field(validator=_not_blank)
    prefix: str = ""
    suffix: str = ""
    position: Span | None = None


@attrs.frozen
class Evidence:
    """A passage of a source that bears on a claim.

    `span` is its place in ``source.text``, or None when no copy was captured; `exact` the words;
    `prefix` and `suffix` what stands before and after, to find it again if the copy moves.
    """

    source: Source
    exact: str = attrs.field(validator=_not_blank)
    span: Span | None = None
    prefix: str = ""
    suffix: str = ""

    @property
    def selector(self) -> Selector:
        """The recipe that finds this passage in another copy of the source."""
        return Selector(self.exact, self.prefix, self.suffix, self.span)


@attrs.frozen
class Claim:
    """A checked statement in the store.

    `statement` is an assertion that stands alone; `verdict` what checking found. `title` is the
    headline of the fact-check, searched with the statement. `variants` are other wordings of the
    same statement. `claimant` is who asserted it and `asserted_on` when; `valid_from` and
    `valid_to` bound the days on which it is held to be true; after `recheck_by` it wants a look.
    `supersedes` names the ids of older claims that this one replaces. `exclusive` says whether its
    relation holds of one thing at a time (None: as the built-in table of relations has it).
    Raises InvalidValueError for an empty id or statement, or an unknown verdict.
    """

    id: str = attrs.field(validator=_not_blank)
    statement: str = attrs.field(validator=_not_blank)
    verdict: Verdict = attrs.field(converter=to_verdict)
    evidence: tuple[Evidence, ...] = attrs.field(
        default=(), converter=_to_tuple, validator=_each(Evidence), kw_only=True
    )
    title: str | None = attrs.field(default=None, kw_only=True)
    explanation: str | None = attrs.field(default=None, kw_only=True)
    claimant: str | None = attrs.field(default=None, kw_only=True)
    variants: tuple[str, ...] = attrs.field(
        default=(), converter=_to_tuple, validator=_each(str), kw_only=True
    )
    tags: tuple[str, ...] = attrs.field(
        default=(), converter=_to_tuple, validator=_each(str), kw_only=True
    )
    asserted_on: date | None = attrs.field(default=None, kw_only=True)
    valid_from: date | None = attrs.field(default=None, kw_only=True)
    valid_to: date | None = attrs.field(default=None, kw_only=True)
    recheck_by: date | None = attrs.field(default=None, kw_only=True)
    supersedes: tuple[str, ...] = attrs.field(
        default=(), converter=_to_tuple, validator=_each(str), kw_only=True
    )
    ratings: tuple[Rating, ...] = attrs.field(
        default=(), converter=_to_tuple, validator=_each(Rating), kw_only=True
    )
    language: str = attrs.field(default="en", kw_only=True)
    exclusive: bool | None = attrs.field(default=None, kw_only=True)

    @property
    def said_on(self) -> date | None:
        """The day its relative dates count from: asserted on, else its first source's date."""
        if self.asserted_on is not None:
            return self.asserted_on
        return next((e.source.published_on for e in self.evidence if e.source.published_on), None)


@attrs.frozen
class Origins:
    """Where claims come from, for those that were read from claim files.

    `claims` has, by claim id, the claim file and the 1-based line on which the claim begins;
    `captures`, by source id, the file that holds the source's captured copy.
    """

    claims: Mapping[str, tuple[str, int]] = attrs.field(factory=dict)
    captures: Mapping[str, str] = attrs.field(factory=dict)
