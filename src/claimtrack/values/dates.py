"""Reading dates part by part: 15. September 2025, im dritten Quartal 2024, 去年10月, early last year."""

from __future__ import annotations

from claimtrack.values.date_parts import (
    Step,
    read_day,
    read_first,
    read_mark,
    read_month,
    read_part_of_year,
    read_relative,
    read_weekday,
    read_written_date,
    read_year_part,
)
from claimtrack.values.roles import Role
from claimtrack.values.tokens import Line, Shape, once
from claimtrack.values.when import When

MOST_FILLERS = 3


def _next_part(line: Line, place: int, when: When) -> Step:
    """One more part of a date that says nothing twice."""
    token = line.at(place)
    if not token.roles and token.shape is not Shape.DIGITS:
        return None
    dated = when.label is not None
    for read, said in (
        (read_written_date, when.anchored and when.weekday is None),
        (read_first, when.inner or dated),
        (read_part_of_year, when.inner or dated),
        (read_month, when.month is not None or dated),
        (read_day, when.day is not None or dated),
        (read_year_part, when.year is not None or when.span is not None or dated),
        (read_relative, when.span is not None or when.year is not None or dated),
        (read_weekday, when.weekday is not None or dated),
        (read_mark, dated),
    ):
        step = None if said else read(line, place, when)
        if step is not None:
            return step
    return None


def _filled(line: Line, place: int, when: When) -> Step:
    """The next part behind words such as "of" or a comma: September 15, 2025; the third quarter of 2024."""
    after = place
    while after < place + MOST_FILLERS and (
        line.at(after).has(Role.DATE_FILLER) or (line.at(after).text in ("'", "s") and line.glued(after))
    ):
        after += 1
    if after > place:
        return _next_part(line, after, when)
    if when.day and line.at(place).text == "(" and line.at(place + 1).has(Role.WEEKDAY):
        return (when, place + 3) if line.at(place + 2).text == ")" else None  # 10月25日（周六）
    if line.at(place).text != "," or line.lexicon.writing.numerals == "han":
        return None
    if when.weekday and not when.inner:
        return _next_part(line, place + 1, when)
    return (
        read_year_part(line, place + 1, when)
        if when.month and when.year is None and when.span is None
        else None
    )


@once
def read_when(line: Line, start: int) -> tuple[When, int] | None:
    """The date that begins at a place, and the place after it."""
    step = _next_part(line, start, When())
    if step is None:
        return None
    when, place = step
    end = place if when.anchored else start
    while True:
        step = _next_part(line, place, when) or _filled(line, place, when)
        if step is None:
            break
        when, place = step
        end = place
    if not when.anchored:
        return None
    alone = when.day is not None and when.month is None and not line.at(end - 1).has(Role.DAY_MARK)
    return None if alone else (when, end)
