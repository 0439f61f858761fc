"""Shares of a market that have a growth beside them: "AWS 31 % (up 17 %), Azure 23 % (up 33 %)".

Where several companies have two rates each, the second with a sign or a word of growth, the first is a share.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from claimtrack.claims.build import Draft
from claimtrack.claims.fillers import is_provider
from claimtrack.claims.names import Name
from claimtrack.claims.reading import Reading
from claimtrack.data.claim_types import claim_types
from claimtrack.model import Attribution
from claimtrack.values.value import Value, ValueKind

LEAST = 2
"""So many companies make a list."""
WHOLE = 101.0
CONFIDENCE = 0.8
NAME_REACH = 2.0
"""So many words stand at most between a company and its share."""
GROWTH_REACH = 6.0
"""So many words stand at most between a share and the growth beside it."""
GROWING = ("revenue_growth.up", "revenue_growth.growth", "things.growing")
OTHERS = ("things.profits", "things.other_sums", "revenue_growth.veto", "revenue_growth.others")
PERCENT = re.compile(r"\d\s?(?:[%％]|percent|per cent|prozent)", re.IGNORECASE)
SIGNS = ("+", "-", "–", "−")


@dataclass(frozen=True, slots=True)
class Pair:
    """A company with its share and its growth."""

    name: Name
    share: Value
    growth: Value


def may_hold_pairs(text: str) -> bool:
    """Whether a sentence has rates enough for several companies with two each."""
    return len(PERCENT.findall(text)) >= 2 * LEAST


def pairs(reading: Reading, *, market: bool) -> list[Pair]:
    """The companies of a sentence that have a share and a growth each; none unless there are several.

    Where no `market` was spoken of, all must be providers of one service.
    """
    if not may_hold_pairs(reading.sentence.text) or reading.of(*OTHERS):
        return []
    found = list(_pairs(reading))
    several = len({pair.name.id for pair in found}) >= LEAST
    whole = sum(pair.share.high or 0.0 for pair in found) <= WHOLE
    meant = market or all(is_provider(pair.name) for pair in found)
    return found if several and whole and meant else []


def _pairs(reading: Reading) -> Iterator[Pair]:
    rates = [value for value in reading.values if value.kind is ValueKind.PERCENT]
    names = reading.companies()
    for at, name in enumerate(names):
        end = names[at + 1].start if at + 1 < len(names) else len(reading.folded)
        own = [value for value in rates if name.end <= value.start < end]
        if len(own) >= LEAST and _stand(reading, name, *own[:LEAST]):
            yield Pair(name, own[0], _signed(reading, own[1]))


def _stand(reading: Reading, name: Name, share: Value, growth: Value) -> bool:
    """Whether two rates stand as a share and its growth: the second alone has a word or a sign of growth."""
    if reading.words(name.end, share.start) > NAME_REACH or _grows(reading, share):
        return False
    near = reading.words(share.end, growth.start) <= GROWTH_REACH
    return near and not reading.led_by(growth, "clauses.targets") and _grows(reading, growth)


def _grows(reading: Reading, value: Value) -> bool:
    """Whether a word or a sign of growth stands right before a rate, or a word right behind it."""
    signed = value.text[:1] in SIGNS or reading.folded[value.start - 1 : value.start] in SIGNS
    behind = any(mark.start == value.end + 1 for mark in reading.of(*GROWING[1:]))
    return signed or behind or reading.led_by(value, *GROWING)


def _signed(reading: Reading, value: Value) -> Value:
    """The growth, below zero behind a word of falling ("down 4 %")."""
    if value.low is None or value.high is None or not reading.led_by(value, "things.falling"):
        return value
    return replace(value, low=-value.high, high=-value.low)


def pair_drafts(found: Sequence[Pair], voice: Attribution) -> Iterator[Draft]:
    """The claims of the pairs of a sentence, a share and a growth each."""
    for pair in found:
        for type_id, value in (("market_share", pair.share), ("revenue_growth", pair.growth)):
            yield Draft(
                type=claim_types()[type_id],
                subject=pair.name.id,
                things=(pair.name, value),
                rule=f"{type_id}/paired",
                confidence=CONFIDENCE,
                value=value,
                attribution=voice,
            )
