"""English and German amounts: 1.5 million, one thousand five hundred, mehrere tausend, half a million."""

from __future__ import annotations

from claimtrack.values.amounts import Amount, exact, read_size, scales
from claimtrack.values.fractions import read_part
from claimtrack.values.roles import Role
from claimtrack.values.spoken import Words, read_on, read_words
from claimtrack.values.tokens import Line, Shape

ORDERED = frozenset({Role.ORDINAL, Role.SHIFT, Role.FISCAL})


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
        return _digits(line, place)
    if token.has(Role.ARTICLE) and not token.has(Role.CARDINAL):
        return _one(line, place)
    if token.value(Role.SCALE) >= 100 and line.at(place + 1).value(Role.SCALE) >= 1000:
        product, end = scales(line, place)
        return exact(1, end, product)  # hundred million
    return read_size(line, place) or read_words(line, place)


def _digits(line: Line, place: int) -> Amount:
    """A number that begins in digits: 2 and a half million, 3 million and a half, 4 thousand 3 hundred."""
    token = line.at(place)
    part = read_part(line, place + 1) if token.whole and line.at(place + 1).has(Role.AND) else None
    number = token.number + (part[0] if part else 0.0)
    product, end = scales(line, part[1] if part else place + 1)
    amount = exact(number, end, token.scale * product, written=False)
    if product < 100:
        return amount
    total, chunk = (0.0, amount.low) if product == 100 else (amount.low, 0.0)
    more = read_on(Words(line, end, total, chunk, last=product, written=False))
    return more if more.end > end else amount


def _one(line: Line, place: int) -> Amount | None:
    """A million, ein Prozent, a month's pay: one of what follows."""
    product, end = scales(line, place + 1)
    if product >= 1e6 and line.lexicon.writing.numerals == "joined":
        return read_on(Words(line, end, total=product, last=product))
    if product >= 12:
        parts = line.at(end).value(Role.FRACTION)
        return exact(product / parts, end + 1) if parts >= 100 else exact(1, end, product)
    unit = line.at(place + 1)
    if unit.has(Role.GROWTH):
        return None  # a percentage of its staff is no percent
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
    if not part and (not line.at(place + 1).has(Role.SCALE) or ORDERED & line.at(place - 1).roles.keys()):
        return None  # the first quarter million-seller
    after = line.past(place + 1, Role.PARTITIVE)
    product, end = scales(line, line.past(after, Role.ARTICLE))
    return exact((part or 1.0) / whole, end, product) if product >= 1000 else None


def read_spelled(line: Line, place: int) -> Amount | None:
    """The amount that begins at a place of an English or German text."""
    amount = (
        read_half_scale(line, place)
        or read_few(line, place)
        or read_fraction_scale(line, place)
        or read_western(line, place)
    )
    if amount is not None and line.at(amount.end).has(Role.DIVIDED):
        return _divided(line, place, amount) or amount
    return amount


def _divided(line: Line, place: int, above: Amount) -> Amount | None:
    """One over three, in a cell of its own; anywhere else "over" begins a bound or a stretch of time."""
    below = read_western(line, above.end + 1)
    if below is None or above.vague or below.vague or not below.low:
        return None
    around = {line.at(place - 1).shape, line.at(below.end).shape}
    return exact(above.low / below.low, below.end) if around <= {Shape.END, Shape.BREAK} else None
