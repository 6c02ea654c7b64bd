"""The loop: what is carried from sentence to sentence, settings, threads, odd texts."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import factcheck
from benchmarks.yaml_files import read_yaml
from factcheck import Checker, Claim, Document, MemoryStore, Settings
from factcheck.claims import Evidence, Source, Verdict
from factcheck.errors import InvalidValueError
from factcheck.findings import Finding, Kind, Report
from factcheck.text import Span
from tests.conftest import ROOT


def _checker(*statements: str, verdict: str = "accurate", **options: Any) -> Checker:
    claims = [Claim(f"c{n}", s, verdict) for n, s in enumerate(statements, 1)]
    return Checker(MemoryStore(claims), **options)


def _found(report: Report) -> list[tuple[str, str]]:
    return [(f.kind.value, f.span.of(report.document.text)) for f in report.findings]


def _verdicts(report: Report) -> list[str | None]:
    return [s.verdict and s.verdict.value for s in report.sentences]


# A report


def test_a_report_lists_every_sentence() -> None:
    text = "NEC is based in Tokyo. It rained for hours. NEC is based in Osaka."
    report = _checker("NEC is based in Tokyo.").check(text)
    assert _verdicts(report) == ["accurate", None, "inaccurate"]
    assert _found(report) == [("place", "Osaka")]
    assert report.document == Document(text)
    assert report.claims == 1
    assert [s.sentence.index for s in report.supported] == [0]
    [finding] = report.findings
    assert finding.sentence.of(text) == "NEC is based in Osaka."


def test_findings_come_in_reading_order() -> None:
    checker = _checker("NEC is based in Tokyo.", "Parliament passed the law in 2012.")
    text = "Parliament passed the law in 2015. NEC is based in Osaka."
    assert _found(checker.check(text)) == [("date", "2015"), ("place", "Osaka")]


def test_evidence_is_the_claims() -> None:
    source = Source("s", title="Annual report", text="NEC, of Tokyo, makes servers.")
    evidence = Evidence(source, "NEC, of Tokyo", Span(0, 13))
    claim = Claim("c", "NEC is based in Tokyo.", "accurate", evidence=[evidence])
    report = Checker(MemoryStore([claim])).check("NEC is based in Tokyo. NEC is based in Osaka.")
    assert [s.evidence for s in report.sentences] == [(evidence,), (evidence,)]
    assert report.findings[0].evidence == (evidence,)


def test_variants_are_compared_and_titles_searched() -> None:
    claim = Claim(
        "c",
        "NEC is based in Tokyo.",
        "accurate",
        variants=["The seat of the maker of servers NEC is Tokyo."],
        title="Where is the headquarters of the electronics giant?",
    )
    checker = Checker(MemoryStore([claim]))
    report = checker.check("The seat of the maker of servers NEC is Tokyo.")
    assert _verdicts(report) == ["accurate"]
    assert [c.id for c, _ in checker.candidates("electronics headquarters")] == ["c"]


# Context


def test_a_pronoun_stands_for_the_subject_before_it() -> None:
    checker = _checker("NEC is based in Tokyo.", "Angela Merkel was born in Hamburg.")
    report = checker.check("NEC makes servers. It is based in Osaka.")
    assert _found(report) == [("place", "Osaka")]
    report = checker.check("Angela Merkel gave a speech. She was born in Berlin.")
    assert _found(report) == [("place", "Berlin")]


def test_the_company_stands_for_the_one_company_told_of() -> None:
    checker = _checker("Volvo opposed the ban on diesel cars.")
    report = checker.check("Volvo makes trucks. The company supported the ban on diesel cars.")
    assert _found(report) == [("polarity", "supported")]


def test_the_council_stands_for_the_one_name_that_ends_so() -> None:
    checker = _checker("Larkfield Town Council approved a budget of 4 million pounds.")
    text = "Larkfield Town Council met on Monday. {} approved a budget of 6 million pounds."
    assert _found(checker.check(text.format("The council"))) == [("quantity", "6 million pounds")]
    assert _found(checker.check(text.format("The court"))) == []


@pytest.mark.parametrize("mark", ["*", "**", "_"])
def test_marks_of_emphasis_hide_nothing(mark: str) -> None:
    checker = _checker("The Forth bridge will close to lorries for five years.")
    draft = f"The Forth bridge will close to lorries for {mark}seven{mark} years."
    [finding] = checker.check(draft).findings
    assert finding.kind == "quantity"
    assert finding.span.of(draft).startswith("seven")


def test_a_claim_may_say_that_its_relation_holds_of_many() -> None:
    claim = Claim("c", "Ann Lee praised the new tram line in Leeds.", "accurate")
    draft = "Bob Ray praised the new tram line in Leeds."
    [finding] = Checker(MemoryStore([claim])).check(draft).findings
    assert finding.kind == "attribution"
    many = Claim("c", claim.statement, "accurate", exclusive=False)
    assert Checker(MemoryStore([many])).check(draft).findings == ()


def test_a_claim_may_say_that_its_relation_holds_of_one() -> None:
    draft = "The president visited Helsinki on Monday."
    assert _checker("The president visited Oslo on Monday.").check(draft).findings == ()
    one = Claim("c", "The president visited Oslo on Monday.", "accurate", exclusive=True)
    [finding] = Checker(MemoryStore([one])).check(draft).findings
    assert finding.span.of(draft) == "Helsinki"


def test_the_reason_tells_another_speaker_from_other_words() -> None:
    checker = _checker('Ann Lee said: "We will not close the tram line before next summer."')
    said = '"We will not close the tram line before next summer," {} said.'
    [finding] = checker.check(said.format("Bob Ray")).findings
    assert finding.kind == "quote"
    assert finding.reason == "The stored quotation is by Ann Lee, not by Bob Ray."


def test_a_pronoun_with_two_antecedents_decides_nothing() -> None:
    checker = _checker("NEC is based in Tokyo.", "Sony is based in Tokyo.")
    assert _found(checker.check("NEC and Sony make servers. It is based in Osaka.")) == []


def test_a_surname_stands_for_the_person_named_before() -> None:
    checker = _checker("Angela Merkel opened the exhibition in Dresden.")
    report = checker.check("Angela Merkel travelled east. Merkel opened the exhibition in Leipzig.")
    assert _found(report) == [("place", "Leipzig")]


def test_an_acronym_stands_for_the_name_it_was_introduced_with() -> None:
    checker = _checker("The Regional Water Board closed two wells in Leeds.")
    told = "The Regional Water Board (RWB) met on Friday. The RWB closed two wells in Leeds."
    assert _verdicts(checker.check(told))[1] == "accurate"
    wrong = "The Regional Water Board (RWB) met on Friday. The RWB closed nine wells in Leeds."
    assert _found(checker.check(wrong)) == [("quantity", "nine")]


def test_relative_days_count_from_the_documents_date() -> None:
    checker = _checker("The finance minister of Peru resigned on 11 June 2020.")
    for published, kinds in ((date(2020, 6, 12), []), (date(2020, 6, 20), ["date"]), (None, [])):
        text = "The finance minister of Peru resigned on Thursday."
        report = checker.check(Document(text, published_on=published))
        assert [kind for kind, _ in _found(report)] == kinds


def test_a_claims_relative_days_count_from_when_it_was_said() -> None:
    statement = "The finance minister of Peru resigned last year."
    claim = Claim("c", statement, "accurate", asserted_on=date(2020, 6, 11))
    checker = Checker(MemoryStore([claim]))
    assert checker.check("The finance minister of Peru resigned in 2019.").findings == ()
    found = _found(checker.check("The finance minister of Peru resigned in 2017."))
    assert found == [("date", "2017")]


def test_one_document_tells_another_nothing() -> None:
    checker = _checker("NEC is based in Tokyo.")
    checker.check("NEC makes servers.")
    assert checker.check("It is based in Osaka.").findings == ()


def test_a_quotation_may_run_over_several_sentences() -> None:
    checker = _checker("NEC is based in Tokyo.")
    report = checker.check('"We like servers. NEC is based in Tokyo. We are glad," Berg said.')
    assert report.findings == ()


# Known falsehoods, through the whole pipeline


def test_what_a_known_falsehood_is_about_doesnt_repeat_it() -> None:
    claim = Claim("c", "A tsunami warning was issued after the eruption.", Verdict.INACCURATE)
    checker = Checker(MemoryStore([claim]))
    assert checker.check("The eruption: latest news").findings == ()
    [found] = checker.check("The tsunami warning after the eruption").findings
    assert found.kind is Kind.KNOWN


def test_a_known_falsehood_in_other_words() -> None:
    checker = _checker("Drinking bleach cures influenza.", verdict="inaccurate")
    report = checker.check("Influenza is cured by drinking bleach, a neighbour wrote.")
    assert [f.kind.value for f in report.findings] == ["known"]


# What a draft mentions and doesn't vouch for: X stands for the statement.
_MENTIONS = (
    "It is not true that X.",
    "It is false that X.",
    "It is a myth that X.",
    "The claim that X is false.",
    "Rumours that X are false.",
    "The claim that X has been disproved.",
    "Posts claiming that X are misleading.",
    "Posts falsely claim that X.",
    "The video wrongly suggests X.",
    "Many people wrongly believe that X.",
    "The mayor denied that X.",
    "Experts rejected the claim that X.",
    "A study debunked the idea that X.",
    "There is no evidence that X.",
    "Studies found no evidence that X.",
    "Nobody has shown that X.",
    "If X, the town would know.",
    "The court will decide whether X.",
    "He asked if X.",
)
_PASSED_ON = ("The minister said that X.", "Reports say X.", "It is a fact that X.")
_FALSE = (
    "vaccines cause autism",
    "drinking hot water kills the coronavirus",
    "Hexley town hall was sold to a Russian bank",
    "Anna Berg voted against the pension law",
)
_DEPARTURES = (
    ("Hexley town hall was sold to a Swiss bank.", "Hexley town hall was sold to a Russian bank"),
    ("The fire in Ostrow killed 12 people.", "the fire in Ostrow killed 40 people"),
)


@pytest.mark.parametrize("told", _FALSE)
@pytest.mark.parametrize("frame", _MENTIONS)
def test_a_known_falsehood_that_is_only_mentioned(frame: str, told: str) -> None:
    checker = _checker(f"{told[0].upper()}{told[1:]}.", verdict="inaccurate")
    report = checker.check(frame.replace("X", told))
    assert report.findings == ()
    assert _verdicts(report) == [None]


@pytest.mark.parametrize("told", _FALSE)
@pytest.mark.parametrize("frame", _PASSED_ON)
def test_a_known_falsehood_that_is_passed_on(frame: str, told: str) -> None:
    checker = _checker(f"{told[0].upper()}{told[1:]}.", verdict="inaccurate")
    findings = checker.check(frame.replace("X", told)).findings
    assert [f.kind.value for f in findings] == ["known"]


@pytest.mark.parametrize(("claim", "told"), _DEPARTURES)
@pytest.mark.parametrize("frame", _MENTIONS)
def test_a_departure_that_is_only_mentioned(frame: str, claim: str, told: str) -> None:
    report = _checker(claim).check(frame.replace("X", told))
    assert report.findings == ()
    assert _verdicts(report) == [None]


@pytest.mark.parametrize(("claim", "told"), _DEPARTURES)
@pytest.mark.parametrize("frame", _PASSED_ON)
def test_a_departure_that_is_passed_on(frame: str, claim: str, told: str) -> None:
    report = _checker(claim).check(frame.replace("X", told))
    assert _verdicts(report) == [Verdict.INACCURATE]


@pytest.mark.parametrize(
    "draft",
    ["Vaccines do not cause autism.", "Vaccines never cause autism.", "Do vaccines cause autism?"],
)
def test_a_known_falsehood_denied(draft: str) -> None:
    checker = _checker("Vaccines cause autism.", verdict="inaccurate")
    assert checker.check(draft).findings == ()


@pytest.mark.parametrize(
    ("draft", "flagged"),
    [
        ("The fire in Ostrow did not kill 40 people.", False),
        ("The fire in Ostrow did not kill 12 people.", True),
        ("The fire in Ostrow killed 40 people.", True),
    ],
)
def test_to_deny_another_number_is_no_departure(draft: str, *, flagged: bool) -> None:
    report = _checker("The fire in Ostrow killed 12 people.").check(draft)
    assert bool(report.findings) is flagged


@pytest.mark.parametrize(
    "draft",
    [
        "A kettle was to blame for the fire at the Ambry courthouse, an engineer said.",
        "Firefighters from Dolby put out the fire at the Ambry courthouse.",
    ],
)
def test_to_speak_of_the_same_thing_repeats_nothing(draft: str) -> None:
    told = "The fire at the Ambry courthouse destroyed the evidence in the smuggling case."
    assert _checker(told, verdict="misleading").check(draft).findings == ()


# Settings


def test_the_least_confidence_is_that_of_the_settings() -> None:
    text = "NEC is based in Osaka."
    [finding] = _checker("NEC is based in Tokyo.").check(text).findings
    assert 0.5 <= finding.confidence < 1
    strict = Settings(min_confidence=1.0)
    report = _checker("NEC is based in Tokyo.", settings=strict).check(text)
    assert report.findings == ()
    assert _verdicts(report) == [None]


def test_settings_default_to_those_of_the_package() -> None:
    assert _checker().settings == Settings()


# Stores


def test_an_empty_store_finds_nothing() -> None:
    report = _checker().check("NEC is based in Osaka.")
    assert (report.findings, report.claims, _verdicts(report)) == ((), 0, [None])
    assert _checker().candidates("NEC is based in Osaka.") == ()


class _AnyStore:
    """A store of another make: iterable, with a length."""

    def __init__(self, *claims: Claim) -> None:
        self.claims = claims

    def __iter__(self) -> Any:
        return iter(self.claims)

    def __len__(self) -> int:
        return len(self.claims)

    def get(self, claim_id: str) -> Claim:
        return next(claim for claim in self.claims if claim.id == claim_id)


def test_the_same_claims_in_another_store_give_the_same_report() -> None:
    claim = Claim("c", "NEC is based in Tokyo.", "accurate")
    text = "NEC is based in Osaka."
    assert Checker(_AnyStore(claim)).check(text) == Checker(MemoryStore([claim])).check(text)


def test_a_duplicate_of_a_claim_changes_no_finding() -> None:
    text = "NEC is based in Osaka. Rain fell. NEC is based in Tokyo."
    once = _checker("NEC is based in Tokyo.").check(text)
    twice = _checker("NEC is based in Tokyo.", "NEC is based in Tokyo.").check(text)
    assert once.findings == twice.findings
    assert once.sentences == twice.sentences


# Threads


def test_threads_share_a_checker() -> None:
    checker = _checker("NEC is based in Tokyo.", "Volvo opposed the ban on diesel cars.")
    texts = [
        "NEC is based in Osaka.",
        "Volvo makes trucks. The company supported the ban on diesel cars.",
        "Angela Merkel spoke. She smiled.",
    ] * 12

    def written(text: str) -> str:
        return json.dumps(factcheck.to_data(checker.check(text)))

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(written, texts)) == [written(text) for text in texts]


# Odd texts


@pytest.mark.parametrize("text", ["", " ", "\n\n\t\n", "\ufeff", "\u200b", "\u00a0"])
def test_blank_text_has_nothing_in_it(text: str) -> None:
    report = _checker("NEC is based in Tokyo.").check(text)
    assert report.findings == ()
    assert all(verdict is None for verdict in _verdicts(report))


@pytest.mark.parametrize(
    "text", [".", "?!", "— … —", "\x00", "NEC\x00is based", "🙂" * 50, "e\u0301" * 9, "\u202eabc"]
)
def test_odd_signs_are_read_as_they_stand(text: str) -> None:
    assert _checker("NEC is based in Tokyo.").check(text).findings == ()


def test_offsets_count_code_points_after_signs_outside_the_basic_plane() -> None:
    text = "🙂🙂 e\u0301\r\n\r\nNEC is based in Osaka."
    [finding] = _checker("NEC is based in Tokyo.").check(text).findings
    assert finding.span.of(text) == "Osaka"


@pytest.mark.parametrize("text", [None, 3, b"NEC is based in Tokyo.", ["NEC"], Span(0, 1)])
def test_what_is_no_text_is_refused(text: Any) -> None:
    with pytest.raises(InvalidValueError) as caught:
        _checker().check(text)
    assert caught.value.field == "text"


# Candidates


def test_candidates_are_claims_with_scores() -> None:
    checker = _checker("NEC is based in Tokyo.", "Tokyo held the Games.", "Rain fell in Oslo.")
    found = checker.candidates("NEC moved to Tokyo.")
    assert [claim.id for claim, _ in found] == ["c1", "c2"]
    assert found[0][1] == 1.0
    assert 0 < found[1][1] < 1
    assert checker.candidates("NEC moved to Tokyo.", limit=1) == found[:1]
    assert checker.candidates("") == ()


# What may be true as well is left alone; what is not said is not supported


_NEIGHBOURS = read_yaml(ROOT / "tests/cases/neighbours.yaml")


@pytest.mark.parametrize(("claim", "draft"), _NEIGHBOURS)
def test_silence_on_what_may_be_true_as_well(claim: str, draft: str) -> None:
    findings: tuple[Finding, ...] = _checker(claim).check(draft).findings
    assert findings == ()


_DEPARTURES = read_yaml(ROOT / "tests/cases/departures.yaml")


@pytest.mark.parametrize(("claim", "draft", "kind"), _DEPARTURES)
def test_what_looks_like_that_and_cannot_be_true_is_found(
    claim: str, draft: str, kind: str
) -> None:
    assert {f.kind.value for f in _checker(claim).check(draft).findings} == {kind}


@pytest.mark.parametrize(
    ("claim", "draft"),
    [
        ("Volvo closed its factory in Ghent.", "Volvo plans a factory in Ghent."),
        ("Volvo closed its factory in Ghent.", "Volvo closed its two factories in Ghent."),
        ("Volvo closed its factory in Ghent.", "Volvo closed its factory in Ghent on Friday."),
        ("Volvo closed its factory.", "Volvo closed its factory in Ghent."),
        ("Most schools in Leeds closed.", "All schools in Leeds closed."),
        ("Lee released the single in 2018.", "Lee released the single in November 2018."),
        (
            "The court said that the plan may take effect.",
            "Tim Moe said that the plan may take effect.",
        ),
        ("Brazil beat Argentina in the final.", "Brazil lost to Argentina in the final."),
        pytest.param(
            "The company sold 3 million cars in 2019.",
            "The company sold 4 million cars in 2019.",
        ),
        pytest.param(
            "At least 28 members of Congress were identified.",
            "At most 28 members of Congress were identified.",
        ),
        pytest.param(
            "Volvo closed its factory in Ghent.",
            "Volvo did not open a factory in Ghent.",
        ),
    ],
)
def test_what_the_claim_does_not_say_is_not_supported(claim: str, draft: str) -> None:
    assert _checker(claim).check(draft).supported == ()


# What a claim of 10 June 2024 says, and how a draft of Wednesday, 12 June tells it.
_RIGHT_DAYS = [
    ("Parliament will vote on the pension bill on 20 June 2024.", "to vote {} next week"),
    ("Parliament will vote on the pension bill on 20 June 2024.", "to vote {} next Thursday"),
    ("Parliament will vote on the pension bill on 13 June 2024.", "to vote {} on Thursday"),
    ("Parliament will vote on the pension bill on 13 June 2024.", "to vote {} tomorrow"),
    ("Parliament may vote on the pension bill on Thursday.", "to vote {} on 13 June"),
    ("Parliament voted on the pension bill on 10 June 2024.", "voted {} on Monday"),
    ("Parliament voted on the pension bill on 10 June 2024.", "voted {} two days ago"),
    ("Parliament voted on the pension bill on 10 June 2024.", "voted {} earlier this week"),
    ("Parliament voted on the pension bill on 3 May 2024.", "voted {} last month"),
    ("Parliament voted on the pension bill on 3 May 2021.", "voted {} three years ago"),
    ("Parliament voted on the pension bill on 3 May 2021.", "voted {} more than two years ago"),
    ("Parliament voted on the pension bill on 3 May 2023.", "voted {} in May last year"),
    ("Parliament voted on the pension bill on 10 June.", "voted {} on Monday"),
    ("Parliament voted on the pension bill on Monday.", "voted {} on 10 June"),
]
_WRONG_DAYS = [
    ("Parliament will vote on the pension bill on 20 June 2024.", "to vote {} this week"),
    ("Parliament will vote on the pension bill on 20 June 2024.", "to vote {} on Friday"),
    ("Parliament will vote on the pension bill on 14 June 2024.", "to vote {} tomorrow"),
    ("Parliament voted on the pension bill on 10 June 2024.", "voted {} on Tuesday"),
    ("Parliament voted on the pension bill on 10 June 2024.", "voted {} three days ago"),
    ("Parliament voted on the pension bill on 3 May 2023.", "voted {} two years ago"),
    ("Parliament voted on the pension bill on 3 May 2023.", "voted {} last month"),
    ("Parliament voted on the pension bill on 10 June.", "voted {} on Tuesday"),
    ("Parliament voted on the pension bill on Monday.", "voted {} on 11 June"),
]


def _days_told(statement: str, told: str) -> list[Kind]:
    claim = Claim("vote", statement, Verdict.ACCURATE, asserted_on=date(2024, 6, 10))
    verb = "is " if told.startswith("to ") else ""
    draft = f"Parliament {verb}{told.format('on the pension bill')}."
    report = Checker(MemoryStore([claim])).check(Document(draft, published_on=date(2024, 6, 12)))
    return [finding.kind for finding in report.findings]


@pytest.mark.parametrize(("statement", "told"), _RIGHT_DAYS)
def test_days_told_from_the_day_of_publication(statement: str, told: str) -> None:
    assert _days_told(statement, told) == []


@pytest.mark.parametrize(("statement", "told"), _WRONG_DAYS)
def test_days_told_wrongly_from_the_day_of_publication(statement: str, told: str) -> None:
    assert _days_told(statement, told) == [Kind.DATE]


# A claim of 10 June 2024, and what a draft of 12 June tells of another time.
_OTHER_TIMES = [
    ("The festival had 62,000 visitors.", "The festival had 57,000 visitors last year."),
    ("The festival had 62,000 visitors.", "Two years ago the festival had 57,000 visitors."),
    ("The festival had 62,000 visitors.", "The festival had 57,000 visitors the year before."),
    ("Ann Lee won the Halden Prize.", "Last year Bea Roth won the Halden Prize."),
    ("Lee scored seven goals last season.", "Lee has scored two goals this season."),
    ("Ann Lee took over the museum on 2 June.", "Bea Roth took over the museum in 2011."),
]
_SAME_TIMES = [
    ("The festival had 62,000 visitors.", "The festival had 57,000 visitors this month."),
    ("The festival had 62,000 visitors.", "The festival had 57,000, up from 51,000 last year."),
    ("The festival had 62,000 visitors last year.", "The festival had 57,000 visitors last year."),
    ("Ann Lee wrote the book The Long Way.", "Bea Roth wrote the book The Long Way in 2011."),
]


def _told_two_days_later(statement: str, draft: str) -> Report:
    claim = Claim("c", statement, Verdict.ACCURATE, asserted_on=date(2024, 6, 10))
    return Checker(MemoryStore([claim])).check(Document(draft, published_on=date(2024, 6, 12)))


@pytest.mark.parametrize(("statement", "draft"), _OTHER_TIMES)
def test_what_is_told_of_another_time_is_no_departure(statement: str, draft: str) -> None:
    report = _told_two_days_later(statement, draft)
    assert report.findings == ()
    assert _verdicts(report) == [None]


@pytest.mark.parametrize(("statement", "draft"), _SAME_TIMES)
def test_what_is_told_of_the_same_time_is(statement: str, draft: str) -> None:
    assert _told_two_days_later(statement, draft).findings


@pytest.mark.parametrize(
    ("statement", "draft"),
    [
        ("The club sacked coach Ivo Marek on Monday.", "The club said on Tuesday it sacked Marek."),
        (
            "The army killed 20 rebels on Saturday.",
            "The army killed 20 rebels, a spokesman said on Monday.",
        ),
        (
            'Ann Lee said: "Nobody who orders today will get a chip before next summer."',
            '"Nobody who orders today will get a chip before next summer," Ann Lee said.',
        ),
    ],
)
def test_the_day_of_the_telling_is_not_that_of_the_deed(statement: str, draft: str) -> None:
    assert _told_two_days_later(statement, draft).findings == ()


def test_a_reason_tells_which_friday() -> None:
    claim = Claim(
        "c", "Parliament voted on Friday.", Verdict.ACCURATE, asserted_on=date(2024, 6, 8)
    )
    draft = Document("Parliament voted on Friday.", published_on=date(2024, 6, 15))
    [finding] = Checker(MemoryStore([claim])).check(draft).findings
    assert "Friday (7 June 2024), not Friday (14 June 2024)" in finding.reason


# What a report is headed with


@pytest.mark.parametrize(
    ("draft", "found"),
    [
        ("OSLO, June 11 (Reuters) - Police arrested 87 people on Tuesday.", []),
        ("OSLO, June 11 (Reuters) - Police arrested 97 people on Tuesday.", [("quantity", "97")]),
        ("OSLO — Police arrested 87 people in Rome on Tuesday.", [("place", "Rome")]),
    ],
)
def test_a_dateline_tells_nothing(draft: str, found: list[tuple[str, str]]) -> None:
    checker = _checker("Police arrested 87 people in Kumasi on Tuesday.")
    report = checker.check(Document(draft, published_on=date(2020, 6, 11)))
    assert _found(report) == found
    assert (_verdicts(report) == ["accurate"]) is (not found)


@pytest.mark.parametrize(
    ("draft", "kinds"),
    [
        # The same "it" is quoted on both sides.
        ("Orlen cut prices. “We heard of it on the radio before noon that day,” Kerr said.", []),
        (
            "Orlen cut prices. “We heard of it on the train before noon that day,” Kerr said.",
            [Kind.QUOTE],
        ),
    ],
)
def test_a_pronoun_quoted_is_whatever_the_speaker_meant(draft: str, kinds: list[Kind]) -> None:
    checker = _checker("Kerr said: “We heard of it on the radio before noon that day.”")
    assert [finding.kind for finding in checker.check(draft).findings] == kinds


def test_a_speaker_is_put_right_with_whose_they_are() -> None:
    checker = _checker('Ann Lee said: "We have decided that we will not sell the old ferry."')
    draft = '"We have decided that we will not sell the old ferry," said Amazon\'s Bob Ray.'
    [finding] = checker.check(draft).findings
    assert finding.span.of(draft) == "Amazon's Bob Ray"
    assert finding.suggestion == "Ann Lee"


@pytest.mark.parametrize("stored", [False, True], ids=["memory", "SQLite"])
def test_what_is_told_in_passing_is_looked_for_by_name(stored: bool, tmp_path: Path) -> None:
    """In a store of many claims on one body, the one on its seat isn't among the nearest."""
    sold = [
        Claim(f"pump-{n}", f"Tallo sold {n} pumps and valves to the navy in May.", "accurate")
        for n in range(100, 140)
    ]
    claims = [*sold, Claim("seat", "Tallo is based in Bergen.", "accurate")]
    draft = "Tallo, whose head office is in Oslo, sold 120 pumps and valves to the navy in May."
    nearest = [claim.id for claim, _ in Checker(MemoryStore(claims)).candidates(draft)]
    assert "seat" not in nearest
    if stored:
        database = factcheck.SqliteStore(tmp_path / "claims.db", create=True)
        try:
            database.add(*claims)
            found = Checker(database).check(draft).findings
        finally:
            database.close()
    else:
        found = Checker(MemoryStore(claims)).check(draft).findings
    assert [(f.claim.id, f.kind, draft[f.span.start : f.span.end]) for f in found] == [
        ("seat", Kind.PLACE, "Oslo")
    ]
