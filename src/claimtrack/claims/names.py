"""Finds the names of listed entities in a text of any of the three languages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from claimtrack.claims.terms import Mark, TermFinder
from claimtrack.data.entities import Entities, load_entities
from claimtrack.data.lexicons import either, expanded, lexicon
from claimtrack.data.load import DATA, read
from claimtrack.data.places import REGION, is_part
from claimtrack.folding import fold, simplified
from claimtrack.model import Entity

HIDDEN = "hidden"
"""The label of look-alikes: phrases that hold a name and mean something else (Amazon rainforest)."""
PLACE = "place"
"""The kind of a word of belonging (Chinese, deutschen): it names a region without being its name."""

DESCRIBED = 24
"""What says that a name is a company's stands in so many characters before it."""
BEARERS = frozenset({"company", "unit", "operator", "outlet"})
"""The kinds of names that take a genitive s here."""
ARTICLES = ("", "der ", "die ")
"""What may stand before a name that begins a sentence."""
HASHTAG = re.compile(r"#(?=\w)")
TAKES_S = re.compile(r"^(?:\S{2,}[a-rt-wyA-RT-WY]|[A-Z][A-RT-WY])$")
"""A German name of one word that takes an s without an apostrophe."""
OUTLET_S = re.compile(r"^[^.]{3,}[a-rt-wy]$")
"""So does the name of a paper, which may have several words („des Manager Magazins“)."""


@dataclass(frozen=True, slots=True)
class Name:
    """One mention of an organisation, market or region: listed (`entity`) or taken as written."""

    start: int
    end: int
    text: str
    id: str
    """The entity's id, or the name as written."""
    kind: str
    entity: Entity | None = None
    short: bool = False
    """True for a name too common to stand alone: it counts in an article with a full name too."""
    by: str | None = None
    """The trained pipeline that found it; None for lists and patterns."""

    @property
    def is_city(self) -> bool:
        """Whether this is a city or province: a place inside a country, not the country or a wider region."""
        return self.kind == REGION and self.entity is not None and is_part(self.entity)


class NameFinder:
    """The names of all entities in one language, ready to be found."""

    def __init__(self, entities: Entities, lang: str) -> None:
        self._entities = entities
        self._exact: dict[tuple[str, str], set[str]] = {}
        lists: dict[str, list[str]] = {HIDDEN: entities.lookalikes(lang)}
        for prefix, names in (
            ("name", entities.names(lang)),
            ("short", entities.short_names(lang)),
            (PLACE, entities.adjectives(lang)),
        ):
            for name, entity in names:
                label = f"{prefix}:{entity.id}"
                lists.setdefault(label, []).append(name)
                if name in entity.exact:
                    self._exact.setdefault((label, fold(name)), set()).add(simplified(name))
        if lang == "de":
            self._add_genitives(lists)
        self._finder = TermFinder(lists, lang)

    def _add_genitives(self, lists: dict[str, list[str]]) -> None:
        """Add the companies' names with the German s: „Microsofts Umsatz“, „der Umsatz Oracles“."""
        every = {fold(name) for names in lists.values() for name in names}
        for label, names in lists.items():
            prefix, _, id = label.partition(":")
            if prefix not in ("name", "short") or self._entities.by_id[id].kind not in BEARERS:
                continue
            takes_s = OUTLET_S if self._entities.by_id[id].kind == "outlet" else TAKES_S
            for name in [f"{name}s" for name in names if takes_s.search(name)]:
                if fold(name) not in every:
                    names.append(name)
                    self._exact.setdefault((label, fold(name)), set()).add(name)

    def find(self, text: str, folded: str) -> list[Name]:
        """The mentions by place; of two that overlap the longer, look-alikes left out in the end."""
        if HASHTAG.search(text):
            return self._tagged(text)
        kept: list[Mark] = []
        for mark in sorted(self._finder.find(folded), key=lambda m: (m.start - m.end, m.start)):
            if self._as_written(mark, text, folded) and _apart(mark, kept):
                kept.append(mark)
        marks = sorted(kept, key=lambda mark: mark.start)
        return [self._name(mark, text) for mark in marks if mark.label != HIDDEN]

    def _tagged(self, text: str) -> list[Name]:
        """The mentions in a text with hashtags ("jobs go at #Deutsche #Bahn"), as if these had no sign."""
        at = [place for place, sign in enumerate(text) if sign != "#"]
        plain = "".join(text[place] for place in at)
        found = self.find(plain, fold(plain))
        ends = [(at[name.start], at[name.end - 1] + 1) for name in found]
        return [
            replace(name, start=start, end=end, text=text[start:end])
            for name, (start, end) in zip(found, ends, strict=True)
        ]

    def listed(self, text: str) -> Entity | None:
        """The entity that a whole text is the name of, also one too common to stand alone; None otherwise."""
        found = [mark for mark in self._finder.find(fold(text)) if mark.end - mark.start == len(text)]
        ids = [mark.label.partition(":")[2] for mark in found if mark.label != HIDDEN]
        listed = [self._entities.by_id[id] for id in ids]
        return next((entity for entity in listed if entity.kind != REGION), None)

    def _as_written(self, mark: Mark, text: str, folded: str) -> bool:
        """Whether a name that needs its case stands in it (Apple, not apple); Chinese has none."""
        exact = self._exact.get((mark.label, folded[mark.start : mark.end]))
        return exact is None or simplified(text[mark.start : mark.end]) in exact

    def _name(self, mark: Mark, text: str) -> Name:
        prefix, _, entity_id = mark.label.partition(":")
        entity = self._entities.by_id[entity_id]
        kind = PLACE if prefix == PLACE else entity.kind
        written = text[mark.start : mark.end]
        return Name(mark.start, mark.end, written, entity_id, kind, entity, prefix == "short")


def _apart(mark: Mark, others: Sequence[Mark]) -> bool:
    return all(mark.end <= other.start or mark.start >= other.end for other in others)


def backed(names: Iterable[Sequence[Name]], folded: Sequence[str], lang: str) -> list[list[Name]]:
    """The names of each sentence of an article without the short ones that no full name backs.

    A full name of the same house will do: 抖音 (TikTok) backs 字节 (ByteDance). So will what only a company
    does, right behind a name that begins a sentence: "Target lays off", „Continental streicht“, and what says
    before it that it is one: "the retailer Target", "layoffs at Target".
    """
    root = load_entities().root
    sentences = [list(found) for found in names]
    full = {
        root(name.id)
        for found, text in zip(sentences, folded, strict=True)
        for name in found
        if not name.short or any(shows(text, name, lang) for shows in (_acts_alone, _is_said, _lays_off))
    }
    return [[name for name in found if not name.short or root(name.id) in full] for found in sentences]


def _acts_alone(text: str, name: Name, lang: str) -> bool:
    """Whether a name begins a sentence and does what companies do: "Target lays off", „Die Bahn baut“."""
    return text[: name.start] in ARTICLES and _does(lang).match(text, name.end) is not None


def _is_said(text: str, name: Name, lang: str) -> bool:
    """Whether the word before a name says that it is a company's: "payments company Block", 支付公司Block."""
    return _descriptors(lang).search(text[max(0, name.start - DESCRIBED) : name.start]) is not None


def _lays_off(text: str, name: Name, lang: str) -> bool:
    """Whether jobs end at whom a name means: "layoffs at Block", „Stellenabbau bei der Bahn“."""
    return _ending(lang).search(text[max(0, name.start - DESCRIBED) : name.start]) is not None


@cache
def _descriptors(lang: str) -> re.Pattern[str]:
    table = read(DATA / "lexicons" / lang / "organisations.toml")
    firms = expanded(lexicon(lang)["things.firms"])
    words = either(map(fold, (*table.texts("descriptors"), *firms)))
    pattern = {"en": rf"\b(?:{words}) $", "de": rf"(?:{words}) $", "zh": rf"(?:{words}|公司|企业|集团)$"}
    return re.compile(pattern[lang])


@cache
def _ending(lang: str) -> re.Pattern[str]:
    words = either(map(fold, expanded(lexicon(lang)["clauses.ending_at"])))
    return re.compile(rf"(?:{words}) #?$" if words else r"(?!)")


@cache
def _does(lang: str) -> re.Pattern[str]:
    """What only a company does, behind its name and perhaps a helping verb."""
    helping, does = (
        either(expanded(lexicon(lang)[f"clauses.{key}"])) for key in ("helping", "company_verbs")
    )
    return re.compile(rf" (?:(?:{helping}) )?(?:{does})\b" if does else r"(?!)")
