"""What only looks like somebody who speaks, or like a word of speaking."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimtrack.claims.reading import PLACE_KINDS, Reading, overlap
from claimtrack.claims.speakers import Voice
from claimtrack.claims.terms import Mark
from claimtrack.claims.verdicts import verdicts

ANSWER_REACH = 5.0
"""So many words stand at most between an answer and the rumour that it answers."""
FEELING_REACH = 3.0
CLAUSE_ENDS = ("", *",，。.;；!！")
APART = re.compile(r"[(|](?P<source>[^()|]{2,40})(?=[)|]|$)")
ACTING = ("speech.deny", "speech.confirm", "speech.decline")
"""Verbs by which somebody answers what was told."""


def is_no_cue(reading: Reading, cue: Mark) -> bool:
    """Whether a word only looks like one of saying: in 26 per cent, in the United States."""
    places = [name for name in reading.names if name.kind in PLACE_KINDS]
    return any(overlap(cue, value) for value in reading.values) or any(overlap(cue, name) for name in places)


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
