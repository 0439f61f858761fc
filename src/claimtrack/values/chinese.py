"""Chinese amounts: 一百五十二, 1.4万, 十几万, 两千余, 三四百, 二〇二五, 数十万."""

from __future__ import annotations

from dataclasses import dataclass, replace

from claimtrack.values.amounts import Amount, exact, read_size, scales
from claimtrack.values.roles import Role
from claimtrack.values.tokens import Line, Shape, Token

COUNTED_TWO = "两"
"""Two of something, never a digit after the point."""
MYRIAD = 10_000.0
FORMAL_BEFORE = frozenset({Role.SCALE, Role.MIXED, Role.FRACTION_OF, Role.POINT})
"""What a formal numeral such as 陆, a surname too, is a number before."""
LONGEST = 40
"""More tokens than this are no number."""


@dataclass(slots=True)
class Reading:
    """What has been read of one number: 一亿 (total) 二千 (section) 三 (digit)."""

    place: int
    start: int
    total: float = 0.0
    section: float = 0.0
    digit: float | None = None
    last: float = 0.0
    """The magnitude read last."""
    big: float = 0.0
    """The last of 万, 亿, 兆."""
    zero: bool = False
    written: bool = True
    bare: bool = False

    @property
    def empty(self) -> bool:
        """Whether nothing has been read yet."""
        return self.digit is None and not self.section and not self.total

    def take_digit(self, number: float) -> None:
        """Read one digit, or a number in digits standing for it."""
        self.digit = number
        self.zero = self.zero or number == 0

    def take_scale(self, scale: float) -> None:
        """Read one magnitude: 十 百 千 close a digit, 万 亿 close the section."""
        self.bare = self.bare or (self.empty and scale > 10)
        if scale < MYRIAD:
            self.section += (self.digit or 1.0) * scale
        else:
            self.total = self._closed(self.section + (self.digit or 0.0), scale)
            self.section, self.big = 0.0, scale
        self.digit, self.last, self.zero = None, scale, False

    def _closed(self, base: float, scale: float) -> float:
        """The total with a section: 一亿二千万 adds, 三万五千亿 and 万亿 multiply all of it."""
        if not base:
            return (self.total or 1.0) * scale
        if not self.total or scale < self.big:
            return self.total + base * scale
        return (self.total + base) * scale

    def number(self) -> float:
        """The number read; a digit left over counts the next lower magnitude: 两千四百五 is 2450."""
        rest = self.digit or 0.0
        if self.last >= 100 and self.written and not self.zero:
            rest *= self.last / 10
        return self.total + self.section + rest


def _digit(token: Token) -> float | None:
    """The value of a single written digit."""
    if token.shape is Shape.HAN and (token.has(Role.CARDINAL) or token.has(Role.NUMERAL_PART)):
        return token.value(Role.CARDINAL) or token.value(Role.NUMERAL_PART)
    return None


def read_han(line: Line, place: int) -> Amount | None:
    """The amount that begins at a place of a Chinese text."""
    token, after = line.at(place), line.at(place + 1)
    if token.has(Role.HALF):
        return exact(0.5, place + 1) if after.value(Role.PERCENT) == 10 else None
    if token.has(Role.NUMERAL_PART) and _digit(after) is None and FORMAL_BEFORE.isdisjoint(after.roles):
        return None
    if token.has(Role.VAGUE) or token.has(Role.FIGURES) or token.has(Role.LEVEL):
        return read_size(line, place)
    if token.has(Role.FEW) or (token.has(Role.SEVERAL) and not token.has(Role.CARDINAL)):
        return _read_several(line, place)
    number = _read_positional(line, place) or _read_pair(line, place) or _read_number(line, place)
    return (_with_fraction(line, number) or _improper(line, number) or number) if number else None


def _with_fraction(line: Line, number: Amount) -> Amount | None:
    """三又二分之一: a whole number and a fraction of one."""
    if not line.at(number.end).has(Role.MIXED) or number.low != number.high:
        return None
    whole = line.at(number.end + 1).value(Role.PERCENT_BEFORE)
    if whole:  # 二又十分之三
        above = _read_number(line, number.end + 2)
        return exact(number.low + above.low * whole / 100, above.end) if above else None
    below = _read_number(line, number.end + 1)
    if below is None or not line.at(below.end).has(Role.FRACTION_OF):
        return None
    above = _read_number(line, below.end + 1)
    if above is None or not 0 < above.low < below.low:
        return None
    return exact(number.low + above.low / below.low, above.end)


def _improper(line: Line, below: Amount) -> Amount | None:
    """三分之十: a fraction of one or more, which is no share."""
    if not line.at(below.end).has(Role.FRACTION_OF) or below.low != below.high or not below.low:
        return None
    above = _read_number(line, below.end + 1)
    return exact(above.low / below.low, above.end) if above and above.low >= below.low else None


def _read_several(line: Line, place: int) -> Amount | None:
    """数百, 几十万, 上千: from one to ten times the magnitude."""
    product, end = scales(line, place + 1)
    if product == 1.0:
        return None
    low = 20.0 if product == 10 else product
    return Amount(low, product * 10 - 1, end, product, vague=True)


def _read_positional(line: Line, place: int) -> Amount | None:
    """Digits in a row, read as they stand: 二〇二五."""
    end, digits = place, ""
    while len(digits) < 16:
        digit = _digit(line.at(end))
        if digit is None or digit >= 10:
            break
        digits, end = digits + str(int(digit)), end + 1
    if len(digits) < 3 or line.at(end).has(Role.SCALE):
        return None
    return exact(float(digits), end, bare=len(digits) > 12)


def _read_pair(line: Line, place: int) -> Amount | None:
    """Two neighbouring digits are a range: 三四百, 二三十万, 七八个."""
    first, second = _digit(line.at(place)), _digit(line.at(place + 1))
    if line.at(place + 1).text == "、":
        return _read_listed_pair(line, place)
    if (
        first is None
        or second is None
        or not 0 < second - first <= 2
        or _digit(line.at(place + 2)) is not None
    ):
        return None
    product, end = scales(line, place + 2)
    return Amount(first * product, second * product, end, product, vague=True, bare=product == 1.0)


def _read_listed_pair(line: Line, place: int) -> Amount | None:
    """Two neighbouring digits with a mark between them, before a magnitude: 2、3千, 三、四百."""
    ends = []
    for token in (line.at(place), line.at(place + 2)):
        ends.append(token.number if token.whole else _digit(token))
    first, second = ends
    if not first or not second or second - first != 1 or second > 9:
        return None
    product, end = scales(line, place + 3)
    return Amount(first * product, second * product, end, product, vague=True) if product > 1 else None


def _read_number(line: Line, place: int) -> Amount | None:
    """One number in digits, characters or both: 1.4万, 5万4千6百, 一百零一万."""
    reading = Reading(place, place)
    while reading.place < place + LONGEST and _step(line, reading):
        pass
    if reading.empty:
        return None
    number = reading.number() + _decimals(line, reading)
    return _opened(line, reading, number)


def _step(line: Line, reading: Reading) -> bool:
    """Read one more token of the number; false where it ends."""
    token = line.at(reading.place)
    digit = _digit(token)
    if token.has(Role.SCALE) and not (reading.digit == 0 and reading.empty):
        if reading.digit is None and 0 < reading.last < token.value(Role.SCALE) < MYRIAD:
            return False  # 五十千 are two numbers
        reading.take_scale(token.value(Role.SCALE))
    elif digit is not None and (reading.digit is None or reading.digit == 0):
        reading.take_digit(digit)
    elif token.shape is Shape.DIGITS and (reading.empty or (not reading.digit and not token.spaced)):
        reading.take_digit(token.number * token.scale)
        reading.written = False
    else:
        return False
    reading.place += 1
    return True


def _decimals(line: Line, reading: Reading) -> float:
    """What stands after the point of a number in characters: 三点五."""
    after = line.at(reading.place + 1)
    if not line.at(reading.place).has(Role.POINT) or _digit(after) is None or after.text == COUNTED_TWO:
        return 0.0
    digits = ""
    reading.place += 1
    while len(digits) < 15:
        digit = _digit(line.at(reading.place))
        if digit is None or digit >= 10:
            break
        digits, reading.place = digits + str(int(digit)), reading.place + 1
    return float(f"0.{digits}")


def _opened(line: Line, reading: Reading, number: float) -> Amount:
    """The amount with the words inside a number that open it: 一千多, 二十多万, 十几万, 百余."""
    place, opened, high = reading.place, False, number
    token = line.at(place)
    if token.has(Role.MORE) and (reading.last or not reading.written):
        opened, reading.place = True, reading.place + 1
    elif token.has(Role.SEVERAL) and (
        reading.last == 10 or reading.zero or (not reading.written and number % 10 == 0)
    ):
        number, high, reading.place = number + 1, number + 9, reading.place + 1
    scale = 1.0
    if reading.place > place:
        scale, reading.place = scales(line, reading.place)
    shared = scale if scale > 1 else (reading.last if reading.last >= 100 and reading.digit is None else 1.0)
    short = reading.written and reading.place - reading.start == 1
    amount = exact(number, reading.place, scale, written=reading.written, bare=reading.bare or short)
    amount = replace(amount, scale=shared, opened=opened)
    return replace(amount, high=high * scale, vague=True) if high > number else amount
