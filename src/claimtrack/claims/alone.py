"""Whether a sentence holds a frame that stands alone: without one an article claims nothing in sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from claimtrack.claims.matching import VALUE_PARTS, matches
from claimtrack.claims.reading import Reading
from claimtrack.data.claim_types import ClaimType, Frame, claim_types
from claimtrack.values.value import Value

MARKET = "market"
MARKET_WORDS = ("things.market", "things.trade")
"""What speaks of a market, or of what is sold there."""


def parts_of(values: Iterable[Value]) -> frozenset[str]:
    """The parts of frames that some values can be (`#people`)."""
    found = list(values)
    return frozenset(part for part, fits in VALUE_PARTS.items() if any(map(fits, found)))


def standing_alone(reading: Reading, *, traded: bool = False) -> Iterator[str]:
    """The types of which a sentence holds all parts of a frame that needs no context, near enough.

    `traded`: a market, or what is sold there, is spoken of here or just before.
    """
    here_are = frozenset(reading.by_label)
    market = bool(reading.of("things.market")) or any(name.kind == "market" for name in reading.names)
    for claim_type in claim_types().values():
        frames = [
            frame
            for frame in claim_type.frames
            if frame.labels <= here_are
            and (traded and frame.in_market if frame.leans else market or not of_market(claim_type, frame))
        ]
        refused = reading.of(f"{claim_type.id}.not")
        if any(next(matches(reading, claim_type, frame, refused), None) for frame in frames):
            yield claim_type.id


def spoken_of(strong: Iterable[str]) -> frozenset[str]:
    """The types that an article can come to speak of, given those of its frames that stand alone."""
    spoken = frozenset(strong)
    while more := {
        one.id for one in claim_types().values() if one.id not in spoken and spoken & _lenders_of(one)
    }:
        spoken |= more
    return spoken


def of_market(claim_type: ClaimType, frame: Frame) -> bool:
    """Whether a frame comes to nothing in a sentence without a market, as it is said of markets alone."""
    return (frame.subject or claim_type.subject) == MARKET and claim_type.id not in _lenders()


@cache
def of_markets() -> frozenset[str]:
    """The types whose claims can be about a market, or that can come to speak of one."""
    types = claim_types().values()
    about = {
        one.id
        for one in types
        if MARKET in (one.object, one.subject) or any(frame.subject == MARKET for frame in one.frames)
    }
    return frozenset(one.id for one in types if about & spoken_of([one.id]))


@cache
def _lenders() -> frozenset[str]:
    """The types next to which weak frames count, even where they themselves come to nothing."""
    return frozenset().union(*map(_lenders_of, claim_types().values()))


def _lenders_of(claim_type: ClaimType) -> frozenset[str]:
    weak = any(frame.context for frame in claim_type.frames)
    return frozenset({claim_type.id, *claim_type.context}) if weak else frozenset()
