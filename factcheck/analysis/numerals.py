"""Numerals: reading a number out of digits and words."""

from __future__ import annotations

import attrs

from factcheck.analysis.words import CARDINALS, MULTIPLIERS, ORDINALS
from factcheck.facts import Quantity, Tag, Token
from factcheck.text import Span

SCALES = {**MULTIPLIERS, "mn": 1e6, "lakh": 1e5, "crore": 1e7}
_LETTER_SCALES = frozenset(("m", "bn", "k", "tn", "mn"))
DENOMINATORS = {
    **dict.fromkeys(("half", "halves"), 2),
    **dict.fromkeys(("quarter", "quarters", "fourth", "fourths"), 4),
    **{name: value for name, value in ORDINALS.items() if 2 < value <= 12 and value != 4},
    **{f"{name}s": value for name, value in ORDINALS.items() if 2 < value <= 12 and value != 4},
}
_TENS = {"thirtieth": 30, "fortieth": 40, "fiftieth": 50, "sixtieth": 60, "seventieth": 70}
ORDINAL_WORDS = {
    **ORDINALS,
    **_TENS,
    "eightieth": 80,
    "ninetieth": 90,
    "hundredth": 100,
    **dict.fromkeys(("debut", "maiden", "inaugural"), 1),
}
VAGUE = frozenset("several few many couple these those".split())
# A longer row of digits is a code, not an amount.
_MOST_DIGITS = 18
LINKS = frozenset(("to", "-", "–", "—"))
_WHICH_TIME = frozenset(("last", "next", "this"))
_TIMES = frozenset("week month year season quarter night summer autumn winter spring time".split())
# "Four and half the town": what a half is of.
_OF_A_HALF = frozenset("a all an his her its of my our that the their this".split())


@attrs.frozen
class Number:
    """A number read from tokens: value bounds, place value of the last digit, where it ends.

    `scale` is the product of its words of scale ("million") and `glued` a scale written on to it.
    """

    low: float
    high: float
    step: float
    end: int
    scale: float = 1.0
    glued: str = ""

    def times(self, factor: float, zero: float = 0.0) -> Number:
        """The number in another unit."""
        low, high = (self.low - zero) * factor, (self.high - zero) * factor
        return attrs.evolve(self, low=low, high=high, step=self.step * factor)


def norm_at(tokens: tuple[Token, ...], index: int) -> str:
    """The plain form of the token at `index`, "" outside the sentence."""
    return tokens[index].norm if 0 <= index < len(tokens) else ""


def are_touching(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether nothing stands between the token at `index` and the one before."""
    return 0 < index < len(tokens) and tokens[index - 1].end == tokens[index].start


# --- Numbers --------------------------------------------------------------------------------------


def number_at(tokens: tuple[Token, ...], index: int, *, money: bool = False) -> Number | None:
    """Read a number, with its multiplier and the second end of a range."""
    between = norm_at(tokens, index - 1) == "between"
    single = single_at(tokens, index, between=between, money=money)
    if single is None:
        return None
    link = norm_at(tokens, single.end)
    if link in LINKS or (between and link == "and"):
        other = single_at(tokens, single.end + 1, money=money)
        if other is not None:
            # "10 to 12 million": the multiplier at the end holds for both ends.
            factor = other.scale if single.scale == 1.0 and single.low < 1000 else 1.0
            if single.low * factor < other.high:
                return attrs.evolve(other, low=single.low * factor)
    return single


def scale_of(tokens: tuple[Token, ...], quantity: Quantity) -> float:
    """The multiplier inside a quantity ("million"), or 1."""
    return next(
        (SCALES[t.norm] for t in tokens[quantity.first : quantity.end] if t.norm in SCALES), 1.0
    )


def plain_number_at(tokens: tuple[Token, ...], index: int) -> Number | None:
    """A number in digits or words that is no end of a range."""
    return single_at(tokens, index) if index < len(tokens) else None


def is_half_dozen(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether "half-dozen" stands at `index`."""
    following = norm_at(tokens, index + 1)
    if following == "-":
        following = norm_at(tokens, index + 2)
    return tokens[index].norm == "half" and following == "dozen"


def single_at(
    tokens: tuple[Token, ...], index: int, *, between: bool = False, money: bool = False
) -> Number | None:
    """Read one number, in digits or words, with its multipliers; None where none starts."""
    if index >= len(tokens):
        return None
    norm = tokens[index].norm
    glued = ""
    if norm[0].isdigit():
        read = read_digits(norm, money=money)
        if read is None:
            return None
        value, step, glued = read
        index += 1
    elif norm in CARDINALS:
        value, step, index = _cardinal(tokens, index)
        if norm == "one" and not _counts_one(tokens, index):
            return None
    elif norm == "half" and norm_at(tokens, index + 1) in ("a", "an"):
        value, step, index = 0.5, 0.5, index + 2
    elif is_half_dozen(tokens, index):
        value, step, index = 6.0, 1.0, index + 2 + (norm_at(tokens, index + 1) == "-")
    elif norm in SCALES and norm not in _LETTER_SCALES:
        value, step = 1.0, 1.0
    else:
        return None
    part = _part(tokens, index)
    if part is not None:
        value, step, index = value + part.low, part.step, part.end
    total, scale = 0.0, 1.0
    while norm_at(tokens, index) in SCALES:
        factor = SCALES[tokens[index].norm]
        value, step, scale = value * factor, step * factor, scale * factor
        index += 1
        more = _rest(tokens, index, factor, between=between)
        if more is not None:
            total, value, step, index = total + value, more.low, more.step, more.end
    value += total
    return Number(value, value, step, index, scale, glued)


def _cardinal(tokens: tuple[Token, ...], index: int) -> tuple[float, float, int]:
    """A number below a hundred in words: value, place value of its last digit, end."""
    value = float(CARDINALS[tokens[index].norm])
    units = CARDINALS.get(norm_at(tokens, index + 1), 0)
    if value >= 20 and 0 < units < 10:
        return value + units, 1.0, index + 2
    return value, 1.0 if value % 10 or not value else 10.0, index + 1


def _part(tokens: tuple[Token, ...], index: int) -> Number | None:
    """What a fraction adds to a number: "2½", "2 1/2", "two and a half"."""
    norm = norm_at(tokens, index)
    if "/" in norm and len(norm) > 1:
        value = fraction_sign(norm)
        return None if value is None else Number(value, value, value, index + 1)
    if norm.isdecimal() and norm_at(tokens, index + 1) == "/" and are_touching(tokens, index + 1):
        bottom = norm_at(tokens, index + 2)
        value = fraction_sign(f"{norm}/{bottom}")
        return None if value is None else Number(value, value, value, index + 3)
    words = tuple(norm_at(tokens, index + n) for n in range(3))
    if words[:2] == ("and", "half") and words[2] not in _OF_A_HALF:
        return Number(0.5, 0.5, 0.5, index + 2)
    if words[:2] == ("and", "a") and words[2] in ("half", "quarter", "third"):
        value = 1 / DENOMINATORS[words[2]]
        return Number(value, value, value, index + 3)
    return None


def fraction_sign(norm: str) -> float | None:
    """The value of "1/2", a part of one; None for anything else with a stroke."""
    top, _, bottom = norm.partition("/")
    if not (top.isdecimal() and bottom.isdecimal() and len(bottom) < 4 and len(top) < 4):
        return None
    return int(top) / int(bottom) if int(top) < int(bottom) else None


def _rest(tokens: tuple[Token, ...], index: int, scale: float, *, between: bool) -> Number | None:
    """The rest of a number in words: "two hundred *and fifty*", "two million *six thousand*"."""
    joined = norm_at(tokens, index) == "and"
    if joined and between:
        return None
    index += joined
    norm = norm_at(tokens, index)
    if norm not in CARDINALS or (norm == "one" and not joined):
        return None
    more = single_at(tokens, index)
    return more if more is not None and more.low < scale else None


def _counts_one(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether "one" is a number, as before a noun or in "one in five", and no pronoun."""
    if index >= len(tokens):
        return False
    token = tokens[index]
    if token.norm in ("in", "out", "of"):
        at = index + 1 + (norm_at(tokens, index + 1) in ("of", "every"))
        return token.norm == "in" or at > index + 1 if plain_number_at(tokens, at) else False
    if token.norm == "and":
        return _part(tokens, index) is not None
    return token.tag in (Tag.NOUN, Tag.ADJECTIVE) or token.norm in SCALES


def read_digits(norm: str, *, money: bool = False) -> tuple[float, float, str] | None:
    """The value of a number in digits, the place value of its last digit, and its glued scale."""
    plain = norm.rstrip("abcdefghijklmnopqrstuvwxyz")
    glued = norm[len(plain) :]
    factor = SCALES.get(glued, 1e9 if glued == "b" and money else 1.0)
    if factor == 1.0 and glued not in ("", "s"):
        return None
    plain = plain.replace(",", "") if _grouped(plain) else plain.replace(",", ".")
    whole, point, decimals = plain.partition(".")
    if not (whole.isdecimal() and (not point or decimals.isdecimal())):
        return None
    if len(whole) + len(decimals) > _MOST_DIGITS:
        return None
    value = float(plain)
    if point:
        step = 10.0 ** -len(decimals)
    else:
        step = 10.0 ** (len(whole) - len(whole.rstrip("0"))) if value else 1.0
    return value * factor, step * factor, glued


def _grouped(norm: str) -> bool:
    head, *groups = norm.partition(".")[0].split(",")
    return 1 <= len(head) <= 3 and all(len(group) == 3 for group in groups)


def span_of(tokens: tuple[Token, ...], first: int, end: int) -> Span:
    """The span of a range of tokens."""
    return Span(tokens[first].start, tokens[end - 1].end)


def counted_after(tokens: tuple[Token, ...], index: int) -> int | None:
    """The head of the noun phrase after a number: what it counts."""
    out_of = norm_at(tokens, index) == "out" and norm_at(tokens, index + 1) == "of"
    if out_of or norm_at(tokens, index) == "of":
        index += 2 if out_of else 1
        # "18 of its 112 shops": both numbers count shops.
        owned = index + (index < len(tokens) and tokens[index].tag is Tag.DETERMINER)
        if owned < len(tokens) and tokens[owned].tag is Tag.NUMBER:
            index = owned + 1
    elif index < len(tokens) and tokens[index].tag is Tag.NUMBER:
        # "Two 24-year-old men": the age lies between.
        index += 3 if norm_at(tokens, index + 2) == "old" else 0
    head = None
    for place in range(index, min(index + 7, len(tokens))):
        token = tokens[place]
        if _tells_when(tokens, place) or (place > index and token.norm in ("a", "an")):
            # "98 percent last year", "12,000 signed a petition".
            break
        if token.tag in (Tag.NOUN, Tag.NAME):
            head = place
        elif head is not None or not (
            token.tag in (Tag.ADJECTIVE, Tag.DETERMINER, Tag.POSSESSIVE, Tag.ADVERB)
            or (token.tag is Tag.VERB and token.form in ("participle", "ing"))
        ):
            break
    return head


def _tells_when(tokens: tuple[Token, ...], index: int) -> bool:
    return norm_at(tokens, index) in _WHICH_TIME and norm_at(tokens, index + 1) in _TIMES
