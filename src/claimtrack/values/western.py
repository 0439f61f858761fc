"""English and German amounts: 1.5 million, one thousand five hundred, mehrere tausend, half a million."""

from __future__ import annotations

from dataclasses import replace

from claimtrack.values.amounts import Amount, exact, read_size, scales
from claimtrack.values.roles import Role
from claimtrack.values.tokens import Line, Shape

LONGEST = 40
"""More words than this are no number."""


def read_few(line: Line, place: int) -> Amount | None:
    """Several hundred, mehrere tausend, a few dozen: from one to ten times the magnitude."""
    if not line.at(place).has(Role.FEW):
        return None
    token = line.at(place + 1)
    if token.has(Role.SCALE):
        product, end = scales(line, place + 1)
    elif token.value(Role.CARDINAL) in (100.0, 1e3, 1e4, 1e5):
        scale, end = scales(line, place + 2)
        product = token.value(Role.CARDINAL) * scale
    else:
        return None
    if product == 12:
        return Amount(24, 99, end, vague=True)
    return Amount(product, product * 10 - 1, end, product, vague=True)


def read_half_scale(line: Line, place: int) -> Amount | None:
    """Half a million, eine halbe Milliarde, ein halbes Prozent."""
    start = place
    while place < start + 3 and (line.at(place).has(Role.ARTICLE) or line.at(place).has(Role.HALF)):
        place += 1
    if not any(line.at(each).has(Role.HALF) for each in range(start, place)):
        return None
    product, end = scales(line, place)
    halved = product > 1 or line.at(end).roles.keys() & {Role.PERCENT, Role.POINTS, Role.PAY_MONTHS}
    return exact(0.5, end, product) if halved else None


def read_western(line: Line, place: int) -> Amount | None:
    """A number in digits or in words with spaces: 1.5 million, one thousand five hundred, zwei Millionen."""
    token = line.at(place)
    if token.shape is Shape.DIGITS:
        number, after = token.number, _half_after(line, place + 1)
        product, end = scales(line, after or place + 1)
        number += 0.5 if after else 0.0
        return exact(number, end, token.scale * product, written=False)
    if token.has(Role.ARTICLE) and not token.has(Role.CARDINAL):
        return _one(line, place)
    return read_size(line, place) or read_words(line, place)


def _one(line: Line, place: int) -> Amount | None:
    """A million, ein Prozent, a month's pay: one of what follows."""
    product, end = scales(line, place + 1)
    if product >= 12:
        return exact(1, end, product)
    unit = line.at(place + 1)
    if unit.shape is Shape.WORD and unit.roles.keys() & {Role.PERCENT, Role.POINTS, Role.PAY_MONTHS}:
        return exact(1, place + 1)
    ranged = line.at(place + 1).has(Role.TO) and line.at(place + 1).text.isalpha()  # ein bis zwei Jahre
    return exact(1, place + 1, bare=True) if ranged or line.at(place + 1).has(Role.DURATION) else None


def read_fraction_scale(line: Line, place: int) -> Amount | None:
    """A quarter of a million, three-quarters of a billion, eine Viertelmillion."""
    token = line.at(place)
    part = 1.0 if token.has(Role.ARTICLE) else token.value(Role.CARDINAL)
    place += bool(part)
    place += bool(part) and line.at(place).text == "-"
    whole = line.at(place).value(Role.FRACTION)
    if not whole:
        return None
    after = line.past(place + 1, Role.PARTITIVE)
    product, end = scales(line, line.past(after, Role.ARTICLE))
    return exact((part or 1.0) / whole, end, product) if product >= 1000 else None


def _half_after(line: Line, place: int) -> int | None:
    """The place after "and a half", or None."""
    words = (Role.AND, Role.ARTICLE, Role.HALF)
    return place + 3 if all(line.at(place + n).has(role) for n, role in enumerate(words)) else None


def _fits(chunk: float, number: float, last: float) -> bool:
    """Whether a number word may follow what was said: twenty-five, never five six."""
    if chunk == 0:
        return last != 1.0
    if number >= 100:
        return False
    return chunk % 100 == 0 or (number < 10 and chunk % 10 == 0 and chunk % 100 >= 20)


def _next_word(line: Line, place: int) -> int:
    """The place of the next number word, over the hyphen of twenty-five and the "and" of hundred and six."""
    token = line.at(place)
    if token.text == "-" and line.glued(place) and line.glued(place + 1):
        return place + 1
    if token.has(Role.AND) and line.at(place - 1).has(Role.SCALE) and line.at(place + 1).has(Role.CARDINAL):
        return place + 1
    return place


def read_words(line: Line, place: int) -> Amount | None:
    """A number in words."""
    if not line.at(place).has(Role.CARDINAL):
        return None
    total = chunk = last = 0.0  # `last` is the magnitude of the word before: 1 for a cardinal
    start = place
    while place < start + LONGEST:
        after = place if place == start else _next_word(line, place)
        token = line.at(after)
        half = _half_after(line, place) if last == 1.0 and chunk < 100 else None
        if half:
            chunk, place = chunk + 0.5, half
        elif token.has(Role.CARDINAL) and _fits(chunk, token.value(Role.CARDINAL), last):
            chunk, place, last = chunk + token.value(Role.CARDINAL), after + 1, 1.0
        elif token.has(Role.SCALE) and last:
            last, place = token.value(Role.SCALE), after + 1
            total, chunk = _scaled(total, chunk, last)
        else:
            break
    if token.has(Role.ORDINAL) and after > place:
        return None  # the twenty-first century
    number, scale = total + chunk, max(last, 1.0)
    return replace(exact(number / scale, place, scale), bare=number == 1)


def _scaled(total: float, chunk: float, scale: float) -> tuple[float, float]:
    """Total and open part after a magnitude: hundred stays open for more, thousand closes the part."""
    if scale <= 100 and chunk:
        return total, chunk * scale
    if chunk:
        return total + chunk * scale, 0.0
    return total * scale, 0.0


def read_spelled(line: Line, place: int) -> Amount | None:
    """The amount that begins at a place of an English or German text."""
    return (
        read_half_scale(line, place)
        or read_few(line, place)
        or read_fraction_scale(line, place)
        or read_western(line, place)
    )
