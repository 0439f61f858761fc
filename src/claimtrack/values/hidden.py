"""Digits that count nothing: names, ordinals, clock times, addresses, the numbers of a list."""

from __future__ import annotations

from claimtrack.values.found import Found, nothing
from claimtrack.values.nouns import read_noun
from claimtrack.values.numbers import read_amount
from claimtrack.values.roles import Role
from claimtrack.values.tokens import Line, Shape
from claimtrack.values.units import read_unit_after

MOST_NAME_WORDS = 3
HUNDRED = 100
ARTICLES = frozenset({"das", "dem", "den", "der", "des", "die", "the"})


def _measured(line: Line, place: int) -> bool:
    """Whether a unit, a magnitude, people or a second end follow, so that a number is meant after all."""
    if line.at(place).has(Role.TO) and line.at(place + 1).shape is Shape.DIGITS:
        return True  # 404 to 500 jobs
    if line.at(place).has(Role.SCALE) or read_unit_after(line, place):
        return True
    noun = read_noun(line, place)
    return noun is not None and noun[0].code is not None


def _label(line: Line, start: int) -> Found | None:
    """Chapter 11, Seite 5, Windows 11, 911."""
    token = line.at(start)
    if token.has(Role.LABEL) and line.at(start + 1).has(Role.QUARTER):
        return nothing(start, start + 2, "hidden/name")  # the Audi Q3
    place = start + 1 if token.has(Role.LABEL) else start
    number = line.at(place)
    spelled = number.has(Role.CARDINAL) and place > start
    if not (token.has(Role.LABEL) or token.has(Role.NAME)) or not (spelled or number.shape is Shape.DIGITS):
        return None
    if (number.scale != 1.0 and not number.has(Role.NAME)) or _measured(line, place + 1):
        return None
    if place == start and token.whole and token.number % HUNDRED == 0 and _is_led(line, start):
        return None
    return nothing(start, place + 1 + line.at(place + 1).has(Role.DAY_MARK), "hidden/name")


def _is_led(line: Line, place: int) -> bool:
    """Whether a plain word leads digits that name something elsewhere: "cut by 500", not "the 911"."""
    before = line.at(place - 1)
    word = line.written(place - 1, place) if before.shape is Shape.WORD else ""
    return len(word) > 1 and word.islower() and word not in ARTICLES


def _ordinal(line: Line, start: int) -> Found | None:
    """第三轮, die 3. Runde."""
    token = line.at(start)
    if token.has(Role.ORDINAL_MARK):
        amount = read_amount(line, start + 1)
        return nothing(start, amount.end, "hidden/ordinal") if amount else None
    dotted = token.whole and line.at(start + 1).text == "." and line.glued(start + 1)
    if dotted and line.at(start - 1).has(Role.ORDINAL_BEFORE) and line.at(start + 2).shape is Shape.WORD:
        return nothing(start, start + 2, "hidden/ordinal")
    return None


def _clock(line: Line, start: int) -> Found | None:
    """14 Uhr, 5 pm, 上午10点30分."""
    led = line.at(start).has(Role.CLOCK_BEFORE)
    amount = read_amount(line, start + led)
    if amount is None or not amount.low == amount.high <= 24:
        return None
    if not line.at(amount.end).has(Role.CLOCK):
        return None
    end = amount.end + 1
    minutes = read_amount(line, end)
    return nothing(start, minutes.end if minutes and minutes.high < 60 else end, "hidden/clock")


def _address(line: Line, start: int) -> Found | None:
    """410 Terry Avenue, 27号楼."""
    if not line.at(start).whole:
        return None
    if line.at(start + 1).has(Role.DAY_MARK) and line.at(start + 2).has(Role.ADDRESS):
        return nothing(start, start + 3, "hidden/address")
    for place in range(start + 1, start + 1 + MOST_NAME_WORDS):
        token = line.at(place)
        if token.has(Role.ADDRESS):
            return nothing(start, place + 1, "hidden/address")
        if token.shape is not Shape.WORD or not line.text[token.start].isupper():
            return None
    return None


def _listed(line: Line, start: int) -> Found | None:
    """1. and 2) at the head of a text, a line or a table cell."""
    token, mark = line.at(start), line.at(start + 1)
    if (
        not token.whole
        or len(token.text) > 2
        or mark.text not in (".", ")", "、")
        or not line.glued(start + 1)
    ):
        return None
    before = line.at(start - 1)
    gap = (
        line.text[before.start if before.shape is Shape.BREAK else before.end : token.start]
        if start
        else "\n"
    )
    return nothing(start, start + 2, "hidden/list") if "\n" in gap or "\t" in gap else None


def _score(line: Line, start: int) -> Found | None:
    """3-1, 2–0: the higher number first and nothing counted."""
    first, dash, second = (line.at(start + step) for step in range(3))
    pair = first.whole and second.whole and len(first.text) <= 2 and len(second.text) <= 2
    if not pair or dash.text not in ("-", "–") or not line.glued(start + 1) or not line.glued(start + 2):
        return None
    lower = first.number >= second.number and not _measured(line, start + 3)
    return nothing(start, start + 3, "hidden/score") if lower else None


def read_hidden(line: Line, start: int) -> Found | None:
    """The stretch at a place whose digits count nothing."""
    if line.at(start).shape is Shape.HIDDEN:
        return nothing(start, start + 1, "hidden/name")
    return (
        _label(line, start)
        or _ordinal(line, start)
        or _clock(line, start)
        or _address(line, start)
        or _listed(line, start)
        or _score(line, start)
    )
