"""German words that only look as if they said how many people work somewhere.

„900 Beschäftigte bekommen eine Prämie“ counts who gets it, „hat 900 Leute geschult“ whom it trained.
"""

from __future__ import annotations

import re

from claimtrack.claims.reading import Reading, Stretch, overlap
from claimtrack.values.value import Value

HAVE = re.compile(r"(?:hat|haben|hatte|hatten|habe)\b")
CLAUSE = re.compile(r"[^,;:.!?()–—„“\"]*")
JOINT = re.compile(r"\b(?:und|oder|sowie)\b")
PARTICIPLE = re.compile(
    r"\b(?:\w*ge[a-zäöüß]{2,}(?:t|en)|(?:be|ent|er|ver|zer|über|unter)[a-zäöüß]{2,}(?:t|en)|\w+iert)$"
)
BEFORE_ITEM, BEHIND_ITEM = (":", ",", "(", "–", "—", ""), (",", ".", "(", ")", ";", "–", "—", "")
"""What parts people from the rest where they are an item of a list, or put in."""
ADVERBS = 2
"""So many words stand at most between "the" and the people (die derzeit noch 900 Beschäftigten)."""


def is_noun(reading: Reading, verb: Stretch) -> bool:
    """Whether what looks like a German verb is who is counted: „900 Beschäftigte bekommen“ employs nobody.

    All of them say how many there are („die 900 Beschäftigten“), and so does an item of a list („3 Werke,
    900 Beschäftigte, 80 Mio. Euro Umsatz“), or who is had („900 Beschäftigte zählt das Werk“).
    """
    if reading.lang != "de" or not reading.sentence.text[verb.start].isupper():
        return False
    counted = [value for value in reading.values if value.unit == "people" and overlap(verb, value)]
    return any(
        not (_all_of_them(reading, value) or _is_item(reading, value) or _had(reading, value))
        for value in counted
    )


def _all_of_them(reading: Reading, value: Value) -> bool:
    """Whether an article or a "their" stands before people, adverbs between."""
    return any(
        mark.end <= value.start
        and reading.words(mark.end, value.start) <= ADVERBS
        and not any(map(str.isupper, reading.sentence.text[mark.end : value.start]))
        for mark in reading.of("clauses.all_of_them")
    )


def _is_item(reading: Reading, value: Value) -> bool:
    """Whether people stand between commas, a colon and a comma, brackets or dashes."""
    before, behind = reading.folded[: value.start].rstrip(), reading.folded[value.end :].lstrip()
    return before[-1:] in BEFORE_ITEM and behind[:1] in BEHIND_ITEM


def _had(reading: Reading, value: Value) -> bool:
    """Whether the verb behind people says that they are there."""
    verbs = [mark for mark in reading.of("clauses.stocks_behind") if mark.start == value.end + 1]
    return any(not helps(reading, mark) for mark in verbs)


def helps(reading: Reading, verb: Stretch, *own: str) -> bool:
    """Whether a German "have" stands for the participle that ends its clause, one of no list among `own`."""
    if reading.lang != "de" or not HAVE.match(reading.folded, verb.start):
        return False
    written = CLAUSE.match(reading.sentence.text, verb.start)
    clause = JOINT.split(written[0] if written else "")[0].rstrip()
    found = PARTICIPLE.search(clause)
    if found is None:
        return False
    start, end = verb.start + found.start(), verb.start + found.end()
    return not any(mark.start < end and start < mark.last for mark in reading.of(*own) if mark is not verb)
