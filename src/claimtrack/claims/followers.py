"""Shares of those on no list: whoever follows in a ranking is another than whom the article spoke of."""

from __future__ import annotations

import re

from claimtrack.claims.names import Name
from claimtrack.claims.reading import Reading, Stretch
from claimtrack.claims.slots import Filled
from claimtrack.values.value import ValueKind

NAME = re.compile(r"[\u4e00-\u9fff]{2,4}")
"""What may be a Chinese name, where no list has a word of it."""
HEAD = re.compile(r" (?:and |und )?(?:[A-ZÄÖÜ][\w&.-]+ ){1,2}(?:[a-zäöü]+ ){0,2}")
"""A name on no list, and what leads from it to its share."""
HAS = ("market_share.hold", "market_share.takes", "market_share.beside")
"""The verbs by which a company has a share."""


def of_somebody_else(reading: Reading, one: Filled) -> bool:
    """Whether a share is one of somebody on no list: „Der Rechnungskauf folgt mit 26 Prozent“, 问界占28%."""
    value = one.value
    if one.trigger.type.id != "market_share" or value is None:
        return False
    if reading.lang == "zh":
        return _has_head(reading, value)
    if _has_western_head(reading, value):
        return True
    follows = any(mark in one.trigger.parts for mark in reading.of("market_share.rank")) and any(
        mark.end <= value.start for mark in reading.of("things.followers")
    )
    named = reading.companies() or reading.of(
        "things.epithets", "clauses.subject_pronouns", "things.together"
    )
    return follows and not named


def _has_head(reading: Reading, value: Stretch) -> bool:
    """Whether a name on no list stands right before a share, between commas: TCL 19.8%，惠科13.9%."""
    start = max((comma + 1 for comma in [*reading.commas, *reading.breaks] if comma < value.start), default=0)
    if start == 0 or any(reading.within(reading.names, start, value.start)):
        return False
    verbs = [mark.start for mark in reading.of(*HAS) if start < mark.start and mark.end <= value.start]
    head = (start, min(verbs, default=value.start))
    things: list[Stretch] = [*reading.marks, *reading.values]
    known = any(thing.start < head[1] and head[0] < thing.end for thing in things)
    return not known and NAME.fullmatch(reading.folded, *head) is not None


def _has_western_head(reading: Reading, value: Stretch) -> bool:
    """Whether a word with a capital, which no list has, stands before a share and past a comma: „Amazon steht
    für 60 Prozent, Grünkram für 4 Prozent“.
    """
    commas = [comma + 1 for comma in reading.commas if comma < value.start]
    start = max(commas, default=0)
    if start == 0 or any(reading.within(reading.names, start, value.start)):
        return False
    return HEAD.fullmatch(reading.sentence.text, start, value.start) is not None


def has_own_share(reading: Reading, one: Filled, name: Name) -> bool:
    """Whether the only name stands behind a share, past a comma, and has one of its own: „Die Post kommt auf
    39 Prozent, Vodafone auf 25“.
    """
    value = one.value
    if one.trigger.type.id != "market_share" or value is None or name.start < value.end:
        return False
    later = [v for v in reading.values if v.kind is ValueKind.PERCENT and v.start >= name.end]
    return bool(later) and reading.commas_between(value, name) > 0
