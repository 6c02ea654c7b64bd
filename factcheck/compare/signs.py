"""Signs: what agrees and what doesn't over a whole pair, as named numbers that judgement weighs.

A discrepancy says what differs in one slot. How likely it is an error depends on all the rest: what
else the draft adds, what the claim has besides, which numbers, dates and negations agree.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cached_property
from itertools import pairwise

import attrs

from factcheck.compare import agreeing, quantities
from factcheck.compare.alignment import Alignment
from factcheck.compare.links import Stand, read_links
from factcheck.compare.sides import POS
from factcheck.facts import Facts, Tag
from factcheck.lexicon import classes, relation

_Made = dict[str, float]

# Small words that change what a sentence says, whatever they stand beside.
_SMALL = frozenset(
    "only first last all every each most many several some few no none any both never always "
    "often sometimes still already also yet just even until unless without before after since "
    "during while not n't nor neither either but however although though instead than more less "
    "least over under about around nearly almost up down new former current next previous other "
    "another same different originally initially later ago would could should may might must will "
    "can cannot currently once".split()
)
_ROLES = frozenset(("subject", "possessor", "object", "complement"))
_MODIFYING = frozenset((Tag.ADJECTIVE, Tag.NOUN))
_LEAST_LETTERS = 4


@attrs.frozen(slots=False, eq=False)
class Signs(Mapping[str, float]):
    """What there is to weigh between the draft's clause and the claim, apart from discrepancies.

    It is read when first asked for: of most pairs nothing differs that is worth weighing.
    """

    _alignment: Alignment

    @cached_property
    def _read(self) -> dict[str, float]:
        return read_signs(self._alignment)

    def __getitem__(self, name: str) -> float:
        return self._read[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._read)

    def __len__(self) -> int:
        return len(self._read)


def read_signs(alignment: Alignment) -> dict[str, float]:
    """The signs of a pair, each by its name."""
    made: _Made = defaultdict(float)
    ours = [i for i, _ in alignment.draft_side.content if i in alignment.segment]
    theirs = [j for j, _ in alignment.claim_side.content]
    open_ours = _read_draft(alignment, ours, made)
    open_theirs = _read_claim(alignment, theirs, made)
    _read_apart(alignment, open_ours, open_theirs, made)
    _read_numbers(alignment, made)
    _read_dates(alignment, made)
    _read_negations(alignment, made)
    _read_roles(alignment, made)
    _read_links(alignment, made)
    _read_modifiers(alignment, made)
    _read_small(alignment, made)
    _read_order(alignment, made)
    _read_speakers(alignment, made)
    told = alignment.draft_side.surroundings.draft
    made["told in the draft"] = told.share_of(alignment.claim_side.weighty)
    return dict(made)


def _read_speakers(alignment: Alignment, made: _Made) -> None:
    """Whether each side tells who says it, and whether it is another."""
    ours, theirs = _speakers(alignment.draft), _speakers(alignment.claim)
    made["draft tells who says so"] = float(bool(ours))
    made["claim tells who says so"] = float(bool(theirs))
    met = any(alignment.pairs.get(one) in theirs for one in ours)
    made["another says so"] = float(bool(ours) and bool(theirs) and not met)


def _speakers(facts: Facts) -> set[int]:
    """The heads of the subjects of clauses that only say who spoke."""
    told = {c.predicate for c in facts.clauses if c.reporting}
    return {a.head for a in facts.arguments if a.governor in told and a.role == "subject"}


def _read_draft(alignment: Alignment, ours: list[int], made: _Made) -> list[int]:
    """Weigh the draft's words that the claim has, and those it lacks; return the common ones."""
    side, sorts = alignment.draft_side, alignment.draft_side.sorts
    text = alignment.claim_side.letters
    left: list[int] = []
    for i in ours:
        sort, weight = sorts[i], side.weights[i]
        if i in alignment.pairs:
            link = alignment.links[i]
            made[f"met {sort}"] += weight * link.strength
            made[f"link {link.kind}"] += 1
        elif i in alignment.topical:
            made["topical"] += weight
        else:
            made[f"new {sort}"] += weight
            lemma = side.facts.tokens[i].lemma
            if len(lemma) >= _LEAST_LETTERS and lemma in text:
                made["new but inside a word"] += weight
            left.append(i)
    for entity in side.facts.entities:
        if entity.first in alignment.segment and entity.first not in alignment.pairs:
            made[f"new {entity.type}"] += 1
    for i in alignment.opposed:
        made[f"opposed {alignment.links[i].kind}"] += 1
    return left


def _read_claim(alignment: Alignment, theirs: list[int], made: _Made) -> list[int]:
    """Weigh the claim's words that the draft lacks, all of them and those among what is met."""
    side, sorts = alignment.claim_side, alignment.claim_side.sorts
    back = alignment.back
    met = sorted(back)
    first, last = (met[0], met[-1]) if met else (0, -1)
    left: list[int] = []
    inside = covered = 0.0
    for j in theirs:
        weight = side.weights[j]
        within = first <= j <= last
        inside += weight * within
        if j in back:
            covered += weight
            continue
        made[f"left {sorts[j]}"] += weight
        if within:
            made[f"left within {sorts[j]}"] += weight
        left.append(j)
    for entity in side.facts.entities:
        if entity.first not in back:
            made[f"left {entity.type}"] += 1
    made["covered within"] = covered / inside if inside else 0.0
    return left


def _read_apart(alignment: Alignment, ours: list[int], theirs: list[int], made: _Made) -> None:
    """How the open common words of both sides relate: opposites, siblings, of one class."""
    draft, claim = alignment.draft, alignment.claim
    common = [j for j in theirs if alignment.claim_side.sorts[j] in _COMMON]
    for i in ours:
        one = draft.tokens[i]
        if alignment.draft_side.sorts[i] not in _COMMON:
            continue
        pos = POS[one.tag]
        kinds = classes(one.lemma, pos)
        for j in common:
            two = claim.tokens[j]
            other = POS[two.tag]
            link = relation(one.lemma, two.lemma, pos, other)
            if link is not None:
                name = f"apart {link.kind}"
                made[name] = max(made[name], link.strength)
            if pos == other and kinds and kinds & classes(two.lemma, other):
                made[f"apart of one class {one.tag.name.lower()}"] = 1.0


_COMMON = frozenset(("noun", "verb", "adjective", "adverb"))


def _read_numbers(alignment: Alignment, made: _Made) -> None:
    """How the draft's numbers stand to the claim's: borne out, at odds in the slot, or nearest."""
    for standing in quantities.standings(alignment):
        made[f"number {standing.known}"] += 1
        made[f"number in slot {standing.in_slot}"] += 1
        made[f"number nearest {standing.nearest}"] += 1
        made[f"number bound {standing.bound}"] += 1
        if standing.known == "same" and standing.telling:
            made["telling number same"] += 1
        if standing.known == "unknown":
            made[f"number unknown {standing.dimension}"] += 1
    claimed = alignment.claim.quantities
    made["claim numbers"] = len(claimed)


def _read_dates(alignment: Alignment, made: _Made) -> None:
    claimed = alignment.claim.dates
    for mention in alignment.draft.dates:
        if mention.first not in alignment.segment:
            continue
        if not claimed:
            made["date without another"] += 1
        elif any(agreeing.agree(mention, other) for other in claimed):
            made["date borne out"] += 1
            if mention.day is not None:
                made["day borne out"] += 1
        else:
            made["date at odds"] += 1
            if mention.year is not None and all(o.year != mention.year for o in claimed):
                made["date of another year"] += 1
        made[f"date {mention.relation}"] += 1
    made["claim dates"] = len(claimed)


def _read_negations(alignment: Alignment, made: _Made) -> None:
    counts = {"draft": 0, "claim": 0}
    for name, facts in (("draft", alignment.draft), ("claim", alignment.claim)):
        for negation in facts.negations:
            if name == "draft" and negation.token not in alignment.segment:
                continue
            made[f"{name} {'denying word' if negation.lexical else 'negation'}"] += 1
            counts[name] += not negation.lexical
    made["negations odd"] = (counts["draft"] + counts["claim"]) % 2


def _read_roles(alignment: Alignment, made: _Made) -> None:
    """Whether what fills each role of the draft, and what its verbs say, has a counterpart."""
    draft = alignment.draft
    for argument in draft.arguments:
        if argument.head not in alignment.segment:
            continue
        role = argument.role if argument.role in _ROLES else "other role"
        made[f"{role} {_met(alignment, argument.head)}"] += 1
    for clause in draft.clauses:
        if clause.predicate is not None and clause.predicate in alignment.segment:
            made[f"predicate {_met(alignment, clause.predicate)}"] += 1


def _read_links(alignment: Alignment, made: _Made) -> None:
    """Whether the claim ties together what the draft does, and has another in its place."""
    links = alignment.told(read_links)
    for link in links:
        role = link.role if link.role in _ROLES else "phrase"
        made[f"link {link.stand}"] += 1
        made[f"link {link.stand} {link.sort}"] += 1
        made[f"link {link.stand} {role}"] += 1
        if link.rival is not None:
            made[f"link {link.stand} with a rival"] += 1
            made[f"rival {link.sort}"] += 1
    if links:
        made["links kept"] = sum(link.stand is Stand.KEPT for link in links) / len(links)


def _met(alignment: Alignment, index: int) -> str:
    if index in alignment.pairs:
        return "met"
    if index in alignment.topical:
        return "topical"
    return "opposed" if index in alignment.opposed else "new"


def _read_modifiers(alignment: Alignment, made: _Made) -> None:
    """Of the nouns that are the same, those that another word stands before: "core inflation"."""
    draft, claim = alignment.draft, alignment.claim
    for i, j in alignment.pairs.items():
        if draft.tokens[i].tag is not Tag.NOUN or claim.tokens[j].tag is not Tag.NOUN:
            continue
        added = any(n not in alignment.pairs for n in _modifiers(draft, i))
        missing = any(n not in alignment.back for n in _modifiers(claim, j))
        made["another modifier"] += added and missing
        made["modifier added"] += added and not missing
        made["modifier missing"] += missing and not added


def _modifiers(facts: Facts, index: int) -> Iterator[int]:
    """The nouns and adjectives right before a noun."""
    while index > 0 and facts.tokens[index - 1].tag in _MODIFYING:
        index -= 1
        yield index


def _read_small(alignment: Alignment, made: _Made) -> None:
    """The small words that one side has and the other lacks."""
    ours, theirs = alignment.draft_side.norms & _SMALL, alignment.claim_side.norms & _SMALL
    for word in ours - theirs:
        made[f"draft alone has '{word}'"] = 1.0
    for word in theirs - ours:
        made[f"claim alone has '{word}'"] = 1.0


def _read_order(alignment: Alignment, made: _Made) -> None:
    """How far the words met stand in the same order, and how close together in the claim."""
    met = [alignment.pairs[i] for i in sorted(alignment.pairs)]
    steps = [two - one for one, two in pairwise(met)]
    if steps:
        made["in order"] = sum(step > 0 for step in steps) / len(steps)
        made["spread"] = (max(met) - min(met) + 1) / len(alignment.claim.tokens)
    same = sum(i in alignment.segment for i in alignment.same)
    made["same in order"] = same / max(1, len(alignment.segment))
