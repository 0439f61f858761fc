"""The names of a Chinese list that gives each a value of its own: 长安、鸿蒙智行和零跑分别占6.8%、5.3%和5.1%.

Where one item of such a list is a company that is known, the others are companies too, on a list or not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from claimtrack.claims.names import Name
from claimtrack.claims.organisations import KIND
from claimtrack.claims.reading import COMPANY_KINDS, Reading

COLONS = tuple(":：“「 ")
"""What may stand before the first name of a list."""
LISTED_END = re.compile(r"[。;；:：(（]|[,，](?!以及|和|及|还有)|等")
"""What ends a list of names."""
LISTED = re.compile(r"、|[,，]?(?:以及|还有)|[,，](?:和|及)")
JOINED = re.compile(r"(?<=..)[和与及](?=..)")
"""A word that joins two names; one may begin with it (和硕)."""
NAMED = re.compile(r"[^\W\d_][\w·&.\- ]{1,14}")
ITEM = re.compile(r"[^、,，和与及;；。:：“”（）()\s]{2,10}")
SHORT = re.compile(r"[\w·&]{2,10}")
SUMMED = re.compile(r"(?:等.{0,8})?(?:都|均|也|皆|已|已经|先后|相继|纷纷|陆续|全部|近日|正式|将|正在)*$")
"""What sums up a list before the verb (等品牌均已)."""
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


def listed_behind(reading: Reading, start: int) -> list[Name]:
    """The names of a Chinese list that begins at an offset, on a list or not: 新客户有云岭银行、和美精机."""
    while reading.folded[start : start + 1] in COLONS:
        start += 1
    end = LISTED_END.search(reading.folded, start)
    found: list[Name] = []
    for item in _items(reading.folded, start, end.start() if end else len(reading.folded)):
        known = _inside([name for name in reading.names if name.kind in COMPANY_KINDS], item)
        if known or NAMED.fullmatch(reading.folded, *item):
            found.append(known or _as_written(reading, item))
    return found


def listed_before(reading: Reading, end: int) -> list[Name]:
    """The names of a Chinese list that ends at an offset, two at least: 云岭银行、和美精机等都是…的客户."""
    breaks = [found.end() for found in BREAKS.finditer(reading.folded, 0, end) if found[0] != "、"]
    breaks = [found.end() for found in BREAKS.finditer(reading.folded, 0, end) if found[0] != "、"]
    start = max(breaks, default=0)
    stretch = SUMMED.sub("", reading.folded[start:end])
    if "、" not in stretch:
        return []
    items = list(_items(reading.folded, start, start + len(stretch)))
    if not all(SHORT.fullmatch(reading.folded, *item) for item in items):
        return []
    known = [name for name in reading.names if name.kind in COMPANY_KINDS]
    return [_inside(known, item) or _as_written(reading, item) for item in items]


def _items(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretches between what parts the names of a list."""
    for outer in _between(LISTED, text, start, end):
        whole = text[slice(*outer)]
        for inner in _between(JOINED, whole, 0, len(whole)):
            yield outer[0] + inner[0], outer[0] + inner[1]


def _between(pattern: re.Pattern[str], text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for found in pattern.finditer(text, start, end):
        if start < found.start():
            yield start, found.start()
        start = found.end()
    if start < end:
        yield start, end


def _inside(names: Sequence[Name], item: tuple[int, int]) -> Name | None:
    start, end = item
    return next((name for name in names if start <= name.start and name.end <= end), None)


def _as_written(reading: Reading, item: tuple[int, int]) -> Name:
    start, end = item
    written = reading.sentence.text[start:end]
    return Name(start, end, written, written, KIND)
