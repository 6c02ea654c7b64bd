"""Time counted from the document's date."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from factcheck.analysis.dates import find_dates
from factcheck.analysis.elapsed import counted_at
from factcheck.facts import DateMention
from tests.compare.rows import facts_of

_UNITS = st.sampled_from(["days", "weeks", "months", "years", "decades"])
_DAYS = {"days": 1.0, "weeks": 7.0, "months": 30.5, "years": 365.3, "decades": 3653.0}


def _read(text: str, reference: date) -> DateMention | None:
    tokens = facts_of(text).tokens
    index = next(i for i, token in enumerate(tokens) if token.norm in ("ago", "from"))
    return counted_at(tokens, index, reference)


@given(st.dates(date(1900, 1, 1)), st.integers(0, 999), _UNITS)
def test_the_days_hold_what_is_counted_back_to(reference: date, count: int, unit: str) -> None:
    found = _read(f"It opened {count} {unit} ago.", reference)
    assert found is not None
    assert found.starts_on is not None
    assert found.ends_on is not None
    assert found.starts_on <= found.ends_on <= reference
    back = _DAYS[unit] * count
    if 1.2 * back < (reference - date.min).days:
        exact = reference - timedelta(days=round(back))
        slack = timedelta(days=1 + round(0.01 * back))
        assert found.starts_on - slack <= exact <= found.ends_on + slack


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)), st.integers(0, 99), _UNITS)
def test_the_days_hold_what_is_counted_on_to(reference: date, count: int, unit: str) -> None:
    found = _read(f"It opens {count} {unit} from now.", reference)
    assert found is not None
    assert found.starts_on is not None
    assert found.ends_on is not None
    assert reference <= found.starts_on <= found.ends_on
    exact = reference + timedelta(days=round(_DAYS[unit] * count))
    slack = timedelta(days=1 + round(0.01 * _DAYS[unit] * count))
    assert found.starts_on - slack <= exact <= found.ends_on + slack


def test_nothing_is_counted_back_without_a_date_of_the_document() -> None:
    assert find_dates(facts_of("It opened two years ago.").tokens) == ()


def test_what_is_no_count_of_units() -> None:
    today = date(2024, 6, 12)
    for text in (
        "Ages ago it opened.",
        "It opened some years ago.",
        "It opened two floors ago.",
        "A half ago it opened.",
        "Two and a half ago it opened.",
        "It came from now on.",
    ):
        assert _read(text, today) is None
