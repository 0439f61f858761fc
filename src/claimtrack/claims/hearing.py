"""What only looks like somebody who speaks, or like a word of speaking."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from claimtrack.claims.cueing import apart
from claimtrack.claims.reading import PLACE_KINDS, Reading, overlap
from claimtrack.claims.speakers import Voice, speakers
from claimtrack.claims.terms import Mark
from claimtrack.claims.verdicts import verdicts
from claimtrack.model import SpeakerKind

ANSWER_REACH = 12.0
"""So many words stand at most between an answer and the rumour that it answers."""
ACTING_REACH = 2.0
"""So many words stand at most between somebody and what he does ("Tesla later denied")."""
FEELING_REACH = 3.0
CLAUSE_ENDS = ("", *",，。.;；!！")
BYLINE = re.compile(
    r"\s*(?:[^.!?。！？]{0,50}[(（][^)）]{2,40}[)）]\s*[-–—:：]|[(（【〔\[][^)）】〕\]]{1,40}[)）】〕\]]|\S{0,2}记者[^，。\s]{2,12}[／/][^，。\s]{1,8}报[导道])"
)
APART = re.compile(r"[(|](?P<source>[^()|]{2,40})(?=[)|]|$)")
SOURCES = (SpeakerKind.UNNAMED, SpeakerKind.INSIDER, SpeakerKind.ANALYST)
"""Whose word it is what others say in what they tell."""
VERB_LENGTH = 12
"""A comma right behind a verb of saying parts it from what is said."""
ACTING = ("speech.deny", "speech.confirm", "speech.decline")
"""Verbs by which somebody answers what was told."""


def is_no_cue(reading: Reading, cue: Mark) -> bool:
    """Whether a word only looks like one of saying: in 26 per cent, in the United States."""
    places = [name for name in reading.names if name.kind in PLACE_KINDS]
    return any(overlap(cue, value) for value in reading.values) or any(overlap(cue, name) for name in places)


def is_taken(reading: Reading, cue: Mark) -> bool:
    """Whether a preposition leads to somebody heard before ("according to one of them", "in her view")."""
    if any(overlap(cue, mark) for mark in reading.of("clauses.own_words")):
        return True
    return any(
        cue.last <= one.start and reading.words(cue.last, one.start) < 1
        for one in reading.of("clauses.partitives_of")
    )


def is_verdict(reading: Reading, voice: Voice) -> bool:
    """Whether a word for rumours is what a report is called: "dismissed the report as speculation"."""
    return any(
        overlap(voice, mark) for mark in (*reading.of("speech.untrue", "speech.deny"), *verdicts(reading))
    )


def stands_apart(reading: Reading, every: Sequence[Voice], voice: Voice) -> bool:
    """Whether brackets or bars hold nothing but speakers: the source of what stands beside (（公司公告）)."""
    for found in APART.finditer(reading.folded):
        start, end = found.span("source")
        if start <= voice.start and voice.end <= end:
            inside = [one for one in every if start <= one.start and one.end <= end]
            covered = {at for one in inside for at in range(one.start, one.end)}
            return all(at in covered for at in range(start, end) if reading.folded[at] != " ")
    return False


def acting(reading: Reading) -> list[Voice]:
    """Who denies, confirms or calls something by a name, with no verb of saying beside: "Tesla disagrees"."""
    return [
        voice
        for voice in speakers(reading)
        if any(
            voice.end <= mark.start
            and reading.words(voice.end, mark.start) <= ACTING_REACH
            and not reading.commas_between(voice, mark)
            for mark in reading.of(*ACTING, "speech.naming")
        )
    ][-1:]


def cites_others(reading: Reading) -> bool:
    """Whether a preposition of a sentence cites somebody whom nobody knows: it goes on with no one else."""
    cues = reading.of("speech.according")
    return any(not (is_no_cue(reading, cue) or is_taken(reading, cue)) for cue in cues)


def is_byline(reading: Reading, voice: Voice) -> bool:
    """Whether somebody only signs a text at its head: （记者林以晴／台北报导）, "BEIJING (Reuters) -"."""
    found = BYLINE.match(reading.folded)
    return found is not None and voice.kind is SpeakerKind.PRESS and voice.end <= found.end()


def is_cited(reading: Reading, voice: Voice, others: Iterable[Voice]) -> bool:
    """Whether a paper is only what an outlet cites ("Caixin, quoting a memo, reports"): the outlet speaks."""
    passed_on = {mark.term for mark in reading.of("speech.via")}
    return (
        voice.paper
        and voice.cue in passed_on
        and any(
            other.kind is SpeakerKind.PRESS and other.name is not None and other.cue not in passed_on
            for other in others
        )
    )


def is_quoted(reading: Reading, voice: Voice, others: Iterable[Voice]) -> bool:
    """Whether a rumour is only named in the words of somebody else who speaks (称“网传比例不实”)."""
    return voice.cue is None and any(
        other.kind is not SpeakerKind.UNNAMED and other.cue and apart(reading, voice, other)
        for other in others
    )


def only_feels(reading: Reading, cue: Mark) -> bool:
    """Whether a verb of saying has a feeling for its object, and so tells no news (表示失望)."""
    return any(
        0 <= reading.words(cue.end, mark.start) <= FEELING_REACH
        and mark.start >= cue.end
        and not reading.commas_between(cue, mark)
        and reading.folded[mark.end : mark.end + 1] in CLAUSE_ENDS
        for mark in reading.of("speech.feelings")
    )


def is_answered(reading: Reading, voice: Voice) -> bool:
    """Whether a rumour is only what somebody answers (否认裁员传闻): nobody tells it there."""
    return (
        reading.lang == "zh"
        and any(overlap(voice, story) for story in reading.of("speech.stories"))
        and any(
            mark.end <= voice.start
            and reading.words(mark.end, voice.start) <= ANSWER_REACH
            and not reading.commas_between(mark, voice)
            for mark in reading.of(*ACTING, "speech.topics")
        )
    )


def unprompted(reading: Reading, every: Sequence[Voice]) -> list[Voice]:
    """The documents of a sentence in which nobody has the word: what it tells is what they say.

    "The annual report puts the workforce at 900"; not "ahead of its annual report".
    """
    documents = reading.of("speakers.documents")
    return [
        voice
        for voice in every
        if voice.paper
        and any(overlap(voice, mark) for mark in documents)
        and not reading.led_by(voice, "clauses.ahead_of")
        and not reading.followed_by(voice.end, "clauses.ahead_of_behind")
    ]


def hearsay(reading: Reading) -> list[Voice]:
    """The word by which a sentence says that nobody is named, where no outlet is: "reportedly", angeblich."""
    if any(name.kind == "outlet" for name in reading.names):
        return []
    marks = reading.of("speakers.hearsay")
    return [Voice(mark.start, mark.end, SpeakerKind.UNNAMED, None, mark.term) for mark in marks[:1]]


def is_seen(reading: Reading, voice: Voice) -> bool:
    """Whether a paper is only what somebody has seen: "a person who has seen the plan", 看过方案的人士."""
    if not voice.paper:
        return False
    if reading.lang == "de":
        return voice.start > 0 and reading.followed_by(voice.end, "speech.sights")
    return reading.led_by(voice, "speech.sights")


def is_within(reading: Reading, voice: Voice, others: Iterable[Voice]) -> bool:
    """Whether a company only says something in what others say: "insiders said Uber had told its staff".

    What an outlet reports that a company said is the company's word.
    """
    return voice.kind is SpeakerKind.OFFICIAL and any(
        other.kind in SOURCES
        and other.end <= other.verb < voice.start
        and not reading.breaks_between(other, voice)
        and all(comma <= other.verb + VERB_LENGTH for comma in _commas(reading, other.verb, voice.start))
        for other in others
        if other.verb
    )


def _commas(reading: Reading, start: int, end: int) -> list[int]:
    return [comma for comma in reading.commas if start <= comma < end]
