"""Signs that part nothing: brackets around bare values, brackets and dashes around an aside."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from claimtrack.values.value import Value

ASIDES = re.compile(r"[(（][^()（）]*(?P<end>[)）])| (?P<dash>[–—-]) [^–—]*?(?P<close> (?P=dash)) ")
BRACKETS = re.compile(r"[(（][^()（）]*[)）]")
BETWEEN_VALUES = " ,，、;；/+-–−"
"""What stands in brackets beside values that are all they hold."""


def bracketed(text: str, values: Sequence[Value]) -> set[int]:
    """Where brackets open and close that hold nothing but values: "Alibaba Cloud (34 %, +12 %) leads"."""
    places: set[int] = set()
    for bracket in BRACKETS.finditer(text):
        start, end = bracket.start() + 1, bracket.end() - 1
        inside = [value for value in values if start <= value.start and value.end <= end]
        left = text[start:end]
        for value in inside:
            at, to = value.start - start, value.end - start
            left = left[:at] + " " * (to - at) + left[to:]
        alone = not text[: start - 1].strip() or not text[end + 1 :].strip()
        if inside and not alone and not left.strip(BETWEEN_VALUES):
            places |= {start - 1, end}
    return places


def asides(text: str) -> Iterator[tuple[int, int]]:
    """Where brackets and pairs of dashes open and close."""
    for found in ASIDES.finditer(text):
        yield found.start(), found.start("end") if found["end"] else found.start("close")
