"""English words, their forms and how they relate: WordNet 3.0 joined with curated news tables.

The data lies in ``words.dat`` beside this file, written by ``scripts/lexicon/compile.py``, whose
docstring describes the format. It is mapped into memory at the first question, not at import, and
read record by record. All words are lower case, those of a phrase joined by single spaces; parts of
speech are ``n`` (noun), ``v`` (verb), ``a`` (adjective) and ``r`` (adverb). Nothing here raises on
an unknown word: the answer is empty. Safe to share between threads.

Source of the data: Princeton University, "About WordNet", 2010, https://wordnet.princeton.edu;
see ``WORDNET-LICENSE``.
"""

from __future__ import annotations

import mmap
import struct
from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from math import sqrt
from pathlib import Path

__all__ = [
    "Reading",
    "Relation",
    "canonical_place",
    "classes",
    "demonym_of",
    "expansion_of",
    "gazetteer",
    "is_phrase",
    "lookup",
    "parts",
    "phrase_starts",
    "relation",
]

_PATH = Path(__file__).with_name("words.dat")
_MAGIC = b"FCLEX001"
_OFFSETS = struct.Struct("<I")


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


@dataclass(frozen=True, slots=True)
class Relation:
    """How one lemma relates to another, and how surely.

    `kind` is one of

    - ``same``, ``spelling`` (organise, organize), ``derived`` (withdraw, withdrawal)
    - ``synonym``, ``broader`` (the second is the more general word), ``narrower``, ``sibling``
    - ``antonym`` (rise, fall), ``converse`` (the same with roles exchanged: buy, sell),
      ``exclusive`` (members of one class that cannot fill the same slot: red, blue)

    `strength` is 0 to 1: how frequent the related senses are among each word's uses.
    """

    kind: str
    strength: float


# --- Records ----------------------------------------------------------------------------------


@cache
def _file() -> tuple[mmap.mmap, int, int]:
    """The mapped file, the number of records and where their offsets start."""
    with _PATH.open("rb") as file:
        data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    magic, count, offsets = struct.unpack_from("<8sII", data)
    if magic != _MAGIC:
        raise RuntimeError(f"{_PATH} is not a lexicon of this version: reinstall factcheck")
    return data, count, offsets


@lru_cache(maxsize=50_000)
def _record(key: str) -> Mapping[str, str]:
    """The fields of a record by their first character; empty where there is no such key."""
    data, count, offsets = _file()
    wanted = key.encode()

    def key_at(index: int) -> bytes:
        start = _OFFSETS.unpack_from(data, offsets + 4 * index)[0]
        return data[start : data.find(b"\t", start)]

    index = bisect_left(range(count), wanted, key=key_at)
    if index == count or key_at(index) != wanted:
        return {}
    start = _OFFSETS.unpack_from(data, offsets + 4 * index)[0]
    line = data[start : data.find(b"\n", start)].decode()
    return {field[0]: field[1:] for field in line.split("\t")[1:]}


@dataclass(frozen=True, slots=True)
class _Word:
    """A lemma in one part of speech. Senses and groups are ids with their share of the uses."""

    count: int
    senses: Mapping[str, float]
    related: Mapping[str, float]
    hypernyms: Mapping[str, float]
    second: Mapping[str, float]
    opposites: Mapping[str, float]
    converses: frozenset[str]
    derived: frozenset[str]
    antonyms: frozenset[str]
    classes: frozenset[str]
    exclusive: Mapping[str, tuple[str, ...]]


@lru_cache(maxsize=50_000)
def _word(lemma: str, pos: str) -> _Word | None:
    field = _record(lemma).get(pos)
    if field is None:
        return None
    count, senses, related, derived, antonyms, classes_, exclusive = (field.split(";") + [""] * 6)[
        :7
    ]
    shares: tuple[dict[str, float], dict[str, float]] = ({}, {})
    hypernyms: dict[str, float] = {}
    second: dict[str, float] = {}
    opposites: dict[str, float] = {}
    converses = set()
    for kind, text in enumerate((senses, related)):
        for item in text.split():
            sense, percent, ups, seconds, against = (item.split(":") + [""] * 4)[:5]
            share = int(percent or 100) / 100
            if sense:
                shares[kind][sense] = share
            for held, ids in ((hypernyms, ups), (second, seconds), (opposites, against)):
                for other in ids.split(",") if ids else ():
                    if other[0] == "~":
                        converses.add(other[1:])
                    else:
                        held[other] = max(share, held.get(other, 0.0))
    names = _record("")["K"].split()
    return _Word(
        int(count or "0", 36),
        shares[0],
        shares[1],
        hypernyms,
        second,
        opposites,
        frozenset(converses),
        frozenset(derived.split(",")) if derived else frozenset(),
        frozenset(antonyms.split(",")) if antonyms else frozenset(),
        frozenset(names[int(code, 36)] for code in classes_.split()),
        {
            names[int(code, 36)]: tuple(ids.split(","))
            for code, _, ids in (item.partition(":") for item in exclusive.split())
        },
    )


# --- Forms ------------------------------------------------------------------------------------

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
    record = _record(form)
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
    word = _word(lemma, pos)
    if word is not None:
        found[lemma, pos, name] = (word.count + 1) * _FORM_SHARES[pos][name]


def _stems(form: str, pos: str, rules: Iterable[tuple[str, str]]) -> Iterable[tuple[str, str]]:
    """Lemmas that a regular form can come from, each with the ending taken off."""
    for ending, replacement in rules:
        if not form.endswith(ending) or (ending == "s" and form.endswith("ss")):
            continue
        stem = form[: len(form) - len(ending)]
        if len(stem) < 2:
            continue
        if pos in _record(stem + replacement):
            yield stem + replacement, ending
        # "banned", "bigger": the consonant is doubled before an ending that starts with a vowel.
        elif (
            not replacement
            and ending[0] in "ei"
            and len(stem) > 3
            and stem[-1] == stem[-2]
            and pos in _record(stem[:-1])
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
    return len(words) > 1 and "W" in _record(" ".join(words))


def phrase_starts(word: str) -> int:
    """The length in words of the longest phrase that starts with `word`; 0 for none."""
    return int(_record(word).get("P", 0))


# --- Relations --------------------------------------------------------------------------------

# Verbs of so many senses that a shared one rarely is the one meant.
_LIGHT = frozenset(
    {
        "act", "be", "break", "bring", "call", "carry", "come", "cut", "do", "draw", "fall",
        "find", "get", "give", "go", "have", "hold", "keep", "lead", "let", "look", "make",
        "move", "pass", "play", "put", "run", "see", "set", "show", "stand", "take", "turn",
        "work",
    }
)  # fmt: skip
# The least overlap of two words' uses that makes them synonyms, by part of speech.
_LEAST_OVERLAP = {"n": 0.2, "v": 0.3, "a": 0.2, "r": 0.2}
_LEAST_LIGHT = 0.45
# The least share of both words' uses that a hypernym, sibling or opposite sense must have; verbs
# have more senses, and further apart.
_LEAST_SHARE = {"n": 0.2, "v": 0.35, "a": 0.2, "r": 0.2}
# The same for opposite senses: adjectives' lie between wide clusters of near synonyms.
_LEAST_OPPOSED = {"n": 0.2, "v": 0.35, "a": 0.35, "r": 0.2}
# The same for the opposites that WordNet gives for the two words themselves.
_LEAST_SHARE_DIRECT = 0.15
# The least strength of a broader or narrower verb: below it they meet in remote senses only.
_LEAST_ABOVE_VERB = 0.6
_SPELLINGS = (
    ("isation", "ization"), ("ise", "ize"), ("yse", "yze"), ("our", "or"), ("ogue", "og"),
    ("amme", "am"), ("ence", "ense"), ("ae", "e"), ("oe", "e"), ("ll", "l"),
)  # fmt: skip


@lru_cache(maxsize=200_000)
def relation(a: str, b: str, pos_a: str, pos_b: str) -> Relation | None:
    """The most telling relation between two lemmas, or None.

    What the curated tables say goes before what WordNet says, and opposition before likeness; a
    relation that they deny two words is passed over.
    """
    if a == b:
        return Relation("same", 1.0) if pos_a == pos_b else Relation("derived", 0.95)
    first, second = _word(a, pos_a), _word(b, pos_b)
    if first is None or second is None:
        unknown = not _record(a) or not _record(b)
        same = unknown and pos_a == pos_b and _is_variant(a, b)
        return Relation("spelling", 1.0) if same else None
    least = _LEAST_SHARE[pos_a]
    light = pos_a == pos_b == "v" and (a in _LIGHT or b in _LIGHT)
    overlap = _overlap(first.senses, second.senses)
    if pos_a == pos_b and overlap and _is_variant(a, b):
        return Relation("spelling", 1.0)
    direct = b in first.antonyms or a in second.antonyms
    excluded = _excluded(a, b, pos_a) if pos_a == pos_b else frozenset()
    asked: tuple[Callable[[], Relation | None], ...] = (
        lambda: _grouped(first, second),
        lambda: _opposed(first, second, direct, _LEAST_OPPOSED[pos_a]),
        lambda: _derived(first, second, f"{a}/{pos_a}", f"{b}/{pos_b}"),
        lambda: _grouped_by_family(first, second),
        lambda: _alike(first, second, overlap, _LEAST_LIGHT if light else _LEAST_OVERLAP[pos_a]),
        lambda: None if light else _above(first, second, least, verbs=pos_a == pos_b == "v"),
        lambda: _exclusive(first, second),
        lambda: None if light else _sibling(first, second, least),
    )
    answers = (ask() for ask in asked)
    return next((found for found in answers if found and found.kind not in excluded), None)


def _excluded(a: str, b: str, pos: str) -> frozenset[str]:
    """The kinds of relation that the curated table denies to two words."""
    entries = (entry.split(",") for entry in _record(a).get("X", "").split("|"))
    return frozenset(kind for kind, *rest in entries if rest == [pos, b])


def _is_variant(a: str, b: str) -> bool:
    return len(a) > 3 and len(b) > 3 and _american(a) == _american(b)


@lru_cache(maxsize=20_000)
def _american(word: str) -> str:
    for british, american in _SPELLINGS:
        word = word.replace(british, american)
    return word[:-2] + "er" if word.endswith("re") else word


def _groups(senses: Mapping[str, float]) -> frozenset[str]:
    return frozenset(sense for sense in senses if sense[0] == "+")


def _grouped(a: _Word, b: _Word) -> Relation | None:
    """What the curated groups say of two words themselves, and which groups oppose theirs."""
    own_a, own_b = _groups(a.senses), _groups(b.senses)
    if own_a & own_b:
        return Relation("synonym", 0.95)
    all_b = own_b | _groups(b.related)
    if a.converses & all_b:
        return Relation("converse", 0.95)
    if any(other in all_b for other in a.opposites):
        return Relation("antonym", 0.95)
    return None


def _grouped_by_family(a: _Word, b: _Word) -> Relation | None:
    """What the curated groups say of two words by those they are derived from, or one level up."""
    own_a, own_b = _groups(a.senses), _groups(b.senses)
    all_a, all_b = own_a | _groups(a.related), own_b | _groups(b.related)
    if own_a & all_b or all_a & own_b:
        return Relation("synonym", 0.85)
    if any(group in a.hypernyms for group in all_b):
        return Relation("broader", 0.75)
    if any(group in b.hypernyms for group in all_a):
        return Relation("narrower", 0.75)
    return None


def _opposed(a: _Word, b: _Word, direct: bool, least: float) -> Relation | None:
    """WordNet's opposites: `direct` where it names the two words, else by senses and families."""
    least = _LEAST_SHARE_DIRECT if direct else least
    share = max(
        _against(a.opposites, b.senses, b.related, least),
        _against(b.opposites, a.senses, a.related, least),
    )
    if not share:
        return None
    return Relation("antonym", min(1.0, 0.6 + share / 2) if direct else min(0.9, 0.5 + share / 2))


def _against(
    opposites: Mapping[str, float],
    senses: Mapping[str, float],
    related: Mapping[str, float],
    least: float,
) -> float:
    """How surely one word's opposites are among another's senses or those it is derived from."""
    best = 0.0
    for other, share in opposites.items():
        if other[0] != "+" and share >= least:
            held = max(senses.get(other, 0.0), related.get(other, 0.0))
            if held >= least:
                best = max(best, sqrt(share * held))
    return best


def _derived(a: _Word, b: _Word, name_a: str, name_b: str) -> Relation | None:
    if name_b in a.derived or name_a in b.derived:
        return Relation("derived", 0.95)
    # A star marks the doer: "murderer" goes with "murder" but does not mean it.
    if name_b + "*" in a.derived or name_a + "*" in b.derived:
        return Relation("derived", 0.7)
    return None


def _overlap(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    return sum(sqrt(share * b[sense]) for sense, share in a.items() if sense in b)


def _alike(a: _Word, b: _Word, overlap: float, least: float) -> Relation | None:
    if overlap >= least:
        return Relation("synonym", min(0.95, 0.5 + overlap / 2))
    across = max(_overlap(a.related, b.senses), _overlap(a.senses, b.related))
    if across >= least:
        return Relation("synonym", min(0.85, 0.4 + across / 2))
    return None


def _above(a: _Word, b: _Word, least: float, *, verbs: bool) -> Relation | None:
    steps = (
        ("broader", 0.75, a.hypernyms, b.senses),
        ("narrower", 0.75, b.hypernyms, a.senses),
        ("broader", 0.6, a.second, b.senses),
        ("narrower", 0.6, b.second, a.senses),
    )
    for kind, most, ups, senses in steps:
        share = max((min(s, ups[x]) for x, s in senses.items() if x in ups), default=0.0)
        if share >= least:
            strength = round(max(0.5, most * sqrt(share)), 3)
            if not verbs or strength >= _LEAST_ABOVE_VERB:
                return Relation(kind, strength)
    return None


def _exclusive(a: _Word, b: _Word) -> Relation | None:
    for name, ids in a.exclusive.items():
        others = b.exclusive.get(name)
        if others and ids[0] not in others and others[0] not in ids:
            return Relation("exclusive", 0.9)
    return None


def _sibling(a: _Word, b: _Word, least: float) -> Relation | None:
    for up, share in a.hypernyms.items():
        if share >= least and b.hypernyms.get(up, 0.0) >= least:
            return Relation("sibling", 0.3)
    return None


def classes(lemma: str, pos: str) -> frozenset[str]:
    """Coarse classes of the word's frequent senses: person, place, event, organisation, …

    They are WordNet's lexicographer files, finer ones by hypernym roots (occupation, unit, money,
    vehicle, disease, …) and the curated classes.
    """
    word = _word(lemma, pos)
    return word.classes if word is not None else frozenset()


# --- Names ------------------------------------------------------------------------------------


def _values(name: str, field: str) -> tuple[str, ...]:
    for key in dict.fromkeys((name, name.rstrip("."), name.replace(".", ""))):
        held = _record(key).get(field)
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


def expansion_of(acronym: str) -> str | None:
    """What a lower-case acronym stands for: "fbi" gives "federal bureau of investigation"."""
    return next(iter(_values(acronym, "E")), None)
