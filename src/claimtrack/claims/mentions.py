"""Whether an article can speak of whom a watch follows at all: a test before anything else is done with it.

A claim is about an entity that is named, or about a company's business in China where the company is named,
or about a cloud market that nobody needs to name: then it is one of the types that speak of markets.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import ahocorasick

from claimtrack.claims.alone import of_markets
from claimtrack.claims.focus import CHINA_MARKET, WORLD_MARKET
from claimtrack.claims.markets import CLOUD_WORDS
from claimtrack.claims.outline import CJK_START, Outline, keyword
from claimtrack.data.entities import Entities
from claimtrack.folding import fold

IN_CHINA = "-china"
NAMED, HOUSE, CLOUDY = 1, 2, 4
"""What a word shows: one of them is named, or another of its house, or clouds are spoken of: "Amazon and its
cloud arm" names AWS.
"""
NONE: frozenset[str] = frozenset()
HAN = re.compile(f"[{CJK_START}-\uffff]")


class Mentions:
    """Finds in texts of one language what can make a claim about one of some entities."""

    def __init__(self, lang: str, entities: Entities, ids: Iterable[str]) -> None:
        self._outline = Outline((), spaced=lang != "zh")
        self._unseen: list[tuple[str, int]] = []
        """Names that an outline does not show: Chinese ones in texts of other languages."""
        wanted = frozenset(ids)
        self._markets = bool(wanted & {CHINA_MARKET, WORLD_MARKET})
        self._any = any(entity.kind == "region" for entity in entities if entity.id in wanted)
        found: dict[str, int] = {}
        for name, sign in _signs(lang, entities, wanted):
            if word := keyword(self._outline, name, spaced=lang != "zh"):
                found[word] = found.get(word, 0) | sign
            else:
                self._unseen.append((fold(name).strip("*"), sign))
        self._automaton = ahocorasick.Automaton()
        for word, signs in found.items():
            self._automaton.add_word(word, signs)
        self._automaton.make_automaton()

    def types(self, text: str) -> frozenset[str] | None:
        """The claim types of which a text may hold a claim about one of them; None for all, never too few."""
        if self._any:
            return None
        held = 0
        for _, signs in self._automaton.iter(self._outline.of(text)):
            held |= signs
        if self._unseen and HAN.search(text):
            folded = fold(text)
            for name, sign in self._unseen:
                held |= sign if name in folded else 0
        if held & NAMED or (held & HOUSE and held & CLOUDY):
            return None
        return of_markets() if held & CLOUDY and self._markets else NONE


def _signs(lang: str, entities: Entities, ids: frozenset[str]) -> Iterator[tuple[str, int]]:
    """What to look for, and what it shows."""
    yield from ((id, NAMED) for id in ids)  # a company on no list has its name as its id
    wanted = {id.removesuffix(IN_CHINA) for id in ids}
    houses = {entities.root(id) for id in wanted if id in entities.by_id}
    for name, entity in (*entities.names(lang), *entities.short_names(lang)):
        if entity.id.removesuffix(IN_CHINA) in wanted:
            yield name, NAMED
        elif entities.root(entity.id) in houses:
            yield name, HOUSE
    yield from ((f"*{word}*", CLOUDY) for word in CLOUD_WORDS)
