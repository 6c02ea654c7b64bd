"""Auxiliaries: whether "is", "had" or "does" serves a verb that follows, or is one of its own."""

from __future__ import annotations

from factcheck.analysis.readings import Reading, readings_of
from factcheck.analysis.tokens import Raw
from factcheck.analysis.words import BE, CLOSED, DO, HAVE, MODALS
from factcheck.facts import Tag

# What may part an auxiliary from its verb: "has not yet voted", "was no longer sold".
_BETWEEN_VERBS = frozenset("not n't never also already yet neither no longer since".split())

# Words that join clauses or phrases, and are verbs behind an auxiliary: "was provided".
_ALSO_VERBS = frozenset(("provided",))


def auxiliary_tag(raw: tuple[Raw, ...], index: int) -> Tag:
    """Auxiliary where a verb that it serves follows within a few words, else a verb of its own."""
    norm = raw[index].norm
    if norm in MODALS:
        return Tag.AUXILIARY
    wanted = (
        ("base",)
        if norm in DO
        else ("participle", "past")
        if norm in HAVE
        else ("participle", "ing")
    )
    skipped = 0
    denied = norm in DO and index + 1 < len(raw) and raw[index + 1].norm in ("not", "n't")
    for item in raw[index + 1 : index + 5]:
        word = item.norm
        if word in ("being", "been"):
            return Tag.AUXILIARY
        if word == "to":
            return Tag.VERB if norm in HAVE else Tag.AUXILIARY
        if word in _BETWEEN_VERBS:
            continue
        open_class = word[0].isalpha() and (word not in CLOSED or word in _ALSO_VERBS)
        readings = readings_of(word) if open_class else ()
        if denied and any(r.form == "base" for r in readings):
            # "Does not form oxides": nothing but a verb takes "does not".
            return Tag.AUXILIARY
        if _may_be_form(readings, wanted):
            others = sum(r.weight for r in readings if r.pos != "v")
            return Tag.AUXILIARY if others < 0.85 or skipped == 0 else Tag.VERB
        if readings and readings[0].pos == "r":
            continue
        if norm in BE or norm in HAVE:
            return Tag.VERB
        skipped += 1
    return Tag.VERB


def _may_be_form(readings: tuple[Reading, ...], forms: tuple[str, ...]) -> bool:
    """Whether a word may well be a verb in one of the forms; "hurt" and "set" are so in any."""
    verbal = [r for r in readings if r.pos == "v"]
    unchanged = any(r.form == "base" for r in verbal)
    share = sum(r.weight for r in verbal if unchanged or r.form in forms)
    most = max((r.weight for r in verbal if r.form in forms), default=0.0)
    return most > 0.0 and (share if unchanged else most) > 0.15
