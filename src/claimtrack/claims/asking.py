"""What a question asks how much of, and the figure that the next sentence answers with.

"How big is your share of the market? – Less than one percent." · „Wie viele Leute haben Sie hier? 140.“
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from functools import cache

from claimtrack.claims.matching import VALUE_PARTS, Trigger
from claimtrack.claims.reading import Reading
from claimtrack.data.claim_types import ClaimType, Frame, claim_types
from claimtrack.data.lexicons import either, expanded, lexicon
from claimtrack.values.value import Value, ValueKind

QUESTION = re.compile(r"[?？][”“\"»«」』)]*\s*$")
FEW_WORDS = 3.0
"""So many words stand at most before the figure of an answer ("Just under 400", „Das sind etwa …“)."""
SHORT = 50
"""So many characters has a question at most that only names the next thing."""
SURE = 0.75
PEOPLE = "headcount"
WORKERS = "things.workers_all"


def asks_how_much(text: str, folded: str, lang: str) -> bool:
    """Whether a sentence asks for a figure; cheaper than its marks."""
    return bool(QUESTION.search(text)) and bool(_how_much(lang).search(folded) or _goes_on(folded, lang))


def _goes_on(folded: str, lang: str) -> bool:
    """Whether a short question goes on with another thing: "And your share of the market?"."""
    return len(folded) <= SHORT and bool(_joint(lang).match(folded))


def asked(reading: Reading) -> list[ClaimType]:
    """The types that a question names all words of, and asks the figure of."""
    if not asks_how_much(reading.sentence.text, reading.folded, reading.lang):
        return []
    here = reading.by_label.keys()
    return [
        one
        for one in claim_types().values()
        if (one.id != PEOPLE or WORKERS in here) and any(_names(frame, here) for frame in one.frames)
    ]


def answered(reading: Reading, types: Sequence[ClaimType], found: Sequence[Trigger]) -> Iterator[Trigger]:
    """A trigger for the figure that a sentence begins with, where it fits one type that was asked about."""
    first = next((value for value in reading.values if value.kind is not ValueKind.PERIOD), None)
    if first is None or reading.words(0, first.start) > FEW_WORDS or QUESTION.search(reading.sentence.text):
        return
    if any(first in trigger.values or trigger.start <= first.start < trigger.end for trigger in found):
        return
    fitting = [(one, frame) for one in types for frame in one.frames if _fits(frame, first)]
    if len({one.id for one, _ in fitting}) == 1:
        claim_type, frame = fitting[0]
        of = tuple(part for part in frame.of if part in VALUE_PARTS)
        answer = replace(frame, name="answer", of=of, labels=frozenset(), context=False, confidence=SURE)
        yield Trigger(claim_type, answer, (first,))


def _names(frame: Frame, here: Collection[str]) -> bool:
    """Whether all words of a frame that has a value stand in a question."""
    valued = any(part in VALUE_PARTS for part in frame.of)
    plain = not frame.context and all(part in VALUE_PARTS or part[0] not in "#@" for part in frame.of)
    return valued and plain and bool(frame.labels) and frame.labels <= set(here)


def _fits(frame: Frame, value: Value) -> bool:
    return any(VALUE_PARTS[part](value) for part in frame.of if part in VALUE_PARTS)


@cache
def _joint(lang: str) -> re.Pattern[str]:
    words = either(expanded(lexicon(lang)["clauses.joints"]))
    return re.compile(words if lang == "zh" else rf"\W*(?:{words})\b")


@cache
def _how_much(lang: str) -> re.Pattern[str]:
    words = either(expanded(lexicon(lang)["clauses.how_much"]))
    return re.compile(words if lang == "zh" else rf"\b(?:{words})\b")
