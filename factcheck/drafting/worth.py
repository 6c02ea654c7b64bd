"""Worth: how much there is to check in a statement, and why a sentence is passed over."""

from __future__ import annotations

from factcheck.analysis import may_assert
from factcheck.drafting.tables import FILLER, FIRST_PERSON, OPINION
from factcheck.facts import EntityType, Facts, Mode, Tag
from factcheck.lexicon import classes

_BASE = 0.25
_WEIGHTS = {
    "a name": 0.15,
    "names": 0.2,
    "a number": 0.2,
    "a date": 0.15,
    "a quotation": 0.15,
    "a speaker": 0.1,
    "a deed": 0.1,
    "an office": 0.05,
}
_DEEDS = frozenset({"act", "communication", "change", "possession", "competition", "creation",
                    "social", "motion", "contact"})  # fmt: skip


def reasons(facts: Facts, *, quoted: bool, claimant: bool) -> tuple[str, ...]:
    """Return what in a statement can be checked."""
    named = {e.words for e in facts.entities if e.type is not EntityType.NATIONALITY}
    found = ["names"] if len(named) > 1 else ["a name"] if named else []
    if facts.quantities:
        found.append("a number")
    if facts.dates:
        found.append("a date")
    if quoted:
        found.append("a quotation")
    elif claimant:
        found.append("a speaker")
    if any(t.tag is Tag.VERB and _DEEDS & classes(t.lemma, "v") for t in facts.tokens):
        found.append("a deed")
    return tuple(found)


def score(found: tuple[str, ...]) -> float:
    """Return how much there is to check, 0 to 1."""
    return round(min(1.0, _BASE + sum(_WEIGHTS[reason] for reason in found)), 2)


def unworthy(facts: Facts, text: str) -> str | None:
    """Return why nothing is drafted from a sentence of the article, or None."""
    lower = text.lower()
    if facts.question:
        return "a question"
    if any(phrase in lower for phrase in FILLER):
        return "no news"
    words = [t for t in facts.tokens if t.norm[0].isalnum()]
    if len(words) < 3 or not may_assert(facts):
        return "no assertion"
    return None


def opinion(facts: Facts, *, claimant: bool) -> str | None:
    """Return why a statement is nobody's to check, or None."""
    if claimant:
        return None
    if any(t.norm in FIRST_PERSON and t.tag is not Tag.NAME for t in facts.tokens):
        return "in the first person"
    judging = next(
        (t.text for t in facts.tokens if t.norm in OPINION and t.tag is not Tag.NAME), None
    )
    if judging is not None and not facts.quantities:
        return f"an opinion: “{judging}”"
    verb = next((t for t in facts.tokens if t.tag in (Tag.VERB, Tag.AUXILIARY)), None)
    if verb is None or any(
        e.type in (EntityType.PERSON, EntityType.ORGANISATION) for e in facts.entities
    ):
        return None
    opens = next((m.mode for m in facts.modalities if m.span.start == verb.start), None)
    return "a forecast without a speaker" if opens in (Mode.FUTURE, Mode.POSSIBLE) else None
