"""Numbers and voices in words, for the sentences a reader gets to see."""

from __future__ import annotations

import math
import re
from functools import lru_cache

from claimtrack.comparison.intervals import Interval
from claimtrack.comparison.reading import Reading
from claimtrack.model import Claim, Qualifier, Quantity, SpeakerKind

_MAGNITUDES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))
_LONGEST_NAME = 80
_PLAIN_UNITS = ("percent", "people", "months", "points")


def words_of(type_id: str) -> str:
    """A claim type in words: customer exit."""
    return type_id.replace("_", " ")


@lru_cache(maxsize=4096)
def number(value: float) -> str:
    """A number as people write it: 5.8, 1,700, 28.8 million."""
    if not math.isfinite(value):
        return "open"
    for size, word in _MAGNITUDES:
        if abs(value) >= size:
            return f"{value / size:,.12g} {word}"
    return f"{value:,.12g}"


def _range(low: str, high: str) -> str:
    """Two ends in words; a magnitude both share is said once."""
    if low == high:
        return low
    word = high.rpartition(" ")[2]
    shared = word.isalpha() and low.endswith(f" {word}")
    return f"{low.removesuffix(f' {word}') if shared else low} to {high}"


def _figure(quantity: Quantity) -> str:
    low, high = quantity.low, quantity.high
    if low is None or high is None:
        end = low if low is not None else high
        word = quantity.qualifier or (Qualifier.AT_LEAST if low is not None else Qualifier.UP_TO)
        return f"{word} {number(end or 0.0)}"
    figure = _range(number(low), number(high))
    return figure if quantity.qualifier is None else f"{quantity.qualifier} {figure}"


@lru_cache(maxsize=4096)
def amount(quantity: Quantity | None) -> str | None:
    """A quantity in words: "20 to 30 percent", "up to 1,700 people", "CNY 2 billion"; None without one."""
    if quantity is None or (quantity.low is None and quantity.high is None):
        return None
    figure = _figure(quantity)
    if quantity.unit and quantity.unit not in _PLAIN_UNITS:
        figure = f"{quantity.unit} {figure}"
    elif quantity.unit:
        figure = f"{figure} {quantity.unit}"
    return f"{one_line(quantity.text)} ({figure})" if quantity.vague and quantity.text else figure


def interval_words(interval: Interval | None) -> str:
    """An interval in brackets, an open side named so: [20, open]."""
    if interval is None:
        return "none"
    return f"[{number(interval.low)}, {number(interval.high)}]"


def one_line(text: str) -> str:
    """Words from a stranger's page, fit to stand in a sentence: one line, and not too long."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST_NAME else f"{line[: _LONGEST_NAME - 1]}…"


def outlet(claim: Claim) -> str:
    """Where the claim was published: its source, else the host of its address, else the file's name."""
    host = re.match(r"\w+://(?:www\.)?([^/?#]+)", claim.article)
    name = claim.source or (host.group(1) if host else claim.article.rpartition("/")[2])
    return one_line(name) or "unknown source"


def speaker(claim: Claim) -> str:
    """Whose word it is: the speaker as written, else what the source tells."""
    voice = claim.attribution
    if voice.speaker and voice.speaker.strip():
        return one_line(voice.speaker)
    if voice.speaker_kind is SpeakerKind.OFFICIAL:
        return f"The official voice in {outlet(claim)}"
    if voice.speaker_kind in (SpeakerKind.UNNAMED, SpeakerKind.INSIDER):
        return f"An unnamed source in {outlet(claim)}"
    return outlet(claim)


def voice(reading: Reading) -> str:
    """Speaker and date: Leiphone (2025-09-15)."""
    date = "no date" if reading.said is None else reading.said.label
    return f"{speaker(reading.claim)} ({date})"


def event(claim: Claim) -> str:
    """What is claimed when no number is given: the customer exit (byd)."""
    return f"the {words_of(claim.type)}" + (f" ({one_line(claim.object)})" if claim.object else "")
