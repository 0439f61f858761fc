"""The hash that decides whether an article has a new revision."""

from __future__ import annotations

import hashlib
import unicodedata


def text_hash(title: str | None, text: str) -> str:
    """The sha256 of title and text, equal for texts that differ in spaces and Unicode form only."""
    parts = (" ".join(unicodedata.normalize("NFC", part).split()) for part in (title or "", text))
    return hashlib.sha256("\x00".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
