"""Common words of which a slot holds one: another office, another month, another material."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.compare.alignment import Alignment
from factcheck.facts import Facts, Tag
from factcheck.findings import Discrepancy, EntityDiscrepancy
from factcheck.lexicon import classes, relation

_KINDS = frozenset({Tag.NOUN, Tag.ADJECTIVE})
# A link this sure says that the claim has the word, whatever slot it stands in.
_SURE = 0.9
_NEAR = frozenset("same spelling synonym derived broader narrower".split())
_LIKE = frozenset("same spelling synonym broader narrower".split())
_CLASSES = frozenset("person place organisation artifact communication event".split())
_POS = {Tag.NOUN: "n", Tag.ADJECTIVE: "a"}


def compare_classes(alignment: Alignment) -> list[Discrepancy]:
    """Report two words that exclude each other, or stand apart, where both stand in one slot."""
    draft, claim = alignment.draft, alignment.claim
    ranges = [(d.first, d.end) for d in draft.dates] + [(q.first, q.end) for q in draft.quantities]
    named = alignment.draft_side.named | {i for first, end in ranges for i in range(first, end)}
    made: list[Discrepancy] = []
    taken: set[int] = set()
    for i, j, kind in _candidates(alignment):
        one, two = draft.tokens[i], claim.tokens[j]
        if i in named or j in taken or one.tag not in _KINDS or one.tag is not two.tag:
            continue
        slots = _slots(alignment, i, j)
        if not slots:
            continue
        taken.add(j)
        found, expected = draft.words(one.span), claim.words(two.span)
        replacement = expected if one.form == two.form and kind != "unrelated" else None
        cues = frozenset((kind, "word", one.tag.name.lower(), *slots))
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
        link = alignment.links.get(i)
        if link is not None and i in alignment.pairs and link.strength >= _SURE:
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
        made.append(
            EntityDiscrepancy(
                draft.words(one.span),
                claim.words(two.span),
                one.span,
                two.span,
                None,
                frozenset(cues),
            )
        )
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


def _candidates(alignment: Alignment) -> Iterator[tuple[int, int, str]]:
    """Words of the draft beside words of the claim, neither with a counterpart, opposites first."""
    for i, j in alignment.opposed.items():
        person = "person" in classes(alignment.draft.tokens[i].lemma, "n")
        if alignment.links[i].kind == "exclusive" or person:
            yield i, j, "exclusive"
    met = {*alignment.pairs, *alignment.opposed}
    met_claim = {*alignment.pairs.values(), *alignment.opposed.values()}
    claimed = [(j, t) for j, t in alignment.claim_side.content if j not in met_claim]
    names = alignment.claim_side.named
    for i, token in alignment.draft_side.content:
        if i not in alignment.segment or i in met or token.tag not in _POS:
            continue
        for j, other in claimed:
            if other.tag is token.tag and j not in names:
                pos = _POS[token.tag]
                link = relation(token.lemma, other.lemma, pos, pos)
                if link is not None and link.kind in _NEAR:
                    continue
                yield i, j, link.kind if link is not None else "unrelated"


def _slots(alignment: Alignment, i: int, j: int) -> tuple[str, ...]:
    """How two words meet in one slot: by role of aligned words, or by the words beside them."""
    made = []
    ours = {(a.role, a.governor) for a in alignment.draft_roles.get(i, ()) if a.head == i}
    theirs = {(a.role, a.governor) for a in alignment.claim_roles.get(j, ()) if a.head == j}
    if any(
        role == other and alignment.aligned(governor, governed)
        for role, governor in ours
        for other, governed in theirs
    ):
        made.append("slot")
    if alignment.neighbours_meet(i, j, -1):
        made.append("before")
    if alignment.neighbours_meet(i, j, 1):
        made.append("after")
    return tuple(made)
