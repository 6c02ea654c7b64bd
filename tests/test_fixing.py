"""Fixing: only the intended words change, in every format, and what is fixed stays fixed."""

from __future__ import annotations

import html
import io
import json
import os
import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import factcheck
from factcheck import Checker, Claim, MemoryStore
from factcheck.documents import formats, read_data, spelling
from factcheck.fixing import File, Fixed, fix_data
from factcheck.settings import QUOTES, Settings
from factcheck.text import Document, Piece, Span
from tests.conftest import ROOT
from tests.documents.word_files import paragraph, word_file, words
from tests.draft_files import put

CASES = ROOT / "tests" / "cases"
SEEDS, MORE = (
    [
        row["text"]
        for row in map(json.loads, (CASES / f"{name}.jsonl").read_text("utf-8").splitlines())
        if row["expect"] == "inaccurate"
    ]
    for name in ("seed_cases", "drafts")
)


def text_file(text: str) -> tuple[str, bytes]:
    return "draft.txt", text.encode()


def wide_file(text: str) -> tuple[str, bytes]:
    return "draft.txt", text.replace("\n", "\r\n").encode("utf-16")


def docx_file(text: str) -> tuple[str, bytes]:
    """Each paragraph in runs of seven characters, so that most words are in several."""
    made = (
        paragraph(*(words(line[n : n + 7]) for n in range(0, len(line), 7)))
        for line in text.split("\n")
    )
    return "draft.docx", word_file("".join(made), parts={"word/media/a.bin": b"\x00\x01"})


def fixed_by(checker: Checker, path: str, data: bytes, *, encoding: str | None = None) -> Fixed:
    return fix_data(data, File(path, encoding), checker)


@pytest.mark.parametrize(
    ("make", "drafts", "least"),
    [
        (text_file, SEEDS + MORE, 45),
        (wide_file, SEEDS[::4], 3),
        (docx_file, SEEDS + MORE[::4], 20),
    ],
    ids=["text", "utf-16", "docx"],
)
def test_only_the_intended_words_change(
    remembering: Checker, make: Callable[[str], tuple[str, bytes]], drafts: list[str], least: int
) -> None:
    applied = 0
    for draft in drafts:
        path, data = make(f"Snow fell in Oslo.\n\n{draft}\n\nRain is due.")
        (before,) = read_data(data, path)
        fixed = fixed_by(remembering, path, data)
        (after,) = read_data(fixed.data, path)
        assert after.text == put(before.text, fixed), draft
        assert (fixed.data == data) == (not fixed.applied)
        assert len(fixed.reports[0].findings) == len(remembering.check(before).findings) - len(
            fixed.applied
        )
        applied += len(fixed.applied)
        again = fixed_by(remembering, path, fixed.data)
        assert (again.data, again.applied) == (fixed.data, ())
        assert again.reports == fixed.reports
        if path.endswith(".docx"):
            assert other_parts(data) == other_parts(fixed.data)
    assert applied >= least


def other_parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        names = set(package.namelist()) - {"word/document.xml"}
        return {name: package.read(name) for name in names}


CLAIMS = [
    Claim("c1", "NEC is based in Tokyo.", "accurate"),
    Claim("c2", "The fire in the valley destroyed 28 homes.", "accurate"),
    Claim("c3", "Amazon stopped selling cameras to the police.", "accurate"),
    Claim("c4", "Microsoft stopped selling cameras to the police.", "accurate"),
    Claim("c5", "Matt Cole is an attorney for the Union of Northern Peru.", "accurate"),
    Claim("c6", "AT&T is based in Dallas.", "accurate"),
    Claim("c7", "Well-known firms lead the market.", "accurate"),
]


@pytest.fixture(scope="module")
def small() -> Checker:
    return _small()


def text_fixed(small: Checker, text: str, *, least: float = 0.5) -> Fixed:
    return fix_data(text.encode(), File("d.txt"), small, least=least)


def test_only_the_words_that_differ_are_touched(small: Checker) -> None:
    fixed = text_fixed(small, "Matt Cole is an attorney for the Union of Southern Peru.")
    assert fixed.after == "Matt Cole is an attorney for the Union of Northern Peru."
    (fix,) = fixed.applied
    assert fix.finding.suggestion == "Union of Northern Peru"
    assert fix.position == factcheck.Position(1, 34)


def test_several_sentences(small: Checker) -> None:
    fixed = text_fixed(
        small, "NEC is based in Osaka. Snow fell.\r\nThe fire in the valley destroyed 38 homes."
    )
    assert fixed.after == (
        "NEC is based in Tokyo. Snow fell.\r\nThe fire in the valley destroyed 28 homes."
    )
    assert [fix.left for fix in fixed.fixes] == [None, None]
    assert fixed.reports[0].findings == ()


def test_one_that_cannot_be_does_not_keep_others_from_it(small: Checker) -> None:
    text = "NEC, which sells umbrellas to sailors, is based in Osaka. NEC is based in Osaka."
    fixed = text_fixed(small, text)
    assert fixed.after == text.removesuffix("Osaka.") + "Tokyo."
    assert [fix.left is None for fix in fixed.fixes] == [False, True]


def test_one_of_two_right_replacements_is_not_chosen(small: Checker) -> None:
    fixed = text_fixed(small, "Google stopped selling cameras to the police.")
    (fix,) = fixed.left
    other = {"Amazon": "Microsoft", "Microsoft": "Amazon"}[fix.finding.suggestion or ""]
    assert fix.left == f"another claim has “{other}” there"
    assert fixed.data == fixed.before.encode()


def test_a_suggestion_that_is_not_sure_enough(small: Checker) -> None:
    fixed = text_fixed(small, "NEC is based in Osaka.", least=1.0)
    (fix,) = fixed.left
    assert fix.left is not None
    assert fix.left.endswith("below 1.00")


def test_what_no_claim_bears_out_as_a_whole_is_left(small: Checker) -> None:
    fixed = text_fixed(small, "NEC, which sells umbrellas to sailors, is based in Osaka.")
    (fix,) = fixed.left
    assert fix.left == "with it, the sentence would not be borne out by a claim as a whole"


def test_nothing_to_fix(small: Checker) -> None:
    fixed = text_fixed(small, "Snow fell.")
    assert (fixed.fixes, fixed.diff(), fixed.data) == ((), "", b"Snow fell.")
    assert text_fixed(small, "").data == b""


def test_words_that_the_encoding_lacks_are_left() -> None:
    checker = Checker(MemoryStore([Claim("c", "NEC is based in Łódź.", "accurate")]))
    data = "Café. NEC is based in Osaka.".encode("cp1252")
    fixed = fixed_by(checker, "d.txt", data, encoding="cp1252")
    (fix,) = fixed.left
    assert fix.left == "'Ł' cannot be written in cp1252"
    assert fixed.data == data


def read_tagged(source: str, options: formats.Options) -> list[Document]:
    """A format in which ``<`` to ``>`` is left out, and ``&amp;`` stands for ``&``."""
    text, at, pieces = "", 0, []
    for part in filter(None, re.split("(<[^>]*>|&amp;)", source)):
        told = "&" if part == "&amp;" else "" if part.startswith("<") else part
        if told:
            place = Span(len(text), len(text) + len(told))
            pieces.append(Piece(place, Span(at, at + len(part))))
        text += told
        at += len(part)
    return [Document(text, path=options.path, source=source, pieces=tuple(pieces))]


@pytest.fixture
def tagged(monkeypatch: pytest.MonkeyPatch) -> None:
    """The format stands in for HTML: it has HTML's spelling."""
    monkeypatch.setitem(formats.FORMATS, "html", f"{__name__}:read_tagged")


@pytest.mark.usefixtures("tagged")
class TestMarkup:
    def fixed(self, small: Checker, source: str) -> Fixed:
        return fix_data(source.encode(), File("d", format="html"), small, least=0.5)

    def test_words_in_several_stretches(self, small: Checker) -> None:
        fixed = self.fixed(small, "<p>NEC is based in <b>Osa</b>ka.</p>")
        assert fixed.data == b"<p>NEC is based in <b>Tokyo</b>.</p>"

    def test_the_replacement_is_spelled(self) -> None:
        claims = [Claim("c", "AT&T bought the studio in 2018.", "accurate")]
        checker = Checker(MemoryStore(claims))
        fixed = self.fixed(checker, "<i>Verizon</i> bought the studio in 2018.")
        assert [fix.finding.suggestion for fix in fixed.fixes] == ["AT&T"]
        assert fixed.data == b"<i>AT&amp;T</i> bought the studio in 2018."

    def test_what_would_read_otherwise_is_left(
        self, small: Checker, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setitem(spelling.SPELLINGS, "html", lambda words: f"<{words}>")
        fixed = self.fixed(small, "<p>NEC is based in Osaka.</p>")
        (fix,) = fixed.left
        assert fix.left == "put into the file, the words would read otherwise"
        assert fixed.data == b"<p>NEC is based in Osaka.</p>"


_PARTS = st.lists(
    st.sampled_from(
        [
            "NEC is based in Osaka.",
            "The fire in the valley destroyed 38 homes.",
            "Snow fell.",
            "Google stopped selling cameras to the police.",
            "Ünïcode 👍🏽 cafe\u0301.",
            "",
        ]
    ),
    max_size=5,
)


@given(_PARTS, st.sampled_from(["\n", "\r\n", "\r", "\n\n"]), st.sampled_from(["utf-8", "utf-16"]))
def test_the_rest_stays_byte_for_byte(parts: list[str], end: str, codec: str) -> None:
    checker = _small()
    data = end.join(parts).encode(codec)
    fixed = fixed_by(checker, "d.txt", data)
    wanted = [p.replace("Osaka", "Tokyo").replace("38", "28") for p in parts]
    assert fixed.data == end.join(wanted).encode(codec)
    assert fixed_by(checker, "d.txt", fixed.data).applied == ()


@cache
def _small() -> Checker:
    return Checker(MemoryStore(CLAIMS))


@pytest.mark.skipif(shutil.which("patch") is None, reason="no program patch here")
@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("last", ["", "The end."])
def test_the_diff_is_one_that_patch_takes(
    small: Checker, tmp_path: Path, end: str, last: str
) -> None:
    lines = ["NEC is based in Osaka.", *["Snow fell."] * 9, "NEC is based in Osaka.", last]
    path = tmp_path / "draft.txt"
    path.write_bytes(end.join(lines).encode())
    fixed = fixed_by(small, "draft.txt", path.read_bytes())
    assert len(fixed.applied) == 2
    subprocess.run(
        ["patch", "--binary", "-p0"],
        input=fixed.diff().encode(),
        cwd=tmp_path,
        env={**os.environ, "POSIXLY_CORRECT": "1"},
        check=True,
        capture_output=True,
    )
    assert path.read_bytes() == fixed.data


def test_a_file(checker: Checker, tmp_path: Path) -> None:
    path = tmp_path / "draft.md"
    shutil.copy(ROOT / "examples" / "draft.md", path)
    fixed = factcheck.apply_fixes(path, checker)
    assert path.read_bytes() == (ROOT / "examples" / "draft.md").read_bytes()
    assert (len(fixed.applied), len(fixed.left)) == (5, 2)
    assert fixed.path == str(path)


def markdown_file(text: str) -> tuple[str, bytes]:
    """The draft in a list, after emphasis and a link, after a heading and a table."""
    told = "\n\n".join(f"- *See* [this](http://x.example/a_b). {line}" for line in _lines(text))
    return "draft.md", f"# Title\n\n| a | b |\n|---|---|\n| c | d |\n\n{told}\n".encode()


def html_file(text: str) -> tuple[str, bytes]:
    """Words with an inline tag inside, entities, and what isn't text around them."""
    told = "".join(f"<p>{_tagged(line)}</p>\r\n" for line in _lines(text))
    page = f"<html><head><title>T</title><script>1 < 2</script></head><body>{told}</body></html>"
    return "draft.html", page.encode("utf-16")


def _tagged(line: str) -> str:
    """Each word of more than six letters with its second half in bold."""
    made = [
        f"{html.escape(w[:4])}<b>{html.escape(w[4:])}</b>" if len(w) > 6 else html.escape(w)
        for w in line.split(" ")
    ]
    return " ".join(made)


def _lines(text: str) -> list[str]:
    return [line for line in text.split("\n") if line]


@pytest.mark.parametrize(
    ("make", "drafts", "least"),
    [(markdown_file, SEEDS, 14), (html_file, SEEDS, 14)],
    ids=["markdown", "html"],
)
def test_markup_stays(
    remembering: Checker, make: Callable[[str], tuple[str, bytes]], drafts: list[str], least: int
) -> None:
    applied = 0
    for draft in drafts:
        path, data = make(draft)
        (before,) = read_data(data, path)
        fixed = fixed_by(remembering, path, data)
        (after,) = read_data(fixed.data, path)
        assert after.text == put(before.text, fixed), draft
        applied += len(fixed.applied)
        assert fixed_by(remembering, path, fixed.data).applied == ()
        # The # of a character reference is of the words.
        marks = re.compile(r"<[^>]*>|(?<!&)[*\[\]|#]")
        assert marks.findall(fixed.before) == marks.findall(fixed.after)
    assert applied >= least


@pytest.mark.parametrize("form", ["html", "markdown", "text"])
@pytest.mark.parametrize("lines", [False, True])
def test_articles_in_json(small: Checker, form: str, lines: bool) -> None:
    told = {"html": "<p>{}</p>", "markdown": "*Note:* {}", "text": "{}"}[form]
    bodies = ["NEC is based in \u004fsaka.", 'Snow "fell" \\ on AT&T.', "NEC is based in Osaka."]
    items = [{"n": 1.50, "body": told.format(body)} for body in bodies]
    whole = "\n".join(map(json.dumps, items)) if lines else json.dumps(items, indent=1)
    data = whole.replace("Osaka", "Os\\u0061ka", 1).encode()
    fields = factcheck.Fields(text="body", format=form)
    file = File("d.jsonl" if lines else "d.json", fields=fields)
    fixed = fix_data(data, file, small)
    assert len(fixed.applied) == 2
    assert fixed.data == data.replace(b"Os\\u0061ka", b"Tokyo").replace(b"Osaka", b"Tokyo")
    assert fix_data(fixed.data, file, small).applied == ()


def test_markup_in_a_replacement_is_spelled_in_data() -> None:
    checker = Checker(MemoryStore([Claim("c", "AT&T bought the studio in 2018.", "accurate")]))
    data = json.dumps({"body": "<i>Verizon</i> bought the studio in 2018."}).encode()
    file = File("d.json", fields=factcheck.Fields(text="body"))
    fixed = fix_data(data, file, checker)
    assert json.loads(fixed.data)["body"] == "<i>AT&amp;T</i> bought the studio in 2018."


# Texts, and what they are when they are fixed: None where all is left as it is.
QUOTED = {
    "what a person says": ('"NEC is based in Osaka," Tom Lee said.', None),
    "in curly marks": ("“NEC is based in Osaka,” Tom Lee said.", None),
    "in single marks": ("‘NEC is based in Osaka,’ Tom Lee said.", None),
    "a part of a sentence": ('Tom Lee said NEC is "based in Osaka".', None),
    "over paragraphs": ("“NEC left.\n\n“NEC is based in Osaka,” Tom Lee said.", None),
    "a mark that nothing closes": ('"NEC is based in Osaka.', None),
    "a number in marks": ('The fire in the valley destroyed "38" homes.', None),
    "the paper's own words": ("NEC is based in Osaka.", "NEC is based in Tokyo."),
    "a name in marks": ('NEC is based in "Osaka".', 'NEC is based in "Tokyo".'),
    "beside a quotation": (
        '"It left," Tom Lee said. NEC is based in Osaka.',
        '"It left," Tom Lee said. NEC is based in Tokyo.',
    ),
    "words of a stored quotation": (
        'Jane Roe said: "We will close 38 homes in the valley by the end of the year."',
        'Jane Roe said: "We will close 28 homes in the valley by the end of the year."',
    ),
}


@pytest.mark.parametrize("quotes", QUOTES)
@pytest.mark.parametrize("name", QUOTED)
@pytest.mark.parametrize("path", ["a.txt", "a.md"])
def test_words_in_quotations_are_left_alone(name: str, quotes: str, path: str) -> None:
    said = 'Jane Roe said: "We will close 28 homes in the valley by the end of the year."'
    store = MemoryStore([*CLAIMS, Claim("said", said, "accurate")])
    checker = Checker(store, settings=Settings(quotes=quotes))
    text, expected = QUOTED[name]
    fixed = fixed_by(checker, path, text.encode())
    assert fixed.data.decode() == (expected or text)
    assert len(checker.check(text, silencing=False).findings) == 1


def test_a_sentence_with_a_wrong_quotation_is_left_as_a_whole() -> None:
    text = 'NEC is based in Osaka, and "the fire in the valley destroyed 38 homes", Tom Lee said.'
    checker = Checker(MemoryStore(CLAIMS))
    fixed = fixed_by(checker, "a.txt", text.encode())
    assert fixed.data.decode() == text
    [left] = fixed.left
    assert left.left == "what someone is quoted as saying in the sentence is wrong, too"
