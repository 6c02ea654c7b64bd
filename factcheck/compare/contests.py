"""Contests: who won and who lost, told with other verbs: "beat Tallo in the final", "lost it"."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from factcheck.compare.alignment import Alignment
from factcheck.compare.participants import counterparts, is_one_verb, names_another
from factcheck.compare.sameness import has_another_time, may_not_be
from factcheck.facts import Argument, Dimension, Facts, Quantity, Tag
from factcheck.findings import Discrepancy, PolarityDiscrepancy

# Their subject wins over their object.
_BEATING = frozenset(
    "beat best defeat depose dethrone down edge eliminate oust outplay overcome rout see-off stun "
    "thrash topple trounce unseat upset".split()
) | {"edge out", "knock out", "see off"}
_WINNING = frozenset(("win",))
_LOSING = frozenset(("lose",))
# With a result, who does so "to" another has lost: "went down 2-1 to Tallo".
_GOING_DOWN = frozenset(("bow", "fall", "go down", "succumb"))
# Who does so before another is ahead of the other.
_FINISHING = frozenset("arrive come end finish rank".split()) | {"come in", "cross the line"}
# Who takes one has won: "lifted the cup".
_TAKING = frozenset("bag capture claim clinch land lift retain scoop secure take".split())
_PRIZES = frozenset("championship crown cup gold prize title trophy".split())
# "A 3-1 win over Tallo", "a defeat by Tallo": whose it is, is told by whom it is "over" or "by".
_WINS = frozenset("triumph victory win".split())
_DEFEATS = frozenset("defeat loss".split())
_BY = frozenset("against by to".split())
# Places in a race, told of whoever comes in there.
_FIRST = frozenset(("first",))
_BEHIND = frozenset(("last", "second", "third"))
_WHERE = frozenset(("at", "in"))
_COMING = frozenset("be come finish".split())
# Who survives one has won it: "survived a no-confidence vote".
_BALLOTS = frozenset("ballot challenge motion vote".split())
# What brings whom one wins against.
_OVER = frozenset("against from over".split())
_AHEAD = frozenset(("ahead", "front"))
# What may stand between whose a result is and the noun for it.
_BEFORE_RESULT = frozenset({Tag.NUMBER, Tag.PUNCTUATION, Tag.ADJECTIVE, Tag.NOUN})
_CUES = frozenset(("antonym", "contest", "predicate", "verb"))


@attrs.frozen
class Contest:
    """A verb that tells who won and who lost, by the heads of their phrases, and what else it has.

    `rest` holds the heads of all else that hangs on it: the final, the town.
    """

    verb: int
    won: frozenset[int]
    lost: frozenset[int]
    rest: frozenset[int]


def compare_contests(alignment: Alignment) -> list[Discrepancy]:
    """Report that one has won who lost in the claim, or the reverse."""
    draft, claim = alignment.draft, alignment.claim
    ours = alignment.draft_side.told(contests)
    theirs = alignment.claim_side.told(contests) if ours else ()
    if not theirs or has_another_time(alignment) or names_another(alignment):
        return []
    for one in ours:
        if any(_is_kept(alignment, one, two) for two in theirs):
            continue
        for two in theirs:
            if one.verb not in alignment.segment or _is_one_verb(alignment, one, two):
                continue
            if not _is_turned(alignment, one, two) or not _is_one_contest(alignment, one, two):
                continue
            found, expected = draft.tokens[one.verb].span, claim.tokens[two.verb].span
            return [alignment.differ(PolarityDiscrepancy, found, expected, cues=_CUES)]
    return []


def contests(facts: Facts) -> tuple[Contest, ...]:
    """Return the contests of a sentence of which it tells how they ended.

    "Won the race, beating Lee": what is told of one winner is of one contest.
    """
    found = tuple(_each(facts))
    return tuple(_with_more(one, found) for one in found)


def _with_more(one: Contest, found: tuple[Contest, ...]) -> Contest:
    alike = [two for two in found if two.won == one.won]
    lost = one.lost.union(*(two.lost for two in alike)) if one.won else one.lost
    rest = one.rest.union(*(two.rest for two in alike)) if one.won else one.rest
    return attrs.evolve(one, lost=lost, rest=rest - one.won - lost)


def _each(facts: Facts) -> Iterator[Contest]:
    for verb, token in enumerate(facts.tokens):
        if token.tag is not Tag.VERB or may_not_be(facts, verb):
            continue
        told = [a for a in facts.arguments if a.governor == verb and not _is_set_off(facts, a)]
        acting = frozenset(a.head for a in told if a.role == "subject")
        objects = frozenset(a.head for a in told if a.role == "object")
        if token.lemma in _BEATING:
            won, lost = acting, objects
        elif token.lemma in _TAKING and any(_is_prize(facts, head) for head in objects):
            won, lost = acting, frozenset()
        elif token.lemma in _COMING and (place := _place_taken(facts, verb)):
            won, lost = (acting, frozenset()) if place in _FIRST else (frozenset(), acting)
            told = [a for a in told if a.role in _WHERE and a.head > verb + 2]
            told = [a for a in told if facts.tokens[a.head].norm not in _BEHIND]
        elif token.lemma in _WINNING or _is_survived(facts, token.lemma, objects):
            beaten = (a.head for a in told if a.role in _OVER or _is_ahead(facts, a))
            won, lost = acting, frozenset(beaten)
        elif token.lemma in _LOSING or (token.lemma in _GOING_DOWN and _has_result(facts)):
            won, lost = frozenset(a.head for a in told if a.role == "to"), acting
        elif token.lemma in _FINISHING:
            won, lost = acting, frozenset(a.head for a in told if _is_outrun(facts, a))
            if not lost:
                won, lost = frozenset(a.head for a in told if a.role == "behind"), acting
            if not won or not lost:
                continue
        else:
            continue
        rest = {a.head for a in told if not _is_of_result(facts, a.head)}
        yield Contest(verb, won, lost, frozenset(rest) - won - lost)
    yield from _nominal(facts)


def _nominal(facts: Facts) -> Iterator[Contest]:
    """ "A 3-1 win over Tallo": of its owner, or of the subject of the verb before it."""
    for noun, token in enumerate(facts.tokens):
        if token.tag is not Tag.NOUN or token.lemma not in _WINS | _DEFEATS:
            continue
        won = token.lemma in _WINS
        told = [a for a in facts.arguments if a.governor == noun]
        other = frozenset(a.head for a in told if a.role in (_OVER if won else _BY))
        owner = _owner(facts, noun)
        whose = _doers(facts, noun) if owner is None else frozenset((owner,))
        if other and whose and not other & whose:
            rest = frozenset(a.head for a in told) - other - whose
            one, two = (whose, other) if won else (other, whose)
            yield Contest(noun, one, two, rest)


def _owner(facts: Facts, noun: int) -> int | None:
    """Whose a result is: "Tallo's 3-1 loss"."""
    place = noun - 1
    while place > 0 and facts.tokens[place].tag in _BEFORE_RESULT:
        place -= 1
    return place - 1 if place > 0 and facts.tokens[place].tag is Tag.POSSESSIVE else None


def _is_of_result(facts: Facts, head: int) -> bool:
    """Whether a phrase is of the result itself: "after a 3-1 win"."""
    token = facts.tokens[head]
    return token.tag is Tag.NUMBER or token.lemma in _WINS | _DEFEATS


def _has_result(facts: Facts) -> bool:
    return any(q.dimension is Dimension.SCORE for q in facts.quantities)


def _doers(facts: Facts, noun: int) -> frozenset[int]:
    """Who does what stands before a noun in its clause: "lifted the cup after a win"."""
    for place in range(noun - 1, -1, -1):
        token = facts.tokens[place]
        if token.tag in (Tag.RELATIVE, Tag.SUBORDINATOR, Tag.CONJUNCTION, Tag.AUXILIARY):
            return frozenset()
        if token.tag is Tag.VERB:
            doing = (a for a in facts.arguments if a.governor == place and a.role == "subject")
            heads = frozenset(a.head for a in doing)
            return frozenset() if may_not_be(facts, place) else heads
    return frozenset()


def _is_prize(facts: Facts, head: int) -> bool:
    """Whether a phrase names what a contest is for: "the Slovenian Cup", "the title"."""
    return facts.tokens[head].norm in _PRIZES or facts.tokens[head].lemma in _PRIZES


def _place_taken(facts: Facts, verb: int) -> str:
    """The place in which somebody comes in: "came first in", "was first across the line"."""
    after = facts.tokens[verb + 1 : verb + 3]
    told = next((t.norm for t in after if t.norm in _FIRST | _BEHIND), "")
    across = len(after) > 1 and after[1].norm in ("across", "past")
    if facts.tokens[verb].lemma == "be" and not across:
        # "Was first to fall."
        return ""
    return told if len(after) > 1 and after[1].tag is not Tag.NOUN else ""


def _is_outrun(facts: Facts, argument: Argument) -> bool:
    """Whether a phrase names who is behind: "before Lee", "ahead of Lee", "in front of Lee"."""
    return argument.role == "before" or _is_ahead(facts, argument)


def _is_ahead(facts: Facts, argument: Argument) -> bool:
    before = facts.tokens[max(0, argument.first - 2) : argument.first]
    return argument.role == "of" and any(token.norm in _AHEAD for token in before)


def _is_set_off(facts: Facts, argument: Argument) -> bool:
    """Whether a comma sets a phrase off from the verb before it: "lost a vote, a bitter defeat"."""
    first = argument.first
    return first > argument.governor and facts.tokens[first - 1].norm == ","


def _is_survived(facts: Facts, lemma: str, objects: frozenset[int]) -> bool:
    return lemma == "survive" and any(facts.tokens[i].lemma in _BALLOTS for i in objects)


def _is_one_verb(alignment: Alignment, one: Contest, two: Contest) -> bool:
    """Whether it is for roles, or for opposites, to lay the two verbs side by side."""
    if alignment.draft.tokens[one.verb].tag is not Tag.VERB:
        return False
    return alignment.opposed.get(one.verb) == two.verb or is_one_verb(alignment, one.verb, two.verb)


def _is_kept(alignment: Alignment, one: Contest, two: Contest) -> bool:
    """Whether who has won, or lost, has done so in the claim, too."""
    return _meet(alignment, one.won, two.won) or _meet(alignment, one.lost, two.lost)


def _is_turned(alignment: Alignment, one: Contest, two: Contest) -> bool:
    """Whether a winner has lost in the claim, or the reverse."""
    return _meet(alignment, one.won, two.lost) or _meet(alignment, one.lost, two.won)


def _meet(alignment: Alignment, mine: frozenset[int], theirs: frozenset[int]) -> bool:
    met = {k for head in mine for k in counterparts(alignment, head)}
    return any(alignment.same_claim_name(k, head) for k in met for head in theirs)


def _is_one_contest(alignment: Alignment, one: Contest, two: Contest) -> bool:
    """Whether what was won, and where, is told of in the claim, and a result is the same."""
    if any(head not in alignment.pairs for head in one.rest):
        return False
    told = {i for a in alignment.claim.arguments if a.head in two.rest for i in _phrase(a)}
    if any(alignment.pairs[head] in told for head in one.rest):
        return True
    if one.rest and not two.rest:
        # "Won in Vienna, finishing ahead of Lee."
        return True
    results = [q for q in alignment.draft.quantities if q.first in alignment.segment]
    return bool(results) and all(_is_told(alignment, q) for q in results)


def _phrase(argument: Argument) -> range:
    return range(argument.first, argument.end)


def _is_told(alignment: Alignment, quantity: Quantity) -> bool:
    same = (quantity.low, quantity.high, quantity.dimension)
    return any((q.low, q.high, q.dimension) == same for q in alignment.claim.quantities)
