"""A company, or its business in one country: AWS against AWS China, by the words around the name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimtrack.claims.focus import Focus
from claimtrack.claims.markets import countries
from claimtrack.claims.matching import Trigger
from claimtrack.claims.names import Name
from claimtrack.claims.places import CHINA, Mention, places, whole
from claimtrack.claims.reading import CLOSING, OPENING, Reading, Stretch
from claimtrack.data.entities import load_entities
from claimtrack.values.value import Value, ValueKind

NARROWING = frozenset(
    {"layoff", "headcount", "severance", "hiring_freeze", "closure", "market_exit", "customer_exit"}
)
"""Types about people and sites, whose subject a place in the clause narrows."""
PLACE_REACH = 12.0
LOCAL = {"investment": 12.0, "revenue": 3.0, "revenue_growth": 3.0, "market_share": 6.0}
"""Types about money, whose subject is the business in a country where the country stands so near."""
COUNTS = (ValueKind.COUNT, ValueKind.NUMBER)
OWN_REACH = 3.0
"""The place of one figure of several stands so near to it, and no comma between."""
LEADING = 2.0
LISTED = 1.0
"""Two countries with no more words between them stand in one list ("in America and India")."""
COMPOUND = re.compile(r"-\w*")
SITED = ("things.sites", "things.staff", "things.jobs", "things.workforce")
"""The lists of what a company has in a country."""
AT_VALUE = 1.0
"""A place so near to a value, in words, is that of the value."""
GOAL_REACH = 6.0
"""So many words stand at most between a verb of moving and where something goes."""


def regional(
    reading: Reading,
    trigger: Trigger,
    id: str,
    name: Name | None,
    focus: Focus,
    value: Value | None = None,
) -> str:
    """The id of a company, or of its business in China where the words say so (ibm -> ibm-china).

    The place nearest to the trigger decides; where there is none, what the article is about. In an article on
    the business in China a company that is named once more is the whole: "AWS had cut hundreds in May".
    """
    known = load_entities().by_id
    entity = known.get(id) or known.get(id.removesuffix("-china"))
    if entity is None or entity.home == CHINA or (id.endswith("-china") and name is not None):
        return id
    base = id.removesuffix("-china")
    spoken_of = places(reading, focus.country)
    if value and trigger.type.id in NARROWING and (own := _own_place(reading, value, spoken_of)):
        return child(base) if own.region == CHINA else base
    if name and any(_beside(reading, name, place) for place in spoken_of if place.region == CHINA):
        return child(base)
    if trigger.type.id not in NARROWING:
        return child(base) if _local(reading, trigger, spoken_of) else id
    nearest = _nearest_place(reading, trigger, name, spoken_of, value)
    if nearest:
        return child(base) if nearest.region == CHINA else base
    return child(base) if name is None and focus.in_china(base) and not reading.of("things.world") else id


def abroad(
    reading: Reading, trigger: Trigger, id: str, name: Name | None, value: Stretch | None = None
) -> str | None:
    """The country (ISO code) where people and sites are of which a claim is made, if a clause names it and it
    is not that of the head office; for the business in China its own id says it.
    """
    known = load_entities().by_id
    homes = [known[one].home for one in (id, house(id)) if one in known]
    home = next(filter(None, homes), None)
    if home is None or trigger.type.id not in NARROWING or trigger.type.object != "none":
        return None
    spoken_of = [place for place in places(reading) if not _is_compound(reading, place)]
    place = _nearest_place(reading, trigger, name, spoken_of, value)
    if place is None or any(_listed_with(reading, place, other) for other in spoken_of):
        return None
    return place.region if place.region not in (CHINA, home) else None


def _is_compound(reading: Reading, place: Mention) -> bool:
    """Whether a place begins a compound of something else than people and sites („US-Medien“)."""
    if reading.folded[place.end : place.end + 1] != "-":
        return False
    word = COMPOUND.match(reading.folded, place.end)
    end = word.end() if word else place.end
    return not any(place.end < mark.end and mark.start < end for mark in reading.of(*SITED))


def _listed_with(reading: Reading, place: Mention, other: Mention) -> bool:
    """Whether another country stands in one list with a place: what is claimed is of both."""
    apart = place.region != other.region and not reading.breaks_between(place, other)
    return apart and reading.distance(place, other) <= LISTED


def branch(reading: Reading, name: Name, type_id: str) -> str:
    """The id of the company that a row of a table is about: its business in China where the row says so."""
    entity = load_entities().by_id.get(name.id)
    if entity is None or entity.home == CHINA or name.id.endswith("-china"):
        return name.id
    spoken_of = places(reading)
    within = type_id in NARROWING and {place.region for place in spoken_of} == {CHINA}
    beside = any(_beside(reading, name, place) for place in spoken_of if place.region == CHINA)
    return child(name.id) if within or beside else name.id


def _local(reading: Reading, trigger: Trigger, spoken_of: Sequence[Mention]) -> bool:
    """Whether money or a share is that of the business in China: the country stands right beside it, leads
    the sentence, or is pointed back to.
    """
    reach = LOCAL.get(trigger.type.id)
    sites = trigger.type.id == "investment"
    abroad = any(place.region != CHINA for place in (spoken_of if sites else whole(spoken_of)))
    if reach is None or abroad or reading.of("things.world"):
        return False
    return any(
        place.region == CHINA
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
    place = _nearest_place(reading, trigger, None, whole(places(reading)))
    return countries().get(place.region) if place else None


def child(id: str) -> str:
    """The id of a company's business in China."""
    return f"{id}-china"


def _beside(reading: Reading, name: Name, place: Mention) -> bool:
    """Whether a place stands right at a name: Tesla China, 微软中国, 中国微软, 大众汽车（中国）."""
    if reading.lang == "zh" and reading.folded[name.end : place.start] in OPENING:
        return place.start > name.end and reading.folded[place.end : place.end + 1] in CLOSING
    close = reading.distance(name, place) == 0 and not reading.commas_between(name, place)
    return close and not reading.breaks_between(name, place)


def _own_place(reading: Reading, value: Value, spoken_of: Sequence[Mention]) -> Mention | None:
    """The place of one figure of several: "58,000 in China, 130,000 in Germany"; None where there is one."""
    kinds = COUNTS if value.kind in COUNTS else (value.kind,)
    alike = [other for other in reading.values if other.kind in kinds and other is not value]
    if not alike or len({place.region for place in spoken_of}) < 2:
        return None
    in_order = sorted(spoken_of, key=lambda place: place.start)
    leads = in_order[0].start < min(one.start for one in (*alike, value))
    behind = [place for place in in_order if place.end <= value.start]
    after = [place for place in in_order if place.start >= value.end]
    nearest = behind[-1:] if leads else after[:1]
    return next((place for place in nearest if _is_own(reading, value, place, alike)), None)


def _is_own(reading: Reading, value: Value, place: Mention, others: Sequence[Value]) -> bool:
    """Whether a place stands right at a figure, and no other figure or comma between."""
    start, end = reading.between(value, place)
    between = any(start <= other.start < end for other in others)
    near = reading.distance(value, place) <= OWN_REACH
    return near and not between and not reading.commas_between(value, place)


def _is_goal(reading: Reading, place: Mention) -> bool:
    """Whether something is moved to a place: it does not say where a company closes or cuts."""
    return reading.led_by(place, "clauses.goals") and any(
        reading.distance(mark, place) <= GOAL_REACH and not reading.breaks_between(mark, place)
        for mark in reading.of("things.relocating")
    )


def _nearest_place(
    reading: Reading,
    trigger: Trigger,
    name: Name | None,
    spoken_of: Sequence[Mention],
    value: Stretch | None = None,
) -> Mention | None:
    """The place nearest to the trigger or the name, if it is near and in the same clause; right at the value
    where there is one: "cuts 200 jobs in Kulim and 80 in Villach".
    """
    goals = trigger.type.object != "region"
    places = [place for place in spoken_of if not (goals and _is_goal(reading, place))]
    at_value = _at_value(reading, value, places) if value else None
    return at_value or _nearest_to(reading, [trigger, *([name] if name else [])], places, PLACE_REACH)


def _at_value(reading: Reading, value: Stretch, places: Sequence[Mention]) -> Mention | None:
    joined = [place for place in places if not reading.commas_between(value, place)]
    behind = [place for place in joined if place.start >= value.end]
    return _nearest_to(reading, [value], behind, AT_VALUE) or _nearest_to(reading, [value], joined, AT_VALUE)


def _nearest_to(
    reading: Reading, things: Sequence[Stretch], places: Sequence[Mention], reach: float
) -> Mention | None:
    best: tuple[float, Mention] | None = None
    for place in places:
        for thing in things:
            distance = reading.distance(thing, place)
            if distance > reach or reading.breaks_between(thing, place):
                continue
            if best is None or distance < best[0]:
                best = (distance, place)
    return best[1] if best else None
