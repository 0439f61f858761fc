"""One number with its bounds and its unit, as it can stand alone or as one end of a range."""

from __future__ import annotations

from dataclasses import dataclass, replace

from claimtrack.model import Qualifier
from claimtrack.values.amounts import Amount
from claimtrack.values.bounds import opened, read_after, read_before, stronger
from claimtrack.values.money import read_whole_money
from claimtrack.values.nouns import read_noun
from claimtrack.values.numbers import read_amount
from claimtrack.values.roles import Role
from claimtrack.values.shares import read_share
from claimtrack.values.tokens import Line, Shape, once
from claimtrack.values.units import PERCENT, Unit, read_unit_after, read_unit_before
from claimtrack.values.value import ValueKind

BY_ITSELF = Unit(ValueKind.PERCENT, PERCENT)
"""The unit of a share said as a fraction."""
CELL_BORDERS = frozenset({Shape.END, Shape.BREAK})
SIGNED = frozenset({ValueKind.PERCENT, ValueKind.POINTS, ValueKind.MONEY, ValueKind.NUMBER})


@dataclass(frozen=True, slots=True)
class Side:
    """A number from the token `start` up to `end`; low and high are plain, its unit's factor not applied."""

    start: int
    end: int
    amount: Amount
    unit: Unit | None
    qualifier: Qualifier | None
    share: bool = False
    negative: bool = False

    @property
    def factor(self) -> float:
        """What turns the plain number into the unit's own."""
        return (self.unit.factor if self.unit else 1.0) * (-1.0 if self.negative else 1.0)

    def interval(self) -> tuple[float, float]:
        """The closed interval in the unit."""
        ends = round(self.amount.low * self.factor, 6), round(self.amount.high * self.factor, 6)
        return min(ends), max(ends)

    def bounds(self) -> tuple[float | None, float | None]:
        """The interval, opened where the qualifier says so."""
        low, high = self.interval()
        return opened(low, high, self.qualifier, vague=self.amount.vague)


OPENING = ("(", "（", "[")
"""Behind these a dash is a sign as behind a space: (-1 %)."""


def _minus(line: Line, place: int) -> int:
    """The place after a minus sign or word; the same place where there is none."""
    token, after = line.at(place), line.at(place + 1)
    if token.has(Role.MINUS):
        return place + 1
    if token.text not in ("-", "–") or not (token.spaced or line.at(place - 1).text in OPENING):
        return place
    number = after.shape is Shape.DIGITS or after.has(Role.CURRENCY_BEFORE) or "/" in after.text
    return place + 1 if number and (line.glued(place + 1) or _fills_cell(line, place)) else place


def _fills_cell(line: Line, place: int) -> bool:
    """Whether a dash and a number are all that stands in a cell, so that the dash is a sign: - 12."""
    amount = read_amount(line, place + 1)
    return amount is not None and {line.at(place - 1).shape, line.at(amount.end).shape} <= CELL_BORDERS


def _read_share_side(line: Line, start: int, place: int, qualifier: Qualifier | None) -> Side | None:
    led = qualifier is not None and not line.at(place).has(Role.BEFORE)  # "a good quarter" may be a season
    bounded = led or line.at(place - 1).has(Role.SHARE_BEFORE)
    share = read_share(line, place, bounded=bounded)
    if share is None:
        return None
    after, end = read_after(line, share.end)
    amount = Amount(share.percent, share.percent, end)
    return Side(start, end, amount, BY_ITSELF, stronger(qualifier, after), share=True)


def _unit_of(line: Line, place: int, before: Unit | None) -> tuple[Unit | None, int]:
    """The unit of a number that ends before a place; one on both sides is the one after: 人民币3亿元."""
    after = read_unit_after(line, place)
    if before is not None:
        doubled = after is not None and after[0].kind is before.kind
        return before, after[1] if doubled and after else place
    found = after or read_noun(line, place)
    return found if found else (None, place)


@once
def read_side(line: Line, start: int) -> Side | None:
    """The number that begins at a place, with its qualifiers, sign and unit."""
    qualifier, place = read_before(line, start)
    share = _read_share_side(line, start, place, qualifier)
    if share:
        return share
    unsigned = _minus(line, place)
    negative, place = unsigned > place, unsigned
    before = read_unit_before(line, place)
    if before:
        unsigned = _minus(line, before[1])  # 百分之负五
        negative, place = negative or unsigned > before[1], unsigned
    amount = read_amount(line, place)
    if amount is None:
        return None
    return _with_unit(line, start, amount, before[0] if before else None, qualifier, negative)


def _tenths(line: Line, amount: Amount, unit: Unit | None, end: int) -> tuple[Amount, int]:
    """七成六 is 76 %, 一成半 is 15 %."""
    token, after = line.at(end), line.at(end + 1)
    if unit is None or unit.before or unit.factor != 10:
        return amount, end
    if token.spaced and after.shape not in (Shape.END, Shape.BREAK, Shape.MARK):
        return amount, end
    half = 0.5 if token.has(Role.HALF) else 0.0
    digit = token.value(Role.CARDINAL) / 10 if token.shape is Shape.HAN else 0.0
    if not (half or digit) or after.roles.keys() & {
        Role.SCALE,
        Role.CARDINAL,
        Role.MEASURE,
        Role.PEOPLE_MEASURE,
    }:
        return amount, end
    return replace(amount, low=amount.low + half + digit, high=amount.high + half + digit), end + 1


def _with_unit(
    line: Line, start: int, amount: Amount, before: Unit | None, qualifier: Qualifier | None, negative: bool
) -> Side:
    inner, place = read_after(line, amount.end)
    unit, end = _unit_of(line, place, before)
    amount, end = _tenths(line, amount, unit, end)
    amount, end = read_whole_money(line, amount, unit, end)
    outer, end = read_after(line, end)
    if amount.opened:
        qualifier = stronger(qualifier, Qualifier.MORE_THAN)
    qualifier = stronger(stronger(qualifier, inner), outer)
    signed = negative and (unit.kind if unit else ValueKind.NUMBER) in SIGNED
    return Side(start, end, amount, unit, qualifier, negative=signed)
