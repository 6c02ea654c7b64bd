"""Polarity: whether one side denies what the other asserts, by parity over negations and opposites.

An even number of turns is agreement: "is not a French series" beside "an American series".
"""

from __future__ import annotations

from collections.abc import Iterable

from factcheck.compare.alignment import Alignment
from factcheck.compare.comparisons import turned_comparison
from factcheck.compare.denials import loose_denial
from factcheck.compare.elided import answered
from factcheck.compare.implied import SPEAKING
from factcheck.compare.marking import phrase_span, turned_words
from factcheck.compare.negations import (
    echoed,
    echoes,
    errs,
    is_denied_alike,
    put_in,
    shared,
)
from factcheck.compare.opposites import are_of_two, are_tied, have_changed_ends
from factcheck.compare.other_deeds import denies_another_deed, is_denied_of_another_deed
from factcheck.compare.otherwise import is_denied_otherwise
from factcheck.compare.presupposed import presupposes
from factcheck.compare.unturned import (
    is_fought,
    is_of_another_thing,
    is_only_wished,
    is_told_of_the_other,
    is_unturned,
    is_who_does_it,
    settled,
)
from factcheck.facts import Negation, Tag, Token
from factcheck.findings import Discrepancy, PolarityDiscrepancy
from factcheck.lexicon import classes

# Verbs that assert nothing by themselves: what is denied is their complement.
_EMPTY = frozenset("be have do become remain".split())
# Degree words oppose only before the same word, which is another facet's; and neither persons
# (brother, sister) nor units of time (day, year) deny each other.
_DEGREES = frozenset("more less most least".split())
_NO_OPPOSITES = frozenset({"person", "time", "unit"})
# A verb of at least this weight tells something of its own; a light one doesn't.
_CONTENT_WEIGHT = 0.5
# The roles of what a deed took place in, or at, and of what something is about.
_AROUND_A_DEED = frozenset("after amid at before despite during following in since".split())
_ABOUT = frozenset(("about", "concerning", "on"))
_NOMINAL = frozenset((Tag.NOUN, Tag.ADJECTIVE))
_DISPUTING = frozenset("deny dismiss dispute refute".split())
_EVENTS = frozenset({"act", "event", "state", "process", "communication"})


def compare_polarity(alignment: Alignment) -> list[Discrepancy]:
    """Report a turn of meaning over the words that both sides share."""
    if _is_plain(alignment):
        return []
    elided = _told_elided(alignment)
    if elided is not None:
        return elided
    if is_denied_otherwise(alignment) or is_told_of_the_other(alignment):
        return []
    turned, kept, unclear, strongest = alignment.told(_tally)
    opposed = alignment.told(_antonyms)
    made = set()
    if strongest is None:
        if not opposed:
            return loose_denial(alignment)
        strongest = next((pair for pair in opposed if are_tied(alignment, *pair)), opposed[0])
        if not _turn(alignment, *strongest):
            return loose_denial(alignment)
        made.add("light")
    i, j = strongest
    by_words = alignment.opposed.get(i) == j
    if not by_words and is_denied_of_another_deed(alignment, i, j):
        return []
    if is_denied_alike(alignment, i, j):
        return []
    made.add("antonym" if by_words else "negation")
    if by_words and not are_tied(alignment, i, j):
        made.add("untied")
    if turned <= kept:
        made.add("outweighed")
    if put_in(alignment):
        made.add("put-in")
    if unclear:
        made.add("unclear")
    if len(opposed) > 1:
        made.add("several")
    if _under_another_verb(alignment, i, j):
        made.add("other-verb")
    if alignment.nominal and _overshadowed(alignment):
        made.add("overshadowed")
    if any(clause.predicate == i for clause in alignment.draft.clauses):
        made.add("predicate")
    for cue, over in (
        ("denies", alignment.draft_side.governing(i)),
        ("asserts", alignment.claim_side.governing(j)),
    ):
        if over:
            made.add(cue)
        if any(negation.lexical for negation in over):
            made.add("lexical")
    if _is_only_disputed(alignment, i):
        made.add("uncommitted")
    if alignment.draft.tokens[i].tag is Tag.VERB:
        made.add("verb")
    return [_discrepancy(alignment, i, j, made)]


def _told_elided(alignment: Alignment) -> list[Discrepancy] | None:
    """What differs from what the claim tells in an elided clause; None where there is none."""
    for clause in alignment.draft.clauses:
        verb = clause.predicate
        answer = None if verb is None else answered(alignment, verb)
        if verb is None or answer is None or verb not in alignment.segment:
            continue
        denied = any(not n.lexical for n in alignment.draft_side.governing(verb))
        if denied is answer.denied:
            return []
        cues = {"negation", "predicate", "verb", "denies" if denied else "asserts"}
        found = turned_words(alignment, verb, alignment.pairs[verb])[0]
        return [alignment.differ(PolarityDiscrepancy, found, answer.span, cues=cues)]
    return None


def _is_only_disputed(alignment: Alignment, i: int) -> bool:
    """Whether the draft only tells that someone denies it, where the claim tells of no one's words.

    Who was convicted of fraud may deny fraud.
    """
    draft, claim = alignment.draft, alignment.claim
    over = alignment.draft_side.governing(i)
    disputed = bool(over) and all(
        draft.tokens[n.token].lemma in _DISPUTING and n.token not in alignment.opposed for n in over
    )
    if not disputed or not any(t.lemma in SPEAKING for t in claim.tokens if t.tag is Tag.VERB):
        return disputed
    # What the union says, a court may dismiss.
    heads = {s.head for s in claim.speakers}
    doers = [head for n in over for head in alignment.subjects(n.token)]
    return bool(doers) and not any(alignment.pairs.get(head) in heads for head in doers)


def _is_plain(alignment: Alignment) -> bool:
    """Whether there is nothing that could turn a meaning: no denial, no opposites."""
    return not (alignment.opposed or alignment.draft.negations or alignment.claim.negations)


def _under_another_verb(alignment: Alignment, i: int, j: int) -> bool:
    """Whether the draft's word hangs on a verb the claim lacks, which may deny it in its own way.

    "has fought bans" denies bans as "opposed bans" does, whether or not the lexicon knows.
    """
    if alignment.opposed.get(i) == j:
        return False
    clause = next((c for c in alignment.draft.clauses if i in c.tokens), None)
    if clause is None or clause.predicate is None or clause.predicate == i:
        return False
    verb = alignment.carrier(clause.predicate)
    met = verb == i or verb in alignment.pairs or verb in alignment.opposed
    return not met and alignment.draft_weights[verb] >= _CONTENT_WEIGHT


def _antonyms(alignment: Alignment) -> list[tuple[int, int]]:
    """The pairs of words that oppose each other, apart from persons (brother, sister)."""
    return [
        (i, j)
        for i, j in alignment.opposed.items()
        if alignment.links[i].kind == "antonym"
        and alignment.draft.tokens[i].lemma not in _DEGREES
        and not _has_no_opposite(alignment.draft.tokens[i])
        and not are_of_two(alignment, i, j)
        and not _is_turned_too(alignment, i, j)
        and not is_unturned(alignment, i, j)
    ]


def _is_turned_too(alignment: Alignment, i: int, j: int) -> bool:
    """Whether those whom two opposites are told of have changed places, too."""
    if alignment.draft.tokens[i].lemma in _DEGREES:
        return turned_comparison(alignment) is False
    return have_changed_ends(alignment, i, j)


def _is_unit(token: Token) -> bool:
    """Whether a noun is a unit of time: a week is no opposite of a year."""
    return token.tag is Tag.NOUN and "time-unit" in classes(token.lemma, "n")


def _has_no_opposite(token: Token) -> bool:
    return token.tag is Tag.NOUN and bool(_NO_OPPOSITES & classes(token.lemma, "n"))


def _overshadowed(alignment: Alignment) -> bool:
    """Whether a negation outside a nominal clause governs it: what it denies isn't asserted."""
    inside = alignment.segment
    return any(
        n.token not in inside and any(n.scope[0] <= i < n.scope[1] for i in inside)
        for n in alignment.draft.negations
    )


def is_clear(alignment: Alignment) -> bool:
    """Whether the negations of both sides bear on words that the other side has too."""
    if _is_plain(alignment):
        return True
    if denies_another_deed(alignment):
        return False
    if any(is_only_wished(alignment, i, j) for i, j in alignment.pairs.items()):
        return False
    turned, kept, unclear, _ = alignment.told(_tally)
    # An opposite that is denied, too, or two opposites, may or may not come to the same.
    undone = any(
        not negation.lexical
        for i, j in alignment.told(_antonyms)
        if not _turn(alignment, i, j)
        for negation in (*alignment.draft_side.governing(i), *alignment.claim_side.governing(j))
    )
    untied = any(not are_tied(alignment, i, j) for i, j in alignment.told(_antonyms))
    return unclear <= turned + kept and not undone and not untied


def _tally(alignment: Alignment) -> tuple[float, float, float, tuple[int, int] | None]:
    """Weights of the pairs turned round, not turned, and open; and the heaviest pair turned."""
    turned = kept = unclear = 0.0
    strongest: tuple[float, int, int] | None = None
    even = settled(alignment)
    idle = frozenset(
        i for c in alignment.draft.clauses if c.kind == "conditional" for i in c.tokens
    )
    for i, j in (*alignment.pairs.items(), *alignment.opposed.items()):
        share = _share(alignment, i, j)
        if share == 0.0 or i in idle or is_fought(alignment, i, j):
            continue
        if is_of_another_thing(alignment, i, j) or is_only_wished(alignment, i, j):
            continue
        if is_who_does_it(alignment, i, j):
            continue
        opposed = i in alignment.opposed
        parted = alignment.draft.tokens[i].tag is not alignment.claim.tokens[j].tag
        if opposed and (
            not are_tied(alignment, i, j)
            or (parted and are_of_two(alignment, i, j))
            or _is_turned_too(alignment, i, j)
            or is_unturned(alignment, i, j)
        ):
            continue
        # What a deed is denied by denies the things in it alike.
        in_deed = alignment.draft.tokens[i].tag in _NOMINAL
        turn = _turn(alignment, i, j, even if in_deed else frozenset())
        if turn is None:
            unclear += share
        elif turn:
            turned += share
            if strongest is None or share > strongest[0]:
                strongest = (share, i, j)
        else:
            kept += share
    return turned, kept, unclear, strongest and strongest[1:]


def _share(alignment: Alignment, i: int, j: int) -> float:
    """How much a pair has to say on polarity: predicates and events most, names nothing."""
    token = alignment.draft.tokens[i]
    if i in alignment.opposed and (alignment.links[i].kind != "antonym" or _is_unit(token)):
        return 0.0
    base = alignment.draft_weights[i]
    if token.lemma in _EMPTY:
        return 0.0
    if (
        token.lemma in SPEAKING
        and not any(n.focus == i for n in alignment.draft_side.governing(i))
        and not any(n.focus == j for n in alignment.claim_side.governing(j))
    ):
        # Who is told to have said something says nothing on whether it is so.
        return 0.0
    if token.tag is Tag.VERB:
        return 2.0 * max(base, 0.3)
    if token.tag is Tag.ADJECTIVE:
        return 0.5 if i not in alignment.opposed else 1.5
    if token.tag is Tag.NOUN:
        if i in alignment.opposed:
            return 1.5
        if _is_unit(token) or _is_beside_the_point(alignment, i, j):
            return 0.0
        return 1.0 if _EVENTS & classes(token.lemma, "n") else 0.3
    if token.tag is Tag.ADVERB and i in alignment.opposed:
        return 1.0
    return 0.0


def _is_beside_the_point(alignment: Alignment, i: int, j: int) -> bool:
    """Whether a noun only tells when or where on both sides, or what something is about.

    "Rejected it in a referendum" denies no referendum, "blocked a law on ownership" no ownership.
    """
    ours, theirs = alignment.draft_side.headed(i), alignment.claim_side.headed(j)
    if any(n.focus == i for n in alignment.draft_side.governing(i)) or any(
        n.focus == j for n in alignment.claim_side.governing(j)
    ):
        return False
    if ours and theirs and all(a.role in _AROUND_A_DEED for a in (*ours, *theirs)):
        return True
    denying = {n.token for n in alignment.draft.negations}
    return any(
        a.role in _ABOUT
        and alignment.draft.tokens[a.governor].tag is Tag.NOUN
        and a.governor not in denying
        for a in ours
    )


def _turn(
    alignment: Alignment, i: int, j: int, even: frozenset[tuple[bool, int]] = frozenset()
) -> bool | None:
    """Whether the pair's meaning is turned round; None where a negation bears on other words."""
    opposed = alignment.opposed.get(i) == j
    ours = [
        n
        for n in alignment.draft_side.governing(i)
        if not (echoed(alignment, n) or presupposes(alignment, n, i, j, mine=True))
        and (True, n.token) not in even
    ]
    theirs = [
        n
        for n in alignment.claim_side.governing(j)
        if not (echoes(alignment, n) or presupposes(alignment, n, i, j, mine=False))
        and (False, n.token) not in even
    ]
    if not opposed:
        ours = _not_taken_up(alignment, ours, mine=True)
        theirs = _not_taken_up(alignment, theirs, mine=False)
    if len(ours) != len(theirs):
        # Where both sides have the same negator, how far each reaches is only a reading.
        ours = [n for n in ours if not shared(alignment, n, mine=True)]
        theirs = [n for n in theirs if not shared(alignment, n, mine=False)]
    if (
        not opposed
        and alignment.draft.tokens[i].lemma != alignment.claim.tokens[j].lemma
        and (errs(alignment.draft, ours) or errs(alignment.claim, theirs))
    ):
        # "Mistook" says by itself what "wrongly identified" does.
        return None
    met = {*alignment.pairs, *alignment.opposed}
    met_claim = {*alignment.pairs.values(), *alignment.opposed.values()}
    elsewhere = any(n.focus not in met for n in ours) or any(
        n.focus not in met_claim for n in theirs
    )
    # A negator that both sides have turns both round, whatever it bears on.
    if elsewhere and len(ours) != len(theirs):
        return None
    return bool((len(ours) + len(theirs) + opposed) % 2)


def _not_taken_up(alignment: Alignment, negations: list[Negation], *, mine: bool) -> list[Negation]:
    """Leave out the negations of a word that the other side says the opposite of.

    "Not injured in the storm" and "unhurt in the storm" deny the storm as little. An opposite that
    denies by itself ("rejected the appeal") turns round what it takes, too.
    """
    if not negations or not alignment.opposed:
        return negations
    denying = {n.token for n in alignment.draft.negations}
    claimed = {n.token for n in alignment.claim.negations}
    plain = {i: j for i, j in alignment.opposed.items() if i not in denying and j not in claimed}
    facing = plain.keys() if mine else plain.values()
    return [n for n in negations if n.focus not in facing]


def _discrepancy(alignment: Alignment, i: int, j: int, cues: Iterable[str]) -> Discrepancy:
    draft, claim = alignment.draft, alignment.claim
    if alignment.opposed.get(i) == j:
        found, expected = draft.tokens[i], claim.tokens[j]
        if found.norm == expected.norm:
            # "Turned the alarm off": what tells them apart stands behind the object.
            ours, theirs = phrase_span(draft, i), phrase_span(claim, j)
            return alignment.differ(PolarityDiscrepancy, ours, theirs, cues=cues)
        swap = claim.words(expected.span) if _same_form(found, expected) else None
        return alignment.differ(PolarityDiscrepancy, found.span, expected.span, swap, cues)
    found_span, expected_span = turned_words(alignment, i, j)
    return alignment.differ(PolarityDiscrepancy, found_span, expected_span, cues=cues)


def _same_form(one: Token, two: Token) -> bool:
    return one.tag is two.tag and one.form == two.form
