"""Reads sentences: names by list first, and only sentences that may hold a claim get the full treatment."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from spacy.tokens import Doc

from claimtrack.claims.alone import parts_of, spoken_of, standing_alone
from claimtrack.claims.bynames import resolved
from claimtrack.claims.columns import COLUMN_TYPES, CUTS, heads_cuts
from claimtrack.claims.component import word_starts
from claimtrack.claims.glance import ACTS, LISTS, OFFICES, REPORTS, Glance, Met
from claimtrack.claims.houses import Houses
from claimtrack.claims.listings import TYPES as LISTED
from claimtrack.claims.listings import may_hold_lists
from claimtrack.claims.mentions import Mentions
from claimtrack.claims.names import Name, NameFinder, backed
from claimtrack.claims.objects import CUSTOMER_TYPES
from claimtrack.claims.organisations import find as find_organisations
from claimtrack.claims.people import People
from claimtrack.claims.reading import COMPANY_KINDS, Reading
from claimtrack.claims.recognised import recognise
from claimtrack.claims.rows import glued, is_row
from claimtrack.claims.sharing import with_shared_units
from claimtrack.claims.sieve import Sieve
from claimtrack.claims.unlisted import with_unlisted
from claimtrack.data.entities import load_entities
from claimtrack.folding import fold
from claimtrack.model import Entity, Sentence
from claimtrack.nlp import pipeline
from claimtrack.values.component import NAME as VALUES
from claimtrack.values.component import WRITTEN
from claimtrack.values.find import find
from claimtrack.values.home import home_currency
from claimtrack.values.value import Value

GLUED = re.compile(r"\S[0-9\uff10-\uff19]")
"""A value without a space before it, as in a row that lost its tabs."""


class Reader:
    """Reads the sentences of one language, knowing the listed entities and those of a watch."""

    def __init__(self, lang: str, own_entities: tuple[Entity, ...] = ()) -> None:
        self.lang = lang
        self._nlp = pipeline(lang)
        self._names = _name_finder(lang, own_entities)
        self._glance = _glance(lang, own_entities)
        self._sieve = Sieve(lang)
        self._published: str | None = None
        self._home: str | None = None
        self._docs: dict[int, tuple[Doc, int]] = {}
        self._whole: dict[int, Reading] = {}
        self._seen: dict[int, int] = {}
        self._people = People()

    def read(
        self, sentences: Sequence[Sentence], published: str | None, *, everything: bool = False
    ) -> list[Reading]:
        """One Reading per sentence, in order; where nothing can be claimed, with its names only.

        None at all where nothing in the whole article can be claimed. `everything`: also those that hold
        some word of a claim type, though no claim can come of it.
        """
        self._published, self._docs, self._whole, self._people = published, {}, {}, People()
        texts = [sentence.text for sentence in sentences]
        self._home = home_currency(texts, self.lang)
        seen = self._glance.at(texts)
        strong = [at for at, held in enumerate(seen) if self._holds(sentences[at], self._glance.strong(held))]
        cuts = any(sentence.cells and heads_cuts(self.lang, sentence) for sentence in sentences)
        rowed = cuts or (self._glance.heads(seen) and any(map(self._may_be_row, sentences)))
        listed = may_hold_lists(sentences)
        if not (everything or strong or rowed or listed):
            return []
        bare = self._bare(sentences)
        types = {type_id for at in strong for type_id in standing_alone(self.fully(bare[at]))}
        if any(map(is_row, bare)):
            types.update(COLUMN_TYPES.values())
            types.update(CUTS.values() if cuts else ())
        if listed:
            types.update(LISTED)
        if not (everything or types):
            return []
        self._seen = {id(sentence): held for sentence, held in zip(sentences, seen, strict=True)}
        return self._readings(bare, None if everything else spoken_of(types))

    def _readings(self, bare: Sequence[Reading], spoken: frozenset[str] | None) -> list[Reading]:
        """The sentences, each read as far as it must be where some types are spoken of; None: all alike."""
        folded, names = [reading.folded for reading in bare], [reading.names for reading in bare]
        kept = (self._sieve.touches if spoken is None else self._sieve.keeps)(folded, names)
        rows = [is_row(reading) for reading in bare]
        found: list[Reading] = []
        for at, reading in enumerate(bare):
            if any(rows[at : at + 2]):  # what stands before a row may be its header
                found.append(self.fully(reading))
            elif not kept[at]:
                found.append(reading)
            else:
                needed = spoken is None or at == 0 or self._tells(reading, spoken)
                found.append(self.fully(reading) if needed else self._sketch(reading))
        return found

    def _bare(self, sentences: Sequence[Sentence]) -> list[Reading]:
        """The sentences with nothing but the names on the lists."""
        folded = [fold(sentence.text).replace("\n", " ") for sentence in sentences]
        texts = [sentence.text for sentence in sentences]
        found = (self._names.find(text, low) for text, low in zip(texts, folded, strict=True))
        names = backed(found, folded, self.lang)
        houses = Houses(self.lang)
        houses.note(texts, folded, names)
        names = [[*one, *houses.find(text, one)] for text, one in zip(texts, names, strict=True)]
        names = resolved(texts, folded, with_unlisted(texts, names, self.lang), self.lang)
        return [
            Reading(sentence, self.lang, text, (), (), found, ())
            for sentence, text, found in zip(sentences, folded, names, strict=True)
        ]

    def _tells(self, reading: Reading, spoken: frozenset[str]) -> bool:
        """Whether a sentence may claim or answer something where some types are spoken of."""
        held = self._seen[id(reading.sentence)]
        if self._glance.may(held, ACTS):
            return True
        if self._glance.may(held, LISTS) and not spoken.isdisjoint(CUSTOMER_TYPES):
            return True
        met = self._glance.strong(held) | {need for need in self._glance.weak(held) if need.lenders & spoken}
        return self._holds(reading.sentence, met)

    def _holds(self, sentence: Sentence, met: Met) -> bool:
        """Whether a sentence holds the values of one of some frames."""
        if any(not need.values for need in met):
            return True
        if not met:
            return False
        parts = parts_of(self._doc(sentence, VALUES)._.values)
        return any(need.values <= parts for need in met)

    def _may_be_row(self, sentence: Sentence) -> bool:
        if sentence.cells:
            return True
        if not GLUED.search(sentence.text):
            return False
        folded = fold(sentence.text).replace("\n", " ")
        return glued(folded, self._names.find(sentence.text, folded))

    def _sketch(self, reading: Reading) -> Reading:
        """A sentence with all its names and nothing else: enough to know with whom it begins."""
        names = self._named(reading.sentence, reading.names)
        first = next((name.start for name in names if name.kind in COMPANY_KINDS), 0)
        if first and not any(map(str.isalnum, reading.folded[:first])):
            return self.fully(reading)  # only its words tell whether it begins with the name
        return Reading(reading.sentence, self.lang, reading.folded, (), (), names, (0,), sketched=True)

    def fully(self, reading: Reading) -> Reading:
        """A sentence of the last article read, with its marks even where nothing can be claimed in it."""
        if reading.is_read:
            return reading
        at = id(reading.sentence)
        if at not in self._whole:
            self._whole[at] = self._full(reading.sentence, reading.folded, reading.names)
        return self._whole[at]

    def may_report(self, reading: Reading) -> bool:
        """Whether a sentence of the last article may be somebody's speech told by the author."""
        return self._glance.may(self._seen[id(reading.sentence)], REPORTS)

    def may_introduce(self, reading: Reading) -> bool:
        """Whether a sentence of the last article may name somebody with an office."""
        return self._glance.may(self._seen[id(reading.sentence)], OFFICES)

    def _doc(self, sentence: Sentence, upto: str | None = None) -> Doc:
        """The document of a sentence of the last article, through the pipeline or a part of it."""
        doc, done = self._docs.get(id(sentence), (None, 0))
        if doc is None:
            doc = self._nlp.make_doc(sentence.text)
            doc.user_data[WRITTEN] = sentence.text
            doc._.published, doc._.home = self._published, self._home
        components = self._nlp.pipeline
        while done < len(components) and (done == 0 or components[done - 1][0] != upto):
            doc, done = components[done][1](doc), done + 1
        self._docs[id(sentence)] = doc, done
        return doc

    def _named(self, sentence: Sentence, names: Sequence[Name]) -> list[Name]:
        """The names on the lists, and those that patterns and a trained pipeline find, by place."""
        names = [*names, *find_organisations(sentence.text, self.lang, names)]
        names += recognise(sentence.text, self.lang, names)
        return sorted(names, key=lambda name: name.start)

    def _full(self, sentence: Sentence, folded: str, names: Sequence[Name]) -> Reading:
        doc, names = self._doc(sentence), self._named(sentence, names)
        values = self._glued(sentence, names) if glued(folded, names) else list(doc._.values)
        companies = [name for name in names if name.kind in COMPANY_KINDS]
        values = with_shared_units(self.lang, folded, values, companies)
        return Reading(
            sentence, self.lang, folded, doc._.marks, values, names, word_starts(doc), self._people
        )

    def _glued(self, sentence: Sentence, names: Sequence[Name]) -> list[Value]:
        """The values of a row that lost its tabs, looked for behind the name they are glued to."""
        at = names[0].end
        values = find(sentence.text[at:], self.lang, self._published, self._home)
        return [replace(value, start=value.start + at, end=value.end + at) for value in values]


@cache
def _name_finder(lang: str, own: tuple[Entity, ...]) -> NameFinder:
    return NameFinder(load_entities().with_own(own, "the watch"), lang)


@cache
def _glance(lang: str, own: tuple[Entity, ...]) -> Glance:
    return Glance(lang, load_entities().with_own(own, "the watch"))


@cache
def mentions(lang: str, own: tuple[Entity, ...], ids: tuple[str, ...]) -> Mentions:
    """What tells whether a text of a language may speak of some entities, built once."""
    return Mentions(lang, load_entities().with_own(own, "the watch"), ids)
