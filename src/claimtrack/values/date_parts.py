"""The parts of a date, each read by itself: a day, a month, the third quarter, last year, 上半年."""

from __future__ import annotations

from dataclasses import replace

from claimtrack.values.numbers import read_amount
from claimtrack.values.roles import Role
from claimtrack.values.tokens import Line, Token
from claimtrack.values.when import When
from claimtrack.values.years import counted, read_year

Step = tuple[When, int] | None
"""What is known of the date after one more part, and the place after that part."""


def _place_number(line: Line, place: int, most: int) -> tuple[int, int] | None:
    """A whole number from 1 to `most` in digits or words, and the place after it."""
    token = line.at(place)
    if token.whole and token.number <= most:
        return (int(token.number), place + 1) if token.number else None
    if token.has(Role.CARDINAL) or token.value(Role.SCALE) == 10:  # 十一月
        amount = read_amount(line, place)
        if amount and amount.low == amount.high and amount.low == int(amount.low) and 1 <= amount.low <= most:
            return int(amount.low), amount.end
    return None


def _ordinal(line: Line, place: int, most: int) -> tuple[int, int] | None:
    """An ordinal from 1 to `most`: third, 3rd, 3., 第三."""
    token = line.at(place)
    if token.has(Role.ORDINAL) and token.value(Role.ORDINAL) <= most:
        return int(token.value(Role.ORDINAL)), place + 1
    if token.has(Role.ORDINAL_MARK):
        return _place_number(line, place + 1, most)
    dotted = line.at(place + 1).text == "." and line.glued(place + 1)
    if dotted and token.whole and 0 < token.number <= most and line.lexicon.writing.numerals == "joined":
        return int(token.number), place + 2
    return None


def read_month(line: Line, place: int, when: When) -> Step:
    token = line.at(place)
    month = token.value(Role.MONTH)
    if token.has(Role.MONTH_SHORT):
        dotted = line.at(place + 1).text == "." and line.glued(place + 1)
        beside = when.day or line.at(place + 1 + dotted).whole
        month = token.value(Role.MONTH_SHORT) if beside or dotted else month
        place += dotted if month else 0
    if month:
        return replace(when, month=int(month)), place + 1
    number = _place_number(line, place, 12)
    if number and line.at(number[1]).has(Role.MONTH_MARK):
        return replace(when, month=number[0]), number[1] + 1
    return None


def read_day(line: Line, place: int, when: When) -> Step:
    """A day beside its month: 15 September, September 15th, 15. September, 15日."""
    number = _ordinal(line, place, 31) or _place_number(line, place, 31)
    if number is None:
        return None
    day, end = number
    if line.at(end).has(Role.DAY_MARK) and not line.at(end + 1).has(Role.ADDRESS):
        return replace(when, day=day), end + 1
    if line.lexicon.writing.numerals == "han":
        return None
    if when.month is None:
        month = line.past(end, Role.DATE_FILLER)
        named = line.at(month).roles.keys() & {Role.MONTH, Role.MONTH_SHORT}
        return (replace(when, day=day), end) if named and month - end <= 1 else None
    if not line.lexicon.writing.month_first or when.day or counted(line, end) or not _plain_day(line, place):
        return None
    return replace(when, day=day), end


def _plain_day(line: Line, place: int) -> bool:
    return line.at(place).whole or line.at(place).has(Role.ORDINAL)


def read_part_of_year(line: Line, place: int, when: When) -> Step:
    """A quarter or half: third quarter, 3. Quartal, Q3, 三季度, erste Jahreshälfte, 上半年."""
    token = line.at(place)
    if token.has(Role.QUARTER) or token.has(Role.HALF_NAME):
        return _code(token, when), place + 1
    if token.has(Role.QUARTER_NAME):
        return replace(when, quarter=int(token.value(Role.QUARTER_NAME))), place + 1
    number = _ordinal(line, place, 4)
    if number is None and line.lexicon.writing.numerals == "han":
        number = _place_number(line, place, 4)
    if number is None:
        return None
    after = number[1]
    fiscal = line.at(after).has(Role.FISCAL)
    after += fiscal and not line.at(after).has(Role.SPAN)
    after += line.at(after).text == "-" and line.glued(after)
    span = line.at(after)
    half = span.has(Role.HALF) or span.word(Role.SPAN) == "half"
    half = half or (span.value(Role.SHARE) == 50 and _year_follows(line, after + 1))  # zweite Hälfte 2025
    if half and number[0] <= 2 and line.lexicon.writing.numerals != "han":
        return replace(when, half=number[0], fiscal=when.fiscal or fiscal), after + 1
    if span.word(Role.SPAN) == "quarter":
        fiscal = fiscal or span.has(Role.FISCAL)
        return replace(when, quarter=number[0], fiscal=when.fiscal or fiscal), after + 1
    return None


def _year_follows(line: Line, place: int) -> bool:
    return read_year(line, line.past(place, Role.DATE_FILLER)) is not None


def _code(token: Token, when: When) -> When:
    year = int(token.value(Role.YEAR)) if token.has(Role.YEAR) else when.year
    fiscal = when.fiscal or token.has(Role.FISCAL)
    if token.has(Role.QUARTER):
        return replace(when, quarter=int(token.value(Role.QUARTER)), year=year, fiscal=fiscal)
    return replace(when, half=int(token.value(Role.HALF_NAME)), year=year, fiscal=fiscal)


def read_first(line: Line, place: int, when: When) -> Step:
    """The first nine months, die ersten drei Monate, 前三季度."""
    token = line.at(place)
    if not token.has(Role.FIRST) and token.value(Role.ORDINAL) != 1:
        return None
    number = _place_number(line, place + 1, 12)
    unit = line.at(number[1]) if number else line.at(-1)
    span = {1.0: "month", 3.0: "quarter"}.get(unit.value(Role.DURATION), unit.word(Role.SPAN))
    if number is None or span not in ("month", "quarter") or (span == "quarter" and number[0] > 4):
        return None
    return replace(when, first=(number[0], span)), number[1] + 1


def read_relative(line: Line, place: int, when: When) -> Step:
    """Yesterday, 去年; last year, nächsten Monat, 上个月; last October, kommenden Freitag."""
    token = line.at(place)
    if token.has(Role.RELATIVE):
        span, moved, *weekday = token.word(Role.RELATIVE).split(":")
        day = int(weekday[0]) if weekday else when.weekday
        return replace(when, span=span, shift=int(moved), weekday=day), place + 1
    if not token.has(Role.SHIFT) or when.shift is not None:
        return None
    after = place + 1
    fiscal = line.at(after).has(Role.FISCAL)
    after = line.past(after, Role.FISCAL)
    named, shift = line.at(after), int(token.value(Role.SHIFT))
    if named.has(Role.SPAN):
        fiscal = fiscal or named.has(Role.FISCAL)
        return replace(when, span=named.word(Role.SPAN), shift=shift, fiscal=when.fiscal or fiscal), after + 1
    if named.has(Role.MONTH) or named.has(Role.WEEKDAY):
        return replace(when, shift=shift), after
    return None


def read_year_part(line: Line, place: int, when: When) -> Step:
    token = line.at(place)
    if token.has(Role.YEAR) and not token.has(Role.QUARTER) and not token.has(Role.HALF_NAME):
        fiscal = when.fiscal or token.has(Role.FISCAL)
        return replace(when, year=int(token.value(Role.YEAR)), fiscal=fiscal), place + 1
    year = read_year(line, place)
    return (replace(when, year=year[0]), year[1]) if year else None


def read_written_date(line: Line, place: int, when: When) -> Step:
    label = line.at(place).word(Role.DATE)
    if not label:
        return None
    if label.startswith("--"):
        return replace(when, month=int(label[2:4]), day=int(label[5:7])), place + 1
    return replace(when, label=label), place + 1


def read_weekday(line: Line, place: int, when: When) -> Step:
    number = line.at(place).value(Role.WEEKDAY)
    return (replace(when, weekday=int(number)), place + 1) if number else None


def read_mark(line: Line, place: int, when: When) -> Step:
    token = line.at(place)
    if token.has(Role.FISCAL):
        return replace(when, fiscal=True), place + 1
    behind = line.lexicon.writing.numerals == "han"  # 去年底; but "July, mid-" begins another date
    if not token.has(Role.PART) or when.anchored is not behind:
        return None
    return when, place + 1 + (line.at(place + 1).text == "-" and line.glued(place + 1))
