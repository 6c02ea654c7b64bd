"""Addresses of PostgreSQL databases, and how they are shown: never with a password."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

_SCHEMES = ("postgresql://", "postgres://")
_SECRET = re.compile(r"(?i)((?:^|[?&\s])(?:ssl)?password=)[^&\s]*")


def is_address(place: str | os.PathLike[str]) -> bool:
    """Whether a place is the address of a PostgreSQL database, by how it begins."""
    return isinstance(place, str) and place.startswith(_SCHEMES)


def without_password(place: str | os.PathLike[str]) -> str:
    """A place as it may be shown: an address loses its password, a path stays as it is."""
    told = str(place)
    if not is_address(told):
        return told
    scheme, _, rest = told.partition("://")
    # What a password may hold unescaped by mistake goes up to the last @.
    user, at, where = rest.rpartition("@")
    shown = _SECRET.sub(r"\1…", where)
    return f"{scheme}://{user.partition(':')[0]}{at}{shown}"


def address_of(options: Mapping[str, Any]) -> str:
    """The address that connection options of libpq make up, without a password."""
    user, host = options.get("user"), str(options.get("host") or options.get("hostaddr") or "")
    told = f"{quote(str(user), safe='')}@" if user else ""
    # A folder of sockets is written escaped, an IPv6 address in brackets.
    told += f"[{host}]" if ":" in host else quote(host, safe=",")
    port, name = options.get("port"), options.get("dbname")
    return f"postgresql://{told}{f':{port}' if port else ''}/{quote(str(name or ''))}"
