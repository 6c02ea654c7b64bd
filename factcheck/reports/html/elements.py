"""HTML that cannot be forgotten to be escaped: what is not `Html` already is text, and is escaped.

A template library would be the larger way to the same end (see "Dependencies" in the docs).
"""

from __future__ import annotations

import re
from html import escape
from typing import TypeAlias
from urllib.parse import urlsplit

from factcheck.reports.layout import visible


class Html(str):
    """A stretch of HTML. Only this module makes them, and what it makes is escaped."""

    __slots__ = ()


Attribute: TypeAlias = str | bool | None

_VOID = frozenset(["br", "input", "meta"])
_LINE_END = re.compile(r"\r\n?")
_SPACES = re.compile(r"([\t\n]+)")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}")


def element(tag: str, /, *content: str, **attributes: Attribute) -> Html:
    """Return an element. Content and attributes that are no `Html` are text, and are escaped.

    Attributes of None or False are left out, True stands alone. In names a trailing underscore is
    dropped (``class_``), any other is a hyphen.
    """
    parts = [f"<{tag}"]
    for key, value in attributes.items():
        if value is None or value is False:
            continue
        parts.append(f" {key.rstrip('_').replace('_', '-')}")
        if value is not True:
            parts.append(f'="{escape(visible(value))}"')
    parts.append(">")
    if tag not in _VOID:
        parts += (as_html(each) for each in content)
        parts.append(f"</{tag}>")
    return Html("".join(parts))


def joined(*parts: str) -> Html:
    """Return the parts one after the other, those that are text escaped."""
    return Html("".join(as_html(part) for part in parts))


def as_html(text: str) -> Html:
    """Return text escaped; control and invisible formatting characters are spelled and set off."""
    if isinstance(text, Html):
        return text
    pieces = _SPACES.split(_LINE_END.sub("\n", text))
    # Every second piece is white space, which is no harm here.
    return Html("".join(p if at % 2 else _spelled(p) for at, p in enumerate(pieces)))


def _spelled(text: str) -> str:
    shown = visible(text)
    if shown == text:
        return escape(text)
    made: list[str] = []
    for character in text:
        spelled = visible(character)
        if spelled == character:
            made.append(escape(character))
        else:
            made.append(f'<span class="control">{escape(spelled)}</span>')
    return "".join(made)


def verbatim(name: str, text: str) -> Html:
    """Return a ``style`` or ``script`` element, whose content HTML does not escape.

    Raises ValueError when the content could end the element.
    """
    if f"</{name}" in text.lower() or "<!--" in text:
        raise ValueError(f"{name}: holds its own end")
    return Html(f"<{name}>{text}</{name}>")


def web_address(url: str | None) -> str | None:
    """Return `url` when it can be a link: http or https, a host, and nothing hidden; else None."""
    if url is None or visible(url) != url or any(character.isspace() for character in url):
        return None
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        return None
    # A user name before the host makes an address look like another one.
    safe = parts.scheme in ("http", "https") and host and "@" not in parts.netloc
    return url if safe and "\\" not in url else None


def language(tag: str) -> str | None:
    """Return a language tag that may stand in an attribute, None for English and for no tag."""
    return tag if _LANGUAGE.fullmatch(tag) and tag != "en" else None
