"""A company, or its business in one country: AWS against AWS China, by the words around the name."""

from __future__ import annotations

from collections.abc import Sequence

from claimtrack.claims.focus import Focus
from claimtrack.claims.markets import countries
from claimtrack.claims.matching import Trigger
from claimtrack.claims.names import Name
from claimtrack.claims.places import Mention, places
from claimtrack.claims.reading import Reading, Stretch
from claimtrack.data.entities import load_entities

NARROWING = frozenset(
    {"layoff", "headcount", "severance", "hiring_freeze", "closure", "market_exit", "customer_exit"}
)
"""Types about people and sites, whose subject a place in the clause narrows."""
PLACE_REACH = 12.0
LOCAL = {"investment": 12.0, "revenue": 3.0, "revenue_growth": 3.0, "market_share": 6.0}
"""Types about money, whose subject is the business in a country where the country stands so near."""
LEADING = 2.0
GOAL_REACH = 6.0
"""So many words stand at most between a verb of moving and where something goes."""


def regional(reading: Reading, trigger: Trigger, id: str, name: Name | None, focus: Focus) -> str:
    """The id of a company, or of its business in China where the words say so (ibm -> ibm-china).

    The place nearest to the trigger decides; where there is none, what the article is about.
    """
    known = load_entities().by_id
    entity = known.get(id) or known.get(id.removesuffix("-china"))
    if entity is None or entity.home == "CN" or (id.endswith("-china") and name is not None):
        return id
    base = id.removesuffix("-china")
    spoken_of = places(reading, focus.country)
    if name and any(_beside(reading, name, place) for place in spoken_of if place.region == "CN"):
        return child(base)
    if trigger.type.id not in NARROWING:
        return child(base) if _local(reading, trigger, spoken_of) else id
    nearest = _nearest_place(reading, trigger, name, spoken_of)
    if nearest:
        return child(base) if nearest.region == "CN" else base
    return child(base) if focus.in_china(base) and not reading.of("things.world") else id


def branch(reading: Reading, name: Name, type_id: str) -> str:
    """The id of the company that a row of a table is about: its business in China where the row says so."""
    entity = load_entities().by_id.get(name.id)
    if entity is None or entity.home == "CN" or name.id.endswith("-china"):
        return name.id
    spoken_of = places(reading)
    within = type_id in NARROWING and {place.region for place in spoken_of} == {"CN"}
    beside = any(_beside(reading, name, place) for place in spoken_of if place.region == "CN")
    return child(name.id) if within or beside else name.id


def _local(reading: Reading, trigger: Trigger, spoken_of: Sequence[Mention]) -> bool:
    """Whether money or a share is that of the business in China: the country stands right beside it, leads
    the sentence, or is pointed back to.
    """
    reach = LOCAL.get(trigger.type.id)
    abroad = any(place.region != "CN" for place in spoken_of)
    if reach is None or abroad or reading.of("things.world"):
        return False
    return any(
        place.region == "CN"
        and not (place.belonging and trigger.type.id == "market_share")
        and (place.back or _leads(reading, place) or _near(reading, trigger, place, reach))
        and not reading.breaks_between(trigger, place)
        for place in spoken_of
    )


def _near(reading: Reading, trigger: Trigger, place: Mention, reach: float) -> bool:
    """Whether a place stands so near; behind a comma it is that of what follows, or of what is built."""
    behind = place.start >= trigger.end and reading.commas_between(trigger, place) > 0
    sites = trigger.type.id == "investment"
    return reading.distance(trigger, place) <= reach and (sites or not behind)


def _leads(reading: Reading, place: Mention) -> bool:
    """Whether a sentence begins with a place: all of it happens there ("In China …")."""
    return 0 < reading.words(0, place.start) <= LEADING


def house(id: str) -> str:
    """The topmost parent of a company or of its business in China: amazon for aws-china."""
    known = load_entities()
    return known.root(id if id in known else id.removesuffix("-china"))


def place_of(reading: Reading, trigger: Trigger) -> str | None:
    """The id of the country a trigger speaks of, None where it names none."""
    place = _nearest_place(reading, trigger, None, places(reading))
    return countries().get(place.region) if place else None


def child(id: str) -> str:
    """The id of a company's business in China."""
    return f"{id}-china"


def _beside(reading: Reading, name: Name, place: Mention) -> bool:
    """Whether a place stands right at a name: Tesla China, 微软中国, 中国微软."""
    close = reading.distance(name, place) == 0 and not reading.commas_between(name, place)
    return close and not reading.breaks_between(name, place)


def _is_goal(reading: Reading, place: Mention) -> bool:
    """Whether something is moved to a place: it does not say where a company closes or cuts."""
    return reading.led_by(place, "clauses.goals") and any(
        reading.distance(mark, place) <= GOAL_REACH and not reading.breaks_between(mark, place)
        for mark in reading.of("things.relocating")
    )


def _nearest_place(
    reading: Reading, trigger: Trigger, name: Name | None, spoken_of: Sequence[Mention]
) -> Mention | None:
    """The place nearest to the trigger or the name, if it is near and in the same clause."""
    things: list[Stretch] = [trigger, name] if name else [trigger]
    best: tuple[float, Mention] | None = None
    for place in spoken_of:
        if trigger.type.object != "region" and _is_goal(reading, place):
            continue
        for thing in things:
            distance = reading.distance(thing, place)
            if distance > PLACE_REACH or reading.breaks_between(thing, place):
                continue
            if best is None or distance < best[0]:
                best = (distance, place)
    return best[1] if best else None
