"""Whether an article can speak of whom a watch follows at all: a test before anything else is done with it.

A claim is about an entity that is named, or about a company's business in China where the company is named,
or about a cloud market that nobody needs to name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import ahocorasick

from claimtrack.claims.focus import CHINA_MARKET, WORLD_MARKET
from claimtrack.claims.markets import CLOUD_WORDS
from claimtrack.claims.outline import CJK_START, Outline, keyword
from claimtrack.data.entities import Entities
from claimtrack.folding import fold

IN_CHINA = "-china"
HAN = re.compile(f"[{CJK_START}-\uffff]")


class Mentions:
    """Finds in texts of one language what can make a claim about one of some entities."""

    def __init__(self, lang: str, entities: Entities, ids: Iterable[str]) -> None:
        self._outline = Outline((), spaced=lang != "zh")
        self._automaton = ahocorasick.Automaton()
        self._unseen: list[str] = []
        """Names that an outline does not show: Chinese ones in texts of other languages."""
        for name in sorted(_names(lang, entities, frozenset(ids))):
            if word := keyword(self._outline, name, spaced=lang != "zh"):
                self._automaton.add_word(word, name)
            else:
                self._unseen.append(fold(name).strip("*"))
        self._automaton.make_automaton()
        self._any = any(entity.kind == "region" for entity in entities if entity.id in ids)

    def within(self, text: str) -> bool:
        """Whether a text may hold one of them; never false for one that does."""
        if self._any or next(self._automaton.iter(self._outline.of(text)), None):
            return True
        if not self._unseen or not HAN.search(text):
            return False
        folded = fold(text)
        return any(name in folded for name in self._unseen)


def _names(lang: str, entities: Entities, ids: frozenset[str]) -> Iterator[str]:
    yield from ids  # a company on no list has its name as its id
    houses = {id.removesuffix(IN_CHINA) for id in ids}
    for name, entity in (*entities.names(lang), *entities.short_names(lang)):
        if entity.id.removesuffix(IN_CHINA) in houses:
            yield name
    if ids & {CHINA_MARKET, WORLD_MARKET}:
        yield from (f"*{word}*" for word in CLOUD_WORDS)
