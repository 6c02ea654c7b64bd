"""Articles: what the document tells of itself, and its sentences, read one after the other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, datetime

import attrs

from factcheck.analysis import Context, analyze, may_assert, read_on
from factcheck.drafting.propositions import Reading, reading_of
from factcheck.sentences import segment
from factcheck.text import Document, Sentence, Span

_FIELDS = {
    "title": "title", "headline": "title", "publisher": "publisher", "source": "publisher",
    "author": "author", "by": "author", "url": "url", "link": "url", "date": "published_on",
    "published": "published_on", "published on": "published_on", "publication date": "published_on",
}  # fmt: skip
_DAY = r"\d{4}-\d{2}-\d{2}|\d{1,2} [A-Z][a-z]+ \d{4}|[A-Z][a-z]+ \d{1,2}, \d{4}"
# "date 2020-06-11" may stand in the line of the first sentence, as crawled text has it.
_DATED = re.compile(rf"\s*(?i:date|published(?: on)?|publication date)\s*:?\s+({_DAY})\s*")
_LINE = re.compile(r"\s*([A-Za-z ]{2,16}?)\s*:\s*(\S[^\n\r]*?)[ \t]*(?:\r\n|[\r\n]|\Z)")
_BYLINE = re.compile(r"\s*By ((?:[A-Z][^\s,]*(?: |, | and )?){2,8}?)[ \t]*(?:\r\n|[\r\n])")
# "LONDON, Aug. 6 (Reuters) - "
_DATELINE = re.compile(
    r"[A-Z][A-Z.\-' ]+(?:, [A-Z][\w. ]+?)?(?:, \w+\.? \d{1,2})?\s*"
    r"(?:\([A-Z]\w+\)\s*)?(?:-{1,2}|–|—)\s+(?=[\"“A-Z])"
)
_FORMS = ("%Y-%m-%d", "%d %B %Y", "%B %d, %Y")
_LONGEST_TITLE = 200
_FEWEST_WORDS = 3


@attrs.frozen
class Told:
    """What an article tells of itself; `end` is the offset at which its text begins."""

    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    url: str | None = None
    published_on: date | None = None
    end: int = 0


@attrs.frozen
class Passage:
    """A sentence of the article and how it is read.

    `goes_on` says that it ends inside a quotation which the next sentence goes on with; `begins`
    is false of one that does so itself.
    """

    reading: Reading
    begins: bool = True
    goes_on: bool = False


def header(document: Document) -> Told:
    """Return what stands before the text: a headline, a byline, lines as "Date: 2020-06-11"."""
    text = document.text
    found: dict[str, object] = {}
    end = len(text) - len(text.lstrip("\ufeff"))
    headed = False
    while True:
        dated = _DATED.match(text, end)
        line = _LINE.match(text, end)
        if dated is not None and _day(dated[1]) is not None:
            found.setdefault("published_on", _day(dated[1]))
            end = dated.end()
        elif line is not None and line[1].lower() in _FIELDS:
            name = _FIELDS[line[1].lower()]
            value: object = line[2] if name != "published_on" else _day(line[2])
            if value is not None:
                found.setdefault(name, value)
            end = line.end()
        elif (byline := _BYLINE.match(text, end)) is not None:
            found.setdefault("author", byline[1])
            end = byline.end()
        elif not headed and (headline := _headline(text, end)) is not None:
            found.setdefault("title", headline[0])
            end, headed = headline[1], True
        else:
            break
    return Told(**found, end=end)  # type: ignore[arg-type]


def _headline(text: str, start: int) -> tuple[str, int] | None:
    """A first line that ends without a stop, with an empty line after it."""
    match = re.compile(r"\s*(?:#+ +)?(\S[^\r\n]*?)[ \t]*(?:\r\n|\n|\r)\s*?(?:\r\n|\n|\r)").match(
        text, start
    )
    if match is None or len(match[1]) > _LONGEST_TITLE or match[1][-1] in '.!”"':
        return None
    return match[1], match.end()


def _day(written: str) -> date | None:
    for form in _FORMS:
        with suppress(ValueError):
            return datetime.strptime(written.strip(), form).date()
    return None


def passages(document: Document, told: Told) -> Iterator[Passage]:
    """Yield the sentences of the text, each read in the light of those before it.

    Stray words ("USA", "ADVERTISEMENT") are yielded, and tell the next sentence nothing.
    """
    context = Context(told.published_on)
    first = True
    for segmented in segment(document):
        sentence = _trimmed(segmented, told.end, first=first)
        if not sentence.text:
            continue
        first = False
        facts = analyze(sentence, context)
        after = read_on(context, facts)
        yield Passage(reading_of(facts), not context.in_quotation, after.in_quotation)
        words = sum(token.norm[0].isalnum() for token in facts.tokens)
        if words >= _FEWEST_WORDS or may_assert(facts):
            context = after


def _trimmed(sentence: Sentence, start: int, *, first: bool) -> Sentence:
    """The sentence less what belongs to the header, and the first less a dateline."""
    cut = max(0, min(start - sentence.span.start, len(sentence.text)))
    dateline = _DATELINE.match(sentence.text, cut) if first else None
    cut = dateline.end() if dateline is not None else cut
    text = sentence.text[cut:]
    left = len(text) - len(text.lstrip())
    span = Span(sentence.span.start + cut + left, sentence.span.end)
    return Sentence(span, text.lstrip(), sentence.index)
