from __future__ import annotations

from random import Random

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

from benchmarks.positions.written import markdown
from factcheck.documents.markdown_places import MAX_NESTING, parser

PLAIN = MarkdownIt("gfm-like2", {"maxNesting": MAX_NESTING, "linkify": False})
PLAIN.disable("linkify").use(footnote_plugin, move_to_end=False)
PLAIN.normalizeLinkText = lambda link: link  # type: ignore[method-assign]

SIGNS = st.text(st.sampled_from("ab *_`[]()<>!&;#|-=+>~^\\\n\t.1:"), max_size=60)


@given(
    st.one_of(SIGNS, st.randoms(use_true_random=False).map(lambda random: markdown(random).markup))
)
def test_the_parser_reads_what_markdown_it_reads(source: str) -> None:
    assert _shown(parser(), source) == _shown(PLAIN, source)


@given(SIGNS)
def test_every_run_of_text_stands_where_it_says(source: str) -> None:
    for token in parser().parse(source):
        for child in token.children or () if token.type == "inline" else ():
            assert child.map is not None
            start, end = child.map
            if child.type == "text" and child.content:
                assert token.content[start:end] == child.content
            elif child.type == "text_special":
                assert token.content[start:end] == child.markup
            elif child.type == "code_inline":
                assert token.content[start:end].replace("\n", " ") == child.content


def test_a_whole_draft() -> None:
    random = Random(1)
    for _ in range(50):
        source = markdown(random).markup
        assert _shown(parser(), source) == _shown(PLAIN, source)


def _shown(reader: MarkdownIt, source: str) -> list[tuple[str, str, list[str]]]:
    """The tokens of a draft, text beside text joined."""
    made = []
    for token in reader.parse(source):
        joined: list[str] = []
        text = False
        for child in token.children or ():
            is_text = child.type in ("text", "text_special")
            if is_text and not child.content:
                continue
            if is_text and text:
                joined[-1] += child.content
            else:
                joined.append(child.content if is_text else f"{child.type} {child.content}")
            text = is_text
        made.append((token.type, "" if token.children else token.content, joined))
    return made
