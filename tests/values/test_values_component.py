"""The spaCy pipe that puts values into a document."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc

from claimtrack.errors import InputError
from claimtrack.values.component import NAME, SPANS, register
from claimtrack.values.value import ValueKind

SENTENCES = {
    "en": "It cuts about 14,000 corporate jobs, some 4% of staff, he said on Tuesday.",
    "de": "Am Dienstag hieß es, rund 14.000 Stellen, etwa 4 % der Belegschaft, fielen weg.",
    "zh": "他周二说，公司将裁员约1.4万人，占员工总数的4%左右。",
}


@pytest.mark.parametrize("lang", sorted(SENTENCES))
def test_a_document_gets_its_values_as_spans(lang: str) -> None:
    nlp = spacy.blank(lang)
    nlp.add_pipe(NAME)
    doc = nlp(SENTENCES[lang])
    kinds = {span._.value.kind: span for span in doc.spans[SPANS]}
    assert kinds.keys() == {ValueKind.COUNT, ValueKind.PERCENT, ValueKind.PERIOD}
    assert kinds[ValueKind.COUNT]._.value.low == 14000
    for span in doc.spans[SPANS]:
        assert span._.value.text in span.text
        assert span.label_ == span._.value.kind


def test_relative_dates_resolve_against_the_published_date_of_the_document() -> None:
    nlp = spacy.blank("en")
    pipe = nlp.add_pipe(NAME)
    doc = nlp.make_doc("He left last year.")
    assert pipe(doc).spans[SPANS][0]._.value.period is None
    doc._.published = "2025-10-28"
    assert pipe(doc).spans[SPANS][0]._.value.period.label == "2024"
    assert len(doc.spans[SPANS]) == 1


def test_a_value_inside_a_longer_token_is_widened_to_it() -> None:
    nlp = spacy.blank("de")
    pipe = nlp.add_pipe(NAME)
    doc = pipe(Doc(nlp.vocab, words=["Es", "gibt", "N+5-Pakete", "."]))
    assert [(span.text, span._.value.text) for span in doc.spans[SPANS]] == [("N+5-Pakete", "N+5")]


def test_attributes_may_be_registered_again() -> None:
    register()
    register()
    assert Doc.has_extension("published")


def test_a_pipeline_streams() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe(NAME)
    docs = list(nlp.pipe(["5 jobs", "nothing", "", "20 percent"]))
    assert [len(doc.spans[SPANS]) for doc in docs] == [1, 0, 0, 1]


def test_a_language_without_lexicon_is_refused_when_the_pipe_is_added() -> None:
    with pytest.raises(InputError, match="'fr'"):
        spacy.blank("fr").add_pipe(NAME)
