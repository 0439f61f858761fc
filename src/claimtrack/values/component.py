"""The values of a document as a spaCy pipe: `doc._.values`, and spans of them in `doc.spans["values"]`."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc, Span

from claimtrack.values.find import find
from claimtrack.values.lexicon import lexicon_of

NAME = "claimtrack_values"
SPANS = "values"


WRITTEN = "claimtrack_text"
"""Where a document may carry its own text in `user_data`: to put it together again from tokens takes time."""


def text_of(doc: Doc) -> str:
    """The text of a document."""
    return str(doc.user_data.get(WRITTEN) or doc.text)


def register() -> None:
    """Make `doc._.published` (an ISO date or None), `doc._.home` (a currency or None), `doc._.values` and
    `span._.value` known; safe to repeat.
    """
    if not Doc.has_extension("published"):
        Doc.set_extension("published", default=None)
    if not Doc.has_extension("home"):
        Doc.set_extension("home", default=None)
    if not Doc.has_extension("values"):
        Doc.set_extension("values", default=())
    if not Span.has_extension("value"):
        Span.set_extension("value", default=None)


class ValueFinder:
    """Puts the values of a document into `doc._.values` and, if `spans`, into its span groups.

    Spans are widened to whole tokens; the values keep their exact places.
    """

    def __init__(self, lang: str, *, spans: bool = True) -> None:
        self.lang = lang
        self.spans = spans
        lexicon_of(lang)
        register()

    def __call__(self, doc: Doc) -> Doc:
        """The document with its values, each found once however often it passes."""
        doc._.values = tuple(find(text_of(doc), self.lang, doc._.published, doc._.home))
        if not self.spans:
            return doc
        spans = []
        for value in doc._.values:
            span = doc.char_span(value.start, value.end, label=value.kind.value, alignment_mode="expand")
            if span is not None:
                span._.value = value
                spans.append(span)
        doc.spans[SPANS] = spans
        return doc


@Language.factory(NAME, default_config={"spans": True})
def create_value_finder(nlp: Language, name: str, spans: bool) -> ValueFinder:
    """The pipe for the language of a pipeline; a language without a lexicon is refused when it is added."""
    del name  # spaCy passes it; one pipe finds all values
    return ValueFinder(nlp.lang or "", spans=spans)
