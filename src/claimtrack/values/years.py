"""Years in digits or characters, told from other numbers by their place."""

from __future__ import annotations

from claimtrack.values.nouns import read_noun
from claimtrack.values.numbers import read_amount
from claimtrack.values.roles import Role
from claimtrack.values.tokens import Line, Shape
from claimtrack.values.units import read_unit_after

YEARS = range(1900, 2101)
LIKELY_YEARS = range(1950, 2050)
AT_HOME = frozenset({Role.DATE_BEFORE, Role.PART, Role.MONTH, Role.FISCAL, Role.SPAN, Role.HALF_NAME})
"""A year is at home after these: in 2024, Ende 2024, March 2024."""
COUNTING = frozenset({Role.SCALE, Role.AFTER, Role.STRONG, Role.MORE})


def counted(line: Line, place: int) -> bool:
    """Whether the number that ends before a place is counted or measured, thus no day and no year."""
    token = line.at(place)
    if not COUNTING.isdisjoint(token.roles) or token.text == "+":
        return True
    if read_unit_after(line, place) is not None:
        return True
    noun = read_noun(line, place)
    return noun is not None and (noun[0].code is not None or token.has(Role.THING) or token.has(Role.MEASURE))


def read_year(line: Line, place: int) -> tuple[int, int] | None:
    """A year in digits or characters, and the place after it: 2024, 2024年, 二〇二五年."""
    token = line.at(place)
    number, end = (token.number, place + 1) if token.whole and len(token.text) == 4 else (0.0, place)
    if token.shape is Shape.HAN and token.has(Role.CARDINAL):
        amount = read_amount(line, place)
        number, end = (amount.low, amount.end) if amount and amount.end - place == 4 else (0.0, place)
    if int(number) not in YEARS:
        return None
    if line.at(end).has(Role.YEAR_MARK):
        return int(number), end + 1
    if token.shape is Shape.HAN:
        return None
    return (int(number), end) if _stands_as_year(line, place) else None


def _stands_as_year(line: Line, place: int) -> bool:
    """Whether four digits are a year by their place: in 2024; but 2000 jobs, about 2000."""
    number, before = int(line.at(place).number), line.at(place - 1)
    at_home = not AT_HOME.isdisjoint(before.roles)
    likely = number in LIKELY_YEARS and number % 100 != 0
    ranged = line.at(place + 1).has(Role.TO) and line.at(place + 2).shape is Shape.DIGITS
    if ranged and line.at(place + 3).has(Role.YEAR_MARK):
        return True  # 2022-2024年
    if counted(line, place + (3 if ranged else 1)):
        return at_home and likely
    if before.has(Role.CURRENCY_BEFORE) or (before.has(Role.BEFORE) and not at_home):
        return False
    return likely or at_home
