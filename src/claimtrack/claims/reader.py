"""Reads sentences: names by list first, and only sentences that may hold a claim get the full treatment."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from claimtrack.claims.names import Name, NameFinder, backed
from claimtrack.claims.organisations import find as find_organisations
from claimtrack.claims.people import People
from claimtrack.claims.reading import Reading
from claimtrack.claims.recognised import recognise
from claimtrack.claims.rows import glued
from claimtrack.claims.terms import TermFinder
from claimtrack.data.claim_types import claim_types
from claimtrack.data.entities import load_entities
from claimtrack.data.lexicons import expanded, lexicon
from claimtrack.folding import fold
from claimtrack.model import Entity, Sentence
from claimtrack.nlp import pipeline
from claimtrack.values.find import find
from claimtrack.values.value import Value

ACTS = ("speech.deny", "speech.untrue", "speech.confirm", "speech.refuse", "speech.decline")


@cache
def filter_finder(lang: str) -> TermFinder:
    """The words without which a sentence holds no claim: parts of frames, words of acts, of lists."""
    lists: dict[str, list[str]] = {}
    for claim_type in claim_types().values():
        for frame in claim_type.frames:
            for part in frame.of:
                if part[0] not in "#@":
                    label = part if "." in part else f"{claim_type.id}.{part}"
                    terms = claim_type.words[lang].get(label) or lexicon(lang)[label]
                    lists["frame"] = [*lists.get("frame", ()), *expanded(terms)]
    lists["list"] = expanded(lexicon(lang)["clauses.parts"])
    lists["act"] = [form for label in ACTS for form in expanded(lexicon(lang)[label])]
    return TermFinder({label: sorted(set(forms)) for label, forms in lists.items()}, lang)


class Reader:
    """Reads the sentences of one language, knowing the listed entities and those of a watch."""

    def __init__(self, lang: str, own_entities: tuple[Entity, ...] = ()) -> None:
        self.lang = lang
        self._nlp = pipeline(lang)
        self._names = _name_finder(lang, own_entities)
        self._filter = filter_finder(lang)
        self._published: str | None = None
        self._whole: dict[int, Reading] = {}
        self._people = People()

    def read(self, sentences: Sequence[Sentence], published: str | None) -> list[Reading]:
        """One Reading per sentence, in order; where nothing can be claimed, with its names only."""
        self._published, self._whole, self._people = published, {}, People()
        folded = [fold(sentence.text).replace("\n", " ") for sentence in sentences]
        names = backed(
            self._names.find(sentence.text, text) for sentence, text in zip(sentences, folded, strict=True)
        )
        return [
            self._full(sentence, text, found, published)
            if sentence.cells or glued(text, found) or self._filter.find(text)
            else Reading(sentence, self.lang, text, (), (), found, ())
            for sentence, text, found in zip(sentences, folded, names, strict=True)
        ]

    def fully(self, reading: Reading) -> Reading:
        """A sentence of the last article read, with its marks even where nothing can be claimed in it."""
        if reading.starts:
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
        values = (
            self._glued(sentence, names, published)
            if glued(folded, names)
            else [span._.value for span in doc.spans["values"]]
        )
        starts = [token.idx for token in doc if not token.is_space and not token.is_punct]
        return Reading(sentence, self.lang, folded, doc._.marks, values, names, starts, self._people)

    def _glued(self, sentence: Sentence, names: Sequence[Name], published: str | None) -> list[Value]:
        """The values of a row that lost its tabs, looked for behind the name they are glued to."""
        at = names[0].end
        values = find(sentence.text[at:], self.lang, published)
        return [replace(value, start=value.start + at, end=value.end + at) for value in values]


@cache
def _name_finder(lang: str, own: tuple[Entity, ...]) -> NameFinder:
    return NameFinder(load_entities().with_own(own, "the watch"), lang)
