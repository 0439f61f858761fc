"""What a rule gives back: a value in terms of tokens, before it is cut out of the text."""

from __future__ import annotations

from dataclasses import dataclass

from claimtrack.model import Period, Qualifier
from claimtrack.values.sides import Side
from claimtrack.values.tokens import Line
from claimtrack.values.units import Unit
from claimtrack.values.value import Value, ValueKind

RATE = "rate"
"""The rule of a number that is a percentage where growth is spoken of: mid-teens."""
Interval = tuple[float | None, float | None]


@dataclass(frozen=True, slots=True)
class Found:
    """A value from the token `start` up to `end`; without a kind, a stretch that holds none."""

    start: int
    end: int
    kind: ValueKind | None
    rule: str
    low: float | None = None
    high: float | None = None
    unit: Unit | None = None
    qualifier: Qualifier | None = None
    vague: bool = False
    previous: Interval | None = None
    period: Period | None = None
    sure: float = 1.0

    def value(self, line: Line) -> Value:
        """The value as it stands in the text."""
        assert self.kind is not None
        start, end = line.tokens[self.start].start, line.tokens[self.end - 1].end
        unit = self.unit
        return Value(
            kind=self.kind,
            start=start,
            end=end,
            text=line.text[start:end],
            low=self.low,
            high=self.high,
            unit=unit.code if unit else None,
            qualifier=self.qualifier,
            vague=self.vague,
            noun=unit.noun if unit else None,
            previous=self.previous,
            period=self.period,
            rule=self.rule,
            sure=self.sure,
        )


def kind_of(unit: Unit | None) -> ValueKind:
    """The kind of value that a unit makes."""
    return unit.kind if unit else ValueKind.NUMBER


def nothing(start: int, end: int, rule: str) -> Found:
    """A stretch that looks like a value and is none."""
    return Found(start, end, None, rule)


def single(side: Side) -> Found:
    """The value of one number by itself."""
    low, high = side.bounds()
    rule = "share" if side.share else "vague" if side.amount.vague else "number"
    if side.amount.rate and side.unit is None:
        rule = RATE
    return Found(
        start=side.start,
        end=side.end,
        kind=kind_of(side.unit),
        rule=f"{rule}/{kind_of(side.unit)}",
        low=low,
        high=high,
        unit=side.unit,
        qualifier=side.qualifier,
        vague=side.amount.vague,
    )
