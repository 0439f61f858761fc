"""Whether a value can be what a trigger claims, by its kind, its unit and the words beside it."""

from __future__ import annotations

import re

from claimtrack.claims.frames import Trigger, may_count
from claimtrack.claims.reading import Reading, Stretch, overlap
from claimtrack.values.value import Value, ValueKind

SAYING_REACH = 6.0
"""So many words stand at most between people and the verb by which they say it."""
FEW = 50.0
"""More people than these do not speak with one voice."""
NEXT_WORD = re.compile(r"\s+([^\W\d_]+)")
MEASURE_REACH = 3.0
"""How near a measure of profit stands to its share."""
NOUN_REACH = 5.0
"""How far the noun stands from its share ("20 % of the local workforce")."""
WRONG_SIDE = 4.0
"""A noun on the side where its share does not look for it counts as so many words farther."""


def fits(reading: Reading, trigger: Trigger, value: Value) -> bool:
    """Whether the type takes a value of this kind, read with the noun beside it."""
    units = trigger.type.units
    if value.kind is ValueKind.PERCENT:
        return "percent" in units and _measures(reading, trigger, value)
    if value.kind is ValueKind.MONEY:
        return "money" in units and (value.high or value.low or 0) >= trigger.type.least
    if value.kind in (ValueKind.MONTHS, ValueKind.MULTIPLE):
        return "months" in units
    if value.kind is ValueKind.COUNT:
        if value.previous is not None and "percent" in units:
            return False  # "from forty to twenty" is how many are left, not how many go
        if trigger.frame.change and _is_target(reading, trigger, value):
            return False
        counted = value.unit == "people" and "people" in units
        few = (value.high or value.low or 0) < trigger.type.least
        return counted and not few and not _is_base(reading, trigger, value) and not _speaks(reading, value)
    if value.kind is ValueKind.NUMBER:
        return "people" in units and may_count(value) and _stands_alone(reading, value)
    return False


def _stands_alone(reading: Reading, value: Value) -> bool:
    """Whether a number counts people without saying so: no other noun is counted ("cut 18 billion kronor").

    Behind such a number stands the end of a phrase; in German another noun shows by its capital.
    """
    word = NEXT_WORD.match(reading.sentence.text, value.end)
    if word is None or reading.lang == "zh" or value.vague:
        return True
    if reading.lang == "de":
        return not word[1][0].isupper()
    return any(mark.start == word.start(1) for mark in reading.of("clauses.bare_followers"))


def _is_target(reading: Reading, trigger: Trigger, value: Value) -> bool:
    """Whether a count is what is left when the verb is done ("cut the workforce to 6,000")."""
    return any(
        trigger.start <= mark.start and mark.end <= value.start and reading.words(mark.end, value.start) < 1
        for mark in reading.of("clauses.targets")
    )


def _is_base(reading: Reading, trigger: Trigger, value: Value) -> bool:
    """Whether people are only what a part is taken of ("a big share of 1,000 employees"): no loss."""
    return "percent" in trigger.type.units and any(
        0 <= value.start - mark.end <= 1 for mark in reading.of("clauses.shares_of")
    )


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


def _measures(reading: Reading, trigger: Trigger, value: Value) -> bool:
    """Whether the share is one of people where the type counts people ("10 % of revenue" is no layoff)."""
    if "people" not in trigger.type.units:
        if _of_another(reading, trigger, value):
            return False
        return not _nearer(reading, value, "things.workers_all", "things.other_measures")
    return not _nearer(reading, value, "things.other_measures", "things.workers_all")


def _of_another(reading: Reading, trigger: Trigger, value: Value) -> bool:
    """Whether a measure of profit stands right before a share ("its profit margin slid to 32.9 %")."""
    own = [mark for mark in reading.marks if mark.label.startswith(f"{trigger.type.id}.")]
    before = [
        mark
        for mark in reading.of("things.profits")
        if mark.end <= value.start
        and reading.distance(mark, value) <= MEASURE_REACH
        and not reading.commas_between(mark, value)
    ]
    return any(not any(overlap(mark, other) for other in own) for mark in before[-1:])


def _nearer(reading: Reading, value: Value, label: str, other: str) -> bool:
    """Whether, of the nouns close to a share, one of `label` stands nearer than any of `other`."""
    near = [_noun_distance(reading, value, mark) for mark in reading.of(label)]
    far = [_noun_distance(reading, value, mark) for mark in reading.of(other)]
    return min(near, default=99.0) <= NOUN_REACH and min(near, default=99.0) < min(far, default=99.0)


def _noun_distance(reading: Reading, value: Value, noun: Stretch) -> float:
    """Words between a share and a noun; in Chinese the noun comes first, elsewhere it follows."""
    follows = noun.start >= value.end
    wrong_side = follows if reading.lang == "zh" else not follows
    breaks = reading.breaks_between(value, noun) + reading.commas_between(value, noun)
    return reading.distance(value, noun) + (WRONG_SIDE if wrong_side else 0) + 4 * breaks


def compared(reading: Reading, value: Value) -> bool:
    """Whether the value is the other side of a comparison ("17.5 %, against 39 % at a rival")."""
    return any(
        mark.end <= value.start
        and reading.words(mark.end, value.start) <= 1
        and not reading.commas_between(mark, value)
        for mark in reading.of("clauses.compares")
    )
