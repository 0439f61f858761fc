"""The amount at a place of a text, by the numerals of its language."""

from __future__ import annotations

from claimtrack.values.amounts import Amount, exact, scales
from claimtrack.values.chinese import read_han
from claimtrack.values.roles import Role
from claimtrack.values.tokens import Line, Shape, once
from claimtrack.values.western import read_spelled


@once
def read_amount(line: Line, place: int) -> Amount | None:
    """The amount that begins at a place, or None."""
    token = line.at(place)
    if token.shape is Shape.MARK:
        return _ratio(line, place) if token.has(Role.SHARE) else None
    return read_han(line, place) if line.lexicon.writing.numerals == "han" else read_spelled(line, place)


def _ratio(line: Line, place: int) -> Amount:
    """A fraction in digits as a number: 1/2 percent, ¾ million, -4/5."""
    product, end = scales(line, place + 1)
    return exact(line.at(place).value(Role.SHARE) / 100, end, product, written=False, bare=True)
