"""The days that a date of reduced precision stands for."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from functools import lru_cache

_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2})(?:[T ].*)?)?)?", re.ASCII | re.DOTALL)


@lru_cache(maxsize=256)
def days_of(published: str | None) -> tuple[date | None, date | None]:
    """The first and last day of an ISO date, date-time, month or year as written; none when it is neither.

    The day is the one written, at the place where it was written: no time zone moves it.
    """
    found = _ISO.fullmatch(published or "")
    if found is None:
        return None, None
    year, month, day = (int(part) if part else None for part in found.groups())
    assert year is not None
    try:
        if month is None:
            return date(year, 1, 1), date(year, 12, 31)
        if day is None:
            return date(year, month, 1), date(year, month, monthrange(year, month)[1])
        return date(year, month, day), date(year, month, day)
    except ValueError:
        return None, None
