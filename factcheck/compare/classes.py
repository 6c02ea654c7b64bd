"""Common words of which a slot holds one: another office, another month, another material."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.compare.alignment import Alignment
from factcheck.compare.amounts import are_lengths_of_time
from factcheck.compare.reasons import CAUSING
from factcheck.facts import Facts, Tag, Token
from factcheck.findings import Discrepancy, EntityDiscrepancy
from factcheck.lexicon import classes, relation

_KINDS = frozenset({Tag.NOUN, Tag.ADJECTIVE})
# A link this sure says that the claim has the word, whatever slot it stands in.
_SURE = 0.9
_NEAR = frozenset("same spelling synonym derived broader narrower".split())
_LIKE = frozenset("same spelling synonym broader narrower".split())
_CLASSES = frozenset("person place organisation artifact communication event".split())
_TRADES = frozenset("court-role political-office public-servant".split())
_APART = frozenset(("exclusive", "unrelated"))
_TAKING_UP = frozenset("such that the these this those".split())
# Nouns for anything that was named before.
_STANDING_FOR = frozenset(
    "device measure method plan practice procedure process product programme program project "
    "scheme service software substance system technique technology tool".split()
)
_POS = {Tag.NOUN: "n", Tag.ADJECTIVE: "a"}


def compare_classes(alignment: Alignment) -> list[Discrepancy]:
    """Report two words that exclude each other, or stand apart, where both stand in one slot."""
    draft, claim = alignment.draft, alignment.claim
    named = alignment.draft_side.singular
    made: list[Discrepancy] = []
    taken: set[int] = set()
    for i, j, opposed in _candidates(alignment):
        if i in named or j in taken:
            continue
        one, two = draft.tokens[i], claim.tokens[j]
        if one.tag not in _KINDS or one.tag is not two.tag or are_lengths_of_time(one, two):
            continue
        slots = _slots(alignment, i, j)
        kind = "exclusive" if opposed else _unlike(one, two) if slots else None
        if not slots or kind is None:
            continue
        if kind == "unrelated" and (_takes_up(draft, i) or _takes_up(claim, j)):
            continue
        taken.add(j)
        found, expected = draft.words(one.span), claim.words(two.span)
        replacement = expected if one.form == two.form and kind != "unrelated" else None
        cues = frozenset((kind, "word", one.tag.name.lower(), *slots))
        if _of_another_office(alignment, i, j, slots):
            cues |= {"office"}
        if "slot" in slots and _are_causes(alignment, i):
            cues |= {"cause"}
        if _are_counted_alike(alignment, i, j):
            cues |= {"counted"}
            if kind in _APART and _is_trade(one) and _is_trade(two):
                cues |= {"trades"}
        made.append(EntityDiscrepancy(found, expected, one.span, two.span, replacement, cues))
    return made


def compare_complements(alignment: Alignment) -> list[Discrepancy]:
    """Report that something is one sort of thing where the claim says that it is another."""
    draft, claim = alignment.draft, alignment.claim
    claimed = _said_to_be(claim)
    if not claimed:
        return []
    made: list[Discrepancy] = []
    for argument in draft.arguments:
        i = argument.head
        if argument.role != "complement" or i not in alignment.segment:
            continue
        if draft.tokens[i].tag is not Tag.NOUN or i in alignment.draft_side.named:
            continue
        if any(t.norm == "there" for t in draft.tokens[max(0, argument.governor - 3) : i]):
            # "There was no time" says nothing of what anything is.
            continue
        if any(n.focus == i and not n.lexical for n in draft.negations):
            # Nor does "is no hero".
            continue
        beside = {a.head for a in draft.arguments if a.governor == argument.governor} - {i}
        if any(alignment.pairs.get(head) in claimed for head in beside):
            # "Is chairwoman and treasurer" adds to the one that is known.
            continue
        if any(q.first <= i < q.end for q in draft.quantities):
            # "Is 1,200 metres long" tells how much, which is weighed as a number.
            continue
        link = alignment.links.get(i)
        inside = any(
            e.first <= alignment.pairs.get(i, -1) < e.end and len(e.words) > 1
            for e in claim.entities
        )
        if link is not None and i in alignment.pairs and link.strength >= _SURE and not inside:
            continue
        one = draft.tokens[i]
        links = [relation(one.lemma, claim.tokens[j].lemma, "n", "n") for j in claimed]
        if any(found is not None and found.kind in _LIKE for found in links):
            continue
        kinds = [found.kind for found in links if found is not None]
        alike = any(_CLASSES & classes(one.lemma, "n") & _classes(alignment, j) for j in claimed)
        cues = {"complement", kinds[0] if kinds else "unrelated"}
        cues.add("same-class" if alike else "other-class")
        if i in alignment.pairs:
            cues.add("met")
        two = claim.tokens[claimed[0]]
        made.append(alignment.differ(EntityDiscrepancy, one.span, two.span, cues=cues))
    return made


def _classes(alignment: Alignment, index: int) -> frozenset[str]:
    return classes(alignment.claim.tokens[index].lemma, "n")


def _said_to_be(claim: Facts) -> list[int]:
    """The heads of what the claim says that things are: after "be", and in appositions."""
    heads = [
        a.head
        for a in claim.arguments
        if a.role == "complement" and claim.tokens[a.head].tag is Tag.NOUN
    ]
    for clause in claim.clauses:
        if clause.kind == "apposition":
            nouns = [i for i in clause.tokens if claim.tokens[i].tag is Tag.NOUN]
            heads.extend(nouns[-1:])
    return heads


def _candidates(alignment: Alignment) -> Iterator[tuple[int, int, bool]]:
    """Words of the draft beside words of the claim, neither with a counterpart, opposites first.

    The last says whether they are opposites.
    """
    for i, j in alignment.opposed.items():
        if j in alignment.back:
            # "Both chairwoman and treasurer" takes nothing from the chairwoman.
            continue
        person = "person" in classes(alignment.draft.tokens[i].lemma, "n")
        if alignment.links[i].kind == "exclusive" or person:
            yield i, j, True
    met = {*alignment.pairs, *alignment.opposed}
    met_claim = {*alignment.pairs.values(), *alignment.opposed.values()}
    claimed = [(j, t) for j, t in alignment.claim_side.content if j not in met_claim]
    names = alignment.claim_side.named
    for i, token in alignment.draft_side.content:
        if i not in alignment.segment or i in met or token.tag not in _POS:
            continue
        for j, other in claimed:
            if other.tag is token.tag and j not in names:
                yield i, j, False


def _takes_up(facts: Facts, index: int) -> bool:
    """Whether a noun stands for what was named before: "the technology", not "the plan to"."""
    if facts.tokens[index].lemma not in _STANDING_FOR or not index:
        return False
    following = facts.tokens[index + 1].tag if index + 1 < len(facts.tokens) else Tag.PUNCTUATION
    goes_on = (Tag.NOUN, Tag.NAME, Tag.RELATIVE, Tag.SUBORDINATOR, Tag.TO)
    after = facts.tokens[index + 1].norm if index + 1 < len(facts.tokens) else ""
    return facts.tokens[index - 1].norm in _TAKING_UP and following not in goes_on and after != "of"


def _of_another_office(alignment: Alignment, i: int, j: int, slots: tuple[str, ...]) -> bool:
    """Whether two words tell two offices or awards apart: "finance minister", "best actor"."""
    draft, claim = alignment.draft.tokens, alignment.claim.tokens
    if draft[i].tag is not Tag.NOUN:
        return False
    if "after" in slots and i + 1 < len(draft) and alignment.pairs.get(i + 1) == j + 1:
        return _is_office(draft[i + 1])
    best = "before" in slots and draft[i - 1].norm == claim[j - 1].norm == "best"
    return best and _is_office(draft[i]) and _is_office(claim[j])


def _are_causes(alignment: Alignment, i: int) -> bool:
    """Whether a word stands for what brought about what the claim tells of."""
    draft = alignment.draft
    return any(
        draft.tokens[a.governor].lemma in CAUSING and a.governor in alignment.pairs
        for a in alignment.draft_side.headed(i)
    )


def _are_counted_alike(alignment: Alignment, i: int, j: int) -> bool:
    """Whether both sides count their word, and by the same number: "28 mayors", "28 members"."""
    ours = [q.low for q in alignment.draft.quantities if q.noun == i]
    return any(q.noun == j and q.low in ours for q in alignment.claim.quantities)


def _is_trade(token: Token) -> bool:
    """Whether a word says what people are by trade: "28 governors" are not 28 lawmakers."""
    return token.tag is Tag.NOUN and bool(_TRADES & classes(token.lemma, "n"))


def _is_office(token: Token) -> bool:
    return token.tag is Tag.NOUN and "occupation" in classes(token.lemma, "n")


def _unlike(one: Token, two: Token) -> str | None:
    """How two words are related, "unrelated" without a relation; None where they mean the same."""
    pos = _POS[one.tag]
    link = relation(one.lemma, two.lemma, pos, pos)
    if link is None:
        return "unrelated"
    return None if link.kind in _NEAR else link.kind


def _slots(alignment: Alignment, i: int, j: int) -> tuple[str, ...]:
    """How two words meet in one slot: by role of aligned words, or by the words beside them."""
    made = []
    headed, claimed = alignment.draft_side.headed(i), alignment.claim_side.headed(j)
    if any(
        ours.role == theirs.role and alignment.aligned(ours.governor, theirs.governor)
        for ours in headed
        for theirs in claimed
    ):
        made.append("slot")
    if alignment.neighbours_meet(i, j, -1):
        made.append("before")
    if alignment.neighbours_meet(i, j, 1):
        made.append("after")
    return tuple(made)
