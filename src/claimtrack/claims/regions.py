"""A company, or its business in one country: AWS against AWS China, by the words around the name."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from claimtrack.claims.focus import Focus
from claimtrack.claims.frames import Trigger
from claimtrack.claims.names import PLACE, Name
from claimtrack.claims.reading import Reading, Stretch
from claimtrack.data.entities import load_entities

NARROWING = frozenset(
    {"layoff", "headcount", "severance", "hiring_freeze", "closure", "market_exit", "customer_exit"}
)
"""Types about people and sites, whose subject a place in the clause narrows."""
PLACE_REACH = 12.0
LOCAL = frozenset({"revenue", "revenue_growth"})
"""Types about money, whose subject is the business in a country where the country stands right beside."""
LOCAL_REACH = 3.0


def regional(reading: Reading, trigger: Trigger, id: str, name: Name | None, focus: Focus) -> str:
    """The id of a company, or of its business in China where the words say so (ibm -> ibm-china).

    The place nearest to the trigger decides; where there is none, what the article is about.
    """
    entity = load_entities().by_id.get(id)
    if entity is None or entity.home == "CN" or (id.endswith("-china") and name is not None):
        return id
    base = id.removesuffix("-china")
    if name and any(_beside(reading, name, place) for place in _places(reading) if place.region == "CN"):
        return child(base)
    if trigger.type.id not in NARROWING:
        local = any(
            place.region == "CN"
            and reading.distance(trigger, place) <= LOCAL_REACH
            and not reading.breaks_between(trigger, place)
            for place in _places(reading)
        )
        return child(base) if local and trigger.type.id in LOCAL else id
    nearest = _nearest_place(reading, trigger, name)
    if nearest:
        return child(base) if nearest.region == "CN" else base
    in_china = focus.in_china(base) and not reading.of("things.world")
    return child(base) if in_china else id


def house(id: str) -> str:
    """The topmost parent of a company or of its business in China: amazon for aws-china."""
    known = load_entities()
    return known.root(id if id in known else id.removesuffix("-china"))


def place_of(reading: Reading, trigger: Trigger) -> str | None:
    """The id of the country a trigger speaks of, None where it names none."""
    place = _nearest_place(reading, trigger, None)
    return _countries().get(place.region) if place else None


@cache
def _countries() -> dict[str, str]:
    """ISO code -> id of the country itself, not of a part of it."""
    regions = [entity for entity in load_entities() if entity.kind == "region" and entity.region]
    return {str(entity.region): entity.id for entity in regions if entity.parent is None}


def child(id: str) -> str:
    """The id of a company's business in China."""
    return f"{id}-china"


@dataclass(frozen=True, slots=True)
class Place:
    """A mention of a country or of a place in it."""

    start: int
    end: int
    region: str


def _places(reading: Reading) -> list[Place]:
    named = [
        Place(name.start, name.end, name.entity.region)
        for name in reading.names
        if name.kind in ("region", PLACE) and name.entity and name.entity.region
    ]
    return [*named, *(Place(mark.start, mark.end, "CN") for mark in reading.of("things.china"))]


def _beside(reading: Reading, name: Name, place: Place) -> bool:
    """Whether a place stands right at a name: Tesla China, 微软中国, 中国微软."""
    close = reading.distance(name, place) == 0 and not reading.commas_between(name, place)
    return close and not reading.breaks_between(name, place)


def _nearest_place(reading: Reading, trigger: Trigger, name: Name | None) -> Place | None:
    """The place nearest to the trigger or the name, if it is near and in the same clause."""
    things: list[Stretch] = [trigger, name] if name else [trigger]
    best: tuple[float, Place] | None = None
    for place in _places(reading):
        for thing in things:
            distance = reading.distance(thing, place)
            if distance > PLACE_REACH or reading.breaks_between(thing, place):
                continue
            if best is None or distance < best[0]:
                best = (distance, place)
    return best[1] if best else None
