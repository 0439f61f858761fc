"""What a sum of money is: revenue, or a profit, a cost and the like named beside it."""

from __future__ import annotations

import re

from claimtrack.claims.matching import Trigger
from claimtrack.claims.reading import Reading, overlap
from claimtrack.claims.terms import Mark
from claimtrack.values.value import Value, ValueKind

SUM_REACH = 3.0
"""How near before its sum stands the word that says what it is."""
BEHIND_REACH = 1.0
"""How near such a measure stands behind its sum ("$3 billion in profit")."""
RAISED_REACH = 2.0
"""So many words stand at most between by how much a sum is raised and the sum then."""
FAR = 99.0
OF = {
    "en": re.compile(r" of (?:(?:about|almost|around|just|nearly|only|over|roughly|some) )?"),
    "de": re.compile(r" (?:von|in höhe von) (?:(?:fast|gut|knapp|nur|rund|etwa) )?"),
}
"""What stands between a word for a sum and the sum."""
SEGMENTS = ("segment", "segment-comes-to", "segment-grows-to")
"""The frames of revenue by the part of a company that makes it, or by a time."""
GROWS_TO = frozenset({"#percent", "#money"})
"""The parts of a frame by which a company, or a part of one, itself grows to a sum."""


def reached(reading: Reading, trigger: Trigger, value: Value) -> bool:
    """Whether a company that grows by a rate grows to its sum, and nothing else of it does: "AWS grew 19 %
    to $30 billion", not "AWS's profit grew …" nor "Amazon rose 3 % on a $30 billion deal".
    """
    if trigger.type.topic != "financials" or not GROWS_TO.issubset(trigger.frame.of):
        return True
    sums = [part for part in trigger.values if part.kind is ValueKind.MONEY]
    others = reading.of("things.other_sums", "things.profits", "revenue_growth.others", "revenue_growth.veto")
    grown = any(reading.within(others, trigger.start, max(trigger.end, value.end)))
    return not grown and all(reading.led_by(one, "clauses.targets") for one in sums)


def is_told_of(reading: Reading, trigger: Trigger) -> bool:
    """Whether a sentence that gives parts of a company a sum each may tell of its revenue: 公有云66亿元.

    Where it names profits or costs and no revenue, the sums are such.
    """
    if trigger.frame.name not in SEGMENTS:
        return True
    others = reading.of("things.other_sums", "things.profits", "investment.invest")
    return not others or bool(reading.of("things.revenue"))


def of_next(reading: Reading, trigger: Trigger, value: Value) -> bool:
    """Whether a value ends what is said before the revenue („Der Gewinn fiel auf 10 Mio., der Umsatz …“)."""
    if trigger.type.topic != "financials" or reading.lang == "zh" or reading.words(0, value.start) <= 1:
        return False  # "At 9 billion euros, revenue beat forecasts"
    return any(
        isinstance(part, Mark)
        and part.label == "things.revenue"
        and value.end <= part.start
        and (reading.commas_between(value, part) > 0 or reading.led_by(part, "clauses.causes"))
        and not any(reading.within(reading.of("clauses.earned_from"), value.end, part.start))
        for part in trigger.parts
    )


def is_other_sum(reading: Reading, trigger: Trigger, value: Value) -> bool:
    """Whether a sum is named after something else than revenue: "a profit of $3 billion", 净亏损20亿元."""
    others = [m for m in reading.of("things.other_sums") if not any(overlap(m, p) for p in trigger.parts)]
    if reading.lang == "zh" and reading.folded[value.end : value.end + 1] == "的":
        return any(mark.start == value.end + 1 for mark in others)
    near = [
        reading.distance(mark, value)
        for mark in reading.of("things.revenue")
        if reading.lang != "zh" or not reading.commas_between(mark, value)  # 亏损13亿元，收入88亿元
    ]
    if any(_of(reading, mark, value) for mark in others):
        return True
    return any(
        reading.distance(mark, value) <= (SUM_REACH if mark.end <= value.start else BEHIND_REACH)
        and not reading.commas_between(mark, value)
        and not (mark.start > value.end and reading.lang == "zh")
        and reading.distance(mark, value) < min(near, default=FAR)
        for mark in others
    )


def is_raise(reading: Reading, value: Value) -> bool:
    """Whether a sum is only by how much another is raised, told right behind it: "by $100 billion to $600
    billion", 上调1000亿美元，至6000亿美元.
    """
    return any(
        other.kind is ValueKind.MONEY
        and value.end <= other.start
        and reading.words(value.end, other.start) <= RAISED_REACH
        and reading.led_by(other, "clauses.targets")
        and (reading.lang == "zh" or reading.led_by(value, "clauses.by_how_much"))
        for other in reading.values
    )


def is_share_of_sum(reading: Reading, value: Value) -> bool:
    """Whether a sum is said to be a part of the one before it: "of which 8 billion …", 其中88亿元."""
    before = [one for one in reading.values if one.kind is ValueKind.MONEY and one.end <= value.start]
    return bool(before) and reading.led_by(value, "clauses.parts")


def _of(reading: Reading, mark: Mark, value: Value) -> bool:
    """Whether a sum is said to be that of the word before it, whatever stands behind.

    "a loss of $3 million on revenue of …" · „ein Verlust von 3 Mio. Euro bei Erlösen von …“
    """
    pattern = OF.get(reading.lang)
    return pattern is not None and pattern.fullmatch(reading.folded, mark.end, value.start) is not None
