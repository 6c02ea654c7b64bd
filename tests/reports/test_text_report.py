from __future__ import annotations

import re
from typing import Any

import attrs
import pytest
from rich.cells import cell_len

from factcheck.claims import Claim, Evidence, Source, Verdict
from factcheck.findings import Report, Scope
from factcheck.reports import Options, resolve
from factcheck.reports.layout import cut, excerpts, flat, visible, wrap
from factcheck.text import Document, Span
from tests.reports.conftest import silenced

TWO = "NEC left cameras. IBM left. Snow fell."


def render(*reports: Report, **options: Any) -> str:
    return "".join(resolve("text")(reports, Options(claims=40, **options)))


def test_finding(make: Any) -> None:
    assert render(make("Microsoft left. Snow fell.", "Microsoft")) == (
        "draft.md:1:1: FC101 attribution: inaccurate\n"
        " 1 | Microsoft left. Snow fell.\n"
        "   | ^^^^^^^^^\n"
        "   reason: The claim ties this to IBM.\n"
        "   claim:  ibm-exits: IBM is withdrawing from the business.\n"
        "   source: “It was IBM that withdrew.”\n"
        "           The week in cameras, Daily Paper, 2020-06-11, https://paper.example/cameras\n"
        "   write:  IBM\n"
        "\n"
        "1 inaccurate, 0 supported, 1 not covered, "
        "in 2 sentences of 1 document, against 40 claims\n"
    )


def test_show_all_lists_every_sentence_in_order(make: Any) -> None:
    text = render(make(TWO, "NEC", supported="IBM left."), show_all=True)
    places = re.findall(r"^draft\.md:1:\d+: .*", text, re.MULTILINE)
    assert places == [
        "draft.md:1:1: FC101 attribution: inaccurate",
        "draft.md:1:19: supported by ibm-exits: IBM left.",
        "draft.md:1:29: not covered: Snow fell.",
    ]
    assert text.endswith(
        "\n\n1 inaccurate, 1 supported, 1 not covered, "
        "in 3 sentences of 1 document, against 40 claims\n"
    )


def test_nothing_to_say(make: Any) -> None:
    assert render(make("Snow fell."), make("")) == (
        "0 inaccurate, 0 supported, 1 not covered, "
        "in 1 sentence of 2 documents, against 40 claims\n"
    )


def test_other_verdicts_are_summed_up_worst_first(make: Any) -> None:
    claim = Claim("c", "NEC left.", Verdict.MISLEADING)
    text = render(make("NEC left.", "NEC", claim=claim, verdict=Verdict.MISLEADING))
    assert "claim:  c: NEC left. (misleading)" in text
    assert text.splitlines()[-1].startswith("0 inaccurate, 1 misleading, 0 supported, ")


def test_a_sentence_of_another_verdict_without_finding_is_listed(make: Any) -> None:
    report = make("NEC left.", "NEC", verdict=Verdict.UNVERIFIABLE)
    bare = Report(report.document, (), report.sentences, 40)
    assert "draft.md:1:1: unverifiable by ibm-exits: NEC left." in render(bare, show_all=True)


def test_what_is_silenced_is_counted_by_what_did_it(make: Any) -> None:
    report = make("NEC left. Snow fell.", "NEC")
    hidden = [silenced(report, scope) for scope in (Scope.TEXT, Scope.BASELINE, Scope.TEXT)]
    text = render(report, *hidden)
    assert text.splitlines()[-2:] == [
        "1 inaccurate, 0 supported, 4 not covered, "
        "in 8 sentences of 4 documents, against 40 claims",
        "3 silenced: 2 in the text, 1 by the baseline",
    ]
    assert text.count("FC101") == 1
    text = render(*(silenced(report, scope) for scope in (Scope.KIND, Scope.ALLOW)))
    assert text.endswith("2 silenced: 1 by the allow list, 1 by kinds that are off\n")


def test_what_is_silenced_is_listed_with_all_the_rest(make: Any) -> None:
    report = make("NEC left. Snow fell.", "NEC")
    hidden = silenced(report, Scope.TEXT, line=7, reason="told as\nsatire\x1b")
    assert render(hidden, show_all=True).splitlines()[:2] == [
        "draft.md:1:1: silenced in the text, line 7 (told as satire<U+001B>): FC101 attribution: "
        "NEC left.",
        "draft.md:1:11: not covered: Snow fell.",
    ]
    hidden = silenced(report, Scope.BASELINE)
    assert "silenced by the baseline: FC101 attribution: NEC" in render(hidden, show_all=True)


def test_a_sentence_counts_by_what_is_still_shown_of_it(make: Any) -> None:
    report = make("NEC left cameras.", "NEC", verdict=Verdict.INACCURATE)
    [finding] = report.findings
    milder = attrs.evolve(finding, verdict=Verdict.MISLEADING, span=Span(9, 16))
    partly = attrs.evolve(silenced(report, Scope.ALLOW), findings=(milder,))
    assert "\n0 inaccurate, 1 misleading, 0 supported, 0 not covered, in 1 " in render(partly)


def test_suggestion_to_delete(make: Any) -> None:
    assert "write:  nothing: delete it" in render(make("NEC left.", "NEC", suggestion=""))
    assert "write:" not in render(make("NEC left.", "NEC", suggestion=None))


def test_source_without_title(make: Any) -> None:
    claim = Claim("c", "IBM left.", "accurate", evidence=(Evidence(Source("wire"), "left"),))
    assert "           wire\n" in render(make("NEC left.", "NEC", claim=claim))


def test_text_without_path(make: Any) -> None:
    assert render(make("NEC left.", "NEC", path=None)).startswith("<text>:1:1: ")


def test_color_changes_nothing_but_color(make: Any) -> None:
    report = make(TWO, "NEC", supported="IBM left.")
    painted = render(report, show_all=True, color=True)
    assert "\x1b[31m^^^\x1b[0m" in painted
    bare = re.sub(r"\x1b\[[\d;]*m", "", painted)
    assert [line.rstrip() for line in bare.splitlines()] == render(
        report, show_all=True
    ).splitlines()


def test_markup_in_drafts_is_not_interpreted(make: Any) -> None:
    text = "[bold]NEC[/bold] left :smile: [link=x]."
    assert text in render(make(text, "NEC"), color=True).replace("\x1b[31m", "").replace(
        "\x1b[0m", ""
    )


def test_nothing_steers_the_terminal(make: Any) -> None:
    bad = "\x1b]0;title\x07\u202e\x9b\u2066"
    claim = Claim(
        f"c{bad}",
        f"IBM{bad} left",
        "accurate",
        evidence=(Evidence(Source("s", title=bad), f"x{bad}"),),
    )
    report = make(
        f"NEC{bad}\tleft. Snow{bad} fell.",
        f"NEC{bad}",
        path=f"a{bad}.md",
        reason=bad,
        suggestion=bad,
        claim=claim,
    )
    text = render(report, show_all=True)
    assert set(text) & set("\x1b\x07\u202e\x9b\u2066\t") == set()
    assert "<U+001B>]0;title<U+0007><U+202E><U+009B><U+2066>" in text


def test_every_line_fits(make: Any) -> None:
    long = "Microsoft " + "left the business 日本語 " * 40
    report = make(long + ".", "business 日本語", reason=long, supported=None)
    text = render(report, show_all=True, width=60)
    assert max(cell_len(line) for line in text.splitlines()[:-1]) <= 60


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ("日本の NEC left.", "NEC"),
        ("Cafe\u0301 owners: NEC left.", "NEC"),
        ("\tNEC left.", "NEC"),
        ("ab\tNEC\tleft.", "NEC\tleft"),
        ("He said 👍🏽 NEC left.", "NEC"),
        ("\ufeffNEC left.", "NEC"),
        ("\ufeffSo NEC left.", "NEC"),
        ("a\x00b NEC left.", "NEC"),
        ("x" * 300 + " NEC left " + "y" * 300, "NEC"),
        ("日" * 300 + " NEC left " + "本" * 300, "NEC"),
        ("So NEC left " + "y" * 300, "NEC"),
        ("x" * 300 + " NEC.", "NEC"),
    ],
)
def test_the_underline_stands_under_the_words(line: str, wrong: str) -> None:
    document = Document(f"first\n{line}\nlast" if line[0] != "\ufeff" else line)
    start = document.text.index(wrong)
    (shown,) = excerpts(document, Span(start, start + len(wrong)), width=60)
    assert cell_len(shown.text) <= 60
    at = len(shown.underline) - len(shown.underline.lstrip())
    assert at == cell_len(shown.before)
    assert len(shown.underline) - at == cell_len(shown.marked)
    assert shown.marked == wrong.replace("\t", " " * (4 - (at + 3) % 4))
    assert "\t" not in shown.text


def test_an_empty_mark_gets_one_caret() -> None:
    (shown,) = excerpts(Document("ab"), Span(1, 1), width=60)
    assert (shown.text, shown.underline) == ("ab", " ^")


def test_a_mark_longer_than_the_line_is_cut() -> None:
    (shown,) = excerpts(Document("x" * 500), Span(10, 490), width=60)
    assert cell_len(shown.text) == 60
    assert shown.marked.endswith("…")


def test_a_mark_over_several_lines() -> None:
    document = Document("one two\r\n\r\nthree four\r\n")
    shown = list(excerpts(document, Span(4, 16), width=60))
    assert [(line.number, line.marked) for line in shown] == [(1, "two"), (3, "three")]


def test_a_mark_over_many_lines_is_shortened(make: Any) -> None:
    text = "\n".join(f"word{number}" for number in range(9)) + "."
    assert " 3 | word2\n   | ^^^^^\n   | …\n   reason:" in render(make(text, text[:-1]))


def test_a_mark_in_a_very_long_line_is_quick(make: Any) -> None:
    text = "x " * 2_000_000 + "NEC left."
    assert "NEC left.\n" in render(make(text, "NEC"))


def test_visible_keeps_what_writing_needs() -> None:
    text = "naïve 日本 می\u200cخواهم 👩\u200d👧 “quotes”"
    assert visible(text) == text
    assert visible("\u200b\u2028\ud800") == "<U+200B><U+2028><U+D800>"
    assert flat(" a\n b\x1b ") == "a b<U+001B>"


def test_wrap_and_cut() -> None:
    assert wrap("aa bb cc", 5) == ["aa bb", "cc"]
    assert wrap("日本語日本語 x", 4) == ["日本", "語日", "本語", "x"]
    assert wrap("a bbbbbbb", 3) == ["a", "bbb", "bbb", "b"]
    assert wrap("日", 1) == ["日"]
    assert wrap("  ", 5) == []
    assert cut("日本", 3) == "日"
    assert cut("ab", 3) == "ab"
