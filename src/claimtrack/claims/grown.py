"""Whether a Chinese company itself grows: 阿里云增长32%, not 阿里云的碳排放下降8% or 阿里云减少20%用电."""

from __future__ import annotations

import re
from functools import cache

from claimtrack.claims.matching import Trigger
from claimtrack.claims.names import Name
from claimtrack.claims.reading import Reading
from claimtrack.data.lexicons import either
from claimtrack.data.load import DATA, read
from claimtrack.values.value import Value

OWN = re.compile(r"的|[\u4e00-\u9fffa-z]{2,}$")
"""What leads from a company to what is its own, or names it."""
GOES_ON = re.compile(r"\s*(?:$|[^\u4e00-\u9fff]|[至到后起上和与及、])")
"""What may stand behind a rate that is the end of what is said."""
SOLD = ("things.revenue", "things.sites", "things.groups", "revenue.segment", "revenue_growth.growth")
"""What of a company grows when its revenue does."""


def is_of_other(reading: Reading, trigger: Trigger, value: Value) -> bool:
    """Whether a rate beside a company and a verb of growing is one of something it has, uses or does."""
    if reading.lang != "zh" or "@org" not in trigger.frame.of or trigger.type.id != "revenue_growth":
        return False
    if value not in trigger.parts:
        return False
    return not GOES_ON.match(reading.folded, value.end) or _has_other(reading, trigger, value)


def _has_other(reading: Reading, trigger: Trigger, value: Value) -> bool:
    """Whether something of the company that is not sold stands between it and its verb."""
    names = [part for part in trigger.parts if isinstance(part, Name) and part.end <= value.start]
    verbs = [part for part in trigger.parts if not isinstance(part, Name | Value) and part.end <= value.start]
    return any(
        OWN.search(_without_times(reading, name.end, verb.start))
        and not any(reading.within(reading.of(*SOLD), name.end, verb.start))
        for name in names
        for verb in verbs
        if name.end <= verb.start
    )


def _without_times(reading: Reading, start: int, end: int) -> str:
    """What stands between two offsets, without times and adverbs."""
    text = reading.folded[start:end]
    for value in reading.values:
        if value.period and start <= value.start and value.end <= end:
            text = text.replace(reading.folded[value.start : value.end], "")
    return _adverbs().sub("", text)


@cache
def _adverbs() -> re.Pattern[str]:
    table = read(DATA / "lexicons" / "zh" / "grown.toml")
    words = table.texts("adverbs")
    table.done()
    return re.compile(either(words))
