"""The rows that the models are fitted on: the sets, the project's own cases, ordinary news."""

from __future__ import annotations

import json
import random
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import attrs
from rapidfuzz.fuzz import token_set_ratio

from benchmarks.quality.articles import Article, read_articles
from benchmarks.quality.plain import Stand, read_plain
from benchmarks.quality.rows import read_rows as read_set
from benchmarks.quality.silence import SENTENCES, sentences
from benchmarks.yaml_files import read_yaml
from factcheck.checker import Checker
from factcheck.claims import Claim, Verdict
from factcheck.sentences import segment
from factcheck.stores import MemoryStore, load
from factcheck.text import Document, Span

ROOT = Path(__file__).parent.parent.parent
# How much all rows of a set count together, in thousands of rows.
SETS = {
    "vitaminc": 6.0,
    "typed_statements": 2.0,
    "typed_newswire": 5.0,
    "fever_symmetric": 1.0,
    "sick": 1.5,
    "fool_me_twice": 0.8,
    "silence": 4.0,
    "other_news": 1.0,
    "drafts": 3.4,
    "quiet": 1.2,
    "suite": 3.0,
    "known": 0.5,
    "neighbours": 2.6,
    "departures": 1.2,
    "short": 1.5,
    "repeated": 0.5,
    "siblings": 1.0,
    "articles": 3.4,
    "article_errors": 0.8,
    "plain": 1.8,
    "supported": 0.9,
    "rewritten": 2.2,
    "reworded": 0.8,
    "recombined": 0.8,
}
# The same for what a claim says, where it differs: of these rows few are said by their claims.
SUPPORT_SETS = SETS | {"supported": 0.6, "rewritten": 1.5}
# How much a row that is wrong counts beside one that isn't, where half of a set's rows are wrong in
# ways that hardly anything shows: with as much, what is right in other words is taken for wrong.
WRONG = {"rewritten": 0.8, "reworded": 0.25, "recombined": 0.25}
_SEED = 7
_QUIET_ROWS = 3000
_OTHER_ROWS = 1500
# How many statements are looked at for one sentence, and how much alike two texts of one story are.
_NEAR = 25
_ONE_STORY = 50


@attrs.frozen
class Row:
    """One text with its label, the page it belongs to, and the claims to check it against.

    `store` names a store shared by many rows, or is None where `claims` holds them. `kind` is what
    was planted, where that is known. `supported` is whether a claim says what the text says, None
    where that isn't known. `focus` is the part of the text that the label is of, None for all of
    it; `published_on` the text's date.
    """

    set: str
    id: str
    text: str
    wrong: bool
    page: str
    kind: str | None = None
    claims: tuple[Claim, ...] = ()
    store: str | None = None
    supported: bool | None = False
    focus: Span | None = None
    published_on: date | None = None


def read_rows(folder: Path, limit: int | None) -> list[Row]:
    """The rows of every set, at most `limit` of each, the same for each call."""
    made: list[Row] = []
    for name in SETS:
        if name in _OWN:
            rows = list(_own(name))
        elif name in _QUIET:
            rows = list(_QUIET[name](folder))
        else:
            rows = list(_given(folder, name))
        random.Random(_SEED).shuffle(rows)
        made.extend(rows[:limit])
    return made


def _given(folder: Path, name: str) -> Iterable[Row]:
    """The rows of a set of pairs."""
    for line in _lines(folder / "pairs" / f"{name}_dev.jsonl"):
        row = json.loads(line)
        told = [s for s in (*row["claims"], *row.get("distractors", ())) if s.strip()]
        title = row.get("title")
        page = title or row["claims"][0]
        wrong = row["label"] == "refutes"
        claims = _accurate(told, title)
        said = row["label"] == "supports"
        yield Row(
            name, row["id"], row["text"], wrong, page, row.get("kind"), claims, supported=said
        )


def _news(folder: Path) -> tuple[list[str], list[str]]:
    """The sentences of newswire that the bench of silence doesn't measure, and all statements."""
    rows = read_set(folder / "pairs" / "typed_newswire_dev.jsonl")
    measured = set(sentences(rows, SENTENCES))
    texts = sorted({row.text for row in rows} - measured)
    random.Random(_SEED).shuffle(texts)
    return texts, sorted({statement for row in rows for statement in row.claims})


def _silent(folder: Path) -> Iterable[Row]:
    """Ordinary sentences against unrelated statements."""
    store = str(folder / "retrieval" / "checkthat2020" / "claims.jsonl")
    for n, text in enumerate(_news(folder)[0][:_QUIET_ROWS]):
        yield Row("silence", str(n), text, False, text, store=store)


def _other_news(folder: Path) -> Iterable[Row]:
    """Ordinary sentences against the statements nearest to them that tell of something else."""
    texts, statements = _news(folder)
    near = Checker(MemoryStore(_accurate(statements)))
    for n, text in enumerate(texts[:_OTHER_ROWS]):
        told = [claim.statement for claim, _ in near.candidates(text, limit=_NEAR)]
        others = [s for s in told if token_set_ratio(s, text) < _ONE_STORY]
        yield Row("other_news", str(n), text, False, text, claims=_accurate(others))


def _lines(path: Path) -> list[str]:
    return path.read_text("utf-8").splitlines()


def _accurate(statements: Iterable[str], title: str | None = None) -> tuple[Claim, ...]:
    return tuple(
        Claim(f"c{n}", statement, Verdict.ACCURATE, title=title)
        for n, statement in enumerate(statements)
    )


_OWN = frozenset(
    "drafts quiet suite known neighbours departures short repeated siblings articles "
    "article_errors plain supported rewritten reworded recombined".split()
)


_QUIET = {"silence": _silent, "other_news": _other_news}


def _own(name: str) -> Iterable[Row]:
    cases = ROOT / "tests" / "cases"
    if name == "drafts":
        files = ("drafts", "seed_cases", "retold", "retold_more")
        lines = (line for file in files for line in _lines(cases / f"{file}.jsonl"))
        for row in map(json.loads, lines):
            wrong = row["expect"] == "inaccurate"
            ident = str(row["id"])
            said = row["expect"] == "accurate"
            yield Row(name, ident, row["text"], wrong, ident, store="claims", supported=said)
    elif name == "quiet":
        for n, line in enumerate(_lines(cases / "silence.txt")):
            if line.strip():
                yield Row(name, str(n), line, False, line, store="claims")
    elif name == "neighbours":
        pairs = read_yaml(cases / "neighbours.yaml")
        for n, (claim, draft) in enumerate(pairs):
            held = _accurate([claim])
            yield Row(name, str(n), draft, False, claim, claims=held, supported=None)
    elif name == "departures":
        for n, (claim, draft, kind) in enumerate(read_yaml(cases / "departures.yaml")):
            claims = _accurate([claim])
            yield Row(name, str(n), draft, True, claim, kind, claims, supported=None)
    elif name in ("repeated", "siblings"):
        for article in read_articles():
            yield from _claims_of(article.id, article.claims, itself=name == "repeated")
    elif name == "articles":
        for article in read_articles():
            yield from _sentences_of(article)
    elif name == "article_errors":
        for article in read_articles():
            yield from _errors_of(article)
    elif name == "plain":
        for one in read_plain():
            wrong, said = one.stand is Stand.WRONG, one.stand is Stand.RIGHT
            kind = None if one.kind is None else one.kind.value
            page, held = one.claim.statement, (one.claim,)
            yield Row(name, one.id, one.text, wrong, page, kind, held, supported=said)
    elif name in ("supported", "rewritten", "reworded", "recombined"):
        for n, row in enumerate(map(json.loads, _lines(cases / f"{name}.jsonl"))):
            wrong = row["expect"] == "inaccurate"
            # Fitted on the two hardest, support was told apart no better, and said of less.
            hardest = name in ("reworded", "recombined")
            said = None if hardest else row["expect"] == "accurate"
            claims = _accurate([row["claim"]])
            yield Row(name, str(n), row["draft"], wrong, row["claim"], None, claims, supported=said)
    elif name == "short":
        for path in sorted((cases / "compare").glob("*.yaml")):
            for n, row in enumerate(read_yaml(path)):
                ident, wrong = f"{path.stem}-{n}", bool(row["expect"])
                kind = row["expect"][0]["kind"] if wrong else None
                claims = _accurate([row["claim"]])
                yield Row(
                    name, ident, row["draft"], wrong, row["claim"], kind, claims, supported=None
                )
    else:
        for path in sorted((cases / "suite").glob("*.yaml")):
            for pair in read_yaml(path):
                if (pair["kind"] == "known") == (name == "known") and pair["kind"] != "outdated":
                    yield from _of_suite(pair)


def _claims_of(story: str, claims: Sequence[Claim], *, itself: bool) -> Iterable[Row]:
    """Each statement of a story against its claims: `itself` among them, or just its siblings.

    The claims on one story agree; whether one says what another says is not known.
    """
    replaced = {name for claim in claims for name in claim.supersedes}
    held = tuple(c for c in claims if c.verdict.holds and c.id not in replaced)
    for claim in held:
        yield Row(
            "repeated" if itself else "siblings",
            f"{story}-{claim.id}",
            claim.statement,
            False,
            story,
            claims=held if itself else tuple(c for c in held if c is not claim),
            supported=True if itself else None,
            published_on=claim.asserted_on,
        )


def _sentences_of(article: Article) -> Iterable[Row]:
    """Each sentence of an article as it is."""
    ident, day, claims = article.id, article.published_on, article.claims
    for n, sentence in enumerate(segment(Document(article.text))):
        yield Row(
            "articles",
            f"{ident}-{n}",
            article.text,
            False,
            ident,
            claims=claims,
            supported=None,
            focus=sentence.span,
            published_on=day,
        )


def _errors_of(article: Article) -> Iterable[Row]:
    """Each sentence of an article that an error is planted in."""
    ident, day, claims = article.id, article.published_on, article.claims
    for n, error in enumerate(article.errors):
        text, span = error.planted(article.text)
        yield Row(
            "article_errors",
            f"{ident}-{n}",
            text,
            True,
            ident,
            error.kind.value,
            claims,
            supported=None,
            focus=span,
            published_on=day,
        )


def _of_suite(pair: dict[str, Any]) -> Iterable[Row]:
    """The rows of a pair of the suite.

    What repeats a false claim contradicts none: such a draft is a row for support alone, and so is
    its neighbour that must not fire. What is outdated is left out: it may do both.
    """
    claims = tuple(_stored(n, c) for n, c in enumerate(pair["claims"]))
    repeats = pair["kind"] == "known"
    for side in ("wrong", "right"):
        text, ident = pair[side]["draft"], f"{pair['id']}-{side}"
        wrong = side == "wrong"
        kind = pair["kind"] if wrong else None
        if repeats:
            yield Row("known", ident, text, False, pair["id"], None, claims, supported=wrong)
        else:
            said = not wrong and pair[side].get("covers", True)
            yield Row("suite", ident, text, wrong, pair["id"], kind, claims, supported=said)


def _stored(number: int, told: str | dict[str, Any]) -> Claim:
    """A claim of the suite: a statement, or fields."""
    fields: dict[str, Any] = {"statement": told} if isinstance(told, str) else told
    return Claim(**{"id": f"c{number}", "verdict": Verdict.ACCURATE, **fields})


@cache
def shared(store: str) -> Checker:
    """The checker over a store that many rows share: "claims", or a file of statements."""
    if store == "claims":
        return Checker(load(ROOT / "claims"))
    statements = [json.loads(line)["statement"] for line in _lines(Path(store))]
    return Checker(MemoryStore(_accurate(statements)))
