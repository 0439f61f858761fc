"""Two numbers that belong together: a range (20 to 30 %) or a change (from 33 % to 36 %)."""

from __future__ import annotations

from dataclasses import replace

from claimtrack.values.bounds import BOUNDS, OPEN_BELOW, read_after, read_before, stronger
from claimtrack.values.found import Found, kind_of
from claimtrack.values.roles import Role
from claimtrack.values.sides import Side, read_side
from claimtrack.values.tokens import Line, Shape
from claimtrack.values.units import Unit
from claimtrack.values.value import ValueKind

LOOK_BACK = 6
"""How many words before a number may say that something changed."""
GAP = 5
"""How many words may stand between the old and the new value: from 33 % a year ago to 36 %."""
ALIKE = 20.0
"""Old and new value of a change differ by less than this factor where they share a magnitude."""
RATES = (ValueKind.PERCENT, ValueKind.POINTS, ValueKind.MONTHS)
LEVEL_TIMES = 4.0
"""A sum so many times as large as the one it grew by is no end of a range with it."""
SHARED_FROM = 100.0
"""Magnitudes from hundred up belong to both ends: two to three hundred; but 一到二十 is 1 to 20."""


def _connected(line: Line, place: int, *, between: bool) -> int | None:
    """The place after the word or dash that joins two ends of a range, or None."""
    if line.at(place).text == "-" and line.glued(place) and line.at(place + 1).has(Role.TO):
        place += 1  # 10- bis 15-prozentig
    token = line.at(place)
    if token.has(Role.TO) or (between and token.has(Role.AND)):
        if token.shape is Shape.MARK or not token.text.isalpha():
            even = token.spaced == line.at(place + 1).spaced
            return place + 1 if even else None
        return place + 1
    return None


def _scaled(side: Side, scale: float) -> Side:
    low, high = (round(end * scale, 4) for end in (side.amount.low, side.amount.high))
    return replace(side, amount=replace(side.amount, low=low, high=high, scale=scale))


def _shared(first: Side, second: Side) -> Side:
    """The first end with the magnitude of the second, where it has none: 10 to 12 billion."""
    scale, amount = second.amount.scale, first.amount
    lacks = amount.scale == 1.0 and scale >= SHARED_FROM and not first.share and not amount.vague
    if not lacks or amount.low >= second.amount.mantissa:
        return first
    return _scaled(first, scale)


def _shared_by_change(old: Side, new: Side) -> Side:
    """The old value with the magnitude of the new one, which may be smaller: from 6.7 to 3.5 billion."""
    lacks = old.amount.scale == 1.0 and new.amount.scale >= SHARED_FROM and not old.share
    alike = 1 / ALIKE < old.amount.low / (new.amount.mantissa or 1.0) < ALIKE
    return _scaled(old, new.amount.scale) if lacks and alike else old


def _paired(first: Side, second: Side) -> tuple[Side, Side] | None:
    """Both ends with one unit and magnitude, or None where their units differ."""
    if first.unit and second.unit and not first.unit.same(second.unit):
        return None
    if first.unit and not first.unit.before and second.unit is None:
        return None
    first = _shared(first, second)
    unit = first.unit or second.unit
    return replace(first, unit=unit), replace(second, unit=second.unit or unit)


def _range(start: int, first: Side, second: Side, end: int, rule: str) -> Found | None:
    pair = _paired(first, second)
    if pair is None:
        return None
    low, high = pair[0].interval()[0], pair[1].interval()[1]
    if low >= high:
        return None
    unit = pair[1].unit
    return Found(
        start=start,
        end=end,
        kind=kind_of(unit),
        rule=f"{rule}/{kind_of(unit)}",
        low=low,
        high=high,
        unit=unit,
        qualifier=stronger(first.qualifier, second.qualifier),
        vague=first.amount.vague or second.amount.vague,
    )


def read_range(line: Line, start: int) -> Found | None:
    """The range that begins at a place: between 5 and 6, 20–30 %, zwischen 20 und 30 Prozent, 两成到三成."""
    qualifier, place = read_before(line, start)
    between = line.at(place).has(Role.BETWEEN)
    opened = between or line.at(place).has(Role.FROM)
    first = read_side(line, place + opened)
    if first is None:
        return None
    after = _connected(line, first.end, between=True)
    second = read_side(line, after) if after else None
    if after is None or second is None:
        return None
    closed = line.at(second.end).has(Role.BETWEEN_END)
    if line.at(after - 1).has(Role.AND) and not line.at(after - 1).has(Role.TO) and not (between or closed):
        return None
    if line.at(start - 1).text == "by" and _is_level(first, second):
        return None
    outer, end = read_after(line, second.end + closed)
    found = _range(start, first, second, end, "range")
    return replace(found, qualifier=stronger(stronger(qualifier, found.qualifier), outer)) if found else None


def _is_level(change: Side, level: Side) -> bool:
    """Whether the second sum or count is what the first leads to: "rose by $1.6 billion to $14.9 billion"."""
    rates = any(side.unit and side.unit.kind in RATES for side in (change, level))
    bare = change.unit is not None and change.unit.kind is ValueKind.MONEY and level.unit is None
    return not rates and not bare and level.interval()[1] > LEVEL_TIMES * change.interval()[0]


def read_two_bounds(line: Line, start: int) -> Found | None:
    """A range said by its two bounds: more than 300 but fewer than 500 jobs, 大于300并小于500."""
    first = read_side(line, start)
    if first is None or first.qualifier not in BOUNDS:
        return None
    han = line.lexicon.writing.numerals == "han"
    comma = line.at(first.end).text == "," and han
    place = first.end + (comma or line.at(first.end).has(Role.AND))
    second = read_side(line, place) if place > first.end or han else None
    if second is None or second.qualifier not in BOUNDS:
        return None
    below = first.qualifier in OPEN_BELOW
    if below == (second.qualifier in OPEN_BELOW):
        return None
    ends = _paired(first, second)
    if ends is None:
        return None
    low, high = (ends[1], ends[0]) if below else ends
    found = _range(start, low, high, second.end, "bounds")
    return replace(found, qualifier=None) if found else None


def _changes(line: Line, place: int) -> bool:
    """Whether a word shortly before a place says that something went up or down."""
    for each in range(place - 1, place - 1 - LOOK_BACK, -1):
        token = line.at(each)
        if token.has(Role.CHANGE):
            return True
        if token.shape in (Shape.BREAK, Shape.END):
            return False
    return False


def _new_value(line: Line, place: int) -> tuple[Side, bool] | None:
    """The value that a change leads to, within a few words, and whether the words alone say so."""
    said = False
    for each in range(place, place + GAP + 1):
        token = line.at(each)
        if token.shape in (Shape.MARK, Shape.DIGITS, Shape.END, Shape.BREAK) and not token.has(Role.ONTO):
            return None
        said = said or token.has(Role.CHANGE) or token.has(Role.ONTO)
        if token.has(Role.ONTO) or token.has(Role.TO):
            side = read_side(line, each + 1)
            if side is not None:
                return side, said
    return None


def _change(start: int, old: Side, new: Side, end: int) -> Found | None:
    pair = _paired(_shared_by_change(old, new), new if new.unit else replace(new, unit=old.unit))
    if pair is None:
        return None
    low, high = pair[1].bounds()
    unit: Unit | None = pair[1].unit
    return Found(
        start=start,
        end=end,
        kind=kind_of(unit),
        rule=f"change/{kind_of(unit)}",
        low=low,
        high=high,
        unit=unit,
        qualifier=new.qualifier,
        vague=new.amount.vague,
        previous=pair[0].bounds(),
    )


def read_change(line: Line, start: int) -> Found | None:
    """The change that begins at a place; its value is the new one: von 33 auf 36 Prozent, 由33%升至36%."""
    if line.at(start).has(Role.FROM):
        return _from_to(line, start)
    if line.at(start).has(Role.UP_FROM) and (change := _from_to(line, start, said=True)):
        return change
    side = read_side(line, start)
    if side is None:
        return None
    before = line.at(start - 1)
    back = side.end + (line.at(side.end).text == ",")
    led = line.at(back).has(Role.UP_FROM)
    if not led and not ((before.has(Role.TO) or before.has(Role.ONTO)) and line.at(side.end).has(Role.FROM)):
        return None
    old = read_side(line, back + 1)
    if old is None or not (led or _changes(line, start)):
        return None
    return _change(start, old if old.unit else replace(old, unit=side.unit), side, old.end)


def _from_to(line: Line, start: int, *, said: bool = False) -> Found | None:
    old = read_side(line, start + 1)
    if old is None:
        return None
    new = _new_value(line, old.end)
    if new is None:
        return None
    side, by_words = new
    found = _change(start, old, side, side.end)
    if found is None or said or by_words:
        return found
    falls = old.interval()[0] > side.interval()[1]
    return found if falls or _changes(line, start) else None
