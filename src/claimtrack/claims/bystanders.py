"""Companies that a sentence names without being about them: reasons, comparisons, asides, where one reads it.

"Unlike Microsoft, SAP cuts no jobs" · „Wie aus Profilen auf LinkedIn hervorgeht“ · 与微软相比
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from claimtrack.claims.kin import is_related
from claimtrack.claims.matching import Trigger
from claimtrack.claims.names import Name
from claimtrack.claims.oblique import is_dealt_with, is_landmark, is_placed
from claimtrack.claims.pairing import chain
from claimtrack.claims.postings import is_posted_on
from claimtrack.claims.reading import Reading
from claimtrack.data.lexicons import either, expanded, lexicon

COMPARED_REACH = 2.0
"""So many words may stand between a word of comparison and the name ("unlike its rival Microsoft")."""
OPENERS = "与和跟同像"
"""Chinese words that compare only together with another behind the name."""
ALIKE_REACH = 6.0
"""So far behind a name, in words, stands the Chinese word that compares with it (与微软云的增速相比)."""


def named(reading: Reading, trigger: Trigger | None = None) -> list[Name]:
    """The organisations of a sentence without those where something was only read ("posts on LinkedIn"), and
    those that only say who another one is ("Apple supplier Foxconn").

    Of a market that a trigger is about the same words give a share („auf Huawei entfielen 19 Prozent“).
    """
    folded, lang = reading.folded, reading.lang
    names = [name for name in reading.companies() if not is_related(folded, name.end, lang)]
    if trigger and trigger.type.topic == "market":
        return names
    if trigger:
        told = list(_appositions(reading, trigger))
        names = [name for name in names if not any(start < name.start < end for start, end in told)]
    return [name for name in names if not is_platform(reading, name)]


def related(reading: Reading) -> list[Name]:
    """The organisations that only say who another one is: what is claimed of that one is not theirs."""
    return [name for name in reading.companies() if is_related(reading.folded, name.end, reading.lang)]


def parties(reading: Reading, trigger: Trigger) -> list[Name]:
    """The organisations that a trigger can be about."""
    names = named(reading, trigger)
    compared = {name.start for name in _compared(reading, names)}
    reasons = list(_reasons(reading, trigger))
    kept = [
        name
        for name in names
        if name.start not in compared
        and not (trigger.type.object == "none" and is_dealt_with(reading, name))
        and not is_placed(reading, trigger, name)
        and not is_landmark(reading, name)
        and not any(start <= name.start and name.end <= end for start, end in reasons)
    ]
    main = [name for name in kept if not _in_aside(reading, trigger, name)]
    return main or kept


def is_platform(reading: Reading, name: Name) -> bool:
    """Whether something was only read there ("posts on LinkedIn", LinkedIn上的资料, 在微博发文)."""
    if reading.lang == "zh" and is_posted_on(reading.folded, name.start, name.end):
        return True
    if reading.is_read:
        return reading.led_by(name, "clauses.on") or reading.followed_by(name.end, "clauses.on_behind")
    return reading.folded.startswith(_on_behind(reading.lang), name.end)


@cache
def _on_behind(lang: str) -> tuple[str, ...]:
    """What stands behind where something was read, for sentences of which only the names were looked for."""
    return tuple(expanded(lexicon(lang)["clauses.on_behind"]))


def _reasons(reading: Reading, trigger: Trigger) -> Iterator[tuple[int, int]]:
    """The stretches that only give the reason: "Since Nokia left, 200 jobs will go"."""
    for mark in reading.of("clauses.causes"):
        last = len(reading.folded) if trigger.end <= mark.start else mark.start
        end = next((comma for comma in reading.commas if comma >= mark.end), last)
        if not mark.start <= trigger.start < end:
            yield mark.start, end


def _appositions(reading: Reading, trigger: Trigger) -> Iterator[tuple[int, int]]:
    """The stretches that say what a company is, closed before the trigger: "Opal, a supplier of BMW, …"."""
    for name in reading.companies():
        opened = _opens_apposition(reading.lang).match(reading.folded, name.end)
        commas = [comma for comma in reading.commas if opened and comma >= opened.end()]
        starts = {other.start - 2 for other in reading.companies()}
        closed = next((comma for comma in commas if comma not in starts), None)
        if closed is not None and closed <= trigger.start:
            yield name.end, closed


@cache
def _opens_apposition(lang: str) -> re.Pattern[str]:
    words = either(expanded(lexicon(lang)["clauses.appositions"]))
    return re.compile(rf", (?:{words})\b" if words else r"(?!)")


def _compared(reading: Reading, names: list[Name]) -> Iterator[Name]:
    """The names that something is only compared with, and those named with them."""
    for mark in reading.of("clauses.compared_to"):
        behind = [name for name in names if mark.end <= name.start]
        if not behind or reading.words(mark.end, behind[0].start) > COMPARED_REACH:
            continue
        if not _closed(reading, mark.end, behind[0]):
            continue
        yield from (name for name in chain(reading, behind[0], names) if name.start > mark.start)


def _closed(reading: Reading, start: int, name: Name) -> bool:
    """Whether the word compares: Chinese says so once more behind the name (与…相比), where it must."""
    if reading.folded[start - 1] not in OPENERS:
        return True
    return any(
        name.end <= mark.start and reading.words(name.end, mark.start) <= ALIKE_REACH
        for mark in reading.of("clauses.alike")
    )


def _in_aside(reading: Reading, trigger: Trigger, name: Name) -> bool:
    """Whether a name stands in brackets or between dashes, and the trigger does not."""
    return any(
        start <= name.start and name.end <= end and not start <= trigger.start < end
        for start, end in reading.asides
    )
