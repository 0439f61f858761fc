"""The amount at a place of a text, by the numerals of its language."""

from __future__ import annotations

from claimtrack.values.amounts import Amount
from claimtrack.values.chinese import read_han
from claimtrack.values.tokens import Line, once
from claimtrack.values.western import read_spelled


@once
def read_amount(line: Line, place: int) -> Amount | None:
    """The amount that begins at a place, or None."""
    return read_han(line, place) if line.lexicon.writing.numerals == "han" else read_spelled(line, place)
