"""A finding, or a supported sentence, as a note in the margin of the draft."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import lru_cache

import attrs

from factcheck.claims import Claim, Evidence, Source, Verdict
from factcheck.findings import CheckedSentence, Finding, Silenced
from factcheck.reports.html.elements import Html, element, joined, language, web_address
from factcheck.reports.html.wording import KINDS, confidence, day, tone, worded, words
from factcheck.reports.messages import SILENCED, whose
from factcheck.sentences import segment
from factcheck.text import Document, Span

WINDOW = 600
"""How far around a quote its source is read for context, in code points on each side."""

MOST_CONTEXT = 280
"""How much context is shown on each side of a quote, in code points."""

_EDGE = re.compile(r"\S+\s*")


@attrs.frozen(eq=False)
class Note:
    """A finding and its number in the document: ``f2-7`` is the seventh of the second document.

    `open` says whether claim and sources are shown at first, `unit` what a line of the document
    is: a line or, where the file is no text, a paragraph.
    """

    finding: Finding
    document: int
    number: int
    open: bool = False
    unit: str = "line"

    @property
    def id(self) -> str:
        """The id of the note; its mark in the text has `mark`."""
        return f"f{self.document}-{self.number}"

    @property
    def mark(self) -> str:
        """The id of what leads from the marked words to the note."""
        return f"m{self.document}-{self.number}"

    @property
    def classes(self) -> str:
        """What filters and colours go by."""
        finding = self.finding
        excused = finding.quoted is not None and finding.quoted.excused
        colors = "open" if excused else tone(finding.verdict)
        whose = f"w-{words(finding).value}"
        return f"{colors} v-{finding.verdict.value} k-{finding.kind.value} {whose}"


def finding_note(note: Note, document: Document) -> Html:
    """Return the note of a finding; claim and sources are closed if there are many notes."""
    finding = note.finding
    line = document.position(min(finding.span.start, len(document.text))).line
    heading = element(
        "h3",
        element("a", _hidden("Finding "), str(note.number), class_="back", href=f"#{note.mark}"),
        KINDS[finding.kind],
        id=f"{note.id}-name",
    )
    about = element(
        "p",
        element("span", worded(finding.verdict), class_="verdict"),
        _dot(),
        element("span", confidence(finding.confidence), class_="sure"),
        _dot(),
        f"{note.unit} {line}",
        class_="about",
    )
    return element(
        "div",
        element("div", heading, about, class_="name"),
        _write(finding.suggestion),
        _quoted(finding),
        element("p", finding.reason, class_="reason", dir="auto"),
        element(
            "details",
            element("summary", "Claim and source"),
            element(
                "div",
                *_claim(finding.claim),
                *(_evidence(each) for each in finding.evidence),
                class_="sources",
            ),
            open=note.open,
        ),
        class_=f"note finding {note.classes}",
        id=note.id,
        role="note",
        aria_labelledby=f"{note.id}-name",
        tabindex="-1",
    )


def supported_note(checked: CheckedSentence) -> Html:
    """Return what opens to show by which claim a sentence is supported, or what is said of it."""
    verdict = checked.verdict or Verdict.ACCURATE
    said = "Supported" if verdict.holds else worded(verdict).capitalize()
    sign = "✓" if verdict.holds else "?"
    inside = joined(
        element("h3", said, class_="said"),
        *(() if checked.claim is None else _claim(checked.claim)),
        *(_evidence(each) for each in checked.evidence),
    )
    return _tip(sign, f"{said}: by what?", tone(verdict), inside)


def silenced_note(silenced: Silenced) -> Html:
    """Return what opens to show a finding that was silenced, and what by."""
    finding = silenced.finding
    place = "" if silenced.line is None else f", line {silenced.line}"
    return _tip(
        "∅",
        f"Silenced: {KINDS[finding.kind]}: by what?",
        "silenced",
        element("h3", f"Silenced {SILENCED[silenced.scope]}{place}", class_="said"),
        element("p", element("code", silenced.by, dir="auto")),
        element("p", silenced.reason, dir="auto") if silenced.reason else "",
        element("h4", f"{KINDS[finding.kind]}, {worded(finding.verdict)}"),
        _quoted(finding),
        element("p", finding.reason, class_="reason", dir="auto"),
        _write(finding.suggestion),
    )


def _tip(sign: str, heard: str, colors: str, *inside: str) -> Html:
    return element(
        "details",
        element("summary", element("span", sign, aria_hidden="true"), _hidden(heard)),
        element("div", *inside, class_=f"note {colors}"),
        class_=f"tip {colors}",
    )


def _quoted(finding: Finding) -> Html:
    if finding.quoted is None:
        return Html()
    said = whose(finding.quoted)
    return element("p", said[:1].upper() + said[1:], class_="quoted", dir="auto")


def _write(suggestion: str | None) -> Html:
    if suggestion is None:
        return Html()
    if not suggestion.strip():
        return element("p", element("b", "delete"), " the marked words", class_="write")
    words = element("ins", suggestion, dir="auto")
    return element("p", element("b", "write:"), " ", words, class_="write")


def _claim(claim: Claim) -> Iterator[Html]:
    yield element("h4", "Claim")
    verdict = (
        Html()
        if claim.verdict is Verdict.ACCURATE
        else joined(" ", element("b", worded(claim.verdict), class_=f"said {tone(claim.verdict)}"))
    )
    yield element(
        "p",
        element("span", claim.statement, dir="auto", lang=language(claim.language)),
        verdict,
        " ",
        element("code", claim.id, dir="auto"),
        class_="claim",
    )
    if claim.explanation:
        yield element("p", claim.explanation, dir="auto", lang=language(claim.language))


def _evidence(evidence: Evidence) -> Html:
    before, after = _context(evidence)
    return joined(
        element("h4", "Source"),
        element(
            "blockquote",
            element("span", before, class_="context") if before else "",
            element("mark", evidence.exact),
            element("span", after, class_="context") if after else "",
            dir="auto",
        ),
        _cited(evidence.source),
    )


def _cited(source: Source) -> Html:
    name = source.title or source.id
    url = web_address(source.url)
    if url is None:
        parts = [element("cite", name, dir="auto")]
    else:
        new = _hidden(" (opens in a new tab)")
        inside = element("cite", name, dir="auto")
        rel = "noopener noreferrer"
        parts = [element("a", inside, new, href=url, rel=rel, target="_blank")]
    parts += [element("bdi", each) for each in (source.publisher, source.author) if each]
    if source.published_on:
        date = source.published_on
        parts.append(element("time", day(date), datetime=date.isoformat()))
    if source.url and url is None:
        parts.append(element("bdi", source.url, class_="no-link"))
    listed: list[str] = [parts[0]]
    for part in parts[1:]:
        listed += (", ", part)
    return element("p", *listed, class_="cited")


def _context(evidence: Evidence) -> tuple[str, str]:
    """Return what stands before and after a quote: to the end of its sentence, and one more."""
    text, span = evidence.source.text, evidence.span
    if text is None or span is None or span.of(text) != evidence.exact:
        return evidence.prefix, evidence.suffix
    start, end = _around(text, span)
    before, after = text[start : span.start], text[span.end : end]
    return _head(before, start > 0), _tail(after, end < len(text))


@lru_cache(maxsize=256)
def _around(text: str, span: Span) -> tuple[int, int]:
    first = max(0, span.start - WINDOW)
    inner = span.shift(-first)
    sentences = [s.span for s in segment(Document(text[first : span.end + WINDOW]))]
    if not sentences:
        return span.start, span.end
    holds_start = max(0, bisect_right([s.start for s in sentences], inner.start) - 1)
    holds_end = bisect_left([s.end for s in sentences], inner.end)
    begin = sentences[max(0, holds_start - 1)].start
    end = sentences[min(holds_end + 1, len(sentences) - 1)].end
    return first + min(begin, inner.start), first + max(end, inner.end)


def _head(before: str, more: bool) -> str:
    if len(before) > MOST_CONTEXT:
        cut = before[-MOST_CONTEXT:]
        before = _EDGE.sub("", cut, count=1)
        more = True
    return ("… " if more and before.strip() else "") + before


def _tail(after: str, more: bool) -> str:
    if len(after) > MOST_CONTEXT:
        after = after[:MOST_CONTEXT].rpartition(" ")[0]
        more = True
    return after + (" …" if more and after.strip() else "")


def _hidden(text: str) -> Html:
    """Text for those who hear the page."""
    return element("span", text, class_="heard")


def _dot() -> Html:
    return joined(" ", element("span", "·", aria_hidden="true"), " ")
