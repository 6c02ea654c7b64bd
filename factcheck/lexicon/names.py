"""Names: what a proper name can name, what contains a place, and what an acronym stands for."""

from __future__ import annotations

from factcheck.lexicon.forms import lookup
from factcheck.lexicon.records import read_record

LEGAL_FORMS = frozenset("corp gmbh inc incorporated limited llc llp lp ltd plc pty".split())
"""What companies' names end in, also behind a comma, and nothing else does: "Palm, Inc."."""
# Of these, a place is one: two that are apart by a word lie beside each other.
_LEVELS = frozenset(("country", "region"))
# What tells such a place from the other.
_APART = frozenset("equatorial new north northern papua south west".split())
# Places whose parts, today or once, are called so: New Delhi, West Germany.
_OF_PARTS = frozenset("delhi germany vietnam yemen".split())


def _values(name: str, field: str) -> tuple[str, ...]:
    for key in dict.fromkeys((name, name.rstrip("."), name.replace(".", ""))):
        held = read_record(key).get(field)
        if held:
            return tuple(held.split("|"))
    return ()


def gazetteer(name: str) -> frozenset[str]:
    """What a lower-case name can be the name of.

    Kinds: person, place, organisation, work, given-name, country, city, region, nationality,
    demonym, month, weekday, and those of the curated list of names (honorific, …).
    """
    return frozenset(_values(name, "G"))


def parts(name: str) -> tuple[str, ...]:
    """Places that contain the place, nearest first, by their canonical names."""
    return _values(name, "T") or _values(canonical_place(name), "T")


def are_two_places(longer: str, shorter: str) -> bool:
    """Whether a place's name that another's ends in is another place's: "New York", "York".

    "North Yorkshire" is of Yorkshire, and "Korea" may be South Korea: only two countries, or two
    regions, are apart by a word, and what is "new" is.
    """
    kinds, others = gazetteer(longer), gazetteer(shorter)
    if "place" not in kinds or "place" not in others or shorter in _OF_PARTS:
        return False
    first, _, rest = longer.partition(" ")
    if first not in _APART or not f" {rest}".endswith(f" {shorter}"):
        return False
    return first == "new" or bool(kinds & others & _LEVELS)


def demonym_of(word: str) -> str | None:
    """The place whose people or things the word names: "french" gives "france"."""
    held = _values(word, "D")
    if not held:
        plurals = [r.lemma for r in lookup(word) if r.form == "plural"]
        held = next((found for lemma in plurals if (found := _values(lemma, "D"))), ())
    return held[0] if held else None


def canonical_place(name: str) -> str:
    """The usual name of a place given by any of its names: "u.s." gives "united states".

    A name that is no alias is returned as it is.
    """
    return next(iter(_values(name, "C")), name)


def expansions_of(acronym: str) -> tuple[str, ...]:
    """What a lower-case acronym stands for: "fbi" gives "federal bureau of investigation"."""
    return _values(acronym, "E")
