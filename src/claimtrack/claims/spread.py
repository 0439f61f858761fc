"""Numbers without a noun that go on with people told before: by where they are, or as parts of them.

"300 in sales, 450 from support" · „900 Stellen: 560 in Ulm, 340 in Köln“ · „in Ulm 560, in Köln 340“
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from claimtrack.claims.matching import Trigger, may_count
from claimtrack.claims.reading import Reading
from claimtrack.values.value import Value, ValueKind

Pairs = list[tuple[Value, Trigger]]
SUMS = (ValueKind.MONEY, ValueKind.MONTHS, ValueKind.MULTIPLE)
"""Values whose parts are not counted in ones."""
PIECES = "个"
"""Behind a Chinese number it counts anything."""
LOSSES = "layoff"
"""The type of which a list of places may give all numbers: "job cuts: 300 in Ulm, 450 in Cologne"."""
OPENERS = (":", "–", "—")
"""What opens a list behind what it lists."""
PLACE_BEFORE = {
    "en": re.compile(r"(?:[,;:(–—]|\band) (?:at|from|in) [A-Z][\w-]+(?: [A-Z][\w-]+)?,? $"),
    "de": re.compile(
        r"(?:[,;:(–—]|\bsowie|\bund) (?:allein |dazu )?(?:am|an|aus|bei|im|in) (?:dem |den |der )?"
        r"[A-ZÄÖÜ][\w-]+(?: [A-ZÄÖÜ][\w-]+)? (?:noch |sind es |weitere )?$"
    ),
}
"""A place that stands before its number, past a comma or the like."""
NOTHING = re.compile(r"(?!)")


def with_places(reading: Reading, taken: Pairs, triggers: Sequence[Trigger]) -> Pairs:
    """The pairs, with bare numbers that go on with people where else: "300 in sales, 450 from support"."""
    more: Pairs = []
    for value in reading.values:
        if not _places(reading, value) or any(value.start == one.start for one, _ in taken):
            continue
        before = [pair for pair in [*taken, *more] if pair[0].end <= value.start]
        if before:
            head, trigger = max(before, key=lambda pair: pair[0].end)
            if head.unit == "people" and _goes_on(reading, head, value):
                more.append((replace(value, unit=head.unit, sure=value.sure * 0.8), trigger))
        elif told := _told_of(reading, triggers, value):
            more.append((replace(value, unit="people", sure=value.sure * 0.8), told))
    return [*taken, *more]


def _told_of(reading: Reading, triggers: Sequence[Trigger], value: Value) -> Trigger | None:
    """The trigger that a list of places begins with, where it has no number itself."""
    before = [
        one
        for one in triggers
        if one.type.id == LOSSES and not one.values and one.end <= value.start and not one.frame.context
    ]
    last = max(before, key=lambda one: one.end, default=None)
    return last if last and _goes_on(reading, last, value) else None


def _goes_on(reading: Reading, head: Value | Trigger, value: Value) -> bool:
    """Whether no clause ends between what a list begins with and its number, but where the list opens."""
    breaks = reading.breaks_between(head, value)
    opened = any(reading.folded.find(sign, head.end, value.start) >= 0 for sign in OPENERS)
    return breaks == 0 or (breaks == 1 and opened)


def _places(reading: Reading, value: Value) -> bool:
    """Whether a number without a noun is led to by a comma or an "and", and leads to where; or stands behind
    where.
    """
    if value.kind is not ValueKind.NUMBER or not may_count(value):
        return False
    if PLACE_BEFORE.get(reading.lang, NOTHING).search(reading.sentence.text[: value.start]):
        return True
    before = reading.folded[: value.start].rstrip()
    listed = before.endswith((",", *OPENERS)) or reading.led_by(value, "clauses.joints", "clauses.extras")
    return listed and reading.followed_by(value.end, "clauses.where")


def with_parts(reading: Reading, taken: Pairs) -> Pairs:
    """The pairs, with bare numbers that are parts of a value before them (davon 2.600, 其中 300)."""
    more: Pairs = []
    for mark in reading.of("clauses.parts"):
        before = [(value, trigger) for value, trigger in taken if value.end <= mark.start]
        for value in reading.values:
            bare = value.kind is ValueKind.NUMBER or (reading.lang == "zh" and value.text.endswith(PIECES))
            near = bare and reading.distance(mark, value) <= 4
            if near and before and all(value.start != other.start for other, _ in taken):
                whole, trigger = before[-1]
                if whole.kind not in SUMS:  # "ten billion euros, eight of them" are eight billion
                    more.append((replace(value, unit=whole.unit, sure=value.sure * 0.8), trigger))
    return [*taken, *more]
