"""What a value finder returns: what it found, where, and how sure it is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from claimtrack.model import Period, Qualifier, Quantity


class ValueKind(StrEnum):
    """The kinds of value; each character of a text belongs to one value at most."""

    PERCENT = "percent"
    POINTS = "points"
    """Percentage points: a difference of two shares, never a share."""
    MONEY = "money"
    MONTHS = "months"
    """Severance terms: N+3, five months' pay, 60 days of salary. low and high are months."""
    MULTIPLE = "multiple"
    """Severance as a multiple of the years of service (2N, 2.3N): has no value in months."""
    COUNT = "count"
    """A number of something named: `noun` says what; unit is "people" for staff, jobs, roles."""
    NUMBER = "number"
    """A bare number: nothing says what is counted."""
    PERIOD = "period"
    """A day, month, quarter, year or stretch; `period` is set."""


@dataclass(frozen=True, slots=True)
class Value:
    """One value in a text: `text == whole[start:end]`, bounds and approximations included in the span."""

    kind: ValueKind
    start: int
    end: int
    text: str
    low: float | None = None
    high: float | None = None
    unit: str | None = None
    """percent, people, months, an ISO 4217 code, points; None where nothing is said."""
    qualifier: Qualifier | None = None
    vague: bool = False
    """True for words such as hundreds, Dutzende, 上千: low and high are the usual reading."""
    noun: str | None = None
    """The counted noun as written (jobs, Stellen, 名员工), if any."""
    previous: tuple[float | None, float | None] | None = None
    """For from-to changes (from 33 % to 36 %): the old value; low and high are the new one."""
    period: Period | None = None
    rule: str = ""
    """Name of the rule that found it, for debugging and explanations."""
    sure: float = 1.0

    def quantity(self) -> Quantity:
        """The value as a Quantity of the model."""
        return Quantity(self.low, self.high, self.unit or "", self.qualifier, self.text, self.vague)
