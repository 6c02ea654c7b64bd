"""Links: what a sentence ties together, and whether the claim ties the same.

"Lee opened a bakery in 1998 and a bar in 2004" has every word of "Lee opened a bar in 1998": the
year is tied to another deed. What the draft ties is laid beside the claim's own ties, as a graph:
its nodes are words, names, numbers and dates, its edges the parts that they have in each other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum
from typing import TypeVar

import attrs

from factcheck.compare.align import COPULAS
from factcheck.compare.alignment import Alignment
from factcheck.compare.amounts import comparable
from factcheck.compare.identities import names_of
from factcheck.compare.predicates import MUTUAL
from factcheck.facts import DateMention, Facts, Quantity, Tag, Token
from factcheck.lexicon import classes, gazetteer

# Parts in which a deed has one who does it, and one to whom it is done.
_ACTING = frozenset(("subject", "by", "possessor"))
_DONE_TO = frozenset(("object",))
# What brings to whom a noun's deed is done: "the suit against Norda".
_BEARING_ON = frozenset(("against", "on", "over"))
_BODIES = frozenset(("organisation-word", "organisation-suffix"))
_TWO_WAYS = {"from", "to"}
# What "be" or an aside says of a thing, and how many of a thing there are.
_IS, _NUMBER = "is", "number"
# Two steps away are the subject and the object of one deed.
_NEAR = 2
_FARTHEST = 3
# Parts of which a sentence tells for sure whose they are.
_SURE = frozenset(("subject", "object", "complement", "possessor", _IS, _NUMBER, "modifier"))
_MODIFYING = frozenset({Tag.ADJECTIVE, Tag.NOUN})


class Stand(StrEnum):
    """How a claim stands to two things that the draft ties together, and of which it tells."""

    KEPT = "kept"
    """It ties them in the same way."""
    MOVED = "moved"
    """It ties them with the parts exchanged: who did it is to whom it was done."""
    NEAR = "near"
    """It ties both to one thing."""
    PARTED = "parted"
    """It doesn't tie them."""


class How(StrEnum):
    """How the governors of a link are related.

    Both are verbs, converse ones, or of what both parties do to each other; or one is a noun.
    """

    VERBAL = "verbal"
    CONVERSE = "converse"
    MUTUAL = "mutual"
    NOMINAL = "nominal"


_T = TypeVar("_T", Quantity, DateMention)
_ORDER = (Stand.KEPT, Stand.MOVED, Stand.NEAR, Stand.PARTED)


@attrs.frozen
class Link:
    """Two things of the clause that it ties together, as the claim has them.

    `governor` and `head` are draft tokens, `role` the part that the head has. `sort` is the sort of
    the head: "name", "number", "date" or "word". `rival` is the claim's token that has this part
    there, where another one has it, and None otherwise.
    """

    governor: int
    head: int
    role: str
    sort: str
    stand: Stand
    rival: int | None


@attrs.frozen
class Graph:
    """What a sentence ties together.

    `nodes` gives the node of each token, `edges` the parts by which a node is tied to another.
    """

    nodes: dict[int, int]
    edges: dict[int, dict[int, frozenset[str]]]

    def node(self, token: int) -> int:
        """Return the node of a token."""
        return self.nodes.get(token, token)

    def apart(self, one: int, two: int) -> int:
        """Return how many steps lie between two nodes, at most 3."""
        beside = self.edges.get(one, {})
        if two in beside:
            return 1
        return _NEAR if any(two in self.edges[node] for node in beside) else _FARTHEST


def read_links(alignment: Alignment) -> tuple[Link, ...]:
    """Return what the clause ties together, of all of which the claim tells."""
    return tuple(_each(alignment))


def _each(alignment: Alignment) -> Iterator[Link]:
    mine = alignment.draft_side.told(read_graph)
    theirs = alignment.claim_side.told(read_graph)
    over = _Counterparts(alignment, theirs)
    told: dict[tuple[int, str], set[int]] = defaultdict(set)
    inside = alignment.segment
    told_of = alignment.draft_side.told(_ties)
    ties = [tie for tie in told_of if tie[0] in inside and tie[1] in inside]
    for governor, head, role in ties:
        told[mine.node(governor), role] |= over.of(head)
    made: dict[tuple[int, str, int], Link] = {}
    for governor, head, role in ties:
        ones, twos = over.of(governor), over.of(head)
        if not ones or not twos or ones & twos:
            continue
        one, two = min(
            ((one, two) for one in sorted(ones) for two in sorted(twos)),
            key=lambda pair: theirs.apart(*pair),
        )
        stand = _stand(theirs, one, two, role, over.how(governor))
        rival = None
        if stand is not Stand.KEPT:
            taken = told[mine.node(governor), role] | {two}
            rival = _rival(theirs, over, one, taken, role, head)
        link = Link(governor, head, role, over.sort(head), stand, rival)
        # Which of the words before it a phrase hangs on is only a reading: the best one counts.
        key = (mine.node(head), role, mine.node(governor) if role in _SURE else -1)
        known = made.get(key)
        if known is None or _goes_before(alignment, link, known):
            made[key] = link
    yield from made.values()


def _goes_before(alignment: Alignment, link: Link, other: Link) -> bool:
    """Whether of two readings of a phrase the first is nearer to the claim, or tells more."""

    def rank(one: Link) -> tuple[int, bool, bool]:
        of_deed = alignment.draft.tokens[one.governor].tag is Tag.VERB
        return _ORDER.index(one.stand), one.rival is None, not of_deed

    return rank(link) < rank(other)


def _stand(theirs: Graph, one: int, two: int, role: str, how: How) -> Stand:
    steps = theirs.apart(one, two)
    if steps == 1:
        fits = _fits(role, theirs.edges[one][two], how)
        return Stand.KEPT if fits else Stand.MOVED
    return Stand.NEAR if steps == _NEAR else Stand.PARTED


def _rival(
    theirs: Graph, over: _Counterparts, one: int, taken: set[int], role: str, head: int
) -> int | None:
    """What else has the part in the claim, of which the clause doesn't tell there."""
    rivals = [
        node
        for node, roles in theirs.edges.get(one, {}).items()
        if node not in taken
        and over.are_alike(head, node)
        and (over.sort(head) in ("number", "date") or role in roles)
    ]
    return min(rivals, default=None)


def _fits(role: str, roles: frozenset[str], how: How) -> bool:
    """Whether a part is one of those that the claim gives, as the two governors are related.

    Where the draft tells the deed as a noun, or the claim does, "of" and "'s" may be of either
    party: "Norda's suit", "the fine of Norda".
    """
    if how is How.MUTUAL:
        return True
    if how is How.CONVERSE:
        return role not in _ACTING or not roles <= _ACTING
    if how is How.NOMINAL:
        if role in _BEARING_ON:
            return not roles <= _ACTING
        return role not in ("by", "from") or not roles <= _DONE_TO | _BEARING_ON
    if role in _ACTING:
        return bool(roles & _ACTING)
    if role in _DONE_TO:
        return bool(roles & (_DONE_TO | {"of"}))
    return not roles <= _ACTING and not roles <= _DONE_TO and {role} | roles != _TWO_WAYS


class _Counterparts:
    """The claim's nodes for the draft's tokens."""

    def __init__(self, alignment: Alignment, graph: Graph) -> None:
        self._alignment, self._graph = alignment, graph
        draft, claim = alignment.draft, alignment.claim
        self._over: dict[int, set[int]] = defaultdict(set)
        self._sorts: dict[int, str] = {}
        self._claim_sorts: dict[int, str] = {}
        nouns = alignment.claim_side.told(_nouns)
        for i, j in alignment.pairs.items():
            self._over[i].add(graph.node(j))
            if claim.tokens[j].tag is Tag.NOUN:
                # A thing that the claim tells of twice is one.
                self._over[i] |= {graph.node(k) for k in nouns[claim.tokens[j].lemma]}
        for n, entity in enumerate(draft.entities):
            self._sorts.update((i, "name") for i in range(entity.first, entity.end))
            other = alignment.names.get(n)
            if other is not None:
                node = graph.node(claim.entities[other].first)
                for i in range(entity.first, entity.end):
                    self._over[i] = {node}
        for entity in claim.entities:
            self._claim_sorts[graph.node(entity.first)] = "name"
        self._settle(draft.quantities, claim.quantities, "number", _size)
        self._settle(draft.dates, claim.dates, "date", _day)

    def _settle(
        self,
        ours: Sequence[_T],
        theirs: Sequence[_T],
        sort: str,
        value: Callable[[_T], object],
    ) -> None:
        for one in ours:
            same = [self._graph.node(two.first) for two in theirs if value(two) == value(one)]
            for i in range(one.first, one.end):
                self._sorts[i] = sort
                self._over[i] = set(same)
        for two in theirs:
            self._claim_sorts[self._graph.node(two.first)] = sort

    def of(self, token: int) -> set[int]:
        """Return the claim's nodes for a draft token."""
        return self._over.get(token, set())

    def sort(self, token: int) -> str:
        """Return the sort of a draft token."""
        return self._sorts.get(token, "word")

    def are_alike(self, token: int, node: int) -> bool:
        """Return whether a draft token and a node of the claim are of one sort, or one measure."""
        if self.sort(token) != self._claim_sorts.get(node, "word"):
            return False
        ours = (q for q in self._alignment.draft.quantities if q.first <= token < q.end)
        theirs = (q for q in self._alignment.claim.quantities if q.first <= node < q.end)
        one, two = next(ours, None), next(theirs, None)
        return one is None or two is None or comparable(one, two)

    def how(self, token: int) -> How:
        """Return how a draft's governor is related to the claim's."""
        link = self._alignment.links.get(token)
        if link is not None and link.kind == "converse":
            return How.CONVERSE
        if self._alignment.draft.tokens[token].lemma in MUTUAL:
            return How.MUTUAL
        other = self._alignment.pairs.get(token)
        if other is None or self._alignment.draft.tokens[token].tag is not Tag.VERB:
            return How.NOMINAL
        claimed = self._alignment.claim.tokens[other].tag
        return How.VERBAL if claimed is Tag.VERB else How.NOMINAL


def _size(quantity: Quantity) -> object:
    return quantity.low, quantity.high, quantity.dimension


def _day(mention: DateMention) -> object:
    return mention.year, mention.month, mention.day, mention.weekday, mention.starts_on


def read_graph(facts: Facts) -> Graph:
    """Return what a sentence ties together."""
    nodes: dict[int, int] = {}
    by_name: dict[tuple[str, ...], int] = {}
    for entity in facts.entities:
        node = next((by_name[name] for name in entity.names if name in by_name), entity.first)
        by_name.update((name, node) for name in entity.names)
        nodes.update((i, node) for i in range(entity.first, entity.end))
    for found in (facts.quantities, facts.dates):
        for one in found:
            nodes.update((i, one.first) for i in range(one.first, one.end))
    for noun, names in names_of(facts).items():
        if noun not in nodes and len(names) == 1:
            nodes[noun] = nodes.get(min(names), min(names))
    for entity in facts.entities:
        noun = entity.first - 1
        if noun >= 0 and noun not in nodes and is_party(facts.tokens[noun]):
            # "Her brother Remy", "the firm Norda".
            nodes[noun] = nodes[entity.first]
    edges: dict[int, dict[int, frozenset[str]]] = defaultdict(dict)
    none: frozenset[str] = frozenset()
    for governor, head, role in _ties(facts):
        here, there = nodes.get(governor, governor), nodes.get(head, head)
        if here != there:
            edges[here][there] = edges[here].get(there, none) | {role}
            edges[there][here] = edges[there].get(here, none) | {role}
    return Graph(nodes, dict(edges))


def is_party(token: Token) -> bool:
    """Return whether a noun is of somebody, or of a body: "brother", "firm"."""
    if token.tag is not Tag.NOUN:
        return False
    return "person" in classes(token.lemma, "n") or not _BODIES.isdisjoint(gazetteer(token.lemma))


def _nouns(facts: Facts) -> dict[str, list[int]]:
    """Where each noun stands."""
    made: dict[str, list[int]] = defaultdict(list)
    for index, token in enumerate(facts.tokens):
        if token.tag is Tag.NOUN:
            made[token.lemma].append(index)
    return made


def _ties(facts: Facts) -> tuple[tuple[int, int, str], ...]:
    """What a sentence ties together: governor, head, and the part that the head has."""
    return tuple(_each_tie(facts))


def _each_tie(facts: Facts) -> Iterator[tuple[int, int, str]]:
    told: dict[int, list[int]] = defaultdict(list)
    for quantity in facts.quantities:
        if quantity.noun is not None:
            told[quantity.noun].append(quantity.first)
            yield quantity.noun, quantity.first, _NUMBER
    subjects: dict[int, list[int]] = defaultdict(list)
    for a in facts.arguments:
        if a.role == "subject":
            subjects[a.governor].append(a.head)
    for a in facts.arguments:
        copula = facts.tokens[a.governor].lemma in COPULAS
        if copula and a.role == "complement":
            for head in subjects[a.governor]:
                yield a.head, head, _IS
        if copula and a.role in ("complement", "subject"):
            continue
        yield a.governor, a.head, a.role
        for number in told.get(a.head, ()):
            yield a.governor, number, _NUMBER
    for index, token in enumerate(facts.tokens[1:], 1):
        if token.tag in (Tag.NOUN, Tag.NAME) and facts.tokens[index - 1].tag in _MODIFYING:
            yield index, index - 1, "modifier"
