"""Two numbers for the same thing that cannot both be right.

Both claims affirm a number of the same unit for the same subject, scope, part, object and round. Each number
is an interval: "up to 30 percent" is open below, "more than 20 percent" open above, "hundreds" is 100 to 999;
about and nearly add a tenth of the value on either side; a number is no sharper than it is written (6 percent
covers 5.8, 16,000 covers 16,400, but 10,000 does not cover 14,000).

If the intervals do not meet, the claims contradict each other. If they meet, they agree, and the reason says
which of them is narrower. Two figures of one voice in one article are not compared (nearly always a total and
a part, or two rounds), nor two of one voice in one outlet days apart (an update).
"""

from __future__ import annotations

from claimtrack.comparison.explain import accord, agreement, contradiction, contrast, incomparable
from claimtrack.comparison.gate import ORDER
from claimtrack.comparison.intervals import meet
from claimtrack.comparison.reading import Reading
from claimtrack.comparison.rule import Context
from claimtrack.comparison.voices import corrects_itself
from claimtrack.comparison.wording import voice
from claimtrack.model import Comparison, Strength

NAME = "number"
NEEDS = ORDER


def takes(reading: Reading) -> bool:
    """Only what is affirmed has a number of its own; a denied number is another's."""
    return reading.affirms


def opens(reading: Reading) -> bool:
    """Any two such claims can be set side by side."""
    return takes(reading)


def apply(a: Reading, b: Reading, context: Context) -> Comparison | None:
    """Whether the two numbers agree or contradict each other; None where one is missing."""
    if a.interval is None or b.interval is None:
        return None
    if meet(a.interval, b.interval):
        return agreement(a, b, NAME, accord(a, b))
    if corrects_itself(a, b, context.family):
        return incomparable(a, b, "voice", f"Two figures of one voice: {voice(a)} and {voice(b)}.")
    return contradiction(a, b, NAME, contrast(a, b), Strength.CONTRADICTION)
