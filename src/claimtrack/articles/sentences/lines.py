"""The lines of a text, which end every sentence, except where a line was only wrapped."""

from __future__ import annotations

import re
from collections.abc import Iterator

COMMAS = ",，、"

_FIRST_WORD = re.compile(r"[^\W\d_]{2}")
_LAST_WORD = re.compile(r"[^\W\d_]+$")
_FIRST_HAN = "\u2e80"


def lines(
    text: str, unfinished: frozenset[str], start: int = 0, stop: int | None = None
) -> Iterator[tuple[int, int]]:
    """The offsets of the lines of a text, or of a stretch of it, with their breaks; one that goes on in
    mid-sentence is joined to the next.

    Mails, PDFs and link texts break lines anywhere: "jobs at the cloud unit of Amazon / are at risk".
    """
    begin = end = start
    before = ""
    for line in text[start:stop].splitlines(keepends=True):
        body = line.strip()
        if not (before and body and _goes_on(before, body, unfinished)):
            if begin < end:
                yield begin, end
            begin = end
        end += len(line)
        before = body
    if begin < end:
        yield begin, end


def _goes_on(before: str, line: str, unfinished: frozenset[str]) -> bool:
    """True where a line is unfinished by its last word or comma, or the next begins in lower case."""
    last = before[-1]
    if not (last.isalpha() or last in COMMAS) or "\t" in before or "\t" in line:
        return False
    if last in COMMAS:
        return True
    if last >= _FIRST_HAN:
        return False
    word = _LAST_WORD.search(before[-24:])
    first = _FIRST_WORD.match(line)
    return (word is not None and word[0] in unfinished) or (first is not None and first[0].islower())
