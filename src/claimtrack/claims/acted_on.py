"""What is denied or confirmed that no claim is about, and acts that nobody has done yet."""

from __future__ import annotations

import re

from claimtrack.claims.capitals import stops
from claimtrack.claims.reading import Reading, overlap
from claimtrack.claims.stretches import Place

CONTENT_REACH = 6.0
"""The clause with what is denied begins at most so many words behind the verb."""
MATTER_REACH = 3.0
"""What is confirmed or rejected stands at most so many words from the verb."""
AWAITED_REACH = 10.0
"""So many words stand at most between a verb of waiting and the act that is waited for."""
OWN_QUESTION = 4
"""A question of its own has so many words at least."""
CAPITAL = re.compile(r"(?<=[a-z,] )[A-Z][\w.]+")
THINGS = frozenset(
    {"clauses.such", "things.jobs", "things.sites", "things.staff", "things.workforce", "speech.stories"}
)
MATTERS = (THINGS - {"clauses.such"}) | {"acts.talks"}
EVENTS = frozenset({"closure", "customer_exit", "hiring_freeze", "layoff", "market_exit", "severance"})
WEAK = frozenset(
    {"affected", "business", "contract", "customers", "figure", "go_on", "line", "market", "not", "open"}
    | {"ratio", "round", "sell", "stay", "supplies", "they", "theirs", "turn", "veto", "was_at"}
)
"""Lists of the event types with words of any other matter too (公司, "contract", "business")."""
APPOINTED = {
    "en": re.compile(r"\s+(?:[A-Z][\w.'’-]+\s+){1,4}as\b"),
    "de": re.compile(r"\s+(?:[A-ZÄÖÜ][\w.'’-]+\s+){2,4}als\b"),
}
"""Behind a verb of confirming: somebody by name, and the office that is given ("confirmed Ann Lee as")."""
INFINITIVE = {"en": re.compile(r"\bto $"), "de": re.compile(r"\bzu $")}
CONTENT = {"en": re.compile(r" (?:having|being|knowing|seeing)\b"), "de": re.compile(r", (?=[^,.;]*\bzu\b)")}
"""What else begins a clause with what is denied: a gerund, an infinitive behind a comma."""
QUOTES = "\"“„«»”'‘ "


def of_something_else(reading: Reading, place: Place) -> bool:
    """Whether a clause says what is denied, and it holds no word that claims are about.

    "The board denied that the vote would be moved" · "denied having seen it" · „bestritt, sie zu kennen“
    """
    start = _content(reading, place)
    if start is None:
        return False
    told = [mark.start for label in reading.by_label for mark in reading.of(label) if _of_claims(label)]
    return not any(at >= start for at in told)


def _content(reading: Reading, place: Place) -> int | None:
    """Where the clause begins that says what is denied, if there is one."""
    for mark in reading.of("clauses.that"):
        clause = mark.start >= place.end and reading.folded[mark.end : mark.end + 1] == " "
        if clause and reading.words(place.end, mark.start) <= CONTENT_REACH:
            return mark.end
    pattern = CONTENT.get(reading.lang)
    found = pattern.match(reading.folded, place.end) if pattern else None
    return found.end() if found else None


def asks_something_else(reading: Reading, place: Place) -> bool:
    """Whether what somebody does not say is a question of its own, about somebody, and of no claim.

    "declined to say when Disney might change its strategy"; not "declined to say when the cuts would come".
    """
    for mark in reading.of("acts.whether"):
        near = place.start <= mark.start and reading.words(place.end, mark.start) <= 1
        if near and reading.words(mark.end, len(reading.folded)) >= OWN_QUESTION:
            return _of_others(reading, mark.end)
    return False


def of_others(reading: Reading, place: Place) -> bool:
    """Whether a clause says what is confirmed, and it is something with others that no claim is about.

    "confirmed that it had been contacted by the office of Attorney General James"
    """
    start = _content(reading, place)
    return start is not None and _of_others(reading, start)


def _of_others(reading: Reading, start: int) -> bool:
    """Whether what stands behind an offset names somebody, and has no word that claims or talks are about."""
    if any(mark.start >= start for mark in reading.of("acts.dealings")):
        return True
    named = any(name.start >= start for name in reading.names if name.kind != "region")
    if reading.lang == "en":
        words = CAPITAL.findall(reading.sentence.text, start)
        named = named or any(word not in stops("en") for word in words)
    told = (mark for label in reading.by_label if _of_matters(label) for mark in reading.of(label))
    return named and not any(mark.start >= start for mark in told)


def _of_matters(label: str) -> bool:
    """Whether a list is of words that claims of events may be about, weak ones too, or talks about them."""
    concern, _, part = label.partition(".")
    return label in MATTERS or (concern in EVENTS and part not in ("veto", "not"))


def of_other_matters(reading: Reading, place: Place) -> bool:
    """Whether it is a forecast, a purchase, an offer or a person in office that is confirmed or rejected.

    "Intel confirmed its outlook" · „Kritik wies der Konzern zurück“
    """
    appointed = APPOINTED.get(reading.lang)
    named = appointed is not None and appointed.match(reading.sentence.text, place.end) is not None
    matters = [
        mark
        for mark in reading.of("acts.matters")
        if reading.distance(mark, place) <= MATTER_REACH
        and not reading.breaks_between(mark, place)
        and not reading.commas_between(mark, place)
        and not any(overlap(mark, part) for part in place.parts)
    ]
    if not named and not matters:
        return False
    told = (mark for label in reading.by_label if _of_claims(label) for mark in reading.of(label))
    return all(
        reading.breaks_between(mark, place) or any(overlap(mark, matter) for matter in matters)
        for mark in told
    )


def speaks_of_claims(reading: Reading) -> bool:
    """Whether a sentence has a word that claims are about, or speaks of figures or of a question."""
    asked = reading.of("acts.asked", "clauses.numbers", "speech.requests")
    return bool(asked) or any(_of_claims(label) for label in reading.by_label)


def speaks_of_events(reading: Reading) -> bool:
    """Whether a sentence has a word for an event that claims are about."""
    return any(_of_claims(label) and label not in THINGS for label in reading.by_label)


def _of_claims(label: str) -> bool:
    """Whether a list is of words that claims of events are about."""
    concern, _, part = label.partition(".")
    return label in THINGS or (concern in EVENTS and part not in WEAK)


def only_awaited(reading: Reading, place: Place) -> bool:
    """Whether an act is only waited for, or is a condition: nobody has done it.

    "Investors are waiting for Intel to confirm it" · „Sollte Intel das bestätigen, …“
    """
    head = len(reading.folded) - len(reading.folded.lstrip(QUOTES))
    supposed = any(mark.start == head for mark in reading.of("acts.supposes"))
    if supposed and not any(head <= comma < place.start for comma in reading.commas):
        return True
    for mark in reading.of("acts.awaits"):
        if mark.end > place.start or reading.breaks_between(mark, place):
            continue
        if reading.distance(mark, place) <= AWAITED_REACH and _depends(reading, mark.end, place):
            return True
    return False


def _depends(reading: Reading, start: int, place: Place) -> bool:
    """Whether an act stands in an infinitive or a clause that hangs on what stands before it.

    "called on Intel to confirm it" · "demands that Intel confirm it" · „wartet, dass Intel es bestätigt“
    """
    commas = [comma for comma in reading.commas if start <= comma < place.start]
    if reading.lang == "zh":
        return not commas
    if INFINITIVE[reading.lang].search(reading.folded, 0, place.start):
        return len(commas) <= 1
    opened = [mark for mark in reading.of("clauses.that") if start <= mark.start < place.start]
    if not opened or len(commas) > 1:
        return False
    return reading.lang == "de" or not reading.words(start, opened[0].start)
