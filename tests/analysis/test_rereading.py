"""Verbs read as nouns, and nouns as verbs, where the rest of the clause shows so."""

from __future__ import annotations

import pytest

from factcheck.facts import Tag
from tests.analysis import reading


def _tag(text: str, norm: str) -> Tag:
    return next(token.tag for token in reading.tokens_of(text) if token.norm == norm)


@pytest.mark.parametrize(
    ("text", "norm"),
    [
        # A deed behind a preposition, with an object.
        ("He is accused of concealing results from voters.", "concealing"),
        ("A jury convicted her of falsifying patient records.", "falsifying"),
        ("He was held on suspicion of stabbing jeweller Armand Tovi.", "stabbing"),
        ("She drowned after rescuing two boys.", "rescuing"),
        ("Ida Moe was named chief, succeeding Ann Lee.", "succeeding"),
        # A clause has a verb.
        ("Carla Teves, who heads the union, warned of cuts.", "heads"),
        ("The verdict means Lee faces up to ten years in prison.", "faces"),
        ("Lee faces up to ten years in prison if he is convicted.", "faces"),
        ("The prize is worth a million, which the director and the producer share.", "share"),
        ("Roth scored twice as Norwick beat Tallow.", "beat"),
        ("Those estimates account for half of the rise.", "account"),
        ("He owns a firm that works the quarry.", "works"),
        ("His death helped preserve the mill.", "preserve"),
        ("Prices rose, accounting for half of the rise.", "accounting"),
        ("She was banned after testing positive for a steroid.", "testing"),
        ("The guard was slightly wounded by a shot.", "wounded"),
        ("A pedestrian was struck by a falling sign.", "struck"),
    ],
)
def test_what_must_be_a_verb_is_one(text: str, norm: str) -> None:
    assert _tag(text, norm) is Tag.VERB


@pytest.mark.parametrize(
    ("text", "norm", "tag"),
    [
        # A clause has no second verb.
        ("The collapse of wage talks in Winnipeg has angered the union.", "talks", Tag.NOUN),
        ("Iceland signed a fisheries accord with the islands.", "accord", Tag.NOUN),
        ("He had to give up his bank records, credit records, and letters.", "records", Tag.NOUN),
        ("The gallery returned 14 bronze masks to Nigeria.", "masks", Tag.NOUN),
        ("Norwick won the Continental Cup final on Sunday.", "final", Tag.NOUN),
        ("The loan cut was likely.", "cut", Tag.NOUN),
        ("A payments firm from Sweden has grown.", "firm", Tag.NOUN),
        # What tells of a thing is no deed done to it.
        ("The body of missing climber Ruth Avery was found.", "missing", Tag.ADJECTIVE),
        ("It sells the oil to neighbouring Tamil Nadu.", "neighbouring", Tag.ADJECTIVE),
        ("It lets the government buy supplies without tenders.", "buy", Tag.VERB),
        ("An earthquake shook the Kelu islands on Monday.", "islands", Tag.NOUN),
    ],
)
def test_what_can_be_no_verb_is_none(text: str, norm: str, tag: Tag) -> None:
    assert _tag(text, norm) is tag
