"""One side of a comparison: a sentence's facts, and what comparing reads off them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from functools import cached_property
from typing import Any, TypeVar

import attrs

from factcheck.compare import scope
from factcheck.compare.standards import find_standards
from factcheck.compare.surroundings import Surroundings, alone
from factcheck.compare.tied import Tied, find_tied
from factcheck.facts import CONTENT, Argument, Clause, Facts, Negation, Tag, Token
from factcheck.lexicon import classes
from factcheck.text import Span

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
POS = {Tag.NOUN: "n", Tag.VERB: "v", Tag.ADJECTIVE: "a", Tag.ADVERB: "r"}
"""The lexicon's name of each part of speech that it knows."""
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
# The least weight of a word that tells something.
_TELLING = 0.5

T = TypeVar("T")


@attrs.frozen(slots=False, eq=False)
class Side:
    """A sentence's facts with what comparison reads off them, each made when first asked for.

    `topic` holds the words, in lower case, of what a claim is said to be about (its title), and
    `around` the draft that a sentence stands in, None for one that stands alone.
    """

    facts: Facts
    topic: frozenset[str] = frozenset()
    around: Surroundings | None = None

    @cached_property
    def surroundings(self) -> Surroundings:
        """What the rest of the draft tells."""
        return alone(self.facts) if self.around is None else self.around

    @cached_property
    def weights(self) -> tuple[float, ...]:
        """How much each token counts in coverage; a name's words share the weight of one name."""
        return _weights(self.facts)

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Where each token begins."""
        return tuple(token.start for token in self.facts.tokens)

    def inside(self, span: Span) -> range:
        """The tokens that lie within a span."""
        tokens = self.facts.tokens
        first = end = bisect_left(self.starts, span.start)
        while end < len(tokens) and tokens[end].end <= span.end:
            end += 1
        return range(first, end)

    def touched(self, span: Span) -> tuple[int, int] | None:
        """The range of the tokens that share characters with a span, None without one."""
        tokens = self.facts.tokens
        first, end = bisect_left(self.starts, span.start), bisect_left(self.starts, span.end)
        if first > 0 and tokens[first - 1].end > span.start:
            first -= 1
        return (first, end) if first < end else None

    @cached_property
    def _told(self) -> dict[Callable[[Facts], Any], Any]:
        return {}

    def told(self, reader: Callable[[Facts], T]) -> T:
        """What a facet's reader finds in the sentence; it is asked once."""
        known = self._told
        if reader not in known:
            known[reader] = reader(self.facts)
        found: T = known[reader]
        return found

    @cached_property
    def total(self) -> float:
        """How much all its words count."""
        return sum(self.weights)

    @cached_property
    def carried(self) -> dict[int, int]:
        """Verbs that only carry a noun of action, with that noun: "impose" with "ban"."""
        return _carried(self.facts)

    @cached_property
    def roles(self) -> dict[int, tuple[Argument, ...]]:
        """The roles of each token's phrase."""
        made: dict[int, list[Argument]] = {}
        for argument in self.facts.arguments:
            for index in range(argument.first, argument.end):
                made.setdefault(index, []).append(argument)
        return {index: tuple(found) for index, found in made.items()}

    @cached_property
    def _headed(self) -> dict[int, tuple[Argument, ...]]:
        made: dict[int, list[Argument]] = {}
        for argument in self.facts.arguments:
            if argument.first <= argument.head < argument.end:
                made.setdefault(argument.head, []).append(argument)
        return {index: tuple(found) for index, found in made.items()}

    def headed(self, index: int) -> tuple[Argument, ...]:
        """The roles of the phrase that a token is the head of."""
        return self._headed.get(index, ())

    @cached_property
    def named(self) -> frozenset[int]:
        """The tokens that belong to names."""
        return frozenset(i for e in self.facts.entities for i in range(e.first, e.end))

    @cached_property
    def content(self) -> tuple[tuple[int, Token], ...]:
        """The tokens that carry content, with their indices."""
        return tuple((i, t) for i, t in enumerate(self.facts.tokens) if t.tag in CONTENT)

    @cached_property
    def common(self) -> tuple[tuple[int, Token], ...]:
        """The content tokens that tell something, with their indices, outside names and numbers."""
        telling, weights = self.telling, self.weights
        return tuple((i, t) for i, t in self.content if i not in telling and weights[i] >= _TELLING)

    @cached_property
    def weighty(self) -> tuple[tuple[str, str, float, bool], ...]:
        """The lemma, plain form and weight of each token with content; whether it is of a name."""
        return tuple((t.lemma, t.norm, self.weights[i], i in self.named) for i, t in self.content)

    @cached_property
    def readings(self) -> tuple[tuple[int, str, str, str, Token], ...]:
        """The tokens that carry content: index, lemma, norm, the lexicon's part of speech or ""."""
        return tuple((i, t.lemma, t.norm, POS.get(t.tag, ""), t) for i, t in self.content)

    @cached_property
    def tied(self) -> Tied:
        """Where its readings are found by what they may be related by."""
        return find_tied(self.readings)

    @cached_property
    def words(self) -> frozenset[str]:
        """The lemmas and plain forms of the tokens that carry content."""
        return frozenset(w for _, t in self.content for w in (t.lemma, t.norm))

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """The lemmas and plain forms of all its words."""
        return frozenset(w for token in self.facts.tokens for w in (token.norm, token.lemma))

    @cached_property
    def telling(self) -> frozenset[int]:
        """Tokens without which nothing is supported: names, numbers, dates, scope words."""
        return self.singular.union(q.token for q in self.facts.quantifiers)

    @cached_property
    def singular(self) -> frozenset[int]:
        """The tokens that belong to names, numbers and dates."""
        made = set(self.named)
        made.update(i for q in self.facts.quantities for i in range(q.first, q.end))
        made.update(i for d in self.facts.dates for i in range(d.first, d.end))
        return frozenset(made)

    @cached_property
    def governed(self) -> dict[int, frozenset[str]]:
        """The lemmas of the heads that each token governs: subject, object and the like."""
        made: dict[int, set[str]] = {}
        for argument in self.facts.arguments:
            made.setdefault(argument.governor, set()).add(self.facts.tokens[argument.head].lemma)
        return {index: frozenset(heads) for index, heads in made.items()}

    @cached_property
    def sorts(self) -> dict[int, str]:
        """What sort of word each content token is: "name", "date", "number", or its part of speech.

        Only common words keep their part of speech. What a number is only held against is a
        "standard": "up from 502 in 2023".
        """
        made = {i: t.tag.name.lower() for i, t in self.content}
        made.update((i, "number") for q in self.facts.quantities for i in range(q.first, q.end))
        made.update((i, "date") for d in self.facts.dates for i in range(d.first, d.end))
        made.update((i, "name") for i in self.named)
        made.update((i, "standard") for i in self._standards)
        return made

    @cached_property
    def sorts_added(self) -> tuple[str, ...]:
        """What sort of word each token is, for judgement to weigh where the other side lacks it."""
        made = [token.tag.name.lower() for token in self.facts.tokens]
        for clause in self.facts.clauses:
            if clause.predicate is not None:
                made[clause.predicate] = "predicate"
        for sort, found in (
            ("number", self.facts.quantities),
            ("date", self.facts.dates),
            ("name", self.facts.entities),
        ):
            for one in found:
                made[one.first : one.end] = [sort] * (one.end - one.first)
        for index in self._standards:
            made[index] = "standard"
        return tuple(made)

    @cached_property
    def _standards(self) -> frozenset[int]:
        return find_standards(self.facts)

    @cached_property
    def denials(self) -> tuple[Negation, ...]:
        """The negations, those left out that only turn a bound: "no more than"."""
        return scope.denials(self.facts)

    def clause_around(self, index: int) -> Clause | None:
        """The smallest clause with a predicate that a token stands in; of equals, the first."""
        around = [c for c in self.facts.clauses if index in c.tokens and c.predicate is not None]
        return min(around, key=lambda c: len(c.tokens), default=None)

    @cached_property
    def _governing(self) -> dict[int, tuple[Negation, ...]]:
        return scope.governing(self.facts, self.denials)

    def governing(self, index: int) -> tuple[Negation, ...]:
        """The negations that govern a token."""
        return self._governing.get(index, ())

    @cached_property
    def uncommitted(self) -> frozenset[int]:
        """The tokens that the sentence mentions and doesn't vouch for."""
        return frozenset(i for u in self.facts.uncommitted for i in range(u.first, u.end))

    @cached_property
    def letters(self) -> str:
        """The sentence in lower case, to look for a word inside another."""
        return self.facts.sentence.text.lower()

    @cached_property
    def norms(self) -> frozenset[str]:
        """The words as they stand, in lower case."""
        return frozenset(token.norm for token in self.facts.tokens)

    @cached_property
    def optional(self) -> frozenset[int]:
        """Tokens that a shorter telling may leave out: conditions and dates."""
        made = {i for c in self.facts.conditions for i in range(c.first, c.end)}
        made.update(i for d in self.facts.dates for i in range(d.first, d.end))
        return frozenset(made)

    @cached_property
    def _nearest(self) -> tuple[tuple[int | None, ...], tuple[int | None, ...]]:
        """The nearest content token before each token, and after it."""
        before: list[int | None] = []
        last: int | None = None
        for index, token in enumerate(self.facts.tokens):
            before.append(last)
            last = index if token.tag in CONTENT else last
        after: list[int | None] = []
        last = None
        for index in range(len(self.facts.tokens) - 1, -1, -1):
            after.append(last)
            last = index if self.facts.tokens[index].tag in CONTENT else last
        return tuple(before), tuple(reversed(after))

    def content_beside(self, index: int, step: int) -> int | None:
        """The content token nearest before a token (`step` -1), or after it (1)."""
        return self._nearest[step > 0][index]

    @cached_property
    def beside(self) -> dict[int, tuple[str | None, str | None]]:
        """The lemmas of the content words before and after each content token."""
        lemmas = [None, *(token.lemma for _, token in self.content), None]
        return {i: (lemmas[n], lemmas[n + 2]) for n, (i, _) in enumerate(self.content)}


def _weight(token: Token) -> float:
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


def _carried(facts: Facts) -> dict[int, int]:
    """Verbs that only carry a noun of action, with that noun: "impose" with "ban"."""
    denials = {n.token for n in facts.negations if n.lexical}
    return {
        a.governor: a.head
        for a in facts.arguments
        if a.role == "object"
        and facts.tokens[a.governor].lemma in _CARRIERS
        and (a.head in denials or _ACTIONS & classes(facts.tokens[a.head].lemma, "n"))
    }


def _weights(facts: Facts) -> tuple[float, ...]:
    """The weight of every token; a name's words share the weight of one name."""
    made = [_weight(token) for token in facts.tokens]
    for verb in _carried(facts):
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
