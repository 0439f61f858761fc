"""Text folded for matching, character by character, so that offsets stay those of the original.

Traditional Chinese becomes Simplified (OpenCC), full-width forms become ASCII, letters lower case,
every kind of space one space, every kind of quote and apostrophe one kind.
"""

from __future__ import annotations

import unicodedata
from functools import cache

CJK = range(0x3400, 0x9FFF + 1)
_SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_LOOKALIKES = {
    "’": "'", "‘": "'", "‛": "'", "ʼ": "'", "`": "'", "´": "'",
    "‐": "-", "‑": "-", "‒": "-", "−": "-",
    "∼": "~", "〜": "~", "～": "~",
}  # fmt: skip


@cache
def _table() -> dict[int, str]:
    """The map of characters; built on first use because OpenCC costs some milliseconds."""
    from opencc import OpenCC

    characters = "\n".join(chr(code) for code in CJK)
    simplified = OpenCC("t2s").convert(characters).split("\n")
    table = {code: to for code, to in zip(CJK, simplified, strict=True) if len(to) == 1}
    for code in range(0xFF01, 0xFF5F):
        table[code] = unicodedata.normalize("NFKC", chr(code)).lower()
    for code in [*range(0x41, 0x5B), *range(0xC0, 0x250)]:
        if len(chr(code).lower()) == 1:
            table[code] = chr(code).lower()
    table.update({ord(space): " " for space in _SPACES})
    table.update({ord(old): new for old, new in _LOOKALIKES.items()})
    return table


def simplified(text: str) -> str:
    """The text with Traditional Chinese as Simplified and all else as it is, of the same length."""
    return text.translate(_simplified())


@cache
def _simplified() -> dict[int, str]:
    return {code: to for code, to in _table().items() if code in CJK and ord(to) != code}


def fold(text: str) -> str:
    """The text in matching form; `len(fold(text)) == len(text)` always."""
    return text.translate(_table())
