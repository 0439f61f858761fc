"""Sentence ends in scripts that put no space after a stop: Chinese.

Here the stop itself decides; what needs care is a quotation that goes on (“谁的错？”的问题), a speaker named
behind it (“没有裁员。”发言人说。), titles in 《》, half-width stops, and telegrams that have no stops at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from claimtrack.articles.sentences.lexicon import Ends, Lexicon

LONGEST = 300
"""Characters after which a sentence without a stop is cut at a dash, a semicolon or a space."""
TELEGRAM = 100
"""Characters from which on two dashes between spaces make a list of notes, each a sentence."""
TITLE_MARKS = "》〉"
FULL_STOPS = ".．"
"""Half-width stops, as typed with a Latin keyboard."""

_HAN = r"\u3400-\u9fff"
_GOES_ON_SIGN = re.compile(r"\s*[，,、：:；;。！？!?…）)】」』”’》〉]")
_WITHIN_ADDRESS = re.compile(r"[\w/=&-][!?;][\w=&]", re.ASCII)
_LATIN = re.compile(r"[A-Za-z0-9]")
_NOTE = re.compile(r"\s(?=[-–—•·]\s)")
_CUTS = (_NOTE, re.compile(r"[；;]"), re.compile(r"\s"), re.compile(r"[，,]"))


class UnspacedEnds:
    """The places where the sentences of a line end, by one language's lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        closers = re.escape(lexicon.closers)
        # One class of characters and nothing before it, so that the search can skip ahead.
        self._stop = re.compile(rf"([{re.escape(lexicon.stops + FULL_STOPS)}]+)([{closers}]*)")
        self._before_full_stop = re.compile(rf"[{_HAN}{closers}％%]")
        said, silent = ("|".join(words) or "(?!)" for words in (lexicon.saying, lexicon.not_saying))
        self._said = re.compile(
            rf"(?:(?!{silent})[^，。！？；：,!?;:“”「」\"]){{0,20}}?(?:{said})\s*(?:[。！？.]|$|[，,：:]\s*[“「『\"])"
        )
        self._goes_on = lexicon.goes_on
        self._quotes = lexicon.quotes
        self._names = tuple(lexicon.names_with_stops)

    def of(self, text: str) -> Ends:
        """The function that gives the offsets right behind each end within a line of the text."""
        return partial(self._in_line, text)

    def _in_line(self, text: str, start: int, end: int) -> Iterator[int]:
        begin = start
        for match in self._stop.finditer(text, start, end):
            at = self._end(text, begin, end, match)
            if at is not None:
                if at - begin > TELEGRAM:
                    yield from _cuts(text, begin, at)
                yield at
                begin = at
        yield from _cuts(text, begin, end)

    def _end(self, text: str, begin: int, end: int, match: re.Match[str]) -> int | None:
        """The offset behind the sentence that the stops matched end, or None where it goes on."""
        stop, closers, at = match[1], match[2], match.end()
        if '"' in closers:
            closers = _closing(closers, text.count('"', begin, match.start()))
            at = match.end(1) + len(closers)
        if at >= end:
            return at
        if _GOES_ON_SIGN.match(text, at, end) or _WITHIN_ADDRESS.match(text, at - 2, at + 1):
            return None
        if stop[0] in "!?" and text[begin : match.end(1)].endswith(self._names):
            return None
        if stop in FULL_STOPS and not self._full_stop_ends(text, begin, match.start(), at):
            return None
        if not closers:
            return at
        if closers[-1] in TITLE_MARKS or (
            closers[-1] in "）)】］〕" and text[begin:at].lstrip()[0] not in "（(【［〔"
        ):
            return at if text[at].isspace() else None
        if closers[-1] in self._quotes and self._quotation_goes_on(text, at, end, stop):
            return None
        return at

    def _full_stop_ends(self, text: str, begin: int, stop: int, at: int) -> bool:
        """True for a half-width stop behind Han, a closing sign or %; never in 1.2万, Inc.公司 or 1.公司."""
        if stop == begin:
            return True
        if text[stop - 1].isdecimal():
            return text[at].isspace() and not text[begin:stop].strip().isdecimal()
        return self._before_full_stop.match(text, stop - 1) is not None and not _LATIN.match(text, at)

    def _quotation_goes_on(self, text: str, at: int, end: int, stop: str) -> bool:
        """True where the words behind a closing quote belong to the sentence of the quotation."""
        if not stop.startswith("。") and text.startswith(self._goes_on, at):
            return True
        return self._said.match(text, at, end) is not None


def _closing(closers: str, before: int) -> str:
    """Those of the closers that still belong to the sentence, with so many straight quotes before them.

    The straight quote opens and closes alike: behind an even number of them it opens the next sentence.
    """
    for place, sign in enumerate(closers):
        if sign == '"':
            if before % 2 == 0:
                return closers[:place]
            before += 1
    return closers


def _cuts(text: str, begin: int, end: int) -> Iterator[int]:
    """Where a stretch without stops is cut: at every dash of a telegram, then wherever it stays too long."""
    notes = [match.end() for match in _NOTE.finditer(text, begin + 1, end)] if end - begin > TELEGRAM else []
    for note in (*(notes if len(notes) > 1 else ()), end):
        while note - begin > LONGEST:
            at = next(
                (place for sign in _CUTS if (place := _last(sign, text, begin + 1, begin + LONGEST))), None
            )
            if at is None:
                break
            yield at
            begin = at
        if note < end:
            yield note
        begin = note


def _last(sign: re.Pattern[str], text: str, begin: int, end: int) -> int | None:
    """The offset behind the last match between the offsets, or None."""
    return max((match.end() for match in sign.finditer(text, begin, end)), default=None)
