"""Figures of a company that others had expected: no claim of what it earned, only what it is held against.

"missing the 4.8 % gain that was expected" · „die von Analysten erwarteten 3 Mrd. Euro“ · 低于市场预期的30亿元
"""

from __future__ import annotations

import re

from claimtrack.claims.matching import Trigger
from claimtrack.claims.reading import Reading, Stretch
from claimtrack.values.value import Value

BEHIND_REACH = 2
"""So many words stand at most between a figure and the words that say it was expected."""
PARTING = re.compile("[,;:，；：。–—]")
BEFORE_REACH = 10
"""So many words stand at most between those who expected something and the figure."""


def is_awaited(reading: Reading, trigger: Trigger, value: Value) -> bool:
    """Whether a figure of a company's business is only what was expected of it."""
    if trigger.type.topic != "financials":
        return False
    return any(_behind(reading, value, mark.start) for mark in reading.of("clauses.awaited_behind")) or any(
        _before(reading, mark.last, value) for mark in reading.of("clauses.awaited")
    )


def _behind(reading: Reading, value: Value, start: int) -> bool:
    """Whether the words stand right behind the figure, nothing of a comparison between ("more than")."""
    if start < value.end or reading.words(value.end, start) > BEHIND_REACH:
        return False
    between: list[Stretch] = [*reading.of("things.more", "clauses.compares"), *reading.values]
    return not any(reading.within(between, value.end, start)) and not _parted(reading, value.end, start)


def _before(reading: Reading, end: int, value: Value) -> bool:
    """Whether somebody is said to have expected it, in the same clause."""
    if end > value.start or reading.words(end, value.start) > BEFORE_REACH:
        return False
    return not _parted(reading, end, value.start)


def _parted(reading: Reading, start: int, end: int) -> bool:
    return PARTING.search(reading.folded, start, end) is not None
