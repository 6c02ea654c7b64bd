"""Addresses of databases, and that no password is shown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.stores.addresses import address_of, is_address, without_password


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ("postgresql://ann@db.example/claims", True),
        ("postgres://db", True),
        ("postgresql.db", False),
        ("claims/postgresql://x", False),
        ("https://example.org", False),
    ],
)
def test_an_address_is_told_by_its_beginning(place: str, expected: bool) -> None:
    assert is_address(place) is expected


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ("postgresql://ann:secret@db:5432/claims", "postgresql://ann@db:5432/claims"),
        ("postgresql://ann:se@cr/et@db/claims", "postgresql://ann@db/claims"),
        ("postgresql://db/claims?password=secret", "postgresql://db/claims?password=…"),
        ("postgresql://db/c?a=b&sslpassword=x&c=d", "postgresql://db/c?a=b&sslpassword=…&c=d"),
        ("postgresql://db/claims", "postgresql://db/claims"),
        ("a:b@c.db", "a:b@c.db"),
    ],
)
def test_no_password_is_shown(place: str, expected: str) -> None:
    assert without_password(place) == expected


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({"host": "db", "user": "ann", "dbname": "c", "password": "x"}, "postgresql://ann@db/c"),
        ({"host": "/tmp/s", "port": "5", "dbname": "c"}, "postgresql://%2Ftmp%2Fs:5/c"),
        ({"hostaddr": "::1", "user": "a@b"}, "postgresql://a%40b@[::1]/"),
        ({"host": "a,b", "dbname": "c d"}, "postgresql://a,b/c%20d"),
    ],
)
def test_options_make_an_address(options: dict[str, str], expected: str) -> None:
    assert address_of(options) == expected


@given(st.text(min_size=6).filter(lambda text: text not in "postgresql://ann@db/claims"))
def test_whatever_the_password_is(secret: str) -> None:
    assert secret not in without_password(f"postgresql://ann:{secret}@db/claims")
