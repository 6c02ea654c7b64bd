from __future__ import annotations

from datetime import date

import pytest

from factcheck.documents.front_matter import split

DAY = date(2020, 6, 11)


@pytest.mark.parametrize(
    ("matter", "day"),
    [
        ("---\ntitle: A\ndate: 2020-06-11\n---\n", DAY),
        ("---\ndate: 2020-06-11T10:00:00Z\n---", DAY),
        ("---\nDate: 2019-01-01\nPublished-On: '2020-06-11'\n--- \n", DAY),
        ("---\ndate: soon\n---\n", None),
        ("---\ndate: 2020-13-45\npublished: 2020-06-11\n---\n", DAY),
        ("---\n---\n", None),
        ("+++\ndate = 2020-06-11T10:00:00Z\n+++\n", DAY),
        ("\ufeff---\ndate: 2020-06-11\n---\n", DAY),
        ("\ufeff", None),
    ],
)
def test_the_draft_begins_behind_it(matter: str, day: date | None) -> None:
    assert split(matter) == (len(matter), day)
    assert split(matter + "\n# Title\n---\n")[0] in (len(matter), len(matter) + 1)


@pytest.mark.parametrize(
    "text",
    [
        "# Title\n",
        "---\nJust a sentence between rules.\n---\n",
        "---\n- a\n- list\n---\n",
        "---\na: [\n---\n",
        "---\ndate: 2020-06-11\n",
        "+++\nno toml\n+++\n",
    ],
)
def test_what_is_no_front_matter_is_read(text: str) -> None:
    assert split(text) == (0, None)
