"""Groups: "the trio of tech giants", "all three companies", "none", by the names they stand for."""

from __future__ import annotations

from factcheck.drafting.casting import Cast
from factcheck.drafting.mentions import Named
from factcheck.drafting.propositions import Reading
from factcheck.drafting.tables import GROUPS, TIME_NOUNS
from factcheck.lexicon import classes


def none_of(reading: Reading, cast: Cast, index: int) -> Named | None:
    """What "none" means behind a group: "while all three are known, none are …"."""
    if reading.norm(index + 1) == "of":
        return None
    for earlier in range(index):
        group = group_at(reading, cast, earlier)
        if group is not None and group.text is not None:
            return Named(index + 1, f"None of {group.text}", group.doubt)
    return None


def group_at(reading: Reading, cast: Cast, index: int) -> Named | None:
    """Return what is written for "the trio of tech giants", "all three companies", or None."""
    start = index
    if reading.norm(index) in ("the", "all", "these", "those"):
        index += 1
    if reading.norm(index) == "of" or (reading.norm(index) == "the" and index > start):
        index += 1
    size = GROUPS.get(reading.norm(index))
    if size is None or (index == start and reading.norm(index) != "both"):
        return None
    token = reading.tokens[index]
    end = index + 1
    if token.norm in ("trio", "pair", "duo", "quartet"):
        phrase = next((p for p in reading.phrases if p.first == end + 1), None)
        if reading.norm(end) == "of" and phrase is not None:
            end = phrase.end
    else:
        phrase = next((p for p in reading.phrases if p.first <= start < p.end), None)
        if phrase is None or phrase.head <= index:
            return None
        head = reading.tokens[phrase.head]
        kinds = classes(head.lemma, "n")
        if head.form != "plural" or not kinds & {"organisation", "group", "person", "place"}:
            return None
        if head.lemma in TIME_NOUNS or (
            phrase.end < len(reading.tokens) and (reading.entity_at(phrase.end - 1) is not None)
        ):
            return None
        end = phrase.end
    names = cast.group_of(size)
    if names is None:
        return Named(end, None, f"“{reading.text(start, end)}”: who?", open=True)
    text = ", ".join(names[:-1]) + " and " + names[-1]
    return Named(end, text, f"“{reading.text(start, end)}”: {text}?")
