"""Whether a value can be what a trigger claims, by its kind, its unit and the words beside it."""

from __future__ import annotations

import re

from claimtrack.claims.changes import is_difference, is_restated
from claimtrack.claims.matching import WHOLE, Trigger, may_count
from claimtrack.claims.pairing import governs
from claimtrack.claims.rates import is_else
from claimtrack.claims.reading import Reading, Stretch, overlap
from claimtrack.claims.sums import is_other_sum, of_next, reached
from claimtrack.claims.wholes import has_whole, is_level, is_part, is_whole, left_over
from claimtrack.values.value import Value, ValueKind

SAYING_REACH = 6.0
"""So many words stand at most between people and the verb by which they say it."""
MOST = 500_000.0
"""More people than these no company lets go; they are of a whole country."""
FEW = 50.0
"""More people than these do not speak with one voice."""
FALLS = "falls_by"
"""The words of a frame that a workforce falls by so many."""
NEXT_WORD = re.compile(r"\s+([^\W\d_]+)")
HAN = re.compile(r"[\u4e00-\u9fff]")
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
    if WHOLE in trigger.frame.of and not is_whole(reading, value):
        return False
    if value.kind is ValueKind.PERCENT:
        if "percent" not in units or reading.followed_by(value.end, "speech.untrue"):
            return False  # "100 percent made up"
        return _measures(reading, trigger, value) and not is_else(reading, trigger, value)
    if value.kind is ValueKind.MONEY:
        enough = (value.high or value.low or 0) >= trigger.type.least
        other = _takes_in(trigger) and (
            is_other_sum(reading, trigger, value) or is_difference(reading, value)
        )
        return "money" in units and enough and not other and not _is_taken_in(reading, trigger, value)
    if value.kind in (ValueKind.MONTHS, ValueKind.MULTIPLE):
        return "months" in units and not _is_deadline(reading, value)
    if "people" not in units or value.kind not in (ValueKind.COUNT, ValueKind.NUMBER):
        return False
    losses = "percent" in units
    if not (_may_go(reading, trigger, value) if losses else _is_all(reading, value)):
        return False
    if (not losses or (FALLS in trigger.frame.of and value.unit is None)) and _ends_in_level(reading, value):
        return False
    return _counts_people(reading, trigger, value)


def _is_deadline(reading: Reading, value: Value) -> bool:
    """Whether a duration only says until when something is to be done ("sign within a week", 一周内签字)."""
    if reading.led_by(value, "clauses.deadlines"):
        return True
    return any(mark.start == value.end for mark in reading.of("clauses.deadlines_behind"))


def _may_go(reading: Reading, trigger: Trigger, value: Value) -> bool:
    """Whether so many can be let go: not who is left ("from forty to twenty"), nor a whole country."""
    if value.previous is not None or (value.low or value.high or 0) > MOST:
        return False
    return not (trigger.frame.change and _is_target(reading, trigger, value))


def _is_all(reading: Reading, value: Value) -> bool:
    """Whether people counted are all there are, and no part of them."""
    return not has_whole(reading, value) and not is_part(reading, value)


def _ends_in_level(reading: Reading, value: Value) -> bool:
    """Whether the level that a fall ends in follows it, which counts ("fell by 2,900 to 8,600")."""
    step = value.unit is None or reading.led_by(value, "layoff.falls_by")
    return step and reading.followed_by(value.end, "clauses.targets")


def _counts_people(reading: Reading, trigger: Trigger, value: Value) -> bool:
    """Whether a number counts people, those spoken of and not those who speak."""
    if "percent" not in trigger.type.units and reading.followed_by(value.end, "things.more"):
        return False  # "8,000 fewer than a year ago"
    if value.kind is ValueKind.NUMBER:
        return may_count(value) and _stands_alone(reading, value)
    few = (value.high or value.low or 0) < trigger.type.least
    if value.unit != "people" or few:
        return False
    if _is_base(reading, trigger, value) or _is_open(reading, value):
        return False
    return not (_speaks(reading, value) or _protests(reading, value))


def _is_open(reading: Reading, value: Value) -> bool:
    """Whether the posts counted are those to be filled ("1,200 vacancies", 5000个职位在招)."""
    return any(
        overlap(mark, value) or (mark.start >= value.end and reading.words(value.end, mark.start) <= 1)
        for mark in reading.of("things.openings")
    )


def _stands_alone(reading: Reading, value: Value) -> bool:
    """Whether a number counts people without saying so: no other noun is counted ("cut 18 billion kronor").

    Behind such a number stands the end of a phrase; in German another noun shows by its capital.
    """
    word = NEXT_WORD.match(reading.sentence.text, value.end)
    if value.vague or is_level(reading, value):
        return True
    if reading.lang == "zh":
        return not _counts_other(reading, value)
    if word is None:
        return True
    if reading.lang == "de":
        return not word[1][0].isupper()
    return any(mark.start == word.start(1) for mark in reading.of("clauses.bare_followers"))


def _counts_other(reading: Reading, value: Value) -> bool:
    """Whether a Chinese number runs on into a word for what it counts (12奈米, 14薪)."""
    if not HAN.match(reading.folded, value.end):
        return False
    return not any(mark.start == value.end for mark in reading.of("clauses.bare_followers"))


def _is_target(reading: Reading, trigger: Trigger, value: Value) -> bool:
    """Whether a count is what is left when the verb is done ("cut the workforce to 6,000").

    German has its participle behind: „auf 6.000 verringert“.
    """
    behind = any(
        0 <= reading.words(value.end, part.start) < 1 for part in trigger.parts if part.start >= value.end
    )
    return left_over(reading, value, 0 if behind and reading.lang == "de" else trigger.start)


def _is_base(reading: Reading, trigger: Trigger, value: Value) -> bool:
    """Whether people are only what a part is taken of ("a big share of 1,000 employees"): no loss."""
    if "percent" not in trigger.type.units or any(part.start == value.end for part in trigger.parts):
        return False  # 全球9000人裁员
    led = any(0 <= value.start - mark.end <= 1 for mark in reading.of("clauses.shares_of"))
    return led or is_whole(reading, value)


def _speaks(reading: Reading, value: Value) -> bool:
    """Whether the people counted are those who say it ("three employees said")."""
    if (value.high or FEW + 1) > FEW:
        return False
    behind = [
        m
        for m in reading.of("speech.say")
        if m.start >= value.end
        and reading.words(value.end, m.start) <= SAYING_REACH
        and not reading.commas_between(value, m)
    ]
    before = [
        m
        for m in reading.of("speech.according", "speech.say")
        if 0 <= reading.words(m.end, value.start) <= 1 and m.end <= value.start
    ]
    return bool(behind or before)


def _protests(reading: Reading, value: Value) -> bool:
    """Whether people are counted who protest: they are not those who go."""
    people = [one for one in reading.values if one.unit == "people"]
    return any(
        reading.distance(mark, value) <= SAYING_REACH
        and all(reading.distance(mark, value) <= reading.distance(mark, one) for one in people)
        and not reading.commas_between(mark, value)
        and not reading.breaks_between(mark, value)
        for mark in reading.of("things.protests")
    )


def _measures(reading: Reading, trigger: Trigger, value: Value) -> bool:
    """Whether the share is one of people where the type counts people ("10 % of revenue" is no layoff)."""
    if "people" not in trigger.type.units:
        return not _nearer(reading, value, "things.workers_all", "things.other_measures")
    return not _nearer(reading, value, "things.other_measures", "things.workers_all", "things.groups")


def _takes_in(trigger: Trigger) -> bool:
    return trigger.type.id == "revenue"


def _is_taken_in(reading: Reading, trigger: Trigger, value: Value) -> bool:
    """Whether a sum beside an investment is what a company earned or took in: 净利达500亿元，投资提高到…"""
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
    if is_restated(reading, value):
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
        for mark in reading.of("clauses.compares")
    )


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
