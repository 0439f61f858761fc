"""The names of a Chinese list that gives each a value of its own: 长安、鸿蒙智行和零跑分别占6.8%、5.3%和5.1%.

Where one item of such a list is a company that is known, the others are companies too, on a list or not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimtrack.claims.names import Name
from claimtrack.claims.organisations import KIND
from claimtrack.claims.reading import COMPANY_KINDS, Reading

ITEM = re.compile(r"[^、,，和与及;；。:：“”（）()\s]{2,10}")
BREAKS = re.compile(r"[,，;；。:：]")


def enumerated(reading: Reading, count: int, end: int) -> list[Name]:
    """The so many names that stand before an offset and the word that gives each its own; none where there
    are not as many, or no company among them.
    """
    marks = [mark for mark in reading.of("clauses.respectively") if mark.end <= end]
    if reading.lang != "zh" or not marks:
        return []
    stop = marks[-1].start
    start = max((found.end() for found in BREAKS.finditer(reading.folded, 0, stop)), default=0)
    items = [found.span() for found in ITEM.finditer(reading.folded, start, stop)]
    if len(items) != count:
        return []
    named = [_inside(reading.names, item) for item in items]
    if not any(name and name.kind in COMPANY_KINDS for name in named):
        return []
    return [name or _as_written(reading, item) for name, item in zip(named, items, strict=True)]


def _inside(names: Sequence[Name], item: tuple[int, int]) -> Name | None:
    start, end = item
    return next((name for name in names if start <= name.start and name.end <= end), None)


def _as_written(reading: Reading, item: tuple[int, int]) -> Name:
    start, end = item
    written = reading.sentence.text[start:end]
    return Name(start, end, written, written, KIND)
