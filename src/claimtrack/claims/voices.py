"""Who speaks in a sentence: the speakers that a verb of saying or a preposition makes heard."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from claimtrack.claims.cueing import CUE_REACH, closes, cued
from claimtrack.claims.hearing import (
    ACTING,
    hearsay,
    is_answered,
    is_byline,
    is_cited,
    is_no_cue,
    is_quoted,
    is_seen,
    is_taken,
    is_verdict,
    is_within,
    only_feels,
    stands_apart,
    unprompted,
)
from claimtrack.claims.people import without_article
from claimtrack.claims.reading import Reading, overlap
from claimtrack.claims.speakers import Voice, speakers
from claimtrack.claims.terms import Mark
from claimtrack.model import SpeakerKind

MEDIUM_COST = 6.0
ADVERB = 1.0
"""So many words may stand between a comma and the verb that has its subject before it (，只强调)."""
THAT_REACH = 8.0
"""How far the clause with what is said may begin from who says it."""
CLOSING = ',，;；。.!！?？"”»“„'
COMPOUND = re.compile(r"[a-zäöüß]+$")
COLON = re.compile(r"\s?[:：]")
SET_OUT = re.compile(
    r" (?:am|an|at|auf|beim|during|gegenüber|im|in|on|to|vor|zu|zum|zur) [^,.:;–—]{1,40}[:：]"
    r"|在?[\u4e00-\u9fff]{1,6}[上中里][:：]"
)
"""Where or to whom somebody speaks, and the colon that gives the word: "the finance chief on the call: …"."""
CUES = (
    "speech.say",
    "speech.confirm",
    "speech.foresee",
    "speech.according",
    "speech.according_behind",
    "speech.via",
)


def voices(reading: Reading) -> list[Voice]:
    """The speakers that have a cue beside them ("said", "according to", laut, 据), by place.

    A cue makes one speaker, the nearest: in "figures from Canalys show that AWS …" it is not AWS.
    """
    every = [
        voice
        for voice in speakers(reading)
        if not (is_byline(reading, voice) or is_seen(reading, voice) or is_answered(reading, voice))
    ]
    officials = [voice for voice in every if voice.kind is SpeakerKind.OFFICIAL]
    heard = {
        voice: voice
        for voice in every
        if voice.kind is SpeakerKind.UNNAMED
        and voice.name is None
        and not any(overlap(voice, user) for user in reading.of("speakers.users"))
        and not any(overlap(voice, other) for other in officials)
        and not any(other.start <= voice.start and voice.end < other.end for other in every)
        and not is_verdict(reading, voice)
    }
    heard.update({voice: voice for voice in every if voice.office and stands_apart(reading, every, voice)})
    heard.update({voice: replace(voice, cue="that") for voice in officials if _leads_in(reading, voice)})
    heard.update({voice: replace(voice, cue=":") for voice in every if _heads(reading, voice)})
    closing = ((voice, closes(reading, voice)) for voice in every)
    heard.update({voice: replace(voice, cue="”", verb=at) for voice, at in closing if at})
    for label in CUES:
        for cue in reading.of(label):
            if is_no_cue(reading, cue) or only_feels(reading, cue) or is_taken(reading, cue):
                continue
            near = [voice for voice in every if cued(reading, voice, cue, label)]
            if label == "speech.say" and _without_subject(reading, every, cue):
                near = _subjects_before(reading, every, cue) or near
            if near:
                voice = min(near, key=lambda one: _nearness(reading, one, cue))
                heard[voice] = replace(voice, cue=cue.term, verb=cue.start)
            elif label == "speech.say" and (stands_in := _stands_in(reading, every, cue)):
                heard[stands_in] = stands_in
    others = list(heard.values())
    heard = {
        voice: said
        for voice, said in heard.items()
        if not (
            is_quoted(reading, said, others)
            or is_cited(reading, said, others)
            or is_within(reading, said, others)
        )
    }
    if not heard:
        heard = {voice: voice for voice in (*unprompted(reading, every), *hearsay(reading))}
    return sorted(heard.values(), key=lambda voice: voice.start)


def _stands_in(reading: Reading, every: Sequence[Voice], cue: Mark) -> Voice | None:
    """The company that says something as "it": the only one of its sentence that could speak."""
    staff = reading.of("things.staff")
    able = [voice for voice in every if voice.name or not any(overlap(voice, mark) for mark in staff)]
    before = [voice for voice in able if voice.name and voice.end <= cue.start]
    if len({voice.name.id for voice in before if voice.name}) != 1 or len(before) < len(able):
        return None
    if before[0].kind is not SpeakerKind.OFFICIAL:
        return None
    for mark in reading.of("clauses.company_pronouns"):
        if before[-1].end <= mark.start and mark.end <= cue.start and reading.words(mark.end, cue.start) <= 1:
            return replace(before[0], start=mark.start, end=mark.end, cue=cue.term, verb=cue.start)
    return None


def _without_subject(reading: Reading, every: Sequence[Voice], cue: Mark) -> bool:
    """Whether a Chinese verb of saying begins its clause: its subject is that of the clause before."""
    if reading.lang != "zh":
        return False
    comma = max((comma for comma in reading.commas if comma < cue.start), default=-1)
    led = any(comma < voice.start and voice.end <= cue.start for voice in every)
    return comma >= 0 and not led and reading.words(comma, cue.start) <= ADVERB


def _subjects_before(reading: Reading, every: Sequence[Voice], cue: Mark) -> list[Voice]:
    """Who began the sentence that goes on with a verb of saying: a speaker with an office, no rumour, or a
    company that denies or confirms (英特尔否认该报道，称…).
    """
    first = [
        voice
        for voice in every
        if voice.end <= cue.start
        and (voice.office or _acts(reading, voice, cue) or _opens(voice) or _says(reading, voice, cue))
    ][:1]
    return [voice for voice in first if not reading.breaks_between(voice, cue)]


def _opens(voice: Voice) -> bool:
    """Whether a company begins a sentence that goes on with what it announces (佳能召开大会，宣布…)."""
    return voice.start == 0 and voice.name is not None and voice.kind is SpeakerKind.OFFICIAL


def _says(reading: Reading, voice: Voice, cue: Mark) -> bool:
    """Whether a company has said something in the clause before, and goes on (公司说没这回事，还强调…)."""
    return voice.kind is SpeakerKind.OFFICIAL and any(
        voice.end <= mark.start
        and mark.end <= cue.start
        and reading.words(voice.end, mark.start) <= CUE_REACH
        and not reading.commas_between(voice, mark)
        for mark in reading.of("speech.say")
    )


def _acts(reading: Reading, voice: Voice, cue: Mark) -> bool:
    """Whether a company is the subject of a verb of denying or confirming before the cue."""
    return voice.kind is SpeakerKind.OFFICIAL and any(
        voice.end <= mark.start
        and mark.end <= cue.start
        and reading.words(voice.end, mark.start) <= CUE_REACH
        and not reading.commas_between(voice, mark)
        for mark in reading.of(*ACTING)
    )


def _leads_in(reading: Reading, voice: Voice) -> bool:
    """Whether the holder of an office is the subject of a clause that goes on with "that"."""
    if not voice.office:
        return False
    return any(
        voice.end <= mark.start
        and reading.words(voice.end, mark.start) <= THAT_REACH
        and not reading.breaks_between(voice, mark)
        for mark in reading.of("clauses.that")
    )


def _nearness(reading: Reading, voice: Voice, cue: Mark) -> tuple[float, bool, bool]:
    """How near a speaker is to its verb: of two as near the one before it, then the one with a name."""
    return _from_cue(reading, voice, cue), voice.start > cue.start, voice.name is None


def _from_cue(reading: Reading, voice: Voice, cue: Mark) -> float:
    """How far a speaker is from its verb; a place or paper in which something is said is farther."""
    within = reading.led_by(voice, "clauses.locatives")
    return reading.distance(voice, cue) + (MEDIUM_COST if within else 0)


def _heads(reading: Reading, voice: Voice) -> bool:
    """Whether a colon gives a speaker the word ("Insiders: AWS cuts jobs").

    A company at the head of a line is what it is about ("Amazon: 14,000 jobs to go"), unless "we" follows.
    """
    whole = COMPOUND.sub("", reading.folded[: voice.start])  # „Konzernsprecher“
    before = without_article(whole, reading.lang)
    opens = not before or before[-1] in CLOSING
    if opens and (voice.office or voice.paper) and SET_OUT.match(reading.folded, voice.end):
        return True
    if (not before and _answers(reading, voice)) or _answered_by(reading, voice):
        return True
    if not COLON.match(reading.folded, voice.end) or not opens:
        return False
    if voice.name is None or before:
        return True
    return any(mark.start > voice.end for mark in reading.of("clauses.first_persons"))


def _answered_by(reading: Reading, voice: Voice) -> bool:
    """Whether a verb of denying stands before its subject, a colon behind („Dem widerspricht Bosch: …“)."""
    colon = COLON.match(reading.folded, voice.end) or SET_OUT.match(reading.folded, voice.end)
    return colon is not None and any(
        mark.end <= voice.start and reading.words(mark.end, voice.start) <= ADVERB
        for mark in reading.of(*ACTING)
    )


def _answers(reading: Reading, voice: Voice) -> bool:
    """Whether a colon follows what somebody does who denies or confirms (Der Betriebsrat widerspricht: …)."""
    return any(
        voice.end <= mark.start
        and reading.words(voice.end, mark.start) <= ADVERB
        and COLON.match(reading.folded, mark.last)
        for mark in reading.of(*ACTING)
    )
