"""The spaCy pipeline of a language: the one file that loads a model.

A blank pipeline with components of our own, so nothing has to be downloaded. Where a trained pipeline
of the language is installed, its named entities are added to what the lists know.
"""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from typing import TYPE_CHECKING

from claimtrack.errors import InputError

if TYPE_CHECKING:
    from spacy.language import Language

TRAINED = {
    "en": ("en_core_web_trf", "en_core_web_lg", "en_core_web_md", "en_core_web_sm"),
    "de": ("de_core_news_lg", "de_core_news_md", "de_core_news_sm"),
    "zh": ("zh_core_web_trf", "zh_core_web_lg", "zh_core_web_md", "zh_core_web_sm"),
}
"""Trained pipelines by language, best first."""


def trained(lang: str) -> str | None:
    """The name of the best trained pipeline installed for a language, or None."""
    return next((name for name in TRAINED.get(lang, ()) if find_spec(name)), None)


@cache
def pipeline(lang: str) -> Language:
    """The pipeline that reads sentences of a language; built once."""
    import spacy

    if lang not in TRAINED:
        raise InputError("There is no such language", where=lang, hint=f"Languages: {', '.join(TRAINED)}.")
    nlp = spacy.blank(lang)
    nlp.add_pipe("claimtrack_values")
    nlp.add_pipe("claimtrack_terms")
    return nlp
