"""Which sentences have enough in common with a claim to be compared with it."""

from __future__ import annotations

import pytest

from factcheck.compare import compare
from tests.compare.rows import facts_of

_CLAIM = "The harbour of Ghent handled 4 million tonnes of grain in 2019."


@pytest.mark.parametrize(
    ("claim", "draft"),
    [
        # A third of the draft's words.
        (_CLAIM, "The harbour of Ghent will be the stage of a festival of light and music."),
        # All of a short claim.
        ("The harbour is deep.", "A deep harbour is what the two shipping lines had asked the "
         "minister, the mayor and the council of the region for."),
        # Two numbers that differ weigh nothing.
        (_CLAIM, "Ghent handled 9 million tonnes of steel and 7 million tonnes of coal in 2021."),
        # What someone is, in passing.
        ("Ann Lee is the mayor of Ghent.", "A tram driver and two passengers were hurt on Monday "
         "when a lorry hit the tram, said the mayor of Ghent, Bob Cole."),
    ],
)  # fmt: skip
def test_what_may_be_on_one_thing_is_compared(claim: str, draft: str) -> None:
    assert compare(facts_of(claim), facts_of(draft)).total > 0


@pytest.mark.parametrize(
    ("claim", "draft"),
    [
        # Little more than a word.
        (_CLAIM, "The harbour was frozen."),
        # Two words in a dozen, of either side.
        ("The harbour of Antwerp sold its oldest crane to a museum of shipping in Rotterdam.",
         "A museum of glass will open beside the harbour next spring, after the builders of the "
         "new library have left."),
        # What two sums of money have in common.
        ("The ferry company bought 12 ships for 340 million dollars from a yard in Turku.",
         "The opera house will cost 90 million dollars, and the ships in its logo are gone."),
    ],
)  # fmt: skip
def test_what_is_on_another_thing_is_not(claim: str, draft: str) -> None:
    assert compare(facts_of(claim), facts_of(draft)).total == 0
