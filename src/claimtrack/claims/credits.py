"""Where a text names the source of its lists: "Source: Talvik Research", „Quelle: Unternehmensangaben“.

What stands in lines then is the word of that source; what stands in whole sentences names its own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from claimtrack.claims.reading import Reading
from claimtrack.claims.rows import is_row
from claimtrack.data.lexicons import either, expanded, lexicon
from claimtrack.folding import fold
from claimtrack.model import Attribution, SpeakerKind

LONGEST = 140
"""A line that names a source is short."""
LONGEST_LINE = 90
"""So is a line of a list."""
STARRED = "*"
ENDS = (".", "!", "?", "。", "！", "？", "”", "“", "」")


def credit(readings: Sequence[Reading]) -> Attribution | None:
    """On whose word the lists of an article stand, where a line says so; None where it is the outlet's."""
    for reading in readings:
        if len(reading.folded) <= LONGEST and (found := _credits(reading.lang).search(reading.folded)):
            source = reading.sentence.text[found.start() :].strip()
            kind = _kind(reading, found.start())
            return Attribution(source, kind, found.group().strip()) if kind else None
    return None


def is_line(reading: Reading) -> bool:
    """Whether a sentence is a line of a list or the row of a table, no whole sentence."""
    text = reading.sentence.text.rstrip()
    if STARRED in text:
        return False  # a footnote says otherwise of these
    return is_row(reading) or (len(text) <= LONGEST_LINE and not text.endswith(ENDS))


def _kind(reading: Reading, start: int) -> SpeakerKind | None:
    """What the source is that is named from a place on: companies, a research house, an outlet; None: us."""
    credited = reading.folded[start:]
    companies, own, houses = _sources(reading.lang)
    if own.search(credited):
        return None
    if companies.search(credited):
        return SpeakerKind.OFFICIAL
    kinds = {name.kind for name in reading.names if name.start >= start}
    if "analyst" in kinds or houses.search(credited):
        return SpeakerKind.ANALYST
    return SpeakerKind.PRESS if "outlet" in kinds else None


@cache
def _credits(lang: str) -> re.Pattern[str]:
    """What leads to a source in folded text: a word and a colon, or a phrase."""
    led, told = (
        either(map(fold, expanded(lexicon(lang)[f"speech.{key}"]))) for key in ("credits", "compiled")
    )
    edge = "" if lang == "zh" else r"(?<!\w)"
    return re.compile(rf"(?:^|[(（,，.;|] ?)(?:{led}) ?[:：]|{edge}(?:{told})")


@cache
def _sources(lang: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """What companies give themselves, what is the outlet's own, and how houses that measure are called."""
    keys = ("credited_companies", "credited_self", "credited_houses")
    companies, own, houses = (re.compile(_words(lang, key)) for key in keys)
    return companies, own, houses


def _words(lang: str, key: str) -> str:
    """The terms of a list of speech.toml, folded, as alternatives of a pattern."""
    return either(map(fold, expanded(lexicon(lang)[f"speech.{key}"])))
