"""Word files, made part by part."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_HEAD = f'<w:document xmlns:w="{W}" xmlns:mc="{_MC}"><w:body>'


def paragraph(*runs: str) -> str:
    """A paragraph of runs: words, or XML that begins with "<"."""
    return "<w:p>" + "".join(run if run.startswith("<") else words(run) for run in runs) + "</w:p>"


def words(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def begins(number: int) -> str:
    """Where the passage of a comment begins."""
    return f'<w:commentRangeStart w:id="{number}"/>'


def ends(number: int) -> str:
    """Where the passage of a comment ends, and the comment's sign."""
    return f'<w:commentRangeEnd w:id="{number}"/>{sign(number)}'


def sign(number: int) -> str:
    """The sign of a comment."""
    return f'<w:r><w:commentReference w:id="{number}"/></w:r>'


def word_file(
    body: str,
    *,
    notes: str | None = None,
    comments: Sequence[str] = (),
    parts: Mapping[str, bytes] = {},
) -> bytes:
    """The bytes of a Word file whose body is this XML; `parts` are added, or take the place."""
    related = ""
    if notes is not None:
        related += f'<Relationship Id="n" Type="{_OFFICE}/footnotes" Target="footnotes.xml"/>'
    if comments:
        related += f'<Relationship Id="c" Type="{_OFFICE}/comments" Target="comments.xml"/>'
    made: dict[str, bytes] = {
        "[Content_Types].xml": b"<Types/>",
        "_rels/.rels": _relations(
            f'<Relationship Id="d" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
        ),
        "word/_rels/document.xml.rels": _relations(related),
        "word/document.xml": f"{_HEAD}{body}</w:body></w:document>".encode(),
    }
    if notes is not None:
        made["word/footnotes.xml"] = f'<w:footnotes xmlns:w="{W}">{notes}</w:footnotes>'.encode()
    if comments:
        told = (
            f'<w:comment w:id="{number}" w:author="Ann">'
            + "".join(map(paragraph, each.split("\n")))
            + "</w:comment>"
            for number, each in enumerate(comments)
        )
        xml = f'<w:comments xmlns:w="{W}">{"".join(told)}</w:comments>'
        made["word/comments.xml"] = xml.encode()
    made.update(parts)
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in made.items():
            package.writestr(name, data)
    return file.getvalue()


def _relations(told: str) -> bytes:
    return f'<Relationships xmlns="{_PACKAGE}">{told}</Relationships>'.encode()
