"""Phrases of the allow list that were of use, and those that were not."""

from __future__ import annotations

from factcheck.checker import Checker
from factcheck.findings import Kind
from factcheck.settings import Allowed, PathRule, Settings
from factcheck.silence import PhraseUse
from factcheck.stores import MemoryStore
from factcheck.text import Document
from tests.silence.reading import CLAIMS

OSAKA = "NEC is based in Osaka."


def unused(settings: Settings, *drafts: tuple[str, str | None]) -> list[tuple[str, str]]:
    checker = Checker(MemoryStore(CLAIMS), settings=settings)
    use = PhraseUse(settings)
    for text, path in drafts:
        use.add(checker.check(Document(text, path=path)))
    return [(place, allowed.phrase) for place, allowed in use.unused()]


def test_what_lets_a_finding_stand_is_of_use() -> None:
    settings = Settings(allow=("Osaka", "Kyoto", Allowed("NEC", ("date",))))
    assert unused(settings, (OSAKA, None)) == [("allow[1]", "Kyoto"), ("allow[2]", "NEC")]


def test_a_phrase_without_a_finding_is_of_no_use() -> None:
    assert unused(Settings(allow=("Tokyo",)), ("NEC is based in Tokyo.", None)) == [
        ("allow[0]", "Tokyo")
    ]


def test_one_draft_of_many_is_enough() -> None:
    assert unused(Settings(allow=("Osaka",)), ("Snow fell.", None), (OSAKA, None)) == []


def test_a_phrase_is_of_use_whatever_answers_first() -> None:
    ignored = f"<!-- factcheck-ignore -->\n{OSAKA}"
    settings = Settings(allow=("Osaka", "is based"), kinds={Kind.PLACE: "off"})
    assert unused(settings, (ignored, None)) == []


def test_a_rule_counts_where_it_is_for_a_draft() -> None:
    settings = Settings(
        paths=(PathRule("sport/**", allow=("Osaka", "Kyoto")), PathRule("news/**", allow=("Oslo",)))
    )
    assert unused(settings, (OSAKA, "sport/a.md")) == [("paths[0].allow[1]", "Kyoto")]
    assert unused(settings, (OSAKA, "other/a.md"), (OSAKA, None)) == []
