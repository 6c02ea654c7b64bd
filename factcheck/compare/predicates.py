"""Predicates: what a clause asserts of its subject, and whether the claim asserts it, too."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.compare.align import COPULAS
from factcheck.compare.alignment import Alignment
from factcheck.compare.sides import Side
from factcheck.facts import Clause, Facts, Mode, Tag
from factcheck.lexicon import relation

ASSERTED = frozenset(("main", "subordinate"))
"""The kinds of clauses that assert something."""
DOERS = frozenset(("subject", "possessor"))
MUTUAL = frozenset(
    "meet marry wed divorce agree disagree merge collaborate cooperate border resemble talk "
    "negotiate debate clash differ compete unite partner argue face play fight split "
    "separate".split()
)
"""Deeds that both sides do to each other: who is named first tells nothing."""
LIKE = frozenset(("same", "synonym", "derived", "spelling"))
"""The relations of words that say the same."""
_HEADS = frozenset({Tag.NOUN, Tag.NAME})
_IN_PHRASE = _HEADS | {Tag.DETERMINER, Tag.ADJECTIVE}
# The least weight of a word that tells what was done.
_TELLING = 0.5
# The weight of the words in common from which a deed told in other words may be the same.
_MUCH = 6.0
# What is needed, or turned down, hasn't been done.
_UNDONE = frozenset(
    "need require await seek want request demand lack reject refuse oppose block subject".split()
)
# Whom one sides with, beside whom one is "against".
_FOR = frozenset(("for", "with", "behind"))


def find_predicate(alignment: Alignment, clause: Clause | None) -> int | None:
    """The draft token that carries the clause's assertion.

    For a whole sentence it is that of the first clause that tells more than who spoke; a verb that
    only carries a noun of action gives way to the noun.
    """
    if clause is None:
        told = [c for c in alignment.draft.clauses if c.kind in ASSERTED and not c.reporting]
        clause = next(iter((*told, *alignment.draft.clauses)), None)
    if clause is None or clause.predicate is None:
        return None
    return alignment.carrier(clause.predicate)


def is_passive(facts: Facts, verb: int) -> bool:
    """Whether a verb is passive."""
    return any(c.passive for c in facts.clauses if c.predicate == verb)


def complements(facts: Facts, copula: int) -> list[int]:
    """The heads of what "be" says of its subject, a noun phrase before a prepositional one."""
    said = [a for a in facts.arguments if a.governor == copula]
    nouns = [a.head for a in said if a.role == "complement"]
    return nouns or [a.head for a in said if a.role not in DOERS]


def is_unreal(facts: Facts, index: int) -> bool:
    """Whether a deed is told as due or possible: "must", "may"."""
    return any(
        m.mode in (Mode.NECESSARY, Mode.POSSIBLE) and 0 < index - m.token <= 4
        for m in facts.modalities
    )


def is_untold(alignment: Alignment, clause: Clause | None) -> bool:
    """Whether the claim tells something else of the same thing, whatever else they share.

    Another deed or state that the lexicon doesn't tie to it ("injured", "killed"); the same deed
    only needed, or done against whom it was done for; its converse ("bought", "sold") by the same.
    """
    asserted = alignment.draft.clauses if clause is None else (clause,)
    return _changes_sides(alignment) or any(
        _is_untold(alignment, alignment.carrier(c.predicate))
        for c in asserted
        if c.predicate is not None and not c.reporting
        if c is clause or c.kind == "main"
    )


def _is_untold(alignment: Alignment, predicate: int) -> bool:
    """The same of one predicate."""
    if predicate in alignment.pairs:
        return _is_turned(alignment, predicate) or _is_undone(alignment, predicate)
    ours = _asserted(alignment.draft_side, predicate)
    if not ours or any(i in alignment.pairs or i in alignment.topical for i in ours):
        return False
    if sum(alignment.draft_weights[i] for i in alignment.pairs) >= _MUCH:
        # So much else is the same that the deed is likely to be, in other words.
        return False
    mine = {predicate, *ours}
    return any(
        theirs
        and not any(j in alignment.back for j in theirs)
        and _share_an_argument(alignment, mine, {told, *theirs})
        for told, theirs in _claimed(alignment.claim_side)
    )


def is_reworded(alignment: Alignment, clause: Clause | None) -> bool:
    """Whether a deed that is asserted has no word in the claim: told in other words, if at all."""
    asserted = alignment.draft.clauses if clause is None else (clause,)
    verbs = (
        alignment.carrier(c.predicate)
        for c in asserted
        if c.predicate is not None and not c.reporting and (c is clause or c.kind == "main")
    )
    return any(
        verb not in alignment.pairs
        and bool(told := _asserted(alignment.draft_side, verb))
        and not any(i in alignment.pairs or i in alignment.topical for i in told)
        for verb in verbs
    )


def is_retold(alignment: Alignment) -> bool:
    """Whether the clause has what the claim asserts, and not only what it is asserted of."""
    claimed = next(_claimed(alignment.claim_side), None)
    if claimed is None:
        return True
    verb, said = claimed
    if not said and alignment.claim.tokens[verb].lemma in COPULAS:
        said = complements(alignment.claim, verb)
    elif not said:
        # Where the verb tells little, a noun does: a warning, of "a warning was issued".
        told = [a for a in alignment.claim.arguments if a.governor == verb]
        said = [verb, *(a.head for a in told if a.role in ("subject", "object"))]
    return not said or any(j in alignment.back for j in said)


def _claimed(side: Side) -> Iterator[tuple[int, list[int]]]:
    """The predicates of the clauses that assert something besides who spoke, with what they say."""
    for clause in side.facts.clauses:
        if clause.kind in ASSERTED and not clause.reporting and clause.predicate is not None:
            verb = side.carried.get(clause.predicate, clause.predicate)
            yield verb, _asserted(side, verb)


def _asserted(side: Side, verb: int) -> list[int]:
    """The words that tell a deed or a state: the verb, or what stands after "be".

    None where a thing is only named, or said to be somewhere or something.
    """
    tokens = side.facts.tokens
    if tokens[verb].lemma not in COPULAS:
        return [verb] if side.weights[verb] >= _TELLING and tokens[verb].tag is Tag.VERB else []
    for place in range(verb + 1, min(verb + 4, len(tokens))):
        if tokens[place].tag is Tag.ADJECTIVE:
            following = tokens[place + 1].tag if place + 1 < len(tokens) else Tag.PUNCTUATION
            attributive = following in (Tag.NOUN, Tag.NAME, Tag.ADJECTIVE, Tag.NUMBER)
            return [] if attributive else [place]
        if tokens[place].tag not in (Tag.ADVERB, Tag.NEGATION):
            break
    return []


def _share_an_argument(alignment: Alignment, ours: set[int], theirs: set[int]) -> bool:
    """Whether something is told of by both, whatever part it has."""
    heads = {a.head for a in alignment.claim.arguments if a.governor in theirs}
    return any(
        alignment.pairs.get(a.head) in heads
        for a in alignment.draft.arguments
        if a.governor in ours and a.head in alignment.pairs
    )


def _is_turned(alignment: Alignment, predicate: int) -> bool:
    """Whether one and the same is said to have done what the other side does: bought, and sold.

    Who bought what was sold must be told of by the claim, too.
    """
    if alignment.links[predicate].kind != "converse":
        return False
    theirs = alignment.claim_subjects(alignment.pairs[predicate])
    ours = alignment.subjects(predicate)
    met = [alignment.pairs[one] for one in ours if one in alignment.pairs]
    if ours and not met and not any(two in alignment.back for two in theirs):
        return True
    return any(alignment.same_claim_name(one, two) for one in met for two in theirs)


def _is_undone(alignment: Alignment, predicate: int) -> bool:
    """Whether the claim only has the deed as needed, or turned down: "needs approval"."""
    claim, other = alignment.claim, alignment.pairs[predicate]
    if alignment.draft.tokens[predicate].tag is not Tag.VERB:
        return False
    if claim.tokens[other].tag is not Tag.NOUN or is_unreal(alignment.draft, predicate):
        return False
    return any(
        claim.tokens[a.governor].lemma in _UNDONE and a.governor not in alignment.back
        for a in alignment.claim_side.headed(other)
        if a.role in ("object", "to")
    )


def _changes_sides(alignment: Alignment) -> bool:
    """Whether a deed is done against whom it was done for: "ruled in favour of", "against"."""
    ours, theirs = _sided(alignment.draft), _sided(alignment.claim)
    if not ours or not theirs:
        return False
    return any(
        alignment.pairs.get(verb) == other
        and alignment.pairs.get(head) == claimed
        and helps is not helped
        for verb, head, helps in ours
        for other, claimed, helped in theirs
    )


def _sided(facts: Facts) -> list[tuple[int, int, bool]]:
    """The verbs with whom they are for (true) or against, by the head of the phrase."""
    made = []
    for a in facts.arguments:
        if a.role == "against" or a.role in _FOR:
            made.append((a.governor, a.head, a.role != "against"))
        elif a.role == "of" and facts.tokens[a.governor].lemma in ("favour", "favor"):
            made += [
                (b.governor, a.head, True)
                for b in facts.arguments
                if b.head == a.governor and b.role == "in"
            ]
    return made


def are_alike(one: str, two: str) -> bool | None:
    """Return whether two verbs, by lemma, tell the same, or the opposite (False); else None."""
    found = relation(one, two, "v", "v")
    if found is None:
        return None
    return True if found.kind in LIKE else False if found.kind == "antonym" else None


def head_at(facts: Facts, index: int) -> int | None:
    """Return the last word of the noun phrase that begins at a token; None without one."""
    place = index
    while place < len(facts.tokens) and facts.tokens[place].tag in _IN_PHRASE:
        place += 1
    last = place - 1
    return last if last >= index and facts.tokens[last].tag in _HEADS else None
