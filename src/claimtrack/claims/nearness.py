"""Which of several names stands best to a thing in its sentence."""

from __future__ import annotations

from collections.abc import Sequence

from claimtrack.claims.names import Name
from claimtrack.claims.reading import Reading, Stretch

SUBJECT_REACH = 30.0
AFTER_COST = 2.0
LOCATIVE_GAIN = -3.0
"""So many words nearer is a name that a preposition of place ties to what stands before it."""


def nearest(reading: Reading, thing: Stretch, names: Sequence[Name]) -> Name | None:
    """The name that stands best to a thing, before it rather than after; None where none is near."""
    best: tuple[float, Name] | None = None
    for name in names:
        cost = reading.distance(thing, name) + 6 * reading.breaks_between(thing, name)
        if name.start >= thing.end:
            # A preposition of place ties it to what stands before ("job cuts at AWS", bei Siemens).
            located = reading.led_by(name, "clauses.locatives")
            cost += LOCATIVE_GAIN if located else AFTER_COST * (1 + reading.commas_between(thing, name))
        if cost <= SUBJECT_REACH and (best is None or cost < best[0]):
            best = (cost, name)
    return best[1] if best else None
