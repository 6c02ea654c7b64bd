"""Polarity: whether one side denies what the other asserts, by parity over negations and opposites.

An even number of turns is agreement: "is not a French series" beside "an American series".
"""

from __future__ import annotations

from factcheck.compare.align import Alignment
from factcheck.facts import Facts, Negation, Tag, Token
from factcheck.findings import Discrepancy, PolarityDiscrepancy
from factcheck.lexicon import classes
from factcheck.text import Span

# Verbs that assert nothing by themselves: what is denied is their complement.
_EMPTY = frozenset("be have do become remain".split())
# Degree words oppose only before the same word, which is another facet's; and neither persons
# (brother, sister) nor units of time (day, year) deny each other.
_DEGREES = frozenset("more less most least".split())
_NO_OPPOSITES = frozenset({"person", "time", "unit"})
# A verb of at least this weight tells something of its own; a light one doesn't.
_CONTENT_WEIGHT = 0.5
_EVENTS = frozenset({"act", "event", "state", "process", "communication"})


def compare_polarity(alignment: Alignment) -> list[Discrepancy]:
    """Report a turn of meaning over the words that both sides share."""
    turned, kept, _, strongest = _tally(alignment)
    if alignment.nominal and _overshadowed(alignment):
        return []
    if (
        strongest is not None
        and turned > kept
        and len(_antonyms(alignment)) < 2
        and not _under_another_verb(alignment, *strongest)
    ):
        return [_discrepancy(alignment, *strongest)]
    opposed = _antonyms(alignment)
    if len(opposed) == 1 and _tied(alignment, *opposed[0]) and _turn(alignment, *opposed[0]):
        return [_discrepancy(alignment, *opposed[0])]
    return []


def _under_another_verb(alignment: Alignment, i: int, j: int) -> bool:
    """Whether the draft's word hangs on a verb the claim lacks, which may deny it in its own way.

    "has fought bans" denies bans as "opposed bans" does, whether or not the lexicon knows.
    """
    if alignment.opposed.get(i) == j:
        return False
    clause = next((c for c in alignment.draft.clauses if i in c.tokens), None)
    if clause is None or clause.predicate is None or clause.predicate == i:
        return False
    verb = alignment.carrier(clause.predicate)
    met = verb == i or verb in alignment.pairs or verb in alignment.opposed
    return not met and alignment.draft_weights[verb] >= _CONTENT_WEIGHT


def _antonyms(alignment: Alignment) -> list[tuple[int, int]]:
    """The pairs of words that oppose each other, apart from persons (brother, sister)."""
    return [
        (i, j)
        for i, j in alignment.opposed.items()
        if alignment.links[i].kind == "antonym"
        and alignment.draft.tokens[i].lemma not in _DEGREES
        and not _has_no_opposite(alignment.draft.tokens[i])
    ]


def _has_no_opposite(token: Token) -> bool:
    return token.tag is Tag.NOUN and bool(_NO_OPPOSITES & classes(token.lemma, "n"))


def _overshadowed(alignment: Alignment) -> bool:
    """Whether a negation outside a nominal clause governs it: what it denies isn't asserted."""
    inside = alignment.segment
    return any(
        n.token not in inside and any(n.scope[0] <= i < n.scope[1] for i in inside)
        for n in alignment.draft.negations
    )


def _tied(alignment: Alignment, i: int, j: int) -> bool:
    """Whether two words that oppose each other qualify or govern words that stand together."""
    ours, theirs = alignment.draft, alignment.claim
    # An adjective belongs to the noun after it; other words may lean on either neighbour.
    steps = (1,) if ours.tokens[i].tag is Tag.ADJECTIVE else (-1, 1)
    if any(alignment.neighbours_meet(i, j, step) for step in steps):
        return True
    filled = {a.role: a.head for a in ours.arguments if a.governor == i}
    claimed = {a.role: a.head for a in theirs.arguments if a.governor == j}
    return any(
        alignment.pairs.get(filled[role]) == claimed[role] for role in filled.keys() & claimed
    )


def is_clear(alignment: Alignment) -> bool:
    """Whether the negations of both sides bear on words that the other side has too."""
    turned, kept, unclear, _ = _tally(alignment)
    # An opposite that is denied, too, or two opposites, may or may not come to the same.
    undone = any(
        not negation.lexical
        for i, j in _antonyms(alignment)
        if not _turn(alignment, i, j)
        for negation in (*_governing(alignment.draft, i), *_governing(alignment.claim, j))
    )
    untied = any(not _tied(alignment, i, j) for i, j in _antonyms(alignment))
    return unclear <= turned + kept and not undone and not untied


def _tally(alignment: Alignment) -> tuple[float, float, float, tuple[int, int] | None]:
    """Weights of the pairs turned round, not turned, and open; and the heaviest pair turned."""
    turned = kept = unclear = 0.0
    strongest: tuple[float, int, int] | None = None
    idle = frozenset(
        i for c in alignment.draft.clauses if c.kind == "conditional" for i in c.tokens
    )
    for i, j in (*alignment.pairs.items(), *alignment.opposed.items()):
        share = _share(alignment, i, j)
        if share == 0.0 or i in idle or (i in alignment.opposed and not _tied(alignment, i, j)):
            continue
        turn = _turn(alignment, i, j)
        if turn is None:
            unclear += share
        elif turn:
            turned += share
            if strongest is None or share > strongest[0]:
                strongest = (share, i, j)
        else:
            kept += share
    return turned, kept, unclear, strongest and strongest[1:]


def _share(alignment: Alignment, i: int, j: int) -> float:
    """How much a pair has to say on polarity: predicates and events most, names nothing."""
    token = alignment.draft.tokens[i]
    if i in alignment.opposed and alignment.links[i].kind != "antonym":
        return 0.0
    base = alignment.draft_weights[i]
    if token.lemma in _EMPTY:
        return 0.0
    if token.tag is Tag.VERB:
        return 2.0 * max(base, 0.3)
    if token.tag is Tag.ADJECTIVE:
        return 0.5 if i not in alignment.opposed else 1.5
    if token.tag is Tag.NOUN:
        if i in alignment.opposed:
            return 1.5
        return 1.0 if _EVENTS & classes(token.lemma, "n") else 0.3
    if token.tag is Tag.ADVERB and i in alignment.opposed:
        return 1.0
    return 0.0


def _turn(alignment: Alignment, i: int, j: int) -> bool | None:
    """Whether the pair's meaning is turned round; None where a negation bears on other words."""
    opposed = alignment.opposed.get(i) == j
    ours = [n for n in _governing(alignment.draft, i) if not _echoed(alignment, n)]
    theirs = [n for n in _governing(alignment.claim, j) if not _echoes(alignment, n)]
    met = {*alignment.pairs, *alignment.opposed}
    met_claim = {*alignment.pairs.values(), *alignment.opposed.values()}
    elsewhere = any(n.focus not in met for n in ours) or any(
        n.focus not in met_claim for n in theirs
    )
    # A negator that both sides have turns both round, whatever it bears on.
    if elsewhere and len(ours) != len(theirs):
        return None
    return bool((len(ours) + len(theirs) + opposed) % 2)


def _echoed(alignment: Alignment, negation: Negation) -> bool:
    """Whether a draft's word of denial stands for a claim's word that analysis took for none."""
    other = alignment.pairs.get(negation.token)
    return other is not None and all(n.token != other for n in alignment.claim.negations)


def _echoes(alignment: Alignment, negation: Negation) -> bool:
    other = alignment.back.get(negation.token)
    return other is not None and all(n.token != other for n in alignment.draft.negations)


def _governing(facts: Facts, index: int) -> list[Negation]:
    return [n for n in facts.negations if n.scope[0] <= index < n.scope[1] and n.token != index]


def _discrepancy(alignment: Alignment, i: int, j: int) -> Discrepancy:
    draft, claim = alignment.draft, alignment.claim
    if alignment.opposed.get(i) == j:
        found, expected = draft.tokens[i], claim.tokens[j]
        swap = claim.words(expected.span) if _same_form(found, expected) else None
        return PolarityDiscrepancy(
            draft.words(found.span), claim.words(expected.span), found.span, expected.span, swap
        )
    ours = [n for n in _governing(draft, i) if n.token not in alignment.pairs]
    theirs = [n for n in _governing(claim, j) if n.token not in alignment.back]
    found_span = ours[0].span if ours else _verb_span(draft, i)
    expected_span = theirs[0].span if theirs else claim.tokens[j].span
    if theirs and not ours:
        expected_span = expected_span.cover(claim.tokens[j].span)
    if ours:
        found_span = found_span.cover(draft.tokens[i].span)
    return PolarityDiscrepancy(
        draft.words(found_span), claim.words(expected_span), found_span, expected_span
    )


def _verb_span(facts: Facts, index: int) -> Span:
    """The verb with the auxiliaries right before it."""
    first = index
    while first > 0 and facts.tokens[first - 1].tag in (Tag.AUXILIARY, Tag.ADVERB):
        first -= 1
    return facts.tokens[first].span.cover(facts.tokens[index].span)


def _same_form(one: Token, two: Token) -> bool:
    return one.tag is two.tag and one.form == two.form
