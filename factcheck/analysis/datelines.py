"""Datelines: where, when and by whom a report was filed, which is no part of what it tells.

"PARIS, Nov 21 (Reuters) - Police arrested 87 people" says nothing of where they were arrested.
"""

from __future__ import annotations

from factcheck.analysis.words import MONTHS, WEEKDAYS
from factcheck.facts import Tag, Token
from factcheck.lexicon import gazetteer, lookup

_DASHES = frozenset(("-", "–", "—", "―"))
# News agencies and broadcasters, as they sign in brackets; "press" is of the Associated Press.
_AGENCIES = frozenset(
    "reuters ap afp dpa efe ansa pa upi xinhua tass interfax bloomberg cnn bbc ians pti ani aap "
    "kyodo yonhap press".split()
)
_WITHIN_PLACES = frozenset("de del la las los el al of the and den da do sur on upon '".split())
_LONGEST_PLACE = 5
_LONGEST_AGENCY = 5
_LONGEST = 30
_SHORTEST = 4
_QUOTES = frozenset("\"“„«'‘")
_CLAUSE = frozenset((Tag.VERB, Tag.AUXILIARY))


def dateline_end(tokens: tuple[Token, ...]) -> int:
    """How many tokens at the start of a sentence are a dateline, 0 where there is none.

    A name that the sentence goes on to tell something of is none: "Paris – the capital – voted",
    "Apple – which sued – won".
    """
    # "(ANSA) - ROME, NOV 21 - Police": the agency may stand before the place.
    end = _signature_end(tokens, 0)
    if end:
        end = _past_dash(tokens, end, spaced=False)
    begun = _line_end(tokens, end)
    return begun or end if begun or (end and _opens(tokens, end)) else 0


def _line_end(tokens: tuple[Token, ...], start: int) -> int:
    """Where a dateline that begins with a place ends, its dash or colon included."""
    index = _place_end(tokens, start)
    if index == start:
        return 0
    places, dated = [(start, index)], False
    while _norm(tokens, index) in (",", "/") and index < start + _LONGEST:
        after = _date_end(tokens, index + 1)
        dated = dated or after > index + 1
        if after == index + 1:
            after = _place_end(tokens, index + 1)
            places.append((index + 1, after))
        if after == index + 1:
            break
        index = after
    signed = _signature_end(tokens, index)
    if signed:
        index = signed
    elif _norm(tokens, index) == ",":
        index += 1
    end = _past_dash(tokens, index, spaced=not (signed or _is_large(tokens, places[0])))
    if end == index and not (signed and dated):
        end = index + 1 if _norm(tokens, index) == ":" else index
        if end == index or not (dated or _is_large(tokens, places[0])):
            return 0
        known = any(_kinds(tokens, place) & {"city", "place"} for place in places)
        return end if (dated or known) and _opens(tokens, end) else 0
    if not _opens(tokens, end):
        return 0
    if dated or (signed and _is_large(tokens, places[0])):
        return end
    if not _tells_on(tokens, end):
        return 0
    return end if signed or _is_filed_at(tokens, places, end) else 0


def _is_filed_at(tokens: tuple[Token, ...], places: list[tuple[int, int]], end: int) -> bool:
    """Whether places alone before a dash are a dateline, and not what the sentence is about.

    Two cities with a dash between are a route or a match: "Paris – Nice begins".
    """
    kinds = _kinds(tokens, places[0])
    if _is_large(tokens, places[0]):
        if sum(len(token.text) for token in tokens[slice(*places[0])]) < _SHORTEST:
            # "US - China talks"
            return False
        if "place" in kinds:
            return True
        later = [_kinds(tokens, place) for place in places[1:]]
        return any("place" in kind for kind in later) or not kinds
    if "city" not in kinds or "given-name" in kinds:
        return False
    first, after = places[0]
    if after - first == 1 and any(r.pos != "n" for r in lookup(tokens[first].norm)):
        # "Split", "Nice".
        return False
    following = _place_end(tokens, end)
    return following == end or "city" not in _kinds(tokens, (end, following))


def _place_end(tokens: tuple[Token, ...], start: int) -> int:
    """Where a run of capitalised words ends: "New York", "RIO DE JANEIRO", "Fla."."""
    index = start
    while index < len(tokens) and index - start < _LONGEST_PLACE:
        token = tokens[index]
        links = index > start and token.norm in _WITHIN_PLACES and _is_large_word(tokens, index + 1)
        stop = index > start and token.norm == "." and tokens[index - 1].end == token.start
        if not (links or stop or _is_large_word(tokens, index)):
            break
        index += 1
    return index


def _date_end(tokens: tuple[Token, ...], start: int) -> int:
    """Where a date ends that has a month or a weekday: "Nov 21", "21 November 2025", "Monday"."""
    index, named = start, False
    while index < len(tokens):
        norm = tokens[index].norm
        names = norm in MONTHS or norm in WEEKDAYS
        day = norm[0].isdigit() and len(norm) <= 4
        stop = norm == "." and index > start and tokens[index - 1].end == tokens[index].start
        year = norm == "," and index > start and _is_year(tokens, index + 1)
        if not (names or day or stop or year):
            break
        named = named or names
        index += 1
    return index if named else start


def _signature_end(tokens: tuple[Token, ...], start: int) -> int:
    """Where an agency in brackets ends, 0 for none: "(Reuters)", "(Thomson Reuters Foundation)"."""
    if _norm(tokens, start) != "(":
        return 0
    for index in range(start + 1, min(start + 2 + _LONGEST_AGENCY, len(tokens))):
        if tokens[index].norm == ")":
            named = any(token.norm in _AGENCIES for token in tokens[start + 1 : index])
            return index + 1 if named else 0
    return 0


def _past_dash(tokens: tuple[Token, ...], index: int, *, spaced: bool) -> int:
    """Where a dash at `index` ends, `index` where none stands there; "spaced" is within spaces."""
    end = index + 1 if _norm(tokens, index) == "." and index + 1 < len(tokens) else index
    first = end
    while end < len(tokens) and tokens[end].norm in _DASHES and end - first < 2:
        end += 1
    if end == first or end == len(tokens):
        return index
    apart = tokens[first].start > tokens[first - 1].end and tokens[end].start > tokens[end - 1].end
    # A hyphen between words joins them; a long dash, or one after brackets, may stand close.
    close = tokens[first].norm != "-" or tokens[first - 1].norm == ")"
    return end if apart or (close and not spaced) else index


def _opens(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether a sentence may begin at `index`: with a capital, a number, or a quotation."""
    if index >= len(tokens):
        return False
    token = tokens[index]
    return token.text[0].isupper() or token.norm[0].isdigit() or token.norm in _QUOTES


def _tells_on(tokens: tuple[Token, ...], start: int) -> bool:
    """Whether what follows is a clause, and no aside: "Paris – France's capital – voted"."""
    for token in tokens[start:]:
        if token.tag in _CLAUSE:
            return True
        if token.norm in _DASHES and token.start > tokens[start].start:
            return False
    return False


def _kinds(tokens: tuple[Token, ...], place: tuple[int, int]) -> frozenset[str]:
    """What the words of a place can name."""
    words = tokens[place[0] : place[1]]
    joined = " ".join(token.norm for token in words if token.norm != ".")
    return gazetteer(joined) or gazetteer(joined + ".")


def _is_large(tokens: tuple[Token, ...], place: tuple[int, int]) -> bool:
    """Whether a place is written in capitals throughout."""
    words = [token.text for token in tokens[place[0] : place[1]] if token.text[0].isalpha()]
    return all(word.isupper() for word in words) and sum(map(len, words)) > 1


def _is_large_word(tokens: tuple[Token, ...], index: int) -> bool:
    if index >= len(tokens):
        return False
    token = tokens[index]
    # "Tuesday" and "Nov" begin the date.
    dated = token.norm in WEEKDAYS or token.norm in MONTHS
    return token.text[0].isupper() and not dated


def _is_year(tokens: tuple[Token, ...], index: int) -> bool:
    norm = _norm(tokens, index)
    return len(norm) == 4 and norm.isdigit()


def _norm(tokens: tuple[Token, ...], index: int) -> str:
    return tokens[index].norm if index < len(tokens) else ""
