"""The countries a sentence speaks of: by their names, by places in them, by words that point back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from claimtrack.claims.names import PLACE
from claimtrack.claims.place_names import is_town
from claimtrack.claims.reading import Reading, Stretch, overlap

CHINA = "CN"
ABROAD_SCRIPT = "國內"
"""What stands so in Traditional script is Taiwan or Hong Kong, not the mainland."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A mention of a country or of a place in it."""

    start: int
    end: int
    region: str
    belonging: bool = False
    """True for a word of belonging (Chinese, deutschen)."""
    town: bool = False
    """True for a town or a state: what holds there need not hold for the country."""
    back: bool = False
    """True for a word that points back to the country named last (there, dort, 当地)."""


def places(reading: Reading, last: str | None = None) -> list[Mention]:
    """The countries of a sentence; `last` is the one named before it, for the words that point back."""
    return [*named(reading), *_pointing_back(reading, last)]


def country_of(reading: Reading) -> str | None:
    """The country that a sentence names last, itself or by a place in it."""
    return _last(named(reading))


def whole_country_of(reading: Reading) -> str | None:
    """The country that a sentence names last, where it is not only a town or a state of it that is named.

    Of China a town will do, for China itself often goes without saying.
    """
    return _last(whole(named(reading)))


def whole(mentions: Iterable[Mention]) -> list[Mention]:
    """The mentions without those of towns and states abroad, which say nothing of a whole market."""
    return [place for place in mentions if not place.town or place.region == CHINA]


def _last(mentions: Iterable[Mention]) -> str | None:
    return max(((place.start, place.region) for place in mentions), default=(0, None))[1]


def named(reading: Reading) -> list[Mention]:
    """The countries of a sentence by their own names, by places in them, and by words of belonging."""
    return list(_named(reading))


def _named(reading: Reading) -> Iterator[Mention]:
    for name in reading.names:
        if (
            name.kind in ("region", PLACE)
            and name.entity
            and name.entity.region
            and not _left_out(reading, name)
        ):
            yield Mention(
                name.start, name.end, name.entity.region, belonging=name.kind == PLACE, town=is_town(name)
            )
    back = reading.of("things.there")
    for mark in reading.of("things.china"):
        written = reading.sentence.text[mark.start : mark.end]
        pointing = any(overlap(mark, one) for one in back) or _left_out(reading, mark)
        if ABROAD_SCRIPT not in written and not pointing:
            yield Mention(mark.start, mark.end, CHINA)


def _left_out(reading: Reading, place: Stretch) -> bool:
    """Whether a place only says where something is not so: "outside China", außerhalb Europas, 中国以外."""
    if reading.lang == "zh":
        return any(mark.start == place.end for mark in reading.of("clauses.outside"))
    return reading.led_by(place, "clauses.outside")


def _pointing_back(reading: Reading, last: str | None) -> Iterator[Mention]:
    for mark in reading.of("things.there"):
        before = [place for place in named(reading) if place.end <= mark.start]
        region = before[-1].region if before else last
        if region:
            yield Mention(mark.start, mark.end, region, back=True)
