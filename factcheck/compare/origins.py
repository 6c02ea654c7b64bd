"""Origins: of which people somebody is told to be, where the claim tells of another."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from factcheck.compare.alignment import Alignment
from factcheck.compare.described import share_a_name
from factcheck.compare.sides import Side
from factcheck.facts import Entity, EntityType, Facts, Tag, Token
from factcheck.findings import Discrepancy, EntityDiscrepancy
from factcheck.lexicon import classes
from factcheck.text import Span

# As news style guides have them; words in one group stand for each other.
_GROUPS: dict[str, str] = {
    word: group
    for group, words in {
        "black": "black,african american,afro american",
        "white": "white,caucasian",
        "asian": "asian,asian american",
        "latino": "latino,latina,latinx,hispanic",
        "native": "native american,american indian",
    }.items()
    for word in words.split(",")
}
_PEOPLE = frozenset({EntityType.PERSON, EntityType.UNKNOWN})
_WITHIN = frozenset({Tag.ADJECTIVE, Tag.NOUN, Tag.NAME, Tag.NUMBER})
_LEADING = frozenset((",", "who", "is", "was", "a", "an", "the", "named", "called"))
# How many words may tell what somebody is: "a 46-year-old unarmed Black man".
_LONGEST = 7


@attrs.frozen
class Origin:
    """That somebody, an index of entities, is told to be of a group; `span` are the words."""

    person: int
    group: str
    span: Span
    first: int


def compare_origins(alignment: Alignment) -> list[Discrepancy]:
    """Report somebody told to be of another people than in the claim."""
    ours = alignment.draft_side.told(find_origins)
    theirs = alignment.claim_side.told(find_origins) if ours else ()
    made: list[Discrepancy] = []
    for one in ours if theirs else ():
        known = [two for two in theirs if alignment.names.get(one.person) == two.person]
        if known and one.first in alignment.segment and one.group not in {k.group for k in known}:
            cues = ("origin", "defined")
            made.append(alignment.differ(EntityDiscrepancy, one.span, known[0].span, cues=cues))
    return made


def tells_origin(claim: Side, draft: Side) -> bool:
    """Whether a claim tells of which people somebody is of whom the draft tells it, too."""
    ours = draft.told(find_origins)
    theirs = claim.told(find_origins) if ours else ()
    return share_a_name(draft, [o.person for o in ours], claim, [t.person for t in theirs])


def origin_words(draft: Side) -> tuple[tuple[str, ...], ...]:
    """The words by which claims on somebody's people may be found, for each that is told."""
    named = draft.facts.entities
    words = tuple(dict.fromkeys(word for words in _GROUPS for word in words.split()))
    return tuple((*named[one.person].words, *words) for one in draft.told(find_origins))


def find_origins(facts: Facts) -> tuple[Origin, ...]:
    """Of which people those named in a sentence are told to be."""
    return tuple(_each(facts))


def _each(facts: Facts) -> Iterator[Origin]:
    for number, entity in enumerate(facts.entities):
        if entity.type in _PEOPLE and " ".join(entity.words) not in _GROUPS:
            for words in (_after(facts, entity), _before(facts, entity)):
                yield from _told(facts, number, words)


def _after(facts: Facts, entity: Entity) -> range:
    """The words that tell what somebody is: "Lee, a Black man", "Lee, who is Asian"."""
    start = entity.end
    while start < len(facts.tokens) and facts.tokens[start].norm in _LEADING:
        start += 1
    end = start
    while end < len(facts.tokens) and facts.tokens[end].tag in _WITHIN:
        end += 1
    return range(start, min(end, start + _LONGEST)) if start > entity.end else range(0)


def _before(facts: Facts, entity: Entity) -> range:
    """And before the name: "the African-American Ann Lee", "a white man named Lee"."""
    end = entity.first
    while end and facts.tokens[end - 1].norm in ("named", "called", ","):
        end -= 1
    start = end
    while start and end - start < _LONGEST and facts.tokens[start - 1].tag in _WITHIN:
        start -= 1
    return range(start, end)


def _told(facts: Facts, person: int, words: range) -> Iterator[Origin]:
    for index in words:
        if _is_of_a_name(facts, index):
            continue
        for length in (2, 1):
            told = [_word(facts.tokens[i]) for i in range(index, index + length) if i in words]
            group = _GROUPS.get(" ".join(told)) if len(told) == length else None
            if group is not None and _ends(facts, index + length, words):
                span = facts.tokens[index].span.cover(facts.tokens[index + length - 1].span)
                yield Origin(person, group, span, index)
                return


def _is_of_a_name(facts: Facts, index: int) -> bool:
    """Whether a word is a part of somebody's or something's name: "Shane Black", "White House"."""
    return any(
        e.first <= index < e.end and " ".join(e.words) not in _GROUPS for e in facts.entities
    )


def _word(token: Token) -> str:
    """The word that may name a group: "white" of "white man"."""
    first, _, rest = token.lemma.partition(" ")
    return first if rest and _is_person(rest) else token.norm


def _ends(facts: Facts, index: int, words: range) -> bool:
    """Whether only a word for people follows: "white men", not "white wine maker"."""
    lemma = facts.tokens[index].lemma if index in words else ""
    return not lemma or (" " not in lemma and _is_person(lemma))


def _is_person(lemma: str) -> bool:
    return bool({"person", "person-kind"} & classes(lemma, "n"))
