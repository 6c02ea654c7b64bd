"""Sentence segmentation: `segment(document)` gives the sentences with exact offsets.

No library does it: pysbd and syntok are slower than wanted (0.4 and 1.3 MB a CPU second), nupunkt,
fast and kept up, joins headlines to what follows and splits before lower case, and BlingFire brings
numpy along.

Two passes, both linear in the text. The first cuts it into blocks at blank lines, list items,
headings and line breaks that are no hard wrap. The second looks at every stop mark of a block and
decides, from the word before and the word after, whether a sentence ends there. What is ambiguous
("the U.S. Army", "in the U.S. The army") is decided by the next word: only a word that hardly
ever follows an abbreviation inside a sentence ends it. Abbreviations are those of English news
style.

A sentence is stripped of whitespace. Outside every sentence lie whitespace, a byte order mark at
offset 0, rules (``---``), and the marks of headings, bullets and block quotes at the start of a
block. Numbering ("1.", "a)") stays with its item: a number may be a fact.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from factcheck.text import BYTE_ORDER_MARK, Document, Sentence, Span

MAX_SENTENCE = 5_000
"""Longest sentence, in code points. A longer one is cut at the last whitespace before, so that
later stages have bounded work on text without stop marks."""

SHORT_LINE = 45
"""A line of fewer code points was not wrapped, unless the next goes on in lower case."""

WIDEST_WRAP = 120
"""Lines wider than this, in code points, are whole paragraphs: their breaks are no wraps."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_TITLES = _words(
    """Mr Mrs Ms Mx Dr Drs Prof Profs Sen Sens Rep Reps Gov Govs Gen Gens Lt Col Cols Capt Cpt Cmdr
    Comdr Sgt Sgts Maj Adm Cpl Pvt Pfc Spc Brig Rev Revs Hon Pres Supt Det Insp Atty Asst Amb Fr Br
    Msgr Messrs Mme Mlle Mt Ft vs cf viz e.g i.e E.g I.e"""
)
"""Always followed by more of the same sentence."""

_BEFORE_NUMBER = _words(
    """Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec No Nos no nos Vol vol Vols Fig Figs fig figs
    Art Sec Secs Ch ch Eq Eqs Op op p pp para ca approx est Rs"""
)
"""Abbreviations only before a number: "No. 5", "Jan. 5"; otherwise words or ends."""

_ABBREVIATIONS = _words(
    """Inc Corp Co Cos Ltd Bros Mfg Intl LLC LLP plc Jr Sr Esq etc al St Ste Ave Blvd Rd Hwy Pkwy Sq
    Bldg Dept dept Div Univ Assn Assoc Govt Mon Tue Tues Wed Thu Thur Thurs Fri Ph.D PhD M.Sc
    B.Sc"""
)
"""May stand inside a sentence or end it; so may anything spelled with a period a letter."""

_STATES = _words(
    """Ala Ariz Ark Calif Colo Conn D.C Del Fla Ga Ill Ind Kan Ky La Mass Md Mich Minn Miss Mo Mont
    N.C N.D N.H N.J N.M N.Y Neb Nev Okla Ore Pa R.I S.C S.D Tenn Tex Va Vt W.Va Wash Wis Wyo Alta
    Ont Que"""
)
"""States and provinces as the AP Stylebook shortened them until 2014. In "Salem, Mass., is" it sets
them off with commas on both sides, so that "in Salem, Mass. Lee" ends a sentence."""

_OPENERS = _words(
    """The A An This That These Those It Its He She They We You I His Her Their Our My There Here In
    On At As But If When While Although Though Because Since After Before During However Meanwhile
    Moreover Furthermore Nevertheless Still Yet So Then Now Also Some Many Most Several Both Each
    Every Another Other Others Such What Why How Where Who Despite According Among Under Until
    Unlike Instead Once Today Yesterday"""
)
"""Words that, capitalised, begin a sentence even after an abbreviation."""

_OPENERS_BEFORE_LOWER_CASE = _words(
    """And Or Nor For To Of With By From All Only Not Analysts Authorities Critics Experts Investors
    Officials Police Prosecutors Researchers Scientists Shares Supporters Witnesses"""
)
"""The same, but capitalised inside headlines too, where the next word is a capital as well."""

_WEEKDAYS = _words("Monday Tuesday Wednesday Thursday Friday Saturday Sunday")
_AFTER_CLOCK = _WEEKDAYS | _words(
    """January February March April May June July August September October November December Jan Feb
    Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun ET EST EDT
    CT CST CDT MT MST MDT PT PST PDT GMT UTC BST CET CEST IST JST AEST Eastern Central Pacific
    Mountain Greenwich"""
)
"""What may follow "a.m." and "p.m." within a sentence."""

_LETTERED = _words(
    """appendix category class exhibit grade group hepatitis part plan schedule section team type
    vitamin war"""
)
"""Nouns numbered by a letter: "vitamin C. Doctors" ends a sentence, "J. Doctors" does not."""

_EXCLAIMED_NAMES = frozenset(["Yahoo", "Jeopardy", "Wham"])
"""Names that are written with an exclamation mark."""

_LINE_END = re.compile("\r\n|[\r\n\v\f\x85\u2028\u2029]")
_RULE = re.compile(r"\s*+[-=_*~#`]{3,}+\s*+\Z")
_MARKERS = re.compile(r"(?:\s*+(?:#{1,6}+|>|[-*+•‣◦▪●–—])(?=\s|\Z))*\s*+")
_NUMBERING = re.compile(r"(?:\d{1,3}[.)]|\(\d{1,3}\)|\(?[A-Za-z]\))\s")
_WORD_RUN = re.compile(r"\S*+")

_OPENING = r"[\"'“‘«‹„(\[*_¿¡]"
_STOP = re.compile(
    r"(?P<mark>\.(?:[ \u00a0]\.){2,}|(?<![.!?…‽؟۔।])[.!?…‽؟۔।]++)"
    r"(?P<close>(?:[\"'”’»›)\]}*_]|\[\d{1,3}\])*)"
    r"(?P<gap>\s*+(?:(?<=[\r\n])(?:>\s++)+)?)"
    r"|(?P<wide>[。！？｡]++(?P<quoted>[」』）】》”’\"]*+))\s*+"
)
_NEXT = re.compile(_OPENING + r"{0,4}+(?P<word>[^\W_]{0,30}+)(?P<tail>(?:['’]\w)?.?)", re.DOTALL)
_TOKEN = re.compile(r"(?<![\w&'’.])[\w&'’.]++\Z")
_QUOTE_OR_PERIOD = "'’."
_INITIALS = re.compile(r"[^\W\d_](?:\.-?[^\W\d_])*")
_STRAY_ACRONYM = re.compile(r"[A-Z]{2,5}+(?P<gap>\s++)")
_SPEAKER = re.compile(
    r"(?:[A-Z][\w.'’-]{0,30}+\s){1,4}"
    r"(?:said|says|asked|asks|told|added|adds|wrote|writes|cried|shouted|yelled|replied|exclaimed)\b"
    r"(?!\s(?:that|he|she|it|they|we|the|a|an|his|her|their|its|there|I)\b)"
)
_SET_OFF = re.compile(r"(?:,\s++|\b[DRI]-)[\w.]++\Z")
_YEAR = re.compile(r"\(\d{4}\)")
_DETACHED_QUOTE = re.compile(r'"(?:\s++|\Z)')
"""A closing quote set off by a space, as translation programs leave it."""

_LOOK_BACK = 24
"""How far before a stop mark the words are read, in code points: the longest abbreviation, and
the word before an initial, fit."""


class _Line(NamedTuple):
    start: int
    """Where the content begins, behind any marks."""
    end: int
    """Where it ends, before trailing whitespace."""
    marks: str
    numbered: bool
    separated: bool
    """Whether a paragraph separator (U+2029) follows."""

    @property
    def width(self) -> int:
        return self.end - self.start


def segment(document: Document) -> tuple[Sentence, ...]:
    """Return the sentences of `document` in order.

    Spans hold code-point offsets into ``document.text``, do not overlap, neither begin nor end
    with whitespace, and cover every letter and digit. None is longer than `MAX_SENTENCE`. Takes
    any string; raises nothing.
    """
    text = document.text
    sentences: list[Sentence] = []
    for block_start, block_end in _blocks(text):
        for start, end in _split(text, block_start, block_end):
            for span in _capped(text, start, end):
                sentences.append(Sentence(span, span.of(text), len(sentences)))
    return tuple(sentences)


def _capped(text: str, start: int, end: int) -> Iterator[Span]:
    while end - start > MAX_SENTENCE:
        # One character more than the cap: whitespace right behind it is a place to cut, too.
        head = text[start : start + MAX_SENTENCE + 1]
        if not head[-1].isspace() and len(parts := head.rsplit(None, 1)) == 2:
            head = parts[0]
        length = min(len(head.rstrip()), MAX_SENTENCE)
        yield Span(start, start + length)
        start += length
        while text[start].isspace():
            start += 1
    yield Span(start, end)


def _lines(text: str) -> Iterator[_Line | None]:
    """Every line of `text`; None for one without content."""
    start = len(BYTE_ORDER_MARK) if text.startswith(BYTE_ORDER_MARK) else 0
    while start < len(text):
        stop = _LINE_END.search(text, start)
        end, following = stop.span() if stop else (len(text), len(text))
        yield _line(text, start, end, stop is not None and stop.group() == "\u2029")
        start = following


def _line(text: str, start: int, end: int, separated: bool) -> _Line | None:
    if _RULE.match(text, start, end):
        return None
    marks = _MARKERS.match(text, start, end)
    content = marks.end() if marks else start
    # `rstrip` on the line would copy a line of many megabytes once more.
    while end > content and text[end - 1].isspace():
        end -= 1
    if content >= end:
        return None
    numbered = _NUMBERING.match(text, content, end) is not None
    return _Line(content, end, text[start:content].strip(), numbered, separated)


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    """Stretches of text that no sentence crosses: paragraphs, list items, headings."""
    start: int | None = None
    last: _Line | None = None
    width = 0
    for line in _lines(text):
        if last is not None and start is not None:
            around = max(width, last.width, line.width if line else 0)
            if line is None or not _wraps(text, last, line, around):
                yield start, last.end
                start, width = None, 0
            else:
                width = last.width
        if line is not None and start is None:
            start = line.start
        last = line
    if last is not None and start is not None:
        yield start, last.end


def _wraps(text: str, line: _Line, following: _Line, width: int) -> bool:
    """Whether the break after `line` is a hard wrap inside a paragraph.

    It is when the next line goes on in lower case, or when its first word would not have fitted:
    `width` is that of the widest line nearby.
    """
    last = text[line.end - 1]
    lower = text[following.start].islower()
    if line.separated or "#" in line.marks or following.numbered:
        return False
    if following.marks not in ("", ">"):
        # A dash in the middle of a wrapped sentence looks like a bullet.
        dash = following.marks in ("-", "–", "—") and not line.marks and not line.numbered
        return dash and lower and line.width >= SHORT_LINE and last not in ".:;!?"
    if (following.marks == ">") != line.marks.startswith(">"):
        return False
    if lower:
        return True
    if line.width < SHORT_LINE or width > WIDEST_WRAP:
        return False
    word = _WORD_RUN.match(text, following.start, following.end)
    return last == "," or line.width + 1 + (len(word.group()) if word else 0) > width


def _split(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Sentences of the block ``text[start:end]``."""
    uncased = text[start:end].islower()
    quotes, counted = 0, start
    for stop in _STOP.finditer(text, start, end):
        if stop.end() >= end:
            break
        following = stop.end()
        if stop["wide"]:
            cut = stop.end("wide")
            if stop["quoted"] and "。" not in stop["wide"] and text[following].isalpha():
                continue  # a question or exclamation, and its speaker
        else:
            if not stop["gap"] and not stop["close"] and not text[following].isupper():
                continue  # most common: a decimal, a version, an address
            quotes += text.count('"', counted, stop.end("mark"))
            counted = stop.end("mark")
            if not _ends(text, stop, start, end, uncased):
                continue
            cut = stop.end("close")
            if not stop["gap"] and stop["close"] == '"' and quotes % 2 == 0:
                cut = following = stop.end("mark")  # the quote opens what follows
            elif quotes % 2 and (detached := _DETACHED_QUOTE.match(text, following, end)):
                cut, following = following + 1, detached.end()
        yield start, cut
        start = following
        acronym = _STRAY_ACRONYM.match(text, start, end)
        if acronym and _opens(text, _NEXT.match(text, acronym.end(), end)):
            yield start, acronym.start("gap")
            start = acronym.end()
    if start < end:
        yield start, end


def _opens(text: str, following: re.Match[str] | None) -> bool:
    """Whether the word found begins a sentence whatever stands before it."""
    if following is None:
        return False
    word, tail = following["word"], following["tail"]
    if tail == ".":
        return word in ("Mr", "Mrs", "Ms")
    if word in _OPENERS_BEFORE_LOWER_CASE:
        return tail == " " and text[following.end() : following.end() + 1].islower()
    return word in _OPENERS


def _ends(text: str, stop: re.Match[str], start: int, end: int, uncased: bool) -> bool:
    """Whether the sentence that began at `start` ends with the stop mark."""
    first = stop.end()
    if text[first].islower() and not uncased and not text[first + 1 : first + 2].isupper():
        return False
    following = _NEXT.match(text, first, end)
    if following is None:
        return False
    word = following["word"]
    mark = stop["mark"]
    before = text[max(start, stop.start() - _LOOK_BACK) : stop.start()]
    if word:
        if word[0].islower() and not word[1:2].isupper() and not uncased:
            return False
    elif (
        text[following.start("word") : min(following.start("word") + 1, end)]
        in ",;:.!?)]}–—-/\\|%=+"
    ):
        return False
    if not stop["gap"]:
        return _ends_without_space(text, stop, before, following)
    if not before or before[-1] in "([":
        return False
    if "!" in mark or "?" in mark:
        return not _exclaims_inside(text, stop, before, word, end)
    if "…" in mark or ".." in mark or ". ." in mark:
        spaced = before[-1].isspace() and len(mark) < 4
        return _opens(text, following) if spaced else True
    if mark != ".":
        return True
    return not _abbreviates(text, stop, before, start, following)


def _ends_without_space(
    text: str, stop: re.Match[str], before: str, following: re.Match[str]
) -> bool:
    """Whether a stop mark that no space follows ends a sentence: "the police.The company"."""
    token = before.split()[-1] if before.strip() else ""
    if not token[-3:].islower() or not token[-3:].isalpha() or set(token) & set("/@:."):
        return False
    if stop["close"] in ('"', "”", "»"):
        return following["word"][:1].isupper()
    return following["tail"] in (" ", ",") and _opens(text, following)


def _exclaims_inside(text: str, stop: re.Match[str], before: str, word: str, end: int) -> bool:
    """Whether a sentence runs on after "!" or "?": a name, or a quotation and its speaker."""
    if stop["mark"] == "!" and word not in _OPENERS and _last_token(before) in _EXCLAIMED_NAMES:
        return True
    if _YEAR.match(text, stop.end(), end):
        return True  # a title and its year
    if not set(stop["close"]) & set("\"'”’»"):
        return False
    if word in _WEEKDAYS:
        return True
    return word not in _OPENERS and _SPEAKER.match(text, stop.end(), end) is not None


def _abbreviates(
    text: str, stop: re.Match[str], before: str, start: int, following: re.Match[str]
) -> bool:
    """Whether the period belongs to the word before it and the sentence goes on."""
    token = _last_token(before)
    if not token:
        return False
    word = following["word"]
    if stop.start() - len(token) <= start and (
        len(token) == 1 or (token.isdigit() and len(token) <= 3)
    ):
        return True  # numbering, or an initial: never a sentence by itself
    if len(token) == 1 and token.islower() and before[:-1].endswith("/"):
        return False  # a unit: "185 km/h."
    shouted = len(token) > 1 and token.isupper() and "." not in token
    name = token.capitalize() if shouted else token
    if name in _TITLES:
        return True
    if name in _BEFORE_NUMBER:
        return word[:1].isdigit() or (word.isupper() and not word.strip("IVXLC"))
    if token.lower() in ("a.m", "p.m"):
        return word in _AFTER_CLOCK or not word[:1].isupper()
    if len(token) == 1 and token.isupper():
        words = before.rsplit(None, 2)
        if len(words) > 1 and words[-2].lower() in _LETTERED:
            return False
    if name in _STATES and _SET_OFF.search(before):
        return not word[:1].isupper() or text[stop.end()] == "("
    if name in _ABBREVIATIONS or name in _STATES or _is_initials(token):
        return not _opens(text, following)
    return False


def _last_token(before: str) -> str:
    """The word that ends `before`, behind a hyphen or slash if there is one: "then-Gov"."""
    last = before.rsplit(None, 1)[-1] if before and not before[-1].isspace() else ""
    if last.isalnum():
        return last
    token = _TOKEN.search(last)
    return token.group().lstrip(_QUOTE_OR_PERIOD) if token else ""


def _is_initials(token: str) -> bool:
    """Whether `token` is letters with a period after each; not a whole word of one character."""
    return token < "\u2e80" and _INITIALS.fullmatch(token) is not None
