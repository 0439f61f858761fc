"""Which value belongs to which trigger: the nearest that fits the type's unit, and each value only once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from claimtrack.claims.changes import falls_by, is_fall, is_reached
from claimtrack.claims.fitting import compared, fits
from claimtrack.claims.former import is_former
from claimtrack.claims.matching import Trigger
from claimtrack.claims.miscounts import is_of_single
from claimtrack.claims.owning import owned
from claimtrack.claims.reading import Reading, Stretch, overlap
from claimtrack.claims.reasons import Reason
from claimtrack.claims.sharing import PEOPLE
from claimtrack.claims.spread import with_parts, with_places
from claimtrack.claims.terms import Mark
from claimtrack.claims.wholes import is_level
from claimtrack.model import Period
from claimtrack.values.value import Value, ValueKind

REACH = 16.0
"""How far, in words, a value may stand from its trigger."""
BOUND_GAIN = 2.0
"""A value that is itself a part of the frame stands so many words nearer."""
TAKE_IN = "revenue.take_in"
WITH_OVER = ("headcount.employs", "layoff.figure", TAKE_IN)
"""The lists whose verbs may end in a word that is else a bound of a number."""
WHOLE = 100.0
NO_LENDER = 40.0
DOUBT_COST = 12.0
"""What a frame pays for being unsure, in words."""
BREAK_COST = 8.0
COMMA_COST = 1.5
BARE_REACH = 4.0
"""A number without a noun counts only this near to its trigger ("cuts 14,000", 裁员1万)."""
LEVEL_REACH = 6.0
VAGUE_REACH = 8.0
"""A size instead of a number counts farther off ("im vierstelligen Bereich will … Stellen streichen")."""
PERIOD_REACH = 18.0


@dataclass(frozen=True, slots=True)
class Filled:
    """A trigger with the value it took, if any."""

    trigger: Trigger
    value: Value | None = None


def fill(reading: Reading, triggers: Sequence[Trigger]) -> list[Filled]:
    """Every trigger with each value it takes; a trigger that needs a value and has none is left out."""
    taken = _assign(reading, triggers)
    filled: list[Filled] = []
    for trigger in triggers:
        own = [value for value, taker in taken if taker is trigger]
        filled.extend(Filled(trigger, value) for value in own)
        if not own and _speaks_for_itself(reading, trigger):
            filled.append(Filled(trigger))
        elif not own:
            reading.drop(trigger.rule, Reason.NO_VALUE, trigger)
    return _without_echoes(reading, filled)


def _speaks_for_itself(reading: Reading, trigger: Trigger) -> bool:
    """Whether a trigger says something without a value: its words stand together."""
    if trigger.type.value == "needed" or not trigger.frame.bare or trigger.values:
        return False
    if is_of_single(reading, trigger):
        return False
    ordered = sorted(trigger.parts, key=lambda part: part.start)
    return all(reading.span(a, b) <= trigger.frame.bare_reach for a, b in pairwise(ordered))


def _assign(reading: Reading, triggers: Sequence[Trigger]) -> list[tuple[Value, Trigger]]:
    taken: list[tuple[Value, Trigger]] = []
    for value in reading.values:
        if value.kind is ValueKind.PERIOD or compared(reading, value):
            continue
        costs = [
            (cost, at)
            for at, trigger in enumerate(triggers)
            if (cost := _cost(reading, trigger, value, triggers)) is not None
        ]
        if costs:
            trigger = triggers[min(costs)[1]]
            own = _unbound(_of_the_rest(_in_unit(value), trigger), trigger)
            taken.append((_signed(reading, own, trigger), trigger))
    return _with_former(
        reading, with_parts(reading, with_places(reading, _with_series(reading, taken), triggers))
    )


def _unbound(value: Value, trigger: Trigger) -> Value:
    """The value, exact where the word before it is a part of the verb: "turned over 1.4 billion yuan", „reden
    wir über 300 Stellen“.
    """
    verbs = (part for part in trigger.parts if isinstance(part, Mark) and part.label in WITH_OVER)
    if value.low is None or not any(_takes(verb, value) for verb in verbs):
        return value
    return replace(value, high=value.low, qualifier=None)


def _takes(verb: Mark, value: Value) -> bool:
    """Whether a value begins with a word of the verb."""
    if verb.tail is None:
        return verb.label == TAKE_IN and overlap(verb, value)
    return verb.tail[0] == value.start


def _with_series(reading: Reading, taken: list[tuple[Value, Trigger]]) -> list[tuple[Value, Trigger]]:
    """The pairs, with values that names own in a list: they are about what the list began with.

    "AWS's revenue rose 17 %, behind Azure's 39 % and Google Cloud's 32 %." · "Intel cuts 900 jobs, AMD 300."
    """
    own = owned(reading, reading.companies())
    heads = [(value, trigger) for value, trigger in taken if not trigger.frame.context]
    types = {value.start: trigger.type for value, trigger in taken}
    series = {}
    for value in reading.values:
        before = [trigger for head, trigger in heads if head.kind is value.kind and head.end <= value.start]
        alike = before and types.get(value.start) is before[-1].type
        people = value.rule == PEOPLE
        other = compared(reading, value) or not (before and (people or fits(reading, before[-1], value)))
        if (value.start in own or people) and not alike and not other:
            series[value.start] = (_in_unit(value), before[-1])
    return [pair for pair in taken if pair[0].start not in series] + list(series.values())


def _cost(reading: Reading, trigger: Trigger, value: Value, triggers: Sequence[Trigger]) -> float | None:
    """How badly a value fits a trigger; None where it does not fit at all."""
    if not fits(reading, trigger, value):
        return None
    bound = value in trigger.parts
    cost = min(
        (
            reading.distance(part, value)
            + BREAK_COST * reading.breaks_between(part, value)
            + COMMA_COST * reading.commas_between(part, value)
            for part in trigger.parts
            if part is not value
        ),
        default=0.0,
    )
    parted = value.kind is ValueKind.NUMBER and not bound and _parted(reading, trigger, value)
    if parted:
        return None
    bare = value.kind is ValueKind.NUMBER and not is_level(reading, value)
    losses = "percent" in trigger.type.units
    now = any(reading.within(reading.of("clauses.now"), *reading.between(trigger, value)))
    if bare and trigger.values and not (bound or losses or value.vague or now):
        return None  # "we are 140 people and seek 25 more"
    reach = (VAGUE_REACH if value.vague else _bare_reach(trigger)) if bare else REACH
    if (bare or not bound) and cost > reach:
        return None
    cost += _borrowed(reading, trigger, value, triggers)
    doubt = DOUBT_COST * (1 - trigger.frame.confidence)
    return cost + doubt - (BOUND_GAIN if bound else 0)


def _parted(reading: Reading, trigger: Trigger, value: Value) -> bool:
    """Whether a clause ends between a number without a noun and each part of a trigger."""
    return all(reading.breaks_between(part, value) for part in trigger.parts if part is not value)


def _bare_reach(trigger: Trigger) -> float:
    """How near a number without a noun must stand: levels are told farther off than cuts ("Headcount at SAP
    came in at 109,100").
    """
    return LEVEL_REACH if "percent" not in trigger.type.units else BARE_REACH


def _borrowed(reading: Reading, trigger: Trigger, value: Value, triggers: Sequence[Trigger]) -> float:
    """What a frame that needs context pays: the farther the words that give it, the more.

    "Revenue rose 16.8 %, ahead of AWS with 12.5 %" is about growth, though shares are listed so too.
    """
    if not trigger.frame.context:
        return 0.0
    lenders = [t for t in triggers if t.type is trigger.type and not t.frame.context]
    nearest = min((reading.distance(lender, value) for lender in lenders), default=NO_LENDER)
    return min(nearest, NO_LENDER) / 10


def _signed(reading: Reading, value: Value, trigger: Trigger) -> Value:
    """The value, below zero where growth is a fall ("revenue fell 7 %"; not "growth fell to 7 %")."""
    if not trigger.type.id.endswith("_growth"):
        return value
    if is_reached(reading, value):
        return _taken_from(0.0, value) if is_fall(reading, value) else value
    words = [part for part in trigger.parts if not isinstance(part, Value)]
    falls = any(overlap(mark, part) for mark in reading.of("things.falling") for part in words)
    return _taken_from(0.0, value) if falls or falls_by(reading, value) else value


def _of_the_rest(value: Value, trigger: Trigger) -> Value:
    """The value, or what is left of the whole where the words name what stays ("only 30 % remain")."""
    return _taken_from(WHOLE, value) if trigger.frame.rest and value.kind is ValueKind.PERCENT else value


def _taken_from(whole: float, value: Value) -> Value:
    """What is left of a whole without the value: the upper end of the one gives the lower of the other."""
    low, high = value.low, value.high
    return replace(
        value, low=None if high is None else whole - high, high=None if low is None else whole - low
    )


def _in_unit(value: Value) -> Value:
    if value.kind is ValueKind.NUMBER:
        return replace(value, unit="people", sure=value.sure * 0.9)
    return value


def _with_former(reading: Reading, taken: list[tuple[Value, Trigger]]) -> list[tuple[Value, Trigger]]:
    """The pairs, with the level that a change starts from where that is today's ("from 8,000 now")."""
    more = []
    for value, trigger in taken:
        if value.previous is None or "percent" in trigger.type.units or value.unit != "people":
            continue
        if reading.followed_by(value.end, "clauses.now") or any(
            overlap(mark, value) for mark in reading.of("clauses.now")
        ):
            low, high = value.previous
            more.append((replace(value, low=low, high=high, previous=None, qualifier=None), trigger))
    return [*taken, *more]


def _without_echoes(reading: Reading, filled: Sequence[Filled]) -> list[Filled]:
    """The filled triggers; a bare one beside one of its type with a value says nothing more."""
    return list(_kept(reading, filled))


def _kept(reading: Reading, filled: Sequence[Filled]) -> Iterator[Filled]:
    valued = {one.trigger.type.id for one in filled if one.value}
    paid = [one.value for one in filled if one.value and one.value.kind is ValueKind.MONTHS]
    seen: set[str] = set()
    for one in filled:
        type_id = one.trigger.type.id
        if one.value and _on_top(reading, one.value, paid):
            reading.drop(one.trigger.rule, Reason.SAYS_LESS, one.trigger)
            continue
        again = f"{type_id}/{one.trigger.frame.stance}" in seen and one.trigger.type.object != "customer"
        if one.value is None and (type_id in valued or again):
            reading.drop(one.trigger.rule, Reason.SAYS_LESS, one.trigger)
            continue
        if one.value is None:
            seen.add(f"{type_id}/{one.trigger.frame.stance}")
        yield one


def _on_top(reading: Reading, value: Value, paid: Sequence[Value]) -> bool:
    """Whether pay only comes on top of other pay: more per year of service, another month for haste."""
    if value.kind is ValueKind.MULTIPLE:
        return bool(paid)
    more = value.kind is ValueKind.MONTHS and any(other.end <= value.start for other in paid)
    return more and reading.led_by(value, "clauses.extras")


def nearest_period(reading: Reading, things: Sequence[Stretch]) -> Period | None:
    """The stretch of time named nearest to what a claim stands on, in its clause or the next."""
    best: tuple[float, Period] | None = None
    for value in reading.values:
        if value.period is None or is_former(reading, value):
            continue
        cost = min(
            reading.distance(thing, value) + BREAK_COST * reading.breaks_between(thing, value)
            for thing in things
        )
        if cost <= PERIOD_REACH and (best is None or cost < best[0]):
            best = (cost, value.period)
    return best[1] if best else None
