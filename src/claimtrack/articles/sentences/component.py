"""The same sentence ends as a spaCy component: `nlp.add_pipe("claimtrack_sentences")`."""

from __future__ import annotations

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

from claimtrack.articles.sentences import spans
from claimtrack.articles.sentences.lexicon import DEFAULT

NAME = "claimtrack_sentences"


def set_sentences(doc: Doc, lang: str) -> Doc:
    """The document with its sentence starts set where `spans` puts them; what it had before is replaced."""
    starts = [start for start, _ in spans(doc.text, lang)]
    due = 0
    for token in doc:
        begins = due < len(starts) and token.idx + max(len(token), 1) > starts[due]
        # A token may hold two starts (a stop glued to the next word); it begins a sentence once.
        while due < len(starts) and token.idx + len(token) > starts[due]:
            due += 1
        token.is_sent_start = begins or token.i == 0
    return doc


@Language.factory(NAME, assigns=["doc.sents", "token.is_sent_start"])
def create(nlp: Language, name: str) -> Callable[[Doc], Doc]:  # noqa: ARG001  # spaCy passes both by name
    """The component for a pipeline, with the rules of its language."""
    lang = nlp.lang or DEFAULT

    def component(doc: Doc) -> Doc:
        return set_sentences(doc, lang)

    return component
