"""Names: where they stand, what type of thing they name, and what else the document calls it."""

from __future__ import annotations

import re

from factcheck.analysis.tying import tied
from factcheck.analysis.words import PARTY_LETTERS
from factcheck.facts import Entity, EntityType, Tag, Token
from factcheck.lexicon import LEGAL_FORMS, canonical_place, classes, demonym_of, gazetteer, lookup
from factcheck.text import Span

_PARTICLES = frozenset("de del della da di du la le van von der den bin ibn al el dos y".split())
_ORG_LINKS = frozenset("of for and & the".split())
_TITLE_LINKS = frozenset(("and", "&"))
_OF_TITLES = frozenset({"honorific", "person-title"})
_LONGEST_TITLE = 4
# What tells one office from another, as it is written large before a name.
_OFFICES = frozenset(
    "acting agriculture assistant associate chief culture defence defense deputy district "
    "education energy environment executive finance first foreign health home housing interior "
    "justice labor labour lead majority minority opposition party prime senior trade transport "
    "treasury vice".split()
)
# How a share is called at an exchange: "GE.N".
_CODE = re.compile(r"[A-Z]{2,5}\.[A-Z]{1,2}")
_BEFORE_MARK = re.compile(r" (?=[.,])")
_NAMED = frozenset({"organisation", "place", "person", "given-name"})


def find_entities(
    tokens: tuple[Token, ...], known: tuple[Entity, ...] = (), taken: frozenset[int] = frozenset()
) -> tuple[Entity, ...]:
    """Find the names among `tokens`.

    `known` are the names of earlier sentences, to which short forms and acronyms are tied; tokens
    in `taken` (dates) belong to no name.
    """
    made: list[Entity] = []
    index = 0
    while index < len(tokens):
        if not _is_name(tokens, index, taken):
            index += 1
            continue
        end = _run_end(tokens, index, taken)
        made.extend(_entities_of(tokens, index, end))
        index = end
    return tuple(tied(entity, made, tokens, known) for entity in made)


def _is_name(tokens: tuple[Token, ...], index: int, taken: frozenset[int]) -> bool:
    if index >= len(tokens) or tokens[index].tag is not Tag.NAME or index in taken:
        return False
    # "US$70" is of no place.
    sign = tokens[index + 1] if index + 1 < len(tokens) else None
    return sign is None or sign.norm != "$" or sign.start != tokens[index].end


def _run_end(tokens: tuple[Token, ...], first: int, taken: frozenset[int]) -> int:
    """Where the run of capitalised words that starts at `first` ends, links included."""
    end = first + 1
    while end < len(tokens):
        if _is_name(tokens, end, taken):
            end += 1
            continue
        norm = tokens[end].norm
        last = tokens[end - 1]
        if norm == "." and len(last.norm) == 1 and _is_name(tokens, end + 1, taken):
            # "Neal R. Sonnett"
            end += 2
            continue
        named = _is_name(tokens, end + 1, taken)
        owned = norm == "of" and _may_own(last) and not _is_surname(tokens, first, end - 1)
        behind = _behind_particles(tokens, end)
        if behind > end and _is_name(tokens, behind, taken):
            end = behind + 1
        elif named and (owned or (norm == "for" and _is_institution(last))):
            end += 2
        elif named and norm == "at" and tokens[first].norm == "university" and end > first + 2:
            # "The University of California at Los Angeles".
            end += 2
        elif owned and _the_name(tokens, end + 1, taken):
            end += 3
        elif norm in ("and", "&") and _joins(tokens, first, end, taken):
            end += 2
        elif norm == "," and named and tokens[end + 1].norm in LEGAL_FORMS:
            return end + 2
        else:
            break
    return end


def _behind_particles(tokens: tuple[Token, ...], index: int) -> int:
    """The first token that is no particle of a name: "van der" in "Ann van der Meer"."""
    while index < len(tokens) and tokens[index].norm in _PARTICLES:
        index += 1
    return index


def _the_name(tokens: tuple[Token, ...], index: int, taken: frozenset[int]) -> bool:
    return _is_name(tokens, index + 1, taken) and tokens[index].norm == "the"


def _may_own(token: Token) -> bool:
    """Whether "X of Y" can be one name: X is an acronym or a common word written large."""
    return (
        (token.text.isupper() and len(token.text) > 1)
        or (bool(lookup(token.norm)) and not is_title(token.norm))
        or token.norm
        in ("secretary", "duke", "duchess", "prince", "princess", "bishop", "archbishop")
    )


def _is_surname(tokens: tuple[Token, ...], first: int, index: int) -> bool:
    """Whether a given name stands before: in "Ann Field of Oslo" two things are named."""
    return index > first and "given-name" in gazetteer(tokens[index - 1].norm)


def _is_institution(token: Token) -> bool:
    return bool({"group", "organisation", "act", "artifact"} & classes(token.norm, "n"))


def _joins(tokens: tuple[Token, ...], first: int, at: int, taken: frozenset[int]) -> bool:
    """Whether "and" stands inside one name or between two titles, not between two names."""
    if not _is_name(tokens, at + 1, taken):
        return False
    left, right = tokens[at - 1], tokens[at + 1]
    if tokens[at].norm == "&" or _known_across(tokens, first, at):
        return True
    if is_title(left.norm) and is_title(right.norm):
        return at + 2 < len(tokens) and _is_name(tokens, at + 2, taken)
    linked = any(token.norm in ("of", "for") for token in tokens[first:at])
    return (
        linked
        and bool(lookup(left.norm))
        and bool(lookup(right.norm))
        and not (gazetteer(left.norm) or gazetteer(right.norm))
    )


def _known_across(tokens: tuple[Token, ...], first: int, at: int) -> bool:
    """Whether the word list has a name with this "and": "Food and Drug Administration"."""
    return any(
        gazetteer(" ".join(token.norm for token in tokens[start:end]))
        for start in range(max(first, at - 3), at)
        for end in range(at + 2, min(at + 5, len(tokens) + 1))
    )


def is_title(norm: str) -> bool:
    """Whether a word written large before a name is a rank or office, not part of the name."""
    kinds = gazetteer(norm)
    if "given-name" in kinds:
        return False
    if {"honorific", "person-title"} & kinds:
        return True
    noun = max((r.weight for r in lookup(norm) if r.pos == "n"), default=0.0)
    other = max((r.weight for r in lookup(norm) if r.pos == "a"), default=0.0)
    return "person" not in kinds and noun >= other and "occupation" in classes(norm, "n")


def _entities_of(tokens: tuple[Token, ...], first: int, end: int) -> list[Entity]:
    """Take a run of capitalised words apart at the titles inside it."""
    if _CODE.fullmatch(tokens[end - 1].text):
        end -= 1
        if first == end:
            return []
    if _is_party(tokens, first, end):
        first += 1
    elif end - first > 1 and _is_member(tokens, end - 1):
        end -= 1
    elif end - first == 1 and _is_described(tokens, first):
        return []
    made: list[Entity] = []
    title: list[str] = []
    people = _people_end(tokens, first, end)
    if people > first:
        made.append(_entity(tokens, first, people, ()))
        first = people
    start = first
    index = first
    while index < end:
        after = _title_end(tokens, index, start, end) if end - first > 1 else index
        if after > index:
            if index > start:
                made.append(_entity(tokens, start, index, ()))
            title.extend(token.norm for token in tokens[index:after])
            index = after
            while index < end and tokens[index].norm in (*_TITLE_LINKS, "of") and index + 1 < end:
                joined = tokens[index + 1].norm
                if not (is_title(joined) or (lookup(joined) and not gazetteer(joined))):
                    break
                title.append(joined)
                index += 2
            if index < end and tokens[index].norm == "of":
                index += 1
            start = index
        else:
            index += 1
    if start < end:
        made.append(_entity(tokens, start, end, tuple(title)))
    elif not made and end - first == 1 and tokens[first].text.isupper():
        made.append(_entity(tokens, first, end, ()))
    return made


def _people_end(tokens: tuple[Token, ...], first: int, end: int) -> int:
    """Where the name of a people before a person's ends: "African-American George Floyd".

    A word that the lexicon lacks begins a person's name, too: "the Italian Nico Bassi".
    """
    people = first
    while people < end - 2 and "demonym" in gazetteer(tokens[people].norm):
        people += 1
    kinds, known = gazetteer(tokens[people].norm), bool(lookup(tokens[people].norm))
    told = not (kinds or known) and first > 0 and tokens[first - 1].norm == "the"
    return people if told or "given-name" in kinds else first


def _is_party(tokens: tuple[Token, ...], first: int, end: int) -> bool:
    """Whether a run opens with the letter of a party: "R-Ohio"."""
    if end - first < 2 or tokens[first].norm not in PARTY_LETTERS:
        return False
    place = " ".join(token.norm for token in tokens[first + 1 : end])
    hyphened = tokens[first + 1].start - tokens[first].end == 1
    return hyphened and bool("place" in gazetteer(place) or _full_place(tokens, end - 1))


def _is_member(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether a word after a place describes somebody by the party: "the Ohio Republican"."""
    if not any(name.endswith("-party") for name in classes(tokens[index].norm, "n")):
        return False
    return bool({"place", "demonym"} & gazetteer(tokens[index - 1].norm))


def _is_described(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether a word says what somebody is, and names nobody: "the President"."""
    norm = tokens[index].norm
    return (
        index > 0
        and tokens[index - 1].norm == "the"
        and is_title(norm)
        and not _NAMED & gazetteer(norm)
    )


def _title_end(tokens: tuple[Token, ...], index: int, start: int, end: int) -> int:
    """Where the title that starts at `index` of a run ends, `index` where none does.

    "Smith" after a given name is no title.
    """
    norm = tokens[index].norm
    kinds = gazetteer(norm)
    if index > start and "given-name" in gazetteer(tokens[index - 1].norm):
        return index
    if index > start and tokens[index - 1].norm in ("of", "&"):
        return index
    for after in range(min(index + _LONGEST_TITLE, end), index + 1, -1):
        words = " ".join(token.norm for token in tokens[index:after])
        if _OF_TITLES & gazetteer(words) or _is_office(tokens, index, after):
            return after
    if _title_of_institution(tokens, index, end):
        return index
    if _OF_TITLES & kinds:
        return index if "given-name" in kinds else index + 1
    return index + 1 if index + 1 < end and is_title(norm) else index


def _is_office(tokens: tuple[Token, ...], first: int, end: int) -> bool:
    """Whether words that tell one office from another lead up to it: "District Attorney"."""
    told = all(token.norm in _OFFICES for token in tokens[first : end - 1])
    return told and is_title(tokens[end - 1].norm)


def _title_of_institution(tokens: tuple[Token, ...], index: int, end: int) -> bool:
    """Whether an office word stands inside a company's name: "Guardian" in "Guardian Media"."""
    last = tokens[end - 1].norm
    return "organisation-suffix" in gazetteer(last) and not is_title(last)


def _entity(tokens: tuple[Token, ...], first: int, end: int, title: tuple[str, ...]) -> Entity:
    while end - first > 1 and tokens[end - 1].norm in _ORG_LINKS:
        end -= 1
    spelt = [_plain(token.norm) for token in tokens[first:end] if token.norm not in (".", ",")]
    if end - first == 1:
        spelt = [_full_place(tokens, first) or spelt[0]]
    words = tuple(word for word in spelt if word != "the") or tuple(spelt)
    span = Span(tokens[first].start, tokens[end - 1].end)
    name = _BEFORE_MARK.sub("", " ".join(token.text for token in tokens[first:end]))
    kind = _type(words, title, name)
    return Entity(span, first, end, name, words, kind, (words,), title)


def _full_place(tokens: tuple[Token, ...], index: int) -> str:
    """The place that a word with its full stop is short for: "Wash."; "" for none."""
    norm = tokens[index].norm
    stopped = index + 1 < len(tokens) and tokens[index + 1].norm == "."
    if not stopped or gazetteer(norm) or "place" not in gazetteer(norm + "."):
        return ""
    return canonical_place(norm + ".")


def _plain(norm: str) -> str:
    return norm.replace(".", "") if norm.count(".") > 1 else norm


def _type(words: tuple[str, ...], title: tuple[str, ...], name: str) -> EntityType:
    joined = " ".join(words)
    kinds = gazetteer(joined)
    if title and "organisation-suffix" not in gazetteer(words[-1]):
        return EntityType.PERSON
    if len(words) == 1 and ("demonym" in kinds or "nationality" in kinds) and demonym_of(joined):
        return EntityType.NATIONALITY
    if len(words) == 2 and all("demonym" in gazetteer(word.removesuffix("s")) for word in words):
        # "Asian American".
        return EntityType.NATIONALITY
    if {"place", "organisation"} <= kinds:
        return EntityType.UNKNOWN
    if "place" in kinds or canonical_place(joined) != joined:
        return EntityType.PLACE
    if "organisation" in kinds or "organisation-suffix" in gazetteer(words[-1]):
        return EntityType.ORGANISATION
    if "person" in kinds:
        return EntityType.PERSON
    if len(words) > 1 and "given-name" in gazetteer(words[0]):
        return EntityType.PERSON
    if name.isupper() and 2 <= len(name) <= 6:
        return EntityType.ORGANISATION
    if any("group" in classes(word, "n") for word in words[-1:]):
        return EntityType.ORGANISATION
    if len(words) == 1 and "given-name" in kinds:
        return EntityType.PERSON
    return EntityType.UNKNOWN
