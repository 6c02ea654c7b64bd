"""Forms: which lemmas a word can be a form of, and which words make a fixed phrase."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from factcheck.lexicon.records import read_count, read_record


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a form: the lemma, its part of speech and the inflection.

    `weight` is the reading's estimated share, 0 to 1, of the form's uses: the lemma's count in
    SemCor plus one, times the usual share of the inflection; a form's weights add up to one.
    `form` is base, plural, past, participle, ing, third, comparative or superlative.
    """

    lemma: str
    pos: str
    weight: float
    form: str


# Endings taken off and put back, after morphy(7WN), with y restored (carried, earlier). The form
# each stands for follows from the part of speech and the ending.
_DETACHMENTS = {
    "n": (
        ("ies", "y"), ("ses", "s"), ("xes", "x"), ("zes", "z"), ("ches", "ch"), ("shes", "sh"),
        ("men", "man"), ("s", ""), ("'s", ""),
    ),
    "v": (
        ("ies", "y"), ("es", "e"), ("es", ""), ("s", ""), ("ied", "y"), ("ed", "e"), ("ed", ""),
        ("ing", "e"), ("ing", ""),
    ),
    "a": (("iest", "y"), ("ier", "y"), ("est", "e"), ("est", ""), ("er", "e"), ("er", "")),
}  # fmt: skip
# Roughly the inflections' shares in the Wall Street Journal part of the Penn Treebank (Marcus and
# others, 1993): how often a lemma's uses take each form.
_FORM_SHARES = {
    "n": {"base": 0.7, "plural": 0.3},
    "v": {"base": 0.3, "past": 0.24, "third": 0.17, "participle": 0.16, "ing": 0.13},
    "a": {"base": 0.92, "comparative": 0.05, "superlative": 0.03},
    "r": {"base": 0.92, "comparative": 0.05, "superlative": 0.03},
}


@lru_cache(maxsize=50_000)
def lookup(form: str) -> tuple[Reading, ...]:
    """Every reading of a lower-case form, the likeliest first; empty for an unknown word."""
    found: dict[tuple[str, str, str], float] = {}
    record = read_record(form)
    for pos in "nvar":
        if pos in record:
            _add(found, form, pos, "base")
    irregular = set()
    for entry in record.get("I", "").split("|") if "I" in record else ():
        lemma, pos, name = entry.split(",")
        if lemma != form:
            irregular.add(pos)
        _add(found, lemma, pos, name)
    for pos, rules in _DETACHMENTS.items():
        if pos not in irregular:
            for lemma, ending in _stems(form, pos, rules):
                for name in _inflections(pos, ending):
                    _add(found, lemma, pos, name)
    total = sum(found.values())
    readings = [
        Reading(lemma, pos, weight / total, name) for (lemma, pos, name), weight in found.items()
    ]
    return tuple(sorted(readings, key=lambda r: (-r.weight, r.pos, r.form, r.lemma)))


def _add(found: dict[tuple[str, str, str], float], lemma: str, pos: str, name: str) -> None:
    count = read_count(lemma, pos)
    if count is not None:
        found[lemma, pos, name] = (count + 1) * _FORM_SHARES[pos][name]


def _stems(form: str, pos: str, rules: Iterable[tuple[str, str]]) -> Iterable[tuple[str, str]]:
    """Lemmas that a regular form can come from, each with the ending taken off."""
    for ending, replacement in rules:
        if not form.endswith(ending) or (ending == "s" and form.endswith("ss")):
            continue
        stem = form[: len(form) - len(ending)]
        if len(stem) < 2:
            continue
        if pos in read_record(stem + replacement):
            yield stem + replacement, ending
        # "banned", "bigger": the consonant is doubled before an ending that starts with a vowel.
        elif (
            not replacement
            and ending[0] in "ei"
            and len(stem) > 3
            and stem[-1] == stem[-2]
            and pos in read_record(stem[:-1])
        ):
            yield stem[:-1], ending


def _inflections(pos: str, ending: str) -> tuple[str, ...]:
    if pos == "n":
        return ("plural",)
    if pos == "a":
        return ("superlative",) if ending.endswith("st") else ("comparative",)
    if ending.endswith("s"):
        return ("third",)
    return ("ing",) if ending == "ing" else ("participle", "past")


@lru_cache(maxsize=50_000)
def is_phrase(words: tuple[str, ...]) -> bool:
    """Whether these lemmas form a fixed phrase: "pull out", "prime minister", "at least"."""
    return len(words) > 1 and "W" in read_record(" ".join(words))


def phrase_starts(word: str) -> int:
    """The length in words of the longest phrase that starts with `word`; 0 for none."""
    return int(read_record(word).get("P", 0))
