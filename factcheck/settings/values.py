"""What a newsroom chooses, as values: the settings, what they allow, and their rules by path."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias

import attrs

from factcheck.claims import Verdict
from factcheck.errors import InvalidValueError
from factcheck.findings import Finding, Kind
from factcheck.paths import matches, relative

FAIL_ON = (
    "inaccurate",
    "mostly-inaccurate",
    "misleading",
    "mixed",
    "never",
)
"""What `Settings.fail_on` may be, worst first."""

LEVELS = {"strict": 0.85, "balanced": 0.5, "lenient": 0.3}
"""The confidence a finding needs at each named level; docs/explanation/accuracy.md has what each
gives."""

CHECK, SPEAKER, SKIP = QUOTES = ("check", "speaker", "skip")
"""What `Settings.quotes` may be: what is quoted is checked as all else, told and left to the
speaker, or silenced."""

OFF = "off"
"""The level of a kind whose findings are silenced."""

DEFAULT = "default"
"""In a table of verdicts by kind: that of every kind which the table leaves out."""

FailOn: TypeAlias = str | Mapping[str, str]
KindLevel: TypeAlias = str | float


def _to_kind(value: object) -> Kind:
    try:
        return Kind(str(value))
    except ValueError:
        raise InvalidValueError("kinds", "one of " + ", ".join(Kind), value) from None


def _to_kinds(values: Iterable[object]) -> tuple[Kind, ...]:
    if isinstance(values, str):
        raise InvalidValueError("kinds", "a list of kinds", values)
    return tuple(map(_to_kind, values))


def _to_levels(values: Mapping[Any, KindLevel]) -> dict[Kind, KindLevel]:
    return {_to_kind(kind): level for kind, level in values.items()}


def is_share(value: object) -> bool:
    """Whether `value` is a number from 0 to 1."""
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 1


def _known_level(_: object, attribute: attrs.Attribute[str], value: object) -> None:
    if value not in LEVELS:
        raise InvalidValueError(attribute.name, "one of " + ", ".join(LEVELS), value)


def _known_quotes(_: object, attribute: attrs.Attribute[str], value: object) -> None:
    if value not in QUOTES:
        raise InvalidValueError(attribute.name, "one of " + ", ".join(QUOTES), value)


def _known_levels(_: object, __: object, value: Mapping[Kind, object]) -> None:
    for kind, level in value.items():
        if level not in (*LEVELS, OFF) and not is_share(level):
            expected = f"one of {', '.join(LEVELS)}, {OFF}, or a number from 0 to 1"
            raise InvalidValueError(f"kinds.{kind}", expected, level)


def _known_verdicts(_: object, attribute: attrs.Attribute[Any], value: FailOn) -> None:
    table = {"": value} if isinstance(value, str) else value
    for kind, verdict in table.items():
        if kind not in ("", DEFAULT):
            _to_kind(kind)
        if verdict not in FAIL_ON:
            raise InvalidValueError(attribute.name, "one of " + ", ".join(FAIL_ON), verdict)


def _filled(_: object, attribute: attrs.Attribute[str], value: object) -> None:
    if not isinstance(value, str) or not value.strip():
        raise InvalidValueError(attribute.name, "text", value)


@attrs.frozen
class Allowed:
    """A phrase that may stand: findings whose sentence holds it are silenced.

    Case, white space and the form of quotation marks don't count, and a phrase is whole words: "28
    members" is not in "128 members". `kinds` limits it to some kinds of finding, none meaning all;
    `reason` says why, for reports. Raises InvalidValueError for an empty phrase or an unknown kind.
    """

    phrase: str = attrs.field(validator=_filled)
    kinds: tuple[Kind, ...] = attrs.field(default=(), converter=_to_kinds)
    reason: str | None = None


def _to_allowed(values: Iterable[str | Allowed]) -> tuple[Allowed, ...]:
    return tuple(v if isinstance(v, Allowed) else Allowed(v) for v in values)


def _to_texts(values: str | Iterable[str]) -> tuple[str, ...]:
    return (values,) if isinstance(values, str) else tuple(values)


@attrs.frozen
class PathRule:
    """Settings of some drafts alone: those whose path `match` matches.

    `match` holds patterns as a ``.gitignore`` file does ("sport/**", "*.txt"), of paths from
    `folder` ("" is the working folder). What is None or empty here stays as it is; `fail_on`,
    `level`, `min_confidence` and `quotes` take the place of what is in force, `kinds` that of the
    same kinds, and `allow` is added. Raises InvalidValueError as `Settings` does, and for a wrong
    pattern.
    """

    match: tuple[str, ...] = attrs.field(converter=_to_texts)
    folder: str = ""
    fail_on: FailOn | None = attrs.field(
        default=None, validator=attrs.validators.optional(_known_verdicts)
    )
    level: str | None = attrs.field(default=None, validator=attrs.validators.optional(_known_level))
    min_confidence: float | None = None
    kinds: Mapping[Kind, KindLevel] = attrs.field(
        factory=dict, converter=_to_levels, validator=_known_levels, hash=False
    )
    allow: tuple[Allowed, ...] = attrs.field(default=(), converter=_to_allowed)
    quotes: str | None = attrs.field(
        default=None, validator=attrs.validators.optional(_known_quotes)
    )

    @match.validator
    def _patterns(self, _: object, value: tuple[str, ...]) -> None:
        try:
            matches(value, "")
        except ValueError:
            raise InvalidValueError("match", "patterns such as sport/** or *.txt", value) from None

    def applies(self, path: str) -> bool:
        """Whether the rule is for the draft at `path`."""
        return matches(self.match, relative(path, self.folder))


def _to_rules(values: Iterable[PathRule]) -> tuple[PathRule, ...]:
    return tuple(values)


@attrs.frozen
class Settings:
    """What a newsroom chooses.

    `claims` lists where claims are kept (files or folders), relative to the settings file;
    `fail_on` is the mildest verdict that makes a run fail ("never": none does), or a table of such
    by kind, with that of all others under "default";
    `level` names how sure a finding must be to be shown: "strict" (hardly a false alarm),
    "balanced", or "lenient" (few misses); `min_confidence`, from 0 to 1, sets that by number
    instead, and `kinds` for one kind: a level, a number, or "off", which silences the kind.
    `quotes` says what is done about findings in what someone else is quoted as saying: "check" them
    as all others, leave them to the "speaker" (shown, they make no run fail), or "skip" them.
    `allow` lists phrases that may stand, `paths` what is different for some drafts, later rules
    over earlier ones, `baseline` names the file of findings that are known, and `encoder` what
    `load_encoder` loads, None for nothing.
    Raises InvalidValueError for an unknown level, kind, verdict or treatment of quotes.
    """

    claims: tuple[str, ...] = ("claims/",)
    fail_on: FailOn = attrs.field(default=FAIL_ON[0], validator=_known_verdicts)
    level: str = attrs.field(default="balanced", validator=_known_level)
    min_confidence: float | None = None
    kinds: Mapping[Kind, KindLevel] = attrs.field(
        factory=dict, converter=_to_levels, validator=_known_levels, hash=False
    )
    allow: tuple[Allowed, ...] = attrs.field(default=(), converter=_to_allowed)
    paths: tuple[PathRule, ...] = attrs.field(default=(), converter=_to_rules)
    baseline: str | None = None
    encoder: str | None = None
    quotes: str = attrs.field(default=CHECK, validator=_known_quotes)

    @property
    def least(self) -> float:
        """The confidence below which a finding is not shown, unless its kind has its own."""
        return LEVELS[self.level] if self.min_confidence is None else self.min_confidence

    def least_of(self, kind: Kind) -> float:
        """Return the confidence below which a finding of `kind` is none."""
        level = self.kinds.get(kind, OFF)
        if level == OFF:
            return self.least
        return LEVELS[level] if isinstance(level, str) else level

    def fails(self, finding: Finding) -> bool:
        """Whether `finding` makes a run fail: its verdict is at least as bad as `fail_on` says.

        One that is left to who is quoted never does.
        """
        if finding.quoted is not None and finding.quoted.excused:
            return False
        named = self.fail_on
        if not isinstance(named, str):
            named = named.get(finding.kind, named.get(DEFAULT, FAIL_ON[0]))
        return named != "never" and finding.verdict.severity >= Verdict(named).severity

    def at(self, path: str | None) -> Settings:
        """Return the settings of the draft at `path`: the rules of `paths` applied."""
        if path is None or not self.paths:
            return self
        made = attrs.evolve(self, paths=())
        for rule in self.paths:
            if rule.applies(path):
                made = _changed(made, rule)
        return made


def _changed(settings: Settings, rule: PathRule) -> Settings:
    named = rule.level is not None or rule.min_confidence is not None
    return attrs.evolve(
        settings,
        fail_on=settings.fail_on if rule.fail_on is None else rule.fail_on,
        level=rule.level or settings.level,
        min_confidence=rule.min_confidence if named else settings.min_confidence,
        kinds={**settings.kinds, **rule.kinds},
        quotes=rule.quotes or settings.quotes,
        allow=settings.allow + rule.allow,
    )
