"""Claim files that must not load: the table of cases/bad_claims.yaml, and what text cannot show."""

from __future__ import annotations

import re
import time
from graphlib import TopologicalSorter
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benchmarks.yaml_files import read_yaml
from factcheck.errors import ClaimFileError, InvalidValueError, StoreError
from factcheck.stores import files, load
from factcheck.stores.claim_files import find_rings
from factcheck.stores.verify import verify

MINUTES = "The council met on Monday. It voted 7 to 2 for the plan. The council met again.\n"
CASES: list[dict[str, Any]] = read_yaml(Path(__file__).parent.parent / "cases" / "bad_claims.yaml")
if not yaml.__with_libyaml__:  # whose parser words syntax errors in its own way
    CASES = [case for case in CASES if "not valid YAML" not in case["problems"][0]]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "minutes.txt").write_text("beyond the claims folder", encoding="utf-8")
    made = tmp_path / "claims"
    made.mkdir()
    (made / "minutes.txt").write_text(MINUTES, encoding="utf-8")
    (made / "latin-1.txt").write_bytes(b"caf\xe9")
    (made / "link.txt").symlink_to(tmp_path / "minutes.txt")
    monkeypatch.chdir(made)
    return made


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_bad_file_tells_every_problem(case: dict[str, Any], folder: Path) -> None:
    (folder / "claims.yaml").write_text(case["file"], encoding="utf-8")
    with pytest.raises(ClaimFileError) as caught:
        load("claims.yaml")
    assert str(caught.value).splitlines() == case["problems"]


def test_there_are_enough_cases() -> None:
    assert len(CASES) >= 45
    assert len({case["name"] for case in CASES}) == len(CASES)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"claims:\n  - id: caf\xe9\n", "it is not UTF-8: byte 0xe9 at position 19"),
        (
            "claims: []\n".encode("utf-16"),
            "it is not UTF-8: byte 0xff at position 0 (it looks like UTF-16)",
        ),
        (b"# \xed\xa0\x80\n", "it is not UTF-8: byte 0xed at position 2"),
    ],
)
def test_a_file_that_is_not_utf_8(content: bytes, message: str, folder: Path) -> None:
    (folder / "claims.yaml").write_bytes(content)
    with pytest.raises(ClaimFileError) as caught:
        load("claims.yaml")
    assert str(caught.value) == f"claims.yaml: {message}"


def test_a_file_that_is_too_large(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MAX_BYTES", 1024 * 1024)
    (folder / "claims.yaml").write_bytes(b"#" * (1024 * 1024 + 1))
    with pytest.raises(ClaimFileError, match=r"^claims\.yaml: it is larger than 1 MB$"):
        load("claims.yaml")


def test_an_alias_bomb_is_refused_quickly(folder: Path) -> None:
    levels = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    levels += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 30)]
    (folder / "claims.yaml").write_text("\n".join(levels) + "\n", encoding="utf-8")
    begun = time.process_time()
    with pytest.raises(ClaimFileError, match=r"alias '\*a0' is not accepted"):
        load("claims.yaml")
    assert time.process_time() - begun < 1


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? "])
def test_endless_nesting_is_refused_quickly(opening: str, folder: Path) -> None:
    (folder / "claims.yaml").write_text(opening * 100_000, encoding="utf-8")
    begun = time.process_time()
    with pytest.raises(ClaimFileError, match="nested deeper than 20 levels"):
        load("claims.yaml")
    assert time.process_time() - begun < 2


def test_an_object_tag_runs_nothing(folder: Path) -> None:
    victim = folder / "made-by-yaml"
    (folder / "claims.yaml").write_text(
        f"claims: !!python/object/apply:pathlib.Path.touch [!!python/object/apply:pathlib.Path"
        f" [{victim}]]\n",
        encoding="utf-8",
    )
    with pytest.raises(ClaimFileError, match="is not accepted: remove it"):
        load("claims.yaml")
    assert not victim.exists()


@pytest.mark.parametrize(
    ("paths", "message"),
    [
        ((), "no path given: name a claim file or a folder of claim files"),
        (("gone.yaml",), "gone.yaml: no such file or folder"),
        (("gone",), "gone: no such file or folder"),
        (("empty",), "empty: no claim files (.yaml, .yml) in this folder"),
        (
            ("minutes.txt",),
            "minutes.txt: unknown kind of store; "
            "accepted: a claim file (.yaml, .yml), a folder of claim files, "
            "or a database (.db, or postgresql://…)",
        ),
        (
            ("claims.db",),
            "claims.db: no such database",
        ),
        (
            ("mysql://host/claims",),
            "mysql://host/claims: unknown kind of store; "
            "accepted: a claim file (.yaml, .yml), a folder of claim files, "
            "or a database (.db, or postgresql://…)",
        ),
        (("a\0.yaml",), r"'a\x00.yaml': no such file or folder"),
    ],
)
def test_a_path_that_is_no_store(paths: tuple[str, ...], message: str, folder: Path) -> None:
    (folder / "empty" / ".hidden").mkdir(parents=True)
    (folder / "empty" / ".hidden" / "claims.yaml").write_text("claims: 1", encoding="utf-8")
    (folder / "empty" / ".claims.yaml").write_text("claims: 1", encoding="utf-8")
    with pytest.raises(StoreError) as caught:
        load(*paths)
    assert str(caught.value) == message


def test_a_path_that_is_no_path() -> None:
    with pytest.raises(InvalidValueError, match="path: expected the path of a claim file"):
        load(b"claims.yaml")  # type: ignore[arg-type]


def test_problems_of_all_files_in_their_order(folder: Path) -> None:
    (folder / "b.yaml").write_text("claims:\n  - id: x\n    verdict: odd\n", encoding="utf-8")
    (folder / "a.yaml").write_text("claims: [\n", encoding="utf-8")
    (folder / "c.yml").write_bytes(b"\xff")
    # What a file that cannot be read may have declared is not missed elsewhere.
    (folder / "d.yaml").write_text(
        "claims:\n"
        "  - id: y\n"
        "    statement: The council met.\n"
        "    verdict: accurate\n"
        "    supersedes: [z]\n"
        "    evidence: [{source: minutes, quote: The council}]\n",
        encoding="utf-8",
    )
    with pytest.raises(ClaimFileError) as caught:
        load(folder)
    told = [(Path(p.path).name, p.line, p.field) for p in caught.value.problems]
    assert told == [
        ("a.yaml", 2, ""),
        ("b.yaml", 2, "$.claims[0]"),
        ("b.yaml", 3, "$.claims[0].verdict"),
        ("c.yml", None, ""),
    ]


def test_a_duplicate_id_across_files(folder: Path) -> None:
    claim = "claims:\n  - id: vote\n    statement: The council voted.\n    verdict: accurate\n"
    for name in ("a.yaml", "b.yaml"):
        (folder / name).write_text(claim, encoding="utf-8")
    with pytest.raises(ClaimFileError) as caught:
        load("b.yaml", "a.yaml")
    assert str(caught.value) == (
        "a.yaml:2:9: $.claims[0].id: duplicate id 'vote': also at b.yaml:2"
    )


def test_a_ring_over_several_claims_is_told_once(folder: Path) -> None:
    older = {"a": "[b]", "b": "[c, d]", "c": "[e]", "d": "[b]", "e": "[]", "f": "[a, f]"}
    (folder / "claims.yaml").write_text(
        "claims:\n"
        + "".join(
            f"  - {{id: {name}, statement: S, verdict: mixed, supersedes: {ids}}}\n"
            for name, ids in older.items()
        ),
        encoding="utf-8",
    )
    with pytest.raises(ClaimFileError) as caught:
        load("claims.yaml")
    messages = [problem.message for problem in caught.value.problems]
    assert messages == [
        "claims supersede one another in a ring: b > d > b",
        "a claim cannot supersede itself",
    ]


@given(st.dictionaries(st.integers(0, 6), st.lists(st.integers(0, 6), max_size=3), max_size=7))
def test_rings_are_found_where_there_are_any(edges: dict[int, list[int]]) -> None:
    graph = {str(n): [str(m) for m in to if m in edges] for n, to in edges.items()}
    rings = find_rings(graph)
    for ring in rings:
        assert len(ring) > 1
        assert all(after in graph[node] for node, after in pairwise((*ring, ring[0])))
    nodes = [node for ring in rings for node in ring]
    assert len(nodes) == len(set(nodes))
    # With the nodes of the rings taken away, what is left can be put in order.
    left = {node: set(to) - {node, *nodes} for node, to in graph.items() if node not in nodes}
    tuple(TopologicalSorter(left).static_order())


_PIECES = (
    "claims", "sources", "id", "statement", "verdict", "accurate", "supersedes", "evidence",
    "quote", "start", ": ", ":\n", "- ", "\n", "  ", "    ", "{", "}", "[", "]", ", ", "'", '"',
    "\\", "|", ">-", "#", "&a", "*a", "!b", "!!str ", "%YAML 1.2", "---", "...", "? ", "<<", "~",
    "\t", "\r", "\r\n", "\u2028", "\ufeff", "\x85", "\x07", "\U0001f5f3", "\ufffe", "0", "1e3",
)  # fmt: skip


@settings(deadline=None, max_examples=300, suppress_health_check=list(HealthCheck))
@given(st.lists(st.sampled_from(_PIECES), max_size=25).map("".join) | st.text(max_size=20))
def test_nothing_but_a_claim_file_error_escapes(folder: Path, text: str) -> None:
    (folder / "claims.yaml").write_bytes(text.encode("utf-8", "surrogatepass"))
    try:
        load("claims.yaml")
    except ClaimFileError as error:
        for problem in error.problems:
            assert problem.path == "claims.yaml"
            assert "\n" not in str(problem)


def test_a_byte_order_mark_shifts_no_column(folder: Path) -> None:
    text = "\ufeffclaims:\n  - id: vote\n    statement: 1\n    verdict: accurate\n    é: 1\n"
    (folder / "claims.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(ClaimFileError) as caught:
        load("claims.yaml")
    places = [(problem.line, problem.column) for problem in caught.value.problems]
    assert places == [(3, 16), (5, 5)]


def test_columns_count_code_points_and_lines_end_as_in_editors(folder: Path) -> None:
    text = 'claims:\r\n  - {id: "\U0001f5f3\u2028", statement: 1, verdict: accurate}\r\n'
    (folder / "claims.yaml").write_bytes(text.encode("utf-8"))
    with pytest.raises(ClaimFileError) as caught:
        load("claims.yaml")
    assert [(p.line, p.column) for p in caught.value.problems] == [(2, 27)]


def test_an_odd_field_name_stays_on_one_line(folder: Path) -> None:
    (folder / "claims.yaml").write_text('"a\\n\\e[31m": 1\n', encoding="utf-8")
    with pytest.raises(ClaimFileError) as caught:
        load("claims.yaml")
    assert str(caught.value) == (
        r"claims.yaml:1:1: $['a\n\x1b[31m']: unknown field 'a\n\x1b[31m'; known: sources, claims"
    )


def test_too_many_refusals_stop_the_reading(folder: Path) -> None:
    text = "claims:\n" + "".join(f"  - &a{n} x\n" for n in range(1000))
    (folder / "claims.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(ClaimFileError) as caught:
        load("claims.yaml")
    assert len(caught.value.problems) == 20


def test_an_unreadable_file(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "claims.yaml").write_text("claims: []\n", encoding="utf-8")

    def refuse(path: Path, mode: str = "r") -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(ClaimFileError, match="it cannot be read: Permission denied"):
        load("claims.yaml")


def test_an_unreadable_folder(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path) -> bool:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "is_dir", refuse)
    with pytest.raises(StoreError, match="cannot be read"):
        load("claims")


def test_an_unreadable_folder_inside(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: str) -> None:
        raise PermissionError(13, "Permission denied", path)

    monkeypatch.setattr("os.scandir", refuse)
    with pytest.raises(StoreError) as caught:
        load(folder)
    assert str(caught.value) == f"{folder}: cannot be read: Permission denied"


def test_links_in_a_circle_are_refused(folder: Path) -> None:
    (folder / "one.txt").symlink_to("two.txt")
    (folder / "two.txt").symlink_to("one.txt")
    (folder / "claims.yaml").write_text("sources: [{id: s, text: one.txt}]\n", encoding="utf-8")
    with pytest.raises(ClaimFileError, match=r"captured copy 'one\.txt': it cannot be read"):
        load("claims.yaml")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_verify_refuses_all_but_evidence_that_does_not_hold(
    case: dict[str, Any], folder: Path
) -> None:
    (folder / "claims.yaml").write_text(case["file"], encoding="utf-8")
    if re.search("the quote (stands|is not)", case["problems"][0]):
        assert not all(check.holds for check in verify("claims.yaml"))
        return
    with pytest.raises(ClaimFileError) as caught:
        verify("claims.yaml")
    assert str(caught.value).splitlines() == case["problems"]
