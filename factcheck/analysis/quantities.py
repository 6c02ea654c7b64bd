"""Numbers: what they amount to, what they count or measure, and how they bound it."""

from __future__ import annotations

from functools import lru_cache

import attrs

from factcheck.analysis.bounds import CHANGING, OPENERS, comparator_before
from factcheck.analysis.clocks import clock_at, time_taken_at
from factcheck.analysis.measures import (
    article_at,
    measure,
    money_starting_at,
    ordinal_at,
    part_of_point_at,
    quantity_of,
    unit_of_last,
    unit_of_next,
)
from factcheck.analysis.numerals import (
    DENOMINATORS,
    LINKS,
    ORDINAL_WORDS,
    SCALES,
    VAGUE,
    Number,
    fraction_sign,
    is_half_dozen,
    norm_at,
    number_at,
    plain_number_at,
    scale_of,
    span_of,
)
from factcheck.analysis.rows import RATINGS, chain_at, read_chain, share_of
from factcheck.analysis.units import COUNT, PERCENT, Unit, unit_starting_at
from factcheck.analysis.words import CARDINALS
from factcheck.facts import Dimension, Quantity, Tag, Token
from factcheck.lexicon import lookup

_MULTIPLES = {"double": 2.0, "triple": 3.0, "quadruple": 4.0, "halve": 0.5}
_AFTER_MULTIPLE = frozenset("as the its their that what more less".split())
# Words after a part that something is more or less by: "a third fewer".
_AFTER_SHARE = frozenset("more less fewer higher lower larger smaller as".split())
# What a sum of money has behind its number, where its unit is told before.
_LARGE = frozenset(("million", "billion", "trillion"))
# The number up to which "two out of five" is a share, as of its multiples.
_LARGEST_PART = 10
# Where "once" ends what is told, and what it may open: "only once | it had rained", "once a week".
_ENDING = frozenset((".", ",", ";", "and", "but"))
_AFTER_ONCE = frozenset("a an every per the".split())
_OF_TWO = ORDINAL_WORDS.keys() | {"latter", "other"}
_CLOCK = frozenset(("a.m.", "p.m.", "am", "pm", "o'clock"))


# What the numbers of a result count.
_TALLIED = frozenset("vote goal point set game frame leg run try".split())


def find_quantities(
    tokens: tuple[Token, ...], taken: frozenset[int] = frozenset()
) -> tuple[Quantity, ...]:
    """Find the quantities among `tokens`, those in `taken` (dates) left out."""
    made: list[Quantity] = []
    index = 0
    while index < len(tokens):
        token = tokens[index]
        if index in taken or not (_may_start(token.norm) or token.lemma in _MULTIPLES):
            index += 1
            continue
        end, found = _read(tokens, index)
        if not taken.isdisjoint(range(index, end)):
            end, found = index + 1, ()
        made.extend(_of_unit_before(tokens, made, _bounded_as_before(tokens, made, found)))
        index = end
    return tuple(made)


def _bounded_as_before(
    tokens: tuple[Token, ...], made: list[Quantity], found: tuple[Quantity, ...]
) -> tuple[Quantity, ...]:
    """Give an amount in brackets the bound of the one that it converts: "over 5 miles (8 km)"."""
    if not made or not found or found[0].comparator_span is not None:
        return found
    first, before = found[0], made[-1]
    converts = before.dimension is first.dimension and before.dimension is not Dimension.COUNT
    if not converts or first.first - before.end != 1 or tokens[before.end].norm != "(":
        return found
    bounded = attrs.evolve(
        first, comparator=before.comparator, comparator_span=before.comparator_span
    )
    return (bounded, *found[1:])


def _of_unit_before(
    tokens: tuple[Token, ...], made: list[Quantity], found: tuple[Quantity, ...]
) -> tuple[Quantity, ...]:
    """Give a bare sum its unit: "50 million dollars in Ohio and 20 million elsewhere"."""
    if not made or not found or found[0].dimension is not Dimension.COUNT:
        return found
    first, before = found[0], made[-1]
    joined = first.first > 0 and tokens[first.first - 1].norm in ("and", "but", ",")
    large = tokens[first.end - 1].norm in _LARGE
    if before.dimension is not Dimension.MONEY or not joined or not large:
        return found
    if first.noun is not None and first.noun == first.end:
        return found
    of_money = attrs.evolve(first, dimension=Dimension.MONEY, unit=before.unit, noun=None)
    return (of_money, *found[1:])


@lru_cache(maxsize=50_000)
def _may_start(norm: str) -> bool:
    """Whether a quantity can start at a word, verbs of multiplying aside."""
    return norm[0].isdigit() or norm in OPENERS or norm.endswith("fold")


def _read(tokens: tuple[Token, ...], index: int) -> tuple[int, tuple[Quantity, ...]]:
    """The quantities that start at `index`, and where to read on."""
    if tokens[index].norm[0].isdigit():
        timed = clock_at(tokens, index) or time_taken_at(tokens, index)
        if timed is not None:
            return timed.end, (timed,)
    chain = chain_at(tokens, index)
    if len(chain) > 1:
        end = chain[-1] + 1
        found = read_chain(tokens, chain)
        return (end, ()) if found is None else (max(end, found.end), (found,))
    one = _quantity(tokens, index)
    if one is None:
        return index + 1, ()
    if _is_clock(tokens, one):
        return one.end + 1, ()
    return _with_other_end(tokens, one)


def _is_clock(tokens: tuple[Token, ...], quantity: Quantity) -> bool:
    following = norm_at(tokens, quantity.end)
    return quantity.dimension is Dimension.COUNT and following in _CLOCK


def _quantity(tokens: tuple[Token, ...], index: int) -> Quantity | None:
    token = tokens[index]
    money = money_starting_at(tokens, index)
    if money is not None:
        return money
    found = (
        part_of_point_at(tokens, index)
        or _fraction(tokens, index)
        or ordinal_at(tokens, index)
        or _multiple(tokens, index)
    )
    if found is not None:
        return found
    if token.norm in ("a", "an"):
        return article_at(tokens, index)
    if token.norm in SCALES and norm_at(tokens, index - 1) in VAGUE:
        return None
    number = number_at(tokens, index)
    if number is None:
        return None
    best = plain_number_at(tokens, number.end + 2)
    stars = tuple(norm_at(tokens, number.end + n) for n in range(2)) == ("out", "of")
    if stars and best is not None and best.low in RATINGS and not _counts(tokens, best.end):
        rating = attrs.evolve(number, end=best.end)
        return quantity_of(tokens, index, rating, Unit(Dimension.COUNT, 1.0, f"/{best.low:g}"))
    return measure(tokens, index, number)


def _counts(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether what is counted follows: "6 out of 10 voters" is no rating."""
    return index < len(tokens) and tokens[index].tag in (Tag.NOUN, Tag.NAME, Tag.ADJECTIVE)


def _fraction(tokens: tuple[Token, ...], index: int) -> Quantity | None:
    """Shares: "a third of", "two-thirds", "half the", "½ of", "one in five", "two out of three"."""
    token = tokens[index]
    following = norm_at(tokens, index + 1)
    if token.norm == "half" and token.tag is not Tag.VERB:
        before = norm_at(tokens, index - 1)
        if before == "a" and norm_at(tokens, index - 2) == "and":
            return None
        if following in ("a", "an") or is_half_dozen(tokens, index) or before in _OF_TWO:
            return None
        return quantity_of(tokens, index, share_of(1, 2, index + 1), PERCENT)
    if "/" in token.norm and len(token.norm) > 1 and following == "of":
        value = fraction_sign(token.norm)
        return (
            quantity_of(tokens, index, share_of(value, 1.0, index + 1), PERCENT) if value else None
        )
    count = 1.0 if token.norm in ("a", "one") else float(CARDINALS.get(token.norm, 0))
    if count and following in DENOMINATORS and _is_share(tokens, index, count):
        return quantity_of(
            tokens, index, share_of(count, DENOMINATORS[following], index + 2), PERCENT
        )
    return _ratio(tokens, index)


def _is_share(tokens: tuple[Token, ...], index: int, count: float) -> bool:
    """Whether "a third" is a part, not a rank; "three quarters", not months of business."""
    denominator, after = norm_at(tokens, index + 1), norm_at(tokens, index + 2)
    if after == "of" or (count > 1 and denominator.endswith("s") and denominator != "quarters"):
        return True
    bounded = comparator_before(tokens, index)[1] is not None
    measures = bounded or norm_at(tokens, index - 1) == "by" or after in _AFTER_SHARE
    return count == 1 and measures


def _ratio(tokens: tuple[Token, ...], index: int) -> Quantity | None:
    """Shares by count: "one in five", "two out of three", "one of every ten"."""
    one = plain_number_at(tokens, index)
    if one is None or not 0 < one.low < 20 or one.low != int(one.low):
        # "5.4 out of 10" is a mark.
        return None
    words = tuple(norm_at(tokens, one.end + n) for n in range(2))
    at = one.end + (2 if words in (("out", "of"), ("of", "every"), ("in", "every")) else 1)
    if words[0] != "in" and at == one.end + 1:
        return None
    two = plain_number_at(tokens, at)
    if two is None or not one.low < two.low <= 1000:
        return None
    if words == ("out", "of") and two.low > _LARGEST_PART and two.low % _LARGEST_PART:
        # "In 16 out of 28 provinces" counts them.
        return None
    unit = unit_starting_at(tokens, two.end)
    if unit is not None and unit[0].dimension is Dimension.DURATION:
        return None
    return quantity_of(tokens, index, share_of(one.low, two.low, two.end), PERCENT)


def _multiple(tokens: tuple[Token, ...], index: int) -> Quantity | None:
    """Multiples: "doubled", "twice as many", "three times larger", "fivefold"."""
    token = tokens[index]
    value, end = 0.0, index + 1
    if token.lemma in _MULTIPLES and token.tag is Tag.VERB:
        value = _MULTIPLES[token.lemma]
    elif token.norm == "twice":
        value = 2.0
        if not _compares(tokens, end):
            return quantity_of(tokens, index, Number(2.0, 2.0, 1.0, end), COUNT, noun=False)
    elif token.norm == "once" and _counts_times(tokens, index):
        return quantity_of(tokens, index, Number(1.0, 1.0, 1.0, end), COUNT, noun=False)
    elif token.norm == "double" and norm_at(tokens, end) in ("the", "its", "their", "that", "what"):
        value = 2.0
    elif token.norm.endswith("fold") and token.norm[:-4] in CARDINALS:
        value = float(CARDINALS[token.norm[:-4]])
    else:
        number = plain_number_at(tokens, index)
        if number is None:
            return None
        after = norm_at(tokens, number.end)
        if after != "fold" and not (after == "times" and _compares(tokens, number.end + 1)):
            return None
        value, end = number.low, number.end + 1
    return quantity_of(tokens, index, Number(value, value, 0.0, end), Unit(Dimension.MULTIPLE, 1.0))


def _counts_times(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether "once" tells how often: "won it once", not "was once a baker", "at once"."""
    before, following = norm_at(tokens, index - 1), norm_at(tokens, index + 1)
    if before in ("only", "just"):
        return following not in _AFTER_ONCE
    return index > 1 and following in _ENDING and before not in ("at", "for", "all", "than")


def _compares(tokens: tuple[Token, ...], index: int) -> bool:
    if index >= len(tokens):
        return False
    token = tokens[index]
    compared = any(reading.form == "comparative" for reading in lookup(token.norm))
    return compared or token.norm in _AFTER_MULTIPLE


def _with_other_end(tokens: tuple[Token, ...], one: Quantity) -> tuple[int, tuple[Quantity, ...]]:
    """Join "$10 million to $12 million"; take "from 10 to 12 percent" and "2 to 1" apart."""
    before = norm_at(tokens, one.first - 1)
    inner = _link_inside(tokens, one)
    if before == "from" and inner is not None and one.low < one.high:
        left = attrs.evolve(one, high=one.low, end=inner, span=span_of(tokens, one.first, inner))
        right = attrs.evolve(
            one, low=one.high, first=inner + 1, span=span_of(tokens, inner + 1, one.end)
        )
        return one.end, (left, right)
    if inner is not None and _is_of_vote(tokens, one):
        return one.end, (_result(tokens, attrs.evolve(one, low=one.high), one),)
    against = _votes_against(tokens, one)
    if against is not None:
        return against.end, (_result(tokens, one, against),)
    link = norm_at(tokens, one.end)
    if inner is not None or not (link in LINKS or (before == "between" and link == "and")):
        return one.end, (one,)
    two = _quantity(tokens, one.end + 1) if one.end + 1 < len(tokens) else None
    if two is None:
        return one.end, (one,)
    plain = one.end - one.first == two.end - two.first == 1 and link == "to"
    counts = one.dimension is two.dimension is Dimension.COUNT
    if plain and counts and before != "from" and two.low < one.low < 1000 and two.noun is None:
        return two.end, (_result(tokens, one, two),)
    if link == "to" and before == "from" and one.dimension is Dimension.COUNT:
        return one.end, (unit_of_next(tokens, one, two),)
    if link == "to" and before == "from" and two.dimension is Dimension.COUNT:
        return two.end, (one, unit_of_last(tokens, one, two))
    moved = (
        link == "to"
        and one.first > 0
        and (before in ("from", "by") or tokens[one.first - 1].lemma in CHANGING)
    )
    alike = one.dimension is two.dimension and one.unit == two.unit and not counts
    if moved or not alike or one.low >= two.low or one.dimension is Dimension.ORDINAL:
        return one.end, (one,)
    scale = scale_of(tokens, two) if scale_of(tokens, one) == 1.0 else 1.0
    return two.end, (
        attrs.evolve(
            two,
            first=one.first,
            span=one.span.cover(two.span),
            low=one.low * (scale if one.low < 1000 else 1.0),
            comparator=one.comparator,
            comparator_span=one.comparator_span,
        ),
    )


def _votes_against(tokens: tuple[Token, ...], one: Quantity) -> Quantity | None:
    """The lower number of a result that says what is counted: "by 31 votes to 22"."""
    end = one.end
    told = one.dimension is Dimension.COUNT and one.noun == end and norm_at(tokens, end + 1) == "to"
    if not told or one.low >= 1000 or tokens[end].lemma not in _TALLIED:
        return None
    if any(token.lemma in CHANGING for token in tokens[max(0, one.first - 2) : one.first]):
        return None
    two = _quantity(tokens, end + 2) if end + 2 < len(tokens) else None
    alone = two is not None and two.dimension is Dimension.COUNT and two.noun is None
    moved = norm_at(tokens, one.first - 1) == "from"
    return two if two is not None and alone and not moved and two.low < one.low else None


def _is_of_vote(tokens: tuple[Token, ...], one: Quantity) -> bool:
    """Whether what reads as a range is a vote that was lost: "by a vote of 186 to 237"."""
    count = one.dimension is Dimension.COUNT and one.noun is None and one.high < 1000
    before = [token.norm for token in tokens[max(0, one.first - 2) : one.first]]
    return count and before == ["vote", "of"]


def _result(tokens: tuple[Token, ...], one: Quantity, two: Quantity) -> Quantity:
    """The result of a vote or a match, whose second number is the lower."""
    number = Number(two.low, one.low, 1.0, two.end)
    return quantity_of(tokens, one.first, number, Unit(Dimension.SCORE, 1.0))


def _link_inside(tokens: tuple[Token, ...], quantity: Quantity) -> int | None:
    inside = range(quantity.first + 1, quantity.end - 1)
    return next((i for i in inside if tokens[i].norm in LINKS), None)
