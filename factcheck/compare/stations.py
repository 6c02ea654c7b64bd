"""Stations: callings that nobody has at a time, such as a judge's and a minister's.

Of two departments one minister may have both; of two branches of a state, or of a court's two
sides, hardly anyone is in both. What else somebody is called may be true as well.
"""

from __future__ import annotations

from factcheck.compare.holders import Office
from factcheck.lexicon import classes, relation

_MINISTERS = frozenset(("minister", "secretary"))
_NO_DEPARTMENTS = frozenset(
    "assistant chief deputy first junior prime press private senior vice".split()
)
# Departments that one minister often has, or that are told by one name or the other.
_JOINED = tuple(
    frozenset(words.split())
    for words in (
        "budget economic economy finance treasury trade business commerce industry",
        "employment labor labour social welfare work",
        "home interior internal security",
        "agriculture environment climate energy food fisheries mining mines rural",
        "education culture science schools sport sports universities",
        "infrastructure transport transportation digital",
        "health social family",
        "defence defense security",
        "foreign external",
    )
)
# Each branch with the callings in it: whole ones, or, with a star, the last word of any.
_BRANCHES: dict[str, tuple[str, ...]] = {
    branch: tuple(calling.replace("_", " ") for calling in callings.split())
    for branch, callings in {
        "towns": "mayor",
        "government": "prime_minister premier *_minister",
        "opposition": "opposition_leader",
        "bench": "judge justice chief_justice chief_judge *_judge",
        "prosecution": "prosecutor *_prosecutor district_attorney",
        "bar": "defence_lawyer defense_lawyer defence_attorney defense_attorney *_barrister",
        "police": "police_chief police_commander police_commissioner police_officer constable "
        "*_constable *_superintendent chief_inspector detective *_detective *_sergeant",
        "army": "general *_admiral colonel *_colonel brigadier",
        "diplomacy": "ambassador consul",
        "attachés": "*_attaché *_attache",
        "firefighting": "fire_chief fire_commissioner",
        "business": "chief_executive chief_executive_officer ceo managing_director",
        "statistics": "chief_statistician",
        "clergy": "bishop archbishop cardinal imam rabbi",
        "officiating": "referee *_referee umpire *_umpire",
        "coaching": "coach *_coach",
        "playing": "striker goalkeeper midfielder defender winger quarterback",
    }.items()
}
# Of the branches of each line nobody is in two. A judge of a contest may run a company, and whoever
# plays may be a charity's ambassador.
_APART: tuple[frozenset[str | None], ...] = tuple(
    frozenset(line.split())
    for line in (
        "government opposition bench prosecution police army diplomacy attachés firefighting "
        "statistics clergy",
        "towns bench prosecution police army diplomacy attachés firefighting statistics clergy",
        "bar bench prosecution police",
        "business staff government opposition prosecution police army firefighting statistics",
        "officiating coaching playing",
    )
)
# What a chief executive has others head.
_FIELDS = frozenset(
    "accounting communications compliance engineering finance financial it legal logistics "
    "marketing procurement purchasing recruitment research resources sales safety security".split()
)
_HEADS = frozenset("boss chief director head manager officer".split())
# Of each of these, one person has one: ranks, positions on the field, parts in a trial.
_SCALES = frozenset("army-rank navy-rank police-rank football-position court-role".split())
_OF_GENERALS = frozenset("brigadier lieutenant major".split())
_SURE = 0.8


def are_of_two_stations(one: Office, two: Office) -> bool:
    """Whether nobody holds two offices at a time: a judge's and a minister's, say.

    So are those of ministers of two departments that are not often one: finance and defence.
    """
    if one.retired is not two.retired:
        return False
    if one.head == two.head and one.head in _MINISTERS:
        return _are_of_two_departments(one, two)
    mine, other = _branch(one), _branch(two)
    if mine != other and any({mine, other} <= group for group in _APART):
        return True
    return _are_two_steps(one, two)


def _are_of_two_departments(one: Office, two: Office) -> bool:
    mine, other = (frozenset(office.words[:-1]) for office in (one, two))
    if len(mine) != 1 or len(other) != 1 or (mine | other) & _NO_DEPARTMENTS:
        return False
    return mine != other and not any(mine | other <= joined for joined in _JOINED)


def _branch(office: Office) -> str | None:
    """The branch that an office is in; None where it is in none of these."""
    name = " ".join(office.words)
    for branch, callings in _BRANCHES.items():
        if name in callings:
            return branch
        if len(office.words) > 1 and f"* {office.head}" in callings:
            return branch
    if office.head in _HEADS and len(office.words) > 1 and office.words[-2] in _FIELDS:
        return "staff"
    return None


def _are_two_steps(one: Office, two: Office) -> bool:
    """Whether two offices stand on one scale, of which nobody has two steps: ranks, positions."""
    if not _SCALES & classes(one.head, "n") & classes(two.head, "n"):
        return False
    if "detective" in (one.head, two.head):
        # Of whatever rank.
        return False
    if any(o.head == "general" and not {*o.words[:-1]} <= _OF_GENERALS for o in (one, two)):
        # "Secretary general".
        return False
    link = relation(one.head, two.head, "n", "n")
    return link is not None and link.kind == "exclusive" and link.strength >= _SURE
