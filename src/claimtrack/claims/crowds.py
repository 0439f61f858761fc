"""Several companies that share a market and are not named there: "the top three", „die vier größten“, 前五名.

Where the article has given the shares of as many, they are those with the largest; else the first of the
market are meant, and stand as `top-3`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from claimtrack.claims.focus import Focus
from claimtrack.claims.reading import Reading
from claimtrack.claims.shares import counted
from claimtrack.claims.terms import Mark
from claimtrack.data.lexicons import either
from claimtrack.data.load import DATA, read

LOOK_BACK = 24


def crowd(reading: Reading, marks: Sequence[Mark], focus: Focus) -> str | None:
    """Who is meant by the words for several companies: ids joined by a plus, or top-3; None where unclear."""
    first, ranks = _words(reading.lang)
    for mark in marks:
        count = counted(reading, mark)
        if not count or ranks.search(reading.folded[max(0, mark.start - LOOK_BACK) : mark.start]):
            continue
        if leading := focus.shares.leading(count):
            return "+".join(leading)
        if any(word in reading.folded[mark.start : mark.last] for word in first):
            return f"top-{count}"
    return None


@cache
def _words(lang: str) -> tuple[tuple[str, ...], re.Pattern[str]]:
    """What says that the first of a market are meant, and what stands before a mere rank (稳居前三)."""
    table = read(DATA / "lexicons" / lang / "crowds.toml")
    gap = "" if lang == "zh" else " "
    ranks = re.compile(rf"(?:{either(table.texts('ranks'))}){gap}$")
    first = table.texts("first")
    table.done()
    return first, ranks
