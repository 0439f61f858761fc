"""Numbers written in digits, read by the habits of a language: 1,700 and 1.700, 14 000, 27'000."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from math import log10

from claimtrack.values.lexicon import Writing

LONGEST = 15
"""More digits than this are an id or noise, never a quantity."""
VULGAR = "¼½¾⅐⅑⅒⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"


POWER = re.compile(r"(?: ?[x×*] ?(?=10\^)(?P<ten>10))?\^(?P<sign>[+-]{0,2})(?P<raised>[0-9]{1,2})(?![0-9])")
EXPONENT = re.compile(r"e(?P<sign>[+-]?)(?P<raised>[0-9]{1,2})(?![0-9a-z])")
LARGEST = 1e18


def _grouped(separator: str, decimal: str) -> str:
    mark, point = re.escape(separator), re.escape(decimal)
    if separator == " ":  # a longer row of digits is another number: 1 600 212610757
        return rf"[0-9]{{1,3}}(?:{mark}[0-9]{{3}}(?![0-9]))++(?:{point}[0-9]++)?"
    return rf"[0-9]{{1,3}}(?:{mark}[0-9]{{3}})++(?![0-9])(?:{point}[0-9]++)?"


@cache
def pattern(writing: Writing, spaces: bool) -> re.Pattern[str]:
    """The pattern of a number in digits; `spaces` lets a space group thousands."""
    separators = [writing.thousands, "'", *([" "] if spaces else [])]
    ways = [_grouped(separator, writing.decimal) for separator in separators]
    ways.append(r"[0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3}(?![0-9])")  # 12,50,000 as written in India
    ways.append(rf"[0-9]++{re.escape(writing.decimal)}[0-9]++")
    if writing.decimal == ",":
        # The other mark cannot group thousands here: 5.8 %, 27.45
        ways.append(r"[0-9]++\.(?:[0-9]{1,2}|[0-9]{4,})(?![0-9]|\.[0-9])")
    else:
        ways.append(r"[0-9]{1,3},(?:[0-9]{1,2}(?= ?%)|[0-9](?![0-9]|,[0-9]))")  # 12,5 % by a German author
        ways.append(r"\.[0-9]++")
    ways.append("[0-9]++")
    return re.compile(f"(?:{'|'.join(ways)})[{VULGAR}]?")


def match_digits(folded: str, text: str, place: int, writing: Writing, *, apart: bool = True) -> str:
    """The number in digits that begins at a place, as folded; empty where there is none.

    A no-break or thin space groups thousands everywhere, a plain one only where the language writes so and
    the number stands apart from what is before it: May 12 300 jobs. Tabs and line ends never group.
    """
    found = pattern(writing, spaces=True).match(folded, place)
    if found is None:
        return ""
    if not (writing.space_groups and apart) and " " in text[place : found.end()]:
        found = pattern(writing, spaces=False).match(folded, place)
    return _to_full_comma(found.group(), text, place) if found else ""


def read_power(flat: str, end: int, number: float) -> tuple[float, int] | None:
    """A number in the notation of scientists and the place after it: 1.3x10^6, 2e5, 1.1^23."""
    found = POWER.match(flat, end) or EXPONENT.match(flat, end)
    if found is None:
        return None
    raised = int(found["raised"]) * (-1 if found["sign"] in ("-", "+-", "-+") else 1)
    times_ten = found.re is EXPONENT or found["ten"]
    if not number or abs(raised) * log10(max(number, 10.0)) > 300:
        return None
    result = number * 10.0**raised if times_ten else number**raised
    return (result, found.end()) if result < LARGEST else None


def _to_full_comma(raw: str, text: str, place: int) -> str:
    """The number up to a full-width comma, which ends a clause unless the digits are full-width too."""
    comma = text.find("，", place, place + len(raw))
    return raw[: comma - place] if comma > 0 and text[comma - 1].isascii() else raw


def read_digits(raw: str, writing: Writing) -> float | None:
    """What the digits say; None for what is an id rather than a number."""
    vulgar = unicodedata.numeric(raw[-1]) if raw[-1] in VULGAR else 0.0
    raw = raw.rstrip(VULGAR)
    if sum(character.isdigit() for character in raw[: LONGEST * 2]) > LONGEST or len(raw) > LONGEST * 2:
        return None
    if re.fullmatch(r"0[0-9]+", raw):
        return None if raw.strip("0") else 0.0
    return _plain(raw, writing) + vulgar


def _plain(raw: str, writing: Writing) -> float:
    if raw.isdecimal():
        return float(raw)
    for separator in (writing.thousands, "'", " "):
        if re.fullmatch(_grouped(separator, writing.decimal), raw):
            return float(raw.replace(separator, "").replace(writing.decimal, "."))
    if re.fullmatch(r"[0-9]+(?:,[0-9]{2,3}){2,}", raw):
        return float(raw.replace(",", ""))
    return float(raw.replace(",", "."))
