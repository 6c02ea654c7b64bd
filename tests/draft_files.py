"""The same draft as a file of each format, marked up as people and programs mark up.

Words are in bold, in links, in half of an emphasis; spelled with escapes and entities; in Word
files in runs that begin and end inside of words, with changes tracked.
"""

from __future__ import annotations

import html
import io
import json
import re
import zipfile
from collections.abc import Callable, Sequence
from html.parser import HTMLParser

import attrs
import docx
from markdown_it import MarkdownIt

from factcheck.documents import Fields
from factcheck.fixing import Fixed
from tests.documents.word_files import paragraph, word_file, words

FIELDS = Fields(text="body", id="slug")
"""Where the words stand in the JSON files; those of JSON lines are in Markdown."""
_IN_LINES = Fields(text="body", id="slug", format="markdown")
_DELETED = "<w:del><w:r><w:delText>struck </w:delText></w:r></w:del>"


@attrs.frozen
class Format:
    """How a draft of these paragraphs is written, and how another reader than ours reads it.

    `read` gives the words of the file, whatever the space between them, and raises when it is not
    well formed.
    """

    path: str
    write: Callable[[Sequence[str]], bytes]
    read: Callable[[bytes], str]
    fields: Fields | None = None


def _marked(line: str, marks: Sequence[Callable[[str], str]], plain: Callable[[str], str]) -> str:
    """A line with each word of four letters or more in another of the marks, others plain."""
    made, number = [], 0
    for word in line.split(" "):
        if word.isalpha() and len(word) > 3:
            made.append(marks[number % len(marks)](word))
            number += 1
        else:
            made.append(plain(word))
    return " ".join(made)


# -- text


def _text(paragraphs: Sequence[str]) -> bytes:
    return "\n\n".join(paragraphs).encode()


def _wide(paragraphs: Sequence[str]) -> bytes:
    return "\r\n\r\n".join(paragraphs).encode("utf-16")


# -- Markdown


def _escaped(word: str) -> str:
    return re.sub(r"[\\`*_\[\]<>&#~|$]", r"\\\g<0>", word)


_MARKDOWN: tuple[Callable[[str], str], ...] = (
    _escaped,
    lambda word: f"**{word}**",
    lambda word: f"*{word[:2]}*{word[2:]}",
    lambda word: f"[{word}](https://example.org/a_b_c 'Not text')",
    lambda word: f"&#{ord(word[0])};{word[1:]}",
    lambda word: f"~~struck~~{word}",
    lambda word: f"{word}<!-- not text -->",
)


def _markdown(paragraphs: Sequence[str]) -> bytes:
    """The draft in front matter, and its paragraphs in turn as such, as items and as quotes."""
    starts = ("", "- ", "> ")
    told = [
        starts[number % 3] + _marked(line, _MARKDOWN, _escaped)
        for number, line in enumerate(paragraphs)
    ]
    code = "```\nMicrosoft exited facial recognition entirely.\n```"
    return "\n\n".join(("---\ntitle: Not text\n---\n", *told, code)).encode()


def _from_markdown(data: bytes) -> str:
    text = data.decode().split("---\n", 2)[2]
    return _from_html(MarkdownIt("gfm-like", {"linkify": False}).render(text).encode())


# -- HTML


_HTML: tuple[Callable[[str], str], ...] = (
    html.escape,
    lambda word: f"<b>{word}</b>",
    lambda word: f"{word[:2]}<i>{word[2:]}</i>",
    lambda word: f"<a href='https://example.org/?a=b&amp;c' title=\"Not > text\">{word}</a>",
    lambda word: f"&#x{ord(word[0]):x};{word[1:]}",
    lambda word: f"{word[:3]}&shy;{word[3:]}",
    lambda word: f"<del>struck out.</del>{word}<!-- not text -->",
)


def _html_body(paragraphs: Sequence[str]) -> str:
    return "".join(f"<p>{_marked(line, _HTML, html.escape)}</p>\r\n" for line in paragraphs)


def _html(paragraphs: Sequence[str]) -> bytes:
    nav = "<nav>Microsoft exited facial recognition entirely.</nav><script>1 < 2</script>"
    head = "<head><meta charset='utf-8'><title>Not text</title></head>"
    return f"<html>{head}<body>{nav}<article>{_html_body(paragraphs)}</article></body>".encode()


class _Words(HTMLParser):
    """Collects text; what is left out when drafts are read, is left out here."""

    _SKIPPED = frozenset(("nav", "script", "title", "del", "s", "pre"))

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.told: list[str] = []
        self._within: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag in self._SKIPPED:
            self._within.append(tag)
        elif tag in ("p", "li", "blockquote"):
            self.told.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in self._SKIPPED:
            assert self._within.pop() == tag

    def handle_data(self, data: str) -> None:
        if not self._within:
            self.told.append(data.replace("\u00ad", ""))


def _from_html(data: bytes) -> str:
    reader = _Words()
    reader.feed(data.decode())
    reader.close()
    return "".join(reader.told)


# -- Word


def _docx(paragraphs: Sequence[str]) -> bytes:
    """Runs of seven characters, every third of them inserted, with something deleted before it."""
    made = []
    for line in paragraphs:
        runs = [words(line[at : at + 7]) for at in range(0, len(line), 7)]
        runs[::3] = [f"{_DELETED}<w:ins>{run}</w:ins>" for run in runs[::3]]
        made.append(paragraph(*runs))
    return word_file("".join(made), parts={**_SHELL, "word/media/a.bin": b"\x00\x01"})


def _shell() -> dict[str, bytes]:
    """What names the parts of a Word file, as Word itself wants it."""
    file = io.BytesIO()
    docx.Document().save(file)
    with zipfile.ZipFile(file) as package:
        names = ("[Content_Types].xml", "word/styles.xml")
        return {name: package.read(name) for name in names}


_SHELL = _shell()
_TAG = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def _from_docx(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert package.testzip() is None
    body = docx.Document(io.BytesIO(data)).element.body
    return "\n".join(
        "".join(text.text or "" for text in each.iter(f"{_TAG}t")) for each in body.iter(f"{_TAG}p")
    )


# -- data


def _json(paragraphs: Sequence[str]) -> bytes:
    return json.dumps([{"slug": "a", "rank": 1.50, "body": _html_body(paragraphs)}]).encode()


def _from_json(data: bytes) -> str:
    (item,) = json.loads(data)
    return _from_html(item["body"].encode())


def _lines(paragraphs: Sequence[str]) -> bytes:
    return json.dumps({"body": _markdown(paragraphs).decode(), "slug": "a"}).encode() + b"\n"


def _from_lines(data: bytes) -> str:
    return _from_markdown(json.loads(data)["body"].encode())


FORMATS = (
    Format("draft.txt", _text, lambda data: data.decode()),
    Format("wide.txt", _wide, lambda data: data.decode("utf-16-le")),
    Format("draft.md", _markdown, _from_markdown),
    Format("draft.html", _html, _from_html),
    Format("draft.docx", _docx, _from_docx),
    Format("draft.json", _json, _from_json, FIELDS),
    Format("draft.jsonl", _lines, _from_lines, _IN_LINES),
)
"""Every built-in format, and text in another encoding."""


def put(text: str, fixed: Fixed) -> str:
    """A text with what was fixed put in by hand: marked words for suggested ones."""
    for fix in sorted(fixed.applied, key=lambda fix: fix.finding.span, reverse=True):
        span, told = fix.finding.span, fix.finding.suggestion or ""
        if span.start == fix.finding.sentence.start and span.of(text)[0].isupper():
            told = told[0].upper() + told[1:]
        text = text[: span.start] + told + text[span.end :]
    return text
