"""Denials, confirmations and refusals to comment: who does it in a sentence, and to what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimtrack.claims.actors import actor
from claimtrack.claims.confirmations import concessions, confirmations
from claimtrack.claims.denials import denials
from claimtrack.claims.matching import Trigger
from claimtrack.claims.reading import Reading, overlap
from claimtrack.claims.refusals import refusals
from claimtrack.claims.speakers import Voice
from claimtrack.claims.stretches import Place, place_of
from claimtrack.claims.terms import Mark
from claimtrack.model import Attribution, Facet, Stance

NUMBER_REACH = 8.0
ACT_WORDS = ("speech.decline", "speech.refuse", "speech.deny", "speech.untrue", "speech.confirm")
PREDICATES = ("untrue", "ruled-out")
"""Rules of what is said of a report: its subject is the report, not who says so."""
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
    counts: bool = True
    """False where somebody denies whose word is not asked for: what is denied is not claimed all the same."""


def acts(reading: Reading, triggers: Sequence[Trigger], carried: Attribution | None = None) -> list[Act]:
    """The acts of a sentence by place; where two share words, the refusal, then the denial, wins.

    `carried` is whose speech the sentence goes on with, if it does.
    """
    found: list[Act] = []
    for act in _acts(reading, triggers, carried):
        if not any(overlap(act, other) for other in found):
            found.append(act)
    return sorted(_merged(reading, found), key=lambda act: act.start)


def _acts(reading: Reading, triggers: Sequence[Trigger], carried: Attribution | None) -> Iterator[Act]:
    for place, rule in refusals(reading):
        yield from _act(reading, place, Stance.DECLINES, rule, carried)
    if triggers:  # only the cause is denied ("the cuts have nothing to do with AI"): the event stays asserted
        for mark in reading.of("speech.no_cause"):
            yield from _act(reading, place_of(mark), Stance.DENIES, "cause", carried)
    for place, rule in denials(reading, triggers):
        yield from _act(reading, place, Stance.DENIES, rule, carried)
    for place, stance in confirmations(reading):
        yield from _act(reading, place, stance, "confirm", carried)
    for place, voice in concessions(reading, triggers, carried):
        yield Act(place.start, place.end, Stance.CONFIRMS, Facet.EVENT, voice, "concede", carried)


def _merged(reading: Reading, found: Sequence[Act]) -> list[Act]:
    """The acts, with "denied the report and called it false" as one: the denial, not the word for it."""
    denied = [act for act in found if act.rule in ("deny", "ruled-out")]
    return [
        act
        for act in found
        if act.rule != "untrue" or not any(not reading.breaks_between(act, denial) for denial in denied)
    ]


def _act(
    reading: Reading, place: Place, stance: Stance, rule: str, carried: Attribution | None
) -> Iterator[Act]:
    if any(name.start <= place.start < name.end for name in reading.names):
        return  # a word of a name does nothing: the paper "Heilbronner Stimme" is no „stimme nicht“
    by = actor(reading, place, stance, carried, predicate=rule in PREDICATES)
    if by.reason is None:
        yield Act(place.start, place.end, stance, _facet(reading, place, rule), by.voice, rule, by.carried)
        return
    reading.drop(f"act/{rule}", by.reason, place)
    if stance is Stance.DENIES and rule != "cause":
        yield Act(place.start, place.end, stance, Facet.EVENT, None, rule, counts=False)


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
