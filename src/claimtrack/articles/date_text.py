"""A date as pages, feeds and people write it becomes ISO: a day, or a moment with its offset."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

from claimtrack.articles.page_words import page_words

_ISO = re.compile(
    r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})"
    r"(?:(?:[T ]|\s+)\s*(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,]\d+)?)?"
    r"\s*(?P<offset>Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2})?)?(?![\d-])",
    re.IGNORECASE,
)
_SLASHES = re.compile(
    r"(?<![\d/])(?P<year>(?:19|20)\d{2})[/.](?P<month>\d{1,2})[/.](?P<day>\d{1,2})(?![\d/])"
)
_COMPACT = re.compile(
    r"(?P<year>(?:19|20)\d{2})(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])(?:T?\d{4,6}Z?)?"
)
_EPOCH = re.compile(r"1[0-9]{9}(?:\d{3})?")
_RFC = re.compile(r"(?:[a-z]{3,9},?\s+)?\d{1,2}[ -][a-z]{3}[ -]\d{4}\s+\d{1,2}:\d{2}", re.IGNORECASE)
_REDUCED = re.compile(r"(?:19|20)\d{2}(?:-(?:0[1-9]|1[0-2]))?")
_LONGEST = 400


def _day(year: str, month: str | int, day: str) -> str | None:
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None


def _offset(text: str) -> str:
    """An offset as ISO writes it: +0800 and +08 as +08:00, UTC as Z."""
    if text.upper() in ("Z", "UTC", "GMT"):
        return "Z"
    digits = text[1:].replace(":", "").ljust(4, "0")
    return f"{text[0]}{digits[:2]}:{digits[2:]}"


def _moment(match: re.Match[str]) -> str | None:
    """The day of an ISO form, with time where an offset says which; a time without one says too little."""
    day = _day(match["year"], match["month"], match["day"])
    if day is None or not match["offset"] or not match["hour"]:
        return day
    moment = (
        f"{day}T{int(match['hour']):02}:{match['minute']}:{match['second'] or '00'}{_offset(match['offset'])}"
    )
    try:
        datetime.fromisoformat(moment)
    except ValueError:
        return day
    return moment


def _mail(text: str) -> str | None:
    """The moment of a date as in e-mails and RSS: Mon, 15 Sep 2025 08:00:00 +0800."""
    try:
        moment = parsedate_to_datetime(text.strip())
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return moment.date().isoformat() if moment.tzinfo is None else moment.isoformat().replace("+00:00", "Z")


def _epoch(text: str) -> str | None:
    seconds = int(text[:10])
    return datetime.fromtimestamp(seconds, UTC).isoformat().replace("+00:00", "Z")


def written(text: str) -> Iterator[tuple[int, str]]:
    """Each date in running text as offset and ISO day: ISO, 2025/09/15, and the forms of the languages."""
    words = page_words()
    for pattern in (_ISO, _SLASHES):
        for match in pattern.finditer(text):
            value = _moment(match) if pattern is _ISO else _day(match["year"], match["month"], match["day"])
            if value is not None:
                yield match.start(), value
    for form in words.date_forms:
        for match in form.finditer(text):
            groups = match.groupdict()
            name = (groups.get("month") or "").rstrip(".").lower()
            number = words.months.get(name) or words.months.get(name[:3]) or groups.get("number")
            value = _day(match["year"], number, match["day"]) if number else None
            if value is not None:
                yield match.start(), value


def parse(text: str) -> str | None:
    """The date in a short text, in ISO form, or None where it is none or can be read in two ways."""
    text = " ".join(text[:_LONGEST].split())
    if _EPOCH.fullmatch(text):
        return _epoch(text)
    if match := _ISO.match(text) or _COMPACT.fullmatch(text):
        return _moment(match) if match.re is _ISO else _day(match["year"], match["month"], match["day"])
    if _RFC.match(text) and (moment := _mail(text)) is not None:
        return moment
    return min(written(text), default=(0, None))[1]


def is_iso(text: str) -> bool:
    """True for a date as articles carry it: a moment with offset, a day, a month (2025-07) or a year."""
    if _REDUCED.fullmatch(text):
        return True
    match = _ISO.fullmatch(text)
    value = _moment(match) if match else None
    return value is not None and ("T" in value or len(text) == len(value))


def day_of(value: str) -> date | None:
    """The day of a value in ISO form (the first one of a month or year), or None where it is none."""
    if _REDUCED.fullmatch(value):
        value = (value + "-01-01")[:10]
    try:
        return date.fromisoformat(value[:10])
    except ValueError:
        return None
