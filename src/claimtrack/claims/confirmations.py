"""Confirmations: a report that is confirmed, called genuine, answered with a yes, or conceded in passing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimtrack.claims.acted_on import CONTENT_REACH, of_other_matters, of_others, only_awaited
from claimtrack.claims.denials import answers_alone, says_of_a_paper
from claimtrack.claims.matching import Trigger
from claimtrack.claims.reading import Reading, Stretch, overlap
from claimtrack.claims.refusals import unchecked
from claimtrack.claims.speakers import Voice
from claimtrack.claims.standing import negated, negations
from claimtrack.claims.stretches import Place, place_of
from claimtrack.claims.terms import Mark
from claimtrack.claims.voices import voices
from claimtrack.model import Attribution, SpeakerKind, Stance

CONDITION_REACH = 6.0


def confirmations(reading: Reading) -> Iterator[tuple[Place, Stance]]:
    """Where somebody confirms, or says that something is not confirmed: that is a refusal."""
    for mark in reading.of("speech.confirm"):
        place = place_of(mark)
        if _only_if(reading, mark) or unchecked(reading, place) or only_awaited(reading, place):
            continue
        if not (of_other_matters(reading, place) or of_others(reading, place)):
            yield place, _stance(reading, mark)
    for mark in (*reading.of("acts.yeses"), *answers_alone(reading, "acts.yeses_alone")):
        yield place_of(mark), Stance.CONFIRMS
    for mark in reading.of("acts.genuine"):
        doubted = any(overlap(mark, other) for other in reading.of("speech.untrue", "acts.mistold"))
        doubted = doubted or _only_if(reading, mark) or _in_denied_clause(reading, mark)
        if not doubted and says_of_a_paper(reading, mark):
            yield place_of(mark), Stance.CONFIRMS


def _heard(reading: Reading, mark: Mark) -> Voice | None:
    """Who is heard last before a word; else the only one who is heard behind („Es stimme, …, sagte sie“)."""
    every = voices(reading)
    before = [voice for voice in every if voice.start < mark.start]
    if before:
        return before[-1]
    return every[0] if len(every) == 1 and reading.commas_between(mark, every[0]) else None


def _stance(reading: Reading, mark: Mark) -> Stance:
    """Of a verb of confirming: with a negation it refuses; a word for true with a negation denies."""
    if not negated(reading, place_of(mark)):
        return Stance.CONFIRMS
    says_true = any(overlap(mark, word) for word in reading.of("acts.truths"))
    return Stance.DENIES if says_true else Stance.DECLINES


def _in_denied_clause(reading: Reading, mark: Mark) -> bool:
    """Whether a negation stands anywhere before in the clause: "Not a line of the story was true"."""
    return negated(reading, mark) or any(
        other.end <= mark.start
        and not reading.breaks_between(other, mark)
        and not reading.commas_between(other, mark)
        for other in negations(reading)
    )


def _only_if(reading: Reading, mark: Mark) -> bool:
    return any(
        reading.distance(mark, other) <= CONDITION_REACH and other.start < mark.start
        for other in reading.of("clauses.hypotheticals")
    )


def concessions(
    reading: Reading, triggers: Sequence[Trigger], carried: Attribution | None
) -> Iterator[tuple[Place, Voice | None]]:
    """Where a company says itself that it is indeed doing what is told ("we are indeed cutting jobs").

    Who writes "indeed" is the one heard last before the word; only the company's own concede something.
    """
    things: list[Stretch] = [*triggers, *reading.of("things.adjusting")]
    for mark in reading.of("speech.concede"):
        place = place_of(mark)
        near = [thing for thing in things if reading.distance(mark, thing) <= CONTENT_REACH]
        opens = reading.followed_by(mark.end, "clauses.that")  # „Es stimme, dass Stellen wegfallen“
        if negated(reading, place) or not (
            any(not reading.commas_between(mark, thing) for thing in near) or (near and opens)
        ):
            continue
        if _only_if(reading, mark):
            continue
        voice = _heard(reading, mark)
        kind = voice.kind if voice else carried.speaker_kind if carried else None
        if kind is SpeakerKind.OFFICIAL and not (voice and reading.breaks_between(voice, place)):
            yield place, voice
