"""A research house that writes news: where it retells what outlets report, its own words are an outlet's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claimtrack.claims.reader import Reader
from claimtrack.claims.reading import Reading
from claimtrack.claims.voices import voices
from claimtrack.model import Attribution, SpeakerKind


def retold(own_voice: Attribution, readings: Sequence[Reading], reader: Reader) -> Attribution:
    """The own voice of an article: an outlet's where a research house cites others and never says "we"."""
    if own_voice.speaker_kind is not SpeakerKind.ANALYST:
        return own_voice
    read = [reader.fully(reading) for reading in readings]
    if any(_says_we(reading) for reading in read):
        return own_voice
    named = (name for reading in read for name in reading.names if name.kind == "outlet")
    if next(named, None) is None:
        return own_voice
    cites = any(
        voice.kind is SpeakerKind.PRESS and voice.name for reading in read for voice in voices(reading)
    )
    return replace(own_voice, speaker_kind=SpeakerKind.PRESS) if cites else own_voice


def _says_we(reading: Reading) -> bool:
    """Whether a sentence speaks of "us"; the US are a country."""
    marks = reading.of("clauses.first_persons")
    return any(not reading.sentence.text[mark.start : mark.end].isupper() for mark in marks)
