"""Halves: a claim that tells opposite deeds: "convicted of fraud, cleared of bribery".

A draft that tells one of the deeds has every word of it in the claim, and may yet tell it of what
the claim has in the other half.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations

import attrs

from factcheck.compare.alignment import Alignment
from factcheck.compare.predicates import are_alike, head_at
from factcheck.compare.sameness import has_another_time, qualifiers_left
from factcheck.facts import CORE_ROLES, Argument, Clause, Facts, Tag, Token
from factcheck.findings import Discrepancy, Kind, PolarityDiscrepancy
from factcheck.text import Span

_AGAINST = {"against": True, "for": False}
_HEADS = frozenset({Tag.NOUN, Tag.NAME})
_NOMINAL = _HEADS | {Tag.ADJECTIVE}
_JOINING = frozenset(("but", "and", ",", "though"))
_UNASSERTED = frozenset(("conditional",))
# What a deed is told without: who else was there, when, and why.
_APART = frozenset("after amid before during since until because with by at".split())
# How far before a verb, in tokens, the word stands that sets its mode.
_REACH = 3
# Deeds that one may follow on the other for the same one: who was arrested was then released.
_FOLLOWING = frozenset(
    "arrest buy close detain fire free hire open release reopen sack sell sign start stop".split()
)
_CUES = frozenset(("antonym", "halves", "predicate", "verb"))


@attrs.frozen
class _Half:
    """A deed with its lemma, whether it is denied, and where it stands.

    `told` are the words that tell of whom or what, each with its role and lemma; in the roles of
    `open` stand pronouns, which may be of what the other half tells.
    """

    deed: int
    lemma: str
    denied: bool
    told: frozenset[tuple[str, int, str]]
    span: Span
    open: frozenset[str] = frozenset()

    @property
    def words(self) -> frozenset[int]:
        """The words that tell of whom or what the deed is told."""
        return frozenset(word for _, word, _ in self.told)

    def apart_from(self, other: _Half) -> frozenset[int]:
        """Of what this half alone tells, as against another."""
        both = {lemma for _, _, lemma in other.told}
        return frozenset(
            word for role, word, lemma in self.told if lemma not in both and role not in other.open
        )


def compare_halves(alignment: Alignment) -> list[Discrepancy]:
    """Report a deed told of what the claim tells the opposite deed of.

    Where the draft tells both deeds, the things may have changed places, which is another facet's.
    """
    if alignment.draft_side.told(_opposed):
        return []
    for half, other, agrees in _met(alignment):
        if agrees or half.deed not in alignment.segment or _is_unreal(alignment.draft, half):
            continue
        if _FOLLOWING.isdisjoint((half.lemma, other.lemma)):
            return [alignment.differ(PolarityDiscrepancy, half.span, other.span, cues=_CUES)]
    return []


def tells_half(alignment: Alignment) -> bool:
    """Return whether one of the claim's opposite deeds is the clause's, of the same thing alone."""
    met = alignment.back.keys()
    for one, two in alignment.claim_side.told(_opposed):
        if one.apart_from(two) & met and two.apart_from(one) & met:
            # "Fined Meta and Google" where the claim has "Meta, but not Google".
            return False
    return any(
        agrees and half.deed in alignment.segment and not _is_unreal(alignment.draft, half)
        for half, _, agrees in _met(alignment)
    )


def _is_unreal(facts: Facts, half: _Half) -> bool:
    """Whether a deed is only possible, planned or asked for."""
    return any(0 < half.deed - m.token <= _REACH for m in facts.modalities)


def without_other_halves(
    alignment: Alignment, found: Iterable[Discrepancy]
) -> tuple[Discrepancy, ...]:
    """Leave out the opposites that come of holding a deed against the other half's."""
    kept = tuple(found)
    if not any(d.kind is Kind.POLARITY for d in kept):
        return kept
    tokens = alignment.draft.tokens
    agreeing = [half for half, _, agrees in _met(alignment) if agrees]
    spans = [half.span for half in agreeing]
    spans += [tokens[word].span for half in agreeing for word in half.words]
    return tuple(
        d
        for d in kept
        if d.kind is not Kind.POLARITY or not any(d.span.overlaps(span) for span in spans)
    )


def _met(alignment: Alignment) -> Iterator[tuple[_Half, _Half, bool]]:
    """The draft's deeds, each with the half that is of the same thing, and whether they agree."""
    pairs = alignment.claim_side.told(_opposed)
    if not pairs or has_another_time(alignment):
        return
    for half in alignment.draft_side.told(_halves):
        for one, two in pairs:
            alike = are_alike(half.lemma, one.lemma)
            if alike is None:
                continue
            says_first = alike is (half.denied is one.denied)
            hits = (
                _is_told_there(alignment, half, one, two),
                _is_told_there(alignment, half, two, one),
            )
            if hits[0] is hits[1]:
                continue
            yield half, one if hits[0] else two, says_first is hits[0]


def _is_told_there(alignment: Alignment, half: _Half, one: _Half, other: _Half) -> bool:
    """Whether a deed is told of what one half alone tells, in the same role.

    Who is told apart by words that the claim hasn't, "the first pay deal", may be another.
    """
    alone = one.apart_from(other)
    for role, word, _ in half.told:
        met = alignment.pairs.get(word)
        # One that leaves its verb out may be of either role: "but not Norda".
        roles = {told for told, other_word, _ in one.told if other_word == met}
        if met not in alone or (role not in roles and {role, *roles} <= CORE_ROLES):
            continue
        if not qualifiers_left(alignment, word, met)[0]:
            return True
    return False


def _opposed(facts: Facts) -> tuple[tuple[_Half, _Half], ...]:
    """The pairs of halves that tell opposite deeds of different things."""
    made = []
    for one, two in combinations(_halves(facts), 2):
        alike = are_alike(one.lemma, two.lemma)
        if alike is not None and alike is not (one.denied is two.denied):
            made.append((one, two))
    return tuple(made)


def _halves(facts: Facts) -> tuple[_Half, ...]:
    made: list[_Half] = []
    for clause in facts.clauses:
        for half in _of_clause(facts, clause):
            others = tuple(_left_out(facts, half))
            words = {word for other in others for word in other.words}
            told = frozenset(one for one in half.told if one[1] not in words)
            made.extend((attrs.evolve(half, told=told), *others))
    return tuple(half for half in made if half.told)


def _of_clause(facts: Facts, clause: Clause) -> Iterator[_Half]:
    deed = clause.predicate
    if deed is None or clause.kind in _UNASSERTED or facts.tokens[deed].tag is not Tag.VERB:
        return
    found = facts.tokens[deed].lemma == "find"
    if found and [t.norm for t in facts.tokens[deed + 1 : deed + 3]] == ["to", "be"]:
        # "Was found to be clean" tells of no find.
        return
    within = set(clause.tokens)
    filled = [
        a
        for a in facts.arguments
        if a.governor == deed and a.role not in _APART and a.head in within
    ]
    told = frozenset(
        (a.role, word, facts.tokens[word].lemma) for a in filled for word in _words(facts, a)
    )
    unsaid = frozenset(a.role for a in filled if facts.tokens[a.head].tag is Tag.PRONOUN)
    denials = [n for n in facts.negations if not n.lexical and n.focus == deed]
    denied = bool(len(denials) % 2)
    side = _side_taken(facts, deed)
    span = facts.tokens[deed].span if side is None else facts.tokens[deed].span.cover(side.span)
    if denials:
        span = denials[0].span.cover(span)
    against = side is not None and _AGAINST[side.norm]
    # Who votes for it backs it.
    lemma = facts.tokens[deed].lemma if side is None else "back"
    yield _Half(deed, lemma, denied is not against, told, span, unsaid)


def _words(facts: Facts, argument: Argument) -> Iterator[int]:
    """The words of a phrase, and of what it is of: "sales of | electric cars"."""
    if facts.tokens[argument.head].tag not in _HEADS:
        return
    phrases = [
        argument,
        *(a for a in facts.arguments if (a.governor, a.role) == (argument.head, "of")),
    ]
    for phrase in phrases:
        for word in range(phrase.first, phrase.end):
            if facts.tokens[word].tag in _NOMINAL and not _is_number_or_day(facts, word):
                yield word


def _side_taken(facts: Facts, deed: int) -> Token | None:
    """The "for" or "against" right behind a verb: "voted against"."""
    if facts.tokens[deed].lemma != "vote":
        return None
    after = facts.tokens[deed + 1 : deed + 2]
    return next((token for token in after if token.norm in _AGAINST), None)


def _left_out(facts: Facts, half: _Half) -> Iterator[_Half]:
    """Halves that leave the verb out: ", but not of arson"; "and Spain against it".

    All else that the whole half tells is told of them, too.
    """
    tokens = facts.tokens
    side = _side_taken(facts, half.deed)
    for index in range(half.deed + 1, len(tokens) - 1):
        if tokens[index - 1].norm not in _JOINING:
            continue
        if tokens[index].norm == "not":
            brought = tokens[index + 1].tag is Tag.PREPOSITION
            head = head_at(facts, index + 1 + brought)
            own = frozenset((tokens[index + 1].norm,)) if brought else CORE_ROLES
        else:
            head, own = head_at(facts, index), frozenset(("subject",))
            after = None if head is None or head + 1 >= len(tokens) else tokens[head + 1]
            if (
                after is None
                or side is None
                or _AGAINST.get(after.norm) is not (not _AGAINST[side.norm])
            ):
                continue
        if head is None or _has_verb(facts, index, head):
            continue
        end = head if tokens[index].norm == "not" else head + 1
        told = frozenset((role, head, tokens[head].lemma) for role in own)
        open_ = frozenset(role for role, _, _ in half.told if role not in own)
        span = tokens[index].span.cover(tokens[end].span)
        yield _Half(half.deed, half.lemma, not half.denied, told, span, open_)


def _has_verb(facts: Facts, first: int, end: int) -> bool:
    return any(t.tag in (Tag.VERB, Tag.AUXILIARY) for t in facts.tokens[first:end])


def _is_number_or_day(facts: Facts, index: int) -> bool:
    if any(day.first <= index < day.end for day in facts.dates):
        return True
    return any(q.first <= index < q.end or q.noun == index for q in facts.quantities)
