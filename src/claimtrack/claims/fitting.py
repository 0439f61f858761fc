"""Whether a value can be what a trigger claims, by its kind, its unit and the words beside it."""

from __future__ import annotations

import re

from claimtrack.claims.awaited import is_awaited
from claimtrack.claims.changes import is_difference, is_restated
from claimtrack.claims.counted import counts_people
from claimtrack.claims.matching import WHOLE, Trigger
from claimtrack.claims.miscounts import is_miscounted, is_taken_on
from claimtrack.claims.pairing import governs
from claimtrack.claims.rates import is_else
from claimtrack.claims.reading import Reading, Stretch, overlap
from claimtrack.claims.staffing import sees_to
from claimtrack.claims.sums import is_other_sum, is_raise, is_share_of_sum, is_told_of, of_next, reached
from claimtrack.claims.terms import Mark
from claimtrack.claims.wholes import has_whole, is_part, is_whole, left_over
from claimtrack.values.value import Value, ValueKind

MOST = 500_000.0
"""More people than these no company lets go; they are of a whole country."""
MANKIND = 10_000_000.0
"""More people than these work nowhere."""
FALLS = "falls_by"
"""The words of a frame that a workforce falls by so many."""
PART = "clauses.parts"
"""The words of a frame that people are a part of those of the sentence before."""
SPENT = re.compile(r" spent(?! (?:by|on)\b)")
COUNTED = ("", "的")
"""What stands between a Chinese share and its noun behind it."""
COMPARED_REACH = 3.0
"""How far before 的 and its number a Chinese word of comparison stands."""
MEASURE_REACH = 8.0
"""How far before what it is held against a Chinese word of comparison stands."""
NOUN_REACH = 5.0
"""How far the noun stands from its share ("20 % of the local workforce")."""
WRONG_SIDE = 4.0
"""A noun on the side where its share does not look for it counts as so many words farther."""


def fits(reading: Reading, trigger: Trigger, value: Value) -> bool:
    """Whether the type takes a value of this kind, read with the noun beside it."""
    units = trigger.type.units
    if of_next(reading, trigger, value) or not reached(reading, trigger, value):
        return False
    if not is_told_of(reading, trigger) or is_awaited(reading, trigger, value):
        return False
    if WHOLE in trigger.frame.of and not is_whole(reading, value):
        return False
    if trigger.frame.rest and value not in trigger.parts:
        return False  # only what stays says how much goes
    if reading.lang == "de" and _has_its_verb(reading, trigger, value):
        return False
    if PART in trigger.frame.of and _has_its_whole(reading, trigger):
        return False
    if value.kind is ValueKind.PERCENT:
        if "percent" not in units or reading.followed_by(value.end, "speech.untrue"):
            return False  # "100 percent made up"
        if "people" in units and is_miscounted(reading, value):
            return False
        return _measures(reading, trigger, value) and not is_else(reading, trigger, value)
    if value.kind is ValueKind.MONEY:
        enough = (value.high or value.low or 0) >= trigger.type.least
        other = _takes_in(trigger) and (
            is_other_sum(reading, trigger, value) or is_difference(reading, value)
        )
        other = other or (
            trigger.type.id == "investment" and (is_raise(reading, value) or is_share_of_sum(reading, value))
        )
        return "money" in units and enough and not other and not _is_taken_in(reading, trigger, value)
    if value.kind in (ValueKind.MONTHS, ValueKind.MULTIPLE):
        return "months" in units and not _is_deadline(reading, value)
    if "people" not in units or value.kind not in (ValueKind.COUNT, ValueKind.NUMBER):
        return False
    losses = "percent" in units
    if (value.low or value.high or 0) > MANKIND:
        return False
    if not losses and reading.led_by(value, "clauses.by_how_much"):
        return False  # "headcount rose by 1,200"
    if not (_may_go(reading, trigger, value) if losses else _is_all(reading, value)):
        return False
    if (not losses or (FALLS in trigger.frame.of and value.unit is None)) and _ends_in_level(reading, value):
        return False
    return counts_people(reading, trigger, value)


def _has_its_verb(reading: Reading, trigger: Trigger, value: Value) -> bool:
    """Whether another German verb holds a value between its halves, behind what the trigger says: „baut 500
    Stellen ab und stellt 300 Leute ein“.
    """
    if value in trigger.parts:
        return False
    last = max(getattr(part, "last", part.end) for part in trigger.parts)
    return any(
        mark.tail is not None and last <= mark.start and mark.end <= value.start < mark.tail[0]
        for mark in reading.marks
    )


def _has_its_whole(reading: Reading, part: Trigger) -> bool:
    """Whether the sentence counts something before "of them": then it is no part of what was told before."""
    return any(value.kind is not ValueKind.PERIOD and value.end <= part.start for value in reading.values)


def _is_deadline(reading: Reading, value: Value) -> bool:
    """Whether a duration only says until when something is to be done ("sign within a week", 一周内签字)."""
    if reading.led_by(value, "clauses.deadlines"):
        return True
    return any(mark.start == value.end for mark in reading.of("clauses.deadlines_behind"))


def _may_go(reading: Reading, trigger: Trigger, value: Value) -> bool:
    """Whether so many can be let go: not who is left ("from forty to twenty"), nor a whole country."""
    if value.previous is not None or (value.low or value.high or 0) > MOST or is_miscounted(reading, value):
        return False
    return not (trigger.frame.change and _is_target(reading, trigger, value))


def _is_all(reading: Reading, value: Value) -> bool:
    """Whether people counted are all there are, and no part of them."""
    part = has_whole(reading, value) or is_part(reading, value) or sees_to(reading, value)
    return not (part or (reading.lang == "zh" and is_taken_on(reading, value)))


def _ends_in_level(reading: Reading, value: Value) -> bool:
    """Whether the level that a fall ends in follows it, which counts ("fell by 2,900 to 8,600")."""
    step = value.unit is None or reading.led_by(value, "layoff.falls_by")
    return step and reading.followed_by(value.end, "clauses.targets")


def _is_target(reading: Reading, trigger: Trigger, value: Value) -> bool:
    """Whether a count is what is left when the verb is done ("cut the workforce to 6,000").

    German has its participle behind: „auf 6.000 verringert“.
    """
    own = [part for part in trigger.parts if reading.words(part.end, value.start) < 1]
    if any(overlap(part, mark) for part in own for mark in reading.of("clauses.targets")):
        return False  # "takes the axe to 1,800 posts"
    behind = any(
        0 <= reading.words(value.end, part.start) < 1 for part in trigger.parts if part.start >= value.end
    )
    return left_over(reading, value, 0 if behind and reading.lang == "de" else trigger.start)


def _measures(reading: Reading, trigger: Trigger, value: Value) -> bool:
    """Whether the share is one of people where the type counts people ("10 % of revenue" is no layoff)."""
    if "people" not in trigger.type.units:
        return not _nearer(reading, value, "things.workers_all", "things.other_measures")
    return not _nearer(reading, value, "things.other_measures", "things.workers_all", "things.groups")


def _takes_in(trigger: Trigger) -> bool:
    return trigger.type.id == "revenue"


def _is_taken_in(reading: Reading, trigger: Trigger, value: Value) -> bool:
    """Whether a sum beside an investment is what a company earned or took in, or what buyers spent in all:
    净利达500亿元，投资提高到… · "that adds up to $4 billion spent".
    """
    if trigger.type.id == "investment" and SPENT.match(reading.folded, value.end):
        return True
    earned = reading.of("things.profits", "things.revenue") if trigger.type.id == "investment" else []
    return any(governs(reading, mark, value) for mark in earned)


def _nearer(reading: Reading, value: Value, label: str, *others: str) -> bool:
    """Whether, of the nouns close to a share, one of `label` stands nearer than any of `others`.

    One that only says of what kind the next noun is does not count ("15 % of the sales team").
    """
    nouns = [mark for mark in reading.of(label) if not reading.followed_by(mark.end, *others)]
    near = [_noun_distance(reading, value, mark) for mark in nouns]
    far = [_noun_distance(reading, value, mark) for mark in reading.of(*others)]
    return min(near, default=99.0) <= NOUN_REACH and min(near, default=99.0) < min(far, default=99.0)


def _noun_distance(reading: Reading, value: Value, noun: Stretch) -> float:
    """Words between a share and a noun; elsewhere it follows, in Chinese it comes first or right behind."""
    follows = noun.start >= value.end
    counted = follows and reading.folded[value.end : noun.start] in COUNTED  # 20%的成本, 三成员工
    wrong_side = follows and not counted if reading.lang == "zh" else not follows
    breaks = reading.breaks_between(value, noun) + reading.commas_between(value, noun)
    return reading.distance(value, noun) + (WRONG_SIDE if wrong_side else 0) + 4 * breaks


def compared(reading: Reading, value: Value) -> bool:
    """Whether the value is the other side of a comparison ("17.5 %, against 39 % before", 较上季的19%), or
    says again what stands beside it.
    """
    if is_restated(reading, value) or _is_corrected(reading, value):
        return True
    if reading.followed_by(value.end, "clauses.now"):
        return False  # "down to 6,000, from 8,000 now"
    if reading.followed_by(value.end, "clauses.alike"):
        return True  # 与去年同期的45亿美元相比
    if reading.lang == "zh" and _is_measure(reading, value):
        return True
    grown = reading.of("things.growing")
    measured = reading.lang == "zh" and reading.folded[: value.start].endswith("的")
    return any(
        mark.end <= value.start
        and _way(reading, mark.end, value) <= (COMPARED_REACH if measured else 1)
        and not (measured and any(reading.within(reading.companies(), mark.end, value.start)))
        and not (reading.lang == "zh" and any(reading.within(grown, mark.end, value.start)))
        and not reading.commas_between(mark, value)
        and not _is_of_verb(reading, mark)
        for mark in reading.of("clauses.compares")
    )


def _is_corrected(reading: Reading, value: Value) -> bool:
    """Whether a value is what the one before it is not: "it was 8 percent, not 9 percent"."""
    return reading.led_by(value, "clauses.instead_of") and any(
        other.kind is value.kind and other.end < value.start and reading.words(other.end, value.start) <= 1
        for other in reading.values
    )


def _is_of_verb(reading: Reading, mark: Mark) -> bool:
    """Whether a word that may compare ends a verb: "separated from 210 employees"."""
    return any(verb.start < mark.start and mark.end == verb.end for verb in reading.of("layoff.dismiss"))


def _is_measure(reading: Reading, value: Value) -> bool:
    """Whether a Chinese value only says what something is held against: 比前两年两成以上的增速慢."""
    if not reading.followed_by(value.end, "things.more"):
        return False
    return any(
        mark.end <= value.start
        and reading.words(mark.end, value.start) <= MEASURE_REACH
        and not reading.commas_between(mark, value)
        for mark in reading.of("clauses.compares")
    )


def _way(reading: Reading, start: int, value: Value) -> float:
    """The words between an offset and a value; before people those of a date and of an epithet are none
    (较去年底该公司的8000人).
    """
    way = reading.words(start, value.start)
    if value.unit != "people":
        return way
    dates = [date for date in reading.values if date.kind is ValueKind.PERIOD]
    inside = reading.within([*dates, *reading.of("things.epithets")], start, value.start)
    return way - sum(reading.words(thing.start, thing.end) for thing in inside)
