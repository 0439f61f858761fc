"""Denials, confirmations and refusals to comment: who does it in a sentence, and to what."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimtrack.claims.frames import Trigger
from claimtrack.claims.reading import Reading, Stretch, overlap
from claimtrack.claims.reasons import Reason
from claimtrack.claims.standing import negated
from claimtrack.claims.terms import Mark
from claimtrack.claims.voices import Voice, speakers, voices
from claimtrack.model import Attribution, Facet, SpeakerKind, Stance

REFUSAL_REACH = 6.0
"""Words between a refusal and the verb of answering ("declined to … comment", wollte … nicht bestätigen)."""
REPORT_REACH = 12.0
CITED_REACH = 3.0
SPEAKER_REACH = 30.0
OPENING = " \"“„»«'‘「"
COMMA_BEHIND = re.compile(r"[\"”“«»'’」]?[,，.。!！][\"”“«»'’」]?")
ASIDE_ENDS = ",，.。;；"
ACT_WORDS = ("speech.decline", "speech.refuse", "speech.deny", "speech.untrue", "speech.confirm")
FACETS = {"untrue": Facet.CHARACTERISATION}


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a sentence: one word, or two that enclose others (wies den Bericht zurück)."""

    start: int
    end: int
    gap: tuple[int, int] | None = None
    """What the two enclose."""

    def encloses(self, other: Stretch) -> bool:
        """Whether something stands between the two words."""
        return self.gap is not None and self.gap[0] <= other.start and other.end <= self.gap[1]


def place_of(mark: Mark) -> Place:
    """The place of a term, which may be split."""
    return Place(mark.start, mark.last, (mark.end, mark.tail[0]) if mark.tail else None)


def around(a: Mark, b: Mark) -> Place:
    """The place of two terms that make one act."""
    first, second = (a, b) if a.start <= b.start else (b, a)
    gap = (first.end, second.start) if first.end < second.start else None
    return Place(first.start, max(first.last, second.last), gap)


@dataclass(frozen=True, slots=True)
class Act:
    """One act in a sentence: its words, its stance, who does it."""

    start: int
    end: int
    stance: Stance
    facet: Facet | None
    voice: Voice | None
    rule: str
    carried: Attribution | None = None
    """Whose speech the sentence goes on with, where nobody in it does the act."""


def acts(reading: Reading, triggers: Sequence[Trigger], carried: Attribution | None = None) -> list[Act]:
    """The acts of a sentence by place; where two share words, the refusal, then the denial, wins.

    `carried` is whose speech the sentence goes on with, if it does.
    """
    found: list[Act] = []
    for act in (
        *_refusals(reading, carried),
        *_causes(reading, triggers, carried),
        *_denials(reading, triggers, carried),
        *_confirmations(reading, carried),
    ):
        if not any(overlap(act, other) for other in found):
            found.append(act)
    return sorted(_merged(reading, found), key=lambda act: act.start)


def _merged(reading: Reading, found: Sequence[Act]) -> list[Act]:
    """The acts, with "denied the report and called it false" as one: the denial, not the word for it."""
    denials = [act for act in found if act.rule == "deny"]
    return [
        act
        for act in found
        if act.rule != "untrue" or not any(not reading.breaks_between(act, denial) for denial in denials)
    ]


def _refusals(reading: Reading, carried: Attribution | None) -> Iterator[Act]:
    for mark in reading.of("speech.decline"):
        yield from _act(reading, place_of(mark), Stance.DECLINES, "decline", carried)
    untrue = reading.of("speech.untrue")
    for refusal in reading.of("speech.refuse"):
        if any(overlap(refusal, mark) for mark in untrue):
            continue  # "cannot be confirmed" refuses, "cannot be true" denies
        answer = _answer(reading, refusal)
        if answer:
            yield from _act(reading, around(refusal, answer), Stance.DECLINES, "refuse", carried)


def _answer(reading: Reading, refusal: Mark) -> Mark | None:
    """The verb of answering that a refusal governs: after it, in German on either side."""
    for mark in reading.of("speech.answer"):
        if overlap(mark, refusal) or reading.breaks_between(mark, refusal):
            continue
        if mark.start < refusal.start and reading.lang != "de":
            continue
        if reading.distance(mark, refusal) <= REFUSAL_REACH and not reading.commas_between(mark, refusal):
            return mark
    return None


def _denials(reading: Reading, triggers: Sequence[Trigger], carried: Attribution | None) -> Iterator[Act]:
    for mark in reading.of("speech.deny"):
        if not negated(reading, mark):
            yield from _act(reading, place_of(mark), Stance.DENIES, "deny", carried)
    for mark in reading.of("speech.untrue"):
        if not negated(reading, mark) and _calls_a_report(reading, mark, triggers):
            yield from _act(reading, place_of(mark), Stance.DENIES, "untrue", carried)


def _causes(reading: Reading, triggers: Sequence[Trigger], carried: Attribution | None) -> Iterator[Act]:
    """Denials of the cause alone ("the cuts have nothing to do with AI"): the event stays asserted."""
    if triggers:
        for mark in reading.of("speech.no_cause"):
            yield from _act(reading, place_of(mark), Stance.DENIES, "cause", carried)


def _calls_a_report(reading: Reading, mark: Mark, triggers: Sequence[Trigger]) -> bool:
    """Whether what is called untrue is a report or an event, not something else."""
    if any(overlap(report, mark) for report in reading.of("speech.stories")) or _begins(reading, mark):
        return True
    things: list[Stretch] = [*reading.of("speech.reports"), *triggers]
    return any(reading.distance(thing, mark) <= REPORT_REACH for thing in things if not overlap(thing, mark))


def _begins(reading: Reading, mark: Mark) -> bool:
    """Whether a sentence begins with the word: then it is said of what was told before ("Nonsense, …")."""
    return (
        not reading.folded[: mark.start].strip(OPENING)
        and COMMA_BEHIND.match(reading.folded, mark.end) is not None
    )


def _confirmations(reading: Reading, carried: Attribution | None) -> Iterator[Act]:
    for mark in reading.of("speech.confirm"):
        if any(
            reading.distance(mark, other) <= 6 and other.start < mark.start
            for other in reading.of("clauses.hypotheticals")
        ):
            continue
        stance = Stance.DECLINES if negated(reading, mark) else Stance.CONFIRMS
        yield from _act(reading, place_of(mark), stance, "confirm", carried)


def _act(
    reading: Reading, place: Place, stance: Stance, rule: str, carried: Attribution | None
) -> Iterator[Act]:
    voice = _speaker(reading, place)
    if voice is None and carried is not None and not _may(carried.speaker_kind, stance):
        return
    if voice is None and carried is None and not _by_pronoun(reading, place):
        reading.drop(f"act/{rule}", Reason.NO_SPEAKER, place)
        return
    if voice and not _may(voice.kind, stance):
        reading.drop(f"act/{rule}", Reason.OTHER_SPEAKER, place)
        return
    yield Act(place.start, place.end, stance, _facet(reading, place, rule), voice, rule, carried)


def _may(kind: SpeakerKind, stance: Stance) -> bool:
    """Whether a voice of this kind can do the act: outlets report, they do not deny or confirm."""
    if kind in (SpeakerKind.PRESS, SpeakerKind.ANALYST):
        return False
    return stance is Stance.DENIES or kind is SpeakerKind.OFFICIAL


def _speaker(reading: Reading, place: Place) -> Voice | None:
    """Who does the act: the speaker nearest to it, before it rather than after.

    A speaker that holds the act's own words is it ("several sources confirm", 多方证实).
    """
    best: tuple[float, Voice] | None = None
    for voice in speakers(reading):
        inside = place.encloses(voice)
        if overlap(voice, place) and not inside:
            if voice.kind is not SpeakerKind.OFFICIAL:
                return voice
            continue
        if any(overlap(story, voice) for story in reading.of("speech.stories")) and not voice.name:
            continue  # a rumour is what is denied
        if voice.kind is SpeakerKind.PRESS and reading.led_by(voice, "clauses.addressees"):
            continue
        cost = reading.distance(voice, place) + 6 * reading.breaks_between(voice, place)
        cost += 1.5 * reading.commas_between(voice, place) + (1 if voice.start > place.start else 0)
        cost += _reporting(reading, voice, place)
        if cost <= SPEAKER_REACH and (best is None or cost < best[0]):
            best = (cost, voice)
    return best[1] if best else None


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


def _by_pronoun(reading: Reading, place: Stretch) -> bool:
    """Whether a pronoun near the act points back to a speaker before."""
    return any(reading.distance(mark, place) <= REFUSAL_REACH for mark in reading.of("clauses.pronouns"))


def _facet(reading: Reading, place: Place, rule: str) -> Facet:
    """What the act is about, by its kind and the words beside it."""
    if rule == "cause":
        return Facet.CAUSE
    if any(_about(reading, place, number) for number in reading.of("clauses.numbers")):
        return Facet.NUMBER
    if rule in FACETS:
        return FACETS[rule]
    return Facet.EVENT


def _about(reading: Reading, place: Place, number: Mark) -> bool:
    """Whether a word for numbers belongs to the act, and not to another one that stands nearer to it.

    "… called the report inaccurate and declined to give a number": only the refusal is about the number.
    """
    own = reading.distance(number, place)
    others = [mark for mark in reading.of(*ACT_WORDS) if not overlap(mark, place)]
    return own <= REFUSAL_REACH and all(own <= reading.distance(number, place_of(mark)) for mark in others)


def governs(reading: Reading, act: Act, trigger: Stretch) -> bool:
    """Whether what a trigger says is the content of an act ("denied that 10 % would go").

    A denial of the cause concedes the event.

    After the act it is, up to the next clause. Before the act it is when nothing parts them, or when
    it stands in a subordinate clause ("how many jobs will go, SAP did not say").
    """
    if act.facet is Facet.CAUSE or reading.breaks_between(act, trigger):
        return False
    if act.rule == "untrue" and trigger.start >= act.end:
        return False  # what is called untrue stands before the word ("the report is false, we are hiring")
    if trigger.start >= act.start:
        return not _other_voice(reading, act, trigger)
    if not reading.commas_between(act, trigger) or _is_aside(reading, act):
        return True
    openers = reading.of("clauses.subordinates", "speech.reports")
    return any(mark.end <= trigger.start and reading.distance(mark, trigger) <= 8 for mark in openers)


def _is_aside(reading: Reading, act: Act) -> bool:
    """Whether a confirmation is put in between commas: "Jobs will go, the company has confirmed, …"."""
    if act.stance is not Stance.CONFIRMS or act.voice is None:
        return False
    before = reading.folded[: min(act.start, act.voice.start)].rstrip()
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
    return any(voice.kind not in (kind, SpeakerKind.PRESS) for voice in between)
