"""Unlike numbers: two that answer no one question, and so cannot be at odds."""

from __future__ import annotations

from factcheck.compare.align import COPULAS
from factcheck.compare.alignment import Alignment
from factcheck.compare.amounts import DOWNWARD, UPWARD, under_negation
from factcheck.facts import Comparator, Dimension, EntityType, Facts, Quantity, Tag
from factcheck.lexicon import classes

# A rank of these, or after these, is one's own: "in first place", "is again first".
_PLACES = frozenset("place position rank spot".split())
_PEOPLE = frozenset({EntityType.PERSON, EntityType.UNKNOWN})
_IN_LIST = frozenset(
    {Tag.NAME, Tag.NOUN, Tag.ADJECTIVE, Tag.DETERMINER, Tag.PUNCTUATION, Tag.NUMBER}
)
_BY_NOW = frozenset(("now", "turn"))
# In days: a birthday and a day lie between.
_TWO_YEARS = 2 * 365.0
_NO = frozenset(("no", "#"))
_RANKING = frozenset("again be come finish rank".split())
# Bounds that one count may be told with in turn: "as many as 29 dead", "at least 29 dead".
_AS_MUCH = ("as many as", "as much as")
_NO_LESS = ("at least", "more than", "no fewer than", "not less than")


def are_unlike(alignment: Alignment, one: Quantity, two: Quantity) -> bool:
    """Whether a number of the draft and one of the claim are no answers to one question."""
    return (
        _ranks_times(alignment, one, two)
        or _is_one_count(alignment, one, two)
        or _are_of_two_parts(alignment, one, two)
        or _is_of_make(alignment, one, two)
        or _counts_named_ones(alignment, one, two)
        or _is_rank_and_turn(alignment, one, two)
        or _is_half_of_score(alignment, one)
        or _has_grown(alignment, one, two)
    )


def _has_grown(alignment: Alignment, one: Quantity, two: Quantity) -> bool:
    """Whether somebody is told to be a year older by now: "now 65", "turned 65"."""
    if not one.dimension is two.dimension is Dimension.AGE or one.first == 0:
        return False
    before = alignment.draft.tokens[one.first - 1]
    return before.lemma in _BY_NOW and 0 < one.low - two.low < _TWO_YEARS


def _is_half_of_score(alignment: Alignment, one: Quantity) -> bool:
    """Whether a count is one side of a vote that the claim tells as a score: "voted 5 to 2"."""
    return one.dimension is Dimension.COUNT and any(
        q.dimension is Dimension.SCORE and one.low == one.high and one.low in (q.low, q.high)
        for q in alignment.claim.quantities
    )


def none_exceeds(alignment: Alignment) -> bool:
    """Whether no one may have more than what each may have at most: "no country more than 300"."""
    draft, claim = alignment.draft, alignment.claim
    return any(
        under_negation(facts, q).comparator in (Comparator.AT_MOST, Comparator.LESS)
        and q.comparator in UPWARD
        and any(two.low == q.low and two.comparator in DOWNWARD for two in other.quantities)
        for facts, other in ((draft, claim), (claim, draft))
        for q in facts.quantities
    )


def _is_rank_and_turn(alignment: Alignment, one: Quantity, two: Quantity) -> bool:
    """Whether one is a rank and the other whose turn it is: "the No. 2 seed", "the third set"."""
    if one.dimension is not Dimension.ORDINAL or two.dimension is not Dimension.ORDINAL:
        return False
    ranked = alignment.draft.tokens[one.first].norm in _NO
    if ranked is (alignment.claim.tokens[two.first].norm in _NO):
        return False
    return one.noun is None or alignment.pairs.get(one.noun) != two.noun


def _counts_named_ones(alignment: Alignment, one: Quantity, two: Quantity) -> bool:
    """Whether one number counts those whom the other side names beside its own.

    "Ann Lee and two customers" are three people.
    """
    if {one.dimension, two.dimension} != {Dimension.COUNT} or one.low == two.low:
        return False
    if one.low > two.low:
        return one.low - two.low == _named_beside(alignment.claim, two)
    return two.low - one.low == _named_beside(alignment.draft, one)


def _named_beside(facts: Facts, quantity: Quantity) -> int:
    """How many people are named in one list with those that a number counts, before it."""
    tokens, end = facts.tokens, quantity.first - 1
    if end < 1 or tokens[end].norm != "and":
        return 0
    first = end
    while first > 0 and tokens[first - 1].tag in _IN_LIST:
        first -= 1
    return sum(first <= e.first < end and e.type in _PEOPLE for e in facts.entities)


def _is_one_count(alignment: Alignment, one: Quantity, two: Quantity) -> bool:
    """Whether one count is told as much and as no less: "as many as 29", "at least 29"."""
    told = bounds(alignment, one, two)
    alike = not {one.low, one.high}.isdisjoint((two.low, two.high))
    return alike and any(
        told in ([mine, other], [other, mine]) for mine in _AS_MUCH for other in _NO_LESS
    )


def _are_of_two_parts(alignment: Alignment, one: Quantity, two: Quantity) -> bool:
    """Whether two parts of one whole are told of different deeds.

    "A third of the applicants were single parents", "half of the applicants were born here".
    """
    sides = ((alignment.draft, one), (alignment.claim, two))
    if not all(_is_part(facts, q) for facts, q in sides):
        return False
    mine, theirs = (_told_of(facts, q) for facts, q in sides)
    met = {alignment.pairs.get(i) for i in mine} | {alignment.opposed.get(i) for i in mine}
    return bool(mine) and bool(theirs) and met <= {None} and theirs.isdisjoint(alignment.back)


def _is_part(facts: Facts, quantity: Quantity) -> bool:
    """Whether a number is a share, or a count, out of a whole: "a third | of the applicants"."""
    following = facts.tokens[quantity.end : quantity.end + 1]
    counted = quantity.noun is not None or quantity.dimension is Dimension.PERCENT
    return counted and any(token.norm == "of" for token in following)


def _told_of(facts: Facts, quantity: Quantity) -> set[int]:
    """What is told of a part: the deed and all that it takes, or what "be" says it is."""
    made: set[int] = set()
    for clause in facts.clauses:
        verb = clause.predicate
        if verb is None or quantity.first not in clause.tokens:
            continue
        if facts.tokens[verb].lemma not in COPULAS:
            made.add(verb)
        made.update(
            a.head
            for a in facts.arguments
            if a.governor == verb
            and a.head not in (*range(quantity.first, quantity.end), quantity.noun)
        )
    return made


def _is_of_make(alignment: Alignment, one: Quantity, two: Quantity) -> bool:
    """Whether one number only says how a thing is made, and the other counts something else.

    "The seven-storey building", "the three floors above".
    """
    draft, claim = alignment.draft, alignment.claim
    mine, theirs = _is_joined(draft, one), _is_joined(claim, two)
    if mine is theirs or one.noun is None or two.noun is None:
        return False
    counted, facts = (two, claim) if mine else (one, draft)
    behind = () if counted.noun is None else facts.tokens[counted.noun + 1 : counted.noun + 2]
    if any(t.norm == "of" for t in behind):
        # "The five storeys of the hotel" are all it has.
        return False
    if counted.first and facts.tokens[counted.first - 1].norm == "the":
        return True
    return not any(
        alignment.pairs.get(i) == j
        for i in range(one.end, one.noun + 1)
        for j in range(two.end, two.noun + 1)
    )


def _is_joined(facts: Facts, quantity: Quantity) -> bool:
    """Whether a hyphen joins a number to a noun before another: "a seven-storey building"."""
    if quantity.noun is None or quantity.noun <= quantity.end:
        return False
    after = facts.tokens[quantity.end - 1].end - facts.sentence.span.start
    return facts.sentence.text[after : after + 1] == "-"


def _ranks_times(alignment: Alignment, one: Quantity, two: Quantity) -> bool:
    """Whether one rank is of a time and the other a place: "for the ninth year", "first place"."""
    if one.dimension is not Dimension.ORDINAL:
        return False
    sides = (alignment.draft, one), (alignment.claim, two)
    of_time = [
        q.noun is not None and "time-unit" in classes(facts.tokens[q.noun].lemma, "n")
        for facts, q in sides
    ]
    if of_time[0] is of_time[1]:
        return False
    facts, other = sides[of_time.index(False)]
    if other.end < len(facts.tokens) and facts.tokens[other.end].tag is Tag.NAME:
        # "The 70th Norda Film Awards".
        return True
    if other.noun is not None:
        return facts.tokens[other.noun].lemma in _PLACES
    return other.first > 0 and facts.tokens[other.first - 1].lemma in _RANKING


def bounds(alignment: Alignment, one: Quantity, two: Quantity) -> list[str]:
    """The words that bound a number of the draft, and one of the claim; "" for none."""
    sides = ((alignment.draft, one), (alignment.claim, two))
    return [
        "" if q.comparator_span is None else facts.words(q.comparator_span).casefold()
        for facts, q in sides
    ]
