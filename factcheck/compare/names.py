"""Whether two names can name one thing: aliases, surnames, acronyms, nested places, typos."""

from __future__ import annotations

from enum import IntEnum
from functools import lru_cache

import attrs
from rapidfuzz.distance import DamerauLevenshtein

from factcheck.accents import spelt_out, unaccented
from factcheck.facts import Entity, EntityType, Facts
from factcheck.lexicon import (
    LEGAL_FORMS,
    are_two_places,
    canonical_place,
    demonym_of,
    expansions_of,
    gazetteer,
    is_variant,
    lookup,
    parts,
)

_TYPO_LENGTH = 5
# Given names of at least so many letters may be spelt two letters apart: "Zulfikar", "Zulfiqar".
_TRANSLITERATED = 6
_INITIALLED = 2
_ABBREVIATED = frozenset("us usa uk eu u.s. u.s u.k. u.k".split())
_PLACE_TYPES = frozenset({EntityType.PLACE, EntityType.NATIONALITY})
_LEGAL_FORMS = LEGAL_FORMS | frozenset(
    "ab ag bv co companies company corporation holdings nv sa se spa".split()
)
_ORDINALS = {
    word: f"{number}{'st nd rd'.split()[number - 1] if number < 4 else 'th'}"
    for number, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split(),
        start=1,
    )
}
# The Arabic article, which names of places are written with and without: "Al-Fallujah".
_ARTICLE = "al"
# Given names that their short forms don't begin like, as they are used in English.
_NICKNAMES = {
    short: full
    for full, shorts in {
        "anthony": "tony", "charles": "chuck", "edward": "ted ned", "elizabeth": "betty liz beth",
        "harold": "hal", "henry": "hank harry", "james": "jim jimmy", "john": "jack johnny",
        "margaret": "peggy meg", "richard": "dick", "robert": "bob bobby", "theodore": "ted",
        "william": "bill billy",
    }.items()
    for short in shorts.split()
}  # fmt: skip
# Titles that go before the given name: whose surname is not told with them.
_GAMES = frozenset((("games",),))
_OF_GAMES = frozenset("games olympics paralympics".split())
_WITH_GIVEN_NAME = frozenset(
    "brother dame emperor empress king pope prince princess queen saint sir sister".split()
)
# Peoples that are called by either name.
_PEOPLES = {
    "latino": "hispanic", "latina": "hispanic", "latinos": "hispanics", "latinas": "hispanics",
    "gypsy": "roma", "gypsies": "roma", "romani": "roma", "eskimo": "inuit", "eskimos": "inuit",
    "lapp": "sami", "lapps": "sami",
}  # fmt: skip
# A name of one of these sorts is no town's.
_NO_TOWN = frozenset(("country", "region", "demonym", "person", "organisation"))
# Of each of these, a place lies in one.
_LEVELS = frozenset(("country", "region"))
_SUFFIXES = frozenset("jr sr ii iii".split())
# A name of so many words may lack one.
_LONG = 3
_TELLING = frozenset(
    "north south east west northern southern eastern western central new old upper lower great "
    "1st 2nd 3rd royal national junior youth women's men's girls boys children's women men "
    "children deputy vice former democratic people's".split()
)
# "The US District Court" is "the Federal District Court".
_FEDERAL = {frozenset(("federal",)), frozenset(("united", "states"))}
_LINKS = frozenset("of the for and & de la at".split())


class Match(IntEnum):
    """How a draft's name stands to a claim's."""

    OTHER = 0
    RIVAL = 1
    """Alike but for a word that tells them apart: "Northern California", "Southern California"."""
    WITHIN = 2
    """A place inside the claim's: more exact than the claim."""
    AROUND = 3
    """A place around the claim's: less exact, but right."""
    SAME = 4


@attrs.frozen
class _Name:
    """What one name has to say, whatever it is laid beside.

    `plain` are its words with countries in full, `words` those without a legal form and with
    acronyms in full, `name` and `joined` the same as one text and without spaces; `full` is what it
    may stand for as an acronym, `place` the place that it names, by its usual name, and `around`
    the places around that.
    """

    plain: tuple[str, ...]
    words: tuple[str, ...]
    name: str
    joined: str
    full: tuple[str, ...]
    place: str
    around: tuple[str, ...]


@lru_cache(maxsize=20_000)
def _read(told: tuple[str, ...]) -> _Name:
    plain = _plain(told)
    words = _spelt_out(_bare(plain))
    name = " ".join(words)
    place = _place(name)
    return _Name(plain, words, name, _joined(name), expansions_of(name), place, parts(place))


def _joined(name: str) -> str:
    """A name without spaces or apostrophes: "Long Day's Journey" may have lost its own."""
    return name.replace(" ", "").replace("'", "")


@lru_cache(maxsize=50_000)
def match_words(draft: tuple[str, ...], claim: tuple[str, ...]) -> Match:
    """Compare two names by their words alone; accents tell none apart: "Noël", "Noel"."""
    best = _match_words(draft, claim)
    for spell in (unaccented, spelt_out) if best is not Match.SAME else ():
        ours, theirs = (tuple(map(spell, words)) for words in (draft, claim))
        if (ours, theirs) != (draft, claim):
            best = max(best, _match_words(ours, theirs))
    return best


def _match_words(draft: tuple[str, ...], claim: tuple[str, ...]) -> Match:
    ours, theirs = _read(draft), _read(claim)
    if {draft[-1].rstrip("."), claim[-1].rstrip(".")} <= _SUFFIXES and draft[-1] != claim[-1]:
        return Match.RIVAL
    if ours.plain == theirs.plain:
        return Match.SAME
    draft, claim = ours.words, theirs.words
    if ours.name == theirs.name or theirs.name in ours.full or ours.name in theirs.full:
        return Match.SAME
    if ours.joined == theirs.joined:
        return Match.SAME
    if ours.place == theirs.place:
        return Match.SAME
    if ours.place in theirs.around:
        return Match.AROUND
    if theirs.place in ours.around:
        return Match.WITHIN
    if _initials(draft, claim) or _initials(claim, draft):
        return Match.SAME
    if _spelt_alike(draft, claim) or _typo(draft, claim):
        return Match.SAME
    shared = set(draft) & set(claim) - _LINKS
    if not shared:
        return Match.OTHER
    left, right = set(draft) - shared - _LINKS, set(claim) - shared - _LINKS
    if not left or not right:
        if are_two_places(*sorted((ours.name, theirs.name), key=len, reverse=True)):
            return Match.RIVAL
        short = _short_form(draft, claim) or _left_out(draft, claim)
        return Match.SAME if short else Match.OTHER
    if {frozenset(left), frozenset(right)} == _FEDERAL:
        return Match.SAME
    return Match.RIVAL if len(draft) > 1 and len(claim) > 1 else Match.OTHER


def _plain(words: tuple[str, ...]) -> tuple[str, ...]:
    """Spell a country inside a longer name in full: "US Treasury"."""
    if len(words) > 1 and words[-1].rstrip(".") in _SUFFIXES:
        words = words[:-1]
    if len(words) > _INITIALLED:
        # A middle initial tells nobody apart: "Neal R. Sonnett".
        words = tuple(word for word in words if len(word) > 1) or words
    if len(words) > 1 and words[0] == _ARTICLE and "place" in gazetteer(words[1]):
        words = words[1:]
    words = tuple(_ORDINALS.get(word) or _PEOPLES.get(word, word) for word in words)
    if not _ABBREVIATED & set(words):
        return words
    spelt = (canonical_place(word) if word in _ABBREVIATED else word for word in words)
    return tuple(part for word in spelt for part in word.split())


def _spelt_out(words: tuple[str, ...]) -> tuple[str, ...]:
    """A longer name with the acronym inside it in full: "EPA office"."""
    if len(words) < _INITIALLED:
        return words
    return tuple(part for word in words for part in _expanded(word))


def _expanded(word: str) -> tuple[str, ...]:
    """The words whose initials an acronym is, or the word itself."""
    for full in expansions_of(word):
        parted = tuple(full.split())
        if _initials((word,), parted):
            return parted
    return (word,)


def _bare(words: tuple[str, ...]) -> tuple[str, ...]:
    """A company's name without its legal form: "General Electric Co"."""
    while len(words) > 1 and words[-1] in _LEGAL_FORMS:
        words = words[:-1]
    return words


def _place(name: str) -> str:
    return canonical_place(demonym_of(name) or name)


def _short_form(draft: tuple[str, ...], claim: tuple[str, ...]) -> bool:
    """Whether the shorter name is the longer one's last word, first words, or acronym head."""
    short, long = sorted((draft, claim), key=len)
    return long[-len(short) :] == short or long[: len(short)] == short


def _left_out(draft: tuple[str, ...], claim: tuple[str, ...]) -> bool:
    """Whether a long name lacks one word inside: "Larned State Hospital" without "Security".

    A word that tells two of a kind apart is none to lack: "the University of Southern California".
    """
    short, long = sorted((draft, claim), key=len)
    apart = set(long) - set(short)
    outer = short[0] == long[0] and short[-1] == long[-1]
    return len(short) >= _LONG and len(apart) == 1 and outer and not apart & _TELLING


def _initials(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    if len(short) != 1 or len(full) < 2 or not 2 <= len(short[0]) <= 6:
        return False
    return short[0] in (
        "".join(word[0] for word in full),
        "".join(word[0] for word in full if word not in _LINKS),
    )


def _spelt_alike(draft: tuple[str, ...], claim: tuple[str, ...]) -> bool:
    """Whether two names differ only as British and American spelling do: "Centre", "Center"."""
    return len(draft) == len(claim) and all(
        one == two or is_variant(one, two) for one, two in zip(draft, claim, strict=True)
    )


def _typo(draft: tuple[str, ...], claim: tuple[str, ...]) -> bool:
    """One slip of the keys in one long word that isn't itself another word or name.

    So it is in a surname that stands alone on one side: "Schooff" for "Blair Schoof".
    """
    if len(draft) != len(claim):
        if 1 not in (len(draft), len(claim)):
            return False
        draft, claim = draft[-1:], claim[-1:]
    apart = [(one, two) for one, two in zip(draft, claim, strict=True) if one != two]
    if len(apart) != 1:
        return False
    # "ONeills drama" has lost both.
    one, two = (word.replace("'", "") for word in apart[0])
    if min(len(one), len(two)) < _TYPO_LENGTH or one[0] != two[0] or not (one + two).isalpha():
        return False
    if (lookup(one) or gazetteer(one)) and (lookup(two) or gazetteer(two)):
        return False
    return DamerauLevenshtein.distance(one, two, score_cutoff=1) <= 1


def match(draft: Entity, claim: Entity) -> Match:
    """Compare two names by their words, by all the names each is known under, and by type."""
    best = max([match_words(one, other) for one in draft.names for other in claim.names])
    if best is Match.OTHER:
        return best
    person = EntityType.PERSON in (draft.type, claim.type)
    mine, theirs = _read(draft.words).plain, _read(claim.words).plain
    if best is Match.RIVAL and person and _one_person(mine, theirs):
        return Match.SAME
    if best is Match.RIVAL and (_transliterated(mine, theirs) or _inflected(mine, theirs)):
        return Match.SAME
    if best is Match.AROUND and draft.type is EntityType.NATIONALITY is not claim.type:
        return Match.OTHER
    if best is Match.SAME and not _types_agree(draft, claim):
        return Match.OTHER
    if best is Match.SAME and draft.type is claim.type is EntityType.NATIONALITY:
        # "English-Swedish" says more than "English".
        added = {demonym_of(word) for word in mine if word not in theirs} - {None}
        return Match.RIVAL if len(theirs) < len(mine) and _of_country(added) else best
    people = draft.type is claim.type is EntityType.PERSON
    if best is Match.SAME and people and _two_people(mine, theirs):
        return Match.RIVAL
    return best


def _of_country(places: set[str | None]) -> bool:
    return any(place is not None and "country" in gazetteer(place) for place in places)


def overlap(draft: Entity, claim: Entity) -> bool:
    """Whether one names a place that holds the other's, or its people: "Belgian", "Ghent"."""
    within = (Match.AROUND, Match.WITHIN)
    return any(match_words(one, other) in within for one in draft.names for other in claim.names)


def may_be_wider(draft: Entity, claim: Entity) -> bool:
    """Whether a draft's region may hold the claim's town, for all that the word list knows.

    "Devon" for "Exeter", where it only knows that both are in England; not "Texas" for "Boston",
    of which it knows the state.
    """
    region, place = _read(draft.words), _read(claim.words)
    kinds, others = gazetteer(region.place), gazetteer(place.place)
    if "place" not in kinds or "city" in kinds or others & _NO_TOWN:
        return False
    if "place" not in others:
        return True
    level = kinds & _LEVELS
    told = any(level & gazetteer(around) for around in place.around)
    return not told and set(region.around) <= set(place.around)


def may_lie_in(place: Entity, region: Entity) -> bool:
    """Whether what stands before a region, "Brownsville, Fla.", may be a place in it.

    So it may unless it is known to lie elsewhere: "Spain, France". A region that is abbreviated
    stands behind nothing else.
    """
    around, read = _read(place.words).around, _read(region.words)
    return not around or read.name != read.place or read.place in around


def _two_people(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """One surname, two given names."""
    if len(one) < 2 or len(other) < 2 or one[-1] != other[-1]:
        return False
    first, second = one[0], other[0]
    if first == second + "a" or second == first + "a":
        return True
    return first != second and not first.startswith(second) and not second.startswith(first)


def _one_person(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """One surname, and given names of which one is short for the other: "Tim", "Timothy"."""
    if len(one) < 2 or len(other) < 2 or one[-1] != other[-1]:
        return False
    short, long = sorted((one[0].rstrip("."), other[0].rstrip(".")), key=len)
    if long == short + "a":
        # "Paul" and "Paula", "Daniel" and "Daniela" are two people.
        return False
    return long.startswith(short) or _NICKNAMES.get(short) == long


def _transliterated(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """One surname, and one long given name spelt a little apart: "Zulfikar", "Zulfiqar"."""
    if not len(one) == len(other) == 2 or one[1] != other[1]:
        return False
    first, second = one[0], other[0]
    known = any(lookup(name) or gazetteer(name) for name in (first, second))
    if known or first[0] != second[0] or min(len(first), len(second)) < _TRANSLITERATED:
        return False
    return DamerauLevenshtein.distance(first, second, score_cutoff=2) <= 2


def _inflected(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """One common word of a long name in another form: "Armored Cavalry", "Armor Cavalry"."""
    if len(one) != len(other):
        return False
    apart = [sorted(pair, key=len) for pair in zip(one, other, strict=True) if pair[0] != pair[1]]
    if len(apart) != 1:
        return False
    short, long = apart[0]
    return long in (short + "s", short + "ed") and bool(lookup(short)) and not gazetteer(short)


def _types_agree(draft: Entity, claim: Entity) -> bool:
    if draft.words == claim.words or EntityType.UNKNOWN in (draft.type, claim.type):
        return True
    if draft.type in _PLACE_TYPES and claim.type in _PLACE_TYPES:
        return True
    short, long = sorted((draft, claim), key=lambda entity: len(entity.words))
    named_alike = long.type is EntityType.PERSON and long.words[-1:] == short.words
    if named_alike and short.type in _PLACE_TYPES:
        # Many surnames are places, too: "Clinton".
        return True
    person = EntityType.PERSON
    return (draft.type is person) == (claim.type is person)


def may_be_one(draft: Entity, claim: Entity) -> bool:
    """Whether two names may be of one, though no word of theirs is the same.

    "Sir John" is a person by the given name alone; "the 2028 Games" are the Olympics.
    """
    if {draft.words, claim.words} & _GAMES:
        return (draft.words[-1] in _OF_GAMES) and (claim.words[-1] in _OF_GAMES)
    if not draft.type is claim.type is EntityType.PERSON:
        return False
    given = [bool(_WITH_GIVEN_NAME & set(one.title)) for one in (draft, claim)]
    return len(draft.words) == len(claim.words) == 1 and given[0] is not given[1]


def is_carried_over(facts: Facts, entity: Entity) -> bool:
    """Whether a pronoun or the like stands for a name of an earlier sentence.

    Whom it means is too uncertain to hold it against a claim.
    """
    return entity.resolved and not any(
        other.words == entity.words and not other.resolved for other in facts.entities
    )
