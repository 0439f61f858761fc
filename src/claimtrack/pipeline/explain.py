"""An article read as `extract` reads it: what was found in each sentence, and why something was dropped."""

from __future__ import annotations

from claimtrack.articles.sentences import split
from claimtrack.claims.explain import Explained, Explanation
from claimtrack.claims.extract import extract
from claimtrack.claims.reasons import Reason
from claimtrack.model import Article, Watch
from claimtrack.pipeline.steps import follows, reader_of
from claimtrack.pipeline.voices import voice_of


def explain(article: Article, watch: Watch) -> list[Explained]:
    """The sentences of an article, title first; none where the watch does not read its language."""
    if article.lang not in watch.languages:
        return []
    explanation, reader = Explanation(), reader_of(article.lang, watch.own_entities)
    for claim in extract(article, split(article), reader, voice_of(article, watch), explanation):
        if not follows(watch, claim):
            explanation.drop(claim, Reason.NOT_FOLLOWED)
    return explanation.sentences
