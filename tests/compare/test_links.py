"""What a sentence ties together, and whether the claim ties the same."""

from __future__ import annotations

import pytest

from factcheck.compare.links import Stand, read_graph, read_links
from factcheck.compare.relinking import compare_relinking
from tests.compare.rows import aligned, facts_of

_HULT = "Lasse Hult joined Norvik Bank in 1995, became manager in 2001 and retired in 2020."
_SUED = "Ann Lee sued Bo Moe."
_DUG = "Olen Mines dug coal in Exeter and sold copper in Bergen."


def _read(claim: str, draft: str) -> dict[tuple[str, str, str], tuple[str, str | None]]:
    """Each link by its words and part: how it stands, and the claim's word in its place."""
    made = aligned(claim, draft)
    return {
        (made.draft.tokens[link.governor].norm, made.draft.tokens[link.head].norm, link.role): (
            link.stand.value,
            None if link.rival is None else made.claim.tokens[link.rival].norm,
        )
        for link in read_links(made)
    }


@pytest.mark.parametrize(
    ("claim", "draft", "governor", "head", "role", "found"),
    [
        (_HULT, "Lasse Hult became manager in 2020.", "became", "2020", "in", ("parted", "2001")),
        (_HULT, "Lasse Hult became manager in 2001.", "became", "2001", "in", ("kept", None)),
        (_HULT, "Lasse Hult retired in 2020.", "retired", "hult", "subject", ("kept", None)),
        (_DUG, "Olen Mines dug copper.", "dug", "copper", "object", ("parted", "coal")),
        (_DUG, "Olen Mines dug coal.", "dug", "coal", "object", ("kept", None)),
        (_SUED, "Bo Moe sued Ann Lee.", "sued", "moe", "subject", ("moved", "ann")),
        (_SUED, "Bo Moe was sued by Ann Lee.", "sued", "moe", "object", ("kept", None)),
        (
            "Ann Lee sold a bus to Bo Moe.",
            "Bo Moe bought a bus from Ann Lee.",
            "bought",
            "moe",
            "subject",
            ("kept", None),
        ),
        (
            "Ann Lee sold a bus to Bo Moe.",
            "Ann Lee bought a bus from Bo Moe.",
            "bought",
            "lee",
            "subject",
            ("moved", None),
        ),
        (
            "Police found 40 guns and 9 bombs.",
            "Police found 9 guns.",
            "guns",
            "9",
            "number",
            ("near", "40"),
        ),
    ],
)
def test_links(
    claim: str, draft: str, governor: str, head: str, role: str, found: tuple[str, str | None]
) -> None:
    assert _read(claim, draft)[governor, head, role] == found


def test_who_is_named_twice_is_one_node() -> None:
    graph = read_graph(facts_of("Ann Lee fined Norda, and her brother Bo paid Lee."))
    tokens = facts_of("Ann Lee fined Norda, and her brother Bo paid Lee.").tokens
    places = {token.norm: i for i, token in enumerate(tokens)}
    assert graph.node(places["brother"]) == graph.node(places["bo"])
    assert graph.apart(graph.node(places["norda"]), graph.node(places["fined"])) == 1
    assert graph.apart(graph.node(places["fined"]), graph.node(places["fined"]) + 99) == 3


def test_what_is_tied_elsewhere_is_laid_beside_what_stands_in_its_place() -> None:
    made = aligned(_HULT, "Lasse Hult became manager in 2020.")
    (found,) = compare_relinking(made, [])
    assert (found.kind.value, found.found, found.expected) == ("date", "2020", "2001")
    assert {"relinked", "relinked parted", "relinked date"} <= found.cues
    sure = aligned("It closed in May.", "It closed in June.")
    assert compare_relinking(sure, []) == []


def test_nothing_is_looked_for_where_something_else_sets_the_sides_apart() -> None:
    made = aligned(_HULT, "Lasse Hult became manager in 2020.")
    firm = made.differ(
        type(compare_relinking(made, [])[0]),
        made.draft.tokens[0].span,
        made.claim.tokens[0].span,
        cues=("year",),
    )
    assert compare_relinking(made, [firm]) == []


def test_each_stand_has_its_place() -> None:
    assert [stand.value for stand in Stand] == ["kept", "moved", "near", "parted"]
