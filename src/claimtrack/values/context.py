"""Units that a bare number takes from its neighbours: 33, 22 and 10 percent; 2600 of them."""

from __future__ import annotations

from dataclasses import replace

from claimtrack.values.amounts import scales
from claimtrack.values.bounds import BOUNDS
from claimtrack.values.found import RATE, Found, Interval
from claimtrack.values.roles import Role
from claimtrack.values.severance import DURATION, IN_MONTHS
from claimtrack.values.sides import BY_ITSELF
from claimtrack.values.tokens import Line, Shape
from claimtrack.values.units import PEOPLE, Unit, count
from claimtrack.values.value import ValueKind

HEAD_REACH = 5
HAN_HEAD_REACH = 8
EQUALS_REACH = 16
MOST_PEOPLE = 10_000_000
"""No workforce is larger: a larger number is money without its currency."""
THEM_REACH = 25
MOST_SOURCES = 12
INFORMED_REACH = 6
GROWTH_REACH = 8
CAP_REACH = 14
LESS_SURE = 0.8


def _times(interval: Interval, factor: float) -> Interval:
    low, high = (None if end is None else round(end * factor, 4) for end in interval)
    return low, high


def _with_unit(found: Found, unit: Unit, rule: str, sure: float = 1.0, scale: float = 1.0) -> Found:
    low, high = _times((found.low, found.high), unit.factor * scale)
    return replace(
        found, kind=unit.kind, unit=unit, low=low, high=high, rule=rule, sure=min(found.sure, sure)
    )


def _magnitude(line: Line, found: Found) -> float:
    """The magnitude that a number is given in (billion, 亿), which others of its list may share."""
    return max((scales(line, place)[0] for place in range(found.start + 1, found.end)), default=1.0)


def _lists(line: Line, founds: list[Found]) -> None:
    """33, 22 und 10 Prozent: all three are percent, since "and" binds them."""
    chained, scale = False, 1.0
    for place in range(len(founds) - 2, -1, -1):
        found, following = founds[place], founds[place + 1]
        gap = [line.at(each) for each in range(found.end, following.start)]
        joined = len(gap) == 1 and (gap[0].has(Role.AND) or gap[0].has(Role.OR))
        bound, chained = chained, False
        listed = len(gap) == 1 and gap[0].text == "," and bound
        unit = following.unit
        if found.kind is not ValueKind.NUMBER or unit is None or unit.before or not (joined or listed):
            continue
        if unit.kind in (ValueKind.PERCENT, ValueKind.POINTS, ValueKind.COUNT):
            founds[place] = _with_unit(found, unit, f"list/{unit.kind}")
            chained = True
        elif unit.kind is ValueKind.MONEY:
            scale = max(_magnitude(line, following), scale if bound else 1.0)
            own = _magnitude(line, found) > 1
            founds[place] = _with_unit(found, unit, f"list/{unit.kind}", scale=1.0 if own else scale)
            chained = True


def _points_back(line: Line, found: Found) -> bool:
    """2600 of them; davon 2600, wovon mehr als 2600."""
    before = range(found.start - 1, found.start - 3, -1)
    return line.at(found.end).has(Role.PART_OF_THEM) or any(
        line.at(each).has(Role.PART_OF_THEM) for each in before
    )


def _named_before(line: Line, start: int) -> Unit | None:
    """The people that "of them" points to, if the last thing named before are people."""
    for place in range(start - 1, max(start - 1 - THEM_REACH, -1), -1):
        token = line.at(place)
        if token.has(Role.PEOPLE) or token.has(Role.HEAD):
            return count(line.written(place, place + 1), people=True)
        if token.has(Role.THING):
            return None
    return None


def _parts(line: Line, founds: list[Found]) -> None:
    """Part and whole share what they count: 2,000 of its 10,000 employees; 5600 Jobs, davon 2600 hier."""
    whole: Unit | None = None
    for place, found in enumerate(founds):
        if found.kind is ValueKind.COUNT and found.unit and found.unit.code == PEOPLE:
            whole = found.unit
        if found.kind is not ValueKind.NUMBER:
            continue
        following = founds[place + 1] if place + 1 < len(founds) else None
        counted = following is not None and following.unit is not None and following.unit.code == PEOPLE
        if following and counted and following.start == line.past(found.end, Role.PARTITIVE) > found.end:
            assert following.unit is not None
            founds[place] = _with_unit(found, following.unit, "part/count")
        elif _points_back(line, found):
            unit = whole or _named_before(line, found.start)
            founds[place] = _with_unit(found, unit, "part/count", LESS_SURE) if unit else found


def _head(line: Line, start: int) -> str | None:
    """The noun before a number that says people are counted: headcount of, 员工总数.

    It stands close by, or further off where a verb such as "comes to" leads from it to the number.
    """
    han = line.lexicon.writing.numerals == "han"
    led = any(line.at(each).has(Role.EQUALS) for each in (start - 1, start - 2))
    reach = EQUALS_REACH if led and not han else HAN_HEAD_REACH if han else HEAD_REACH
    for place in range(start - 1, start - 1 - reach, -1):
        token = line.at(place)
        if token.has(Role.HEAD) or (han and token.has(Role.PEOPLE) and len(token.text) > 1):
            return line.written(place, place + 1)
        if token.shape in (Shape.MARK, Shape.BREAK, Shape.END) or (token.shape is Shape.DIGITS and not led):
            return None
        if token.has(Role.PAY) or token.has(Role.CURRENCY_AFTER):
            return None
        if token.has(Role.THING) and not led:
            return None
    return None


def _uncounted(line: Line, found: Found) -> bool:
    """Whether nothing says yet what a number counts; 个 alone says nothing."""
    if (found.low or found.high or 0.0) > MOST_PEOPLE:
        return False
    if found.kind is ValueKind.NUMBER:
        return True
    measure = line.at(found.end - 1).word(Role.MEASURE) == "any"
    return found.kind is ValueKind.COUNT and measure and found.unit is not None and found.unit.code is None


def _heads(line: Line, founds: list[Found]) -> None:
    """A bare number after a word for the workforce counts people."""
    for place, found in enumerate(founds):
        noun = _head(line, found.start) if _uncounted(line, found) else None
        if noun:
            founds[place] = _with_unit(found, count(noun, people=True), "head/count", LESS_SURE)


def _sources(line: Line, founds: list[Found]) -> None:
    """A few people who know of something are sources: two people familiar with the plan."""
    for place, found in enumerate(founds):
        if found.unit is None or found.unit.code != PEOPLE or found.high is None or found.high > MOST_SOURCES:
            continue
        around = range(found.start, found.end + INFORMED_REACH)
        if any(line.at(each).has(Role.INFORMED) for each in around):
            founds[place] = replace(found, unit=replace(found.unit, code=None), rule="sources/count")


def _grows(line: Line, found: Found) -> bool:
    """Whether growth is spoken of around a number: double-digit growth, sank to the mid-teens."""
    ahead = (line.at(each) for each in range(found.end, found.end + 3))
    if any(token.has(Role.GROWTH) or token.has(Role.PERCENT) for token in ahead):
        return True
    for place in range(found.start - 1, found.start - 1 - GROWTH_REACH, -1):
        token = line.at(place)
        if token.has(Role.GROWTH) or token.has(Role.CHANGE):
            return True
        if token.shape in (Shape.MARK, Shape.BREAK, Shape.END):
            return False
    return False


def _rates(line: Line, founds: list[Found]) -> None:
    """Mid-teens and double-digit are percentages where growth is spoken of."""
    for place, found in enumerate(founds):
        if found.kind is ValueKind.NUMBER and found.rule.startswith(RATE) and _grows(line, found):
            founds[place] = _with_unit(found, BY_ITSELF, "rate/percent", LESS_SURE)


def _caps(line: Line, founds: list[Found]) -> None:
    """The most or least that pay for each year comes to: …, capped at six months; …, mindestens drei."""
    for place, found in enumerate(founds):
        lasts = found.kind is ValueKind.NUMBER or found.rule == DURATION
        if not lasts or found.qualifier not in BOUNDS or not _for_each_year(line, found.start):
            continue
        months = found.unit.months if found.unit else 1.0
        if months:
            low, high = _times((found.low, found.high), months)
            founds[place] = replace(
                found, kind=ValueKind.MONTHS, unit=IN_MONTHS, low=low, high=high, rule="severance/cap"
            )


def _for_each_year(line: Line, start: int) -> bool:
    """Whether a sum for each year of service was named shortly before."""
    return any(line.at(each).has(Role.PER_YEAR_OF_SERVICE) for each in range(start - CAP_REACH, start))


def settle(line: Line, founds: list[Found]) -> list[Found]:
    """The values with the units that they take from each other and from the words before them."""
    _rates(line, founds)
    _lists(line, founds)
    _heads(line, founds)
    _parts(line, founds)
    _caps(line, founds)
    _sources(line, founds)
    return founds
