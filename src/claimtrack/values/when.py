"""A date as it is written, part by part, and the period it means once the published date is known."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from claimtrack.model import Period
from claimtrack.values.periods import month_of, parse_period, period_of, quarter_of, year_of
from claimtrack.values.written_dates import UNKNOWN


@dataclass(frozen=True, slots=True)
class When:
    """The parts of a date that are said; None where one is not.

    A month or day without a year is the one nearest to the published date: "in October" is the coming
    one in September and the last one in January. A quarter or half is that of the published year once
    it has begun, since it is mostly looked back on, else the nearest. A weekday is the last one up to
    the published date, unless "next" stands with it.
    """

    year: int | None = None
    quarter: int | None = None
    half: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    first: tuple[int, str] | None = None
    """The first so many months or quarters of a year."""
    span: str | None = None
    shift: int | None = None
    """Last year is span year and shift -1; with a month, last October is shift -1 alone."""
    label: str | None = None
    """A date in digits, complete."""
    fiscal: bool = False
    """By a company's own calendar; read as if it were the common one."""

    @property
    def anchored(self) -> bool:
        """Whether anything is said that can be a date by itself."""
        parts = (
            self.year,
            self.quarter,
            self.half,
            self.month,
            self.day,
            self.weekday,
            self.first,
            self.label,
        )
        return any(part is not None for part in parts) or self.span is not None

    @property
    def rule(self) -> str:
        """The name of the finest part."""
        parts = {
            "day": self.day, "weekday": self.weekday, "month": self.month, "quarter": self.quarter,
            "half": self.half, "first": self.first, "year": self.year,
        }  # fmt: skip
        name = next((name for name, part in parts.items() if part is not None), self.span or "digits")
        return f"date/fiscal-{name}" if self.fiscal else f"date/{name}"

    @property
    def inner(self) -> bool:
        """Whether a part smaller than a year is said."""
        parts = (self.quarter, self.half, self.month, self.day, self.first)
        return any(part is not None for part in parts)

    def period(self, published: Period | None) -> Period | None:
        """The days meant, or None where they cannot be known."""
        try:
            return self._period(published)
        except (ValueError, OverflowError):
            return None  # 30 February, or a year beyond the calendar

    def _period(self, published: Period | None) -> Period | None:
        if self.label is not None:
            return None if self.label == UNKNOWN else parse_period(self.label)
        year = self.year
        if self.span == "year" and self.shift is not None and published:
            year = published.start.year + self.shift if published.start.year == published.end.year else None
        if year is not None:
            return self.in_year(year)
        if published is None:
            return None
        if self.inner:
            return self._nearest(published)
        if self.weekday is not None:
            return self._weekday(published)
        return shifted(self.span, self.shift, published)

    def in_year(self, year: int) -> Period | None:
        """The period within a year."""
        if self.day is not None:
            day = date(year, self.month, self.day) if self.month else None
            return period_of(day, day) if day else None
        if self.month is not None:
            return period_of(*month_of(year, self.month))
        if self.quarter is not None:
            return period_of(*quarter_of(year, self.quarter))
        if self.half is not None:
            return period_of(quarter_of(year, 2 * self.half - 1)[0], quarter_of(year, 2 * self.half)[1])
        if self.first is not None:
            months = self.first[0] * (3 if self.first[1] == "quarter" else 1)
            return period_of(date(year, 1, 1), month_of(year, months)[1])
        return period_of(*year_of(year))

    def _candidates(self, published: Period) -> Iterator[Period]:
        middle = _middle(published)
        if self.day is not None and self.month is None:
            for months in (-1, 0, 1):
                year, month = divmod(middle.year * 12 + middle.month - 1 + months, 12)
                if self.day <= month_of(year, month + 1)[1].day:
                    day = date(year, month + 1, self.day)
                    yield period_of(day, day)
            return
        for year in (middle.year - 1, middle.year, middle.year + 1):
            if (self.month, self.day) == (2, 29) and month_of(year, 2)[1].day < 29:
                continue
            found = self.in_year(year)
            if found:
                yield found

    def _nearest(self, published: Period) -> Period | None:
        middle = _middle(published)
        found = list(self._candidates(published))
        if self.shift == -1:
            found = [each for each in found if each.end < published.start][-1:]
        elif self.shift == 1:
            found = [each for each in found if each.start > published.end][:1]
        elif self.shift == 0 or self.month is None:
            begun = [each for each in found if each.start.year == middle.year and each.start <= published.end]
            found = begun or found
        return min(found, key=lambda each: abs(_middle(each) - middle), default=None)

    def _weekday(self, published: Period) -> Period | None:
        if published.start != published.end or self.weekday is None:
            return None
        today = published.start
        if self.span == "week" and self.shift is not None:
            day = today - timedelta(days=today.weekday()) + timedelta(days=7 * self.shift + self.weekday - 1)
        elif self.shift == 1:
            day = today + timedelta(days=(self.weekday - 2 - today.weekday()) % 7 + 1)
        else:
            back = (today.weekday() - self.weekday + 1) % 7
            day = today - timedelta(days=back or (7 if self.shift == -1 else 0))
        return period_of(day, day)


def _middle(period: Period) -> date:
    return period.start + (period.end - period.start) / 2


def add_months(day: date, months: int) -> date:
    """The same day so many months on, or the last day of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, month_of(year, month + 1)[1].day))


def shifted(span: str | None, shift: int | None, published: Period) -> Period | None:
    """The day, week, month, quarter, half or year that lies so many of them from the published one."""
    start, end = published.start, published.end
    if shift is None or span is None:
        return None
    if span == "year":
        return period_of(*year_of(start.year + shift)) if start.year == end.year else None
    if span in ("day", "week"):
        if start != end:
            return None
        day = start + timedelta(days=shift * (7 if span == "week" else 1))
        monday = day - timedelta(days=day.weekday())
        return period_of(day, day) if span == "day" else period_of(monday, monday + timedelta(days=6))
    months = {"month": 1, "quarter": 3, "half": 6}[span]
    first, last = (each.year * 12 + each.month - 1 for each in (start, end))
    if first // months != last // months:
        return None
    year, month = divmod((first // months + shift) * months, 12)
    begin = date(year, month + 1, 1)
    return period_of(begin, add_months(begin, months) - timedelta(days=1))
