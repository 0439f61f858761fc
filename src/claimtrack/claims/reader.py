"""Reads sentences: names by list first, and only sentences that may hold a claim get the full treatment."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from claimtrack.claims.component import word_starts
from claimtrack.claims.names import Name, NameFinder, backed
from claimtrack.claims.organisations import find as find_organisations
from claimtrack.claims.people import People
from claimtrack.claims.reading import Reading
from claimtrack.claims.recognised import recognise
from claimtrack.claims.rows import glued
from claimtrack.claims.sieve import Sieve
from claimtrack.data.entities import load_entities
from claimtrack.folding import fold
from claimtrack.model import Entity, Sentence
from claimtrack.nlp import pipeline
from claimtrack.values.find import find
from claimtrack.values.value import Value


class Reader:
    """Reads the sentences of one language, knowing the listed entities and those of a watch."""

    def __init__(self, lang: str, own_entities: tuple[Entity, ...] = ()) -> None:
        self.lang = lang
        self._nlp = pipeline(lang)
        self._names = _name_finder(lang, own_entities)
        self._sieve = Sieve(lang)
        self._published: str | None = None
        self._whole: dict[int, Reading] = {}
        self._people = People()

    def read(
        self, sentences: Sequence[Sentence], published: str | None, *, everything: bool = False
    ) -> list[Reading]:
        """One Reading per sentence, in order; where nothing can be claimed, with its names only.

        `everything`: also those that hold some word of a claim type, though no claim can come of it.
        """
        self._published, self._whole, self._people = published, {}, People()
        folded = [fold(sentence.text).replace("\n", " ") for sentence in sentences]
        names = backed(
            self._names.find(sentence.text, text) for sentence, text in zip(sentences, folded, strict=True)
        )
        kept = (self._sieve.touches if everything else self._sieve.keeps)(folded, names)
        rows = [
            bool(sentence.cells) or glued(text, found)
            for sentence, text, found in zip(sentences, folded, names, strict=True)
        ]
        heads = [*rows[1:], False][: len(rows)]  # what stands before a row may be its header
        return [
            self._full(sentence, text, found, published)
            if any(why)
            else Reading(sentence, self.lang, text, (), (), found, ())
            for sentence, text, found, *why in zip(sentences, folded, names, kept, rows, heads, strict=True)
        ]

    def fully(self, reading: Reading) -> Reading:
        """A sentence of the last article read, with its marks even where nothing can be claimed in it."""
        if reading.is_read:
            return reading
        at = id(reading)
        if at not in self._whole:
            self._whole[at] = self._full(reading.sentence, reading.folded, reading.names, self._published)
        return self._whole[at]

    def _full(self, sentence: Sentence, folded: str, names: Sequence[Name], published: str | None) -> Reading:
        doc = self._nlp.make_doc(sentence.text)
        names = [*names, *find_organisations(sentence.text, self.lang, names)]
        names += recognise(sentence.text, self.lang, names)
        names = sorted(names, key=lambda name: name.start)
        doc._.published = published
        for _, component in self._nlp.pipeline:
            doc = component(doc)
        values = self._glued(sentence, names, published) if glued(folded, names) else list(doc._.values)
        starts = word_starts(doc)
        return Reading(sentence, self.lang, folded, doc._.marks, values, names, starts, self._people)

    def _glued(self, sentence: Sentence, names: Sequence[Name], published: str | None) -> list[Value]:
        """The values of a row that lost its tabs, looked for behind the name they are glued to."""
        at = names[0].end
        values = find(sentence.text[at:], self.lang, published)
        return [replace(value, start=value.start + at, end=value.end + at) for value in values]


@cache
def _name_finder(lang: str, own: tuple[Entity, ...]) -> NameFinder:
    return NameFinder(load_entities().with_own(own, "the watch"), lang)
