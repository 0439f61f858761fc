"""How a claim stands in its sentence: negated, hedged, planned, hypothetical, told as background."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from claimtrack.claims.former import is_former
from claimtrack.claims.matching import Trigger
from claimtrack.claims.reading import Reading, Stretch, in_tail, overlap
from claimtrack.claims.terms import Mark
from claimtrack.model import Modality
from claimtrack.values.value import ValueKind

NEGATION_REACH = {"en": 4.0, "de": 4.0, "zh": 2.5}
"""A negation stands at most this many words before what it negates."""
MODAL_REACH = 12.0
PEOPLE = "headcount"
LAST_WORD = re.compile(r"\b[a-zäöüß]+(?:t|en)\s*$")
NOUN = re.compile(r"\b[A-ZÄÖÜ]\w+")


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
        if any(in_tail(mark, part) or _is_of(mark, part, reading) for part in parts):
            continue
        if _is_of_another(reading, mark, stretch) or _comes_late(mark, stretch):
            continue
        if _ends_before(reading, mark, stretch):
            continue
        if overlap(mark, stretch) and not any(overlap(mark, part) for part in parts):
            if _parted(reading, mark, parts):
                continue
            return True
        ends = reading.breaks_between(mark, stretch) and not _over_a_cause(reading, mark)
        if overlap(mark, stretch) or ends:
            continue
        if reading.commas_between(mark, stretch):
            continue
        if mark.start >= stretch.end and not _follows(reading, mark, stretch):
            continue
        if reading.distance(mark, stretch) > _reach(reading, mark, stretch):
            continue
        if not (_speaks(reading, mark, stretch) or _asked(reading, mark, stretch) or _undone(reading, mark)):
            return True
    return False


def _parted(reading: Reading, negation: Mark, parts: Sequence[Stretch]) -> bool:
    """Whether a Chinese comma parts a negation from the words behind it: 产线不赚钱，关闭是早晚的事."""
    behind = [part for part in parts if part.start >= negation.end]
    nearest = min(behind, key=lambda part: part.start, default=None)
    return reading.lang == "zh" and nearest is not None and reading.commas_between(negation, nearest) > 0


def _comes_late(negation: Mark, stretch: Stretch) -> bool:
    """Whether a negation follows people who are only named: „die 900 Beschäftigten wissen nichts“."""
    return isinstance(stretch, Trigger) and stretch.type.id == PEOPLE and negation.start >= stretch.end


def _ends_before(reading: Reading, negation: Mark, stretch: Stretch) -> bool:
    """Whether the verb that a German negation is about ends its clause, and an "and" begins one with a verb
    of its own: „hat den Vertrag nicht verlängert und lässt …“.
    """
    verb = reading.sentence.text[stretch.start : stretch.start + 1].islower()
    if reading.lang != "de" or not verb or negation.end > stretch.start:
        return False
    return any(
        negation.end < joint.start
        and joint.end <= stretch.start
        and reading.words(joint.end, stretch.start) < 1
        and LAST_WORD.search(reading.sentence.text, negation.end, joint.start)
        for joint in reading.of("clauses.joints")
    )


def _reach(reading: Reading, negation: Mark, stretch: Stretch) -> float:
    """How far a negation reaches: one that is a German predicate says it of its clause („Kündigungen sind bis
    Ende des Jahres bei allen Töchtern ausgeschlossen“), a Chinese one goes past a cause (不会因关税而裁员).
    """
    said_of_it = negation.start >= stretch.end and any(
        overlap(negation, mark) for mark in reading.of("clauses.predicates")
    )
    far = said_of_it or _over_a_cause(reading, negation)
    return MODAL_REACH if far else NEGATION_REACH[reading.lang]


def _over_a_cause(reading: Reading, negation: Mark) -> bool:
    """Whether a Chinese negation stands before a cause, past which it reaches: 不会因关税而裁员; not one that
    only denies the cause: 并非因为关税而裁员.
    """
    if reading.lang != "zh" or any(overlap(negation, mark) for mark in reading.of("speech.no_cause")):
        return False
    return reading.followed_by(negation.end, "clauses.because")


def _is_of(negation: Mark, part: Stretch, reading: Reading) -> bool:
    """Whether a negation is one of the words of a term that is split („muss … niemand … gehen“)."""
    if not isinstance(part, Mark) or part.tail is None or not part.start <= negation.start < part.tail[0]:
        return False
    inner = [word for piece in part.term.split("…")[1:-1] for word in piece.split()]
    return reading.folded[negation.start : negation.end] in inner


def _is_of_another(reading: Reading, negation: Mark, stretch: Stretch) -> bool:
    """Whether a German „ohne“ has an object of its own: „baut ohne Kündigungen 900 Stellen ab“ cuts jobs,
    „ohne Vorwarnung 900 Leute entlassen“ lets them go.
    """
    if reading.lang != "de" or not any(overlap(negation, mark) for mark in reading.of("clauses.without")):
        return False
    if stretch.start < negation.end:
        return True
    nouns = NOUN.finditer(reading.sentence.text, negation.end, stretch.start)
    own = any(not any(name.start <= noun.start() < name.end for name in reading.names) for noun in nouns)
    return own and not reading.led_by(stretch, "clauses.joints")


def _follows(reading: Reading, negation: Mark, stretch: Stretch) -> bool:
    """Whether a negation counts behind what it negates: any German one, and "nobody" ("laid off no one")."""
    if reading.lang == "de":
        return True
    nobody = any(overlap(negation, mark) for mark in reading.of("clauses.nobody"))
    return nobody and reading.distance(negation, stretch) < 1


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
    """Whether it is a verb of speaking that is negated ("did not deny that …"), not what is spoken of.

    In German it may end the clause („dementierte den Abbau nicht“).
    """
    behind = negation.start >= stretch.end
    verbs = ("speech.deny",) if behind else ("speech.deny", "speech.confirm", "speech.answer", "speech.say")
    return any(
        not overlap(verb, stretch)
        and verb.start < stretch.start
        and (negation.end <= verb.start or (behind and not reading.commas_between(verb, negation)))
        for verb in reading.of(*verbs)
    )


def _asked(reading: Reading, negation: Mark, stretch: Stretch) -> bool:
    """Whether it is only not known how, or how many ("it is not clear how many jobs will go")."""
    return any(negation.end <= word.start < stretch.start for word in reading.of("acts.whether"))


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
