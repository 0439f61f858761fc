"""What a percentage is a rate of: of growth, of a market, or of something else (shares, customers)."""

from __future__ import annotations

import re

from claimtrack.claims.changes import is_reached, reaches
from claimtrack.claims.grown import is_of_other
from claimtrack.claims.matching import Trigger
from claimtrack.claims.names import Name
from claimtrack.claims.pairing import governs
from claimtrack.claims.reading import OPENING, Reading
from claimtrack.claims.share_rates import (
    DIFFERENCES,
    SUMS,
    leads_to_sum,
    of_no_market,
    of_the_rest,
    right_behind,
)
from claimtrack.claims.terms import Mark
from claimtrack.data.entities import load_entities
from claimtrack.values.value import Value, ValueKind

NEAR_VERB = 3.0
"""So many words stand at most between a verb of growing and its subject."""
SHARE_REACH = 5.0
"""So many words stand at most between a share and the sales it is one of."""
POINTS_REACH = 2.0
"""How near before its level a change in points stands."""
TAKES = re.compile(r"占([^,，。;；:：]{0,12})$")
"""A Chinese verb of taking a part, and what it is a part of, right before the value."""
TRADED_REACH = 1.0
"""A name with a verb by which shares move so near behind it is that of a share (英特尔大涨5%)."""
LEADS_TO_LEVEL = {"en": re.compile(r"\bto $"), "de": re.compile(r"\bauf $")}
"""What leads from a verb of moving to where something stands then ("climbed to 6 %")."""
NOTHING = re.compile(r"(?!)")
RATES = (ValueKind.PERCENT, ValueKind.POINTS)


def is_else(reading: Reading, trigger: Trigger, value: Value) -> bool:
    """Whether a rate is one of something else: of shares, of a part of the whole ("17 % of its sales")."""
    grows = reading.lang == "zh" or trigger.type.topic != "market"
    if grows and any(_trades(reading, verb, value) for verb in reading.of("revenue_growth.traded")):
        return True
    if trigger.type.id == "market_share":
        return of_no_market(reading, trigger, value)
    if is_of_other(reading, trigger, value):
        return True
    return trigger.type.id.endswith("_growth") and _of_no_growth(reading, trigger, value)


def _of_no_growth(reading: Reading, trigger: Trigger, value: Value) -> bool:
    """Whether a rate is by how much something else grows, or no growth at all."""
    parts = reading.of("clauses.part_behind", *DIFFERENCES)
    if any(right_behind(reading, value, mark) for mark in parts) or _of_revenue(reading, value):
        return True
    if any(_of_shares(reading, verb, value) for verb in reading.of("revenue_growth.soaring")):
        return True
    if of_the_rest(reading, value) or _is_held(reading, value) or _goes_on_past(reading, trigger, value):
        return True
    if (
        _is_share(reading, value)
        or _of_share(reading, value)
        or _goes_on_with_another(reading, trigger, value)
    ):
        return True
    if _has_another(reading, trigger, value) or _in_another(reading, value):
        return True
    if _behind_sum(reading, value) or _another_grows(reading, trigger):
        return True
    if _is_level(reading, value) and not _accounted(reading, value):
        return trigger.type.id == "revenue_growth"
    return any(
        governs(reading, word, value)
        for word in reading.of(f"{trigger.type.id}.veto", f"{trigger.type.id}.others", "things.profits")
    )


def _in_another(reading: Reading, value: Value) -> bool:
    """Whether what grows is named behind the growth, and is no revenue: "a 20 % rise in pre-tax profits"."""
    behind = [mark for mark in reading.of("clauses.changes") if mark.start == value.end + 1]
    return leads_to_sum(reading, behind[0].end if behind else value.end)


def _behind_sum(reading: Reading, value: Value) -> bool:
    """Whether a rate in brackets is one of the sum before it, no revenue: "a profit of $2bn (+39 %)"."""
    sums = [
        one
        for one in reading.values
        if one.kind is ValueKind.MONEY
        and one.end <= value.start
        and reading.folded[one.end : value.start].lstrip()[:1] in tuple(OPENING)
        and reading.words(one.end, value.start) <= POINTS_REACH
    ]
    return any(governs(reading, mark, one) for one in sums[-1:] for mark in reading.of(*SUMS))


def _another_grows(reading: Reading, trigger: Trigger) -> bool:
    """Whether the verb has profits or the like for its subject („Das Ergebnis von BASF fiel um …“)."""
    verbs = [part for part in trigger.parts if isinstance(part, Mark) and part.label == "things.growing"]
    return any(
        mark.end <= verb.start
        and reading.words(mark.end, verb.start) <= NEAR_VERB
        and not reading.commas_between(mark, verb)
        and not any(reading.within(reading.of("things.revenue"), mark.end, verb.start))
        for verb in verbs
        for mark in reading.of(*SUMS)
    )


def _has_another(reading: Reading, trigger: Trigger, value: Value) -> bool:
    """Whether the verb behind a value has a rate of its own right behind it: 为16%，下滑两个百分点."""
    rates = [one for one in reading.values if one.kind in RATES and one.start != value.start]
    return any(
        part.end <= rate.start and reading.words(part.end, rate.start) <= 1
        for part in trigger.parts
        if not isinstance(part, Value | Name) and value.end <= part.start
        for rate in rates
        if not reading.commas_between(part, rate)
    )


def _of_shares(reading: Reading, verb: Mark, value: Value) -> bool:
    """Whether a verb by which shares move has the value, and no revenue: "Infineon sprang um 5 Prozent"."""
    if not governs(reading, verb, value) or reading.followed_by(value.end, "things.revenue"):
        return False
    return not _against_before(reading, verb) and not any(
        mark.end <= verb.start and not reading.commas_between(mark, verb)
        for mark in reading.of("things.revenue")
    )


def _against_before(reading: Reading, verb: Mark) -> bool:
    """Whether a verb says how something changed against a year or a quarter before: 同比大跌."""
    return any(mark.start < verb.start and verb.start <= mark.end for mark in reading.of("things.growing"))


def _trades(reading: Reading, verb: Mark, value: Value) -> bool:
    """Whether a verb right behind a company's name says how its shares move: 英特尔涨5%, "SAP fell 3 %".

    Not where a year or quarter before is what it is held against: "Infineon fell 4 % year on year".
    """
    if not governs(reading, verb, value) or _of_accounts(reading, verb):
        return False
    if reading.lang != "zh" and reading.of("revenue_growth.against", "things.revenue"):
        return False
    return any(
        name.end <= verb.start
        and reading.words(name.end, verb.start) <= TRADED_REACH
        and not reading.commas_between(name, verb)
        and (entity := load_entities().by_id.get(name.id)) is not None
        and entity.kind == "company"
        for name in reading.companies()
    )


def _of_accounts(reading: Reading, verb: Mark) -> bool:
    """Whether revenue is spoken of in the clause before a verb."""
    return any(
        mark.end <= verb.start and not reading.commas_between(mark, verb)
        for mark in reading.of("things.revenue")
    )


def _is_held(reading: Reading, value: Value) -> bool:
    """Whether a rate is said to be somebody's: "Azure has 20 percent"; what is had may still be growth."""
    if reading.lang != "en" or reading.followed_by(
        value.end, "things.growing", "things.more", "clauses.changes"
    ):
        return False
    return any(0 <= value.start - mark.end <= 1 for mark in reading.of("market_share.hold"))


def _goes_on_past(reading: Reading, trigger: Trigger, value: Value) -> bool:
    """Whether the verb of a company and its rate stands past a comma, with a rate of its own: "AWS has 30 %,
    growing 17".
    """
    return trigger.frame.name.startswith("org-by-percent") and any(
        isinstance(part, Mark) and value.end <= part.start and reading.commas_between(value, part) > 0
        for part in trigger.parts
    )


def _is_share(reading: Reading, value: Value) -> bool:
    """Whether a Chinese percentage is said to be a part of the whole: 已上云的占82%, 占总营收近九成."""
    held = TAKES.search(reading.folded, 0, value.start) if reading.lang == "zh" else None
    return held is not None and not any(
        reading.within(reading.of("things.growing"), held.start(1), value.start)
    )


def _of_share(reading: Reading, value: Value) -> bool:
    """Whether a share of sales is what grows, not the sales: "its share of car sales fell"."""
    sales = [mark for mark in reading.of("things.revenue") if mark.end <= value.start]
    return bool(sales) and all(
        any(
            share.end <= mark.start
            and reading.words(share.end, mark.start) <= SHARE_REACH
            and not reading.commas_between(share, mark)
            for share in reading.of("market_share.share")
        )
        for mark in sales
    )


def _goes_on_with_another(reading: Reading, trigger: Trigger, value: Value) -> bool:
    """Whether a Chinese growth goes on with what was measured last, and that is no revenue:
    营收100亿元，净利润10亿元，同比增长5%. Two rates in order (分别) are of two things.
    """
    if reading.lang != "zh" or trigger.type.id != "revenue_growth" or reading.of("clauses.respectively"):
        return False
    others = reading.of(*SUMS, "revenue_growth.others", "revenue_growth.veto")
    measures = [*others, *reading.of("things.revenue")]
    before = [mark for mark in measures if mark.end <= value.start]
    last = max(before, key=lambda mark: (mark.end, mark.end - mark.start), default=None)
    return last is not None and last in others and _is_measured(reading, last, value)


def _is_measured(reading: Reading, noun: Mark, value: Value) -> bool:
    """Whether a noun has a figure of its own before a value: 净利润10亿元, 交付量8万辆."""
    return any(noun.end <= one.start < value.start and governs(reading, noun, one) for one in reading.values)


def _of_revenue(reading: Reading, value: Value) -> bool:
    """Whether a Chinese share is one of somebody's revenue: 收入的1%."""
    led = reading.lang == "zh" and reading.folded[: value.start].endswith("的")
    return led and any(mark.end == value.start - 1 for mark in reading.of("things.revenue"))


def _is_level(reading: Reading, value: Value) -> bool:
    """Whether a percentage is where something stands now: from 18 to 16 %, by two points to 19 %."""
    reached = any(mark.end == value.start and reaches(reading, mark) for mark in reading.of("things.growing"))
    return (
        value.previous is not None
        or reached
        or (reading.lang == "zh" and is_reached(reading, value))
        or _moved_to(reading, value)
        or any(
            points.kind is ValueKind.POINTS
            and points.end <= value.start
            and reading.words(points.end, value.start) <= POINTS_REACH
            for points in reading.values
        )
    )


def _accounted(reading: Reading, value: Value) -> bool:
    """Whether growth or revenue is spoken of with a value: in Chinese, in the same part of the sentence."""
    words = reading.of("revenue_growth.growth", "things.revenue")
    return any(reading.lang != "zh" or not reading.commas_between(word, value) for word in words)


def _moved_to(reading: Reading, value: Value) -> bool:
    """Whether a verb of moving leads to a level: "climbed to 6 %", „stieg auf 6 Prozent“; a verb of pace
    leads to a rate ("slowed to 6 %").
    """
    lead = LEADS_TO_LEVEL.get(reading.lang, NOTHING).search(reading.folded[: value.start])
    return lead is not None and not any(
        mark.end <= value.start and reading.words(mark.end, lead.start()) < 1
        for mark in reading.of("things.pacing")
    )
