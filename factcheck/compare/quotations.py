"""Quotations: words inside quotation marks against the words that were said, and who said them."""

from __future__ import annotations

from itertools import pairwise, takewhile

import attrs
from rapidfuzz.distance import Indel

from factcheck.compare.alignment import Alignment
from factcheck.compare.names import Match, is_carried_over, match, may_be_one
from factcheck.facts import Entity, EntityType, Facts, Quotation, Tag
from factcheck.findings import AttributionDiscrepancy, Discrepancy, QuoteDiscrepancy
from factcheck.lexicon import classes, gazetteer
from factcheck.text import Span

# Shorter quotations may be titles or single words in scare quotes: any sentence may hold them.
MIN_WORDS = 5
# From so many words on, no two people say the very same by chance.
_ONES_OWN = 8
# From this share of words in common, two quotations so long are one utterance beyond doubt.
_ONE_UTTERANCE = 0.8
# An altered stretch of at most so many words is short; in a long quotation, one edit.
_SHORT = 2
# "Through her lawyer, Ann Lee": how far before the name, in tokens, that stands.
_THROUGH = frozenset(("through", "via"))
_TO_NAME = 5
_ONE_EDIT = 3
# Two forms of one word differ by so many letters at the end: "attack", "attacks".
_ENDING = 3
# Below this share of words in common, two quotations are two utterances.
_SAME_UTTERANCE = 0.6


_DOTS = 3
# One word in two spellings: contracted and full, a numeral and its word.
_SPELT_OUT = {
    **{
        str(number): word
        for number, word in enumerate(
            "zero one two three four five six seven eight nine ten eleven twelve".split()
        )
    },
    "n't": "not",
    "'s": "is",
    "'re": "are",
    "'m": "am",
    "'ve": "have",
    "'ll": "will",
    "wo": "will",
    "ca": "can",
    "%": "percent",
    "u.s": "us",
    "u.s.": "us",
    **{
        month[:3]: month
        for month in "january february march april august october november december".split()
    },
    "sept": "september",
}
_DENIALS = frozenset("not n't never no none nobody nothing without against".split())
CLOSED_WORDS = frozenset(
    "a an the this that these those and or but of in on at by for with from into to as is are was "
    "were be been being am has have had do does did will would can could may might shall should i "
    "you he she it we they me him her us them my your his its our their who which what when where "
    "there here so very just also then than if about some 's 're 've 'll 'd 'm".split()
)


_MONTHS = frozenset(
    "january february march april may june july august september october november december jan feb "
    "mar apr jun jul aug sep sept oct nov dec".split()
)
_DIGITS_OF_DAY = 2


@attrs.frozen
class _Changes:
    """How quoted words differ from the words said.

    `shared` is the share of the quoted words that were said, in order. `changed` lists the
    stretches that differ, as half-open ranges of the quoted words and of the words said.
    """

    shared: float
    changed: tuple[tuple[range, range], ...] = ()


def compare_quotations(alignment: Alignment) -> list[Discrepancy]:
    """Report words altered inside quotation marks, or given to another speaker."""
    made: list[Discrepancy] = []
    for one in alignment.draft.quotations:
        if len(one.words) < MIN_WORDS or one.first not in alignment.segment:
            continue
        best = closest(one, alignment.claim)
        if best is None:
            continue
        two, changes = best
        altered = _altered(alignment, one, two, changes)
        if altered is not None:
            made.append(altered)
        elif (speaker := _other_speaker(alignment, one, two, changes)) is not None:
            made.append(speaker)
    return made


def compare_speakers(alignment: Alignment) -> list[Discrepancy]:
    """Report a statement given to another named speaker than the claim gives it to."""
    draft, claim = alignment.draft, alignment.claim
    ours = [
        s.entity for s in draft.speakers if s.entity is not None and s.head in alignment.segment
    ]
    theirs = [s.entity for s in claim.speakers if s.entity is not None]
    if not ours or not theirs:
        return []
    one, two = draft.entities[ours[0]], claim.entities[theirs[0]]
    if any(match(draft.entities[n], claim.entities[m]) for n in ours for m in theirs):
        return []
    if ours[0] in alignment.names and _is_spoken_for(draft, one):
        return []
    if _is_spoken_for(claim, two) and any(match(one, e) is Match.SAME for e in claim.entities):
        # "Norda's chairman, Ann Lee, said": it is she who spoke.
        return []
    if _is_spoken_through(draft, one):
        return []
    if one.resolved and two.resolved and draft.words(one.span) == claim.words(two.span):
        # Whichever "the company" is, both sides have it speak.
        return []
    if may_be_one(one, two):
        return []
    if any(match(entity, two) is Match.SAME for entity in draft.entities):
        # The draft tells of both: what it has of the other stands elsewhere.
        return []
    if _speaks_for(alignment, ours[0], two):
        return []
    people = one.type is two.type is EntityType.PERSON
    cues = frozenset(("speaker", "people") if people else ("speaker",))
    return [AttributionDiscrepancy(one.name, two.name, one.span, two.span, two.name, cues)]


def _is_spoken_for(facts: Facts, speaker: Entity) -> bool:
    """Whether a name only says whose man or woman speaks: "according to Slovenia's minister"."""
    return any(t.tag is Tag.POSSESSIVE for t in facts.tokens[speaker.end : speaker.end + 1])


def _is_spoken_through(facts: Facts, speaker: Entity) -> bool:
    """Whether a name is of who speaks for another: "through her lawyer, Ann Lee, she said"."""
    before = facts.tokens[max(0, speaker.first - _TO_NAME) : speaker.first]
    return any(t.norm in _THROUGH for t in before)


def _speaks_for(alignment: Alignment, speaker: int, other: Entity) -> bool:
    """Whether a body speaks in the draft that has a person speak for it in the claim.

    "Lee announced Norda's plan" is "Norda announced its plan".
    """
    body = alignment.names.get(speaker)
    if body is None or other.type is not EntityType.PERSON:
        return False
    told = alignment.claim.entities[body]
    owns = any(
        a.role == "possessor" and told.first <= a.head < told.end for a in alignment.claim.arguments
    )
    return told.type is not EntityType.PERSON and owns


def closest(quotation: Quotation, claim: Facts) -> tuple[Quotation, _Changes] | None:
    """The claim's quotation that holds nearly the same words, and how the draft's differ."""
    best: tuple[float, int, _Changes] | None = None
    for number, other in enumerate(claim.quotations):
        changes = _changes(quotation.words, other.words)
        if changes.shared >= _SAME_UTTERANCE and (best is None or changes.shared > best[0]):
            best = (changes.shared, number, changes)
    return None if best is None else (claim.quotations[best[1]], best[2])


def _changes(words: tuple[str, ...], said: tuple[str, ...]) -> _Changes:
    """Align the words quoted with the words said, between their first and last in common.

    And beyond, where both go on equally far.
    """
    mine, theirs = plainly(words), plainly(said)
    blocks = [op for op in Indel.opcodes(theirs, mine) if op.tag == "equal"]
    firm = [op for op in blocks if op.src_end - op.src_start >= 2]
    if not firm:
        return _Changes(0.0)
    first, last = firm[0], firm[-1]
    common = sum(op.src_end - op.src_start for op in blocks if first.src_start <= op.src_start)
    changed = []
    for one, two in pairwise(blocks):
        if one.src_start < first.src_start or two.src_end > last.src_end:
            continue
        here, there = range(one.dest_end, two.dest_start), range(one.src_end, two.src_start)
        if _is_spaced_otherwise(mine, here, theirs, there):
            continue
        if _tells(words, here) or _tells(said, there):
            changed.append((here, there))
    here, rest = range(last.dest_end, len(words)), range(last.src_end, len(said))
    there = range(last.src_end, min(len(said), last.src_end + len(here)))
    if _goes_on_otherwise(mine[last.dest_end :], theirs[last.src_end :]):
        changed.append((here, rest))
    elif len(here) >= 2 and len(there) == len(here) and _tells(words, here):
        changed.append((here, there))
    begun_alike = (first.dest_start, first.src_start) == (1, 1)
    if not changed and begun_alike and _goes_on_otherwise(mine[:1], theirs[:1]):
        changed.append((range(1), range(1)))
    return _Changes(common / len(words), tuple(changed))


def _is_spaced_otherwise(mine: list[str], here: range, theirs: list[str], there: range) -> bool:
    """Whether two stretches are of the same letters: "behind hand", "behindhand"."""
    letters = "".join(mine[i] for i in here), "".join(theirs[i] for i in there)
    return letters[0] == letters[1] != ""


def _goes_on_otherwise(mine: list[str], theirs: list[str]) -> bool:
    """Whether both quotations go on as far, to their very end, in wholly other words.

    A pronoun may stand for a noun with its article; "attacks" for "attack" is a slip at most.
    """
    if not mine or not theirs or abs(len(mine) - len(theirs)) > (1 in (len(mine), len(theirs))):
        return False
    if "".join(mine) == "".join(theirs) or any(_are_forms(a, b) for a in mine for b in theirs):
        return False
    return any(w in _DENIALS or w not in CLOSED_WORDS for w in (*mine, *theirs))


def _are_forms(one: str, two: str) -> bool:
    """Whether two words are one, in two forms or spellings."""
    kept = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, two, strict=False)))
    return one == two or (kept > _ENDING and max(len(one), len(two)) - kept <= _ENDING)


def plainly(words: tuple[str, ...]) -> list[str]:
    """The words as they are compared, days before their months: "September 11", "11 September"."""
    made = list(words)
    for place, (one, two) in enumerate(pairwise(words)):
        if one.rstrip(".") in _MONTHS and two.isdecimal() and len(two) <= _DIGITS_OF_DAY:
            made[place : place + 2] = [two, one]
    return [_plain(word) for word in made]


def _plain(word: str) -> str:
    word = word.replace(".", "") if word.count(".") > 1 else word
    return _SPELT_OUT.get(word, word)


def _tells(words: tuple[str, ...], stretch: range) -> bool:
    """Whether a changed stretch holds a word that means something by itself."""
    return any(words[i] in _DENIALS or words[i] not in CLOSED_WORDS for i in stretch)


def _altered(
    alignment: Alignment, one: Quotation, two: Quotation, changes: _Changes
) -> Discrepancy | None:
    changed = [
        pair
        for pair in changes.changed
        if not _is_of_names(alignment, one, two, pair) and not _is_cut_there(alignment, two, pair)
    ]
    if not changed or _marked(alignment.draft, one):
        return None
    here = range(changed[0][0].start, changed[-1][0].stop)
    there = range(changed[0][1].start, changed[-1][1].stop)
    if not here or not there:
        # Words left out or put in: show them with a word on either side.
        here = range(max(0, here.start - 1), min(len(one.words), here.stop + 1))
        there = range(max(0, there.start - 1), min(len(two.words), there.stop + 1))
    span = _span_of(alignment.draft, one, here)
    expected_span = _span_of(alignment.claim, two, there)
    cues = {"words"}
    if any(not mine or not theirs for mine, theirs in changed):
        cues.add("left-out")
    if len(here) <= _SHORT and len(there) <= _SHORT:
        cues.add("short")
    if len(changed) > 1:
        cues.add("several")
    elif "left-out" not in cues and _is_one_edit(one, two, changes, changed[0]):
        cues.add("one-edit")
    expected = alignment.claim.words(expected_span)
    return alignment.differ(QuoteDiscrepancy, span, expected_span, expected, cues)


def _is_one_edit(
    one: Quotation, two: Quotation, changes: _Changes, pair: tuple[range, range]
) -> bool:
    """Whether a long quotation has other words in one place, and not only in another form."""
    here, there = pair
    if len(one.words) < _ONES_OWN or changes.shared < _ONE_UTTERANCE:
        return False
    if max(len(here), len(there)) > _ONE_EDIT:
        return False
    return not any(_are_forms(one.words[i], two.words[j]) for i in here for j in there)


def _is_of_names(
    alignment: Alignment, one: Quotation, two: Quotation, pair: tuple[range, range]
) -> bool:
    """Whether a name stands for a name that is compared as such, or for itself: "U.S."

    A name that begins or ends a quotation is compared as a name.
    """
    here, there = pair
    if not here or not there:
        return False
    ours = alignment.draft_side.inside(_span_of(alignment.draft, one, here))
    theirs = alignment.claim_side.inside(_span_of(alignment.claim, two, there))
    if not (
        alignment.draft_side.named.issuperset(ours)
        and alignment.claim_side.named.issuperset(theirs)
    ):
        return False
    at_edge = not here.start or here.stop == len(one.words)
    return at_edge or any(
        alignment.names.get(number) == met
        and match(alignment.draft.entities[number], alignment.claim.entities[met]) is Match.SAME
        for number in _within(alignment.draft, ours)
        for met in _within(alignment.claim, theirs)
    )


def _is_cut_there(alignment: Alignment, two: Quotation, pair: tuple[range, range]) -> bool:
    """Whether the claim marks words as left out just where the draft has more: "selling...to"."""
    here, there = pair
    if not here or there or not 0 < there.start < len(two.words):
        return False
    told = alignment.claim.words(
        _span_of(alignment.claim, two, range(there.start - 1, there.start + 1))
    )
    return "..." in told or "…" in told


def _within(facts: Facts, stretch: range) -> list[int]:
    """The names that hold a stretch of tokens, by index."""
    return [
        number
        for number, entity in enumerate(facts.entities)
        if stretch and entity.first <= stretch[0] and stretch[-1] < entity.end
    ]


def _marked(draft: Facts, quotation: Quotation) -> bool:
    """Whether an omission or insertion is marked, by dots or brackets."""
    inside = [t.norm for t in draft.tokens[quotation.first : quotation.end]]
    return bool({"…", "[", "("} & set(inside)) or inside.count(".") >= _DOTS


def _span_of(facts: Facts, quotation: Quotation, stretch: range) -> Span:
    """The span of a stretch of a quotation's words."""
    spans = []
    for token in facts.tokens[quotation.first : quotation.end]:
        if token.norm[0].isalnum() or token.norm in ("%", "$", "n't", "'s"):
            spans.extend([token.span] * len(token.norm.split()))
    return spans[stretch.start].cover(spans[stretch.stop - 1])


def _is_named(facts: Facts, entity: Entity) -> bool:
    """Whether a speaker is surely given by name: not "she", nor "the Connecticut Democrat".

    Nor by what may be a place, which only tells where it was said.
    """
    before = facts.tokens[entity.first - 1] if entity.first else None
    described = before is not None and before.tag is Tag.DETERMINER
    placed = any("place" in gazetteer(word) for word in entity.words)
    return not (entity.resolved or described or (placed and entity.type is not EntityType.PERSON))


def _of_one_sort(said: Entity, true: Entity) -> bool:
    """Whether neither may speak for the other, as an organisation does for a person."""
    return said.type is true.type or EntityType.ORGANISATION not in (said.type, true.type)


def _other_speaker(
    alignment: Alignment, one: Quotation, two: Quotation, changes: _Changes
) -> Discrepancy | None:
    if one.speaker is None or two.speaker is None:
        return None
    said, true = alignment.draft.entities[one.speaker], alignment.claim.entities[two.speaker]
    if match(said, true) >= Match.WITHIN or is_carried_over(alignment.draft, said):
        return None
    present = [e for e in alignment.draft.entities if match(e, true) is Match.SAME]
    if present:
        return None
    people = said.type is true.type is EntityType.PERSON
    described = alignment.draft.tokens[said.first - 1].tag is Tag.DETERMINER
    if said.first and described and said.type is not EntityType.ORGANISATION and not people:
        return None
    following = alignment.draft.tokens[said.end : said.end + 1]
    if described and any("person" in classes(t.lemma, "n") for t in following):
        # "The Labour leader" may be whom the claim names.
        return None
    cues = frozenset(("speaker", "people") if people else ("speaker",))
    named = _is_named(alignment.draft, said) and _is_named(alignment.claim, true)
    if changes.shared == 1.0 and len(one.words) >= _ONES_OWN and named and _of_one_sort(said, true):
        cues |= {"verbatim"}
    span = _with_employer(alignment.draft, said)
    found = alignment.draft.words(span)
    return QuoteDiscrepancy(found, true.name, span, true.span, true.name, cues)


def _with_employer(facts: Facts, speaker: Entity) -> Span:
    """The span of a speaker's name with whose man or woman it is: "Amazon's Andy Jassy"."""
    before = speaker.first - 1
    if before < 1 or facts.tokens[before].tag is not Tag.POSSESSIVE:
        return speaker.span
    owner = next((e for e in facts.entities if e.end == before), None)
    return speaker.span if owner is None else owner.span.cover(speaker.span)
