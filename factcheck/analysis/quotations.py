"""Quotations: the words inside quotation marks, and who is said to have spoken them."""

from __future__ import annotations

from factcheck.analysis.words import PARTY_LETTERS, REPORTING
from factcheck.facts import Argument, Entity, EntityType, Quotation, Speaker, Tag, Token
from factcheck.text import Span

_PAIRS = {"“": "”", '"': '"', "«": "»", "„": "“", "‘": "’"}
# The most tokens from a verb of saying to who speaks.
_FARTHEST = 9
# What sets an aside off.
_BRACKETING = frozenset(",()–—-")
_PLACING = frozenset("in at of from near for on into by".split())
_ENDING = frozenset(",.?!…")
# Verbs after which stands who was spoken to.
_ADDRESSING = frozenset("assure inform notify remind tell".split())
_SPEAKERS = frozenset({EntityType.PERSON, EntityType.ORGANISATION, EntityType.UNKNOWN})


def find_quotations(
    tokens: tuple[Token, ...], entities: tuple[Entity, ...], *, opened: bool = False
) -> tuple[Quotation, ...]:
    """Find the quotations of a sentence.

    With `opened` the sentence starts inside a quotation that an earlier sentence opened.
    """
    made: list[Quotation] = []
    start = 0 if opened else None
    closer = "”"
    for index, token in enumerate(tokens):
        if start is None and _only_closes(tokens, index):
            continue
        if start is None and token.norm in _PAIRS:
            start, closer = index + 1, _PAIRS[token.norm]
        elif start is not None and (token.norm == closer or token.norm in ("”", '"')):
            if index > start:
                made.append(_quotation(tokens, entities, start, index))
            start = None
    if start is not None and start < len(tokens):
        made.append(_quotation(tokens, entities, start, len(tokens)))
    return tuple(made)


def _only_closes(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether a mark ends what was opened before the text: 'He wants to say," Ann Lee said'."""
    if tokens[index].norm != '"' or index == 0:
        return False
    before, after = tokens[index - 1], tokens[index + 1 : index + 2]
    ends = before.norm in _ENDING and before.end == tokens[index].start
    return ends and all(token.start > tokens[index].end for token in after)


def find_speakers(
    tokens: tuple[Token, ...], entities: tuple[Entity, ...], arguments: tuple[Argument, ...]
) -> tuple[Speaker, ...]:
    """Find who the sentence says said it, subjects of verbs of saying and "according to"."""
    made: dict[int, Speaker] = {}
    for argument in arguments:
        said = _says(tokens, argument) and not _is_outdone(tokens, argument, arguments)
        before = tokens[argument.first - 2 : argument.first] if argument.first > 1 else ()
        source = len(before) == 2 and before[0].norm == "according" and before[1].norm == "to"
        if not (said or source) or tokens[argument.head].tag is Tag.PRONOUN:
            continue
        entity = next((n for n, e in enumerate(entities) if e.first <= argument.head < e.end), None)
        if entity is not None and _tells_whence(tokens, entities[entity]):
            continue
        span = tokens[argument.first].span.cover(tokens[argument.end - 1].span)
        made.setdefault(argument.head, Speaker(span, argument.head, entity))
    return tuple(made.values())


def _says(tokens: tuple[Token, ...], argument: Argument) -> bool:
    """Whether a phrase is the subject of a verb of saying."""
    verb = tokens[argument.governor]
    following = tokens[argument.end : argument.end + 1]
    if argument.first > argument.governor and any(
        t.tag in (Tag.VERB, Tag.AUXILIARY) for t in following
    ):
        # "The union says Ford is closing it" has no word of Ford's.
        return False
    return argument.role == "subject" and verb.tag is Tag.VERB and verb.lemma in REPORTING


def _is_outdone(
    tokens: tuple[Token, ...], argument: Argument, arguments: tuple[Argument, ...]
) -> bool:
    """Whether another phrase, not joined to this one, stands between it and its verb.

    What says of a name what it is, does not: "Ann Lee, the mayor of Oslo, said".
    """
    verb = argument.governor
    return any(
        other.governor == verb
        and _says(tokens, other)
        and argument.end < other.first <= verb
        and tokens[other.first - 1].norm not in ("and", "or")
        and not (
            tokens[argument.end].norm in _BRACKETING
            and any(token.norm in _BRACKETING for token in tokens[other.end : verb])
        )
        for other in arguments
    )


def _tells_whence(tokens: tuple[Token, ...], entity: Entity) -> bool:
    """Whether a place only says where somebody is from: "Reed, R-Ohio,", "the Ohio Republican"."""
    if entity.type is not EntityType.PLACE or entity.first == 0:
        return False
    before, after = tokens[entity.first - 1], tokens[entity.end : entity.end + 1]
    aside = before.norm == "," or before.norm in PARTY_LETTERS
    return aside or any(token.tag is Tag.NAME for token in after)


def leaves_open(tokens: tuple[Token, ...], *, opened: bool = False) -> bool:
    """Whether the sentence ends inside a quotation that goes on in the next."""
    inside = opened
    for index, token in enumerate(tokens):
        if token.norm == '"':
            inside = not inside and not _only_closes(tokens, index)
        elif token.norm in ("“", "«", "„"):
            inside = True
        elif token.norm in ("”", "»"):
            inside = False
    return inside


def _quotation(
    tokens: tuple[Token, ...], entities: tuple[Entity, ...], first: int, end: int
) -> Quotation:
    words = tuple(
        word
        for token in tokens[first:end]
        if token.norm[0].isalnum() or token.norm in ("%", "$", "n't", "'s")
        for word in token.norm.split()
    )
    span = Span(tokens[first].start, tokens[end - 1].end)
    return Quotation(span, first, end, words, _speaker(tokens, entities, first, end))


def _speaker(
    tokens: tuple[Token, ...], entities: tuple[Entity, ...], first: int, end: int
) -> int | None:
    """The name nearest to a verb of saying outside the quotation."""
    best: tuple[int, int] | None = None
    opening = _opening(tokens, first)
    for place, token in enumerate(tokens):
        if first <= place < end or not (token.lemma in REPORTING or place == opening):
            continue
        if token.tag not in (Tag.VERB, Tag.PREPOSITION):
            continue
        for number, entity in enumerate(entities):
            if entity.type not in _SPEAKERS or first <= entity.first < end:
                continue
            if _is_of_another(tokens, entity, place):
                continue
            told = token.lemma in _ADDRESSING or token.form == "ing" or _has_pronoun(tokens, place)
            if told and entity.first > place:
                continue
            away = _away(tokens, entity, place)
            # A person speaks before a company does: "said Microsoft's president, Brad Smith".
            rank = away if entity.type is EntityType.PERSON else away + 4
            if away < _FARTHEST and (best is None or rank < best[0]):
                best = (rank, number)
    return None if best is None else best[1]


def _has_pronoun(tokens: tuple[Token, ...], verb: int) -> bool:
    """Whether a pronoun is a verb's subject, so no name behind it is: "he said the CIA was"."""
    while verb > 0 and tokens[verb - 1].tag in (Tag.ADVERB, Tag.AUXILIARY):
        verb -= 1
    return verb > 0 and tokens[verb - 1].tag is Tag.PRONOUN


def _opening(tokens: tuple[Token, ...], first: int) -> int | None:
    """The first verb of what leads to a quotation by a colon: "Ann Lee asked for patience: …"."""
    if first < 2 or tokens[first - 2].norm != ":":
        return None
    return next((i for i in range(first - 2) if tokens[i].tag is Tag.VERB), None)


def _away(tokens: tuple[Token, ...], entity: Entity, verb: int) -> int:
    """How many tokens lie between a name and a verb; what commas set off between them is none."""
    if entity.end > verb:
        return entity.first - verb
    end = entity.end
    if tokens[end].norm in _PLACING:
        # "Ann Lee of Oslo, who chaired the meeting, warned".
        end = next((i for i in range(end, min(end + 5, verb)) if tokens[i].norm == ","), end)
    aside = verb - end > 1 and tokens[end].norm == tokens[verb - 1].norm == ","
    return 1 if aside else verb - entity.end


def _is_of_another(tokens: tuple[Token, ...], entity: Entity, verb: int) -> bool:
    """Whether a name only tells where, or of what, the subject is, or stands in brackets."""
    if entity.first == 0:
        return False
    before = tokens[entity.first - 1]
    if before.norm == "(" or _tells_whence(tokens, entity):
        return True
    if entity.end > verb:
        return False
    return before.tag is Tag.PREPOSITION and before.norm in _PLACING
