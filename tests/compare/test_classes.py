"""Common nouns of which a slot holds one."""

from __future__ import annotations

from factcheck.compare.classes import compare_classes
from tests.compare.rows import aligned, check_row, each_row


@each_row("classes")
def test_rows(claim: str, draft: str, expect: list[dict[str, str]]) -> None:
    check_row(claim, draft, expect)


def test_a_noun_of_the_same_number_mends_the_draft() -> None:
    [same] = compare_classes(aligned("The farmer bought a horse.", "The farmer bought a cow."))
    assert same.replacement == "horse"
    [other] = compare_classes(aligned("The farmer bought horses.", "The farmer bought a cow."))
    assert other.replacement is None


def test_words_of_two_slots_are_not_compared() -> None:
    made = aligned("The farmer bought a horse in spring.", "The vet cured a patient of fever.")
    assert compare_classes(made) == []
