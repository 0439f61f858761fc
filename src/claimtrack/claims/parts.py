"""What part of its subject a claim is about: a department, a team, a site, a city.

"One department was halved" says nothing about the company as a whole, and must not be compared with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from claimtrack.claims.reading import Reading, Stretch, overlap

PART_TYPES = frozenset({"layoff", "headcount", "severance", "hiring_freeze", "closure"})
PART_REACH = 4.0
CITY_REACH = 8.0
LEAD_WORD = re.compile(r"[\w&'-]+ $")
LEAD_CHARACTERS = re.compile(r"[^\W\d_]{1,4}$")
CJK_START = "\u2e80"


def part_of(reading: Reading, type_id: str, things: Sequence[Stretch]) -> str | None:
    """The part as written, with the word before it (sales team, 销售团队); None where the whole is meant."""
    if type_id not in PART_TYPES:
        return None
    site = _nearest(reading, _sites(reading), things, PART_REACH)
    if site:
        return _with_lead(reading, site)
    city = _nearest(reading, _cities(reading), things, CITY_REACH)
    return reading.sentence.text[city.start : city.end] if city else None


def _sites(reading: Reading) -> Iterable[Stretch]:
    """The words for a part of a company, without those that only say what the named company is.

    "Its cloud unit AWS" is AWS, not a unit of it.
    """
    names = reading.companies()
    others: list[Stretch] = [*names, *reading.of("things.epithets")]
    for mark in reading.of("things.sites"):
        if any(overlap(mark, other) for other in others):
            continue
        if not any(reading.words(mark.end, name.start) == 0 and mark.end <= name.start for name in names):
            yield mark


def _cities(reading: Reading) -> Iterable[Stretch]:
    return (name for name in reading.names if name.is_city)


def _nearest(
    reading: Reading, places: Iterable[Stretch], things: Sequence[Stretch], reach: float
) -> Stretch | None:
    best: tuple[float, Stretch] | None = None
    for place in places:
        for thing in things:
            if reading.breaks_between(place, thing) or reading.commas_between(place, thing):
                continue
            distance = reading.distance(place, thing)
            if distance <= reach and (best is None or distance < best[0]):
                best = (distance, place)
    return best[1] if best else None


def _with_lead(reading: Reading, place: Stretch) -> str:
    text = reading.sentence.text
    before = text[: place.start]
    pattern = LEAD_CHARACTERS if text[place.start] >= CJK_START else LEAD_WORD
    lead = pattern.search(before)
    return (lead.group() if lead else "") + text[place.start : place.end]
