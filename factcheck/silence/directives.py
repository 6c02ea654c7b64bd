"""Directives in the text: ``factcheck-ignore``, where they stand and what they name.

::

    <!-- factcheck-ignore quantity: the ministry's own figure -->    the next sentence
    <!-- factcheck-ignore-start --> … <!-- factcheck-ignore-end -->  what stands between
    <!-- factcheck-ignore-file claim=ibm-exits: told as satire -->   the whole file
    [factcheck-ignore date, FC201: as the ministry counts]           the same, as a line of its own

They stand in comments, and in lines in brackets, as the reader of a draft tells them apart; where
no reader did, as they are found in its source.
"""

from __future__ import annotations

import re
from difflib import get_close_matches
from enum import StrEnum

import attrs

from factcheck.comments import find_comments
from factcheck.findings import Finding, Kind
from factcheck.text import Comment, Document, Span


class Name(StrEnum):
    """The directives there are."""

    NEXT = "factcheck-ignore"
    START = "factcheck-ignore-start"
    END = "factcheck-ignore-end"
    FILE = "factcheck-ignore-file"


@attrs.frozen
class Target:
    """What a directive silences: a kind, or the findings of one claim. `words` are as written."""

    words: str
    kind: Kind | None = None
    claim: str | None = None

    def covers(self, finding: Finding) -> bool:
        """Whether `finding` is of the kind, or by the claim."""
        return finding.kind is self.kind or finding.claim.id == self.claim


@attrs.frozen
class Directive:
    """One directive: its span in the source, and what it names; without targets, everything.

    `text` is its span in the document's text, None where the reader left it out. `wrong` says what
    is wrong with it: it then silences nothing. `about` is the stretch of the source that a comment
    beside the text is about.
    """

    span: Span
    name: Name
    targets: tuple[Target, ...] = ()
    reason: str | None = None
    text: Span | None = None
    wrong: str | None = None
    about: Span | None = None

    @property
    def words(self) -> str:
        """The directive as it may be written, without its reason."""
        return " ".join((self.name.value, ", ".join(t.words for t in self.targets))).strip()


_HEAD = re.compile(r"\s*([^\s:,]+)\s?([^\s:,]*)")
# A claim's id may be an address: the colon before a reason is followed by white space.
_TARGET = re.compile(r'[\s,]*(?:claim=(?:"([^"]*)"|((?:(?!,\s|:\s|:\Z)\S)+))|([^\s,:]+))')
_LONGEST_NAME = 2 * len(Name.START)
# Two words this alike are one, misspelt.
_ALIKE = 0.8

_BY_CODE = {kind.code: kind for kind in Kind}


def read_directives(document: Document) -> tuple[Directive, ...]:
    """Return the directives of a document, wrong ones too, in the order of its source."""
    comments = find_comments(document) if document.comments is None else document.comments
    made = (_parsed(comment) for comment in comments)
    return tuple(sorted(filter(None, made), key=lambda directive: directive.span))


def without_directives(document: Document, directives: tuple[Directive, ...]) -> Document:
    """Return the document with blanks in place of its directives, so that none is read as prose.

    Every other character keeps its place.
    """
    parts: list[str] = []
    done = 0
    for span in sorted(d.text for d in directives if d.text is not None):
        parts += document.text[done : span.start], re.sub(r"[^\r\n]", " ", span.of(document.text))
        done = span.end
    if not parts:
        return document
    return attrs.evolve(document, text="".join((*parts, document.text[done:])))


def _parsed(comment: Comment) -> Directive | None:
    """The directive that the words of a comment are, or seem to be meant as; None for others."""
    words = comment.words
    head = _HEAD.match(words)
    if head is None or head[1][0] not in "fF":
        return None
    name, told = head[1].casefold(), " ".join(words[head.end(1) :].split())
    known = [each.value for each in Name]
    if name in known:
        return _targeted(Name(name), told, comment)
    for tried in (name, f"{name}-{head[2].casefold()}"):
        near = get_close_matches(tried[:_LONGEST_NAME], known, n=1, cutoff=_ALIKE)
        if near and len(tried) <= _LONGEST_NAME:
            shown = head[1] if tried == name else head[0].strip()
            return Directive(
                *(comment.span, Name(near[0])),
                text=comment.text,
                wrong=f"{shown}: no such directive; did you mean {near[0]}?",
            )
    return None


def _targeted(name: Name, told: str, comment: Comment) -> Directive:
    targets: list[Target] = []
    wrong: str | None = None
    at = 0
    while (found := _TARGET.match(told, at)) is not None:
        at = found.end()
        quoted, claim, kind = found.groups()
        if kind is None:
            targets.append(Target(found[0].strip(" ,"), claim=quoted or claim))
        elif (known := _kind(kind)) is not None:
            targets.append(Target(kind, kind=known))
        else:
            wrong = wrong or f"{name}: {_unknown(kind)}"
    rest = told[at:].lstrip(" ,")
    if name is Name.END and (targets or wrong):
        wrong = f"{name}: names no kinds and no claims: it ends what was begun last"
    reason = rest.removeprefix(":").strip() or None
    return Directive(comment.span, name, tuple(targets), reason, comment.text, wrong, comment.about)


def _kind(word: str) -> Kind | None:
    if word.upper() in _BY_CODE:
        return _BY_CODE[word.upper()]
    return Kind(word.lower()) if word.lower() in list(Kind) else None


def _unknown(word: str) -> str:
    near = get_close_matches(word.lower(), [kind.value for kind in Kind], n=1)
    hint = f"did you mean {near[0]}?" if near else f"kinds are {', '.join(Kind)}."
    return f"unknown kind {word!r}; {hint} A claim is named as claim=ID; a reason follows a colon"
