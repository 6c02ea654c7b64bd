"""Relations: how two lemmas relate, and what classes a lemma belongs to."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import sqrt

from factcheck.lexicon.records import Word, read_record, read_word


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
    first, second = read_word(a, pos_a), read_word(b, pos_b)
    if first is None or second is None:
        unknown = not read_record(a) or not read_record(b)
        same = unknown and pos_a == pos_b and is_variant(a, b)
        return Relation("spelling", 1.0) if same else None
    name_a, name_b = f"{a}/{pos_a}", f"{b}/{pos_b}"
    direct = b in first.antonyms or a in second.antonyms
    derived = _derived(first, second, name_a, name_b)
    if not direct and derived is None and first.ties.isdisjoint(second.ties):
        return None
    least = _LEAST_SHARE[pos_a]
    light = pos_a == pos_b == "v" and (a in _LIGHT or b in _LIGHT)
    overlap = _overlap(first.senses, second.senses)
    if pos_a == pos_b and overlap and is_variant(a, b):
        return Relation("spelling", 1.0)
    excluded = _excluded(a, b, pos_a) if pos_a == pos_b else frozenset()
    asked: tuple[Callable[[], Relation | None], ...] = (
        lambda: _grouped(first, second),
        lambda: _opposed(first, second, direct, _LEAST_OPPOSED[pos_a]),
        lambda: derived,
        lambda: _grouped_by_family(first, second),
        lambda: _alike(first, second, overlap, _LEAST_LIGHT if light else _LEAST_OVERLAP[pos_a]),
        lambda: None if light else _above(first, second, least, verbs=pos_a == pos_b == "v"),
        lambda: _exclusive(first, second),
        lambda: None if light else _sibling(first, second, least),
    )
    answers = (ask() for ask in asked)
    return next((found for found in answers if found and found.kind not in excluded), None)


def ties(lemma: str, pos: str) -> frozenset[str] | None:
    """What a word may be related by: two that share none of it are not related.

    None for a word that the lexicon doesn't have, which may be another's spelling.
    """
    word = read_word(lemma, pos)
    return None if word is None else word.ties


def _excluded(a: str, b: str, pos: str) -> frozenset[str]:
    """The kinds of relation that the curated table denies to two words."""
    entries = (entry.split(",") for entry in read_record(a).get("X", "").split("|"))
    return frozenset(kind for kind, *rest in entries if rest == [pos, b])


def is_variant(a: str, b: str) -> bool:
    """Whether two words differ only as British and American spelling do."""
    return len(a) > 3 and len(b) > 3 and _american(a) == _american(b)


@lru_cache(maxsize=20_000)
def _american(word: str) -> str:
    for british, american in _SPELLINGS:
        word = word.replace(british, american)
    return word[:-2] + "er" if word.endswith("re") else word


def _groups(senses: Mapping[str, float]) -> frozenset[str]:
    return frozenset(sense for sense in senses if sense[0] == "+")


def _grouped(a: Word, b: Word) -> Relation | None:
    """What the curated groups say of two words themselves, and which groups oppose theirs."""
    own_a, own_b = _groups(a.senses), _groups(b.senses)
    if own_a & own_b:
        return Relation("synonym", 0.95)
    all_b = own_b | _groups(b.related)
    if any(other in own_b for other in a.opposites):
        # Imports are the opposite of exports; to import from is to have exported to.
        return Relation("antonym", 0.95)
    if a.converses & all_b:
        return Relation("converse", 0.95)
    if any(other in all_b for other in a.opposites):
        return Relation("antonym", 0.95)
    return None


def _grouped_by_family(a: Word, b: Word) -> Relation | None:
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


def _opposed(a: Word, b: Word, direct: bool, least: float) -> Relation | None:
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


def _derived(a: Word, b: Word, name_a: str, name_b: str) -> Relation | None:
    if name_b in a.derived or name_a in b.derived:
        return Relation("derived", 0.95)
    # A star marks the doer: "murderer" goes with "murder" but does not mean it.
    if name_b + "*" in a.derived or name_a + "*" in b.derived:
        return Relation("derived", 0.7)
    return None


def _overlap(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    return sum(sqrt(share * b[sense]) for sense, share in a.items() if sense in b)


def _alike(a: Word, b: Word, overlap: float, least: float) -> Relation | None:
    if overlap >= least:
        return Relation("synonym", min(0.95, 0.5 + overlap / 2))
    across = max(_overlap(a.related, b.senses), _overlap(a.senses, b.related))
    if across >= least:
        return Relation("synonym", min(0.85, 0.4 + across / 2))
    return None


def _above(a: Word, b: Word, least: float, *, verbs: bool) -> Relation | None:
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


def _exclusive(a: Word, b: Word) -> Relation | None:
    for name, ids in a.exclusive.items():
        others = b.exclusive.get(name)
        if others and ids[0] not in others and others[0] not in ids:
            return Relation("exclusive", 0.9)
    return None


def _sibling(a: Word, b: Word, least: float) -> Relation | None:
    for up, share in a.hypernyms.items():
        if share >= least and b.hypernyms.get(up, 0.0) >= least:
            return Relation("sibling", 0.3)
    return None


def classes(lemma: str, pos: str) -> frozenset[str]:
    """Coarse classes of the word's frequent senses: person, place, event, organisation, …

    They are WordNet's lexicographer files, finer ones by hypernym roots (occupation, unit, money,
    vehicle, disease, …) and the curated classes.
    """
    word = read_word(lemma, pos)
    return word.classes if word is not None else frozenset()
