"""What each kind of finding means, with an example that is found and one that isn't.

``docs/explanation/kinds.md`` says the same; a test holds the two together, and checks the examples.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import attrs

from factcheck.claims import Claim, Verdict
from factcheck.findings import Kind
from factcheck.text import Span


@attrs.frozen
class Explanation:
    """A kind of finding, explained.

    `summary` is one short sentence, `description` the whole of it, in Markdown. Checked against
    `claims` alone, `found` makes a finding of this kind, which marks the words at `span`, and
    `passed` makes none: its sentence is supported when `supported` is true, else not covered.
    """

    summary: str
    description: str
    claims: tuple[Claim, ...]
    found: str
    span: Span
    passed: str
    supported: bool


def _explanation(
    summary: str,
    description: str,
    claims: str | tuple[Claim, ...],
    marked: str,
    *,
    supported: str | None = None,
    silent: str | None = None,
) -> Explanation:
    """Take the words between two pairs of asterisks in `marked` as those that are marked."""
    before, words, after = marked.split("**")
    passed = supported if silent is None else silent
    assert passed is not None
    return Explanation(
        summary,
        description,
        (Claim("claim", claims, Verdict.ACCURATE),) if isinstance(claims, str) else claims,
        before + words + after,
        Span(len(before), len(before) + len(words)),
        passed,
        supported is not None,
    )


EXPLANATIONS: Mapping[Kind, Explanation] = MappingProxyType(
    {
        Kind.ATTRIBUTION: _explanation(
            "The fact belongs to someone else.",
            "The fact belongs to someone else: relation and other slots are those of the claim, "
            "and only who did it, or who said it, differs. When the store has a claim that says "
            "the same of the draft's own subject, nothing is wrong.",
            "IBM is withdrawing from the facial recognition business.",
            "**Microsoft** is withdrawing from the facial recognition business.",
            supported="IBM is leaving the facial recognition business.",
        ),
        Kind.ENTITY: _explanation(
            "Another name stands in a slot that isn't the subject.",
            "Another name stands in a slot that isn't the subject: the object, a partner, an "
            'author. Also a common noun where only one of its class can stand: "governor" for '
            '"mayor", "wood" for "steel".',
            "The city of Ghent signed a contract with Siemens for 40 new trams.",
            "The city of Ghent signed a contract with **Alstom** for 40 new trams.",
            supported="The city of Ghent signed a contract with Siemens.",
        ),
        Kind.PLACE: _explanation(
            "Another place, neither of the two within the other.",
            "Another place, neither of the two within the other.",
            "NEC is based in Tokyo.",
            "NEC is based in **Osaka**.",
            supported="NEC is based in Japan.",
        ),
        Kind.ROLE: _explanation(
            "The right names in each other's places.",
            "The right names in each other's places: who did what to whom is turned round.",
            "Germany defeated Brazil in the semi-final in Belo Horizonte.",
            "**Brazil** defeated Germany in the semi-final in Belo Horizonte.",
            supported="Brazil was defeated by Germany in the semi-final.",
        ),
        Kind.QUANTITY: _explanation(
            "Another number of the same thing.",
            "Another number of the same thing, beyond rounding.",
            "The fire in the valley destroyed 28 homes.",
            "The fire in the valley destroyed **38** homes.",
            supported="The fire destroyed almost 30 homes.",
        ),
        Kind.COMPARATOR: _explanation(
            "The bound on a number is turned round.",
            "The bound on a number is turned round: fewer for more, at most for at least.",
            "More than 500 people signed the petition.",
            "**Fewer than 500** people signed the petition.",
            supported="Over 500 people signed the petition.",
        ),
        Kind.DATE: _explanation(
            "Another day, month or year for the same event.",
            "Another day, month or year for the same event, at the precision that both give; or "
            "another order: after an event for before it.",
            "The new bridge over the river opened in May 2019.",
            "The new bridge over the river opened in **May 2018**.",
            supported="The new bridge over the river opened in 2019.",
        ),
        Kind.POLARITY: _explanation(
            "One side denies what the other asserts.",
            "One side denies what the other asserts, by a negation or by an opposite.",
            "The city council approved the new stadium.",
            "The city council **rejected** the new stadium.",
            silent="The city council did not reject the new stadium.",
        ),
        Kind.QUANTIFIER: _explanation(
            "Another scope: all or some, first or third, entirely or partly.",
            "Another scope: all or some, first or third, entirely or partly.",
            "IBM is withdrawing entirely from the business.",
            "IBM is withdrawing **partly** from the business.",
            supported="IBM is withdrawing from the business.",
        ),
        Kind.CONDITION: _explanation(
            "A limit that the claim sets is turned round.",
            "A limit that the claim sets is turned round. A condition that is merely left out "
            "makes no finding.",
            "The airline suspended its flights to Cairo for a year.",
            "The airline suspended its flights to Cairo **permanently**.",
            supported="The airline suspended its flights to Cairo for twelve months.",
        ),
        Kind.MODALITY: _explanation(
            "Plan or possibility against fact.",
            "Plan or possibility against fact: the claim says that something is planned, possible "
            "or expected, and the draft that it has happened, or the reverse.",
            "Ford plans to close its plant in Genk in 2014.",
            "Ford **has closed** its plant in Genk in 2014.",
            supported="Ford plans to close its plant in Genk.",
        ),
        Kind.QUOTE: _explanation(
            "Words inside quotation marks aren't what was said, or someone else said them.",
            "Words inside quotation marks aren't what was said, or someone else said them. A "
            "quotation may be cut, but not changed. Quotations of fewer than five words are not "
            "compared: they may be titles.",
            'The mayor said: "We will rebuild every house in the valley."',
            '"We will rebuild every **school** in the valley," the mayor said.',
            supported='"We will rebuild every house in the valley," the mayor said.',
        ),
        Kind.OUTDATED: _explanation(
            "What was right when the claim was checked, and no longer is.",
            "What was right when the claim was checked, and no longer is: a newer claim says that "
            "it `supersedes` this one, or its `valid_to` is past on the draft's day. A draft that "
            "dates what it says to the time when the claim held is left alone.",
            (
                Claim("old", "The ferry to Gotland costs 40 euros.", Verdict.ACCURATE),
                Claim(
                    "new",
                    "The ferry to Gotland costs 55 euros.",
                    Verdict.ACCURATE,
                    supersedes=("old",),
                ),
            ),
            "The ferry to Gotland costs **40 euros**.",
            silent="In 2019 the ferry to Gotland cost 40 euros.",
        ),
        Kind.KNOWN: _explanation(
            "The draft repeats a statement that is stored as untrue.",
            "The draft repeats a statement that is stored as mixed, misleading, mostly-inaccurate "
            "or inaccurate. The verdict of the finding is the claim's. A claim stored as "
            "unverifiable is never reported.",
            (Claim("claim", "Carrots improve night vision.", Verdict.MISLEADING),),
            "**Eating carrots improves night vision.**",
            silent="Carrots do not improve night vision.",
        ),
    }
)
"""Every kind, in the order of `Kind`."""
