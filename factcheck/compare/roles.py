"""Roles: who did what to whom, where two names or nouns have changed places."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from factcheck.compare.align import COPULAS
from factcheck.compare.alignment import Alignment
from factcheck.compare.identities import SORTS, names_of
from factcheck.compare.implied import SPEAKING
from factcheck.compare.predicates import MUTUAL, is_passive
from factcheck.compare.sides import Side
from factcheck.facts import EntityType, Facts, Tag
from factcheck.findings import Discrepancy, RoleDiscrepancy
from factcheck.lexicon import classes
from factcheck.text import Span

_UP, _DOWN = frozenset("more greater higher".split()), frozenset("less fewer lower".split())
_OBJECTS = frozenset("object to from of against on over under".split())
# What a word before a place says of a journey, and the verbs after which "for" says it, too.
_WAYS = {"from": "from", "to": "to", "into": "to", "towards": "to", "toward": "to"}
_WAYS |= {"in": "in", "at": "in", "near": "in"}
_BOUND = frozenset("bind bound head leave depart sail start set".split())
# Words of the way back, which turns a journey round.
_BACK = frozenset("return back home homeward".split())
_PLACES = frozenset({EntityType.PLACE, EntityType.UNKNOWN})
# Deeds told of either party: one "from", the other "to".
_OF_BOTH = frozenset("charter hire lease let rent".split())
# Verbs whose object tells the deed: "made a loan to Norda", "filed a suit against Norda".
_LIGHT = frozenset("bring carry file give launch lodge make mount stage".split())
# Whom a pronoun may be of, and what may stand between "said" and the pronoun: "on Monday that".
_PERSONS = frozenset({EntityType.PERSON, EntityType.UNKNOWN})
_BODIES = frozenset({EntityType.ORGANISATION, EntityType.PLACE, EntityType.UNKNOWN})
_PRONOUNS = {"he": _PERSONS, "she": _PERSONS, "it": _BODIES}
_AFTER_SAID = frozenset({Tag.PREPOSITION, Tag.SUBORDINATOR, Tag.NAME})
_DOER_ROLES = {Tag.VERB: "subject", Tag.NOUN: "by"}


def compare_roles(alignment: Alignment) -> list[Discrepancy]:
    """Report two names, or nouns, in each other's places around one aligned deed."""
    draft, claim = alignment.draft, alignment.claim
    done, told = alignment.draft_side.told(_deeds), alignment.claim_side.told(_deeds)
    for i, j in alignment.pairs.items():
        if i not in done or j not in told:
            continue
        ours, theirs = _filled(alignment.draft_side, i), _filled(alignment.claim_side, j)
        turned = _turned(alignment, ours, theirs)
        converse = alignment.links[i].kind == "converse"
        by_place = turned is None and not converse and _changed_places(alignment, i, j)
        if by_place:
            turned = True
        if turned is None or turned == converse or draft.tokens[i].lemma in MUTUAL:
            continue
        other_verb = draft.tokens[i].lemma != claim.tokens[j].lemma
        moves = _moves_by_itself(draft, i) or (other_verb and _moves_by_itself(claim, j))
        if turned and (moves or _is_from_the_other_end(alignment, i, j)):
            continue
        found, doer = _named(draft, ours[0][0])
        expected, other = _named(claim, theirs[0][0])
        if converse:
            if not (doer and other):
                continue
            # The names stand where they stood: it is the verb that turns them round.
            found, expected = draft.tokens[i].span, claim.tokens[j].span
        elif draft.words(found) == claim.words(expected):
            continue
        cues = {"converse"} if converse else {"by-place"} if by_place else set()
        cues.add("names" if doer and other else "nouns")
        return [alignment.differ(RoleDiscrepancy, found, expected, cues=cues)]
    return _ways_swapped(alignment)


def _ways_swapped(alignment: Alignment) -> list[Discrepancy]:
    """Two places in each other's slots: "from Oslo to Bergen" beside "from Bergen to Oslo"."""
    draft, claim = alignment.draft, alignment.claim
    ours, theirs = alignment.draft_side.told(_ways), alignment.claim_side.told(_ways)
    if not ours or not theirs or _goes_back(draft) != _goes_back(claim):
        return []
    met = [
        (n, m)
        for n, m in alignment.names.items()
        if n in ours and m in theirs and draft.entities[n].first in alignment.segment
    ]
    for (one, first), (two, second) in pairwise(sorted(met)):
        there = (ours[one], ours[two])
        turned = there[0] != there[1] and there == (theirs[second], theirs[first])
        if turned and ("in" not in there or _is_one_journey(alignment, (one, two))):
            found, expected = draft.entities[one].span, claim.entities[second].span
            cues = {"by-place", "names", "way"}
            return [alignment.differ(RoleDiscrepancy, found, expected, cues=cues)]
    return []


def _is_one_journey(alignment: Alignment, places: tuple[int, int]) -> bool:
    """Whether what leads to a place leads to another in the claim: no visit beside a convoy."""
    draft, claim = alignment.draft, alignment.claim
    leading = {
        a.governor
        for n in places
        for a in draft.arguments
        if draft.entities[n].first <= a.head < draft.entities[n].end and _WAYS.get(a.role) == "to"
    }
    led = {alignment.pairs.get(i) for i in leading}
    return any(a.governor in led and _WAYS.get(a.role) == "to" for a in claim.arguments)


def _ways(facts: Facts) -> dict[int, str]:
    """The places named once, with what the word before each says: "from", "to" or "in"."""
    made = {}
    for number, entity in enumerate(facts.entities):
        before = facts.tokens[max(0, entity.first - 2) : entity.first]
        if not before or entity.type not in _PLACES or entity.resolved:
            continue
        bound = before[-1].norm == "for" and before[0].lemma.split()[0] in _BOUND
        way = "to" if bound else _WAYS.get(before[-1].norm)
        if way and sum(e.words == entity.words for e in facts.entities) == 1:
            made[number] = way
    return made


def _goes_back(facts: Facts) -> bool:
    return any(t.lemma in _BACK for t in facts.tokens)


def _deeds(facts: Facts) -> set[int]:
    """The verbs that have a subject, and the nouns of which "by", or a verb, tells who did it."""
    told = {a.governor for a in facts.arguments if a.role == _doer_of(facts, a.governor)}
    return told | {a.head for a in facts.arguments if _light_verb(facts, a.head) is not None}


def _light_verb(facts: Facts, noun: int) -> int | None:
    """The verb of "made a loan", for the loan."""
    if facts.tokens[noun].tag is not Tag.NOUN:
        return None
    verbs = (a.governor for a in facts.arguments if (a.head, a.role) == (noun, "object"))
    return next((verb for verb in verbs if facts.tokens[verb].lemma in _LIGHT), None)


def _doer_of(facts: Facts, index: int) -> str | None:
    """The role of who does a deed, None for a word that tells none."""
    return _DOER_ROLES.get(facts.tokens[index].tag)


def _changed_places(alignment: Alignment, i: int, j: int) -> bool:
    """Whether each side's subject stands after the verb on the other side, in the same role there.

    Which verb a phrase after another one hangs on is only a reading: "extradited a man suspected
    of theft to Austria". What stands before and after the verb is not.
    """
    draft, claim = alignment.draft, alignment.claim
    lemma = draft.tokens[i].lemma
    if lemma != claim.tokens[j].lemma or is_passive(draft, i) != is_passive(claim, j):
        return False
    mine, other = ({t.norm for t in facts.tokens} for facts in (draft, claim))
    if "than" in mine & other and (
        (mine & _UP and other & _DOWN) or (mine & _DOWN and other & _UP)
    ):
        # Who spends less than whom is whom that one spends more than.
        return False
    if lemma in COPULAS:
        # Who is the mayor is whom the mayor is.
        return False
    ours, theirs = _filled(alignment.draft_side, i)[0], _filled(alignment.claim_side, j)[0]
    went = {alignment.pairs[head] for head in ours if head in alignment.pairs}
    if any(alignment.same_claim_name(one, two) for one in went for two in theirs):
        return False
    came = {alignment.back[head] for head in theirs if head in alignment.back}
    roles = {a.role for head in came if head > i for a in alignment.draft_roles.get(head, ())}
    claimed = {a.role for head in went if head > j for a in alignment.claim_roles.get(head, ())}
    turned = (roles & claimed) - {"with"}
    return bool(turned) and all(h < i for h in ours) and all(h < j for h in theirs)


def _moves_by_itself(facts: Facts, verb: int) -> bool:
    """Whether a verb without an object tells where its subject came from: "grew out of a row"."""
    if facts.tokens[verb].tag is not Tag.VERB or facts.tokens[verb].lemma.endswith(" from"):
        # "The sale of Norda", "took over from Lee".
        return False
    roles = {a.role for a in facts.arguments if a.governor == verb}
    return "object" not in roles and bool(roles & {"from", "of"}) and not is_passive(facts, verb)


def _is_from_the_other_end(alignment: Alignment, i: int, j: int) -> bool:
    """Whether a deal is told of its other party: "rented it from Acme", "Acme rented it to"."""
    if alignment.draft.tokens[i].lemma not in _OF_BOTH:
        return False
    ends = [
        {a.role for a in facts.arguments if a.governor == verb} & {"from", "to"}
        for facts, verb in ((alignment.draft, i), (alignment.claim, j))
    ]
    return sorted(ends, key=sorted) == [{"from"}, {"to"}]


def _named(facts: Facts, head: int) -> tuple[Span, bool]:
    """The name that a phrase's head belongs to, or the head; and whether it is a name."""
    entity = next((e for e in facts.entities if e.first <= head < e.end), None)
    return (facts.tokens[head].span, False) if entity is None else (entity.span, True)


def _filled(side: Side, verb: int) -> tuple[list[int], list[int]]:
    """The heads of a verb's subjects, and of its objects; who does a noun's deed follows "by"."""
    facts = side.facts
    light = _light_verb(facts, verb)
    deeds = {verb, verb if light is None else light}
    filled = [
        a
        for a in facts.arguments
        if a.governor in deeds and a.head != verb and not _is_time(facts, a.head)
    ]
    doer = _doer_of(facts, verb if light is None else light)
    doers = (head for a in filled if a.role == doer for head in _names_of(side, a.head))
    return (
        [told for head in doers for told in (*_whom(facts, head), head)],
        [head for a in filled if a.role in _OBJECTS for head in _names_of(side, a.head)],
    )


def _whom(facts: Facts, head: int) -> Iterator[int]:
    """Whom a pronoun is of right behind "said": "Norda said on Monday | it would supply them"."""
    kinds = _PRONOUNS.get(facts.tokens[head].norm)
    if kinds is None:
        return
    for argument in facts.arguments:
        verb = argument.governor
        if argument.role != "subject" or facts.tokens[verb].lemma not in SPEAKING or verb > head:
            continue
        near = all(t.tag in _AFTER_SAID for t in facts.tokens[verb + 1 : head])
        named = any(e.first <= argument.head < e.end and e.type in kinds for e in facts.entities)
        if near and named:
            yield argument.head


def _names_of(side: Side, head: int) -> list[int]:
    """A phrase's head, and the name that it says the sort of: "the city of Bremen".

    And those of what "be" or an aside says it.
    """
    facts = side.facts
    if facts.tokens[head].lemma not in SORTS:
        return [head, *sorted(side.told(names_of).get(head, ()))]
    return [head, *(a.head for a in facts.arguments if a.governor == head and a.role == "of")]


def _is_time(facts: Facts, head: int) -> bool:
    """Whether a noun only tells when: "rose yesterday"."""
    token = facts.tokens[head]
    return token.tag is Tag.NOUN and "time" in classes(token.lemma, "n")


def _turned(
    alignment: Alignment,
    ours: tuple[list[int], list[int]],
    theirs: tuple[list[int], list[int]],
) -> bool | None:
    """True when subject and object changed places, False when they kept them, None if unknown."""

    def meet(mine: list[int], claimed: list[int]) -> bool:
        met = [alignment.pairs[head] for head in mine if head in alignment.pairs]
        return any(alignment.same_claim_name(one, two) for one in met for two in claimed)

    if meet(ours[0], theirs[0]):
        # "Smith said he would go": one who is named twice has no place to change with.
        return False if meet(ours[1], theirs[1]) else None
    return True if meet(ours[0], theirs[1]) and meet(ours[1], theirs[0]) else None
