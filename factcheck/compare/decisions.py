"""What a sentence says became of a bill, a suit, a strike or a ban."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from factcheck.facts import Clause, Facts, Mode, Tag


def _words(text: str) -> frozenset[str]:
    return frozenset(word.replace("_", " ") for word in text.split())


@attrs.frozen
class Sort:
    """A sort of things, and the verbs that tell what became of one.

    Things of one line may stand for each other. A thing has its way by a verb that it is the object
    of (`done`, or not: `undone`), or the subject of (`came_off`, `came_to_nothing`).
    """

    things: tuple[frozenset[str], ...]
    done: frozenset[str]
    undone: frozenset[str]
    came_off: frozenset[str]
    came_to_nothing: frozenset[str]
    to_come: bool = False
    """Whether what will be is at odds with what has been decided: a strike that was called off."""


_PROPOSALS = Sort(
    (
        _words("case challenge complaint lawsuit suit"),
        _words("bill budget law legislation measure reform"),
        _words("draft plan project proposal scheme"),
        _words("attempt bid offer tender"),
        _words("deal merger pact takeover treaty"),
        _words("application petition plea request"),
        _words("motion resolution"),
        _words("amendment"),
        _words("appeal"),
        _words("demand"),
        _words("initiative"),
        _words("injunction"),
        _words("recommendation"),
    ),
    done=_words(
        "accept adopt approve endorse enact grant pass ratify sign_off_on uphold vote_through "
        "wave_through"
    ),
    undone=_words(
        "block defeat deny dismiss knock_back quash rebuff refuse reject spurn strike_down "
        "throw_out turn_down veto vote_down"
    ),
    came_off=_words("go_through pass prevail succeed"),
    came_to_nothing=_words("collapse fail fall_through founder"),
)
_EVENTS = Sort(
    (
        _words("stoppage strike walkout"),
        _words("demonstration march protest rally"),
        _words("concert gig performance show"),
        _words("game match"),
        _words("conference meeting summit talk"),
        _words("tour trip visit"),
        _words("by-election election poll referendum vote"),
        _words("festival"),
        _words("race marathon"),
        _words("tournament"),
        _words("parade"),
        _words("ceremony"),
        _words("launch"),
        _words("auction"),
        _words("hearing trial"),
    ),
    done=_words("go_ahead_with hold stage"),
    undone=_words("abandon axe call_off cancel delay postpone put_off scrap"),
    came_off=_words("go_ahead happen proceed take_place"),
    came_to_nothing=frozenset(),
    to_come=True,
)
_MEASURES = Sort(
    (
        _words("ban embargo moratorium"),
        _words("curfew"),
        _words("blockade siege"),
        _words("lockdown quarantine"),
        _words("sanction"),
        _words("duty tariff"),
        _words("cap limit"),
        _words("restriction rule"),
        _words("alert warning"),
        _words("order"),
        _words("freeze"),
    ),
    done=_words("extend keep maintain prolong reinstate renew retain"),
    undone=_words("abolish drop end lift remove repeal rescind revoke scrap withdraw"),
    came_off=_words("remain_in_place stay_in_place"),
    came_to_nothing=_words("end expire lapse"),
)
_SORTS = (_PROPOSALS, _EVENTS, _MEASURES)
_FOUGHT = {"win": True, "lose": False}
_SUITS = _words("appeal bid case challenge complaint lawsuit petition suit")
_THINGS = frozenset(thing for sort in _SORTS for line in sort.things for thing in line)
# "Remains in place": what stands after such a verb tells what it says.
_STAYING = _words("remain stay")
_IN_FORCE = frozenset((("in", "place"), ("in", "force"), ("in", "effect")))
# How far before a verb, in tokens, the word stands that makes it a plan, or earlier.
_REACH = 4


@attrs.frozen
class Outcome:
    """What became of a thing: the verb that tells it, the thing, and whether it had its way.

    `decided` is whether the verb's subject is who decided; it is not in "won its appeal". `acting`
    is whether the thing is the verb's subject: "the bill passed". `mode` is that of a plan or a
    possibility, None for what has come about.
    """

    verb: int
    thing: int
    sort: Sort
    won: bool
    decided: bool
    acting: bool
    mode: Mode | None


def outcomes(facts: Facts) -> tuple[Outcome, ...]:
    """What a sentence says became of things that are decided on, clause by clause."""
    named = any(token.lemma in _THINGS for token in facts.tokens)
    return tuple(_each(facts)) if named else ()


def _each(facts: Facts) -> Iterator[Outcome]:
    for clause in facts.clauses:
        verb = clause.predicate
        if verb is None or clause.kind == "conditional" or facts.tokens[verb].tag is not Tag.VERB:
            continue
        thing, acting = _thing_of(facts, clause, verb)
        if thing is None or _is_earlier(facts, verb):
            continue
        lemma = facts.tokens[thing].lemma
        sort = next(s for s in _SORTS if any(lemma in line for line in s.things))
        told = _told(facts, verb)
        won, decided = _had_its_way(sort, told, lemma, acting=acting)
        if won is not None:
            won = won is not _is_denied(facts, verb)
            yield Outcome(verb, thing, sort, won, decided, acting, _mode(facts, verb))


def _told(facts: Facts, verb: int) -> str:
    """The verb's lemma, with what completes it: "remain in place"."""
    lemma = facts.tokens[verb].lemma
    following = tuple(token.lemma for token in facts.tokens[verb + 1 : verb + 3])
    stays = lemma in _STAYING and following in _IN_FORCE
    return f"{lemma} in place" if stays else lemma


def _had_its_way(sort: Sort, verb: str, thing: str, *, acting: bool) -> tuple[bool | None, bool]:
    """Whether a verb tells that a thing had its way (None: neither), and whether it decided so."""
    if acting:
        told = verb in sort.came_off or verb in sort.came_to_nothing
        return (verb in sort.came_off if told else None), False
    if verb in sort.done or verb in sort.undone:
        return verb in sort.done, True
    return (_FOUGHT.get(verb) if thing in _SUITS else None), False


def _thing_of(facts: Facts, clause: Clause, verb: int) -> tuple[int | None, bool]:
    """What a verb tells the outcome of, and whether it is the verb's subject.

    A thing may have an infinitive between itself and the verb: "the plan to cut taxes failed".
    """
    roles = {a.role: a.head for a in facts.arguments if a.governor == verb}
    for role in ("subject", "object"):
        head = roles.get(role)
        if head is not None and facts.tokens[head].lemma in _THINGS:
            return head, role == "subject"
    if "subject" in roles or ("object" in roles and not clause.passive):
        return None, False
    for i in sorted(clause.tokens):
        following = facts.tokens[i + 1 : i + 3]
        if i >= verb or len(following) < 2:
            break
        if facts.tokens[i].lemma in _THINGS and following[0].norm == "to":
            return (i, not clause.passive) if following[1].tag is Tag.VERB else (None, False)
    return None, False


def _is_denied(facts: Facts, verb: int) -> bool:
    return sum(n.focus == verb != n.token for n in facts.negations) % 2 == 1


def _mode(facts: Facts, verb: int) -> Mode | None:
    return next((m.mode for m in facts.modalities if 0 < verb - m.token <= _REACH), None)


def _is_earlier(facts: Facts, verb: int) -> bool:
    """Whether a verb tells what had come about before: "had lifted the ban in March"."""
    return any(token.norm == "had" for token in facts.tokens[max(0, verb - _REACH) : verb])
