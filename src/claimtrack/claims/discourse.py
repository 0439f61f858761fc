"""Who goes on speaking from one sentence to the next: quotations, reported speech, "he said"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from claimtrack.claims.reader import Reader
from claimtrack.claims.reading import Reading, Stretch
from claimtrack.claims.terms import Mark
from claimtrack.claims.voices import voice_of, voices
from claimtrack.data.lexicons import expanded, lexicon
from claimtrack.model import Attribution, SpeakerKind

BACK = 3
"""A speaker is carried over so many sentences at most."""
QUOTES = {"“": "”", "„": "“", "«": "»", "»": "«", "「": "」", "『": "』"}
"""What opens a quotation, and what closes it; the plain sign does both."""
PLAIN = '"'
OPENERS = frozenset((*QUOTES, PLAIN))
MOST_BEHIND = 120
"""A sentence that only names the speaker of the one before is short."""
PRONOUN_REACH = 2.0
"""How far, in words, a pronoun stands from its verb of saying (sagte er, 他还表示)."""


class Discourse:
    """The readings of an article, and whose speech each of them goes on with."""

    def __init__(self, readings: Sequence[Reading], reader: Reader) -> None:
        self._readings = readings
        self._reader = reader
        self._inside = quoted(readings)
        self._words: dict[int, Attribution | None] = {}

    def word(self, at: int) -> Attribution | None:
        """On whose word the sentence at this place stands, where it does not say so itself."""
        if at + 1 < len(self._readings) and (said := self._said_behind(at + 1)):
            return said
        if not (self._inside[at] or reported(self._reader.fully(self._readings[at]))):
            return None
        return self._before(at)

    def _before(self, at: int) -> Attribution | None:
        """The last speaker heard in the sentences before; behind a title nobody has spoken yet."""
        for back in range(at - 1, max(at - 1 - BACK, -1), -1):
            if self._readings[back].sentence.field != self._readings[at].sentence.field:
                return None
            if word := self._heard(back):
                return word
        return None

    def _heard(self, at: int) -> Attribution | None:
        """The last speaker of a sentence; an outlet only where it is the only one."""
        if at not in self._words:
            reading = self._reader.fully(self._readings[at])
            heard = voices(reading)
            people = [voice for voice in heard if voice.kind is not SpeakerKind.PRESS] or heard
            self._words[at] = voice_of(reading, people[-1]) if people else None
        return self._words[at]

    def _said_behind(self, at: int) -> Attribution | None:
        """The speaker of a sentence that only says whose word the one before was: "So said the company"."""
        reading = self._readings[at]
        if len(reading.sentence.text) > MOST_BEHIND or not reading.folded.startswith(_backward(reading.lang)):
            return None
        reading = self._reader.fully(reading)
        back = [mark for mark in reading.of("clauses.backward") if mark.start == 0]
        return self._heard(at) if back else None


@cache
def _backward(lang: str) -> tuple[str, ...]:
    return tuple(expanded(lexicon(lang)["clauses.backward"]))


def quoted(readings: Sequence[Reading]) -> list[bool]:
    """For each sentence whether it begins inside a quotation or with one."""
    inside: list[bool] = []
    closer = ""
    field = None
    for reading in readings:
        text = reading.sentence.text
        if reading.sentence.field != field:
            closer, field = "", reading.sentence.field
        inside.append(bool(closer) or text[:1] in OPENERS)
        closer = _open_at_end(text, closer)
    return inside


def _open_at_end(text: str, closer: str) -> str:
    """What would close the quotation that is open at the end of a text, given what is open before it."""
    for char in text:
        if closer:
            closer = "" if char == closer else closer
        elif char in OPENERS:
            closer = QUOTES.get(char, PLAIN)
    return closer


def reported(reading: Reading) -> bool:
    """Whether a sentence is somebody's speech told by the author: "he said", German subjunctive."""
    return bool(reading.of("clauses.reported") or _said_by_pronoun(reading))


def speaks_on(reading: Reading, claimed: Stretch) -> bool:
    """Whether "he said" stands nearer to what is claimed than any speaker with a name."""
    said = _said_by_pronoun(reading)
    heard = voices(reading)
    if not said or not heard:
        return False
    return min(reading.distance(verb, claimed) for verb in said) < min(
        reading.distance(voice, claimed) for voice in heard
    )


def _said_by_pronoun(reading: Reading) -> list[Mark]:
    """The verbs of saying whose subject is a pronoun."""
    return [
        verb
        for verb in reading.of("speech.say")
        if any(
            reading.distance(verb, pronoun) <= PRONOUN_REACH and not reading.commas_between(verb, pronoun)
            for pronoun in reading.of("clauses.speaking_pronouns")
        )
    ]
