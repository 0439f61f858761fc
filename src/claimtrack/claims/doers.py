"""Who denies, confirms or refuses to comment: the speaker that an act belongs to, or nobody."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimtrack.claims.cueing import QUOTED, apart, spoken_of
from claimtrack.claims.reading import Reading, Stretch, overlap
from claimtrack.claims.speakers import Voice, speakers
from claimtrack.claims.stretches import Place
from claimtrack.claims.terms import Mark
from claimtrack.model import SpeakerKind, Stance

CITED_REACH = 3.0
SAID_REACH = 1.0
"""So near behind its subject stands the verb of saying that closes a sentence (…，宜家中国说)."""
COMMA_COST = 1.5
PAPER_COST = 3.0
"""So much farther stands a paper than whoever answers in it."""
PAPER_REACH = 2.0
"""So many words stand at most between "in" and the paper ("in einer offiziellen Erklärung")."""
CLAUSE_HEAD = 0.5
"""So many words may stand before whoever begins a clause."""
CLOSING = ' .!。！”」"'
QUOTE_SIGNS = " \"'“”„«»"
BARE_PLURALS = ("confirm", "deny", "admit", "acknowledge", "reject", "dispute")
"""Verbs in a form that takes several for its subject, never a company."""
OBJECT_COST = 20.0
"""What stands behind "called" is what is called untrue, not who says so."""
TALKED = re.compile("[与和跟同向]$")
"""What leads to somebody who is talked with (与携程沟通之后)."""
SPEAKER_REACH = 30.0
MEDIUM, MEDIUM_AHEAD = re.compile("(?:im|in|on) "), re.compile(r"(?<!\w)(?:im|in|on) $")
MEDIUM_COST = 6.0
"""A paper or place in which somebody answers is farther than whoever answers in it."""


def may_do(kind: SpeakerKind, stance: Stance) -> bool:
    """Whether a voice of this kind can do the act: outlets report, they do not deny or confirm."""
    if kind in (SpeakerKind.PRESS, SpeakerKind.ANALYST):
        return False
    return stance is Stance.DENIES or kind is SpeakerKind.OFFICIAL


def doer(reading: Reading, place: Place, stance: Stance = Stance.DENIES) -> Voice | None:
    """Who does the act: the speaker nearest to it, before it rather than after.

    A speaker that holds the act's own words is it ("several sources confirm", 多方证实).
    """
    best: tuple[float, Voice] | None = None
    stories = reading.of("speech.stories")
    for voice in speakers(reading):
        if any(overlap(story, voice) for story in stories) and not voice.name:
            continue  # a rumour is what is denied
        if voice.name is None and any(overlap(paper, voice) for paper in reading.of("speakers.papers")):
            continue  # a letter is what is confirmed
        if apart(reading, voice, place) or spoken_of(reading, voice) or _tells(reading, voice, stories):
            continue
        if voice.start <= place.start and voice.end >= place.end and voice.kind is not SpeakerKind.OFFICIAL:
            return voice
        if any(part.start <= voice.start and voice.end <= part.end for part in place.parts):
            continue
        if _is_told(reading, voice) or _mentioned(reading, voice, place) or _is_talk(reading, voice):
            continue
        if _before_turn(reading, voice, place) or _in_content(reading, voice, place):
            continue
        if stance is not Stance.DECLINES and _suffers(reading, voice, place):
            continue
        cost = _cost(reading, voice, place) + _reporting(reading, voice, place)
        cost += PAPER_COST if _is_paper_in(reading, voice) else 0
        if cost <= SPEAKER_REACH and (best is None or cost < best[0]):
            best = (cost, voice)
    return best[1] if best else None


def _is_told(reading: Reading, voice: Voice) -> bool:
    """Whether somebody is only told or talked with: "confirmed to Reuters", 向工会证实, 与携程沟通之后."""
    if reading.followed_by(voice.end, "acts.talked_with") and TALKED.search(reading.folded[: voice.start]):
        return True
    told = (SpeakerKind.PRESS, SpeakerKind.INSIDER)
    return voice.kind in told and reading.led_by(voice, "clauses.addressees", "acts.addressing")


def _is_paper_in(reading: Reading, voice: Voice) -> bool:
    """Whether a voice is only what somebody answers in: „In einer Erklärung bestritt SAP den Bericht.“"""
    return voice.name is None and any(
        mark.end <= voice.start and reading.words(mark.end, voice.start) <= PAPER_REACH
        for mark in reading.of("acts.within")
    )


def _is_talk(reading: Reading, voice: Voice) -> bool:
    """Whether a voice is only a rumour or a picture of one, which denies nothing (网传, "chatter")."""
    return voice.kind is SpeakerKind.UNNAMED and not any(
        overlap(voice, mark) for mark in reading.of("acts.people")
    )


def _before_turn(reading: Reading, voice: Voice, place: Place) -> bool:
    """Whether an act has a subject of its own past a comma, or behind its verb.

    "Bosch pays on time, suppliers confirm" · „Bosch zahlt pünktlich, bestätigen Lieferanten“ · in Chinese
    nobody stands behind the verb: 供应商证实，博世按时付款.
    """
    if reading.lang == "zh":
        quoted = any(found.start() <= place.start < found.end() for found in QUOTED.finditer(reading.folded))
        said = quoted or any(
            verb.start >= voice.end
            and reading.words(voice.end, verb.start) <= SAID_REACH
            and not reading.commas_between(voice, verb)
            for verb in reading.of("speech.say")
        )
        return voice.start >= place.end and not said and reading.commas_between(place, voice) > 0
    if voice.end > place.start or reading.commas_between(voice, place) != 1:
        return False
    verb = reading.folded[place.start : place.parts[0].end]
    comma = max(comma for comma in reading.commas if comma < place.start)
    words = reading.folded[comma + 1 : place.start].strip(QUOTE_SIGNS).split()
    if not words:
        return not verb.endswith("ing")
    return reading.lang == "en" and len(words) == 1 and words[0].endswith("s") and verb in BARE_PLURALS


def _in_content(reading: Reading, voice: Voice, place: Place) -> bool:
    """Whether somebody is only named in the clause that says what is confirmed or denied, and says nothing.

    „Wir müssen zugeben, dass andere besser sind als SAP“ · "They admit that IBM is ahead"
    """
    opened = [mark for mark in reading.of("clauses.that") if 0 <= reading.words(place.end, mark.start) <= 1]
    inside = [mark for mark in opened if place.end <= mark.start < voice.start]
    verbs = reading.of("speech.say")
    return bool(inside) and not any(
        inside[0].end <= verb.start
        and min(reading.distance(verb, voice), reading.distance(voice, verb)) <= SAID_REACH
        for verb in verbs
    )


def _suffers(reading: Reading, voice: Voice, place: Place) -> bool:
    """Whether a passive has somebody for its subject: "Intel was denied a permit" is no denial by Intel."""
    verb = reading.folded[place.start : place.parts[0].end]
    return (
        reading.lang == "en"
        and verb.endswith("ed")
        and voice.end <= place.start
        and any(
            voice.end <= mark.start
            and mark.end <= place.start
            and not reading.words(voice.end, mark.start)
            and not reading.words(mark.end, place.start)
            for mark in reading.of("clauses.passives")
        )
    )


def _mentioned(reading: Reading, voice: Voice, place: Place) -> bool:
    """Whether staff are only spoken of in a clause before: what follows has the subject of the sentence.

    惠普发言人证实，正与员工代表磋商，但不愿透露人数
    """
    if reading.lang != "zh" or voice.name is not None or voice.kind is SpeakerKind.OFFICIAL:
        return False
    start = max((comma for comma in (*reading.commas, *reading.breaks) if comma <= voice.start), default=-1)
    inside = start >= 0 and reading.words(start + 1, voice.start) > CLAUSE_HEAD
    return inside and voice.end <= place.start and reading.commas_between(voice, place) > 0


def _tells(reading: Reading, voice: Voice, stories: Sequence[Mark]) -> bool:
    """Whether a house is only that whose report is spoken of: „bestätigte einen Bericht der »Zeit«“."""
    return voice.kind in (SpeakerKind.PRESS, SpeakerKind.ANALYST) and any(
        story.end <= voice.start and reading.words(story.end, voice.start) <= 1 for story in stories
    )


def _cost(reading: Reading, speaker: Stretch, place: Place) -> float:
    """How far a speaker stands from an act, before it rather than after."""
    way = reading.distance(speaker, place)
    commas = reading.commas_between(speaker, place)
    if speaker.end <= place.start and reading.span(speaker, place) < way + COMMA_COST * commas:
        way, commas = reading.span(speaker, place), 0  # "HR, in a chat that insiders shared, confirmed it"
    cost = way + COMMA_COST * commas + 6 * reading.breaks_between(speaker, place)
    if any(
        mark.end <= speaker.start and speaker.end <= place.start and not reading.commas_between(mark, place)
        for mark in reading.of("speech.naming")
    ):
        cost += OBJECT_COST
    ahead = MEDIUM_AHEAD.search(reading.folded[: speaker.start])
    if ahead or MEDIUM.match(reading.folded, speaker.start):
        cost += MEDIUM_COST  # "In an official reply, AWS denied it"
    return cost + (1 if speaker.start > place.start else 0)


def done_by_others(reading: Reading, place: Place, voice: Voice | None) -> bool:
    """Whether somebody who speaks for no company stands nearer to the act than its speaker."""
    others = reading.of("speakers.others", "speakers.authorities")
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
