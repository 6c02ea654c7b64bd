"""Drafts written at random in Markdown or HTML, together with what a reader must see in them."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

import attrs

Inline = tuple[str, str]
"""Markup, and the text it shows."""

WORDS = """the a council Microsoft of 38 members voted on Thursday to sell its system in Tokyo
don’t U.S. 4.5 naïve café résumé e\u0301tude 日本 😀 👍🏽 police—again half-built O'Neil (sic)
per-cent million $5 10% A.B. x/y and, or; said: why? yes! “quoted” words""".split()
_ENTITIES = (
    *(("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">"), ("&eacute;", "é"), ("&nbsp;", "\xa0")),
    *(("&#8217;", "’"), ("&#x1F600;", "😀"), ("&mdash;", "—"), ("&quot;", '"'), ("&ngE;", "≧̸")),
)
_ESCAPED = "*_`[]<>\\#&~"


@attrs.frozen
class Written:
    """A draft: its markup, and the blocks of text in it, in the order they are read."""

    markup: str
    blocks: tuple[str, ...]


def markdown(random: Random) -> Written:
    """Return a draft in Markdown."""
    blocks: list[str] = []
    parts = [_markdown_block(random, blocks, 0) for _ in range(random.randint(1, 6))]
    text = "\n\n".join("\n".join(lines) for lines in parts) + random.choice(("", "\n"))
    if random.random() < 0.2:
        text = "---\ntitle: No text\ndate: 2020-06-11\n---\n" + text
    return _ended(random, text, blocks)


def html(random: Random) -> Written:
    """Return a draft in HTML."""
    blocks: list[str] = []
    body = "".join(_html_block(random, blocks, 0) for _ in range(random.randint(1, 6)))
    if blocks and random.random() < 0.3:
        tag = random.choice(("article", "main", 'div role="main"'))
        body = f"<p>Menu</p><{tag}>{body}</{tag.split()[0]}><footer>Foot</footer>"
    if random.random() < 0.5:
        head = random.choice(("<title>No text</title>", "<style>p > b {}</style><meta a='>'>", ""))
        body = f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>"
    return _ended(random, body, blocks)


def _ended(random: Random, text: str, blocks: list[str]) -> Written:
    """The draft with line ends as on another system, and perhaps a byte order mark."""
    text = text.replace("\n", random.choice(("\n", "\n", "\r\n", "\r")))
    mark = "\ufeff" if random.random() < 0.1 else ""
    return Written(mark + text, tuple(blocks))


def _sentences(random: Random, inline: Callable[[Random], Inline], gaps: tuple[str, ...]) -> Inline:
    """A few sentences of inline markup, parted by one of the `gaps`."""
    markup, text = "", ""
    for number in range(random.randint(2, 14)):
        made, shown = inline(random)
        gap = random.choice(gaps) if number else ""
        markup += gap + made
        text += (" " if gap else "") + shown
    return markup + ".", text + "."


def _word(random: Random) -> str:
    return random.choice(WORDS)


# -- Markdown


def _markdown_inline(random: Random) -> Inline:
    kind = random.randrange(16)
    word = _plain(random)
    if kind == 0:
        return f"**{word}**", word
    if kind == 1:
        return f"un*{word}*able", f"un{word}able"
    if kind == 2:
        return f"`{word} & *b*`", f"{word} & *b*"
    if kind == 3:
        return f"[{word} *it* in](http://a.b/c_d_e 'ti\"tle')", f"{word} it in"
    if kind == 4:
        mark = random.choice(_ESCAPED)
        return f"{word}\\{mark}", word + mark
    if kind == 5:
        entity, shown = random.choice(_ENTITIES)
        return f"{word}{entity}{word}", word + shown + word
    if kind == 6:
        return f"<i class='a>b'>{word}</i>", word
    if kind == 7:
        return f"a~~struck *out* `of`.~~ {word}", f"a {word}"
    if kind == 8:
        return "<http://a.b/%20c>", "http://a.b/%20c"
    if kind == 9:
        return f"``{word} ` x``", f"{word} ` x"
    if kind == 10:
        return f"***{word}** it*", f"{word} it"
    if kind == 11:
        return f"so\u00adft<!-- {word} -->&shy;ly", "softly"
    return (made := _word(random).replace("*", "")), made


def _plain(random: Random) -> str:
    return random.choice([word for word in WORDS if word.isalnum()])


def _markdown_block(random: Random, blocks: list[str], depth: int) -> list[str]:
    kind = random.randrange(11 if depth < 3 else 6)
    inline = _markdown_inline
    if kind == 0:
        level = "#" * random.randint(1, 6)
        markup, text = _sentences(random, inline, (" ",))
        blocks.append(text)
        return [f"{level} {markup}{random.choice(('', ' ##', '   '))}"]
    if kind == 1:
        markup, text = _sentences(random, inline, (" ",))
        blocks.append(text)
        return ["A " + markup, random.choice(("===", "---"))] if not _say(blocks, "A ") else []
    if kind == 2:
        return _table(random, blocks)
    if kind == 3:
        return random.choice((["```", "code. *x*", "```"], ["<div>", "raw *x*.", "</div>"]))
    if kind in (4, 5, 6):
        markup, text = _sentences(random, inline, (" ", " ", " ", "\n", "\n  ", " \n"))
        blocks.append("So " + text)
        return ("So " + markup).split("\n")
    inner = [_markdown_block(random, blocks, depth + 1) for _ in range(random.randint(1, 3))]
    lines = [line for made in inner for line in (*made, "")][:-1]
    if kind in (7, 8):
        return [f"> {line}" if line else ">" for line in lines]
    mark = random.choice(("- ", "* ", "12. ", "3) "))
    # A rule of the list: what follows the marker must not be indented code.
    indent = " " * len(mark)
    return [mark + lines[0], *(indent + line if line else "" for line in lines[1:])]


def _say(blocks: list[str], before: str) -> bool:
    blocks[-1] = before + blocks[-1]
    return False


def _table(random: Random, blocks: list[str]) -> list[str]:
    width = random.randint(1, 3)
    lines = []
    for _ in range(random.randint(1, 3)):
        cells = []
        for _ in range(width):
            cell, text = _plain(random), _plain(random)
            cells.append(f"{cell} \\| *{text}*")
            blocks.append(f"{cell} | {text}")
        lines.append("| " + " | ".join(cells) + " |")
    return [lines[0], "|" + "---|" * width, *lines[1:]]


# -- HTML


def _html_inline(random: Random) -> Inline:
    kind = random.randrange(16)
    word = _plain(random)
    if kind == 0:
        tag = random.choice(("b", "em", "strong", "a href='x>y'", "span class=x", "code", "FONT"))
        return f"<{tag}>{word}</{tag.split()[0]}>", word
    if kind == 1:
        return f"un<i>{word}</i>able", f"un{word}able"
    if kind == 2:
        entity, shown = random.choice(_ENTITIES)
        return f"{word}{entity}{word}", word + shown + word
    if kind == 3:
        hidden = random.choice(("span hidden", "b aria-hidden=true", "i style='display: none'"))
        tag = hidden.split()[0]
        return f"{word}<{hidden}>un<{tag}>seen</{tag}>.</{tag}>", word
    if kind == 4:
        return f"{word}<!-- not > {word} --><script>if (a < b) {{}}</script>", word
    if kind == 5:
        return f"so&shy;ft<wbr>l\u00ady</>{word}", f"softly{word}"
    if kind == 6:
        return f"<q>{word}</q>", f"“{word}”"
    if kind == 7:
        return "CO<sub>2</sub>", "CO2"
    if kind == 8:
        return f"<b>{word} <i>{word}</b> it</i>", f"{word} {word} it"
    if kind == 9:
        return f"R&D &copy{word}; &bogus;", f"R&D ©{word}; &bogus;"
    if kind == 10:
        return f"<del>struck</del>{word}&#32;<ins>{word}</ins>", f"{word} {word}"
    return (made := _word(random)), made


def _html_block(random: Random, blocks: list[str], depth: int) -> str:
    kind = random.randrange(11 if depth < 3 else 6)
    gaps = (" ", " ", " ", "\n", "\t ", "\n   ", " <!-- x --> ")
    if kind == 0:
        return random.choice(
            ("<script>a < b;</script>", "<nav><p>Menu</p></nav>", "<div hidden><p>x<p>y</div>")
        )
    if kind == 1:
        rows = ""
        for _ in range(random.randint(1, 3)):
            cells = [_plain(random) for _ in range(2)]
            blocks.extend(cells)
            rows += "<tr>" + "".join(f"<td>{cell}" for cell in cells)
        return f"<table>{rows}</table>"
    if kind < 6:
        markup, text = _sentences(random, _html_inline, gaps)
        tag = random.choice(("p", "h2", "div", "blockquote", "figcaption", "h3"))
        end = "" if tag == "p" else f"</{tag}>"
        blocks.append(text)
        return f"<{tag} title='a > b'>{random.choice(('', ' ', chr(10)))}{markup}{end}"
    inner = [_html_block(random, blocks, depth + 1) for _ in range(random.randint(1, 3))]
    if kind < 8:
        return "<ul>" + "".join(f"<li>{made}" for made in inner) + "</ul>"
    tag = random.choice(("div", "section", "blockquote", "figure"))
    return f"<{tag}>" + "\n".join(inner) + f"</{tag}>"
