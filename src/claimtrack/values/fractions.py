"""Fractions in words: three fifths, a twenty-first, zwei Drittel; also behind a number: five and a half."""

from __future__ import annotations

from claimtrack.values.roles import Role
from claimtrack.values.tokens import Line, Shape, Token

ENDS_MIXED = frozenset(
    {Role.SCALE, Role.PERCENT, Role.POINTS, Role.DURATION, Role.CURRENCY_AFTER, Role.PAY_MONTHS}
)
SEASONAL = frozenset({Role.SPAN, Role.SPANS})


def read_small(line: Line, place: int) -> tuple[float, int] | None:
    """A number word below a hundred and the place after it: three, fifty-four."""
    token = line.at(place)
    number = token.value(Role.CARDINAL)
    if not token.has(Role.CARDINAL) or number >= 100:
        return None
    unit = line.at(place + 2)
    hyphen = line.at(place + 1).text == "-" and line.glued(place + 1) and line.glued(place + 2)
    if hyphen and number >= 20 and number % 10 == 0 and 0 < unit.value(Role.CARDINAL) < 10:
        return number + unit.value(Role.CARDINAL), place + 3
    return number, place + 1


def _past_hyphen(line: Line, place: int) -> int:
    """The place after a hyphen, which tokenised text sets apart: two-thirds, five - eighths."""
    if line.at(place).text != "-" or line.at(place).spaced != line.at(place + 1).spaced:
        return place
    return place + 1


def _denominator(token: Token) -> float:
    """What a word divides by; a second is none."""
    whole = token.value(Role.FRACTION) or token.value(Role.ORDINAL)
    return whole if whole > 2 else 0.0


def read_denominator(line: Line, place: int) -> tuple[float, int] | None:
    """What a fraction in words divides by, and the place after it: fifths, twenty-firsts, hundredth."""
    place = _past_hyphen(line, place)
    token, hyphen, unit = line.at(place), line.at(place + 1), line.at(place + 2)
    tens = token.value(Role.CARDINAL)
    if tens in range(20, 100, 10):
        step = 2 if hyphen.text == "-" and line.glued(place + 2) else 1
        last = unit if step == 2 else hyphen
        ordinal = last.value(Role.ORDINAL) or last.value(Role.FRACTION)
        return (tens + ordinal, place + step + 1) if 0 < ordinal < 10 else None
    whole = _denominator(token)
    return (whole, place + 1) if whole else None


def singular(line: Line, end: int) -> bool:
    """Whether a denominator that ends before a place is in the singular, and so could be an ordinal."""
    return line.at(end - 1).has(Role.ORDINAL)


def _ends_mixed(line: Line, place: int) -> bool:
    """Whether nothing follows that would make a third the third of a series."""
    token = line.at(place)
    return (
        token.shape in (Shape.END, Shape.BREAK)
        or (token.shape is Shape.MARK and token.text not in "-'")
        or not ENDS_MIXED.isdisjoint(token.roles)
    )


def read_part(line: Line, place: int) -> tuple[float, int] | None:
    """What is added to a number before a place, and the place after it: and a half, und zwei Drittel."""
    if not line.at(place).has(Role.AND) or line.at(place).text == "&":
        return None
    place += 1
    if line.at(place).has(Role.ARTICLE) and line.at(place + 1).has(Role.HALF):
        return 0.5, place + 2
    small = (1.0, place + 1) if line.at(place).has(Role.ARTICLE) else read_small(line, place)
    under = read_denominator(line, small[1]) if small else None
    if small is None or under is None or line.at(under[1]).has(Role.PARTITIVE):
        return None  # "shut two and a quarter of the rest" are two things
    doubtful = singular(line, under[1]) or not SEASONAL.isdisjoint(line.at(under[1] - 1).roles)
    if small[0] >= under[0] or (doubtful and not _ends_mixed(line, under[1])):
        return None
    return small[0] / under[0], under[1]
