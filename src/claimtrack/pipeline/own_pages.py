"""Pages that speak for whom they are about: a company's newsroom, a letter to staff, a union's leaflet."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from claimtrack.data.load import DATA, read
from claimtrack.folding import fold
from claimtrack.model import Article, SpeakerKind

CJK = "\u2e80"
LETTER = 3
"""A letter has so many lines at least: the salutation, what it says, who signs."""
SALUTATION = 60
OPENING = ' "“„«「'
OTHER = re.compile(r"[^\w&'’.-]+")
PRESS_OF = re.compile(r"(?i)[,(/|·–-]\s*(?:medien|media|news|pr|press|presse)\b")
"""What a company's press pages add to its name ("Norvik Lines, press")."""
COMMON = frozenset({"das", "der", "die", "mein", "my", "our", "the", "unser"})
"""Words that begin the name of a page and name nobody."""
PART = 3
"""So many Chinese characters of a page's name must stand in its title or come back in its text."""


def written_by(article: Article) -> SpeakerKind | None:
    """Whose word a page is by what it is: a company's, its staff's; None where nothing says so."""
    return _letter(article.text) or (SpeakerKind.OFFICIAL if _is_own_page(article) else None)


def _letter(text: str) -> SpeakerKind | None:
    """Whose word a letter is that a text consists of: that of the company, or of its staff's bodies."""
    lines = [line for line in map(fold, text.strip().splitlines()) if line.strip()]
    if len(lines) < LETTER or not lines[0].lstrip(OPENING).startswith(name_words()["salutations"]):
        return None
    if len(lines[0]) > SALUTATION:
        return None
    return SpeakerKind.INSIDER if holds(" ".join(lines[-2:]), name_words()["staff"]) else SpeakerKind.OFFICIAL


def _is_own_page(article: Article) -> bool:
    """Whether a page's name holds a word for a company's page, and the name of one that the text names."""
    source, words = article.source or "", name_words()
    paged = holds(source, words["pages"]) or PRESS_OF.search(source)
    return bool(paged) and not holds(source, words["analyst"]) and _is_about(_named(source), article)


def _named(source: str) -> str:
    """The name of a page without the words that say what it is."""
    named = OTHER.sub(" ", source)
    for word in sorted(name_words()["pages"], key=len, reverse=True):
        edge = "" if word[0] >= CJK else r"\b"
        named = re.sub(rf"(?i){edge}{re.escape(word)}{edge}", " ", named)
    return named.strip()


def _is_about(named: str, article: Article) -> bool:
    """Whether an article speaks of whom its page is named after."""
    title = article.title or ""
    if named[:1] >= CJK:
        parts = {named[at : at + PART] for at in range(len(named) - PART + 1)}
        return any(part in title or article.text.count(part) > 1 for part in parts)
    first = next(iter(named.split()), "")
    return len(first) > 1 and first.lower() not in COMMON and first in f"{title}\n{article.text}"


def holds(name: str, words: Iterable[str]) -> bool:
    """Whether one of the words stands in a name, as a whole word where the script has spaces."""
    folded = f" {fold(name)} "
    spaced = re.sub(r"\W", " ", folded)
    return any(word in folded if word[0] >= CJK else f" {word} " in spaced for word in words)


@cache
def name_words() -> dict[str, tuple[str, ...]]:
    """What the names of sources say of whose word they are, folded, by kind."""
    table = read(DATA / "source_names.toml")
    words = {key: tuple(map(fold, table.texts(key))) for key in table}
    table.done()
    return words
