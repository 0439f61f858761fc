"""What an act is about: whether a claim of its sentence is what is denied, confirmed or not commented on."""

from __future__ import annotations

from claimtrack.claims.acts import Act
from claimtrack.claims.matching import Trigger
from claimtrack.claims.people import without_article
from claimtrack.claims.reading import Reading, Stretch
from claimtrack.claims.voices import voices
from claimtrack.model import Facet, SpeakerKind, Stance

OBJECT_REACH = 1.0
BEHIND = ("untrue", "ruled-out")
"""Rules whose words stand behind what they are said of."""
CLAUSE_REACH = 4.0
"""So many words stand at most between "it is untrue" and "that"."""
ASIDE_ENDS = ",，.。;；"


def governs(reading: Reading, act: Act, trigger: Stretch) -> bool:
    """Whether what a trigger says is the content of an act ("denied that 10 % would go").

    A denial of the cause concedes the event.

    After the act it is, up to the next clause. Before the act it is when nothing parts them, or when
    it stands in a subordinate clause ("how many jobs will go, SAP did not say").
    """
    if act.facet is Facet.CAUSE or reading.breaks_between(act, trigger) or _in_passing(reading, act, trigger):
        return False
    if act.rule in BEHIND and trigger.start >= act.end and not _opens(reading, act, trigger):
        return False  # what is called untrue stands before the word ("the report is false, we are hiring")
    if trigger.start >= act.start and _goes_on(reading, act, trigger):
        return False
    if trigger.start >= act.start:
        return not (_other_voice(reading, act, trigger) or _says_this(reading, act, trigger))
    if not reading.commas_between(act, trigger) or _is_aside(reading, act):
        return True
    openers = reading.of("clauses.subordinates", "speech.reports")
    return any(mark.end <= trigger.start and reading.distance(mark, trigger) <= 8 for mark in openers)


def _opens(reading: Reading, act: Act, trigger: Stretch) -> bool:
    """Whether what is called untrue is a clause behind it ("It is untrue, SAP said, that jobs will go")."""
    return any(
        act.end <= mark.start
        and mark.end <= trigger.start
        and reading.words(act.end, mark.start) <= CLAUSE_REACH
        for mark in reading.of("clauses.that")
    )


def _says_this(reading: Reading, act: Act, trigger: Stretch) -> bool:
    """Whether a Chinese act has for object what was told before, and goes on past a comma (证实此事，称…)."""
    if reading.lang != "zh" or not reading.commas_between(act, trigger):
        return False
    return any(
        act.end <= mark.start
        and reading.words(act.end, mark.start) <= OBJECT_REACH
        and not reading.commas_between(act, mark)
        for mark in reading.of("speech.stories", "clauses.such")
    )


def _goes_on(reading: Reading, act: Act, trigger: Stretch) -> bool:
    """Whether who denies or refuses goes on past a comma to say what is so: 否认撤离，称还在扩产.

    "would not comment on customers, but said that …" · 不願談論客戶，僅重申…
    """
    if act.stance is Stance.CONFIRMS or not reading.commas_between(act, trigger):
        return False
    if act.stance is Stance.DENIES and isinstance(trigger, Trigger) and trigger.frame.stance == Stance.DENIES:
        return True
    cues = reading.within(reading.of("speech.say"), act.end, trigger.start)
    return reading.lang == "zh" and any(
        reading.folded[: cue.start].rstrip("并又还且则仅只但也 ")[-1:] in tuple(ASIDE_ENDS) for cue in cues
    )


def _in_passing(reading: Reading, act: Act, trigger: Stretch) -> bool:
    """Whether a trigger stands between who acts and the act ("Bosch, which employs 900, denied it")."""
    voice = act.voice
    if reading.lang != "en" or voice is None or not voice.end <= trigger.start < trigger.end <= act.start:
        return False
    return bool(reading.commas_between(voice, trigger) and reading.commas_between(trigger, act))


def _is_aside(reading: Reading, act: Act) -> bool:
    """Whether a confirmation is put in between commas: "Jobs will go, the company has confirmed, …"."""
    if act.stance is not Stance.CONFIRMS or act.voice is None:
        return False
    before = without_article(reading.folded[: min(act.start, act.voice.start)], reading.lang)
    after = reading.folded[max(act.end, act.voice.end) :].lstrip()
    if not before.endswith((",", "，")):
        return False
    end = max(act.end, act.voice.end)
    return not after or after[0] in ASIDE_ENDS or reading.followed_by(end, "speech.act_followers")


def _other_voice(reading: Reading, act: Act, trigger: Stretch) -> bool:
    """Whether somebody else is heard between an act and what comes after it.

    "A spokesman confirmed the cuts, but gave no number; people familiar with them spoke of 1,000."
    """
    kind = act.voice.kind if act.voice else SpeakerKind.OFFICIAL
    between = [voice for voice in voices(reading) if act.end <= voice.start and voice.end <= trigger.start]
    if act.stance is Stance.DENIES and reading.lang == "zh":  # 否认外传的裁员: the rumour is what is denied
        between = [voice for voice in between if reading.words(act.end, voice.start) > OBJECT_REACH]
    return any(voice.kind not in (kind, SpeakerKind.PRESS) for voice in between)
