"""Quantifiers and scope words that cannot both hold: all / some, entirely / partly."""

from __future__ import annotations

from factcheck.compare.align import COPULAS
from factcheck.compare.alignment import Alignment
from factcheck.compare.otherwise import are_done_by_few, denied_closely, is_denied_of_some
from factcheck.compare.parts import Part, are_most, find_parts, is_just
from factcheck.compare.predicates import DOERS, complements
from factcheck.compare.sameness import are_of_two_times
from factcheck.compare.shares import on_either_side_of_half
from factcheck.compare.sole import (
    none_more_so,
    one_of_several,
    ranked_otherwise,
)
from factcheck.facts import (
    Clause,
    Dimension,
    Facts,
    Quantifier,
    Quantity,
    Scope,
    Tag,
)
from factcheck.findings import Discrepancy, QuantifierDiscrepancy
from factcheck.text import Span

# The draft's scope first, then the claim's: what the draft says is more, or other, than was found.
_CLASHES = frozenset(
    {
        (Scope.ALL, Scope.MOST),
        (Scope.NONE, Scope.MOST),
        (Scope.NONE, Scope.MANY),
        (Scope.NONE, Scope.SOME),
        (Scope.NONE, Scope.FEW),
        (Scope.ALL, Scope.MANY),
        (Scope.ALL, Scope.SOME),
        (Scope.ALL, Scope.FEW),
        (Scope.MOST, Scope.FEW),
        (Scope.MOST, Scope.SOME),
        (Scope.MANY, Scope.FEW),
        (Scope.FEW, Scope.MOST),
        (Scope.FEW, Scope.MANY),
        (Scope.FEW, Scope.ALL),
        (Scope.SOME, Scope.ALL),
        (Scope.MOST, Scope.ALL),
        (Scope.ENTIRELY, Scope.PARTLY),
        (Scope.PARTLY, Scope.ENTIRELY),
        (Scope.ENTIRELY, Scope.MOST),
        (Scope.MOST, Scope.ENTIRELY),
        (Scope.ALWAYS, Scope.OFTEN),
        (Scope.ALWAYS, Scope.NEVER),
        (Scope.PERMANENTLY, Scope.TEMPORARILY),
        (Scope.TEMPORARILY, Scope.PERMANENTLY),
    }
)
_FREE = frozenset(
    {
        Scope.ENTIRELY,
        Scope.PARTLY,
        Scope.ALWAYS,
        Scope.OFTEN,
        Scope.NEVER,
        Scope.PERMANENTLY,
        Scope.TEMPORARILY,
    }
)
_NEARLY = frozenset(("almost", "nearly", "virtually", "practically"))
# Scope words that tell something by themselves, whatever the other side has in their place.
_TELLING = frozenset(
    {Scope.ALL, Scope.MOST, Scope.NONE, Scope.ONLY, Scope.ALWAYS, Scope.NEVER, Scope.ENTIRELY}
)
_BEFORE_THEN = frozenset(("before", "until"))
_AUXILIARIES_OF_PAST = frozenset(("had", "has", "ever"))
_THE = frozenset(("the", "its", "his", "her", "their", "'s"))
_DEFINITE = _THE | frozenset("these those our my your".split())
_WITHIN_NOUN = frozenset({Tag.ADJECTIVE, Tag.NUMBER, Tag.NOUN, Tag.NAME})
_FEWER = frozenset({Scope.MOST, Scope.SOME, Scope.FEW})
_AMOUNTS = frozenset({Scope.ALL, Scope.MOST, Scope.MANY, Scope.SOME, Scope.FEW, Scope.NONE})
# What only tells which ones are meant: "the miners trapped in Hexley".
_TELLING_WHICH = frozenset("participial relative apposition based title nominal".split())
# Nouns that may be of whomever the other side tells of.
_TIMING = frozenset("last next now recently this today tomorrow tonight yesterday".split())
_OWNING = frozenset("his her their its my our your".split())
_ANYONE = frozenset("adult member one other people person resident respondent voter".split())
# How far behind a scope word its count stands: "all three".
_BESIDE = 1


def compare_quantifiers(alignment: Alignment) -> list[Discrepancy]:
    """Report scope words on the same thing that cannot both hold."""
    if are_done_by_few(alignment) or is_denied_of_some(alignment):
        return []
    made: list[Discrepancy] = []
    # "None was hurt, but some were thrown out" says "some", too.
    scopes = {q.token: q.scope for q in alignment.draft.quantifiers}
    said = {(j, scopes.get(i)) for i, j in alignment.same.items()}
    others = [q for q in alignment.claim.quantifiers if (q.token, q.scope) not in said]
    for one in alignment.draft.quantifiers:
        if one.token not in alignment.segment or _is_of_an_amount(alignment.draft, one):
            continue
        denied = one.scope in _FREE and denied_closely(alignment.draft, one.token)
        for two in others:
            if denied is not (two.scope in _FREE and denied_closely(alignment.claim, two.token)):
                # "Nothing partial" is entire.
                continue
            if {one.scope, two.scope} == {Scope.MANY, Scope.FEW} and (
                denied_closely(alignment.draft, one.token)
                is not denied_closely(alignment.claim, two.token)
            ):
                # "Not many" are few.
                continue
            if (one.scope, two.scope) in _CLASHES and _one_slot(alignment, one, two):
                replacement = _replacement(alignment, one, two)
                ours, theirs = _words(alignment.draft, one), _words(alignment.claim, two)
                made.append(alignment.differ(QuantifierDiscrepancy, ours, theirs, replacement))
                break
        else:
            made.extend(_alone(alignment, one, mine=True))
    for two in alignment.claim.quantifiers:
        made.extend(_alone(alignment, two, mine=False))
    return [
        *one_of_several(alignment),
        *none_more_so(alignment),
        *ranked_otherwise(alignment),
        *made,
        *_nobody_before(alignment),
        *on_either_side_of_half(alignment),
    ]


def _is_of_an_amount(facts: Facts, quantifier: Quantifier) -> bool:
    """Whether "only" is said of the amount right behind it: "only some", "only a few"."""
    after = quantifier.token + 1
    amount = any(q.scope in _FEWER and after <= q.token <= after + 1 for q in facts.quantifiers)
    return quantifier.scope is Scope.ONLY and amount


def _nobody_before(alignment: Alignment) -> list[Discrepancy]:
    """ "No woman had led it before" says that she was the first, not the claim's third."""
    draft, claim = alignment.draft, alignment.claim
    words = alignment.draft_side.norms
    if not words & _BEFORE_THEN or not words & _AUXILIARIES_OF_PAST:
        return []
    if any(d.relation == "before" for d in draft.dates) or any(
        q.dimension is Dimension.ORDINAL for q in draft.quantities
    ):
        # No one had before 2010; the third may have in 2024.
        return []
    ranks = [q for q in claim.quantities if q.dimension is Dimension.ORDINAL and q.low > 1]
    for negation in draft.negations:
        head = negation.token + 1
        if draft.tokens[negation.token].norm != "no" or head >= len(draft.tokens):
            continue
        for rank in ranks:
            if rank.noun is not None and alignment.pairs.get(head) == rank.noun:
                span = negation.span.cover(draft.tokens[head].span)
                cues = ("rank", "nobody-before")
                return [alignment.differ(QuantifierDiscrepancy, span, rank.span, cues=cues)]
    return []


def _alone(alignment: Alignment, quantifier: Quantifier, *, mine: bool) -> list[Discrepancy]:
    """A scope word that only one side has, of a thing that both tell of.

    Where the other side counts the thing instead ("all the songs", "half of the songs"), what it
    counts is laid beside the scope word.
    """
    if quantifier.scope not in _TELLING or quantifier.head is None:
        return []
    own, other = alignment.draft, alignment.claim
    met = alignment.pairs
    if not mine:
        own, other, met = other, own, alignment.back
    head = met.get(quantifier.head)
    if quantifier.token in met or (mine and own.tokens[quantifier.head].tag is Tag.NAME):
        # "A and B both won" counts no more than "A and B won" does.
        return []
    if head is None or any(q.scope is quantifier.scope for q in other.quantifiers):
        return []
    if mine and (_only_joins(alignment, quantifier.token) or _tells_no_more(own, quantifier)):
        return []
    start = quantifier.span.start
    if start > own.sentence.span.start and own.words(Span(start - 1, start)) == "-":
        # "A come-one-come-all policy".
        return []
    if any(n.token == quantifier.token for n in own.negations):
        # What "no" denies is for polarity to weigh.
        return []
    if quantifier.scope is Scope.ONLY and any(
        not n.lexical and n.scope[0] <= quantifier.token < n.scope[1] for n in own.negations
    ):
        # "Is not the only city" leaves room for others.
        return []
    if mine and quantifier.scope is Scope.ALL:
        part = next((p for p in find_parts(other) if p.head == head), None)
        if part is not None:
            return _all_of_a_part(alignment, quantifier, part)
    if not mine and quantifier.scope is Scope.ALL:
        part = next((p for p in find_parts(other) if p.head == head and is_just(other, p)), None)
        if part is not None:
            return _just_a_part(alignment, quantifier, part)
    counts = [q for q in other.quantities if q.noun == head]
    if any(q.head == head for q in other.quantifiers) or not (mine or counts):
        return []
    if counts and (
        _is_counted_alike(own, quantifier, counts)
        or (quantifier.scope is Scope.MOST and are_most(counts))
    ):
        return []
    counted = any(q.scope in _AMOUNTS for q in other.quantifiers)
    if quantifier.scope is Scope.ALL and not counted and _is_definite(other, head, counts[:1]):
        return []
    against = counts[0].span if counts else other.tokens[head].span
    cues = {"alone", "added" if mine else "dropped", quantifier.scope.value}
    cues.add("counted" if counts else "bare")
    found, expected = (quantifier.span, against) if mine else (against, quantifier.span)
    return [alignment.differ(QuantifierDiscrepancy, found, expected, cues=cues)]


def _tells_no_more(facts: Facts, quantifier: Quantifier) -> bool:
    """Whether "only" says which one is meant, or that it was late: "her only son", "only today"."""
    if quantifier.scope is not Scope.ONLY:
        return False
    before = facts.tokens[quantifier.token - 1] if quantifier.token else None
    owned = before is not None and (before.tag is Tag.POSSESSIVE or before.norm in _OWNING)
    following = facts.tokens[quantifier.token + 1 : quantifier.token + 2]
    return owned or any(token.norm in _TIMING for token in following)


def _only_joins(alignment: Alignment, token: int) -> bool:
    """Whether "both" opens a list of two things of which the claim tells: "both tyres and oil"."""
    tokens = alignment.draft.tokens
    if tokens[token].norm != "both":
        return False
    joint = next((i for i in range(token + 2, len(tokens)) if tokens[i].norm == "and"), 0)
    return joint > 0 and {joint - 1, joint + 1} <= alignment.pairs.keys()


def _all_of_a_part(alignment: Alignment, quantifier: Quantifier, part: Part) -> list[Discrepancy]:
    """ "All seven" where the claim tells the same of two of the seven."""
    draft, claim = alignment.draft, alignment.claim
    told = _deeds(claim, part.first)
    if are_of_two_times(alignment):
        # Two of seven were saved on Monday, and all by Friday.
        return []
    if not any(_stands_for(alignment, deed, told) for deed in _deeds(draft, quantifier.token)):
        return []
    expected = claim.tokens[part.first].span.cover(claim.tokens[part.last].span)
    cues = ("alone", "added", "all", "counted")
    return [alignment.differ(QuantifierDiscrepancy, quantifier.span, expected, cues=cues)]


def _just_a_part(alignment: Alignment, quantifier: Quantifier, part: Part) -> list[Discrepancy]:
    """ "Just one of the four" where the claim tells the same of each."""
    if part.first not in alignment.segment:
        return []
    found = alignment.draft.tokens[part.first - 1].span.cover(
        alignment.draft.tokens[part.last].span
    )
    cues = ("alone", "dropped", "all", "counted")
    return [alignment.differ(QuantifierDiscrepancy, found, quantifier.span, cues=cues)]


def _deeds(facts: Facts, index: int) -> list[int]:
    """What the clauses that a word stands in assert, but not what only tells of which they are."""
    return [
        _asserted(facts, c, c.predicate)
        for c in facts.clauses
        if index in c.tokens and c.predicate is not None and c.kind not in _TELLING_WHICH
    ]


def _asserted(facts: Facts, clause: Clause, deed: int) -> int:
    """A clause's predicate, or what goes on after "the miners trapped": "were saved"."""
    after = facts.tokens[deed + 1 : deed + 3]
    if facts.tokens[deed].lemma == "be" and [t.tag for t in after] == [Tag.TO, Tag.VERB]:
        # "Is to close all its shops".
        return deed + 2
    end = clause.tokens[-1] + 1
    rest = next((c for c in facts.clauses if c.tokens[0] == end and c.kind == "main"), None)
    if rest is None or rest.predicate is None or facts.tokens[deed - 1].tag is not Tag.NOUN:
        return deed
    joined = facts.tokens[end].tag in (Tag.CONJUNCTION, Tag.PUNCTUATION)
    own = any(a.governor == rest.predicate and a.role in DOERS for a in facts.arguments)
    return deed if joined or own else rest.predicate


def _stands_for(alignment: Alignment, deed: int, told: list[int]) -> bool:
    """Whether a draft's predicate, or what a copula says, has a counterpart in those of a claim."""
    if alignment.draft.tokens[deed].lemma not in COPULAS:
        told_of = [a for a in alignment.draft.arguments if a.governor == deed]
        scopes = {q.token for q in alignment.draft.quantifiers}
        # "Every one of the shops" names no more than "every shop".
        scopes |= {i + 1 for i in scopes if alignment.draft.tokens[i + 1].norm == "one"}
        added = {a.head for a in told_of if a.role == "object"} - scopes
        return alignment.pairs.get(alignment.carrier(deed)) in told and (
            added <= alignment.pairs.keys()
        )
    said = [alignment.pairs.get(head) for head in complements(alignment.draft, deed)]
    copulas = [other for other in told if alignment.claim.tokens[other].lemma in COPULAS]
    theirs = {*told, *(h for other in copulas for h in complements(alignment.claim, other))}
    return any(one in theirs for one in said)


def _is_counted_alike(facts: Facts, quantifier: Quantifier, counts: list[Quantity]) -> bool:
    """Whether a count is beside a scope word, too, for numbers to tell: "all three", "both"."""
    if facts.tokens[quantifier.token].norm == "both":
        return any(count.low == count.high == 2 for count in counts)
    near = quantifier.token + _BESIDE
    return any(q.noun == quantifier.head and q.first <= near for q in facts.quantities)


def _is_definite(facts: Facts, head: int, counts: list[Quantity]) -> bool:
    """Whether a noun is of a known class as a whole: "the hostages" are all, "the two" are both.

    "Half of the songs" and "two of the songs" are counted out of it.
    """
    if facts.tokens[head].tag is not Tag.NOUN or facts.tokens[head].form != "plural":
        return False
    first = head
    while first > 0 and facts.tokens[first - 1].tag in _WITHIN_NOUN:
        first -= 1
    before = facts.tokens[first - 1].norm if first else ""
    return before in _DEFINITE and all(first <= count.first < head for count in counts)


def _words(facts: Facts, quantifier: Quantifier) -> Span:
    """A scope word with "almost" before it."""
    before = facts.tokens[quantifier.token - 1] if quantifier.token else None
    nearly = before is not None and before.norm in _NEARLY
    return before.span.cover(quantifier.span) if before is not None and nearly else quantifier.span


def _replacement(alignment: Alignment, one: Quantifier, two: Quantifier) -> str | None:
    """The claim's scope word, where it fits the draft's place and no agreement hangs on it."""
    ours, theirs = alignment.draft.tokens[one.token], alignment.claim.tokens[two.token]
    if one.scope not in _FREE or two.scope not in _FREE or ours.tag is not theirs.tag:
        return None
    if (_words(alignment.draft, one), _words(alignment.claim, two)) != (one.span, two.span):
        return None
    return theirs.text.capitalize() if ours.text[0].isupper() else theirs.text.lower()


def _one_slot(alignment: Alignment, one: Quantifier, two: Quantifier) -> bool:
    if one.head is not None and two.head is not None and alignment.aligned(one.head, two.head):
        return not _tell_two_deeds(alignment, one, two)
    if one.scope in _FREE and two.scope in _FREE:
        return True
    if _have_own_nouns(alignment, one, two):
        return False
    ours = [q for q in alignment.draft.quantifiers if q.scope in _AMOUNTS]
    theirs = [q for q in alignment.claim.quantifiers if q.scope in _AMOUNTS]
    return ours == [one] and theirs == [two]


def _tell_two_deeds(alignment: Alignment, one: Quantifier, two: Quantifier) -> bool:
    """Whether nothing that is told of some is told of others: "all approved", "some have one"."""
    ours, theirs = _deeds(alignment.draft, one.token), _deeds(alignment.claim, two.token)
    plain = all(
        facts.tokens[deed].lemma not in COPULAS
        for facts, deeds in ((alignment.draft, ours), (alignment.claim, theirs))
        for deed in deeds
    )
    if not ours or not theirs or not plain:
        return False
    met = {*alignment.pairs, *alignment.opposed}
    verbs = (
        i
        for c in alignment.draft.clauses
        if one.token in c.tokens
        for i in c.tokens
        if alignment.draft.tokens[i].tag is Tag.VERB
    )
    objects = (a.head for a in alignment.draft.arguments if a.governor in ours)
    heads = {one.head, *(a.head for a in alignment.draft.arguments if a.role == "subject")}
    return {*verbs, *objects}.isdisjoint(met - heads) and not any(
        alignment.carrier(deed) in met for deed in ours
    )


def _have_own_nouns(alignment: Alignment, one: Quantifier, two: Quantifier) -> bool:
    """Whether scope words bear each on a noun that tells who is meant: "all doctors", "few nurses".

    Nouns that meet have been asked for before.
    """
    sides = ((alignment.draft, one), (alignment.claim, two))
    if one.head is None or two.head is None:
        return False
    if any(facts.tokens[q.token].tag is Tag.ADVERB for facts, q in sides):
        # "Were mostly women" tells who the pilots were.
        return False
    heads = alignment.draft.tokens[one.head], alignment.claim.tokens[two.head]
    return all(t.tag is Tag.NOUN and t.lemma not in _ANYONE for t in heads)
