"""Who speaks in a sentence: the speakers that a verb of saying or a preposition makes heard."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from claimtrack.claims.hearing import ACTING, is_answered, is_no_cue, is_verdict, only_feels, stands_apart
from claimtrack.claims.reading import Reading, Stretch, overlap
from claimtrack.claims.speakers import Voice, speakers
from claimtrack.claims.terms import Mark
from claimtrack.model import SpeakerKind

CUE_REACH = 5.0
"""How far, in words, a speaker stands from the verb or preposition that makes it one."""
CROWD_REACH = 3.0
"""Employees are spoken of more often than they speak: they must stand nearer to the verb."""
MANY = 20
"""So many people are counted; a few of them speak ("two employees said")."""
COUNTED = 2.0
"""So many words may stand between a number and whom it counts ("5 % of its staff")."""
INVERTED = 2.0
"""How far a speaker may stand behind the verb of saying (", said a spokesman", sagte ein Sprecher)."""
MEDIUM_COST = 6.0
ADVERB = 1.0
"""So many words may stand between a comma and the verb that has its subject before it (，只强调)."""
THAT_REACH = 8.0
"""How far the clause with what is said may begin from who says it."""
INVERTING = ",\"”’'»"
CLOSING = ',，;；。.!！?？"”»“„'
COLON = re.compile(r"\s?[:：]")
QUOTED = re.compile(r"“[^“”]*”|„[^„“]*“|«[^«»]*»|»[^«»]*«|「[^「」]*」|\"[^\"]*\"")
CUES = ("speech.say", "speech.confirm", "speech.according", "speech.according_behind", "speech.via")


SAID = ("speech.say", "speech.confirm")


def voices(reading: Reading) -> list[Voice]:
    """The speakers that have a cue beside them ("said", "according to", laut, 据), by place.

    A cue makes one speaker, the nearest: in "figures from Canalys show that AWS …" it is not AWS.
    """
    every = speakers(reading)
    officials = [voice for voice in every if voice.kind is SpeakerKind.OFFICIAL]
    heard = {
        voice: voice
        for voice in every
        if voice.kind is SpeakerKind.UNNAMED
        and voice.name is None
        and not any(overlap(voice, other) for other in officials)
        and not is_verdict(reading, voice)
        and not is_answered(reading, voice)
    }
    heard.update({voice: voice for voice in every if voice.office and stands_apart(reading, every, voice)})
    heard.update({voice: replace(voice, cue="that") for voice in officials if _leads_in(reading, voice)})
    heard.update({voice: replace(voice, cue=":") for voice in every if _heads(reading, voice)})
    for label in CUES:
        for cue in reading.of(label):
            if is_no_cue(reading, cue) or only_feels(reading, cue):
                continue
            near = [voice for voice in every if _cued(reading, voice, cue, label)]
            if label == "speech.say" and _without_subject(reading, cue):
                near = _subjects_before(reading, every, cue) or near
            if near:
                voice = min(near, key=lambda one: _nearness(reading, one, cue))
                heard[voice] = replace(voice, cue=cue.term, verb=cue.start)
            elif label == "speech.say" and (stands_in := _stands_in(reading, every, cue)):
                heard[stands_in] = stands_in
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


def _without_subject(reading: Reading, cue: Mark) -> bool:
    """Whether a Chinese verb of saying begins its clause: its subject is that of the clause before."""
    if reading.lang != "zh":
        return False
    comma = max((comma for comma in reading.commas if comma < cue.start), default=-1)
    return comma >= 0 and reading.words(comma, cue.start) <= ADVERB


def _subjects_before(reading: Reading, every: Sequence[Voice], cue: Mark) -> list[Voice]:
    """Who began the sentence that goes on with a verb of saying: a speaker with an office, no rumour, or a
    company that denies or confirms (英特尔否认该报道，称…).
    """
    first = [
        voice for voice in every if voice.end <= cue.start and (voice.office or _acts(reading, voice, cue))
    ][:1]
    return [voice for voice in first if not reading.breaks_between(voice, cue)]


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
    before = reading.folded[: voice.start].rstrip()
    if not COLON.match(reading.folded, voice.end) or (before and before[-1] not in CLOSING):
        return False
    if voice.name is None or before:
        return True
    return any(mark.start > voice.end for mark in reading.of("clauses.first_persons"))


def _cued(reading: Reading, voice: Voice, cue: Mark, label: str) -> bool:
    """Whether a cue makes somebody a speaker: "X said", ", said X", "according to X", X zufolge.

    "Two people said that X …" does not make X one: after a verb of saying comes what is said.
    """
    if spoken_of(reading, voice):
        return False
    reach = CROWD_REACH if _is_crowd(reading, voice) else CUE_REACH
    if _way(reading, voice, cue) > reach or reading.breaks_between(voice, cue):
        return False
    told = voice.kind is SpeakerKind.PRESS and reading.led_by(voice, "clauses.addressees")
    if told and label in SAID:
        return False
    before = voice.start < cue.start
    if before and label in SAID and _is_told(reading, cue):
        return False
    if before and (_turned(reading, voice, cue) or _pronoun_between(reading, voice, cue)):
        return False
    if apart(reading, voice, cue):
        return False
    if label not in SAID:
        return before is (label == "speech.according_behind")
    if not before and not _may_invert(reading, cue, voice):
        return False
    return before or (reading.distance(voice, cue) <= INVERTED and not _content_begins(reading, cue, voice))


def _way(reading: Reading, voice: Voice, cue: Mark) -> float:
    """The words between a speaker and its verb, without what commas enclose ("Bosch, which …, warned")."""
    return min(
        reading.distance(voice, cue), reading.span(voice, cue) if voice.end <= cue.start else CUE_REACH + 1
    )


def _is_told(reading: Reading, verb: Mark) -> bool:
    """Whether whoever stands before a verb is told, not telling: "workers were promised a payoff"."""
    told = any(overlap(verb, mark) for mark in reading.of("speech.tells"))
    return reading.lang == "en" and not told and reading.led_by(verb, "clauses.passives")


def _is_crowd(reading: Reading, voice: Voice) -> bool:
    """Whether a voice is that of employees without a name."""
    return voice.name is None and any(overlap(voice, mark) for mark in reading.of("things.staff"))


def spoken_of(reading: Reading, crowd: Voice) -> bool:
    """Whether a crowd is counted ("some 700 employees", "5 % of its staff"): it is spoken of."""
    return _is_crowd(reading, crowd) and any(
        (value.unit == "percent" or (value.unit == "people" and (value.low or value.high or 0) >= MANY))
        and (overlap(crowd, value) or 0 <= reading.words(value.end, crowd.start) <= COUNTED)
        and value.start <= crowd.start
        and not reading.commas_between(value, crowd)
        for value in reading.values
    )


def apart(reading: Reading, voice: Stretch, other: Stretch) -> bool:
    """Whether a name stands in quotation marks and a verb outside: it is a part of what is said.

    Papers have their names in such marks: berichtet die „Zeit“.
    """
    return any(
        found.start() < voice.start
        and voice.end < found.end()
        and reading.folded[found.start() + 1 : found.end() - 1].strip()
        != reading.folded[voice.start : voice.end].strip()
        and not (found.start() <= other.start and other.end <= found.end())
        for found in QUOTED.finditer(reading.folded)
    )


def _pronoun_between(reading: Reading, voice: Voice, cue: Mark) -> bool:
    """Whether a pronoun is the subject of the verb: "Meituan, it wrote, is closing its shops"."""
    return any(
        voice.end <= mark.start and mark.end <= cue.start and not reading.words(voice.end, mark.start)
        for mark in reading.of("clauses.speaking_pronouns")
    )


def _may_invert(reading: Reading, cue: Mark, voice: Voice) -> bool:
    """Whether the speaker may stand behind the verb: in English behind what is said (", said a spokesman"),
    or behind "by" ("is put by Amazon at 10 %").
    """
    if any(overlap(cue, mark) for mark in reading.of("speech.tells")):
        return False
    before = reading.folded[: cue.start].rstrip()
    if reading.lang != "en" or not before or before[-1] in INVERTING:
        return True
    return any(cue.end <= mark.start and mark.end <= voice.start for mark in reading.of("clauses.by"))


def _turned(reading: Reading, voice: Voice, cue: Mark) -> bool:
    """Whether a comma closes what is said right before the verb: "… leaves AWS, says the paper"."""
    if reading.lang == "zh" or reading.commas_between(voice, cue) != 1:
        return False
    return reading.folded[: cue.start].rstrip().endswith(",")


def _content_begins(reading: Reading, cue: Mark, voice: Voice) -> bool:
    """Whether what is said begins right behind the verb, so that the name there belongs to it."""
    if reading.lang == "zh":
        return True
    between = reading.folded[cue.end : voice.start]
    opened = any(
        mark.start >= cue.end and mark.end <= voice.start for mark in reading.of("clauses.subordinates")
    )
    goes_on = any(cue.start < verb.start for verb in reading.of("speech.say") if verb.start > voice.end)
    return opened or "," in between or (cue.start == 0 and not goes_on)
