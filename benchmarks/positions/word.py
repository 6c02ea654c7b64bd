"""Word files written at random, and spoilt: their text, their other parts, the package itself."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from random import Random
from xml.sax.saxutils import escape

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_MAIN = "word/document.xml"
_BOMB = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
_DOCTYPE = f'<?xml version="1.0"?><!DOCTYPE w:document [<!ENTITY a0 "bomb">{_BOMB}]>'

_AROUND = """<w:ins>{}</w:ins>|<w:del>{}</w:del>|<w:hyperlink>{}</w:hyperlink>
<w:smartTag>{}</w:smartTag>|<w:moveFrom>{}</w:moveFrom>|<w:moveTo>{}</w:moveTo>|<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>
{}<w:r><w:br/></w:r>|{}<w:r><w:tab/></w:r>|{}<w:r><w:footnoteReference w:id="1"/></w:r>
<w:commentRangeStart w:id="0"/>{}|{}<w:commentRangeEnd w:id="0"/>
{}<w:r><w:commentReference w:id="0"/></w:r>""".replace("\n", "|").split("|")
_LOOKS = ("", "", "<w:rPr><w:b/></w:rPr>", "<w:rPr><w:vanish/></w:rPr>")
_TAGS = """<w:p> </w:p> <w:r> </w:r> <w:t> </w:t> <w:del> </w:del> <w:tbl> <w:tc> </w:tc> <w:br/>
<w:tab/> <w:instrText> <w:fldChar/> <w:txbxContent> <mc:Fallback> </mc:Fallback> <mc:Choice> <w:sdt>
<!-- --> <![CDATA[ ]]> <?x ?> &amp; &#x0; &#x1F600; &bogus; & < > " xmlns:w='y' </w:body> \0 \ufeff
\ud7ff \uffff </w:document>""".split()
_WHOLE = """<w:p/> <w:br/> <w:tab/> <w:cr/> <w:noBreakHyphen/> <w:softHyphen/> <w:t>a</w:t> <w:t/>
<w:r><w:t>b&#13;c</w:t></w:r> <w:p><w:r><w:t>d</w:t></w:r></w:p> <w:instrText>e</w:instrText>
<!--f--> <?x?> <![CDATA[<g>]]> &#x1F600; &lt; <w:del><w:r><w:t>h</w:t></w:r></w:del> <w:new/>
<w:txbxContent><w:p><w:r><w:t>i</w:t></w:r></w:p></w:txbxContent> <w:delText>j</w:delText>
<mc:AlternateContent><mc:Choice><w:t>k</w:t></mc:Choice></mc:AlternateContent>""".split()
"""What leaves XML well formed wherever it is put, though no reader expects it there."""


def spoilt_word_file(random: Random, words: list[str]) -> bytes:
    """Return a Word file of `words`, odd, cut off or changed: its bytes, or its parts."""
    parts = _parts(random, words)
    ways: list[Callable[[], bytes]] = [
        *[lambda: _packed({**parts, _MAIN: _filled(random, parts[_MAIN])})] * 4,
        lambda: _packed({**parts, _MAIN: _spoilt(random, parts[_MAIN])}),
        lambda: _packed({**parts, _MAIN: _retagged(random, parts[_MAIN])}),
        lambda: _spoilt(random, _packed(parts)),
        lambda: _packed({name: _spoilt(random, part) for name, part in parts.items()}),
        lambda: _packed({name: part for name, part in parts.items() if random.random() < 0.7}),
        lambda: _packed({**parts, _MAIN: _recoded(random, parts[_MAIN])}),
    ]
    seldom: list[Callable[[], bytes]] = [
        lambda: _packed({**parts, _MAIN: _nested(random)}),
        lambda: _packed({**parts, _MAIN: _DOCTYPE.encode() + _document("&a9;")}),
        lambda: _packed({**parts, _MAIN: _document("<w:p/>" * random.choice((10_000, 400_000)))}),
        lambda: _packed(
            {**parts, random.choice(list(parts)): bytes(random.choice((17, 60)) << 20)}
        ),
    ]
    return random.choice(seldom if random.random() < 0.01 else ways)()


def _parts(random: Random, words: list[str]) -> dict[str, bytes]:
    def paragraph(depth: int) -> str:
        runs = "".join(_run(random, words) for _ in range(random.randint(0, 12)))
        if depth < 3 and random.random() < 0.1:
            box = f"<w:txbxContent>{paragraph(depth + 1)}</w:txbxContent>"
            choice = f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
            runs += f"<w:r><mc:AlternateContent>{choice}</mc:AlternateContent></w:r>"
        return f"<w:p>{runs}</w:p>"

    body = ""
    for _ in range(random.randint(0, 8)):
        told = paragraph(0)
        table = f"<w:tbl><w:tr><w:tc>{told}</w:tc><w:tc>{told}</w:tc></w:tr></w:tbl>"
        body += table if random.random() < 0.2 else told
    notes = f'<w:footnotes xmlns:w="{W}"><w:footnote w:id="1">{paragraph(3)}</w:footnote>'
    comments = f'<w:comments xmlns:w="{W}"><w:comment w:id="0">{paragraph(3)}</w:comment>'
    return {
        "_rels/.rels": _relations("officeDocument", _MAIN),
        "word/_rels/document.xml.rels": _relations(
            "footnotes", "footnotes.xml", comments="comments.xml"
        ),
        _MAIN: _document(body),
        "word/footnotes.xml": f"{notes}</w:footnotes>".encode(),
        "word/comments.xml": f"{comments}</w:comments>".encode(),
    }


def _run(random: Random, words: list[str]) -> str:
    text = escape("".join(random.choices(words, k=random.randint(0, 6))))
    run = f"<w:r>{random.choice(_LOOKS)}<w:t>{text}</w:t></w:r>"
    return random.choice(_AROUND).format(run) if random.random() < 0.4 else run


def _document(body: str) -> bytes:
    head = f'<w:document xmlns:w="{W}" xmlns:mc="{_MC}"><w:body>'
    return f"{head}{body}</w:body></w:document>".encode()


def _relations(kind: str, target: str, **more: str) -> bytes:
    relations = "".join(
        f'<Relationship Id="{kind}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for kind, target in {kind: target, **more}.items()
    )
    return f'<Relationships xmlns="{_PACKAGE}">{relations}</Relationships>'.encode()


def _packed(parts: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return file.getvalue()


def _spoilt(random: Random, data: bytes) -> bytes:
    """The bytes with some changed, doubled, taken out or cut off."""
    made = bytearray(data)
    for _ in range(random.randint(1, 10)):
        at = random.randint(0, len(made))
        kind = random.random()
        if kind < 0.5 and at < len(made):
            made[at] = random.randrange(256)
        elif kind < 0.7:
            made[at:at] = made[at : at + random.randint(1, 200)] * random.randint(1, 5)
        elif kind < 0.95:
            del made[at : at + random.randint(1, 60)]
        else:
            del made[at:]
    return bytes(made)


def _retagged(random: Random, data: bytes) -> bytes:
    """XML with tags put in and taken out; seldom well-formed."""
    parts = data.decode().replace("<", "\0<").split("\0")
    for _ in range(random.randint(1, 4)):
        at = random.randint(2, len(parts))
        parts[at : at + random.choice((0, 1))] = random.choices(_TAGS, k=random.choice((0, 1, 2)))
    return "".join(parts).encode("utf-8", "surrogatepass")


def _filled(random: Random, data: bytes) -> bytes:
    """XML with more elements in it, at the ends of tags; well-formed as before."""
    parts = data.decode().replace(">", ">\0").split("\0")
    for _ in range(random.randint(1, 30)):
        parts.insert(random.randint(2, max(2, len(parts) - 3)), random.choice(_WHOLE))
    return "".join(parts).encode()


def _recoded(random: Random, data: bytes) -> bytes:
    """XML in another encoding than it says, or than there is."""
    says = random.choice(("utf-8", "utf-16", "latin-1", "ascii", "shift_jis", "utf-7", "bogus", ""))
    codec = random.choice(("utf-8", "utf-16", "utf-16-le", "latin-1", "cp037", "utf-32"))
    head = f'<?xml version="1.0" encoding="{says}"?>'
    return (head + data.decode()).encode(codec, "replace")


def _nested(random: Random) -> bytes:
    depth = random.choice((100, 5_000, 100_000))
    tag = random.choice(("w:tbl", "w:ins", "w:p", "w:sdt", "w:txbxContent"))
    return _document(f"<{tag}>" * depth + f"</{tag}>" * random.choice((depth, 0)))
