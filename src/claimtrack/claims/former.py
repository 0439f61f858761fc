"""Times that are only those of what something is compared with: no claim is made of them.

"11 % more than a year earlier" · „neun Milliarden Euro nach acht Milliarden im Vorjahr“
"""

from __future__ import annotations

from claimtrack.claims.fitting import compared
from claimtrack.claims.reading import Reading, Stretch, overlap

COMPARISONS = ("things.more", "clauses.compares", "clauses.compared_to")
SAME_TIME = "同期"
THAN = ("als", "than")
"""Behind these a preposition may stand before the time (mehr als im Vorjahr)."""


def is_former(reading: Reading, time: Stretch) -> bool:
    """Whether a time is that of the other side of a comparison."""
    if any(overlap(mark, time) for mark in reading.of("clauses.compared_times")):
        return True
    if reading.lang == "zh":
        return reading.led_by(time, "clauses.compares") or reading.folded.startswith(SAME_TIME, time.end)
    for mark in reading.of(*COMPARISONS):
        than = reading.folded[mark.start : mark.end].endswith(THAN)
        if mark.end <= time.start and reading.words(mark.end, time.start) <= than:
            return True
    return any(
        value.end <= time.start and reading.words(value.end, time.start) <= 1 and compared(reading, value)
        for value in reading.values
    )
