"""The format for editors: one page with each draft, wrong words marked, findings in the margin.

The page is one file that asks for nothing else: style and script stand in it, and its security
policy lets nothing but these two run, known by their hashes. All of it can be read without script.

What is at the top sums up what comes after, so that nothing can be written before the last draft is
checked. Each draft is kept as the text of its part of the page, not as a report.
"""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import TypeAlias

import attrs

from factcheck.claims import Verdict
from factcheck.errors import Problem
from factcheck.findings import Kind, Report
from factcheck.reports import Options
from factcheck.reports.html.draft import draft
from factcheck.reports.html.elements import Html, element, joined, verbatim
from factcheck.reports.html.notes import Note
from factcheck.reports.html.wording import KINDS, WORDS, Words, count, day, tone, worded, words
from factcheck.reports.messages import Tally
from factcheck.reports.places import is_binary
from factcheck.text import Document

VERDICTS = tuple(sorted(Verdict, key=lambda verdict: -verdict.severity))
"""All verdicts, the worst first."""

FEW = 3
"""With no more findings than this, a draft shows their claims and sources at once."""


def render(reports: Iterable[Report], options: Options) -> Iterator[str]:
    """Yield the page, once all `reports` are made.

    With ``options.show_all`` sentences that a claim supports open to show it, those of which a
    finding was silenced to show what silenced it, and those that no claim covers are underlined
    faintly.
    """
    drafts: list[_Draft] = []
    sums = _Sums()
    for number, report in enumerate(reports, 1):
        drafts.append(_draft(number, report, options))
        sums.add(report)
    yield "<!DOCTYPE html>\n"
    yield '<html lang="en">\n'
    yield _head(sums) + "\n<body>\n"
    yield _top(sums, drafts, options) + '\n<main id="text" tabindex="-1">\n'
    for each in drafts:
        yield each.html + "\n"
    yield "</main>\n" + _foot() + "\n" + verbatim("script", _packaged("report.js"))
    yield "\n</body>\n</html>\n"


_Choice: TypeAlias = tuple[StrEnum, str, str, int]
"""What a filter shows or hides, what it is called, its colours, and how many findings it has."""


@attrs.define
class _Sums:
    """What the top of the page counts: the run, and its findings by all that filters go by."""

    tally: Tally = attrs.field(factory=Tally)
    verdicts: Counter[Verdict] = attrs.field(factory=Counter)
    kinds: Counter[Kind] = attrs.field(factory=Counter)
    words: Counter[Words] = attrs.field(factory=Counter)

    def add(self, report: Report) -> None:
        self.tally.add(report)
        self.verdicts.update(finding.verdict for finding in report.findings)
        self.kinds.update(finding.kind for finding in report.findings)
        self.words.update(words(finding) for finding in report.findings)

    def choices(self) -> Iterator[tuple[str, str, tuple[_Choice, ...]]]:
        """Yield each row of filters: its legend, the first letter of their names, and these.

        Nobody has to tell the paper's words from others where nothing was found in a quotation.
        """
        found = [(v, worded(v).capitalize(), tone(v)) for v in VERDICTS if self.verdicts[v]]
        yield "By verdict", "v", tuple((*each, self.verdicts[each[0]]) for each in found)
        kinds = tuple((k, KINDS[k], "", self.kinds[k]) for k in Kind if self.kinds[k])
        yield "By kind of error", "k", kinds
        if self.words[Words.QUOTED]:
            whose = tuple((w, WORDS[w], "", self.words[w]) for w in Words if self.words[w])
            yield "By whose words they are", "w", whose


@attrs.frozen
class _Draft:
    """A document's part of the page, and what the list of drafts says of it."""

    id: str
    name: str
    verdicts: Mapping[Verdict, int]
    html: Html


def _draft(number: int, report: Report, options: Options) -> _Draft:
    document = report.document
    few = len(report.findings) <= FEW
    unit = "paragraph" if is_binary(document.path, options) else "line"
    notes = [Note(finding, number, n, few, unit) for n, finding in enumerate(report.findings, 1)]
    name = document.path or document.id or "Text"
    verdicts = Counter(finding.verdict for finding in report.findings)
    text = element("div", draft(report, notes, show_all=options.show_all), class_="text")
    heading = element("h2", name, id=f"d{number}-name", dir="auto")
    if not notes and not options.show_all:
        text = element("details", element("summary", "Read the draft"), text)
    article = element(
        "article",
        element(
            "header",
            heading,
            element("p", *_about(report), class_="about"),
            _remarks([_remark(note, document, unit) for note in report.notes]),
        ),
        text,
        id=f"d{number}",
        aria_labelledby=f"d{number}-name",
    )
    return _Draft(f"d{number}", name, verdicts, article)


def _about(report: Report) -> Iterator[Html | str]:
    document = report.document
    found = len(report.findings)
    supported = len(report.supported)
    silent = sum(checked.verdict is None for checked in report.sentences)
    if document.id is not None and document.path is not None:
        yield joined(element("bdi", document.id), " · ")
    if document.published_on is not None:
        date = document.published_on
        yield joined(element("time", day(date), datetime=date.isoformat()), " · ")
    yield f"{count(found, 'finding')} · " if found else "Nothing found · "
    yield f"{count(len(report.sentences), 'sentence')}: "
    yield f"{supported:,} supported, {silent:,} not covered by any claim"
    if report.silenced:
        yield f" · {len(report.silenced):,} silenced"


def _remark(note: Problem, document: Document, unit: str) -> str:
    """A note on a document, with its place: that it stands in another file is told, too."""
    if note.path and note.path != document.path:
        return str(note)
    return f"{unit.capitalize()} {note.line}: {note.message}" if note.line else note.message


def _remarks(notes: Sequence[str]) -> Html:
    """What was meant to silence something, and does not."""
    if not notes:
        return Html()
    return element("ul", *(element("li", note, dir="auto") for note in notes), class_="remarks")


def _title(sums: _Sums) -> str:
    found = sums.verdicts.total()
    said = count(found, "finding") if found else "Nothing found"
    return f"{said} in {count(sums.tally.documents, 'draft')}"


def _head(sums: _Sums) -> Html:
    style = _packaged("report.css") + _filter_rules(sums)
    policy = (
        f"default-src 'none'; style-src {_hash(style)}; "
        f"script-src {_hash(_packaged('report.js'))}; base-uri 'none'; form-action 'none'"
    )
    return element(
        "head",
        element("meta", charset="utf-8"),
        "\n",
        element("meta", http_equiv="Content-Security-Policy", content=policy),
        "\n",
        element("meta", name="referrer", content="no-referrer"),
        "\n",
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        "\n",
        element("meta", name="color-scheme", content="light dark"),
        "\n",
        element("title", f"{_title(sums)} – factcheck"),
        "\n",
        verbatim("style", style),
        "\n",
    )


def _hash(content: str) -> str:
    """The source expression of inline content: Content Security Policy 3, section 2.3.1."""
    digest = hashlib.sha256(content.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


@cache
def _packaged(name: str) -> str:
    return files(__package__).joinpath(name).read_text("utf-8")


def _filter_rules(sums: _Sums) -> str:
    """Style that hides what is filtered out, for each filter that there is."""
    rules: list[str] = []
    for name in (f"{letter}-{each[0].value}" for _, letter, row in sums.choices() for each in row):
        off = f"html:has(#show-{name}:not(:checked)) "
        rules += (
            f"{off}:is(.note, .ref).{name} {{ display: none; }}\n",
            f"{off}mark.{name} {{ all: unset; }}\n",
        )
    return "".join(rules)


def _top(sums: _Sums, drafts: Sequence[_Draft], options: Options) -> Html:
    tally = sums.tally
    supported = sum(number for v, number in tally.verdicts.items() if v is not None and v.holds)
    counted = (
        f"{count(tally.sentences, 'sentence')} held against "
        f"{count(options.claims, 'claim')}: {supported:,} supported, "
        f"{tally.verdicts[None]:,} not covered by any claim."
    )
    found = sums.verdicts.total()
    return element(
        "header",
        element("a", "Skip to the text", class_="skip", href="#text"),
        element("p", "factcheck", class_="brand"),
        element("h1", _title(sums)),
        element("p", counted, class_="counted"),
        element("p", f"{tally.hidden()}.", class_="counted") if tally.silenced else "",
        *(element("p", f"Not read: {problem}", class_="unread") for problem in options.unread),
        _remarks(options.notes),
        _form(sums) if found else "",
        _contents(drafts) if len(drafts) > 1 else "",
        class_="top",
    )


def _form(sums: _Sums) -> Html:
    return element(
        "form",
        *(_choices(*row) for row in sums.choices()),
        element(
            "p",
            element("button", "Show all", type="reset"),
            " ",
            element("label", element("input", type="checkbox", id="open"), " Open all sources"),
            " ",
            element("output", " ", id="shown", aria_live="polite"),
            class_="tools",
        ),
        element(
            "details",
            element("summary", "Keyboard"),
            _keys(),
            class_="keys",
        ),
        aria_label="Show findings",
        autocomplete="off",
    )


def _choices(legend: str, letter: str, choices: Iterable[_Choice]) -> Html:
    labels = [
        element(
            "label",
            element("input", type="checkbox", id=f"show-{letter}-{each.value}", checked=True),
            " ",
            element("span", name),
            " ",
            element("b", f"{number:,}"),
            class_=color or None,
        )
        for each, name, color, number in choices
    ]
    return element("fieldset", element("legend", legend), *labels)


def _keys() -> Html:
    rows = (
        (("j", "n", "→"), "next finding"),
        (("k", "p", "←"), "previous finding"),
        (("Enter",), "open or close its claim and source"),
        (("Escape",), "back to the words in the draft"),
        (("?",), "this help"),
    )
    terms: list[Html] = []
    for keys, does in rows:
        names = [element("kbd", key) for key in keys]
        listed: list[str] = [names[0]]
        for name in names[1:]:
            listed += (" ", name)
        terms.append(element("div", element("dt", *listed), element("dd", does)))
    switch = element("input", type="checkbox", id="letters", checked=True)
    return joined(
        element("dl", *terms), element("p", element("label", switch, " Use keys that are letters"))
    )


def _contents(drafts: Sequence[_Draft]) -> Html:
    found = [each for each in drafts if each.verdicts]
    clean = [each for each in drafts if not each.verdicts]
    parts: list[Html] = []
    if found:
        parts.append(element("ol", *(element("li", *_entry(each)) for each in found)))
    if clean:
        summary = element("summary", f"Nothing found in {count(len(clean), 'draft')}")
        listed = element("ol", *(element("li", *_entry(each)) for each in clean))
        parts.append(element("details", summary, listed))
    return element("nav", element("h2", "Drafts", id="drafts"), *parts, aria_labelledby="drafts")


def _entry(each: _Draft) -> Iterator[Html]:
    yield element("a", each.name, href=f"#{each.id}", dir="auto")
    for verdict in VERDICTS:
        if each.verdicts.get(verdict):
            number = f"{each.verdicts[verdict]:,} {worded(verdict)}"
            yield joined(" ", element("span", number, class_=f"count {tone(verdict)}"))


def _foot() -> Html:
    buttons = (
        element("button", "Previous", type="button", id="previous"),
        element("output", " ", id="place"),
        element("button", "Next", type="button", id="next"),
    )
    return element("nav", *buttons, class_="pager", aria_label="Findings", hidden=True)
