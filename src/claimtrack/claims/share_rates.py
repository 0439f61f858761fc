"""What a share is one of, if of no market: of customers, of profits, of stock, of all who are not named."""

from __future__ import annotations

import re

from claimtrack.claims.changes import is_change
from claimtrack.claims.matching import POSSESSIVES, Trigger, hangs
from claimtrack.claims.pairing import governs
from claimtrack.claims.reading import Reading, Stretch, overlap
from claimtrack.claims.terms import Mark
from claimtrack.values.value import Value, ValueKind

POINT_AND = re.compile(r"\b(?:points?|percent) and $")
"""What stands before half a point: "lost a point and a half"."""
GROWN_REACH = 5.0
"""So many words stand at most between such a verb and its rate, "at" among them."""
REST_REACH = 2.0
"""So near before a share stands the word for all others."""
OF_REACH = 3.0
"""So many words stand at most between "in" or "of" and what grows or is shared ("in pre-tax profits")."""
BEHIND_SHARE = re.compile(r"\s?[(（]\s?")
DIFFERENCES = ("clauses.off_expected", "clauses.priced")
COUNTED = ("clauses.counted_behind", *DIFFERENCES)
MEASURES = ("things.profits", "things.measures", "revenue_growth.others")
"""What is told in percent besides shares of a market and growth."""
SUMS = ("things.other_sums", "things.profits")


def of_no_market(reading: Reading, trigger: Trigger, value: Value) -> bool:
    """Whether a share is one of customers, of profits, of stock, or by how much something changes."""
    if reading.lang == "zh" and any(governs(reading, word, value) for word in reading.of("market_share.not")):
        return True
    counted = reading.followed_by(value.end, *COUNTED)
    if _is_verb(reading, value) or POINT_AND.search(reading.folded[: value.start]):
        return True
    if of_the_rest(reading, value) or _stands_behind(reading, value) or _grown_at(reading, value):
        return True
    if _of_that_sum(reading, value):
        return True
    if counted or is_change(reading, value) or _of_a_sum(reading, trigger) or _of_stock(reading, value):
        return True
    if _is_measure(reading, value) or reading.followed_by(value.end, "things.more"):
        return True
    return trigger.frame.context and _of_measure(reading, value)


def _is_verb(reading: Reading, value: Value) -> bool:
    """Whether a half is only by how much a share shrank: "its share halved to 8 percent"."""
    verbs = any(overlap(mark, value) for mark in reading.of("things.halving"))
    others = [other for other in reading.values if other.kind is value.kind and other is not value]
    return verbs and any(reading.led_by(other, "clauses.targets") for other in others)


def _is_measure(reading: Reading, value: Value) -> bool:
    """Whether another measure is named right before a value: „kommt auf eine Marge von 4 Prozent“."""
    led = [mark for mark in reading.of("things.measures", "things.profits") if mark.end <= value.start]
    return any(reading.words(m.end, value.start) <= 1 and not reading.commas_between(m, value) for m in led)


def _stands_behind(reading: Reading, value: Value) -> bool:
    """Whether a rate has a plus, or stands in brackets behind another: "30 % (33 %)", "30 %, +4 %"."""
    if reading.folded[value.start - 1 : value.start] == "+":
        return True
    return any(
        other.kind is ValueKind.PERCENT
        and other.end < value.start
        and any(map(str.isdigit, other.text))  # "almost a third (29 percent)" is told twice
        and BEHIND_SHARE.fullmatch(reading.folded, other.end, value.start) is not None
        for other in reading.values
    )


def _grown_at(reading: Reading, value: Value) -> bool:
    """Whether "at" leads from a verb of growing to its rate: "grew a little faster, at 41 %"."""
    return reading.folded[: value.start].endswith("at ") and any(
        mark.end <= value.start
        and reading.words(mark.end, value.start) <= GROWN_REACH
        and not any(reading.within(reading.companies(), mark.end, value.start))
        for mark in reading.of("revenue_growth.grows_at")
    )


def of_the_rest(reading: Reading, value: Value) -> bool:
    """Whether a share is that of all who are not named: "others 30 %", "the rest at 12 %"."""
    return any(
        mark.end <= value.start
        and reading.words(mark.end, value.start) <= REST_REACH
        and not any(reading.within(reading.companies(), mark.end, value.start))
        and not reading.commas_between(mark, value)
        for mark in reading.of("market_share.rest")
    )


def _of_that_sum(reading: Reading, value: Value) -> bool:
    """Whether it is a part of the revenue just told: "sales of $3 billion, nine tenths of it from Asia"."""
    parts = [
        mark
        for mark in reading.of("market_share.of_it", "clauses.parts")
        if right_behind(reading, value, mark)
    ]
    market = reading.of("things.market", "things.market_size") or any(
        n.kind == "market" for n in reading.names
    )
    revenue = any(mark.end <= value.start for mark in reading.of("things.revenue"))
    return bool(parts) and revenue and not market


def _of_measure(reading: Reading, value: Value) -> bool:
    """Whether another measure is what the clause says stands so high: "utilization at SMIC rose to 92 %"."""
    measures = [
        m for m in reading.of(*MEASURES) if m.end <= value.start and not reading.commas_between(m, value)
    ]
    holders = [name for name in reading.companies() if not hangs(reading, name)]
    return any(
        not reading.breaks_between(measure, value)
        and not any(reading.within(holders, reading.clause(measure.start)[0], value.start))
        for measure in measures
    )


def _of_a_sum(reading: Reading, trigger: Trigger) -> bool:
    """Whether the share is one of profits or the like („Anteil am Überschuss“, "its share of costs")."""
    shares = (part for part in trigger.parts if isinstance(part, Mark) and part.label == "market_share.share")
    return any(leads_to_sum(reading, part.end) for part in shares)


def _of_stock(reading: Reading, value: Value) -> bool:
    """Whether a share is one of a company itself: "40 % of Versatel", "a 40 % share in Versatel"."""
    shares = [mark for mark in reading.of("market_share.share") if right_behind(reading, value, mark)]
    ends: list[Stretch] = [value, *shares]
    leads = [
        mark for mark in reading.of("clauses.stock_of") if any(right_behind(reading, e, mark) for e in ends)
    ]
    return any(
        lead.end <= name.start
        and reading.words(lead.end, name.start) < 1
        and not reading.commas_between(lead, name)
        and reading.folded[name.end : name.end + 2] not in POSSESSIVES
        for name in reading.companies()
        for lead in leads
    )


def leads_to_sum(reading: Reading, start: int) -> bool:
    """Whether words right behind an offset lead to profits or the like, or to customers, orders, users."""
    return any(
        start <= lead.start
        and reading.words(start, lead.start) < 1
        and lead.end <= mark.start
        and reading.words(lead.end, mark.start) <= OF_REACH
        and not reading.commas_between(lead, mark)
        for lead in reading.of("clauses.in_what")
        for mark in reading.of(*SUMS, "revenue_growth.others")
    )


def right_behind(reading: Reading, value: Stretch, mark: Mark) -> bool:
    """Whether nothing stands between a value or word and a word, no comma either."""
    return value.end <= mark.start and not reading.folded[value.end : mark.start].strip()
