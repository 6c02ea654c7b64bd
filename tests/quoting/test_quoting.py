"""Whose words a finding is about: each case as it is checked, left to the speaker, and skipped."""

from __future__ import annotations

import time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.caching import SentenceCache
from factcheck.checker import Checker
from factcheck.documents import parse
from factcheck.findings import Finding, Quoted, Scope
from factcheck.settings import QUOTES, PathRule, Settings
from factcheck.text import Document
from tests.quoting.cases import ROWS, STORE

CHECKERS = {name: Checker(STORE, settings=Settings(quotes=name)) for name in QUOTES}
each_row = pytest.mark.parametrize("row", ROWS, ids=lambda row: row["name"])
SAID = '"NEC is based in Osaka," Ann Smith said.'


def told(text: str, findings: tuple[Finding, ...]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Of quoted words, who said them; of the paper's own, what to write."""
    theirs = {f.span.of(text): f.quoted.speaker for f in findings if f.quoted is not None}
    own = {f.span.of(text): f.suggestion for f in findings if f.quoted is None}
    return theirs, own


@each_row
def test_checked_as_all_others(row: dict[str, Any]) -> None:
    report = CHECKERS["check"].check(row["text"])
    assert told(row["text"], report.findings) == (row.get("theirs", {}), row.get("own", {}))
    assert all(CHECKERS["check"].settings.fails(finding) for finding in report.findings)
    assert report.silenced == ()


@each_row
def test_left_to_the_speaker(row: dict[str, Any]) -> None:
    report = CHECKERS["speaker"].check(row["text"])
    assert told(row["text"], report.findings) == (row.get("theirs", {}), row.get("own", {}))
    for finding in report.findings:
        assert CHECKERS["speaker"].settings.fails(finding) == (finding.quoted is None)
    assert report.silenced == ()


@each_row
def test_skipped(row: dict[str, Any]) -> None:
    report = CHECKERS["skip"].check(row["text"])
    assert told(row["text"], report.findings) == ({}, row.get("own", {}))
    silenced = tuple(each.finding for each in report.silenced)
    assert told(row["text"], silenced) == (row.get("theirs", {}), {})
    assert {each.scope for each in report.silenced} <= {Scope.QUOTE}


@each_row
def test_what_is_quoted_is_never_altered(row: dict[str, Any]) -> None:
    for finding in CHECKERS["check"].check(row["text"]).findings:
        assert finding.quoted is None or finding.suggestion is None


@each_row
def test_no_treatment_changes_what_claims_say(row: dict[str, Any]) -> None:
    found = {name: checker.check(row["text"]).sentences for name, checker in CHECKERS.items()}
    assert found["check"] == found["speaker"] == found["skip"]


def test_names_of_cases_are_unique() -> None:
    names = [row["name"] for row in ROWS]
    assert len(set(names)) == len(names) >= 35


def test_one_cache_serves_all_treatments(tmp_path: Any) -> None:
    """What is kept of a sentence doesn't depend on whose words it is."""
    text = "\n\n".join(row["text"] for row in ROWS)
    cache = SentenceCache(tmp_path)
    for name in (*QUOTES, *QUOTES):
        checker = Checker(STORE, settings=Settings(quotes=name), cache=cache)
        assert checker.check(text) == CHECKERS[name].check(text)


def test_by_path() -> None:
    rules = (PathRule("interviews/**", quotes="speaker"),)
    checker = Checker(STORE, settings=Settings(paths=rules))
    for path, excused in (("interviews/a.md", True), ("news/a.md", False), (None, False)):
        [finding] = checker.check(Document(SAID, path=path)).findings
        assert finding.quoted == Quoted("Ann Smith", excused)
        assert checker.settings.at(path).fails(finding) is not excused


def test_the_text_and_the_allow_list_answer_before() -> None:
    text = f"<!-- factcheck-ignore: as she said it -->\n{SAID}"
    report = CHECKERS["skip"].check(text)
    assert [each.scope for each in report.silenced] == [Scope.TEXT]
    checker = Checker(STORE, settings=Settings(quotes="skip", allow=("Osaka",)))
    assert [each.scope for each in checker.check(SAID).silenced] == [Scope.ALLOW]


def test_without_silencing_what_is_skipped_is_shown_and_makes_no_run_fail() -> None:
    report = CHECKERS["skip"].check(SAID, silencing=False)
    [finding] = report.findings
    assert finding.quoted == Quoted("Ann Smith", True)
    assert not CHECKERS["skip"].settings.fails(finding)


@pytest.mark.parametrize(
    ("source", "form"),
    [
        ('"NEC is based in **Osaka**," Ann Smith said.', "markdown"),
        ("<p><q>NEC is based in <b>Osaka</b>,</q> Ann Smith said.</p>", "html"),
        ("<p>&ldquo;NEC is based in Osaka,&rdquo; Ann Smith said.</p>", "html"),
        ("<p>“NEC is great.</p><p>“NEC is based in Osaka,” Ann Smith said.</p>", "html"),
    ],
)
def test_in_markup(source: str, form: str) -> None:
    report = CHECKERS["check"].check(parse(source, format=form))
    assert told(report.document.text, report.findings) == ({"Osaka": "Ann Smith"}, {})


def test_a_long_draft_is_read_only_around_what_is_found() -> None:
    """Who "he" is is looked for close by: 5,000 sentences before cost nothing."""
    text = "Tom Jones left. " * 5_000 + 'He said: "NEC is based in Osaka."'
    [finding] = CHECKERS["check"].check(text).findings
    assert finding.quoted == Quoted("Tom Jones")


def test_many_quotations_in_a_row_are_no_trouble() -> None:
    text = '"It rained," Ann Smith said. ' + '"NEC is based in Osaka." ' * 300
    found = CHECKERS["check"].check(text).findings
    assert len(found) == 300
    assert {finding.quoted for finding in found} == {Quoted("Ann Smith")}


@pytest.mark.parametrize(
    ("opening", "repeated", "closing"),
    [
        ("", "“NEC is based in Osaka.\n\n", "It rained,” he said."),
        ('"', "NEC is based in Osaka. ", '" he said.'),
        ("", '"NEC is based in Osaka," she said. ', ""),
        ("It rained. " * 250, '"NEC is based in Osaka." ', ""),
    ],
    ids=["paragraphs", "sentences", "quotations", "in a row"],
)
def test_many_findings_in_quotations_take_no_long_time(
    opening: str, repeated: str, closing: str
) -> None:
    taken = []
    for count in (60, 480):
        started = time.process_time()
        found = CHECKERS["check"].check(opening + repeated * count + closing).findings
        taken.append(time.process_time() - started)
        assert len(found) == count
        assert all(finding.quoted is not None for finding in found)
    # Eight times as long is in proportion; what grows with the square takes 64 times.
    assert taken[1] < 20 * taken[0]


PIECES = st.sampled_from(
    (
        *('"', "“", "”", "‘", "’", "'", ",", ".", " ", ":", "\n", "\n\n", "(", ")", "…", "«", "»"),
        *("NEC is based in Osaka", "NEC has 38 members of staff in Peru", "Vaccines cause autism"),
        *(" Ann Smith said", " he said", " said Tom Jones", "According to Ann Smith, ", " that "),
        *("Brad Smith said: ", "We sold 400 cars", "<!-- factcheck-ignore -->", "The mayor"),
    )
)


@given(st.lists(PIECES, max_size=14).map("".join))
@settings(max_examples=150)
def test_whatever_is_quoted_nothing_is_lost(text: str) -> None:
    """Of one text, every treatment has the same findings; none alters quoted words."""
    found = []
    for name, checker in CHECKERS.items():
        report = checker.check(text)
        findings = (*report.findings, *(each.finding for each in report.silenced))
        found.append({(f.kind, f.span, f.claim.id, f.suggestion) for f in findings})
        for finding in findings:
            assert finding.quoted is None or finding.suggestion is None
            assert finding.quoted is None or finding.quoted.excused == (name != "check")
            speaker = None if finding.quoted is None else finding.quoted.speaker
            assert speaker is None or speaker.casefold() in text.casefold()
        for each in report.silenced:
            assert name == "skip" or each.scope is not Scope.QUOTE
    assert found[0] == found[1] == found[2]
