"""Periods and their labels: 2025-09-15, 2025-09, 2024-Q3, 2024, 2025-09/2025-10."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from claimtrack.errors import InputError
from claimtrack.model import Period

_PART = re.compile(
    r"(?P<year>[0-9]{4})(?:-(?:[Qq](?P<quarter>[1-4])|(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2})"
    r"(?:[T ][0-9]{2}:?[0-9]{2}[0-9:.,]*(?:Z|z|[+-][0-9]{2}:?[0-9]{2})?)?)?))?"
)


def month_of(year: int, month: int) -> tuple[date, date]:
    """First and last day of a month."""
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def quarter_of(year: int, quarter: int) -> tuple[date, date]:
    """First and last day of a quarter."""
    return date(year, 3 * quarter - 2, 1), month_of(year, 3 * quarter)[1]


def year_of(year: int) -> tuple[date, date]:
    """First and last day of a year."""
    return date(year, 1, 1), date(year, 12, 31)


def _days(label: str) -> tuple[date, date]:
    """First and last day that one part of a label stands for."""
    found = _PART.fullmatch(label)
    if not found:
        raise ValueError(label)
    year = int(found["year"])
    if found["quarter"]:
        return quarter_of(year, int(found["quarter"]))
    if found["day"]:
        day = date(year, int(found["month"]), int(found["day"]))
        return day, day
    if found["month"]:
        date(year, int(found["month"]), 1)
        return month_of(year, int(found["month"]))
    return year_of(year)


def parse_period(label: str) -> Period:
    """The period that a label stands for, its label brought into the shortest form.

    Dates with a time of day are taken as their day, as written.
    """
    first, slash, last = label.strip().partition("/")
    try:
        start, end = _days(first)[0], _days(last if slash else first)[1]
    except ValueError as error:
        raise InputError(
            "A period such as 2025-09-15, 2025-09, 2024-Q3 or 2024 is expected", where=repr(label)
        ) from error
    if start > end:
        raise InputError("A period cannot end before it begins", where=repr(label))
    return period_of(start, end)


def _names(start: date, end: date) -> tuple[str, str]:
    """The names of the coarsest units that begin and end exactly with the period."""
    if (start, end) == (year_of(start.year)[0], year_of(end.year)[1]):
        return f"{start.year:04}", f"{end.year:04}"
    first, last = (start.month + 2) // 3, (end.month + 2) // 3
    if start == quarter_of(start.year, first)[0] and end == quarter_of(end.year, last)[1]:
        return f"{start.year:04}-Q{first}", f"{end.year:04}-Q{last}"
    if start.day == 1 and end == month_of(end.year, end.month)[1]:
        return f"{start.year:04}-{start.month:02}", f"{end.year:04}-{end.month:02}"
    return start.isoformat(), end.isoformat()


def period_of(start: date, end: date) -> Period:
    """The period of these days, with its shortest label."""
    if start > end:
        raise InputError("A period cannot end before it begins", where=f"{start} to {end}")
    first, last = _names(start, end)
    return Period(start, end, first if first == last else f"{first}/{last}")
