"""Levels: the same thing told to have risen, fallen or stayed as it was, number or none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import attrs

from factcheck.compare.alignment import Alignment
from factcheck.compare.movement import sign_of
from factcheck.compare.unturned import is_unturned
from factcheck.facts import Clause, Facts, Tag
from factcheck.findings import Discrepancy, Kind, PolarityDiscrepancy

# Verbs that tell nothing of a level but by what completes them: "closed higher", "was unchanged".
_LINKING = frozenset("be close end finish open remain stay stand trade".split())
_LEVELS = {
    **dict.fromkeys(("unchanged", "flat", "steady", "stable"), 0),
    **dict.fromkeys(("higher", "up"), 1),
    **dict.fromkeys(("lower", "down"), -1),
}
# These say it of a time that came before alone: "bigger than last year".
_COMPARED = {
    **dict.fromkeys("bigger higher larger greater more".split(), 1),
    **dict.fromkeys("fewer less lower smaller".split(), -1),
}
_EARLIER = frozenset("before earlier previous previously".split())
# What is counted, by a word for its count: "the number of patients".
_COUNTS = frozenset("number amount count total volume level rate".split())
_STAYING = frozenset(
    "hold steady,level off,plateau,remain the same,stagnate,stand still,stay the same".split(",")
)
_CUES = frozenset(("antonym", "direction", "predicate", "verb"))
_WHEN = frozenset("last next this".split())
# How far after a linking verb, in tokens, the word that tells the level may stand.
_REACH = 7
_TIME = 5
_BETWEEN = frozenset(
    {Tag.ADVERB, Tag.NUMBER, Tag.NOUN, Tag.NAME, Tag.PREPOSITION, Tag.DETERMINER, Tag.POSSESSIVE}
)


@attrs.frozen
class _Level:
    """A thing that rose (1), fell (-1) or stayed (0), the verb, and the word that tells which.

    `moved` is whether someone is told to have moved it: "raised the price".
    """

    thing: int
    sign: int
    verb: int
    word: int
    moved: bool = False

    @property
    def by_verb(self) -> bool:
        """Whether the verb itself tells which way: "rose"."""
        return self.word == self.verb and self.sign != 0


def compare_levels(alignment: Alignment) -> list[Discrepancy]:
    """Report a level that the claim has another way, of what both are told of.

    Verbs that oppose each other by themselves, "rose" and "fell", are for polarity to weigh.
    """
    told = alignment.claim_side.told(_levels)
    against = set(alignment.opposed.values())
    for ours in alignment.draft_side.told(_levels) if told else ():
        if ours.verb not in alignment.segment or ours.verb in alignment.opposed:
            continue
        for theirs in told:
            if ours.sign == theirs.sign or alignment.pairs.get(ours.thing) != theirs.thing:
                continue
            if theirs.verb in against or is_unturned(alignment, ours.word, theirs.word):
                continue
            if ours.by_verb and theirs.by_verb and ours.moved is theirs.moved:
                continue
            found = alignment.draft.tokens[ours.word].span
            expected = alignment.claim.tokens[theirs.word].span
            return [alignment.differ(PolarityDiscrepancy, found, expected, cues=_CUES)]
    return []


def without_told_levels(
    alignment: Alignment, found: Iterable[Discrepancy]
) -> tuple[Discrepancy, ...]:
    """Leave out opposites of a word for a level that the claim tells of the same thing, too.

    "Revenue stagnated" is what "revenue was unchanged, while profit fell" says.
    """
    told = {(level.thing, level.sign) for level in alignment.claim_side.told(_levels)}
    spans = [
        alignment.draft.tokens[level.word].span
        for level in (alignment.draft_side.told(_levels) if told else ())
        if (alignment.pairs.get(level.thing), level.sign) in told
    ]
    return tuple(
        d
        for d in found
        if d.kind is not Kind.POLARITY or not any(d.span.overlaps(span) for span in spans)
    )


def _levels(facts: Facts) -> tuple[_Level, ...]:
    return tuple(_each(facts))


def _each(facts: Facts) -> Iterator[_Level]:
    for clause in facts.clauses:
        verb = clause.predicate
        if verb is None or clause.kind == "conditional":
            continue
        if _is_denied(facts, verb):
            yield from _unchanged(facts, verb)
            continue
        yield from _moved(facts, verb)
        yield from _more_than_before(facts, verb)
        told = _told(facts, clause, verb)
        if told is None:
            continue
        sign, word = told
        for a in facts.arguments:
            if a.governor == verb and a.role == "subject" and a.head < verb:
                for thing in _counted(facts, a.head):
                    yield _Level(thing, sign, verb, word)


def _counted(facts: Facts, head: int) -> Iterator[int]:
    """A thing, and what it is the number of: "the number of patients waiting"."""
    yield head
    if facts.tokens[head].lemma in _COUNTS:
        yield from (a.head for a in facts.arguments if a.governor == head and a.role == "of")


def _than_before(facts: Facts, first: int) -> bool:
    """Whether "than" and an earlier time follow: "than a year earlier", "than last month"."""
    for place in range(first, len(facts.tokens)):
        if facts.tokens[place].norm == "than":
            after = facts.tokens[place + 1 : place + 1 + _TIME]
            return any(
                t.norm in _EARLIER
                or (t.norm == "last" and n + 1 < len(after))
                or (n < 2 and any(d.first == place + 1 + n for d in facts.dates))
                for n, t in enumerate(after)
            )
    return False


def _unchanged(facts: Facts, verb: int) -> Iterator[_Level]:
    """What "did not change"."""
    if facts.tokens[verb].lemma == "change" and not _has_object(facts, verb):
        for a in facts.arguments:
            if a.governor == verb and a.role == "subject":
                yield _Level(a.head, 0, verb, verb)


def _more_than_before(facts: Facts, verb: int) -> Iterator[_Level]:
    """ "More patients were waiting than the month before"."""
    for a in facts.arguments:
        if a.governor != verb or a.role not in ("subject", "object") or a.head == 0:
            continue
        word = next(
            (
                i
                for i in range(a.head - 1, max(-1, a.head - 3), -1)
                if facts.tokens[i].norm in ("more", "fewer", "less")
            ),
            None,
        )
        if word is not None and _than_before(facts, a.head):
            yield _Level(a.head, _COMPARED[facts.tokens[word].norm], verb, word)


def _moved(facts: Facts, verb: int) -> Iterator[_Level]:
    """What someone raised or lowered, unless it is an amount: "raised $4 million"."""
    sign = sign_of(facts.tokens[verb], bare=False) if _has_object(facts, verb) else 0
    counted = {i for q in facts.quantities for i in (*range(q.first, q.end), q.noun)}
    for a in facts.arguments if sign else ():
        if a.governor == verb and a.role == "object" and a.head not in counted:
            yield _Level(a.head, sign, verb, verb, moved=True)


def _told(facts: Facts, clause: Clause, verb: int) -> tuple[int, int] | None:
    """Which way a verb tells that its subject went, and by which word; None for neither."""
    token = facts.tokens[verb]
    if token.lemma in _STAYING:
        return 0, verb
    if token.tag is Tag.VERB and not clause.passive and token.lemma not in _LINKING:
        sign = sign_of(token, bare=_has_object(facts, verb))
        return (sign, verb) if sign else None
    if token.lemma not in _LINKING:
        return None
    for place in range(verb + 1, min(len(facts.tokens), verb + 1 + _REACH)):
        following = facts.tokens[place]
        if following.norm in _COMPARED and _follows(facts, place, "than"):
            before = _than_before(facts, place + 1)
            return (_COMPARED[following.norm], place) if before else None
        if following.norm in ("same", "level") and token.lemma != "close":
            return (0, place) if _is_as_before(facts, verb, place) else None
        if following.norm in _LEVELS:
            return (_LEVELS[following.norm], place) if _ends(facts, place) else None
        if following.tag not in _BETWEEN:
            return None
    return None


def _follows(facts: Facts, place: int, norm: str) -> bool:
    return norm in [t.norm for t in facts.tokens[place + 1 : place + 1 + _TIME]]


def _is_as_before(facts: Facts, verb: int, place: int) -> bool:
    """Whether a level is the one of before: "stay at last year's level", "the same as before"."""
    told = {t.norm for t in facts.tokens[verb + 1 : place + 1 + _TIME]}
    return bool(told & (_EARLIER | {"last"}))


def _ends(facts: Facts, place: int) -> bool:
    """Whether a word tells a level by itself: not in "a higher price", "up to 40"."""
    after = facts.tokens[place + 1] if place + 1 < len(facts.tokens) else None
    if after is None or after.tag is Tag.PUNCTUATION:
        return True
    if facts.tokens[place].norm in ("up", "down"):
        return after.tag in (Tag.NUMBER, Tag.PREPOSITION) and after.norm not in ("to", "for")
    return after.norm in _WHEN or after.tag not in (Tag.NOUN, Tag.NAME, Tag.ADJECTIVE)


def _has_object(facts: Facts, verb: int) -> bool:
    return any(a.governor == verb and a.role == "object" for a in facts.arguments)


def _is_denied(facts: Facts, verb: int) -> bool:
    return any(n.scope[0] <= verb < n.scope[1] for n in facts.negations)
