"""The version of analysis: facts that are stored must be made anew when they would differ."""

from __future__ import annotations

import zlib
from hashlib import sha256

from factcheck.analysis import ANALYSER
from factcheck.stores.packing import pack
from tests.cases_texts import TEXTS
from tests.compare.rows import facts_of

# Raise ANALYSER and put the new digest here when analysis, or the facts themselves, have changed.
_DIGESTS = {
    "1": "b282e0298bc9fd73",
    "2": "5dccb9dd2a42e1cf",
    "3": "68930053b01babb6",
    "4": "8ecd3eb895d7705b",
    "5": "9d06b8dec6043f5b",
    "6": "9d06b8dec6043f5b",
    "7": "09c83ce851b62025",
    "8": "fb4f436b1987ae7a",
    "9": "60f514b12567c7fb",
    "10": "60f514b12567c7fb",
    "11": "a328e1218926a802",
    "12": "23ba8f797a38e6ad",
    "13": "23ba8f797a38e6ad",
    "14": "a1b64ad119af4890",
    "15": "06b7fb0a8c7fbaff",
    "16": "e90e387af45e5874",
    "17": "b4b6431742619580",
    "18": "b4b6431742619580",
    "19": "371c9e3f7a7b0ede",
    "20": "95ab46d70a9d73f3",
    "21": "8823fe206d1c2c51",
    "22": "a5c23be2d26e151f",
    "23": "5c13b6cf7241cd90",
    "24": "8c9ae1cc8af78e53",
    "25": "738fc884e7401144",
}


def test_other_facts_have_another_version() -> None:
    written = zlib.decompress(pack(tuple(facts_of(text) for text in TEXTS)))
    assert _DIGESTS[ANALYSER] == sha256(written).hexdigest()[:16]
