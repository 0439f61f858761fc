"""Sentence ends in scripts that put a space after a stop: English, German and their like.

A stop before a space is only a candidate: abbreviations, initials, ordinals, a question inside a quotation
that goes on, and a lower-case letter after it all say that the sentence is not over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from claimtrack.articles.sentences.lexicon import Ends, Lexicon

OPENERS = "\"'“”„‚‘«»‹›([{¿¡–—*•-"
FULL_WIDTH = "。！？"
"""Chinese stops end a sentence in any text, and need no space."""
BRACKETS = {")": "(", "]": "["}

_INITIALS = re.compile(r"(?:[^\W\d_]\.-?)*[^\W\d_]")
_ROMAN = re.compile(r"[IVX]{1,5}")
_DAY_AND_MONTH = re.compile(r"\d{1,2}\.\d{1,2}")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_NEXT = re.compile(rf"[\s{re.escape(OPENERS)}]*")
_CAMEL = re.compile(r"[a-z]{1,2}[A-Z]")
_LAST_PART = re.compile(r"[-/&]")
_LOOK_BACK = 32
_LONGEST_PART = 5
"""Letters and stop of the longest part of an abbreviation written with spaces (n. Chr.)."""


class SpacedEnds:
    """The places where the sentences of a line end, by one language's lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        closers, stops = re.escape(lexicon.closers), re.escape(lexicon.stops)
        saying = "|".join(lexicon.saying) or "(?!)"
        self._lexicon = lexicon
        self._abbreviations = lexicon.abbreviations
        self._doubtful = self._abbreviations | {name.rpartition(".")[2] for name in self._abbreviations}
        behind = rf"(?:[{closers}」』]|\[\d{{1,3}}\])*"
        self._stop = re.compile(rf"([{stops}{FULL_WIDTH}]+)({behind})")
        ascii_stops = "".join(filter(str.isascii, lexicon.stops))
        self._ascii_stop = re.compile(rf"([{ascii_stops}]+)({behind})")
        self._other_stops = FULL_WIDTH + "".join(stop for stop in lexicon.stops if not stop.isascii())
        self._saying = re.compile(rf"(?:[^\W\d_][\w.'’-]*\s+){{1,4}}(?:{saying})\b")

    def of(self, text: str) -> Ends:
        """The function that gives the offsets right behind each end within a line of the text."""
        # Searching for ASCII characters alone is three times as fast, and most texts have no other stops.
        rare = any(stop in text for stop in self._other_stops)
        return partial(self._in_line, self._stop if rare else self._ascii_stop, text)

    def _in_line(self, stops: re.Pattern[str], text: str, start: int, end: int) -> Iterator[int]:
        begin = start
        for match in stops.finditer(text, start, end):
            at = match.end()
            if (
                at >= end
                or self._plain_end(text, begin, match.start(), at)
                or match[0][0] in FULL_WIDTH
                or (text[at].isspace() and self._is_end(text, begin, end, match))
            ):
                yield at
                begin = at

    def _plain_end(self, text: str, begin: int, stop: int, at: int) -> bool:
        """True for most ends: a full stop behind a longer word, no abbreviation, and a capital after it."""
        if text[at] != " " or text[stop:at] != "." or not text[at + 1 : at + 2].isupper():
            return False
        word = text[max(begin, text.rfind(" ", begin, stop) + 1) : stop]
        return len(word) > 2 and word.isalpha() and word not in self._doubtful and not word.isupper()

    def _is_end(self, text: str, begin: int, end: int, match: re.Match[str]) -> bool:
        """True where the stops matched end the sentence that begins at `begin`."""
        stop, closers = match.groups()
        at = _skip(_NEXT, text, match.end(), end)
        if at >= end:
            return True
        if text[at].islower() and not _CAMEL.match(text, at):
            return False
        token = _last_token(text, begin, match.start())
        bracket = BRACKETS.get(closers[-1:])
        word = _WORD.match(text, at, end)
        following = word[0] if word else text[at]
        starts = following in self._lexicon.starters
        if bracket and text[begin:at].lstrip()[:1] != bracket:
            return starts  # the bracket opened inside the sentence: "Amazon (up 3 %!) Alibaba"
        if stop == ".":
            return self._full_stop_ends(token, text[begin : match.start()], following, starts)
        if "." in stop or "…" in stop:
            # „Das ist ... Wahnsinn“: between spaces an ellipsis stands for words left out.
            return bool(token) or starts
        if token + stop in self._lexicon.names_with_stops:
            return starts
        return not (closers[-1:] in self._lexicon.quotes and closers and self._saying.match(text, at, end))

    def _full_stop_ends(self, token: str, before: str, following: str, starts: bool) -> bool:
        """True where one full stop behind `token` ends the sentence that runs `before` it."""
        lexicon = self._lexicon
        if token.isdecimal():
            if len(token) <= 3 and before.strip() == token:
                return False  # the marker of a numbered list
            if not lexicon.ordinals or len(token) > 3:
                return True
            # „im 3. Quartal“, „zum 100. Mal“ against „auf Platz 3. Der Konzern“
            return starts if len(token) < 3 else following not in lexicon.after_ordinals
        if lexicon.ordinals and (_DAY_AND_MONTH.fullmatch(token) or _ROMAN.fullmatch(token)):
            return starts
        name = self._abbreviation(before, token)
        if name in lexicon.never:
            return False
        if name in lexicon.rarely or _INITIALS.fullmatch(token):
            return starts
        return not (name in lexicon.before_number and following[0].isdigit())

    def _abbreviation(self, before: str, token: str) -> str:
        """The abbreviation that the token ends (`z.B` of „z. B“), as the lexicon writes it."""
        known = self._abbreviations
        name = token
        for part in reversed(before[-_LOOK_BACK:].split()[:-1]):
            if not part.endswith(".") or len(part) > _LONGEST_PART:
                break
            name = part.lstrip(OPENERS) + name
            if name in known:
                return name
        forms = [token, _LAST_PART.split(token)[-1]]
        if token[:1].isupper():  # begins the sentence, or all of it is in capitals
            forms += [token[0].lower() + token[1:], token.title()]
        return next((form for form in forms if form in known), token)


def _skip(pattern: re.Pattern[str], text: str, at: int, end: int) -> int:
    """The offset behind what the pattern, which may match nothing, matches at `at`."""
    match = pattern.match(text, at, end)
    return match.end() if match else at


def _last_token(text: str, begin: int, at: int) -> str:
    """What stands between the last space and the stop, without opening quotes and brackets."""
    chunk = text[max(begin, at - _LOOK_BACK) : at]
    if not chunk or chunk[-1].isspace():
        return ""
    return chunk.rsplit(None, 1)[-1].lstrip(OPENERS)
