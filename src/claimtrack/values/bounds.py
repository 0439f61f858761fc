"""Bounds and approximations on both sides of a number: at least 300, 300 or more, 约300人左右."""

from __future__ import annotations

from claimtrack.model import Qualifier
from claimtrack.values.roles import Role
from claimtrack.values.tokens import Line, Shape, Token

OPEN_ABOVE = frozenset({Qualifier.MORE_THAN, Qualifier.AT_LEAST})
OPEN_BELOW = frozenset({Qualifier.UP_TO, Qualifier.LESS_THAN})
BOUNDS = OPEN_ABOVE | OPEN_BELOW
MOST_WORDS = 8
ADDENDS = frozenset({Role.ARTICLE, Role.CARDINAL, Role.HALF})


def stronger(first: Qualifier | None, second: Qualifier | None) -> Qualifier | None:
    """Which of two qualifiers counts: a bound before an approximation, else the first said."""
    if first is None or (second in BOUNDS and first not in BOUNDS):
        return second
    return first


def _counts(token: Token) -> bool:
    return token.shape is Shape.DIGITS or token.has(Role.CARDINAL)


def read_before(line: Line, place: int) -> tuple[Qualifier | None, int]:
    """The qualifier before a number, and the place where the number must begin."""
    if not line.at(place).has(Role.BEFORE):
        return None, place
    found: Qualifier | None = None
    start = place
    while place - start < MOST_WORDS:
        token = line.at(place)
        if token.has(Role.BEFORE):
            found = stronger(found, Qualifier(token.word(Role.BEFORE)))
            if token.has(Role.ARTICLE) and not _counts(line.at(place + 1)):
                break  # "ein knappes Drittel": the bound is the article of the number, too
        elif found is None or not token.has(Role.GLUE):
            break
        place += 1
    return found, place


def read_after(line: Line, place: int) -> tuple[Qualifier | None, int]:
    """The qualifier after a number or its unit, and the place after it."""
    hyphen = line.at(place).text == "-" and line.glued(place)
    token = line.at(place + 1 if hyphen else place)
    after = place + 2 if hyphen else place + 1
    follows_number = token.text == "+" and (not line.glued(place) or line.at(after).shape is Shape.DIGITS)
    if not token.has(Role.AFTER) or follows_number or (token.text == "plus" and _adds(line, after)):
        return None, place
    return Qualifier(token.word(Role.AFTER)), after


def _adds(line: Line, place: int) -> bool:
    """Whether something more is counted at a place: two months plus one for each year, 500 plus 20 temps."""
    token = line.at(place)
    return token.shape is Shape.DIGITS or not ADDENDS.isdisjoint(token.roles)


def opened(
    low: float, high: float, qualifier: Qualifier | None, *, vague: bool = False
) -> tuple[float | None, float | None]:
    """The interval that a qualifier leaves of a number; one that is a range already stays as it is."""
    if vague or low != high:
        return low, high
    return (None if qualifier in OPEN_BELOW else low), (None if qualifier in OPEN_ABOVE else high)
