"""Loading claim files."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import attrs
import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factcheck.claims import Claim, Evidence, Origins, Rating, Source, Verdict
from factcheck.stores import MemoryStore, load
from factcheck.stores.yaml_nodes import Scalar, ScalarType
from factcheck.text import Span
from factcheck.wire import to_data
from tests.strategies import claims

EVERYTHING = """\
sources:
  - id: minutes
    title: Minutes of the council
    publisher: The council
    author: The clerk
    published_on: 2020-06-11
    captured_on: "2020-06-12"
    url: https://example.org/minutes
    text: sources/minutes.txt
claims:
  - id: vote
    statement: The council voted for the plan.
    verdict: mostly-accurate
    title: "Fact check: the vote"
    explanation: Two members were against it.
    claimant: The mayor
    variants: [The plan passed., 'The plan was adopted.']
    tags: [council, "2020"]
    asserted_on: 2020-06-10
    valid_from: 2020-06-11
    valid_to: 2020-06-11
    recheck_by: 2021-01-01
    supersedes: [older]
    ratings:
      - publisher: A paper
        label: Half true
        value: 3
        best: 1.5
        worst: -1e1
        url: https://example.org/rating
    language: en-GB
    exclusive: false
    evidence:
      - source: minutes
        quote: It voted
        start: 0
        end: 8
        prefix: " "
        suffix: " for"
  - {id: older, statement: 'The council votes: yes.', verdict: mixed}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "minutes.txt").write_text("It voted for it.", encoding="utf-8")
    (tmp_path / "claims.yaml").write_text(EVERYTHING, encoding="utf-8")
    return tmp_path


def test_every_field(folder: Path) -> None:
    source = Source(
        id="minutes",
        title="Minutes of the council",
        publisher="The council",
        author="The clerk",
        published_on=date(2020, 6, 11),
        captured_on=date(2020, 6, 12),
        url="https://example.org/minutes",
        text="It voted for it.",
        text_path="sources/minutes.txt",
    )
    assert list(load(folder)) == [
        Claim(
            "vote",
            "The council voted for the plan.",
            Verdict.MOSTLY_ACCURATE,
            title="Fact check: the vote",
            explanation="Two members were against it.",
            claimant="The mayor",
            variants=("The plan passed.", "The plan was adopted."),
            tags=("council", "2020"),
            asserted_on=date(2020, 6, 10),
            valid_from=date(2020, 6, 11),
            valid_to=date(2020, 6, 11),
            recheck_by=date(2021, 1, 1),
            supersedes=("older",),
            ratings=(
                Rating("A paper", "Half true", 3.0, 1.5, -10.0, "https://example.org/rating"),
            ),
            language="en-GB",
            exclusive=False,
            evidence=(Evidence(source, "It voted", Span(0, 8), " ", " for"),),
        ),
        Claim("older", "The council votes: yes.", Verdict.MIXED),
    ]


def test_the_forms_of_a_path_give_the_same(folder: Path) -> None:
    claims_of_folder = list(load(folder))
    assert list(load(str(folder))) == claims_of_folder
    assert list(load(folder / "claims.yaml")) == claims_of_folder
    assert list(load(folder, folder / "claims.yaml", folder / "sources" / "..")) == claims_of_folder


def test_a_folder_is_read_sorted_and_through(folder: Path) -> None:
    (folder / "2021" / ".git").mkdir(parents=True)
    for name in ("b.yml", "2021/a.YAML", "2021/.git/c.yaml", ".d.yaml", "e.json", "B.yaml"):
        path = folder / name
        path.write_text(f"claims: [{{id: {path.stem}, statement: S, verdict: mixed}}]")
    path = folder / "B.yaml"
    path.write_text("claims: [{id: capital, statement: S, verdict: mixed}]")
    assert [claim.id for claim in load(folder)] == ["a", "capital", "b", "vote", "older"]


def test_sources_are_shared_among_files(folder: Path) -> None:
    (folder / "a.yaml").write_text(
        "claims: [{id: a, statement: S, verdict: mixed, evidence: "
        "[{source: minutes, quote: for it}]}]\n",
        encoding="utf-8",
    )
    store = load(folder)
    assert store.get("a").evidence[0].source is store.get("vote").evidence[0].source
    assert store.get("a").evidence[0].span == Span(9, 15)


def test_a_capture_may_lie_anywhere_in_the_claims_folder(folder: Path) -> None:
    (folder / "2021").mkdir()
    (folder / "2021" / "a.yaml").write_text(
        "sources: [{id: again, text: ../sources/minutes.txt}]\n", encoding="utf-8"
    )
    assert len(load(folder)) == 2


def test_no_claims_is_no_mistake(folder: Path) -> None:
    (folder / "claims.yaml").write_text("claims: []\n", encoding="utf-8")
    assert len(load(folder)) == 0


@pytest.mark.parametrize("text", ["\ufeff" + EVERYTHING, EVERYTHING.replace("\n", "\r\n")])
def test_byte_order_mark_and_line_ends_do_not_matter(text: str, folder: Path) -> None:
    expected = list(load(folder))
    (folder / "claims.yaml").write_bytes(text.encode())
    assert list(load(folder)) == expected


def test_the_repository_claims_load() -> None:
    store = load(Path(__file__).parents[2] / "claims")
    assert len(store) >= 45
    for claim in store:
        assert claim.evidence
        for evidence in claim.evidence:
            assert evidence.span is not None
            assert evidence.source.text is not None
            assert evidence.span.of(evidence.source.text) == evidence.exact


class _QuotingDumper(yaml.SafeDumper):
    """Quotes every text: unquoted, YAML 1.1 writes text that YAML 1.2 reads as a number."""


_QuotingDumper.add_representer(
    str, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"')
)


@settings(deadline=None, max_examples=50, suppress_health_check=list(HealthCheck))
@given(st.lists(claims, unique_by=lambda claim: claim.id, max_size=3))
def test_what_yaml_writes_is_read_back(
    tmp_path_factory: pytest.TempPathFactory, some: list[Claim]
) -> None:
    alone = [
        attrs.evolve(claim, evidence=(), supersedes=(), valid_from=None, valid_to=None)
        for claim in some
    ]
    path = tmp_path_factory.mktemp("claims") / "claims.yaml"
    path.write_text(yaml.dump({"claims": to_data(alone)}, Dumper=_QuotingDumper), encoding="utf-8")
    assert list(load(path)) == alone


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("words", "text"),
        ("12 monkeys", "text"),
        ("1-0", "text"),
        ("2020-06", "text"),
        ("e5", "text"),
        ("...", "text"),
        (".", "text"),
        ("", "nothing"),
        ("~", "nothing"),
        ("NO", "the truth value"),
        ("Off", "the truth value"),
        ("+.5", "the number"),
        ("1_000", "the number"),
        ("0x1F", "the number"),
        ("-.inf", "the number"),
        (".NaN", "the number"),
        ("6e23", "the number"),
        ("190:20:30.15", "the number"),
        ("2001-12-14 21:59:43.10 -5", "the date"),
    ],
)
def test_what_yaml_takes_a_word_for(text: str, expected: str) -> None:
    assert Scalar(Span(0, 0), text, True).type == expected
    assert Scalar(Span(0, 0), text, False).type is ScalarType.TEXT


def test_where_claims_and_copies_are_written_is_kept(folder: Path) -> None:
    (folder / "more").mkdir()
    (folder / "more" / "b.yaml").write_text(
        "claims:\n  - id: x\n    statement: Ice is cold.\n    verdict: accurate\n\n"
        "  - verdict: accurate\n    id: y\n    statement: Fire is hot.\n",
        "utf-8",
    )
    store = load(folder)
    assert isinstance(store, MemoryStore)
    path = str(folder / "more" / "b.yaml")
    assert {key: store.origins.claims[key] for key in ("x", "y")} == {
        "x": (path, 2),
        "y": (path, 6),
    }
    assert set(store.origins.claims) == {claim.id for claim in store}
    sources = {e.source.id: e.source for claim in store for e in claim.evidence}
    for source_id, source in sources.items():
        copy = store.origins.captures.get(source_id)
        assert (copy is None) == (source.text is None)
        if copy is not None:
            assert Path(copy).read_bytes().decode("utf-8") == source.text
    assert MemoryStore(store).origins == Origins()
