"""What is left when a part is taken out: all but 10 %, all but 200 of its 1,000 workers."""

from __future__ import annotations

from dataclasses import replace

from claimtrack.values.found import Found, nothing, single
from claimtrack.values.roles import Role
from claimtrack.values.sides import Side, read_side
from claimtrack.values.tokens import Line
from claimtrack.values.value import ValueKind

WHOLE = 100.0


def read_complement(line: Line, start: int) -> Found | None:
    """The complement that begins at a place; where its whole is not said, a stretch that holds no value."""
    if not line.at(start).has(Role.EXCEPT):
        return None
    part = read_side(line, start + 1)
    if part is None:
        return None
    whole = _whole(line, part)
    if whole is None:
        return nothing(start, part.end, "hidden/rest")
    found = single(whole)
    left = tuple(
        None if end is None else round(whole.interval()[1] - end, 6) for end in reversed(part.bounds())
    )
    return replace(found, start=start, low=left[0], high=left[1], rule=f"rest/{found.kind}")


def _whole(line: Line, part: Side) -> Side | None:
    """What the part is taken from: all of it where the part is a share, else the number behind "of"."""
    if part.unit is not None and part.unit.kind is ValueKind.PERCENT:
        amount = replace(part.amount, low=WHOLE / part.unit.factor, high=WHOLE / part.unit.factor)
        return replace(part, amount=amount, qualifier=None) if part.interval()[1] < WHOLE else None
    place = line.past(part.end, Role.PARTITIVE)
    whole = read_side(line, place) if place > part.end else None
    if whole is None or whole.amount.low != whole.amount.high or whole.interval()[0] <= part.interval()[1]:
        return None
    return replace(whole, start=part.start)
