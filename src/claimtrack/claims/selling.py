"""Who makes something for whom, where the provider need be on no list: "Bosch is to supply Nio with brakes".

What is sold, an order or a tender, stands in the frame; the parties are told apart by their place and by the
prepositions around them. Used by parties.py.
"""

from __future__ import annotations

from collections.abc import Sequence

from claimtrack.claims.matching import Trigger
from claimtrack.claims.names import Name
from claimtrack.claims.reading import Reading, Stretch
from claimtrack.data.claim_types import Frame

RIGHT_BEHIND = 4.0
"""So near behind the verb stands whom something is made for: "supply the carmaker Nio"."""
BEHIND = {"en": 0.0, "de": 3.0, "zh": 0.0}
"""So near behind its verb stands the subject, where German has something else first: „ab Mai liefert ZF“."""

DESCRIBED = 4.0
"""So many words stand at most between a preposition and a name that is described."""


def sells(frame: Frame) -> bool:
    """Whether any company may be the provider of a frame."""
    return frame.actor == "provider" and "@org" in frame.of


def seller(reading: Reading, trigger: Trigger, names: Sequence[Name]) -> Name | None:
    """The company that makes or delivers something: the nearest before the verb with no preposition."""
    verb = trigger.parts[0]
    free = [name for name in names if not _is_led(reading, name) and not _is_parted(reading, name, verb)]
    before = [name for name in free if name.end <= verb.start]
    if before:
        return before[-1]
    behind = (name for name in free if 0 <= reading.words(verb.end, name.start) <= BEHIND[reading.lang])
    return next((name for name in behind if name.start >= verb.end), None)


def buyers(reading: Reading, trigger: Trigger, names: Sequence[Name]) -> list[Name]:
    """Those something is made for, or who order it: led by a preposition, or right behind the verb."""
    verb = trigger.parts[0]
    near = (name for name in names if not reading.breaks_between(name, verb))
    return [name for name in near if _is_led(reading, name) or _is_behind(reading, name, verb)]


def _is_parted(reading: Reading, name: Name, verb: Stretch) -> bool:
    """Whether a clause ends between a name and the verb; in Chinese a comma is such an end."""
    commas = reading.lang == "zh" and reading.commas_between(name, verb) > 0
    return commas or reading.breaks_between(name, verb) > 0


def _is_behind(reading: Reading, name: Name, verb: Stretch) -> bool:
    behind = name.start >= verb.end and reading.words(verb.end, name.start) <= RIGHT_BEHIND
    return behind and not reading.commas_between(name, verb)


def _is_led(reading: Reading, name: Name) -> bool:
    """Whether a preposition leads a name, with what it is between: "for the operator Bharti Airtel"."""
    if reading.led_by(name, "trade.buyer_leads"):
        return True
    return any(
        mark.end <= kind.start and kind.end <= name.start and reading.words(mark.end, name.start) <= DESCRIBED
        for mark in reading.of("trade.buyer_leads")
        for kind in reading.of("things.buyers")
        if reading.words(kind.end, name.start) < 1 and not reading.commas_between(mark, name)
    )
