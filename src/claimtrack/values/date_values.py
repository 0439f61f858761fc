"""Values of kind period: single dates, stretches from one date to another, so many years ago."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from claimtrack.errors import InputError
from claimtrack.model import Period
from claimtrack.values.bounds import read_before
from claimtrack.values.dates import read_when
from claimtrack.values.found import Found
from claimtrack.values.numbers import read_amount
from claimtrack.values.periods import period_of
from claimtrack.values.roles import Role
from claimtrack.values.tokens import Line
from claimtrack.values.value import ValueKind
from claimtrack.values.when import When, add_months, shifted
from claimtrack.values.years import read_year

FISCAL_SURE = 0.6
"""A company's fiscal quarter is read as the common one of the same name, which is often wrong."""


def _found(start: int, end: int, rule: str, period: Period | None) -> Found:
    sure = FISCAL_SURE if "fiscal" in rule else 1.0
    return Found(start, end, ValueKind.PERIOD, rule, period=period, sure=sure)


def read_date(line: Line, start: int, published: Period | None) -> Found | None:
    """The single date that begins at a place."""
    read = read_when(line, start)
    if read is None:
        return None
    when, end = read
    return _found(start, end, when.rule, when.period(published))


def _bare(line: Line, place: int) -> tuple[int, int] | None:
    """A number alone at one end of a stretch, as in 15-17 September, 9-10月, 2012–13."""
    token = line.at(place)
    if not token.whole or len(token.text) > 2:
        return None
    dot = line.at(place + 1).text == "." and line.glued(place + 1)
    return int(token.number), place + 1 + dot


def _left(line: Line, place: int) -> tuple[When | None, int, int] | None:
    """The left end of a stretch: a date, or a number still to be understood."""
    read = read_when(line, place)
    if read:
        return read[0], 0, read[1]
    bare = _bare(line, place)
    if bare:
        return None, bare[0], bare[1]
    year = read_year(line, place)
    return (When(year=year[0]), 0, year[1]) if year else None


def _joined(line: Line, place: int, between: bool) -> bool:
    token = line.at(place)
    return token.has(Role.TO) or (between and token.has(Role.AND))


def _right(line: Line, place: int, left: When | None) -> tuple[When, int] | None:
    """The right end of a stretch, its bare number understood by the left one."""
    read = read_when(line, place)
    if read:
        return read
    bare = _bare(line, place)
    if bare is None or left is None:
        return None
    number, end = bare
    if left.day is not None and left.month is not None and number > left.day:
        return replace(left, day=number, weekday=None), end
    if (
        left.year is not None
        and not left.inner
        and number > left.year % 100
        and len(line.at(place).text) == 2
    ):
        return When(year=left.year // 100 * 100 + number), end
    return None


def _understood(left: When | None, number: int, right: When) -> When | None:
    """The left end with what only the right one says."""
    if left is not None:
        return left
    if right.day is not None and number < right.day:
        return replace(right, day=number, weekday=None)
    if right.month is not None and right.day is None and number <= 12:
        return replace(right, month=number)
    return None


def _stretch(left: When, right: When, published: Period | None) -> Period | None:
    """The days from one date to the other; each takes from the other what it does not say itself."""
    if right.day is not None and right.month is None and left.month is not None:
        right = replace(right, month=left.month)
    if left.day is not None and left.month is None and right.month is not None:
        left = replace(left, month=right.month)
    first, last = left.period(published), right.period(published)
    floating = left.inner and left.year is None and left.span is None and left.label is None
    if right.inner and right.year is None and right.span is None and first and not floating:
        last = right.in_year(first.start.year)
        if last and last.end < first.start:
            last = right.in_year(first.start.year + 1)
    elif floating and last:
        first = left.in_year(last.start.year)
        if first and first.start > last.end:
            first = left.in_year(last.start.year - 1)
    return period_of(first.start, last.end) if first and last and first.start <= last.end else None


def read_stretch(line: Line, start: int, published: Period | None) -> Found | None:
    """The stretch between two dates: late September to October, 2022-2024, zwischen Mai und Juli."""
    between = line.at(start).has(Role.BETWEEN)
    opened = between or line.at(start).has(Role.FROM)
    left = _left(line, start + opened)
    if left is None:
        return None
    when, number, place = left
    if not _joined(line, place, between):
        return None
    right = _right(line, place + 1, when)
    if right is None:
        return None
    first = _understood(when, number, right[0])
    if first is None:
        return None
    end = right[1] + line.at(right[1]).has(Role.BETWEEN_END)
    try:
        period = _stretch(first, right[0], published)
    except (ValueError, InputError):
        period = None
    rule = "date/fiscal-range" if first.fiscal or right[0].fiscal else "date/range"
    return _found(start, end, rule, period)


def _whole_spans(line: Line, place: int) -> tuple[int, str, int] | None:
    """So many days, weeks, months or years, and the place after them."""
    if line.at(place).has(Role.ARTICLE) and line.at(place + 1).has(Role.SPAN):
        return 1, line.at(place + 1).word(Role.SPAN), place + 2
    amount = read_amount(line, place)
    if amount is None or amount.low != amount.high or amount.low > 999:
        return None
    span = line.at(amount.end).word(Role.SPANS) or line.at(amount.end).word(Role.SPAN)
    return (int(amount.low), span, amount.end + 1) if span else None


def _moved(day: date, number: int, span: str) -> date:
    days = {"day": 1, "week": 7}.get(span)
    if days:
        return day + timedelta(days=days * number)
    return add_months(day, number * {"month": 1, "quarter": 3, "half": 6}.get(span, 12))


def read_ago(line: Line, start: int, published: Period | None) -> Found | None:
    """Two years ago, vor zwei Wochen, 三个月前; two years earlier hides its number without a period."""
    _, place = read_before(line, start)
    led = line.at(place).has(Role.AGO_BEFORE)
    _, place = read_before(line, place + led)
    spans = _whole_spans(line, place)
    if spans is None:
        return None
    number, span, end = spans
    after = line.at(end)
    if after.has(Role.EARLIER):
        return _found(start, end + 1, "date/earlier", None)
    if not led and not after.has(Role.AGO):
        return None
    try:
        period = shifted(span, -number, published) if published else None
    except (ValueError, OverflowError):
        period = None
    return _found(start, end if led else end + 1, "date/ago", period)


def read_next(line: Line, start: int, published: Period | None) -> Found | None:
    """The next three years, in den vergangenen zwei Monaten, 未来三年: from or up to the published day."""
    token = line.at(start)
    if not token.has(Role.STRETCH):
        return None
    spans = _whole_spans(line, start + 1)
    if spans is None:
        return None
    number, span, end = spans
    period, shift = None, token.value(Role.STRETCH)
    if published and published.start == published.end:
        try:
            other = _moved(published.start, int(shift) * number, span)
            period = period_of(min(other, published.start), max(other, published.start))
        except (ValueError, OverflowError):
            period = None
    return _found(start, end, "date/next" if shift > 0 else "date/past", period)
