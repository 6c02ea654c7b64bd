"""Extent: how far the words reach that a denial governs."""

from __future__ import annotations

from factcheck.analysis.words import REPORTING
from factcheck.facts import Clause, Tag, Token

# "Did not say if it would sell" denies what "if" begins, too.
_ASKING = REPORTING | {"ask", "know", "see", "wonder", "decide", "determine", "check", "tell"}
_BOUNDARIES = frozenset({";", ":", "—", "–"})
_VERBAL = frozenset({Tag.VERB, Tag.AUXILIARY})
# How many tokens the object may have that parts a verb.
_OBJECT = 8


def end_of(tokens: tuple[Token, ...], clauses: tuple[Clause, ...], index: int) -> int:
    """Where the governed words end: at the clause's end, a stronger sign, or an opposite "but".

    The clauses that complement the governed verb ("did not say that …") belong to its scope.
    """
    clause = clause_of(tokens, clauses, index)
    # "The firm that did not pay | has closed": the second verb is no matter of the first.
    inside = clause.tokens[-1] if clause is not None and clause.kind == "relative" else len(tokens)
    for place in range(index + 1, len(tokens)):
        token = tokens[place]
        if token.norm in _BOUNDARIES or token.norm == "but":
            return place
        if place == inside + 1 and token.tag in _VERBAL:
            return place
        asks = token.norm == "if" and tokens[place - 1].lemma in _ASKING
        if token.tag is Tag.SUBORDINATOR and token.norm not in ("that", "whether") and not asks:
            return place
        if token.norm == "," and not (_list_goes_on(tokens, place) or _ban_goes_on(tokens, place)):
            return place
        if (
            token.tag is Tag.CONJUNCTION
            and place + 1 < len(tokens)
            and (
                _new_clause(tokens, clauses, place)
                # "Without a majority and with fewer seats."
                or (tokens[index].norm == "without" and tokens[place + 1].norm == "with")
            )
        ):
            return place
    return len(tokens)


def clause_of(tokens: tuple[Token, ...], clauses: tuple[Clause, ...], index: int) -> Clause | None:
    """The first clause that a token is told in: of a relative one, not what that describes."""
    around = [clause for clause in clauses if index in clause.tokens]
    told = (c for c in around if c.kind != "relative" or _follows_relative(tokens, c, index))
    return next(told, around[0] if around else None)


def _follows_relative(tokens: tuple[Token, ...], clause: Clause, index: int) -> bool:
    return any(i <= index and tokens[i].tag is Tag.RELATIVE for i in clause.tokens)


def _list_goes_on(tokens: tuple[Token, ...], comma: int) -> bool:
    before = tokens[comma - 1].tag
    after = tokens[comma + 1].tag if comma + 1 < len(tokens) else None
    if before is not after or before not in (Tag.NAME, Tag.NOUN, Tag.ADJECTIVE):
        return False
    place = comma + 1
    while place < len(tokens) and tokens[place].tag in (Tag.NAME, Tag.NOUN, Tag.ADJECTIVE):
        place += 1
    # ", officials said" opens a clause, and so does ", thousands of people".
    apart = (Tag.VERB, Tag.AUXILIARY, Tag.PREPOSITION)
    return place >= len(tokens) or tokens[place].tag not in apart


def _ban_goes_on(tokens: tuple[Token, ...], comma: int) -> bool:
    """Whether what is banned follows an aside: "bans all firms, including Ford, from bidding"."""
    for place in range(comma, min(comma + _OBJECT, len(tokens) - 2)):
        if tokens[place].norm == "," and tokens[place + 1].norm == "from":
            return tokens[place + 2].form == "ing"
        if tokens[place].tag is Tag.AUXILIARY:
            return False
    return False


def _new_clause(tokens: tuple[Token, ...], clauses: tuple[Clause, ...], place: int) -> bool:
    """Whether a main clause of its own starts at the conjunction at `place`."""
    return any(
        clause.kind == "main" and place in clause.tokens and place - 1 not in clause.tokens
        for clause in clauses
    )
