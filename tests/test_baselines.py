"""Known findings: which survive what, which are told as stale, and the file."""

from __future__ import annotations

import textwrap

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.baselines import Baseline, make_baseline
from factcheck.checker import Checker
from factcheck.findings import Kind, Report, Scope
from factcheck.stores import MemoryStore
from factcheck.text import Document
from tests.silence.reading import CHECKER, CLAIMS

STORE = MemoryStore(CLAIMS)
OSAKA = "NEC is based in Osaka."
STAFF = "NEC has 38 members of staff in Peru."
PLAIN = (
    "Snow fell on the hills above the town all night, and the road to the harbour was closed.",
    "The harbour master said on the radio that no ship would leave before the end of the storm.",
    "Nobody in the market had seen a winter like this one since the old bridge was built there.",
)
FILLED = tuple(f"{PLAIN[0]} {wrong} {PLAIN[1]}" for wrong in (OSAKA, STAFF))


def check(baseline: Baseline, text: str, path: str | None = "a.md", **more: str) -> Report:
    document = Document(text, path=path, **more)  # type: ignore[arg-type]
    return Checker(STORE, baseline=baseline).check(document)


def known(*texts: str, path: str | None = "a.md") -> Baseline:
    return make_baseline(CHECKER.check(Document(text, path=path)) for text in texts)


def kinds(report: Report) -> list[str]:
    return [finding.kind.value for finding in report.findings]


def test_what_is_known_is_silenced_and_told() -> None:
    baseline = known(f"{OSAKA} {STAFF}")
    report = check(baseline, f"{OSAKA} {STAFF}")
    assert kinds(report) == []
    assert [(s.finding.kind, s.scope) for s in report.silenced] == [
        (Kind.PLACE, Scope.BASELINE),
        (Kind.QUANTITY, Scope.BASELINE),
    ]
    assert {s.by for s in report.silenced} == {k.fingerprint for k in baseline.findings}
    assert report.notes == ()


@pytest.mark.parametrize(
    ("text", "shown", "stale"),
    [
        (f"Snow fell.\n\n{STAFF}", [], 0),
        (f"{STAFF.replace('38', '39')}", ["quantity"], 1),
        (f"{STAFF}\n\n{STAFF}", ["quantity"], 0),
        (f"{STAFF} {OSAKA}", ["place"], 0),
        ("Snow fell.", [], 1),
    ],
)
def test_what_is_not_known_is_shown(text: str, shown: list[str], stale: int) -> None:
    report = check(known(STAFF), text)
    assert (kinds(report), len(report.notes)) == (shown, stale)


def test_a_stale_entry_is_told_with_its_file() -> None:
    [note] = check(known(STAFF), "Snow fell.").notes
    assert str(note) == (f"factcheck-baseline.json: no longer there: a.md: FC201 quantity: {STAFF}")


def test_an_entry_is_of_its_file() -> None:
    baseline = known(OSAKA)
    assert kinds(check(baseline, OSAKA, "b.md")) == ["place"]
    assert check(baseline, "Snow fell.", "b.md").notes == ()


def test_an_entry_is_of_its_document_in_a_file_of_several() -> None:
    baseline = make_baseline([CHECKER.check(Document(OSAKA, path="a.json", id="one"))])
    assert kinds(check(baseline, OSAKA, "a.json", id="one")) == []
    assert kinds(check(baseline, OSAKA, "a.json", id="two")) == ["place"]


def test_texts_of_no_file_are_one_and_none_is_stale() -> None:
    baseline = known(OSAKA, path=None)
    assert kinds(check(baseline, OSAKA, None)) == []
    assert check(baseline, "Snow fell.", None).notes == ()


def test_what_was_in_a_file_that_is_gone_is_known_everywhere() -> None:
    moved = attrs.evolve(known(OSAKA), gone=frozenset({"a.md"}))
    report = check(moved, OSAKA, "b.md")
    assert kinds(report) == []
    compared = moved.compared([report])
    assert compared.stale == ()
    assert [entry.path for entry in compared.pruned.findings] == ["b.md"]


def test_equal_findings_are_counted() -> None:
    baseline = known(f"{OSAKA}\n\n{OSAKA}")
    assert [entry.count for entry in baseline.findings] == [2]
    assert kinds(check(baseline, "\n\n".join([OSAKA] * 3))) == ["place"]
    [note] = check(baseline, OSAKA).notes
    assert note.message.endswith(f"FC103 place: {OSAKA}")


def test_compared_keeps_what_was_not_looked_at() -> None:
    baseline = make_baseline(
        CHECKER.check(Document(OSAKA, path=path)) for path in ("a.md", "b.md", "c.md")
    )
    baseline = attrs.evolve(baseline, gone=frozenset({"c.md"}))
    compared = baseline.compared([check(baseline, "Snow fell.", "a.md")])
    assert [entry.path for entry in compared.stale] == ["a.md", "c.md"]
    assert [entry.path for entry in compared.pruned.findings] == ["b.md"]


def test_a_draft_that_is_gone_is_not_met_where_another_is_known() -> None:
    baseline = make_baseline(CHECKER.check(Document(OSAKA, path=path)) for path in ("a.md", "b.md"))
    baseline = attrs.evolve(baseline, gone=frozenset({"a.md"}))
    compared = baseline.compared([check(baseline, OSAKA, "b.md")])
    assert [entry.path for entry in compared.stale] == ["a.md"]
    assert [(e.path, e.count) for e in compared.pruned.findings] == [("b.md", 1)]


def test_a_draft_that_is_gone_does_not_become_two() -> None:
    moved = attrs.evolve(known(OSAKA), gone=frozenset({"a.md"}))
    compared = moved.compared([check(moved, OSAKA, path) for path in ("c.md", "b.md")])
    assert compared.stale == ()
    assert [(e.path, e.count) for e in compared.pruned.findings] == [("b.md", 1)]


def test_compared_counts_down() -> None:
    baseline = known(f"{OSAKA}\n\n{OSAKA}\n\n{STAFF}")
    compared = baseline.compared([check(baseline, f"{OSAKA} {STAFF}")])
    assert [(entry.kind, entry.count) for entry in compared.stale] == [(Kind.PLACE, 1)]
    assert [(entry.kind, entry.count) for entry in compared.pruned.findings] == [
        (Kind.QUANTITY, 1),
        (Kind.PLACE, 1),
    ]


def test_what_a_directive_silences_is_not_known() -> None:
    assert known(f"<!-- factcheck-ignore -->\n{OSAKA}").findings == ()


paragraphs = st.permutations([*PLAIN, *FILLED])
widths = st.integers(60, 110) | st.none()


@settings(deadline=None)
@given(
    order=paragraphs, width=widths, ends=st.sampled_from(("\n", "\r\n", "\r")), pad=st.booleans()
)
def test_it_survives_reordering_wrapping_and_line_ends(
    order: list[str], width: int | None, ends: str, pad: bool
) -> None:
    """And nothing else does: no finding is shown, none is stale."""
    baseline = known("\n\n".join([*PLAIN, *FILLED]))
    assert len(baseline.findings) == 2
    wrapped = order if width is None else [textwrap.fill(text, width) for text in order]
    text = ("\n\n\n" if pad else "\n\n").join(wrapped).replace("\n", ends)
    report = check(baseline, text)
    assert (kinds(report), report.notes, len(report.silenced)) == ([], (), 2)


@settings(deadline=None)
@given(order=paragraphs, width=widths, ends=st.sampled_from(("\n", "\r\n", "\r")))
def test_ignores_survive_the_same(order: list[str], width: int | None, ends: str) -> None:
    marked = [
        f"<!-- factcheck-ignore-start: known -->\n{text}\n<!-- factcheck-ignore-end -->"
        if text in FILLED
        else text
        for text in order
    ]
    wrapped = [
        "\n".join(line if "<!--" in line else _filled(line, width) for line in text.split("\n"))
        for text in marked
    ]
    report = CHECKER.check("\n\n".join(wrapped).replace("\n", ends))
    assert (kinds(report), report.notes, len(report.silenced)) == ([], (), 2)


@settings(deadline=None)
@given(order=paragraphs, number=st.integers(40, 99))
def test_a_changed_number_is_shown_again(order: list[str], number: int) -> None:
    baseline = known("\n\n".join([*PLAIN, *FILLED]))
    report = check(baseline, "\n\n".join(order).replace("38", str(number)))
    assert (kinds(report), len(report.notes), len(report.silenced)) == (["quantity"], 1, 1)


def _filled(text: str, width: int | None) -> str:
    return text if width is None else textwrap.fill(text, width)
