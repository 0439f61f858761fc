"""How a claim stands in its sentence: negated, hedged, planned, hypothetical, told as background."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from claimtrack.claims.former import is_former
from claimtrack.claims.reading import Reading, Stretch, in_tail, overlap
from claimtrack.claims.terms import Mark
from claimtrack.model import Modality
from claimtrack.values.value import ValueKind

NEGATION_REACH = {"en": 4.0, "de": 4.0, "zh": 2.5}
"""A negation stands at most this many words before what it negates."""
MODAL_REACH = 12.0


@dataclass(frozen=True, slots=True)
class Standing:
    """Whether a stretch is negated or historic, and how firmly it is said."""

    negated: bool = False
    modality: Modality = Modality.PLAIN
    historic: bool = False


def standing(reading: Reading, stretch: Stretch) -> Standing:
    """The standing of a stretch of a sentence, by the modifiers of its clause."""
    return Standing(
        negated=negated(reading, stretch),
        modality=_modality(reading, stretch),
        historic=any(
            not is_former(reading, mark)
            for mark in _modifiers(reading, stretch, "clauses.histories", MODAL_REACH)
        ),
    )


def negations(reading: Reading) -> list[Mark]:
    """The negations of a sentence that deny something ("not only" does not)."""
    harmless = reading.of("clauses.no_negations")
    return [
        mark
        for mark in reading.of("clauses.negations")
        if not any(overlap(mark, other) or in_tail(mark, other) for other in harmless)
    ]


def negated(reading: Reading, stretch: Stretch) -> bool:
    """Whether a negation of the same clause reaches the stretch.

    In English and Chinese it comes before; in German it may also follow (bestätigte die Zahl nicht).
    """
    parts: Sequence[Stretch] = getattr(stretch, "parts", (stretch,))
    for mark in negations(reading):
        if any(in_tail(mark, part) for part in parts):
            continue
        if overlap(mark, stretch) and not any(overlap(mark, part) for part in parts):
            return True
        if overlap(mark, stretch) or reading.breaks_between(mark, stretch):
            continue
        if reading.commas_between(mark, stretch):
            continue
        if mark.start >= stretch.end and reading.lang != "de":
            continue
        if reading.distance(mark, stretch) > NEGATION_REACH[reading.lang]:
            continue
        if not _speaks(reading, mark, stretch) and not _undone(reading, mark):
            return True
    return False


def _undone(reading: Reading, negation: Mark) -> bool:
    """Whether two negations are none („ohne Entlassungen geht es nicht“, "not without cuts")."""
    without = reading.of("clauses.without")
    return any(
        not overlap(other, negation) and not reading.breaks_between(other, negation)
        for other in negations(reading)
        if any(overlap(mark, other) or overlap(mark, negation) for mark in without)
    )


def value_negated(reading: Reading, value: Stretch, parts: Sequence[Stretch]) -> bool:
    """Whether a negation stands right at a value ("about 7 %, not 25 %", 没有25%), but not in a part of
    the frame ("do without 400 people").
    """
    return any(
        mark.end <= value.start
        and reading.words(mark.end, value.start) < 1
        and not any(overlap(mark, part) for part in parts)
        for mark in negations(reading)
    )


def _speaks(reading: Reading, negation: Mark, stretch: Stretch) -> bool:
    """Whether it is a verb of speaking that is negated ("did not deny that …"), not what is spoken of."""
    return any(
        negation.end <= verb.start < stretch.start and not overlap(verb, stretch)
        for verb in reading.of("speech.deny", "speech.confirm", "speech.answer", "speech.say")
    )


def _modality(reading: Reading, stretch: Stretch) -> Modality:
    if any(
        mark.start < stretch.start
        for mark in _modifiers(reading, stretch, "clauses.hypotheticals", MODAL_REACH)
    ):
        return Modality.HYPOTHETICAL
    hedges = _modifiers(reading, stretch, "clauses.hedges", MODAL_REACH)
    if any(not _is_date(reading, mark) for mark in hedges):
        return Modality.HEDGED
    if _modifiers(reading, stretch, "clauses.plans", MODAL_REACH):
        return Modality.PLANNED
    return Modality.PLAIN


def _is_date(reading: Reading, mark: Mark) -> bool:
    """Whether a word is a part of a date: the month of May."""
    return any(value.kind is ValueKind.PERIOD and overlap(value, mark) for value in reading.values)


def _modifiers(reading: Reading, stretch: Stretch, label: str, reach: float) -> list[Mark]:
    """The marks of a label in the clause of the stretch and within reach of it."""
    return [
        mark
        for mark in reading.of(label)
        if not reading.breaks_between(mark, stretch) and reading.distance(mark, stretch) <= reach
    ]
