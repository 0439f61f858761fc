"""What part of its subject a claim is about: a department, a team, a site, a city.

"One department was halved" says nothing about the company as a whole, and must not be compared with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from claimtrack.claims.place_names import LISTED
from claimtrack.claims.reading import Reading, Stretch, overlap

PART_TYPES = frozenset({"layoff", "headcount", "severance", "hiring_freeze", "closure"})
PART_REACH = 4.0
CITY_REACH = 8.0
AT_VALUE = 1.0
"""A town so near behind the value is that of the value: "200 jobs in Kulim and 80 in Villach"."""
LEAD_WORD = re.compile(r"[\w&'-]+ $")
LEAD_CHARACTERS = re.compile(r"[^\W\d_]{1,4}$")
SITE_OF = re.compile(r" (?:(?:at|bei|in|near) )?")
"""What stands between a site and the town where it is."""
CJK_START = "\u2e80"


def part_of(reading: Reading, type_id: str, things: Sequence[Stretch]) -> str | None:
    """The part as written, with the word before it (sales team, 销售团队); None where the whole is meant."""
    if type_id not in PART_TYPES:
        return None
    site = _nearest(reading, _sites(reading), things, PART_REACH)
    if site:
        return _with_lead(reading, site)
    cities = _cities(reading)
    behind = [city for city in cities if things and things[-1].end <= city.start]
    city = _nearest(reading, behind, things[-1:], AT_VALUE) or _nearest(reading, cities, things, CITY_REACH)
    if city is None:
        return None
    first, last = _listed(reading, city)
    return reading.sentence.text[first.start : last.end]


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


def _cities(reading: Reading) -> list[Stretch]:
    return [name for name in reading.names if name.is_city]


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


def _listed(reading: Reading, city: Stretch) -> tuple[Stretch, Stretch]:
    """The first and the last of a list of towns that one stands in, its state with it: "Toledo, Ohio"."""
    first = last = city
    for other in _cities(reading):
        if LISTED.fullmatch(reading.sentence.text, last.end, other.start):
            last = other
    for other in reversed(_cities(reading)):
        if LISTED.fullmatch(reading.sentence.text, other.end, first.start):
            first = other
    return first, last


def _with_lead(reading: Reading, place: Stretch) -> str:
    """A site with the word or the town before it, and with the towns behind it ("im Werk Zwickau")."""
    text, cities = reading.sentence.text, _cities(reading)
    pattern = LEAD_CHARACTERS if text[place.start] >= CJK_START else LEAD_WORD
    lead = pattern.search(text[: place.start])
    start = lead.start() if lead else place.start
    cut = [city.start for city in cities if city.start < start < city.end or city.end == place.start]
    town = next((city for city in cities if SITE_OF.fullmatch(text, place.end, city.start)), None)
    end = _listed(reading, town)[1].end if town else place.end
    return text[min(cut, default=start) : end]
