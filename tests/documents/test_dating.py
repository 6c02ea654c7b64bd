from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from factcheck.documents.dating import day_of

DAY = date(2020, 6, 11)


@pytest.mark.parametrize(
    "value",
    [
        DAY,
        datetime(2020, 6, 11, 23, 30, tzinfo=UTC),
        "2020-06-11",
        " 2020-06-11T23:30:00-05:00",
        "2020-06-11 01:00",
        "Thu, 11 Jun 2020 23:30:00 -0500",
    ],
)
def test_a_day_is_read_as_it_is_written(value: object) -> None:
    assert day_of(value) == DAY


@pytest.mark.parametrize(
    "value", ["", "soon", "2020-13-11", "2020-06-111", "11/6/2020", 1, None, []]
)
def test_anything_else_is_none(value: object) -> None:
    assert day_of(value) is None
