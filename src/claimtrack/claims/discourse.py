"""Who goes on speaking from one sentence to the next: quotations, reported speech, "he said"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from claimtrack.claims.attributing import voice_of
from claimtrack.claims.names import Name
from claimtrack.claims.reader import Reader
from claimtrack.claims.reading import Reading, Stretch, overlap
from claimtrack.claims.terms import Mark
from claimtrack.claims.voices import voices
from claimtrack.data.lexicons import expanded, lexicon
from claimtrack.folding import fold
from claimtrack.model import Attribution, SpeakerKind

SUBJUNCTIVE = ("de",)
"""Languages whose verbs show that somebody else goes on speaking."""
BACK = 3
"""A speaker is carried over so many sentences at most."""
HOUSE_BACK = 12
"""The figures of a research house go on over so many sentences at most."""
OPENING = 3
"""The house that an article is about is named in so many sentences of its opening, the title among them."""
ACCOUNTS_BACK, ACCOUNTS_AHEAD = 4, 2
"""A figure is of the accounts that are spoken of so many sentences before it or behind."""
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

    def __init__(self, readings: Sequence[Reading], reader: Reader, text: str) -> None:
        self._readings = readings
        self._reader = reader
        self._text = text
        self._inside = quoted(readings)
        self._words: dict[int, Attribution | None] = {}
        self._sole: list[tuple[int, Name]] | None = None

    def word(self, at: int) -> Attribution | None:
        """On whose word the sentence at this place stands, where it does not say so itself."""
        if at + 1 < len(self._readings) and (said := self._said_behind(at + 1)):
            return said
        reading = self._reader.fully(self._readings[at])
        if verbs := _said_by_pronoun(reading):
            return self._before(at, _kind_of_pronoun(reading, verbs))
        if self._inside[at]:
            return self._before(at)
        if not reading.of("clauses.reported"):
            return None
        return self._before(at) if reading.lang in SUBJUNCTIVE else self._just_before(at, reading)

    def _just_before(self, at: int, reading: Reading) -> Attribution | None:
        """The speaker of the sentence before, in the same paragraph, with which a "would" goes on."""
        if not self.goes_on(at) or voices(reading) or reading.of("clauses.reckoned"):
            return None
        word = self._heard(at - 1) or self.word(at - 1)
        return word if word and word.speaker_kind is not SpeakerKind.PRESS else None

    def goes_on(self, at: int) -> bool:
        """Whether the sentence at this place goes on in the paragraph of the one before."""
        if at == 0 or self._readings[at].sentence.field != self._readings[at - 1].sentence.field:
            return False
        between = self._readings[at - 1].sentence.end, self._readings[at].sentence.start
        return "\n" not in self._text[slice(*between)]

    def house(self, at: int, *, far: bool) -> Attribution | None:
        """The research house whose figures a sentence goes on with; `far`: also from paragraphs before.

        Else the one that the next sentence of its paragraph names.
        """
        together = True
        for place in range(at - 1, max(at - 1 - HOUSE_BACK, -1), -1):
            together = together and self.goes_on(place + 1)
            if not (together or far):
                break
            if word := self._house_in(place, near=together):
                return word
        behind = at + 1
        together = behind < len(self._readings) and self.goes_on(behind)
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

    def accounts(self, at: int) -> Attribution | None:
        """The accounts of a company, where the sentence or those around it speak of them."""
        around = range(max(at - ACCOUNTS_BACK, 0), min(at + ACCOUNTS_AHEAD + 1, len(self._readings)))
        for place in sorted(around, key=lambda one: abs(one - at)):
            reading = self._readings[place]
            for word, named in _accounts(reading.lang):
                start = reading.folded.find(word)
                if start >= 0:
                    written = reading.sentence.text[start : start + len(word)]
                    speaker = written if named else _reporting(reading, start)
                    return Attribution(speaker, SpeakerKind.OFFICIAL, written)
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

    def overhear(self, at: int) -> None:
        """Hear whom a sentence that claims nothing goes on with: a later one may name them again."""
        near = self._readings[max(at - BACK, 0) : at + 2]
        speaks = self._inside[at] or self._reader.may_report(self._readings[at])
        behind = at + 1 < len(self._readings) and self._goes_back(self._readings[at + 1])
        if (speaks or behind) and any(map(self._reader.may_introduce, near)):
            self.word(at)

    def _before(self, at: int, kind: SpeakerKind | None = None) -> Attribution | None:
        """The last speaker heard in the sentences before, of a `kind` where it is known.

        Behind a title nobody has spoken yet.
        """
        for back in range(at - 1, max(at - 1 - BACK, -1), -1):
            if self._readings[back].sentence.field != self._readings[at].sentence.field:
                return None
            word = self._heard(back)
            if word and kind in (None, word.speaker_kind):
                return word
        return None

    def _heard(self, at: int) -> Attribution | None:
        """The last speaker of a sentence; an outlet only where it is the only one."""
        if at not in self._words:
            reading = self._reader.fully(self._readings[at])
            heard = [voice for voice in voices(reading) if voice.cue or voice.kind is not SpeakerKind.UNNAMED]
            people = [voice for voice in heard if voice.kind is not SpeakerKind.PRESS] or heard
            self._words[at] = voice_of(reading, people[-1]) if people else None
        return self._words[at]

    def _said_behind(self, at: int) -> Attribution | None:
        """The speaker of a sentence that only says whose word the one before was: "So said the company"."""
        reading = self._readings[at]
        if not self._goes_back(reading):
            return None
        reading = self._reader.fully(reading)
        back = [mark for mark in reading.of("clauses.backward") if mark.start == 0]
        return self._heard(at) if back else None

    def _goes_back(self, reading: Reading) -> bool:
        """Whether a sentence is short and begins as one that names the speaker of the one before."""
        short = len(reading.sentence.text) <= MOST_BEHIND
        return short and reading.folded.startswith(_backward(reading.lang))


def _reporting(reading: Reading, verb: int) -> str | None:
    """Who reports figures: the company named last before the verb."""
    before = [name for name in reading.companies() if name.end <= verb]
    return before[-1].text if before else None


@cache
def _backward(lang: str) -> tuple[str, ...]:
    return tuple(expanded(lexicon(lang)["clauses.backward"]))


@cache
def _accounts(lang: str) -> tuple[tuple[str, bool], ...]:
    """What is said where a company gives its results, folded, and whether it names the accounts."""
    named = [(fold(term), True) for term in expanded(lexicon(lang)["things.accounts"])]
    return (*named, *((fold(term), False) for term in expanded(lexicon(lang)["things.accounts_told"])))


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


def _kind_of_pronoun(reading: Reading, said: Sequence[Mark]) -> SpeakerKind | None:
    """Of which kind a speaker is to whom an office points back (该发言人, 上述员工); "he" is of any."""
    pronouns = [
        mark
        for mark in reading.of("clauses.speaking_pronouns")
        if any(reading.distance(verb, mark) <= PRONOUN_REACH for verb in said)
    ]
    offices = [
        voice for voice in voices(reading) if voice.office and any(overlap(voice, mark) for mark in pronouns)
    ]
    return offices[0].kind if offices else None
