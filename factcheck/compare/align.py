"""Which words of a draft's clause stand for which words of a claim's statement.

A greedy one-to-one alignment: names first, then content words by how the lexicon relates them,
with a small preference for words whose neighbours agree too (after Sultan, Bethard and Sumner,
"Back to Basics for Monolingual Alignment", TACL 2014).
"""

from __future__ import annotations

from functools import cached_property

import attrs

from factcheck.compare.names import Match, match
from factcheck.facts import CONTENT, Argument, Clause, Entity, Facts, Tag, Token
from factcheck.lexicon import Relation, classes, relation

_NAME_WEIGHT = 2.0
# A capitalised word outside a name is a title or a date.
_TITLE_WEIGHT = 0.5
_WEIGHTS = {
    Tag.NOUN: 1.0,
    Tag.VERB: 1.0,
    Tag.ADJECTIVE: 0.7,
    Tag.ADVERB: 0.35,
    Tag.NUMBER: 1.0,
    Tag.NAME: 1.0,
}
_LIGHT = frozenset(
    "be have do make take get give go come become seem remain let put also already just now "
    "currently still even then there here so too very recently later say tell announce add "
    "note thing way".split()
)
_LIGHT_WEIGHT = 0.15
_GENERIC = frozenset(
    "company firm people person time group member part day week month year man woman official area "
    "case place kind type issue matter event decision fact use technology system technique "
    "product major big large new".split()
)
_GENERIC_WEIGHT = 0.5
_POS = {Tag.NOUN: "n", Tag.VERB: "v", Tag.ADJECTIVE: "a", Tag.ADVERB: "r", Tag.NAME: "n"}
_ALIGNED = 0.5
_OPPOSED = frozenset({"antonym", "exclusive"})
_SAME = Relation("same", 1.0)
# "was", "became" and "remained" say the same of a name, apart from time.
COPULAS = frozenset("be become remain".split())
_COPULAR = Relation("synonym", 0.9)
_SUBJECTS = frozenset(("subject", "possessor"))
_BOTH_DENY = Relation("synonym", 0.8)


def weight(token: Token) -> float:
    """How much a word counts in coverage: about 1 for a noun or verb, less for light words."""
    base = _WEIGHTS.get(token.tag, 0.0)
    if token.lemma in _LIGHT:
        return min(base, _LIGHT_WEIGHT)
    if token.lemma in _GENERIC:
        return min(base, _GENERIC_WEIGHT)
    if token.tag is Tag.NOUN:
        # A compound that the lexicon has as one word counts as the words it is made of.
        return base * min(2, 1 + token.norm.count(" "))
    return base


# Verbs that only carry the noun they take: "impose a ban" is to ban.
_CARRIERS = frozenset(
    "impose,introduce,place,put,issue,conduct,carry out,make,take,give,hold,launch,implement,enact,"
    "adopt,announce,declare,undertake,perform,do,have,file,mount,stage,order,resume,begin,start,"
    "continue,restart,agree,decide,plan,intend,vow,promise,pledge".split(",")
)


_ACTIONS = frozenset({"act", "event", "communication"})


def carried(facts: Facts) -> dict[int, int]:
    """Verbs that only carry a noun of action, with that noun: "impose" with "ban"."""
    return {
        a.governor: a.head
        for a in facts.arguments
        if a.role == "object"
        and facts.tokens[a.governor].lemma in _CARRIERS
        and _ACTIONS & classes(facts.tokens[a.head].lemma, "n")
    }


def weights(facts: Facts) -> tuple[float, ...]:
    """The weight of every token; a name's words share the weight of one name."""
    made = [weight(token) for token in facts.tokens]
    for verb in carried(facts):
        made[verb] = min(made[verb], _LIGHT_WEIGHT)
    for index, token in enumerate(facts.tokens[:-1]):
        if token.lemma in _CARRIERS and facts.tokens[index + 1].tag is Tag.TO:
            made[index] = min(made[index], _LIGHT_WEIGHT)
    for index, token in enumerate(facts.tokens):
        if token.tag is Tag.NAME:
            made[index] = _TITLE_WEIGHT
    for entity in facts.entities:
        size = entity.end - entity.first
        for index in range(entity.first, entity.end):
            made[index] = _NAME_WEIGHT / size
    return tuple(made)


@attrs.frozen(slots=False)
class Alignment:
    """A draft's clause beside a claim's statement.

    `segment` holds the draft tokens compared; `pairs` maps draft tokens to claim tokens, `links`
    says how each pair is related; `names` maps draft entities to claim entities by index.
    `opposed` maps draft tokens to claim tokens whose meanings oppose or exclude each other. `aside`
    is true for a clause that only says what someone or something is, `nominal` for one that only
    names a deed.
    """

    claim: Facts
    draft: Facts
    segment: frozenset[int]
    pairs: dict[int, int]
    links: dict[int, Relation]
    names: dict[int, int]
    opposed: dict[int, int]
    draft_weights: tuple[float, ...]
    claim_weights: tuple[float, ...]
    aside: bool = False
    nominal: bool = False

    @cached_property
    def back(self) -> dict[int, int]:
        """Claim tokens to draft tokens."""
        return {claim: draft for draft, claim in self.pairs.items()}

    @cached_property
    def draft_roles(self) -> dict[int, tuple[Argument, ...]]:
        """The roles of each draft token's phrase."""
        return _roles(self.draft)

    @cached_property
    def claim_roles(self) -> dict[int, tuple[Argument, ...]]:
        """The roles of each claim token's phrase."""
        return _roles(self.claim)

    @cached_property
    def _carried(self) -> tuple[dict[int, int], dict[int, int]]:
        return carried(self.draft), carried(self.claim)

    def carrier(self, draft: int) -> int:
        """The noun of action that a draft verb only carries, or the verb itself."""
        return self._carried[0].get(draft, draft)

    def subjects(self, predicate: int) -> list[int]:
        """The heads of the phrases that are subject of a draft predicate, within the segment."""
        verbs = {predicate, *(v for v, n in self._carried[0].items() if n == predicate)}
        return [
            a.head
            for a in self.draft.arguments
            if a.governor in verbs and a.role in _SUBJECTS and a.head in self.segment
        ]

    def claim_subjects(self, predicate: int) -> list[int]:
        """The heads of the phrases that are subject of a claim predicate."""
        verbs = {predicate, *(v for v, n in self._carried[1].items() if n == predicate)}
        return [
            a.head for a in self.claim.arguments if a.governor in verbs and a.role in _SUBJECTS
        ]

    def same_claim_name(self, one: int, two: int) -> bool:
        """Whether two claim tokens are one, or belong to mentions of one name."""
        if one == two:
            return True
        first = next((e for e in self.claim.entities if e.first <= one < e.end), None)
        second = next((e for e in self.claim.entities if e.first <= two < e.end), None)
        return first is not None and second is not None and bool(set(first.names) & set(second.names))

    def aligned(self, draft: int, claim: int) -> bool:
        """Whether the two tokens stand for each other, or oppose each other in one slot.

        A verb that only carries a noun of action stands for that noun.
        """
        ours, theirs = self._carried
        draft, claim = ours.get(draft, draft), theirs.get(claim, claim)
        return self.pairs.get(draft) == claim or self.opposed.get(draft) == claim

    def draft_entities(self) -> list[tuple[int, Entity]]:
        """The names of the clause, with their indices."""
        return [
            (number, entity)
            for number, entity in enumerate(self.draft.entities)
            if entity.first in self.segment
        ]


def _roles(facts: Facts) -> dict[int, tuple[Argument, ...]]:
    made: dict[int, list[Argument]] = {}
    for argument in facts.arguments:
        for index in range(argument.first, argument.end):
            made.setdefault(index, []).append(argument)
    return {index: tuple(found) for index, found in made.items()}


def align(claim: Facts, draft: Facts, clause: Clause | None = None) -> Alignment:
    """Align the tokens of `clause` (None: of the whole sentence) with those of the claim."""
    segment = frozenset(clause.tokens if clause is not None else range(len(draft.tokens)))
    names = _match_names(claim, draft, segment)
    pairs: dict[int, int] = {}
    links: dict[int, Relation] = {}
    for number, other in names.items():
        _pair_names(draft.entities[number], claim.entities[other], pairs, links)
    used = set(pairs.values())
    for entity in claim.entities:
        if any(index in used for index in range(entity.first, entity.end)):
            used.update(range(entity.first, entity.end))
    opposed: dict[int, int] = {}
    candidates = []
    claim_words = [
        (j, token)
        for j, token in enumerate(claim.tokens)
        if token.tag in CONTENT and j not in used
    ]
    for i in sorted(segment):
        token = draft.tokens[i]
        if i in pairs or token.tag not in CONTENT:
            continue
        for j, other_token in claim_words:
            found = _relate(token, other_token)
            if found is not None:
                near = _neighbours(draft, claim, i, j)
                candidates.append((-(found.strength + near), abs(i - j), i, j, found))
    candidates.sort(key=lambda c: c[:4])
    for _, _, i, j, found in candidates:
        if i in pairs or j in used or found.kind in _OPPOSED or found.strength < _ALIGNED:
            continue
        pairs[i] = j
        links[i] = found
        used.add(j)
    for _, _, i, j, found in candidates:
        if found.kind in _OPPOSED and i not in pairs and j not in used and i not in opposed:
            opposed[i] = j
            links[i] = found
            used.add(j)
    _pair_negators(claim, draft, segment, pairs, links)
    kind = "" if clause is None else clause.kind
    return Alignment(
        claim,
        draft,
        segment,
        pairs,
        links,
        names,
        opposed,
        weights(draft),
        weights(claim),
        kind in ("apposition", "based", "title"),
        kind == "nominal",
    )


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


def draft_names(facts: Facts) -> frozenset[int]:
    """The tokens that belong to names."""
    return frozenset(i for e in facts.entities for i in range(e.first, e.end))


def _match_names(claim: Facts, draft: Facts, segment: frozenset[int]) -> dict[int, int]:
    found = []
    for number, entity in enumerate(draft.entities):
        if entity.first not in segment:
            continue
        for other, claimed in enumerate(claim.entities):
            how = match(entity, claimed)
            if how >= Match.AROUND:
                rank = (-how, entity.words != claimed.words, abs(entity.first - claimed.first))
                found.append((rank, number, other))
    made: dict[int, int] = {}
    for _, number, other in sorted(found):
        if number not in made and other not in made.values():
            made[number] = other
    # One thing named twice on one side stands for the one mention on the other.
    for _, number, other in sorted(found):
        made.setdefault(number, other)
    return made


def _pair_names(
    draft: Entity, claim: Entity, pairs: dict[int, int], links: dict[int, Relation]
) -> None:
    for offset, index in enumerate(range(draft.first, draft.end)):
        pairs[index] = min(claim.first + offset, claim.end - 1)
        links[index] = _SAME


def _relate(token: Token, other: Token) -> Relation | None:
    if token.lemma == other.lemma or token.norm == other.norm:
        return _SAME
    if token.lemma in COPULAS and other.lemma in COPULAS:
        return _COPULAR
    one, two = _POS.get(token.tag), _POS.get(other.tag)
    if one is None or two is None:
        return None
    if Tag.NAME in (token.tag, other.tag):
        return None
    return relation(token.lemma, other.lemma, one, two)


def _neighbours(draft: Facts, claim: Facts, i: int, j: int) -> float:
    """A small bonus where the words beside the pair are the same words too."""
    bonus = 0.0
    for step in (-1, 1):
        one, two = _content_beside(draft, i, step), _content_beside(claim, j, step)
        if one is not None and two is not None and one.lemma == two.lemma:
            bonus += 0.06
    return bonus


def _content_beside(facts: Facts, index: int, step: int) -> Token | None:
    place = index + step
    while 0 <= place < len(facts.tokens):
        if facts.tokens[place].tag in CONTENT:
            return facts.tokens[place]
        place += step
    return None
