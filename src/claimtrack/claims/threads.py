"""Whose news a paragraph tells: what nobody is named for stands on the word of the one heard before it.

"Bosch announced a programme on Monday. The foundry will close" · "The letter is dated May 3. Seventy jobs go"
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimtrack.claims.discourse import Discourse
from claimtrack.claims.reader import Reader
from claimtrack.claims.reading import Reading
from claimtrack.claims.regions import house
from claimtrack.model import Attribution, SpeakerKind

BACK = 3
"""A speaker's news goes on over so many sentences at most."""
OPENING = 2
"""So many sentences, the title among them, tell of the document that an article is about."""
TELLERS = (SpeakerKind.OFFICIAL, SpeakerKind.INSIDER)
"""Whose news a paragraph goes on with."""
ANSWERING = ("speech.decline", "speech.deny", "speech.naming", "speech.refuse", "speech.untrue")
"""Where one of these stands, somebody may only have answered."""
QUOTATION = re.compile(r"[“„«»「『\"][^“”„«»「」『』\"]{20,}[”“»«」』\"]|[“「『][^“”「」『』]{8,}[”」』]")
"""A whole sentence or clause in somebody's own words; behind it the author goes on."""


class Threads:
    """The readings of an article, and whose news goes on in each of them."""

    def __init__(self, readings: Sequence[Reading], reader: Reader, discourse: Discourse) -> None:
        self._readings = readings
        self._reader = reader
        self._discourse = discourse

    def word(self, at: int, type_id: str, subject: str) -> Attribution | None:
        """On whose word a sentence goes on: that of the one heard last in its paragraph, else of the document
        that the article is about. How many work there is background, unless a document tells.
        """
        for back in range(at - 1, max(at - 1 - BACK, -1), -1):
            if not self._discourse.goes_on(back + 1):
                break
            if voice := self._discourse.speaker(back):
                tells = voice.kind in TELLERS and not self._only_answers(back)
                fits = voice.paper or type_id != "headcount"
                return self._discourse.heard(back) if tells and fits and self._of(subject, back, at) else None
        return self._document(at, subject) if type_id != "headcount" else None

    def ahead(self, at: int, subject: str) -> Attribution | None:
        """On whose word the first sentence of a paragraph stands, where the second says whose news it is.

        „Otto baut 460 Stellen ab. Betroffen sei das Marketing, teilte die Gruppe mit.“
        """
        last = at + 1 >= len(self._readings)
        if self._discourse.goes_on(at) or last or not self._discourse.goes_on(at + 1):
            return None
        voice = self._discourse.speaker(at + 1)
        tells = voice is not None and voice.kind is SpeakerKind.OFFICIAL and not self._only_answers(at + 1)
        named = {house(name.id) for name in self._readings[at + 1].companies()}
        same = not named or house(subject) in named
        return self._discourse.heard(at + 1) if tells and same else None

    def announced(self, at: int, subject: str) -> Attribution | None:
        """On whose word a sentence stands where the next says who announced it: "Both told of the deal"."""
        if at + 1 >= len(self._readings) or not self._discourse.goes_on(at + 1):
            return None
        reading = self._reader.fully(self._readings[at + 1])
        known = reading.of("clauses.announced_things")
        voice = self._discourse.speaker(at + 1) if known else None
        tells = voice is not None and voice.kind is SpeakerKind.OFFICIAL and (voice.verb or voice.paper)
        if not tells or self._only_answers(at + 1) or any(value.unit for value in reading.values):
            return None
        named = {house(name.id) for name in reading.companies()}
        return self._discourse.heard(at + 1) if not named or house(subject) in named else None

    def _only_answers(self, at: int) -> bool:
        """Whether somebody only denied or refused to answer, or is only quoted: that does not go on."""
        reading = self._reader.fully(self._readings[at])
        return bool(reading.of(*ANSWERING)) or QUOTATION.search(reading.sentence.text) is not None

    def _of(self, subject: str, told: int, at: int) -> bool:
        """Whether the subject of a claim is one that the sentence before named, or nobody new is named."""
        before = {house(name.id) for name in self._readings[told].companies()}
        named = {house(name.id) for name in self._readings[at].companies()}
        return not before or not named or house(subject) in before or not named.isdisjoint(before)

    def _document(self, at: int, subject: str) -> Attribution | None:
        """The document that the title or the first sentence tells from."""
        for place in range(min(OPENING, at)):
            voice = self._discourse.speaker(place)
            if voice and voice.paper and voice.kind is SpeakerKind.OFFICIAL and self._of(subject, place, at):
                return self._discourse.heard(place)
        return None
