"""Denials, confirmations and refusals to comment: who does it in a sentence, and to what."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimtrack.claims.doers import asked, by_pronoun, doer, done_by_others, may_do
from claimtrack.claims.matching import Trigger
from claimtrack.claims.reading import Reading, Stretch, overlap
from claimtrack.claims.reasons import Reason
from claimtrack.claims.speakers import Voice
from claimtrack.claims.standing import negated
from claimtrack.claims.stretches import Place, around, place_of
from claimtrack.claims.terms import Mark
from claimtrack.claims.verdicts import verdicts
from claimtrack.claims.voices import voices
from claimtrack.model import Attribution, Facet, SpeakerKind, Stance

REFUSAL_REACH = 6.0
"""Words between a refusal and the verb of answering ("declined to … comment", wollte … nicht bestätigen)."""
NUMBER_REACH = 8.0
REPORT_REACH = 12.0
CHECK_REACH = 2.0
HEADS = re.compile(r"[:：]|[,，]\s?[\"“„«「]")
"""What stands before words that are said: a colon, or a comma and a quotation mark."""
INTENSIFIER = 1.5
"""So many words may strengthen the one that calls a report untrue ("complete nonsense", 太离谱)."""
COMMA_BEHIND = re.compile(r"[\"”“«»'’」]?[,，.。!！][\"”“«»'’」]?")
ACT_WORDS = ("speech.decline", "speech.refuse", "speech.deny", "speech.untrue", "speech.confirm")
CONTENT_REACH = 6.0
"""The clause with what is denied begins at most so many words behind the verb."""
MATTER_REACH = 2.0
"""What is confirmed or rejected stands at most so many words from the verb."""
THINGS = frozenset(
    {"clauses.such", "things.jobs", "things.sites", "things.staff", "things.workforce", "speech.stories"}
)
EVENTS = frozenset({"closure", "customer_exit", "hiring_freeze", "layoff", "market_exit", "severance"})
FACETS = {"untrue": Facet.CHARACTERISATION}


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
        *_concessions(reading, triggers, carried),
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
        if _unchecked(reading, place_of(mark)):
            continue
        yield from _act(reading, place_of(mark), Stance.DECLINES, "decline", carried)
    untrue = reading.of("speech.untrue")
    for refusal in reading.of("speech.refuse"):
        if any(overlap(refusal, mark) for mark in untrue):
            continue  # "cannot be confirmed" refuses, "cannot be true" denies
        answer = _answer(reading, refusal)
        if answer and not _unchecked(reading, around(refusal, answer)):
            yield from _act(reading, around(refusal, answer), Stance.DECLINES, "refuse", carried)


def _unchecked(reading: Reading, place: Place) -> bool:
    """Whether it is only said that nobody could check a report ("could not be independently confirmed")."""
    return any(
        not reading.breaks_between(mark, place) and reading.distance(mark, place) <= CHECK_REACH
        for mark in reading.of("speech.unchecked")
    )


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
    harmless = {mark.start for mark in reading.of("clauses.no_negations")}  # „schließt … nicht aus“
    for mark in reading.of("speech.deny"):
        place = place_of(mark)
        if mark.start in harmless or negated(reading, place) or _dismisses(reading, mark, triggers):
            continue
        if not _of_something_else(reading, place) and not _of_other_matters(reading, place):
            yield from _act(reading, place, Stance.DENIES, "deny", carried)
    for mark in verdicts(reading):
        yield from _act(reading, place_of(mark), Stance.DENIES, "untrue", carried)
    for mark in reading.of("speech.untrue"):
        place = place_of(mark)
        if not negated(reading, place) and _calls_a_report(reading, mark, triggers):
            yield from _act(reading, place, Stance.DENIES, "untrue", carried)


def _of_something_else(reading: Reading, place: Place) -> bool:
    """Whether a clause says what is denied, and it holds no word that claims are about.

    "The board denied that the vote would be moved."
    """
    openers = [mark for mark in reading.of("clauses.that") if mark.start >= place.end]
    if not openers or reading.words(place.end, openers[0].start) > CONTENT_REACH:
        return False
    told = [mark.start for label in reading.by_label for mark in reading.of(label) if _of_claims(label)]
    return not any(start >= openers[0].end for start in told)


def _of_other_matters(reading: Reading, place: Place) -> bool:
    """Whether it is a forecast, a ruling or a criticism that is confirmed or rejected, and no report.

    "Intel confirmed its outlook" · „Kritik wies der Konzern zurück“
    """
    if not any(
        reading.distance(mark, place) <= MATTER_REACH
        and not reading.breaks_between(mark, place)
        and not reading.commas_between(mark, place)
        for mark in reading.of("speech.matters")
    ):
        return False
    told = (mark for label in reading.by_label if _of_claims(label) for mark in reading.of(label))
    return all(reading.breaks_between(mark, place) for mark in told)


def _of_claims(label: str) -> bool:
    """Whether a list is of words that claims of events are about."""
    concern, _, part = label.partition(".")
    return label in THINGS or (concern in EVENTS and part not in ("not", "veto"))


def _dismisses(reading: Reading, mark: Mark, triggers: Sequence[Trigger]) -> bool:
    """Whether it is people who are dismissed, and no report ("dismiss the weakest 5 percent")."""
    if reading.of("speech.stories", "speech.reports"):
        return False
    return any(
        trigger.type.id == "layoff" and any(overlap(mark, part) for part in trigger.parts)
        for trigger in triggers
    )


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
    """Whether a sentence or what follows a colon is the word alone: it is said of what was told before.

    "Nonsense, said the company"; 公司回应：纯属谣言。
    """
    start = max((found.end() for found in HEADS.finditer(reading.folded, 0, mark.start)), default=0)
    before = Place(start, start)
    alone = reading.words(start, mark.start) <= INTENSIFIER and "," not in reading.folded[start : mark.start]
    return (
        alone
        and not reading.commas_between(before, mark)
        and bool(COMMA_BEHIND.match(reading.folded, mark.end))
    )


def _confirmations(reading: Reading, carried: Attribution | None) -> Iterator[Act]:
    for mark in reading.of("speech.confirm"):
        if any(
            reading.distance(mark, other) <= 6 and other.start < mark.start
            for other in reading.of("clauses.hypotheticals")
        ):
            continue
        if _unchecked(reading, place_of(mark)) or _of_other_matters(reading, place_of(mark)):
            continue
        stance = Stance.DECLINES if negated(reading, place_of(mark)) else Stance.CONFIRMS
        yield from _act(reading, place_of(mark), stance, "confirm", carried)


def _concessions(reading: Reading, triggers: Sequence[Trigger], carried: Attribution | None) -> Iterator[Act]:
    """Where a company says itself that it is indeed doing what is told ("we are indeed cutting jobs").

    Who writes "indeed" is the one heard last before the word; only the company's own concede something.
    """
    things: list[Stretch] = [*triggers, *reading.of("things.adjusting")]
    for mark in reading.of("speech.concede"):
        place = place_of(mark)
        near = (thing for thing in things if reading.distance(mark, thing) <= CONTENT_REACH)
        if not any(not reading.commas_between(mark, thing) for thing in near) or negated(reading, place):
            continue
        heard = [voice for voice in voices(reading) if voice.start < mark.start]
        voice = heard[-1] if heard else None
        kind = voice.kind if voice else carried.speaker_kind if carried else None
        if kind is SpeakerKind.OFFICIAL and not (voice and reading.breaks_between(voice, place)):
            yield Act(place.start, place.end, Stance.CONFIRMS, Facet.EVENT, voice, "concede", carried)


def _act(
    reading: Reading, place: Place, stance: Stance, rule: str, carried: Attribution | None
) -> Iterator[Act]:
    if any(name.start <= place.start < name.end for name in reading.names):
        return  # a word of a name does nothing: the paper "Heilbronner Stimme" is no „stimme nicht“
    voice = doer(reading, place)
    if voice and voice.kind is SpeakerKind.PRESS and asked(reading, place, stance):
        voice = None
    if carried is not None and not may_do(carried.speaker_kind, stance):
        carried = None
    if (
        voice is None
        and carried is None
        and not (asked(reading, place, stance) or by_pronoun(reading, place))
    ):
        reading.drop(f"act/{rule}", Reason.NO_SPEAKER, place)
    elif done_by_others(reading, place, voice) or (voice and not may_do(voice.kind, stance)):
        reading.drop(f"act/{rule}", Reason.OTHER_SPEAKER, place)
    else:
        yield Act(place.start, place.end, stance, _facet(reading, place, rule), voice, rule, carried)


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
    return own <= NUMBER_REACH and all(own <= reading.distance(number, place_of(mark)) for mark in others)
