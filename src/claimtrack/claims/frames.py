"""Finds where a sentence makes a claim of some type: the frames of the type whose parts stand together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from claimtrack.claims.names import Name
from claimtrack.claims.reading import COMPANY_KINDS, Reading, Stretch, overlap
from claimtrack.claims.reasons import Reason
from claimtrack.claims.terms import Mark
from claimtrack.data.claim_types import ClaimType, Frame
from claimtrack.values.value import Value, ValueKind

NAME_PARTS: Mapping[str, Callable[[Name], bool]] = {
    "@org": lambda name: name.kind in COMPANY_KINDS,
    "@provider": lambda name: name.entity is not None and name.entity.sector is not None,
    "@region": lambda name: name.kind == "region" and not name.is_city,
    "@market": lambda name: name.kind == "market",
}
FEWEST = 10
"""A number without a noun below this counts something else."""


def may_count(value: Value) -> bool:
    """Whether a bare number may be one of people: whole, and not small."""
    size = value.high or value.low or 0
    return value.kind is ValueKind.NUMBER and size >= FEWEST and size == int(size)


BESIDE = 2.0
"""Two triggers this near speak of the same people."""
VALUE_PARTS: Mapping[str, Callable[[Value], bool]] = {
    "#people": lambda value: value.unit == "people" or may_count(value),
    "#staff": lambda value: value.unit == "people",
    "#percent": lambda value: value.kind is ValueKind.PERCENT,
    "#money": lambda value: value.kind is ValueKind.MONEY,
    "#months": lambda value: value.kind in (ValueKind.MONTHS, ValueKind.MULTIPLE),
}


@dataclass(frozen=True, slots=True)
class Trigger:
    """A place where a claim of a type is made, with the frame that says so and the parts it stands on."""

    type: ClaimType
    frame: Frame
    parts: tuple[Stretch, ...]

    @property
    def start(self) -> int:
        """Where the first part begins."""
        return min(part.start for part in self.parts)

    @property
    def end(self) -> int:
        """Where the last part ends."""
        return max(part.end for part in self.parts)

    @property
    def values(self) -> tuple[Value, ...]:
        """The values among the parts."""
        return tuple(part for part in self.parts if isinstance(part, Value))

    @property
    def rule(self) -> str:
        """The name of the rule, as claims carry it."""
        return f"{self.type.id}/{self.frame.name}"


def triggers(
    reading: Reading, types: Iterable[ClaimType], recent: Callable[[str], bool] = lambda _: True
) -> list[Trigger]:
    """Every trigger in a sentence, by place; of one type and overlapping parts, the surest.

    `recent` says whether a type was spoken of just before: frames too weak to stand alone need that, or
    a stronger frame of the type in the same sentence.
    """
    found: list[Trigger] = []
    here_are = reading.by_label.keys()
    for claim_type in types:
        frames = [frame for frame in claim_type.frames if frame.labels <= here_are]
        if not frames:
            continue
        refused = reading.of(f"{claim_type.id}.not")
        candidates = [
            trigger for frame in frames for trigger in _matches(reading, claim_type, frame, refused)
        ]
        lenders = {claim_type.id, *claim_type.context}
        here = any(not t.frame.context for t in candidates) or any(t.type.id in lenders for t in found)
        alone = here or any(recent(lender) for lender in lenders)
        spoken = [t for t in candidates if alone or not _weak(reading, t)]
        found.extend(_surest([t for t in spoken if not _vetoed(reading, t)]))
    kept = [trigger for trigger in found if not _yields(reading, trigger, found)]
    return sorted(kept, key=lambda trigger: (trigger.start, trigger.end))


def _yields(reading: Reading, trigger: Trigger, found: Sequence[Trigger]) -> bool:
    """Whether a claim of another type beside it explains the words better."""
    yields = any(
        other.type.id in trigger.frame.yields_to
        and not reading.breaks_between(trigger, other)
        and reading.distance(trigger, other) <= BESIDE
        for other in found
    )
    if yields:
        reading.drop(trigger.rule, Reason.YIELDS, trigger)
    return yields


def _weak(reading: Reading, trigger: Trigger) -> bool:
    """Whether a trigger counts only where its type was spoken of."""
    if trigger.frame.context:
        reading.drop(trigger.rule, Reason.WEAK, trigger)
    return trigger.frame.context


def _vetoed(reading: Reading, trigger: Trigger) -> bool:
    """Whether words of the same clause say that it is about something else (shares, not revenue)."""
    vetoes = reading.of(f"{trigger.type.id}.veto")
    vetoed = any(not reading.breaks_between(mark, trigger) for mark in vetoes)
    if vetoed:
        reading.drop(trigger.rule, Reason.VETOED, trigger)
    return vetoed


def _matches(
    reading: Reading, claim_type: ClaimType, frame: Frame, refused: Sequence[Stretch]
) -> Iterator[Trigger]:
    places = [_things(reading, claim_type, part, refused, frame.head) for part in frame.of]
    if not all(places):
        return
    for first in places[0]:
        parts: list[Stretch] = [first]
        for things in places[1:]:
            near = _nearest(reading, frame, parts, things)
            if near is None:
                break
            parts.append(near)
        else:
            yield Trigger(claim_type, frame, tuple(parts))


def _things(
    reading: Reading, claim_type: ClaimType, part: str, refused: Sequence[Stretch], head: bool
) -> Sequence[Stretch]:
    if part in VALUE_PARTS:
        return [value for value in reading.values if VALUE_PARTS[part](value)]
    if part in NAME_PARTS:
        return [
            name for name in reading.names if NAME_PARTS[part](name) and not (head and _hangs(reading, name))
        ]
    label = part if "." in part else f"{claim_type.id}.{part}"
    return [mark for mark in reading.of(label) if not _refused(reading, mark, claim_type, refused)]


def _refused(reading: Reading, mark: Mark, claim_type: ClaimType, refused: Sequence[Stretch]) -> bool:
    """Whether a phrase that means something else holds a word of the claim type."""
    held = any(overlap(mark, other) for other in refused)
    if held and mark.label.startswith(f"{claim_type.id}."):
        reading.drop(mark.label.replace(".", "/"), Reason.REFUSED, mark)
    return held


def _hangs(reading: Reading, name: Name) -> bool:
    """Whether a name only belongs to another noun ("orders at ABB", „die Kosten der Lufthansa“)."""
    return reading.led_by(name, "clauses.locatives", "clauses.away_from")


def _nearest(
    reading: Reading, frame: Frame, parts: Sequence[Stretch], things: Sequence[Stretch]
) -> Stretch | None:
    """The thing that stands nearest to the parts found so far, within reach and in the same clause."""
    best: tuple[float, int] | None = None
    for at, thing in enumerate(things):
        for part in parts:
            inside = isinstance(part, Value) != isinstance(thing, Value) and overlap(part, thing)
            if overlap(part, thing) and not inside:
                continue
            if frame.ordered and thing.start < part.start:
                continue
            if _is_doer(reading, part, thing):
                continue
            distance = reading.span(part, thing)
            if distance > frame.reach or reading.breaks_between(part, thing):
                continue
            if best is None or distance < best[0]:
                best = (distance, at)
    return None if best is None else things[best[1]]


def _is_doer(reading: Reading, verb: Stretch, thing: Stretch) -> bool:
    """Whether a country stands before the verb as the one that acts ("Britain would leave")."""
    region = isinstance(thing, Name) and thing.kind == "region" and thing.end <= verb.start
    return region and not reading.led_by(thing, "clauses.away_from", "clauses.locatives")


def _surest(candidates: Sequence[Trigger]) -> list[Trigger]:
    """Of triggers that share a part, the one whose frame stands alone, is surer, has more parts."""
    kept: list[Trigger] = []
    for trigger in sorted(
        candidates, key=lambda t: (t.frame.context, -t.frame.confidence, -len(t.parts), t.start)
    ):
        if not any(_share(trigger, other) for other in kept):
            kept.append(trigger)
    return kept


def _share(a: Trigger, b: Trigger) -> bool:
    return any(overlap(one, two) for one in a.parts for two in b.parts)
