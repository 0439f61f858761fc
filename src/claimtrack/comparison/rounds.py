"""Time comes first: whether two claims can be about the same round, the same state, or the same span."""

from __future__ import annotations

from claimtrack.comparison.definition import Time
from claimtrack.comparison.reading import Reading
from claimtrack.comparison.refusal import Refusal
from claimtrack.model import Period

ROUND_DAYS = 30
"""A claim with no period speaks of what is current when it is said: this many days to either side."""
PLAN_DAYS = 90
"""A plan with no period looks this many days ahead."""
LONG_DAYS = 100
"""Above a quarter, a stated period is a stretch that adds rounds up ("14,000 since 2022"), not one round."""
_VAGUE_DATE_DAYS = 31
"""An article dated by its year only does not bound a period."""

Days = tuple[int, int]


def days_of(period: Period) -> Days:
    """First and last day as numbers; turned round where the period was written backwards."""
    first, last = period.start.toordinal(), period.end.toordinal()
    return (first, last) if first <= last else (last, first)


def anchored(reading: Reading) -> Days | None:
    """The date that bounds an unstated period; None if unknown, too vague, or the claim is historic."""
    if reading.anchor is None or reading.historic:
        return None
    first, last = days_of(reading.anchor)
    return None if last - first > _VAGUE_DATE_DAYS else (first, last)


def window(reading: Reading) -> Days | None:
    """The days a claim can be about: its stated period, else the days around its date; None when unknown."""
    if reading.period is not None:
        return days_of(reading.period)
    date = anchored(reading)
    if date is None:
        return None
    return date[0] - ROUND_DAYS, date[1] + (PLAN_DAYS if reading.planned else ROUND_DAYS)


def apart(a: Days, b: Days) -> int:
    """The days between two stretches; nought or less where they overlap."""
    return max(a[0], b[0]) - min(a[1], b[1])


def label(reading: Reading) -> str:
    """The period in words for a reader, and where it comes from when it is not stated."""
    if reading.period is not None:
        return reading.period.label
    if reading.historic:
        return "an earlier time that is not named"
    if reading.anchor is None:
        return "not known"
    return f"{reading.anchor.label} (date of the article)"


def long(reading: Reading) -> bool:
    """Whether the stated period is longer than one round."""
    if reading.period is None:
        return False
    first, last = days_of(reading.period)
    return last - first > LONG_DAYS


def _said_together(a: Reading, b: Reading) -> bool:
    """Whether both were said in one article, or within the days of one round."""
    if a.claim.article == b.claim.article:
        return True
    return bool(a.said and b.said and apart(days_of(a.said), days_of(b.said)) <= ROUND_DAYS)


def _other(a: Reading, b: Reading, what: str = "Other period") -> Refusal:
    return Refusal("period", f"{what}: {label(a)} against {label(b)}.")


def _span_refusal(a: Reading, b: Reading) -> Refusal | None:
    """Figures of a quarter or a year: both periods stated, and the same to the day."""
    if a.period is None or b.period is None:
        return Refusal("period", f"The period is not stated: {label(a)} against {label(b)}.", unknown=True)
    if days_of(a.period) != days_of(b.period):
        return _other(a, b)
    if a.planned != b.planned:
        return Refusal("period", f"A forecast against a result for {label(a)}.")
    if a.planned and not _said_together(a, b):
        return Refusal("period", f"Forecasts of different dates for {label(a)}.")
    return None


def _stretch_refusal(a: Reading, b: Reading) -> Refusal | None:
    """A stretch of many months adds up what one round does not. A plan's stretch is only its deadline."""
    if a.cumulative and b.cumulative and not _said_together(a, b):
        return Refusal("period", "Running totals of different dates.")
    if not (long(a) or long(b)):
        return None
    same = a.period is not None and b.period is not None and days_of(a.period) == days_of(b.period)
    deadline = all(reading.planned or not long(reading) for reading in (a, b))
    if (same or deadline) and _said_together(a, b):
        return None
    if same:
        return Refusal("period", f"Running totals of different dates for {label(a)}.")
    return _other(a, b, "A longer stretch against one round")


def time_refusal(a: Reading, b: Reading) -> Refusal | None:
    """Why the two are not about the same time; None when they are."""
    if a.definition.time is Time.SPAN:
        return _span_refusal(a, b)
    if a.cumulative != b.cumulative:
        return Refusal("period", "A running total against one round.")
    about_a, about_b = window(a), window(b)
    if about_a is None or about_b is None:
        return Refusal("period", f"No period known: {label(a)} against {label(b)}.", unknown=True)
    if apart(about_a, about_b) > 0:
        return _other(a, b)
    if a.period is None and b.period is None:
        date_a, date_b = anchored(a), anchored(b)
        if date_a and date_b and apart(date_a, date_b) > ROUND_DAYS:
            return _other(a, b)
    return _stretch_refusal(a, b) if a.definition.time is Time.ROUND else None
