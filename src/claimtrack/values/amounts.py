"""Amounts: a number as it is written, in digits, in words or by its size alone, before its unit."""

from __future__ import annotations

from dataclasses import dataclass, replace

from claimtrack.values.roles import Role
from claimtrack.values.tokens import Line, Token

MIDDLE = {"low": (0, 3), "middle": (3, 7), "high": (7, 9)}
"""What low, middle and high pick from a decade: the mid-teens are 13 to 17."""
MOST_SCALES = 4
THIRDS = {"low": 0, "middle": 1, "high": 2}


@dataclass(frozen=True, slots=True)
class Amount:
    """An interval of plain numbers that ends before the token at `end`."""

    low: float
    high: float
    end: int
    scale: float = 1.0
    """The magnitude that stands last (million in 1.5 million), which a range may share."""
    vague: bool = False
    rate: bool = False
    """Said in the way that growth is: mid-teens, double-digit."""
    opened: bool = False
    """More than it says, by a word inside it: 一千多, 20余."""
    written: bool = True
    """In words throughout."""
    bare: bool = False
    """A number only if something counted follows: one, 一, 千人."""

    @property
    def mantissa(self) -> float:
        """The number before its last magnitude."""
        return self.low / self.scale


def exact(number: float, end: int, scale: float = 1.0, *, written: bool = True, bare: bool = False) -> Amount:
    """The amount of a number that is said as such."""
    value = round(number * scale, 4) or float(f"{number * scale:.4g}")
    return Amount(value, value, end, scale, written=written, bare=bare)


def sized(low: float, high: float, end: int, scale: float = 1.0) -> Amount:
    """The amount of a word that tells only the size, scaled: hundreds of thousands."""
    return Amount(low * scale, (high + 1) * scale - 1 if scale > 1 else high, end, scale, vague=True)


def scales(line: Line, place: int) -> tuple[float, int]:
    """The product of the magnitudes that begin at a place, and the place after them."""
    product = 1.0
    for _ in range(MOST_SCALES):
        step = 1 if line.at(place).text == "-" and line.glued(place) and line.glued(place + 1) else 0
        token = line.at(place + step)
        if not token.has(Role.SCALE) or (step and len(token.text) == 1):
            return product, place  # an $11-billion plan; but a form 10-K
        product *= token.value(Role.SCALE)
        place += step + 1
    return product, place


def third(low: float, high: float, level: str) -> tuple[float, float]:
    """The lower, middle or upper third of an interval of whole numbers."""
    step, number = (high + 1 - low) / 3, THIRDS[level]
    return low + number * step, low + (number + 1) * step - 1


def bounds_of(token: Token) -> tuple[float, float]:
    """The interval that a vague word or a number of figures stands for."""
    if token.has(Role.FIGURES):
        figures = token.value(Role.FIGURES)
        return 10 ** (figures - 1), 10**figures - 1
    low, _, high = token.word(Role.VAGUE).partition("-")
    return float(low), float(high)


def _levels(line: Line, place: int) -> tuple[list[str], int]:
    """The levels before a size: low; lower to middle."""
    found: list[str] = []
    while line.at(place).has(Role.LEVEL) and len(found) < 2:
        found.append(line.at(place).word(Role.LEVEL))
        place += 1
        while line.at(place).text == "-":
            place += 1
        if line.at(place).has(Role.TO):
            after = place + 1
            while line.at(after).text == "-":
                after += 1
            if line.at(after).has(Role.LEVEL):
                place = after
    return found, place


def read_size(line: Line, place: int) -> Amount | None:
    """An amount that tells only its size: hundreds, low tens of thousands, vierstellig, mid-teens."""
    levels, place = _levels(line, place)
    token = line.at(place)
    if levels and token.has(Role.DECADE):
        base = token.value(Role.DECADE)
        low, high = MIDDLE[levels[0]][0], MIDDLE[levels[-1]][1]
        return Amount(base + low, base + high, place + 1, vague=True, rate=True)
    if not token.has(Role.VAGUE) and not token.has(Role.FIGURES):
        return None
    low_end, high_end = bounds_of(token)
    if token.has(Role.VAGUE):
        low_end, high_end, place = _of_vague(line, place, low_end, high_end)
    if levels:
        low_end, high_end = third(low_end, high_end, levels[0])[0], third(low_end, high_end, levels[-1])[1]
    scale, end = scales(line, place + 1)
    return replace(
        sized(low_end, high_end, end, scale), rate=token.has(Role.FIGURES) and scale == 1 and high_end < 100
    )


def _of_vague(line: Line, place: int, low: float, high: float) -> tuple[float, float, int]:
    """Hundreds of thousands: the second size multiplies the first."""
    if line.at(place + 1).has(Role.PARTITIVE) and line.at(place + 2).has(Role.VAGUE):
        second, _ = bounds_of(line.at(place + 2))
        return low * second, (high + 1) * second - 1, place + 2
    return low, high, place
