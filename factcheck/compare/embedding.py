"""Embedding: deeds that the claim only tells to be tried, asked, planned or suspected.

Who tried to seize a town, was ordered to pay or is accused of theft has not seized, paid or stolen
for all the claim says; who managed or was forced to, has.
"""

from __future__ import annotations

from factcheck.compare.alignment import Alignment
from factcheck.facts import Facts, Tag

# What may be told of a deed without its being done (verbs that are no implicatives, Karttunen
# 1971, with their nouns and adjectives).
_OPEN = frozenset(
    "about accuse advise agree agreement aim allegation allege allow amount appeal appear "
    "arrest ask attempt authorise authorize authority beg believe bid bound call charge "
    "choose clear consider conspire deal decide decision demand demonstrate desire direct "
    "discuss due eager effort encourage expect face fear feel fight free hope idea instruct "
    "intend intention invite keen likely lobby mean move need offer opportunity order pact "
    "pay permission permit persuade plan plead pledge plot power prepare press pressure "
    "presume promise pronounce propose proposal push ready recommend request require resolve "
    "right rumor rumour say seek seem set struggle suppose suspect suspicion talk tell tempt "
    "think threat threaten try unlikely urge vote vow wait want warn willing wish".split()
)
_BELIEVING = frozenset("assume believe expect fear guess hope suggest suspect think".split())
# "Should have inspected it": it was not, or may not have been.
_OUGHT = frozenset(("should", "ought"))
# What is there only when it is done: who is building a bridge has not built it.
_MAKING = frozenset(
    "build construct design develop draft film negotiate paint produce renovate repair restore "
    "translate write".split()
)
_LINKING = frozenset(("of", "in", "on", "about", "against", "into"))
# What may stand between what is said of a deed and the deed: "ordered the airline to refund".
_BETWEEN = frozenset(
    {Tag.DETERMINER, Tag.ADJECTIVE, Tag.NOUN, Tag.NAME, Tag.PRONOUN, Tag.POSSESSIVE, Tag.NUMBER}
    | {Tag.ADVERB, Tag.PREPOSITION}
)
_PASSED = frozenset({Tag.ADVERB, Tag.AUXILIARY, Tag.NEGATION})
_REACH = 9
# How far before its verb, in tokens, a word of modality stands.
_NEAR = 4
_PRESENT_BE = frozenset(("is", "are", "'s", "'re", "am", "'m"))


def is_only_embedded(alignment: Alignment) -> bool:
    """Whether a clause asserts a deed that the claim doesn't assert, or has still going on."""
    draft, claim = alignment.draft, alignment.claim
    for i, j in alignment.pairs.items():
        if draft.tokens[i].tag is not Tag.VERB or claim.tokens[j].tag is not Tag.VERB:
            continue
        governor = _governor(claim, j)
        asserted = not _is_infinitive(draft, i) and not _is_modal(draft, i)
        if asserted and governor is not None and governor not in alignment.back:
            return True
        making = claim.tokens[j].lemma in _MAKING and _is_under_way(claim, j)
        if making and not _is_under_way(draft, i) and _is_done(draft, i):
            return True
        if _ought(claim, j) and not _ought(draft, i):
            return True
    return False


def _governor(facts: Facts, verb: int) -> int | None:
    """What a deed is told to be besides done: "tried" of "tried to seize"; None for nothing."""
    tokens = facts.tokens
    place = verb - 1
    while place > 0 and tokens[place].tag in _PASSED:
        place -= 1
    if place < 1:
        return _holder(facts, verb)
    infinitive = tokens[place].tag is Tag.TO
    doing = tokens[verb].form == "ing" or tokens[place + 1].norm == "having"
    gerund = doing and tokens[place].norm in _LINKING
    if not infinitive and not gerund and place != verb - 1:
        # "Being accused of having hidden it".
        infinitive = tokens[place].tag is Tag.TO
    if not infinitive and not gerund:
        return _holder(facts, verb)
    for index in range(place - 1, max(-1, place - 1 - _REACH), -1):
        token = tokens[index]
        if any(part in _OPEN for part in (token.lemma, token.norm)) and token.tag in (
            Tag.VERB,
            Tag.NOUN,
            Tag.ADJECTIVE,
            Tag.PREPOSITION,
            Tag.ADVERB,
        ):
            return index
        if token.tag not in _BETWEEN:
            return None
    return None


def _holder(facts: Facts, verb: int) -> int | None:
    """The word for a belief or wish that a clause is told under: "believes that it lasts"."""
    clause = next((c for c in facts.clauses if c.predicate == verb), None)
    if clause is None or clause.kind != "subordinate":
        return None
    tokens, first = facts.tokens, min(clause.tokens)
    place = first - 1
    while place >= 0 and tokens[place].tag is Tag.ADVERB:
        place -= 1
    if tokens[first].norm != "that" or place < 0:
        return None
    holder = tokens[place].lemma
    wished = holder in _OPEN and any(tokens[i].norm == "be" for i in range(first, verb))
    return place if wished or holder in _BELIEVING else None


def _is_infinitive(facts: Facts, verb: int) -> bool:
    """Whether a deed hangs on another word: "unwilling to sell", "accused of selling"."""
    before = next((t for t in reversed(facts.tokens[:verb]) if t.tag not in _PASSED), None)
    if before is None:
        return False
    return before.tag is Tag.TO or (facts.tokens[verb].form == "ing" and before.norm in _LINKING)


def _is_under_way(facts: Facts, verb: int) -> bool:
    """Whether a deed goes on now: "is drafting a law", "is being built"."""
    place = verb - 1
    tokens = facts.tokens
    passive = place >= 0 and tokens[place].norm == "being"
    if not passive and tokens[verb].form != "ing":
        return False
    place -= passive
    while place >= 0 and tokens[place].tag is Tag.ADVERB:
        place -= 1
    return place >= 0 and tokens[place].norm in _PRESENT_BE


def _is_done(facts: Facts, verb: int) -> bool:
    """Whether a deed is told as over: "drafted", "has drafted", "was built"."""
    tokens = facts.tokens
    if tokens[verb].form == "past":
        return True
    before = {t.norm for t in tokens[max(0, verb - 3) : verb] if t.tag is Tag.AUXILIARY}
    return tokens[verb].form == "participle" and bool(before & {"has", "have", "was", "were"})


def _is_modal(facts: Facts, verb: int) -> bool:
    """Whether a deed is told as what must, may or will be."""
    return any(0 < verb - m.token <= _NEAR for m in facts.modalities)


def _ought(facts: Facts, verb: int) -> bool:
    return any(t.norm in _OUGHT for t in facts.tokens[max(0, verb - _NEAR) : verb])
