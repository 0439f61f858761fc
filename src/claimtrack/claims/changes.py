"""Values that are no level: by how much something changes, or the same once more in other words.

"rose by $7 billion" · „um fast 9 Prozent“ · "a third (33 %)" · „2,5 Milliarden Dollar (2,1 Mrd. Euro)“
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimtrack.claims.reading import CLOSING, OPENING, Reading, Stretch
from claimtrack.values.value import Value, ValueKind

LEVELS = ("above ", "below ", "beneath ", "under ", "unter ", "über ")
"""How a value begins that something crosses: "fell below 50 %" says where it stands, not by how much."""
TO_LEVEL = frozenset("至到")
REACHES = re.compile(r"(?:[^达高]到了?|[^甚乃]至)\s?$")
"""A Chinese verb before a value that is a level (回落到); what amounts to so much is none (高达, 达到)."""
FALL_REACH = 1.0
"""How near before its value a Chinese verb of falling stands (下跌了3%, 跌去七成)."""
SIZE = "幅"
SIZE_REACH = 4.0
"""How near before its value the noun for the size of a fall stands."""
HOLDER_REACH = 4.0
"""So near before a verb that means both having and growing stands the company that has so much."""
EXACT_REACH = 4.0
"""So near behind a vague rate stand the figures that it is told in."""
ENDING = f"{CLOSING},，;；"
"""What may stand behind a value in brackets: others may follow."""


def is_change(reading: Reading, value: Value) -> bool:
    """Whether a value is by how much something grows: right behind the verb ("rose 8 %", 下滑8.1%), behind
    "by", or before a noun of growing ("an $11 billion increase").
    """
    if value.previous is not None or value.text.lower().startswith(LEVELS):
        return False
    nouns = () if reading.lang == "zh" else ("revenue_growth.up",)
    held = reading.of("market_share.hold")
    led = [mark for mark in reading.of("clauses.by_how_much", *nouns) if mark.end <= value.start]
    led = [mark for mark in led if not any(one.start < mark.start and one.end == mark.end for one in held)]
    if any(reading.words(mark.end, value.start) < 1 for mark in led) or _noun_behind(reading, value):
        return True
    if falls_by(reading, value) and not is_reached(reading, value):
        return True
    return any(
        mark.end <= value.start and reading.words(mark.end, value.start) < 1 and not reaches(reading, mark)
        for mark in reading.of("things.growing")
        if not any(
            one.start == mark.start and one.end == mark.end for one in reading.of("market_share.manages")
        )
        or not any(0 <= reading.words(name.end, mark.start) <= HOLDER_REACH for name in reading.companies())
    )


def reaches(reading: Reading, verb: Stretch) -> bool:
    """Whether a Chinese verb leads to a level: 升至, 降到."""
    return reading.lang == "zh" and not TO_LEVEL.isdisjoint(reading.folded[verb.end - 1 : verb.end + 1])


def is_reached(reading: Reading, value: Value) -> bool:
    """Whether a value is the level that something reaches: "growth fell to 7 %", 增速回落到7%."""
    if reading.led_by(value, "clauses.targets"):
        return True
    return reading.lang == "zh" and bool(REACHES.search(reading.folded[: value.start]))


def falls_by(reading: Reading, value: Value) -> bool:
    """Whether a Chinese verb right before a value says that it is lost: 同比下跌3%."""
    return reading.lang == "zh" and any(
        mark.end <= value.start
        and reading.words(mark.end, value.start) <= FALL_REACH
        and not reading.commas_between(mark, value)
        for mark in reading.of("things.falling")
    )


def is_fall(reading: Reading, value: Value) -> bool:
    """Whether a Chinese noun before a value says of what size a fall is: 降幅收窄至5%."""
    return reading.lang == "zh" and any(
        mark.term.endswith(SIZE)
        and mark.end <= value.start
        and reading.words(mark.end, value.start) <= SIZE_REACH
        and not reading.commas_between(mark, value)
        for mark in reading.of("things.falling")
    )


def _noun_behind(reading: Reading, value: Value) -> bool:
    """Whether a change is counted: "a 1 % rise", "an $11bn increase"."""
    gap = reading.folded[value.end : value.end + 1]
    return gap in (" ", "-") and any(mark.start == value.end + 1 for mark in reading.of("clauses.changes"))


def is_difference(reading: Reading, value: Value) -> bool:
    """Whether a sum is how much more or less it is than before: "up $35 billion from a year ago"."""
    if value.kind is not ValueKind.MONEY:
        return False
    return is_change(reading, value) or _more_behind(reading, value)


def _more_behind(reading: Reading, value: Value) -> bool:
    """Whether a sum is compared by what stands right behind it: "$20 billion more than a year before"."""
    spaced = reading.folded[value.end : value.end + 1] == " "
    behind = [mark for mark in reading.of("things.more") if mark.start == value.end + 1]
    return spaced and any(not reading.followed_by(mark.end, "things.growing") for mark in behind)


def is_restated(reading: Reading, value: Value) -> bool:
    """Whether a value is only the other way to say one beside it in brackets: a sum in a second currency,
    or a fraction in words before its figures.
    """
    if value.kind is ValueKind.MONEY:
        return any(one.unit != value.unit for one in _pairs(reading, value, behind=True))
    if value.kind is ValueKind.PERCENT and value.vague:
        return any(_told_after(reading, value, other) for other in reading.values)
    in_words = value.kind is ValueKind.PERCENT and not any(map(str.isdigit, value.text))
    return in_words and any(_pairs(reading, value, behind=False))


def _told_after(reading: Reading, value: Value, other: Value) -> bool:
    """Whether a vague rate is told in figures right behind it: "double-digit growth, up 29 %"."""
    exact = other.kind is value.kind and not other.vague and other.start >= value.end
    return exact and reading.words(value.end, other.start) <= EXACT_REACH


def _pairs(reading: Reading, value: Value, *, behind: bool) -> Iterator[Value]:
    """The values of the kind that this one stands behind in brackets, or that stand so behind it."""
    for other in reading.values:
        if other.kind is not value.kind or other.vague:
            continue
        first, second = (other, value) if behind else (value, other)
        between = reading.folded[first.end : second.start].strip()
        after = reading.folded[second.end :].lstrip()[:1]
        if first.end < second.start and between and between in OPENING and after in ENDING:
            yield other
