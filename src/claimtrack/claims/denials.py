"""Denials: a report that is rejected, called untrue or forged, or answered with a no."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from claimtrack.claims.acted_on import of_other_matters, of_something_else, only_awaited
from claimtrack.claims.matching import Trigger
from claimtrack.claims.reading import Reading, Stretch, overlap
from claimtrack.claims.standing import negated
from claimtrack.claims.stretches import Place, around, place_of
from claimtrack.claims.terms import Mark
from claimtrack.claims.verdicts import verdicts
from claimtrack.claims.voices import voices
from claimtrack.model import SpeakerKind

REPORT_REACH = 12.0
PAPER_REACH = 6.0
"""So far from the word for mistold stands the paper, and behind a verb of contesting the report."""
HEADS = re.compile(r"[:：]|[,，]\s?[\"“„«「]|(?<=[称说示道应复])[,，]")
"""What stands before words that are said: a colon, a comma and a quotation mark, or a comma behind 称."""
INTENSIFIER = 1.5
"""So many words may strengthen the one that calls a report untrue ("complete nonsense", 太离谱)."""
PREDICATE_REACH = 8.0
"""So far before "off the table" stands what is off it; right before it a pronoun that stands for that."""
SUBJECT_REACH = 1.0
CLOSED = re.compile(r"\s*(?:[^\w\s]|$)|\s(?:and|but|und|aber)\b")
"""What stands behind "said no": an end, or the next clause; "said no other firm …" denies nothing."""
ALL_SAID = re.compile(r"[,，.。!！]?[\"”“«»'’」]")
"""Behind a word that is all that is said, the quotation ends."""
COMMA_BEHIND = re.compile(r"[\"”“«»'’」]?[,，.。!！][\"”“«»'’」]?")


def denials(reading: Reading, triggers: Sequence[Trigger]) -> Iterator[tuple[Place, str]]:
    """Where somebody denies, with the rule that says so."""
    harmless = {mark.start for mark in reading.of("clauses.no_negations")}  # „schließt … nicht aus“
    for mark in reading.of("speech.deny"):
        place = place_of(mark)
        undone = negated(reading, place) or _ends_in_not(reading, place)
        if mark.start in harmless or undone or _dismisses(reading, mark, triggers):
            continue
        if not _not_of_claims(reading, place):
            yield place, "deny"
    for mark in reading.of("acts.noes"):
        if CLOSED.match(reading.folded, mark.last):
            yield place_of(mark), "deny"
    for mark in answers_alone(reading, "acts.noes_alone"):
        yield place_of(mark), "deny"
    yield from _ruled_out(reading, triggers)
    yield from _contested(reading)
    for mark in verdicts(reading):
        yield place_of(mark), "untrue"
    yield from _untrue(reading, triggers)


def _ends_in_not(reading: Reading, place: Place) -> bool:
    """Whether the clause of a German verb ends in „nicht“: „SAP dementierte den Abbau der Stellen nicht.“"""
    if reading.lang != "de":
        return False
    return any(
        place.end <= mark.start
        and not reading.breaks_between(place, mark)
        and not reading.commas_between(place, mark)
        and CLOSED.match(reading.folded, mark.end)
        for mark in reading.of("acts.bare_nots")
    )


def _not_of_claims(reading: Reading, place: Place) -> bool:
    return (
        of_something_else(reading, place)
        or of_other_matters(reading, place)
        or only_awaited(reading, place)
        or any(overlap(mark, place) for mark in reading.of("acts.unchecked"))
    )


def answers_alone(reading: Reading, label: str) -> Iterator[Mark]:
    """A "no" or a "yes" that is all that somebody says whom the sentence names as its speaker."""
    marks = reading.of(label)
    official = marks and any(voice.kind is SpeakerKind.OFFICIAL for voice in voices(reading))
    for mark in marks:
        behind = reading.folded[mark.end :]
        alone = ALL_SAID.match(behind) or reading.followed_by(mark.end, "speech.say")
        if official and alone and begins(reading, mark):
            yield mark


def _ruled_out(reading: Reading, triggers: Sequence[Trigger]) -> Iterator[tuple[Place, str]]:
    """What is said not to happen ("layoffs are off the table"), and jobs that are said to be safe."""
    kept = reading.of("things.jobs", "things.sites")
    said = reading.of("speech.reports")
    for label, things in (("acts.ruled_out", triggers), ("acts.spared", kept)):
        for mark in reading.of(label):
            if any(
                thing.start < mark.start
                and reading.distance(thing, mark) <= (SUBJECT_REACH if thing in said else PREDICATE_REACH)
                and not reading.breaks_between(thing, mark)
                for thing in (*things, *said)
            ):
                yield place_of(mark), "ruled-out"


def _contested(reading: Reading) -> Iterator[tuple[Place, str]]:
    """Verbs that deny only where their object is a report ("took issue with the figure")."""
    for verb in reading.of("acts.contests"):
        for story in reading.of("speech.stories", "acts.wordings"):
            near = verb.end <= story.start and reading.words(verb.end, story.start) <= PAPER_REACH
            inside = verb.tail is not None and verb.end <= story.start < verb.tail[0]
            if (near or inside) and not reading.breaks_between(verb, story):
                yield around(verb, story) if near else place_of(verb), "deny"
                break


def _untrue(reading: Reading, triggers: Sequence[Trigger]) -> Iterator[tuple[Place, str]]:
    for mark in reading.of("speech.untrue"):
        if not negated(reading, place_of(mark)) and _calls_a_report(reading, mark, triggers):
            yield place_of(mark), "untrue"
    for mark in reading.of("acts.mistold"):
        if not negated(reading, mark) and says_of_a_paper(reading, mark):
            yield place_of(mark), "untrue"


def _dismisses(reading: Reading, mark: Mark, triggers: Sequence[Trigger]) -> bool:
    """Whether it is people who are dismissed, and no report ("dismiss the weakest 5 percent")."""
    if reading.of("speech.stories", "speech.reports"):
        return False
    return any(
        trigger.type.id == "layoff" and any(overlap(mark, part) for part in trigger.parts)
        for trigger in triggers
    )


def _calls_a_report(reading: Reading, mark: Mark, triggers: Sequence[Trigger]) -> bool:
    """Whether what is called untrue is a report, a figure or an event, not something else."""
    if any(overlap(report, mark) for report in reading.of("speech.reports")) or begins(reading, mark):
        return True
    things: list[Stretch] = [*reading.of("speech.reports", "clauses.numbers"), *triggers]
    return any(reading.distance(thing, mark) <= REPORT_REACH for thing in things if not overlap(thing, mark))


def says_of_a_paper(reading: Reading, mark: Mark) -> bool:
    """Whether a word for mistold or genuine is said of a paper or a report that stands before it."""
    outlets = [name for name in reading.names if name.kind == "outlet"]
    labels = ("acts.papers", "acts.copies", "acts.wordings", "speech.stories", "clauses.numbers")
    things: list[Stretch] = [*reading.of(*labels)]
    return any(
        thing.end <= mark.start
        and reading.words(thing.end, mark.start) <= PAPER_REACH
        and not reading.breaks_between(thing, mark)
        and not reading.commas_between(thing, mark)
        for thing in (*things, *outlets)
        if not overlap(thing, mark)
    )


def begins(reading: Reading, mark: Mark) -> bool:
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
