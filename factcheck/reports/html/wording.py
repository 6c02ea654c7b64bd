"""What an editor reads for a kind, a verdict and a confidence."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from factcheck.claims import Verdict
from factcheck.findings import Finding, Kind

KINDS = {
    Kind.ATTRIBUTION: "Said or done by someone else",
    Kind.ENTITY: "Wrong name",
    Kind.PLACE: "Wrong place",
    Kind.ROLE: "Roles turned round",
    Kind.QUANTITY: "Wrong number",
    Kind.COMPARATOR: "More and fewer mixed up",
    Kind.DATE: "Wrong date",
    Kind.POLARITY: "Says the opposite",
    Kind.QUANTIFIER: "Too much or too little",
    Kind.CONDITION: "Another limit or condition",
    Kind.MODALITY: "Plan and fact mixed up",
    Kind.QUOTE: "Not the words that were said",
    Kind.OUTDATED: "No longer so",
    Kind.KNOWN: "Repeats what was found wrong",
}
"""What kind of error a finding is, in plain words."""


class Words(StrEnum):
    """Whose words a finding is about: the paper's, or those that it quotes."""

    OWN = "own"
    QUOTED = "quoted"


WORDS = {Words.OWN: "The paper's own", Words.QUOTED: "In quotations"}
"""Whose words they are, in plain words."""

# Words of estimative probability: Intelligence Community Directive 203 (2015), section D.6.e.2.
_SURE = (
    (0.95, "almost certain"),
    (0.80, "very likely"),
    (0.55, "likely"),
    (0.45, "even chance"),
    (0.20, "unlikely"),
    (0.05, "very unlikely"),
    (0.0, "remote chance"),
)

_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)


def confidence(share: float) -> str:
    """Return a confidence from 0 to 1 in words and as a percentage, which is rounded down."""
    word = next(word for least, word in _SURE if share >= least)
    # Rounded up, 99.6 would be a certainty that nobody has; a little more mends 0.29 * 100.
    return f"{word}, {int(share * 100 + 1e-9)}%"


def tone(verdict: Verdict) -> str:
    """Return the name of the colours of a verdict: several share one."""
    if verdict.holds:
        return "good"
    if verdict is Verdict.UNVERIFIABLE:
        return "open"
    return "wrong" if verdict.severity >= Verdict.MOSTLY_INACCURATE.severity else "doubtful"


def words(finding: Finding) -> Words:
    """Return whose words a finding is about; a quotation that is wrong is the paper's mistake."""
    return Words.OWN if finding.quoted is None else Words.QUOTED


def day(value: date) -> str:
    """Return a date as it is written in a sentence: ``11 June 2020``."""
    return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"


def count(number: int, noun: str) -> str:
    """Return a number with its noun."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def worded(verdict: Verdict) -> str:
    """Return a verdict as words: ``mostly inaccurate``."""
    return verdict.value.replace("-", " ")
