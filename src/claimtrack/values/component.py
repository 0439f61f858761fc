"""The values of a document as a spaCy pipe: `doc.spans["values"]`, each with its value in `span._.value`."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc, Span

from claimtrack.values.find import find
from claimtrack.values.lexicon import lexicon_of

NAME = "claimtrack_values"
SPANS = "values"


def register() -> None:
    """Make `doc._.published` (an ISO date or None) and `span._.value` known; safe to repeat."""
    if not Doc.has_extension("published"):
        Doc.set_extension("published", default=None)
    if not Span.has_extension("value"):
        Span.set_extension("value", default=None)


class ValueFinder:
    """Puts the values of a document into its span groups; spans are widened to whole tokens."""

    def __init__(self, lang: str) -> None:
        self.lang = lang
        lexicon_of(lang)
        register()

    def __call__(self, doc: Doc) -> Doc:
        """The document with its values, each found once however often it passes."""
        spans = []
        for value in find(doc.text, self.lang, doc._.published):
            span = doc.char_span(value.start, value.end, label=value.kind.value, alignment_mode="expand")
            if span is not None:
                span._.value = value
                spans.append(span)
        doc.spans[SPANS] = spans
        return doc


@Language.factory(NAME)
def create_value_finder(nlp: Language, name: str) -> ValueFinder:
    """The pipe for the language of a pipeline; a language without a lexicon is refused when it is added."""
    del name  # spaCy passes it; one pipe finds all values
    return ValueFinder(nlp.lang or "")
