"""What a filled trigger says, before it is tied to its place: its stance, its standing, on whose word."""

from __future__ import annotations

from dataclasses import replace

from claimtrack.claims.attributing import attribute, told_by
from claimtrack.claims.build import Draft
from claimtrack.claims.focus import STATES
from claimtrack.claims.parts import part_of
from claimtrack.claims.reading import Reading, Stretch
from claimtrack.claims.regions import abroad
from claimtrack.claims.slots import Filled
from claimtrack.claims.standing import standing, value_negated
from claimtrack.claims.told import Told
from claimtrack.claims.totals import is_total
from claimtrack.model import Attribution, Facet, Modality, SpeakerKind, Stance

QUESTION_REACH = 10.0
"""How far, in words, what is asked stands from the word that asks."""


TOPIC_REACH = 5.0
"""How far, in words, the rumour stands behind the verb of answering it."""


def plain(reading: Reading, one: Told, own_voice: Attribution) -> Draft:
    """The draft of a filled trigger by itself: its standing, its words, on whose word."""
    trigger, value = one.filled.trigger, one.filled.value
    how = standing(reading, trigger)
    stance = Stance(trigger.frame.stance)
    wrong_number = value is not None and value_negated(reading, value, trigger.parts)
    if how.negated or wrong_number:
        stance = Stance.ASSERTS if stance is Stance.DENIES else Stance.DENIES
    parties = [id for id in (one.subject, one.object, one.name and one.name.id) if id]
    word = attribute(reading, trigger, value, parties, topic=trigger.type.topic)
    hedged = how.modality is Modality.PLAIN and word.speaker_kind is SpeakerKind.UNNAMED
    things = (*trigger.parts, *([value] if value else []))
    return Draft(
        type=trigger.type,
        subject=one.subject,
        things=things,
        rule=trigger.rule,
        confidence=trigger.frame.confidence,
        value=value,
        stance=stance,
        facet=(Facet.NUMBER if wrong_number else Facet.EVENT) if stance is Stance.DENIES else None,
        modality=Modality.HEDGED if hedged else how.modality,
        attribution=word if word.speaker else own_voice,
        historic=how.historic,
        cumulative=trigger.type.id not in STATES and value is not None and is_total(reading, value),
        org=part_of(reading, trigger.type.id, things),
        region=abroad(reading, trigger, one.subject, one.name, value),
    )


def asks(reading: Reading, filled: Filled) -> bool:
    """Whether a sentence only asks what a trigger says ("Will jobs go?", "whether jobs will go")."""
    if reading.sentence.text.rstrip('"”“«»」』 ').endswith(("?", "？")):
        return True
    return filled.value is None and any(
        mark.end <= filled.trigger.start
        and not reading.breaks_between(mark, filled.trigger)
        and reading.distance(mark, filled.trigger) <= QUESTION_REACH
        for mark in reading.of("clauses.questions")
    )


def answers_report(reading: Reading) -> bool:
    """Whether the sentence says that there is a report or a rumour to deny; else nobody claimed it."""
    return bool(reading.of("speech.stories", "clauses.hedges", "speakers.press", "speakers.unnamed"))


def is_topic(reading: Reading, trigger: Stretch) -> bool:
    """Whether a trigger is only what somebody answers, before the answer (腾讯回应“裁员三成”：不实)."""
    return any(
        mark.end <= trigger.start
        and reading.distance(mark, trigger) <= TOPIC_REACH
        and not reading.breaks_between(mark, trigger)
        and not reading.commas_between(mark, trigger)
        and not any(mark.end < verb.end <= trigger.start for verb in reading.of("speech.say"))
        for mark in reading.of("acts.answers_to")
    )


def is_mentioned(reading: Reading, trigger: Stretch) -> bool:
    """Whether a word is only spoken of as a word ("the term layoffs is misplaced", “裁员”一词)."""
    if reading.lang == "zh":
        return reading.followed_by(trigger.end, "acts.wordings")
    return reading.led_by(trigger, "acts.wordings")


def rumour(draft: Draft, reading: Reading) -> Draft:
    """A number named inside a denial or a refusal: an outlet that is named said it, or nobody known."""
    word = told_by(reading)
    hedged = replace(draft, modality=Modality.HEDGED, attribution=word, confidence=0.7)
    return replace(hedged, stance=Stance.ASSERTS, facet=None)
