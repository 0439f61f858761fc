"""Who denies, confirms or refuses to comment: the speaker that an act belongs to, or nobody."""

from __future__ import annotations

from collections.abc import Sequence

from claimtrack.claims.reading import Reading, Stretch, overlap
from claimtrack.claims.speakers import Voice, speakers
from claimtrack.claims.stretches import Place
from claimtrack.claims.terms import Mark
from claimtrack.claims.voices import apart, spoken_of
from claimtrack.model import SpeakerKind, Stance

PRONOUN_REACH = 6.0
"""How far, in words, a pronoun may stand from the act of the one it stands for."""
CITED_REACH = 3.0
OBJECT_COST = 20.0
"""What stands behind "called" is what is called untrue, not who says so."""
SPEAKER_REACH = 30.0


def may_do(kind: SpeakerKind, stance: Stance) -> bool:
    """Whether a voice of this kind can do the act: outlets report, they do not deny or confirm."""
    if kind in (SpeakerKind.PRESS, SpeakerKind.ANALYST):
        return False
    return stance is Stance.DENIES or kind is SpeakerKind.OFFICIAL


def doer(reading: Reading, place: Place) -> Voice | None:
    """Who does the act: the speaker nearest to it, before it rather than after.

    A speaker that holds the act's own words is it ("several sources confirm", 多方证实).
    """
    best: tuple[float, Voice] | None = None
    stories = reading.of("speech.stories")
    for voice in speakers(reading):
        if any(overlap(story, voice) for story in stories) and not voice.name:
            continue  # a rumour is what is denied
        if apart(reading, voice, place) or spoken_of(reading, voice) or _tells(reading, voice, stories):
            continue
        if voice.start <= place.start and voice.end >= place.end and voice.kind is not SpeakerKind.OFFICIAL:
            return voice
        if any(part.start <= voice.start and voice.end <= part.end for part in place.parts):
            continue
        if voice.kind is SpeakerKind.PRESS and reading.led_by(voice, "clauses.addressees"):
            continue
        cost = _cost(reading, voice, place) + _reporting(reading, voice, place)
        if cost <= SPEAKER_REACH and (best is None or cost < best[0]):
            best = (cost, voice)
    return best[1] if best else None


def _tells(reading: Reading, voice: Voice, stories: Sequence[Mark]) -> bool:
    """Whether a house is only that whose report is spoken of: „bestätigte einen Bericht der »Zeit«“."""
    return voice.kind in (SpeakerKind.PRESS, SpeakerKind.ANALYST) and any(
        story.end <= voice.start and reading.words(story.end, voice.start) <= 1 for story in stories
    )


def _cost(reading: Reading, speaker: Stretch, place: Place) -> float:
    """How far a speaker stands from an act, before it rather than after."""
    cost = reading.distance(speaker, place) + 6 * reading.breaks_between(speaker, place)
    if any(
        mark.end <= speaker.start and speaker.end <= place.start and not reading.commas_between(mark, place)
        for mark in reading.of("speech.naming")
    ):
        cost += OBJECT_COST
    return cost + 1.5 * reading.commas_between(speaker, place) + (1 if speaker.start > place.start else 0)


def done_by_others(reading: Reading, place: Place, voice: Voice | None) -> bool:
    """Whether somebody who speaks for no company stands nearer to the act than its speaker."""
    others = reading.of("speakers.others")
    if voice and any(overlap(mark, voice) for mark in others):
        return True
    nearest = min((_cost(reading, mark, place) for mark in others), default=SPEAKER_REACH)
    return nearest < (SPEAKER_REACH if voice is None else _cost(reading, voice, place))


def _reporting(reading: Reading, voice: Voice, place: Stretch) -> float:
    """What it costs to take an outlet for the one who acts, unless it stands right before the act.

    "Reuters could not verify" is the outlet's own act; "told Reuters that the report was wrong" is not.
    """
    if voice.kind not in (SpeakerKind.PRESS, SpeakerKind.ANALYST):
        return 0.0
    if _only_cited(reading, voice):
        return 12.0
    right_before = voice.end <= place.start and reading.distance(voice, place) <= 2
    return 0.0 if right_before and voice.name else 12.0


def _only_cited(reading: Reading, voice: Voice) -> bool:
    """Whether a voice is where it was read ("according to Reuters the company admitted this")."""
    return any(
        cue.start <= voice.start and reading.words(cue.end, voice.start) <= CITED_REACH
        for cue in reading.of("speech.according")
    )


def asked(reading: Reading, place: Place, stance: Stance) -> bool:
    """Whether what a refusal speaks of is a request, so that nobody need be named who did not answer."""
    requests = reading.of("speech.requests") if stance is Stance.DECLINES else ()
    return any(reading.distance(mark, place) <= CITED_REACH for mark in requests)


def by_pronoun(reading: Reading, place: Stretch) -> bool:
    """Whether a pronoun near the act points back to a speaker before."""
    return any(reading.distance(mark, place) <= PRONOUN_REACH for mark in reading.of("clauses.pronouns"))
