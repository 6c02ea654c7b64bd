"""Opposites and denials that turn nothing round: supposed, hedged, or of what was there before."""

from __future__ import annotations

from factcheck.compare.alignment import Alignment
from factcheck.compare.grades import is_comparative
from factcheck.facts import CONTENT, Dimension, Facts, Negation, Tag
from factcheck.lexicon import classes

# "Almost flat" may have risen a little.
_NEARLY = frozenset("almost broadly largely little mostly nearly practically virtually".split())
_ASIDE = frozenset(("after", "before", "since", "until", "when", ","))
_BE = frozenset("is are was were remain".split())
_LESS = frozenset(("less", "least"))
_LEVEL = frozenset("changed flat level stable steady unchanged".split())
# The largest change, in percent, that leaves a level almost as it was.
_SMALL = 1.0
_FROM_WHEN = frozenset("beginning commencing ending starting".split())
_RIVALS = frozenset(
    "brother competitor counterpart neighbor neighbour partner peer rival sibling sister".split()
)
_AGAIN = frozenset("reopen reinstate resume restart restore return".split())
_WANTING = frozenset("ask hope seek want wish".split())
_POSSIBLE = frozenset("able allowed can ca could permitted".split())
_SUPPOSING = frozenset("could might would".split())
_INSISTING = frozenset("argue assert claim insist maintain protest say state stress".split())
_REGRETTING = frozenset("deny doubt dispute regret".split())
# How far behind the verb that brings it, in tokens, a denial stands.
_TOLD = 6
_COSTING = frozenset("claim cost lose take".split())
_AS_LONG = frozenset(("while", "as long as", "so long as", "whilst"))
_UP_TO = frozenset(("before", "till", "until"))
_OF_OBJECT = frozenset({Tag.DETERMINER, Tag.ADJECTIVE, Tag.NOUN, Tag.POSSESSIVE, Tag.NAME})
_FORECASTS = frozenset(
    "estimate expectation forecast guidance outlook prediction projection target".split()
)
_UNLESS = frozenset(("unless",))
_IF = frozenset(("if", "only if", "while"))
# How far before a verb, in tokens, what sets its mode stands.
_REACH = 3
# How far after the verb that says so, in tokens, a word may tell of what was planned.
_OF_PLAN = 6


def is_unturned(alignment: Alignment, i: int, j: int) -> bool:
    """Whether two words that oppose each other can both be right, for how they are told."""
    return (
        _is_supposed(alignment, i, j)
        or _is_nearly(alignment.draft, i, alignment.claim)
        or _is_nearly(alignment.claim, j, alignment.draft)
        or _is_lessened(alignment.draft, i) != _is_lessened(alignment.claim, j)
        or is_turned_with_its_condition(alignment)
        or _is_undone_since(alignment, i, j)
        or _is_then(alignment)
        or _is_of_a_life(alignment.draft, i)
        or _is_left_over(alignment.draft, i)
        or _is_left_over(alignment.claim, j)
        or _tells_from_when(alignment.draft, i)
        or _tells_from_when(alignment.claim, j)
        or _is_too(alignment.draft, i, alignment.claim_side.governing(j))
        or _is_too(alignment.claim, j, alignment.draft_side.governing(i))
        or _costs(alignment.draft, i)
        or _costs(alignment.claim, j)
        or _tells_denial(alignment.draft, i, alignment.claim, j)
        or _tells_denial(alignment.claim, j, alignment.draft, i)
        or (_is_of_a_rival(alignment.draft, i) and _is_of_a_rival(alignment.claim, j))
        or _is_meanwhile(alignment.draft, i, alignment.claim, j)
        or _is_meanwhile(alignment.claim, j, alignment.draft, i)
        or _is_forecast(alignment.draft, i) is not _is_forecast(alignment.claim, j)
    )


def is_told_of_the_other(alignment: Alignment) -> bool:
    """Whether what is told is told of one that is unlike the claim's: "unlike Rome, Oslo lost"."""
    if "unlike" not in alignment.draft_side.norms:
        return False
    named = {
        alignment.names.get(number)
        for number, entity in enumerate(alignment.draft.entities)
        if entity.first and alignment.draft.tokens[entity.first - 1].norm == "unlike"
    }
    subjects = {a.head for a in alignment.claim.arguments if a.role == "subject"}
    return any(
        number in named and not subjects.isdisjoint(range(entity.first, entity.end))
        for number, entity in enumerate(alignment.claim.entities)
    )


def is_fought(alignment: Alignment, i: int, j: int) -> bool:
    """Whether one side is against what the other wants an end to: "against police brutality"."""
    draft, claim = alignment.draft_side, alignment.claim_side
    return any(
        n.lexical and side.facts.tokens[n.token].tag is Tag.NOUN
        for side, place, other, against in ((draft, i, claim, j), (claim, j, draft, i))
        if any(t.norm == "against" for t in other.facts.tokens[max(0, against - 2) : against])
        for n in side.governing(place)
    )


def is_of_another_thing(alignment: Alignment, i: int, j: int) -> bool:
    """Whether a quality is told of one thing, and by the claim of another: "guilty of theft"."""
    mine, other = _of_what(alignment.draft, i), _of_what(alignment.claim, j)
    if mine is None or other is None or mine not in alignment.pairs:
        return False
    return alignment.pairs[mine] != other


def is_who_does_it(alignment: Alignment, i: int, j: int) -> bool:
    """Whether one side has a deed, and the other only who is named for it: "coach", "coaching"."""
    one, two = alignment.draft.tokens[i], alignment.claim.tokens[j]
    if (one.tag is Tag.VERB) is (two.tag is Tag.VERB):
        return False
    named = two if one.tag is Tag.VERB else one
    return named.tag in (Tag.NOUN, Tag.NAME) and "person" in classes(named.lemma, "n")


def is_only_wished(alignment: Alignment, i: int, j: int) -> bool:
    """Whether one side tells that somebody wanted a deed, the other that it could not be done."""
    draft, claim = alignment.draft, alignment.claim
    return (_is_wanted(draft, i) and _cannot_be(claim, j)) or (
        _is_wanted(claim, j) and _cannot_be(draft, i)
    )


def _is_wanted(facts: Facts, verb: int) -> bool:
    before = facts.tokens[max(0, verb - 2) : verb]
    return len(before) > 1 and before[1].tag is Tag.TO and before[0].lemma in _WANTING


def _cannot_be(facts: Facts, verb: int) -> bool:
    """Whether it is not possible, or not allowed: "couldn't sing", "was not allowed to sing"."""
    words = [t.norm for t in facts.tokens[max(0, verb - _REACH - 1) : verb]]
    denied = any(n.scope[0] <= verb < n.scope[1] for n in facts.negations if not n.lexical)
    return denied and not _POSSIBLE.isdisjoint(words)


def _of_what(facts: Facts, index: int) -> int | None:
    """The first word that tells something behind "of", right after an adjective."""
    following = facts.tokens[index + 1 : index + 2]
    if facts.tokens[index].tag is not Tag.ADJECTIVE or not any(t.norm == "of" for t in following):
        return None
    behind = range(index + 2, min(index + 2 + _OF_PLAN, len(facts.tokens)))
    return next((k for k in behind if facts.tokens[k].tag in CONTENT), None)


def _is_too(facts: Facts, index: int, denials: tuple[Negation, ...]) -> bool:
    """Whether one side has too little of what the other has not enough of."""
    before = facts.tokens[index - 1].norm if index else ""
    too = before == "too" or facts.tokens[index].norm.startswith("too ")
    return too and any(not n.lexical for n in denials)


def _is_meanwhile(facts: Facts, going_on: int, other: Facts, ended: int) -> bool:
    """Whether one side tells of as long as a thing goes on, the other of before it ended."""

    def opened(told: Facts, index: int, openers: frozenset[str]) -> bool:
        return any(t.norm in openers for t in told.tokens[max(0, index - _TOLD) : index])

    return opened(facts, going_on, _AS_LONG) and opened(other, ended, _UP_TO)


def _is_forecast(facts: Facts, index: int) -> bool:
    """Whether it is a forecast that a word tells of: "lowered its growth forecast"."""
    for token in facts.tokens[index + 1 : index + _OF_PLAN]:
        if token.lemma.split()[-1] in _FORECASTS:
            return True
        if token.tag not in _OF_OBJECT:
            return False
    return False


def _costs(facts: Facts, index: int) -> bool:
    """Whether lives are told that were lost: "costing 71 lives"."""
    return facts.tokens[index].lemma == "life" and any(
        t.lemma in _COSTING for t in facts.tokens[max(0, index - _TOLD) : index]
    )


def _tells_denial(facts: Facts, verb: int, other: Facts, denying: int) -> bool:
    """Whether one side denies in what it says what the other denies: "says he broke no law"."""
    if facts.tokens[verb].lemma not in _INSISTING:
        return False
    if not any(n.token == denying and n.lexical for n in other.negations):
        return False
    return any(
        not n.lexical
        and verb < n.token <= verb + _TOLD
        and (n.focus is None or facts.tokens[n.focus].lemma not in _REGRETTING)
        for n in facts.negations
    )


def _is_supposed(alignment: Alignment, i: int, j: int) -> bool:
    """Whether the draft only tells what would be if something were, and the claim what is."""
    if not any(c.marker in _IF for c in alignment.draft.conditions):
        return False
    return _would(alignment.draft, i) and not any(
        0 < j - m.token <= _REACH for m in alignment.claim.modalities
    )


def _is_undone_since(alignment: Alignment, i: int, j: int) -> bool:
    """Whether the draft tells how long a thing lasted that the claim says was undone then.

    What was closed for ten hours has reopened.
    """
    again = alignment.claim.tokens[j].lemma in _AGAIN
    return again and any(
        a.governor == i and a.role == "for" and "time-unit" in classes(head.lemma, "n")
        for a in alignment.draft.arguments
        if (head := alignment.draft.tokens[a.head])
    )


def _is_then(alignment: Alignment) -> bool:
    """Whether one side tells of a day until which the other says the opposite was so.

    What opens on February 10 is closed until then.
    """
    for one in alignment.draft.dates:
        for two in alignment.claim.dates:
            bounds = {one.relation, two.relation}
            if bounds == {"on", "until"} and (one.day, one.month) == (two.day, two.month):
                return one.day is not None
    return False


def _is_of_a_life(facts: Facts, index: int) -> bool:
    """Whether "lived" tells how old someone became: "lived to be 91"."""
    following = [t.norm for t in facts.tokens[index + 1 : index + 3]]
    return facts.tokens[index].lemma == "live" and following in (["to", "be"], ["to", "the"])


def _is_left_over(facts: Facts, index: int) -> bool:
    """Whether "left" tells of what there still is: "there are 200 left", "the 27 shows left"."""
    if facts.tokens[index].norm != "left":
        return False
    counted = {q.noun for q in facts.quantities if q.dimension is Dimension.COUNT}
    if index - 1 in counted and all(c.predicate != index for c in facts.clauses):
        # "Called off the 27 shows left on her tour".
        return True
    opener = next(
        (
            i + 1
            for i in range(index - 1)
            if facts.tokens[i].norm == "there" and facts.tokens[i + 1].norm in _BE
        ),
        None,
    )
    return opener is not None and all(
        t.tag is not Tag.VERB and t.norm not in _ASIDE for t in facts.tokens[opener + 1 : index]
    )


def _tells_from_when(facts: Facts, index: int) -> bool:
    """Whether a participle only brings a day: "closed for a month, starting in January"."""
    if facts.tokens[index].norm not in _FROM_WHEN:
        return False
    following = facts.tokens[index + 1 : index + 3]
    dated = any(d.first in (index + 1, index + 2) for d in facts.dates)
    return dated and following[0].tag in (Tag.PREPOSITION, Tag.NAME, Tag.NUMBER)


def _is_of_a_rival(facts: Facts, index: int) -> bool:
    """Whether a word tells of one of two what the other is not: "its larger rival"."""
    following = facts.tokens[index + 1 : index + 2]
    return is_comparative(facts.tokens[index]) and any(t.lemma in _RIVALS for t in following)


def _would(facts: Facts, verb: int) -> bool:
    return any(
        0 < verb - m.token <= _REACH and facts.tokens[m.token].norm in _SUPPOSING
        for m in facts.modalities
    )


def _is_nearly(facts: Facts, index: int, other: Facts) -> bool:
    """Whether a level is nearly kept, and the other side tells of a small change: "almost flat"."""
    before = facts.tokens[index - 1].norm if index else ""
    if facts.tokens[index].norm not in _LEVEL or before not in _NEARLY:
        return False
    return any(q.dimension is Dimension.PERCENT and 0.0 < q.low <= _SMALL for q in other.quantities)


def _is_lessened(facts: Facts, index: int) -> bool:
    """Whether a quality is there to a lesser degree: "less famous" is "little known"."""
    before = facts.tokens[index - 1].norm if index else ""
    return before in _LESS and facts.tokens[index].tag is Tag.ADJECTIVE


def is_turned_with_its_condition(alignment: Alignment) -> bool:
    """Whether a deed and its condition are both turned round: "resign unless", "stay only if"."""
    for own in alignment.draft.conditions:
        for other in alignment.claim.conditions:
            markers = {own.marker, other.marker}
            if not (markers & _UNLESS and markers & _IF):
                continue
            if any(
                alignment.links[i].kind == "antonym"
                and not own.first <= i < own.end
                and not other.first <= j < other.end
                and alignment.draft.tokens[i].tag is Tag.VERB
                for i, j in alignment.opposed.items()
            ):
                return True
    return False


def settled(alignment: Alignment) -> frozenset[tuple[bool, int]]:
    """The denials that come to the same on both sides, by the deed that they bear on.

    And those of what could not be done, which the other side only has as wanted.

    Each is told by its side, true for the draft's, and its token. "Failed to land" and "did not
    manage to land" deny one thing, and neither denies the probe.
    """
    made: set[tuple[bool, int]] = set()
    own = {
        mine: {n.token for n in facts.negations if n.lexical}
        for mine, facts in ((True, alignment.draft), (False, alignment.claim))
    }
    opposed = alignment.opposed
    for i, j in (*alignment.pairs.items(), *opposed.items()):
        turned = opposed.get(i) == j
        if alignment.draft.tokens[i].tag is not Tag.VERB:
            continue
        if turned and alignment.links[i].kind != "antonym":
            continue
        ours = [n for n in alignment.draft_side.governing(i) if n.focus == i]
        theirs = [n for n in alignment.claim_side.governing(j) if n.focus == j]
        if is_only_wished(alignment, i, j):
            made.update((True, n.token) for n in ours)
            made.update((False, n.token) for n in theirs)
            continue
        count = len(ours) + len(theirs) + turned
        if count < 2 or count % 2:
            continue
        made.update((True, n.token) for n in ours)
        made.update((False, n.token) for n in theirs)
        if turned and any(not n.lexical for n in (*ours, *theirs)):
            made.update((mine, k) for mine, k in ((True, i), (False, j)) if k in own[mine])
    return frozenset(made)
