"""Drafting: from a source article to a claim file that an editor reviews.

::

    draft_claims(document, store) -> Draft       claims, ranked, and what was passed over
    to_yaml(drafts) -> str                       the claim file
    write_drafts(drafts, path)                   the same, with the captured texts beside it

The verbs are the modules, as in the pipeline: `articles` reads the sentences, `splitting`,
`asides` and `quoting` find what they assert, `casting`, `naming` and `days` say who, what and when,
`wording` makes the statement, `worth` ranks it, `holding` asks the store.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

import attrs

from factcheck.claims import Claim, Evidence, Source, Verdict, to_verdict
from factcheck.drafting.articles import Passage, Told, header, passages
from factcheck.drafting.asides import asides
from factcheck.drafting.casting import Cast
from factcheck.drafting.days import days
from factcheck.drafting.drafts import Departure, Draft, DraftedClaim, PassedOver
from factcheck.drafting.holding import held_by
from factcheck.drafting.naming import Namer
from factcheck.drafting.propositions import Proposition, Reading
from factcheck.drafting.quoting import Said, is_quoted, quotations, said_in
from factcheck.drafting.slugs import claim_id, slug, unused
from factcheck.drafting.splitting import split
from factcheck.drafting.standing import facts_of, left_open
from factcheck.drafting.wording import Worded, evidence, word
from factcheck.drafting.worth import opinion, reasons, score, unworthy
from factcheck.drafting.writing import to_yaml, write_drafts
from factcheck.facts import EntityType
from factcheck.linting import Rule, lint
from factcheck.protocols import ClaimStore
from factcheck.stores import MemoryStore
from factcheck.text import Document, Span

__all__ = [
    "Departure",
    "Draft",
    "DraftedClaim",
    "PassedOver",
    "draft_claims",
    "to_yaml",
    "write_drafts",
]

_ASIDE_COSTS = 0.05
_PARAGRAPH = re.compile(r"(?:\r\n|[\r\n])\s*[\r\n]")


def draft_claims(
    document: Document,
    store: ClaimStore | None = None,
    *,
    title: str | None = None,
    publisher: str | None = None,
    author: str | None = None,
    url: str | None = None,
    published_on: date | None = None,
    verdict: Verdict | str = Verdict.ACCURATE,
    taken: Iterable[str] = (),
) -> Draft:
    """Return the claims that an article asserts, for an editor to review.

    Each has a statement that stands alone, its evidence at its exact place in the text of
    `document`, and `verdict`: the article's word is taken for it until someone has looked. Options
    say what the article doesn't tell of itself; `published_on` is the day that "Thursday" counts
    from. What `store` holds already is left out and listed among what was passed over; ids differ
    from those of the store and from those in `taken`.

    Raises InvalidValueError for an unknown verdict.
    """
    given = to_verdict(verdict)
    told = _told(document, title, publisher, author, url, published_on)
    held = list(store) if store is not None else []
    sources = {e.source.id for claim in held for e in claim.evidence} | set(taken)
    source = _source(document, told, sources)
    ids = {claim.id for claim in held} | set(taken)
    found, passed = _found(document, told)
    look = held_by(store) if store is not None and held else None
    made: list[DraftedClaim] = []
    for item in sorted(found, key=lambda f: (bool(f.worded.doubts), -f.score, f.span)):
        departures: tuple[Departure, ...] = ()
        if look is not None:
            by, departures = look(item.worded.statement)
            if by is not None:
                passed.append(_passed(document, item.span, f"{by!r} says so already", by))
                continue
        made.append(_drafted(item, source, told, given, ids, departures))
    kept, doubles = _without_doubles(made)
    passed += [_passed(document, span, reason) for span, reason in doubles]
    return Draft(source, kept, tuple(sorted(passed, key=lambda p: (p.span, p.reason))))


@attrs.frozen
class _Found:
    """A statement on its way to be a claim."""

    worded: Worded
    span: Span
    score: float
    reasons: tuple[str, ...]
    claimant: str | None


def _told(
    document: Document,
    title: str | None,
    publisher: str | None,
    author: str | None,
    url: str | None,
    published_on: date | None,
) -> Told:
    own = header(document)
    return attrs.evolve(
        own,
        title=title or own.title,
        publisher=publisher or own.publisher,
        author=author or own.author,
        url=url or own.url,
        published_on=published_on or own.published_on or document.published_on,
    )


def _source(document: Document, told: Told, taken: set[str]) -> Source:
    named = told.title or document.id or _stem(document.path) or " ".join(document.text.split()[:6])
    return Source(
        unused(slug(named) or "source", taken),
        told.title,
        told.publisher,
        told.author,
        told.published_on,
        None,
        told.url,
        document.text or None,
    )


def _stem(path: str | None) -> str:
    name = (path or "").replace("\\", "/").rpartition("/")[2]
    return "" if name.startswith("<") else name.rpartition(".")[0] or name


def _found(document: Document, told: Told) -> tuple[list[_Found], list[PassedOver]]:
    cast = Cast()
    found: list[_Found] = []
    passed: list[PassedOver] = []
    sentences = list(passages(document, told))
    for number, passage in enumerate(sentences):
        reading = passage.reading
        sentence = reading.facts.sentence
        namer = Namer(reading, cast)
        why = None if not passage.begins else unworthy(reading.facts, sentence.text)
        if why is not None:
            passed.append(_passed(document, sentence.span, why))
        else:
            made, failed = _statements(
                reading, namer, told, _speaker(sentences, number, cast, document.text)
            )
            found += made
            if not made:
                passed.append(_passed(document, sentence.span, failed or "nothing to check"))
            elif failed:
                passed.append(_passed(document, sentence.span, f"in part: {failed}"))
        cast.note(reading)
    return found, passed


def _speaker(
    sentences: list[Passage], number: int, cast: Cast, text: str
) -> tuple[Passage, Said] | None:
    """Who speaks in a quotation that runs over several sentences, and the sentence that says so."""
    first = last = number
    while not sentences[first].begins and first > 0:
        first -= 1
    while sentences[last].goes_on and last + 1 < len(sentences):
        last += 1
    for index in (number, *range(first, last + 1)):
        said = said_in(sentences[index].reading, cast.surnames())
        if said is not None:
            return sentences[index], said
    # "…," she said. "…": the speaker goes on, within the paragraph.
    if first == 0 or not _adjoin(sentences, first, text):
        return None
    both = is_quoted(sentences[first].reading) and is_quoted(sentences[first - 1].reading)
    return _speaker(sentences, first - 1, cast, text) if both else None


def _adjoin(sentences: list[Passage], number: int, text: str) -> bool:
    """Whether a sentence stands in one paragraph with the one before."""
    before, own = (sentences[n].reading.facts.sentence.span for n in (number - 1, number))
    return _PARAGRAPH.search(text, before.end, own.start) is None


def _statements(
    reading: Reading, namer: Namer, told: Told, spoken: tuple[Passage, Said] | None
) -> tuple[list[_Found], str | None]:
    """The statements that one sentence gives, and why some are not among them."""
    made: list[_Found] = []
    failed: str | None = None
    for proposition, name in _propositions(reading, namer, told, spoken):
        if not proposition.parts:
            failed = "a quotation without a speaker"
            continue
        if name is None:
            worded = word(reading, proposition, namer, days(reading, told.published_on))
        else:
            worded = Worded(f"{name}: “{proposition.quoted}”")
        facts = facts_of(worded.statement)
        claimant = name.removesuffix(" said") if name else _claimant(reading, proposition, namer)
        why = _refused(reading, worded, proposition, claimant)
        if why is not None:
            failed = why
            continue
        reason = reasons(
            facts, quoted=proposition.quoted is not None, claimant=claimant is not None
        )
        worth = round(score(reason) - (_ASIDE_COSTS if proposition.aside else 0.0), 2)
        span = Span(*evidence(reading, proposition.span))
        made.append(_Found(worded, span, worth, reason, claimant))
    return made, failed


def _propositions(
    reading: Reading, namer: Namer, told: Told, spoken: tuple[Passage, Said] | None
) -> list[tuple[Proposition, str | None]]:
    """What the sentence asserts; with the words for the speaker where another sentence has them."""
    told_aside = asides(reading)
    made: list[tuple[Proposition, str | None]] = []
    if is_quoted(reading):
        if spoken is None or spoken[0].reading is reading:
            said = None if spoken is None else spoken[1]
            made += [(found, None) for found in quotations(reading, said)]
        else:
            other = spoken[0].reading
            first, end = spoken[1].speaker
            who = word(
                other, Proposition(((first, end),), (first, end)), Namer(other, namer.cast), ()
            )
            name = f"{who.statement.removesuffix('.')} said"
            here = Said((0, 1))
            made += [
                (attrs.evolve(found, parts=((0, 1),), span=_quote_span(reading)), name)
                for found in quotations(reading, here)
            ]
    else:
        gaps = tuple(gap for _, gap in told_aside if gap is not None)
        made += [(found, None) for found in split(reading, gaps)]
    return made + [(found, None) for found, _ in told_aside]


def _quote_span(reading: Reading) -> tuple[int, int]:
    quoted = reading.facts.quotations
    return quoted[0].first, quoted[-1].end


def _claimant(reading: Reading, proposition: Proposition, namer: Namer) -> str | None:
    if proposition.claimant is None:
        return None
    first, end = proposition.claimant
    person = next(
        (
            e for e in reading.facts.entities
            if first <= e.first < end and not e.resolved and e.type is EntityType.PERSON
        ),
        None,
    )  # fmt: skip
    if person is not None:
        first, end = person.first, person.end
    named = word(reading, Proposition(((first, end),), (first, end)), namer, ())
    name = named.statement.removesuffix(".")
    return name if named.alone and name else None


def _refused(
    reading: Reading, worded: Worded, proposition: Proposition, claimant: str | None
) -> str | None:
    """Why a statement is not drafted, or None."""
    if not worded.alone:
        return next(iter(worded.doubts), "it does not stand alone")
    open_ends = left_open(worded.statement)
    if open_ends:
        return open_ends[0]
    facts = facts_of(worded.statement)
    if len([t for t in facts.tokens if t.norm[0].isalnum()]) < 3:
        return "too little is said"
    return opinion(facts, claimant=claimant is not None)


def _drafted(
    item: _Found,
    source: Source,
    told: Told,
    verdict: Verdict,
    ids: set[str],
    departures: tuple[Departure, ...],
) -> DraftedClaim:
    assert source.text is not None
    tags = ("draft", "doubtful") if item.worded.doubts else ("draft",)
    claim = Claim(
        claim_id(facts_of(item.worded.statement), ids),
        item.worded.statement,
        verdict,
        evidence=(Evidence(source, item.span.of(source.text), item.span),),
        claimant=item.claimant,
        tags=tags,
        asserted_on=told.published_on,
    )
    return DraftedClaim(claim, item.score, item.reasons, item.worded.doubts, departures)


def _without_doubles(
    made: list[DraftedClaim],
) -> tuple[tuple[DraftedClaim, ...], list[tuple[Span, str]]]:
    """The claims less those that say what another says, or that lint would not let stand."""
    by_id = {item.claim.id: item for item in made}
    order = {item.claim.id: number for number, item in enumerate(made)}
    left_out: dict[str, str] = {}
    for remark in lint(MemoryStore([item.claim for item in made])):
        if remark.rule is Rule.DUPLICATE and remark.other is not None:
            one, other = remark.claim_id, remark.other
            if one in left_out or other in left_out:
                continue
            later, earlier = (one, other) if order[one] > order[other] else (other, one)
            left_out[later] = f"{earlier!r} says so"
        elif remark.rule in (Rule.PRONOUN, Rule.VERB):
            left_out[remark.claim_id] = remark.message
    doubles = []
    for name, reason in left_out.items():
        span = by_id[name].claim.evidence[0].span
        assert span is not None
        doubles.append((span, reason))
    return tuple(item for item in made if item.claim.id not in left_out), doubles


def _passed(document: Document, span: Span, reason: str, held: str | None = None) -> PassedOver:
    return PassedOver(span, span.of(document.text), reason, held)
