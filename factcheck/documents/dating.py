"""The day that a draft says it was published on."""

from __future__ import annotations

import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime

_ISO = re.compile(r"\s*(\d{4})-(\d\d)-(\d\d)(?!\d)")


def day_of(value: object) -> date | None:
    """Return the day that `value` names, as it is written: no time zone is changed for another.

    Takes a date, a datetime, or text as in ISO 8601 (``2020-06-11``, ``2020-06-11T23:30:00-05:00``)
    or RFC 5322 (``Thu, 11 Jun 2020 23:30:00 -0500``); returns None for anything else.
    """
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if not isinstance(value, str):
        return None
    try:
        if match := _ISO.match(value):
            return date(*map(int, match.groups()))
        return parsedate_to_datetime(value).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
