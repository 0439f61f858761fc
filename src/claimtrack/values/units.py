"""Units: percent, points and money, before or after their number."""

from __future__ import annotations

from dataclasses import dataclass

from claimtrack.values.roles import Role
from claimtrack.values.tokens import Line, Shape, Token
from claimtrack.values.value import ValueKind

MILLION = 1e6
SURELY_MONEY = 10_000
"""Nobody says that so many won something."""
PAYING_REACH = 6
"""So many words back a verb of paying says that 三块 is money."""
MONTHS = "months"
PEOPLE = "people"
POINTS = "points"
PERCENT = "percent"


@dataclass(frozen=True, slots=True)
class Unit:
    """What a number is of. Numbers with equal units can be one range."""

    kind: ValueKind
    code: str | None = None
    noun: str | None = None
    factor: float = 1.0
    """What the number is multiplied by: 一成 is ten percent."""
    months: float = 0.0
    """For a duration, its length in months."""
    before: bool = False
    """Whether the unit stands before the number, so that a second number may go without."""

    def same(self, other: Unit) -> bool:
        """Whether two numbers with these units can be the ends of one range."""
        if self.kind is ValueKind.COUNT and other.kind is ValueKind.COUNT:
            return self.noun == other.noun
        return (self.kind, self.code) == (other.kind, other.code)


def count(noun: str, *, people: bool) -> Unit:
    """The unit of something counted."""
    return Unit(ValueKind.COUNT, PEOPLE if people else None, noun)


def read_subunit(token: Token) -> Unit:
    """The unit of a part of a currency unit: cents, pence, 角."""
    code, _, parts = token.word(Role.SUBUNIT).partition("/")
    return Unit(ValueKind.MONEY, code, factor=1 / float(parts))


def _currency(line: Line, token: Token, role: Role) -> str:
    """The code of a currency; of one that only says "the money here", what that is where the text is from."""
    return line.home if line.home and token.has(Role.CURRENCY_HOME) else token.word(role)


def _surely_money(line: Line, place: int) -> bool:
    """Whether a word that may be a currency is one: behind a magnitude or before its parts."""
    before, after = line.at(place - 1), line.at(place + 1)
    if line.at(place + 2).has(Role.SUBUNIT):
        return True
    if line.lexicon.writing.numerals == "han" and after.shape not in (Shape.END, Shape.BREAK, Shape.MARK):
        return False  # 五十块屏幕
    if any(line.at(each).has(Role.PAYING) for each in range(place - PAYING_REACH, place)):
        return True
    return before.has(Role.SCALE) or before.scale > 1.0 or before.number >= SURELY_MONEY


def _of_millions(line: Line, place: int) -> bool:
    """Whether digits with a magnitude from a million up stand at a place."""
    return line.at(place).shape is Shape.DIGITS and line.at(place + 1).value(Role.SCALE) >= MILLION


def read_unit_before(line: Line, place: int) -> tuple[Unit, int] | None:
    """The unit that stands before its number: $, USD, 人民币, 百分之."""
    token = line.at(place)
    if token.has(Role.CURRENCY_NAMED) and _of_millions(line, place + 1):
        return Unit(ValueKind.MONEY, token.word(Role.CURRENCY_NAMED), before=True), place + 1
    if token.has(Role.CURRENCY_BEFORE):
        factor = token.value(Role.CURRENCY_PREFIX) or 1.0
        return Unit(ValueKind.MONEY, token.word(Role.CURRENCY_BEFORE), factor=factor, before=True), place + 1
    if token.has(Role.PERCENT_BEFORE):
        factor = token.value(Role.PERCENT_BEFORE)
        return Unit(ValueKind.PERCENT, PERCENT, factor=factor, before=True), place + 1
    return None


def read_unit_after(line: Line, place: int) -> tuple[Unit, int] | None:
    """The unit that follows its number, a hyphen between them allowed: 20 %, a 5-percent cut, 亿美元."""
    if line.at(place).text == "-" and line.glued(place) and line.at(place + 1).shape is Shape.WORD:
        place += 1
    token = line.at(place)
    if token.has(Role.POINTS):
        return Unit(ValueKind.POINTS, POINTS, factor=token.value(Role.POINTS)), place + 1
    if token.has(Role.PERCENT):
        return Unit(ValueKind.PERCENT, PERCENT, factor=token.value(Role.PERCENT)), place + 1
    leads = token.has(Role.CURRENCY_BEFORE) and line.glued(place + 1) and not token.text.isalpha()  # 3 $10
    if token.has(Role.CURRENCY_AFTER) and not (
        leads and line.at(place + 1).shape in (Shape.DIGITS, Shape.HIDDEN)
    ):
        factor = token.value(Role.CURRENCY_PREFIX) or 1.0
        return Unit(ValueKind.MONEY, _currency(line, token, Role.CURRENCY_AFTER), factor=factor), place + 1
    if token.has(Role.CURRENCY_LOOSE) and _surely_money(line, place):
        return Unit(ValueKind.MONEY, _currency(line, token, Role.CURRENCY_LOOSE)), place + 1
    if token.has(Role.SUBUNIT) and not (token.shape is Shape.HAN and len(token.text) == 1):
        return read_subunit(token), place + 1  # 角 and 分 mean much else
    if token.has(Role.PAY_MONTHS):
        return Unit(ValueKind.MONTHS, MONTHS, factor=token.value(Role.PAY_MONTHS)), place + 1
    if token.has(Role.DURATION):
        noun = line.written(place, place + 1)
        return Unit(ValueKind.COUNT, None, noun, months=token.value(Role.DURATION)), place + 1
    return None
