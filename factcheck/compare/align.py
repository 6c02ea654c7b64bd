"""Which words of a draft's clause stand for which words of a claim's statement.

A greedy one-to-one alignment: names first, then content words by how the lexicon relates them,
with a small preference for words whose neighbours agree too (after Sultan, Bethard and Sumner,
"Back to Basics for Monolingual Alignment", TACL 2014).
"""

from __future__ import annotations

from collections import Counter
from functools import cached_property

import attrs
from rapidfuzz.distance import Indel

from factcheck.compare.alignment import Alignment
from factcheck.compare.names import Match, match, may_lie_in
from factcheck.compare.sides import Side
from factcheck.facts import Clause, Entity, EntityType, Facts, Tag, Token
from factcheck.lexicon import Relation, relation

_ALIGNED = 0.5
_NEAR = 0.06
_AROUND = Match.AROUND
_OPPOSED = frozenset({"antonym", "exclusive"})
_SAME = Relation("same", 1.0)
# "was", "became" and "remained" say the same of a name, apart from time.
COPULAS = frozenset("be become remain".split())
_COPULAR = Relation("synonym", 0.9)
# Who was killed died; the reverse isn't said.
_DEADLY = frozenset("kill murder assassinate slay".split())
# A compound that is one word of the list, beside what it is one of.
_COMPOUND = Relation("narrower", 0.8)
_RESULT = Relation("narrower", 0.85)
# Verbs that are related to others beside what the lexicon says.
_SPECIAL = COPULAS | _DEADLY | {"die"}
# The least length of a title's word that tells something.
_TELLING = 4
# A word and its contraction are the same.
_FULL = {"n't": "not", "wo": "will", "ca": "can", "'ll": "will", "'re": "are", "'ve": "have"}
_BOTH_DENY = Relation("synonym", 0.8)
_NONE: frozenset[str] = frozenset()


def align(claim: Facts, draft: Facts, clause: Clause | None = None) -> Alignment:
    """Align the tokens of `clause` (None: of the whole sentence) with those of the claim."""
    return Pairing(Side(claim), Side(draft)).align(clause)


_Candidate = tuple[float, int, int, int, Relation]


@attrs.frozen(slots=False, eq=False)
class Pairing:
    """A claim and a draft sentence, whose words are related once for all the draft's clauses."""

    claim: Side
    draft: Side

    @cached_property
    def _related(self) -> list[_Candidate]:
        """Pairs of tokens that the lexicon relates, the closest first, ties by position."""
        found: list[_Candidate] = []
        ours, theirs = self.draft.beside, self.claim.beside
        mine, claimed = self.draft.governed, self.claim.governed
        readings, tied = self.draft.readings, self.draft.tied
        ours_too = Counter(reading[1] for reading in readings)
        theirs_too = Counter(reading[1] for reading in self.claim.readings)
        for j, other_lemma, other_norm, other_pos, other in self.claim.readings:
            special = other_pos == "v" and other_lemma in _SPECIAL
            # Only what may be related is asked: most words of two sentences have nothing in common.
            for place in tied.related(other_lemma, other_norm, other_pos, verb=special):
                i, lemma, norm, pos, token = readings[place]
                apart = lemma != other_lemma and " " in lemma and " " in other_lemma
                if lemma == other_lemma or (norm == other_norm and not apart):
                    related: Relation | None = _SAME
                elif norm == other_norm:
                    # "Turned the alarm on", "turned the alarm off".
                    related = relation(lemma, other_lemma, pos, other_pos) or _SAME
                elif (ours_too[lemma] == 1 and theirs_too[lemma]) or (
                    theirs_too[other_lemma] == 1 and ours_too[other_lemma]
                ):
                    # "900 pupils, 62 teachers": each has its own on the other side.
                    continue
                elif pos and other_pos:
                    related = _relate(token, other, pos, other_pos)
                    if related is _COMPOUND and self._are_two_sorts(i, j):
                        related = None
                else:
                    continue
                if related is not None:
                    # A word whose neighbours, or the words that it governs, are the same, too, is
                    # the likelier counterpart.
                    (before, after), (ahead, behind) = ours[i], theirs[j]
                    near = len(mine.get(i, _NONE) & claimed.get(j, _NONE))
                    near += before is not None and before == ahead
                    near += after is not None and after == behind
                    found.append((-(related.strength + _NEAR * near), abs(i - j), i, j, related))
        found.sort(key=lambda c: c[:4])
        return found

    def _are_two_sorts(self, i: int, j: int) -> bool:
        """Whether a noun stands before the plainer of two: "bus driver", "lorry driver"."""
        return any(
            index > 0 and facts.tokens[index - 1].tag in (Tag.NOUN, Tag.NAME)
            for facts, index in ((self.draft.facts, i), (self.claim.facts, j))
        )

    @cached_property
    def _alike(self) -> list[tuple[tuple[int, bool, int], int, int]]:
        """Pairs of names that can name one thing, the surest first."""
        found = []
        for number, entity in enumerate(self.draft.facts.entities):
            for other, claimed in enumerate(self.claim.facts.entities):
                how = match(entity, claimed)
                if how is _AROUND and (
                    _elsewhere(self.claim.facts, claimed, entity)
                    or _located(self.draft.facts, entity) is not None
                ):
                    continue
                if how >= Match.AROUND:
                    away = abs(entity.first - claimed.first)
                    found.append(((-how, entity.words != claimed.words, away), number, other))
        return sorted(found)

    @cached_property
    def within(self) -> frozenset[int]:
        """The draft tokens that may have a counterpart in some clause: all that `align` can pair.

        They are words that the lexicon relates, words of names that are alike, words of denial,
        which may stand for each other, and words that the claim's title has.
        """
        made = {
            i
            for _, _, i, _, found in self._related
            if found.kind not in _OPPOSED and found.strength >= _ALIGNED
        }
        entities = self.draft.facts.entities
        for _, number, _ in self._alike:
            made.update(range(entities[number].first, entities[number].end))
        if self.claim.facts.negations:
            made.update(n.token for n in self.draft.facts.negations if n.lexical)
        if self._on_topic:
            made.update(range(len(self.draft.facts.tokens)))
        return frozenset(made)

    @cached_property
    def whole(self) -> Alignment:
        """The tokens of the whole sentence beside those of the claim."""
        return self.align(None)

    def align(self, clause: Clause | None) -> Alignment:
        """Align the tokens of `clause` (None: of the whole sentence) with those of the claim."""
        draft, claim = self.draft.facts, self.claim.facts
        segment = frozenset(clause.tokens if clause is not None else range(len(draft.tokens)))
        names = self._names(segment)
        pairs: dict[int, int] = {}
        links: dict[int, Relation] = {}
        for number, other in names.items():
            _pair_names(draft.entities[number], claim.entities[other], pairs, links)
        used = set(pairs.values())
        for entity in claim.entities:
            if any(index in used for index in range(entity.first, entity.end)):
                used.update(range(entity.first, entity.end))
        opposed: dict[int, int] = {}
        for _, _, i, j, found in self._related:
            if i not in segment or i in pairs or j in used:
                continue
            if found.kind not in _OPPOSED and found.strength >= _ALIGNED:
                pairs[i] = j
                links[i] = found
                used.add(j)
        for _, _, i, j, found in self._related:
            if found.kind not in _OPPOSED or i not in segment or i in pairs or i in opposed:
                continue
            if j not in used:
                opposed[i] = j
                links[i] = found
                used.add(j)
        self._unmatch(names, pairs, links)
        _pair_negators(claim, draft, segment, pairs, links)
        kind = "" if clause is None else clause.kind
        aside = kind in ("apposition", "based", "title")
        return Alignment(
            self.claim,
            self.draft,
            segment,
            pairs,
            links,
            names,
            opposed,
            aside,
            kind == "nominal",
            self._topical(segment, pairs, opposed),
            self._same,
        )

    @cached_property
    def _same(self) -> dict[int, int]:
        """The longest common subsequence of both sides' words, draft tokens first."""
        ours = [_FULL.get(t.norm, t.norm) for t in self.draft.facts.tokens]
        theirs = [_FULL.get(t.norm, t.norm) for t in self.claim.facts.tokens]
        made: dict[int, int] = {}
        for block in Indel.opcodes(ours, theirs).as_matching_blocks():
            for offset in range(block.size):
                made[block.a + offset] = block.b + offset
        return made

    @cached_property
    def _on_topic(self) -> bool:
        """Whether the draft has at least half of the telling words of the claim's title."""
        telling = {word for word in self.claim.topic if len(word) >= _TELLING}
        return bool(telling) and 2 * len(telling & self.draft.vocabulary) >= len(telling)

    def _topical(
        self, segment: frozenset[int], pairs: dict[int, int], opposed: dict[int, int]
    ) -> frozenset[int]:
        """Tokens without a counterpart that the claim's title has; a name's only all together."""
        topic = self.claim.topic
        if not self._on_topic:
            return frozenset()
        made = {
            i
            for i, token in self.draft.content
            if i in segment
            and i not in pairs
            and i not in opposed
            and (token.norm in topic or token.lemma in topic)
        }
        for entity in self.draft.facts.entities:
            inside = range(entity.first, entity.end)
            if not all(word in topic for word in entity.words):
                made.difference_update(inside)
            elif entity.first in segment and not any(i in pairs for i in inside):
                made.update(inside)
        return frozenset(made)

    def _unmatch(
        self, names: dict[int, int], pairs: dict[int, int], links: dict[int, Relation]
    ) -> None:
        """Part two names that qualify different things: "an American firm", "the US market"."""
        for number, other in tuple(names.items()):
            entity, claimed = self.draft.facts.entities[number], self.claim.facts.entities[other]
            one = _qualified(self.draft, entity)
            two = _qualified(self.claim, claimed)
            if one is None or two is None or pairs.get(one) in (None, two):
                continue
            del names[number]
            for index in range(entity.first, entity.end):
                pairs.pop(index, None)
                links.pop(index, None)

    def _names(self, segment: frozenset[int]) -> dict[int, int]:
        entities = self.draft.facts.entities
        made: dict[int, int] = {}
        taken: set[int] = set()
        inside = [(key[0], n, m) for key, n, m in self._alike if entities[n].first in segment]
        for _, number, other in inside:
            if number not in made and other not in taken:
                made[number] = other
                taken.add(other)
        # One thing named twice on one side stands for the one mention on the other.
        for how, number, other in inside:
            if -how == Match.SAME:
                made.setdefault(number, other)
        for number, entity in enumerate(entities):
            before = None if number in made else _located(self.draft.facts, entity)
            place = None if before is None else made.get(before)
            if place is None:
                continue
            claimed = self.claim.facts.entities[place]
            elsewhere = _elsewhere(self.claim.facts, claimed, entity)
            if match(entity, claimed) is _AROUND and not elsewhere:
                made[number] = place
        return made


def _pair_negators(
    claim: Facts,
    draft: Facts,
    segment: frozenset[int],
    pairs: dict[int, int],
    links: dict[int, Relation],
) -> None:
    """Let two words that deny the same thing stand for each other: "halt sales", "not sell"."""
    taken = set(pairs.values())
    for ours in draft.negations:
        if ours.token not in segment or ours.token in pairs or not ours.lexical:
            continue
        for theirs in claim.negations:
            if theirs.token in taken:
                continue
            if ours.focus is not None and pairs.get(ours.focus) == theirs.focus:
                pairs[ours.token] = theirs.token
                links[ours.token] = _BOTH_DENY
                taken.add(theirs.token)
                break


def _elsewhere(facts: Facts, place: Entity, around: Entity) -> bool:
    """Whether the region named right after a place is not the one that would be around it.

    "Hollywood, Florida" is not in California.
    """
    region = next((e for e in facts.entities if e.first == place.end + 1), None)
    if region is None or facts.tokens[place.end].norm != ",":
        return False
    return region.type is EntityType.PLACE and match(around, region) < Match.WITHIN


def _located(facts: Facts, region: Entity) -> int | None:
    """The place, by index, that a region named right behind it only locates: "Brownsville, Fla."

    So it answers to no other place of that region.
    """
    if region.type is not EntityType.PLACE:
        return None
    for number, entity in enumerate(facts.entities):
        if entity.end == region.first - 1 and facts.tokens[entity.end].norm == ",":
            return number if may_lie_in(entity, region) else None
    return None


def _qualified(side: Side, entity: Entity) -> int | None:
    """The noun that a place or nationality before it qualifies, or None."""
    if entity.type not in (EntityType.NATIONALITY, EntityType.PLACE):
        return None
    for argument in side.roles.get(entity.first, ()):
        if not entity.first <= argument.head < entity.end:
            return argument.head
    return None


def _pair_names(
    draft: Entity, claim: Entity, pairs: dict[int, int], links: dict[int, Relation]
) -> None:
    for offset, index in enumerate(range(draft.first, draft.end)):
        pairs[index] = min(claim.first + offset, claim.end - 1)
        links[index] = _SAME


def _relate(token: Token, other: Token, pos: str, other_pos: str) -> Relation | None:
    """How two words that are not the same relate."""
    if pos == other_pos == "v":
        if token.lemma in COPULAS and other.lemma in COPULAS:
            return _COPULAR
        if _results(token, other) or _results(other, token):
            return _RESULT
    related = relation(token.lemma, other.lemma, pos, other_pos)
    if related is None and pos == other_pos == "n" and _is_compound(token.norm, other.norm):
        return _COMPOUND
    return related


def _is_compound(one: str, other: str) -> bool:
    """Whether one noun is the other's compound: "first step", "step"."""
    return one.endswith(f" {other}") or other.endswith(f" {one}")


def _results(deed: Token, state: Token) -> bool:
    """Whether a passive deed has the other word for its result: "was killed", "died"."""
    return deed.lemma in _DEADLY and deed.form == "participle" and state.lemma == "die"
