"""Whether two names can name one thing."""

from __future__ import annotations

import pytest

from factcheck.compare.names import Match, match, match_words
from factcheck.facts import Entity, EntityType
from factcheck.text import Span

_PERSON, _PLACE = EntityType.PERSON, EntityType.PLACE
_FIRM, _NATIONALITY = EntityType.ORGANISATION, EntityType.NATIONALITY


def _entity(name: str, kind: EntityType, *aliases: str) -> Entity:
    words = tuple(name.lower().split())
    names = (words, *(tuple(alias.lower().split()) for alias in aliases))
    return Entity(Span(0, len(name)), 0, len(words), name, words, kind, names)


def _words(name: str) -> tuple[str, ...]:
    return tuple(name.lower().split())


@pytest.mark.parametrize(
    ("draft", "claim", "expected"),
    [
        ("Volvo", "Volvo", Match.SAME),
        ("Angela Merkel", "Merkel", Match.SAME),
        ("Merkel", "Angela Merkel", Match.SAME),
        ("Volvo", "Volvo Trucks", Match.SAME),
        ("IMF", "International Monetary Fund", Match.SAME),
        ("International Monetary Fund", "IMF", Match.SAME),
        ("US", "United States", Match.SAME),
        ("US Treasury", "United States Treasury", Match.SAME),
        ("Rolls Royce", "RollsRoyce", Match.SAME),
        ("Zuckerburg", "Zuckerberg", Match.SAME),
        ("Schooff", "Blair Schoof", Match.SAME),
        ("Eugene ONeills", "Eugene O'Neill", Match.SAME),
        ("Eugene O'Neal", "Eugene O'Neill", Match.RIVAL),
        ("Third Armored Regiment", "3rd Armored Regiment", Match.SAME),
        ("Larned State Security Hospital", "Larned State Hospital", Match.SAME),
        ("University of California", "University of Southern California", Match.OTHER),
        ("Long Days Journey", "Long Day 's Journey", Match.SAME),
        ("Al Fallujah", "Falluja", Match.SAME),
        ("Harold Gehman Jr.", "Harold Gehman", Match.SAME),
        ("Al Gore", "Al Franken", Match.RIVAL),
        ("France", "Paris", Match.AROUND),
        ("Paris", "France", Match.WITHIN),
        ("French", "France", Match.SAME),
        ("Red Cross of Southern Ireland", "Red Cross of Northern Ireland", Match.RIVAL),
        ("Oxford University", "Cambridge University", Match.RIVAL),
        ("University of Leeds", "Bank of Leeds", Match.RIVAL),
        ("Volvo", "Scania", Match.OTHER),
        ("Bank of Chile", "Republic of Peru", Match.OTHER),
        ("Paris", "Berlin", Match.OTHER),
        ("Iran", "Iraq", Match.OTHER),
        ("Austria", "Australia", Match.OTHER),
        ("Smith Anna Jones", "Anna", Match.OTHER),
        ("AB", "Alpha Beta Gamma", Match.OTHER),
        ("Team 2024", "Team 2023", Match.RIVAL),
    ],
)
def test_match_words(draft: str, claim: str, expected: Match) -> None:
    assert match_words(_words(draft), _words(claim)) is expected


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        # Short and long forms of a given name; two members of one family.
        (_entity("Tim Cook", _PERSON), _entity("Timothy Cook", _PERSON), Match.SAME),
        (_entity("T. Cook", _PERSON), _entity("Tim Cook", _PERSON), Match.SAME),
        (_entity("Anna Berg", _PERSON), _entity("Paul Berg", _PERSON), Match.RIVAL),
        (_entity("Anna Berg", _PERSON), _entity("Anna Lind", _PERSON), Match.RIVAL),
        (_entity("Berg", _PERSON), _entity("Anna Berg", _PERSON), Match.SAME),
        (
            _entity("George Walker Bush", _PERSON, "Bush"),
            _entity("Jeb Bush", _PERSON, "Bush"),
            Match.RIVAL,
        ),
        # A person is not the firm that bears the name.
        (_entity("Ford", _FIRM), _entity("Henry Ford", _PERSON), Match.OTHER),
        (_entity("Ford", _FIRM), _entity("Ford", _PERSON), Match.SAME),
        (_entity("Ford", EntityType.UNKNOWN), _entity("Henry Ford", _PERSON), Match.SAME),
        # Aliases that the document introduced.
        (_entity("Fund", _FIRM, "Growth Fund"), _entity("Growth Fund", _FIRM), Match.SAME),
        # A people, and the country.
        (_entity("French", _NATIONALITY), _entity("France", _PLACE), Match.SAME),
        (_entity("European", _NATIONALITY), _entity("France", _PLACE), Match.OTHER),
        (_entity("Europe", _PLACE), _entity("France", _PLACE), Match.AROUND),
    ],
)
def test_match(one: Entity, two: Entity, expected: Match) -> None:
    assert match(one, two) is expected


def test_a_name_always_matches_itself() -> None:
    for name in ("X", "of", "A of B", "U.S.", "3M", "L'Oréal"):
        assert match_words(_words(name), _words(name)) is Match.SAME


@pytest.mark.parametrize(
    ("draft", "claim", "expected"),
    [
        ("Hal Gehman", "Harold W Gehman Jr", Match.SAME),
        ("Bill Frist", "William Frist", Match.SAME),
        ("Zulfiqar Ali", "Zulifquar Ali", Match.SAME),
        ("Bill Frist", "Robert Frist", Match.RIVAL),
        ("Paul Frist", "Paula Frist", Match.RIVAL),
        ("Henry II", "Henry III", Match.RIVAL),
        ("Karen Hughes", "Karin Hughes", Match.RIVAL),
    ],
)
def test_given_names_in_other_forms(draft: str, claim: str, expected: Match) -> None:
    assert match(_entity(draft, _PERSON), _entity(claim, _PERSON)) is expected
