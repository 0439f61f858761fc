"""Refusals to comment: where somebody does not answer, evades a question, or only points to a paper."""

from __future__ import annotations

from collections.abc import Iterator

from claimtrack.claims.acted_on import asks_something_else, speaks_of_claims
from claimtrack.claims.reading import COMMA_WORDS, Reading, overlap
from claimtrack.claims.speakers import speakers
from claimtrack.claims.stretches import Place, around, place_of
from claimtrack.claims.terms import Mark
from claimtrack.model import SpeakerKind

REFUSAL_REACH = 6.0
"""Words between a refusal and the verb of answering ("declined to … comment", wollte … nicht bestätigen)."""
PUT_IN = 1.0
"""So many words stand at most between a refusal and an aside behind it ("does not, as a rule, comment")."""
CHECK_REACH = 2.0
EVADED_REACH = 4.0
"""So many words stand at most between the verb of evading and the question, "referred" and a paper."""
OWN_REACH = 1.0
"""So near before stands the company that has not confirmed something itself."""
ATTRIBUTIVE = "的"


def refusals(reading: Reading) -> Iterator[tuple[Place, str]]:
    """Where somebody refuses to comment, with the rule that says so."""
    for mark in reading.of("speech.decline"):
        place = place_of(mark)
        other = unchecked(reading, place) or asks_something_else(reading, place)
        if not (other or _answers_all_the_same(reading, mark)):
            yield place, "decline"
    for mark in reading.of("acts.evasive"):
        if speaks_of_claims(reading):
            yield place_of(mark), "decline"
    for refusal in reading.of("speech.refuse"):
        answer = None if _answers_all_the_same(reading, refusal) else _answer(reading, refusal)
        whole = around(refusal, answer) if answer else None
        if whole and not (unchecked(reading, whole) or asks_something_else(reading, whole)):
            yield whole, "refuse"
    yield from _evasions(reading)
    yield from _left_out(reading)


def _left_out(reading: Reading) -> Iterator[tuple[Place, str]]:
    """Where a paper of the company leaves something out ("The letter contains no figures")."""
    for mark in reading.of("acts.leaves_out"):
        for paper in reading.of("acts.papers"):
            before = paper.end <= mark.start or (mark.tail is not None and paper.end <= mark.tail[0])
            if before and not overlap(paper, mark) and reading.distance(paper, mark) <= EVADED_REACH:
                yield place_of(mark), "decline"
                break


def _answers_all_the_same(reading: Reading, refusal: Mark) -> bool:
    """Whether a word of refusing is a part of one that denies ("cannot be true"), or refuses nothing."""
    labels = ("speech.untrue", "speech.deny", "acts.mistold", "acts.no_refusals")
    return any(
        overlap(refusal, mark) and mark.end - mark.start > refusal.end - refusal.start
        for mark in reading.of(*labels)
    )


def _evasions(reading: Reading) -> Iterator[tuple[Place, str]]:
    """Where a question is evaded, or whoever is asked only points to a paper."""
    asked = reading.of("acts.asked")
    refers = [
        *reading.of("acts.refers"),
        *(mark for mark in reading.of("acts.refers_asked") if any(one.end <= mark.start for one in asked)),
    ]
    for verbs, label in ((reading.of("acts.evades"), "acts.evaded"), (refers, "acts.papers")):
        for verb in verbs:
            for thing in reading.of(label):
                if overlap(verb, thing) or (thing.start < verb.start and reading.lang != "de"):
                    continue
                near = reading.distance(verb, thing) <= EVADED_REACH
                if near and not reading.breaks_between(verb, thing):
                    yield around(verb, thing), "decline"
                    break


def unchecked(reading: Reading, place: Place) -> bool:
    """Whether it is only said that nobody could check a report ("could not be independently confirmed").

    Where it is the company that has not confirmed it, it is its own refusal.
    """
    return any(
        not reading.breaks_between(mark, place)
        and reading.distance(mark, place) <= CHECK_REACH
        and not _by_the_company(reading, mark)
        for mark in reading.of("acts.unchecked")
    )


def _by_the_company(reading: Reading, mark: Mark) -> bool:
    """Whether a company is who has not confirmed: 惠普尚未证实此事, "has not been confirmed by HP"."""
    official = [voice for voice in speakers(reading) if voice.kind is SpeakerKind.OFFICIAL]
    if reading.lang == "zh":
        return reading.folded[mark.end : mark.end + 1] != ATTRIBUTIVE and any(
            voice.end <= mark.start
            and reading.words(voice.end, mark.start) <= OWN_REACH
            and not reading.commas_between(voice, mark)
            for voice in official
        )
    return any(
        by.start >= mark.end
        and reading.words(mark.end, by.start) <= OWN_REACH
        and any(by.end <= one.start and reading.words(by.end, one.start) <= OWN_REACH for one in official)
        for by in reading.of("clauses.by")
    )


def _answer(reading: Reading, refusal: Mark) -> Mark | None:
    """The verb of answering that a refusal governs: after it, in German on either side."""
    bare = any(overlap(refusal, mark) for mark in reading.of("acts.bare_nots"))
    nouns = reading.of("acts.nouns") if bare else []
    reached: list[Mark] = []
    for mark in (*reading.of("speech.answer"), *_tellings(reading, refusal)):
        if overlap(mark, refusal) or reading.breaks_between(mark, refusal):
            continue
        if mark.start < refusal.start and reading.lang != "de":
            continue
        if any(overlap(mark, noun) for noun in nouns):
            continue  # „erhöht die Zahl der Filialen nicht“
        if _reaches(reading, refusal, mark):
            reached.append(mark)
    to_do = any(overlap(refusal, mark) for mark in reading.of("acts.refuses_to"))
    return reached[-1 if to_do else 0] if reached else None


def _reaches(reading: Reading, refusal: Mark, answer: Mark) -> bool:
    """Whether a verb of answering is near its refusal, in the same clause.

    An aside may part them, and in German the comma before an infinitive: „lehnte es ab, sich zu äußern“.
    """
    commas = [comma for comma in reading.commas if refusal.end <= comma < answer.start]
    if reading.commas_between(refusal, answer) == 0:
        return reading.distance(refusal, answer) <= REFUSAL_REACH
    if len(commas) == 2 and reading.words(refusal.end, commas[0]) <= PUT_IN:
        return reading.span(refusal, answer) <= REFUSAL_REACH + COMMA_WORDS
    to_do = any(overlap(refusal, mark) for mark in reading.of("acts.refuses_to"))
    return to_do and len(commas) == 1 and reading.distance(refusal, answer) <= 2 * REFUSAL_REACH


def _tellings(reading: Reading, refusal: Mark) -> list[Mark]:
    """Plain verbs of saying, where what is not said is a question, or more than was said.

    „Wie viele gehen, sagte SAP nicht“ · „Mehr sagte sie nicht“
    """
    verbs = [verb for verb in reading.of("acts.said") if verb.end <= refusal.start]
    asked = [mark for mark in reading.of("acts.whether") if mark.end <= refusal.start]
    parted = [comma for comma in reading.commas if asked and asked[0].end <= comma]
    return [
        verb
        for verb in verbs
        if any(comma < verb.start for comma in parted) or reading.led_by(verb, "acts.more")
    ]
