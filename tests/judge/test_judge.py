"""What comparisons amount to: support from any claim, conflict from the best aligned one."""

from __future__ import annotations

import attrs
import pytest

from factcheck.claims import Claim, Verdict
from factcheck.compare import compare
from factcheck.findings import Finding, Kind
from factcheck.judge import Judgement, Weighed, judge
from factcheck.settings import Settings
from factcheck.text import Span
from tests.compare.rows import facts_of

_SAID = '"We will not raise taxes until the budget is balanced again," said Anna Berg.'


def _claims(*statements: str, verdict: str = "accurate") -> list[Claim]:
    return [Claim(f"c{n}", s, verdict) for n, s in enumerate(statements, 1)]


def _judged(draft: str, claims: list[Claim], *, least: float = 0.5) -> Judgement:
    """Judge a sentence, whole and clause by clause, against all claims."""
    facts = facts_of(draft)
    weighed = tuple(
        Weighed(clause, claim, stated, compare(stated, facts, clause))
        for claim in claims
        for stated in map(facts_of, (claim.statement, *claim.variants))
        for clause in (None, *(facts.clauses if len(facts.clauses) > 1 else ()))
    )
    return judge(facts, weighed, Settings(min_confidence=least))


def _finding(draft: str, *statements: str) -> Finding:
    [finding] = _judged(draft, _claims(*statements)).findings
    return finding


# Support


@pytest.mark.parametrize(
    ("claim", "draft"),
    [
        ("Volvo closed its factory in Ghent.", "Volvo closed its factory in Ghent."),
        ("Volvo closed its factory in Ghent.", "Volvo has shut its Ghent factory."),
        ("Volvo closed its factory in Ghent.", "The factory in Ghent was closed by Volvo."),
        ("Volvo bought Scania in 1999.", "Scania was bought by Volvo."),
        ("Volvo does not sell tyres.", "Volvo doesn't sell tyres."),
    ],
)
def test_the_claim_in_other_words_supports(claim: str, draft: str) -> None:
    [stored] = _claims(claim)
    assert _judged(draft, [stored]) == Judgement(Verdict.ACCURATE, stored)


@pytest.mark.parametrize(
    ("claim", "draft", "said"),
    [
        (
            "Nine sailors were injured in the storm off Bergen.",
            "Nine sailors drowned in the storm off Bergen.",
            "Nine sailors were hurt in the storm off Bergen.",
        ),
        (
            "The ferry was intact after the storm off Bergen.",
            "The ferry sank after the storm off Bergen.",
            "The ferry was intact after a storm off Bergen.",
        ),
        (
            "Volvo sold shares worth 12 million dollars in May.",
            "Volvo bought $12 million of shares in May.",
            "Volvo sold $12 million of shares in May.",
        ),
        (
            "A Danish court ruled in favour of Nordbank.",
            "A court in Denmark ruled against Nordbank.",
            "A court in Denmark ruled in favour of Nordbank.",
        ),
        (
            "The merger needs the approval of the council in Lyon.",
            "The council in Lyon approved the merger.",
            "The council in Lyon must approve the merger.",
        ),
        (
            "Volvo closed 12 plants in Spain in 2021.",
            "Volvo closed 12 plants worldwide in 2021.",
            "Volvo shut 12 plants in Spain in 2021.",
        ),
        (
            "The council of Lyon voted to ban scooters in the old town.",
            "The council of Lyon has yet to vote on banning scooters in the old town.",
            "The council of Lyon voted to ban scooters in the old town of the city.",
        ),
        (
            "Volvo appealed against a fine of 12 million euros in Spain.",
            "Volvo accepted the fine of 12 million euros in Spain.",
            "Volvo appealed against the fine of 12 million euros in Spain.",
        ),
        (
            "The board cleared Nordbank of the accusation of fraud.",
            "Nordbank, which had been accused of fraud, was punished.",
            "Nordbank, which had been accused of fraud, was cleared.",
        ),
        (
            "The bank expects inflation to be below 3 percent.",
            "Inflation is 2.4 percent.",
            "Inflation is expected to be below 3 percent.",
        ),
    ],
)
def test_what_is_told_otherwise_of_the_same_is_not_supported(
    claim: str, draft: str, said: str
) -> None:
    [stored] = _claims(claim)
    assert _judged(draft, [stored]).verdict is not Verdict.ACCURATE
    assert _judged(said, [stored]) == Judgement(Verdict.ACCURATE, stored)


@pytest.mark.parametrize(
    ("claim", "draft", "said"),
    [
        (
            "Police arrested a 54-year-old man on suspicion of arson near Valmere.",
            "A woman of 54 was arrested on suspicion of arson near Valmere.",
            "A man of 54 was arrested on suspicion of arson near Valmere.",
        ),
        (
            "Saxony's economy minister, Jan Kubel, offered Wendt 75 million euros in aid.",
            "Jan Kubel, the finance minister of Saxony, has offered Wendt 75 million euros in aid.",
            "Jan Kubel, the economy minister of Saxony, has offered Wendt 75 million euros in aid.",
        ),
        (
            "The ferry's owner, Luz Lines, denied that it had been warned.",
            "Luz Lines, the owner of the ferry, admits this.",
            "Luz Lines, the owner of the ferry, denied that it had been warned.",
        ),
    ],
)
def test_what_leaves_the_claim_no_room_is_not_supported(claim: str, draft: str, said: str) -> None:
    assert _judged(draft, _claims(claim)).verdict is not Verdict.ACCURATE
    assert _judged(said, _claims(claim)).verdict is Verdict.ACCURATE


def test_a_claim_does_not_support_what_another_denies() -> None:
    draft = "Nordbank, the leader in Norway with a share of 27 percent, was also hit."
    claims = _claims(
        "Nordbank's branches were not hit by the outage.",
        "Sydbank has a 19 percent share in Norway, behind Nordbank with 27 percent.",
    )
    assert _judged(draft, claims).verdict is not Verdict.ACCURATE


def test_support_may_come_from_any_claim() -> None:
    claims = _claims(
        "Volvo closed its factory in Ghent for two weeks.",
        "Volvo closed its factory in Ghent for a month in 2021.",
    )
    found = _judged("Volvo closed its factory in Ghent for a month.", claims)
    assert found == Judgement(Verdict.ACCURATE, claims[1])


def test_each_half_of_a_sentence_may_have_its_own_claim() -> None:
    claims = _claims("Volvo closed its factory in Ghent.", "Scania opened a school in Lyon.")
    found = _judged(
        "Volvo closed its factory in Ghent, and Scania opened a school in Lyon.", claims
    )
    assert found.verdict is Verdict.ACCURATE
    assert found.findings == ()


def test_half_a_sentence_is_not_the_whole() -> None:
    claims = _claims("Volvo closed its factory in Ghent.")
    draft = "Volvo closed its factory in Ghent, and the mayor of Lyon sold twelve old horses."
    assert _judged(draft, claims) == Judgement()


def test_a_mostly_accurate_claim_gives_its_own_verdict() -> None:
    claims = _claims("Volvo closed its factory in Ghent.", verdict="mostly-accurate")
    found = _judged("Volvo closed its factory in Ghent.", claims)
    assert found == Judgement(Verdict.MOSTLY_ACCURATE, claims[0])


# A claim that is neither true nor false


@pytest.mark.parametrize("verdict", ["mixed", "unverifiable"])
def test_a_claim_that_is_undecided_contradicts_nothing(verdict: str) -> None:
    claims = _claims("Volvo closed its factory in Ghent.", verdict=verdict)
    assert _judged("Volvo closed its factory in Lyon.", claims) == Judgement()


def test_a_claim_that_cannot_be_verified_supports_nothing() -> None:
    claims = _claims("Volvo closed its factory in Ghent.", verdict="unverifiable")
    assert _judged("Volvo closed its factory in Ghent.", claims) == Judgement()


# Known falsehoods


@pytest.mark.parametrize(
    ("draft", "verdict"),
    [
        ("Drinking bleach cures influenza.", "inaccurate"),
        ("Influenza is cured by drinking bleach.", "inaccurate"),
        ("Drinking bleach cures influenza.", "mostly-inaccurate"),
        ("Drinking bleach cures influenza.", "misleading"),
        ("Drinking bleach cures influenza.", "mixed"),
    ],
)
def test_a_stored_falsehood_repeated_is_flagged(draft: str, verdict: str) -> None:
    claims = _claims("Drinking bleach cures influenza.", verdict=verdict)
    found = _judged(draft, claims)
    assert found.verdict == verdict
    [finding] = found.findings
    assert (finding.kind, finding.code) == (Kind.KNOWN, "FC502")
    assert finding.verdict == verdict
    assert finding.span == Span(0, len(draft))
    assert finding.suggestion is None
    assert verdict in finding.reason
    assert claims[0].statement in finding.reason
    [discrepancy] = finding.discrepancies
    assert discrepancy.expected_span.of(claims[0].statement) == discrepancy.expected


@pytest.mark.parametrize(
    "draft",
    [
        "Drinking bleach does not cure influenza.",
        pytest.param(
            "Drinking bleach never cures influenza.",
        ),
        "Doctors deny that drinking bleach cures influenza.",
        "Does drinking bleach cure influenza?",
        "The city cleaned its schools with bleach after an outbreak of influenza.",
    ],
)
def test_a_stored_falsehood_denied_or_passed_by_is_not(draft: str) -> None:
    claims = _claims("Drinking bleach cures influenza.", verdict="inaccurate")
    assert _judged(draft, claims).findings == ()


@pytest.mark.parametrize(
    "draft",
    [
        "The records of patients in Lund are safe.",
        "The records of patients in Lund were not copied.",
        "The records of patients in Lund were read with care.",
    ],
)
def test_what_a_falsehood_is_told_of_does_not_repeat_it(draft: str) -> None:
    claims = _claims("The records of patients in Lund were copied.", verdict="inaccurate")
    assert _judged(draft, claims).findings == ()


@pytest.mark.parametrize(
    ("claim", "draft"),
    [
        ("Five people died in crashes in Oslo.", "The death of five people in crashes in Oslo."),
        ("Ann Lee is the mayor of Oslo.", "Ann Lee, the mayor of Oslo, met Lars Falk."),
    ],
)
def test_a_falsehood_told_in_passing_is_repeated(claim: str, draft: str) -> None:
    [finding] = _judged(draft, _claims(claim, verdict="inaccurate")).findings
    assert finding.kind is Kind.KNOWN


def test_the_explanation_is_told_with_the_reason() -> None:
    [claim] = _claims("Drinking bleach cures influenza.", verdict="inaccurate")
    told = attrs.evolve(claim, explanation="Bleach is a poison.")
    [finding] = _judged("Drinking bleach cures influenza.", [told]).findings
    assert finding.reason.endswith("Bleach is a poison.")


def test_a_falsehood_is_no_measure_for_other_drafts() -> None:
    claims = _claims("Drinking bleach cured 28 patients in Lyon.", verdict="inaccurate")
    assert _judged("Drinking bleach cured 12 patients in Lyon.", claims).findings == ()


def test_a_falsehood_in_one_half_marks_that_half() -> None:
    claims = _claims("Drinking bleach cures influenza.", verdict="inaccurate")
    draft = "Volvo closed its factory in Ghent, and drinking bleach cures influenza."
    [finding] = _judged(draft, claims).findings
    assert finding.kind is Kind.KNOWN
    assert finding.span.start >= draft.index("and drinking")
    assert finding.sentence == Span(0, len(draft))


# Conflict


@pytest.mark.parametrize(
    ("claim", "draft", "kind", "words"),
    [
        ("NEC is based in Tokyo.", "NEC is based in Osaka.", "place", "Osaka"),
        (
            "The judge suspended the licence for six months.",
            "The judge suspended the licence for two years.",
            "quantity",
            "two years",
        ),
        (
            "Parliament passed the law in 2012.",
            "Parliament passed the law in 2015.",
            "date",
            "2015",
        ),
        (
            "Greece opposed the ban on plastic bags.",
            "Greece supported the ban on plastic bags.",
            "polarity",
            "supported",
        ),
        (
            "Ford is withdrawing entirely from the Indian market.",
            "Ford is withdrawing partly from the Indian market.",
            "quantifier",
            "partly",
        ),
        (
            "Volkswagen sued Tesla over the patent.",
            "Tesla sued Volkswagen over the patent.",
            "role",
            "Tesla",
        ),
        (
            "Peru banned imports of poultry for a year.",
            "Peru permanently banned imports of poultry.",
            "condition",
            "permanently",
        ),
        (_SAID, _SAID.replace("budget", "deficit"), "quote", "deficit"),
    ],
)
def test_one_slot_that_differs_is_flagged(claim: str, draft: str, kind: str, words: str) -> None:
    [stored] = _claims(claim)
    found = _judged(draft, [stored])
    assert (found.verdict, found.claim) == (Verdict.INACCURATE, stored)
    [finding] = found.findings
    assert (finding.kind, finding.verdict) == (kind, Verdict.INACCURATE)
    assert finding.span.of(draft) == words
    assert finding.sentence == Span(0, len(draft))
    assert 0.5 <= finding.confidence <= 1
    assert words in finding.reason
    assert claim in finding.reason or kind == "quote"


def test_a_suggestion_mends_the_draft() -> None:
    draft = "NEC is based in Osaka."
    finding = _finding(draft, "NEC is based in Tokyo.")
    assert finding.suggestion == "Tokyo"
    mended = draft[: finding.span.start] + finding.suggestion + draft[finding.span.end :]
    assert _judged(mended, _claims("NEC is based in Tokyo.")).verdict is Verdict.ACCURATE


def test_a_fact_that_the_store_ties_to_another() -> None:
    finding = _finding(
        "Scania closed its factory in Ghent.",
        "Volvo closed its factory in Ghent.",
        "Scania is a maker of trucks.",
    )
    assert (finding.kind, finding.suggestion) == (Kind.ATTRIBUTION, "Volvo")
    assert finding.claim.id == "c1"


def test_a_name_with_a_claim_of_its_own_is_not_misplaced() -> None:
    claims = _claims("Volvo closed its factory in Ghent.", "Scania closed its factory in Ghent.")
    assert _judged("Scania closed its factory in Ghent.", claims).findings == ()


def test_nor_is_one_whose_own_claim_lacks_a_detail() -> None:
    claims = _claims(
        "Volvo closed its factory in Ghent for a year.", "Scania closed its factory in Ghent."
    )
    assert _judged("Scania closed its factory in Ghent on Friday.", claims).findings == ()


def test_another_day_and_another_figure_are_another_report() -> None:
    claims = _claims("The ministry counted 28 cases of cholera in Lima on Tuesday.")
    draft = "The ministry counted 41 cases of cholera in Lima on Friday."
    assert _judged(draft, claims).findings == ()


def test_another_way_is_wrong_of_one_month_and_another_report_of_the_next() -> None:
    claim = "Exports were up 4 percent in March."
    assert _finding("Exports were down 4 percent in March.", claim).kind.value == "comparator"
    assert not _judged("Exports were down 4 percent in April.", _claims(claim)).findings


def test_a_name_that_the_store_does_not_know_may_have_done_the_same() -> None:
    claims = _claims("Volvo closed its factory in Ghent on Friday.")
    assert _judged("Renault shut down a factory.", claims).findings == ()


def test_another_record_is_no_conflict() -> None:
    claims = _claims("A 16-year-old boy named Ali Noor is missing in Leeds.")
    draft = "A 10-year-old boy named Sam Cole is missing in York."
    assert _judged(draft, claims).findings == ()


def test_what_is_done_for_one_may_only_be_planned_for_another() -> None:
    claims = _claims("Chile is considering opening a consulate in Osaka.")
    assert _judged("Chile has opened a consulate in Oslo.", claims).findings == ()
    [finding] = _judged("Chile has opened a consulate in Osaka.", claims).findings
    assert finding.kind is Kind.MODALITY


def test_a_bound_that_is_true_of_a_far_larger_number_is_not_borne_out() -> None:
    claims = _claims(
        "Fewer than 300 patients asked the Lumina eye clinic for a refund after its laser broke.",
        "The Lumina eye clinic treats about 4,000 patients a year.",
    )
    draft = "More than 300 patients wanted their money back from the Lumina eye clinic."
    [finding] = _judged(draft, claims).findings
    assert (finding.kind, finding.claim.id) == (Kind.COMPARATOR, "c1")


@pytest.mark.parametrize(
    "draft",
    [
        "The new bridge in Lyon is 300 metres long.",
        "Rain fell in Ghent on Friday.",
        "Volvo raised the pay of its workers.",
        "A factory in Ghent made chocolate for 28 years.",
        "Volvo will present a new truck in Ghent next month.",
    ],
)
def test_silence_where_no_claim_speaks(draft: str) -> None:
    claims = _claims("Volvo closed its factory in Ghent.", "Volvo employs 900 people in Ghent.")
    assert _judged(draft, claims) == Judgement()


def test_conflict_comes_only_from_the_best_aligned_claim() -> None:
    claims = _claims(
        "Volvo closed its factory in Ghent in 2019.",
        "Volvo closed its factory in Lyon in 2012.",
    )
    [finding] = _judged("Volvo closed its factory in Lyon in 2015.", claims).findings
    assert (finding.kind, finding.claim.id) == (Kind.DATE, "c2")


def test_what_another_claim_supports_is_no_conflict() -> None:
    claims = _claims(
        "Volvo closed its factory in Ghent in 2019.",
        "Volvo closed its factory in Lyon in 2012.",
    )
    assert _judged("Volvo closed its factory in Lyon in 2012.", claims).findings == ()


@pytest.mark.parametrize(
    ("claim", "draft", "kind"),
    [
        (
            "Chemists at Hallam University supplied the films that physicists at Strel tested.",
            "Physicists at Strel supplied the films that chemists at Hallam University tested.",
            Kind.ROLE,
        ),
        (
            "The Tamsin Bridge will stay closed to lorries until the repairs are finished.",
            "The Tamsin Bridge will stay closed to lorries even after the repairs are finished.",
            Kind.DATE,
        ),
    ],
)
def test_halves_that_are_right_may_be_put_together_wrongly(
    claim: str, draft: str, kind: Kind
) -> None:
    assert _finding(draft, claim).kind is kind
    assert _judged(claim, _claims(claim)).findings == ()


def test_two_errors_in_two_halves() -> None:
    claims = _claims("Volvo closed its factory in Ghent.", "Scania opened a school in Lyon.")
    draft = "Volvo closed its factory in Rome, and Scania opened a school in Oslo."
    found = _judged(draft, claims)
    assert {f.span.of(draft) for f in found.findings} == {"Rome", "Oslo"}
    assert not any(
        one.span.overlaps(two.span)
        for one in found.findings
        for two in found.findings
        if one is not two
    )


def test_an_error_in_one_half_leaves_the_other_alone() -> None:
    claims = _claims("Volvo closed its factory in Ghent.", "Scania opened a school in Lyon.")
    draft = "Volvo closed its factory in Ghent, and Scania opened a school in Oslo."
    [finding] = _judged(draft, claims).findings
    assert finding.span.of(draft) == "Oslo"


def test_the_words_of_a_quotation_may_stand_in_a_second_claim() -> None:
    other = _SAID.replace("budget", "deficit")
    assert _judged(other, _claims(_SAID, other)).findings == ()


# Questions, nothing, settings


def test_words_quoted_whole_of_another_speaker_are_surely_misattributed() -> None:
    draft = "Ola Vik, who chaired the meeting in Larkfield, warned: " + _SAID.split(" said")[0]
    finding = _finding(draft, _SAID)
    assert (finding.kind, draft[finding.span.start : finding.span.end]) == (Kind.QUOTE, "Ola Vik")
    assert finding.confidence >= 0.9
    described = draft.replace("Ola Vik, who chaired the meeting in Larkfield,", "The Labour leader")
    assert all(f.confidence < 0.9 for f in _judged(described, _claims(_SAID)).findings)


def test_a_long_quotation_altered_in_one_place_is_surely_altered() -> None:
    said = '"We will not close the ferry line before a bridge is built and open," said Ola Vik.'
    finding = _finding(said.replace("a bridge", "an undersea tunnel"), said)
    assert finding.kind == Kind.QUOTE
    assert finding.confidence >= 0.85


@pytest.mark.parametrize(
    ("claim", "draft"),
    [
        (
            "About 62,000 people attended the festival, 8 percent more than last year.",
            "Some 62,000 visitors came, down 8 percent from last year, the organisers said.",
        ),
        (
            "The ferry was on its way from Bari to Split when it capsized in heavy seas.",
            "The ferry had set out from Split and was bound for Bari when it turned over.",
        ),
        ("Lund's party voted by 21 to 3 against the tax.", "Lund's party voted for the tax."),
    ],
)
def test_what_is_turned_round_is_surely_wrong(claim: str, draft: str) -> None:
    assert _finding(draft, claim).confidence >= 0.6


def test_what_is_turned_round_of_another_is_another_report() -> None:
    claim = "Exports rose 4 percent in May, the ministry said."
    assert not _judged(
        "Imports fell 4 percent in June, the ministry said.", _claims(claim)
    ).findings


def test_a_speaker_who_did_not_say_it_makes_no_other_word_wrong() -> None:
    said = '"Small classes are the best investment that a town can make,"'
    claims = _claims(f"{said} said the researcher Odile Marchetti.")
    draft = f"Mayor Denis Farrow, who opened a school in Amberton, said: {said}"
    assert [f.kind for f in _judged(draft, claims).findings] == [Kind.QUOTE]


def test_several_may_do_a_thing_but_hardly_for_the_same_sum() -> None:
    deal = "Volvo bought the tyre maker {} for $340m in 2022."
    differs = _judged(deal.format("Orlitek"), _claims(deal.format("Silvane")), least=0.01)
    assert [f.kind for f in differs.findings] == [Kind.ENTITY]
    other = _judged("Volvo bought Orlitek.", _claims("Volvo bought Silvane."), least=0.01)
    assert other.findings == ()


def test_a_question_asserts_nothing() -> None:
    assert _judged("Is NEC based in Osaka?", _claims("NEC is based in Tokyo.")) == Judgement()


def test_no_claims_no_verdict() -> None:
    assert judge(facts_of("NEC is based in Osaka."), (), Settings()) == Judgement()


def test_findings_below_the_least_confidence_are_not_shown() -> None:
    claims = _claims("NEC is based in Tokyo.")
    draft = "NEC is based in Osaka."
    [finding] = _judged(draft, claims, least=0.0).findings
    assert _judged(draft, claims, least=finding.confidence).findings == (finding,)
    assert _judged(draft, claims, least=finding.confidence + 0.001) == Judgement()


def test_a_last_resort_never_has_the_whole_confidence() -> None:
    [finding] = _judged(
        "On the porch, a dog barked.", _claims("The dog slept on the porch."), least=0.0
    ).findings
    assert "gap" in finding.discrepancies[0].cues
    assert finding.confidence <= 0.6
    assert finding.reason.startswith("The claim has “slept” where the draft has “barked”")


def test_names_that_nothing_ties_to_one_slot_are_not_rivals() -> None:
    claims = _claims("Volvo announced on Friday that it will close its factory in Ghent.")
    draft = "GOTHENBURG, Sweden – Volvo said on Friday that it will close its factory in Ghent."
    assert _judged(draft, claims).findings == ()


def test_opposites_in_two_stories_are_no_conflict() -> None:
    claims = _claims("The hotel in Vienna has a new owner.")
    assert _judged("The old hotel burned down.", claims).findings == ()


# One slot of a claim, one finding


def test_a_claim_s_number_is_held_against_one_place_of_a_sentence() -> None:
    draft = "The fire in Ostrow killed 40 people, and the fire in Ostrow killed 38 people."
    verdict = _judged(draft, _claims("The fire in Ostrow killed 12 people."))
    assert len(verdict.findings) == 1
    several = _claims("The fire in Ostrow killed 12 people.", "The storm in Ostrow hurt 9 people.")
    draft = "The fire in Ostrow killed 40 people, and the storm in Ostrow hurt 38 people."
    expected = [f.discrepancies[0].expected for f in _judged(draft, several).findings]
    assert sorted(expected) == ["12", "9"]


def test_no_part_of_a_denial_of_another_number_is_wrong() -> None:
    claims = _claims("The fire in Ostrow killed 12 people.")
    draft = "It is false that the fire in Ostrow killed 40 people."
    assert _judged(draft, claims, least=0.1).findings == ()
