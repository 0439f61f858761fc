"""Numbers written in digits, read by the habits of a language: 1,700 and 1.700, 14 000, 27'000."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from claimtrack.values.lexicon import Writing

LONGEST = 15
"""More digits than this are an id or noise, never a quantity."""
VULGAR = "¼½¾⅐⅑⅒⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"


def _grouped(separator: str, decimal: str) -> str:
    mark, point = re.escape(separator), re.escape(decimal)
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
        ways.append(r"[0-9]{1,3},[0-9]{1,2}(?= ?%)")
        ways.append(r"\.[0-9]++")
    ways.append("[0-9]++")
    return re.compile(f"(?:{'|'.join(ways)})[{VULGAR}]?")


def match_digits(flat: str, text: str, place: int, writing: Writing) -> str:
    """The number in digits that begins at a place, as folded; empty where there is none.

    A no-break or thin space groups thousands everywhere, a plain one only where the language writes so.
    """
    found = pattern(writing, spaces=True).match(flat, place)
    if found is None:
        return ""
    if not writing.space_groups and " " in text[place : found.end()]:
        found = pattern(writing, spaces=False).match(flat, place)
    return _to_full_comma(found.group(), text, place) if found else ""


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
        return None
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
