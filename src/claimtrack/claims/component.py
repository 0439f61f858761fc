"""The spaCy component that marks the terms of a language's lists in a Doc.

spaCy finds it by its entry point (`spacy_factories` in pyproject.toml), so a pipeline can be built
without importing this package first.
"""

from __future__ import annotations

from functools import cache

from spacy.attrs import IDX, IS_PUNCT, IS_SPACE  # type: ignore[import-not-found]
from spacy.language import Language
from spacy.tokens import Doc

from claimtrack.claims.terms import TermFinder
from claimtrack.data.claim_types import claim_types
from claimtrack.data.lexicons import expanded, lexicon
from claimtrack.folding import fold
from claimtrack.values.component import text_of

GROUP = "terms"


@cache
def term_finder(lang: str) -> TermFinder:
    """Everything that can be marked in a language: the shared lists and the words of every claim type."""
    lists = dict(lexicon(lang))
    for claim_type in claim_types().values():
        lists.update(claim_type.words[lang])
    return TermFinder({label: expanded(terms) for label, terms in lists.items()}, lang)


class TermMarker:
    """Puts every term found into `doc._.marks` and, if `spans`, into `doc.spans["terms"]`."""

    def __init__(self, lang: str, *, spans: bool = True) -> None:
        self._spans = spans
        if not Doc.has_extension("marks"):
            Doc.set_extension("marks", default=())
        self._finder = term_finder(lang)

    def __call__(self, doc: Doc) -> Doc:
        marks = self._finder.find(fold(text_of(doc)).replace("\n", " "))
        doc._.marks = tuple(marks)
        if not self._spans:
            return doc
        spans = (doc.char_span(m.start, m.end, label=m.label, alignment_mode="expand") for m in marks)
        doc.spans[GROUP] = [span for span in spans if span is not None]
        return doc


@Language.factory("claimtrack_terms", default_config={"spans": True})
def make_term_marker(nlp: Language, name: str, spans: bool) -> TermMarker:  # noqa: ARG001 (spaCy passes both)
    """The component for a pipeline of this language."""
    return TermMarker(nlp.lang or "", spans=spans)


def word_starts(doc: Doc) -> list[int]:
    """Where the words of a document begin, spaces and punctuation left out."""
    found = doc.to_array([IDX, IS_SPACE, IS_PUNCT])
    return list(found[(found[:, 1] == 0) & (found[:, 2] == 0), 0].tolist())
