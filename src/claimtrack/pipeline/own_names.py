"""Texts that somebody writes in his own name: "I moved our shop", „mir schreiben Leser“, 我劝老板."""

from __future__ import annotations

import re
from functools import cache

from claimtrack.data.lexicons import either, expanded, lexicon
from claimtrack.folding import fold
from claimtrack.model import Article
from claimtrack.pipeline.own_pages import name_words

ENOUGH = 2
"""In so many sentences the author speaks of himself; one may be said by somebody without quotation marks."""
QUOTED = re.compile(
    r"“[^“”]*”|„[^„“]*“|«[^«»]*»|»[^«»]*«|「[^「」]*」|『[^『』]*』|\"[^\"]*\"|(?<!\w)[‘'‚][^‘’'\n]*[’'‘](?!\w)"
)
SENTENCE = re.compile(r"[^.!?。！？\n]+")
ANSWER = re.compile(r"(?m)^[^\n.:：]{2,40}[:：] ?\S")
"""A line of an interview: who speaks, a colon, what he says."""
NO_LAND = "(?![国市省县区校院军司方])"
"""What makes a Chinese "I" a "our": 我国, 我市, 我司."""


def in_own_name(article: Article) -> bool:
    """Whether a text speaks of its author as "I", outside quotations, and is no interview or column."""
    if not article.lang or len(ANSWER.findall(article.text)) >= ENOUGH or _is_column(article.title or ""):
        return False
    text = QUOTED.sub(" ", fold(article.text))
    narrators = _narrators(article.lang)
    return sum(bool(narrators.search(one)) for one in SENTENCE.findall(text)) >= ENOUGH


def _is_column(title: str) -> bool:
    """Whether a title says that an outlet comments: what is told there is the outlet's word."""
    return fold(title).startswith(name_words()["columns"])


@cache
def _narrators(lang: str) -> re.Pattern[str]:
    words = either(map(fold, expanded(lexicon(lang)["clauses.narrators"])))
    return re.compile(rf"(?:{words}){NO_LAND}" if lang == "zh" else rf"(?<![\w-])(?:{words})(?![\w-])")
