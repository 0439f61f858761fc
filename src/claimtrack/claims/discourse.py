"""Who goes on speaking from one sentence to the next: quotations, reported speech, "he said"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from claimtrack.claims.attributing import voice_of
from claimtrack.claims.cueing import in_quotes
from claimtrack.claims.hearing import ACTING, acting, cites_others
from claimtrack.claims.pronouns import (
    CROWDS,
    is_introduced,
    kinds_of_pronoun,
    said_by_pronoun,
    says_it,
    says_we,
)
from claimtrack.claims.reader import Reader
from claimtrack.claims.reading import Reading, overlap
from claimtrack.claims.speakers import SPEAKING_KINDS, Voice, speakers
from claimtrack.claims.terms import Mark
from claimtrack.claims.voices import voices
from claimtrack.data.lexicons import expanded, lexicon
from claimtrack.model import Attribution, SpeakerKind

SUBJUNCTIVE = ("de",)
"""Languages whose verbs show that somebody else goes on speaking."""
BACK = 3
"""A speaker is carried over so many sentences at most."""
QUOTES = {"“": "”", "„": "“", "«": "»", "»": "«", "「": "」", "『": "』"}
"""What opens a quotation, and what closes it; the plain sign does both."""
PLAIN = '"'
OPENERS = frozenset((*QUOTES, PLAIN))
MOST_BEHIND = 120
"""A sentence that only names the speaker of the one before is short."""
NAMED_FIRST = 4
"""So far from the beginning of a sentence stands at most the house that it is about ("The FTC …")."""
CROWD_BACK = 8
"""One of a crowd speaks again so many sentences behind it at most ("one of the three people said")."""
ANY: frozenset[SpeakerKind] = frozenset()
WE = (SpeakerKind.ANALYST, SpeakerKind.AUTHOR, SpeakerKind.OFFICIAL)
"""Who says "we" in an own text means himself, not the one heard last."""
SAID_BEHIND = re.compile(r"[\"”“»」'][,，]?\s?$")
"""What stands before a verb of saying that follows a quotation."""


class Discourse:
    """The readings of an article, and whose speech each of them goes on with."""

    def __init__(self, readings: Sequence[Reading], reader: Reader, text: str, own_kind: SpeakerKind) -> None:
        self._readings = readings
        self._reader = reader
        self._text = text
        self._own_kind = own_kind
        self._inside, self._open = quoted(readings)
        self._carried: dict[int, Attribution | None] = {}
        self._words: dict[int, Attribution | None] = {}

    def word(self, at: int) -> Attribution | None:
        """On whose word the sentence at this place stands, where it does not say so itself."""
        if at not in self._carried:
            self._carried[at] = None  # a chain that leads back to itself carries nothing
            self._carried[at] = self._word(at)
        return self._carried[at]

    def _word(self, at: int) -> Attribution | None:
        if at + 1 < len(self._readings) and (said := self._said_behind(at + 1)):
            return said
        reading = self._reader.fully(self._readings[at])
        if verbs := said_by_pronoun(reading):
            if not self._inside[at] and self._in_own_name(reading, verbs):
                return None
            named = self._named_before(at) if says_it(reading, verbs) else None
            return named or self._before(at, kinds_of_pronoun(reading, verbs)) or self._introduced(at)
        if self._inside[at]:
            return None if _said_by_others(reading) else self._closing(at) or self._before(at)
        if _goes_on_without_subject(reading):
            return self._before(at)
        if not reading.of("clauses.reported") or cites_others(reading):
            return None
        return self._before(at) if reading.lang in SUBJUNCTIVE else self._just_before(at, reading)

    def _in_own_name(self, reading: Reading, verbs: Sequence[Mark]) -> bool:
        """Whether the author says it himself, outside quotations: "I think", in an own text "we" too."""
        own = [mark for mark in reading.of("clauses.opinions") if not in_quotes(reading, mark)]
        opinion = own and all(any(overlap(verb, mark) for mark in own) for verb in verbs)
        return bool(opinion) or (self._own_kind in WE and says_we(reading, verbs))

    def _just_before(self, at: int, reading: Reading) -> Attribution | None:
        """The speaker of the sentence before, in the same paragraph, with which a "would" goes on."""
        if not self.goes_on(at) or voices(reading) or reading.of("clauses.reckoned"):
            return None
        word = self.heard(at - 1) or self.word(at - 1)
        return word if word and word.speaker_kind is not SpeakerKind.PRESS else None

    def goes_on(self, at: int) -> bool:
        """Whether the sentence at this place goes on in the paragraph of the one before."""
        if at == 0 or self._readings[at].sentence.field != self._readings[at - 1].sentence.field:
            return False
        between = self._readings[at - 1].sentence.end, self._readings[at].sentence.start
        return "\n" not in self._text[slice(*between)]

    def fully(self, at: int) -> Reading:
        """The sentence at this place with all its marks, also where nothing seemed to be claimed in it."""
        return self._reader.fully(self._readings[at])

    def meet(self, at: int) -> None:
        """Take note of the people that a sentence introduces, though nothing is claimed in it.

        "Chief executive Ruth Hale opened the fair. … Hale would not comment": a later one has only the name.
        """
        reading = self._readings[at]
        if self._reader.may_introduce(reading):
            speakers(self._reader.fully(reading))

    def overhear(self, at: int) -> None:
        """Hear whom a sentence that claims nothing goes on with: a later one may name them again."""
        near = self._readings[max(at - BACK, 0) : at + 2]
        speaks = self._inside[at] or self._reader.may_report(self._readings[at])
        behind = at + 1 < len(self._readings) and self._goes_back(self._readings[at + 1])
        if (speaks or behind) and any(map(self._reader.may_introduce, near)):
            self.word(at)

    def _before(self, at: int, kinds: frozenset[SpeakerKind] = ANY) -> Attribution | None:
        """The last speaker heard in the sentences before, of some `kinds` where they are known.

        Behind a title nobody has spoken yet. Of a crowd one may be heard again far behind.
        """
        far = CROWD_BACK if kinds == CROWDS else BACK
        for back in range(at - 1, max(at - 1 - far, -1), -1):
            if self._readings[back].sentence.field != self._readings[at].sentence.field:
                return None
            word = self._heard_of(back, kinds) or self.carried(back)
            if word and (not kinds or word.speaker_kind in kinds):
                return word
        return None

    def _heard_of(self, at: int, kinds: frozenset[SpeakerKind]) -> Attribution | None:
        """The last speaker of a sentence who is of some kinds, where they are known."""
        word = self.heard(at)
        if word is None or not kinds or word.speaker_kind in kinds:
            return word
        reading = self._reader.fully(self._readings[at])
        fitting = [voice for voice in voices(reading) if voice.kind in kinds]
        return voice_of(reading, fitting[-1]) if fitting else word

    def carried(self, at: int) -> Attribution | None:
        """Whose speech a sentence goes on with that names nobody, by a pronoun or in a quotation."""
        reading = self._reader.fully(self._readings[at])
        if self.heard(at):
            return None
        return self.word(at) if self._inside[at] or said_by_pronoun(reading) else None

    def _closing(self, at: int) -> Attribution | None:
        """Who is named where the quotation ends that is open at the end of a sentence: '"A. B," said C.'"""
        for place in range(at, min(at + BACK, len(self._readings) - 1)):
            if not self._open[place]:
                return None
            if not self._open[place + 1]:
                return self.heard(place + 1)
        return None

    def _named_before(self, at: int) -> Attribution | None:
        """The house that the sentence before begins with, which "it" means: "Omdia looks back. It puts …"."""
        if not self.goes_on(at) or self.heard(at - 1):
            return None
        names = [name for name in self._readings[at - 1].names if name.kind in SPEAKING_KINDS]
        first = names[0] if names and names[0].start <= NAMED_FIRST else None
        return Attribution(first.text, SPEAKING_KINDS[first.kind]) if first else None

    def _introduced(self, at: int) -> Attribution | None:
        """Whom the sentences before introduced without a verb of saying beside them: "a fitter at Opel"."""
        for back in range(at - 1, max(at - 1 - BACK, -1), -1):
            if self._readings[back].sentence.field != self._readings[at].sentence.field:
                return None
            reading = self._reader.fully(self._readings[back])
            if met := [voice for voice in speakers(reading) if is_introduced(reading, voice)]:
                return voice_of(reading, met[-1])
        return None

    def heard(self, at: int) -> Attribution | None:
        """The last speaker of a sentence; an outlet only where it is the only one."""
        if at not in self._words:
            voice = self.speaker(at)
            self._words[at] = voice_of(self._reader.fully(self._readings[at]), voice) if voice else None
        return self._words[at]

    def speaker(self, at: int) -> Voice | None:
        """The last voice of a sentence; an outlet's only where it is the only one."""
        reading = self._reader.fully(self._readings[at])
        heard = voices(reading) or acting(reading)
        heard = [voice for voice in heard if voice.cue or voice.kind is not SpeakerKind.UNNAMED]
        people = [voice for voice in heard if voice.kind is not SpeakerKind.PRESS] or heard
        return people[-1] if people else None

    def _said_behind(self, at: int) -> Attribution | None:
        """The speaker of a sentence that only says whose word the one before was: "So said the company"."""
        reading = self._readings[at]
        if not self._goes_back(reading):
            return None
        reading = self._reader.fully(reading)
        back = [mark for mark in reading.of("clauses.backward") if mark.start == 0]
        if not back or (said := self.heard(at)):
            return said if back else None
        named = [voice for voice in speakers(reading) if voice.office or voice.paper]
        return voice_of(reading, named[0]) if named else None

    def _goes_back(self, reading: Reading) -> bool:
        """Whether a sentence is short and begins as one that names the speaker of the one before."""
        short = len(reading.sentence.text) <= MOST_BEHIND
        return short and reading.folded.startswith(_backward(reading.lang))


@cache
def _backward(lang: str) -> tuple[str, ...]:
    return tuple(expanded(lexicon(lang)["clauses.backward"]))


def quoted(readings: Sequence[Reading]) -> tuple[list[bool], list[bool]]:
    """For each sentence whether it begins inside or with a quotation, and whether one is open at its end."""
    inside: list[bool] = []
    left_open: list[bool] = []
    closer = ""
    field = None
    for reading in readings:
        text = reading.sentence.text
        if reading.sentence.field != field:
            closer, field = "", reading.sentence.field
        inside.append(bool(closer) or text[:1] in OPENERS)
        closer = _open_at_end(text, closer)
        left_open.append(bool(closer))
    return inside, left_open


def _open_at_end(text: str, closer: str) -> str:
    """What would close the quotation that is open at the end of a text, given what is open before it."""
    for char in text:
        if closer:
            closer = "" if char == closer else closer
        elif char in OPENERS:
            closer = QUOTES.get(char, PLAIN)
    return closer


def _said_by_others(reading: Reading) -> bool:
    """Whether behind a quotation somebody says it who is no speaker we know ("…," said a fitter)."""
    return not voices(reading) and any(
        SAID_BEHIND.search(reading.folded[: verb.start]) for verb in reading.of("speech.say")
    )


def _goes_on_without_subject(reading: Reading) -> bool:
    """Whether a sentence begins with its verb of saying or denying, and so has the last one's subject.

    同时否认裁员 · 又称业务正常
    """
    leads = [mark.end for mark in reading.of("acts.goes_on") if mark.start == 0]
    return bool(leads) and any(mark.start in leads for mark in reading.of("speech.say", *ACTING))
