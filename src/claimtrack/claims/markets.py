"""The market of one country: made of the market of a product and the country that stands with it.

"The smartphone market in India" is the Indian part of the smartphone market, on a list or not.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from claimtrack.claims.names import Name
from claimtrack.claims.places import Mention, named, whole, whole_country_of
from claimtrack.claims.reading import Reading
from claimtrack.data.entities import load_entities
from claimtrack.data.places import by_country
from claimtrack.folding import fold

MARKET = "market"
WRITTEN = {"germany": "german", "united-states": "us", "united-kingdom": "uk"}
"""Countries that stand in the id of a market otherwise than by their own id."""
WRITTEN_MARKET = re.compile(r"market$|markt(?:s|es)?$|市场$|^market for |^markt(?:s|es)? für ")
"""How a market on no list is written."""
CLOUD_WORDS = ("cloud", "云")
"""A text with one of these speaks of clouds, and of their market where it names no other."""
NEAR = 3.0
"""A country so near to a market is the market's own, though another is named later."""


def is_cloudy(reading: Reading) -> bool:
    """Whether a sentence has a word for clouds."""
    return any(word in reading.folded for word in CLOUD_WORDS)


def is_market(id: str | None) -> bool:
    """Whether an id is that of a market, on a list or made here."""
    entity = load_entities().by_id.get(id or "")
    return entity.kind == MARKET if entity else bool(id and WRITTEN_MARKET.search(fold(id)))


def part_of(market: str, country: str | None) -> str:
    """The id of the part of a market in a country (ISO code); the market itself where no country is known."""
    if parts := _listed(market).get(country or ""):
        return parts
    entity = load_entities().by_id.get(market)
    place = countries().get(country or "")
    if place is None or (entity and entity.region) or (entity is None and is_market(market)):
        return market
    return f"{WRITTEN.get(place, place)}-{market}"


def is_part(part: str | None, market: str) -> bool:
    """Whether an id is that of a part of a market in some country."""
    return bool(part) and part != market and str(part).endswith(f"-{market}")


def country_near(reading: Reading, name: Name | None) -> str | None:
    """The country that stands at the name of a market; else the one that the sentence names last."""
    places = whole(named(reading)) if name else []
    beside = [place for place in places if name and reading.distance(name, place) <= NEAR]
    if name and beside:
        return min(beside, key=lambda place: _order(reading, name, place)).region
    return whole_country_of(reading)


def _order(reading: Reading, name: Name, place: Mention) -> tuple[int, float]:
    return int(reading.breaks_between(name, place)), reading.distance(name, place)


@cache
def countries() -> Mapping[str, str]:
    """ISO code -> id of the country itself, not of a part of it."""
    return by_country(load_entities())


@cache
def _listed(market: str) -> Mapping[str, str]:
    """The parts of a market that are on a list, by ISO code."""
    return {
        entity.region: entity.id
        for entity in load_entities()
        if entity.kind == MARKET and entity.region and entity.id.split("-", 1)[1] == market
    }
