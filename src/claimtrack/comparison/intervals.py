"""Quantities as intervals: what "about", "up to" and rounding leave open, and whether two of them meet."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from decimal import Decimal

from claimtrack.model import Qualifier, Quantity

APPROXIMATE = 0.10
"""About 10 percent and nearly 10 percent are read as 9 to 11: a tenth of the value on either side."""

_APPROXIMATIONS = (Qualifier.ABOUT, Qualifier.NEARLY)
_FLOORS = (Qualifier.AT_LEAST, Qualifier.MORE_THAN)
_CEILINGS = (Qualifier.UP_TO, Qualifier.LESS_THAN)
_WRITTEN = re.compile(r"\d(?:[\d.,'’\s]*\d)?")
_MOST_DIGITS = 18
_NOISE = 1e-9


@dataclass(frozen=True, slots=True)
class Interval:
    """What a quantity leaves possible; an open side is infinite, `rounding` half the last written place.

    `told` holds the ends before "about" or "nearly" moved them apart.
    """

    low: float
    high: float
    rounding: float
    told: tuple[float, float]

    @property
    def closed(self) -> bool:
        """Whether both ends are known."""
        return math.isfinite(self.low) and math.isfinite(self.high)


def _written_place(value: float, text: str) -> float | None:
    """The last place as written (0.1 in 5.8 %, 1000 in 1.4万), whatever the separators of the language."""
    best: float | None = None
    for token in _WRITTEN.findall(text):
        digits = int(re.sub(r"\D", "", token)[:_MOST_DIGITS])
        ratio = abs(value) / max(digits, 1)
        if ratio == 0:
            continue
        place = 10.0 ** (power := round(math.log10(ratio)))
        nearer = best is None or abs(power) < abs(math.log10(best))
        if nearer and math.isclose(digits * place, abs(value), rel_tol=_NOISE):
            best = place
    return best


def _place(value: float, quantity: Quantity) -> float:
    """The place a value is rounded to: 1 for 10 %, 0.1 for 5.8 %, 100 for 1,700, 1000 for 16,000.

    Zeros at the end of a count or a sum count as rounding, but by no more than a tenth of it: 7,000 covers
    6,900, and 10,000 does not cover 14,000. Percentages end in zeros too often for that.
    """
    if value == 0:
        return 1.0
    exponent = Decimal(repr(value)).normalize().as_tuple().exponent
    zeros = 10.0 ** int(exponent) if isinstance(exponent, int) else 1.0
    written = _written_place(value, quantity.text) or min(zeros, 1.0)
    if written < 1.0 or quantity.unit == "percent":
        return min(written, 1.0)
    return min(max(written, zeros), max(abs(value) / 10, 1.0))


def _ends(quantity: Quantity) -> tuple[float, float] | None:
    """The ends as told, an open side infinite; None without a number.

    "At least several hundred" is open above, whatever end the words "several hundred" have of their own.
    """
    low, high = quantity.low, quantity.high
    low = None if low is None or not math.isfinite(low) else low
    high = None if high is None or not math.isfinite(high) else high
    if low is None and high is None:
        return None
    if low is not None and high is not None:
        low, high = min(low, high), max(low, high)
        open_above, open_below = quantity.qualifier in _FLOORS, quantity.qualifier in _CEILINGS
        low, high = None if open_below else low, None if open_above else high
    return -math.inf if low is None else low, math.inf if high is None else high


def interval_of(quantity: Quantity | None) -> Interval | None:
    """The interval a quantity stands for; None where there is no number (2N months, or nothing at all)."""
    told = None if quantity is None else _ends(quantity)
    if quantity is None or told is None:
        return None
    width = APPROXIMATE if quantity.qualifier in _APPROXIMATIONS else 0.0
    return Interval(
        low=told[0] - width * abs(told[0]) if width and math.isfinite(told[0]) else told[0],
        high=told[1] + width * abs(told[1]) if width and math.isfinite(told[1]) else told[1],
        rounding=0.0 if quantity.vague else max(_place(x, quantity) for x in told if math.isfinite(x)) / 2,
        told=told,
    )


def gap(a: Interval, b: Interval) -> float:
    """The distance between two intervals; nought or less where they overlap."""
    return max(a.low, b.low) - min(a.high, b.high)


def _close(distance: float, a: Interval, b: Interval) -> bool:
    """Whether a distance is no more than rounding: one value may be the other rounded, not both bent."""
    scale = max((abs(end) for end in (a.low, a.high, b.low, b.high) if math.isfinite(end)), default=0.0)
    return distance <= max(a.rounding, b.rounding) + _NOISE * scale


def meet(a: Interval, b: Interval) -> bool:
    """Whether one value can satisfy both, rounding allowed for. Widening either never makes this false."""
    return _close(gap(a, b), a, b)


def inside(a: Interval, b: Interval) -> bool:
    """Whether a lies within b and leaves less open."""
    return b.low <= a.low and a.high <= b.high and (a.low, a.high) != (b.low, b.high)


def same_number(a: Interval, b: Interval) -> bool:
    """Whether two intervals are one figure told twice: the same ends, or the one end that is named.

    "More than 20 percent" and "20 to 30 percent" are one report, and so are "26" and "about 26";
    "more than 20" and "less than 20" are not.
    """

    def same_end(x: float, y: float) -> bool:
        return math.isfinite(x - y) and _close(abs(x - y), a, b)

    straight = [same_end(x, y) for x, y in zip(a.told, b.told, strict=True)]
    if a.closed and b.closed:
        return all(straight)
    crossed = [same_end(x, y) for x, y in zip(a.told, reversed(b.told), strict=True)]
    return meet(a, b) and any(straight + crossed if a.closed or b.closed else straight)


def same_or_overlapping(a: Interval, b: Interval) -> bool:
    """Whether denying the one denies the other: closed ones overlap, an open one names the same figure.

    To deny 10 percent is not to deny "up to 30 percent", although 10 lies within it.
    """
    return meet(a, b) if a.closed and b.closed else same_number(a, b)
