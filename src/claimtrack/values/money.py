"""Money in two parts or with its magnitude behind: 15 dollars and 20 cents, 50元6角三分, 75 USD million."""

from __future__ import annotations

from dataclasses import replace

from claimtrack.values.amounts import Amount, scales
from claimtrack.values.numbers import read_amount
from claimtrack.values.roles import Role
from claimtrack.values.tokens import Line, Shape
from claimtrack.values.units import Unit, read_subunit
from claimtrack.values.value import ValueKind

MOST_PARTS = 2
MILLION = 1e6
JOINS = frozenset({Role.AND, Role.MIXED})


def read_whole_money(line: Line, amount: Amount, unit: Unit | None, end: int) -> tuple[Amount, int]:
    """An amount of money with all its parts, and the place after it; any other amount unchanged."""
    if unit is None or unit.kind is not ValueKind.MONEY or amount.vague or amount.low != amount.high:
        return amount, end
    product, after = scales(line, end)
    if product >= MILLION and amount.scale == 1.0 and not unit.before:
        return replace(amount, low=amount.low * product, high=amount.high * product, scale=product), after
    if unit.factor != 1.0 or amount.low % 1:
        return amount, end
    return _with_parts(line, amount, unit, end)


def _with_parts(line: Line, amount: Amount, unit: Unit, end: int) -> tuple[Amount, int]:
    """The cents after a whole amount; each part is smaller than the one before."""
    largest = 1.0
    for _ in range(MOST_PARTS):
        part = _part(line, end, largest, unit)
        if part is None:
            break
        value, largest, end = part
        low = round(amount.low + value, 4)
        amount = replace(amount, low=low, high=low)
    return amount, end


def _part(line: Line, end: int, largest: float, unit: Unit) -> tuple[float, float, int] | None:
    """A number of cents at a place: its value, what one of them is worth, and the place after it."""
    joined = not JOINS.isdisjoint(line.at(end).roles)
    small = read_amount(line, end + joined)
    if small is None or small.vague or small.low % 1 or not 0 < small.low < 100 or small.scale != 1.0:
        return None
    token = line.at(small.end)
    if token.has(Role.SUBUNIT):
        worth = read_subunit(token).factor
        return (small.low * worth, worth, small.end + 1) if worth < largest else None
    if largest != 1.0 or unit.before or line.lexicon.writing.numerals == "han":
        return None
    two_digits = small.low >= 10 and (small.end == end + joined + 1 or small.written)
    return (small.low / 100, 0.01, small.end) if two_digits and _ends(line, small.end, joined) else None


def _ends(line: Line, place: int, joined: bool) -> bool:
    """Whether nothing is counted by the number before a place: it costs 15 dollars 50."""
    token = line.at(place)
    closed = token.shape in (Shape.END, Shape.BREAK) or (token.shape is Shape.MARK and token.text in ".,;!?)")
    return closed or (not joined and token.has(Role.FRACTION_NEXT))
