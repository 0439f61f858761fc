"""A labelled folder read with the present rules, and scored."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from claimtrack.evaluation.labels import Labelled, read_labelled
from claimtrack.evaluation.scores import Scores, score
from claimtrack.model import Claim, Watch
from claimtrack.pipeline.steps import extract


def evaluate(
    folder: Path, watch: Watch, lang: str | None = None, on_article: Callable[[str], None] = lambda _: None
) -> Scores:
    """The score of what the watch finds in the labelled articles; `on_article` is told the id of each."""

    languages = watch.languages if lang is None else (lang,)

    def found() -> Iterator[tuple[Labelled, list[Claim]]]:
        for labelled in read_labelled(folder, languages):
            on_article(labelled.id)
            yield labelled, extract(labelled.article, watch)

    return score(found(), watch)
