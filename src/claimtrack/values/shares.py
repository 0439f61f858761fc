"""Shares said as fractions: a third, two-thirds, ein Fünftel, jede zehnte Stelle, one in five, 三分之一."""

from __future__ import annotations

from dataclasses import dataclass

from claimtrack.values.fractions import read_denominator, read_small
from claimtrack.values.numbers import read_amount
from claimtrack.values.roles import Role
from claimtrack.values.tokens import Line, Shape, Token

TIMES = {Role.SPAN, Role.SPANS, Role.DURATION, Role.WEEKDAY, Role.MONTH}
MOST_OF_WHOM = 1000
"""Two out of five hundred; of more than that nobody says a share in words."""
OF_UNIT = {Role.PERCENT, Role.POINTS, Role.SCALE}
EVERY_REACH = 8
"""How many characters may stand between 每十人 and the number of those meant."""
COUNTED = {Role.PEOPLE, Role.THING, Role.HEAD, Role.PEOPLE_MEASURE}


@dataclass(frozen=True, slots=True)
class Share:
    """A share in percent that ends before the token at `end`."""

    percent: float
    end: int


def _share(part: float, whole: float, end: int) -> Share | None:
    """A third is 33.333333: so exactly that it agrees with a third counted elsewhere."""
    percent = 100 * part / whole if whole else 0.0
    return Share(round(percent, 6), end) if 0 < part < whole else None


def _plays(token: Token, roles: set[Role]) -> bool:
    return not roles.isdisjoint(token.roles)


def _ends_share(line: Line, place: int) -> bool:
    """Whether "a third" may end here: a noun would make it the third of a series."""
    token = line.at(place)
    if token.shape is Shape.MARK and token.text in "-'":
        return False
    return token.shape in (Shape.END, Shape.BREAK, Shape.MARK) or _plays(
        token, {Role.FRACTION_NEXT, Role.PARTITIVE}
    )


def _word_share(line: Line, place: int) -> Share | None:
    """Hälfte, 一半, halved; 2/3 where it is no date."""
    token = line.at(place)
    if not token.has(Role.SHARE) or line.at(place - 1).has(Role.ORDINAL):
        return None
    if _plays(line.at(place + 1), OF_UNIT) and token.shape is Shape.MARK:
        return None  # 1/2 percent, ¾ million
    if "/" in token.text and line.lexicon.writing.numerals != "han":
        named = line.at(place + 1)
        alone = {line.at(place - 1).shape, named.shape} <= {Shape.END, Shape.BREAK}
        if not alone and not (
            named.shape is Shape.WORD and _plays(named, {Role.PARTITIVE, Role.FRACTION_NEXT})
        ):
            return None
    return Share(round(token.value(Role.SHARE), 6), place + 1)


def _half(line: Line, place: int, bounded: bool) -> Share | None:
    """Half of its staff, nearly half, a half, die halbe Belegschaft."""
    if (
        line.at(place).has(Role.ARTICLE)
        and line.at(place + 1).has(Role.HALF)
        and _ends_share(line, place + 2)
    ):
        return Share(50.0, place + 2)
    if not line.at(place).has(Role.HALF) or _plays(line.at(place - 1), {Role.ORDINAL, Role.SHIFT}):
        return None
    after = line.at(place + 1)
    if _plays(after, TIMES) or _plays(line.at(place + 2), TIMES) or after.text == "-":
        return None
    if _plays(after, COUNTED) or _plays(after, {Role.FRACTION_NEXT, Role.PARTITIVE}):
        return Share(50.0, place + 1)
    return Share(50.0, place + 1) if bounded and _ends_share(line, place + 1) else None


def _numerator(line: Line, place: int) -> tuple[float, int] | None:
    token = line.at(place)
    if token.has(Role.ARTICLE):
        return 1.0, place + 1
    small = read_small(line, place)
    if small and small[0] >= 1:
        return small
    if token.whole and token.number < 20:
        return token.number, place + 1
    return None


def _of_magnitude(line: Line, place: int) -> bool:
    """Whether a magnitude follows, of which a part is a number and no share: a quarter of a million."""
    return line.at(line.past(line.past(place, Role.PARTITIVE), Role.ARTICLE)).value(Role.SCALE) >= 1000


def _fraction(line: Line, place: int, bounded: bool) -> Share | None:
    """A third, two-thirds, three twenty-firsts, drei Viertel."""
    numerator = _numerator(line, place)
    under = read_denominator(line, numerator[1]) if numerator else None
    if numerator is None or under is None or _of_magnitude(line, under[1]):
        return None
    (part, place), (whole, end) = numerator, under
    token, hyphen = line.at(end - 1), line.at(place).text == "-"
    joined = line.lexicon.writing.numerals == "joined"
    season = _plays(token, {Role.SPAN, Role.SPANS})
    if token.has(Role.FRACTION) and (joined or not season):
        return _share(part, whole, end)
    if joined:
        return None
    if season:
        sure = bounded or hyphen or _plays(line.at(end), {Role.PARTITIVE, Role.COMPARATIVE})
        return _share(part, whole, end) if sure else None
    ends = _ends_share(line, end) or (bounded and line.at(end).text != "-")
    return _share(part, whole, end) if part == 1 and ends else None


def _every(line: Line, place: int) -> Share | None:
    """Jede zehnte Stelle, every fifth job."""
    ordinal, counted = line.at(place + 1), line.at(place + 2)
    if not line.at(place).has(Role.EVERY) or not ordinal.has(Role.ORDINAL) or _plays(counted, TIMES):
        return None
    named = _plays(counted, COUNTED)
    if line.lexicon.writing.numerals == "spaced" and not named:
        return None
    return _share(1, ordinal.value(Role.ORDINAL), place + 2 + named)


def _one_in(line: Line, place: int) -> Share | None:
    """One in five, one job in five, einer von zehn, vier von fünf."""
    token = line.at(place)
    of = place + 1 + (line.at(place + 1).has(Role.PEOPLE) and token.value(Role.CARDINAL) == 1)
    if not line.at(of).has(Role.OUT_OF) or (token.shape is Shape.DIGITS and token.number != 1):
        return None
    part = _numerator(line, place)
    whole = read_amount(line, of + 1)
    if part is None or whole is None or whole.vague or not 2 < whole.low <= MOST_OF_WHOM:
        return None
    if whole.low > 100 and line.at(of).text == "in":
        return None  # one in 2024
    return None if _plays(line.at(whole.end), TIMES) else _share(part[0], whole.low, whole.end)


def _chinese(line: Line, place: int) -> Share | None:
    """三分之一, 十分之三."""
    whole = read_amount(line, place)
    if whole is None or not line.at(whole.end).has(Role.FRACTION_OF):
        return None
    part = read_amount(line, whole.end + 1)
    return _share(part.low, whole.low, part.end) if part else None


def _one_of_every(line: Line, place: int) -> Share | None:
    """每五人中有一人, 每10个岗位裁1个: one of so many."""
    whole = read_amount(line, place + 1)
    if whole is None or whole.vague or not 2 < whole.low <= 100:
        return None
    place = whole.end
    while place < whole.end + EVERY_REACH and not read_amount(line, place):
        token = line.at(place)
        if token.shape is not Shape.HAN or token.has(Role.DURATION) or token.has(Role.CURRENCY_AFTER):
            return None
        place += 1
    part = read_amount(line, place)
    measure = line.at(part.end) if part else None
    if part is None or measure is None or part.low != part.high or part.low >= whole.low:
        return None
    if not _plays(measure, {Role.MEASURE, Role.PEOPLE_MEASURE, Role.PEOPLE}):
        return None
    return _share(part.low, whole.low, part.end + 1)


def _tenth(token: Token) -> int | None:
    """A single digit, however it is written."""
    number = token.number if token.whole else token.value(Role.CARDINAL) or token.value(Role.NUMERAL_PART)
    return int(number) if 1 <= number <= 9 and number == int(number) else None


def _discount(line: Line, place: int) -> Share | None:
    """八折 leaves 80 % of a price, 八五折 and 8.5折 leave 85 %."""
    amount = read_amount(line, place)
    if amount is None:
        return None
    if line.at(place + 2).has(Role.DISCOUNT):
        tens, units = _tenth(line.at(place)), _tenth(line.at(place + 1))
        if tens and units:
            return Share(10.0 * tens + units, place + 3)
    if amount.low != amount.high or not line.at(amount.end).has(Role.DISCOUNT):
        return None
    percent = amount.low * 10 if amount.low < 10 else amount.low
    return Share(round(percent, 2), amount.end + 1) if 0 < percent < 100 and amount.low != 10 else None


def read_share(line: Line, place: int, *, bounded: bool = False) -> Share | None:
    """The share that begins at a place; `bounded` when a qualifier or "by" stands before it."""
    if line.lexicon.writing.numerals == "han":
        half = Share(50.0, place + 1) if bounded and line.at(place).has(Role.HALF) else None
        if line.at(place).has(Role.EVERY):
            return _one_of_every(line, place)
        return _word_share(line, place) or half or _chinese(line, place) or _discount(line, place)
    return (
        _word_share(line, place)
        or _half(line, place, bounded)
        or _fraction(line, place, bounded)
        or _every(line, place)
        or _one_in(line, place)
    )
