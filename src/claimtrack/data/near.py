"""What to say about a word that nobody knows: the known ones that look like it."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


def near(word: str, known: Iterable[str]) -> str:
    """The nearest known words as a question in brackets, to stand behind an unknown one; or nothing."""
    close = get_close_matches(word.lower(), list(known), n=3, cutoff=0.6)
    return f" (did you mean {' or '.join(map(repr, close))}?)" if close else ""
