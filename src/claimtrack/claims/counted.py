"""Whether a number counts people: those spoken of, not those who speak, protest or are sought."""

from __future__ import annotations

import re

from claimtrack.claims.matching import Trigger, may_count
from claimtrack.claims.reading import Reading, overlap
from claimtrack.claims.wholes import is_level, is_whole
from claimtrack.values.value import Value, ValueKind

SAYING_REACH = 6.0
"""So many words stand at most between people and the verb by which they say it."""
FEW = 50.0
"""More people than these do not speak with one voice."""
NEXT_WORD = re.compile(r"\s+([^\W\d_]+)")
LISTED = re.compile(r"\s(?:\d+(?:, | (?:and|or|und|oder) |-))*")
"""What stands between a noun and one of the numbers that name it."""
HAN = re.compile(r"[\u4e00-\u9fff]")


def counts_people(reading: Reading, trigger: Trigger, value: Value) -> bool:
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
    if _is_name(reading, value):
        return False
    if word is None:
        return True
    if reading.lang == "de":
        return not word[1][0].isupper()
    return any(mark.start == word.start(1) for mark in reading.of("clauses.bare_followers"))


def _is_name(reading: Reading, value: Value) -> bool:
    """Whether a number only names what stands before it: "lines 12 and 14"."""
    return any(
        mark.end < value.start and LISTED.fullmatch(reading.folded, mark.end, value.start) is not None
        for mark in reading.of("clauses.numbered")
    )


def _counts_other(reading: Reading, value: Value) -> bool:
    """Whether a Chinese number runs on into a word for what it counts (12奈米, 14薪)."""
    if not HAN.match(reading.folded, value.end):
        return False
    return not any(mark.start == value.end for mark in reading.of("clauses.bare_followers"))


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
