"""Words, numbers and signs, with exact offsets; possessives, contractions, hyphens taken apart."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import pairwise

import attrs

from factcheck.analysis.words import (
    CARDINALS,
    CLOSED,
    FRACTIONS,
    MONTHS,
    MULTIPLIERS,
    ORDINALS,
    SIGN_PREFIXES,
    WEEKDAYS,
)
from factcheck.facts import Tag
from factcheck.lexicon import is_phrase, lookup, phrase_starts
from factcheck.text import Sentence

_PLAIN = str.maketrans(dict.fromkeys("’ʼ‘`", "'") | dict.fromkeys("‐‑−", "-"))
_HYPHENS = "-‐‑"
# What may stand before a hyphen and a number without the two being one name: "mid-June", "Top-10".
_NO_NAMES = "|".join((*"mid pre post early late non sub over under top".split(), *MONTHS))
_TOKEN = re.compile(
    rf"""
      (?:[^\W\d_]\.){{2,}}[^\W\d_]?(?![^\W\d_])                   # U.S.
    | (?:(?<![\w.])\.)?\d++(?:[.,]\d++)*                        # 1,234.5 and .5, with
      (?:(?:(?i:st|nd|rd|th|s|bn|mn|tn|k|m)|[ABDEGHJLN-Z])(?!\w))?  # 21st, 1990s, 2bn, 5G
    | (?<![\w.])[A-Z]{{2,5}}\.[A-Z]{{1,2}}(?!\w|\.\w)              # GE.N, a share's code
    | (?<=\$)(?i:{"|".join(SIGN_PREFIXES)})(?=\d)                # $US20
    | (?=[A-Z])(?!(?i:{_NO_NAMES})[{_HYPHENS}])
      [A-Z][^\W\d_]*+[{_HYPHENS}]\d{{1,3}}s?(?!\w|[.,{_HYPHENS}]\d)  # Covid-19, F-35
    | [A-Z]++(?:&[A-Z]++)+(?![\w&])                              # AT&T
    | [^\W\d_](?:[^\W\d_]++|[\u0300-\u036f]++)*                 # words, accents set apart too
      (?:['’ʼ][^\W\d_](?:[^\W\d_]++|[\u0300-\u036f]++)*)*\d*
    | \S
    """,
    re.VERBOSE,
)
_ABBREVIATED = frozenset(
    "mr mrs ms dr prof sen sens rep reps rev maj atty gov gen col lt sgt capt st jr sr inc corp "
    "ltd co jan feb mar apr jun jul aug sep sept oct nov dec no vs dept".split()
)
_CONTRACTIONS = ("'ll", "'re", "'ve", "'m", "'d")
# Contractions that mean nothing else when their apostrophe has been lost.
_WITHOUT_APOSTROPHE = frozenset(
    "dont didnt doesnt isnt wasnt arent werent hasnt havent hadnt wouldnt couldnt shouldnt".split()
)
_IS_AFTER = frozenset("it he she that there here what who where how let".split())
_PARTICLES = frozenset(
    "out off up down away back over on in apart together through around along aside ahead forward "
    "forth after by past".split()
)
# Particles that are prepositions when a noun phrase follows: "work in the lab", "sleep in".
_EITHER = frozenset("on in through around along after by over".split())
# Words that start an amount: "took over two hours" bounds one, "took over the club" doesn't.
_COUNTING = frozenset(("a", "an", "half", *CARDINALS, *MULTIPLIERS))
# Marks of emphasis in plain-text markup: they say nothing and stand inside what they mark.
_EMPHASIS = frozenset("*_")
# Of the phrases that start with a function word, those that act as one word.
_OPENERS = frozenset(("no", "some", "any", "every"))
# Words that mean nothing of their own after the verb of a phrase: "gave way", "went bust".
_IDIOMATIC = frozenset(
    "part place way prey heed root shape stock bankrupt bust redundant missing ill guilty "
    "free fire go reelection".split()
)
_PREFIXES = frozenset(("by", "non", "re"))
# Of the words that "re-" makes, those that mean something else without the hyphen: "re-signed".
_OTHER_WORDS = frozenset(
    "recover recreate react release remark remove repose represent resent resign resort restrain "
    "reform relay redress repress reserve resolve retreat return reward".split()
)
# What follows no possessive: it needs a thing that is had.
_AFTER_FIRM = frozenset((",", ";", "said", "says"))
_MAX_PHRASE = 4
_SHORTEST_PHRASE = 2
_SIGNS = frozenset("$£€")
# Verbs that "up to" is of, number or not: "went up to 40".
_UP_TO = frozenset(("go", "add"))
# A name and an initial.
_BEFORE_INITIAL = 2
# What a market goes up or down by, and how far after "up", in tokens, it may stand.
_POINTS = frozenset("% $ £ € ¥ percent per pc point points cent cents pence penny".split())
_TO_POINTS = 4
_TRADING = frozenset("close closed closing closes end ended finish finished open opened".split())
# What an earthquake strikes off, and how far after "off", in tokens, it may stand.
_SHORES = frozenset(("coast", "shore"))
_TO_SHORE = 4
_DAYS_AND_MONTHS = frozenset((*WEEKDAYS, *MONTHS))


@attrs.frozen
class Raw:
    """A token before tagging: offsets in the document, the text, and its plain lower-case form.

    In the plain form, apostrophes and hyphens are ASCII, accents are joined to their letters, and
    fractions are written out: "½" is "1/2", ".5" is "0.5".
    """

    start: int
    end: int
    text: str
    norm: str
    joined: bool = False


def tokenize(sentence: Sentence) -> tuple[Raw, ...]:
    """Split a sentence into tokens.

    Hyphens join words: the part after one has `joined` set; "non-", "by-" and "re-" are part of a
    known word. Between two numbers ("3-1", "10-12", "2020-06-11") the hyphen is a token.
    """
    base = sentence.span.start
    tokens: list[Raw] = []
    joined = False
    prefixed: Raw | None = None
    for match in _TOKEN.finditer(sentence.text):
        text = match.group()
        start = base + match.start()
        if text in _HYPHENS and _between_words(sentence.text, match.start(), match.end()):
            opening = tokens[-1].norm
            if _is_prefix(opening, _next_word(sentence.text, match.end())):
                prefixed = tokens.pop()
                continue
            joined = not (tokens[-1].norm[0].isdigit() and sentence.text[match.end()].isdigit())
            if joined:
                continue
        if text in _EMPHASIS:
            continue
        if text == "." and tokens and tokens[-1].norm in _ABBREVIATED and tokens[-1].end == start:
            continue
        if text == "." and _is_initial(sentence.text, tokens, start, match.end()):
            continue
        pieces = _pieces(text)
        if len(pieces) > 1 and pieces[1][1] == "'s" and _owns_nothing(sentence.text, match):
            pieces = ((text, pieces[0][1]),)
        for piece, norm in pieces:
            end = start + len(piece)
            if prefixed is not None:
                # "Non-binding" is "nonbinding", and so the opposite of "binding".
                first = prefixed.start
                whole = sentence.text[first - base : end - base]
                plain = _prefixed(prefixed.norm, norm)
                tokens.append(Raw(first, end, whole, plain, prefixed.joined))
            else:
                tokens.append(Raw(start, end, piece, norm, joined))
            start, joined, prefixed = end, False, None
    return tuple(tokens)


def _is_prefix(opening: str, word: str) -> bool:
    """Whether a word and the prefix that a hyphen parts from it are one: "non-binding"."""
    if opening not in _PREFIXES or not word:
        return False
    again = opening == "re" and any(r.pos == "v" for r in lookup(word))
    return again or bool(lookup(opening + word))


def _prefixed(opening: str, word: str) -> str:
    """The plain form of a word with a prefix: "re-elected" is "reelected"."""
    known = lookup(opening + word)
    # Who re-signed has signed, and not resigned.
    other = opening == "re" and any(r.lemma in _OTHER_WORDS for r in known)
    return word if other or not known else opening + word


def _is_initial(text: str, tokens: list[Raw], start: int, end: int) -> bool:
    """Whether a full stop ends an initial within a name: "Ann B. Lee"."""
    if len(tokens) < _BEFORE_INITIAL or tokens[-1].end != start or len(tokens[-1].text) != 1:
        return False
    written = tokens[-1].text.isupper() and tokens[-2].text[0].isupper()
    return written and text[end : end + 1] == " " and text[end + 1 : end + 2].isupper()


def _owns_nothing(text: str, match: re.Match[str]) -> bool:
    """Whether a name in "'s" is a firm's: "Marlow's agreed to", "its rival Marlow's, a grocer"."""
    if not text[match.start()].isupper() or _plain(match.group())[:-2] in {*CLOSED, *_IS_AFTER}:
        return False
    following = _TOKEN.search(text, match.end())
    if following is None:
        return False
    word = _plain(following.group())
    if word in _AFTER_FIRM or CLOSED.get(word) is Tag.AUXILIARY:
        return word not in ("been", "being", "having")
    after = _TOKEN.search(text, following.end())
    readings = lookup(word)
    past = any(r.form == "past" for r in readings) and all(r.pos != "n" for r in readings)
    return past and after is not None and _plain(after.group()) in CLOSED


def _next_word(text: str, start: int) -> str:
    """The plain form of the word at an offset."""
    match = _TOKEN.match(text, start)
    return _plain(match.group()) if match else ""


def _between_words(text: str, start: int, end: int) -> bool:
    return start > 0 and end < len(text) and text[start - 1].isalnum() and text[end].isalnum()


def _plain(text: str) -> str:
    if text.isascii():
        plain = "0" + text if text[0] == "." and len(text) > 1 else text
        return plain.replace("`", "'").lower()
    if len(text) == 1 and unicodedata.decomposition(text).startswith("<fraction>"):
        return unicodedata.normalize("NFKC", text).replace("⁄", "/")
    return unicodedata.normalize("NFC", text).translate(_PLAIN).lower()


@lru_cache(maxsize=20_000)
def _pieces(text: str) -> tuple[tuple[str, str], ...]:
    """What a word falls into, each piece with its plain form: the word, and what ends it."""
    norm = _plain(text)
    if norm in _WITHOUT_APOSTROPHE:
        return (text[:-2], norm[:-2]), (text[-2:], "n't")
    tail = _tail(norm)
    if not tail:
        return ((text, norm),)
    # Counted from the end: lower case can be longer than the text ("İ").
    return (text[:-tail], norm[:-tail]), (text[-tail:], norm[-tail:])


def _tail(norm: str) -> int:
    """The length of the contraction or possessive that a word ends in, 0 for none."""
    if norm == "cannot":
        return 3
    endings = ("n't", "'s", *_CONTRACTIONS)
    return next((len(e) for e in endings if norm.endswith(e) and len(norm) > len(e)), 0)


def expands_to_is(tokens: tuple[Raw, ...], index: int) -> bool:
    """Whether the ``'s`` at `index` stands for "is" or "has" rather than a possessive."""
    return tokens[index].norm == "'s" and index > 0 and tokens[index - 1].norm in _IS_AFTER


def ends_plural_owner(tokens: tuple[Raw, ...], index: int) -> bool:
    """Whether an apostrophe at `index` is the possessive of a word in "s", and closes no quote.

    Not within a name: "the Printers' Guild".
    """
    if tokens[index].norm != "'" or not 0 < index < len(tokens) - 1:
        return False
    sign, before, after = tokens[index], tokens[index - 1], tokens[index + 1]
    if before.end != sign.start or before.norm[-1] not in "sxz":
        return False
    if after.start == sign.end or not after.norm[0].isalnum() or after.text[0].isupper():
        return False
    return not any(
        one.norm == "'" and one.end == two.start for one, two in pairwise(tokens[:index])
    )


def phrase_at(
    tokens: tuple[Raw, ...], index: int, *, any_case: bool = False
) -> tuple[int, str] | None:
    """The longest fixed phrase that starts at `index`: how many tokens, and its lemma.

    Names (capitalised words after the first of the sentence) take part in no phrase, and numbers
    start none.
    """
    first = tokens[index]
    starts = _starts(first.norm)
    if not starts or (first.text[0].isupper() and index > 0 and not any_case):
        return None
    reach = []
    for token in tokens[index + 1 : index + _MAX_PHRASE]:
        if not token.norm[0].isalpha() or (token.text[0].isupper() and not any_case):
            break
        reach.append(token.norm)
    for start, longest in starts:
        for length in range(min(longest, len(reach) + 1), 1, -1):
            words = (start, *reach[: length - 1])
            lemma = _phrase_lemma(words)
            if lemma is None or words[-1] == "person" or _is_apart(tokens, index, length):
                # "The third person to climb it" is no grammar.
                continue
            if not _takes_object(tokens, index + length, words):
                return length, lemma
    return None


def _is_apart(tokens: tuple[Raw, ...], index: int, length: int) -> bool:
    """Whether the last word of the phrase at `index` rather belongs to what follows."""
    last, after = tokens[index + length - 1], index + length
    if last.norm == "on" and length > _SHORTEST_PHRASE and after < len(tokens):
        # "Walked out on Tuesday": the day's.
        return tokens[after].norm in _DAYS_AND_MONTHS
    if last.norm == "fire" and after < len(tokens):
        # "Opened fire stations".
        return any(r.pos == "n" and r.form == "plural" for r in lookup(tokens[after].norm))
    if last.norm != "off" or last.joined or index == 0:
        return False
    # "A strike off the coast", "keep its hands off the plant".
    return CLOSED.get(tokens[index - 1].norm) is Tag.DETERMINER


def _takes_object(tokens: tuple[Raw, ...], end: int, words: tuple[str, ...]) -> bool:
    """Whether the last word of a two-word verb is rather a preposition with an object.

    Or tells which way a market went: "closed up 2 percent".
    """
    if len(words) == 2 and words[0] in _TRADING and words[1] in ("up", "down"):
        return any(token.norm in _POINTS for token in tokens[end : end + _TO_POINTS])
    if words[0] in ("strike", "struck") and words[1:] == ("off",):
        # "Struck off the north coast".
        return any(token.norm in _SHORES for token in tokens[end : end + _TO_SHORE])
    if len(words) == 2 and words[1] == "up" and _bounds_number(tokens, end):
        return words[0] not in _UP_TO
    if len(words) != 2 or words[1] not in _EITHER or end >= len(tokens):
        return False
    if words == ("take", "over"):
        return tokens[end].norm[0].isdigit() or tokens[end].norm in _COUNTING
    return tokens[end].norm[0].isalnum() and tokens[end].norm not in ("to", "from", "with", "as")


def _bounds_number(tokens: tuple[Raw, ...], end: int) -> bool:
    """Whether "up" belongs to a bound that goes on at `end`: "may face up | to two years"."""
    if end + 1 >= len(tokens) or tokens[end].norm != "to":
        return False
    place = end + 1 + (tokens[end + 1].norm in _SIGNS)
    counted = tokens[min(place, len(tokens) - 1)].norm
    return counted[0].isdigit() or counted in _COUNTING


@lru_cache(maxsize=20_000)
def _starts(norm: str) -> tuple[tuple[str, int], ...]:
    """The forms of a word that a phrase can start with, each with its longest phrase's length."""
    if not norm[0].isalpha() or norm in CARDINALS or norm in MULTIPLIERS:
        return ()
    if norm in CLOSED and norm not in _OPENERS:
        return ()
    lemmas = [reading.lemma for reading in lookup(norm) if reading.pos == "v"]
    forms = dict.fromkeys((norm, *lemmas))
    return tuple((form, phrase_starts(form)) for form in forms if phrase_starts(form) > 1)


@lru_cache(maxsize=50_000)
def _phrase_lemma(words: tuple[str, ...]) -> str | None:
    """The lemma of a phrase that acts as one word, None where the words are no such phrase."""
    found = " ".join(words) if is_phrase(words) else _singular_phrase(words)
    return found if found is not None and _may_join(words) else None


# The share of a word's uses that makes it mostly a verb.
_MOSTLY = 0.6


def _singular_phrase(words: tuple[str, ...]) -> str | None:
    last = next((r.lemma for r in lookup(words[-1]) if r.pos == "n" and r.form == "plural"), None)
    if last is None:
        return None
    singular = (*words[:-1], last)
    if not is_phrase(singular) or _is_done_to(words):
        return None
    return " ".join(singular)


def _is_done_to(words: tuple[str, ...]) -> bool:
    """Whether two words rather are a verb and its object: "the bank cut rates"."""
    told = [r for r in lookup(words[0]) if r.pos == "v"]
    past = any(r.form == "past" for r in told)
    return len(words) == 2 and past and sum(r.weight for r in told) >= _MOSTLY


def _may_join(words: tuple[str, ...]) -> bool:
    """Keep a verb apart from a plain preposition: "go to" takes an argument, "give up" doesn't.

    And numbers from what stands before them: talks "lasted four days", a goal in the "first half".
    """
    if words[-1] in CARDINALS or (words[-1] in FRACTIONS and words[0] in ORDINALS):
        return False
    readings = {reading.pos for reading in lookup(" ".join(words))}
    if readings == {"v"} and len(words) == 2:
        # What ceases in "ceased fire" is the fire.
        idiom = words[1] in _IDIOMATIC and words[0] not in ("cease", "ceased")
        return idiom or words[1] in _PARTICLES
    return words[-1] not in ("of", "to", "for", "with", "from", "at", "a", "the")
