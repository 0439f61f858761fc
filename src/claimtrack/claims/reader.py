"""Reads sentences: names by list first, and only sentences that may hold a claim get the full treatment."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from spacy.tokens import Doc

from claimtrack.claims.alone import parts_of, spoken_of, standing_alone
from claimtrack.claims.bynames import resolved
from claimtrack.claims.capitals import Capitals
from claimtrack.claims.columns import COLUMN_TYPES, CUTS, heads_cuts
from claimtrack.claims.component import word_starts
from claimtrack.claims.employers import with_employers
from claimtrack.claims.glance import ACTS, LISTS, OFFICES, REPORTS, Glance, Met
from claimtrack.claims.houses import Houses
from claimtrack.claims.listings import TYPES as LISTED
from claimtrack.claims.listings import may_hold_lists
from claimtrack.claims.market_names import with_markets
from claimtrack.claims.mentions import Mentions
from claimtrack.claims.names import Name, NameFinder, backed
from claimtrack.claims.objects import CUSTOMER_TYPES
from claimtrack.claims.organisations import find as find_organisations
from claimtrack.claims.people import People
from claimtrack.claims.place_names import placed
from claimtrack.claims.reading import COMPANY_KINDS, Reading
from claimtrack.claims.recognised import recognise
from claimtrack.claims.rows import glued, is_row
from claimtrack.claims.sharing import with_shared_units
from claimtrack.claims.sieve import Sieve
from claimtrack.claims.unlisted import is_page_word, own_page, with_unlisted
from claimtrack.data.claim_types import claim_types
from claimtrack.data.entities import load_entities
from claimtrack.folding import fold
from claimtrack.model import Entity, Sentence
from claimtrack.nlp import pipeline
from claimtrack.values.component import NAME as VALUES
from claimtrack.values.component import WRITTEN
from claimtrack.values.find import find
from claimtrack.values.home import home_currency
from claimtrack.values.value import Value

TAB = "\t"
MARKET = "market"
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
        self._source: str | None = None
        self._home: str | None = None
        self._docs: dict[int, tuple[Doc, int]] = {}
        self._whole: dict[int, Reading] = {}
        self._seen: dict[int, int] = {}
        self._people, self._capitals = People(), Capitals()

    def read(
        self,
        sentences: Sequence[Sentence],
        published: str | None,
        *,
        source: str | None = None,
        types: frozenset[str] | None = None,
        everything: bool = False,
    ) -> list[Reading]:
        """One Reading per sentence, in order; where nothing can be claimed, with its names only.

        None at all where nothing in the whole article can be claimed. `everything`: also those that hold
        some word of a claim type, though no claim can come of it. `source`: whose page it is, as it is named.
        `types`: the only types of which a claim is asked for, where these are not all.
        """
        self._source = source
        self._published, self._docs, self._whole, self._people = published, {}, {}, People()
        texts = [sentence.text for sentence in sentences]
        self._capitals = Capitals(texts)
        self._home = home_currency(texts, self.lang)
        seen = self._glance.at(texts)
        looked = self._glance.in_context(seen)
        strong = [
            at
            for at, held in enumerate(looked)
            if self._holds(sentences[at], self._glance.strong(held, types))
        ]
        cuts = any(sentence.cells and heads_cuts(self.lang, sentence) for sentence in sentences)
        rowed = cuts or (self._glance.heads(seen) and any(map(self._may_be_row, sentences)))
        listed = may_hold_lists(sentences)
        if not (everything or strong or rowed or listed):
            return []
        bare = self._bare(sentences)
        traded = {at for at in strong if self._glance.trades(looked[at])}
        alone = {
            type_id for at in strong for type_id in standing_alone(self.fully(bare[at]), traded=at in traded)
        }
        if any(map(is_row, bare)):
            alone.update(COLUMN_TYPES.values())
            alone.update(CUTS.values() if cuts else ())
        if listed:
            alone.update(LISTED)
        if not (everything or alone):
            return []
        self._seen = {id(sentence): held for sentence, held in zip(sentences, seen, strict=True)}
        return self._readings(bare, None if everything else spoken_of(alone))

    def _readings(self, bare: Sequence[Reading], spoken: frozenset[str] | None) -> list[Reading]:
        """The sentences, each read as far as it must be where some types are spoken of; None: all alike."""
        folded, names = [reading.folded for reading in bare], [reading.names for reading in bare]
        kept = (self._sieve.touches if spoken is None else self._sieve.keeps)(folded, names)
        rows = [is_row(reading) for reading in bare]
        measured = spoken is not None and any(claim_types()[id].topic == MARKET for id in spoken)
        found: list[Reading] = []
        for at, reading in enumerate(bare):
            heads = any(rows[at : at + 2])  # what stands before a row may be its header
            if heads or (measured and self._sieve.places_market(reading.folded, reading.names)):
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
        both = zip(texts, folded, strict=True)
        found = (placed(text, low, self._names.find(text, low), self.lang) for text, low in both)
        names = backed(found, folded, self.lang)
        houses = Houses(self.lang)
        houses.note(texts, folded, names)
        names = [[*one, *houses.find(text, one)] for text, one in zip(texts, names, strict=True)]
        page = own_page(self._source, self.lang)
        names = with_unlisted(texts, names, self.lang, listed=self._names.listed, page=page)
        names = with_employers(texts, names, self.lang)
        names = with_markets(texts, folded, resolved(texts, folded, names, self.lang), self.lang)
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

    def own_company(self, readings: Sequence[Reading]) -> str | None:
        """Whose own page the last article stood on (a newsroom, a blog), by its id or name, or None."""
        page = own_page(self._source, self.lang)
        if not page:
            return None
        listed = [name for name in self._names.find(page, fold(page)) if name.kind in COMPANY_KINDS]
        if listed and listed[0].start == 0 and is_page_word(page[listed[0].end :], self.lang):
            return listed[0].id
        ids = {name.id for name in listed}
        named = (name for reading in readings for name in reading.names if name.kind in COMPANY_KINDS)
        return next((name.id for name in named if name.id in ids or name.text in page), None)

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
        if sentence.cells and TAB not in sentence.text:
            values = list(self._by_cell(sentence))
        companies = [name for name in names if name.kind in COMPANY_KINDS]
        values = with_shared_units(self.lang, folded, values, companies)
        starts, known = word_starts(doc), (self._people, self._capitals)
        return Reading(sentence, self.lang, folded, doc._.marks, values, names, starts, *known)

    def _by_cell(self, sentence: Sentence) -> Iterator[Value]:
        """The values of a row whose cells stand between signs that may seem to join them (20% – 39%)."""
        for start, end in sentence.cells:
            at = start - sentence.start
            for value in find(
                sentence.text[at : end - sentence.start], self.lang, self._published, self._home
            ):
                yield replace(value, start=value.start + at, end=value.end + at)

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
