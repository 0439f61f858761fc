"""Counts beside words of layoffs that count something else: how far a plan has come, people taken on, a group
by its size.

"Bosch has completed half of its cuts" · 不裁员，反而扩招15% · 八人小组只剩三人
"""

from __future__ import annotations

from claimtrack.claims.matching import Trigger
from claimtrack.claims.reading import Reading
from claimtrack.values.value import Value, ValueKind

BEHIND_REACH = 2.0
"""So many words stand at most between a share and the word that it is done."""
HIRING = ("hiring_freeze.still_hires", "clauses.taking_on")
CUTTING = (
    "layoff.event",
    "layoff.cut",
    "layoff.gone",
    "layoff.dismiss",
    "layoff.affected",
    "layoff.walked",
    "layoff.fewer",
)
SINGLE_REACH = 1.0
"""So many words stand at most between a verb of dismissing and the one or two it is done to."""
HIRED_REACH = 1.0
"""So many words stand at most between a verb of hiring and whom it takes on (招募300名技术员)."""


def is_miscounted(reading: Reading, value: Value) -> bool:
    """Whether a value near a layoff is none of those let go."""
    return (
        _is_progress(reading, value)
        or is_taken_on(reading, value)
        or _is_group(reading, value)
        or _stays(reading, value)
    )


def _is_progress(reading: Reading, value: Value) -> bool:
    """Whether a share says how much of a plan is done: 裁员计划已完成近半."""
    if value.kind is not ValueKind.PERCENT:
        return False
    if reading.led_by(value, "clauses.progress"):
        return True
    return any(
        mark.start >= value.end
        and reading.words(value.end, mark.start) <= BEHIND_REACH
        and not reading.commas_between(value, mark)
        for mark in reading.of("clauses.progress_behind")
    )


def is_taken_on(reading: Reading, value: Value) -> bool:
    """Whether so many are to be hired: 今年仍将招募300名技术员."""
    if any(
        mark.end <= value.start
        and reading.words(mark.end, value.start) <= HIRED_REACH
        and not reading.commas_between(mark, value)
        for mark in reading.of("clauses.taking_on")
    ):
        return True
    return reading.lang == "zh" and _last_before(reading, value) in HIRING


def _last_before(reading: Reading, value: Value) -> str | None:
    """The label of the last word before a value, in its clause, that lets people go or takes them on."""
    start, _ = reading.clause(value.start)
    before = [
        mark for mark in reading.of(*HIRING, *CUTTING) if start <= mark.start and mark.end <= value.start
    ]
    behind = any(
        mark.start >= value.end and not reading.commas_between(value, mark) for mark in reading.of(*CUTTING)
    )
    last = max(before, key=lambda mark: mark.end, default=None)
    return last.label if last and not behind else None


def _is_group(reading: Reading, value: Value) -> bool:
    """Whether people are counted to say how big a group is of which some stay or go: 八人小组只剩三人,
    三十个人走了二十个.
    """
    if value.unit != "people":
        return False
    if any(mark.start == value.end < mark.end - 1 for mark in reading.of("clauses.targets")):
        return True  # 五百人缩至三百人
    groups = [mark for mark in reading.of("things.groups") if mark.start == value.end]
    stay = reading.of("clauses.alone_stay", "clauses.targets")
    parted = any(
        group.end <= mark.start and not reading.commas_between(group, mark)
        for group in groups
        for mark in stay
    )
    gone = [mark for mark in reading.of("layoff.walked") if mark.start == value.end]
    return parted or any(other.start == mark.end for mark in gone for other in reading.values)


def _stays(reading: Reading, value: Value) -> bool:
    """Whether people, or a share of them, go to other work in the same house: 其中200人可转岗."""
    end = next((comma for comma in reading.commas if comma >= value.end), len(reading.folded))
    stay = next(reading.within(reading.of("clauses.staying_on"), value.end, end), None)
    if stay is None or reading.breaks_between(value, stay):
        return False
    verbs = reading.of("layoff.cut", "layoff.gone", "layoff.event", "layoff.dismiss")
    return not any(value.end <= verb.start and verb.end <= stay.start for verb in verbs)


def is_of_single(reading: Reading, trigger: Trigger) -> bool:
    """Whether words of dismissal are about one or a few people, not about jobs: 解雇一名机师."""
    if "percent" not in trigger.type.units:
        return False
    if reading.followed_by(trigger.end, "clauses.singles"):
        return True
    few = [
        value
        for value in reading.values
        if value.unit == "people" and 0 < (value.high or value.low or 0) < trigger.type.least
    ]
    return any(
        trigger.end <= value.start
        and reading.words(trigger.end, value.start) <= SINGLE_REACH
        and not reading.commas_between(trigger, value)
        for value in few
    )
