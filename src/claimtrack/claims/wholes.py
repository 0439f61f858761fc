"""Which counts are a whole that a part is taken of: 560 of its 1,900 jobs, 1900人中的六成.

The part is what a claim is about; the whole says how many there are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimtrack.claims.reading import Reading, Stretch, overlap
from claimtrack.claims.staffing import is_done_to, is_staff
from claimtrack.values.value import Value, ValueKind

PART_KINDS = frozenset({ValueKind.PERCENT, ValueKind.COUNT, ValueKind.NUMBER})
ENDS = re.compile(r"\s*(?:$|[,;:.，；。、])")
"""What stands behind people of whom nothing more is said."""
OPENINGS = ("", *',;:–—“„«»"')
"""What a clause begins behind."""
RESTATED = 1
"""So many words stand at most between people and the share that they are ("or", "also", 即)."""
ADVERBS = 2
"""So many words stand at most between "of" and the whole: der derzeit noch 1.900 Stellen."""


def is_whole(reading: Reading, value: Value) -> bool:
    """Whether people are counted only to say what a part is taken of."""
    if value.unit != "people" or value.kind is not ValueKind.COUNT:
        return False
    if is_stock(reading, value):
        return True
    if any(overlap(mark, value) for mark in reading.of("layoff.event", "layoff.victims")):
        return False  # "of the 2,500 redundancies, 900 are in Cologne"
    parts = [part for part in reading.values if part is not value and part.kind in PART_KINDS]
    return any(_taken_of(reading, part, value) for part in parts) or _opens(reading, value, parts)


def is_stock(reading: Reading, value: Value) -> bool:
    """Whether people are counted only to say how many there are: "employs 900", "how many of the 900 staff".

    What only says that there are some does so where nothing more is said of them (有900名员工,). Posts are no
    people: "how many of the 900 jobs that it cuts".
    """
    if value.unit != "people" or value.kind is not ValueKind.COUNT or _is_difference(reading, value):
        return False
    beside = "clauses.stocks_beside"
    if is_done_to(reading, value):
        return False
    if is_staff(reading, value):
        return True
    if reading.followed_by(value.end, beside) or reading.led_by(value, beside):
        return True
    alone = ["clauses.stocks_alone"] if ENDS.match(reading.folded, value.end) else []
    labels = ["clauses.stocks", *alone]
    if reading.lang == "zh" and any(overlap(mark, value) for mark in reading.of(*labels)):
        return True  # the word may stand inside the value: 约有900名
    posts = any(overlap(noun, value) for noun in reading.of("things.jobs"))
    if not posts and _framed(reading, value, alone):
        return True
    return reading.led_by(value, *(alone if posts else labels))


def _framed(reading: Reading, value: Value, alone: Sequence[str]) -> bool:
    """Whether a verb and its other half say around people that they are there („standen 900 Leute auf der
    Gehaltsliste“), or only a company stands between them and the verb („hatte der Konzern 900 Mitarbeiter,“).
    """
    around = any(
        mark.end <= value.start
        and mark.tail
        and value.start < mark.tail[1]
        and not reading.commas_between(mark, value)
        for mark in reading.of("clauses.stocks_around")
    )
    firms: list[Stretch] = [*reading.companies(), *reading.of("things.epithets")]
    return around or any(
        mark.end <= firm.start
        and firm.end <= value.start
        and reading.words(mark.end, firm.start) < 1
        and reading.words(firm.end, value.start) <= 1
        for mark in reading.of(*alone)
        for firm in firms
    )


def _is_difference(reading: Reading, value: Value) -> bool:
    """Whether so many fewer or more are counted: "employ 900 fewer people"."""
    return any(value.start < mark.start < value.end for mark in reading.of("layoff.fewer"))


def has_whole(reading: Reading, part: Value) -> bool:
    """Whether the whole that a part is taken of stands right behind it, and so says what is counted."""
    return any(
        whole.unit == "people" and _taken_of(reading, part, whole)
        for whole in reading.values
        if whole is not part
    )


def _has_whole_ahead(reading: Reading, part: Value) -> bool:
    """Whether the whole that a part is taken of opens the clause: "Of the 640 there, 150 were told …"."""
    before = [value for value in reading.values if value.end <= part.start and value.kind in PART_KINDS]
    whole = before[-1] if before else None
    if whole is None or whole.unit != "people" or not _less(part, whole):
        return False
    return reading.led_by(whole, "clauses.wholes_ahead") or _first(reading, whole)


def is_part(reading: Reading, people: Value) -> bool:
    """Whether a share of the workforce right behind people says that they are a part of it: "260 people, or
    12 % of staff". Behind "among them" they are the whole.
    """
    if any(mark.start == people.end for mark in reading.of("clauses.wholes_behind")):
        return False
    return any(
        share.kind is ValueKind.PERCENT
        and 0 <= reading.words(people.end, share.start) <= RESTATED
        and people.end <= share.start
        and reading.folded[people.end : share.start].strip()[-1:] != ":"
        and not reading.led_by(share, "clauses.parts")  # 约有170名员工，其中四成
        and any(
            share.end <= noun.start and reading.words(share.end, noun.start) <= ADVERBS
            for noun in reading.of("things.workers_all")
        )
        for share in reading.values
    )


def is_level(reading: Reading, value: Value) -> bool:
    """Whether a number is a level, after a cut or now, or a part of a whole: it needs no noun."""
    return (
        has_whole(reading, value)
        or _has_whole_ahead(reading, value)
        or left_over(reading, value)
        or _stands_at(reading, value)
        or reading.followed_by(value.end, "clauses.now")
    )


def _stands_at(reading: Reading, value: Value) -> bool:
    """Whether a German verb and its preposition say that something is so much: „lag Ende Mai bei 900“."""
    return any(
        mark.tail and mark.tail[1] <= value.start and reading.words(mark.tail[1], value.start) < 1
        for mark in reading.of("clauses.stands_at")
    )


def left_over(reading: Reading, value: Value, since: int = 0) -> bool:
    """Whether a count is what a cut behind an offset leaves: auf 6.000, down to 6,000, 只剩900人."""
    return any(
        since <= mark.start < value.start and reading.words(mark.end, value.start) < 1
        for mark in reading.of("clauses.targets")
    )


def _taken_of(reading: Reading, part: Value, whole: Value) -> bool:
    """Whether only a word for "of" stands between a part and its whole."""
    if part.end > whole.start or (part.kind is not ValueKind.PERCENT and not _less(part, whole)):
        return False
    return any(
        part.end <= mark.start
        and mark.end <= whole.start
        and reading.words(part.end, mark.start) < 1
        and reading.words(mark.end, whole.start) <= ADVERBS
        and not reading.commas_between(part, whole)
        and not reading.breaks_between(part, whole)
        for mark in reading.of("clauses.partitives")
    )


def _opens(reading: Reading, whole: Value, parts: list[Value]) -> bool:
    """Whether a whole comes first and its part later ("Of the 340 people there, 210 …", 1900人中,六成…)."""
    later = [part for part in parts if part.start >= whole.end]
    if any(
        part.kind is ValueKind.PERCENT and reading.folded[whole.end : part.start] in ("", "的")
        for part in later
    ):
        return True  # 800名员工的三成
    if not any(part.kind is ValueKind.PERCENT or _less(part, whole) for part in later):
        return False
    behind = any(mark.start == whole.end for mark in reading.of("clauses.wholes_behind"))
    return behind or reading.led_by(whole, "clauses.wholes_ahead") or _first(reading, whole)


def _first(reading: Reading, whole: Value) -> bool:
    """Whether a bare "of" before a whole begins its clause: it hangs on no noun ("the loss of 900 jobs")."""
    return any(
        mark.end <= whole.start
        and reading.words(mark.end, whole.start) < 1
        and reading.folded[: mark.start].rstrip()[-1:] in OPENINGS
        for mark in reading.of("clauses.wholes_first")
    )


def _less(part: Value, whole: Value) -> bool:
    return (part.high or part.low or 0) < (whole.high or whole.low or 0)
