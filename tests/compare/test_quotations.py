"""Words inside quotation marks, and who said them."""

from __future__ import annotations

from factcheck.compare import compare
from factcheck.compare.quotations import MIN_WORDS, closest, compare_speakers
from tests.compare.rows import aligned, check_row, each_row, facts_of

_SAID = "We will not raise taxes until the budget is balanced again"


@each_row("quotations")
def test_rows(claim: str, draft: str, expect: list[dict[str, str]]) -> None:
    check_row(claim, draft, expect)


def test_the_nearest_quotation_is_chosen() -> None:
    claim = facts_of(
        f'"We will cut taxes when the budget is in balance," said Lind, and "{_SAID}," said Berg.'
    )
    [quotation] = facts_of(f'"{_SAID}," Berg said.').quotations
    found = closest(quotation, claim)
    assert found is not None
    assert found[0].words == quotation.words


def test_another_utterance_has_no_counterpart() -> None:
    [quotation] = facts_of('"The harbour was built by my grandfather," Berg said.').quotations
    assert closest(quotation, facts_of(f'"{_SAID}," said Berg.')) is None
    assert closest(quotation, facts_of("The harbour was built by her grandfather.")) is None


def test_a_short_quotation_may_be_anything() -> None:
    made = compare(facts_of(f'"{_SAID}," said Berg.'), facts_of('"We will cut taxes," said Lind.'))
    assert not made.quoted
    assert len("We will cut taxes".split()) < MIN_WORDS


def test_a_comparison_knows_one_utterance() -> None:
    claim = facts_of(f'"{_SAID}," said Anna Berg.')
    assert compare(claim, facts_of(f'"{_SAID}," said Paul Lind.')).quoted
    assert not compare(claim, facts_of('"It rained for a week in our valley," said Berg.')).quoted


def test_a_change_of_words_covers_all_that_changed() -> None:
    draft = f'"{_SAID.replace("raise taxes", "cut benefits")}," said Anna Berg.'
    [found] = compare(facts_of(f'"{_SAID}," said Anna Berg.'), facts_of(draft)).discrepancies
    assert (found.found, found.expected) == ("cut benefits", "raise taxes")
    assert found.span.of(draft) == "cut benefits"


def test_words_written_together_are_no_change() -> None:
    claim = facts_of('"The crew will mend the sea wall before the winter comes," said Berg.')
    draft = facts_of('"The crew will mend the seawall before the winter comes," said Berg.')
    found = closest(draft.quotations[0], claim)
    assert found is not None
    assert found[1].changed == ()


def test_one_word_in_another_form_is_not_told_as_one_edit() -> None:
    claim = facts_of(f'"{_SAID}," said Berg.')
    for word, is_one in (("deficit", True), ("budgets", False)):
        draft = facts_of(f'"{_SAID.replace("budget", word)}," said Berg.')
        [found] = [d for d in compare(claim, draft).discrepancies if d.kind == "quote"]
        assert ("one-edit" in found.cues) is is_one


def test_a_changed_ending_is_seen() -> None:
    draft = '"We will not raise taxes until the budget is finally passed," said Anna Berg.'
    [found] = compare(facts_of(f'"{_SAID}," said Anna Berg.'), facts_of(draft)).discrepancies
    assert found.kind == "quote"
    assert "passed" in found.found


def test_words_left_out_between_brackets_are_no_change() -> None:
    draft = '"We will not raise [business] taxes until the budget is balanced again," said Berg.'
    assert compare(facts_of(f'"{_SAID}," said Berg.'), facts_of(draft)).discrepancies == ()


def test_one_of_two_speakers_is_enough() -> None:
    made = aligned("Berg said the harbour would reopen.", "Lind said the harbour would reopen.")
    [found] = compare_speakers(made)
    assert (found.found, found.expected, found.replacement) == ("Lind", "Berg", "Berg")
    nobody = aligned("The harbour will reopen.", "Lind said the harbour would reopen.")
    assert compare_speakers(nobody) == []
    same = aligned(
        "Anna Berg said the harbour would reopen.", "Berg said the harbour would reopen."
    )
    assert compare_speakers(same) == []


def test_a_speaker_who_quotes_the_other_is_not_wrong() -> None:
    draft = f'"{_SAID}," said Paul Lind, reading out a letter by Anna Berg.'
    found = compare(facts_of(f'"{_SAID}," said Anna Berg.'), facts_of(draft))
    assert "quote" not in [d.kind for d in found.discrepancies]
