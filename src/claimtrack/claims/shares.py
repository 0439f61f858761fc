"""The shares of a market an article has told so far, and who leads it: the top three together have 63 %."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from claimtrack.claims.reading import Reading
from claimtrack.claims.terms import Mark
from claimtrack.data.load import DATA, read
from claimtrack.model import Claim

WORD = re.compile(r"[^\W\d_]+|\d+")
TYPE = "market_share"
MOST = 5
"""So many at most are spoken of together."""
SEVERAL = 2
SPOKEN_OF = 8
"""Companies whose shares were told so many sentences before can still be meant by "the three"."""


class Shares:
    """Who has which share of the market that an article spoke of last."""

    def __init__(self) -> None:
        self._market: str | None = None
        self._shares: dict[str, float] = {}
        self._told: dict[str, int] = {}

    def note(self, claim: Claim, at: int) -> None:
        """Remember the share of a company, told in sentence `at`; another market begins a list of its own."""
        if claim.type != TYPE or claim.quantity is None or claim.historic or claim.subject is None:
            return
        if claim.object != self._market:
            self._market, self._shares = claim.object, {}
        share = claim.quantity.low or claim.quantity.high
        if share is not None and "+" not in claim.subject:
            self._shares.setdefault(claim.subject, share)
            self._told[claim.subject] = at

    def leading(self, count: int) -> list[str]:
        """The ids of so many companies with the largest shares; none where not as many are known."""
        ordered = sorted(self._shares, key=lambda one: -self._shares[one])
        return ordered[:count] if 1 < count <= min(MOST, len(ordered)) else []

    def together(self, number: int | None, at: int) -> list[str]:
        """The companies whose shares were told shortly before sentence `at`, as many as are spoken of, the
        largest of more, in the order told.
        """
        told = [id for id in self._shares if at - self._told[id] <= SPOKEN_OF]
        largest = sorted(told, key=lambda id: -self._shares[id])[:number]
        return [id for id in told if id in largest] if len(largest) >= (number or SEVERAL) else []


def counted(reading: Reading, mark: Mark) -> int:
    """How many companies some words speak of together ("the top three", 前三家); 0 where they do not say."""
    words = WORD.findall(reading.folded[mark.start : mark.end])
    for word in [*words, *"".join(words)] if reading.lang == "zh" else words:
        if number := _numbers(reading.lang).get(word) or (int(word) if word.isdecimal() else 0):
            return number
    return 0


@cache
def _numbers(lang: str) -> Mapping[str, int]:
    """The words for small numbers."""
    table = read(DATA / "lexicons" / lang / "numbers.toml").table("cardinal")
    return {word: int(key) for key in table for word in table.texts(key) if key.isdecimal()}
