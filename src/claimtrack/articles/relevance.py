"""Whether a page names an entity of the watch at all, before anything expensive is done with it.

The page is decoded, stripped of tags and scripts by one regular expression and searched for all names at
once; parsing and the search for its main text wait for the answer.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Mapping
from typing import Any

import ahocorasick

from claimtrack.articles.charset import decode
from claimtrack.folding import fold

_MARKUP = re.compile(
    r"<(?:script\b[^<]*(?:<(?!/script)[^<]*)*(?:</script[^<>]*>?)?"
    r"|style\b[^<]*(?:<(?!/style)[^<]*)*(?:</style[^<>]*>?)?"
    r"|!--.*?(?:-->|\Z)|[a-zA-Z/!?][^<>]*>)",
    re.IGNORECASE | re.DOTALL,
)
"""Scripts, styles, comments and tags; an unclosed one reaches to the end, so hostile pages cost no more."""
_HAS_MARKUP = re.compile(r"<[a-zA-Z!/]")
_INVISIBLE = ("\u00ad", "\u200b", "\u200c", "\u200d", "\ufeff")
"""Soft hyphens and joiners, which German and Chinese pages put inside words."""
_HAN_OR_WIDE = re.compile(r"[\u3400-\u9fff\uff01-\uff5e]")
_LETTER = re.compile(r"[^\W_\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
"""A letter or digit of a script with spaces between words: beside one, a name is part of a longer word."""


def visible(page: str) -> str:
    """The text of a page that a reader could see, its title included; tags become spaces."""
    text = html.unescape(_MARKUP.sub(" ", page)) if _HAS_MARKUP.search(page) else page
    for character in _INVISIBLE:
        text = text.replace(character, "")
    return text


def _folded(text: str) -> str:
    """The text as names are compared with it; folding in full is worth its time only for Chinese."""
    text = fold(text) if _HAN_OR_WIDE.search(text) else text.lower().replace("’", "'").replace("\u2011", "-")
    return " ".join(text.split())


class Relevance:
    """Finds names in pages: Latin ones as whole words (AWS is not in laws), Chinese ones anywhere."""

    def __init__(self, names: Iterable[str]) -> None:
        self._automaton: Any = ahocorasick.Automaton()
        for name in names:
            folded = " ".join(fold(name).split())
            if folded:
                self._automaton.add_word(folded, (len(folded), name))
        self._any = len(self._automaton) > 0
        if self._any:
            self._automaton.make_automaton()

    def first_in(self, data: bytes | str, headers: Mapping[str, str] | None = None) -> str | None:
        """The first name that the page or text holds, as it was given, or None."""
        if not self._any:
            return None
        page = data if isinstance(data, str) else decode(data, headers)
        text = _folded(visible(page))
        for last, (length, name) in self._automaton.iter(text):
            if _stands_alone(text, last + 1 - length, last + 1):
                return str(name)
        return None

    def names_in(self, data: bytes | str, headers: Mapping[str, str] | None = None) -> bool:
        """True where the page or text holds one of the names; with no names, always False."""
        return self.first_in(data, headers) is not None


def _stands_alone(text: str, start: int, end: int) -> bool:
    """True where the name between the offsets is a word; a genitive s may follow (Amazons, Amazon's)."""
    if _LETTER.match(text, start) and start and _LETTER.match(text, start - 1):
        return False
    if not _LETTER.match(text, end - 1) or not _LETTER.match(text, end):
        return True
    return text[end] == "s" and not _LETTER.match(text, end + 1)
