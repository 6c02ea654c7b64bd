"""Plan and possibility against fact: "has closed" where the claim says "plans to close"."""

from __future__ import annotations

from factcheck.compare.alignment import Alignment
from factcheck.compare.factuality import Factuality, Told, deed_told, is_at_most
from factcheck.facts import CONTENT, Facts, Modality, Mode, Tag
from factcheck.findings import Discrepancy, ModalityDiscrepancy
from factcheck.text import Span

# How far before a verb, in tokens, the word stands that sets its mode.
_REACH = 4
_OPEN = frozenset({Mode.PLAN, Mode.POSSIBLE, Mode.FUTURE})
_MAY_AND_WILL = {Mode.POSSIBLE, Mode.FUTURE}

_HEDGES = frozenset("conceivable likely possible potential probable".split())
_REPORTED = frozenset(("allegedly", "reportedly"))
_DECLINING = frozenset(("rule out", "refuse", "decline", "reject"))
_BEING = frozenset(("'re", "'s", "are", "is"))
# Who will be allowed to, may.
_PERMITTING = frozenset("allow authorise authorize let license permit".split())


def compare_modality(alignment: Alignment) -> list[Discrepancy]:
    """Report a deed told as done that the claim has as planned or possible, or the reverse.

    So it is where one side says "will" and the other "could".
    """
    draft, claim = alignment.draft, alignment.claim
    predicates = {
        alignment.carrier(c.predicate) for c in draft.clauses if c.predicate is not None
    } | {c.predicate for c in draft.clauses}
    for i, j in alignment.pairs.items():
        if i not in predicates or Tag.VERB not in (draft.tokens[i].tag, claim.tokens[j].tag):
            continue
        mine, theirs = _mode(draft, i), _mode(claim, j)
        if _is_declined(draft, i, claim, j) or _is_only_reported(draft, i, claim, j):
            continue
        if mine is Mode.FACT and theirs in _OPEN and _is_done(draft, i):
            if _was_awaited(claim, j):
                continue
            cue = f"{theirs.value}-done"
        elif theirs is Mode.FACT and mine in _OPEN and _is_done(claim, j):
            if "again" in alignment.draft_side.norms:
                # Who has raised it once may yet do so again.
                continue
            cue = f"done-{mine.value}"
        elif (
            {mine, theirs} == _MAY_AND_WILL
            and not _is_on_condition(*((draft, claim) if mine is Mode.FUTURE else (claim, draft)))
            and _by_modals_alone(alignment, i, j)
            and _permits(draft) is _permits(claim)
            and _hedges(draft) is _hedges(claim)
            and not (is_at_most(draft, i) and is_at_most(claim, j))
        ):
            return [_other_mode(alignment, i, j, f"{theirs.value}-{mine.value}")]
        else:
            continue
        found, expected = _told(draft, i), _told(claim, j)
        return [alignment.differ(ModalityDiscrepancy, found, expected, cues=(cue, "told"))]
    return _of_deeds(alignment)


def _is_declined(draft: Facts, i: int, claim: Facts, j: int) -> bool:
    """Whether one side rules out what the other says will not be: "refused to", "would not"."""
    return any(
        one.tokens[place].lemma in _DECLINING
        and any(
            not n.lexical and (other_place == n.token or n.scope[0] <= other_place < n.scope[1])
            for n in other.negations
        )
        for one, place, other, other_place in ((draft, i, claim, j), (claim, j, draft, i))
    )


def _is_only_reported(draft: Facts, i: int, claim: Facts, j: int) -> bool:
    """Whether one side says "reportedly" of what the other has somebody say: "police said"."""
    return any(
        near is not None and one.tokens[near.token].norm in _REPORTED and other.speakers
        for one, place, other in ((draft, i, claim), (claim, j, draft))
        for near in (_nearest(one, place),)
    )


def _permits(facts: Facts) -> bool:
    return any(token.lemma in _PERMITTING for token in facts.tokens)


def _hedges(facts: Facts) -> bool:
    """Whether a sentence says by an adjective what "may" says: "would be a potential setback"."""
    return any(token.norm in _HEDGES for token in facts.tokens)


def _of_deeds(alignment: Alignment) -> list[Discrepancy]:
    """A deed that one side names as weighed, and the other tells as done, or names as completed."""
    claim = alignment.claim
    standing = alignment.draft_side.told(_standings)
    for i, j in alignment.pairs.items():
        if i not in alignment.segment or i in alignment.draft_side.named:
            continue
        mine = standing.get(i)
        theirs = None if mine is None else _standing(claim, j)
        if mine is None or theirs is None or mine.factuality is theirs.factuality:
            continue
        # What was proposed once may have been done since.
        if not mine.now or not _concern_one(alignment, i, j):
            continue
        cue = f"{theirs.factuality}-{mine.factuality}"
        return [alignment.differ(ModalityDiscrepancy, mine.span, theirs.span, cues=(cue, "deed"))]
    return []


def _standings(facts: Facts) -> dict[int, Told | None]:
    return {i: _standing(facts, i) for i, t in enumerate(facts.tokens) if t.tag in CONTENT}


def _standing(facts: Facts, index: int) -> Told | None:
    """How far a word's deed has come, as far as the sentence tells."""
    told = deed_told(facts, index)
    near = _nearest(facts, index)
    if near is not None and facts.tokens[near.token].norm == "yet":
        # What has yet to be done is not done, whatever the verb hangs on.
        return Told(Factuality.WEIGHED, _told(facts, index))
    if told is None and _mode(facts, index) is Mode.FACT and _is_done(facts, index):
        return Told(Factuality.DONE, _told(facts, index))
    return told


def _concern_one(alignment: Alignment, i: int, j: int) -> bool:
    """Whether two words for a deed govern words that stand for each other: what is sold."""
    ours = {a.head for a in alignment.draft.arguments if a.governor == i}
    theirs = {a.head for a in alignment.claim.arguments if a.governor == j}
    return any(alignment.pairs.get(head) in theirs for head in ours)


def _was_awaited(facts: Facts, index: int) -> bool:
    """Whether a deed was once to come, and may have been done since: "was due to be launched"."""
    near = _nearest(facts, index)
    if near is None or facts.tokens[near.token].norm != "due":
        return False
    return any(t.norm in ("was", "were") for t in facts.tokens[max(0, near.token - 2) : near.token])


def _is_on_condition(surely: Facts, perhaps: Facts) -> bool:
    """Whether what is sure is so on a condition alone: who will if confirmed, may."""
    return bool(surely.conditions) and not perhaps.conditions


def _by_modals_alone(alignment: Alignment, i: int, j: int) -> bool:
    """Whether each side has one word of modality before the deed: not "probably will"."""
    return all(
        sum(0 < index - m.token <= _REACH for m in facts.modalities) == 1
        for facts, index in ((alignment.draft, i), (alignment.claim, j))
    )


def _other_mode(alignment: Alignment, i: int, j: int, cue: str) -> Discrepancy:
    """The words alone that set the mode: "will" for "could"."""
    draft, claim = alignment.draft, alignment.claim
    mine, theirs = _nearest(draft, i), _nearest(claim, j)
    assert mine is not None
    assert theirs is not None
    modals = draft.tokens[mine.token].tag is claim.tokens[theirs.token].tag is Tag.AUXILIARY
    replacement = claim.words(theirs.span) if modals else None
    return alignment.differ(
        ModalityDiscrepancy, mine.span, theirs.span, replacement, (cue, "modal")
    )


def _mode(facts: Facts, index: int) -> Mode:
    """How real a word's deed is held to be, by the nearest word before it that says so."""
    near = _nearest(facts, index)
    return Mode.FACT if near is None else near.mode


def _nearest(facts: Facts, index: int) -> Modality | None:
    """The nearest word before a deed that sets how real it is."""
    near = [m for m in facts.modalities if 0 < index - m.token <= _REACH]
    return near[-1] if near else None


def _is_done(facts: Facts, index: int) -> bool:
    """Whether a verb tells a deed that has taken place: past, or perfect; not "is closed"."""
    token = facts.tokens[index]
    if token.tag is not Tag.VERB or any(n.scope[0] <= index < n.scope[1] for n in facts.negations):
        return False
    before, after = facts.tokens[max(0, index - 1) : index], facts.tokens[index + 1 : index + 2]
    if [t.norm for t in (*before, *after)] == [",", "by"]:
        # "A fund, controlled by two states", is, or will be.
        return False
    is_so = any(t.norm in _BEING for t in before)
    joined = any(t.tag is Tag.CONJUNCTION for t in before)
    if joined and token.norm == token.lemma and any(m.token < index for m in facts.modalities):
        # "Will close a base and cut 600 jobs".
        return False
    return token.form == "past" or (token.form == "participle" and not is_so)


def _told(facts: Facts, index: int) -> Span:
    """A verb with the words before it that set its mode and time."""
    first = index
    near = _nearest(facts, index)
    if near is not None:
        first = near.token
    while first > 0 and facts.tokens[first - 1].tag in (Tag.AUXILIARY, Tag.ADVERB):
        first -= 1
    return facts.tokens[first].span.cover(facts.tokens[index].span)
