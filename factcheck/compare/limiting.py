"""Limiting: what the claim tells under a limit, or of another one, that the clause tells without.

What is so of the former mayor, of two of the three suspects, of Spain or Italy, or of a firm if
talks fail, is not borne out of the mayor, the suspects, Spain or the firm.
"""

from __future__ import annotations

from factcheck.compare.alignment import Alignment
from factcheck.facts import CORE_ROLES, Argument, Facts, Scope, Tag

# Before an office or a name for someone they make it another's, or leave it open.
_OTHER_THAN = frozenset(
    "acting alleged assistant deputy ex ex- former interim non pseudo quasi shadow suspected "
    "vice would-be".split()
)
_LIMITS = _OTHER_THAN | {"elect", "designate"}
_BEFORE_NOUN = frozenset({Tag.ADJECTIVE, Tag.NOUN, Tag.NAME})
_SOME = frozenset({Scope.SOME, Scope.FEW, Scope.MOST})
_IF = frozenset(("if", "unless", "only if"))
_HE, _SHE = frozenset("he him his himself".split()), frozenset("she her hers herself".split())
_SELVES = frozenset(
    "himself herself itself themselves ourselves myself yourself oneself".split()
) | {"each other", "one another"}
# What one person does to another.
_DONE_TO_PEOPLE = frozenset(
    "accuse appoint arrest ask attack beat blame bribe choose convict defeat detain elect fine "
    "hire hurt injure invite jail kill kidnap marry name order pay punish replace rescue save "
    "shoot stab succeed sue tell threaten urge warn wound".split()
)
_SETTING_ASIDE = frozenset("apart except excluding instead rather unlike".split())
_IN_PHRASE = frozenset({Tag.DETERMINER, Tag.ADJECTIVE, Tag.NUMBER, Tag.NOUN, Tag.NAME})
_RELATIVE = frozenset(("who", "that", "which"))
_RESTRICTING = _RELATIVE | frozenset(("at", "from", "in", "of", "with"))
# How far before a noun, in tokens, what describes it may begin.
_REACH = 6


def is_limited(alignment: Alignment) -> bool:
    """Whether a claim has its like of another one, of some alone, or under a condition."""
    return (
        _is_of_another_office(alignment)
        or _is_of_one_sort(alignment)
        or _is_of_a_part(alignment)
        or _are_only_those(alignment)
        or _has_its_condition(alignment)
        or _is_one_of_two(alignment)
        or _is_set_aside(alignment)
        or _are_other_people(alignment)
        or _is_done_to(alignment)
    )


def _is_of_another_office(alignment: Alignment) -> bool:
    """ "The former mayor", "the mayor-elect" for whom the clause has the mayor."""
    if not alignment.claim_side.told(_has_limits):
        return False
    for i, j in alignment.pairs.items():
        ours, theirs = _limits(alignment.draft, i), _limits(alignment.claim, j)
        if theirs - ours:
            return True
    return False


def _has_limits(facts: Facts) -> bool:
    return any(word in _LIMITS for token in facts.tokens for word in token.norm.split())


def _limits(facts: Facts, index: int) -> frozenset[str]:
    token = facts.tokens[index]
    if token.tag not in (Tag.NOUN, Tag.NAME):
        return frozenset()
    words = set(token.norm.split()[:-1])
    place = index - 1
    while place >= max(0, index - _REACH) and (
        facts.tokens[place].tag in _BEFORE_NOUN or facts.tokens[place].norm in ("-", "of")
    ):
        words.update(facts.tokens[place].norm.split())
        place -= 1
    # "The mayor-elect": a hyphen inside a word is read as a space.
    words.update(t.norm for t in facts.tokens[index + 1 : index + 2])
    return frozenset(words & _LIMITS)


def _is_of_one_sort(alignment: Alignment) -> bool:
    """Whether the clause is more exact than the claim: "a tanker sank" for "a ship sank"."""
    tokens = alignment.draft.tokens
    return any(
        link.kind == "broader"
        and i in alignment.pairs
        and i > 0
        and tokens[i].tag is Tag.NOUN
        and tokens[i - 1].norm in ("a", "an")
        and _is_doer(alignment.draft, i)
        for i, link in alignment.links.items()
    )


def _is_of_a_part(alignment: Alignment) -> bool:
    """ "Two of the three suspects", "some members", for whom the clause has all of them."""
    claim, draft = alignment.claim, alignment.draft
    some = {q.head for q in claim.quantifiers if q.scope in _SOME}
    counts = {
        q.noun: q.low
        for q in reversed(claim.quantities)
        if q.noun is not None and q.end < len(claim.tokens) and claim.tokens[q.end].norm == "of"
    }
    scopes = {q.head for q in draft.quantifiers}
    numbers = {q.noun: q.low for q in reversed(draft.quantities) if q.noun is not None}
    for i, j in alignment.pairs.items():
        if i in scopes or not _is_doer(draft, i):
            continue
        if (j in some and i not in numbers) or (j in counts and numbers.get(i) != counts[j]):
            return True
    return False


def _are_only_those(alignment: Alignment) -> bool:
    """ "Children who read", of whom the clause tells without the relative clause: of all."""
    claim, draft = alignment.claim, alignment.draft
    for i, j in alignment.pairs.items():
        if claim.tokens[j].form != "plural" or j + 1 >= len(claim.tokens):
            continue
        if claim.tokens[j + 1].norm not in _RELATIVE or not _is_doer(draft, i):
            continue
        told = next((c for c in claim.clauses if c.kind == "relative" and j + 1 in c.tokens), None)
        following = draft.tokens[i + 1].norm if i + 1 < len(draft.tokens) else ""
        if told is None or following in _RESTRICTING:
            continue
        if alignment.back.keys().isdisjoint(n for n in told.tokens if n > j):
            return True
    return False


def _is_doer(facts: Facts, index: int) -> bool:
    return any(a.head == index and a.role in CORE_ROLES for a in facts.arguments)


def _has_its_condition(alignment: Alignment) -> bool:
    """Whether the claim sets a condition of which nothing is in the clause."""
    if alignment.draft.conditions:
        return False
    return any(
        c.marker in _IF and not any(j in alignment.back for j in range(c.first, c.end))
        for c in alignment.claim.conditions
    )


def _is_one_of_two(alignment: Alignment) -> bool:
    """ "Spain or Italy will host it" where the clause has one of them do so."""
    if any(t.norm == "or" for t in alignment.draft.tokens) or alignment.claim.negations:
        return False
    tokens = alignment.claim.tokens
    for index, token in enumerate(tokens[1:-1], start=1):
        if token.norm != "or":
            continue
        before = tokens[index - 1]
        after = next((n for n in range(index + 1, len(tokens)) if _is_thing(tokens[n].tag)), None)
        if after is None or not _is_thing(before.tag):
            continue
        if (index - 1 in alignment.back) is not (after in alignment.back):
            return True
    return False


def _is_thing(tag: Tag) -> bool:
    return tag in (Tag.NOUN, Tag.NAME)


def _is_set_aside(alignment: Alignment) -> bool:
    """Whether the claim excepts, in a phrase of its own, what the clause has with the others."""
    ours, theirs = alignment.draft_side.told(_aside), alignment.claim_side.told(_aside)
    if ours == theirs == frozenset():
        return False
    return any(
        (i in ours) is not (j in theirs)
        for i, j in alignment.pairs.items()
        if _is_thing(alignment.draft.tokens[i].tag)
    )


def _aside(facts: Facts) -> frozenset[int]:
    """The words that are set aside without any verb: "but not motorcycles", "except Kent"."""
    made: set[int] = set()
    for index in range(1, len(facts.tokens)):
        if not _sets_aside(facts, index):
            continue
        place = index + 1
        while place < len(facts.tokens) and facts.tokens[place].tag in _IN_PHRASE:
            made.add(place)
            place += 1
    return frozenset(made)


def _sets_aside(facts: Facts, index: int) -> bool:
    norm = facts.tokens[index].norm
    before = facts.tokens[index - 1].norm
    if norm in ("for", "from", "of", "than"):
        return before in _SETTING_ASIDE
    return norm.split()[0] in _SETTING_ASIDE or (norm == "not" and before in ("and", "but"))


def _are_other_people(alignment: Alignment) -> bool:
    """Whether "she" stands where the claim has "he", or someone else where it has "himself"."""
    for a in alignment.draft.arguments:
        deed = alignment.pairs.get(a.governor)
        if deed is None or a.governor not in alignment.segment or a.role not in CORE_ROLES:
            continue
        same = [b for b in alignment.claim.arguments if (b.governor, b.role) == (deed, a.role)]
        if same and all(_are_two(alignment, a, b) for b in same):
            return True
    return any(
        i
        and j
        and _of_two_sexes(alignment.draft.tokens[i - 1].norm, alignment.claim.tokens[j - 1].norm)
        for i, j in alignment.pairs.items()
    )


def _are_two(alignment: Alignment, a: Argument, b: Argument) -> bool:
    one, two = alignment.draft.tokens[a.head].norm, alignment.claim.tokens[b.head].norm
    if _of_two_sexes(one, two):
        return True
    return a.role == "object" and one != two and (one in _SELVES or two in _SELVES)


def _of_two_sexes(one: str, two: str) -> bool:
    return (one in _HE and two in _SHE) or (one in _SHE and two in _HE)


def _is_done_to(alignment: Alignment) -> bool:
    """Whether who did a deed is, in the claim, whom it was done to: "asked", "was asked"."""
    told = {c.predicate: c.passive for c in alignment.claim.clauses}
    for clause in alignment.draft.clauses:
        verb = clause.predicate
        deed = None if verb is None else alignment.pairs.get(verb)
        if verb is None or deed is None or told.get(deed, clause.passive) is clause.passive:
            continue
        one, two = alignment.draft.tokens[verb].lemma, alignment.claim.tokens[deed].lemma
        if one != two or one not in _DONE_TO_PEOPLE:
            continue
        ours, theirs = _roles(alignment.draft, verb), _roles(alignment.claim, deed)
        if any(
            role != theirs.get(alignment.pairs.get(head, -1), role) for head, role in ours.items()
        ):
            return True
    return False


def _roles(facts: Facts, deed: int) -> dict[int, str]:
    return {a.head: a.role for a in facts.arguments if a.governor == deed and a.role in CORE_ROLES}
