"""Where a Chinese text says that something was posted: 脉脉热帖称, 在小红书发帖, 微博上有人爆料."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from claimtrack.data.lexicons import either
from claimtrack.data.load import DATA, read


def is_posted_on(folded: str, start: int, end: int) -> bool:
    """Whether what stands at some offsets of a folded text is only where people posted."""
    words = _words()
    known = folded[start:end] in words.places
    if words.always.match(folded, end) or (known and words.told.match(folded, end)):
        return True
    if words.leads.search(folded, 0, start) is None:
        return False
    return bool(words.led.match(folded, end) or (known and words.led_places.match(folded, end)))


@dataclass(frozen=True, slots=True)
class Words:
    """The names of the places where people post, and what stands behind and before one."""

    places: frozenset[str]
    always: re.Pattern[str]
    told: re.Pattern[str]
    led: re.Pattern[str]
    led_places: re.Pattern[str]
    leads: re.Pattern[str]


@cache
def _words() -> Words:
    table = read(DATA / "lexicons" / "zh" / "postings.toml")
    places, inside = frozenset(table.texts("places")), either(table.texts("inside"))
    always, told, led, led_places = (
        re.compile(rf"(?:{inside})?(?:{either(table.texts(key))})")
        for key in ("always", "told", "led", "led_places")
    )
    leads = re.compile(rf"(?:{either(table.texts('leads'))})$")
    table.done()
    return Words(places, always, told, led, led_places, leads)
