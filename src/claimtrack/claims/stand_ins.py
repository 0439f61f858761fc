"""Words that stand for a customer: a pronoun, the company in focus, a bank that is not named."""

from __future__ import annotations

from collections.abc import Sequence

from claimtrack.claims.matching import Trigger
from claimtrack.claims.reading import PLACE_KINDS, Reading, Stretch, overlap
from claimtrack.claims.terms import Mark
from claimtrack.data.lexicons import lexicon

PREPOSITION_REACH = 2.0
UNNAMED_BEHIND = {"en": 0.0, "de": 3.0, "zh": 0.0}
STANDINS = ("things.epithets", "clauses.first_persons")
"""Words that stand for the company in focus, or for who speaks."""
ARTICLE_REACH = 2.0
SUBJECT_WORDS = 3.0


def acting(reading: Reading, trigger: Trigger) -> bool:
    """Whether a word for the company in focus, or for those who speak, stands where the customer does."""
    verb = trigger.parts[0]
    it = any(
        mark.end <= verb.start and reading.words(mark.end, verb.start) <= SUBJECT_WORDS
        for mark in reading.of("clauses.standins")
    )
    return it or _stands(reading, trigger, *STANDINS)


def unnamed(reading: Reading, trigger: Trigger) -> bool:
    """Whether somebody or something that can be a customer's stands there: a carmaker, data."""
    marks = reading.of("things.buyers")
    if trigger.frame.buyer:
        marks = [mark for mark in marks if _is_one(reading, mark)]
    return _stand(reading, trigger, marks) or _is_state(reading, trigger)


def _is_state(reading: Reading, trigger: Trigger) -> bool:
    """Whether a state or a town begins the sentence as the one that acts: „Hessen verlässt Microsoft“."""
    verb, articles = trigger.parts[0], lexicon(reading.lang)["clauses.name_articles"]
    return trigger.frame.actor == "customer" and any(
        name.kind in PLACE_KINDS
        and name.end <= verb.start
        and reading.sentence.text[: name.start].strip() in ("", *articles)
        and not reading.commas_between(name, verb)
        and not reading.breaks_between(name, verb)
        for name in reading.names
    )


def _is_one(reading: Reading, buyer: Mark) -> bool:
    """Whether it is somebody, not what he has, and not all of his kind ("firms keep their data on AWS")."""
    if any(overlap(mark, buyer) for mark in reading.of("trade.assets")):
        return False
    return any(
        (mark.end <= buyer.start and reading.words(mark.end, buyer.start) <= ARTICLE_REACH)
        or overlap(mark, buyer)
        for mark in reading.of("trade.singulars")
    )


def _stands(reading: Reading, trigger: Trigger, *labels: str) -> bool:
    return _stand(reading, trigger, reading.of(*labels))


def _stand(reading: Reading, trigger: Trigger, marks: Sequence[Mark]) -> bool:
    verb = trigger.parts[0]
    least = 0 if trigger.frame.buyer else 1  # „verlässt das Unternehmen“ has an object behind the verb
    for mark in marks:
        if reading.breaks_between(mark, verb) or any(overlap(mark, name) for name in reading.companies()):
            continue
        behind = reading.words(verb.end, mark.start)
        if (
            trigger.frame.actor == "provider"
            or mark.end <= verb.start
            or (verb.end <= mark.start and least <= behind <= UNNAMED_BEHIND[reading.lang])
        ):
            return True
        if behind <= PREPOSITION_REACH and after(reading, "clauses.doers", mark):
            return True
    return False


def after(reading: Reading, label: str, name: Stretch) -> bool:
    """Whether a name stands right behind one of the prepositions of a list."""
    return any(
        mark.end <= name.start and reading.words(mark.end, name.start) <= PREPOSITION_REACH
        for mark in reading.of(label)
    )
