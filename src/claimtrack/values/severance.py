"""Severance terms: N+3, 2N, five months' pay, 60 days of salary, fünf Monatsgehälter, 补偿5个月工资.

Days count as a thirtieth of a month and weeks as 1/4.345, rounded to two decimals.
"""

from __future__ import annotations

from dataclasses import replace

from claimtrack.values.bounds import opened, read_after, read_before
from claimtrack.values.found import Found
from claimtrack.values.roles import Role
from claimtrack.values.tokens import Line, Shape
from claimtrack.values.units import MONTHS, Unit
from claimtrack.values.value import ValueKind

IN_MONTHS = Unit(ValueKind.MONTHS, MONTHS)
DURATION = "duration"
"""The rule of a stretch of time that nobody is paid for."""
AHEAD = 4
BEHIND = 7
FORMULA_REACH = 4
PLUS = frozenset({"plus", "加"})
TIMES = frozenset({"times", "x", "×"})
MOST_MONTHS = 100
PAID_ON = 12
"""How far behind a duration the pay stands that goes on for so long."""


def read_formula(line: Line, start: int) -> Found | None:
    """The severance formula that begins at a place: N+3 is three months, 2N a multiple without a value;
    from N+3 to N+6 is a range.
    """
    qualifier, place = read_before(line, start + line.at(start).has(Role.FROM))
    token = line.at(place)
    if token.word(Role.FORMULA) == "-":
        end = _past_pay(line, place + 1)
        return Found(start, end, ValueKind.MULTIPLE, "severance/multiple", qualifier=qualifier)
    if _times_n(line, place):
        return Found(start, place + 3, ValueKind.MULTIPLE, "severance/multiple", qualifier=qualifier)
    first = _months_of(line, place)
    if first is None and token.text == "n" and _beside_formula(line, place):
        return Found(start, place + 1, ValueKind.MULTIPLE, "severance/multiple", qualifier=qualifier)
    if first is None:
        return None
    months, end = first
    last = _months_of(line, end + 1) if line.at(end).has(Role.TO) else None
    if last and last[0] > months:
        return Found(
            start, last[1], ValueKind.MONTHS, "severance/formulas", months, last[0], IN_MONTHS, qualifier
        )
    if last is None and line.at(end).has(Role.AFTER):  # N+1起步
        behind, end = read_after(line, end)
        qualifier = qualifier or behind
    low, high = opened(months, months, qualifier)
    return Found(start, end, ValueKind.MONTHS, "severance/formula", low, high, IN_MONTHS, qualifier)


def _times_n(line: Line, place: int) -> bool:
    """Whether a number times N stands at a place: 2.5 times N, 2 x N."""
    last = line.at(place + 2)
    number = line.at(place).shape is Shape.DIGITS or line.at(place).has(Role.CARDINAL)
    return number and line.at(place + 1).text in TIMES and last.text == "n" and line.text[last.start] == "N"


def _months_of(line: Line, place: int) -> tuple[float, int] | None:
    """The months of a formula with a value, and the place after it: N+3, N plus three, N加3."""
    token, more = line.at(place), line.at(place + 2)
    if token.has(Role.FORMULA) and token.word(Role.FORMULA) != "-":
        return float(token.word(Role.FORMULA)), _past_pay(line, place + 1)
    if token.text != "n" or line.text[token.start] != "N" or line.at(place + 1).text not in PLUS:
        return None
    months = more.number if more.whole else more.value(Role.CARDINAL)
    return (months, _past_pay(line, place + 3)) if 0 < months < MOST_MONTHS else None


def _past_pay(line: Line, place: int) -> int:
    """The place after the words for months or pay that are written on to a formula: N+3个月工资."""
    while line.glued(place) and (line.at(place).has(Role.DURATION) or line.at(place).has(Role.PAY)):
        place += 1
    return place


def _beside_formula(line: Line, place: int) -> bool:
    """Whether a capital N by itself stands near a formula, and so is one: N, N+3 or 2N."""
    if line.text[line.tokens[place].start] != "N":
        return False
    near = (*range(place - FORMULA_REACH, place), *range(place + 1, place + FORMULA_REACH + 1))
    return any(line.at(each).has(Role.FORMULA) for each in near)


def _pay_ahead(line: Line, place: int) -> int | None:
    """The place after the word for pay that follows a duration: months' pay, weeks of base salary."""
    for each in range(place, place + AHEAD):
        token = line.at(each)
        if token.has(Role.PAY):
            return each + 1
        if token.has(Role.TIME_BEFORE):  # 一周内签字补偿
            return None
        possessive = token.text in ("'", "s") and line.glued(each)
        adjective = token.shape in (Shape.WORD, Shape.HAN) and not token.has(Role.STOP)
        if not possessive and not adjective and not token.has(Role.PARTITIVE):
            return None
    return None


def _pay_behind(line: Line, place: int) -> bool:
    """Whether a word for pay stands shortly before, in the same clause: Abfindung von, 补偿, severance of."""
    for each in range(place - 1, place - 1 - BEHIND, -1):
        token = line.at(each)
        if token.has(Role.PAY):
            return not line.at(each - 1).has(Role.TIME_BEFORE)  # 拖欠工资3个月
        if token.shape in (Shape.MARK, Shape.BREAK, Shape.END, Shape.DIGITS) or token.has(Role.TIME_BEFORE):
            return False
    return False


def _paid_on(line: Line, found: Found) -> bool:
    """Whether pay goes on for so long, said farther behind in the clause: noch 90 Tage lang … das Gehalt."""
    if not (line.at(found.start - 1).has(Role.STILL) or line.at(found.end).has(Role.STILL)):
        return False
    for place in range(found.end, found.end + PAID_ON):
        token = line.at(place)
        if token.has(Role.PAY):
            return True
        if token.shape in (Shape.MARK, Shape.BREAK, Shape.END, Shape.DIGITS):
            return False
    return False


def _per_year(line: Line, start: int, end: int) -> int | None:
    """The place after "per year of service" near a value, in the same clause; None where it is not said."""
    for near, far in ((start - 1, start - 2), (end, end + 1)):
        if line.at(near).has(Role.PER_YEAR_OF_SERVICE):
            return near + 1
        if line.at(near).shape is not Shape.MARK and line.at(far).has(Role.PER_YEAR_OF_SERVICE):
            return far + 1
    return None


def as_pay(line: Line, found: Found) -> Found:
    """A duration as months of pay where pay is spoken of; anything else unchanged."""
    unit = found.unit
    if unit is None or not (unit.months or unit.kind is ValueKind.MONTHS):
        return found
    if unit.kind is ValueKind.MONTHS:
        end: int | None = found.end
    else:
        behind = unit.months <= 1 and (_pay_behind(line, found.start) or _paid_on(line, found))  # never years
        end = _pay_ahead(line, found.end) or (found.end if behind else None)
    service = _per_year(line, found.start, end or found.end)
    if end is None and service is not None and unit.kind is not ValueKind.MONTHS:
        end = found.end  # "gets six weeks per year of service"
    if end is None:
        return replace(found, rule=DURATION)
    if service is not None:
        end = max(end, service)
        return Found(found.start, end, ValueKind.MULTIPLE, "severance/per-year", qualifier=found.qualifier)
    halved = line.at(found.start).has(Role.ARTICLE) and line.at(found.start - 1).has(Role.HALF)
    months = (unit.months or 1.0) / (2 if halved else 1)  # half a year's pay
    return _in_months(replace(found, start=found.start - halved), end, months)


def _in_months(found: Found, end: int, months: float) -> Found:
    low = None if found.low is None else round(found.low * months, 2)
    high = None if found.high is None else round(found.high * months, 2)
    return replace(
        found, end=end, kind=ValueKind.MONTHS, rule="severance/pay", low=low, high=high, unit=IN_MONTHS
    )
