"""Whose figures an article gives: those of a research house, or those of a company's own accounts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from claimtrack.claims.attributing import voice_of
from claimtrack.claims.discourse import Discourse
from claimtrack.claims.names import Name
from claimtrack.claims.reader import Reader
from claimtrack.claims.reading import Reading
from claimtrack.claims.voices import voices
from claimtrack.data.lexicons import expanded, lexicon
from claimtrack.folding import fold
from claimtrack.model import Attribution, SpeakerKind

HOUSE_BACK = 12
"""The figures of a research house go on over so many sentences at most."""
OPENING = 3
"""The house that an article is about is named in so many sentences of its opening, the title among them."""
ACCOUNTS_BACK, ACCOUNTS_AHEAD = 4, 2
"""A figure is of the accounts that are spoken of so many sentences before it or behind."""
RESULTS_AROUND = 1
"""Revenue is of the accounts where profit or loss is named so near to it."""


GAP_IN, GAP = re.compile(r"(?:\\ )*…(?:\\ )*"), "[^.;。；]{0,60}?"
"""A gap in a term as it stands in a pattern, and what may fill it."""


class Measuring:
    """The readings of an article, and whose figures they give."""

    def __init__(self, readings: Sequence[Reading], reader: Reader, discourse: Discourse) -> None:
        self._readings = readings
        self._reader = reader
        self._discourse = discourse
        self._sole: list[tuple[int, Name]] | None = None

    def house(self, at: int, *, far: bool) -> Attribution | None:
        """The research house whose figures a sentence goes on with; `far`: also from paragraphs before.

        Else the one that the next sentence of its paragraph names.
        """
        together = True
        for place in range(at - 1, max(at - 1 - HOUSE_BACK, -1), -1):
            together = together and self._discourse.goes_on(place + 1)
            if not (together or far):
                break
            if word := self._house_in(place, near=together):
                return word
        behind = at + 1
        together = behind < len(self._readings) and self._discourse.goes_on(behind)
        word = self._house_in(behind, near=True) if together else None
        return word or (self._only_house(at) if far else None)

    def _only_house(self, at: int) -> Attribution | None:
        """The one research house that an article names, in its opening: the figures that follow are its."""
        if self._sole is None:
            self._sole = [
                (place, name)
                for place, reading in enumerate(self._readings)
                for name in reading.names
                if name.kind == "analyst"
            ]
        if len({name.id for _, name in self._sole}) != 1:
            return None
        first, house = self._sole[0]
        return Attribution(house.text, SpeakerKind.ANALYST) if first <= at and first < OPENING else None

    def accounts(self, at: int, *, near: bool = False) -> Attribution | None:
        """The accounts of a company: the sentence or those around it speak of them, or the opening does.

        `near`: only what its own paragraph says before it or in it.
        """
        around = range(max(at - ACCOUNTS_BACK, 0), min(at + ACCOUNTS_AHEAD + 1, len(self._readings)))
        places = [] if near else [place for place in range(OPENING) if place < at]
        for place in (*sorted(around, key=lambda one: abs(one - at)), *places):
            if near and (place > at or not self._together(place, at)):
                continue
            if word := self._accounts_in(place):
                return word
        return None

    def results(self, at: int) -> Attribution | None:
        """The accounts of a company that an article is about: its title speaks of profit or loss, or its
        opening does beside the revenue. Further down both are background.
        """
        around = range(max(at - RESULTS_AROUND, 0), min(at + RESULTS_AROUND + 1, len(self._readings)))
        titles = [0] if self._readings[0].sentence.field == "title" else []
        for place in (*titles, *(around if at < OPENING else ())):
            reading = self._readings[place]
            if found := _accounts(reading.lang)[2].search(reading.folded):
                written = reading.sentence.text[found.start() : found.end()]
                return Attribution(self._whose(place, found.start()), SpeakerKind.OFFICIAL, written)
        return None

    def _whose(self, at: int, start: int) -> str | None:
        """Whose accounts a sentence names at an offset: the company named last, there or before it."""
        if named := _reporting(self._readings[at], start):
            return named
        before = (_reporting(one, len(one.folded)) for one in reversed(self._readings[:at]))
        return next(filter(None, before), None)

    def cited(self, at: int) -> bool:
        """Whether the figures of a paragraph are those of an outlet that it cites ("Caixin adds that …")."""
        for place in range(at - 1, max(at - 1 - ACCOUNTS_BACK, -1), -1):
            if not self._discourse.goes_on(place + 1):
                return False
            if voice := self._discourse.speaker(place):
                return voice.kind is SpeakerKind.PRESS
        return False

    def of_accounts(self) -> bool:
        """Whether the title names the accounts of a company: then all figures are theirs."""
        title = self._readings[0]
        return title.sentence.field == "title" and _accounts(title.lang)[0].search(title.folded) is not None

    def _together(self, first: int, last: int) -> bool:
        """Whether two sentences stand in one paragraph."""
        return all(self._discourse.goes_on(place) for place in range(first + 1, last + 1))

    def _accounts_in(self, at: int) -> Attribution | None:
        reading = self._readings[at]
        houses = [name for name in reading.names if name.kind == "analyst"]
        if houses and not reading.companies():
            return None  # a house's own quarterly count
        named, told, _ = _accounts(reading.lang)
        if found := named.search(reading.folded):
            written = reading.sentence.text[found.start() : found.end()]
            return Attribution(written, SpeakerKind.OFFICIAL, written)
        if found := told.search(reading.folded):
            written = reading.sentence.text[found.start() : found.end()]
            return Attribution(_reporting(reading, found.start()), SpeakerKind.OFFICIAL, written)
        return None

    def _house_in(self, at: int, *, near: bool) -> Attribution | None:
        """The last research house heard in a sentence; analysts without a name only `near` their words."""
        reading = self._readings[at]
        named = any(name.kind == "analyst" for name in reading.names)
        if not named and not (near and reading.of("speakers.analyst")):
            return None
        heard = voices(self._reader.fully(reading))
        houses = [one for one in heard if one.kind is SpeakerKind.ANALYST and (near or one.name)]
        return voice_of(reading, houses[-1]) if houses else None


def _reporting(reading: Reading, verb: int) -> str | None:
    """Who reports figures: the company named last before the verb."""
    before = [name for name in reading.companies() if name.end <= verb]
    return before[-1].text if before else None


@cache
def _accounts(lang: str) -> tuple[re.Pattern[str], ...]:
    """What names the accounts of a company, what is said where it gives its results, and what else stands in
    them, in folded text.

    German and Chinese words may stand inside longer ones; a gap stays within its sentence.
    """
    edge = r"(?<!\w)" if lang == "en" else ""
    keys = ("accounts", "accounts_told", "accounts_lines")
    lists = (expanded(lexicon(lang)[f"things.{key}"]) for key in keys)
    patterns = (
        "|".join(GAP_IN.sub(GAP, re.escape(fold(term))) for term in sorted(terms, key=len, reverse=True))
        for terms in lists
    )
    return tuple(re.compile(rf"{edge}(?:{words})") for words in patterns)
