"""Dates and periods written in digits or codes: 2025-09-15, 15.09.2025, Q3 2024, 1H25, FY2025/26."""

from __future__ import annotations

import re
from datetime import date

from claimtrack.values.lexicon import Roles, Writing
from claimtrack.values.roles import Role

UNKNOWN = "-"
"""A date that cannot be known, such as 3/4/2025 of an unknown habit. It hides its digits all the same."""

_TIME = r"(?:[t ][0-2][0-9]:[0-5][0-9](?::[0-5][0-9](?:\.[0-9]{1,9})?)?(?:z|[+-][0-2][0-9]:?[0-5][0-9])?)?"
_YEAR = r"(?:20[0-9]{2}|[0-9]{2})"
PATTERN = re.compile(
    rf"(?P<iso>[12][0-9]{{3}}-(?:0[1-9]|1[0-2])(?:-[0-3][0-9]{_TIME})?(?![0-9]))"
    r"|(?P<compact>(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])(?![0-9]))"
    r"|(?P<ymd>[12][0-9]{3}(?:/[01]?[0-9]/|\.[01]?[0-9]\.)[0-3]?[0-9](?![0-9]))"
    r"|(?P<dotted>[0-3]?[0-9]\. ?[01]?[0-9]\. ?[12][0-9]{3}(?![0-9])"
    r"|[0-3][0-9]\.[01][0-9]\.[0-9]{2}(?![0-9]))"
    r"|(?P<slashed>[0-3]?[0-9]/[0-3]?[0-9]/(?:[12][0-9]{3}|[0-9]{2})(?![0-9]))"
    r"|(?P<month>(?:0?[1-9]|1[0-2])/20[0-9]{2}(?![0-9]))"
    r"|(?P<season>(?:19|20)[0-9]{2}/[0-9]{2}(?![0-9]))"
    r"|(?P<day>[0-3]?[0-9]\.[01]?[0-9]\.(?![0-9]))"
)
CODE = re.compile(
    rf"(?P<fiscal>f?)q(?P<quarter>[1-4])(?:[/'-]?'?(?P<fy>fy)?(?P<year>{_YEAR}))?(?![a-z0-9])"
    rf"|(?P<quarter2>[1-4])q(?P<year2>{_YEAR})?(?![a-z0-9])"
    rf"|(?P<year3>{_YEAR})q(?P<quarter3>[1-4])(?![a-z0-9])"
    rf"|h(?P<half>[12])(?:[/'-]?(?:fy)?(?P<year4>{_YEAR}))?(?![a-z0-9]|-[a-z])"
    rf"|(?P<half2>[12])h(?P<year5>{_YEAR})(?![a-z0-9])"
    rf"|(?P<year6>{_YEAR})h(?P<half3>[12])(?![a-z0-9])"
    rf"|(?P<fy2>fy) ?'?(?P<year7>{_YEAR})(?:[/-][0-9]{{2}})?(?![a-z0-9])"
)


def _iso(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return UNKNOWN


def _full_year(digits: str) -> int:
    year = int(digits)
    return year if len(digits) == 4 else year + (2000 if year < 70 else 1900)


def _slashed(numbers: list[str], month_first: bool) -> str:
    first, second, year = int(numbers[0]), int(numbers[1]), _full_year(numbers[2])
    if first > 12 or not month_first:
        return _iso(year, second, first)
    if second > 12 or first == second:
        return _iso(year, first, second)
    return UNKNOWN


def read_date(found: re.Match[str], writing: Writing) -> str | None:
    """The ISO label of a date in digits, `--MM-DD` without a year; None where the language reads a number."""
    raw, kind = found.group(), found.lastgroup
    numbers = re.findall(r"[0-9]+", raw)
    if kind == "iso":
        return raw[:7] if len(raw) == 7 else _iso(*map(int, numbers[:3]))
    if kind == "compact":
        return _iso(int(raw[:4]), int(raw[4:6]), int(raw[6:]))
    if kind == "ymd":
        return _iso(*map(int, numbers))
    if kind == "dotted":
        return _iso(_full_year(numbers[2]), int(numbers[1]), int(numbers[0]))
    if kind == "slashed":
        return _slashed(numbers, writing.month_first)
    if kind == "month":
        return f"{numbers[1]}-{int(numbers[0]):02}"
    if kind == "season":
        follows = (int(numbers[0]) + 1) % 100 == int(numbers[1])
        return f"{numbers[0]}/{int(numbers[0]) + 1}" if follows else None
    if writing.decimal == "," and 1 <= int(numbers[0]) <= 31 and 1 <= int(numbers[1]) <= 12:
        return f"--{int(numbers[1]):02}-{int(numbers[0]):02}"
    return None


def code_roles(found: re.Match[str]) -> Roles:
    """The quarter, half, year and fiscal mark that a code such as 3Q24 holds."""
    groups = {name.rstrip("0123456789"): value for name, value in found.groupdict().items() if value}
    roles: dict[Role, float | str] = {}
    if "quarter" in groups:
        roles[Role.QUARTER] = float(groups["quarter"])
    if "half" in groups:
        roles[Role.HALF_NAME] = float(groups["half"])
    if "year" in groups:
        roles[Role.YEAR] = float(_full_year(groups["year"]))
    if "fiscal" in groups or "fy" in groups:
        roles[Role.FISCAL] = ""
    return roles
