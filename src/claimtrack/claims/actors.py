"""Who acts: the speaker of a sentence or of one before, an office, a paper, or whom a pronoun stands for."""

from __future__ import annotations

import re
from dataclasses import dataclass

from claimtrack.claims.cueing import QUOTED
from claimtrack.claims.doers import doer, done_by_others, may_do
from claimtrack.claims.reading import Reading, Stretch
from claimtrack.claims.reasons import Reason
from claimtrack.claims.speakers import Voice
from claimtrack.claims.stretches import Place
from claimtrack.model import Attribution, SpeakerKind, Stance

PRONOUN_REACH = 6.0
"""How far, in words, a pronoun may stand from the act of the one it stands for."""
BEHIND_REACH = 2.0
"""How near a pronoun stands that comes behind its verb, or takes the act from a speaker behind it."""
SUBJECT_REACH = 3.0
"""How near before its verb the pronoun, the paper or the office stands that is its subject."""
ASIDE_COST = 2.0
ASKED_REACH = 3.0
REPLY_REACH = 8.0
COLON = re.compile("[:：]")


@dataclass(frozen=True, slots=True)
class By:
    """Who does an act: a speaker of the sentence or of those before, or why it counts for nothing."""

    voice: Voice | None = None
    carried: Attribution | None = None
    reason: Reason | None = None


def actor(
    reading: Reading, place: Place, stance: Stance, carried: Attribution | None, *, predicate: bool = False
) -> By:
    """Who does an act; `carried` is whose speech the sentence goes on with, if it does.

    A `predicate` is said of a report: a pronoun before it is no subject ("It isn't so, says the company").
    """
    if stance is Stance.CONFIRMS and (office := _registrar(reading, place)):
        return By(office)
    voice = doer(reading, place, stance)
    if voice and not predicate and _is_pronouns(reading, place, voice):
        voice = None
    if voice and _is_asked(reading, place, stance, voice):
        voice = None
    if carried and carried.speaker_kind is not SpeakerKind.OFFICIAL and _by_company(reading, place):
        carried = None
    if carried is not None and not may_do(carried.speaker_kind, stance):
        if voice is None and _subject(reading, place, "acts.persons"):
            return By(reason=Reason.OTHER_SPEAKER)
        carried = None
    if voice is None and carried is None and not _needs_no_name(reading, place, stance):
        return By(reason=Reason.NO_SPEAKER)
    if done_by_others(reading, place, voice) or (voice and not may_do(voice.kind, stance)):
        return By(reason=Reason.OTHER_SPEAKER)
    return By(voice, carried)


def _needs_no_name(reading: Reading, place: Place, stance: Stance) -> bool:
    """Whether it is clear without a name that a company acts: it is asked, or a pronoun stands for it."""
    if asked(reading, place, stance) or by_pronoun(reading, place) or _in_reply(reading, place):
        return True
    if stance is not Stance.DECLINES:
        return False
    holds_paper = any(place.start <= mark.start < place.end for mark in reading.of("acts.papers"))
    return holds_paper or _subject(reading, place, "acts.papers") or _as_we(reading, place)


def _is_asked(reading: Reading, place: Place, stance: Stance, voice: Voice) -> bool:
    """Whether an outlet is only whose question is not answered."""
    return voice.kind is SpeakerKind.PRESS and asked(reading, place, stance)


def _is_pronouns(reading: Reading, place: Place, voice: Voice) -> bool:
    """Whether a pronoun does the act, and a speaker behind it belongs to what is denied or confirmed.

    她同时否认公司要撤离 · "He denied that the company would leave"; so does one before who cannot do it:
    记者追问，对方没有回答.
    """
    if voice.start < place.end and voice.kind not in (SpeakerKind.PRESS, SpeakerKind.ANALYST):
        return False
    return any(
        mark.end <= place.start
        and (voice.start >= place.end or voice.end <= mark.start)
        and reading.distance(mark, place) <= BEHIND_REACH
        and not reading.commas_between(mark, place)
        and not any(mark.end <= verb.start < place.start for verb in reading.of("clauses.passives"))
        for mark in reading.of("clauses.pronouns")
    )


def _by_company(reading: Reading, place: Place) -> bool:
    """Whether the pronoun that acts stands for a company, never for a person ("it")."""
    return _subject(reading, place, "clauses.company_pronouns")


def _in_reply(reading: Reading, place: Place) -> bool:
    """Whether what a company answers stands behind a colon ("The answer from Leeds: nonsense")."""
    return any(
        mark.end <= place.start
        and reading.distance(mark, place) <= REPLY_REACH
        and COLON.search(reading.folded, mark.end, place.start) is not None
        for mark in reading.of("acts.replies")
    )


def _subject(reading: Reading, place: Place, label: str) -> bool:
    """Whether a word of a list is the subject of an act: it stands right before it, but for an aside."""
    return any(
        mark.end <= place.start
        and not reading.breaks_between(mark, place)
        and reading.commas_between(mark, place) in (0, 2)
        and reading.span(mark, place) <= SUBJECT_REACH + ASIDE_COST
        for mark in reading.of(label)
    )


def _as_we(reading: Reading, place: Place) -> bool:
    """Whether a company speaks of itself: a quotation with "we" that names nobody ("We don't speculate")."""
    quoted = any(found.start() <= place.start < found.end() for found in QUOTED.finditer(reading.folded))
    return quoted and any(
        mark.end <= place.start and reading.distance(mark, place) <= SUBJECT_REACH
        for mark in reading.of("clauses.first_persons")
    )


def _registrar(reading: Reading, place: Place) -> Voice | None:
    """The office for labour that confirms what a company has reported to it (劳动局证实)."""
    for mark in reading.of("acts.registrars"):
        near = mark.end <= place.start and reading.distance(mark, place) <= PRONOUN_REACH
        parted = reading.breaks_between(mark, place) or reading.commas_between(mark, place)
        if near and not parted and not reading.led_by(mark, "clauses.addressees"):
            return Voice(mark.start, mark.end, SpeakerKind.OFFICIAL, None, None, office=True)
    return None


def asked(reading: Reading, place: Place, stance: Stance) -> bool:
    """Whether what a refusal speaks of is a request, so that nobody need be named who did not answer."""
    requests = reading.of("speech.requests") if stance is Stance.DECLINES else ()
    return any(reading.distance(mark, place) <= ASKED_REACH for mark in requests)


def by_pronoun(reading: Reading, place: Stretch) -> bool:
    """Whether a pronoun is the subject of the act, and points back to a speaker before.

    It stands before its verb, in German behind it too („bestätigte er“); "rejected it" has none.
    """
    return any(
        reading.distance(mark, place) <= (PRONOUN_REACH if mark.start < place.end else BEHIND_REACH)
        for mark in reading.of("clauses.pronouns")
        if mark.start < place.end or reading.lang == "de"
    )
