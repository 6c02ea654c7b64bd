"""What silences a finding, in which order: the text, the allow list, kinds that are off."""

from __future__ import annotations

import pytest

from factcheck.checker import Checker
from factcheck.findings import Kind, Report, Scope
from factcheck.settings import OFF, Allowed, PathRule, Settings
from factcheck.stores import MemoryStore
from factcheck.text import Document
from tests.silence.reading import CHECKER, CLAIMS

STORE = MemoryStore(CLAIMS)
OSAKA = "NEC is based in Osaka."
STAFF = "NEC has 38 members of staff in Peru."


def check(text: str, path: str | None = None, **settings: object) -> Report:
    made = Settings(**settings)  # type: ignore[arg-type]
    return Checker(STORE, settings=made).check(Document(text, path=path))


def kinds(report: Report) -> list[str]:
    return [finding.kind.value for finding in report.findings]


@pytest.mark.parametrize(
    ("allowed", "silenced"),
    [
        ("38 members", True),
        ("38 Members  of staff", True),
        ("NEC has", True),
        ("Peru.", True),
        ("8 members", False),
        ("38 member", False),
        ("38 members of staff in Chile", False),
        (Allowed("38 members", ("quantity",)), True),
        (Allowed("38 members", ("date", "place")), False),
    ],
)
def test_an_allowed_phrase(allowed: str | Allowed, silenced: bool) -> None:
    report = check(f"{STAFF} {OSAKA}", allow=(allowed,))
    assert kinds(report) == (["place"] if silenced else ["quantity", "place"])
    assert [each.finding.kind.value for each in report.silenced] == ["quantity"] * silenced


def test_a_phrase_in_other_quotation_marks() -> None:
    text = "NEC, “the giant”, is based in Osaka."
    assert kinds(check(text)) == ["place"]
    assert kinds(check(text, allow=('"the giant"',))) == []


def test_an_allowed_phrase_tells_its_reason() -> None:
    [silenced] = check(STAFF, allow=(Allowed("38 members", reason="our own count"),)).silenced
    assert (silenced.scope, silenced.by) == (Scope.ALLOW, "38 members")
    assert (silenced.reason, silenced.line) == ("our own count", None)


def test_a_kind_that_is_off() -> None:
    report = check(f"{STAFF} {OSAKA}", kinds={Kind.QUANTITY: OFF})
    assert kinds(report) == ["place"]
    [silenced] = report.silenced
    assert (silenced.scope, silenced.by) == (Scope.KIND, "quantity")


def test_a_level_of_a_kind_is_of_that_kind_alone() -> None:
    confidence = {f.kind: f.confidence for f in CHECKER.check(f"{STAFF} {OSAKA}").findings}
    surer = 0.9995
    assert confidence[Kind.PLACE] < surer > confidence[Kind.QUANTITY]
    report = check(f"{STAFF} {OSAKA}", kinds={Kind.QUANTITY: surer})
    assert (kinds(report), report.silenced) == (["place"], ())
    report = check(f"{STAFF} {OSAKA}", min_confidence=surer, kinds={Kind.QUANTITY: 0.1})
    assert kinds(report) == ["quantity"]


def test_rules_by_path() -> None:
    rules = (PathRule("sport/**", kinds={Kind.PLACE: OFF}, allow=("38 members",)),)
    assert kinds(check(f"{STAFF} {OSAKA}", "sport/a.md", paths=rules)) == []
    assert kinds(check(f"{STAFF} {OSAKA}", "news/a.md", paths=rules)) == ["quantity", "place"]
    assert kinds(check(f"{STAFF} {OSAKA}", None, paths=rules)) == ["quantity", "place"]


def test_the_nearest_to_the_words_answers_first() -> None:
    text = f"<!-- factcheck-ignore: here -->\n{OSAKA}"
    report = check(text, allow=("Osaka",), kinds={Kind.PLACE: OFF})
    assert [each.scope for each in report.silenced] == [Scope.TEXT]
    report = check(OSAKA, allow=("Osaka",), kinds={Kind.PLACE: OFF})
    assert [each.scope for each in report.silenced] == [Scope.ALLOW]


def test_the_verdict_of_a_sentence_stays() -> None:
    [sentence] = check(OSAKA, allow=("Osaka",)).sentences
    assert sentence.verdict is not None
    assert sentence.verdict.value == "inaccurate"


def test_silencing_can_be_left_out() -> None:
    checker = Checker(STORE, settings=Settings(allow=("Osaka",)))
    report = checker.check(OSAKA, silencing=False)
    assert (kinds(report), report.silenced) == (["place"], ())


def test_explaining_reads_no_directive_as_prose() -> None:
    text = "[factcheck-ignore-file: NEC is based in Osaka.]"
    assert CHECKER.explain(text) == ()
    assert CHECKER.explain(OSAKA) != ()
