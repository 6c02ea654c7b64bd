"""Decisions: told as made on the one side, and as still to be made on the other."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.compare.alignment import Alignment
from factcheck.facts import CONTENT, Facts, Mode, Tag
from factcheck.findings import Discrepancy, ModalityDiscrepancy
from factcheck.text import Span

# Verbs by which a matter is decided.
_DECIDING = frozenset(
    "accept,acquit,adopt,agree,annul,approve,authorise,authorize,ban,clear,convict,dismiss,"
    "enact,endorse,fine,find guilty,find not guilty,grant,jail,order,overturn,pass,permit,quash,"
    "refuse,reject,rule,sentence,sign,strike down,throw out,turn down,uphold,veto".split(",")
)
# What has yet to be done where nothing is decided, and what goes on until then.
_SETTLING = frozenset("agree approve conclude decide determine rule settle sign vote".split())
# "Will vote on the law".
_TO_COME = frozenset(("vote", "decide", "rule"))
_REACHING = frozenset(("reach", "make", "take", "return"))
_SETTLED = frozenset("agreement decision deal ruling verdict".split())
_WEIGHING = frozenset(
    "consider contemplate debate decide deliberate discuss mull negotiate ponder weigh".split()
)
# What a matter is under as long as it is weighed.
_UNDER = frozenset("consideration deliberation discussion negotiation review".split())
_UNDECIDED = frozenset(("undecided", "unresolved", "unsettled"))
# The roles of what is settled: "rule on the appeal", "rejected the appeal".
_MATTERS = frozenset("about object on over".split())
# Verbs of wanting someone to do a thing, and how far after them, in tokens, the thing may stand.
_ASKING = frozenset("ask,call on,demand,implore,lobby,press,request,urge,want".split(","))
_ASKED = 8
# The forms of what goes on: who "asked" may have got it since.
_NOW = frozenset(("ing", "third", "base"))
_OTHERS = frozenset(("another", "other", "others"))
_PERFECT = frozenset(("has", "have", "had", "'ve"))
# How far, in tokens, what is still to be done may stand from the word that says so.
_REACH = 4
# How many words of the draft, those that say it is undecided aside, have to be the claim's.
_ANCHOR = 2


def compare_pending(alignment: Alignment) -> list[Discrepancy]:
    """Report a decision that the claim says was made, and the draft that it wasn't, or the reverse.

    Both must tell of one matter, and of none but one who decides.
    """
    draft, claim = alignment.draft_side, alignment.claim_side
    for mine, open_side, done_side in ((True, draft, claim), (False, claim, draft)):
        pending = open_side.told(_pending)
        made = done_side.told(_decided) if pending is not None else None
        if pending is None or made is None or done_side.told(_pending) is not None:
            continue
        open_facts, done_facts = open_side.facts, done_side.facts
        first, last = pending if mine else (made, made)
        if first not in alignment.segment or not _is_one_matter(alignment, range(first, last + 1)):
            continue
        if not _is_settled_there(alignment, last if mine else made):
            continue
        span = open_facts.tokens[pending[0]].span.cover(open_facts.tokens[pending[1]].span)
        told = _told(done_facts, made)
        found, expected = (span, told) if mine else (told, span)
        cues = ("told", "undecided" if mine else "decided")
        return [alignment.differ(ModalityDiscrepancy, found, expected, cues=cues)]
    return _done_already(alignment)


def _done_already(alignment: Alignment) -> list[Discrepancy]:
    """ "Congress has already set rules", where the claim has it asked to set them."""
    draft, claim = alignment.draft, alignment.claim
    if "already" not in alignment.draft_side.norms:
        return []
    for clause in draft.clauses:
        verb = clause.predicate
        if verb is None or verb not in alignment.segment or not _is_told_as_done(draft, verb):
            continue
        doers = {alignment.pairs.get(head) for head in alignment.subjects(verb)}
        for index, token in enumerate(claim.tokens):
            asked = next((i for i in _asked(claim, index)), None)
            if token.lemma not in _ASKING or token.form not in _NOW or asked is None:
                continue
            met = alignment.pairs.get(verb) == asked or draft.tokens[verb].lemma in _DECIDING
            named = {a.head for a in claim.arguments if a.governor == index and a.role == "object"}
            if any(t.norm in _OTHERS for t in draft.tokens[verb : verb + _REACH]):
                # Who has closed two other bridges may be asked to close this one.
                continue
            if met and doers & named and _is_one_matter(alignment, range(verb, verb + 1)):
                found = _told(draft, verb)
                expected = token.span.cover(claim.tokens[asked].span)
                cues = ("told", "asked")
                return [alignment.differ(ModalityDiscrepancy, found, expected, cues=cues)]
    return []


def _is_told_as_done(facts: Facts, verb: int) -> bool:
    """Whether a verb tells what has been done already: "has already set"."""
    before = {t.norm for t in facts.tokens[max(0, verb - _REACH) : verb]}
    denied = any(n.scope[0] <= verb < n.scope[1] for n in facts.negations)
    return not denied and "already" in before and bool(before & _PERFECT)


def _asked(facts: Facts, ask: int) -> Iterator[int]:
    """The verb that someone is asked to do: "asked the board to sell"."""
    for place in range(ask + 1, min(ask + _ASKED, len(facts.tokens) - 1)):
        if facts.tokens[place].tag is Tag.TO and facts.tokens[place + 1].tag is Tag.VERB:
            yield place + 1


def _is_one_matter(alignment: Alignment, apart: range) -> bool:
    """Whether the draft's words, those `apart` aside, are the claim's, a noun among them."""
    tokens = alignment.draft.tokens
    met = [i for i in alignment.pairs if i not in apart and tokens[i].tag in CONTENT]
    return len(met) >= _ANCHOR and any(tokens[i].tag is Tag.NOUN for i in met)


def _is_settled_there(alignment: Alignment, verb: int) -> bool:
    """Whether what a verb of the draft settles is something that the claim tells of."""
    about = [a.head for a in alignment.draft.arguments if a.governor == verb and a.role in _MATTERS]
    return not about or any(head in alignment.pairs for head in about)


def _decided(facts: Facts) -> int | None:
    """The verb that tells that a matter was decided, None without one."""
    for clause in facts.clauses:
        verb = clause.predicate
        if verb is None or clause.kind == "conditional" or facts.tokens[verb].tag is not Tag.VERB:
            continue
        token = facts.tokens[verb]
        if token.lemma not in _DECIDING or token.form not in ("past", "participle"):
            continue
        denied = any(n.scope[0] <= verb < n.scope[1] for n in facts.negations)
        if not denied and not any(0 < verb - m.token <= _REACH for m in facts.modalities):
            return verb
    return None


def _told(facts: Facts, verb: int) -> Span:
    first = verb
    while first > 0 and facts.tokens[first - 1].tag in (Tag.AUXILIARY, Tag.ADVERB):
        first -= 1
    return facts.tokens[first].span.cover(facts.tokens[verb].span)


def _pending(facts: Facts) -> tuple[int, int] | None:
    """The first and last token of what says that a matter is undecided, None without any."""
    for modality in facts.modalities:
        verb = modality.token + 1
        settles = verb < len(facts.tokens) and facts.tokens[verb].lemma in _TO_COME
        if modality.mode is Mode.FUTURE and settles:
            return modality.token, verb
    for index, token in enumerate(facts.tokens):
        weighed = _weighed(facts, index)
        if weighed is not None:
            return weighed
        if token.norm in _UNDECIDED and token.tag is not Tag.NOUN:
            return index, index
        if token.norm not in ("yet", "still"):
            continue
        for place in range(index + 1, min(index + 1 + _REACH, len(facts.tokens))):
            if facts.tokens[place].tag is Tag.VERB and _is_open(facts, index, place):
                return index, place
            if facts.tokens[place].tag is Tag.PUNCTUATION:
                break
    return None


def _weighed(facts: Facts, index: int) -> tuple[int, int] | None:
    """The words that say that something is being weighed: "being considered", "under review"."""
    token, before = facts.tokens[index], facts.tokens[index - 1] if index else None
    if before is None:
        return None
    if before.norm == "being" and token.lemma in _WEIGHING:
        return index - 1, index
    under = before.norm == "under" and token.norm in _UNDER
    return (index - 1, index) if under else None


def _is_open(facts: Facts, marker: int, verb: int) -> bool:
    """Whether a verb after "yet" or "still" tells of what is not settled."""
    token = facts.tokens[verb]
    settles = token.lemma in _SETTLING or (
        token.lemma in _REACHING
        and any(t.lemma in _SETTLED for t in facts.tokens[verb + 1 : verb + 1 + _REACH])
    )
    between = {t.norm for t in facts.tokens[marker + 1 : verb]}
    if facts.tokens[marker].norm == "yet":
        denied = any(n.token < marker and marker - n.token <= 2 for n in facts.negations)
        return settles and ("to" in between or denied)
    if token.form == "ing":
        return token.lemma in _WEIGHING
    return settles and "to" in between
