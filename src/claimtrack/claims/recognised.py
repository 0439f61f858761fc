"""Organisations that a trained pipeline names, where one is installed: on no list, and without a pattern."""

from __future__ import annotations

from collections.abc import Sequence

from claimtrack.claims.names import Name
from claimtrack.claims.organisations import KIND
from claimtrack.nlp import recogniser, trained


def recognise(text: str, lang: str, taken: Sequence[Name]) -> list[Name]:
    """The organisations in a sentence that overlap none of the names already found, by place."""
    places = recogniser(lang)
    if places is None:
        return []
    return [
        Name(start, end, text[start:end], text[start:end], KIND, by=trained(lang))
        for start, end in places(text)
        if all(end <= name.start or start >= name.end for name in taken)
    ]
